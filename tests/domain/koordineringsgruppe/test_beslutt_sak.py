"""The group decides, on what its members were sent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.aggregat import Beslutningsform
from innforing.domain.grunnmur.aktor import Part
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.beslutt_sak import BesluttSak, Fakta
from innforing.domain.koordineringsgruppe.steg.fastsett_beslutningsregel import (
    BeslutningsregelFastsatt,
)
from innforing.domain.koordineringsgruppe.steg.godkjenn_protokoll import ProtokollGodkjent
from innforing.domain.koordineringsgruppe.verdier import Dissens, Utfall
from innforing.domain.koordineringsgruppe.vilkar import (
    gruppens_begrunnelse_er_gitt,
    saken_er_apen,
    saken_er_til_behandling,
)
from innforing.domain.koordineringsgruppe.vilkar_beslutning import (
    de_som_svarte_mot_er_nevnt,
    dissensen_er_fra_en_som_deltok,
    fire_oyne_i_saken,
    fores_av_en_habil,
    fores_av_en_som_deltok,
    gruppen_er_beslutningsdyktig,
    saken_star_som_utsendt,
    utfallet_passer_sakstypen,
    utsendt_grunnlag_er_uendret,
    vilkarsfristen_er_framover,
)
from tests.domain.koordineringsgruppe.historie import (
    APNET,
    BESLUTTET,
    HANNE,
    LUKKET_RUNDE,
    MELDT,
    MOTE,
    MOTET,
    NOTIS,
    NOTIS_SENDT,
    OLA_VEK,
    PA_VILKAR,
    RUNDEN,
    SAK,
    SEKRETAER,
    SENERE,
)
from tests.domain.spesifikasjon import KARI, OLA, gitt

FORDI = Fritekst(tekst="Planen er samordnet med de andre løpene.")
JA = BesluttSak(sak=SAK, utfall=Utfall.JA, begrunnelse=FORDI)
NA_VET_LOGGEN = Fakta(loggens_posisjon=50)
TO_PARTER = BeslutningsregelFastsatt(parter_til_stede=2)
NHN_MOT = Dissens(part=Part.NHN)


@pytest.mark.krav("K-109", "K-375")
def test_beslutningen_sier_motet_datoen_og_hva_de_sa() -> None:
    gruppe = gitt(*MOTET).nar(JA, som=KARI, fakta=NA_VET_LOGGEN).da(BESLUTTET)
    assert isinstance(gruppe, Koordineringsgruppe)
    sak = gruppe.saker[SAK]
    assert (sak.utfall, sak.besluttet, sak.besluttet_ved) == (Utfall.JA, BESLUTTET.dato, 50)


@pytest.mark.krav("K-109")
def test_den_som_skriver_for_gruppen_beslutter_ikke() -> None:
    gitt(*MOTET).nar(JA, som=SEKRETAER).avvises(rett_myndighet, fores_av_en_som_deltok)


@pytest.mark.parametrize("historie", [(MELDT,), MOTET[:-1], RUNDEN])
def test_motet_er_holdt_eller_runden_lukket(historie: tuple[Any, ...]) -> None:
    gitt(*historie).nar(JA, som=KARI).avvises_av(saken_er_til_behandling)


def test_en_sak_avgjores_en_gang() -> None:
    gitt(*MOTET, BESLUTTET).nar(JA, som=KARI).avvises(saken_er_apen)
    gitt(*MOTET).nar(JA.med(sak="sak-2020-1"), som=KARI).avvises(
        saken_er_apen, saken_er_til_behandling
    )


def test_etter_godkjent_protokoll_kommer_ingen_beslutning_til() -> None:
    godkjent = ProtokollGodkjent(mote=MOTE, av="ola")
    gitt(*MOTET, godkjent).nar(JA, som=KARI).avvises(saken_er_til_behandling)


@pytest.mark.krav("K-111")
def test_en_orientering_kan_verken_godkjennes_eller_nektes() -> None:
    for utfall in (Utfall.JA, Utfall.NEI, Utfall.DROFTET):
        steg = JA.med(sak=NOTIS, utfall=utfall)
        avvist = gitt(*MOTET).nar(steg, som=KARI).avvises(utfallet_passer_sakstypen)
        assert avvist.sperrer[0].mangler == ("tatt_til_orientering",)
    tatt = JA.med(sak=NOTIS, utfall=Utfall.TIL_ORIENTERING)
    gitt(*MOTET).nar(tatt, som=KARI, fakta=NA_VET_LOGGEN).da(
        BESLUTTET.med(sak=NOTIS, utfall=Utfall.TIL_ORIENTERING, utsendt=NOTIS_SENDT)
    )


@pytest.mark.krav("K-375")
def test_det_er_sagt_hvorfor() -> None:
    gitt(*MOTET).nar(JA.med(begrunnelse=None), som=KARI).avvises(gruppens_begrunnelse_er_gitt)


@pytest.mark.krav("K-375")
def test_den_som_ikke_motte_forer_ikke_beslutningen() -> None:
    gitt(*MOTET).nar(JA, som=HANNE).avvises(fores_av_en_som_deltok)


@pytest.mark.krav("K-375")
def test_en_inhabil_forer_ikke_beslutningen() -> None:
    gitt(*MOTET, OLA_VEK).nar(JA, som=OLA).avvises(fores_av_en_habil)
    gitt(*MOTET, OLA_VEK).nar(JA, som=KARI).etter()


@pytest.mark.krav("K-109")
def test_den_som_la_planen_forer_ikke_beslutningen_om_den() -> None:
    egen = Fakta(sakens_opphav=("kari",))
    gitt(*MOTET).nar(JA, som=KARI, fakta=egen).avvises(fire_oyne_i_saken)
    gitt(*MOTET).nar(JA, som=OLA, fakta=egen).etter()


@pytest.mark.krav("K-104")
def test_gruppen_er_beslutningsdyktig_uten_de_inhabile() -> None:
    gitt(*MOTET, TO_PARTER).nar(JA, som=KARI).etter()
    gitt(*MOTET, OLA_VEK, TO_PARTER).nar(JA, som=KARI).avvises(gruppen_er_beslutningsdyktig)


@pytest.mark.krav("K-104")
def test_to_fra_samme_part_er_en_part() -> None:
    samme = APNET.med(oppmote=tuple(o.med(part=Part.KS) for o in APNET.oppmote))
    gitt(*MOTET[:-1], samme, TO_PARTER).nar(JA, som=KARI).avvises(gruppen_er_beslutningsdyktig)


@pytest.mark.krav("K-375")
def test_dissensen_er_fra_parter_som_deltok() -> None:
    med = JA.med(dissens=(NHN_MOT,))
    gitt(*MOTET).nar(med, som=KARI, fakta=NA_VET_LOGGEN).da(BESLUTTET.med(dissens=(NHN_MOT,)))
    fravaerende = JA.med(dissens=(Dissens(part=Part.REGION),))
    gitt(*MOTET).nar(fravaerende, som=KARI).avvises(dissensen_er_fra_en_som_deltok)
    inhabil = JA.med(dissens=(NHN_MOT,))
    gitt(*MOTET, OLA_VEK).nar(inhabil, som=KARI).avvises(dissensen_er_fra_en_som_deltok)


@pytest.mark.krav("K-375")
def test_de_som_svarte_mot_i_runden_star_som_dissens() -> None:
    gitt(*LUKKET_RUNDE).nar(JA, som=KARI).avvises(de_som_svarte_mot_er_nevnt)
    med_dissens = JA.med(dissens=(NHN_MOT,))
    gitt(*LUKKET_RUNDE).nar(med_dissens, som=KARI, fakta=NA_VET_LOGGEN).da(
        BESLUTTET.med(form=Beslutningsform.SKRIFTLIG, dato=date(2024, 3, 11), dissens=(NHN_MOT,))
    )
    gitt(*LUKKET_RUNDE).nar(JA.med(utfall=Utfall.NEI), som=KARI).etter()


def test_den_som_ikke_stemte_i_runden_forer_ikke_beslutningen() -> None:
    gitt(*LUKKET_RUNDE).nar(JA.med(dissens=(NHN_MOT,)), som=HANNE).avvises(fores_av_en_som_deltok)


@pytest.mark.krav("K-375")
def test_et_ja_pa_vilkar_har_vilkar_og_en_frist_fram_i_tid() -> None:
    steg = JA.med(
        utfall=Utfall.JA_PA_VILKAR, vilkar=PA_VILKAR.vilkar, vilkarsfrist=PA_VILKAR.vilkarsfrist
    )
    gitt(*MOTET).nar(steg, som=KARI, fakta=NA_VET_LOGGEN).da(PA_VILKAR)
    gitt(*MOTET).nar(steg, som=KARI, na=SENERE).avvises(vilkarsfristen_er_framover)


@pytest.mark.parametrize(
    "felt",
    [
        {"utfall": "ja_pa_vilkar"},
        {"utfall": "ja_pa_vilkar", "vilkar": "Avstemt"},
        {"utfall": "ja", "vilkarsfrist": "2024-03-20"},
        {"utfall": "nei", "vilkar": "Avstemt", "vilkarsfrist": "2024-03-20"},
    ],
)
def test_vilkar_og_frist_horer_til_et_ja_pa_vilkar(felt: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        BesluttSak.model_validate({"sak": SAK, **felt}, strict=False)


@pytest.mark.krav("K-109", "K-375")
def test_en_sak_som_er_endret_etter_utsending_ma_avklares() -> None:
    endret = Fakta(endret_etter_utsending=("PlanLagt",), loggens_posisjon=50)
    avvist = gitt(*MOTET).nar(JA, som=KARI, fakta=endret).avvises(saken_star_som_utsendt)
    assert avvist.avklares[0].mangler == ("PlanLagt",)
    avklart = JA.med(avklaringer={"saken_star_som_utsendt": FORDI})
    gitt(*MOTET).nar(avklart, som=KARI, fakta=endret).da(
        BESLUTTET.med(endret_etter_utsending=("PlanLagt",))
    )


@pytest.mark.krav("K-375")
def test_er_loggen_selv_endret_besluttes_ingenting() -> None:
    brutt = Fakta(utsendt_grunnlag_stemmer=False)
    gitt(*MOTET).nar(JA, som=KARI, fakta=brutt).avvises(utsendt_grunnlag_er_uendret)
