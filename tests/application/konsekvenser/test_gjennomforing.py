"""Invitation, cancelling, pause and end reach every kommune and every seat they concern."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.konsekvenser import gjennomforing as _fyll  # noqa: F401 - fills the register
from innforing.domain.deltakelse.folger import (
    KommuneBleAktuell,
    KommuneInvitert,
    KommunePameldt,
    KommuneSattPaVenteliste,
    KommuneVarslet,
)
from innforing.domain.deltakelse.steg.svar import KommuneTakketNei, KommuneTrakkSeg
from innforing.domain.deltakelse.verdier import Svarstatus, Varsel
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.invitasjon import Invitasjonstekst, Malform, SendtInvitasjon
from innforing.domain.innforingslop.steg.apne_pamelding import PameldingApnet
from innforing.domain.innforingslop.steg.avlys_pulje import PuljeAvlyst
from innforing.domain.innforingslop.steg.avslutt import Avslutningsart, LopAvsluttet
from innforing.domain.innforingslop.steg.gjenoppta import LopGjenopptatt
from innforing.domain.innforingslop.steg.sett_pa_vent import LopSattPaVent
from innforing.domain.innforingslop.verdier import (
    LopType,
    Pause,
    Puljeplan,
    Trekk,
    Trekkart,
)
from innforing.domain.pulje.folger import (
    Bortfallsgrunn,
    PlasserBortfalt,
    PlassTildelt,
    PuljeOpprettet,
    VentelisteplassGitt,
)
from tests.application.verden import Verden

LOP = "innforingslop:x"
FRIST = date(2024, 4, 15)
KOMMUNER = ("alver", "askoy", "bergen", "voss")
TEKST = Invitasjonstekst(malform=Malform.BOKMAL, nytte="Mindre dobbeltføring")


def apnet(pulje: int = 1, mottakere: tuple[str, ...] = KOMMUNER) -> PameldingApnet:
    return PameldingApnet(
        pulje=pulje,
        sendt=date(2024, 3, 1),
        svarfrist=FRIST,
        tekster=(TEKST,),
        avtrykk=f"{pulje}" * 64,
        mottakere=mottakere,
    )


def invitert(pulje: int = 1) -> KommuneInvitert:
    return KommuneInvitert(pulje=pulje, svarfrist=FRIST, invitasjon=f"{pulje}" * 64)


def verden(*puljer: Puljeplan) -> Verden:
    """A løp for four kommuner, with these puljer planned."""
    v = Verden()
    v.strommer[LOP] = Innforingslop(kommuner=KOMMUNER, puljer=puljer)
    for kommune in KOMMUNER:
        v.skjer(f"deltakelse:x:{kommune}", KommuneBleAktuell())
    return v


def etter_svar() -> Verden:
    """Two puljer take answers: one påmeldt, one waits, one said no, one is silent."""
    v = verden(Puljeplan(nr=1, kapasitet=1), Puljeplan(nr=2))
    v.folger(LOP, apnet(1))
    v.skjer("pulje:x:1", PlassTildelt(kommune="bergen"), VentelisteplassGitt(kommune="voss"))
    v.skjer("deltakelse:x:bergen", KommunePameldt(pulje=1))
    v.skjer("deltakelse:x:voss", KommuneSattPaVenteliste(pulje=1))
    v.skjer("deltakelse:x:alver", KommuneTakketNei())
    return v


def status(v: Verden) -> dict[str, Svarstatus]:
    return {s.rpartition(":")[2]: d.status for s, d in v.under("deltakelse:").items()}


@pytest.mark.krav("K-151", "K-156")
def test_hver_mottaker_inviteres_med_avtrykket_av_teksten() -> None:
    v = verden(Puljeplan(nr=1, kapasitet=3))
    v.skjer("pulje:x:1", PuljeOpprettet(kapasitet=3))
    assert v.folger(LOP, apnet(mottakere=("bergen", "voss"))) == [
        ("deltakelse:x:bergen", invitert()),
        ("deltakelse:x:voss", invitert()),
    ]
    assert status(v)["bergen"] is Svarstatus.INVITERT
    assert status(v)["alver"] is Svarstatus.AKTUELL


def test_puljen_far_plasser_om_den_ikke_har_dem_fra_for() -> None:
    v = verden(Puljeplan(nr=1))
    assert v.folger(LOP, apnet(mottakere=())) == [("pulje:x:1", PuljeOpprettet(kapasitet=None))]
    assert v.aggregat("pulje:x:1").har_plass


@pytest.mark.krav("K-165")
def test_den_som_takket_nei_star_slik_til_den_selv_svarer_pa_nytt() -> None:
    v = etter_svar()
    v.folger(LOP, apnet(2, mottakere=("alver", "askoy")))
    assert status(v)["alver"] is Svarstatus.TAKKET_NEI
    assert v.aggregat("deltakelse:x:alver").invitasjoner == (1, 2)


def test_en_kommune_som_kommer_til_inviteres_til_puljene_som_er_apne() -> None:
    v = verden(Puljeplan(nr=1), Puljeplan(nr=2))
    v.folger(LOP, apnet(1, mottakere=("bergen",)))
    v.strommer[LOP] = v.aggregat(LOP).med(kommuner=(*KOMMUNER, "os"))
    assert v.folger("deltakelse:x:os", KommuneBleAktuell()) == [("deltakelse:x:os", invitert(1))]


def test_den_som_kommer_til_etter_fristen_inviteres_ikke() -> None:
    v = verden(Puljeplan(nr=1))
    v.folger(LOP, apnet(1))
    v.na = v.na.replace(month=5)
    v.strommer[LOP] = v.aggregat(LOP).med(kommuner=(*KOMMUNER, "os"))
    assert v.folger("deltakelse:x:os", KommuneBleAktuell()) == []


@pytest.mark.krav("K-141")
def test_i_type_c_inviteres_den_nye_bare_til_pulja_den_passer_i() -> None:
    krav = (Trekk(art=Trekkart.JOURNALSYSTEM, verdi="epj-a"),)
    v = verden(Puljeplan(nr=1, trekk=krav), Puljeplan(nr=2))
    v.strommer[LOP] = v.aggregat(LOP).med(type=LopType.C_DELVIS_NASJONALT)
    v.folger(LOP, apnet(1, mottakere=()))
    v.strommer[LOP] = v.aggregat(LOP).med(kommuner=("os", "bomlo"), kommunetrekk={"bomlo": krav})
    assert v.folger("deltakelse:x:os", KommuneBleAktuell()) == []
    assert v.folger("deltakelse:x:bomlo", KommuneBleAktuell()) == [
        ("deltakelse:x:bomlo", invitert(1))
    ]


def test_en_avlyst_pulje_tar_plassene_med_seg_og_alle_berorte_varsles() -> None:
    v = etter_svar()
    varslet = KommuneVarslet(om=Varsel.PULJE_AVLYST, pulje=1)
    assert v.folger(LOP, PuljeAvlyst(pulje=1, tilbys=(2,))) == [
        (
            "pulje:x:1",
            PlasserBortfalt(
                grunn=Bortfallsgrunn.PULJEN_AVLYST, plasser=("bergen",), venteliste=("voss",)
            ),
        ),
        ("deltakelse:x:askoy", varslet),
        ("deltakelse:x:bergen", varslet),
        ("deltakelse:x:voss", varslet),
    ]
    assert status(v)["alver"] is Svarstatus.TAKKET_NEI
    assert status(v)["bergen"] is Svarstatus.INVITERT


def test_de_som_mister_plassen_tilbys_en_pulje_som_er_apen() -> None:
    v = etter_svar()
    v.folger(LOP, apnet(2, mottakere=("voss",)))
    folger = v.folger(LOP, PuljeAvlyst(pulje=1, tilbys=(2,)))
    invitasjoner = [strom for strom, h in folger if isinstance(h, KommuneInvitert)]
    assert invitasjoner == ["deltakelse:x:askoy", "deltakelse:x:bergen"]
    assert v.aggregat("deltakelse:x:bergen").invitasjoner == (2,)


def test_en_pulje_uten_plasser_kan_avlyses_uten_spor_hos_kommunene() -> None:
    v = verden(Puljeplan(nr=1))
    assert v.folger(LOP, PuljeAvlyst(pulje=1)) == []


@pytest.mark.krav("K-200")
def test_nar_lopet_avsluttes_faller_plassene_bort_og_de_inviterte_varsles() -> None:
    v = etter_svar()
    v.skjer("deltakelse:x:os", KommuneBleAktuell())
    folger = v.folger(LOP, LopAvsluttet(art=Avslutningsart.AVBRUTT))
    bortfalt = PlasserBortfalt(
        grunn=Bortfallsgrunn.LOPET_AVSLUTTET, plasser=("bergen",), venteliste=("voss",)
    )
    assert folger[0] == ("pulje:x:1", bortfalt)
    assert folger[1:] == [
        (f"deltakelse:x:{k}", KommuneVarslet(om=Varsel.LOP_AVSLUTTET)) for k in KOMMUNER
    ]


def test_de_som_er_med_venter_eller_skal_svare_far_vite_om_pausen() -> None:
    v = etter_svar()
    pause = Pause(av="lise", organ="ks", fra=date(2024, 3, 1), vurderes=date(2024, 6, 1))
    mottakere = [f"deltakelse:x:{k}" for k in ("askoy", "bergen", "voss")]
    pa_vent = KommuneVarslet(om=Varsel.LOP_PA_VENT)
    assert v.folger(LOP, LopSattPaVent(pause=pause)) == [(s, pa_vent) for s in mottakere]
    gjenopptatt = KommuneVarslet(om=Varsel.LOP_GJENOPPTATT)
    assert v.folger(LOP, LopGjenopptatt()) == [(s, gjenopptatt) for s in mottakere]


@pytest.mark.krav("K-151")
def test_en_ny_frist_etter_pausen_sendes_til_alle_som_fikk_den_gamle() -> None:
    v = etter_svar().skjer("deltakelse:x:os", KommuneBleAktuell())
    ny = SendtInvitasjon(
        pulje=1,
        versjon=2,
        sendt=date(2024, 5, 1),
        svarfrist=date(2024, 6, 1),
        avtrykk="1" * 64,
    )
    folger = v.folger(LOP, LopGjenopptatt(invitasjoner=(ny,)))
    utgave_2 = invitert(1).med(svarfrist=date(2024, 6, 1), utgave=2)
    assert [f for f in folger if isinstance(f[1], KommuneInvitert)] == [
        (f"deltakelse:x:{k}", utgave_2) for k in KOMMUNER
    ]
    assert status(v)["alver"] is Svarstatus.TAKKET_NEI


def test_den_som_har_trukket_seg_horer_ikke_om_pulja_mer() -> None:
    v = etter_svar()
    v.skjer("deltakelse:x:bergen", KommuneTrakkSeg())
    folger = v.folger(LOP, PuljeAvlyst(pulje=1))
    assert "deltakelse:x:bergen" not in [strom for strom, _ in folger]
