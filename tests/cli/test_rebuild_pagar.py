"""A rebuild while another is going on: who builds, and since when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from innforing.projections import books
from innforing.projections.books import BUILDING
from innforing.projections.svarfordeling import Svarfordeling

if TYPE_CHECKING:
    from tests.cli.conftest import Program

OM_LITT_US = 2**60


def test_a_second_rebuild_is_told_who_is_building_and_since_when(program: Program) -> None:
    program("project", "--once")
    with program.hus() as hus, hus.lesesiden() as side, side.store.transaction() as rows:
        utgave = books.begin(rows, Svarfordeling(), BUILDING)
        books.lead(
            rows, utgave, holder="en annen:7:1", now_us=1_700_000_000_000_000, until_us=OM_LITT_US
        )
    sagt = " ".join(program.ugyldig("rebuild", "svarfordeling").split())
    assert re.search(r"built by en annen:7:1, since 2023-11-14T22:13:20", sagt), sagt
