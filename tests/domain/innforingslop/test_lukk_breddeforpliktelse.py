"""Type C stays open until every kommune can have the løsning."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet, riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.godkjenn_plan import BreddeforpliktelseApnet
from innforing.domain.innforingslop.steg.lukk_breddeforpliktelse import (
    BreddeforpliktelseLukket,
    Fakta,
    LukkBreddeforpliktelse,
    alle_kan_fa_losningen,
    forpliktelsen_er_apen,
)
from innforing.domain.innforingslop.verdier import Breddeforpliktelse
from tests.domain.innforingslop.historie import (
    EVALUERT_C,
    EVALUERT_DAG,
    LEVERT_A,
    NA_EVALUERT,
)
from tests.domain.spesifikasjon import BERGEN, KARI, LEDER, PROGRAMMET, gitt, person

LUKK = LukkBreddeforpliktelse(viderefores_i="lop-a")
KLART = Fakta(viderefort_til_alle=True)
DELT = gitt(*EVALUERT_C, i=T.DELT_MED_KOORDINERINGSGRUPPE)
VKP = person("vigdis", Rolle.SAKSBEHANDLER, "program-vkp", Organtype.PROGRAM)
LUKKET = BreddeforpliktelseLukket(dato=EVALUERT_DAG, viderefores_i="lop-a")


@pytest.mark.krav("K-038", "K-039")
def test_forpliktelsen_lukkes_nar_et_senere_lop_nar_alle() -> None:
    lop = DELT.nar(LUKK, som=VKP, fakta=KLART, na=NA_EVALUERT).da(LUKKET)
    assert isinstance(lop, Innforingslop)
    assert lop.breddeforpliktelse == Breddeforpliktelse(part="program-vkp", lukket=EVALUERT_DAG)
    DELT.nar(LUKK, som=KARI, fakta=KLART).etter()


@pytest.mark.krav("K-038")
def test_forpliktelsen_star_apen_til_alle_kan_fa_losningen() -> None:
    DELT.nar(LUKK, som=VKP).avvises(alle_kan_fa_losningen)


@pytest.mark.krav("K-038")
def test_det_som_er_lukket_lukkes_ikke_igjen() -> None:
    lukket = gitt(*EVALUERT_C, LUKKET, i=T.DELT_MED_KOORDINERINGSGRUPPE)
    lukket.nar(LUKK, som=KARI, fakta=KLART).avvises(forpliktelsen_er_apen)


def test_uten_forpliktelse_er_det_ingenting_a_lukke() -> None:
    historie = (h for h in EVALUERT_C if not isinstance(h, BreddeforpliktelseApnet))
    uten = gitt(*historie, i=T.DELT_MED_KOORDINERINGSGRUPPE)
    uten.nar(LUKK, som=KARI, fakta=KLART).avvises(forpliktelsen_er_apen)
    assert LUKKET.anvend(Innforingslop()).breddeforpliktelse is None


def test_bare_den_navngitte_parten_gruppen_og_lederen_lukker() -> None:
    DELT.nar(LUKK, som=PROGRAMMET, fakta=KLART).avvises(rett_myndighet)
    DELT.nar(LUKK, som=BERGEN, fakta=KLART).avvises(rett_myndighet)


def test_bare_type_c_har_en_breddeforpliktelse() -> None:
    a = gitt(*LEVERT_A, i=T.DELT_MED_KOORDINERINGSGRUPPE)
    a.nar(LUKK, som=LEDER, fakta=KLART).avvises(riktig_fase)
