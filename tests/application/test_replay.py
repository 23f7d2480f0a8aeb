"""The log as of a number or a moment, and the digest that any replay must give."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

import pytest

from innforing.application.replay import (
    ReplayAvvik,
    Tilbakeblikk,
    avtrykk,
    kanonisk,
    kontroller_replay,
    posisjon_ved,
    utsnitt,
)
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.bootstrap import Hus

LOP = "innforingslop:htm"


def lop(hus: Hus, **nar: int | date) -> Innforingslop:
    blikk = Tilbakeblikk(hus.reader, hus.mapper, utsnitt(hus.reader, **nar))  # type: ignore[arg-type]
    aggregat = blikk.aggregat(LOP)
    assert isinstance(aggregat, Innforingslop)
    return aggregat


@pytest.mark.krav("K-372")
def test_a_lop_is_read_as_it_was_on_any_date(lest_hus: Hus) -> None:
    assert not lop(lest_hus, per=date(2024, 1, 7)).finnes
    assert lop(lest_hus, per=date(2024, 1, 8)).tilstand is LopTilstand.FORESLATT
    assert lop(lest_hus, per=date(2024, 2, 1)).tilstand is LopTilstand.PLANLAGT
    assert lop(lest_hus).tilstand is LopTilstand.GJENNOMFORING


def test_a_lop_is_read_as_of_any_position(lest_hus: Hus) -> None:
    for rad in lest_hus.reader.stream(LOP):
        assert lop(lest_hus, til=rad.position).tilstandskode == rad.tilstand
    assert lop(lest_hus, til=10_000) == lop(lest_hus)


def test_what_was_known_is_another_question_than_what_held(lest_hus: Hus) -> None:
    strom = "ibruktakelse:pll:voss"
    for nar, finnes in ((date(2024, 4, 30), False), (date(2024, 5, 2), True)):
        blikk = Tilbakeblikk(
            lest_hus.reader,
            lest_hus.mapper,
            utsnitt(lest_hus.reader, per=date(2024, 2, 1), kjent=nar),
        )
        assert blikk.aggregat(strom).finnes is finnes


def test_the_position_of_a_moment_is_the_last_one_recorded_by_then(lest_hus: Hus) -> None:
    rader = lest_hus.reader.tail(0)
    assert [posisjon_ved(lest_hus.reader, rad.recorded_us) for rad in rader] == [
        rad.position for rad in rader
    ]
    assert posisjon_ved(lest_hus.reader, rader[0].recorded_us - 1) == 0


def test_streams_under_a_prefix_are_the_streams_one_by_one(lest_hus: Hus) -> None:
    blikk = Tilbakeblikk(lest_hus.reader, lest_hus.mapper, utsnitt(lest_hus.reader))
    under = blikk.under("deltakelse:htm:")
    assert list(under) == ["deltakelse:htm:bergen", "deltakelse:htm:voss", "deltakelse:htm:alver"]
    assert all(blikk.aggregat(strom) == state for strom, state in under.items())
    assert {s for s in blikk.alle() if s.startswith("deltakelse:")} == set(under)


def test_the_day_of_a_look_back_is_its_date_or_that_of_the_last_event(lest_hus: Hus) -> None:
    def dag(**nar: date) -> date:
        del_ = utsnitt(lest_hus.reader, **nar)  # type: ignore[arg-type]
        return Tilbakeblikk(lest_hus.reader, lest_hus.mapper, del_).dag

    assert dag(per=date(2024, 3, 31)) == date(2024, 3, 31)
    assert dag() == date(2024, 5, 2)
    assert dag(kjent=date(2024, 1, 10)) == date(2024, 1, 10)


def test_memory_and_replay_agree_and_a_memory_that_lies_is_found(hus: Hus) -> None:
    forst = kontroller_replay(hus.verksted)
    assert kontroller_replay(hus.verksted) == forst
    hus.verksted.memory._streams[LOP] = (Innforingslop(tittel="Et annet"), 99)
    with pytest.raises(ReplayAvvik, match=LOP):
        kontroller_replay(hus.verksted)


def test_the_digest_knows_every_state(lest_hus: Hus) -> None:
    alle = Tilbakeblikk(lest_hus.reader, lest_hus.mapper, utsnitt(lest_hus.reader)).alle()
    endret = {**alle, LOP: alle[LOP].med(tittel="Et annet")}
    assert avtrykk(alle) != avtrykk(endret)
    assert avtrykk(alle) == avtrykk(dict(reversed(alle.items())))


def test_a_value_as_json_is_the_same_whatever_order_a_set_has() -> None:
    class Farge(Enum):
        RED = "red"

    verdi = {"b": frozenset({"z", "a"}), Farge.RED: (date(2024, 1, 1), None, 2)}
    assert kanonisk(verdi) == {"b": ["a", "z"], "red": ["2024-01-01", None, 2]}
    tid = fra_mikrosekunder(mikrosekunder(datetime.fromisoformat("2024-01-01T00:00:00+00:00")))
    assert kanonisk([tid]) == ["2024-01-01T00:00:00+00:00"]


@pytest.mark.krav("K-379")
def test_three_hash_seeds_and_two_time_zones_give_one_digest(demomappe: Path) -> None:
    """A replay depends on the log alone: nothing of the machine it runs on."""
    svar = set()
    for fro, sone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("4711", "America/Lima")):
        miljo = os.environ | {
            "PYTHONHASHSEED": fro,
            "TZ": sone,
            "INNFORING_DB": str(demomappe / "logg.sqlite"),
            "INNFORING_KEYS_DB": f"sqlite:///{demomappe / 'logg-nokler.sqlite'}",
        }
        kjort = subprocess.run(
            [sys.executable, "-c", "from innforing.cli import app; app()", "replay", "--json"],
            env=miljo,
            capture_output=True,
            text=True,
            check=True,
        )
        svar.add(kjort.stdout)
    assert len(svar) == 1
