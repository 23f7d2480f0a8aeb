"""Following: catch-up gives the rows of a rebuild, one leads, and what is killed goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.projections.alle import PROJEKSJONER
from tests.projections.lesehus import benk, leseside

if TYPE_CHECKING:
    from innforing.projections.projection import Projection


@pytest.mark.parametrize("projeksjon", PROJEKSJONER, ids=lambda p: str(p.navn))
def test_small_pages_give_the_rows_of_one_large(logg: str, projeksjon: Projection) -> None:
    with benk(logg) as b:
        liten = b.runner(projeksjon)
        liten.take_lead()
        while liten.step(limit=37):
            pass
        trinnvis = b.rader(projeksjon)
        assert sum(map(len, trinnvis.values())) > 50
        b.apne.pop().close()
    with leseside(logg) as side:
        bygd = side.rebuild(projeksjon.navn)
        assert bygd.position == side.follower.end()
        assert bygd.parity is not None
        assert bygd.parity.unequal == []
    with benk(logg) as b:
        assert b.rader(projeksjon) == trinnvis
