"""P-15: the regional grupper, one region, and the arbeidsgrupper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.application.demohus import fortalt
from tests.scenarios.verdener import FILER
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettsted import apent, bygd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.web.nettsted import Nettsted

KS = ("saksbehandler", "ks")
NETTVERKET = ("leder", "digi-viken")
KONTAKT = ("kontaktperson_ehelse", "regional-31")
HALDEN = ("fullmektig", "kommune-halden")
FORTELLINGENE = [fil for fil in FILER if fil.stem[:3] in ("s02", "s04", "s19", "s20", "s21")]


@pytest.fixture(scope="module")
def sted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nettsted]:
    mappe = tmp_path_factory.mktemp("regioner")
    with apent(
        bygd(fortalt(mappe / "fortalt", *FORTELLINGENE), mappe / "bygd"), folger=False
    ) as sted:
        yield sted


def ord_pa(klient: Klient, adresse: str) -> str:
    svar = klient.get(adresse)
    assert svar.status_code == 200
    return tekst(svar.text)


@pytest.mark.krav("K-217", "K-218", "K-226")
def test_listen_viser_hver_gruppe_og_hva_den_mangler(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    klient = som(KS)
    na, for_ = (ord_pa(klient, f"/regioner{per}") for per in ("", "?per=2024-02-05"))
    assert "Regional gruppe e-helse Buskerud" in na
    assert "Etablert 12. mars 2024" in na
    assert "15 av 15" in na
    assert "Under etablering siden 17. januar 2024" in for_
    assert "Nettverksressurs, velferdsteknologi" in for_
    assert "10 av 15" in for_


@pytest.mark.krav("K-257", "K-261", "K-121")
def test_arbeidsgruppene_star_med_medlemmer_og_resultat(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    side = ord_pa(som(KS), "/regioner")
    assert "Ad hoc-gruppe for ett behov" in side
    assert "Veiledningstekster for rapportering til KPR (KS, delt)" in side
    assert "4: KS og regional gruppe e-helse" in side


@pytest.mark.krav("K-220", "K-221", "K-224", "K-225", "K-229", "K-230", "K-232")
def test_en_region_viser_folk_hull_plan_og_samarbeid(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    klient = som(KONTAKT)
    ostfold = ord_pa(klient, "/regioner/regional-31")
    assert "som også er med i KS FPU e-helse" in ostfold
    assert "Digitale helsestasjoner" in ostfold
    assert "Statsforvalteren i Oslo og Viken (eksempel) (Statsforvalter), ikke avtalt" in ostfold
    assert "0 løp, og plass til 2." in ostfold
    assert "Alt er dekket." in ostfold
    akershus = ord_pa(klient, "/regioner/regional-32")
    assert "som ikke er med i KS FPU e-helse" in akershus


@pytest.mark.krav("K-033", "K-222", "K-230")
def test_en_region_viser_egne_lop_og_lop_folkene_leder_pa_tvers(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    """Buskerud has a løp of its own, and its innføringsleder leads a national felles prosess."""
    side = ord_pa(som(KS), "/regioner/regional-33?per=2024-06-01")
    egne, andre = (
        side.partition(fra)[2].partition(til)[0]
        for fra, til in (
            ("Egne regionale løp", "Løp gruppens folk"),
            ("på tvers av regioner", "Plan og prioriteringer"),
        )
    )
    assert "DigiHelsestasjon i Buskerud" in egne
    assert "DigiHelsestasjon" not in andre
    assert "jernejournal" in andre
    liste = som(KS).get("/regioner?last_ned=regioner.maskin.csv").text
    assert "Regional gruppe e-helse Buskerud" in liste


@pytest.mark.krav("K-227", "K-231", "K-235")
def test_en_region_viser_at_alle_er_fra_en_kommune_og_hvem_som_ikke_er_nadd(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    klient = som(KS)
    for_ = ord_pa(klient, "/regioner/regional-33?per=2024-03-01")
    na = ord_pa(klient, "/regioner/regional-33")
    assert "Alle kommer fra samme kommune." in for_
    assert "Alle kommer fra samme kommune." not in na
    assert "Hole" in for_
    assert "Hole" not in na.partition("Kommuner som ikke er nådd")[2]
    assert "Hemsedal" in na.partition("Kommuner som ikke er nådd")[2]


@pytest.mark.krav("K-269", "K-327", "K-328", "K-329")
def test_overgangen_vises_med_niva_siste_dag_og_bruk_av_rammen(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    klient = som(KS)
    side = ord_pa(klient, "/regioner/regional-42")
    assert "videreført i 2024 på nivået fra 2022, siste dag 14. april 2024" in side
    assert "2 350 584" in side.replace("\u00a0", " ")
    assert "Frikjøp i de tidligere nettverkene" in ord_pa(
        klient, "/regioner/regional-42?per=2024-04-14"
    )


@pytest.mark.krav("K-228")
def test_bare_nettverket_knytter_folk_til_gruppen(
    som: Callable[[tuple[str, str]], Klient],
) -> None:
    adresser = {
        hvem: {a for a in lenker(som(hvem).get("/regioner/regional-31").text) if "/steg/" in a}
        for hvem in (NETTVERKET, KONTAKT, HALDEN)
    }
    knytt = "/steg/knytt_til_gruppen/regional_gruppe:regional-31"
    assert any(a.startswith(knytt) for a in adresser[NETTVERKET])
    assert not any(a.startswith(knytt) for a in adresser[KONTAKT])
    assert any("legg_regional_plan" in a for a in adresser[KONTAKT])
    assert adresser[HALDEN] == set()


@pytest.mark.krav("K-233")
def test_kommunen_finner_kontaktpersonen(som: Callable[[tuple[str, str]], Klient]) -> None:
    side = som(HALDEN).get("/regioner/regional-31")
    assert "Frode" in side.text
    assert "/historikk/" not in side.text


def test_a_region_without_anybody_says_so(som: Callable[[tuple[str, str]], Klient]) -> None:
    side = ord_pa(som(KS), "/regioner/regional-11")
    assert "Ingen er knyttet til gruppen ennå." in side
    assert "Ingen er kontaktperson ennå." in side
    assert som(KS).get("/regioner/finnes-ikke").status_code == 404
