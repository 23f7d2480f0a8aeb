"""The table gives every grant of the year, in the same append."""

from __future__ import annotations

import pytest

from innforing.application.konsekvenser import (
    tilskudd as _tilskudd,  # noqa: F401 - fills the register
)
from innforing.domain.tilskudd.folger import TilskuddTildelt
from tests.application.verden import Verden
from tests.domain.fordeling.historie import FORDELT_2023, FORDELT_2024, TABELL_2024


@pytest.mark.krav("K-263")
def test_tabellen_for_2024_gir_elleve_tilskudd_pa_krona() -> None:
    folger = Verden().folger("fordeling:2024", FORDELT_2024)
    assert {strom: h.belop for strom, h in folger} == {  # type: ignore[attr-defined]
        f"tilskudd:2024:{m}": kr for m, (_, _, kr) in TABELL_2024.items()
    }


@pytest.mark.krav("K-298")
def test_en_delt_rad_gir_ett_tilskudd_for_raden_og_ett_for_hver_kommune() -> None:
    v = Verden()
    folger = dict(v.folger("fordeling:2023", FORDELT_2023))
    assert len(folger) == 16
    assert folger["tilskudd:2023:agder"] == TilskuddTildelt(
        belop=1_526_000,
        prosjektnr="102265",
        soknadssum=1_526_000,
        utbetales_til=("grimstad", "kristiansand"),
    )
    assert folger["tilskudd:2023:grimstad"] == TilskuddTildelt(
        belop=967_000, prosjektnr="102265", del_av="agder"
    )
    assert folger["tilskudd:2023:oslo"].utbetales_til == ()  # type: ignore[attr-defined]
