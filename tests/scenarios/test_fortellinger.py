"""The stories: each alone, and all in one log, the same to the last byte on both databases."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application.replay import Tilbakeblikk, kontroller_replay, utsnitt
from innforing.application.scenario import kjor
from innforing.application.scenario_fil import les_fortellinger
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.bootstrap import Hus
from innforing.domain.kriteriesett.kriteriesett import Kriteriesett
from innforing.domain.kriteriesett.kriteriesett_1 import GJELDER_FRA, KRITERIER
from tests.application.demohus import innstillinger, kopi, nytt
from tests.scenarios.verdener import FILER, LOPENE, les, les_med_egne_verdener

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.application.scenario_fil import Innlest

LOP = tuple(fil.stem.partition("_")[0] for fil in LOPENE)
"""The løp that the stories of løp are named after."""
TRINN = ("teknisk_innfort", "tatt_i_bruk", "nyttiggjort")
MANEDSSLUTT = [date(2024, maned, 28) for maned in range(1, 13)]


def bruk(hus: Hus, losning: str, per: date) -> dict[str, int]:
    """Rung → how many kommuner of the country have come at least so far on that day."""
    kilde = Kilde(Tilbakeblikk(hus.reader, hus.mapper, utsnitt(hus.reader, per=per)), hus.kommuner)
    svar = spor(kilde, "bruksstatus", {"losning": losning})
    assert isinstance(svar, dict)
    return {trinn: int(svar["minst"][trinn]) for trinn in TRINN}


def uten_gjentak(hus: Hus, fortellinger: tuple[Innlest, ...]) -> None:
    """Tell the stories once more: nothing is recorded, neither events nor refusals."""
    for_ = (hus.reader.last(), kontroller_replay(hus.verksted))
    avvist = [hus.reader.refused(f"innforingslop:{sak}") for sak in LOP]
    kjort = kjor(hus, fortellinger)
    assert kjort.steg == 0
    assert kjort.gjentatt > 0
    assert (hus.reader.last(), kjort.avtrykk) == for_
    assert [hus.reader.refused(f"innforingslop:{sak}") for sak in LOP] == avvist


def test_every_story_is_told_once() -> None:
    numre = [int(fil.stem[1:3]) for fil in FILER]
    assert numre == sorted(set(numre) & set(range(1, 28)))


@pytest.mark.parametrize("fil", FILER, ids=lambda fil: str(fil.stem))
def test_the_story_reaches_its_end_alone(fil: Path, bare_verden: Path, tmp_path: Path) -> None:
    fortelling = les(fil)
    with Hus(innstillinger(kopi(bare_verden, tmp_path))) as hus:
        kjort = kjor(hus, les_med_egne_verdener(fil))
    assert kjort.steg >= len(fortelling.form.steg)
    assert kjort.svar == len(fortelling.form.forvent) > 0


def test_told_together_they_are_the_same_events_on_both_databases(
    hele_huset: Hus, postgres_url: str, tmp_path: Path
) -> None:
    fortellinger = les_fortellinger(FILER)
    with nytt(tmp_path, *FILER, db=postgres_url) as hus:
        kjort = kjor(hus, fortellinger)
        assert kjort.svar == sum(len(f.form.forvent) for f in fortellinger)
        assert kjort.avtrykk == kontroller_replay(hele_huset.verksted)
        rader = zip(hus.reader.tail(0), hele_huset.reader.tail(0), strict=True)
        assert [(p, s) for p, s in rader if p != s] == []
        uten_gjentak(hus, fortellinger)


def test_told_again_in_the_same_log_they_record_nothing(helheten: Path, tmp_path: Path) -> None:
    with Hus(innstillinger(kopi(helheten, tmp_path))) as hus:
        uten_gjentak(hus, les_fortellinger(FILER))


def test_the_world_publishes_the_criteria_of_the_code(samlet_hus: Hus) -> None:
    publisert = Tilbakeblikk(
        samlet_hus.reader, samlet_hus.mapper, utsnitt(samlet_hus.reader)
    ).aggregat("kriteriesett:1")
    assert publisert == Kriteriesett(gjelder_fra=GJELDER_FRA, kriterier=KRITERIER)


@pytest.mark.krav("K-191", "K-192", "K-381")
@pytest.mark.parametrize("losning", ["kjernejournal", "digihelsestasjon", "vkp", "dho"])
def test_a_rung_never_holds_more_than_the_one_below(samlet_hus: Hus, losning: str) -> None:
    for dag in MANEDSSLUTT:
        antall = [bruk(samlet_hus, losning, dag)[trinn] for trinn in TRINN]
        assert antall == sorted(antall, reverse=True)


@pytest.mark.krav("K-195", "K-381")
def test_kjernejournal_only_ever_grows_and_never_above_the_country(samlet_hus: Hus) -> None:
    innfort = [bruk(samlet_hus, "kjernejournal", dag)["teknisk_innfort"] for dag in MANEDSSLUTT]
    assert (innfort[0], innfort[-1]) == (264, 319)
    assert all(for_ <= etter for for_, etter in itertools.pairwise(innfort))
    assert innfort[-1] <= len(samlet_hus.kommuner.per(MANEDSSLUTT[-1])) == 357


@pytest.mark.krav("K-110", "K-111")
@pytest.mark.parametrize("lop", ["s03", "s05"])
def test_the_koordineringsgruppe_aligns_a_regional_lop_and_approves_nothing(
    samlet_hus: Hus, lop: str
) -> None:
    gruppens = {
        rad.topic
        for rad in samlet_hus.reader.stream(f"innforingslop:{lop}")
        if rad.body == "koordineringsgruppen"
    }
    assert gruppens == {"MerknadGitt", "EvalueringMottatt"}
