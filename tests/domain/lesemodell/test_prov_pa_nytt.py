"""A parked event is tried once more."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.lesemodell.steg.gi_opp import HendelseGittOpp
from innforing.domain.lesemodell.steg.prov_pa_nytt import HendelseProvdPaNytt, ProvPaNytt
from innforing.domain.lesemodell.vilkar import hendelsen_er_ikke_gitt_opp
from tests.domain.spesifikasjon import KARI, KS_SAK, NHN_SAK, Person, gitt

PROV = ProvPaNytt(posisjon=7)
PROVD = HendelseProvdPaNytt(posisjon=7)


def test_en_hendelse_kan_proves_flere_ganger() -> None:
    gitt().nar(PROV, som=KS_SAK).da(PROVD)
    gitt(PROVD).nar(PROV, som=KS_SAK).da(PROVD)


def test_det_som_er_gitt_opp_proves_ikke() -> None:
    gitt(HendelseGittOpp(posisjon=7)).nar(PROV, som=KS_SAK).avvises(hendelsen_er_ikke_gitt_opp)


@pytest.mark.parametrize("som", [NHN_SAK, KARI])
def test_bare_ks_prover_pa_nytt(som: Person) -> None:
    gitt().nar(PROV, som=som).avvises(rett_myndighet)
