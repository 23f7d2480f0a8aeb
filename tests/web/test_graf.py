"""A chart is an image with a name, in the reader's language, and its numbers as a table."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from innforing.application.ordbok import Sprak
from innforing.web import sprak as ord_
from innforing.web.graf import (
    Bjelke,
    Graf,
    Lastband,
    Manedstall,
    Serie,
    Stabel,
    Trinn,
    gantt,
    linjer,
    stablet,
    varm_opp,
    vega,
)
from innforing.web.maler import statisk_mappe
from innforing.web.sprak import Oversetter
from tests.house.kilder import ROT

TRINN = [
    Trinn("nyttiggjort", "Nyttiggjort"),
    Trinn("tatt_i_bruk", "Tatt i bruk"),
    Trinn("ukjent", "Ukjent"),
]
PERIODE = (date(2026, 1, 1), date(2027, 6, 30))
I_DAG = date(2026, 11, 22)
LOP = Bjelke("VKP", "Gjennomføring", (date(2026, 1, 1), date(2027, 5, 1)), (date(2026, 2, 1), None))
NHN = Lastband(
    "Norsk helsenett", (Manedstall(date(2026, 1, 1), 3, 2), Manedstall(date(2026, 2, 1), 1, None))
)


class Kall:
    """What `Kall` is to a chart."""

    def __init__(self, sprak: Sprak = "nb") -> None:
        self.sprak: Sprak = sprak

    def _(self, tekst: str) -> str:
        return Oversetter(self.sprak).gettext(tekst)

    def dato(self, tid: date | int) -> str:
        return ord_.dato(tid, self.sprak)

    def tall(self, verdi: float) -> str:
        return ord_.tall(verdi, self.sprak)

    def prosent(self, andel: float) -> str:
        return ord_.prosent(andel, self.sprak)


def kurve(sprak: Sprak = "nb", navn: str = "Tatt i bruk", funn: str = "Bruken vokser.") -> Graf:
    serier = [
        Serie(navn, tuple((date(2024, m, 1), 400.0 * m) for m in range(1, 13))),
        Serie("Innført", ((date(2024, 1, 1), 10), (date(2024, 2, 1), None))),
    ]
    return linjer(serier, Kall(sprak), navn="kurve", tittel="Bruk", funn=funn, enhet="Kommuner")


def stige(sprak: Sprak = "nb") -> Graf:
    stabler = [Stabel("Finnmark", (3, 14, 1)), Stabel("Møre og Romsdal", (0, 26, 1))]
    return stablet(
        stabler, TRINN, Kall(sprak), navn="stige", tittel="Bruk", funn="Fylkene.", sted="Fylke"
    )


def tidslinje(*bjelker: Bjelke, sprak: Sprak = "nb", last: Lastband | None = NHN) -> Graf:
    return gantt(
        bjelker or (LOP,),
        last,
        Kall(sprak),
        navn="tidslinje",
        tittel="Løp",
        funn="Ett løp går nå.",
        periode=PERIODE,
        dag=I_DAG,
    )


def tekster(graf: Graf) -> list[str]:
    """What stands in the chart."""
    return [(e.text or "") for e in ET.fromstring(graf.svg).iter() if e.tag.endswith("}text")]  # noqa: S314 - our own chart


def rader(graf: Graf) -> list[list[str]]:
    return [list(rad) for rad in graf.rader]


ALLE = pytest.mark.parametrize(
    "tegn", [kurve, stige, tidslinje], ids=["linjer", "stablet", "gantt"]
)


@ALLE
def test_no_style_and_no_script_reaches_the_browser(tegn: object) -> None:
    svg = str(tegn())  # type: ignore[operator]
    assert re.search(r"\sstyle=|<style|<script|\son[a-z]+=|javascript:|<foreignObject", svg) is None
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


@ALLE
def test_the_chart_is_one_image_named_by_what_it_shows(tegn: object) -> None:
    graf: Graf = tegn()  # type: ignore[operator]
    rot = ET.fromstring(graf.svg)  # noqa: S314 - our own chart
    assert (rot.get("role"), rot.get("aria-label"), rot.get("width")) == ("img", graf.funn, "100%")
    assert rot.get("height") is None
    assert re.fullmatch(r"0 0 \d+(\.\d+)? \d+(\.\d+)?", rot.get("viewBox", ""))
    assert [e.tag for e in rot.iter() if e is not rot and e.get("role")] == []


@ALLE
def test_every_colour_is_one_of_the_design_system(tegn: object) -> None:
    tema = (statisk_mappe() / "vendor/digdir/designsystemet-css/designsystemet.css").read_text()
    svg = str(tegn().svg)  # type: ignore[operator]
    farger = set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg)) - {"none", "transparent"}
    variabler = {f.removeprefix("var(").removesuffix(")") for f in farger}
    assert {v for v in variabler if not v.startswith("--ds-color-") or f"{v}:" not in tema} == set()


@ALLE
def test_the_same_numbers_are_the_same_bytes_also_when_drawn_again(tegn: object) -> None:
    forst = tegn()  # type: ignore[operator]
    vega._svg.cache_clear()
    linjer([], Kall(), navn="x", tittel="X", funn="X", enhet="X")
    assert tegn() == forst  # type: ignore[operator]


def test_two_charts_of_one_page_share_no_id() -> None:
    bred = tidslinje(LOP._replace(navn="DHO"))
    ider = [re.findall(r' id="([^"]+)"', g.svg) for g in (tidslinje(), bred)]
    assert all(ider)
    assert set(ider[0]).isdisjoint(ider[1])
    for ett, graf in zip(ider, (tidslinje(), bred), strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", graf.svg)) == set(ett)


def test_a_chart_is_drawn_once_for_each_language() -> None:
    vega._svg.cache_clear()
    for sprak in ("nb", "nb", "en", "nb"):
        stige(sprak)  # type: ignore[arg-type]
    assert (vega._svg.cache_info().misses, vega._svg.cache_info().hits) == (2, 2)


@pytest.mark.parametrize(
    ("sprak", "tall", "maned"),
    [("nb", "4\u00a0000", "mars"), ("nn", "4\u00a0000", "mars"), ("en", "4,000", "March")],
)
def test_tall_og_maneder_star_pa_leserens_sprak(sprak: Sprak, tall: str, maned: str) -> None:
    assert {tall, maned} <= set(tekster(kurve(sprak)))


@pytest.mark.parametrize("ondt", ["</text><script>alert(1)</script>", '" onload="x', "a & b <i>"])
def test_a_name_stays_a_name_whatever_stands_in_it(ondt: str) -> None:
    graf = kurve(navn=ondt, funn=ondt)
    rot = ET.fromstring(graf.svg)  # noqa: S314 - that it can be read is the point
    assert ondt in tekster(graf)
    assert rot.get("aria-label") == ondt
    assert {e.tag.rpartition("}")[2] for e in rot.iter()} <= {
        *("svg", "g", "path", "line", "text", "rect", "defs", "clipPath", "tspan")
    }


def test_linjene_skilles_av_streken_og_ikke_bare_av_fargen() -> None:
    streker = re.findall(r'<path d="[^"]*"[^>]*?stroke-dasharray="([^"]*)"', kurve().svg)
    assert len(set(streker)) == 2


def test_linjene_har_de_samme_tallene_i_en_tabell() -> None:
    assert kurve().hode == ("Dato", "Tatt i bruk", "Innført")
    assert rader(kurve())[:2] == [
        ["1. januar 2024", "400", "10"],
        ["1. februar 2024", "800", "–"],
    ]
    andel = linjer(
        [Serie("Andel", ((date(2024, 1, 1), 0.46),))],
        Kall(),
        navn="a",
        tittel="A",
        funn="A",
        enhet="Andel",
        andel=True,
    )
    assert rader(andel) == [["1. januar 2024", "46\u00a0%"]]
    assert "40\u00a0%" in tekster(andel)


def test_stigen_viser_hvor_mange_av_hvor_mange() -> None:
    assert {"Finnmark (18)", "Møre og Romsdal (27)", "3", "14", "26"} <= set(tekster(stige()))
    assert stige().hode == ("Fylke", "Nyttiggjort", "Tatt i bruk", "Ukjent", "Kommuner i alt")
    assert rader(stige()) == [
        ["Finnmark", "3", "14", "1", "18"],
        ["Møre og Romsdal", "0", "26", "1", "27"],
    ]


def test_et_fylke_uten_kommuner_er_ingen_feil() -> None:
    tom = stablet(
        [Stabel("Svalbard", (0, 0, 0))], TRINN, Kall(), navn="s", tittel="S", funn="S", sted="Fylke"
    )
    assert "Svalbard (0)" in tekster(tom)


def test_hver_stabel_har_alle_trinn() -> None:
    with pytest.raises(ValueError, match="shorter"):
        stablet([Stabel("Oslo", (1,))], TRINN, Kall(), navn="s", tittel="S", funn="S", sted="Fylke")


def test_tidslinjen_har_i_dag_planlagt_gjennomfort_og_last() -> None:
    assert {"VKP", "I dag", "Planlagt", "Gjennomført", "Norsk helsenett"} <= set(
        tekster(tidslinje())
    )
    (last,) = tidslinje().mer
    assert [[c.tekst for c in rad.celler] for rad in last.rader] == [
        ["1. januar 2026", "3", "2"],
        ["1. februar 2026", "1", "Ikke oppgitt"],
    ]


def test_det_som_ikke_er_i_gang_har_bare_en_ramme() -> None:
    def stolper(*bjelker: Bjelke) -> int:
        return len(
            re.findall(
                r'fill="var\(--ds-color-accent-base-default\)"', tidslinje(*bjelker, last=None).svg
            )
        )

    assert stolper(LOP) == stolper(LOP._replace(faktisk=None)) + 1


def test_to_puljer_med_samme_navn_har_hver_sin_rad() -> None:
    pulje = Bjelke("Pulje 1", "Planlagt", (date(2026, 3, 1), date(2026, 5, 1)), None, er_pulje=True)
    graf = tidslinje(pulje, pulje)
    assert [t.rstrip("\u200b") for t in tekster(graf)].count("Pulje 1") == 2
    assert [rad[0] for rad in rader(graf)] == ["Pulje 1", "Pulje 1"]


def test_det_som_ligger_utenfor_perioden_star_bare_i_tabellen() -> None:
    forbi = LOP._replace(planlagt=(date(2024, 1, 1), date(2024, 5, 1)), faktisk=None)
    graf = tidslinje(forbi)
    assert rader(graf)[0][2:4] == ["1. januar 2024", "1. mai 2024"]
    ramme = r'<path [^>]*stroke="var\(--ds-color-accent-border-strong\)"'
    assert len(re.findall(ramme, graf.svg)) == len(
        re.findall(ramme, tidslinje(LOP._replace(planlagt=None, faktisk=None)).svg)
    )


def test_perioden_stopper_ikke_ved_arsskiftet() -> None:
    assert {"jan 2026", "jan 2027", "mai 2027"} <= set(tekster(tidslinje()))


def test_ingen_lop_er_ingen_feil() -> None:
    tom = gantt(
        [], None, Kall(), navn="t", tittel="T", funn="Ingen løp.", periode=PERIODE, dag=I_DAG
    )
    assert tom.tabell.tomt == "Ingen planlagte løp i perioden."
    assert tom.mer == ()


def test_the_chart_does_not_follow_the_zone_of_the_machine() -> None:
    tegn = (
        "from tests.web.test_graf import kurve, tidslinje; import hashlib;"
        "print(hashlib.sha256((kurve().svg + tidslinje().svg).encode()).hexdigest())"
    )
    merker = {
        subprocess.run(
            [sys.executable, "-c", tegn],
            env={**os.environ, "TZ": sone},
            cwd=ROT,
            check=True,
            capture_output=True,
        ).stdout
        for sone in ("UTC", "Pacific/Auckland")
    }
    assert len(merker) == 1


def test_many_readers_can_ask_at_once() -> None:
    vega._svg.cache_clear()
    funnet: list[Graf] = []
    trader = [threading.Thread(target=lambda: funnet.append(stige())) for _ in range(6)]
    for trad in trader:
        trad.start()
    for trad in trader:
        trad.join(30)
    assert len(funnet) == 6
    assert {str(g.svg) for g in funnet} == {str(stige().svg)}


def test_the_engine_can_be_started_before_the_first_reader() -> None:
    vega._svg.cache_clear()
    varm_opp()
    assert vega._svg.cache_info().currsize == 1


def test_a_finding_of_its_own_does_not_draw_the_chart_again() -> None:
    vega._svg.cache_clear()
    assert kurve(funn="Nå.").svg != kurve(funn="Før.").svg
    assert vega._svg.cache_info().misses == 1
    assert replace(kurve(), funn="x").funn == "x"
