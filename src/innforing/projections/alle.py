"""Every read model there is: a new one is a file and a line here."""

from innforing.projections.kommuner import Kommuner
from innforing.projections.lopsoversikt import Lopsoversikt
from innforing.projections.projection import Projection
from innforing.projections.svarfordeling import Svarfordeling
from innforing.projections.utbredelse import Utbredelse
from innforing.projections.varigheter import Varigheter

PROJEKSJONER: tuple[Projection, ...] = (
    Lopsoversikt(),
    Svarfordeling(),
    Utbredelse(),
    Varigheter(),
    Kommuner(),
)
