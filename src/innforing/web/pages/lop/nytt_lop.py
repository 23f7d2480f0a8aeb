"""«Foreslå løp», `/lop/nytt`: which kind, for which løsning; then the step on a new stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.innforingslop.verdier import Slag
from innforing.domain.losning.losning import Losning
from innforing.projections.losninger.losninger import Losninger
from innforing.projections.losninger.losninger import en as en_losning
from innforing.web.adresser import videre
from innforing.web.deler import Feillinje
from innforing.web.kall import IkkeAdgang
from innforing.web.lister.innliming import enkelt
from innforing.web.pages.lop.forslagsrett import kan_foresla
from innforing.web.side import FEIL_I_SKJEMA, Lenke, Side
from innforing.web.skjema import valg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.responses import Response

    from innforing.web.kall import Kall

LENGST: Final = 40
"""Letters of the id that come from the title."""
FORHAND: Final = ("behov",)
"""What other pages may have filled in before."""


@dataclass(frozen=True, slots=True)
class Valgt:
    """One thing that can be chosen."""

    verdi: str
    tekst: str
    valgt: bool


@dataclass(frozen=True, kw_only=True)
class Nyttside(Side):
    """Before the proposal itself."""

    spolt: bool
    slag: tuple[Valgt, ...]
    losninger: tuple[Valgt, ...]
    lopets_tittel: str
    med: tuple[tuple[str, str], ...]
    """What is sent along unseen."""
    feilene: tuple[Feillinje, ...] = ()
    andre: tuple[Lenke, ...] = ()
    """Løp for the same løsning that are not done (K-021)."""
    neste: str | None = None
    """The form of the proposal, when there are other løp."""
    ny_losning: str = ""


def nytt(kall: Kall) -> Side | Response:
    """The choice, then on to the step; with other løp for the løsning these are shown first."""
    if not kall.spolt and not kan_foresla(kall):
        raise IkkeAdgang(Rolle.MEDLEM, Rolle.KONTAKTPERSON_EHELSE, Rolle.NETTVERKSRESSURS)
    sendt = "tittel" in kall.sporring and not kall.spolt
    feil = tuple(_feil(kall)) if sendt else ()
    if not sendt or feil:
        return _side(kall, feil)
    andre, neste = tuple(_andre(kall)), _steget(kall)
    if not andre:
        return videre(neste)
    return _side(kall, (), andre, neste)


def _side(
    kall: Kall,
    feil: tuple[Feillinje, ...],
    andre: tuple[Lenke, ...] = (),
    neste: str | None = None,
) -> Nyttside:
    slag, losning = _slag(kall), kall.sporring.get("losning", "")
    return Nyttside(
        tittel=kall._("Foreslå løp"),
        smuler=(Lenke(kall._("Løp"), kall.til("/lop")),),
        status=FEIL_I_SKJEMA if feil else 200,
        feil=bool(feil),
        spolt=kall.spolt,
        slag=tuple(Valgt(str(s.value), kall.t(s.tekst), str(s.value) == slag) for s in Slag),
        losninger=tuple(
            Valgt(v.verdi, v.etikett, v.verdi == losning) for v in valg.losninger(kall, "")
        ),
        lopets_tittel=kall.sporring.get("tittel", "").strip(),
        med=tuple((navn, verdi) for navn in FORHAND for verdi in kall.flere(navn)),
        feilene=feil,
        andre=andre,
        neste=neste,
        ny_losning=kall.til("/losninger"),
    )


def _slag(kall: Kall) -> str:
    return kall.sporring.get("slag") or str(Slag.INNFORING.value)


def _er_innforing(kall: Kall) -> bool:
    return _slag(kall) == str(Slag.INNFORING.value)


def _feil(kall: Kall) -> Iterator[Feillinje]:
    """What the step cannot do without."""
    if not kall.sporring.get("tittel", "").strip():
        yield Feillinje(kall._("Skriv hva løpet skal hete."), "felt-tittel")
    if not _er_innforing(kall):
        return
    losning = kall.leser.aggregat(f"losning:{enkelt_nokkel(kall.sporring.get('losning', ''))}")
    if not isinstance(losning, Losning) or not losning.finnes:
        yield Feillinje(kall._("Velg hvilken løsning løpet skal innføre."), "felt-losning")


def enkelt_nokkel(tekst: str) -> str:
    """The text when it may be part of the id of a stream; a name that nothing has for others."""
    return tekst if Losning.er_nokkel(tekst) is not None else "-"


def _andre(kall: Kall) -> Iterator[Lenke]:
    if not _er_innforing(kall):
        return
    with kall.sight(Losninger.navn) as sight:
        losning = en_losning(sight, kall.sporring.get("losning", ""))
    for post in () if losning is None else losning.lop_na:
        yield Lenke(post.tekst("tittel") or post.id, kall.til(f"/lop/{post.id}"))


def _steget(kall: Kall) -> str:
    """The form of the proposal, on a stream that nobody has begun."""
    tittel = kall.sporring.get("tittel", "").strip()
    lop = ledig_id(kall, tittel)
    par = [("forhand.tittel", tittel), ("forhand.slag", _slag(kall))]
    if _er_innforing(kall):
        id_ = kall.sporring.get("losning", "")
        losning = kall.leser.aggregat(f"losning:{id_}")
        par.append(("forhand.losning", id_))
        if isinstance(losning, Losning) and losning.avgivende_program:
            par.append(("forhand.program", losning.avgivende_program))
    par += [(f"forhand.{navn}", verdi) for navn in FORHAND for verdi in kall.flere(navn)]
    return f"/steg/foresla/innforingslop:{lop}?{urlencode([*par, ('tilbake', f'/lop/{lop}')])}"


def ledig_id(kall: Kall, tittel: str) -> str:
    """An id of ASCII letters and digits made from a title; numbered when it is taken."""
    ren = "-".join(enkelt(tittel).encode("ascii", "ignore").decode().split())
    stamme = ren[:LENGST].strip("-") or "lop"
    if not stamme[0].isalpha():
        stamme = f"lop-{stamme}"
    nr, lop = 1, stamme
    while _tatt(kall, lop):
        nr += 1
        lop = f"{stamme}-{nr}"
    return lop


def _tatt(kall: Kall, lop: str) -> bool:
    """Whether a løp has the id, or a page does."""
    finnes: bool = kall.hus.levende.aggregat(f"innforingslop:{lop}").finnes
    return finnes or lop in {"nytt", "sammenlign"}
