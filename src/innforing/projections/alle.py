"""Every read model there is: a new one is a file and a line here."""

from innforing.projections.arbeidsbord.arbeidsbord import Arbeidsbord
from innforing.projections.behov.behov import Behovene
from innforing.projections.beslutningsspor.beslutningsspor import Beslutningsspor
from innforing.projections.deltakere.deltakere import Deltakere
from innforing.projections.kapasitet.kapasitet import Kapasitet
from innforing.projections.kartlegging import Kartlegging
from innforing.projections.kommuner import Kommuner
from innforing.projections.laeringspunkter import Laeringspunkter
from innforing.projections.lopsoversikt.lopsoversikt import Lopsoversikt
from innforing.projections.losninger.losninger import Losninger
from innforing.projections.modeller import Modeller
from innforing.projections.moter.moter import Moter
from innforing.projections.oppfolging.oppfolging import Oppfolginger
from innforing.projections.projection import Projection
from innforing.projections.rapporter import Rapporter
from innforing.projections.regioner.regioner import Regioner
from innforing.projections.revisjonsspor.revisjonsspor import Revisjonsspor
from innforing.projections.saertilfeller.saertilfeller import Saertilfeller
from innforing.projections.samlinger import Samlinger
from innforing.projections.sporreskjemaer import Sporreskjemaer
from innforing.projections.svarfordeling import Svarfordeling
from innforing.projections.tidslinje.tidslinje import Tidslinje
from innforing.projections.tilskudd.tilskudd import Tilskuddene
from innforing.projections.utbredelse import Utbredelse
from innforing.projections.varigheter import Varigheter

PROJEKSJONER: tuple[Projection, ...] = (
    Lopsoversikt(),
    Arbeidsbord(),
    Svarfordeling(),
    Deltakere(),
    Utbredelse(),
    Varigheter(),
    Kommuner(),
    Tidslinje(),
    Kapasitet(),
    Laeringspunkter(),
    Losninger(),
    Kartlegging(),
    Oppfolginger(),
    Saertilfeller(),
    Beslutningsspor(),
    Sporreskjemaer(),
    Behovene(),
    Samlinger(),
    Moter(),
    Regioner(),
    Modeller(),
    Tilskuddene(),
    Rapporter(),
    Revisjonsspor(),
)
