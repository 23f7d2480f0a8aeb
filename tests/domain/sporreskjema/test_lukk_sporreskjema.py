"""When it is closed, what has come in is counted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
from innforing.domain.sporreskjema.steg.lukk_sporreskjema import (
    LukkSporreskjema,
    SporreskjemaLukket,
    alle_har_fatt_tid_til_a_svare,
)
from innforing.domain.sporreskjema.vilkar import skjemaet_er_apent
from tests.domain.innforingslop.historie import fritekst
from tests.domain.spesifikasjon import LEDER, gitt
from tests.domain.sporreskjema.historie import BERGEN_SVARTE, LEDES, LUKKET, SENDT, VOSS_SVARTE

ETTER_FRISTEN = datetime(2024, 3, 16, 9, 0, tzinfo=UTC)


@pytest.mark.krav("K-215")
def test_skjemaet_lukkes_nar_fristen_er_ute() -> None:
    skjema = (
        gitt(SENDT)
        .nar(LukkSporreskjema(), som=LEDER, fakta=LEDES, na=ETTER_FRISTEN)
        .da(SporreskjemaLukket(dato=ETTER_FRISTEN.date()))
    )
    assert isinstance(skjema, Sporreskjema)
    assert not skjema.er_apent


def test_skjemaet_lukkes_nar_alle_har_svart() -> None:
    alle = gitt(SENDT, BERGEN_SVARTE, VOSS_SVARTE)
    alle.nar(LukkSporreskjema(), som=LEDER, fakta=LEDES).da(LUKKET)


@pytest.mark.krav("K-215")
def test_for_fristen_sies_det_hvorfor_noen_ikke_far_svare() -> None:
    en = gitt(SENDT, BERGEN_SVARTE)
    avvist = en.nar(LukkSporreskjema(), som=LEDER, fakta=LEDES)
    assert avvist.avvises(alle_har_fatt_tid_til_a_svare).avklares[0].mangler == ("voss",)
    grunn = {"alle_har_fatt_tid_til_a_svare": fritekst("Voss har sagt at de ikke svarer")}
    en.nar(LukkSporreskjema(avklaringer=grunn), som=LEDER, fakta=LEDES).etter()


def test_det_som_er_lukket_lukkes_ikke_igjen() -> None:
    gitt(SENDT, LUKKET).nar(LukkSporreskjema(), som=LEDER, fakta=LEDES).avvises_av(
        skjemaet_er_apent
    )
    assert not Sporreskjema().er_apent
