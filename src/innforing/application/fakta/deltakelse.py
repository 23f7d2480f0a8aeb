"""Facts behind what one kommune does in one løp; the stream is `deltakelse:<løp>:<kommune>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import lopet, puljeplassene, registrert_dag
from innforing.domain.grunnmur.lokalt import kommune_i

if TYPE_CHECKING:
    from datetime import date

    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.verdier import Puljeplan, Trekk


@faktum
def kommunens_regioner(s: Sporring) -> tuple[str, ...]:
    """Fylke, helseregion and diginettverk of the kommune, on the day of the step."""
    dag = max(registrert_dag(s), s.kommuner.begynner)
    kommune = s.kommuner.finn(kommune_i(s.nokkel), dag)
    if kommune is None:
        return ()
    return (
        kommune.fylke,
        f"helseregion-{kommune.helseregion}",
        f"digi-{kommune.diginettverk}",
    )


@faktum
def lopets_ledere(s: Sporring) -> tuple[str, ...]:
    """Who leads the løp or a pulje of it today, in the role and body acted in (K-138)."""
    ledere = _lop(s).ledere_pa(registrert_dag(s))
    return tuple(dict.fromkeys(leder.person for leder in ledere if leder.i_verv(s.aktor)))


@faktum
def lopets_tilstand(s: Sporring) -> str | None:
    """The state of the løp."""
    return _lop(s).tilstandskode


@faktum
def lopet_pa_vent_fra(s: Sporring) -> date | None:
    """The day the løp was paused, while it is."""
    pause = _lop(s).pa_vent
    return None if pause is None else pause.fra


@faktum
def pulje_fase(s: Sporring) -> str | None:
    """How far the pulje of the step has come."""
    pulje = _pulje(s)
    return None if pulje is None else str(pulje.fase.value)


@faktum
def pulje_har_plass(s: Sporring) -> bool:
    """Whether the pulje of the step can take one more kommune."""
    pulje = _pulje(s)
    return pulje is not None and puljeplassene(s, _lop_id(s), pulje.nr).har_plass


@faktum
def pulje_trekk(s: Sporring) -> tuple[str, ...]:
    """What the kommuner of the pulje have in common (K-141)."""
    pulje = _pulje(s)
    return () if pulje is None else tuple(map(_kode, pulje.trekk))


@faktum
def kommunens_trekk(s: Sporring) -> tuple[str, ...]:
    """The traits that put the kommune on the list of the løp (K-036)."""
    return tuple(map(_kode, _lop(s).kommunetrekk.get(kommune_i(s.nokkel), ())))


@faktum
def svarfrist(s: Sporring) -> date | None:
    """Last day to answer for the pulje of the step."""
    pulje = _pulje(s)
    return None if pulje is None else pulje.svarfrist


def _lop_id(s: Sporring) -> str:
    return s.nokkel.partition(":")[0]


def _lop(s: Sporring) -> Innforingslop:
    return lopet(s, _lop_id(s))


def _pulje(s: Sporring) -> Puljeplan | None:
    """The pulje the step names, else the one the kommune is in."""
    nr = s.aggregat.pulje if s.steg.pulje is None else s.steg.pulje
    return None if nr is None else _lop(s).pulje(nr)


def _kode(trekk: Trekk) -> str:
    return f"{trekk.art.value}:{trekk.verdi}"
