"""A kommune is moved to another pulje, with its consent."""

from __future__ import annotations

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import KommuneVarslet
from innforing.domain.deltakelse.steg.flytt_deltaker import (
    FlyttDeltaker,
    KommuneFlyttet,
    har_plass_i_en_annen_pulje,
    kommunen_har_samtykket,
    puljen_har_ledig_plass,
    puljen_kan_ta_imot,
)
from innforing.domain.deltakelse.verdier import Varsel
from innforing.domain.deltakelse.vilkar import trekk_passer
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import APEN, BREV, FULL, INVITERT, NOKKEL, PAMELDT
from tests.domain.spesifikasjon import BERGEN, KONTAKT, LEDER, Person, gitt

FLYTT = FlyttDeltaker(pulje=2, samtykke=BREV)
MED = gitt(*PAMELDT, nokkel=NOKKEL)


@pytest.mark.krav("K-140")
@pytest.mark.parametrize("fase", ["planlagt", "pamelding", "gjennomforing"])
def test_kommunen_flyttes_med_samtykke_og_far_vite_det(fase: str) -> None:
    deltakelse = MED.nar(FLYTT, som=LEDER, fakta=APEN.med(pulje_fase=fase)).da(
        KommuneFlyttet(pulje=2, samtykke=BREV),
        KommuneVarslet(om=Varsel.FLYTTET, pulje=2),
    )
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.pulje == 2


@pytest.mark.krav("K-140")
def test_ingen_flyttes_uten_samtykke() -> None:
    MED.nar(FlyttDeltaker(pulje=2), som=LEDER, fakta=APEN).avvises(kommunen_har_samtykket)


def test_bare_en_som_har_plass_flyttes_og_til_en_annen_pulje() -> None:
    uten = gitt(*INVITERT, nokkel=NOKKEL)
    uten.nar(FLYTT, som=LEDER, fakta=APEN).avvises(har_plass_i_en_annen_pulje)
    samme = FLYTT.med(pulje=1)
    MED.nar(samme, som=LEDER, fakta=APEN).avvises(har_plass_i_en_annen_pulje)


@pytest.mark.krav("K-139", "K-141")
def test_den_nye_puljen_ma_passe_og_ha_plass() -> None:
    MED.nar(FLYTT, som=LEDER, fakta=FULL).avvises(puljen_har_ledig_plass)
    MED.nar(FLYTT, som=LEDER, fakta=APEN.med(pulje_fase="avlyst")).avvises(puljen_kan_ta_imot)
    c = APEN.med(pulje_trekk=("felles_anskaffelse:f1",))
    MED.nar(FLYTT, som=LEDER, fakta=c).avvises(trekk_passer)


@pytest.mark.parametrize("som", [BERGEN, KONTAKT])
def test_bare_lederen_flytter(som: Person) -> None:
    MED.nar(FLYTT, som=som, fakta=APEN).avvises(rett_myndighet)
