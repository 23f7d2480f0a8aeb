"""One form for every step: what is drawn is what is sent, and nothing a person wrote is code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from starlette.datastructures import FormData, QueryParams

from innforing.application.forklaring import Punkt
from innforing.application.moment import Moment
from innforing.application.ta_steg import mikrosekunder
from innforing.domain.katalog import STEG
from innforing.web import maler
from innforing.web.innlogging import Okter
from innforing.web.kall import Kall
from innforing.web.skjema.feltslag import Blad, felter_i, som_json
from innforing.web.skjema.gjenkjenning import kjenn_igjen
from innforing.web.skjema.skjema import Skjema, lag_skjema
from innforing.web.skjema.skjemafeil import feil_per_felt
from innforing.web.skjema.skjemalesing import les_skjema
from tests.web.skjemahtml import Skjemahtml, les
from tests.web.stegdata import Data, stegdata
from tests.web.test_skjemalesing import uten_tomme, validert

if TYPE_CHECKING:
    from innforing.application.ordbok import Sprak
    from tests.web.nettsted import Nettsted

LOP = "innforingslop:vkp"
SKJEMA = '{% from "deler/skjema.html" import skjema %}{{ skjema(s) }}'
ONDT = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&lt;</textarea>"


def kall_til(sted: Nettsted, sprak: Sprak = "nb") -> Kall:
    na = sted.hus.na()
    return Kall(
        hus=sted.hus,
        lesesiden=sted.lesesiden,
        okter=Okter(b"test"),
        jeg=None,
        sprak=sprak,
        na=na,
        moment=Moment(mikrosekunder(na), None),
        sti="/steg",
        sporring=QueryParams(),
        felt=FormData(),
    )


@pytest.fixture
def kall(nettsted: Nettsted) -> Kall:
    return kall_til(nettsted)


def tegnet(skjema: Skjema, sprak: Sprak = "nb") -> Skjemahtml:
    return les(maler._miljo(sprak).from_string(SKJEMA).render(s=skjema))


def strom_for(trigger: str) -> str:
    prefiks = STEG[trigger].aggregattype().prefiks
    return {"innforingslop": LOP, "deltakelse": "deltakelse:vkp:voss"}.get(prefiks, f"{prefiks}:x")


def ordnet(verdi: object) -> object:
    """Boxes have their own order, and a group with nothing in it is no group."""
    if isinstance(verdi, dict):
        return {n: ordnet(v) for n, v in verdi.items() if uten_tomme(v) not in (None, [])}
    if isinstance(verdi, list):
        return sorted((ordnet(v) for v in verdi), key=repr)
    return verdi


@pytest.mark.parametrize("trigger", STEG)
@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_what_is_drawn_is_what_is_sent(trigger: str, kall: Kall, data: st.DataObject) -> None:
    gitt = data.draw(stegdata(trigger))
    skjema = lag_skjema(kall, trigger, strom_for(trigger), tilbake="/lop/vkp", forhand=gitt)
    lest, ekstra = les_skjema(tegnet(skjema).felt, trigger)
    for_, etter = validert(trigger, gitt), validert(trigger, lest)
    if isinstance(for_, list):
        assert isinstance(etter, list)
    else:
        assert not isinstance(etter, list), etter
        assert ordnet(som_json(etter)) == ordnet(som_json(for_))
    assert (ekstra.tilbake, ekstra.kommando) == ("/lop/vkp", skjema.kommando)


@pytest.mark.parametrize("trigger", STEG)
def test_an_empty_form_sends_nothing_but_defaults(trigger: str, kall: Kall) -> None:
    skjema = lag_skjema(kall, trigger, strom_for(trigger), tilbake="/")
    lest, _ = les_skjema(tegnet(skjema).felt, trigger)
    standard = {n: f.standard for n, f in felter_i(STEG[trigger]).items()}
    krevde = {n for n, f in felter_i(STEG[trigger]).items() if f.pakrevd}
    assert {n: v for n, v in lest.items() if n not in krevde and v != standard[n]} == {}


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
@pytest.mark.parametrize("trigger", STEG)
def test_every_control_has_a_label_and_every_id_is_its_own(
    trigger: str, sprak: Sprak, nettsted: Nettsted
) -> None:
    skjema = lag_skjema(kall_til(nettsted, sprak), trigger, strom_for(trigger), tilbake="/")
    html = tegnet(skjema, sprak)
    assert len(html.ider) == len(set(html.ider))
    assert set(html.merker_for) <= set(html.ider)
    assert set(html.beskrevet) <= set(html.ider)


def ondsinnet(trigger: str) -> Data:
    """Every field of the step with markup in it, as a form would send it."""

    def verdi(navn: str, modell: type) -> object:
        slag = felter_i(modell)[navn].slag
        if isinstance(slag, Blad):
            return ONDT
        under = getattr(getattr(slag, "av", slag), "modell", None)
        if under is None:
            return [ONDT] if type(slag).__name__ == "Liste" else {ONDT: [{}]}
        inne = {n: verdi(n, under) for n in felter_i(under)}
        return [inne] if type(slag).__name__ == "Rekke" else inne

    return {n: verdi(n, STEG[trigger]) for n in felter_i(STEG[trigger]) if n != "avklaringer"}


@pytest.mark.parametrize("trigger", STEG)
def test_what_a_person_wrote_is_never_markup(trigger: str, kall: Kall) -> None:
    data = ondsinnet(trigger)
    feil = {"": (ONDT,), **dict.fromkeys(data, (ONDT,))}
    skjema = lag_skjema(kall, trigger, strom_for(trigger), tilbake=ONDT, forhand=data, feil=feil)
    html = tegnet(skjema)
    assert {"script", "img"} & set(html.tagger) == set()
    assert ("_tilbake", ONDT) in html.par
    skrevet = [v for _, v in html.par if "alert" in v]
    assert len(skrevet) > len(data) / 2
    assert set(skrevet) == {ONDT}


def test_what_the_page_knows_is_sent_unseen(kall: Kall) -> None:
    skjema = lag_skjema(
        kall,
        "apne_pamelding",
        LOP,
        tilbake="/",
        forhand={"pulje": 2, "tekster": [{"malform": "nb", "nytte": "Mye"}]},
        skjul=("pulje", "tekster"),
    )
    html = tegnet(skjema)
    lest, ekstra = les_skjema(html.felt, "apne_pamelding")
    assert (lest["pulje"], lest["tekster"]) == (2, [{"malform": "nb", "nytte": "Mye"}])
    assert ekstra.skjul == ("pulje", "tekster")
    assert "felt-pulje" not in html.ider


def test_a_warning_becomes_a_field_to_answer_in(kall: Kall) -> None:
    navn = "laeringspunkter_besvart"
    punkt = Punkt(
        navn, "K-212", "Alle er besvart", ("a",), ("Punkt a",), ("Eieren",), "Svar på dem"
    )
    svar = {"avklaringer": {navn: "Fordi"}}
    skjema = lag_skjema(kall, "godkjenn_plan", LOP, tilbake="/", forhand=svar, avklares=(punkt,))
    assert skjema.avklaringer[0].hint == "Svar på dem: Punkt a"
    assert les_skjema(tegnet(skjema).felt, "godkjenn_plan")[0] == svar


def test_every_error_stands_at_its_field_and_in_the_summary(kall: Kall) -> None:
    data: Data = {"svarfrist": "31.2.2026", "tekster": [{"malform": "xx"}, {"nytte": "Mye"}]}
    feil = feil_av(kall, "apne_pamelding", data)
    assert set(feil) == {"svarfrist", "tekster.0.malform", "tekster.1.malform"}
    skjema = lag_skjema(kall, "apne_pamelding", LOP, tilbake="/", forhand=data, feil=feil)
    html = tegnet(skjema)
    assert set(html.lenker) == {f"felt-{sti.replace('.', '-')}" for sti in feil}
    assert set(html.lenker) <= set(html.ider)
    assert {"felt-svarfrist-feil", "felt-tekster-1-malform-feil"} <= set(html.ider)
    assert "Invitasjonen 2, Målform: Velg ett av svarene." in {f.tekst for f in skjema.feil}
    assert ("svarfrist", "31.2.2026") in html.par


def feil_av(kall: Kall, trigger: str, data: Data) -> dict[str, tuple[str, ...]]:
    with pytest.raises(ValidationError) as feil:
        STEG[trigger].model_validate_json(json.dumps(data))
    return feil_per_felt(feil.value, STEG[trigger], data, t=kall.t)


@pytest.mark.parametrize(
    ("skrevet", "funnet"),
    [
        ("Bergen\n4621", ["bergen", "voss"]),
        ("301", ["oslo"]),
        ("0301 Oslo", ["oslo"]),
        ("bergen, bergen", ["bergen"]),
        ("Kárášjohka", ["karasjok"]),
    ],
)
def test_kommuner_are_known_by_number_and_name(skrevet: str, funnet: list[str], kall: Kall) -> None:
    lest, _ = les_skjema({"kommuner": skrevet}, "fastsett_kommuner")
    assert kjenn_igjen(kall, "fastsett_kommuner", lest) == ({"kommuner": funnet}, {})


def test_the_name_of_a_fylke_means_all_of_it(kall: Kall) -> None:
    for skrevet in ("Vestland", "46", "fylke-46"):
        data, feil = kjenn_igjen(kall, "fastsett_kommuner", {"kommuner": [skrevet]})
        assert feil == {}
        assert len(data["kommuner"]) == 43  # type: ignore[arg-type]


def test_an_unknown_kommune_is_kept_and_the_nearest_are_named(kall: Kall) -> None:
    data, feil = kjenn_igjen(kall, "fastsett_kommuner", {"kommuner": ["Bergn", "voss"]})
    assert data == {"kommuner": ["Bergn", "voss"]}
    assert feil["kommuner"][0].startswith("Fant ingen kommune som heter «Bergn». Mente du Bergen")
    skjema = lag_skjema(kall, "fastsett_kommuner", LOP, tilbake="/", forhand=data, feil=feil)
    assert tegnet(skjema).felt["kommuner"] == ["Bergn", "voss"]


def test_a_kommune_in_a_row_is_known_too(kall: Kall) -> None:
    trekk = [{"art": "journalsystem", "verdi": "a"}]
    data, feil = kjenn_igjen(
        kall, "fastsett_kommuner", {"trekk": {"4601 Bergen": trekk, "Bergn": []}}
    )
    assert data == {"trekk": {"bergen": trekk, "Bergn": []}}
    assert set(feil) == {"trekk.1.nokkel"}
