"""Somebody asks for an erasure."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.sletting.sletting import Sletting
from innforing.domain.sletting.steg.be_om_sletting import (
    BeOmSletting,
    Fakta,
    hendelsen_kan_sladdes,
    slettingen_er_ny,
)
from innforing.domain.sletting.verdier import Sletteart, Slettestatus
from innforing.domain.sletting.vilkar import hjemmelen_er_nok
from tests.domain.sletting.historie import HJEMMEL, OM_PERSON
from tests.domain.spesifikasjon import KARI, KS_SAK, gitt

BE = BeOmSletting(art=Sletteart.PERSON, id="kari", hjemmel=HJEMMEL)


@pytest.mark.krav("K-377")
def test_ks_ber_om_en_sletting_med_hjemmel_og_uten_ord() -> None:
    sak = gitt().nar(BE, som=KS_SAK).da(OM_PERSON)
    assert isinstance(sak, Sletting)
    assert sak.status is Slettestatus.BEDT_OM
    med_ord = BE.med(begrunnelse=Fritekst(id="t1", forpliktelse="00"))
    gitt().nar(med_ord, som=KS_SAK).avvises(hjemmelen_er_nok)


def test_det_bes_en_gang_og_av_ks() -> None:
    gitt(OM_PERSON).nar(BE, som=KS_SAK).avvises(slettingen_er_ny)
    gitt().nar(BE, som=KARI).avvises(rett_myndighet)


@pytest.mark.krav("K-374")
def test_bare_en_hendelse_som_kan_sladdes_kan_bes_sladdet() -> None:
    hendelse = BE.med(art=Sletteart.HENDELSE, id="1")
    gitt().nar(hendelse, som=KS_SAK, fakta=Fakta(kan_sladdes=False)).avvises(hendelsen_kan_sladdes)
    gitt().nar(BE, som=KS_SAK, fakta=Fakta(kan_sladdes=False)).da(OM_PERSON)
    sak = gitt().nar(hendelse, som=KS_SAK, fakta=Fakta(kan_sladdes=True))
    sak.da(OM_PERSON.med(art=Sletteart.HENDELSE, id="1"))
