"""A follow-up was done."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.steg.planlegg_oppfolging import OppfolgingPlanlagt
from innforing.domain.deltakelse.steg.registrer_oppfolging import (
    OppfolgingRegistrert,
    RegistrerOppfolging,
    oppfolgingen_gjenstar,
)
from innforing.domain.deltakelse.verdier import Oppfolging
from innforing.domain.grunnmur.lokalt import det_har_skjedd
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import NAER, NOKKEL, PAMELDT, TEKST
from tests.domain.spesifikasjon import LEDER, RESSURS, VOSS, gitt

PLANLAGT = OppfolgingPlanlagt(id="var", dato=date(2024, 2, 15))
GJOR = RegistrerOppfolging(id="var", funn=TEKST)
GJORT = OppfolgingRegistrert(id="var", dato=date(2024, 3, 1), funn=TEKST)


@pytest.mark.krav("K-201")
def test_en_planlagt_oppfolging_gjores() -> None:
    resultat = gitt(*PAMELDT, PLANLAGT, nokkel=NOKKEL).nar(GJOR, som=RESSURS, fakta=NAER)
    deltakelse = resultat.da(GJORT)
    assert isinstance(deltakelse, Deltakelse)
    gjort = Oppfolging(id="var", dato=date(2024, 2, 15), gjennomfort=date(2024, 3, 1))
    assert deltakelse.oppfolginger == (gjort,)
    assert deltakelse.apne_oppfolginger == ()


@pytest.mark.krav("K-171")
def test_en_oppfolging_som_ikke_var_planlagt_telles_ogsa() -> None:
    deltakelse = gitt(*PAMELDT, nokkel=NOKKEL).nar(GJOR, som=LEDER, fakta=NAER).da(GJORT)
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.oppfolginger[0].gjennomfort == date(2024, 3, 1)


def test_en_oppfolging_gjores_en_gang() -> None:
    historie = gitt(*PAMELDT, PLANLAGT, GJORT, nokkel=NOKKEL)
    historie.nar(GJOR, som=LEDER, fakta=NAER).avvises(oppfolgingen_gjenstar)
    historie.nar(GJOR.med(id="host"), som=LEDER, fakta=NAER).etter()


def test_en_oppfolging_ligger_ikke_fram_i_tid() -> None:
    i_morgen = datetime(2024, 3, 2, tzinfo=UTC)
    resultat = gitt(*PAMELDT, nokkel=NOKKEL).nar(GJOR, som=LEDER, fakta=NAER, gjelder=i_morgen)
    resultat.avvises(det_har_skjedd)


def test_en_annen_kommune_registrerer_ikke() -> None:
    gitt(*PAMELDT, nokkel=NOKKEL).nar(GJOR, som=VOSS, fakta=NAER).avvises(rett_myndighet)
