"""A behov is not taken further, with the reason."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.steg.gjor_til_fellestiltak import BehovBleFellestiltak
from innforing.domain.behov.steg.ikke_ta_behov_videre import (
    BehovIkkeTattVidere,
    IkkeTaBehovVidere,
    behovet_er_til_vurdering,
)
from innforing.domain.behov.verdier import Behovstatus
from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.behov.historie import MELDT, TEKST
from tests.domain.spesifikasjon import BERGEN, KONTAKT, KS_SAK, NHN_SAK, Person, gitt

IKKE = IkkeTaBehovVidere(begrunnelse=TEKST)


@pytest.mark.krav("K-243")
@pytest.mark.parametrize("som", [KONTAKT, KS_SAK, NHN_SAK])
def test_behovet_tas_ikke_videre_med_begrunnelse(som: Person) -> None:
    behov = gitt(MELDT).nar(IKKE, som=som).da(BehovIkkeTattVidere())
    assert isinstance(behov, Behov)
    assert behov.status is Behovstatus.IKKE_TATT_VIDERE


def test_begrunnelsen_kan_ikke_mangle() -> None:
    with pytest.raises(ValidationError, match="begrunnelse"):
        IkkeTaBehovVidere.model_validate({})


@pytest.mark.parametrize(
    "etter", [BehovIkkeTattVidere(), BehovBleFellestiltak(tiltak="Felles varsel")]
)
def test_det_som_er_avgjort_avgjores_ikke_igjen(etter: Hendelse[Behov]) -> None:
    gitt(MELDT, etter).nar(IKKE, som=KS_SAK).avvises(behovet_er_til_vurdering)


def test_kommunen_avgjor_ikke_det() -> None:
    gitt(MELDT).nar(IKKE, som=BERGEN).avvises(rett_myndighet)
