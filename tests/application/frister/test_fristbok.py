"""A deadline that passed is recorded once, with its own time, whoever looks and however often."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from innforing.application.frister.fristbok import Fristbok
from innforing.application.frister.register import utloper
from innforing.application.kommando import Gjort
from innforing.application.scenario import kjor
from innforing.application.scenario_fil import les_fortellinger
from innforing.bootstrap import Hus
from tests.application.demohus import PROSESS, innstillinger, nytt
from tests.application.frister.forfallshus import (
    ETTER,
    KOMMUNENE,
    LOPET,
    forte,
    planlegg,
    tar,
)

if TYPE_CHECKING:
    from pathlib import Path

MANGE = 1_000
FRISTEN = date(2024, 5, 5)


def test_a_deadline_of_a_stop_of_three_days_is_recorded_once_with_its_own_time(
    hus: Hus,
) -> None:
    planlegg(hus, "sondag", FRISTEN)
    for_ = hus.reader.last()[0]
    tjue_pa_midnatt = utloper(FRISTEN) - timedelta(minutes=20)
    assert hus.kjor_frister(tjue_pa_midnatt) == []
    med_igjen = utloper(FRISTEN) + timedelta(days=3)
    with Hus(hus.innstillinger) as startet:
        assert [type(svar) for svar in startet.kjor_frister(med_igjen)] == [Gjort]
        assert startet.kjor_frister(med_igjen) == []
    with Hus(hus.innstillinger) as startet_igjen:
        assert startet_igjen.kjor_frister(med_igjen + timedelta(days=1)) == []
    assert hus.kjor_frister(med_igjen) == []
    midnatt = datetime(2024, 5, 5, 22, 0, tzinfo=UTC)
    assert forte(hus) == [("deltakelse:htm:voss", "OppfolgingsfristPassert", midnatt)]
    assert hus.reader.last()[0] == for_ + 1


def test_thousand_deadlines_under_two_schedulers_are_recorded_once_each(
    log_url: str, tmp_path: Path
) -> None:
    with nytt(tmp_path, PROSESS, db=log_url) as hus:
        kjor(hus, les_fortellinger([PROSESS]))
        for nr in range(MANGE):
            dag = FRISTEN + timedelta(days=nr % 20)
            planlegg(hus, f"o{nr}", dag, kommune=KOMMUNENE[nr % 3])
        for_ = hus.reader.last()[0]
        with Hus(innstillinger(tmp_path, log_url)) as andre:
            start = threading.Barrier(2)
            svarene: list[object] = []

            def kjor_frister(ett: Hus) -> None:
                start.wait()
                svarene.extend(ett.kjor_frister(ETTER))

            tradene = [threading.Thread(target=kjor_frister, args=(h,)) for h in (hus, andre)]
            for trad in tradene:
                trad.start()
            for trad in tradene:
                trad.join()
        assert all(isinstance(svar, Gjort) for svar in svarene)
        assert len(forte(hus)) == MANGE
        assert hus.reader.last()[0] == for_ + MANGE
        assert hus.reader.refusals(for_ + MANGE, 10) == []


def test_no_deadline_runs_out_while_the_lop_waits_but_that_of_the_pause(hus: Hus) -> None:
    planlegg(hus, "en", FRISTEN)
    tar(hus, "sett_pa_vent", LOPET, begrunnelse="Vi venter.", vurderes="2024-05-20")
    dager = [(f.steg, f.dag) for f in hus.fristbok.forfalte(hus.reader, ETTER)]
    assert dager == [("utlop_vurderingsdato", date(2024, 5, 20))]
    hus.kjor_frister(ETTER)
    assert hus.fristbok.forfalte(hus.reader, ETTER) == []
    tar(hus, "gjenoppta", LOPET)
    assert [f.dag for f in hus.fristbok.forfalte(hus.reader, ETTER)] == [FRISTEN]


def test_a_book_kept_forward_says_what_a_new_one_does(hus: Hus) -> None:
    bok = hus.fristbok
    for nr in range(12):
        planlegg(hus, f"o{nr}", FRISTEN + timedelta(days=nr % 5), kommune=KOMMUNENE[nr % 3])
        if nr % 4 == 1:
            tar(hus, "registrer_oppfolging", f"deltakelse:htm:{KOMMUNENE[nr % 3]}", id=f"o{nr}")
        ny = Fristbok(hus.mapper).forfalte(hus.reader, ETTER)
        assert bok.forfalte(hus.reader, ETTER) == ny
        assert len(bok) == len(ny) == 1 + nr - (nr + 3) // 4
    assert bok.forfalte(hus.reader, ETTER)[0].dag == FRISTEN


def test_a_refused_deadline_is_left_until_its_stream_moves_on(
    hus: Hus, monkeypatch: pytest.MonkeyPatch
) -> None:
    planlegg(hus, "en", FRISTEN)
    monkeypatch.setattr("innforing.application.frister.oppfolging.Innforingslop", type(None))
    tar(hus, "sett_pa_vent", LOPET, begrunnelse="Vi venter.", vurderes="2024-07-20")
    assert len(hus.kjor_frister(ETTER)) == 1
    assert hus.kjor_frister(ETTER) == []
    assert len(hus.reader.refused("deltakelse:htm:voss")) == 1
    planlegg(hus, "to", FRISTEN + timedelta(days=60))
    assert len(hus.kjor_frister(ETTER)) == 1
