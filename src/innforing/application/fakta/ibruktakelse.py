"""Facts behind one kommune's use of one løsning (`ibruktakelse:<løsning>:<kommune>`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.innforingslop import registerdag
from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import deltakelsen, registrert_dag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.innforingslop.innforingslop import Innforingslop


@faktum
def ukjente_koder(s: Sporring) -> tuple[str, ...]:
    """The løsning when it is not registered, the kommune when there is none that day."""
    losning, _, kommune = s.nokkel.partition(":")
    funnet = s.kommuner.finn(kommune, registerdag(s))
    finnes = funnet is not None and funnet.id == kommune
    registrert = s.leser.aggregat(f"losning:{losning}").finnes
    return (*(() if registrert else (losning,)), *(() if finnes else (kommune,)))


@faktum
def losningens_ledere(s: Sporring) -> tuple[str, ...]:
    """Who lead a løp for the løsning that the kommune is aktuell in, in the actor's office."""
    dag = registrert_dag(s)
    ledere = (leder for _, lop in _lop_for_kommunen(s) for leder in lop.ledere_pa(dag))
    return tuple(dict.fromkeys(leder.person for leder in ledere if leder.i_verv(s.aktor)))


@faktum
def lopets_oppstart(s: Sporring) -> date | None:
    """First start of a pulje, of a løp for the løsning, that the kommune has a seat in."""
    kommune = s.nokkel.rpartition(":")[2]
    starter = []
    for lop_id, lop in _lop_for_kommunen(s):
        deltakelse = deltakelsen(s, lop_id, kommune)
        if not deltakelse.pameldt or deltakelse.pulje is None:
            continue
        pulje = lop.pulje(deltakelse.pulje)
        starter.append(lop.plan.oppstart if pulje is None else pulje.start or lop.plan.oppstart)
    return min((start for start in starter if start is not None), default=None)


def _lop_for_kommunen(s: Sporring) -> Iterator[tuple[str, Innforingslop]]:
    losning, _, kommune = s.nokkel.partition(":")
    for strom, aggregat in s.leser.under("innforingslop:").items():
        lop = cast("Innforingslop", aggregat)
        if lop.losning == losning and kommune in lop.kommuner:
            yield strom.partition(":")[2], lop
