"""What a projection cannot take is parked and seen, others go on; tried again, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.domain.lesemodell.steg.gi_opp import HendelseGittOpp
from innforing.domain.lesemodell.steg.prov_pa_nytt import HendelseProvdPaNytt
from innforing.projections import books
from innforing.projections.svarfordeling import STANDPUNKT, Svarfordeling
from tests.projections.giftig import Giftig
from tests.projections.lesehus import benk, fasit, hendelse, leseside, skriv, versjon

if TYPE_CHECKING:
    from innforing.projections.runner import Runner
    from tests.projections.lesehus import Benk

ALLTID = 4_102_444_800_000_000
"""The year 2100."""
STROM = "lesemodell:svarfordeling"
NA, HISTORIKK = STANDPUNKT.name, f"{STANDPUNKT.name}_historikk"


def folg(b: Benk) -> Runner:
    runner = b.runner(Giftig())
    runner.take_lead()
    while runner.step(limit=200):
        pass
    return runner


def parkert(b: Benk) -> list[books.Parked]:
    with b.store.snapshot() as rows:
        return books.parked(rows, b.utgave(Giftig()))


def rester(rader: dict[str, list[tuple[object, ...]]], utenfor: set[str]) -> list[object]:
    """The rows of the kommuner that have no parked event."""
    alle = [*rader[NA], *rader[HISTORIKK]]
    return [rad for rad in alle if f"deltakelse:{rad[0]}:{rad[1]}" not in utenfor]


@pytest.mark.feil("F17", 1)
def test_a_poisoned_event_is_parked_with_its_reason_and_the_others_go_on(logg: str) -> None:
    with benk(logg) as b:
        folg(b)
        funnet = parkert(b)
        strommer = {one.stream_id for one in funnet}
        assert len(funnet) == len(strommer) > 1, "the rest of a stream waits, unparked"
        assert {one.topic for one in funnet} == {"KommuneInvitert"}
        assert all(one.reason.startswith("ZeroDivisionError in handle") for one in funnet)
        assert b.utgave(Giftig()).position == b.follower.end()
        alt = fasit(logg, Svarfordeling())
        assert rester(b.rader(Giftig()), strommer) == rester(alt, strommer)
        sist = {one.stream_id: one.position for one in funnet}
        for rad in b.rader(Giftig())[NA]:
            strom = f"deltakelse:{rad[0]}:{rad[1]}"
            assert strom not in sist or int(rad[-1]) < sist[strom], "nothing after the poison"


def test_the_read_side_shows_what_is_parked(logg: str) -> None:
    with leseside(logg, [Giftig()]) as side:
        side.catch_up()
        [ett] = side.status()
        assert ett.behind == 0
        assert len(ett.parked) > 1
        with side.sight("svarfordeling", per=ALLTID) as sight:
            assert tuple(sight.parked()) == ett.parked


def test_tried_again_after_the_fix_it_catches_up(
    logg: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with benk(logg) as b:
        runner = folg(b)
        forste, *andre = parkert(b)
        skriv(logg, hendelse(STROM, 1, HendelseProvdPaNytt(posisjon=forste.position)))
        runner.step()
        assert parkert(b) == [forste, *andre], "still poisoned: parked again"
        monkeypatch.setattr(Giftig, "hel", True)
        for one in parkert(b):
            ny = hendelse(STROM, versjon(logg, STROM), HendelseProvdPaNytt(posisjon=one.position))
            skriv(logg, ny)
        while runner.step(limit=3):
            pass
        assert parkert(b) == []
        assert b.rader(Giftig()) == fasit(logg, Svarfordeling())


def test_given_up_its_stream_goes_on_without_it_also_in_a_rebuild(logg: str) -> None:
    with benk(logg) as b:
        runner = folg(b)
        forste = parkert(b)[0]
        skriv(logg, hendelse(STROM, 1, HendelseGittOpp(posisjon=forste.position)))
        runner.step()
        tatt = [one for one in parkert(b) if one.stream_id == forste.stream_id]
        assert [(one.position, one.given_up) for one in tatt][:1] == [(forste.position, 1)]
        etter = b.rader(Giftig())
        assert etter == fasit(logg, Giftig())
    with leseside(logg, [Giftig()]) as side:
        bygd = side.rebuild("svarfordeling")
        assert bygd.parity is not None
        assert bygd.parity.unequal == []
        [ett] = side.status()
        assert [one.position for one in ett.parked if one.given_up] == [forste.position]
    with benk(logg) as b:
        assert b.rader(Giftig()) == etter
