"""How facts of the domain stand in the columns of a read model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from innforing.domain.grunnmur.verdi import Kodeverk
    from innforing.projections.table import Cell


def kode(verdi: Kodeverk | None) -> str | None:
    """The stored code."""
    return None if verdi is None else str(verdi.value)


def iso(dag: date | None) -> str | None:
    """A day as text that sorts as days do."""
    return None if dag is None else dag.isoformat()


def liste(verdier: Iterable[str | int]) -> str:
    """Several values in one column, in the order given."""
    return json.dumps(list(verdier), ensure_ascii=False)


def tekst(celle: Cell) -> str | None:
    """The text of a column that may be empty."""
    return None if celle is None else str(celle)
