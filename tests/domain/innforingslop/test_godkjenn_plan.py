"""Klar-til-bruk sjekket → planlagt: by the koordineringsgruppe in A and C, by the owner in B, F."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from innforing.domain.grunnmur.aggregat import Beslutning, Beslutningsform
from innforing.domain.grunnmur.myndigheter import avklaringer_kjent, rett_myndighet, riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.vilkar import (
    eierskap_godtatt,
    sitert_beslutning_gjelder,
)
from innforing.domain.innforingslop.livslop.vilkar_plan import (
    gruppen_er_varslet,
    har_stotteressurser,
    ledere_er_utpekt,
    merknader_besvart,
    planen_er_delt,
    planen_er_hel,
    puljene_har_felles_trekk,
    regional_forankring,
    sett_av_flere,
    type_er_valgt,
    utviklingsansvarlig_er_navngitt,
    varslet_i_god_tid,
)
from innforing.domain.innforingslop.plan import (
    Forankring,
    Kapasitetssvar,
    Laeringspunktsvar,
    Merknadsart,
    Planutkast,
)
from innforing.domain.innforingslop.steg.besvar_overlapp import OverlappBesvart, Samordning
from innforing.domain.innforingslop.steg.del_plan import PlanDelt
from innforing.domain.innforingslop.steg.gi_merknad import MerknadGitt
from innforing.domain.innforingslop.steg.godkjenn_plan import (
    BreddeforpliktelseApnet,
    Fakta,
    GodkjennPlan,
    PlanGodkjent,
    arbeidsgruppe_er_knyttet,
    arsaken_er_kartlagt,
    beslutningen_er_vist,
    fire_oyne,
    innenfor_kapasitet,
    laeringspunkter_besvart,
    overlapp_besvart,
    sektoren_har_prioritert,
)
from innforing.domain.innforingslop.steg.legg_plan import PlanLagt
from innforing.domain.innforingslop.steg.utpek_leder import InnforingslederUtpekt
from innforing.domain.innforingslop.verdier import Breddeforpliktelse, Sektor
from tests.domain.innforingslop.historie import (
    BEMANNET_A,
    BESVART,
    DELT,
    ENESTE_PULJE,
    FORESLATT_A,
    FORESLATT_B,
    FORSLAGSDAG,
    GODKJENT_A,
    GODKJENT_B,
    GODKJENT_C,
    GRUPPE,
    LAGT_A,
    LAGT_B,
    LAGT_C,
    LAGT_F,
    OPPSTART,
    PLAN,
    PULJE_C1,
    PULJE_C2,
    REGIONLEDER,
    SJEKK_A,
    SJEKKET_A,
    SJEKKET_B,
    SJEKKET_C,
    TYPE_A,
    TYPE_B,
    foreslatt,
    fritekst,
    utpekt,
)
from tests.domain.spesifikasjon import KARI, KONTAKT, LEDER, OLA, Person, gitt

MOTE = Beslutning(form=Beslutningsform.MOTE, dato=date(2024, 3, 1), referanse="Møte 2/2024")
GODKJENN = GodkjennPlan(beslutning=MOTE)
SJEKKET = T.KLAR_TIL_BRUK_SJEKKET


def lagt(historie: tuple[Any, ...], av: str = "geir", **plan: Any) -> tuple[Any, ...]:
    """The history, with more laid in the plan and the plan shared again."""
    return (*historie, PlanLagt(plan=Planutkast(**plan), av=av), DELT)


@pytest.mark.krav("K-002", "K-109", "K-375")
def test_koordineringsgruppen_godkjenner_en_nasjonal_plan() -> None:
    lop = gitt(*LAGT_A, i=SJEKKET).nar(GODKJENN, som=OLA).da(GODKJENT_A)
    assert isinstance(lop, Innforingslop)
    assert lop.tilstand is T.PLANLAGT


@pytest.mark.krav("K-375")
@pytest.mark.parametrize("historie", [LAGT_A, LAGT_C])
def test_beslutningen_det_vises_til_gjelder_planen(historie: tuple[Any, ...]) -> None:
    fakta = Fakta(mangler_ved_beslutningen=("sluttet_seg_ikke_til",))
    avvist = gitt(*historie, i=SJEKKET).nar(GODKJENN, som=OLA, fakta=fakta)
    assert avvist.avvises(sitert_beslutning_gjelder).sperrer[0].mangler == ("sluttet_seg_ikke_til",)


@pytest.mark.krav("K-138")
def test_lederen_godkjenner_ikke_sin_egen_plan() -> None:
    gitt(*LAGT_A, i=SJEKKET).nar(GODKJENN, som=LEDER).avvises(rett_myndighet)


@pytest.mark.krav("K-109")
def test_den_som_la_planen_kan_ikke_godkjenne_den() -> None:
    lop = gitt(*lagt(LAGT_A, av="ola"), i=SJEKKET)
    lop.nar(GODKJENN, som=OLA).avvises(fire_oyne)
    lop.nar(GODKJENN, som=KARI).etter()


@pytest.mark.krav("K-375")
def test_gruppen_viser_til_mote_eller_skriftlig_runde() -> None:
    gitt(*LAGT_A, i=SJEKKET).nar(GodkjennPlan(), som=OLA).avvises(beslutningen_er_vist)
    kommende = GODKJENN.med(beslutning=MOTE.med(dato=date(2024, 3, 2)))
    gitt(*LAGT_A, i=SJEKKET).nar(kommende, som=OLA).avvises(beslutningen_er_vist)


@pytest.mark.krav("K-019", "K-108", "K-109", "K-125", "K-131")
def test_alt_som_mangler_sies_pa_en_gang() -> None:
    lop = gitt(*FORESLATT_A, SJEKK_A, i=SJEKKET)
    avvist = lop.nar(GODKJENN, som=OLA).avvises(
        type_er_valgt,
        arbeidsgruppe_er_knyttet,
        ledere_er_utpekt,
        planen_er_hel,
        planen_er_delt,
        sektoren_har_prioritert,
    )
    assert avvist.sperrer[3].mangler == ("oppstart", "slutt", "aktivitet")


@pytest.mark.krav("K-125")
def test_en_periode_som_er_lagt_i_to_steg_ma_henge_sammen() -> None:
    forst = PlanLagt(plan=Planutkast(slutt=date(2024, 3, 1)), av="geir")
    avvist = gitt(*LAGT_A, forst, DELT, i=SJEKKET).nar(GODKJENN, som=OLA).avvises(planen_er_hel)
    assert avvist.sperrer[0].mangler == ("slutt",)


@pytest.mark.krav("K-109")
def test_en_plan_som_er_endret_etter_delingen_ma_deles_igjen() -> None:
    lop = (*LAGT_A, PlanLagt(plan=Planutkast(kommunikasjonsplan="Ny"), av="geir"))
    gitt(*lop, i=SJEKKET).nar(GODKJENN, som=OLA).avvises(planen_er_delt)


@pytest.mark.krav("K-106")
def test_hvert_overlapp_ma_vaere_besvart() -> None:
    fakta = Fakta(overlappende_lop=("vkp", "pll"))
    svar = OverlappBesvart(
        lop="vkp", samordning=Samordning.UTEN_BETYDNING, grunn=fritekst(), av="geir"
    )
    avvist = gitt(*LAGT_A, svar, i=SJEKKET).nar(GODKJENN, som=OLA, fakta=fakta)
    assert avvist.avvises(overlapp_besvart).sperrer[0].mangler == ("pll",)


@pytest.mark.krav("K-032")
def test_en_ny_eier_ma_ha_godtatt() -> None:
    lop = (*LAGT_A, TYPE_A.med(ny_eier="regional-agder"))
    gitt(*lop, i=SJEKKET).nar(GODKJENN, som=OLA).avvises(eierskap_godtatt)


@pytest.mark.krav("K-212", "K-124", "K-115")
def test_laerdom_arsak_og_kapasitet_ma_avklares() -> None:
    brukt = (Laeringspunktsvar(laeringspunkt="kj.1", brukes=True, hvordan="Tidlig opplæring"),)
    nhn = (Kapasitetssvar(organ="nhn", nok=False), Kapasitetssvar(organ="ks", nok=True))
    lop = gitt(*lagt(LAGT_A, laeringspunkter=brukt, kapasitet=nhn), i=SJEKKET)
    fakta = Fakta(
        apne_laeringspunkter=("kj.1", "kj.2"),
        uspurte_kommuner=("voss",),
        lop_per_leder={"lise": 3, "tor": 2},
    )
    vilkar = (laeringspunkter_besvart, arsaken_er_kartlagt, innenfor_kapasitet)
    avvist = lop.nar(GODKJENN, som=OLA, fakta=fakta).avvises(*vilkar)
    assert [u.mangler for u in avvist.avklares] == [("kj.2",), ("voss",), ("nhn", "lise")]
    svar = {v.navn: fritekst() for v in vilkar}
    lop.nar(GODKJENN.med(avklaringer=svar), som=OLA, fakta=fakta).etter()


@pytest.mark.krav("K-212")
def test_et_laeringspunkt_som_ikke_brukes_er_besvart_nar_grunnen_star_der() -> None:
    def lagt(*svar: Laeringspunktsvar) -> PlanLagt:
        return PlanLagt(plan=Planutkast(laeringspunkter=svar), av="geir")

    brukt = Laeringspunktsvar(laeringspunkt="kj.1", brukes=True)
    nei = Laeringspunktsvar(laeringspunkt="kj.2", brukes=False)
    fakta = Fakta(apne_laeringspunkter=("kj.1", "kj.2"))
    uten_grunn = gitt(*LAGT_A, lagt(brukt, nei), DELT, i=SJEKKET)
    avvist = uten_grunn.nar(GODKJENN, som=OLA, fakta=fakta).avvises(laeringspunkter_besvart)
    assert avvist.avklares[0].mangler == ("kj.2",)
    med_grunn = nei.med(hvordan="Gjelder bare store kommuner")
    gitt(*LAGT_A, lagt(brukt, med_grunn), DELT, i=SJEKKET).nar(
        GODKJENN, som=OLA, fakta=fakta
    ).etter()


def test_en_avklaring_som_ikke_horer_til_avvises() -> None:
    steg = GODKJENN.med(avklaringer={"noe_annet": fritekst()})
    avvist = gitt(*LAGT_A, i=SJEKKET).nar(steg, som=OLA).avvises(avklaringer_kjent)
    assert avvist.sperrer[0].mangler == ("noe_annet",)


@pytest.mark.krav("K-139")
def test_et_lop_uten_puljer_far_en_uten_navn_og_grense() -> None:
    historie = (*SJEKKET_A, PlanLagt(plan=PLAN, av="geir"), DELT)
    lop = gitt(*historie, i=SJEKKET).nar(GODKJENN, som=OLA).etter()
    assert isinstance(lop, Innforingslop)
    assert lop.puljer == (ENESTE_PULJE,)


@pytest.mark.krav("K-038", "K-131", "K-141", "K-143")
def test_type_c_har_trekk_og_leder_for_hver_pulje_og_apner_en_forpliktelse() -> None:
    lop = (
        gitt(*LAGT_C, i=SJEKKET)
        .nar(GODKJENN, som=OLA)
        .da(GODKJENT_C, BreddeforpliktelseApnet(part="program-vkp"))
    )
    assert isinstance(lop, Innforingslop)
    assert lop.breddeforpliktelse == Breddeforpliktelse(part="program-vkp")


@pytest.mark.krav("K-038", "K-131", "K-141")
def test_type_c_uten_trekk_leder_eller_ansvarlig_part_godkjennes_ikke() -> None:
    puljer = (PULJE_C1, PULJE_C2.med(trekk=()), PULJE_C2.med(nr=3))
    historie = (*SJEKKET_C, PlanLagt(plan=PLAN, puljer=puljer, av="geir"), DELT)
    ingen_helhet = InnforingslederUtpekt(avslutter=("gro",), dato=FORSLAGSDAG, av="kari")
    avvist = gitt(*historie, ingen_helhet, i=SJEKKET).nar(GODKJENN, som=OLA)
    sperrer = avvist.avvises(
        ledere_er_utpekt, puljene_har_felles_trekk, utviklingsansvarlig_er_navngitt
    ).sperrer
    assert sperrer[0].mangler == ("pulje.3", "helheten")
    assert sperrer[1].mangler == ("pulje.2",)
    uten_puljer = (*SJEKKET_C, PlanLagt(plan=PLAN, av="geir"), DELT)
    gitt(*uten_puljer, i=SJEKKET).nar(GODKJENN, som=OLA).avvises(
        puljene_har_felles_trekk, utviklingsansvarlig_er_navngitt
    )


@pytest.mark.krav("K-032", "K-110", "K-111")
def test_regionen_godkjenner_sin_egen_plan_uten_at_gruppen_gjor_noe() -> None:
    lop = gitt(*LAGT_B, i=SJEKKET)
    lop.nar(GodkjennPlan(), som=REGIONLEDER).da(GODKJENT_B)
    lop.nar(GODKJENN, som=KARI).avvises(rett_myndighet)


@pytest.mark.krav("K-041", "K-110")
def test_en_felles_prosess_godkjennes_av_eieren_uten_type() -> None:
    gitt(*LAGT_F, i=SJEKKET).nar(GodkjennPlan(), som=REGIONLEDER).da(GODKJENT_B)


@pytest.mark.krav("K-019", "K-110", "K-131")
def test_ogsa_i_regionen_trengs_type_leder_og_varsel() -> None:
    historie = (*FORESLATT_B, TYPE_B.med(ny_eier="regional-agder"))
    uten = (*FORESLATT_B, PlanLagt(plan=LAGT_B[-2].plan, av="lise"))
    gitt(*uten, i=SJEKKET).nar(GodkjennPlan(), som=REGIONLEDER).avvises(
        type_er_valgt, ledere_er_utpekt, gruppen_er_varslet
    )
    gitt(*LAGT_B, *historie[1:], i=SJEKKET).nar(GodkjennPlan(), som=REGIONLEDER).avvises(
        eierskap_godtatt
    )


@pytest.mark.krav("K-109", "K-110", "K-111", "K-116", "K-155", "K-188", "K-030")
def test_i_regionen_kan_alt_annet_avklares() -> None:
    delt = PlanDelt(dato=date(2024, 2, 20), av="kine")
    merknad = MerknadGitt(nr=1, art=Merknadsart.MERKNAD, merknad=fritekst(), av="kari")
    historie = (*SJEKKET_B, PlanLagt(plan=PLAN, av="rita"), delt, merknad)
    fakta = Fakta(overlappende_lop=("vkp",), apne_laeringspunkter=("kj.1",))
    vilkar = (
        sett_av_flere,
        varslet_i_god_tid,
        merknader_besvart,
        overlapp_besvart,
        regional_forankring,
        har_stotteressurser,
        laeringspunkter_besvart,
    )
    lop = gitt(*historie, i=SJEKKET)
    avvist = lop.nar(GodkjennPlan(), som=REGIONLEDER, fakta=fakta).avvises(*vilkar)
    assert avvist.sperrer == ()
    assert avvist.avklares[4].mangler == ("helse",)
    svar = {v.navn: fritekst() for v in vilkar}
    lop.nar(GodkjennPlan(avklaringer=svar), som=REGIONLEDER, fakta=fakta).etter()


@pytest.mark.krav("K-155", "K-188")
def test_et_mote_som_ikke_er_holdt_har_ikke_forankret_noe() -> None:
    kommende = Forankring(sektor=Sektor.HELSE, dato=date(2024, 3, 2), arena="Ledersamling")
    lop = gitt(*lagt(LAGT_B, av="lise", forankring=(kommende,)), i=SJEKKET)
    lop.nar(GodkjennPlan(), som=REGIONLEDER).avvises(regional_forankring)
    lop.nar(GodkjennPlan(), som=REGIONLEDER, na=datetime(2024, 3, 2, 9, tzinfo=UTC)).etter()


@pytest.mark.krav("K-110")
def test_varslet_regnes_fra_da_planen_gjelder() -> None:
    lop = gitt(*LAGT_B, i=SJEKKET)
    for_tidlig = datetime(2024, 2, 10, 9, tzinfo=UTC)
    lop.nar(GodkjennPlan(), som=REGIONLEDER, gjelder=for_tidlig).avvises(varslet_i_god_tid)


@pytest.mark.krav("K-155")
def test_en_nasjonal_prosess_spor_ikke_etter_regional_forankring_eller_ressurser() -> None:
    historie = (
        foreslatt(None, eier="koordineringsgruppen"),
        utpekt(*LAGT_F[1].ledere),
        PlanLagt(plan=PLAN, av="per"),
        DELT,
    )
    gitt(*historie, i=SJEKKET).nar(GodkjennPlan(), som=OLA).etter()


@pytest.mark.krav("K-002")
@pytest.mark.parametrize("som", [OLA, KONTAKT])
def test_uten_sjekk_ingen_plan(som: Person) -> None:
    historie = (*BEMANNET_A, GRUPPE, *BESVART, TYPE_A, PlanLagt(plan=PLAN, av="geir"), DELT)
    avvist = gitt(*historie, i=T.FORESLATT).nar(GODKJENN, som=som).avvises(riktig_fase)
    assert avvist.sperrer[0].mangler == ("sjekk_klar_til_bruk",)


def test_planen_far_datoen_den_skal_starte() -> None:
    assert PlanGodkjent(oppstart=OPPSTART, puljer=(ENESTE_PULJE,), av="rita") == GODKJENT_B
