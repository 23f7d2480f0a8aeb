"""The key as a simulation: exact sums, and how far it is from the table."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innforing.domain.fordeling.fordeling import Fordeling
from innforing.domain.fordeling.nokkel import fordel, simuler, storste_rest
from innforing.domain.fordeling.steg.lagre_simulering import (
    Fakta,
    LagreSimulering,
    SimuleringLagret,
    andelene_gir_en_hel,
    grunnlaget_er_kjent,
    totalen_dekker_det_forste,
)
from innforing.domain.fordeling.verdier import Fordelingsnokkel, Grunnlagstall
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.fordeling.historie import (
    FORDELT_2024,
    GRUNNLAG_2023,
    TABELL_2024,
    TRYKT_2024,
)
from tests.domain.spesifikasjon import KARI, KS_SAK, gitt

BEST = Fordelingsnokkel(forst=100_000, flat_andel=600, kommuneandel=200, folketallsandel=200)
ORDRETT = BEST.med(forst=0)
LAGRE = LagreSimulering(nokkel=BEST, total=TRYKT_2024, kommuner_ar=2023, folketall_ar=2023)
KJENT = Fakta(grunnlagstall=GRUNNLAG_2023)
SIMULERT = simuler(
    total=TRYKT_2024,
    nokkel=BEST,
    grunnlag=GRUNNLAG_2023,
    tabell={mottaker: kr for mottaker, (_, _, kr) in TABELL_2024.items()},
    ar=(2023, 2023),
)


@pytest.mark.krav("K-265", "K-266", "K-267")
def test_den_beste_nokkelen_er_innenfor_1500_kroner_og_gir_totalen_pa_krona() -> None:
    belop = fordel(TRYKT_2024, BEST, GRUNNLAG_2023)
    assert sum(belop.values()) == TRYKT_2024
    avvik = {m: belop[m] - kr for m, (_, _, kr) in TABELL_2024.items()}
    assert max(map(abs, avvik.values())) <= 1_500
    assert SIMULERT.storste_avvik == max(map(abs, avvik.values())) > 1_000
    assert {rad.mottaker: rad.avvik for rad in SIMULERT.rader} == avvik


@pytest.mark.krav("K-266")
def test_ordene_i_brevet_gir_ikke_tabellen() -> None:
    belop = fordel(TRYKT_2024, ORDRETT, GRUNNLAG_2023)
    assert sum(belop.values()) == TRYKT_2024
    assert belop["viken"] - TABELL_2024["viken"][2] > 40_000


@pytest.mark.krav("K-265", "K-266")
def test_en_simulering_lagres_ved_siden_av_tabellen() -> None:
    resultat = gitt(FORDELT_2024, nokkel="2024").nar(LAGRE, som=KS_SAK, fakta=KJENT)
    fordeling = resultat.da(SimuleringLagret(simulering=SIMULERT))
    assert isinstance(fordeling, Fordeling)
    assert fordeling.simuleringer == (SIMULERT,)
    assert fordeling.radsum == 36_683_802


@pytest.mark.krav("K-265")
def test_andeler_som_ikke_gir_en_hel_avvises() -> None:
    skjev = LAGRE.med(nokkel=BEST.med(flat_andel=601))
    gitt(FORDELT_2024).nar(skjev, som=KS_SAK, fakta=KJENT).avvises(andelene_gir_en_hel)


def test_totalen_dekker_det_alle_far_forst() -> None:
    for_lite = LAGRE.med(total=1_099_999)
    gitt(FORDELT_2024).nar(for_lite, som=KS_SAK, fakta=KJENT).avvises(totalen_dekker_det_forste)


def test_uten_tall_for_en_mottaker_simuleres_ingenting() -> None:
    resultat = gitt(FORDELT_2024).nar(
        LAGRE, som=KS_SAK, fakta=Fakta(grunnlagstall=GRUNNLAG_2023[1:])
    )
    assert resultat.avvises(grunnlaget_er_kjent).sperrer[0].mangler == ("agder",)


def test_bare_ks_lagrer_en_simulering() -> None:
    gitt(FORDELT_2024).nar(LAGRE, som=KARI, fakta=KJENT).avvises(rett_myndighet)


@pytest.mark.krav("K-267")
def test_de_storste_restene_far_krona() -> None:
    tredeler = {navn: Fraction(100, 3) for navn in "cab"}
    assert storste_rest(100, tredeler) == {"c": 33, "a": 34, "b": 33}
    assert storste_rest(3, {"a": Fraction(6, 5), "b": Fraction(9, 5)}) == {"a": 1, "b": 2}


@pytest.mark.krav("K-267")
@given(
    total=st.integers(1_100_000, 10**9),
    flat=st.integers(0, 1000),
    del_=st.integers(0, 1000),
    tall=st.lists(st.tuples(st.integers(1, 60), st.integers(1, 10**6)), min_size=1, max_size=11),
)
def test_delene_gir_alltid_totalen(
    total: int, flat: int, del_: int, tall: list[tuple[int, int]]
) -> None:
    kommuner = min(del_, 1000 - flat)
    nokkel = Fordelingsnokkel(
        forst=100_000,
        flat_andel=flat,
        kommuneandel=kommuner,
        folketallsandel=1000 - flat - kommuner,
    )
    grunnlag = [
        Grunnlagstall(mottaker=f"m{i}", kommuner=k, folketall=p) for i, (k, p) in enumerate(tall)
    ]
    belop = fordel(total, nokkel, grunnlag)
    assert sum(belop.values()) == total
    assert min(belop.values()) >= 100_000
