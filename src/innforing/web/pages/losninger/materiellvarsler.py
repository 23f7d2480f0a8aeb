"""What somebody must see to in the materiell of a løsning (K-080, K-083)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.materiell.verdier import Materielltype
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.losninger.losningsord import dagen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.losninger.losninger import Losningsbilde
    from innforing.web.kall import Kall


@dataclass(frozen=True, slots=True, kw_only=True)
class Varsel:
    """Something about the materiell that somebody must see to."""

    id: str
    tittel: str
    setning: str
    linjer: tuple[str, ...]


def varsler(kall: Kall, bilde: Losningsbilde) -> Iterator[Varsel]:
    """Materiell that is missing, that nobody keeps, or whose keeper ends (K-080, K-083)."""
    _ = kall._
    mangler = tuple(kodeord(kall, Materielltype, art) for art in bilde.mangler_materiell)
    if mangler:
        setning = _("Ingen har levert dette ennå:")
        yield Varsel(id="mangler", tittel=_("Mangler"), setning=setning, linjer=mangler)
    uten = _titler(bilde, bilde.uten_forvalter)
    if uten:
        setning = _("Ingen holder dette oppdatert:")
        yield Varsel(id="uten-forvalter", tittel=_("Uten forvalter"), setning=setning, linjer=uten)
    slutter = _titler(bilde, bilde.forvaltere_som_slutter)
    til = dagen(bilde.hva.celler["prosjektfase_til"])
    if slutter and til is not None:
        ferdig = til < kall.moment.dag
        setning = (
            _("Programmet sluttet {dag}, og ingen har overtatt dette:")
            if ferdig
            else _("Programmet varer til {dag}. Noen må overta dette før det slutter:")
        )
        yield Varsel(
            id="slutter",
            tittel=_("Forvalteren har sluttet") if ferdig else _("Forvalteren slutter"),
            setning=setning.format(dag=kall.dato(til)),
            linjer=slutter,
        )


def _titler(bilde: Losningsbilde, hvilke: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(post.tekst("tittel") or post.id for post in bilde.materiell if post.id in hvilke)
