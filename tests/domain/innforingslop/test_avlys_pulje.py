"""A pulje is called off, with grounds, and another is offered."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.avlys_pulje import (
    AvlysPulje,
    PuljeAvlyst,
    puljen_kan_avlyses,
)
from innforing.domain.innforingslop.verdier import Puljefase
from tests.domain.innforingslop.historie import (
    APNET_A,
    APNET_C,
    I_GANG_A,
    PULJELEDER_1,
    fritekst,
    pulje_evaluert,
)
from tests.domain.spesifikasjon import KARI, LEDER, gitt

AVLYS = AvlysPulje(pulje=1, begrunnelse=fritekst("leverandøren er forsinket"))
APEN = gitt(*APNET_A, i=T.PAMELDING)


@pytest.mark.krav("K-139")
def test_en_avlyst_pulje_viser_hvilke_andre_som_tilbys() -> None:
    lop = APEN.nar(AVLYS, som=LEDER).da(PuljeAvlyst(pulje=1, tilbys=(2,)))
    assert isinstance(lop, Innforingslop)
    assert lop.tilstand is T.PAMELDING
    assert [p.fase for p in lop.puljer] == [Puljefase.AVLYST, Puljefase.PLANLAGT]
    assert [p.svarfrist for p in lop.puljer] == [None, None], "no deadline runs out any more"


def test_en_pulje_som_gar_tilbys_ikke() -> None:
    i_gang = gitt(*I_GANG_A, i=T.GJENNOMFORING)
    i_gang.nar(AVLYS.med(pulje=2), som=LEDER).da(PuljeAvlyst(pulje=2))


def test_uten_begrunnelse_er_steget_ikke_gyldig() -> None:
    with pytest.raises(ValidationError, match="begrunnelse"):
        AvlysPulje.model_validate({"pulje": 1})


@pytest.mark.parametrize("nr", [1, 2, 9])
def test_en_pulje_som_er_ferdig_eller_ikke_finnes_avlyses_ikke(nr: int) -> None:
    ferdig = gitt(*I_GANG_A, pulje_evaluert(1), PuljeAvlyst(pulje=2), i=T.GJENNOMFORING)
    ferdig.nar(AVLYS.med(pulje=nr), som=LEDER).avvises(puljen_kan_avlyses)


def test_i_type_c_avlyser_eieren() -> None:
    c = gitt(*APNET_C, i=T.PAMELDING)
    c.nar(AVLYS, som=KARI).da(PuljeAvlyst(pulje=1, tilbys=(2,)))
    c.nar(AVLYS, som=PULJELEDER_1).avvises(rett_myndighet)
    APEN.nar(AVLYS, som=KARI).avvises(rett_myndighet)
