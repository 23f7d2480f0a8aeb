"""The innføringsleder takes in a kommune after the deadline."""

from __future__ import annotations

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import KommunePameldt, KommuneSattPaVenteliste
from innforing.domain.deltakelse.steg.godta_sen_pamelding import (
    GodtaSenPamelding,
    plass_til_den_sene,
    sen_pamelding_er_bedt_om,
)
from innforing.domain.deltakelse.steg.svar import SenPameldingBedtOm
from innforing.domain.deltakelse.vilkar import lopet_tar_imot_svar, puljen_er_apen, trekk_passer
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import (
    APEN,
    BEDT_OM_PLASS,
    BREV,
    FULL,
    IKKE_SVART,
    NOKKEL,
)
from tests.domain.spesifikasjon import BERGEN, KONTAKT, LEDER, Person, gitt

GODTA = GodtaSenPamelding(pulje=1)
BEDT = gitt(*BEDT_OM_PLASS, nokkel=NOKKEL)
VIL_VENTE = gitt(*IKKE_SVART, SenPameldingBedtOm(pulje=1, venteliste=True), nokkel=NOKKEL)


@pytest.mark.krav("K-165")
def test_innforingslederen_gir_plass() -> None:
    deltakelse = BEDT.nar(GODTA, som=LEDER, fakta=APEN).da(
        KommunePameldt(pulje=1, etter_fristen=True)
    )
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.pameldt
    assert deltakelse.sen_pamelding is None


@pytest.mark.krav("K-156")
def test_hvem_som_forte_svaret_folger_med() -> None:
    fort = SenPameldingBedtOm(pulje=1, fort_av_andre=True, referanse=BREV)
    resultat = gitt(*IKKE_SVART, fort, nokkel=NOKKEL).nar(GODTA, som=LEDER, fakta=APEN)
    resultat.da(KommunePameldt(pulje=1, fort_av_andre=True, referanse=BREV, etter_fristen=True))


@pytest.mark.krav("K-146")
def test_full_pulje_gir_venteliste_til_den_som_vil_vente() -> None:
    BEDT.nar(GODTA, som=LEDER, fakta=FULL).avvises(plass_til_den_sene)
    resultat = VIL_VENTE.nar(GODTA, som=LEDER, fakta=FULL)
    resultat.da(KommuneSattPaVenteliste(pulje=1, etter_fristen=True))


@pytest.mark.krav("K-160")
def test_ingen_tas_med_uten_a_ha_bedt_om_det() -> None:
    ikke_bedt = gitt(*IKKE_SVART, nokkel=NOKKEL)
    ikke_bedt.nar(GODTA, som=LEDER, fakta=APEN).avvises(sen_pamelding_er_bedt_om)
    ikke_bedt.nar(GODTA, som=LEDER, fakta=FULL).avvises(
        sen_pamelding_er_bedt_om, plass_til_den_sene
    )
    annen = GodtaSenPamelding(pulje=2)
    BEDT.nar(annen, som=LEDER, fakta=APEN).avvises(sen_pamelding_er_bedt_om)


def test_lop_og_pulje_ma_vare_apne() -> None:
    over = APEN.med(lopets_tilstand="evaluert", pulje_fase="evaluert")
    BEDT.nar(GODTA, som=LEDER, fakta=over).avvises(lopet_tar_imot_svar, puljen_er_apen)


@pytest.mark.krav("K-141")
def test_trekkene_gjelder_ogsa_den_sene() -> None:
    BEDT.nar(GODTA, som=LEDER, fakta=APEN.med(pulje_trekk=("journalsystem:en",))).avvises(
        trekk_passer
    )


@pytest.mark.parametrize("som", [BERGEN, KONTAKT])
def test_bare_lederen_av_lopet_tar_med_etter_fristen(som: Person) -> None:
    BEDT.nar(GODTA, som=som, fakta=APEN).avvises(rett_myndighet)
