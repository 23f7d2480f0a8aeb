"""`publish` by the role that sees no content, and where nobody's reads were ever kept."""

# the passwords open a database that lives for one test
# ruff: noqa: S106

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from innforing.application.loggnokler import lag_nokler
from innforing.bootstrap import Innstillinger, oppgrader, opprett_ekte
from innforing.eventlog.roles import create_roles
from tests.cli.conftest import Program
from tests.eventlog.given import drop_roles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def som_logg(postgres_url: str, tmp_path: Path) -> Iterator[Program]:
    """The program as the role `logg` on an ekte log, with its two folders named."""
    valgt = Innstillinger(postgres_url, keys_db=f"sqlite:///{tmp_path / 'nokler.sqlite'}")
    oppgrader(valgt)
    opprett_ekte(valgt)
    prefiks = f"t{uuid.uuid4().hex[:12]}_"
    roller = create_roles(
        postgres_url, app_password="hemmelig", passwords={"logg": "hemmelig"}, prefix=prefiks
    )
    rolle = make_url(postgres_url).set(username=f"{prefiks}logg", password="hemmelig")
    lag_nokler(tmp_path / "signer", "logg.example")
    app = rolle.set(username=f"{prefiks}app")
    yield Program(
        tmp_path,
        {
            "INNFORING_DB": rolle.render_as_string(hide_password=False),
            "APP_DB": app.render_as_string(hide_password=False),
            "INNFORING_KEYS_DB": f"sqlite:///{tmp_path / 'nokler.sqlite'}",
            "INNFORING_PROOF_DIR": str(tmp_path / "bevis"),
            "INNFORING_KEY_DIR": str(tmp_path / "signer"),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "HOME": str(tmp_path),
        },
    )
    drop_roles(postgres_url, roller)


def test_the_role_that_sees_no_content_publishes_the_log_and_its_read_log(
    som_logg: Program,
) -> None:
    svar = som_logg("publish")
    assert svar.exit_code == 0, svar.stderr
    assert "logg.example/hendelser/1: Sjekkpunkt er utgitt: 1" in svar.stdout
    assert "logg.example/innsyn/1: Sjekkpunkt er utgitt: 1" in svar.stdout
    # the same role may not open the house, where content is read
    assert som_logg("root").exit_code == 2


def test_the_application_says_how_far_the_proof_is_though_it_may_not_publish(
    som_logg: Program,
) -> None:
    assert som_logg("publish").exit_code == 0
    svar = som_logg("status", "--lang", "en", INNFORING_DB=som_logg.miljo["APP_DB"])
    assert svar.exit_code == 0, svar.stderr
    assert "Proof: 1 of 1 events stand in a signed checkpoint." in svar.stdout


def test_a_log_whose_reads_were_never_kept_is_published_alone(program: Program) -> None:
    with program.hus() as hus:
        lag_nokler(hus.nokkelmappe, "logg.example")
    svar = program("publish", INNFORING_INNSYN_DB=f"sqlite:///{program.mappe / 'ny.sqlite'}")
    assert svar.exit_code == 0, svar.stderr
    assert "hendelser/1" in svar.stdout
