"""What is installed is what was written, and the browser files that the lock file names."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import hatch_build
from tests.house.kilder import ROT, SRC

LAASER = [ROT / mappe / "package-lock.json" for mappe in ("frontend", "tests/tools")]
UTEN_NODE = {"PATH": "/nowhere"}
LAGET = Path("innforing/web/static/vendor")


def bygg(slag: str, *, fra: Path, til: Path, miljo: dict[str, str] | None = None) -> Path:
    """What hatchling makes of a tree, without fetching anything to build with."""
    kommando = [sys.executable, "-m", "hatchling", "build", "-t", slag, "-d", str(til)]
    subprocess.run(kommando, cwd=fra, env=miljo, capture_output=True, check=True)
    (pakke,) = til.glob("*.whl" if slag == "wheel" else "*.tar.gz")
    return pakke


def tre(rot: Path) -> Path:
    """A checkout where the browser files are not made yet."""
    for navn in hatch_build.LOCKED:
        (rot / hatch_build.FRONTEND).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROT / hatch_build.FRONTEND / navn, rot / hatch_build.FRONTEND / navn)
    return rot


def node_modules(rot: Path) -> Path:
    """A folder with what npm would have brought: each file holds its own name."""
    for kilde in hatch_build.wanted(ROT).values():
        fil = rot / "node_modules" / kilde
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.write_text(kilde)
    return rot


def krok(rot: Path) -> hatch_build.BrowserFiles:
    """The hook as an installer asks it."""
    return hatch_build.BrowserFiles(str(rot), {}, None, None, str(rot), "wheel")  # type: ignore[arg-type] # it reads the root only


def test_the_wheel_carries_every_file_of_the_package(tmp_path: Path) -> None:
    i_hjulet = set(zipfile.ZipFile(bygg("wheel", fra=ROT, til=tmp_path)).namelist())
    skrevet = {
        f"innforing/{fil.relative_to(SRC).as_posix()}"
        for fil in SRC.rglob("*")
        if fil.is_file() and "__pycache__" not in fil.parts
    }
    # the program starts its signer and its witness from there, and hands the verifier out
    skrevet |= {f"innforing/trust/{fil.name}" for fil in (ROT / "trust").glob("*.py")}
    assert sorted(skrevet - i_hjulet) == []
    assert "innforing/py.typed" in i_hjulet


def test_a_wheel_of_the_sdist_needs_no_node_and_has_the_browser_files(tmp_path: Path) -> None:
    with tarfile.open(bygg("sdist", fra=ROT, til=tmp_path)) as pakke:
        pakke.extractall(tmp_path / "tre")  # noqa: S202 -- made here, a line ago
    (rot,) = (tmp_path / "tre").iterdir()
    assert hatch_build.is_fresh(rot)
    hjul = bygg("wheel", fra=rot, til=tmp_path / "hjul", miljo=UTEN_NODE)
    i_hjulet = set(zipfile.ZipFile(hjul).namelist())
    ventet = {(LAGET / navn).as_posix() for navn in hatch_build.wanted(ROT)}
    assert sorted(ventet - i_hjulet) == []
    assert "innforing/scenarios/felles/verden.toml" in i_hjulet


@pytest.mark.parametrize("pakke", ["digdir/designsystemet-css", "digdir/designsystemet-web"])
def test_the_browser_files_are_whole_and_have_their_licence(pakke: str) -> None:
    mappe = ROT / hatch_build.TARGET / pakke
    assert "MIT" in (mappe / "LICENSE").read_text("utf-8")
    assert all(fil.stat().st_size > 1000 for fil in mappe.iterdir())
    assert sorted(hatch_build.wanted(ROT)) == sorted(
        fil.relative_to(ROT / hatch_build.TARGET).as_posix()
        for fil in (ROT / hatch_build.TARGET).rglob("*")
        if fil.is_file() and fil.name != hatch_build.STAMP
    )


def test_node_is_asked_for_only_when_it_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(hatch_build.GIVEN, raising=False)
    monkeypatch.setenv("PATH", UTEN_NODE["PATH"])
    assert krok(ROT).dependencies() == []
    assert krok(tre(tmp_path)).dependencies() == [hatch_build.NODE]
    (tmp_path / "npm").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert krok(tmp_path).dependencies() == []
    monkeypatch.setenv("PATH", UTEN_NODE["PATH"])
    monkeypatch.setenv(hatch_build.GIVEN, str(tmp_path))
    assert krok(tmp_path).dependencies() == []


def test_a_folder_with_node_modules_is_enough_to_build_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rot = tre(tmp_path / "tre")
    monkeypatch.setenv(hatch_build.GIVEN, str(node_modules(tmp_path / "gitt")))
    monkeypatch.setenv("PATH", UTEN_NODE["PATH"])
    krok(rot).initialize("standard", {})
    laget = {n: (rot / hatch_build.TARGET / n).read_text() for n in hatch_build.wanted(ROT)}
    assert laget == hatch_build.wanted(ROT)


@pytest.mark.parametrize("slik", ["changed lock", "missing file"])
def test_files_of_another_lock_or_not_all_of_them_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slik: str
) -> None:
    rot = tre(tmp_path / "tre")
    monkeypatch.setenv(hatch_build.GIVEN, str(node_modules(tmp_path / "gitt")))
    krok(rot).initialize("standard", {})
    assert hatch_build.is_fresh(rot)
    if slik == "changed lock":
        (rot / hatch_build.FRONTEND / "package-lock.json").write_text("{}")
    else:
        (rot / hatch_build.TARGET / "htmx.org" / "LICENSE").unlink()
    assert not hatch_build.is_fresh(rot)
    krok(rot).initialize("standard", {})
    assert hatch_build.is_fresh(rot)


def test_the_node_of_pypi_has_npm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", UTEN_NODE["PATH"])
    svar = subprocess.run(
        [*hatch_build.npm_command(), "--version"], capture_output=True, text=True, check=True
    )
    assert re.match(r"\d+\.\d+", svar.stdout)


def test_what_npm_complains_of_is_in_the_error(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "a", "dependencies": {"b": "1.0.0"}}')
    (tmp_path / "package-lock.json").write_text('{"lockfileVersion": 3, "packages": {}}')
    with pytest.raises(RuntimeError, match=r"npm ci failed:\n(.|\n)*b@1\.0\.0"):
        hatch_build.npm_ci(tmp_path)


@pytest.mark.parametrize("laas", LAASER, ids=lambda fil: fil.parent.name)
def test_a_lock_names_no_registry(laas: Path) -> None:
    tekst = laas.read_text("utf-8")
    assert tekst.count('"integrity": "sha512-') > 1
    assert '"resolved"' not in tekst
