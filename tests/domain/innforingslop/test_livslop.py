"""Every state × every step × every type, once, against the table (livslop.md §2)."""

from __future__ import annotations

from typing import Any

import pytest

from innforing.domain.grunnmur.aggregat import Grunnlag, IngenFakta
from innforing.domain.grunnmur.livslop import Avvisning, prov
from innforing.domain.grunnmur.myndigheter import riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE, LIVSLOP
from innforing.domain.katalog import STEG
from tests.domain.innforingslop.historie import (
    PLANLAGT_A,
    PLANLAGT_B,
    PLANLAGT_C,
    PLANLAGT_F,
    foreslatt,
)
from tests.domain.spesifikasjon import KARI, NA, gitt

HISTORIE = {"A": PLANLAGT_A, "B": PLANLAGT_B, "C": PLANLAGT_C, "F": PLANLAGT_F}
TILSTANDER: dict[str, T | None] = {
    "n": None,
    "f": T.FORESLATT,
    "k": T.KLAR_TIL_BRUK_SJEKKET,
    "p": T.PLANLAGT,
    "m": T.PAMELDING,
    "g": T.GJENNOMFORING,
    "e": T.EVALUERT,
    "d": T.DELT_MED_KOORDINERINGSGRUPPE,
    "a": T.AVSLUTTET,
}
"""One letter for each state; `n` is a løp that nobody has proposed."""

TILLATT = {  # step → letters of the states it may be taken in, and for which types
    "foresla": ("n", "ABCF"),
    "knytt_arbeidsgruppe": ("fkpmg", "ABCF"),
    "utpek_leder": ("fkpmg", "ABCF"),
    "fastsett_kommuner": ("fkpmg", "ABCF"),
    "informer_pa_forhand": ("fkpmg", "ABCF"),
    "folg_utproving": ("fkpmgeda", "ABCF"),
    "registrer_laeringspunkt": ("fkpmgeda", "ABCF"),
    "trekk_laeringspunkt": ("fkpmgeda", "ABCF"),
    "registrer_leverandordialog": ("fkpmgeda", "ABCF"),
    "besvar_vurderingskriterium": ("fk", "ABC"),
    "velg_type": ("fk", "ABC"),
    "godta_eierskap": ("fk", "ABC"),
    "vurder_kriterium": ("f", "ABC"),
    "legg_til_grunn": ("f", "ABC"),
    "sjekk_klar_til_bruk": ("f", "ABCF"),
    "fastsla_ikke_klar": ("f", "ABC"),
    "legg_plan": ("fk", "ABCF"),
    "del_plan": ("fkpmg", "ABCF"),
    "gi_merknad": ("fkpmgeda", "ABCF"),
    "besvar_merknad": ("fkpmgeda", "ABCF"),
    "besvar_overlapp": ("fkpmg", "ABCF"),
    "godkjenn_plan": ("k", "ABCF"),
    "endre_plan": ("pmg", "ABCF"),
    "apne_pamelding": ("pmg", "ABCF"),
    "start_gjennomforing": ("mg", "ABCF"),
    "avlys_pulje": ("pmg", "ABCF"),
    "evaluer_pulje": ("g", "ABCF"),
    "evaluer": ("g", "ABCF"),
    "del_evaluering": ("e", "ABCF"),
    "motta_evaluering": ("e", "ABCF"),
    "del_erfaring": ("d", "ABCF"),
    "rett_evaluering": ("d", "ABCF"),
    "meld_klar_for_alle": ("d", "C"),
    "lukk_breddeforpliktelse": ("d", "C"),
    "sett_pa_vent": ("fkpmge", "ABCF"),
    "gjenoppta": ("fkpmge", "ABCF"),
    "utlop_vurderingsdato": ("fkpmge", "ABCF"),
    "avslutt": ("fkpmg", "ABCF"),
    "ta_opp_igjen": ("kpa", "ABCF"),
}

FLYTTER = {  # (step, from) → to; every other step leaves the løp where it is
    ("foresla", "n"): "f",
    ("sjekk_klar_til_bruk", "f"): "k",
    ("godkjenn_plan", "k"): "p",
    ("apne_pamelding", "p"): "m",
    ("start_gjennomforing", "m"): "g",
    ("evaluer", "g"): "e",
    ("motta_evaluering", "e"): "d",
    **{("avslutt", fra): "a" for fra in "fkpmg"},
    **{("ta_opp_igjen", fra): "f" for fra in "kpa"},
}

TABELL = LIVSLOP["2024.1"]


def _kode(bokstav: str) -> str | None:
    tilstand = TILSTANDER[bokstav]
    return None if tilstand is None else str(tilstand.value)


def test_tabellen_har_stegene_her_og_ingen_andre() -> None:
    assert {rad.steg for rad in TABELL.overganger} == set(TILLATT)
    assert set(TILSTANDER.values()) == {None, *T}


@pytest.mark.krav("K-002")
@pytest.mark.parametrize("art", "ABCF")
@pytest.mark.parametrize("trigger", TILLATT)
def test_steget_kan_tas_i_de_tilstandene_som_star_her(trigger: str, art: str) -> None:
    tilstander, typer = TILLATT[trigger]
    for bokstav in TILSTANDER:
        rad = TABELL.rad(trigger, _kode(bokstav), art)
        assert (rad is not None) == (bokstav in tilstander and art in typer), bokstav
        if rad is not None:
            til = FLYTTER.get((trigger, bokstav))
            assert rad.til is (None if til is None else TILSTANDER[til]), bokstav


def _folger(vei: tuple[str, ...], fra: str | None, art: str) -> str | None:
    """The state that the steps lead to, one after the other."""
    for trigger in vei:
        rad = TABELL.rad(trigger, fra, art)
        assert rad is not None
        assert rad.til is not None
        fra = str(rad.til.value)
    return fra


@pytest.mark.krav("K-002")
@pytest.mark.parametrize("art", "ABCF")
@pytest.mark.parametrize("trigger", TILLATT)
def test_et_steg_i_feil_fase_avvises_og_sier_hva_som_mangler(trigger: str, art: str) -> None:
    tilstander, typer = TILLATT[trigger]
    for bokstav in TILSTANDER:
        if bokstav == "n" or (bokstav in tilstander and art in typer):
            continue
        avvist = prov(_grunnlag(trigger, bokstav, art))
        assert isinstance(avvist, Avvisning)
        assert [u.vilkar for u in avvist.sperrer] == [riktig_fase]
        vei = avvist.sperrer[0].mangler
        if not vei:
            assert _uoppnaelig(trigger, bokstav, art), bokstav
            continue
        slutt = _folger(vei, _kode(bokstav), art)
        assert TABELL.rad(trigger, slutt, art) is not None, bokstav


def _grunnlag(trigger: str, bokstav: str, art: str) -> Grunnlag[Any, Any]:
    lop = gitt(*HISTORIE[art], i=TILSTANDER[bokstav]).aggregat(Innforingslop)
    steg = STEG[trigger].model_construct()
    return Grunnlag(lop, steg, KARI.aktor, KARI.verv, NA, NA, IngenFakta())


def _uoppnaelig(trigger: str, bokstav: str, art: str) -> bool:
    """No way leads from the state to any state where the step is possible."""
    nadd, ko = {bokstav}, [bokstav]
    while ko:
        her = ko.pop()
        for (steg, fra), til in FLYTTER.items():
            if fra == her and til not in nadd and art in TILLATT[steg][1]:
                nadd.add(til)
                ko.append(til)
    tilstander, typer = TILLATT[trigger]
    return art not in typer or not nadd.intersection(tilstander)


@pytest.mark.krav("K-015", "K-324")
def test_et_lop_folger_tabellen_det_ble_fodt_med() -> None:
    lop = gitt(foreslatt(None, eier="koordineringsgruppen")).aggregat(Innforingslop)
    assert isinstance(lop, Innforingslop)
    assert lop.livslop is LIVSLOP["2024.1"]
    assert Innforingslop().livslop is LIVSLOP[GJELDENDE]
    assert Innforingslop().tilstandskode is None


def test_et_lop_uten_forslag_kan_bare_foreslas() -> None:
    steg = STEG["legg_plan"].model_construct()
    assert Innforingslop().vei_til(steg) == ("foresla",)


def test_ingen_rad_skjuler_en_annen() -> None:
    """The machine gives the first row it finds: a second one would never be read."""
    rader = [
        (rad.steg, fra, art) for rad in TABELL.overganger for fra in rad.fra for art in rad.typer
    ]
    assert [rad for rad in set(rader) if rader.count(rad) > 1] == []


def test_hvert_steg_fra_en_tilstand_star_en_gang() -> None:
    fra_klar = [rad.steg for rad in TABELL.steg_fra(T.KLAR_TIL_BRUK_SJEKKET.value, "B")]
    assert len(fra_klar) == len(set(fra_klar))
    assert set(fra_klar) == {
        s for s, (fra, typer) in TILLATT.items() if "k" in fra and "B" in typer
    }
