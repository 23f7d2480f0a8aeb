"""The runner: every outcome is compared, nothing is recorded twice, and it ends by replaying."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from innforing.application.scenario import Avvik, ForSent, Kjort, forste_tid, gjenstar, kjor
from innforing.application.scenario_fil import les_fortellinger
from innforing.bootstrap import Hus, oppgrader, opprett_ekte
from innforing.eventlog.rows import StoredRow
from tests.application.demohus import FORTELLINGER, IKKE_KLAR, PROSESS, innstillinger, nytt

if TYPE_CHECKING:
    from pathlib import Path


def kjort(hus: Hus, *stier: Path, na: bool = False) -> Kjort:
    return kjor(hus, les_fortellinger(stier), na=na)


def endret(mappe: Path, fra: str, til: str, sti: Path = PROSESS) -> Path:
    """The story with one thing changed, in a folder of its own, with its world."""
    (mappe / "felles").mkdir(exist_ok=True)
    verden = FORTELLINGER / "felles" / "verden.toml"
    (mappe / "felles" / "verden.toml").write_bytes(verden.read_bytes())
    innhold = sti.read_text("utf-8")
    assert fra in innhold
    ny = mappe / sti.name
    ny.write_text(innhold.replace(fra, til, 1), "utf-8")
    return ny


@pytest.mark.krav("K-380", "K-373")
def test_a_story_runs_to_its_end_and_the_same_story_again_records_nothing(tmp_path: Path) -> None:
    with nytt(tmp_path, PROSESS) as hus:
        assert gjenstar(hus, les_fortellinger([PROSESS]))
        forst = kjort(hus, PROSESS)
        siste = hus.reader.last()
        igjen = kjort(hus, PROSESS)
        assert (igjen.steg, igjen.gjentatt) == (0, forst.steg)
        assert (igjen.avtrykk, igjen.posisjon) == (forst.avtrykk, forst.posisjon)
        assert hus.reader.last() == siste
        assert not gjenstar(hus, les_fortellinger([PROSESS]))
    assert forst.svar == 6


def test_the_same_stories_give_the_same_events_on_both_databases(
    tmp_path: Path, postgres_url: str
) -> None:
    rader: list[list[StoredRow]] = []
    for navn, db in (("s", None), ("p", postgres_url)):
        mappe = tmp_path / navn
        mappe.mkdir()
        with nytt(mappe, PROSESS, IKKE_KLAR, db=db) as hus:
            kjort(hus, PROSESS, IKKE_KLAR)
            rader.append(hus.reader.tail(0))
    assert rader[0] == rader[1]


def test_recorded_times_are_the_storys_and_deadlines_pass_before_the_next_step(
    lest_hus: Hus,
) -> None:
    rader = lest_hus.reader.tail(0)
    assert all(a.recorded_us < b.recorded_us for a, b in pairwise(rader))
    frister = [rad for rad in rader if rad.topic == "SvarfristPassert"]
    start = next(rad for rad in rader if rad.topic == "GjennomforingStartet")
    midnatt = int(datetime(2024, 3, 1, 23, tzinfo=UTC).timestamp() * 1_000_000)
    assert {(rad.role, rad.person, rad.effective_us) for rad in frister} == {
        ("prosess", None, midnatt)
    }
    assert max(rad.position for rad in frister) < start.position


@pytest.mark.parametrize(
    ("fra", "til", "linjer"),
    [
        ('gir = ["LopForeslatt"]', 'gir = ["PlanLagt"]', ("step 1", "PlanLagt", "LopForeslatt")),
        ("KommuneBleAktuell = 3", "KommuneBleAktuell = 4", ("step 3", "4 ×", "came 3 ×")),
        ('gir = ["LopForeslatt"]', 'avvises = ["fire_oyne"]', ("refused by fire_oyne",)),
        (
            'hvem = "geir"\npa = "innforingslop:htm"\ntar = "godkjenn_plan"',
            'hvem = "lise"\npa = "innforingslop:htm"\ntar = "godkjenn_plan"',
            ("step 7", "came refused", "Dette må avklares"),
        ),
        ('slag = "felles_prosess"', 'slag = "x"', ("step 1", "malformed", "slag")),
        ("invitert = 1", "invitert = 2", ("forvent 1 (svarfordeling), per 2024-02-10",)),
        ('spor = "tilstand"', 'spor = "tilstnd"', ("forvent 6", "no question «tilstnd»")),
    ],
)
def test_a_difference_stops_with_what_came_instead(
    tmp_path: Path, fra: str, til: str, linjer: tuple[str, ...]
) -> None:
    sti = endret(tmp_path, fra, til)
    with nytt(tmp_path, sti) as hus, pytest.raises(Avvik) as feil:
        kjort(hus, sti)
    assert str(feil.value).startswith(sti.name)
    for linje in linjer:
        assert linje in str(feil.value)


def test_another_refusal_than_the_one_expected_is_a_difference(tmp_path: Path) -> None:
    sti = endret(tmp_path, 'avvises = ["i_portefoljen"]', 'avvises = ["fire_oyne"]', IKKE_KLAR)
    with nytt(tmp_path, sti) as hus:
        for _ in ("taken", "known already"):
            with pytest.raises(Avvik, match="expected refused by fire_oyne"):
                kjort(hus, sti)


def test_a_broken_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    feil = endret(tmp_path, 'gir = ["GjennomforingStartet"]', 'gir = ["PlanLagt"]')
    with nytt(tmp_path, PROSESS) as hus:
        with pytest.raises(Avvik):
            kjort(hus, feil)
        igjen = kjort(hus, PROSESS)
    assert igjen.steg < igjen.gjentatt


def test_a_file_changed_after_it_was_run_is_told(hus: Hus, tmp_path: Path) -> None:
    ny = endret(tmp_path, "Kommunene strever med det samme.", "En annen grunn.")
    siste = hus.reader.last()
    with pytest.raises(Avvik, match="the file was changed after it was run"):
        kjort(hus, ny)
    assert hus.reader.last() == siste


def test_a_story_that_begins_before_the_logs_end_is_refused(tmp_path: Path) -> None:
    with nytt(tmp_path, PROSESS) as hus:
        kjort(hus, PROSESS)
        siste = hus.reader.last()
        with pytest.raises(ForSent, match="use a new file"):
            kjort(hus, IKKE_KLAR)
        assert hus.reader.last() == siste
        na = kjort(hus, IKKE_KLAR, na=True)
        foreslatt = hus.reader.stream("innforingslop:pll")[0]
        igjen = kjort(hus, IKKE_KLAR, na=True)
    assert foreslatt.recorded_us > siste[1]
    assert foreslatt.effective_us == int(
        datetime(2024, 1, 19, 23, tzinfo=UTC).timestamp() * 1_000_000
    )
    assert (igjen.steg, igjen.posisjon) == (0, na.posisjon)


def test_stories_are_never_run_in_an_ekte_log(tmp_path: Path) -> None:
    valgt = innstillinger(tmp_path)
    oppgrader(valgt)
    opprett_ekte(valgt)
    with Hus(valgt) as hus:
        with pytest.raises(ForSent, match="never run in an ekte log"):
            kjort(hus, PROSESS)
        assert hus.reader.last()[0] == 1


def test_a_story_without_steps_has_no_first_moment() -> None:
    assert forste_tid(()) is None


def test_progress_is_told_for_every_step(tmp_path: Path) -> None:
    sett: list[tuple[int, int]] = []
    with nytt(tmp_path, IKKE_KLAR) as hus:
        kjor(
            hus,
            les_fortellinger([IKKE_KLAR]),
            framdrift=lambda ferdig, alle: sett.append((ferdig, alle)),
        )
    assert sett == [(nr, len(sett)) for nr in range(1, len(sett) + 1)]
