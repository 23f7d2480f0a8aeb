"""A piece of felles materiell is handed over."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.losning.verdier import Omfang
from innforing.domain.materiell.materiell import Materiell
from innforing.domain.materiell.steg.registrer_materiell import (
    RegistrerMateriell,
    materiellet_er_nytt,
    materiellet_har_forvalter,
)
from innforing.domain.materiell.verdier import OBLIGATORISK_MATERIELL, Materielltype
from tests.domain.materiell.historie import ROS_MAL
from tests.domain.spesifikasjon import (
    BERGEN,
    GRUPPA,
    KARI,
    KONTAKT,
    KS_SAK,
    NHN_SAK,
    PROGRAMMET,
    Person,
    gitt,
    person,
)

HDIR = person("hanne", Rolle.SAKSBEHANDLER, "helsedirektoratet", Organtype.HELSEDIREKTORATET)
REGISTRER = RegistrerMateriell(
    art=Materielltype.ROS_MAL,
    losning="kjernejournal",
    tittel="ROS for kjernejournal",
    utgave="1.0",
    oppdatert=date(2024, 1, 10),
    forvalter="program-kj",
    delvis_utfylt=True,
    laget_med=("bergen",),
)


@pytest.mark.krav("K-076", "K-077", "K-078", "K-081", "K-085")
@pytest.mark.parametrize("som", [PROGRAMMET, KS_SAK, NHN_SAK, HDIR, KONTAKT, GRUPPA])
def test_materiell_registreres_med_utgave_og_forvalter(som: Person) -> None:
    materiell = gitt().nar(REGISTRER, som=som).da(ROS_MAL)
    assert isinstance(materiell, Materiell)
    assert (materiell.art, materiell.utgave, materiell.forvalter) == (
        Materielltype.ROS_MAL,
        "1.0",
        "program-kj",
    )


@pytest.mark.krav("K-080")
def test_materiell_uten_forvalter_ma_avklares() -> None:
    uten = REGISTRER.med(forvalter=None)
    gitt().nar(uten, som=PROGRAMMET).avvises(materiellet_har_forvalter)
    svar = Fritekst(id="t1", forpliktelse="00")
    avklart = uten.med(avklaringer={"materiellet_har_forvalter": svar})
    gitt().nar(avklart, som=PROGRAMMET).etter()


@pytest.mark.krav("K-081")
def test_materiell_registreres_en_gang() -> None:
    gitt(ROS_MAL).nar(REGISTRER, som=PROGRAMMET).avvises(materiellet_er_nytt)


@pytest.mark.parametrize("som", [KARI, BERGEN])
def test_andre_registrerer_ikke_materiell(som: Person) -> None:
    gitt().nar(REGISTRER, som=som).avvises(rett_myndighet)


@pytest.mark.krav("K-011", "K-060")
def test_en_liten_utvidelse_trenger_mindre_materiell() -> None:
    assert set(OBLIGATORISK_MATERIELL) == {str(o.value) for o in Omfang}
    assert set(OBLIGATORISK_MATERIELL["lite"]) < set(OBLIGATORISK_MATERIELL["stort"])
