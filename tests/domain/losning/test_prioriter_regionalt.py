"""What a region puts first, beside the portefølje."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.prioriter_regionalt import (
    PrioriterRegionalt,
    RegionaltPrioritert,
)
from innforing.domain.losning.styring import RegionalPrioritering
from innforing.domain.losning.vilkar import datoen_er_ikke_framover
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import KONTAKT, KS_SAK, gitt

PRIORITER = PrioriterRegionalt(
    sektor=Sektor.OPPVEKST, dato=date(2024, 2, 1), prioritert=True, referanse="Møte 2 (eksempel)"
)


def prioritert(*, sektor: Sektor, prioritert: bool) -> RegionaltPrioritert:
    return RegionaltPrioritert(
        organ="regional-vestland",
        prioritering=RegionalPrioritering(
            region="46",
            sektor=sektor,
            dato=date(2024, 2, 1),
            prioritert=prioritert,
            referanse="Møte 2 (eksempel)",
        ),
    )


@pytest.mark.krav("K-355")
def test_regionens_ledere_prioriterer_ved_siden_av_portefoljen() -> None:
    ventet = prioritert(sektor=Sektor.OPPVEKST, prioritert=True)
    losning = gitt(KJERNEJOURNAL).nar(PRIORITER, som=KONTAKT).da(ventet)
    assert isinstance(losning, Losning)
    assert losning.regionale_prioriteringer == (ventet.prioritering,)


@pytest.mark.krav("K-355")
def test_hver_sektor_i_regionen_har_en_prioritering_som_star() -> None:
    helse = prioritert(sektor=Sektor.HELSE, prioritert=True)
    for_ = prioritert(sektor=Sektor.OPPVEKST, prioritert=True)
    ikke_lenger = PRIORITER.med(prioritert=False)
    losning = gitt(KJERNEJOURNAL, helse, for_).nar(ikke_lenger, som=KONTAKT).etter()
    assert isinstance(losning, Losning)
    assert [(p.sektor, p.prioritert) for p in losning.regionale_prioriteringer] == [
        (Sektor.HELSE, True),
        (Sektor.OPPVEKST, False),
    ]


def test_bare_regionen_selv_prioriterer_og_bare_det_som_har_skjedd() -> None:
    gitt(KJERNEJOURNAL).nar(PRIORITER, som=KS_SAK).avvises(rett_myndighet)
    framover = PRIORITER.med(dato=date(2024, 3, 2))
    gitt(KJERNEJOURNAL).nar(framover, som=KONTAKT).avvises(datoen_er_ikke_framover)
