"""Criteria of klar til bruk are judged."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.vurder_kriterium import (
    Fakta,
    Kriterievurdering,
    KriteriumVurdert,
    VurderKriterium,
    ikke_relevant_er_tillatt,
    kriteriene_gjelder,
)
from innforing.domain.innforingslop.vurdering import GjeldendeKriterium, Verdikt, Vurdering
from tests.domain.innforingslop.historie import (
    FORESLATT_A,
    FORESLATT_B,
    RAPPORT,
    REGIONLEDER,
    fritekst,
)
from tests.domain.spesifikasjon import KARI, NA, NHN_SAK, gitt

KG, NHN = Organtype.KOORDINERINGSGRUPPE, Organtype.NHN
SETT = Fakta(
    gjeldende_kriteriesett=1,
    kriterier=(
        GjeldendeKriterium(id="K-056", styrke="obligatorisk", vurderes_av=(KG,)),
        GjeldendeKriterium(
            id="K-066", styrke="bor", vurderes_av=(KG, NHN), tillater_ikke_relevant=True
        ),
    ),
)
OPPFYLT = Kriterievurdering(kriterium="K-056", verdikt=Verdikt.OPPFYLT, bevis=(RAPPORT,))
IKKE_RELEVANT = Kriterievurdering(
    kriterium="K-066", verdikt=Verdikt.IKKE_RELEVANT, grunn=fritekst()
)
VURDER = VurderKriterium(vurderinger=(OPPFYLT, IKKE_RELEVANT))


@pytest.mark.krav("K-052", "K-054")
def test_flere_kriterier_vurderes_i_ett_steg_etter_settet_som_gjelder() -> None:
    def vurdering(kriterium: str, verdikt: Verdikt) -> Vurdering:
        return Vurdering(
            kriterium=kriterium,
            verdikt=verdikt,
            av="kari",
            organ="koordineringsgruppen",
            dato=NA.date(),
            kriteriesett=1,
        )

    oppfylt = vurdering("K-056", Verdikt.OPPFYLT)
    ikke_relevant = vurdering("K-066", Verdikt.IKKE_RELEVANT)
    lop = (
        gitt(*FORESLATT_A, i=T.FORESLATT)
        .nar(VURDER, som=KARI, fakta=SETT)
        .da(
            KriteriumVurdert(vurdering=oppfylt, bevis=(RAPPORT,)),
            KriteriumVurdert(vurdering=ikke_relevant, grunn=fritekst()),
        )
    )
    assert isinstance(lop, Innforingslop)
    assert lop.vurderinger == {"K-056": oppfylt, "K-066": ikke_relevant}
    assert lop.tilstand is T.FORESLATT


@pytest.mark.krav("K-052")
def test_bare_organet_som_kriteriet_nevner_vurderer_det() -> None:
    lop = gitt(*FORESLATT_A, i=T.FORESLATT)
    lop.nar(VURDER, som=NHN_SAK, fakta=SETT).avvises(rett_myndighet)
    lop.nar(VURDER.med(vurderinger=(IKKE_RELEVANT,)), som=NHN_SAK, fakta=SETT).etter()


def test_i_type_b_kan_den_regionale_gruppen_vurdere_ogsa() -> None:
    gitt(*FORESLATT_B, i=T.FORESLATT).nar(VURDER, som=REGIONLEDER, fakta=SETT).etter()
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(VURDER, som=REGIONLEDER, fakta=SETT).avvises(
        rett_myndighet
    )


@pytest.mark.krav("K-054")
def test_kriteriene_star_i_settet_som_gjelder() -> None:
    steg = VURDER.med(vurderinger=(OPPFYLT.med(kriterium="K-999"),))
    avvist = gitt(*FORESLATT_B, i=T.FORESLATT).nar(steg, som=REGIONLEDER, fakta=SETT)
    assert avvist.avvises(kriteriene_gjelder).sperrer[0].mangler == ("K-999",)


@pytest.mark.krav("K-053")
def test_ikke_relevant_pa_et_obligatorisk_kriterium_avvises() -> None:
    steg = VURDER.med(vurderinger=(IKKE_RELEVANT.med(kriterium="K-056"), IKKE_RELEVANT))
    avvist = gitt(*FORESLATT_A, i=T.FORESLATT).nar(steg, som=KARI, fakta=SETT)
    assert avvist.avvises(ikke_relevant_er_tillatt).sperrer[0].mangler == ("K-056",)


@pytest.mark.krav("K-052")
def test_oppfylt_har_bevis_og_resten_har_begrunnelse_og_en_som_kan_rette() -> None:
    Kriterievurdering(
        kriterium="K-056", verdikt=Verdikt.DELVIS, grunn=fritekst(), rettes_av="program-kj"
    )
    for felt in (
        {"verdikt": Verdikt.OPPFYLT},
        {"verdikt": Verdikt.DELVIS},
        {"verdikt": Verdikt.IKKE_OPPFYLT, "grunn": fritekst()},
        {"verdikt": Verdikt.IKKE_RELEVANT},
    ):
        with pytest.raises(ValidationError):
            Kriterievurdering.model_validate({"kriterium": "K-056", **felt})
