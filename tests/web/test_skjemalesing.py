"""What a form sends is what the step gets: no field lost, none made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from innforing.domain.katalog import STEG
from innforing.web.skjema.feltslag import som_json
from innforing.web.skjema.skjemalesing import UkjentFelt, les_skjema
from innforing.web.skjema.skjemasending import som_felter
from tests.web.stegdata import stegdata

if TYPE_CHECKING:
    from pydantic import BaseModel


def sendt(par: list[tuple[str, str]]) -> dict[str, list[str]]:
    ut: dict[str, list[str]] = {}
    for navn, verdi in par:
        ut.setdefault(navn, []).append(verdi)
    return ut


def validert(trigger: str, data: dict[str, object]) -> BaseModel | list[tuple[object, ...]]:
    """The step, or where and why its shape says no."""
    try:
        return STEG[trigger].model_validate_json(json.dumps(data))
    except ValidationError as feil:
        return [(en["type"], en["msg"]) for en in feil.errors()]


def uten_tomme(verdi: object) -> object:
    """A group with nothing in it is no group: on a form nobody can tell them apart."""
    if isinstance(verdi, dict):
        inni = {n: uten_tomme(v) for n, v in verdi.items()}
        return {n: v for n, v in inni.items() if v not in (None, {}, [])} or None
    if isinstance(verdi, list):
        return [v for v in map(uten_tomme, verdi) if v is not None]
    return verdi


@pytest.mark.parametrize("trigger", STEG)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_a_form_sends_comes_back_as_the_same_step(trigger: str, data: st.DataObject) -> None:
    gitt = data.draw(stegdata(trigger))
    lest, _ = les_skjema(sendt(som_felter(STEG[trigger], gitt)), trigger)
    for_, etter = validert(trigger, gitt), validert(trigger, lest)
    if isinstance(for_, list):
        assert etter == for_
        return
    assert not isinstance(etter, list), etter
    assert uten_tomme(som_json(etter)) == uten_tomme(som_json(for_))


@pytest.mark.parametrize("trigger", STEG)
def test_a_field_that_the_step_does_not_have_is_refused(trigger: str) -> None:
    with pytest.raises(UkjentFelt) as feil:
        les_skjema({"av": "noen", "begrunnelse": "fordi"}, trigger)
    assert feil.value.navn == ("av",)


@pytest.mark.parametrize(
    ("trigger", "navn"),
    [
        ("apne_pamelding", "svarfrist.0"),
        ("apne_pamelding", "tekster"),
        ("apne_pamelding", "tekster.0.rolle"),
        ("apne_pamelding", "tekster.x.nytte"),
        ("apne_pamelding", "tekster.-1.nytte"),
        ("apne_pamelding", "avklaringer.finnes_ikke"),
        ("endre_plan", "plan"),
        ("endre_plan", "plan.eier"),
        ("foresla", "omrade.kode.mer"),
        ("fastsett_kommuner", "trekk.bergen"),
        ("fastsett_kommuner", "trekk.0.nokkel.x"),
        ("fastsett_kommuner", "kommuner.0"),
        ("foresla", "__class__"),
        ("foresla", "_person"),
        ("foresla", ""),
    ],
)
def test_a_made_up_name_is_refused_at_every_depth(trigger: str, navn: str) -> None:
    with pytest.raises(UkjentFelt):
        les_skjema({navn: "x"}, trigger)


def test_what_is_left_empty_is_absent() -> None:
    data, _ = les_skjema(
        {"tittel": "Nytt løp", "tema": "  ", "omrade.art": "", "prioritering.organ": ""}, "foresla"
    )
    assert data == {"tittel": "Nytt løp"}


def test_an_empty_row_is_no_row_and_the_others_move_up() -> None:
    felt = {"tekster.0.nytte": "", "tekster.4.nytte": "Mye", "tekster.4.malform": "nb"}
    data, _ = les_skjema({"svarfrist": "2026-12-04", **felt}, "apne_pamelding")
    assert data["tekster"] == [{"malform": "nb", "nytte": "Mye"}]


def test_a_row_with_only_what_the_form_filled_in_itself_is_no_row() -> None:
    data, _ = les_skjema({"ledere.0.rolle": "innforingsleder", "avslutter": "p1"}, "utpek_leder")
    assert data == {"avslutter": ["p1"]}


@pytest.mark.parametrize(
    ("skrevet", "lest"),
    [
        ("4.12.2026", "2026-12-04"),
        (" 04.12.2026 ", "2026-12-04"),
        ("4. desember 2026", "2026-12-04"),
        ("2026-12-04", "2026-12-04"),
        ("31.2.2026", "31.2.2026"),
        ("i morgen", "imorgen"),
    ],
)
def test_a_date_is_read_as_norwegians_write_it(skrevet: str, lest: str) -> None:
    assert les_skjema({"vurderes": skrevet}, "sett_pa_vent")[0] == {"vurderes": lest}


@pytest.mark.parametrize(
    ("skrevet", "lest"),
    [
        ("12", 12),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("−3", -3),
        ("tolv", "tolv"),
        ("1,5", "1,5"),
    ],
)
def test_a_number_is_read_with_its_spaces(skrevet: str, lest: object) -> None:
    assert les_skjema({"antall": skrevet}, "registrer_bruksmaling")[0] == {"antall": lest}


def test_a_no_is_an_answer_and_not_an_empty_field() -> None:
    felt = {"punkter.0.hva": "A", "punkter.0.fase": "drift", "punkter.0.anbefaling": "B"}
    data, _ = les_skjema({**felt, "punkter.0.publisert": "nei"}, "registrer_laeringspunkt")
    assert data["punkter"] == [{"hva": "A", "fase": "drift", "anbefaling": "B", "publisert": False}]


def test_no_tick_among_boxes_that_were_ticked_beforehand_is_an_answer() -> None:
    assert les_skjema({"sektorer": ""}, "foresla")[0] == {"sektorer": []}
    assert les_skjema({}, "foresla")[0] == {}


def test_what_stood_in_the_plan_is_removed_only_when_it_is_said() -> None:
    assert les_skjema({"plan.oppstart": "2026-12-04"}, "endre_plan")[0] == {
        "plan": {"oppstart": "2026-12-04"}
    }
    assert les_skjema({"plan.aktiviteter._tom": "ja"}, "endre_plan")[0] == {
        "plan": {"aktiviteter": []}
    }


def test_one_row_more_and_one_row_less_take_no_step() -> None:
    felt = {"tekster.0.nytte": "Mye", "tekster.1.nytte": "Litt"}
    data, ekstra = les_skjema({**felt, "_legg_til": "tekster"}, "apne_pamelding")
    assert ekstra.tegner_om
    assert data["tekster"] == [{"nytte": "Mye"}, {"nytte": "Litt"}, {}]
    data, ekstra = les_skjema({**felt, "_fjern": "tekster.0"}, "apne_pamelding")
    assert ekstra.tegner_om
    assert data["tekster"] == [{"nytte": "Litt"}]


@pytest.mark.parametrize("sti", ["eier", "tekster.0", "svarfrist", "tekster.0.malform"])
def test_a_row_is_added_only_where_there_are_rows(sti: str) -> None:
    with pytest.raises(UkjentFelt):
        les_skjema({"tekster.0.nytte": "Mye", "_legg_til": sti}, "apne_pamelding")


def test_the_rows_of_a_table_are_gathered_by_their_key() -> None:
    felt = {
        "kommuner": "bergen, voss",
        "trekk.0.nokkel": "bergen",
        "trekk.0.art": "journalsystem",
        "trekk.0.verdi": "a",
        "trekk.1.nokkel": "voss",
        "trekk.2.nokkel": "bergen",
        "trekk.2.art": "journalsystem",
        "trekk.2.verdi": "b",
        "trekk.3.art": "",
    }
    data, _ = les_skjema(felt, "fastsett_kommuner")
    trekk = [{"art": "journalsystem", "verdi": v} for v in "ab"]
    assert data == {"kommuner": ["bergen", "voss"], "trekk": {"bergen": trekk, "voss": []}}


def test_what_the_form_sends_of_itself_is_kept_apart() -> None:
    data, ekstra = les_skjema(
        {
            "_kommando": "k",
            "_sett_versjon": "7",
            "_tilbake": "/lop/vkp",
            "gjelder": "1.12.2026",
            "_skjul": ["pulje"],
            "pulje": "2",
        },
        "avlys_pulje",
    )
    assert data == {"pulje": 2}
    assert (ekstra.kommando, ekstra.sett_versjon, ekstra.tilbake) == ("k", 7, "/lop/vkp")
    assert (ekstra.gjelder, ekstra.skjul, ekstra.tegner_om) == ("1.12.2026", ("pulje",), False)
