"""The two commands of the README, and what a build server runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.kilder import ROT

POSIX = ["start", "test", "scripts/venv.sh"]


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


def test_a_failing_stage_is_named_and_stops_the_rest(tmp_path: Path) -> None:
    """A checkout whose ruff fails: ./test says so, and pytest is never reached."""
    for fil in ("test", "scripts/venv.sh", "pyproject.toml"):
        kopi = tmp_path / fil
        kopi.parent.mkdir(exist_ok=True)
        kopi.write_bytes((ROT / fil).read_bytes())
    bin_ = tmp_path / ".venv" / "bin"
    bin_.mkdir(parents=True)
    for navn, linje in (
        ("python", f'exec "{sys.executable}" "$@"'),
        ("ruff", "echo ruff ran; exit 7"),
        ("coverage", "echo coverage ran"),
    ):
        (bin_ / navn).write_text(f"#!/bin/sh\n{linje}\n")
        (bin_ / navn).chmod(0o755)
    merke = subprocess.run(
        ["/bin/sh", "-c", f". '{ROT}/scripts/venv.sh'; mark .venv/bin/python"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    (tmp_path / ".venv" / ".stamp-test").write_text(merke.stdout)
    svar = subprocess.run(
        ["/bin/sh", tmp_path / "test"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert svar.returncode == 7
    assert svar.stdout.splitlines()[-1] == "./test stopped at: ruff check"
    assert "coverage ran" not in svar.stdout
