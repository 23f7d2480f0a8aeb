"""The log gets a new key to sign with; the old one signs beside it for a time (tillit.md §4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.logg.logg import Logg, Loggnokkel

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag

GAMMEL_SIGNERER: Final = timedelta(days=30)
"""So long both keys sign: time for those who check the log to take the new one in."""


class ByttLoggnokkel(Steg[Logg]):
    tekst = Tekst("Bytt nøkkel for loggen", "Byt nøkkel for loggen", "Change the key of the log")
    regel = Regel(
        hvem=("ks",),
        sperrer=("loggnokkelen_er_ny", "loggen_beholder_navnet", "loggnokkelen_byttes_fra"),
    )

    ny: Loggnokkel
    gammel: Loggnokkel

    def avgjor(self, g: Grunnlag[Logg, Any]) -> Iterator[LoggnokkelByttet]:
        yield LoggnokkelByttet(
            ny=self.ny, gammel=self.gammel, gammel_til=g.gjelder_dag + GAMMEL_SIGNERER
        )


class LoggnokkelByttet(Hendelse[Logg]):
    tekst = Tekst("Loggen har fått ny nøkkel", "Loggen har fått ny nøkkel", "The log has a new key")
    ny: Loggnokkel
    gammel: Loggnokkel
    gammel_til: date
    """The last day on which the old key signs beside the new one."""

    def anvend(self, aggregat: Logg) -> Logg:
        kjente = [n for n in aggregat.loggnokler if n not in (self.gammel, self.ny)]
        return aggregat.med(loggnokler=(*kjente, self.gammel, self.ny))


def navnet(nokkel: str) -> str:
    """What the key, and the log it signs for, is called."""
    return nokkel.partition("+")[0]


@vilkar(
    "K-373",
    "Den nye nøkkelen har ikke vært i bruk",
    "Den nye nøkkelen har ikkje vore i bruk",
    "The new key has not been in use",
    rettes_av="ks",
    slik=("Lag en ny nøkkel", "Lag ein ny nøkkel", "Make a new key"),
)
def loggnokkelen_er_ny(g: Grunnlag[Logg, Any]) -> bool:
    return g.steg.ny not in (g.steg.gammel, *g.aggregat.loggnokler)


@vilkar(
    "K-374",
    "Den nye nøkkelen har navnet til loggen, som den gamle",
    "Den nye nøkkelen har namnet til loggen, som den gamle",
    "The new key has the name of the log, as the old one has",
    rettes_av="ks",
    slik=(
        "Lag den nye nøkkelen med samme navn som den gamle",
        "Lag den nye nøkkelen med same namn som den gamle",
        "Make the new key with the name of the old one",
    ),
)
def loggen_beholder_navnet(g: Grunnlag[Logg, Any]) -> bool:
    """Another name is another log, and nothing would tie the two together."""
    return navnet(g.steg.ny) == navnet(g.steg.gammel)


@vilkar(
    "K-374",
    "Den gamle nøkkelen er den som sist ble tatt i bruk",
    "Den gamle nøkkelen er den som sist vart teken i bruk",
    "The old key is the one that was last taken into use",
    rettes_av="ks",
    slik=(
        "Bytt fra nøkkelen som signerer nå",
        "Byt frå nøkkelen som signerer no",
        "Change from the key that signs now",
    ),
)
def loggnokkelen_byttes_fra(g: Grunnlag[Logg, Any]) -> bool:
    """The history of keys is one chain for each log, the innsynslogg apart."""
    egne = [n for n in g.aggregat.loggnokler if navnet(n) == navnet(g.steg.gammel)]
    return not egne or g.steg.gammel == egne[-1]
