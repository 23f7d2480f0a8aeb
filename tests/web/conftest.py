"""The browser, the demo log and the running program, for tests of pages."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.application.demohus import fortalt
from tests.scenarios.verdener import FELLES
from tests.web.klient import Klient
from tests.web.nettleser import Utlan, startet
from tests.web.nettside import Nettside, apnet
from tests.web.nettsted import Nettsted, apent, bygd, med_revisor, utgitt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def nettleseren() -> Iterator[Utlan]:
    """The one browser of this run."""
    with startet() as utlan:
        yield utlan


@pytest.fixture
def chromium(nettleseren: Utlan) -> Iterator[Browser]:
    """The browser, lent to one test."""
    with nettleseren.laant() as nettleser:
        yield nettleser


@pytest.fixture
def nettside(chromium: Browser) -> Iterator[Nettside]:
    """A new page, without cookies."""
    with apnet(chromium) as side:
        yield side


@pytest.fixture
def uten_skript(chromium: Browser) -> Iterator[Nettside]:
    """A new page in a browser where scripts are turned off."""
    with apnet(chromium, skript=False) as side:
        yield side


@pytest.fixture(scope="session")
def verdensmappe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the log of the one world that the stories use; not to be written to."""
    return fortalt(tmp_path_factory.mktemp("verden"), FELLES / "verden.toml")


@pytest.fixture(scope="session")
def demobase(samlet: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published log of all the stories, with its read models; not to be written to."""
    return utgitt(bygd(samlet, tmp_path_factory.mktemp("demo")))


@pytest.fixture
def demokopi(demobase: Path, tmp_path: Path) -> Path:
    """The same, to be written to by one test."""
    return shutil.copytree(demobase, tmp_path / "demo")


@pytest.fixture(scope="session")
def nettsted(demobase: Path) -> Iterator[Nettsted]:
    """The program over the demo log, to be read by every test."""
    with apent(demobase, folger=False) as sted:
        yield sted


@pytest.fixture(scope="session")
def hele_nettstedet(helheten: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nettsted]:
    """The program over a published log of every story there is, to be read by every test."""
    mappe = utgitt(bygd(helheten, tmp_path_factory.mktemp("hele")))
    with apent(mappe, folger=False) as sted:
        yield sted


@pytest.fixture
def eget_nettsted(demokopi: Path) -> Iterator[Nettsted]:
    """The program over a demo log that one test may write to."""
    with apent(demokopi, folger=True) as sted:
        yield sted


@pytest.fixture(scope="session")
def revidert(demobase: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nettsted]:
    """The program over a demo log in which KS has a revisor, to be read by every test."""
    with apent(med_revisor(demobase, tmp_path_factory.mktemp("revidert")), folger=False) as sted:
        yield sted


@pytest.fixture
def revisor(revidert: Nettsted) -> Klient:
    """The revisor, signed in."""
    klient = Klient(revidert.app, revidert.hus)
    klient.logg_inn("revisor", "ks")
    return klient


@pytest.fixture
def klient(nettsted: Nettsted) -> Klient:
    """A reader of the demo log that is not signed in."""
    return Klient(nettsted.app, nettsted.hus)


@pytest.fixture
def egen_klient(eget_nettsted: Nettsted) -> Klient:
    """The same over a log that the test may write to."""
    return Klient(eget_nettsted.app, eget_nettsted.hus)


@pytest.fixture
def klient_som(klient: Klient) -> Callable[[str, str], Klient]:
    """A reader signed in to an office: role and body."""

    def som(rolle: str, organ: str) -> Klient:
        klient.logg_inn(rolle, organ)
        return klient

    return som


@pytest.fixture
def som(sted: Nettsted) -> Callable[[tuple[str, str]], Klient]:
    """A reader of the `sted` of the test's own module, signed in to an office: role and body."""

    def inne(hvem: tuple[str, str]) -> Klient:
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(*hvem)
        return klient

    return inne
