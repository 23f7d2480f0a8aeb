"""Facts behind the approval and change of a plan: overlaps, lessons, capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.fakta.innforingslop import andre_lop, losningen
from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import deltakelser, puljeplassene, registrert_dag
from innforing.domain.innforingslop.overlapp import felles_kommuner, periode, samtid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.innforingslop.innforingslop import Innforingslop


def _samtidige(s: Sporring) -> Iterator[tuple[str, Innforingslop]]:
    """Other løp that are planned or run within this one's period, as it would become."""
    utkast = getattr(s.steg, "plan", None)
    egen = periode(s.aggregat.plan if utkast is None else utkast.lagt_pa(s.aggregat.plan))
    for id_, lop in andre_lop(s):
        if samtid(egen, periode(lop.plan), lop.tilstand) is not None:
            yield id_, lop


@faktum
def overlappende_lop(s: Sporring) -> tuple[str, ...]:
    """Løp that overlap in time and have a kommune in common (K-106)."""
    egne = s.aggregat.kommuner
    return tuple(id_ for id_, lop in _samtidige(s) if felles_kommuner(egne, lop.kommuner))


@faktum
def lop_per_leder(s: Sporring) -> dict[str, int]:
    """Person → løp led within the same period, this one included (K-115)."""
    dag = registrert_dag(s)
    samtidige = [{leder.person for leder in lop.ledere_pa(dag)} for _, lop in _samtidige(s)]
    egne = {leder.person for leder in s.aggregat.ledere_pa(dag) if not leder.stedfortreder}
    return {p: 1 + sum(p in ledere for ledere in samtidige) for p in sorted(egne)}


@faktum
def apne_laeringspunkter(s: Sporring) -> tuple[str, ...]:
    """Lessons that stand, of other løp for the same løsning, type or leverandør (K-212)."""
    lop, leverandorer = s.aggregat, {lev.id for lev in losningen(s).leverandorer}
    return tuple(
        f"{id_}.{punkt.nr}"
        for id_, annet in andre_lop(s)
        for punkt in annet.laeringspunkter
        if punkt.publisert
        and not punkt.trukket
        and (
            annet.art == lop.art
            or (lop.losning is not None and annet.losning == lop.losning)
            or leverandorer.intersection(punkt.leverandorer)
        )
    )


@faktum
def uspurte_kommuner(s: Sporring) -> tuple[str, ...]:
    """Kommuner of the løp for which nobody has asked why (K-124)."""
    alle = deltakelser(s, s.nokkel)
    return tuple(k for k in s.aggregat.kommuner if k not in alle or alle[k].kartlagt is None)


@faktum
def plasser_tatt(s: Sporring) -> dict[str, int]:
    """Number of a pulje, as text → seats taken."""
    return {str(p.nr): len(puljeplassene(s, s.nokkel, p.nr).plasser) for p in s.aggregat.puljer}
