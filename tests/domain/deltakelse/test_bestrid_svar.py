"""The kommune disputes an answer that others entered."""

from __future__ import annotations

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import KommunePameldt
from innforing.domain.deltakelse.steg.bestrid_svar import (
    BestridSvar,
    SvarBestridt,
    andre_forte_svaret,
)
from innforing.domain.deltakelse.steg.svar import KommuneTrakkSeg
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import (
    FORT_AV_ANDRE,
    IKKE_SVART,
    NAER,
    NOKKEL,
    PAMELDT,
    TAKKET_NEI,
)
from tests.domain.spesifikasjon import BERGEN, LEDER, VOSS, Person, gitt

JA_FRA_ANDRE = KommunePameldt(pulje=1, fort_av_andre=True)


@pytest.mark.krav("K-156")
def test_svaret_faller_bort_og_kommunen_kan_svare_pa_nytt() -> None:
    resultat = gitt(*FORT_AV_ANDRE, nokkel=NOKKEL).nar(BestridSvar(), som=BERGEN, fakta=NAER)
    deltakelse = resultat.da(SvarBestridt())
    assert isinstance(deltakelse, Deltakelse)
    assert (deltakelse.status, deltakelse.pulje) == (Svarstatus.INVITERT, None)
    assert deltakelse.omtvistet
    assert not deltakelse.svar_fort_av_andre


@pytest.mark.krav("K-156", "K-161")
@pytest.mark.parametrize(
    ("historie", "status"),
    [
        ((*TAKKET_NEI, JA_FRA_ANDRE), Svarstatus.TAKKET_NEI),
        ((*IKKE_SVART, JA_FRA_ANDRE), Svarstatus.IKKE_SVART),
        ((*PAMELDT, KommuneTrakkSeg(fort_av_andre=True)), Svarstatus.INVITERT),
    ],
)
def test_kommunen_star_der_den_sto(
    historie: tuple[KommunePameldt, ...], status: Svarstatus
) -> None:
    resultat = gitt(*historie, nokkel=NOKKEL).nar(BestridSvar(), som=BERGEN, fakta=NAER)
    deltakelse = resultat.etter()
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.status is status


@pytest.mark.krav("K-156")
def test_et_svar_kommunen_selv_ga_kan_ikke_bestrides() -> None:
    resultat = gitt(*PAMELDT, nokkel=NOKKEL).nar(BestridSvar(), som=BERGEN, fakta=NAER)
    resultat.avvises(andre_forte_svaret)


@pytest.mark.parametrize("som", [VOSS, LEDER])
def test_bare_kommunen_bestrider(som: Person) -> None:
    resultat = gitt(*FORT_AV_ANDRE, nokkel=NOKKEL).nar(BestridSvar(), som=som, fakta=NAER)
    resultat.avvises(rett_myndighet)


@pytest.mark.krav("K-156", "K-161")
def test_en_plass_kommunen_aldri_ba_om_er_ingen_deltakelse() -> None:
    def etter(*historie: Hendelse[Deltakelse]) -> Deltakelse:
        bestridt = gitt(*historie, nokkel=NOKKEL).nar(BestridSvar(), som=BERGEN, fakta=NAER)
        deltakelse = bestridt.etter()
        assert isinstance(deltakelse, Deltakelse)
        return deltakelse

    assert not etter(*FORT_AV_ANDRE).deltatt
    assert etter(*PAMELDT, KommuneTrakkSeg(fort_av_andre=True)).deltatt
    assert etter(*PAMELDT, JA_FRA_ANDRE.med(pulje=2)).deltatt
    assert etter(*PAMELDT, KommuneTrakkSeg(), JA_FRA_ANDRE).deltatt
