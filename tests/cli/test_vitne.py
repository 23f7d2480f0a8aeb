"""A witness is run from the command line, and what it confirmed is said as confirmed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from innforing.eventlog.anchors import COSIGNATURE, kept
from innforing.eventlog.engines import make_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Program

INNFORING = str(Path(sys.executable).with_name("innforing"))


@pytest.fixture
def utgitt(program: Program) -> Program:
    """The program on a log with keys."""
    assert program("key", "new", "--host", "logg.example").exit_code == 0
    return program


@pytest.fixture
def vitne(utgitt: Program, tmp_path: Path) -> Iterator[str]:
    """A witness that runs; its line in a policy."""
    nokkel = ("--key", str(tmp_path / "vitne" / "nord.key"))
    ny = subprocess.run(
        [INNFORING, "witness", *nokkel, "--new", "nord.example/vitne"],
        capture_output=True,
        text=True,
        check=True,
    )
    logg = utgitt("key", "show").stdout.split()[0]
    prosess = subprocess.Popen(
        [INNFORING, "witness", *nokkel, "--log", logg],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert prosess.stdout is not None
    try:
        yield f"log {logg}\nwitness nord {ny.stdout.strip()} {prosess.stdout.readline().strip()}\n"
    finally:
        prosess.kill()
        assert "Traceback" not in prosess.communicate()[1]


def test_what_enough_witnesses_have_cosigned_is_said_to_be_confirmed(
    utgitt: Program, vitne: str, tmp_path: Path
) -> None:
    policy, kvittering = tmp_path / "policy", tmp_path / "kvittering"
    utgitt.miljo["INNFORING_POLICY"] = str(policy)
    policy.write_text(f"{vitne}quorum nord\n")
    assert utgitt("publish").exit_code == 0
    svar = utgitt("receipt", "7")
    assert "bekreftet av så mange vitner" in svar.stderr
    kvittering.write_text(svar.stdout)
    assert utgitt.json("check", str(kvittering))["bekreftet_av_vitne"] is True
    assert "bekreftet av så mange vitner" in utgitt("check", str(kvittering)).stdout
    with utgitt.hus() as hus:
        engine = make_engine(hus.innstillinger.db, "reader")
        assert [rad.size for rad in kept(engine, COSIGNATURE)] == [hus.reader.last()[0]]
        engine.dispose()
    policy.write_text(f"{vitne}quorum none\n")
    assert utgitt.json("check", str(kvittering))["bekreftet_av_vitne"] is False
    del utgitt.miljo["INNFORING_POLICY"]
    assert "ikke bekreftet av vitne" in utgitt("check", str(kvittering)).stdout


def test_a_witness_that_is_away_stops_nothing(utgitt: Program, vitne: str, tmp_path: Path) -> None:
    policy = tmp_path / "policy"
    utgitt.miljo["INNFORING_POLICY"] = str(policy)
    borte = vitne.rpartition(":")[0] + ":1\n"
    policy.write_text(f"{borte}quorum nord\n")
    assert utgitt("publish").exit_code == 0
    assert "ikke bekreftet av vitne" in utgitt("receipt", "7").stderr
    policy.write_text(f"{vitne}quorum nord\n")
    assert utgitt("publish").exit_code == 0
    assert "bekreftet av så mange vitner" in utgitt("receipt", "7").stderr


def test_a_policy_that_is_not_right_is_told_in_one_sentence(
    utgitt: Program, tmp_path: Path
) -> None:
    policy = tmp_path / "policy"
    utgitt.miljo["INNFORING_POLICY"] = str(policy)
    assert "INNFORING_POLICY" in utgitt.ugyldig("publish")
    policy.write_text("quorum nord\n")
    assert "the policy, line 1: «nord» is not named above" in utgitt.ugyldig("publish")


def test_a_witness_without_a_log_or_a_key_says_so(tmp_path: Path) -> None:
    nokkel = ("--key", str(tmp_path / "nord.key"))
    for ord_, hva in (((), "say which log"), (("--log", "x"), "a vkey is")):
        svar = subprocess.run(
            [INNFORING, "witness", *nokkel, *ord_], capture_output=True, text=True, check=False
        )
        assert (svar.returncode, hva in svar.stderr) == (1, True), svar.stderr
