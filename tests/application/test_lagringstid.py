"""What has been kept for longer than its period is told, and nothing is erased by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from innforing.application.kommando import Gjort
from innforing.application.lagringstid import AR, forfalt
from innforing.bootstrap import Hus
from innforing.domain.sletting.verdier import Sletteart
from tests.application.demohus import innstillinger, kopi
from tests.application.slettefolk import siri, slett

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def hus(demomappe: Path, tmp_path: Path) -> Iterator[Hus]:
    with Hus(innstillinger(kopi(demomappe, tmp_path))) as apnet:
        yield apnet


def med_rolle(hus: Hus, navn: str, *perioder: tuple[str, str | None]) -> str:
    """Somebody who has been saksbehandler of KS in these periods."""
    id_ = hus.personer.registrer(navn)
    for fra, til in perioder:
        rolle = {"person": id_, "rolle": "saksbehandler", "fra": fra, "til": til}
        assert isinstance(siri(hus).tar("gi_rolle", "organ:ks", roller=[rolle]), Gjort)
    return id_


@pytest.mark.krav("K-377")
def test_a_person_is_due_two_years_after_the_last_role_ended(hus: Hus) -> None:
    sluttet = med_rolle(hus, "En", ("2023-01-01", "2023-06-30"), ("2023-07-01", "2024-02-29"))
    med_rolle(hus, "To", ("2023-01-01", "2023-06-30"), ("2023-07-01", None))
    hus.personer.registrer("Tre")
    dagen = hus.na().replace(year=2024, month=2, day=29, hour=12)
    assert forfalt(hus, dagen + 2 * AR)["personer"] == ()
    assert forfalt(hus, dagen + 2 * AR + timedelta(days=1))["personer"] == (sluttet,)
    slett(hus, Sletteart.PERSON, sluttet)
    assert forfalt(hus, dagen + 3 * AR)["personer"] == ()


@pytest.mark.krav("K-377")
def test_a_text_is_due_ten_years_after_it_was_written_until_it_is_erased(hus: Hus) -> None:
    na = hus.na()
    assert forfalt(hus, na)["tekster"] == ()
    ute = forfalt(hus, na + 10 * AR)["tekster"]
    assert len(ute) > 1
    assert all(hus.fritekster.les(id_) != "slettet" for id_ in ute)
    slett(hus, Sletteart.TEKST, ute[0])
    assert ute[0] not in forfalt(hus, na + 11 * AR)["tekster"]
