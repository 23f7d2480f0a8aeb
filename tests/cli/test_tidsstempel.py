"""A checkpoint gets a time that is not our own, from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.eventlog.test_timestamps import serving, stamped
from tests.trust.tidsstempel import made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Program


@pytest.fixture(scope="module")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("tsa"))


@pytest.fixture
def ekte(tomt: Program, tsa: Path) -> Iterator[Program]:
    """The program on an ekte log with keys, and an authority to ask."""
    assert tomt("db", "init", "--ekte").exit_code == 0
    assert tomt("person", "Siri Eksempel", "--ks").exit_code == 0
    assert tomt("key", "new", "--host", "logg.example").exit_code == 0
    with serving(lambda query: (200, stamped(tsa, query))) as url:
        tomt.miljo.update(INNFORING_TSA=url, INNFORING_TSA_ROOT=str(tsa / "rot.pem"))
        yield tomt


def test_the_newest_checkpoint_is_stamped_once(ekte: Program) -> None:
    assert "Ingenting nytt å tidsstemple" in ekte("stamp").stdout
    assert ekte("publish").exit_code == 0
    svar = ekte.json("stamp")
    siste = ekte.siste[0]
    assert isinstance(svar["stemplet"], list)
    assert next(en["size"] for en in svar["stemplet"]) == siste
    assert (ekte.mappe / "logg-bevis" / "tokens" / f"{siste}.tsr").exists()
    for sprak, ord_ in (("nn", "Ingenting nytt å tidsstemple"), ("en", "nothing to stamp")):
        assert ord_ in ekte("stamp", "--lang", sprak).stdout
    assert ekte("key", "rotate", "--as", "Siri Eksempel").exit_code == 0
    assert ekte("publish").exit_code == 0
    assert f"Stamped: {siste + 1} events" in ekte("stamp", "--lang", "en").stdout


def test_what_is_wrong_is_one_sentence_and_nothing_is_kept(ekte: Program, tsa: Path) -> None:
    assert ekte("publish").exit_code == 0
    annen = ("--root", str(tsa / "annen.pem"))
    assert "the time stamp does not hold" in ekte.ugyldig("stamp", *annen)
    assert "does not answer" in ekte.ugyldig("stamp", "--tsa", "http://127.0.0.1:1")
    assert "no certificate" in ekte.ugyldig("stamp", "--root", str(tsa / "rot.key"))
    assert "cannot be read" in ekte.ugyldig("stamp", "--root", str(tsa / "borte.pem"))
    assert not (ekte.mappe / "logg-bevis" / "tokens").exists()


def test_a_demo_log_is_not_stamped(program: Program, tsa: Path) -> None:
    program.miljo.update(
        INNFORING_TSA="http://127.0.0.1:1", INNFORING_TSA_ROOT=str(tsa / "rot.pem")
    )
    assert "a demo log has the times of its stories" in program.ugyldig("stamp")
