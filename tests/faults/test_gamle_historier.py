"""F19: the stored histories of every release come to what they came to when they were stored."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

import pytest

from innforing.domain.katalog import HENDELSER
from innforing.eventlog.database import open_reader
from tests.faults import historie
from tests.faults.historie import Historie
from tests.house.kilder import ROT

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Hendelse

VERSJON = tomllib.loads((ROT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


@pytest.mark.krav("K-379")
def test_the_release_at_hand_has_its_history(request: pytest.FixtureRequest) -> None:
    if os.environ.get("INNFORING_OPPDATER") == "1" and VERSJON not in historie.lagrede():
        with open_reader(f"sqlite:///{request.getfixturevalue('helheten')}/logg.sqlite") as reader:
            Historie.av(reader.tail(0)).lagre(VERSJON)
    assert VERSJON in historie.lagrede(), "a new release: run ./test --oppdater"


@pytest.mark.krav("K-379")
@pytest.mark.feil("F19", len(historie.lagrede()))
@pytest.mark.parametrize("versjon", historie.lagrede())
def test_old_streams_give_the_digest_they_gave(versjon: str) -> None:
    lagret = Historie.les(versjon)
    assert len({rad.topic for rad in lagret.rader}) > len(HENDELSER) // 2
    assert historie.avtrykk(historie.foldet(lagret.rader), lagret.felt) == lagret.avtrykk


def endret(lagret: Historie) -> str:
    return historie.avtrykk(historie.foldet(lagret.rader), lagret.felt)


@pytest.mark.parametrize("emne", ["KommunePameldt", "LopForeslatt", "RolleGitt"])
def test_an_event_that_comes_to_mean_something_else_is_found_out(
    emne: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above must be able to fail: here an event says nothing any more."""
    lagret = Historie.les(historie.lagrede()[0])
    type_: type[Hendelse] = HENDELSER[emne]  # type: ignore[type-arg]
    monkeypatch.setattr(type_, "anvend", lambda _, aggregat: aggregat)
    assert endret(lagret) != lagret.avtrykk


def test_a_field_that_is_gone_is_found_out_and_a_new_one_changes_nothing() -> None:
    lagret = Historie.les(historie.lagrede()[0])
    states = historie.foldet(lagret.rader)
    forrige = {**lagret.felt, "Innforingslop": lagret.felt["Innforingslop"][1:]}
    gammelt = historie.avtrykk(states, forrige)
    assert gammelt != lagret.avtrykk
    # a program that had the field all along reads what a release without it stored
    assert historie.avtrykk(historie.foldet(lagret.rader), forrige) == gammelt
    borte = {**lagret.felt, "Innforingslop": [*lagret.felt["Innforingslop"], "et_gammelt_felt"]}
    assert historie.avtrykk(states, borte) != lagret.avtrykk
