"""What the meetings of the koordineringsgruppe know of løp, members and their own decisions."""

from __future__ import annotations

import hashlib
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from innforing.application.fakta.koordineringsgruppe import (
    STROMMEN,
    endret_etter_utsending,
    loggens_posisjon,
    lop_gruppen_ikke_eier,
    mangler_ved_beslutningen,
    ressursen_er_i_regionen,
    sakenes_grunnlag,
    sakens_opphav,
    saksavtrykk,
    sitter_i_gruppen,
    ukjente_lop,
    utsendt_grunnlag_stemmer,
)
from innforing.domain.grunnmur.aggregat import Beslutning, Beslutningsform
from innforing.domain.grunnmur.aktor import Organtype, Part, Rolle
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.del_evaluering import EvalueringDelt
from innforing.domain.innforingslop.steg.godkjenn_plan import GodkjennPlan
from innforing.domain.innforingslop.steg.legg_plan import PlanLagt
from innforing.domain.innforingslop.steg.motta_evaluering import MottaEvaluering
from innforing.domain.innforingslop.steg.sjekk_klar_til_bruk import SjekkKlarTilBruk
from innforing.domain.koordineringsgruppe.steg.bekreft_vilkar import VilkarBekreftet
from innforing.domain.koordineringsgruppe.steg.meld_inhabil import InhabilitetMeldt
from innforing.domain.koordineringsgruppe.steg.oppnevn_vara import VaraOppnevnt
from innforing.domain.koordineringsgruppe.verdier import (
    Gruppeplass,
    Habilitetsgrunn,
    Saksemne,
    Sakstype,
    SakTilBehandling,
    Utfall,
    Vara,
)
from innforing.domain.organ.steg.gi_rolle import RolleGitt
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.domain.organ.verdier import Rolleperiode
from innforing.eventlog.rows import StoredRow
from tests.application.verden import Verden
from tests.domain.innforingslop.historie import FORESLATT_A, FORESLATT_B, LAGT_A
from tests.domain.koordineringsgruppe.historie import (
    BESLUTTET,
    DAG,
    MELDT,
    MOTET,
    NOTIS_SENDT,
    PA_VILKAR,
    SAK,
    SENDT,
    SENDT_UT,
)

FRA = date(2024, 1, 1)
LOP = "innforingslop:kj"
VIST = Beslutning(form=Beslutningsform.MOTE, dato=DAG, referanse=f"Koordineringsgruppen, {SAK}")
GODKJENN = GodkjennPlan(beslutning=VIST)


def rad(posisjon: int, strom: str, hendelse: str = "PlanLagt") -> StoredRow:
    return StoredRow(posisjon, strom, posisjon, hendelse, b"{}", 0, b"", bytes([posisjon]))


LAGRET = [
    rad(3, "losning:kjernejournal", "LosningRegistrert"),
    rad(10, LOP, "LopForeslatt"),
    rad(12, "innforingslop:kj2"),
    rad(20, "deltakelse:kj:bergen", "KommuneBleAktuell"),
    rad(30, "pulje:kj:1", "PuljeOpprettet"),
    rad(31, "pulje:kj2:1", "PuljeOpprettet"),
]


def verden(*hendelser: Any) -> Verden:
    ny = Verden(posisjon=40, lagret=list(LAGRET)).skjer(LOP, *LAGT_A)
    return ny.skjer(STROMMEN, *hendelser)


def om(steg: object, *hendelser: Any, strom: str = STROMMEN) -> Any:
    return verden(*hendelser).sporring(strom, steg)


def om_sak(*hendelser: Any) -> Any:
    return om(SimpleNamespace(sak=SAK), *hendelser)


@pytest.mark.krav("K-104")
def test_de_som_sitter_i_gruppen_er_medlemmer_og_leder() -> None:
    plasser = [
        ("kari", Rolle.MEDLEM, Part.KS),
        ("ola", Rolle.LEDER, Part.NHN),
        ("sara", Rolle.SAKSBEHANDLER, None),
    ]
    roller = tuple(Rolleperiode(person=p, rolle=r, part=d, fra=FRA) for p, r, d in plasser)
    gruppen = OrganOpprettet(organtype=Organtype.KOORDINERINGSGRUPPE, navn="Gruppen", roller=roller)
    s = Verden().skjer("organ:koordineringsgruppen", gruppen).sporring(STROMMEN)
    assert sitter_i_gruppen(s) == (
        Gruppeplass(person="kari", part=Part.KS, fra=FRA),
        Gruppeplass(person="ola", part=Part.NHN, fra=FRA),
    )


@pytest.mark.krav("K-111")
def test_lop_som_ikke_finnes_og_lop_regionen_eier() -> None:
    ny = verden().skjer("innforingslop:b", *FORESLATT_B)
    s = ny.sporring(STROMMEN, SimpleNamespace(lop=("kj", "b", "nei")))
    assert (ukjente_lop(s), lop_gruppen_ikke_eier(s)) == (("nei",), ("b",))


@pytest.mark.krav("K-118")
@pytest.mark.parametrize(
    ("organ", "dag", "svar"),
    [("regional-46", FRA, True), ("regional-46", date(2023, 1, 1), False), ("ks", FRA, False)],
)
def test_ressursen_har_en_rolle_i_regionen(organ: str, dag: date, *, svar: bool) -> None:
    rolle = Rolleperiode(person="rune", rolle=Rolle.NETTVERKSRESSURS, fra=FRA)
    region = OrganOpprettet(
        organtype=Organtype.REGIONAL_GRUPPE, navn="Vestland", region="46", roller=(rolle,)
    )
    ks = OrganOpprettet(
        organtype=Organtype.KS, navn="KS", roller=(rolle.med(rolle=Rolle.SAKSBEHANDLER),)
    )
    ny = Verden().skjer("organ:regional-46", region).skjer("organ:ks", ks)
    steg = SimpleNamespace(organ=organ, person="rune", fra=dag)
    assert ressursen_er_i_regionen(ny.sporring(STROMMEN, steg)) is svar


@pytest.mark.krav("K-109")
def test_opphavet_er_de_som_la_planen_eller_leverte_evalueringen() -> None:
    assert sakens_opphav(om_sak()) == ()
    assert sakens_opphav(om_sak(MELDT)) == ("geir",)
    assert sakens_opphav(om_sak(MELDT.med(emne=Saksemne.ANNET))) == ()
    evaluering = MELDT.med(emne=Saksemne.EVALUERING)
    assert sakens_opphav(om_sak(evaluering)) == ()
    delt = EvalueringDelt(dato=DAG, av="lise")
    ny = verden(evaluering).skjer(LOP, delt)
    assert sakens_opphav(ny.sporring(STROMMEN, SimpleNamespace(sak=SAK))) == ("lise",)


@pytest.mark.krav("K-375")
def test_avtrykket_er_av_lopets_egne_hendelser_og_losningens() -> None:
    steg = SimpleNamespace(saker=(SAK, "sak-2020-1"))
    [grunnlag] = sakenes_grunnlag(om(steg, MELDT))
    linjer = "".join(f"{p} {p:02x}\n" for p in (3, 10, 20, 30))
    ventet = hashlib.sha256(f"innforing.sak/v1\n{linjer}".encode()).hexdigest()
    assert grunnlag == SakTilBehandling(sak=SAK, posisjon=40, avtrykk=ventet)
    assert saksavtrykk(LAGRET, 9) != saksavtrykk(LAGRET, 40)


def test_en_sak_uten_lop_har_et_tomt_avtrykk() -> None:
    uten = MELDT.med(lop=(), emne=Saksemne.ANNET)
    [grunnlag] = sakenes_grunnlag(om(SimpleNamespace(saker=(SAK,)), uten))
    assert grunnlag.avtrykk == saksavtrykk([], 0)
    felles_prosess = MELDT.med(lop=("f",))
    [grunnlag] = sakenes_grunnlag(om(SimpleNamespace(saker=(SAK,)), felles_prosess))
    assert grunnlag.avtrykk == saksavtrykk([], 0)


@pytest.mark.krav("K-109", "K-375")
def test_det_som_har_hendt_etter_utsending_er_talt() -> None:
    assert endret_etter_utsending(om_sak()) == ()
    assert endret_etter_utsending(om_sak(MELDT)) == ()
    assert endret_etter_utsending(om_sak(*MOTET)) == ()
    ny = verden(*MOTET)
    nye = [(41, LOP, "PlanLagt"), (42, "deltakelse:kj:bergen", "KontaktRegistrert")]
    ny.lagret += [rad(*en) for en in (*nye, (43, "deltakelse:kj:voss", "KontaktRegistrert"))]
    ny.lagret.append(rad(44, "innforingslop:kj2"))
    s = ny.sporring(STROMMEN, SimpleNamespace(sak=SAK))
    assert endret_etter_utsending(s) == ("PlanLagt", "KontaktRegistrert (2)")


@pytest.mark.krav("K-375")
def test_avtrykket_regnes_om_igjen_og_sammenlignes() -> None:
    assert utsendt_grunnlag_stemmer(om_sak())
    assert utsendt_grunnlag_stemmer(om_sak(MELDT))
    assert not utsendt_grunnlag_stemmer(om_sak(*MOTET))
    [ekte] = sakenes_grunnlag(om(SimpleNamespace(saker=(SAK,)), MELDT))
    sendt = SENDT_UT.med(saker=(ekte, NOTIS_SENDT))
    ny = verden(*MOTET[:3], sendt)
    s = ny.sporring(STROMMEN, SimpleNamespace(sak=SAK))
    assert utsendt_grunnlag_stemmer(s)
    ny.lagret[1] = ny.lagret[1]._replace(commitment=b"endret")
    assert not utsendt_grunnlag_stemmer(s)


def test_loggens_posisjon_er_den_steget_doemmes_ved() -> None:
    assert loggens_posisjon(om_sak()) == 40


@pytest.mark.krav("K-375")
@pytest.mark.parametrize(
    ("hendelser", "vist", "mangel"),
    [
        ((), VIST.med(referanse="Møte 2/2024"), ()),
        ((), VIST, ("gjelder_noe_annet",)),
        (MOTET, VIST.med(referanse="Møte 2/2024"), ("saken_star_i_moteboka",)),
        (MOTET, VIST, ("ikke_besluttet",)),
        ((*MOTET, BESLUTTET), VIST, ()),
        ((*MOTET, BESLUTTET), VIST.med(referanse="SAK-2024-1"), ()),
        ((*MOTET, BESLUTTET), VIST.med(referanse="sak-2024-2"), ("gjelder_noe_annet",)),
        ((*MOTET, BESLUTTET), VIST.med(dato=FRA), ("beslutningen_har_annen_dato",)),
        ((*MOTET, BESLUTTET.med(utfall=Utfall.NEI)), VIST, ("sluttet_seg_ikke_til",)),
        ((*MOTET, PA_VILKAR), VIST, ("vilkaret_er_ikke_bekreftet",)),
        ((*MOTET, PA_VILKAR, VilkarBekreftet(sak=SAK, dato=DAG, av="kari")), VIST, ()),
        ((*MOTET, PA_VILKAR.med(vilkarsfrist=FRA)), VIST, ("beslutningen_er_bortfalt",)),
    ],
)
def test_hva_som_mangler_ved_beslutningen_det_vises_til(
    hendelser: tuple[Any, ...], vist: Beslutning, mangel: tuple[str, ...]
) -> None:
    s = om(GodkjennPlan(beslutning=vist), *hendelser, strom=LOP)
    assert mangler_ved_beslutningen(s) == mangel


@pytest.mark.krav("K-375")
def test_en_inhabil_kan_ikke_ta_steget_for_gruppen() -> None:
    vek = InhabilitetMeldt(sak=SAK, person="lise", grunn=Habilitetsgrunn.LEVERANDOR)
    s = om(GODKJENN, *MOTET, vek, BESLUTTET, strom=LOP)
    assert mangler_ved_beslutningen(s) == ("du_vek_i_saken",)


@pytest.mark.krav("K-109", "K-375")
def test_en_plan_lagt_etter_beslutningen_er_ikke_besluttet() -> None:
    ny = verden(*MOTET, BESLUTTET)
    ny.lagret.append(rad(49, LOP))
    assert mangler_ved_beslutningen(ny.sporring(LOP, GODKJENN)) == ()
    ny.lagret.append(rad(51, LOP, "MerknadGitt"))
    assert mangler_ved_beslutningen(ny.sporring(LOP, GODKJENN)) == ()
    ny.lagret.append(rad(52, LOP))
    assert mangler_ved_beslutningen(ny.sporring(LOP, GODKJENN)) == (
        "planen_er_lagt_etter_beslutningen",
    )
    assert PlanLagt.__name__ == "PlanLagt"


def test_uten_henvisning_er_det_ingenting_a_kontrollere() -> None:
    assert mangler_ved_beslutningen(om(GodkjennPlan(), *MOTET, strom=LOP)) == ()


@pytest.mark.krav("K-111")
def test_regionens_egen_beslutning_star_ikke_i_gruppens_motebok() -> None:
    ny = verden(*MOTET).skjer("innforingslop:b", *FORESLATT_B, i=T.FORESLATT)
    steg = SjekkKlarTilBruk(beslutning=VIST)
    assert mangler_ved_beslutningen(ny.sporring("innforingslop:b", steg)) == ()
    gruppens = ny.skjer("innforingslop:a", *FORESLATT_A, i=T.FORESLATT)
    assert mangler_ved_beslutningen(gruppens.sporring("innforingslop:a", steg)) == (
        "gjelder_noe_annet",
    )


@pytest.mark.krav("K-114")
def test_en_evaluering_mottas_ogsa_etter_en_orientering() -> None:
    sak = MELDT.med(emne=Saksemne.EVALUERING, type=Sakstype.ORIENTERING)
    tatt = BESLUTTET.med(utfall=Utfall.TIL_ORIENTERING)
    s = om(MottaEvaluering(beslutning=VIST), MOTET[0], sak, *MOTET[2:], tatt, strom=LOP)
    assert mangler_ved_beslutningen(s) == ()
    drofting = MELDT.med(type=Sakstype.DROFTING)
    s = om(GODKJENN, MOTET[0], drofting, *MOTET[2:], strom=LOP)
    assert mangler_ved_beslutningen(s) == ("gjelder_noe_annet",)


@pytest.mark.krav("K-104", "K-373")
def test_en_vara_far_rollen_i_gruppen_for_perioden() -> None:
    vara = Vara(person="vera", for_medlem="ola", fra=DAG, til=date(2024, 4, 30))
    folger = verden().folger(STROMMEN, VaraOppnevnt(vara=vara, part=Part.NHN, av="kari"))
    rolle = Rolleperiode(
        person="vera",
        rolle=Rolle.MEDLEM,
        part=Part.NHN,
        fra=vara.fra,
        til=vara.til,
        gitt_av="kari",
    )
    assert folger == [("organ:koordineringsgruppen", RolleGitt(rolle=rolle))]
    assert SENDT.posisjon == 40
