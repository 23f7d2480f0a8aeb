"""The program as a person runs it, on a copy of the small demo log."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from innforing.bootstrap import Hus
from innforing.cli import app
from tests.application.demohus import IKKE_KLAR, PROSESS, fortalt, innstillinger, kopi
from tests.scenarios.verdener import FORTELLINGER

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


TILGJENGELIG = FORTELLINGER / "s11_tilgjengelig_er_ikke_nyttig.toml"


@dataclass(frozen=True)
class Program:
    """The program with its own environment; the log is in the folder."""

    mappe: Path
    miljo: dict[str, str] = field(default_factory=dict)

    def __call__(self, *ord_: str, inn: str | None = None, **miljo: str) -> Result:
        """Run one command."""
        return CliRunner().invoke(app, list(ord_), input=inn, env={**self.miljo, **miljo})

    def json(self, *ord_: str) -> dict[str, object]:
        """Run one command that must succeed; give its JSON."""
        svar = self(*ord_, "--json")
        assert svar.exit_code == 0, svar.stderr
        lest: dict[str, object] = json.loads(svar.stdout)
        return lest

    def hus(self) -> Hus:
        """The house of the log, to look behind the program."""
        return Hus(innstillinger(self.mappe))

    @property
    def siste(self) -> tuple[int, int]:
        """Position and time of the last event: what must not move when input is bad."""
        with self.hus() as hus:
            return hus.reader.last()

    def ugyldig(self, *ord_: str, inn: str | None = None) -> str:
        """Run a command with bad input: exit code 2, one sentence, and nothing recorded."""
        for_ = self.siste
        svar = self(*ord_, inn=inn)
        assert svar.exit_code == 2, (svar.stdout, svar.stderr)
        assert "Traceback" not in svar.stderr
        assert self.siste == for_
        return svar.stderr

    def avvist(self, *ord_: str) -> str:
        """Run a step that is refused: exit code 1, reasons, and no event."""
        for_ = self.siste
        svar = self(*ord_)
        assert svar.exit_code == 1, (svar.stdout, svar.stderr)
        assert self.siste == for_
        return svar.stdout


def program_i(mappe: Path) -> Program:
    """The program with everything it keeps in one folder."""
    return Program(
        mappe,
        {
            "INNFORING_DB": str(mappe / "logg.sqlite"),
            "INNFORING_KEYS_DB": f"sqlite:///{mappe / 'logg-nokler.sqlite'}",
            "XDG_DATA_HOME": str(mappe / "data"),
            "HOME": str(mappe),
            "COLUMNS": "200",
        },
    )


@pytest.fixture(scope="session")
def clidemo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both stories in one log; not to be written to."""
    return fortalt(tmp_path_factory.mktemp("cli"), PROSESS, IKKE_KLAR)


@pytest.fixture
def leser(clidemo: Path) -> Program:
    """The program on that log, for a test that only reads."""
    return program_i(clidemo)


@pytest.fixture
def program(clidemo: Path, tmp_path: Path) -> Program:
    """The program on a copy of that log."""
    return program_i(kopi(clidemo, tmp_path))


@pytest.fixture
def tomt(tmp_path: Path) -> Program:
    """The program where there is no log yet."""
    return program_i(tmp_path)


@pytest.fixture(scope="session")
def dhodemo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story of «tilgjengelig er ikke nyttig»; not to be written to."""
    return fortalt(tmp_path_factory.mktemp("dho"), TILGJENGELIG)


@pytest.fixture
def dho(dhodemo: Path, tmp_path: Path) -> Program:
    """The program on a copy of that log; nobody follows it."""
    return program_i(kopi(dhodemo, tmp_path))
