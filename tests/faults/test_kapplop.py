"""Many at once for the same thing: one gets it, and everybody is told the truth."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from innforing.application.kommando import Avvist, Flyttet, Gjort
from innforing.application.replay import kontroller_replay
from innforing.bootstrap import Hus, Innstillinger
from innforing.domain.pulje.pulje import Pulje
from tests.faults.lopet import LOP, apne, la_svare, lag_organer, planlegg
from tests.faults.oppsett import ORGANER, gi_roller, kommando, nytt_hus
from tests.faults.orakel import avvik, les_spor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.application.kommando import Kommando, Svar

ROT = Path(__file__).parents[2]
TRAADER = 8
PLASSER = 10
KOMMUNER = 50


def samtidig(hus: Hus, kommandoer: Sequence[Kommando]) -> list[Svar]:
    """Take each step from a thread of its own, all let go at once."""
    start = Barrier(len(kommandoer))

    def ta(k: Kommando) -> Svar:
        start.wait()
        return hus.ta_steg(k)

    with ThreadPoolExecutor(len(kommandoer)) as traader:
        return list(traader.map(ta, kommandoer))


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
        mellom = {s.mellom for s in svar if isinstance(s, Flyttet)}
        assert [[h.posisjon for h in m] for m in mellom] == [[gjort.posisjon]]


@pytest.mark.krav("K-146")
def test_ten_of_fifty_kommuner_get_the_seats_and_forty_wait(log_url: str, tmp_path: Path) -> None:
    innstillinger = nytt_hus(log_url, tmp_path)
    with Hus(innstillinger) as hus:
        kommuner = [k.id for k in hus.kommuner.per(hus.kommuner.begynner)][:KOMMUNER]
        lag_organer(hus)
        la_svare(hus, kommuner)
        planlegg(hus, kommuner, kapasitet=PLASSER)
        apne(hus)
        svar_fra_to_prosesser(innstillinger, kommuner)

        temaer = Counter(rad.topic for rad in hus.reader.under(f"deltakelse:{LOP[-2:]}:"))
        assert temaer["KommunePameldt"] == PLASSER
        assert temaer["KommuneSattPaVenteliste"] == KOMMUNER - PLASSER
        pulje = hus.verksted.writer.run(lambda tx: pulje_naa(hus, tx))
        assert len(set(pulje.plasser)) == len(pulje.plasser) == PLASSER
        assert len(set(pulje.venteliste)) == len(pulje.venteliste) == KOMMUNER - PLASSER
        assert {*pulje.plasser, *pulje.venteliste} == set(kommuner)
        kontroller_replay(hus.verksted)
    assert avvik(les_spor(log_url), {}) == []


def pulje_naa(hus: Hus, tx: object) -> Pulje:
    """The seats, as the process that did not write them folds them forward."""
    hus.verksted.memory.bring_forward(tx)  # type: ignore[arg-type]
    pulje, _ = hus.verksted.memory.state(f"pulje:{LOP[-2:]}:1", tx)  # type: ignore[arg-type]
    assert isinstance(pulje, Pulje)
    return pulje


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


@pytest.mark.krav("K-372")
@pytest.mark.parametrize("ganger", [2, 8, 50])
def test_one_command_many_times_at_once_is_recorded_once(
    log_url: str, tmp_path: Path, ganger: int
) -> None:
    with Hus(nytt_hus(log_url, tmp_path)) as hus:
        svar = samtidig(hus, [gi_roller("samme", ORGANER[0], 2) for _ in range(ganger)])
        gjort = [s for s in svar if isinstance(s, Gjort)]
        assert len(gjort) == ganger
        assert sum(not s.gjentatt for s in gjort) == 1
        assert len({s.hendelser for s in map(uten_hode, gjort)}) == 1


def uten_hode(svar: Gjort) -> Gjort:
    """For comparing."""
    return svar
