"""Regioner: who is in the regional grupper, what they cover, and what has been moved (P-15).

Asked by the kontaktperson and the diginettverk of a region, by KS, and by the koordineringsgruppe
that needs people across regions. The people of a group by function and period, the competences of
K-224 and K-225 with their gaps, co-operation, plan, and the way from the earlier networks; and the
arbeidsgrupper: mandate, members by part, missing parts, life span and result (K-257 to K-261).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aktor import Organtype
from innforing.projections.felt import liste
from innforing.projections.projection import Projection
from innforing.projections.regioner.arbeidsgruppebilde import Arbeidsgruppebilde
from innforing.projections.regioner.gruppebilde import Gruppebilde
from innforing.projections.regioner.regionfakta import fakta_av
from innforing.projections.regioner.regionrader import Rader
from innforing.projections.regioner.regiontabeller import MANDAT, ORGAN, TABELLER
from innforing.projections.statement import Statement

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Sight
    from innforing.projections.table import Fact, Table
    from innforing.registers.kommuner import Kommuneregister

REGIONAL = str(Organtype.REGIONAL_GRUPPE.value)
NETTVERK = str(Organtype.DIGINETTVERK.value)
DELENE = ("dekning", "ordning", "mangler")
"""What is derived, and can be asked for by `forklar`."""


class Regioner(Projection):
    """The regional grupper and the arbeidsgrupper."""

    navn: ClassVar[str] = "regioner"
    prefikser: ClassVar[frozenset[str]] = frozenset(
        {"organ", "regional_gruppe", "arbeidsgruppe", "materiell"}
    )
    tabeller: ClassVar[tuple[Table, ...]] = TABELLER

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """What the event tells of a group."""
        yield from fakta_av(happened)

    def statements(
        self,
        sight: Sight,
        register: Kommuneregister,
        about: str | None = None,
    ) -> Iterator[Statement]:
        """Every row, then what is derived from several on the day of the sight."""
        yield from super().statements(sight, register, about)
        for gruppe in _grupper(sight, about):
            hviler = gruppe.dekning_hviler
            yield Statement((gruppe.organ, "dekning", "hull"), liste(gruppe.dekning.hull), hviler)
            prosent = gruppe.dekning.stillingsprosent
            yield Statement((gruppe.organ, "dekning", "stillingsprosent"), prosent, hviler)
            ordning = str(gruppe.ordning.value)
            yield Statement((gruppe.organ, "ordning"), ordning, gruppe.ordning_hviler)
        for gruppen in _arbeidsgrupper(sight, about):
            sti, mangler = (gruppen.organ, "mangler"), liste(gruppen.manglende_deler)
            yield Statement(sti, mangler, gruppen.deler_hviler)


def grupper(sight: Sight) -> list[Gruppebilde]:
    """Every regional gruppe there is, by region."""
    return sorted(_grupper(sight, None), key=lambda g: (g.region or "", g.organ))


def gruppen(sight: Sight, organ: str) -> Gruppebilde | None:
    """One regional gruppe, or a network that holds the functions itself."""
    return next(_grupper(sight, organ), None)


def arbeidsgrupper(sight: Sight) -> list[Arbeidsgruppebilde]:
    """Every group that has a mandate, by the day it began."""
    return sorted(_arbeidsgrupper(sight, None), key=lambda g: (g.fra, g.organ))


def forklar(sight: Sight, organ: str, del_: str) -> tuple[int, ...]:
    """The positions of the events that a derived part of a group rests on (`DELENE`)."""
    if del_ == "mangler":
        return next((g.deler_hviler for g in _arbeidsgrupper(sight, organ)), ())
    bilde = gruppen(sight, organ)
    if bilde is None or del_ not in DELENE:
        return ()
    return bilde.dekning_hviler if del_ == "dekning" else bilde.ordning_hviler


def _grupper(sight: Sight, organ: str | None) -> Iterator[Gruppebilde]:
    rader = Rader(sight, organ)
    for rad in rader.alle(ORGAN):
        bilde = Gruppebilde.av(rad, rader)
        regional = rad.cells["organtype"] == REGIONAL
        if regional or (rad.cells["organtype"] == NETTVERK and bilde.personer):
            yield bilde


def _arbeidsgrupper(sight: Sight, organ: str | None) -> Iterator[Arbeidsgruppebilde]:
    rader = Rader(sight, None)
    for rad in rader.alle(MANDAT):
        if organ in (None, rad.cells["organ"]):
            yield Arbeidsgruppebilde.av(rad, rader)
