"""A roadmap holds for a period."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.veikart.steg.registrer_veikart import RegistrerVeikart, veikartet_er_nytt
from innforing.domain.veikart.veikart import Veikart
from tests.domain.spesifikasjon import KARI, KS_SAK, NHN_SAK, Person, gitt
from tests.domain.veikart.historie import VEIKARTET

REGISTRER = RegistrerVeikart(
    tittel="Felles veikart 2024–2026",
    fra=date(2024, 1, 1),
    til=date(2026, 12, 31),
    parter=("hod", "ks"),
)


@pytest.mark.krav("K-345")
@pytest.mark.parametrize("som", [KS_SAK, KARI])
def test_et_veikart_har_tittel_og_periode(som: Person) -> None:
    veikart = gitt().nar(REGISTRER, som=som).da(VEIKARTET)
    assert isinstance(veikart, Veikart)
    assert (veikart.fra, veikart.til) == (date(2024, 1, 1), date(2026, 12, 31))


def test_et_veikart_registreres_en_gang_og_av_den_som_eier_det() -> None:
    gitt(VEIKARTET).nar(REGISTRER, som=KS_SAK).avvises(veikartet_er_nytt)
    gitt().nar(REGISTRER, som=NHN_SAK).avvises(rett_myndighet)


def test_en_periode_slutter_ikke_for_den_begynner() -> None:
    with pytest.raises(ValidationError, match="til must not be before fra"):
        RegistrerVeikart(tittel="Baklengs", fra=date(2024, 1, 2), til=date(2024, 1, 1))
