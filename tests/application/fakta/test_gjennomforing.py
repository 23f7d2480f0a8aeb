"""Facts behind invitation, start, evaluering and the ends of a løp, folded from sibling streams."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from innforing.application.fakta import gjennomforing as fakta
from innforing.domain.deltakelse.folger import (
    KommuneBleAktuell,
    KommuneInvitert,
    KommunePameldt,
    KommuneSattPaVenteliste,
    KommuneVarslet,
)
from innforing.domain.deltakelse.steg.planlegg_oppfolging import OppfolgingPlanlagt
from innforing.domain.deltakelse.steg.svar import KommuneTakketNei, KommuneTrakkSeg
from innforing.domain.deltakelse.verdier import Varsel
from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import LopType, Puljeplan
from innforing.domain.innforingslop.vurdering import KlarResultat
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.domain.organ.verdier import Rolleperiode
from tests.application.verden import Verden

LOP = "innforingslop:x"
INVITERT = KommuneInvitert(pulje=1, svarfrist=date(2024, 4, 15), invitasjon="a" * 64)
KOMMUNER = ("alver", "askoy", "bergen", "os", "voss")


def verden() -> Verden:
    """Five kommuner: a no, a silent one, one that waits, one that withdrew, and one that joined."""
    v = Verden()
    v.strommer[LOP] = Innforingslop(kommuner=KOMMUNER, losning="vkp", puljer=(Puljeplan(nr=1),))
    for kommune in KOMMUNER:
        v.skjer(f"deltakelse:x:{kommune}", KommuneBleAktuell(), INVITERT)
    v.skjer("deltakelse:x:alver", KommuneTakketNei())
    v.skjer("deltakelse:x:bergen", KommuneSattPaVenteliste(pulje=1))
    v.skjer("deltakelse:x:os", KommunePameldt(pulje=1), KommuneTrakkSeg())
    v.skjer("deltakelse:x:voss", KommunePameldt(pulje=1))
    return v


def meldt(status: Bruksstatus, fra: date = date(2024, 2, 1)) -> BruksstatusMeldt:
    return BruksstatusMeldt(status=status, fra=fra)


PULJE_1 = SimpleNamespace(pulje=1)


def test_uten_registrert_malform_skrives_begge() -> None:
    assert fakta.mottakernes_malformer(verden().sporring(LOP)) == ("nb", "nn")


@pytest.mark.krav("K-161")
def test_den_som_har_svart_inviteres_ikke_pa_nytt_men_den_som_venter_gjor() -> None:
    assert fakta.kommuner_med_svar(verden().sporring(LOP)) == ("alver", "os", "voss")


def test_svar_i_et_avsluttet_lop_kommer_ikke_tilbake() -> None:
    v = verden().skjer("deltakelse:x:voss", KommuneVarslet(om=Varsel.LOP_AVSLUTTET))
    assert fakta.kommuner_med_svar(v.sporring(LOP)) == ("alver", "os")


def test_en_kommune_har_kontakt_nar_noen_svarer_for_den_den_dagen() -> None:
    v = verden()
    for kommune, til in (("bergen", None), ("voss", date(2024, 2, 1))):
        rolle = Rolleperiode(person="berit", rolle=Rolle.FULLMEKTIG, fra=date(2024, 1, 1), til=til)
        opprettet = OrganOpprettet(
            organtype=Organtype.KOMMUNE, navn=kommune, kommune=kommune, roller=(rolle,)
        )
        v.skjer(f"organ:kommune-{kommune}", opprettet)
    assert fakta.kommuner_uten_kontakt(v.sporring(LOP)) == ("alver", "askoy", "os", "voss")


def test_pameldte_og_ubesvarte_telles_i_puljen() -> None:
    v = verden()
    assert fakta.pameldte_i_puljen(v.sporring(LOP, PULJE_1)) == ("voss",)
    assert fakta.ubesvarte_i_puljen(v.sporring(LOP, PULJE_1)) == ("askoy",)
    assert fakta.pameldte_i_puljen(v.sporring(LOP, SimpleNamespace(pulje=2))) == ()
    assert fakta.ubesvarte_i_puljen(v.sporring(LOP, SimpleNamespace(pulje=2))) == ()


@pytest.mark.krav("K-215")
def test_den_som_trakk_seg_regnes_som_deltaker_i_lopet_og_i_sin_siste_pulje() -> None:
    v = verden()
    assert fakta.deltakere(v.sporring(LOP, SimpleNamespace())) == ("os", "voss")
    assert fakta.deltakere(v.sporring(LOP, PULJE_1)) == ("os", "voss")
    assert fakta.deltakere(v.sporring(LOP, SimpleNamespace(pulje=2))) == ()


@pytest.mark.krav("K-201")
def test_bare_kjent_status_under_tatt_i_bruk_krever_oppfolging() -> None:
    v = verden()
    v.skjer("ibruktakelse:vkp:voss", meldt(Bruksstatus.TEKNISK_INNFORT))
    s = v.sporring(LOP, SimpleNamespace())
    assert fakta.deltakere_uten_bruksstatus(s) == ("os",)
    assert fakta.deltakere_uten_oppfolging(s) == ("voss",)


def test_planlagt_oppfolging_eller_bruk_er_nok() -> None:
    v = verden()
    v.skjer("ibruktakelse:vkp:os", meldt(Bruksstatus.TATT_I_BRUK))
    v.skjer("ibruktakelse:vkp:voss", meldt(Bruksstatus.TEKNISK_INNFORT))
    v.skjer("deltakelse:x:voss", OppfolgingPlanlagt(id="a", dato=date(2024, 9, 1)))
    s = v.sporring(LOP, SimpleNamespace())
    assert fakta.deltakere_uten_bruksstatus(s) == ()
    assert fakta.deltakere_uten_oppfolging(s) == ()


def test_status_regnes_fra_den_dagen_den_gjelder() -> None:
    v = verden()
    v.skjer("ibruktakelse:vkp:voss", meldt(Bruksstatus.TATT_I_BRUK, date(2024, 9, 1)))
    assert "voss" in fakta.deltakere_uten_bruksstatus(v.sporring(LOP, SimpleNamespace()))


def test_uten_losning_er_det_ingen_bruksstatus() -> None:
    v = verden()
    v.strommer[LOP] = v.aggregat(LOP).med(losning=None)
    s = v.sporring(LOP, SimpleNamespace())
    assert fakta.deltakere_uten_bruksstatus(s) == ("os", "voss")
    assert fakta.deltakere_uten_oppfolging(s) == ()


SENERE = Innforingslop(losning="vkp", type=LopType.A_FELLES_NASJONALT, resultat=KlarResultat.KLAR)


@pytest.mark.krav("K-039", "K-038")
@pytest.mark.parametrize(
    ("senere", "viderefort"),
    [
        (SENERE, True),
        (SENERE.med(type=LopType.B_FELLES_REGIONALT), True),
        (SENERE.med(type=LopType.C_DELVIS_NASJONALT), False),
        (SENERE.med(losning="pll"), False),
        (SENERE.med(losning=None), False),
        (SENERE.med(resultat=None), False),
        (SENERE.med(resultat=KlarResultat.DELVIS_KLAR), False),
    ],
)
def test_losningen_nar_alle_nar_et_senere_lop_er_klart(
    senere: Innforingslop, *, viderefort: bool
) -> None:
    v = verden()
    v.strommer["innforingslop:y"] = senere
    s = v.sporring(LOP, SimpleNamespace(viderefores_i="y"))
    assert fakta.viderefort_til_alle(s) is viderefort
