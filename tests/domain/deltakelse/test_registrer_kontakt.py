"""Contact with the kommune, and whom to turn to there."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.steg.registrer_kontakt import KontaktRegistrert, RegistrerKontakt
from innforing.domain.deltakelse.verdier import Kanal
from innforing.domain.grunnmur.lokalt import det_har_skjedd
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import AKTUELL, NAER, NOKKEL, TEKST
from tests.domain.spesifikasjon import KARI, KONTAKT, LEDER, Person, gitt

RING = RegistrerKontakt(kanal=Kanal.TELEFON, kontaktperson="eva", notat=TEKST)
RINGT = KontaktRegistrert(
    dato=date(2024, 3, 1), kanal=Kanal.TELEFON, kontaktperson="eva", notat=TEKST
)
AKTUELLE_BERGEN = gitt(*AKTUELL, nokkel=NOKKEL)


@pytest.mark.krav("K-171")
@pytest.mark.parametrize("som", [LEDER, KONTAKT])
def test_kontakt_registreres(som: Person) -> None:
    deltakelse = AKTUELLE_BERGEN.nar(RING, som=som, fakta=NAER).da(RINGT)
    assert isinstance(deltakelse, Deltakelse)
    assert (deltakelse.siste_kontakt, deltakelse.kontaktperson) == (date(2024, 3, 1), "eva")


def test_en_eldre_kontakt_som_fores_senere_er_ikke_den_siste() -> None:
    for_ = datetime(2024, 2, 1, 12, 0, tzinfo=UTC)
    deltakelse = (
        gitt(*AKTUELL, RINGT, nokkel=NOKKEL)
        .nar(RegistrerKontakt(kanal=Kanal.MOTE), som=LEDER, fakta=NAER, gjelder=for_)
        .da(KontaktRegistrert(dato=date(2024, 2, 1), kanal=Kanal.MOTE))
    )
    assert isinstance(deltakelse, Deltakelse)
    assert (deltakelse.siste_kontakt, deltakelse.kontaktperson) == (date(2024, 3, 1), "eva")


def test_kontakt_ligger_ikke_fram_i_tid() -> None:
    i_morgen = datetime(2024, 3, 2, tzinfo=UTC)
    AKTUELLE_BERGEN.nar(RING, som=LEDER, fakta=NAER, gjelder=i_morgen).avvises(det_har_skjedd)


def test_andre_registrerer_ikke_kontakt() -> None:
    AKTUELLE_BERGEN.nar(RING, som=KARI, fakta=NAER).avvises(rett_myndighet)
