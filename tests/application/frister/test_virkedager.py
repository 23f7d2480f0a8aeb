"""Working days in Norway, shown beside a deadline that is never moved."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.frister.virkedager import er_virkedag, helligdag, neste_virkedag


@pytest.mark.krav("K-385")
@pytest.mark.parametrize(
    ("dag", "neste"),
    [
        (date(2024, 2, 1), date(2024, 2, 1)),
        (date(2024, 6, 1), date(2024, 6, 3)),
        (date(2024, 3, 28), date(2024, 4, 2)),
        (date(2024, 5, 17), date(2024, 5, 21)),
        (date(2024, 12, 31), date(2024, 12, 31)),
    ],
)
def test_en_frist_pa_en_fridag_viser_neste_virkedag(dag: date, neste: date) -> None:
    assert neste_virkedag(dag) == neste
    assert er_virkedag(dag) == (dag == neste)


def test_helligdagen_har_navn() -> None:
    assert helligdag(date(2024, 5, 17)) == "Grunnlovsdag"
    assert helligdag(date(2024, 5, 18)) is None
