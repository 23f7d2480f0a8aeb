"""Whatever is wrong with a form is said in words, in three languages and at its field."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

import innforing.domain as domene
from innforing.domain.katalog import STEG
from innforing.web.skjema.feilsetninger import AV_TYPE, EGNE, MANGLER, MONSTRE, UKJENT
from innforing.web.skjema.feltslag import Blad, Gruppe, Liste, Rekke, Tabell, felter_i
from innforing.web.skjema.skjemafeil import feil_av_kommando, feil_per_felt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.domain.grunnmur.verdi import Tekst
    from tests.web.stegdata import Data

GALT = ("", " ", "x y", "æ", "\x00", "x" * 20_001, "31.2.2026", "-7", -7, 0, 10**6)
FODSELSNUMMER = "01010750160"


def nb(tekst: Tekst) -> str:
    return tekst.nb


def feil_av(trigger: str, data: Data) -> dict[str, tuple[str, ...]]:
    try:
        STEG[trigger].model_validate_json(json.dumps(data))
    except ValidationError as feil:
        return feil_per_felt(feil, STEG[trigger], data, t=nb)
    return {}


def egne_feil() -> Iterator[tuple[str, str]]:
    """Code and message of every error that the domain has of its own."""
    for fil in Path(domene.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(fil.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PydanticCustomError":
                kode, melding = (a.value for a in node.args[:2] if isinstance(a, ast.Constant))
                yield str(kode), str(melding)


def test_everything_a_step_says_of_its_shape_has_its_sentence() -> None:
    sagt = set(egne_feil())
    assert {(k, m) for k, m in sagt if k not in AV_TYPE and m not in EGNE} == set()
    assert set(EGNE) - {m for _, m in sagt} == set(), "said no more"


def test_no_sentence_is_empty_in_any_language() -> None:
    alle = (*AV_TYPE.values(), *EGNE.values(), *MANGLER.values(), *MONSTRE.values(), UKJENT)
    assert [t for t in alle if not all(ett.strip() and ett.endswith(".") for ett in t)] == []


def fylt_med(galt: object, modell: type, dybde: int = 0) -> Data:
    """Every field of a step or nested value with the same wrong answer."""

    def ett(slag: object) -> object:
        match slag:
            case Gruppe(under):
                return fylt_med(galt, under, dybde + 1)
            case Rekke(Gruppe(under)):
                return [fylt_med(galt, under, dybde + 1)]
            case Tabell(av):
                return {"æ": ett(av)}
            case Liste(av):
                return [ett(av)]
            case Blad(art="tall"):
                return galt
            case _:
                return str(galt)

    return {n: ett(f.slag) for n, f in felter_i(modell).items()}


@pytest.mark.parametrize("galt", GALT, ids=range(len(GALT)))
@pytest.mark.parametrize("trigger", STEG)
def test_every_wrong_answer_in_every_field_is_said_in_words(trigger: str, galt: object) -> None:
    feil = feil_av(trigger, fylt_med(galt, STEG[trigger]))
    assert [sti for sti, sagt in feil.items() if UKJENT.nb in sagt] == []
    assert [s for sagt in feil.values() for s in sagt if "{" in s] == []


@pytest.mark.parametrize("trigger", STEG)
def test_an_empty_form_says_what_to_fill_in(trigger: str) -> None:
    feil = feil_av(trigger, {})
    krevde = {n for n, f in felter_i(STEG[trigger]).items() if f.pakrevd}
    assert krevde <= set(feil)
    assert [sti for sti, sagt in feil.items() if UKJENT.nb in sagt] == []


START_ETTER_SLUTT = {"start": "2026-02-01", "slutt": "2026-01-01"}
OPPFYLT_UTEN_BEVIS = {"kriterium": "a", "verdikt": "oppfylt"}
FOR_MANGE = {"indikator": "a", "antall": 9, "av_antall": 3, "kilde": "b"}
UKJENT_TREKK = {"a": [], "b": [{"art": "x", "verdi": "y"}]}


@pytest.mark.parametrize(
    ("trigger", "data", "felt", "sagt"),
    [
        ("avslutt_rolle", {"person": "p", "rolle": "leder", "til": "nå"}, "til", "4.12.2026"),
        ("del_plan", {"begrunnelse": FODSELSNUMMER}, "begrunnelse", "fødselsnummer"),
        ("legg_plan", {"puljer": [{"nr": 0}]}, "puljer.0.nr", "1 eller mer"),
        ("legg_plan", {"puljer": [{"nr": 1}, {"nr": 1000}]}, "puljer.1.nr", "høyst 999"),
        ("legg_plan", {"puljer": [{"nr": 1, **START_ETTER_SLUTT}]}, "puljer.0.slutt", "starten"),
        ("legg_plan", {}, "plan", "Planen er tom"),
        ("svar", {"svar": "ja"}, "pulje", "Velg pulje"),
        ("svar", {"svar": "kanskje"}, "svar", "Velg ett av svarene"),
        ("fastsett_kommuner", {"kommuner": []}, "kommuner", "minst 1"),
        ("fastsett_kommuner", {"kommuner": ["a"], "trekk": UKJENT_TREKK}, "trekk.1.art", "Velg"),
        (
            "fastsett_kommuner",
            {"kommuner": ["a"], "trekk": {"a": [], "æ": []}},
            "trekk.1.nokkel",
            "bokstavene",
        ),
        (
            "vurder_kriterium",
            {"vurderinger": [OPPFYLT_UTEN_BEVIS]},
            "vurderinger.0.bevis",
            "dokumentasjon",
        ),
        ("foresla", {"tittel": "A", "begrunnelse": "B"}, "slag", "Oppgi løsning"),
        ("registrer_bruksmaling", FOR_MANGE, "antall", "større"),
        ("registrer_kartlegging", {}, "svar", "Vet ikke"),
        (
            "del_evaluering",
            {"bevis": [{"referanse": "a", "sjekksum": "b"}]},
            "bevis.0.sjekksum",
            "64 tegn",
        ),
    ],
)
def test_the_error_stands_where_it_can_be_mended(
    trigger: str, data: Data, felt: str, sagt: str
) -> None:
    feil = feil_av(trigger, data)
    assert list(feil) == [felt]
    assert sagt in " ".join(feil[felt])


def test_what_the_engine_says_to_developers_is_said_in_words() -> None:
    assert "fødselsnummer" in feil_av_kommando(["there is a fødselsnummer in an id"], t=nb)[0]
    assert "for stort" in feil_av_kommando(["a list has 9; the limit is 3."], t=nb)[0]
    assert feil_av_kommando(["noe", "annet"], t=nb) == feil_av_kommando(["x"], t=nb)
