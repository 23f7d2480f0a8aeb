"""Authorities that hold for every step."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.steg.avslutt import Avslutt
from innforing.domain.innforingslop.steg.gi_merknad import GiMerknad
from innforing.domain.losning.steg.sett_portefoljestatus import SettPortefoljestatus
from tests.domain.innforingslop.historie import FORESLATT_A
from tests.domain.spesifikasjon import KARI, KS_SAK, Person, gitt


@pytest.mark.krav("K-373")
def test_en_revisor_tar_ingen_steg_heller_ikke_for_sitt_eget_organ() -> None:
    revisor = Person(KS_SAK.aktor.med(rolle=Rolle.REVISOR), KS_SAK.verv)
    steg = SettPortefoljestatus.model_validate_json(
        '{"status": "klart_til_bruk", "dato": "2024-02-01", "kilde": "Porteføljen"}'
    )
    assert gitt().nar(steg, som=revisor).avvises(rett_myndighet).sperrer[0].mangler
    gitt().nar(steg, som=KS_SAK).etter()


@pytest.mark.krav("K-104")
def test_bare_et_medlem_handler_i_koordineringsgruppens_navn() -> None:
    steg = GiMerknad.model_validate({"merknad": "Se til naboen"})
    avslutt = Avslutt.model_validate_json('{"begrunnelse": "Ikke nå", "art": "trukket"}')
    lop = gitt(*FORESLATT_A, i=LopTilstand.FORESLATT)
    sekretaer = Person(KARI.aktor.med(rolle=Rolle.SAKSBEHANDLER), KARI.verv)
    lop.nar(steg, som=sekretaer).avvises(rett_myndighet)
    lop.nar(avslutt, som=sekretaer).avvises(rett_myndighet)
    leder = Person(KARI.aktor.med(rolle=Rolle.LEDER), KARI.verv)
    lop.nar(steg, som=leder).etter()
    lop.nar(avslutt, som=leder).etter()
