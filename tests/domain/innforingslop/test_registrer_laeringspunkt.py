"""Lessons, kept as items and published when they are for everyone."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.laering import Laeringsfase, Laeringspunkt
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.registrer_laeringspunkt import (
    LaeringspunktPublisert,
    LaeringspunktRegistrert,
    NyttLaeringspunkt,
    RegistrerLaeringspunkt,
)
from tests.domain.innforingslop.historie import FORESLATT_A
from tests.domain.spesifikasjon import KARI, NHN_SAK, gitt

PUNKT = NyttLaeringspunkt(
    hva="Opplæringen kom for sent",
    fase=Laeringsfase.GJENNOMFORING,
    anbefaling="Begynn tidligere",
    publisert=False,
)


def registrert(nr: int) -> LaeringspunktRegistrert:
    return LaeringspunktRegistrert(**dict(PUNKT), nr=nr, av="kari")


@pytest.mark.krav("K-211")
def test_flere_laeringspunkter_registreres_med_hvert_sitt_nummer() -> None:
    lop = gitt(*FORESLATT_A, registrert(1), i=T.FORESLATT)
    etter = lop.nar(RegistrerLaeringspunkt(punkter=(PUNKT, PUNKT)), som=KARI).da(
        registrert(2), registrert(3)
    )
    assert isinstance(etter, Innforingslop)
    assert [p.nr for p in etter.laeringspunkter] == [1, 2, 3]


@pytest.mark.krav("K-211")
def test_et_laeringspunkt_kan_publiseres_senere_ogsa_etter_deling() -> None:
    lop = gitt(*FORESLATT_A, registrert(1), registrert(2), i=T.DELT_MED_KOORDINERINGSGRUPPE)
    etter = lop.nar(RegistrerLaeringspunkt(publiserer=(2,)), som=KARI).da(
        LaeringspunktPublisert(numre=(2,), av="kari")
    )
    assert isinstance(etter, Innforingslop)
    fase = Laeringsfase.GJENNOMFORING
    assert etter.laeringspunkter == (
        Laeringspunkt(nr=1, fase=fase, publisert=False),
        Laeringspunkt(nr=2, fase=fase, publisert=True),
    )


def test_nhn_registrerer_ikke_for_lopet() -> None:
    steg = RegistrerLaeringspunkt(punkter=(PUNKT,))
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(steg, som=NHN_SAK).avvises(rett_myndighet)


def test_et_tomt_steg_er_ikke_noe_steg() -> None:
    with pytest.raises(ValidationError):
        RegistrerLaeringspunkt()
