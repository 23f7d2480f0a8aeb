"""Authorities that hold for every step."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.steg.sett_portefoljestatus import SettPortefoljestatus
from tests.domain.spesifikasjon import KS_SAK, Person, gitt


@pytest.mark.krav("K-373")
def test_en_revisor_tar_ingen_steg_heller_ikke_for_sitt_eget_organ() -> None:
    revisor = Person(KS_SAK.aktor.med(rolle=Rolle.REVISOR), KS_SAK.verv)
    steg = SettPortefoljestatus.model_validate_json(
        '{"status": "klart_til_bruk", "dato": "2024-02-01", "kilde": "Porteføljen"}'
    )
    assert gitt().nar(steg, som=revisor).avvises(rett_myndighet).sperrer[0].mangler
    gitt().nar(steg, som=KS_SAK).etter()
