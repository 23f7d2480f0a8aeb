"""Contact with a leverandør on behalf of the løp."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.registrer_leverandordialog import (
    LeverandorKontaktet,
    RegistrerLeverandordialog,
)
from tests.domain.innforingslop.historie import BEMANNET_A, FORSLAGSDAG, PULJELEDER_1
from tests.domain.spesifikasjon import GRUPPA, LEDER, gitt

DIALOG = RegistrerLeverandordialog(leverandor="dips", dato=FORSLAGSDAG, tema="Opplæring")


@pytest.mark.krav("K-088", "K-090")
def test_dialogen_fores_felles_og_star_pa_lopet() -> None:
    lop = gitt(*BEMANNET_A, i=T.FORESLATT)
    hendelse = LeverandorKontaktet(leverandor="dips", dato=FORSLAGSDAG, tema="Opplæring", av="geir")
    etter = lop.nar(DIALOG, som=GRUPPA).da(hendelse)
    assert isinstance(etter, Innforingslop)
    igjen = hendelse.anvend(etter)
    assert igjen.leverandorer_i_dialog == ("dips",)


def test_bare_den_utpekte_lederen_forer_dialogen() -> None:
    lop = gitt(*BEMANNET_A, i=T.EVALUERT)
    lop.nar(DIALOG, som=LEDER).etter()
    lop.nar(DIALOG, som=PULJELEDER_1).avvises(rett_myndighet)
