"""The two commands of the README, and what a build server runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.kilder import ROT

POSIX = ["start", "test", "scripts/venv.sh", "scripts/skjermbilder"]
INSTALLERT_FRA = (
    "pyproject.toml",
    "hatch_build.py",
    "frontend/package.json",
    "frontend/package-lock.json",
    "src/innforing/web/static/vendor/.stamp",
)


@pytest.mark.parametrize("fil", POSIX)
def test_the_scripts_are_posix_sh(fil: str) -> None:
    svar = subprocess.run(["sh", "-n", ROT / fil], capture_output=True, text=True, check=False)
    assert (svar.returncode, svar.stderr) == (0, "")
    for bash in ("[[", "local ", "function ", "<<<", "pipefail"):
        assert bash not in (ROT / fil).read_text("utf-8")


@pytest.mark.parametrize("fil", ["start", "test", ".ci/run"])
def test_the_commands_can_be_run(fil: str) -> None:
    assert (ROT / fil).stat().st_mode & 0o111 == 0o111


def test_the_build_server_runs_what_a_person_runs() -> None:
    assert "exec ./test" in (ROT / ".ci" / "run").read_text("utf-8")


def test_without_a_usable_python_one_sentence_says_so(tmp_path: Path) -> None:
    """A PATH with only the tools that sh needs, and a Python that is too old."""
    gammel = tmp_path / "python3"
    gammel.write_text("#!/bin/sh\nexit 1\n")
    gammel.chmod(0o755)
    svar = subprocess.run(
        ["/bin/sh", "-c", f". '{ROT}/scripts/venv.sh'; usable python3 || say_no_python"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert svar.returncode == 1
    assert svar.stderr.count("\n") == 1
    assert svar.stderr.startswith("innforing needs Python 3.11 or newer")


def utsjekk(rot: Path) -> Path:
    """A checkout that says it is installed, with a pip that only tells that it ran."""
    for fil in ("test", "scripts/venv.sh", *INSTALLERT_FRA):
        kopi = rot / fil
        kopi.parent.mkdir(parents=True, exist_ok=True)
        kopi.write_bytes((ROT / fil).read_bytes())
    pip = 'case "$*" in "-m pip "*) echo pip ran; exit 0 ;; esac'
    program(rot / ".venv" / "bin" / "python", f'{pip}\nexec "{sys.executable}" "$@"')
    merke = venv_sh(rot, "mark .venv/bin/python")
    (rot / ".venv" / ".stamp-test").write_text(merke)
    return rot


def program(fil: Path, innhold: str) -> None:
    fil.parent.mkdir(parents=True, exist_ok=True)
    fil.write_text(f"#!/bin/sh\n{innhold}\n")
    fil.chmod(0o755)


def venv_sh(rot: Path, kommando: str) -> str:
    """What a function of scripts/venv.sh prints in a checkout."""
    skript = f". '{ROT}/scripts/venv.sh'; {kommando}"
    svar = subprocess.run(
        ["/bin/sh", "-c", skript], cwd=rot, capture_output=True, text=True, check=True
    )
    return svar.stdout


@pytest.mark.parametrize("sett", ["run", "test"])
def test_what_is_installed_is_not_installed_again(tmp_path: Path, sett: str) -> None:
    assert venv_sh(utsjekk(tmp_path), f"venv_ready {sett}") == ""


@pytest.mark.parametrize("fil", INSTALLERT_FRA)
def test_what_the_install_is_made_from_makes_it_anew(tmp_path: Path, fil: str) -> None:
    rot = utsjekk(tmp_path)
    if fil.endswith(".stamp"):
        (rot / fil).unlink()
    else:
        (rot / fil).write_text("changed")
    assert venv_sh(rot, "venv_ready run") == "pip ran\n"


def test_a_failing_stage_is_named_and_stops_the_rest(tmp_path: Path) -> None:
    """A checkout whose ruff fails: ./test says so, and pytest is never reached."""
    rot = utsjekk(tmp_path)
    program(rot / ".venv" / "bin" / "ruff", "echo ruff ran; exit 7")
    program(rot / ".venv" / "bin" / "coverage", "echo coverage ran")
    svar = subprocess.run(
        ["/bin/sh", rot / "test"], cwd=rot, capture_output=True, text=True, check=False
    )
    assert svar.returncode == 7
    assert svar.stdout.splitlines()[-1] == "./test stopped at: ruff check"
    assert "coverage ran" not in svar.stdout


def test_the_release_run_asks_for_the_fault_rows_at_their_release_counts(tmp_path: Path) -> None:
    rot = utsjekk(tmp_path)
    for kontroll in ("ruff", "mypy", "lint-imports"):
        program(rot / ".venv" / "bin" / kontroll, "exit 0")
    program(rot / ".venv" / "bin" / "pytest", 'echo "release=$INNFORING_RELEASE: $*"')
    svar = subprocess.run(
        ["/bin/sh", rot / "test", "--release", "-x"],
        cwd=rot,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "release=1: -m feil -p tests.faults.feilrader -x" in svar.stdout.splitlines()
