"""A substitute acts for a member in a period."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.aktor import Part
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.oppnevn_vara import (
    Fakta,
    OppnevnVara,
    VaraOppnevnt,
    medlemmet_sitter_i_perioden,
    varaen_er_ledig,
)
from innforing.domain.koordineringsgruppe.verdier import Gruppeplass, Vara
from tests.domain.koordineringsgruppe.historie import KARIS, PLASSER
from tests.domain.spesifikasjon import KARI, KS_SAK, gitt

VERA = Vara(person="vera", for_medlem="hanne", fra=date(2024, 3, 1), til=date(2024, 4, 30))
OPPNEVN = OppnevnVara(vara=VERA)
SITTER = Fakta(sitter_i_gruppen=PLASSER)


@pytest.mark.krav("K-104")
def test_en_vara_sitter_for_medlemmets_part() -> None:
    gruppe = (
        gitt()
        .nar(OPPNEVN, som=KARI, fakta=SITTER)
        .da(VaraOppnevnt(vara=VERA, part=Part.HELSEDIREKTORATET, av="kari"))
    )
    assert isinstance(gruppe, Koordineringsgruppe)
    assert gruppe.vara_for("vera", date(2024, 4, 30)) == VERA
    assert gruppe.vara_for("vera", date(2024, 5, 1)) is None


@pytest.mark.krav("K-104")
@pytest.mark.parametrize(
    "vara",
    [
        VERA.med(for_medlem="rune"),
        VERA.med(til=date(2025, 1, 31)),
        VERA.med(fra=date(2023, 12, 1)),
    ],
)
def test_medlemmet_sitter_hele_perioden(vara: Vara) -> None:
    steg = OPPNEVN.med(vara=vara)
    gitt().nar(steg, som=KS_SAK, fakta=SITTER).avvises(medlemmet_sitter_i_perioden)


@pytest.mark.krav("K-104")
def test_den_som_selv_sitter_er_ingen_vara() -> None:
    egen = OPPNEVN.med(vara=VERA.med(person="kari"))
    gitt().nar(egen, som=KS_SAK, fakta=SITTER).avvises(varaen_er_ledig)
    ferdig = KARIS.med(til=date(2024, 2, 29))
    gitt().nar(egen, som=KS_SAK, fakta=Fakta(sitter_i_gruppen=(*PLASSER[1:], ferdig))).etter()
    senere = Gruppeplass(person="kari", part=Part.KS, fra=date(2024, 5, 1))
    gitt().nar(egen, som=KS_SAK, fakta=Fakta(sitter_i_gruppen=(*PLASSER[1:], senere))).etter()


def test_en_periode_slutter_ikke_for_den_begynner() -> None:
    with pytest.raises(ValidationError):
        Vara(person="vera", for_medlem="ola", fra=date(2024, 3, 2), til=date(2024, 3, 1))
