"""Facts behind the approval and change of a plan."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from innforing.application.fakta import plan as fakta
from innforing.domain.deltakelse.folger import KommuneBleAktuell
from innforing.domain.deltakelse.steg.registrer_kartlegging import KartleggingRegistrert
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.laering import Laeringsfase, Laeringspunkt
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.plan import Plan, Planutkast
from innforing.domain.innforingslop.verdier import Leder, LopType, Puljeplan
from innforing.domain.pulje.folger import PlassTildelt, PuljeOpprettet
from tests.application.verden import Verden

LOP = "innforingslop:x"
VAR = Plan(oppstart=date(2024, 4, 1), slutt=date(2024, 6, 30))
HOST = Plan(oppstart=date(2024, 8, 1), slutt=date(2024, 12, 1))
A, B = LopType.A_FELLES_NASJONALT, LopType.B_FELLES_REGIONALT
LISE = Leder(person="lise", organ="regional-vestland", fra=date(2024, 1, 1))
BERGEN_VOSS = ("bergen", "voss")


def verden(**lop: object) -> Verden:
    v = Verden()
    felt = {"plan": VAR, "kommuner": BERGEN_VOSS, "ledere": (LISE,), "type": A} | lop
    v.strommer[LOP] = Innforingslop(losning="kj").med(**felt)
    return v


def annet(v: Verden, nokkel: str, plan: Plan = VAR, **lop: object) -> None:
    felt = {"kommuner": ("voss",), "tilstand": T.PLANLAGT, "type": B} | lop
    v.strommer[f"innforingslop:{nokkel}"] = Innforingslop(losning="vkp", plan=plan).med(**felt)


@pytest.mark.krav("K-106")
def test_overlapp_er_lop_i_samme_tid_med_felles_kommuner() -> None:
    v = verden()
    annet(v, "samtidig")
    annet(v, "senere", HOST)
    annet(v, "uten-datoer", Plan(oppstart=date(2024, 4, 1)))
    annet(v, "andre-kommuner", kommuner=("oslo",))
    annet(v, "bare-foreslatt", tilstand=T.FORESLATT)
    assert fakta.overlappende_lop(v.sporring(LOP)) == ("samtidig",)
    flyttet = SimpleNamespace(plan=Planutkast(slutt=date(2024, 9, 1)))
    assert fakta.overlappende_lop(v.sporring(LOP, flyttet)) == ("samtidig", "senere")
    uten = verden(plan=Plan())
    annet(uten, "samtidig")
    assert fakta.overlappende_lop(uten.sporring(LOP)) == ()


@pytest.mark.krav("K-115")
def test_hvor_mange_lop_hver_leder_har_samtidig() -> None:
    vikar = LISE.med(person="stine", stedfortreder=True)
    v = verden(ledere=(LISE, vikar))
    annet(v, "samtidig", ledere=(LISE,))
    annet(v, "senere", HOST, ledere=(LISE,))
    annet(v, "andres", ledere=(LISE.med(person="tor"),))
    assert fakta.lop_per_leder(v.sporring(LOP)) == {"lise": 2}


@pytest.mark.krav("K-212")
def test_publiserte_laeringspunkter_fra_lop_for_losningen_eller_av_typen() -> None:
    v = verden()
    drift = Laeringsfase.DRIFT
    punkter = (Laeringspunkt(nr=1, fase=drift), Laeringspunkt(nr=2, fase=drift, publisert=False))
    annet(v, "samme-losning", losning="kj", laeringspunkter=punkter)
    annet(v, "samme-type", type=A, laeringspunkter=punkter)
    annet(v, "noe-annet", laeringspunkter=punkter)
    assert fakta.apne_laeringspunkter(v.sporring(LOP)) == ("samme-losning.1", "samme-type.1")


@pytest.mark.krav("K-124")
def test_kommuner_som_ingen_har_spurt() -> None:
    v = verden()
    assert fakta.uspurte_kommuner(v.sporring(LOP)) == BERGEN_VOSS
    v.skjer("deltakelse:x:bergen", KommuneBleAktuell())
    v.skjer("deltakelse:x:voss", KartleggingRegistrert(dato=date(2024, 2, 1)))
    assert fakta.uspurte_kommuner(v.sporring(LOP)) == ("bergen",)


@pytest.mark.krav("K-139")
def test_plasser_som_er_tatt_i_hver_pulje() -> None:
    v = verden(puljer=(Puljeplan(nr=1), Puljeplan(nr=2)))
    v.skjer("pulje:x:1", PuljeOpprettet(), PlassTildelt(kommune="voss"))
    assert fakta.plasser_tatt(v.sporring(LOP)) == {"1": 1, "2": 0}
