"""The pages of the model: versions, what each rests on and would do, and the løp under each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.application.demohus import fortalt
from tests.scenarios.verdener import FELLES, FORTELLINGER
from tests.web.klient import Klient
from tests.web.lenker import lenker, meny, tekst
from tests.web.nettsted import apent, bygd, med_revisor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.web.nettsted import Nettsted

S25 = FORTELLINGER / "s25_modellen_evalueres.toml"
KS, MEDLEM = ("saksbehandler", "ks"), ("medlem", "koordineringsgruppen")
FOR_PROVEN = "2025-10-01"
"""After the proposal, before the dry run."""


@pytest.fixture(scope="session")
def modellbase(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The log in which the model is evaluated, with a revisor at KS."""
    mappe = tmp_path_factory.mktemp("modell")
    fortalt(mappe / "fortalt", FELLES / "verden.toml", S25)
    return med_revisor(bygd(mappe / "fortalt", mappe / "bygd"), mappe / "revidert")


@pytest.fixture(scope="session")
def modellsted(modellbase: Path) -> Iterator[Nettsted]:
    with apent(modellbase, folger=False) as sted:
        yield sted


def som(sted: Nettsted, rolle: str, organ: str) -> Klient:
    klient = Klient(sted.app, sted.hus)
    klient.logg_inn(rolle, organ)
    return klient


@pytest.mark.krav("K-015", "K-324")
@pytest.mark.parametrize("hvem", [KS, MEDLEM, ("revisor", "ks")])
def test_de_som_styrer_modellen_og_revisor_ser_hvilke_lop_som_folger_hvilken_versjon(
    modellsted: Nettsted, hvem: tuple[str, str]
) -> None:
    html = som(modellsted, *hvem).vis("/modell")
    assert "/modell" in meny(html)
    side = tekst(html)
    assert "Oppgaver og ansvar i Østfold, del 2 Planlagt 2025.1" in side
    assert "Oppgaver og ansvar i Akershus Planlagt 2024.1" in side
    assert "2025.1 Innført 1. januar 2026" in side
    assert "2024.1 Den første" in side
    assert {"/modell/2025.1", "/modell/2024.1", "/lop/s25-ny"} <= set(lenker(html))


@pytest.mark.krav("K-015", "K-379")
def test_slik_det_var_fulgte_lopet_den_versjonen_det_da_fulgte(modellsted: Nettsted) -> None:
    klient = som(modellsted, *KS)
    assert "Oppgaver og ansvar i Buskerud Foreslått 2025.1" in tekst(
        klient.vis("/modell", per="2026-01-06")
    )
    assert "Oppgaver og ansvar i Buskerud Foreslått 2024.1" in tekst(klient.vis("/modell"))


@pytest.mark.krav("K-325", "K-338", "K-339")
def test_en_versjon_viser_funn_justeringer_og_hva_proven_fant(modellsted: Nettsted) -> None:
    side = tekst(som(modellsted, *MEDLEM).vis("/modell/2025.1"))
    for ord_ in (
        "Status Innført",
        "Kan flyttes: 1",
        "Blir stanset: 1",
        "Lederne i regionen er med før planen godkjennes",
        "Lederne i regionen kommer for sent med.",
        "Forankring og eierskap",
        "Raskere utbredelse og bedre bruk",
        "Da vet lederne hva de sier ja til",
    ):
        assert ord_ in side, ord_


@pytest.mark.krav("K-324")
def test_for_proven_star_det_at_versjonen_ikke_er_provd(modellsted: Nettsted) -> None:
    klient = som(modellsted, *MEDLEM)
    side = tekst(klient.vis("/modell/2025.1", per=FOR_PROVEN))
    assert "Versjonen er ikke prøvd mot løpene ennå." in side
    assert "Status Foreslått" in side
    assert "Status Ikke foreslått" in tekst(klient.vis("/modell/2025.1", per="2025-01-01"))
    assert "Status Den første" in tekst(klient.vis("/modell/2024.1"))


def test_en_ukjent_versjon_finnes_ikke(modellsted: Nettsted) -> None:
    assert som(modellsted, *KS).get("/modell/2031.1").status_code == 404


def test_andre_ser_ikke_modellen(modellsted: Nettsted) -> None:
    klient = som(modellsted, "kontaktperson_ehelse", "regional-31")
    assert klient.get("/modell").status_code == 403
    assert "/modell" not in meny(klient.vis("/"))


@pytest.mark.krav("K-324")
def test_neste_versjon_foreslas_herfra_av_dem_som_kan(
    nettsted: Nettsted, modellsted: Nettsted
) -> None:
    adresse = "/steg/foresla_modellversjon/innforingsmodell:2025.1"
    assert any(sti.startswith(adresse) for sti in lenker(som(nettsted, *MEDLEM).vis("/modell")))
    assert not any("foresla" in sti for sti in lenker(som(modellsted, *MEDLEM).vis("/modell")))
    assert som(nettsted, *MEDLEM).get(adresse).status_code == 200


@pytest.mark.krav("K-324")
def test_lopets_side_sier_hvilken_versjon_nye_lop_folger(modellsted: Nettsted) -> None:
    klient = som(modellsted, *MEDLEM)
    html = klient.vis("/lop/s25-gammel")
    setning = "Løpet følger innføringsmodellen versjon 2024.1. Nye løp følger versjon 2025.1."
    assert setning in tekst(html)
    assert "/modell" in lenker(html)
    assert setning not in tekst(klient.vis("/lop/s25-ny"))
    assert "Nye løp følger" not in tekst(klient.vis("/lop/s25-gammel", per="2025-12-01"))


@pytest.mark.krav("K-015", "K-379")
def test_hendelsene_bak_versjon_og_prove_kan_vises(modellsted: Nettsted) -> None:
    klient = som(modellsted, *MEDLEM)
    for side, venter in (
        ("/modell", "Flyttingen til en annen modell er angret"),
        ("/modell/2025.1", "Versjonen er prøvd mot løpene som pågår"),
    ):
        bak = [sti for sti in lenker(klient.vis(side)) if sti.startswith("/bak/modeller")]
        sider = [tekst(klient.vis(sti)) for sti in bak]
        assert sider
        assert any(venter in en for en in sider), side
