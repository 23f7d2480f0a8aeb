"""Questions of costs between state and kommunesektor."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_kostnadssporsmal import (
    KostnadssporsmalDroftet,
    RegistrerKostnadssporsmal,
)
from innforing.domain.losning.styring import Kostnadsforum, Kostnadssporsmal
from innforing.domain.losning.vilkar import datoen_er_ikke_framover
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, gitt


def droftet(forum: Kostnadsforum) -> RegistrerKostnadssporsmal:
    return RegistrerKostnadssporsmal(
        forum=forum,
        dato=date(2024, 2, 20),
        sporsmal="Kommunenes del av veksten i 2025",
        referanse="Møte 1 (eksempel)",
    )


@pytest.mark.krav("K-102")
@pytest.mark.parametrize("forum", list(Kostnadsforum))
def test_sporsmalet_har_forum_dag_og_referanse(forum: Kostnadsforum) -> None:
    sporsmal = Kostnadssporsmal(
        forum=forum,
        dato=date(2024, 2, 20),
        sporsmal="Kommunenes del av veksten i 2025",
        referanse="Møte 1 (eksempel)",
    )
    losning = (
        gitt(KJERNEJOURNAL)
        .nar(droftet(forum), som=KS_SAK)
        .da(KostnadssporsmalDroftet(sporsmal=sporsmal))
    )
    assert isinstance(losning, Losning)
    assert losning.kostnadssporsmal == (sporsmal,)


def test_det_som_skal_droftes_er_ikke_droftet() -> None:
    framover = droftet(Kostnadsforum.KONSULTASJONSORDNINGEN).med(dato=date(2024, 3, 2))
    gitt(KJERNEJOURNAL).nar(framover, som=KS_SAK).avvises(datoen_er_ikke_framover)


def test_bare_ks_forer_det_som_er_droftet() -> None:
    steg = droftet(Kostnadsforum.TEKNISK_BEREGNINGSUTVALG)
    gitt(KJERNEJOURNAL).nar(steg, som=NHN_SAK).avvises(rett_myndighet)
