"""What was judged of a løp, as its events say it: the five questions, the criteria, the results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.application.ta_steg import mikrosekunder
from innforing.domain.innforingslop.steg.besvar_vurderingskriterium import (
    TilleggssporsmalBesvart,
    VurderingskriteriumBesvart,
)
from innforing.domain.innforingslop.steg.fastsla_ikke_klar import IkkeKlarFastslatt
from innforing.domain.innforingslop.steg.legg_til_grunn import VurderingLagtTilGrunn
from innforing.domain.innforingslop.steg.sjekk_klar_til_bruk import KlarTilBrukSjekket
from innforing.domain.innforingslop.steg.vurder_kriterium import KriteriumVurdert
from innforing.domain.innforingslop.vurdering import KlarResultat, Verdikt, Vurderingssvar
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.revisjon.hendelsesord import hvem, stromnavn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innforing.application.revisjonsspor import Sporlinje
    from innforing.web.kall import Kall

SPORSMAL: Final = VurderingskriteriumBesvart.__name__
TILLEGG: Final = TilleggssporsmalBesvart.__name__
VERDIKTER: Final = (KriteriumVurdert.__name__, VurderingLagtTilGrunn.__name__)
RESULTATER: Final = (KlarTilBrukSjekket.__name__, IkkeKlarFastslatt.__name__)


@dataclass(frozen=True, slots=True)
class Belegg:
    """What an answer rests on: a reference, and the checksum of the document (K-378)."""

    referanse: str
    sjekksum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dom:
    """One answer or verdict as it was given."""

    kode: str
    ord: str
    grunn: str
    belegg: tuple[Belegg, ...]
    hvem: str
    dato: str
    adresse: str | None
    """Of the event."""
    rettes_av: str = ""
    """The body that can mend it."""
    sett: int | None = None
    """The kriteriesett it was judged by."""
    fra_lop: str | None = None
    """Title of the other løp that it was made in."""


@dataclass(frozen=True, slots=True)
class Mangel:
    """What falls short, who must mend it, and what they must do (K-004)."""

    kriterium: str
    krav: str
    rettes_av: str
    grunn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultat:
    """One result of the check; a later one does not take its place (K-004)."""

    kode: str
    ord: str
    hvem: str
    dato: str
    adresse: str
    grunn: str
    gjelder_bare: tuple[str, ...]
    """Delvis klar: leverandører, journalsystemer and kommuner it is ready for (K-068)."""
    oversikt: str
    mangler: tuple[Mangel, ...]


def svar_pa(kall: Kall, linjer: Iterable[Sporlinje]) -> dict[str, list[Dom]]:
    """Question → every answer to it, the newest first."""
    ut: dict[str, list[Dom]] = {}
    for linje in linjer:
        if linje.hendelse in (SPORSMAL, TILLEGG):
            navn = str(linje.innhold.get("kriterium") or linje.innhold.get("sporsmal"))
            ut.setdefault(navn, []).insert(0, _svar(kall, linje))
    return ut


def tilleggene(linjer: Iterable[Sporlinje]) -> tuple[str, ...]:
    """The questions beside the five, as they were asked (K-051)."""
    stilt = (str(en.innhold.get("sporsmal")) for en in linjer if en.hendelse == TILLEGG)
    return tuple(dict.fromkeys(stilt))


def _svar(kall: Kall, linje: Sporlinje) -> Dom:
    innhold = linje.innhold
    kode = str(innhold.get("svar"))
    return Dom(
        kode=kode,
        ord=kodeord(kall, Vurderingssvar, kode),
        grunn=tekst(kall, innhold.get("grunnlag")),
        belegg=tuple(beleggene(innhold)),
        hvem=hvem(kall, linje.person, linje.rolle, linje.organ),
        dato=_dag(kall, innhold.get("dato")),
        adresse=kall.til(f"/hendelser/{linje.posisjon}"),
    )


def verdikter_pa(kall: Kall, linjer: Iterable[Sporlinje]) -> dict[str, list[Dom]]:
    """Criterion → every verdict that the løp was given, the newest first (K-004)."""
    ut: dict[str, list[Dom]] = {}
    for linje in linjer:
        if linje.hendelse in VERDIKTER:
            vurdering = tabell(linje.innhold.get("vurdering"))
            ut.setdefault(str(vurdering.get("kriterium")), []).insert(0, _dom(kall, linje))
    return ut


def _dom(kall: Kall, linje: Sporlinje) -> Dom:
    gitt = tabell(linje.innhold.get("vurdering"))
    kode, lop = str(gitt.get("verdikt")), gitt.get("lop")
    egen = linje.hendelse == KriteriumVurdert.__name__
    sett = gitt.get("kriteriesett")
    organ, person = str(gitt.get("organ")), str(gitt.get("av"))
    return Dom(
        kode=kode,
        ord=kodeord(kall, Verdikt, kode),
        grunn=tekst(kall, linje.innhold.get("grunn")) if egen else "",
        belegg=tuple(beleggene(linje.innhold)),
        hvem=hvem(kall, person, linje.rolle if egen else None, organ),
        dato=_dag(kall, gitt.get("dato")),
        adresse=kall.til(f"/hendelser/{linje.posisjon}"),
        rettes_av=kall.organnavn(str(gitt["rettes_av"])) if gitt.get("rettes_av") else "",
        sett=sett if isinstance(sett, int) else None,
        fra_lop=None if lop is None else stromnavn(kall, f"innforingslop:{lop}"),
    )


def resultatene(
    kall: Kall, linjer: Iterable[Sporlinje], kriterier: Mapping[str, tuple[str, str]]
) -> tuple[Resultat, ...]:
    """Every result of the check, the newest first; `kriterier`: id → text and K-number."""
    gitt = [_resultat(kall, en, kriterier) for en in linjer if en.hendelse in RESULTATER]
    return tuple(reversed(gitt))


def _resultat(kall: Kall, linje: Sporlinje, kriterier: Mapping[str, tuple[str, str]]) -> Resultat:
    innhold = linje.innhold
    kode = str(innhold.get("resultat") or KlarResultat.IKKE_KLAR.value)
    return Resultat(
        kode=kode,
        ord=kodeord(kall, KlarResultat, kode),
        hvem=hvem(kall, linje.person, linje.rolle, linje.organ),
        dato=kall.dato(mikrosekunder(linje.gjelder or linje.registrert)),
        adresse=kall.til(f"/hendelser/{linje.posisjon}"),
        grunn=linje.begrunnelse or "",
        gjelder_bare=tuple(_gjelder_bare(kall, tabell(innhold.get("begrensning")))),
        oversikt=str(innhold.get("oversikt") or ""),
        mangler=tuple(_mangler(kall, innhold.get("mangler"), kriterier)),
    )


def _gjelder_bare(kall: Kall, begrensning: Mapping[str, object]) -> Iterator[str]:
    for navn in ("leverandorer", "journalsystemer", "kommuner"):
        verdier = begrensning.get(navn)
        for en in verdier if isinstance(verdier, list) else ():
            yield kall.kommunenavn(en) if navn == "kommuner" else str(en)


def _mangler(
    kall: Kall, mangler: object, kriterier: Mapping[str, tuple[str, str]]
) -> Iterator[Mangel]:
    for en in mangler if isinstance(mangler, list) else ():
        id_ = str(en.get("kriterium"))
        navn, krav = kriterier.get(id_, (id_, ""))
        retter = kall.organnavn(str(en.get("rettes_av")))
        yield Mangel(navn, krav, retter, tekst(kall, en.get("begrunnelse")))


def beleggene(innhold: Mapping[str, object]) -> Iterator[Belegg]:
    """The evidence in the facts of an event."""
    bevis = innhold.get("bevis")
    for en in bevis if isinstance(bevis, list) else ():
        ett = tabell(en)
        yield Belegg(str(ett.get("referanse")), str(ett.get("sjekksum") or ""))


def tekst(kall: Kall, verdi: object) -> str:
    """A text that somebody wrote; nothing for none, and that it is erased for one that was."""
    if verdi is None:
        return ""
    return verdi if isinstance(verdi, str) and verdi else kall._("Teksten er fjernet")


def tabell(verdi: object) -> dict[str, object]:
    """A nested value of an event; an empty one for none."""
    return verdi if isinstance(verdi, dict) else {}


def _dag(kall: Kall, verdi: object) -> str:
    return kall.dato(date.fromisoformat(verdi)) if isinstance(verdi, str) else ""
