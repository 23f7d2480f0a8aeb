"""Every read model there is: a new one is a file and a line here."""

from innforing.projections.lopsoversikt import Lopsoversikt
from innforing.projections.projection import Projection
from innforing.projections.svarfordeling import Svarfordeling

PROJEKSJONER: tuple[Projection, ...] = (Lopsoversikt(), Svarfordeling())
