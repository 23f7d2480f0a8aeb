"""The rows of the model as they are asked for: by body, with the end beside what it ends."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from innforing.projections.felt import tekst
from innforing.projections.kalender import dag_i_norge

if TYPE_CHECKING:
    from innforing.projections.sight import Found, Sight
    from innforing.projections.table import Cell, Table


class Post(NamedTuple):
    """One row by the names of its columns, and the events that say so."""

    celler: dict[str, Cell]
    posisjoner: tuple[int, ...]

    def tekst(self, navn: str) -> str:
        """A column that always holds text."""
        return str(self.celler[navn])

    def kanskje(self, navn: str) -> str | None:
        """A column of text that may be empty."""
        return tekst(self.celler[navn])

    def tall(self, navn: str) -> int:
        """A column that holds a whole number."""
        return int(self.celler[navn] or 0)

    def dag(self, navn: str) -> date | None:
        """A column that holds a day, or nothing."""
        funnet = tekst(self.celler[navn])
        return None if funnet is None else date.fromisoformat(funnet)

    def liste(self, navn: str) -> tuple[str, ...]:
        """A column that holds several values."""
        return tuple(json.loads(self.tekst(navn)))


class Rader:
    """All rows of one sight, each table asked once."""

    def __init__(self, sight: Sight, organ: str | None) -> None:
        """Of one body, or of all."""
        self.dag = dag_i_norge(sight.per)
        self._sight = sight
        self._hvor: dict[str, Cell] = {} if organ is None else {"organ": organ}
        self._lest: dict[str, dict[str, list[Found]]] = {}

    def alle(self, tabell: Table) -> list[Found]:
        """Every row of a table, in the order of its key."""
        return [rad for rader in self._etter_forste(tabell).values() for rad in rader]

    def av(self, tabell: Table, nokkel: str) -> tuple[Post, ...]:
        """The rows whose key begins so."""
        rader = self._etter_forste(tabell).get(nokkel, [])
        return tuple(Post(rad.cells, (rad.fra_pos,)) for rad in rader)

    def en(self, tabell: Table, nokkel: str) -> Post | None:
        """The one row with that key."""
        return next(iter(self.av(tabell, nokkel)), None)

    def med_slutt(self, tabell: Table, slutt: Table, organ: str) -> tuple[Post, ...]:
        """Rows with a period; an end that came later takes the place of the planned one."""
        slutter = {post.celler["nr"]: post for post in self.av(slutt, organ)}
        return tuple(_avsluttet(post, slutter) for post in self.av(tabell, organ))

    def _etter_forste(self, tabell: Table) -> dict[str, list[Found]]:
        if tabell.name not in self._lest:
            etter: dict[str, list[Found]] = defaultdict(list)
            forste = tabell.key[0]
            hvor = self._hvor if forste == "organ" else {}
            for rad in self._sight.rows(tabell, **hvor):
                etter[rad.text(forste)].append(rad)
            self._lest[tabell.name] = etter
        return self._lest[tabell.name]


def gjelder(post: Post, dag: date) -> bool:
    """Whether the period of a row holds on the day."""
    fra, til = post.dag("fra"), post.dag("til")
    return fra is not None and fra <= dag and (til is None or dag <= til)


def _avsluttet(post: Post, slutter: dict[Cell, Post]) -> Post:
    slutt = slutter.get(post.celler["nr"])
    if slutt is None:
        return post
    celler = post.celler | {"til": slutt.celler["til"]}
    return Post(celler, tuple(sorted({*post.posisjoner, *slutt.posisjoner})))
