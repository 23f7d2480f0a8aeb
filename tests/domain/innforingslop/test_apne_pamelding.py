"""The invitation: complete, to the right kommuner, and unchanged afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import ikke_pa_vent, rett_myndighet, riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.invitasjon import Malform, SendtInvitasjon, avtrykk
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.vilkar_invitasjon import (
    ELEMENTER,
    hvem_det_gjelder_er_oppgitt,
    invitasjonen_har_alle_elementer,
    kommunikasjonsplan_finnes,
    krav_til_ledelsen_er_oppgitt,
    malformene_er_dekket,
    nytten_er_oppgitt,
)
from innforing.domain.innforingslop.steg.apne_pamelding import (
    ApnePamelding,
    Fakta,
    aktuelle_kommuner_er_fastsatt,
    kommunene_er_informert,
    lederne_er_adressert,
    mottakerne_har_kontakt,
    puljen_kan_apnes,
    svarfristen_er_framover,
    svarfristen_er_lang_nok,
)
from innforing.domain.innforingslop.steg.legg_plan import PlanLagt
from innforing.domain.innforingslop.verdier import Puljefase, Sektor
from tests.domain.innforingslop.historie import (
    APNET_A,
    FRIST,
    GERICA,
    I_GANG_A,
    KOMMUNER,
    PLAN,
    PLANLAGT_A,
    PULJE_C1,
    PULJE_C2,
    PULJELEDER_1,
    PULJELEDER_2,
    SATT_PA_VENT,
    SENDT,
    TEKSTER,
    VARSLET_A,
    VARSLET_C,
    apnet,
    fastsatt,
    fritekst,
    invitasjonstekst,
)
from tests.domain.spesifikasjon import KARI, LEDER, gitt

HELSE = (Sektor.HELSE,)
APNE = ApnePamelding(svarfrist=FRIST, tekster=TEKSTER, adressater=HELSE)
KLAR = gitt(*VARSLET_A, i=T.PLANLAGT)
KLAR_C = gitt(*VARSLET_C, i=T.PLANLAGT)


def uten(*elementer: str, malform: Malform = Malform.BOKMAL) -> ApnePamelding:
    """The step, with those elements missing in one målform."""
    hull = invitasjonstekst(malform).med(**dict.fromkeys(elementer))
    tekster = tuple(hull if tekst.malform is malform else tekst for tekst in TEKSTER)
    return APNE.med(tekster=tekster)


@pytest.mark.krav("K-151", "K-156", "K-013")
def test_en_hel_invitasjon_apner_puljen_og_star_uendret() -> None:
    lop = KLAR.nar(APNE, som=LEDER).da(apnet(1))
    assert isinstance(lop, Innforingslop)
    assert lop.tilstand is T.PAMELDING
    pulje = lop.pulje(1)
    assert pulje is not None
    assert (pulje.fase, pulje.svarfrist) == (Puljefase.PAMELDING, FRIST)
    assert lop.invitasjon_til(1) == SendtInvitasjon(
        pulje=1, sendt=SENDT, svarfrist=FRIST, avtrykk=avtrykk(TEKSTER)
    )


@pytest.mark.krav("K-151")
def test_avtrykket_endres_av_en_eneste_bokstav() -> None:
    endret = (TEKSTER[0].med(nytte="Mindre leting etter opplysningar"), TEKSTER[1])
    assert avtrykk(TEKSTER) == avtrykk(TEKSTER)
    assert avtrykk(endret) != avtrykk(TEKSTER)


@pytest.mark.krav("K-147", "K-148", "K-149", "K-150", "K-151")
@pytest.mark.parametrize("element", ELEMENTER)
@pytest.mark.parametrize("malform", list(Malform))
def test_et_manglende_element_nevnes_med_malform(element: str, malform: Malform) -> None:
    avvisning = KLAR.nar(uten(element, malform=malform), som=LEDER).avvises(
        invitasjonen_har_alle_elementer
    )
    assert avvisning.sperrer[0].mangler == (f"{malform.value}.{element}",)


@pytest.mark.krav("K-152", "K-153")
def test_nytten_og_kravene_til_ledelsen_ma_sta_der() -> None:
    KLAR.nar(uten("nytte"), som=LEDER).avvises(nytten_er_oppgitt)
    KLAR.nar(uten("krav_til_ledelsen"), som=LEDER).avvises(krav_til_ledelsen_er_oppgitt)


def test_invitasjonen_skrives_i_hver_malform_mottakerne_bruker() -> None:
    bare_bokmal = APNE.med(tekster=TEKSTER[:1])
    avvisning = KLAR.nar(bare_bokmal, som=LEDER).avvises(malformene_er_dekket)
    assert avvisning.sperrer[0].mangler == ("nn",)
    KLAR.nar(bare_bokmal, som=LEDER, fakta=Fakta(mottakernes_malformer=("nb",))).etter()


def test_en_malform_skrives_en_gang() -> None:
    with pytest.raises(ValidationError, match="one text for each"):
        ApnePamelding(svarfrist=FRIST, tekster=(TEKSTER[0], TEKSTER[0]))


@pytest.mark.krav("K-036", "K-029")
def test_ingen_utenfor_malgruppen_inviteres() -> None:
    avvisning = KLAR.nar(APNE.med(kommuner=("bergen", "oslo")), som=LEDER).avvises_av(
        aktuelle_kommuner_er_fastsatt
    )
    assert avvisning.sperrer[0].mangler == ("oslo",)


def test_uten_aktuelle_kommuner_er_det_ingen_a_invitere() -> None:
    ingen = gitt(*VARSLET_A, fastsatt(), i=T.PLANLAGT)
    ingen.nar(APNE, som=LEDER).avvises(aktuelle_kommuner_er_fastsatt)


@pytest.mark.krav("K-156")
@pytest.mark.parametrize("frist", [SENDT, date(2024, 2, 1)])
def test_svarfristen_ma_vaere_fram_i_tid(frist: date) -> None:
    KLAR.nar(APNE.med(svarfrist=frist), som=LEDER).avvises(svarfristen_er_framover)


@pytest.mark.krav("K-159")
def test_en_kort_svarfrist_ma_begrunnes() -> None:
    kort = APNE.med(svarfrist=date(2024, 3, 14))
    KLAR.nar(kort, som=LEDER).avvises(svarfristen_er_lang_nok)
    avklart = kort.med(avklaringer={"svarfristen_er_lang_nok": fritekst("alle er spurt før")})
    KLAR.nar(avklart, som=LEDER).etter()
    KLAR.nar(APNE.med(svarfrist=date(2024, 3, 15)), som=LEDER).etter()


@pytest.mark.krav("K-139")
@pytest.mark.parametrize("nr", [1, 9])
def test_en_pulje_som_er_apnet_eller_ikke_finnes_kan_ikke_apnes(nr: int) -> None:
    apen = gitt(*APNET_A, i=T.PAMELDING)
    apen.nar(APNE.med(pulje=nr), som=LEDER).avvises(puljen_kan_apnes)


@pytest.mark.krav("K-012")
def test_kommuner_som_ikke_er_informert_ma_avklares() -> None:
    uvarslet = gitt(*PLANLAGT_A, i=T.PLANLAGT)
    avvisning = uvarslet.nar(APNE, som=LEDER).avvises(kommunene_er_informert)
    assert avvisning.avklares[0].mangler == KOMMUNER
    avklart = APNE.med(avklaringer={"kommunene_er_informert": fritekst("sagt i møte")})
    uvarslet.nar(avklart, som=LEDER).da(apnet(1))


@pytest.mark.krav("K-156")
def test_en_mottaker_uten_kontakt_ma_avklares() -> None:
    uten_kontakt = Fakta(kommuner_uten_kontakt=("os", "voss"))
    avvisning = KLAR.nar(APNE, som=LEDER, fakta=uten_kontakt).avvises(mottakerne_har_kontakt)
    assert avvisning.avklares[0].mangler == ("voss",)
    avklart = APNE.med(avklaringer={"mottakerne_har_kontakt": fritekst("postmottaket")})
    KLAR.nar(avklart, som=LEDER, fakta=uten_kontakt).da(apnet(1))


@pytest.mark.krav("K-155")
def test_lederne_i_hver_sektor_adresseres() -> None:
    avvisning = KLAR.nar(APNE.med(adressater=()), som=LEDER).avvises(lederne_er_adressert)
    assert avvisning.avklares[0].mangler == ("helse",)
    avklart = APNE.med(
        adressater=(), avklaringer={"lederne_er_adressert": fritekst("kommunedirektøren")}
    )
    KLAR.nar(avklart, som=LEDER).etter()


@pytest.mark.krav("K-161", "K-165")
def test_den_som_har_takket_nei_minnes_ikke_pa_det_av_en_senere_pulje() -> None:
    senere = gitt(*I_GANG_A, i=T.GJENNOMFORING)
    svart = Fakta(kommuner_med_svar=("voss",))
    lop = senere.nar(APNE.med(pulje=2), som=LEDER, fakta=svart).da(apnet(2, "bergen"))
    assert isinstance(lop, Innforingslop)
    assert lop.tilstand is T.GJENNOMFORING
    assert [p.fase for p in lop.puljer] == [Puljefase.GJENNOMFORING, Puljefase.PAMELDING]


@pytest.mark.krav("K-165")
def test_den_som_ber_om_det_kan_inviteres_pa_nytt() -> None:
    senere = gitt(*I_GANG_A, i=T.GJENNOMFORING)
    svart = Fakta(kommuner_med_svar=("voss",))
    navngitt = APNE.med(pulje=2, kommuner=("voss",))
    senere.nar(navngitt, som=LEDER, fakta=svart).da(apnet(2, "voss"))


def test_pa_vent_apnes_ingen_pulje() -> None:
    for historie, tilstand, nr in ((VARSLET_A, T.PLANLAGT, 1), (I_GANG_A, T.GJENNOMFORING, 2)):
        pa_vent = gitt(*historie, SATT_PA_VENT, i=tilstand)
        pa_vent.nar(APNE.med(pulje=nr), som=LEDER).avvises(ikke_pa_vent)


@pytest.mark.krav("K-002")
def test_for_planen_er_godkjent_inviteres_ingen() -> None:
    gitt(*VARSLET_A, i=T.KLAR_TIL_BRUK_SJEKKET).nar(APNE, som=LEDER).avvises(riktig_fase)


@pytest.mark.krav("K-138")
def test_bare_lopets_leder_inviterer() -> None:
    KLAR.nar(APNE, som=KARI).avvises(rett_myndighet)


@pytest.mark.krav("K-154", "K-036", "K-143")
def test_i_type_c_inviterer_puljens_leder_kommunene_puljen_er_for() -> None:
    KLAR_C.nar(APNE, som=PULJELEDER_1).da(apnet(1, "bergen"))
    KLAR_C.nar(APNE, som=PULJELEDER_2).avvises(rett_myndighet)
    KLAR_C.nar(uten("hvem_det_gjelder"), som=PULJELEDER_1).avvises(hvem_det_gjelder_er_oppgitt)
    KLAR.nar(uten("hvem_det_gjelder"), som=LEDER).etter()


@pytest.mark.krav("K-141")
def test_i_type_c_inviteres_ingen_uten_puljens_kjennetegn() -> None:
    KLAR_C.nar(APNE.med(kommuner=("voss",)), som=PULJELEDER_1).avvises(
        aktuelle_kommuner_er_fastsatt
    )
    bare_gerica = fastsatt("voss", trekk={"voss": (GERICA,)})
    gitt(*VARSLET_C, bare_gerica, i=T.PLANLAGT).nar(APNE, som=PULJELEDER_1).avvises(
        aktuelle_kommuner_er_fastsatt
    )


@pytest.mark.krav("K-037")
def test_i_type_c_trengs_en_kommunikasjonsplan() -> None:
    taus = PlanLagt(plan=PLAN, puljer=(PULJE_C1, PULJE_C2), av="geir")
    historie = (taus if isinstance(h, PlanLagt) else h for h in VARSLET_C)
    gitt(*historie, i=T.PLANLAGT).nar(APNE, som=PULJELEDER_1).avvises(kommunikasjonsplan_finnes)


def test_en_tom_invitasjon_far_alle_mangler_pa_en_gang() -> None:
    tom = uten(*ELEMENTER, "nytte", "krav_til_ledelsen").med(svarfrist=SENDT)
    KLAR.nar(tom, som=LEDER).avvises(
        invitasjonen_har_alle_elementer,
        nytten_er_oppgitt,
        krav_til_ledelsen_er_oppgitt,
        svarfristen_er_framover,
    )
