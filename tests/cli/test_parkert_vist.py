"""What a read model could not take is said wherever its figures are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innforing.projections.utbredelse import Utbredelse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.projection import Happened
    from innforing.projections.table import Fact
    from tests.cli.conftest import Program

HANDLE = Utbredelse.handle
SPORSMAL = (
    ("overview", "utbredelse", "dho"),
    ("explain", "utbredelse", "dho", "norge"),
    ("explain", "utbredelse", "dho", "norge", "tatt_i_bruk"),
    ("diff", "utbredelse", "dho", "--fra", "2024-04-01"),
)


def _giftig(self: Utbredelse, happened: Happened) -> Iterator[Fact]:
    if happened.hendelse.strom.endswith(":ringsaker"):
        raise ZeroDivisionError
    yield from HANDLE(self, happened)


def test_overview_explain_and_diff_name_what_is_not_counted_until_it_is_mended(
    dho: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as m:
        m.setattr(Utbredelse, "handle", _giftig)
        for ord_ in SPORSMAL:
            [parkert] = dho.json(*ord_)["parkert"]  # type: ignore[misc]
            sagt = dho(*ord_).stderr
            assert str(parkert["position"]) in sagt
            assert "ibruktakelse:dho:ringsaker" in sagt
            assert "ZeroDivisionError" in sagt
        assert dho.json("explain", "lopsoversikt")["parkert"] == [], "others go on"
        tall = _tatt_i_bruk(dho)
    siri = ("--as", "Siri", "--role", "saksbehandler", "--body", "ks")
    data = f'{{"posisjon": {parkert["position"]}}}'
    svar = dho("step", "prov_pa_nytt", "utbredelse", *siri, "--data", data)
    assert svar.exit_code == 0, (svar.stdout, svar.stderr)
    for ord_ in SPORSMAL:
        assert dho.json(*ord_)["parkert"] == []
        assert "ringsaker" not in dho(*ord_).stderr
    assert _tatt_i_bruk(dho) == tall + 1


def _tatt_i_bruk(program: Program) -> int:
    svar: dict[str, Any] = program.json("overview", "utbredelse", "dho", "--per", "2024-06-01")
    antall: int = svar["landet"]["minst"]["tatt_i_bruk"]["antall"]
    return antall
