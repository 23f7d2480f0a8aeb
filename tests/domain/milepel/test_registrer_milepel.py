"""A fact of the decision trail: who did what, when, on what."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.milepel.milepel import Milepel
from innforing.domain.milepel.steg.registrer_milepel import RegistrerMilepel, milepelen_er_ny
from innforing.domain.milepel.verdier import Innhold
from innforing.domain.milepel.vilkar import (
    Grunnlagsfakta,
    grunnlaget_er_registrert,
    grunnlaget_kom_forst,
    milepelen_har_skjedd,
)
from tests.domain.milepel.historie import RAPPORTEN, REGISTRERT
from tests.domain.spesifikasjon import KARI, KS_SAK, NHN_SAK, Person, gitt

REGISTRER = RegistrerMilepel(innhold=RAPPORTEN)


@pytest.mark.krav("K-337", "K-349", "K-375")
@pytest.mark.parametrize("som", [KS_SAK, KARI])
def test_milepelen_sier_hvem_nar_og_hva_den_bygger_pa(som: Person) -> None:
    milepel = gitt().nar(REGISTRER, som=som).da(REGISTRERT)
    assert isinstance(milepel, Milepel)
    assert milepel.innhold == RAPPORTEN


@pytest.mark.krav("K-337")
def test_det_som_skal_skje_er_ingen_milepel() -> None:
    framover = REGISTRER.med(innhold=RAPPORTEN.med(dato=date(2024, 3, 2)))
    gitt().nar(framover, som=KS_SAK).avvises(milepelen_har_skjedd)


@pytest.mark.krav("K-375")
def test_grunnlaget_er_registrert_og_kom_forst() -> None:
    fakta = Grunnlagsfakta(
        ukjent_grunnlag=("stotte-i-kommit-radet",), senere_grunnlag=("nokkelen",)
    )
    resultat = gitt().nar(REGISTRER, som=KS_SAK, fakta=fakta)
    resultat.avvises(grunnlaget_er_registrert, grunnlaget_kom_forst)


def test_en_milepel_registreres_en_gang() -> None:
    gitt(REGISTRERT).nar(REGISTRER, som=KS_SAK).avvises(milepelen_er_ny)
    gitt().nar(REGISTRER, som=NHN_SAK).avvises(rett_myndighet)


def test_det_som_varer_slutter_ikke_for_det_begynner() -> None:
    felt = RAPPORTEN.model_dump(mode="json") | {"til": "2024-02-15"}
    with pytest.raises(ValidationError, match="til must not be before dato"):
        Innhold.model_validate(felt, strict=False)
    Innhold.model_validate(felt | {"til": "2024-02-17"}, strict=False)
