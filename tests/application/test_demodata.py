"""Demo data: an invented national history, valid by our own rules and the same from one seed."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest
from sqlalchemy import text

from innforing.application.demodata import bunt, historie, scene, tekster
from innforing.application.demodata.bestilling import Bestilling, velg_kommuner
from innforing.application.demodata.historie import Historie
from innforing.application.demodata.losninger import losningene
from innforing.application.demodata.plan import lopsplanene
from innforing.application.kommando import Gjort, UgyldigKommando
from innforing.application.kontroll import kontroller
from innforing.application.replay import kontroller_replay, tilstander
from innforing.application.tidspunkt import dag_i_norge
from innforing.bootstrap import Hus, oppgrader, opprett_demo
from innforing.eventlog.errors import StorageFault
from innforing.registers.kommuner import Kommuneregister
from tests.application.demohus import innstillinger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innforing.application.kommando import Kommando, Svar
    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.organ.organ import Organ

LITEN = Bestilling(lop=2, hendelser=700, fro=5, ar=10)
STOR = Bestilling(lop=20, hendelser=5_000, fro=15, ar=10)


ALESUND = {"alesund-2020", "alesund-2024", "haram-2024"}
"""The kommune that was divided on 1 January 2024, and the two it became."""


def stille(_ferdig: int, _alle: int) -> None:
    """Show no progress."""


def nytt(mappe: Path, bestilling: Bestilling, db: str | None = None) -> Hus:
    """An empty demo log for the history."""
    mappe.mkdir(exist_ok=True)
    valgt = innstillinger(mappe, db)
    oppgrader(valgt)
    opprett_demo(valgt, fro=bestilling.loggfro, na=bestilling.start)
    return Hus(valgt)


def avtrykk(hus: Hus) -> str:
    """The digest of every commitment."""
    return hashlib.sha256(b"".join(rad.commitment for rad in hus.reader.tail(0))).hexdigest()


def hele(hus: Hus) -> None:
    """Nothing is wrong with the log: not the rows, the texts, nor what is folded from it."""
    sett = kontroller(hus)
    assert (sett.brudd, sett.slettede) == ((), 0)
    assert sett.tekster > 20
    assert kontroller_replay(hus.verksted)


@pytest.fixture(scope="module")
def stor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hus]:
    """Twenty løp over ten years, in some kommuner with Ålesund among them."""
    with nytt(tmp_path_factory.mktemp("stor"), STOR) as hus:
        with pytest.MonkeyPatch.context() as bytte:
            bytte.setattr(scene, "velg_kommuner", lambda *o: velg_kommuner(*o) | ALESUND)
            Historie(hus, STOR).lag(stille)
        yield hus


@pytest.fixture(scope="module")
def emner(stor: Hus) -> Counter[str]:
    """Topic → how many events."""
    return Counter(rad.topic for rad in stor.reader.tail(0))


@pytest.fixture(scope="module")
def tilstand(stor: Hus) -> dict[str, Any]:
    """Stream → folded state, without the memory of those who made it."""
    return dict(tilstander(map(stor.mapper.decode, stor.reader.tail(0))))


def test_the_history_is_valid_and_as_long_as_it_was_ordered(stor: Hus, emner: Counter[str]) -> None:
    hele(stor)
    assert stor.logg.demo
    assert STOR.hendelser <= stor.reader.last()[0] < STOR.hendelser + 500
    assert emner["LopForeslatt"] == STOR.lop


def test_no_read_model_has_trouble_with_it(stor: Hus) -> None:
    with stor.lesesiden() as side:
        etterslep = side.catch_up()
        assert etterslep.behind == 0
        stand = side.status()
        assert len(stand) > 3
        assert [one for one in stand if one.parked] == []


@dataclass(frozen=True)
class Gjennomfort:
    """A small history that was made, and every command that was tried in it."""

    avtrykk: str
    avviste: list[tuple[object, ...]]
    kommandoer: list[Kommando]


@pytest.fixture(scope="module")
def liten(tmp_path_factory: pytest.TempPathFactory) -> Gjennomfort:
    """The small history, in bundles on SQLite."""
    kommandoer: list[Kommando] = []

    class Tilhorer(bunt.Bunt):
        def _en(self, kommando: Kommando) -> Svar:
            kommandoer.append(kommando)
            return super()._en(kommando)

    mappe = tmp_path_factory.mktemp("liten")
    with pytest.MonkeyPatch.context() as bytte, nytt(mappe, LITEN) as hus:
        bytte.setattr(bunt, "Bunt", Tilhorer)
        Historie(hus, LITEN).lag(stille)
        return Gjennomfort(avtrykk(hus), _avviste(hus), kommandoer)


def _avviste(hus: Hus) -> list[tuple[object, ...]]:
    with hus.registre.connect() as connection:
        return [tuple(r) for r in connection.execute(text("SELECT * FROM avviste_steg"))]


def test_the_steps_taken_one_at_a_time_give_the_same_bytes(
    liten: Gjennomfort, tmp_path: Path
) -> None:
    """What a bundle does is what `ta_steg` does: command by command on another log."""
    with nytt(tmp_path, LITEN) as hus:
        tatt = [hus.ta_steg(kommando) for kommando in liten.kommandoer]
        assert sum(isinstance(svar, Gjort) for svar in tatt) > 300
        assert avtrykk(hus) == liten.avtrykk
        assert _avviste(hus) == liten.avviste != []


def test_both_databases_hold_the_same_history(
    liten: Gjennomfort, tmp_path: Path, postgres_url: str
) -> None:
    with nytt(tmp_path, LITEN, postgres_url) as hus:
        Historie(hus, LITEN).lag(stille)
        hele(hus)
        assert avtrykk(hus) == liten.avtrykk


PROGRAM = """
import sys
from pathlib import Path
from tests.application.test_demodata import LITEN, digest
print(digest(Path(sys.argv[1]), LITEN))
"""


def digest(mappe: Path, bestilling: Bestilling) -> str:
    """The digest of a history that is made now."""
    with nytt(mappe, bestilling) as hus:
        Historie(hus, bestilling).lag(stille)
        return avtrykk(hus)


def test_one_seed_gives_the_same_bytes_in_every_process_and_another_seed_others(
    liten: Gjennomfort, tmp_path: Path
) -> None:
    igjen = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "igjen")],
        env={"PYTHONHASHSEED": "1", "PATH": "", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert igjen.stdout.split()[-1] == liten.avtrykk
    assert digest(tmp_path / "annen", replace(LITEN, fro=6)) != liten.avtrykk


def test_of_twenty_lop_six_are_national_nine_regional_four_partly_and_one_a_process() -> None:
    planer = list(lopsplanene(STOR, losningene(STOR.lop)))
    assert Counter(p.art for p in planer) == {"A": 6, "B": 9, "C": 4, "F": 1}
    assert [p.start for p in planer] == sorted(p.start for p in planer)
    assert STOR.start < planer[0].start
    assert planer[-1].start < STOR.slutt


def test_the_lop_stand_in_many_states_when_the_years_are_over() -> None:
    """A hundred løp on paper: how they are meant to go."""
    b = Bestilling(lop=100, hendelser=20_000, fro=3, ar=10)
    skjebner = Counter(p.skjebne for p in lopsplanene(b, losningene(b.lop)))
    assert set(skjebner) == {"gjennom", "avvist", "ikke_klar", "avbrutt", "trukket", "pa_vent"}
    assert 60 <= skjebner["gjennom"] <= 88


def test_some_are_carried_through_and_some_are_still_on_their_way(
    tilstand: dict[str, Any],
) -> None:
    lop = [cast("Innforingslop", t) for s, t in tilstand.items() if s.startswith("innforingslop:")]
    ender = Counter(lo.tilstandskode for lo in lop)
    assert len(ender) >= 4, ender
    assert ender["delt_med_koordineringsgruppe"] >= 5, ender


def test_the_answers_are_of_every_kind_and_never_all_yes(
    tilstand: dict[str, Any], emner: Counter[str]
) -> None:
    deltar = [cast("Deltakelse", t) for s, t in tilstand.items() if s.startswith("deltakelse:")]
    svar = Counter(d.status.value for d in deltar if d.status is not None)
    assert {"pameldt", "takket_nei", "ikke_svart", "trukket_seg"} <= set(svar)
    assert svar["pameldt"] < 0.7 * len(deltar)
    for emne in (
        "SenPameldingBedtOm",
        "SvarBestridt",
        "KommuneSattPaVenteliste",
        "KommuneTrakkSeg",
        "MerknadGitt",
        "LaeringspunktRegistrert",
        "OverlappBesvart",
        "GevinstRegistrert",
        "OvergangTilDriftRegistrert",
    ):
        assert emner[emne], emne


def test_a_history_in_which_no_kommune_took_part_is_long_enough_all_the_same(
    tmp_path: Path,
) -> None:
    def avvist(fro: int) -> Bestilling | None:
        b = Bestilling(lop=1, hendelser=500, fro=fro, ar=2)
        plan = next(iter(lopsplanene(b, losningene(b.lop))))
        return b if plan.skjebne == "avvist" else None

    bestilling = next(filter(None, map(avvist, range(100))))
    with nytt(tmp_path, bestilling) as hus:
        laget = Historie(hus, bestilling).lag(stille)
        emner = Counter(rad.topic for rad in hus.reader.tail(0))
    assert emner["LopAvsluttet"] == 1
    assert emner["KommunePameldt"] == 0
    assert 500 <= laget.hendelser < 505


def test_facts_are_entered_late_and_statuses_are_back_dated(stor: Hus) -> None:
    sent = [
        rad
        for rad in stor.reader.tail(0)
        if rad.effective_us is not None and rad.recorded_us - rad.effective_us > 86_400_000_000 * 5
    ]
    emner = Counter(rad.topic for rad in sent)
    assert emner["BruksstatusMeldt"] > 5
    assert emner["KontaktRegistrert"] > 5


def test_the_events_are_spread_over_all_the_years(stor: Hus) -> None:
    ar = Counter(dag_i_norge(rad.recorded_us).year for rad in stor.reader.tail(0))
    assert sorted(ar) == list(range(2020, 2030))
    assert min(ar.values()) > 50


def test_only_kommuner_of_the_day_act_and_the_new_take_over_from_the_old(
    stor: Hus, tilstand: dict[str, Any]
) -> None:
    """Ålesund of 2020 ends on the last day of 2023; nobody speaks for it after."""
    organer = set()
    for rad in stor.reader.tail(0):
        if rad.body is None or not rad.body.startswith("kommune-"):
            continue
        organer.add(rad.body)
        dag = dag_i_norge(rad.recorded_us)
        finnes = {k.id for k in stor.kommuner.per(dag)}
        assert rad.body.removeprefix("kommune-") in finnes, (rad.step, dag)
    assert {f"kommune-{id_}" for id_ in ALESUND} <= organer
    gamle = cast("Organ", tilstand["organ:kommune-alesund-2020"])
    assert gamle.roller[0].til == date(2023, 12, 31)


def test_the_people_are_numbered_roles(stor: Hus) -> None:
    navn = [p.navn for p in stor.personer.alle()]
    assert len(navn) > 100
    for ett in navn:
        assert re.fullmatch(r"[A-ZÆØÅ][a-zæøå ]+ [1-9]\d* \(eksempel\)", ett), ett
    brukt = {rad.person for rad in stor.reader.tail(0) if rad.person}
    assert brukt <= {p.id for p in stor.personer.alle()}


def test_a_large_order_is_about_every_kommune_and_a_small_one_about_every_fylke() -> None:
    register = Kommuneregister.standard()
    alle = velg_kommuner(register, Bestilling(lop=200, hendelser=1_000_000, fro=1, ar=10))
    assert {k.id for k in register.per(STOR.slutt.date())} < alle
    assert "alesund-2020" in alle
    faa = velg_kommuner(register, Bestilling(lop=200, hendelser=20_000, fro=1, ar=10))
    i_dag = [k for k in register.per(STOR.slutt.date()) if k.id in faa]
    assert len({k.fylke for k in i_dag}) == 15
    assert len(i_dag) < 30


@pytest.mark.parametrize(
    ("felt", "ventet"),
    [
        ({"lop": 0}, "--lop is 0"),
        ({"hendelser": 0}, "--events is 0"),
        ({"ar": 0}, "--years is 0"),
        ({"ar": 99}, "--years is 99"),
        ({"hendelser": 100}, "give at least 426"),
    ],
)
def test_an_order_that_cannot_be_met_is_refused(felt: dict[str, int], ventet: str) -> None:
    with pytest.raises(UgyldigKommando, match=re.escape(ventet)):
        Bestilling(**{"lop": 3, "hendelser": 5_000, "fro": 1, "ar": 10, **felt})


def test_a_run_that_is_stopped_between_two_commits_leaves_a_valid_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(historie, "I_EN_BUNT", 100)

    def stopp(ferdig: int, _alle: int) -> None:
        if ferdig > 300:
            raise KeyboardInterrupt

    with nytt(tmp_path, LITEN) as hus:
        with pytest.raises(KeyboardInterrupt):
            Historie(hus, LITEN).lag(stopp)
        assert 300 < hus.reader.last()[0] < LITEN.hendelser
    with Hus(innstillinger(tmp_path)) as hus:
        hele(hus)


def test_a_run_that_is_stopped_in_a_commit_leaves_the_commits_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(historie, "I_EN_BUNT", 100)
    ta = bunt.Bunt.ta
    tatt = 0

    def stopp(self: bunt.Bunt, kommando: Kommando) -> Svar:
        nonlocal tatt
        tatt += 1
        if tatt > 250:
            raise KeyboardInterrupt
        return ta(self, kommando)

    sist = 0

    def husk(ferdig: int, _alle: int) -> None:
        nonlocal sist
        sist = ferdig

    monkeypatch.setattr(bunt.Bunt, "ta", stopp)
    with nytt(tmp_path, LITEN) as hus, pytest.raises(KeyboardInterrupt):
        Historie(hus, LITEN).lag(husk)
    with Hus(innstillinger(tmp_path)) as hus:
        assert hus.reader.last()[0] == sist > 100
        hele(hus)


def test_a_bundle_is_never_run_twice(tmp_path: Path) -> None:
    """A course of events cannot be turned back: a second try would leave a hole in it."""
    with nytt(tmp_path, LITEN) as hus:
        kjort = 0

        def steg(_: bunt.Bunt) -> None:
            nonlocal kjort
            kjort += 1

        with pytest.MonkeyPatch.context() as bytte:
            run = hus.verksted.writer.run
            bytte.setattr(hus.verksted.writer, "run", lambda jobb: (run(jobb), run(jobb)))
            with pytest.raises(StorageFault, match="ends at its last commit"):
                bunt.ta_bunt(hus.verksted, steg)
        assert kjort == 1


def test_the_notes_of_the_people_can_be_read(stor: Hus) -> None:
    """The keys of a bundle were stored with it."""
    rader = [r for r in stor.reader.tail(0) if r.topic == "KontaktRegistrert" and r.state]
    notater = [json.loads(r.state or b"")["hendelse"].get("notat") for r in rader]
    lest = [stor.fritekster.les(n["id"]) for n in notater if n]
    assert lest
    assert set(lest) <= set(tekster.NOTAT)
