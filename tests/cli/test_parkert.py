"""A parked event from the command line: seen in «status», decided on by steps that leave events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from innforing.projections.svarfordeling import Svarfordeling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.projection import Happened
    from innforing.projections.table import Fact
    from tests.cli.conftest import Program

HANDLE = Svarfordeling.handle


def _giftig(self: Svarfordeling, happened: Happened) -> Iterator[Fact]:
    if type(happened.hendelse.hendelse).__name__ == "KommuneInvitert":
        raise ZeroDivisionError
    yield from HANDLE(self, happened)


def parkert(program: Program) -> list[dict[str, object]]:
    program("project", "--once")
    alle = program.json("status")["lesemodeller"]
    assert isinstance(alle, list)
    [funnet] = [ett["parkert"] for ett in alle if ett["navn"] == "svarfordeling"]
    assert isinstance(funnet, list)
    return funnet


def ta(program: Program, steg: str, posisjon: object, **data: object) -> None:
    """Take a step on the read model as KS."""
    siri = ("--as", "Siri Saksbehandler", "--role", "saksbehandler", "--body", "ks")
    innhold = json.dumps({"posisjon": posisjon, **data})
    svar = program("step", steg, "svarfordeling", *siri, "--data", innhold)
    assert svar.exit_code == 0, (svar.stdout, svar.stderr)


def test_a_parked_event_is_seen_tried_again_and_given_up(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as m:
        m.setattr(Svarfordeling, "handle", _giftig)
        forste, andre, *resten = parkert(program)
        assert f"at position {forste['position']}" in program("status").stdout
        for_ = program.siste[0]
        ta(program, "prov_pa_nytt", forste["position"])
        assert program.siste[0] == for_ + 1, "the command leaves an event"
        assert parkert(program) == [forste, andre, *resten]
        ta(program, "gi_opp", andre["position"], begrunnelse={"tekst": "Eksempel på oppgivelse."})
    ta(program, "prov_pa_nytt", forste["position"])
    assert parkert(program) == [{**andre, "given_up": 1}, *resten]
    assert "given up (ZeroDivisionError" in program("status").stdout
