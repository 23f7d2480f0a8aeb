"""For whom a behov holds, and how it is prioritised."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.folger import BehovGikkInnI
from innforing.domain.behov.steg.gjor_til_fellestiltak import BehovBleFellestiltak
from innforing.domain.behov.steg.ikke_ta_behov_videre import BehovIkkeTattVidere
from innforing.domain.behov.steg.loft_behov import BehovLoftet
from innforing.domain.behov.steg.vurder_behov import BehovVurdert, VurderBehov
from innforing.domain.behov.verdier import (
    Behovsmottaker,
    Behovsomfang,
    Behovsprioritet,
    Behovstatus,
)
from innforing.domain.behov.vilkar import behovet_star_for_seg_selv
from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.behov.historie import MELDT, NETTVERKET, TEKST, TROMS
from tests.domain.spesifikasjon import BERGEN, KONTAKT, KS_SAK, NHN_SAK, RESSURS, Person, gitt

VURDER = VurderBehov(
    omfang=Behovsomfang.FLERE_REGIONER,
    regioner=("46", "55", "46"),
    prioritet=Behovsprioritet.HOY,
    begrunnelse=TEKST,
)
VURDERT = BehovVurdert(
    omfang=Behovsomfang.FLERE_REGIONER, regioner=("46", "55"), prioritet=Behovsprioritet.HOY
)


@pytest.mark.krav("K-098", "K-242")
@pytest.mark.parametrize("som", [KONTAKT, RESSURS, NETTVERKET, KS_SAK, NHN_SAK])
def test_et_behov_som_gjelder_flere_er_felles(som: Person) -> None:
    behov = gitt(MELDT).nar(VURDER, som=som).da(VURDERT)
    assert isinstance(behov, Behov)
    assert (behov.status, behov.prioritet) == (Behovstatus.FELLES, Behovsprioritet.HOY)


@pytest.mark.krav("K-242")
@pytest.mark.parametrize(
    ("etter", "omfang", "status"),
    [
        ((), Behovsomfang.EN_KOMMUNE, Behovstatus.MELDT),
        ((), Behovsomfang.FLERE_KOMMUNER, Behovstatus.FELLES),
        ((BehovIkkeTattVidere(),), Behovsomfang.FLERE_KOMMUNER, Behovstatus.FELLES),
        (
            (BehovLoftet(til=(Behovsmottaker.KS,)),),
            Behovsomfang.FLERE_KOMMUNER,
            Behovstatus.LOFTET,
        ),
        (
            (BehovBleFellestiltak(tiltak="Felles varsel"),),
            Behovsomfang.FLERE_REGIONER,
            Behovstatus.FELLESTILTAK,
        ),
    ],
)
def test_det_som_har_kommet_lenger_gar_ikke_tilbake(
    etter: tuple[Hendelse[Behov], ...], omfang: Behovsomfang, status: Behovstatus
) -> None:
    steg = VurderBehov(omfang=omfang, begrunnelse=TEKST)
    behov = gitt(MELDT, VURDERT.med(omfang=Behovsomfang.EN_KOMMUNE), *etter).nar(steg, som=KS_SAK)
    etterpa = behov.etter()
    assert isinstance(etterpa, Behov)
    assert etterpa.status is status
    assert etterpa.prioritet is Behovsprioritet.HOY


def test_flere_regioner_er_ikke_en() -> None:
    with pytest.raises(ValidationError, match="more than one region"):
        VurderBehov(omfang=Behovsomfang.FLERE_REGIONER, regioner=("46", "46"), begrunnelse=TEKST)


@pytest.mark.parametrize("som", [BERGEN, TROMS])
def test_den_som_ikke_har_behovet_i_regionen_vurderer_det_ikke(som: Person) -> None:
    gitt(MELDT).nar(VURDER, som=som).avvises(rett_myndighet)


def test_et_samlet_behov_vurderes_der_det_er_samlet() -> None:
    samlet = gitt(MELDT, BehovGikkInnI(behov="y"))
    samlet.nar(VURDER, som=KONTAKT).avvises(behovet_star_for_seg_selv)
