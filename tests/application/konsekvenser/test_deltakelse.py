"""Answer and seat change in the same append: a seat is given once, and never left behind."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.konsekvenser import deltakelse as _svar  # noqa: F401 - fills the register
from innforing.application.konsekvenser import pulje as _pulje  # noqa: F401 - fills the register
from innforing.domain.deltakelse.folger import (
    KommuneBleAktuell,
    KommuneFikkPlass,
    KommuneIkkeLengerAktuell,
    KommuneInvitert,
    KommunePameldt,
    KommuneSattPaVenteliste,
)
from innforing.domain.deltakelse.steg.bestrid_svar import SvarBestridt
from innforing.domain.deltakelse.steg.flytt_deltaker import KommuneFlyttet
from innforing.domain.deltakelse.steg.svar import KommuneTakketNei, KommuneTrakkSeg
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Puljefase, Puljeplan
from innforing.domain.pulje.folger import (
    PlassFrigitt,
    Plassgrunn,
    PlassTildelt,
    PuljeOpprettet,
    VentelisteplassGitt,
    VentelisteplassOppgitt,
)
from tests.application.verden import Verden

EN, TO = "pulje:x:1", "pulje:x:2"


def deltakelsen(kommune: str) -> str:
    return f"deltakelse:x:{kommune}"


def verden() -> Verden:
    """Pulje 1 has one seat, pulje 2 no limit; three kommuner are invited to both."""
    v = Verden()
    puljer = tuple(Puljeplan(nr=nr, fase=Puljefase.PAMELDING) for nr in (1, 2))
    v.strommer["innforingslop:x"] = Innforingslop(puljer=puljer)
    v.skjer(EN, PuljeOpprettet(kapasitet=1))
    v.skjer(TO, PuljeOpprettet())
    for kommune in ("alver", "bergen", "voss"):
        v.skjer(deltakelsen(kommune), KommuneBleAktuell())
        for nr in (1, 2):
            invitert = KommuneInvitert(
                pulje=nr, svarfrist=date(2024, 3, 15), invitasjon=f"{nr}" * 64
            )
            v.skjer(deltakelsen(kommune), invitert)
    return v


def full() -> Verden:
    """Bergen has the seat of pulje 1; Voss, then Alver, wait for it."""
    v = verden()
    v.folger(deltakelsen("bergen"), KommunePameldt(pulje=1))
    v.folger(deltakelsen("voss"), KommuneSattPaVenteliste(pulje=1))
    v.folger(deltakelsen("alver"), KommuneSattPaVenteliste(pulje=1))
    return v


@pytest.mark.krav("K-139")
def test_et_ja_gir_en_plass() -> None:
    v = verden()
    assert v.folger(deltakelsen("bergen"), KommunePameldt(pulje=1)) == [
        (EN, PlassTildelt(kommune="bergen"))
    ]
    assert not v.aggregat(EN).har_plass


@pytest.mark.krav("K-165")
def test_et_ja_etter_fristen_star_som_sen_pamelding() -> None:
    folger = verden().folger(deltakelsen("voss"), KommunePameldt(pulje=2, etter_fristen=True))
    assert folger == [(TO, PlassTildelt(kommune="voss", grunn=Plassgrunn.SEN_PAMELDING))]


@pytest.mark.krav("K-146")
def test_ventelisten_er_i_den_rekkefolgen_de_svarte() -> None:
    assert full().aggregat(EN).venteliste == ("voss", "alver")


@pytest.mark.krav("K-146")
@pytest.mark.parametrize("slutt", [KommuneTrakkSeg(), KommuneTakketNei(), SvarBestridt()])
def test_en_frigitt_plass_gar_til_den_som_har_ventet_lengst(slutt: Hendelse) -> None:
    v = full()
    assert v.folger(deltakelsen("bergen"), slutt) == [
        (EN, PlassFrigitt(kommune="bergen")),
        (EN, PlassTildelt(kommune="voss", grunn=Plassgrunn.VENTELISTE)),
        (deltakelsen("voss"), KommuneFikkPlass(pulje=1)),
    ]
    assert v.aggregat(deltakelsen("voss")).status is Svarstatus.PAMELDT
    assert v.aggregat(EN).plasser == ("voss",)
    assert v.aggregat(EN).venteliste == ("alver",)


@pytest.mark.krav("K-161")
def test_et_nei_fra_en_som_ikke_hadde_plass_har_ingen_folge() -> None:
    assert full().folger(deltakelsen("os"), KommuneTakketNei()) == []


def test_den_som_trekker_seg_fra_ventelisten_gir_bort_plassen_i_koen() -> None:
    v = full()
    assert v.folger(deltakelsen("voss"), KommuneTrakkSeg()) == [
        (EN, VentelisteplassOppgitt(kommune="voss"))
    ]
    assert v.aggregat(EN).venteliste == ("alver",)


@pytest.mark.krav("K-140")
def test_den_som_bytter_pulje_gir_fra_seg_den_gamle_plassen() -> None:
    v = full()
    folger = v.folger(deltakelsen("bergen"), KommunePameldt(pulje=2))
    assert folger[:2] == [
        (EN, PlassFrigitt(kommune="bergen")),
        (TO, PlassTildelt(kommune="bergen")),
    ]
    assert v.aggregat(EN).plasser == ("voss",)
    assert v.aggregat(TO).plasser == ("bergen",)


def test_den_som_heller_vil_vente_pa_en_annen_pulje_gir_fra_seg_plassen() -> None:
    v = full()
    v.folger(deltakelsen("alver"), KommunePameldt(pulje=2))
    assert v.aggregat(EN).venteliste == ("voss",)
    folger = v.folger(deltakelsen("alver"), KommuneSattPaVenteliste(pulje=1))
    assert folger == [
        (TO, PlassFrigitt(kommune="alver")),
        (EN, VentelisteplassGitt(kommune="alver")),
    ]


@pytest.mark.krav("K-140")
def test_plassen_folger_med_den_som_flyttes() -> None:
    v = full()
    folger = v.folger(deltakelsen("bergen"), KommuneFlyttet(pulje=2, samtykke="Brev 24/17"))
    assert folger[:2] == [
        (EN, PlassFrigitt(kommune="bergen")),
        (TO, PlassTildelt(kommune="bergen", grunn=Plassgrunn.FLYTTET)),
    ]


@pytest.mark.krav("K-156")
def test_a_bekrefte_svaret_gir_ikke_plassen_to_ganger() -> None:
    v = full()
    assert v.folger(deltakelsen("bergen"), KommunePameldt(pulje=1)) == []
    assert v.folger(deltakelsen("voss"), KommuneSattPaVenteliste(pulje=1)) == []
    assert v.aggregat(EN).venteliste == ("voss", "alver")


def test_en_kommune_som_ikke_lenger_er_aktuell_star_ikke_pa_ventelisten() -> None:
    v = full()
    v.folger(deltakelsen("alver"), KommuneIkkeLengerAktuell())
    assert v.aggregat(EN).venteliste == ("voss",)
