"""A read model is compared with a rebuild, and goes on as it was (V10)."""

from __future__ import annotations

from innforing.projections import books
from innforing.projections.books import SERVING
from innforing.projections.svarfordeling import Svarfordeling
from tests.projections.lesehus import leseside


def test_an_edition_equals_a_rebuild_until_somebody_changes_a_row(logg: str) -> None:
    with leseside(logg, [Svarfordeling()]) as side:
        assert side.prove("svarfordeling") is None, "nothing answers yet"
        side.catch_up()
        with side.store.snapshot() as rows:
            (edition,) = books.editions(rows, "svarfordeling")
        parity = side.prove("svarfordeling")
        assert parity is not None
        assert (parity.counted, parity.position) == (0, edition.position)
        table = edition.stored(Svarfordeling.tabeller[0]).current
        with side.store.transaction() as rows:
            rows.run(f"DELETE FROM {table}", ())  # noqa: S608 - a name of ours
        changed = side.prove("svarfordeling")
        assert changed is not None
        assert changed.counted > 0
        with side.store.snapshot() as rows:
            left = [(one.number, one.status) for one in books.editions(rows, "svarfordeling")]
        assert left == [(edition.number, SERVING)], "what was built to compare with is gone again"
