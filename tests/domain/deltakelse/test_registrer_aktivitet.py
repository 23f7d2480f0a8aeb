"""An activity with the kommune: felles, lokal or skreddersøm, and for whom."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.steg.registrer_aktivitet import (
    AktivitetRegistrert,
    RegistrerAktivitet,
)
from innforing.domain.deltakelse.verdier import Aktivitetsomfang
from innforing.domain.grunnmur.aktiviteter import Aktivitetsart, Aktivitetsform, Malgruppe
from innforing.domain.grunnmur.lokalt import det_har_skjedd
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import NAER, NOKKEL, PAMELDT
from tests.domain.spesifikasjon import BERGEN, LEDER, RESSURS, VOSS, Person, gitt

OPPLAERING = RegistrerAktivitet(
    navn="Opplæring for superbrukere",
    art=Aktivitetsart.OPPLAERING,
    omfang=Aktivitetsomfang.LOKAL,
    form=Aktivitetsform.DIGITAL,
    malgrupper=(Malgruppe.MELLOMLEDERE,),
)
MED = gitt(*PAMELDT, nokkel=NOKKEL)


@pytest.mark.krav("K-172", "K-186", "K-024")
@pytest.mark.parametrize("som", [LEDER, RESSURS, BERGEN])
def test_en_aktivitet_er_felles_eller_lokal_og_har_en_malgruppe(som: Person) -> None:
    deltakelse = MED.nar(OPPLAERING, som=som, fakta=NAER).da(
        AktivitetRegistrert(
            dato=date(2024, 3, 1),
            navn="Opplæring for superbrukere",
            art=Aktivitetsart.OPPLAERING,
            omfang=Aktivitetsomfang.LOKAL,
            form=Aktivitetsform.DIGITAL,
            malgrupper=(Malgruppe.MELLOMLEDERE,),
        )
    )
    assert isinstance(deltakelse, Deltakelse)
    assert (deltakelse.aktiviteter, deltakelse.skreddersom) == (1, 0)


@pytest.mark.krav("K-009")
def test_skreddersom_telles_for_seg() -> None:
    deltakelse = MED.nar(
        OPPLAERING.med(omfang=Aktivitetsomfang.SKREDDERSOM), som=RESSURS, fakta=NAER
    ).etter()
    assert isinstance(deltakelse, Deltakelse)
    assert (deltakelse.aktiviteter, deltakelse.skreddersom) == (1, 1)


def test_en_aktivitet_som_ikke_har_skjedd_registreres_ikke() -> None:
    i_morgen = datetime(2024, 3, 2, tzinfo=UTC)
    MED.nar(OPPLAERING, som=LEDER, fakta=NAER, gjelder=i_morgen).avvises(det_har_skjedd)


def test_en_annen_kommune_registrerer_ikke() -> None:
    MED.nar(OPPLAERING, som=VOSS, fakta=NAER).avvises(rett_myndighet)
