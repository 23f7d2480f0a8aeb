"""From an empty database to a løsning in the register, by the command line alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Program

SIRI = ("--as", "Siri Eksempel", "--role", "saksbehandler", "--body", "ks")


def test_a_new_ekte_log_gets_ks_people_bodies_and_a_losning(tomt: Program) -> None:
    assert tomt("db", "init", "--ekte").exit_code == 0
    siri = tomt.json("person", "Siri Eksempel", "--ks")
    assert siri["ks"] is True
    kari = str(tomt.json("person", "Kari Eksempel")["person"])
    rolle = {"person": kari, "rolle": "medlem", "fra": "2024-01-01", "part": "ks"}
    gruppe = {
        "organtype": "koordineringsgruppe",
        "navn": "Nasjonal koordineringsgruppe",
        "roller": [rolle],
    }
    organ = ("step", "opprett_organ", "koordineringsgruppen", *SIRI, "--data", json.dumps(gruppe))
    assert tomt(*organ).exit_code == 0, tomt(*organ).stderr
    historie = tomt("history", "organ:ks").stdout
    assert "Siri Eksempel" in tomt("history", "organ:koordineringsgruppen").stdout
    assert "Oppsett av loggen" in historie
    assert tomt("verify").exit_code == 0


def test_ks_is_entered_once_and_the_second_try_leaves_nobody_behind(tomt: Program) -> None:
    assert tomt("db", "init", "--ekte").exit_code == 0
    assert tomt("person", "Siri Eksempel", "--ks").exit_code == 0
    assert "KS is entered already" in tomt.ugyldig("person", "Ola Eksempel", "--ks")
    svar = tomt.ugyldig("step", "opprett_organ", "x", "--as", "Ola Eksempel", *SIRI[2:])
    assert "there is no person «Ola Eksempel»" in svar
