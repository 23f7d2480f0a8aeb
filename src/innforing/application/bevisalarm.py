"""What is late in the proof of the log: what was promised for it, and since when (tillit.md §4).

Each alarm measures the oldest event that has waited too long for one thing, so an idle log has
none; but witnesses are to be heard from every day.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.grunnmur.verdi import Kodeverk, Tekst
from innforing.eventlog.notes import Checkpoint, NotANote
from innforing.eventlog.policy import confirmed
from innforing.eventlog.tiles import Tiles
from innforing.eventlog.timestamps import stamped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from innforing.application.bevisstatus import Bevisstatus
    from innforing.eventlog.notes import Note
    from innforing.eventlog.policy import Policy
    from innforing.eventlog.publish import ProofColumns

log = structlog.get_logger()


class Alarmart(Kodeverk):
    """What is late; `{siden}` is when what waits was recorded, or was confirmed last."""

    USIGNERT = (
        "usignert",
        "Hendelser har ventet for lenge på et signert sjekkpunkt. Den eldste er fra {siden}.",
        "Hendingar har venta for lenge på eit signert sjekkpunkt. Den eldste er frå {siden}.",
        "Events have waited too long for a signed checkpoint. The oldest is of {siden}.",
    )
    UBEKREFTET = (
        "ubekreftet",
        "For få vitner har bekreftet loggen. Den eldste hendelsen som venter, er fra {siden}.",
        "For få vitne har stadfesta loggen. Den eldste hendinga som ventar, er frå {siden}.",
        "Too few witnesses have confirmed the log. The oldest event that waits is of {siden}.",
    )
    FOR_LENGE_SIDEN = (
        "for_lenge_siden",
        "Loggen er ikke bekreftet av vitne det siste døgnet. Det skjedde sist {siden}.",
        "Loggen er ikkje stadfesta av vitne det siste døgnet. Det skjedde sist {siden}.",
        "The log has not been confirmed by a witness for a day. That happened last {siden}.",
    )
    USTEMPLET = (
        "ustemplet",
        "Loggen har ventet for lenge på tidsstempel. Den eldste hendelsen uten er fra {siden}.",
        "Loggen har venta for lenge på tidsstempel. Den eldste hendinga utan er frå {siden}.",
        "The log has waited too long for a time stamp. The oldest event without one is of {siden}.",
    )

    @property
    def rad(self) -> Tekst:
        """Who can mend it, and where to look."""
        return RAD[self]


_VITNER = Tekst(
    "Den som driver loggen, kan rette det: finn ut hvilke vitner som ikke svarer, og kontakt dem.",
    "Den som driv loggen, kan rette det: finn ut kva vitne som ikkje svarer, og kontakt dei.",
    "Whoever runs the log can mend it: find the witnesses that do not answer, and ask them.",
)
RAD: Final = {
    Alarmart.USIGNERT: Tekst(
        "Den som driver loggen, kan rette det: se om tjeneren eller «innforing publish --follow»"
        " går, om signereren svarer, og om disken er full.",
        "Den som driv loggen, kan rette det: sjå om tenaren eller «innforing publish --follow»"
        " går, om signeraren svarer, og om disken er full.",
        "Whoever runs the log can mend it: see whether the server or «innforing publish --follow»"
        " runs, the signer answers, and the disk has room.",
    ),
    Alarmart.UBEKREFTET: _VITNER,
    Alarmart.FOR_LENGE_SIDEN: _VITNER,
    Alarmart.USTEMPLET: Tekst(
        "Den som driver loggen, kan rette det: kjør «innforing stamp», som sier hva"
        " tidsstempeltjenesten svarer.",
        "Den som driv loggen, kan rette det: køyr «innforing stamp», som seier kva"
        " tidsstempeltenesta svarer.",
        "Whoever runs the log can mend it: run «innforing stamp», which says what the time stamp"
        " authority answers.",
    ),
}
GRENSER: Final = {
    Alarmart.USIGNERT: timedelta(seconds=60),
    Alarmart.UBEKREFTET: timedelta(minutes=15),
    Alarmart.FOR_LENGE_SIDEN: timedelta(hours=24),
    Alarmart.USTEMPLET: timedelta(hours=3),
}
"""How long each may take."""


@dataclass(frozen=True, slots=True)
class Bevisalarm:
    """One thing that is late."""

    art: Alarmart
    siden_us: int
    """When the oldest that waits was recorded, or when a witness confirmed last."""


def bevisalarmer(
    status: Bevisstatus, kolonner: ProofColumns, *, na_us: int, stemples: bool
) -> tuple[Bevisalarm, ...]:
    """Everything that is late now; a log without a key has promised nothing.

    `stemples`: whether somebody is asked for the time.
    """
    if not status.nokler:
        return ()
    return tuple(
        Bevisalarm(art, siden_us)
        for art, siden_us in _ventende(status, kolonner, stemples=stemples)
        if na_us - siden_us > GRENSER[art] / timedelta(microseconds=1)
    )


def _ventende(
    status: Bevisstatus, kolonner: ProofColumns, *, stemples: bool
) -> Iterator[tuple[Alarmart, int]]:
    """What is waited for, and since when, late or not; only what is published can be confirmed."""
    siste = kolonner.last()
    utgitt = min(status.size, siste)
    dekket = [(Alarmart.USIGNERT, utgitt, siste)]
    if status.policy is not None and status.krever:
        note = _bekreftet(status, status.policy)
        bekreftet = 0 if note is None else Checkpoint.read(note.text).size
        dekket.append((Alarmart.UBEKREFTET, bekreftet, utgitt))
        if note is not None:
            yield Alarmart.FOR_LENGE_SIDEN, _bekreftet_us(note, status.policy)
    if stemples:
        dekket.append((Alarmart.USTEMPLET, stamped(Tiles(status.mappe)), utgitt))
    for art, antall, av in dekket:
        for neste in kolonner.after(antall, min(antall + 1, av)):
            yield art, neste.recorded_us


def _bekreftet(status: Bevisstatus, policy: Policy) -> Note | None:
    """The newest checkpoint that enough witnesses have confirmed."""
    if status.bekreftet:
        return status.note
    bevarte = _bevarte(Tiles(status.mappe))
    return next((note for note in bevarte if confirmed(policy, note)), None)


def _bevarte(tiles: Tiles) -> Iterator[Note]:
    """Every kept checkpoint that can be read, the newest first."""
    for size in reversed(tiles.kept()):
        with suppress(NotANote):
            yield tiles.kept_note(size)


def _bekreftet_us(note: Note, policy: Policy) -> int:
    """When a witness last cosigned it, by its own clock."""
    tider = (vitne.key.time(note) for vitne in policy.witnesses)
    return max(tid or 0 for tid in tider) * 1_000_000


class Alarmvakt:
    """Tells when an alarm begins and when it ends, once each."""

    def __init__(self, se: Callable[[], Collection[Bevisalarm]]) -> None:
        """`se` gives every alarm there is now."""
        self._se = se
        self._kjente: dict[Alarmart, int] = {}

    def se_etter(self) -> None:
        """Look once; where nobody can tell what is late, that is told, and stops nothing."""
        try:
            na = {alarm.art: alarm.siden_us for alarm in self._se()}
        except Exception as feil:  # noqa: BLE001, whoever publishes goes on, seen or not
            log.warning("bevisalarm_ukjent", feil=type(feil).__name__, hva=str(feil))
            return
        for art in na.keys() - self._kjente.keys():
            log.error("bevisalarm", **_felt("begynt", art, na[art]))
        for art in self._kjente.keys() - na.keys():
            log.warning("bevisalarm", **_felt("over", art, self._kjente[art]))
        self._kjente = na


def _felt(tilstand: str, art: Alarmart, siden_us: int) -> dict[str, str]:
    siden = fra_mikrosekunder(siden_us).isoformat(timespec="seconds")
    return {"tilstand": tilstand, "art": art.value, "siden": siden}
