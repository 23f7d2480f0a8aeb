"""What a person is shown of S-07 and S-09: what is missing, who can mend it, what was tried."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from innforing.application.kommando import Avvist
from innforing.application.scenario_fil import les_fortellinger
from innforing.application.tidslinje import tidslinje
from innforing.bootstrap import Hus
from innforing.cli import app
from tests.application.demohus import innstillinger, kopi
from tests.scenarios.verdener import FORTELLINGER

if TYPE_CHECKING:
    from pathlib import Path

S07_MANGLER = {
    "obligatoriske_kriterier_oppfylt": [
        "ferdig_utviklet",
        "leverandorene_er_ferdige",
        "gevinster_dokumentert",
        "materiell_overlevert",
    ],
    "materiell_har_forvalter": [
        "dpia_mal",
        "gevinstanalyse",
        "gevinstindikatorer",
        "opplaeringsmateriell",
        "arbeidsprosesser",
    ],
    "leverandorene_er_klare": ["leverandor-alfa", "leverandor-beta", "leverandor-gamma"],
    "helsefaglig_vurdering_foreligger": [],
    "bor_kriterier_oppfylt": [
        "forvaltning_avklart",
        "mer_enn_teknikk",
        "konsekvenser_vurdert",
        "testkapasitet",
        "eid_avklart",
    ],
    "portefoljen_sier_det_samme": ["under_utproving"],
    "overlevering_er_registrert": [],
    "forvalteren_varer": ["pll-ros", "pll-informasjon"],
}
"""Everything that keeps the legemiddelliste in foreslått, guard by guard."""


def vis(mappe: Path, *ord_: str) -> dict[str, Any]:
    """What the program shows, as JSON."""
    miljo = {
        "INNFORING_DB": innstillinger(mappe).db,
        "INNFORING_KEYS_DB": str(innstillinger(mappe).keys_db),
    }
    svar = CliRunner().invoke(app, [*ord_, "--json"], env=miljo)
    assert svar.exit_code == 0, svar.stderr
    lest: dict[str, Any] = json.loads(svar.stdout)
    return lest


@pytest.mark.krav("K-004", "K-053", "K-069")
def test_s07_stays_and_lists_every_unmet_criterion_with_who_can_mend_it(samlet: Path) -> None:
    lop = vis(samlet, "lop", "s07")
    assert lop["tilstand"] == "foreslatt"
    sjekk = next(steg for steg in lop["neste"] if steg["steg"] == "sjekk_klar_til_bruk")
    assert not sjekk["klar"]
    vist = [*sjekk["sperrer"], *sjekk["avklares"], *sjekk["avhenger"]]
    mangler = {punkt["vilkar"]: punkt["mangler"] for punkt in vist}
    assert {navn: mangler[navn] for navn in S07_MANGLER} == S07_MANGLER
    assert all(punkt["rettes_av"] and punkt["slik"] for punkt in vist)
    (kriterier,) = (p for p in vist if p["vilkar"] == "obligatoriske_kriterier_oppfylt")
    assert all("program-pll" in ledd for ledd in kriterier["ord"])


@pytest.mark.krav("K-151")
def test_s09_shows_the_refused_attempts_before_the_invitation_that_was_sent(samlet: Path) -> None:
    linjer = vis(samlet, "history", "s09", "--refused")["linjer"]
    assert [
        (linje["avvist"], linje["uoppfylte"])
        for linje in linjer
        if linje["steg"] == "apne_pamelding"
    ] == [
        (True, ["invitasjonen_har_alle_elementer"]),
        (True, ["invitasjonen_har_alle_elementer", "malformene_er_dekket"]),
        (False, []),
    ]
    uten = vis(samlet, "history", "s09")["linjer"]
    assert [linje for linje in uten if linje["avvist"]] == []


@pytest.mark.krav("K-150", "K-151")
def test_s09_is_told_which_element_is_missing_in_which_malform(
    samlet: Path, tmp_path: Path
) -> None:
    (fil,) = FORTELLINGER.glob("s09_*.toml")
    with Hus(innstillinger(kopi(samlet, tmp_path))) as hus:
        poster = tidslinje(les_fortellinger([fil]), hus.kommuner, fro=str(hus.logg.fro)).poster
        forsok = next(p for p in poster if p.kommando.steg == "apne_pamelding")
        svar = hus.ta_steg(replace(forsok.kommando, id="et-nytt-forsok", na=forsok.tid))
    assert isinstance(svar, Avvist)
    mangler = {u.vilkar.navn: u.mangler for u in svar.avvisning.sperrer}
    assert mangler["invitasjonen_har_alle_elementer"] == ("nb.konsekvenser", "nn.konsekvenser")
