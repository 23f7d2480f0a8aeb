"""What a behov became stands in the portefølje."""

from __future__ import annotations

import pytest

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.steg.knytt_behov_til_portefoljen import (
    BehovKnyttetTilPortefoljen,
    Fakta,
    KnyttBehovTilPortefoljen,
    behovets_losning_star_i_portefoljen,
)
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.behov.historie import MELDT
from tests.domain.spesifikasjon import KONTAKT, KS_SAK, gitt

KNYTT = KnyttBehovTilPortefoljen(losning="varsel")
KNYTTET = BehovKnyttetTilPortefoljen(losning="varsel")
I_PORTEFOLJEN = Fakta(stegets_losning_i_portefoljen=True)


@pytest.mark.krav("K-244")
def test_behovet_knyttes_til_en_losning_i_portefoljen() -> None:
    behov = gitt(MELDT).nar(KNYTT, som=KS_SAK, fakta=I_PORTEFOLJEN).da(KNYTTET)
    assert isinstance(behov, Behov)
    assert behov.portefolje == "varsel"


def test_losningen_star_i_portefoljen_og_knyttes_en_gang() -> None:
    gitt(MELDT).nar(KNYTT, som=KS_SAK).avvises(behovets_losning_star_i_portefoljen)
    igjen = gitt(MELDT, KNYTTET).nar(KNYTT, som=KS_SAK, fakta=I_PORTEFOLJEN)
    igjen.avvises(behovets_losning_star_i_portefoljen)


def test_bare_ks_knytter_til_portefoljen() -> None:
    gitt(MELDT).nar(KNYTT, som=KONTAKT, fakta=I_PORTEFOLJEN).avvises(rett_myndighet)
