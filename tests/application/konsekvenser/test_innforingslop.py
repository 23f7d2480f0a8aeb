"""The list of kommuner, the plan and the arbeidsgruppe reach the streams they concern."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.konsekvenser import innforingslop as _fyll  # noqa: F401 - fills the register
from innforing.domain.deltakelse.folger import (
    KommuneBleAktuell,
    KommuneIkkeLengerAktuell,
    KommuneInformert,
    KommuneInvitert,
    KommunePameldt,
    KommuneVarslet,
)
from innforing.domain.deltakelse.verdier import Varsel
from innforing.domain.grunnmur.aktor import Organtype, Part, Rolle
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.invitasjon import SendtInvitasjon
from innforing.domain.innforingslop.steg.endre_plan import PlanEndret
from innforing.domain.innforingslop.steg.fastsett_kommuner import AktuelleKommunerFastsatt
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.steg.informer_pa_forhand import KommunerInformert
from innforing.domain.innforingslop.steg.knytt_arbeidsgruppe import ArbeidsgruppeKnyttet
from innforing.domain.innforingslop.verdier import (
    Gruppemedlem,
    Puljefase,
    Puljeplan,
    Puljeutkast,
)
from innforing.domain.organ.steg.gi_rolle import RolleGitt
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.domain.organ.verdier import Rolleperiode
from innforing.domain.pulje.folger import KapasitetEndret, PuljeOpprettet
from tests.application.verden import Verden

LOP = "innforingslop:x"
FRA = date(2024, 3, 1)


def verden(**lop: object) -> Verden:
    v = Verden()
    v.strommer[LOP] = Innforingslop(eier="koordineringsgruppen").med(**lop)
    return v


@pytest.mark.krav("K-123")
def test_kommuner_som_kommer_og_gar_far_det_pa_sin_egen_strom() -> None:
    h = AktuelleKommunerFastsatt(
        kommuner=("bergen", "voss"), lagt_til=("voss",), tatt_bort=("odda",), av="lise"
    )
    assert verden().folger(LOP, h) == [
        ("deltakelse:x:odda", KommuneIkkeLengerAktuell()),
        ("deltakelse:x:voss", KommuneBleAktuell()),
    ]


@pytest.mark.krav("K-012")
def test_hver_mottaker_er_informert() -> None:
    h = KommunerInformert(informasjon="Et løp kommer", kommuner=("bergen", "voss"), av="geir")
    assert verden().folger(LOP, h) == [
        ("deltakelse:x:bergen", KommuneInformert(dato=FRA)),
        ("deltakelse:x:voss", KommuneInformert(dato=FRA)),
    ]


@pytest.mark.krav("K-108", "K-120")
def test_en_ny_arbeidsgruppe_opprettes_med_medlemmene_og_en_gammel_far_dem_den_mangler() -> None:
    def medlem(person: str) -> Gruppemedlem:
        return Gruppemedlem(person=person, del_av=Part.NHN, frikjopt=True)

    def rolle(person: str) -> Rolleperiode:
        return Rolleperiode(
            person=person,
            rolle=Rolle.MEDLEM,
            fra=FRA,
            part=Part.NHN,
            frikjopt=True,
            gitt_av="kari",
        )

    def knyttet(*personer: str) -> ArbeidsgruppeKnyttet:
        return ArbeidsgruppeKnyttet(
            organ="arbeidsgruppe-kj",
            mandat="Planlegge",
            medlemmer=tuple(map(medlem, personer)),
            fra=FRA,
            av="kari",
        )

    v = verden()
    strom = "organ:arbeidsgruppe-kj"
    assert v.folger(LOP, knyttet("nils")) == [
        (
            strom,
            OrganOpprettet(
                organtype=Organtype.ARBEIDSGRUPPE,
                navn="arbeidsgruppe-kj",
                overordnet="koordineringsgruppen",
                roller=(rolle("nils"),),
            ),
        )
    ]
    assert v.folger(LOP, knyttet("nils", "nora")) == [(strom, RolleGitt(rolle=rolle("nora")))]


@pytest.mark.krav("K-139")
def test_plassene_begynner_med_den_godkjente_planen() -> None:
    puljer = (
        Puljeplan(nr=1),
        Puljeplan(nr=2, kapasitet=10),
        Puljeplan(nr=3, fase=Puljefase.AVLYST),
        Puljeplan(nr=4),
    )
    v = verden().skjer("pulje:x:4", PuljeOpprettet())
    h = PlanGodkjent(puljer=puljer, av="ola")
    assert v.folger(LOP, h) == [
        ("pulje:x:1", PuljeOpprettet()),
        ("pulje:x:2", PuljeOpprettet(kapasitet=10)),
    ]


@pytest.mark.krav("K-139")
def test_en_endret_plan_gir_ny_kapasitet_og_nye_puljer() -> None:
    v = verden(puljer=(Puljeplan(nr=1, kapasitet=10),))
    v.skjer("pulje:x:1", PuljeOpprettet(kapasitet=10))
    puljer = (Puljeutkast(nr=1, kapasitet=20), Puljeutkast(nr=2))
    assert v.folger(LOP, PlanEndret(puljer=puljer, av="lise")) == [
        ("pulje:x:1", KapasitetEndret(kapasitet=20)),
        ("pulje:x:2", PuljeOpprettet()),
    ]


@pytest.mark.krav("K-151")
def test_alle_som_fikk_invitasjonen_far_den_nye_og_de_som_er_med_far_beskjed() -> None:
    v = verden(puljer=(Puljeplan(nr=1),))
    forste = KommuneInvitert(pulje=1, svarfrist=FRA, invitasjon="a" * 64)
    v.skjer("deltakelse:x:alver", KommuneBleAktuell())
    v.skjer("deltakelse:x:bergen", KommuneBleAktuell(), forste, KommunePameldt(pulje=1))
    v.skjer("deltakelse:x:voss", KommuneBleAktuell(), forste)
    frist = date(2024, 5, 1)
    ny = SendtInvitasjon(pulje=1, versjon=2, sendt=FRA, svarfrist=frist, avtrykk="b" * 64)
    invitert = KommuneInvitert(pulje=1, svarfrist=frist, invitasjon="b" * 64, utgave=2)
    assert v.folger(LOP, PlanEndret(invitasjoner=(ny,), av="lise")) == [
        ("deltakelse:x:bergen", invitert),
        ("deltakelse:x:voss", invitert),
        ("deltakelse:x:bergen", KommuneVarslet(om=Varsel.INVITASJON_ENDRET, pulje=1)),
    ]
