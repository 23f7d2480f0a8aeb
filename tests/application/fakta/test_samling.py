"""Which themes KS has set for the year of a samling."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.fakta import samling as _samling  # noqa: F401 - fills the register
from innforing.application.fakta.sporring import hent_fakta
from innforing.domain.samling.steg.endre_samling import EndreSamling
from innforing.domain.samling.vilkar import TemaFakta
from innforing.domain.samlingsplan.steg.fastsett_samlingsplan import SamlingsplanFastsatt
from innforing.domain.samlingsplan.verdier import Tema
from tests.application.verden import Verden
from tests.domain.samling.historie import PLANLAGT

KI = SamlingsplanFastsatt(
    fysiske=2, digitale=6, temaer=(Tema(kode="ki", navn="Kunstig intelligens"),)
)


@pytest.mark.krav("K-250")
@pytest.mark.parametrize(
    ("fra", "temaer"), [(None, ("ki",)), (date(2025, 1, 2), ()), (date(2024, 5, 1), ("ki",))]
)
def test_temaene_er_dem_for_aret_samlingen_holdes(
    fra: date | None, temaer: tuple[str, ...]
) -> None:
    v = Verden().skjer("samlingsplan:2024", KI).skjer("samling:x", PLANLAGT)
    steg = EndreSamling(fra=fra, sted="Bodø")
    svar = hent_fakta(steg, v.sporring("samling:x", steg))
    assert svar == TemaFakta(samlingsarets_temaer=temaer)


def test_en_samling_som_ikke_er_planlagt_har_ingen() -> None:
    steg = EndreSamling(sted="Bodø")
    assert hent_fakta(steg, Verden().sporring("samling:x", steg)) == TemaFakta()
