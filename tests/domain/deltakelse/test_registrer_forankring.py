"""The leaders of the kommune know of the change and own it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.steg.registrer_forankring import (
    ForankringRegistrert,
    RegistrerForankring,
)
from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.grunnmur.lokalt import det_har_skjedd
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import NAER, NOKKEL, PAMELDT, TEKST
from tests.domain.spesifikasjon import BERGEN, KONTAKT, LEDER, RESSURS, VOSS, Person, gitt

HELSE = RegistrerForankring(sektorer=(Sektor.HELSE,), endringseier="eva", notat=TEKST)
FORANKRET = ForankringRegistrert(
    dato=date(2024, 3, 1), sektorer=(Sektor.HELSE,), endringseier="eva", notat=TEKST
)
MED = gitt(*PAMELDT, nokkel=NOKKEL)


@pytest.mark.krav("K-188")
@pytest.mark.parametrize("som", [KONTAKT, LEDER, RESSURS, BERGEN])
def test_lederforankring_registreres_med_den_som_eier_endringen(som: Person) -> None:
    deltakelse = MED.nar(HELSE, som=som, fakta=NAER).da(FORANKRET)
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.forankret == (Sektor.HELSE,)


@pytest.mark.krav("K-155")
def test_begge_sektorer_registreres_en_gang_hver() -> None:
    begge = RegistrerForankring(sektorer=(Sektor.HELSE, Sektor.OPPVEKST))
    deltakelse = (
        gitt(*PAMELDT, FORANKRET, nokkel=NOKKEL).nar(begge, som=KONTAKT, fakta=NAER).etter()
    )
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.forankret == (Sektor.HELSE, Sektor.OPPVEKST)


def test_forankring_ligger_ikke_fram_i_tid() -> None:
    i_morgen = datetime(2024, 3, 2, tzinfo=UTC)
    MED.nar(HELSE, som=KONTAKT, fakta=NAER, gjelder=i_morgen).avvises(det_har_skjedd)


def test_en_annen_kommune_registrerer_ikke() -> None:
    MED.nar(HELSE, som=VOSS, fakta=NAER).avvises(rett_myndighet)
