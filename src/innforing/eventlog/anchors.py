"""What others have said of our checkpoints: cosignatures and time stamps (tillit.md §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import insert, select
from sqlalchemy.exc import SQLAlchemyError

from innforing.eventlog.errors import StorageFault
from innforing.eventlog.schema import anchors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

COSIGNATURE, RFC3161 = "cosignature", "rfc3161"


class Anchor(NamedTuple):
    """One thing that was said: of which size, in which bytes, and when it came to us."""

    size: int
    evidence: bytes
    obtained_us: int


def keep(engine: Engine, size: int, kind: str, evidence: Sequence[bytes], *, at_us: int) -> None:
    """Keep what was said of a checkpoint; rows are added and never changed."""
    rows = [{"size": size, "kind": kind, "evidence": one, "obtained_us": at_us} for one in evidence]
    try:
        with engine.begin() as connection:
            connection.execute(insert(anchors), rows)
    except SQLAlchemyError as error:
        msg = f"what was said of the checkpoint was not kept: {type(error).__name__}"
        raise StorageFault(msg) from None


def kept(engine: Engine, kind: str) -> list[Anchor]:
    """What is kept of a kind, the oldest first."""
    asked = select(anchors.c.size, anchors.c.evidence, anchors.c.obtained_us)
    asked = asked.where(anchors.c.kind == kind).order_by(anchors.c.obtained_us, anchors.c.size)
    with engine.connect() as connection:
        return [Anchor(*row) for row in connection.execute(asked)]
