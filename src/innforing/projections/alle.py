"""Every read model there is: a new one is a file and a line here."""

from innforing.projections.arbeidsbord.arbeidsbord import Arbeidsbord
from innforing.projections.deltakere.deltakere import Deltakere
from innforing.projections.kapasitet.kapasitet import Kapasitet
from innforing.projections.kartlegging import Kartlegging
from innforing.projections.kommuner import Kommuner
from innforing.projections.laeringspunkter import Laeringspunkter
from innforing.projections.lopsoversikt.lopsoversikt import Lopsoversikt
from innforing.projections.losninger.losninger import Losninger
from innforing.projections.oppfolging.oppfolging import Oppfolginger
from innforing.projections.projection import Projection
from innforing.projections.revisjonsspor.revisjonsspor import Revisjonsspor
from innforing.projections.saertilfeller.saertilfeller import Saertilfeller
from innforing.projections.svarfordeling import Svarfordeling
from innforing.projections.tidslinje.tidslinje import Tidslinje
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
    Revisjonsspor(),
)
