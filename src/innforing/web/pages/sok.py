"""The one search box: løp, kommuner, løsninger and events; an exact id goes straight there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from innforing.projections.lopsoversikt.lopsoversikt import oversikt
from innforing.web.adresser import videre
from innforing.web.alfabet import nokkel
from innforing.web.heltall import les_heltall
from innforing.web.innsyn import ser_alt
from innforing.web.pages.lopet.lopsord import losningsnavn
from innforing.web.pages.moter.moterom import moteboken
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.web.kall import Kall

FLEST: Final = 20
LENGST: Final = 200


@dataclass(frozen=True, slots=True)
class Gruppe:
    """The hits of one kind."""

    tittel: str
    treff: tuple[Lenke, ...]
    flere: int


@dataclass(frozen=True, kw_only=True)
class Sokeside(Side):
    """What was asked for, and what was found."""

    sok: str
    grupper: tuple[Gruppe, ...]


def sok(kall: Kall) -> Side | Response:
    """Everything that has all the words in its name."""
    ord_ = kall.sporring.get("q", "").strip()[:LENGST]
    if ord_ and (rett := _rett_dit(kall, ord_)) is not None:
        return videre(rett)
    grupper = (
        _gruppe(kall._("Løp"), ord_, _lop(kall)),
        _gruppe(kall._("Kommuner"), ord_, _kommuner(kall)),
        _gruppe(kall._("Løsninger"), ord_, _losninger(kall)),
        _gruppe(kall._("Saker og beslutninger"), ord_, _saker(kall)),
    )
    return Sokeside(
        tittel=kall._("Søk etter «{ord}»").format(ord=ord_) if ord_ else kall._("Søk"),
        sok=ord_,
        grupper=tuple(g for g in grupper if ord_ and g.treff),
    )


def _rett_dit(kall: Kall, ord_: str) -> str | None:
    """The address of a løp, of a kommune, or of an event by its number."""
    with kall.sight("lopsoversikt") as sight:
        if oversikt(sight, ord_):
            return kall.til(f"/lop/{ord_}")
    if ord_.startswith("#") and les_heltall(ord_[1:]) is not None:
        return kall.til(f"/hendelser/{ord_[1:]}")
    if sak := next((sti for _, sti, hoy in _saker(kall) if hoy.endswith(f" {ord_}")), None):
        return sak
    kommune = kall.hus.kommuner.finn(ord_, kall.moment.dag)
    return None if kommune is None else kall.til(f"/kommuner/{kommune.id}")


def _gruppe(tittel: str, ord_: str, alle: Iterable[tuple[str, str, str]]) -> Gruppe:
    """Those whose words hold every word that was asked for, accents or not."""
    ledd = [nokkel(en)[0] for en in ord_.split()]
    treff = [Lenke(t, sti) for t, sti, hoy in alle if all(en in nokkel(hoy)[0] for en in ledd)]
    treff.sort(key=lambda en: nokkel(en.tekst))
    return Gruppe(tittel, tuple(treff[:FLEST]), max(0, len(treff) - FLEST))


def _lop(kall: Kall) -> Iterator[tuple[str, str, str]]:
    with kall.sight("lopsoversikt") as sight:
        for rad in oversikt(sight):
            yield rad.tittel, kall.til(f"/lop/{rad.lop}"), f"{rad.tittel} {rad.lop}"


def _kommuner(kall: Kall) -> Iterator[tuple[str, str, str]]:
    for k in kall.hus.kommuner.per(kall.moment.dag):
        hoy = f"{k.visningsnavn} {k.offisielt_navn} {k.nummer}"
        yield f"{k.visningsnavn} ({k.nummer})", kall.til(f"/kommuner/{k.id}"), hoy


def _losninger(kall: Kall) -> Iterator[tuple[str, str, str]]:
    for id_, navn in losningsnavn(kall).items():
        yield navn, kall.til(f"/losninger/{id_}"), f"{navn} {id_}"


def _saker(kall: Kall) -> Iterator[tuple[str, str, str]]:
    """The items of the koordineringsgruppe, for those who have a way in to them (P-08)."""
    if ser_alt(kall):
        for sak in moteboken(kall).saker.values():
            yield sak.tittel, kall.til(f"/beslutninger/{sak.id}"), f"{sak.tittel} {sak.id}"
