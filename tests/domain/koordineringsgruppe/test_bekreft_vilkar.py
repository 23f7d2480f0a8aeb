"""A condition is met in time, or the decision lapses by itself."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.mote import Sak
from innforing.domain.koordineringsgruppe.steg.bekreft_vilkar import (
    BekreftVilkar,
    VilkarBekreftet,
    vilkaret_bekreftes_av_en_habil,
    vilkaret_kan_bekreftes,
)
from innforing.domain.koordineringsgruppe.verdier import Beslutningsmangel, Utfall
from tests.domain.koordineringsgruppe.historie import (
    BESLUTTET,
    DAG,
    MELDT,
    MOTET,
    OLA_VEK,
    PA_VILKAR,
    SAK,
    SENERE,
)
from tests.domain.spesifikasjon import KARI, OLA, gitt

FORDI = Fritekst(tekst="Avstemt i møte med Norsk helsenett.")
BEKREFT = BekreftVilkar(sak=SAK, begrunnelse=FORDI)
BEKREFTET = VilkarBekreftet(sak=SAK, dato=DAG, av="kari")


def saken(*hendelser: object) -> Sak:
    gruppe = gitt(*MOTET, *hendelser).aggregat(Koordineringsgruppe)  # type: ignore[arg-type]
    assert isinstance(gruppe, Koordineringsgruppe)
    return gruppe.saker[SAK]


@pytest.mark.krav("K-375")
def test_vilkaret_bekreftes_for_fristen_ellers_faller_beslutningen_bort() -> None:
    gitt(*MOTET, PA_VILKAR).nar(BEKREFT, som=KARI).da(BEKREFTET)
    gitt(*MOTET, PA_VILKAR).nar(BEKREFT, som=KARI, na=SENERE).avvises(vilkaret_kan_bekreftes)


def test_bare_et_apent_vilkar_bekreftes() -> None:
    gitt(*MOTET).nar(BEKREFT.med(sak="x"), som=KARI).avvises(vilkaret_kan_bekreftes)
    gitt(*MOTET, BESLUTTET).nar(BEKREFT, som=KARI).avvises(vilkaret_kan_bekreftes)
    gitt(*MOTET, PA_VILKAR, BEKREFTET).nar(BEKREFT, som=KARI).avvises(vilkaret_kan_bekreftes)


def test_en_inhabil_bekrefter_ikke() -> None:
    gitt(*MOTET, OLA_VEK, PA_VILKAR).nar(BEKREFT, som=OLA).avvises(vilkaret_bekreftes_av_en_habil)


@pytest.mark.krav("K-375")
def test_hva_en_beslutning_mangler_pa_en_dag() -> None:
    senere = SENERE.date()
    assert saken().mangel(DAG) is Beslutningsmangel.IKKE_BESLUTTET
    assert saken(BESLUTTET).mangel(senere) is None
    nei = saken(BESLUTTET.med(utfall=Utfall.NEI))
    assert nei.mangel(DAG) is Beslutningsmangel.SLUTTET_SEG_IKKE_TIL
    assert saken(PA_VILKAR).mangel(DAG) is Beslutningsmangel.VILKARET_ER_APENT
    assert saken(PA_VILKAR).mangel(date(2024, 3, 20)) is Beslutningsmangel.VILKARET_ER_APENT
    assert saken(PA_VILKAR).mangel(date(2024, 3, 21)) is Beslutningsmangel.BORTFALT
    assert saken(PA_VILKAR, BEKREFTET).mangel(senere) is None
    ny = (MELDT.med(sak="sak-2024-3", retter=SAK), BESLUTTET.med(sak="sak-2024-3"))
    assert saken(BESLUTTET, *ny).mangel(senere) is Beslutningsmangel.ER_RETTET
