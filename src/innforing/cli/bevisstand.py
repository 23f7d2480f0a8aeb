"""What the screen says of the proof of the log: how far it has come, and what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.verdi import Tekst
from innforing.eventlog.errors import LogError

if TYPE_CHECKING:
    from innforing.application.bevisalarm import Bevisalarm
    from innforing.bootstrap import Hus
    from innforing.cli.skjerm import Skjerm

STAND = Tekst(
    "Bevis: {utgitt} av {alle} hendelser står i et signert sjekkpunkt.",
    "Bevis: {utgitt} av {alle} hendingar står i eit signert sjekkpunkt.",
    "Proof: {utgitt} of {alle} events stand in a signed checkpoint.",
)
UTEN_NOKKEL = Tekst(
    "Bevis: loggen har ingen nøkkel ennå; kjør «innforing key new».",
    "Bevis: loggen har ingen nøkkel enno; køyr «innforing key new».",
    "Proof: the log has no key yet; run «innforing key new».",
)
UKJENT = Tekst(
    "Bevis: bevisfilene kan ikke leses: {feil}.",
    "Bevis: bevisfilene kan ikkje lesast: {feil}.",
    "Proof: the files of the proof cannot be read: {feil}.",
)


class Bevisstand(NamedTuple):
    """How far the proof has come."""

    alle: int
    nokkel: bool
    utgitt: int = 0
    alarmer: tuple[Bevisalarm, ...] = ()
    feil: str | None = None

    @classmethod
    def av(cls, hus: Hus) -> Bevisstand:
        """Ask a house; files that cannot be read are told, and stop nothing."""
        alle = hus.reader.last()[0]
        try:
            status = hus.bevisstatus()
            nokkel = bool(status.nokler)
            return cls(alle, nokkel, status.size, hus.bevisalarmer(status))
        except LogError as feil:
            return cls(alle, nokkel=True, feil=str(feil))

    def linjer(self, skjerm: Skjerm) -> list[str]:
        """In words: one line, and one for each thing that is late."""
        if self.feil is not None:
            return [skjerm.tekst(UKJENT).format(feil=self.feil)]
        stand = STAND if self.nokkel else UTEN_NOKKEL
        linje = skjerm.tekst(stand).format(utgitt=self.utgitt, alle=self.alle)
        return [linje, *(f"{_ord(skjerm, en)} {skjerm.tekst(en.art.rad)}" for en in self.alarmer)]

    def felt(self, skjerm: Skjerm) -> dict[str, object]:
        """The same for machines."""
        return {
            "hendelser": self.alle,
            "nokkel": self.nokkel,
            "utgitt": self.utgitt,
            "feil": self.feil,
            "alarmer": [
                {
                    "art": en.art,
                    "siden": fra_mikrosekunder(en.siden_us),
                    "tekst": _ord(skjerm, en),
                    "rad": skjerm.tekst(en.art.rad),
                }
                for en in self.alarmer
            ],
        }


def _ord(skjerm: Skjerm, alarm: Bevisalarm) -> str:
    siden = fra_mikrosekunder(alarm.siden_us).astimezone(OSLO)
    return skjerm.tekst(alarm.art.tekst).format(siden=f"{siden:%Y-%m-%d %H:%M}")
