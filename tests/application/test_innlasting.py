"""Every fact that a step asks for has a function that answers it."""

from __future__ import annotations

import pytest

from innforing.application.fakta.sporring import FAKTA
from innforing.application.innlasting import ubesvarte_sporsmal


def test_every_question_of_every_step_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ubesvarte_sporsmal() == ()
    monkeypatch.delitem(FAKTA, "losningen_finnes")
    assert "foresla.losningen_finnes" in ubesvarte_sporsmal()
