"""An agreement has parties, and days that it holds for."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.avtale.avtale import Avtale
from innforing.domain.avtale.steg.registrer_avtale import (
    Fakta,
    RegistrerAvtale,
    avtalen_er_ny,
    avtalen_er_signert,
    henvisningene_er_kjent,
    henvisningene_gjelder,
)
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from tests.domain.avtale.historie import AVTALEN, REGISTRER
from tests.domain.spesifikasjon import KARI, KS_SAK, NHN_SAK, Person, gitt


@pytest.mark.krav("K-340", "K-343")
def test_en_avtale_gjelder_ut_den_siste_dagen() -> None:
    avtale = gitt().nar(REGISTRER, som=KS_SAK).da(AVTALEN)
    assert isinstance(avtale, Avtale)
    dager = date(2022, 1, 12), date(2022, 1, 13), date(2023, 12, 31), date(2024, 1, 1)
    assert [avtale.gjelder(dag) for dag in dager] == [False, True, True, False]


@pytest.mark.krav("K-340")
def test_et_brev_uten_sluttdato_gjelder_til_videre() -> None:
    avtale = gitt(AVTALEN.med(til=None)).aggregat(Avtale)
    assert isinstance(avtale, Avtale)
    assert avtale.gjelder(date(2099, 1, 1))
    assert not Avtale().gjelder(date(2024, 1, 1))


@pytest.mark.krav("K-340")
def test_et_brev_som_bygger_pa_en_utlopt_avtale_ma_si_hva_det_bygger_pa() -> None:
    brev = REGISTRER.med(viser_til=("hod-ks",))
    fakta = Fakta(utlopte_avtaler=("hod-ks",))
    avvist = gitt().nar(brev, som=KS_SAK, fakta=fakta).avvises(henvisningene_gjelder)
    assert avvist.avklares[0].mangler == ("hod-ks",)
    svar = {"henvisningene_gjelder": Fritekst(id="t1", forpliktelse="00")}
    gitt().nar(brev.med(avklaringer=svar), som=KS_SAK, fakta=fakta).etter()


def test_det_vises_bare_til_avtaler_som_er_kjent() -> None:
    brev = REGISTRER.med(viser_til=("ukjent",))
    fakta = Fakta(ukjente_avtaler=("ukjent",))
    gitt().nar(brev, som=KS_SAK, fakta=fakta).avvises(henvisningene_er_kjent)


def test_en_avtale_registreres_en_gang_og_nar_den_er_signert() -> None:
    gitt(AVTALEN).nar(REGISTRER, som=KS_SAK).avvises(avtalen_er_ny)
    framover = REGISTRER.med(signert=date(2024, 3, 2))
    gitt().nar(framover, som=KS_SAK).avvises(avtalen_er_signert)


@pytest.mark.parametrize(
    ("feil", "melding"),
    [
        ({"til": "2022-01-12"}, "til must not be before fra"),
        ({"parter": ["hod", "hod"]}, "each party once"),
        ({"parter": ["ks"]}, "at least two parties"),
        ({"parter": []}, "at least 1 item"),
        ({"parter": ["hod", "nhn"]}, "only a party has intentions"),
    ],
)
def test_en_avtale_henger_sammen(feil: dict[str, object], melding: str) -> None:
    felt = REGISTRER.model_dump(mode="json") | feil
    with pytest.raises(ValidationError, match=melding):
        RegistrerAvtale.model_validate(felt, strict=False)


@pytest.mark.parametrize("som", [NHN_SAK, KARI])
def test_bare_ks_forer_avtaler(som: Person) -> None:
    gitt().nar(REGISTRER, som=som).avvises(rett_myndighet)
