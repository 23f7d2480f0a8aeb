"""The two forms a leader fills in all Monday: the kommune's written answer, and a contact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from innforing.domain.deltakelse.verdier import Kanal, Svarvalg
from innforing.domain.organ.organ import Organ
from innforing.web.deler import Feillinje
from innforing.web.skjema.feilsetninger import MANGLER
from innforing.web.skjema.feltslag import Blad
from innforing.web.skjema.gjenkjenning import MENTE, UKJENT, finn_kommuner
from innforing.web.skjema.skjemafelt import Felt
from innforing.web.skjema.skjemaverdi import les_verdi
from innforing.web.skjema.valg import puljer
from innforing.web.skjema.valgtype import Valg

if TYPE_CHECKING:
    from innforing.domain.grunnmur.verdi import Kodeverk
    from innforing.web.kall import Kall

Skjemaslag = Literal["svar", "kontakt"]
Feil = Mapping[str, tuple[str, ...]]

SKJEMA: Final = "_skjema"
INNSENDING: Final = "_innsending"
LENGSTE_NAVN: Final = 100
_DAG: Final = Blad("dato")


@dataclass(frozen=True, slots=True, kw_only=True)
class Raskskjema:
    """One of the two, as a template draws it."""

    slag: Skjemaslag
    handling: str
    tittel: str
    knapp: str
    innsending: str
    felt: tuple[Felt, ...]
    feil: tuple[Feillinje, ...] = ()
    apen: bool = False
    """Whether it is the one that was just sent, and where the next is filled in."""

    def liste_for(self, _felt: Felt) -> str:
        """The id of the list of kommuner; both forms show the same."""
        return "kommunene"


@dataclass(frozen=True, slots=True)
class Sendt:
    """What was filled in, and what is wrong with it before anybody asks the engine."""

    verdier: Mapping[str, str]
    feil: Feil

    def dag(self, navn: str) -> date | None:
        """A day; None when it is not given."""
        return les_dag(self.verdier.get(navn, ""))


def les_dag(tekst: str) -> date | None:
    """The day that was written; None for nothing, ValueError for what is no day."""
    lest = les_verdi(_DAG, tekst)
    return date.fromisoformat(str(lest)) if tekst.strip() else None


def sjekk_dager(kall: Kall, verdier: Mapping[str, str], *navn: str) -> dict[str, tuple[str, ...]]:
    """Those of the fields that hold something else than a day; `dato` is of what has happened."""
    ut: dict[str, tuple[str, ...]] = {}
    for ett in navn:
        try:
            dag = les_dag(verdier.get(ett, ""))
        except ValueError:
            ut[ett] = (kall.t(MANGLER["dato"]),)
        else:
            if ett == "dato" and dag is not None and dag > kall.moment.dag:
                ut[ett] = (kall._("Datoen er fram i tid. Skriv dagen det skjedde."),)
    return ut


def finn_kommune(kall: Kall, tekst: str, med: Mapping[str, object]) -> tuple[str, str]:
    """The id of a kommune of the løp, or a sentence on why there is none."""
    register, dag = kall.hus.kommuner, kall.moment.dag
    if not tekst.strip():
        return "", kall._("Skriv navnet eller nummeret til en kommune.")
    navn = tekst[:LENGSTE_NAVN]
    [*funnet] = finn_kommuner(register, navn, dag, mange=False)
    if funnet and funnet[0] in med:
        return funnet[0], ""
    if funnet:
        setning = kall._("{kommune} er ikke blant kommunene i løpet.")
        return "", setning.format(kommune=kall.kommunenavn(funnet[0]))
    setning = kall.t(UKJENT).format(navn=navn)
    if naere := register.nermeste(navn, dag):
        setning += kall.t(MENTE).format(navn=", ".join(naere))
    return "", setning


def svarskjema(
    kall: Kall,
    lop: str,
    innsending: str,
    *,
    sendt: Sendt | None = None,
    kommune: str = "",
    apen: bool = False,
) -> Raskskjema:
    """«Registrer svar kommunen har gitt»; for one kommune, or with a field for which."""
    ut = _Felter(kall, "svar", sendt)
    valg = tuple(Valg(v.verdi, v.etikett) for v in puljer(kall, f"deltakelse:{lop}:"))
    felt = (
        *_kommune(kall, ut, kommune),
        ut.felt("svar", kall._("Hva kommunen svarte"), "radio", valg=_koder(kall, Svarvalg)),
        ut.felt("pulje", kall._("Pulje"), "velg", valg=valg, valgfri=True),
        ut.felt("venteliste", kall._("Sett på venteliste hvis puljen er full"), "avkryss"),
        ut.felt("dato", kall._("Når kommunen svarte"), "dato", valgfri=True),
        ut.felt("referanse", kall._("Hvor svaret finnes"), "linje", hint=_om_referanse(kall)),
    )
    return Raskskjema(
        slag="svar",
        handling=kall.sti,
        tittel=kall._("Registrer svar kommunen har gitt"),
        knapp=kall._("Registrer svaret"),
        innsending=innsending,
        felt=felt,
        feil=ut.linjer(felt),
        apen=apen or sendt is not None,
    )


def _om_referanse(kall: Kall) -> str:
    return kall._("For eksempel e-post fra kommunedirektøren, og dato eller saksnummer.")


def kontaktskjema(
    kall: Kall,
    innsending: str,
    *,
    sendt: Sendt | None = None,
    kommune: str = "",
    apen: bool = False,
) -> Raskskjema:
    """«Registrer kontakt», and when the next is to be, in one."""
    ut = _Felter(kall, "kontakt", sendt)
    personer = kontaktvalg(kall, kommune) if kommune else ()
    hvem = kall._("Kontaktperson i kommunen")
    felt = (
        *_kommune(kall, ut, kommune),
        ut.felt("kanal", kall._("Hvordan"), "radio", valg=_koder(kall, Kanal)),
        ut.felt("dato", kall._("Når"), "dato", valgfri=True),
        *(
            (ut.felt("kontaktperson", hvem, "velg", valg=personer, valgfri=True),)
            if personer
            else ()
        ),
        ut.felt("notat", kall._("Notat"), "avsnitt", valgfri=True),
        ut.felt("neste", kall._("Neste kontakt"), "dato", valgfri=True),
        ut.felt("tema", kall._("Hva den skal handle om"), "linje", valgfri=True),
    )
    return Raskskjema(
        slag="kontakt",
        handling=kall.sti,
        tittel=kall._("Registrer kontakt"),
        knapp=kall._("Registrer kontakten"),
        innsending=innsending,
        felt=felt,
        feil=ut.linjer(felt),
        apen=apen or sendt is not None,
    )


def kontaktvalg(kall: Kall, kommune: str) -> tuple[Valg, ...]:
    """Those who hold a role for the kommune today."""
    roller: dict[str, list[str]] = {}
    for organ in kall.leser.under("organ:").values():
        if isinstance(organ, Organ) and organ.kommune == kommune:
            for verv in organ.aktive(kall.moment.dag):
                roller.setdefault(verv.person, []).append(kall.t(verv.rolle.tekst))
    return tuple(
        Valg(person, f"{kall.navn(person)} ({', '.join(ord_)})") for person, ord_ in roller.items()
    )


def _kommune(kall: Kall, ut: _Felter, kommune: str) -> tuple[Felt, ...]:
    return () if kommune else (ut.felt("kommune", kall._("Kommune"), "forslag"),)


def _koder(kall: Kall, kodeverk: type[Kodeverk]) -> tuple[Valg, ...]:
    return tuple(Valg(str(k.value), kall.t(k.tekst)) for k in kodeverk)


@dataclass(frozen=True, slots=True)
class _Felter:
    """Makes the fields of one form, with what was sent and what was wrong with it."""

    kall: Kall
    slag: Skjemaslag
    sendt: Sendt | None

    def felt(
        self,
        navn: str,
        etikett: str,
        art: Literal["linje", "avsnitt", "dato", "radio", "velg", "avkryss", "forslag"],
        *,
        valg: tuple[Valg, ...] = (),
        valgfri: bool = False,
        hint: str = "",
    ) -> Felt:
        """One field; its name in the page has the name of the form before it."""
        verdier: Mapping[str, str] = {} if self.sendt is None else self.sendt.verdier
        feil: Feil = {} if self.sendt is None else self.sendt.feil
        return Felt(
            navn=f"{self.slag}.{navn}",
            etikett=etikett,
            art=art,
            valg=valg,
            valgfri=valgfri,
            hint=hint,
            verdi=verdier.get(navn, ""),
            feil=feil.get(navn, ()),
        )

    def linjer(self, felt: tuple[Felt, ...]) -> tuple[Feillinje, ...]:
        """The error summary: each at its field, then what no field is wrong for."""
        if self.sendt is None:
            return ()
        plassert = {ett.navn.partition(".")[2] for ett in felt}
        ved_felt = (Feillinje(s, ett.id) for ett in felt for s in ett.feil)
        andre = (
            s for navn, flere in self.sendt.feil.items() if navn not in plassert for s in flere
        )
        return (*ved_felt, *(Feillinje(setning) for setning in andre))


def les_rask(kall: Kall, slag: Skjemaslag) -> dict[str, str]:
    """The fields of one of the forms, without its name before them."""
    foran = f"{slag}."
    felter = kall.felter()
    return {n.removeprefix(foran): v.strip() for n, v in felter.items() if n.startswith(foran)}
