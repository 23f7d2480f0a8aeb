"""Many at once for the same thing: one gets it, and everybody is told the truth."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from innforing.application.kommando import Avvist, Flyttet, Gjort
from innforing.application.replay import Tilbakeblikk, kontroller_replay, utsnitt
from innforing.bootstrap import Hus, Innstillinger
from innforing.domain.pulje.pulje import Pulje
from tests.faults.lopet import DELTAKELSER, IDAG, PULJE, apne, la_svare, lag_organer, planlegg
from tests.faults.oppsett import ORGANER, kommando, nytt_hus, samtidig
from tests.faults.orakel import avvik, les_spor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.application.kommando import Svar

ROT = Path(__file__).parents[2]
TRAADER = 8
PLASSER = 10
KOMMUNER = 50


def slag(svar: Sequence[Svar]) -> Counter[type[Svar]]:
    """How many answers of each kind."""
    return Counter(map(type, svar))


@pytest.mark.krav("K-372")
def test_one_of_eight_makes_the_body_and_seven_are_refused(log_url: str, tmp_path: Path) -> None:
    with Hus(nytt_hus(log_url, tmp_path)) as hus:
        data = {"organtype": "nhn", "navn": "NHN"}
        svar = samtidig(hus, [kommando("opprett_organ", "organ:nhn", data) for _ in range(TRAADER)])
        assert slag(svar) == {Gjort: 1, Avvist: TRAADER - 1}
        assert len(hus.reader.stream("organ:nhn")) == 1
        assert len(hus.reader.refused("organ:nhn")) == TRAADER - 1
    assert avvik(les_spor(log_url), {}) == []


@pytest.mark.krav("K-372")
def test_one_of_eight_goes_on_from_the_version_seen_and_seven_get_the_events_between(
    log_url: str, tmp_path: Path
) -> None:
    with Hus(nytt_hus(log_url, tmp_path)) as hus:
        roller = [{"person": f"p{n}", "rolle": "medlem", "fra": "2024-01-01"} for n in range(8)]
        svar = samtidig(
            hus,
            [
                kommando("gi_rolle", ORGANER[0], {"roller": [rolle]}, sett_versjon=1)
                for rolle in roller
            ],
        )
        assert slag(svar) == {Gjort: 1, Flyttet: TRAADER - 1}
        [gjort] = [s for s in svar if isinstance(s, Gjort)]
        flyttet = [s for s in svar if isinstance(s, Flyttet)]
        assert all(s.mellom == gjort.hendelser and s.versjon == gjort.versjon for s in flyttet)


@pytest.mark.krav("K-146")
def test_ten_of_fifty_kommuner_get_the_seats_and_forty_wait(log_url: str, tmp_path: Path) -> None:
    innstillinger = nytt_hus(log_url, tmp_path)
    with Hus(innstillinger) as hus:
        kommuner = [k.id for k in hus.kommuner.per(IDAG)][:KOMMUNER]
        lag_organer(hus)
        la_svare(hus, kommuner)
        planlegg(hus, kommuner, kapasitet=PLASSER)
        apne(hus)
        svar_fra_to_prosesser(innstillinger, kommuner)

        temaer = Counter(rad.topic for rad in hus.reader.under(DELTAKELSER))
        assert temaer["KommunePameldt"] == PLASSER
        assert temaer["KommuneSattPaVenteliste"] == KOMMUNER - PLASSER
        pulje = Tilbakeblikk(hus.reader, hus.mapper, utsnitt(hus.reader)).aggregat(PULJE)
        assert isinstance(pulje, Pulje)
        assert len(set(pulje.plasser)) == len(pulje.plasser) == PLASSER
        assert len(set(pulje.venteliste)) == len(pulje.venteliste) == KOMMUNER - PLASSER
        assert {*pulje.plasser, *pulje.venteliste} == set(kommuner)
        kontroller_replay(hus.verksted)
    assert avvik(les_spor(log_url), {}) == []


def svar_fra_to_prosesser(innstillinger: Innstillinger, kommuner: Sequence[str]) -> None:
    """Two processes of eight threads, let go when both are ready."""
    felles = [sys.executable, "-m", "tests.faults.svarere", innstillinger.db]
    prosesser = [
        subprocess.Popen(
            [*felles, str(innstillinger.keys_db), *kommuner[nr::2]],
            cwd=ROT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for nr in range(2)
    ]
    for prosess in prosesser:
        assert prosess.stdout is not None
        assert prosess.stdout.readline() == "klar\n"
    for prosess in prosesser:
        assert prosess.stdin is not None
        prosess.stdin.write("svar\n")
        prosess.stdin.flush()
    for prosess in prosesser:
        prosess.communicate(timeout=60)
    assert [prosess.returncode for prosess in prosesser] == [0, 0]
