"""The innføringsleder cannot take in a kommune that asked after the deadline."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.steg.godta_sen_pamelding import sen_pamelding_er_bedt_om
from innforing.domain.deltakelse.steg.ikke_godta_sen_pamelding import (
    IkkeGodtaSenPamelding,
    SenPameldingIkkeGodtatt,
)
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import BEDT_OM_PLASS, IKKE_SVART, NAER, NOKKEL, TEKST
from tests.domain.spesifikasjon import BERGEN, LEDER, gitt

NEI = IkkeGodtaSenPamelding(pulje=1, begrunnelse=TEKST)
BEDT = gitt(*BEDT_OM_PLASS, nokkel=NOKKEL)


@pytest.mark.krav("K-165")
def test_kommunen_star_der_den_sto_og_kan_sporre_igjen() -> None:
    deltakelse = BEDT.nar(NEI, som=LEDER, fakta=NAER).da(SenPameldingIkkeGodtatt(pulje=1))
    assert isinstance(deltakelse, Deltakelse)
    assert (deltakelse.status, deltakelse.sen_pamelding) == (Svarstatus.IKKE_SVART, None)


def test_den_som_sier_nei_sier_hvorfor() -> None:
    with pytest.raises(ValidationError, match="begrunnelse"):
        IkkeGodtaSenPamelding.model_validate({"pulje": 1})


def test_bare_en_foresporsel_kan_besvares() -> None:
    ikke_bedt = gitt(*IKKE_SVART, nokkel=NOKKEL)
    ikke_bedt.nar(NEI, som=LEDER, fakta=NAER).avvises(sen_pamelding_er_bedt_om)


def test_bare_lederen_av_lopet_svarer() -> None:
    BEDT.nar(NEI, som=BERGEN, fakta=NAER).avvises(rett_myndighet)
