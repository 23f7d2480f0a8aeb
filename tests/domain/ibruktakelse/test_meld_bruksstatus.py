"""The kommune's rung on the ladder of use, from the day it took effect."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.lokalt import det_har_skjedd
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.ibruktakelse.folger import KommuneOrientert
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import (
    BruksstatusMeldt,
    MeldBruksstatus,
    bruken_er_belagt,
    etter_lopets_oppstart,
    gevinsten_er_dokumentert,
    ikke_et_steg_tilbake,
    ingen_trinn_er_hoppet_over,
    nhn_melder_bare_eget,
)
from innforing.domain.ibruktakelse.verdier import Belegg, Bruksstatus
from tests.domain.ibruktakelse.historie import (
    DOKUMENTERT,
    I_BRUK,
    MALT,
    MED_LOP,
    NOKKEL,
    PLANLAGT,
    TEKNISK,
    TEKST,
)
from tests.domain.spesifikasjon import (
    BERGEN,
    KARI,
    KONTAKT,
    LEDER,
    NHN_SAK,
    PROGRAMMET,
    RESSURS,
    VOSS,
    Person,
    gitt,
)

I_DAG = date(2024, 3, 1)
INNFORT = MeldBruksstatus(status=Bruksstatus.TEKNISK_INNFORT)
BRUKES = MeldBruksstatus(status=Bruksstatus.TATT_I_BRUK, belegg=Belegg.EGENERKLAERING)
NYTTE = MeldBruksstatus(status=Bruksstatus.NYTTIGGJORT)
UKJENT = gitt(nokkel=NOKKEL)
HAR_DET = gitt(TEKNISK, nokkel=NOKKEL)
BRUKER_DET = gitt(TEKNISK, I_BRUK, nokkel=NOKKEL)


def den(maned: int, dag: int) -> datetime:
    """Noon of a day in 2024."""
    return datetime(2024, maned, dag, 12, 0, tzinfo=UTC)


@pytest.mark.krav("K-191", "K-193")
def test_kommunen_melder_selv_uten_noe_lop() -> None:
    ibruktakelse = UKJENT.nar(INNFORT, som=BERGEN, gjelder=den(1, 10)).da(TEKNISK)
    assert isinstance(ibruktakelse, Ibruktakelse)
    assert ibruktakelse.status is Bruksstatus.TEKNISK_INNFORT


@pytest.mark.krav("K-191")
@pytest.mark.parametrize("som", [RESSURS, KONTAKT, LEDER, NHN_SAK])
def test_andre_melder_for_kommunen_og_den_far_vite_det(som: Person) -> None:
    UKJENT.nar(INNFORT, som=som, fakta=MED_LOP).da(
        BruksstatusMeldt(status=Bruksstatus.TEKNISK_INNFORT, fra=I_DAG),
        KommuneOrientert(av_organ=som.aktor.organ),
    )


@pytest.mark.krav("K-191")
def test_ingen_har_meldt_noe_er_ukjent() -> None:
    tom = Ibruktakelse()
    assert tom.status is None
    assert tom.status_per(I_DAG) is None


@pytest.mark.krav("K-193", "K-194")
def test_en_tilbakedatert_melding_fyller_tomrommet_for_det_som_kom_senere() -> None:
    historie = gitt(I_BRUK, nokkel=NOKKEL)
    ibruktakelse = historie.nar(INNFORT, som=BERGEN, gjelder=den(1, 10)).da(TEKNISK)
    assert isinstance(ibruktakelse, Ibruktakelse)
    assert ibruktakelse.status is Bruksstatus.TATT_I_BRUK
    assert ibruktakelse.status_per(date(2024, 1, 9)) is None
    assert ibruktakelse.status_per(date(2024, 2, 9)) is Bruksstatus.TEKNISK_INNFORT


@pytest.mark.krav("K-193")
@pytest.mark.parametrize(
    ("belegg", "referanse", "som"),
    [
        (Belegg.EGENERKLAERING, None, BERGEN),
        (Belegg.EGENERKLAERING, "Brev 24/9", RESSURS),
        (Belegg.DOKUMENT, "Rapport 24/1", BERGEN),
        (Belegg.MALING, "NHN uke 8", NHN_SAK),
    ],
)
def test_bruk_bygger_pa_en_maling_et_dokument_eller_egen_opplysning(
    belegg: Belegg, referanse: str | None, som: Person
) -> None:
    steg = BRUKES.med(belegg=belegg, referanse=referanse)
    HAR_DET.nar(steg, som=som, fakta=MED_LOP).etter()


@pytest.mark.krav("K-193")
@pytest.mark.parametrize(
    ("belegg", "som"),
    [
        (None, BERGEN),
        (Belegg.DOKUMENT, BERGEN),
        (Belegg.MALING, BERGEN),
        (Belegg.EGENERKLAERING, RESSURS),
    ],
)
def test_bruk_uten_belegg_avvises(belegg: Belegg | None, som: Person) -> None:
    steg = BRUKES.med(belegg=belegg)
    HAR_DET.nar(steg, som=som, fakta=MED_LOP).avvises(bruken_er_belagt)


@pytest.mark.krav("K-193", "K-202")
def test_en_registrert_maling_er_belegg() -> None:
    steg = BRUKES.med(belegg=Belegg.MALING)
    gitt(TEKNISK, MALT, nokkel=NOKKEL).nar(steg, som=BERGEN).etter()


@pytest.mark.krav("K-192", "K-193")
def test_en_maling_som_ikke_viser_bruk_er_ikke_belegg() -> None:
    steg = BRUKES.med(belegg=Belegg.MALING)
    null = MALT.med(dato=date(2024, 2, 12), antall=0)
    gitt(TEKNISK, null, nokkel=NOKKEL).nar(steg, som=BERGEN).avvises(bruken_er_belagt)
    gitt(TEKNISK, MALT, null, nokkel=NOKKEL).nar(steg, som=BERGEN).avvises(bruken_er_belagt)
    gitt(TEKNISK, null, MALT, nokkel=NOKKEL).nar(steg, som=BERGEN).avvises(bruken_er_belagt)


@pytest.mark.krav("K-192", "K-193")
def test_tilgjengeliggjort_er_ikke_nyttiggjort() -> None:
    BRUKER_DET.nar(NYTTE, som=BERGEN).avvises(gevinsten_er_dokumentert)
    planlagt = gitt(TEKNISK, I_BRUK, PLANLAGT, nokkel=NOKKEL)
    planlagt.nar(NYTTE, som=BERGEN).avvises(gevinsten_er_dokumentert)
    gitt(TEKNISK, I_BRUK, DOKUMENTERT, nokkel=NOKKEL).nar(NYTTE, som=BERGEN).etter()


@pytest.mark.krav("K-192")
@pytest.mark.parametrize("status", [Bruksstatus.IKKE_INNFORT, Bruksstatus.NYTTIGGJORT])
def test_norsk_helsenett_melder_bare_teknisk_innforing_og_bruk(status: Bruksstatus) -> None:
    steg = MeldBruksstatus(status=status, avklaringer={"ikke_et_steg_tilbake": TEKST})
    historie = gitt(TEKNISK, I_BRUK, DOKUMENTERT, nokkel=NOKKEL)
    historie.nar(steg, som=NHN_SAK).avvises(nhn_melder_bare_eget)
    leder = MED_LOP.med(losningens_ledere=("nils",))
    historie.nar(NYTTE, som=NHN_SAK, fakta=leder).etter()


@pytest.mark.krav("K-373")
def test_en_status_ligger_ikke_fram_i_tid() -> None:
    UKJENT.nar(INNFORT, som=BERGEN, gjelder=den(3, 2)).avvises(det_har_skjedd)


@pytest.mark.krav("K-194")
def test_et_steg_tilbake_er_lov_nar_det_forklares() -> None:
    BRUKER_DET.nar(INNFORT, som=BERGEN).avvises(ikke_et_steg_tilbake)
    forklart = INNFORT.med(avklaringer={"ikke_et_steg_tilbake": TEKST})
    ibruktakelse = BRUKER_DET.nar(forklart, som=BERGEN).etter()
    assert isinstance(ibruktakelse, Ibruktakelse)
    assert ibruktakelse.status is Bruksstatus.TEKNISK_INNFORT


@pytest.mark.krav("K-191")
def test_et_trinn_som_hoppes_over_ma_forklares() -> None:
    avvisning = UKJENT.nar(BRUKES, som=BERGEN).avvises(ingen_trinn_er_hoppet_over)
    assert avvisning.avklares[0].mangler == ("teknisk_innfort",)
    forklart = BRUKES.med(avklaringer={"ingen_trinn_er_hoppet_over": TEKST})
    UKJENT.nar(forklart, som=BERGEN).etter()


@pytest.mark.krav("K-193")
def test_en_dato_for_lopet_begynte_ma_forklares() -> None:
    fakta = MED_LOP.med(lopets_oppstart=date(2024, 2, 1))
    UKJENT.nar(INNFORT, som=BERGEN, fakta=fakta).etter()
    for_lopet = UKJENT.nar(INNFORT, som=BERGEN, fakta=fakta, gjelder=den(1, 31))
    for_lopet.avvises(etter_lopets_oppstart)
    forklart = INNFORT.med(avklaringer={"etter_lopets_oppstart": TEKST})
    UKJENT.nar(forklart, som=BERGEN, fakta=fakta, gjelder=den(1, 31)).etter()


@pytest.mark.parametrize("som", [VOSS, KARI, PROGRAMMET])
def test_andre_melder_ikke(som: Person) -> None:
    UKJENT.nar(INNFORT, som=som, fakta=MED_LOP).avvises(rett_myndighet)


def test_en_leder_av_et_annet_lop_melder_ikke() -> None:
    UKJENT.nar(INNFORT, som=LEDER).avvises(rett_myndighet)
