"""Facts behind the mandate and the result of an arbeidsgruppe."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from innforing.application.fakta.innforingslop import organet
from innforing.application.fakta.sporring import faktum
from innforing.domain.grunnmur.aktor import Organtype

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.materiell.materiell import Materiell
    from innforing.domain.organ.organ import Organ
    from innforing.domain.organ.verdier import Rolleperiode


def _roller(s: Sporring) -> tuple[Rolleperiode, ...]:
    """The roles of the group on the first day of its mandate."""
    return organet(s, s.nokkel).aktive(s.steg.fra)


@faktum
def organets_deler(s: Sporring) -> tuple[str, ...]:
    """The parts that somebody in the group stands for."""
    return tuple(sorted({str(r.part.value) for r in _roller(s) if r.part is not None}))


@faktum
def organets_regioner(s: Sporring) -> tuple[str, ...]:
    """The regions whose regional gruppe somebody in the group belongs to (K-122)."""
    personer = {r.person for r in _roller(s)}
    regionale = (
        cast("Organ", organ)
        for organ in s.leser.under("organ:").values()
        if cast("Organ", organ).organtype is Organtype.REGIONAL_GRUPPE
    )
    return tuple(
        sorted(
            organ.region
            for organ in regionale
            if organ.region is not None
            and any(organ.har_person(person, s.steg.fra) for person in personer)
        )
    )


@faktum
def i_to_parter(s: Sporring) -> tuple[str, ...]:
    """Persons who stand for more than one part in the group."""
    parter = defaultdict(set)
    for rolle in _roller(s):
        if rolle.part is not None:
            parter[rolle.person].add(rolle.part)
    return tuple(sorted(person for person, deler in parter.items() if len(deler) > 1))


@faktum
def materiellet_finnes(s: Sporring) -> bool:
    """Whether the piece of materiell of the step is registered."""
    return _materiellet(s).finnes


@faktum
def materiellets_forvalter(s: Sporring) -> str | None:
    """Who keeps it current (K-080)."""
    return _materiellet(s).forvalter


def _materiellet(s: Sporring) -> Materiell:
    return cast("Materiell", s.leser.aggregat(f"materiell:{s.steg.materiell}"))
