"""Who is late, stuck or silent: by the days, and never one that said no (K-161, K-199, K-201)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.projections.deltakere.deltaker import Deltaker, Fort
from innforing.web.pages.deltakere.deltakerbord import ETTER_START, FAST, Bordrad, Trinn

DAG = date(2026, 11, 22)


def rad(
    *,
    status: str = "pameldt",
    hendelse: str = "KommunePameldt",
    svart: date = DAG,
    kontakt: date | None = None,
    neste: date | None = None,
    trinn: Trinn | None = None,
    start: date | None = None,
) -> Bordrad:
    en = Deltaker(
        lop="x",
        kommune="oslo",
        status=status,
        fort=Fort(hendelse, svart, None, None),
        fort_av_andre=False,
        omtvistet=False,
        pulje=1,
        plass=None,
        invitasjoner=(),
        sen_pulje=None,
        informert=None,
        kontaktperson=None,
        siste_kontakt=kontakt,
        neste=neste,
        forankring={},
        endringseiere={},
        aktiviteter={},
        med_mellomledere=0,
        kartlagt=None,
        deltatt=status == "pameldt",
        avsluttet=False,
        hviler={},
    )
    return Bordrad(en=en, navn="Oslo", fylke="03", trinn=trinn, arsak="", start=start, dag=DAG)


def dager(antall: int) -> date:
    return DAG - timedelta(days=antall)


def test_den_som_ikke_har_tatt_i_bruk_nitti_dager_etter_start_er_med_fra_den_dagen() -> None:
    teknisk = Trinn(Bruksstatus.TEKNISK_INNFORT, DAG, None)
    i_bruk = Trinn(Bruksstatus.TATT_I_BRUK, DAG, None)
    assert rad(start=dager(ETTER_START), trinn=teknisk).under_etter_start
    assert rad(start=dager(ETTER_START)).under_etter_start
    assert not rad(start=dager(ETTER_START - 1), trinn=teknisk).under_etter_start
    assert not rad(start=dager(ETTER_START), trinn=i_bruk).under_etter_start
    assert not rad(start=None).under_etter_start


def test_fast_i_pilotfasen_er_teknisk_innfort_lenge() -> None:
    assert rad(trinn=Trinn(Bruksstatus.TEKNISK_INNFORT, dager(FAST), None)).fast_i_pilot
    assert not rad(trinn=Trinn(Bruksstatus.TEKNISK_INNFORT, dager(FAST - 1), None)).fast_i_pilot
    assert not rad(trinn=Trinn(Bruksstatus.TATT_I_BRUK, dager(FAST), None)).fast_i_pilot
    assert not rad().fast_i_pilot


@pytest.mark.parametrize("status", ["takket_nei", "trukket_seg"])
def test_den_som_har_sagt_nei_er_verken_sen_fast_eller_taus(status: str) -> None:
    gammel = dager(1000)
    nei = rad(
        status=status,
        svart=gammel,
        neste=gammel,
        start=gammel,
        trinn=Trinn(Bruksstatus.TEKNISK_INNFORT, gammel, None),
    )
    assert not any((nei.stille, nei.forfalt, nei.fast_i_pilot, nei.under_etter_start))
    assert nei.svart


def test_en_passert_svarfrist_er_ikke_a_hore_fra_kommunen() -> None:
    taus = rad(status="ikke_svart", hendelse="SvarfristPassert", svart=DAG)
    assert taus.hort is None
    assert taus.stille
    ringt = rad(status="ikke_svart", hendelse="SvarfristPassert", kontakt=dager(90))
    assert ringt.hort == dager(90)
    assert not ringt.stille
    assert rad(svart=dager(91)).stille
