"""Seats that become free go to whoever has waited longest, in the same append."""

from __future__ import annotations

import pytest

from innforing.application.konsekvenser import pulje as _pulje  # noqa: F401 - fills the register
from innforing.domain.deltakelse.folger import KommuneFikkPlass, KommuneSattPaVenteliste
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Puljefase, Puljeplan
from innforing.domain.pulje.folger import (
    KapasitetEndret,
    PlassFrigitt,
    Plassgrunn,
    PlassTildelt,
    PuljeOpprettet,
    VentelisteplassGitt,
)
from tests.application.verden import Verden

PULJE = "pulje:x:1"


def verden(fase: Puljefase = Puljefase.PAMELDING) -> Verden:
    """A full pulje with two seats, and two kommuner that wait."""
    v = Verden()
    v.strommer["innforingslop:x"] = Innforingslop(puljer=(Puljeplan(nr=1, fase=fase),))
    v.skjer(PULJE, PuljeOpprettet(kapasitet=2))
    v.skjer(PULJE, *(PlassTildelt(kommune=k) for k in ("bergen", "voss")))
    for kommune in ("alver", "askoy"):
        v.skjer(PULJE, VentelisteplassGitt(kommune=kommune))
        v.skjer(f"deltakelse:x:{kommune}", KommuneSattPaVenteliste(pulje=1))
    return v


def opprykk(kommune: str) -> PlassTildelt:
    return PlassTildelt(kommune=kommune, grunn=Plassgrunn.VENTELISTE)


@pytest.mark.krav("K-146")
def test_en_frigitt_plass_gis_til_den_som_har_ventet_lengst() -> None:
    v = verden()
    assert v.folger(PULJE, PlassFrigitt(kommune="voss")) == [
        (PULJE, opprykk("alver")),
        ("deltakelse:x:alver", KommuneFikkPlass(pulje=1)),
    ]
    assert v.aggregat(PULJE).plasser == ("bergen", "alver")
    assert v.aggregat("deltakelse:x:alver").status is Svarstatus.PAMELDT


@pytest.mark.krav("K-146")
def test_flere_plasser_gir_opprykk_i_rekkefolge() -> None:
    v = verden()
    folger = v.folger(PULJE, KapasitetEndret(kapasitet=10))
    assert [h.kommune for _, h in folger if isinstance(h, PlassTildelt)] == ["alver", "askoy"]
    assert v.aggregat(PULJE).venteliste == ()


def test_den_samme_kapasiteten_gir_ingen_opprykk() -> None:
    assert verden().folger(PULJE, KapasitetEndret(kapasitet=2)) == []


def test_en_vanlig_plass_varsles_ikke_som_opprykk() -> None:
    v = verden()
    v.skjer(PULJE, KapasitetEndret(kapasitet=3))
    assert v.folger(PULJE, PlassTildelt(kommune="os")) == []


@pytest.mark.parametrize("fase", [Puljefase.EVALUERT, Puljefase.AVLYST])
def test_ingen_rykker_opp_i_en_pulje_som_er_over(fase: Puljefase) -> None:
    assert verden(fase).folger(PULJE, PlassFrigitt(kommune="voss")) == []


def test_ingen_rykker_opp_i_en_pulje_planen_ikke_kjenner() -> None:
    v = verden()
    v.strommer["innforingslop:x"] = Innforingslop()
    assert v.folger(PULJE, PlassFrigitt(kommune="voss")) == []
