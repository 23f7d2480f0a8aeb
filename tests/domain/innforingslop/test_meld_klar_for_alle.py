"""The named party says when all can have the løsning; its word does not end the obligation."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet, riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.lukk_breddeforpliktelse import (
    BreddeforpliktelseLukket,
    LukkBreddeforpliktelse,
    alle_kan_fa_losningen,
    forpliktelsen_er_apen,
)
from innforing.domain.innforingslop.steg.meld_klar_for_alle import (
    KlarForAlleMeldt,
    MeldKlarForAlle,
)
from innforing.domain.innforingslop.verdier import Breddeforpliktelse
from tests.domain.innforingslop.historie import EVALUERT_C, EVALUERT_DAG, LEVERT_A, NA_EVALUERT
from tests.domain.spesifikasjon import KARI, PROGRAMMET, gitt, person

DELT = gitt(*EVALUERT_C, i=T.DELT_MED_KOORDINERINGSGRUPPE)
VKP = person("vigdis", Rolle.SAKSBEHANDLER, "program-vkp", Organtype.PROGRAM)
MELDT = KlarForAlleMeldt(dato=EVALUERT_DAG)


@pytest.mark.krav("K-038")
def test_den_navngitte_parten_melder_at_alle_kan_fa_losningen() -> None:
    lop = DELT.nar(MeldKlarForAlle(), som=VKP, na=NA_EVALUERT).da(MELDT)
    assert isinstance(lop, Innforingslop)
    assert lop.breddeforpliktelse == Breddeforpliktelse(part="program-vkp", meldt=EVALUERT_DAG)
    for andre in (PROGRAMMET, KARI):
        DELT.nar(MeldKlarForAlle(), som=andre).avvises(rett_myndighet)


@pytest.mark.krav("K-038")
def test_partens_ord_lukker_ikke_forpliktelsen() -> None:
    meldt = gitt(*EVALUERT_C, MELDT, i=T.DELT_MED_KOORDINERINGSGRUPPE)
    lukk = LukkBreddeforpliktelse(viderefores_i="lop-a")
    meldt.nar(lukk, som=VKP).avvises(alle_kan_fa_losningen)


def test_det_meldes_bare_mens_forpliktelsen_er_apen() -> None:
    lukket = BreddeforpliktelseLukket(dato=EVALUERT_DAG, viderefores_i="lop-a")
    etterpa = gitt(*EVALUERT_C, lukket, i=T.DELT_MED_KOORDINERINGSGRUPPE)
    etterpa.nar(MeldKlarForAlle(), som=VKP).avvises(forpliktelsen_er_apen)
    a = gitt(*LEVERT_A, i=T.DELT_MED_KOORDINERINGSGRUPPE)
    a.nar(MeldKlarForAlle(), som=VKP).avvises(riktig_fase)
    assert MELDT.anvend(Innforingslop()).breddeforpliktelse is None
