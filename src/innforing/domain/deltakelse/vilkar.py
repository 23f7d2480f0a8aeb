"""Guards that several steps of a deltakelse share, and the facts they ask for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.deltakelse.myndigheter import DeltakelseFakta
from innforing.domain.grunnmur.lokalt import kommunens_fullmektig
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.grunnmur.aggregat import Grunnlag


class PuljeFakta(DeltakelseFakta):
    """What a seat in the pulje of the step depends on."""

    pulje_fase: str | None = None
    """Phase of the pulje the step is about; None: there is no such pulje."""
    pulje_har_plass: bool = True
    pulje_trekk: tuple[str, ...] = ()
    """C: `art:value` of each trait a member may have (K-141); the same art twice: either."""
    kommunens_trekk: tuple[str, ...] = ()
    svarfrist: date | None = None
    """Last day to answer for the pulje."""
    lopets_tilstand: str | None = None
    lopet_pa_vent_fra: date | None = None


APENT = ("pamelding", "gjennomforing")
"""Phases in which a pulje may take a kommune."""


@vilkar(
    "K-157",
    "Løpet tar imot svar",
    "Løpet tek imot svar",
    "The løp takes answers",
    rettes_av="lopets_leder",
    slik=(
        "Svar i et løp som har åpnet påmelding og ikke er ferdig",
        "Svar i eit løp som har opna påmelding og ikkje er ferdig",
        "Answer in a løp that has opened enrolment and is not over",
    ),
)
def lopet_tar_imot_svar(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    """Also after the deadline, but not when all is over."""
    return g.fakta.lopets_tilstand in APENT


@vilkar(
    "K-141",
    "Kommunen har det puljens kommuner har felles",
    "Kommunen har det kommunane i pulja har felles",
    "The kommune has what the kommuner of the pulje have in common",
    rettes_av="lopets_leder",
    slik=(
        "Velg en pulje som passer, eller rett kommunens kjennetegn i løpet",
        "Vel ei pulje som passar, eller rett kjenneteikna til kommunen i løpet",
        "Choose a pulje that fits, or correct the traits of the kommune in the løp",
    ),
)
def trekk_passer(g: Grunnlag[Deltakelse, PuljeFakta]) -> tuple[str, ...]:
    """For each art the pulje asks for, the kommune has one of its values."""
    har = set(g.fakta.kommunens_trekk)
    arter: dict[str, list[str]] = {}
    for trekk in g.fakta.pulje_trekk if g.steg.pulje is not None else ():
        arter.setdefault(trekk.partition(":")[0], []).append(trekk)
    return tuple(t for verdier in arter.values() if not har.intersection(verdier) for t in verdier)


@vilkar(
    "K-139",
    "Puljen tar imot kommuner",
    "Pulja tek imot kommunar",
    "The pulje takes kommuner",
    rettes_av="lopets_leder",
    slik=(
        "Velg en pulje som er åpen",
        "Vel ei pulje som er open",
        "Choose a pulje that is open",
    ),
)
def puljen_er_apen(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    """Enrolment has opened, and the pulje is neither evaluated nor called off."""
    return g.steg.pulje is None or g.fakta.pulje_fase in APENT


def for_sent(g: Grunnlag[Deltakelse, Any]) -> bool:
    """Whether the answer is late: by the day it is entered, and by others the day it was given.

    A kommune that answers itself does not date itself back into the deadline.
    """
    egen = g.steg.referanse is None or kommunens_fullmektig.sporsmal(g)
    return fristen_er_passert(
        g.fakta.svarfrist,
        g.dag if egen else g.gjelder_dag,
        pa_vent_fra=g.fakta.lopet_pa_vent_fra,
        omtvistet=g.aggregat.omtvistet,
    )


def fristen_er_passert(
    frist: date | None, dag: date, *, pa_vent_fra: date | None, omtvistet: bool
) -> bool:
    """The deadline is past; not while the løp waits, nor for one whose answer others got wrong."""
    if frist is None or dag <= frist or omtvistet:
        return False
    return pa_vent_fra is None or pa_vent_fra > frist
