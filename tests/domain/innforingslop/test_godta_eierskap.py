"""A new owner accepts the løp."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.fastsla_ikke_klar import FastslaIkkeKlar
from innforing.domain.innforingslop.steg.godta_eierskap import EierskapGodtatt, GodtaEierskap
from innforing.domain.innforingslop.verdier import Mangel
from tests.domain.innforingslop.historie import (
    FORESLATT_A,
    REGIONLEDER,
    TYPE_B,
    VESTLAND,
    B,
    foreslatt,
    fritekst,
)
from tests.domain.spesifikasjon import KARI, gitt, person

BLIR_B = (*FORESLATT_A, TYPE_B.med(ny_eier="regional-vestland"))


@pytest.mark.krav("K-032")
def test_regionen_godtar_og_eier_lopet_fra_da() -> None:
    lop = (
        gitt(*BLIR_B, i=T.FORESLATT)
        .nar(GodtaEierskap(), som=REGIONLEDER)
        .da(EierskapGodtatt(eier="regional-vestland", av="rita"))
    )
    assert isinstance(lop, Innforingslop)
    assert (lop.eier, lop.ny_eier) == ("regional-vestland", None)


def test_den_gamle_eieren_godtar_ikke_for_den_nye() -> None:
    gitt(*BLIR_B, i=T.FORESLATT).nar(GodtaEierskap(), som=KARI).avvises(rett_myndighet)
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(GodtaEierskap(), som=KARI).avvises(rett_myndighet)


@pytest.mark.krav("K-017")
def test_den_regionale_gruppen_eier_det_diginettverket_foreslo_nar_den_er_opprettet() -> None:
    lop = gitt(foreslatt(B, eier="digi-vestland", omrade=VESTLAND), i=T.FORESLATT)
    mangel = Mangel(kriterium="K-057", rettes_av="program-kj", begrunnelse=fritekst())
    steg = FastslaIkkeKlar(mangler=(mangel,))
    lop.nar(steg, som=REGIONLEDER).etter()
    annen = person("a", Rolle.LEDER, "regional-agder", Organtype.REGIONAL_GRUPPE, region="42")
    lop.nar(steg, som=annen).avvises(rett_myndighet)
