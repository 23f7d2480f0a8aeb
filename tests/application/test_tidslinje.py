"""From stories to one timeline: merged by moment, lists unfolded, names filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from innforing.application.scenario_fil import UgyldigFortelling, les_fortellinger
from innforing.application.tidslinje import Post, tidslinje
from innforing.application.tilfeldighet import demo_person
from innforing.registers.kommuner import Kommuneregister
from tests.application.test_scenario_fil import HODE, skriv

REGISTER = Kommuneregister.standard()
HVEM = """
[hvem.siri]
person = "siri"
rolle = "saksbehandler"
organ = "ks"

[hvem.fullmektig]
person = "fullmektig-{kommune}"
rolle = "fullmektig"
organ = "kommune-{kommune}"
navn = "Fullmektig i {navn}"
"""


def steg(dato: str, pa: str, resten: str = "", hvem: str = '"siri"') -> str:
    return f'\n[[steg]]\ndato = {dato}\nhvem = {hvem}\npa = {pa}\ntar = "gi_rolle"\n{resten}\n'


def poster(mappe: Path, *filer: str) -> tuple[Post, ...]:
    stier = [skriv(mappe, HODE + HVEM + fil, f"f{nr}.toml") for nr, fil in enumerate(filer)]
    return tidslinje(les_fortellinger(stier), REGISTER, fro="fro").poster


def test_stories_are_merged_by_moment_then_by_file_then_by_place(tmp_path: Path) -> None:
    en = steg("2024-01-02", '"organ:a"') + steg("2024-01-02", '"organ:b"')
    to = steg("2024-01-01", '"organ:c"') + steg("2024-01-02", '"organ:d"')
    assert [p.kommando.pa[-1] for p in poster(tmp_path, en, to)] == ["c", "a", "b", "d"]


def test_a_bare_date_stays_after_a_time_above_it_that_day(tmp_path: Path) -> None:
    fil = steg("2024-01-02T14:00:00", '"organ:a"') + steg("2024-01-02", '"organ:b"')
    forst, sist = poster(tmp_path, fil)
    assert (forst.kommando.pa, sist.kommando.pa) == ("organ:a", "organ:b")
    assert forst.tid == sist.tid


def test_a_list_of_streams_is_one_step_for_each_with_its_own_fields(tmp_path: Path) -> None:
    fil = steg("2024-01-02", '["organ:a", "organ:b"]', "med = { x = 1 }\nhver = { y = [2, 3] }")
    assert [p.kommando.data for p in poster(tmp_path, fil)] == [{"x": 1, "y": 2}, {"x": 1, "y": 3}]
    assert len({p.kommando.id for p in poster(tmp_path, fil)}) == 2


def test_one_entry_stands_for_every_kommune_of_the_day(tmp_path: Path) -> None:
    alle = 'for_hver = { kommuner = "alle" }\nmed = { navn = "{navn} {nummer}" }'
    for dato, antall in (("2023-06-01", 356), ("2024-06-01", 357)):
        fil = steg(dato, '"organ:kommune-{kommune}"', alle, '"fullmektig"')
        lest = poster(tmp_path, fil)
        assert len(lest) == antall
    bergen = next(p for p in lest if p.kommando.pa == "organ:kommune-bergen")
    assert bergen.kommando.data == {"navn": "Bergen 4601"}
    assert bergen.kommando.aktor.organ == "kommune-bergen"
    assert bergen.kommando.aktor.person == demo_person("fro", "fullmektig-bergen")


@pytest.mark.parametrize(
    ("valg", "antall"),
    [
        ('{ fylke = "46" }', 43),
        ('{ helseregion = "vest", uten = { fylke = "46" } }', 23),
        ('{ diginettverk = "oslo" }', 1),
        ('{ liste = "de" }', 355),
        ('{ liste = "de", fylke = "46" }', 41),
        ('["bergen", "voss"]', 2),
    ],
)
def test_kommuner_are_chosen_by_area_list_or_name(tmp_path: Path, valg: str, antall: int) -> None:
    lister = '\n[lister]\nde = { uten = ["bergen", "voss"] }\n'
    fil = steg("2024-06-01", '"organ:{kommune}"', f"for_hver = {{ kommuner = {valg} }}")
    assert len(poster(tmp_path, lister + fil)) == antall


def test_a_list_fills_a_field_and_a_name_stands_for_a_person(tmp_path: Path) -> None:
    fil = '\n[lister]\nto = ["voss", "bergen"]\n' + steg(
        "2024-06-01",
        '"organ:a"',
        'med = { k = "{liste:to}", p = ["{person:siri}"], d = 2024-01-01 }',
    )
    (post,) = poster(tmp_path, fil)
    assert post.kommando.data == {
        "k": ["voss", "bergen"],
        "p": [demo_person("fro", "siri")],
        "d": "2024-01-01",
    }


def test_everyone_in_a_story_is_marked_as_an_example(tmp_path: Path) -> None:
    resten = 'for_hver = { kommuner = ["bergen"] }\nmed = { p = "{person:per-olav}" }'
    fil = steg("2024-06-01", '"organ:a"', resten, '"fullmektig"')
    stier = [skriv(tmp_path, HODE + HVEM + fil)]
    personer = tidslinje(les_fortellinger(stier), REGISTER, fro="fro").personer
    assert sorted(personer.values()) == ["Fullmektig i Bergen (eksempel)", "Per olav (eksempel)"]


def test_the_same_file_gives_the_same_commands(tmp_path: Path) -> None:
    fil = steg("2024-01-02", '"organ:a"')
    assert poster(tmp_path, fil) == poster(tmp_path, fil)


@pytest.mark.parametrize(
    ("fil", "setning"),
    [
        (steg("2024-01-02", '"organ:a"', hvem='"sri"'), "there is no alias «sri». Nearest: siri."),
        (steg("2024-01-02", '"organ:{kommune}"'), "nothing to put for «{kommune}»"),
        (
            steg("2024-01-02", '"organ:a"', 'for_hver = { kommuner = ["bergn"] }'),
            "there is no kommune «bergn» on 2024-01-02. Nearest: bergen",
        ),
        (
            steg("2023-01-02", '"organ:a"', 'for_hver = { kommuner = ["haram"] }'),
            "there is no kommune «haram» on 2023-01-02",
        ),
        (
            steg("2024-01-02", '"organ:a"', 'for_hver = { kommuner = { liste = "x" } }'),
            "there is no list «x».",
        ),
        (
            steg(
                "2024-01-02",
                '"organ:a"',
                'for_hver = { kommuner = ["bergen"] }\nhver = { x = [1, 2] }',
            ),
            "for_hver gives 1 kommuner, but hver has lists of other lengths",
        ),
    ],
)
def test_what_cannot_be_filled_in_is_said_with_file_and_number(
    tmp_path: Path, fil: str, setning: str
) -> None:
    with pytest.raises(UgyldigFortelling, match=r"f0\.toml: steg\.1: ") as feil:
        poster(tmp_path, fil)
    assert setning in str(feil.value)
