"""An item is deferred."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.utsett_sak import SakUtsatt, UtsettSak
from innforing.domain.koordineringsgruppe.vilkar import (
    gruppens_begrunnelse_er_gitt,
    saken_er_til_behandling,
)
from tests.domain.koordineringsgruppe.historie import (
    MELDT,
    MOTE,
    MOTET,
    SAK,
    SEKRETAER,
)
from tests.domain.spesifikasjon import KARI, gitt

FORDI = Fritekst(tekst="Avstemt i møte med Norsk helsenett.")
UTSETT = UtsettSak(sak=SAK, begrunnelse=FORDI)


@pytest.mark.krav("K-109")
def test_en_utsatt_sak_venter_pa_nytt_mote() -> None:
    gruppe = gitt(*MOTET).nar(UTSETT, som=SEKRETAER).da(SakUtsatt(sak=SAK, mote=MOTE))
    assert isinstance(gruppe, Koordineringsgruppe)
    assert gruppe.motet_for(SAK) is None


def test_en_sak_utsettes_i_motet_og_med_grunn() -> None:
    gitt(MELDT).nar(UTSETT, som=KARI).avvises(saken_er_til_behandling)
    uten = UTSETT.med(begrunnelse=None)
    gitt(*MOTET).nar(uten, som=KARI).avvises(gruppens_begrunnelse_er_gitt)
