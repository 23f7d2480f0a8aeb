"""The five questions behind the choice of type."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet, riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.besvar_vurderingskriterium import (
    BesvarVurderingskriterium,
    Kriteriesvar,
    TilleggssporsmalBesvart,
    Tilleggssvar,
    VurderingskriteriumBesvart,
    svarene_har_belegg,
)
from innforing.domain.innforingslop.vurdering import Vurderingskriterium, Vurderingssvar
from tests.domain.innforingslop.historie import (
    BEMANNET_F,
    FORESLATT_A,
    FORESLATT_B,
    PLANLAGT_A,
    RAPPORT,
    REGIONLEDER,
    fritekst,
)
from tests.domain.spesifikasjon import KARI, NA, NHN_SAK, gitt

SAMTIDIGHET = Kriteriesvar(
    kriterium=Vurderingskriterium.SAMTIDIGHET,
    svar=Vurderingssvar.NEI,
    grunnlag=fritekst(),
    bevis=(RAPPORT,),
)
VET_IKKE = Kriteriesvar(
    kriterium=Vurderingskriterium.KAPASITET,
    svar=Vurderingssvar.VET_IKKE,
    grunnlag=fritekst(),
)
BESVAR = BesvarVurderingskriterium(svar=(SAMTIDIGHET, VET_IKKE))


def besvart(svar: Kriteriesvar) -> VurderingskriteriumBesvart:
    return VurderingskriteriumBesvart(
        **dict(svar), dato=NA.date(), organ="koordineringsgruppen", av="kari"
    )


@pytest.mark.krav("K-044", "K-046", "K-047", "K-048", "K-049")
def test_flere_sporsmal_besvares_i_ett_steg_og_vet_ikke_er_et_svar() -> None:
    lop = (
        gitt(*FORESLATT_A, i=T.FORESLATT)
        .nar(BESVAR, som=KARI)
        .da(besvart(SAMTIDIGHET), besvart(VET_IKKE))
    )
    assert isinstance(lop, Innforingslop)
    assert lop.svar == {
        "samtidighet": Vurderingssvar.NEI,
        "kapasitet": Vurderingssvar.VET_IKKE,
    }


@pytest.mark.krav("K-051")
def test_gruppen_kan_legge_til_egne_sporsmal() -> None:
    tillegg = Tilleggssvar(
        sporsmal="Er det språkkrav?", svar=Vurderingssvar.NEI, grunnlag=fritekst()
    )
    steg = BESVAR.med(svar=(VET_IKKE,), tillegg=(tillegg,))
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(steg, som=KARI).da(
        besvart(VET_IKKE),
        TilleggssporsmalBesvart(
            **dict(tillegg), dato=NA.date(), organ="koordineringsgruppen", av="kari"
        ),
    )


@pytest.mark.krav("K-049")
def test_svar_uten_belegg_ma_avklares() -> None:
    steg = BESVAR.med(svar=(SAMTIDIGHET.med(bevis=()), VET_IKKE))
    lop = gitt(*FORESLATT_B, i=T.FORESLATT)
    avvist = lop.nar(steg, som=REGIONLEDER).avvises(svarene_har_belegg)
    assert avvist.avklares[0].mangler == ("samtidighet",)
    svar = {"svarene_har_belegg": fritekst()}
    lop.nar(steg.med(avklaringer=svar), som=REGIONLEDER).etter()


def test_andre_enn_eier_gruppe_og_leder_svarer_ikke() -> None:
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(BESVAR, som=NHN_SAK).avvises(rett_myndighet)


@pytest.mark.krav("K-042")
def test_sporsmalene_stilles_ikke_i_en_felles_prosess_og_ikke_etter_planen() -> None:
    gitt(*BEMANNET_F, i=T.FORESLATT).nar(BESVAR, som=REGIONLEDER).avvises(riktig_fase)
    gitt(*PLANLAGT_A, i=T.PLANLAGT).nar(BESVAR, som=KARI).avvises(riktig_fase)


def test_minst_ett_svar() -> None:
    with pytest.raises(ValidationError):
        BesvarVurderingskriterium(svar=())
