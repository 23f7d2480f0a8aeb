"""An approved plan changes while it runs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.invitasjon import avtrykk
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.vilkar_invitasjon import (
    hvem_det_gjelder_er_oppgitt,
    invitasjonen_har_alle_elementer,
    malformene_er_dekket,
)
from innforing.domain.innforingslop.plan import Planutkast
from innforing.domain.innforingslop.steg.avlys_pulje import PuljeAvlyst
from innforing.domain.innforingslop.steg.endre_plan import (
    EndrePlan,
    Fakta,
    NySvarfrist,
    PlanEndret,
    de_pameldte_beholder_datoene,
    endrede_puljer_har_trekk,
    fristen_forkortes_ikke,
    invitasjonen_fornyes,
    kapasiteten_rommer_de_pameldte,
    nye_overlapp_besvart,
    nye_svarfrister_er_framover,
)
from tests.domain.innforingslop.historie import (
    APNET_A,
    APNET_B,
    APNET_C,
    FRIST,
    GERICA,
    GRUPPELEDER,
    PLANLAGT_A,
    PULJE_1,
    PULJE_2,
    PULJE_C1,
    PULJE_C2,
    PULJELEDER_1,
    TEKSTER,
    apnet,
    fritekst,
    startet,
)
from tests.domain.spesifikasjon import KARI, LEDER, NA, gitt

APNET = gitt(*APNET_A, i=T.PAMELDING)
PLANLAGT = gitt(*PLANLAGT_A, i=T.PLANLAGT)
SENERE = PULJE_1.med(slutt=date(2024, 6, 30))


def frist(dato: date, pulje: int = 1, **felt: Any) -> EndrePlan:
    return EndrePlan(svarfrister=(NySvarfrist(pulje=pulje, svarfrist=dato),), **felt)


@pytest.mark.krav("K-151", "K-156")
def test_en_ny_frist_sendes_med_ny_utgave_til_alle_som_fikk_den_forrige() -> None:
    steg = frist(date(2024, 4, 10), tekster=TEKSTER)
    lop = APNET.nar(steg, som=LEDER).etter()
    assert isinstance(lop, Innforingslop)
    pulje, sendt = lop.pulje(1), lop.invitasjon_til(1)
    assert pulje is not None
    assert sendt is not None
    assert pulje.svarfrist == sendt.svarfrist == date(2024, 4, 10)
    assert (sendt.versjon, sendt.sendt, sendt.avtrykk) == (2, NA.date(), avtrykk(TEKSTER))


@pytest.mark.krav("K-151")
def test_bare_en_ny_tekst_er_ogsa_en_endring() -> None:
    lop = APNET.nar(EndrePlan(tekster=TEKSTER), som=LEDER).etter()
    assert isinstance(lop, Innforingslop)
    assert [(i.pulje, i.versjon, i.svarfrist) for i in lop.invitasjoner] == [
        (1, 1, FRIST),
        (1, 2, FRIST),
    ]


@pytest.mark.krav("K-151")
@pytest.mark.parametrize(
    "endring",
    [
        EndrePlan(puljer=(SENERE,)),
        EndrePlan(puljer=(PULJE_1.med(trekk=(GERICA,)),)),
        frist(date(2024, 4, 10)),
    ],
)
def test_det_invitasjonen_lovet_endres_ikke_i_stillhet(endring: EndrePlan) -> None:
    avvist = APNET.nar(endring, som=LEDER).avvises(invitasjonen_fornyes)
    assert avvist.sperrer[0].mangler == ("pulje.1",)


@pytest.mark.krav("K-151")
def test_den_nye_invitasjonen_er_like_hel_som_den_forste() -> None:
    uten = TEKSTER[0].med(konsekvenser=None)
    steg = EndrePlan(puljer=(SENERE,), tekster=(uten,))
    APNET.nar(steg, som=LEDER).avvises(invitasjonen_har_alle_elementer, malformene_er_dekket)
    uten = tuple(tekst.med(hvem_det_gjelder=None) for tekst in TEKSTER)
    steg = EndrePlan(puljer=(PULJE_C1.med(slutt=date(2024, 6, 30)),), tekster=uten)
    lop = gitt(*APNET_C, i=T.PAMELDING)
    lop.nar(steg, som=PULJELEDER_1).avvises(hvem_det_gjelder_er_oppgitt)


def test_for_noe_er_sendt_kan_planen_endres_fritt_og_puljer_legges_til() -> None:
    ny = PULJE_2.med(nr=3, navn="Våren 2025", start=None, slutt=None)
    plan = Planutkast(slutt=date(2025, 6, 1))
    steg = EndrePlan(plan=plan, puljer=(SENERE, ny))
    lop = PLANLAGT.nar(steg, som=LEDER).da(PlanEndret(plan=plan, puljer=(SENERE, ny), av="lise"))
    assert isinstance(lop, Innforingslop)
    assert [p.nr for p in lop.puljer] == [1, 2, 3]
    assert lop.plan.slutt == date(2025, 6, 1)
    assert "lise" in lop.plan_av


@pytest.mark.krav("K-138")
def test_bare_den_utpekte_lederen_endrer_og_i_c_bare_sin_egen_pulje() -> None:
    steg = EndrePlan(puljer=(SENERE,))
    PLANLAGT.nar(steg, som=KARI).avvises(rett_myndighet)
    lop = gitt(*APNET_C, i=T.PAMELDING)
    min_ = EndrePlan(puljer=(PULJE_C1.med(kapasitet=9),))
    lop.nar(min_, som=PULJELEDER_1).etter()
    din = EndrePlan(puljer=(PULJE_C2.med(kapasitet=9),))
    lop.nar(din, som=PULJELEDER_1).avvises(rett_myndighet)
    hele = EndrePlan(plan=Planutkast(kommunikasjonsplan="Ny"))
    lop.nar(hele, som=PULJELEDER_1).avvises(rett_myndighet)
    lop.nar(hele, som=GRUPPELEDER).etter()


@pytest.mark.krav("K-139")
def test_kapasiteten_settes_ikke_under_plassene_som_er_tatt() -> None:
    fakta = Fakta(plasser_tatt={"1": 0, "2": 4})
    endring = (PULJE_1.med(kapasitet=1), PULJE_2.med(kapasitet=3))
    avvist = PLANLAGT.nar(EndrePlan(puljer=endring), som=LEDER, fakta=fakta)
    assert avvist.avvises(kapasiteten_rommer_de_pameldte).sperrer[0].mangler == ("pulje.2",)
    steg = EndrePlan(puljer=(PULJE_2.med(kapasitet=None),))
    PLANLAGT.nar(steg, som=LEDER, fakta=fakta).etter()


@pytest.mark.krav("K-156")
def test_en_ny_frist_er_fram_i_tid_og_for_en_pulje_som_tar_imot_svar() -> None:
    APNET.nar(frist(date(2024, 3, 1), tekster=TEKSTER), som=LEDER).avvises(
        nye_svarfrister_er_framover, fristen_forkortes_ikke
    )
    avvist = APNET.nar(frist(date(2024, 4, 10), pulje=2), som=LEDER)
    assert avvist.avvises(nye_svarfrister_er_framover).sperrer[0].mangler == ("pulje.2",)


@pytest.mark.krav("K-156")
def test_en_frist_som_kortes_ned_ma_avklares() -> None:
    steg = frist(date(2024, 3, 15), tekster=TEKSTER)
    avvist = APNET.nar(steg, som=LEDER).avvises(fristen_forkortes_ikke)
    assert avvist.avklares[0].mangler == ("pulje.1",)
    APNET.nar(steg.med(avklaringer={"fristen_forkortes_ikke": fritekst()}), som=LEDER).etter()


@pytest.mark.krav("K-106", "K-159")
def test_nye_overlapp_og_nye_datoer_for_pameldte_ma_avklares() -> None:
    fakta = Fakta(plasser_tatt={"1": 2}, overlappende_lop=("vkp",))
    steg = EndrePlan(puljer=(SENERE, PULJE_2.med(slutt=None)), tekster=TEKSTER)
    avvist = APNET.nar(steg, som=LEDER, fakta=fakta).avvises(
        nye_overlapp_besvart, de_pameldte_beholder_datoene
    )
    assert [u.mangler for u in avvist.avklares] == [("vkp",), ("pulje.1",)]
    svar = {"nye_overlapp_besvart": fritekst(), "de_pameldte_beholder_datoene": fritekst()}
    APNET.nar(steg.med(avklaringer=svar), som=LEDER, fakta=fakta).etter()


def test_en_frist_for_en_pulje_som_ikke_finnes_endrer_ingenting() -> None:
    hendelse = PlanEndret(svarfrister=(NySvarfrist(pulje=9, svarfrist=FRIST),), av="lise")
    lop = APNET.aggregat(Innforingslop)
    assert isinstance(lop, Innforingslop)
    assert hendelse.anvend(lop).puljer == lop.puljer


def test_formen_pa_en_endring() -> None:
    with pytest.raises(ValidationError):
        EndrePlan()
    with pytest.raises(ValidationError):
        EndrePlan(puljer=(PULJE_1, PULJE_1))
    ny = NySvarfrist(pulje=1, svarfrist=FRIST)
    with pytest.raises(ValidationError):
        EndrePlan(svarfrister=(ny, ny))
    with pytest.raises(ValidationError, match="one text for each"):
        EndrePlan(tekster=(TEKSTER[0], TEKSTER[0]))


@pytest.mark.krav("K-151", "K-159")
def test_en_pulje_uten_egne_datoer_har_planens_og_flytter_med_den() -> None:
    uten = PULJE_1.med(start=None, slutt=None)
    lop = gitt(*APNET_A, PlanEndret(puljer=(uten,), av="lise"), i=T.PAMELDING)
    steg = EndrePlan(plan=Planutkast(slutt=date(2025, 6, 1)))
    fakta = Fakta(plasser_tatt={"1": 2})
    avvist = lop.nar(steg, som=LEDER, fakta=fakta)
    avvist.avvises(invitasjonen_fornyes, de_pameldte_beholder_datoene)
    egne = EndrePlan(plan=Planutkast(slutt=date(2025, 6, 1)))
    APNET.nar(egne, som=LEDER, fakta=fakta).etter()
    gitt(*APNET_B, i=T.PAMELDING).nar(egne, som=LEDER).etter()
    avlyst = (*APNET_A, PlanEndret(puljer=(uten,), av="lise"), PuljeAvlyst(pulje=1))
    gitt(*avlyst, i=T.PAMELDING).nar(egne, som=LEDER, fakta=fakta).etter()


@pytest.mark.krav("K-141")
def test_en_ny_pulje_i_type_c_er_ikke_for_alle() -> None:
    ny = PULJE_C2.med(nr=3, trekk=())
    plan = Planutkast(kommunikasjonsplan="Ny")
    steg = EndrePlan(plan=plan, puljer=(PULJE_C2.med(kapasitet=9), ny))
    lop = gitt(*APNET_C, i=T.PAMELDING)
    avvist = lop.nar(steg, som=GRUPPELEDER).avvises(endrede_puljer_har_trekk)
    assert avvist.sperrer[0].mangler == ("pulje.3",)
    lop.nar(steg.med(puljer=(ny.med(trekk=(GERICA,)),)), som=GRUPPELEDER).etter()


@pytest.mark.krav("K-138", "K-151")
def test_en_puljeleder_sender_ny_tekst_bare_til_sin_egen_pulje() -> None:
    lop = gitt(*APNET_C, apnet(2, "voss"), startet(2), i=T.GJENNOMFORING)
    steg = EndrePlan(puljer=(PULJE_C1.med(kapasitet=9),), tekster=TEKSTER)
    etter = lop.nar(steg, som=PULJELEDER_1).etter()
    assert isinstance(etter, Innforingslop)
    assert [(i.pulje, i.versjon) for i in etter.invitasjoner] == [(1, 1), (2, 1), (1, 2)]
    ny_til_alle = EndrePlan(plan=Planutkast(kommunikasjonsplan="Ny"), tekster=TEKSTER)
    etter = lop.nar(ny_til_alle, som=GRUPPELEDER).etter()
    assert isinstance(etter, Innforingslop)
    assert [(i.pulje, i.versjon) for i in etter.invitasjoner[2:]] == [(1, 2), (2, 2)]
