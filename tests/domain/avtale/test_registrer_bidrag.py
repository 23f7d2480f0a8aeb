"""What the parties and others give."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.avtale.avtale import Avtale
from innforing.domain.avtale.steg.registrer_bidrag import BidragRegistrert, RegistrerBidrag
from innforing.domain.avtale.verdier import Bidrag, Bidragsart
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.avtale.historie import AVTALEN
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, gitt

FELT = {"giver": "hod", "ar": 2023, "hva": "Midler til nettverkene"}


@pytest.mark.krav("K-347")
def test_bidraget_sier_hvem_hva_og_hvor_mye() -> None:
    felt = {**FELT, "art": Bidragsart.PENGER, "belop": 1_000_000}
    steg, bidrag = RegistrerBidrag.model_validate(felt), Bidrag.model_validate(felt)
    avtale = gitt(AVTALEN).nar(steg, som=KS_SAK).da(BidragRegistrert(bidrag=bidrag))
    assert isinstance(avtale, Avtale)
    assert avtale.bidrag == (bidrag,)
    gitt(AVTALEN).nar(steg, som=NHN_SAK).avvises(rett_myndighet)


@pytest.mark.krav("K-347")
@pytest.mark.parametrize(
    ("felt", "melding"),
    [
        ({"art": Bidragsart.RESSURSER, "belop": 1}, "only money has an amount"),
        ({"art": Bidragsart.PENGER, "belop": 0.5}, "whole kroner"),
        ({"art": Bidragsart.PENGER, "belop": -1}, "greater than or equal to 0"),
    ],
)
def test_belop_er_hele_kroner_og_bare_for_penger(felt: dict[str, object], melding: str) -> None:
    with pytest.raises(ValidationError, match=melding):
        RegistrerBidrag.model_validate({**FELT, **felt})
    ressurs = RegistrerBidrag.model_validate({**FELT, "art": Bidragsart.RESSURSER})
    gitt(AVTALEN).nar(ressurs, som=KS_SAK).etter()
