"""One kommune in one løp; the stream is `deltakelse:<løp>:<kommune>`."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.deltakelse.verdier import (
    Arsak,
    Fristutlop,
    Oppfolging,
    SenPamelding,
    Svarstatus,
)
from innforing.domain.grunnmur.aggregat import LEDD, Aggregat
from innforing.domain.grunnmur.aktiviteter import Sektor


class Deltakelse(Aggregat):
    """What answers, seats and follow-up of one kommune are decided from."""

    prefiks: ClassVar[str] = "deltakelse"
    nokkelform: ClassVar[str] = f"{LEDD}:{LEDD}"

    aktuell: bool = False
    status: Svarstatus | None = None
    pulje: int | None = None
    """Number of the pulje it has a seat in, or waits for."""
    informert: date | None = None
    """When it got early information (K-012)."""
    invitasjoner: tuple[int, ...] = ()
    """Numbers of puljer it has been invited to, in the running round."""
    frister: tuple[Fristutlop, ...] = ()
    """Answer deadlines that ran out: each pulje and date once."""
    svar_fort_av_andre: bool = False
    """The standing answer was entered by somebody outside the kommune, and may be disputed."""
    for_andres_svar: Svarstatus | None = None
    """Where the kommune stood before somebody else entered its answer."""
    omtvistet: bool = False
    """The kommune disputed what others entered, and has not answered since."""
    sen_pamelding: SenPamelding | None = None
    lop_avsluttet: bool = False
    """The løp ended; answers and seats do not come back."""
    siste_pulje: int | None = None
    """Number of the pulje it last had a seat in; kept when it withdraws."""
    deltatt: bool = False
    """Has had a seat at some time, also when it withdrew later (K-215)."""
    kartlagt: date | None = None
    arsak: Arsak | None = None
    forankret: tuple[Sektor, ...] = ()
    aktiviteter: int = 0
    skreddersom: int = 0
    """Of the activities, those that were help for this kommune alone (K-009)."""
    siste_kontakt: date | None = None
    kontaktperson: str | None = None
    """Person id of whom to turn to in the kommune."""
    oppfolginger: tuple[Oppfolging, ...] = ()

    @property
    def pameldt(self) -> bool:
        """Whether it has a seat; when the løp ended, all seats lapsed."""
        return self.status is Svarstatus.PAMELDT and not self.lop_avsluttet

    @property
    def venter(self) -> bool:
        """Whether it is on a waiting list."""
        return self.status is Svarstatus.PA_VENTELISTE and not self.lop_avsluttet

    @property
    def apne_oppfolginger(self) -> tuple[Oppfolging, ...]:
        """Follow-ups planned and not done (K-201)."""
        return tuple(o for o in self.oppfolginger if o.gjennomfort is None)

    def fristen_er_utlopt(self, pulje: int) -> bool:
        """Whether a deadline has run out for the pulje since its last invitation."""
        return any(f.pulje == pulje for f in self.frister)
