"""Every må and skal of groups A–R is carried by something, or waits for a named issue."""

from __future__ import annotations

import re
import tomllib

from innforing.application.dokumenter import dekning_av
from tests.house.kilder import ROT

KRAV: dict[str, dict[str, str]] = tomllib.loads((ROT / "docs" / "krav.toml").read_text("utf-8"))
SISTE_I_GRUPPE_R = 216


def test_hver_rad_er_dekket_eller_utsatt_til_en_sak() -> None:
    dekning = dekning_av(KRAV)
    assert [k for k, rad in KRAV.items() if not dekning[k] and "senere" not in rad] == []
    assert {rad.get("senere", "B") for rad in KRAV.values()} <= {"B", "C", "D", "E"}


def test_tabellen_har_alle_ma_og_skal_rader() -> None:
    assert list(KRAV) == sorted(KRAV)
    assert len(KRAV) == 100
    kilde = ROT.parent / "shared" / "domain" / "krav.md"
    if kilde.is_file():
        rader = re.findall(
            r"^\| (K-(\d+)) \|.*\| (må|skal) \|$", kilde.read_text("utf-8"), re.MULTILINE
        )
        assert list(KRAV) == [k for k, nr, _ in rader if int(nr) <= SISTE_I_GRUPPE_R]


def test_bare_kjente_krav_er_nevnt_i_tester() -> None:
    nevnt = {
        int(nr)
        for fil in (ROT / "tests").rglob("test_*.py")
        for merke in re.findall(r"mark\.krav\(([^)]*)\)", fil.read_text("utf-8"))
        for nr in re.findall(r"K-(\d{3})", merke)
    }
    assert nevnt <= set(range(1, 386))
