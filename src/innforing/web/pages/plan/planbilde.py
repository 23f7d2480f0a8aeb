"""What the plan of a løp is made of, in words: who leads, what is done, what others say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.application.ta_steg import mikrosekunder
from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.innforingslop.plan import Merknadsart
from innforing.domain.innforingslop.steg.apne_pamelding import PameldingApnet
from innforing.domain.innforingslop.steg.besvar_merknad import MerknadBesvart
from innforing.domain.innforingslop.steg.endre_plan import PlanEndret
from innforing.domain.innforingslop.steg.gi_merknad import MerknadGitt
from innforing.domain.innforingslop.steg.knytt_arbeidsgruppe import ArbeidsgruppeKnyttet
from innforing.domain.losning.losning import Losning
from innforing.domain.organ.organ import Organ
from innforing.projections.laeringspunkter import IKKE_BRUKT, TATT_MED, UBESVART, Laeringspunkter
from innforing.projections.laeringspunkter import angar as les_angar
from innforing.web.deler import Linje
from innforing.web.innsyn import innsyn
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.revisjon.hendelsesord import hvem
from innforing.web.pages.vurdering.vurderingsbilde import tekst

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from innforing.application.revisjonsspor import Sporlinje
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.web.kall import Kall

MED_TEKSTER: Final = (PameldingApnet.__name__, PlanEndret.__name__)
"""Events that hold the texts of an invitation."""
KOSTNADER: Final = ("kostnad_og_kapasitet", "ressurser")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lederlinje:
    """Who leads the løp or a pulje of it, and when."""

    navn: str
    om: str
    """Role, body and pulje."""
    periode: str
    na: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gruppe:
    """The arbeidsgruppe: what it is to do and who is in it."""

    navn: str
    mandat: str
    medlemmer: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merknadslinje:
    """A remark on the plan, and the answer (K-116)."""

    nr: int
    art: str
    tekst: str
    hvem: str
    dato: str
    adresse: str
    besvart: bool
    svar: str
    svart_av: str
    besvar: str | None
    """Where the reader answers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laeringslinje:
    """A lesson of another løp, and what this one does with it (K-212)."""

    id: str
    hva: str
    anbefaling: str
    fra: str
    adresse: str
    kode: str
    svar: str
    hvordan: str


@dataclass(frozen=True, slots=True)
class Kostnad:
    """What the invitation tells the kommuner of cost and effort (K-148, K-149)."""

    tittel: str
    tekst: str


def fakta(kall: Kall, lop: Innforingslop) -> Iterator[Linje]:
    """The plan but its lists."""
    _, plan = kall._, lop.plan
    losning = None if lop.losning is None else kall.leser.aggregat(f"losning:{lop.losning}")
    yield Linje(_("Periode"), periode(kall, plan.oppstart, plan.slutt))
    if isinstance(losning, Losning):
        yield Linje(_("Modellstørrelse"), kall.t(losning.omfang.tekst))
    kommuner = kall.antall("{n} kommune", "{n} kommuner", len(lop.kommuner))
    yield Linje(_("Aktuelle kommuner"), kommuner if lop.kommuner else "")
    if lop.informert:
        informert = kall.antall("{n} kommune", "{n} kommuner", len(lop.informert))
        yield Linje(_("Informert på forhånd"), informert)
    yield Linje(_("Kommunikasjonsplan"), plan.kommunikasjonsplan or "")
    yield Linje(_("Støtte til kommunene"), ", ".join(_part(kall, p) for p in plan.stotteressurser))
    if plan.utviklingsansvarlig is not None:
        yield Linje(_("Utvikler løsningen videre"), kall.organnavn(plan.utviklingsansvarlig))
    yield Linje(_("Forankring"), "; ".join(_forankringer(kall, lop)))
    yield Linje(_("Svar om kapasitet"), "; ".join(_kapasitet(kall, lop)))
    if plan.prioritering is not None:
        p = plan.prioritering
        yield Linje(
            _("Prioritering"), f"{kall.organnavn(p.organ)}, {kall.dato(p.dato)}: {p.referanse}"
        )
    yield Linje(_("Planen er lagt av"), ", ".join(map(kall.navn, lop.plan_av)))
    yield Linje(_("Delt med koordineringsgruppen"), _delt(kall, lop))


def _part(kall: Kall, id_: str) -> str:
    """A body, or a person in one."""
    organ = kall.leser.aggregat(f"organ:{id_}")
    return kall.organnavn(id_) if isinstance(organ, Organ) and organ.finnes else kall.navn(id_)


def _forankringer(kall: Kall, lop: Innforingslop) -> Iterator[str]:
    for en in lop.plan.forankring:
        sektor = kodeord(kall, Sektor, str(en.sektor.value))
        yield f"{sektor}, {kall.dato(en.dato)}: {en.arena}"


def _kapasitet(kall: Kall, lop: Innforingslop) -> Iterator[str]:
    for svar in lop.plan.kapasitet:
        nok = kall._("har kapasitet") if svar.nok else kall._("har ikke kapasitet")
        yield f"{kall.organnavn(svar.organ)} {nok}"


def _delt(kall: Kall, lop: Innforingslop) -> str:
    if lop.delt is None:
        return kall._("Ikke delt ennå")
    if lop.delt.gjelder_planen:
        return kall.dato(lop.delt.siste)
    return kall._("{dag}, endret etterpå").format(dag=kall.dato(lop.delt.siste))


def periode(kall: Kall, fra: date | None, til: date | None) -> str:
    """«6. mai 2024 – 29. november 2024», «fra 6. mai 2024»; nothing when neither day is set."""
    if fra is not None and til is not None:
        return f"{kall.dato(fra)} – {kall.dato(til)}"
    if fra is not None:
        return kall._("fra {dag}").format(dag=kall.dato(fra))
    return "" if til is None else kall._("til {dag}").format(dag=kall.dato(til))


def ledere(kall: Kall, lop: Innforingslop) -> Iterator[Lederlinje]:
    """Everyone who leads or led, those of the day first."""
    for leder in sorted(lop.ledere, key=lambda en: not en.gjelder(kall.moment.dag)):
        ledd = [kodeord(kall, Rolle, str(leder.rolle.value)), kall.organnavn(leder.organ)]
        if leder.pulje is not None:
            ledd.append(kall._("pulje {nr}").format(nr=leder.pulje))
        if leder.stedfortreder:
            ledd.append(kall._("stedfortreder"))
        if leder.helheten:
            ledd.append(kall._("leder helheten"))
        yield Lederlinje(
            navn=kall.navn(leder.person),
            om=", ".join(ledd),
            periode=periode(kall, leder.fra, leder.til),
            na=leder.gjelder(kall.moment.dag),
        )


def gruppen(kall: Kall, lop: Innforingslop, linjer: Sequence[Sporlinje]) -> Gruppe | None:
    """The arbeidsgruppe with its mandate and members."""
    if lop.arbeidsgruppe is None:
        return None
    sist = next((x for x in reversed(linjer) if x.hendelse == ArbeidsgruppeKnyttet.__name__), None)
    organ = kall.leser.aggregat(f"organ:{lop.arbeidsgruppe}")
    aktive = organ.aktive(kall.moment.dag) if isinstance(organ, Organ) else ()
    return Gruppe(
        navn=kall.organnavn(lop.arbeidsgruppe),
        mandat="" if sist is None else str(sist.innhold.get("mandat") or ""),
        medlemmer=tuple(
            ", ".join(
                (
                    kall.navn(verv.person),
                    kodeord(kall, Rolle, str(verv.rolle.value)),
                    *(() if verv.part is None else (kall.t(verv.part.tekst),)),
                )
            )
            for verv in aktive
        ),
    )


def merknader(
    kall: Kall, lop: Innforingslop, linjer: Sequence[Sporlinje], besvar: str | None
) -> Iterator[Merknadslinje]:
    """Every remark with its answer; `besvar` ends where the number is to stand."""
    svar = {x.innhold.get("nr"): x for x in linjer if x.hendelse == MerknadBesvart.__name__}
    besvarte = {m.nr for m in lop.merknader if m.besvart}
    for linje in (x for x in linjer if x.hendelse == MerknadGitt.__name__):
        nr = linje.innhold.get("nr")
        if not isinstance(nr, int):
            continue
        gitt = svar.get(nr)
        apen = besvar is not None and nr not in besvarte
        yield Merknadslinje(
            nr=nr,
            art=kodeord(kall, Merknadsart, str(linje.innhold.get("art"))),
            tekst=tekst(kall, linje.innhold.get("merknad")),
            hvem=hvem(kall, linje.person, linje.rolle, linje.organ),
            dato=kall.dato(mikrosekunder(linje.registrert)),
            adresse=kall.til(f"/hendelser/{linje.posisjon}"),
            besvart=nr in besvarte,
            svar="" if gitt is None else tekst(kall, gitt.innhold.get("svar")),
            svart_av="" if gitt is None else hvem(kall, gitt.person, gitt.rolle, gitt.organ),
            besvar=f"{besvar}{nr}" if apen else None,
        )


def laeringspunkter(kall: Kall, lop: str) -> Iterator[Laeringslinje]:
    """The lessons that concern the løp, those that wait for an answer first."""
    with kall.sight(Laeringspunkter.navn) as sight:
        alle = les_angar(sight, lop)
    ord_ = {
        UBESVART: ("ring", kall._("Ikke tatt stilling til")),
        TATT_MED: ("hake", kall._("Tas med")),
        IKKE_BRUKT: ("strek", kall._("Ikke aktuelt")),
    }
    ser = innsyn(kall)
    for punkt, mote in sorted(alle, key=lambda par: par[1].svar != UBESVART):
        form, svar = ord_[mote.svar]
        strom = f"innforingslop:{punkt.lop}"
        yield Laeringslinje(
            id=punkt.id,
            hva=punkt.hva,
            anbefaling=punkt.anbefaling,
            fra=punkt.lopets_tittel or punkt.lop,
            adresse=kall.til(f"/lop/{punkt.lop}{'/evaluering' if ser(strom) else ''}"),
            kode=form,
            svar=svar,
            hvordan=mote.hvordan or "",
        )


def kostnader(kall: Kall, linjer: Sequence[Sporlinje]) -> Iterator[Kostnad]:
    """What the last invitation says, in the language of the reader where it was written so."""
    titler = {
        "kostnad_og_kapasitet": kall._("Kostnad og kapasitet"),
        "ressurser": kall._("Ressurser fra kommunen"),
    }
    for linje in reversed(linjer):
        tekster = linje.innhold.get("tekster")
        if linje.hendelse in MED_TEKSTER and isinstance(tekster, list) and tekster:
            egen = next((t for t in tekster if t.get("malform") == kall.sprak), tekster[0])
            for navn in KOSTNADER:
                if egen.get(navn):
                    yield Kostnad(titler[navn], str(egen[navn]))
            return
