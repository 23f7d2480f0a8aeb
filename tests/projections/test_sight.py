"""Two clocks: as it was, as it was known, and the events that a figure rests on."""

from __future__ import annotations

import itertools
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.eventlog.readstore import ReadStore
from innforing.projections import books
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.books import SERVING
from innforing.projections.lopsoversikt.lopsoversikt import forklar as forklar_lop
from innforing.projections.lopsoversikt.lopsoversikt import oversikt
from innforing.projections.sight import OutsideTheLog, Sight
from innforing.projections.svarfordeling import AKTUELLE, Svarfordeling, forklar, svarfordeling
from innforing.projections.table import Fact, Fold, Table
from innforing.registers.kommuner import Kommuneregister
from tests.projections.lesehus import MAPPER, benk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innforing.eventlog.reader import Reader
    from innforing.projections.projection import Projection
    from tests.projections.lesehus import Benk

ALLTID = 4_102_444_800_000_000
"""The year 2100."""
TING = Table(name="ting", key=("id",), values=("verdi",), numbers=frozenset({"verdi"}))
LOPENE = ("s01", "s03", "s08")
REGISTER = Kommuneregister.standard()
HVERT = 24
"""Every so many steps of the stories the questions are asked; test_tilfeldige asks at every one."""
FLERE = 12
"""Moments at least, of a log that tells of few things."""


class Ting(Svarfordeling):
    """A read model with one table of things."""

    navn = "ting"
    tabeller = (TING,)


def svar(sight: Sight) -> object:
    """Everything that a projection answers at one moment."""
    [projeksjon] = [one for one in PROJEKSJONER if one.navn == sight.edition.name]
    rader = [sight.rows(tabell) for tabell in projeksjon.tabeller]
    return rader, list(projeksjon.statements(sight, REGISTER))


@pytest.mark.parametrize("projeksjon", PROJEKSJONER, ids=lambda p: str(p.navn))
def test_as_of_a_moment_known_then_is_the_answer_that_was_given_then(
    logg_om: str, projeksjon: Projection
) -> None:
    gitt_da: dict[tuple[int, int], object] = {}
    with benk(logg_om) as b:
        runner = b.runner(projeksjon)
        runner.take_lead()
        rader = b.reader().tail(0)
        slutt = [en for en, to in itertools.pairwise(rader) if en.step != to.step]
        for rad in slutt[:: max(1, min(HVERT, len(slutt) // FLERE))]:
            runner.step(upto=rad.position)
            with sett(b, projeksjon.navn, rad.recorded_us, None) as sight:
                gitt_da[rad.recorded_us, rad.position] = svar(sight)
        while runner.step():
            pass
        assert len(gitt_da) > 5
        for (us, posisjon), ventet in gitt_da.items():
            with sett(b, projeksjon.navn, us, posisjon) as sight:
                assert svar(sight) == ventet
        assert len({str(ett) for ett in gitt_da.values()}) > 1, "the answers do change"


def test_answers_are_those_of_the_folded_streams_and_rest_on_their_events(logg: str) -> None:
    with benk(logg) as b:
        for projeksjon in (p for p in PROJEKSJONER if p.navn in {"svarfordeling", "lopsoversikt"}):
            runner = b.runner(projeksjon)
            runner.take_lead()
            runner.step()
        ende = b.follower.end()
        for posisjon in (ende // 4, ende // 2, ende):
            kilde = fra_loggen(b.reader(), posisjon)
            with sett(b, "svarfordeling", ALLTID, posisjon) as sight:
                for lop in LOPENE:
                    fordeling = svarfordeling(sight, lop)
                    tall = {status: figur.antall for status, figur in fordeling.items()}
                    assert tall == spor(kilde, "svarfordeling", {"lop": lop})
                    hviler = forklar(sight, lop)
                    strommer = {b.reader().span(p, p)[0].stream_id for p in hviler}
                    assert len(strommer) == len(hviler) == tall[AKTUELLE]
                    assert all(p <= posisjon for p in hviler)
            with sett(b, "lopsoversikt", ALLTID, posisjon) as sight:
                for rad in oversikt(sight):
                    assert rad.tilstand == spor(kilde, "tilstand", {"lop": rad.lop})
                    assert forklar_lop(sight, rad.lop) != ()


def test_a_moment_outside_the_log_is_refused(logg: str) -> None:
    with benk(logg) as b:
        runner = b.runner(Svarfordeling())
        runner.take_lead()
        runner.step(limit=10)
        with (
            pytest.raises(OutsideTheLog, match="0 to 10"),
            sett(b, "svarfordeling", ALLTID, 11),
        ):
            pass


def test_a_corrected_fact_gives_different_answers_under_per_and_kjent() -> None:
    """Decided Tuesday (20), entered Friday at position 3."""
    fakta = [(1, 10), (2, 30), (3, 20)]
    assert spurt(fakta, per=25, kjent=2) == (1, 1)
    assert spurt(fakta, per=25, kjent=3) == (3, 3)
    assert spurt(fakta, per=35, kjent=3) == (2, 2), "what is known to be later stands"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 8), min_size=1, max_size=9), st.integers(1, 4))
def test_every_moment_of_any_history_is_the_last_known_fact_that_had_begun(
    begynt: list[int], side: int
) -> None:
    fakta = list(enumerate(begynt, 1))
    with bygd(fakta, side) as sight_av:
        for kjent in range(len(fakta) + 1):
            for per in range(-1, 10):
                mulige = [(us, pos) for pos, us in fakta if us <= per and pos <= kjent]
                ventet = max(mulige)[1] if mulige else None
                funnet = [(r.number("verdi"), r.fra_pos) for r in sight_av(per, kjent).rows(TING)]
                assert funnet == ([] if ventet is None else [(ventet, ventet)])


def spurt(fakta: list[tuple[int, int]], *, per: int, kjent: int) -> tuple[int, int]:
    with bygd(fakta, 1) as sight_av:
        [rad] = sight_av(per, kjent).rows(TING)
        return rad.number("verdi"), rad.fra_pos


def fra_loggen(reader: Reader, posisjon: int) -> Kilde:
    return Kilde(Tilbakeblikk(reader, MAPPER, Utsnitt(posisjon)), Kommuneregister.standard())


@contextmanager
def sett(b: Benk, navn: str, per: int, kjent: int | None) -> Iterator[Sight]:
    with b.store.snapshot() as rows:
        utgave = books.serving(rows, navn)
        assert utgave is not None
        yield Sight(rows, utgave, per=per, kjent=kjent)


@contextmanager
def bygd(fakta: list[tuple[int, int]], side: int) -> Iterator[Callable[[int, int], Sight]]:
    """A table of one thing, folded page by page from (position, effective) in that order."""
    with (
        tempfile.TemporaryDirectory() as mappe,
        ReadStore(f"sqlite:///{mappe}/les.sqlite") as store,
    ):
        with store.transaction() as rows:
            books.open_books(rows)
            utgave = books.begin(rows, Ting(), SERVING)
            lagret = utgave.stored(TING)
            for forste in range(0, len(fakta), side):
                fold = Fold(TING, lagret.load(rows, [("a",)]))
                for pos, us in fakta[forste : forste + side]:
                    fold.add(Fact(TING.name, ("a",), (pos,)), position=pos, gyldig_fra=us)
                lagret.save(rows, fold)
        utgave = utgave._replace(position=len(fakta))
        with store.snapshot() as rows:
            yield lambda per, kjent: Sight(rows, utgave, per=per, kjent=kjent)
