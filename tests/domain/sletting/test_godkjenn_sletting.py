"""Another person approves an erasure."""

from __future__ import annotations

from typing import Any

import pytest

from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.sletting.sletting import Sletting
from innforing.domain.sletting.steg.godkjenn_sletting import (
    Fakta,
    FritekstSlettet,
    GodkjennSletting,
    HendelseSladdet,
    PersonSlettet,
    fire_oyne_ved_sletting,
    personen_har_ingen_rolle,
)
from innforing.domain.sletting.verdier import Sletteart, Slettestatus
from innforing.domain.sletting.vilkar import hjemmelen_er_nok, slettingen_er_apen
from tests.domain.sletting.historie import HJEMMEL, KS_SIN_ANDRE, OM_PERSON, bedt_om
from tests.domain.spesifikasjon import KARI, KS_SAK, gitt

GODKJENN = GodkjennSletting()
BORTE = PersonSlettet(person="kari", hjemmel=HJEMMEL, bedt_av="siri")


@pytest.mark.krav("K-377")
@pytest.mark.parametrize(
    ("art", "id_", "hendelse"),
    [
        (Sletteart.PERSON, "kari", BORTE),
        (Sletteart.TEKST, "t1", FritekstSlettet(fritekst="t1", hjemmel=HJEMMEL, bedt_av="siri")),
        (
            Sletteart.HENDELSE,
            "7",
            HendelseSladdet(posisjon=7, hjemmel=HJEMMEL, bedt_av="siri", uten_tekst="{}"),
        ),
    ],
)
def test_det_en_ba_om_er_slettet_nar_en_annen_godkjenner(
    art: Sletteart, id_: str, hendelse: Hendelse[Any]
) -> None:
    resultat = gitt(bedt_om(art, id_)).nar(GODKJENN, som=KS_SIN_ANDRE, fakta=Fakta(uten_tekst="{}"))
    sak = resultat.da(hendelse)
    assert isinstance(sak, Sletting)
    assert sak.status is Slettestatus.SLETTET


@pytest.mark.krav("K-377")
def test_ingen_sletter_alene() -> None:
    gitt(OM_PERSON).nar(GODKJENN, som=KS_SAK).avvises(fire_oyne_ved_sletting)
    gitt(OM_PERSON).nar(GODKJENN, som=KARI).avvises(rett_myndighet)


def test_en_sletting_godkjennes_en_gang() -> None:
    gitt(OM_PERSON, BORTE).nar(GODKJENN, som=KS_SIN_ANDRE).avvises(slettingen_er_apen)


@pytest.mark.krav("K-377")
def test_den_som_har_en_rolle_slettes_ikke() -> None:
    fakta = Fakta(organ_med_rolle=("koordineringsgruppen",))
    resultat = gitt(OM_PERSON).nar(GODKJENN, som=KS_SIN_ANDRE, fakta=fakta)
    resultat.avvises(personen_har_ingen_rolle)


def test_godkjenningen_har_heller_ingen_ord() -> None:
    med_ord = GODKJENN.med(begrunnelse=Fritekst(id="t1", forpliktelse="00"))
    gitt(OM_PERSON).nar(med_ord, som=KS_SIN_ANDRE).avvises(hjemmelen_er_nok)
