"""Whether a life cycle hangs together: asked of the table as data, before it is put in force."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.livslop import START
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.domain.grunnmur.livslop import Livslop, Overgang

ARTER = "ABCF"
"""The letters of a row: types of løp, and felles prosess."""

Veier = dict[str, tuple[str, ...]]
"""State → the shortest way there."""


def feil_i(livslop: Livslop, *, fodsel: Livslop, utenfor: frozenset[str]) -> tuple[str, ...]:
    """Everything that would make a løp stand still, each with the path to it.

    `fodsel` is the table that a løp is proposed by, whatever it is born with; `utenfor` are the
    authorities that hold a step on some other aggregate.
    """
    veier = {art: veier_i(livslop, art) for art in ARTER}
    handler = {art: utenfor | _handlende(livslop, art, vei) for art, vei in veier.items()}
    funnet: list[str] = []
    for art in ARTER:
        funnet += _unadde(livslop, art, veier[art])
        funnet += _umulige_rader(livslop, art, veier[art], handler)
    if _fodsel(livslop) != _fodsel(fodsel):
        funnet.append(f"{START} ≠ {fodsel.versjon}")
    return tuple(funnet)


def _fodsel(livslop: Livslop) -> list[Overgang]:
    return [rad for rad in livslop.overganger if None in rad.fra]


def veier_i(livslop: Livslop, art: str) -> Veier:
    """The shortest way to each state that can be reached."""
    veier: Veier = {START: ()}
    ko = deque([START])
    while ko:
        her = ko.popleft()
        for rad in livslop.steg_fra(her, art):
            if rad.til is not None and rad.til.value not in veier:
                veier[str(rad.til.value)] = (*veier[her], rad.steg)
                ko.append(str(rad.til.value))
    return veier


def _handlende(livslop: Livslop, art: str, veier: Veier) -> frozenset[str]:
    """Every authority that may take some step on the way."""
    rader = (rad for her in veier for rad in livslop.steg_fra(her, art))
    return frozenset(navn for rad in rader for navn in rad.hvem)


def _unadde(livslop: Livslop, art: str, veier: Veier) -> Iterator[str]:
    """States that no way leads to, after the last state before them that can be reached."""
    lengst: tuple[str, ...] = ()
    for tilstand in livslop.tilstander:
        if tilstand.value not in veier:
            yield _sti(art, (*lengst, "?", str(tilstand.value)))
        lengst = veier.get(str(tilstand.value), lengst)


def _umulige_rader(
    livslop: Livslop, art: str, veier: Veier, handler: dict[str, frozenset[str]]
) -> Iterator[str]:
    """Guards and authorities of the rows on the way that nobody can meet or be, once each."""
    sett: set[tuple[str, str]] = set()
    for her, vei in veier.items():
        for rad in livslop.steg_fra(her, art):
            noen = frozenset(navn for en in rad.typer for navn in handler[en])
            for navn in _umulige(rad, noen):
                if (rad.steg, navn) not in sett:
                    sett.add((rad.steg, navn))
                    yield _sti(art, (*vei, rad.steg, navn))


def _umulige(rad: Overgang, handler: frozenset[str]) -> Iterator[str]:
    """The names in a row that nobody has written, or that nobody who acts can meet."""
    yield from (navn for navn in rad.hvem if navn not in MYNDIGHETER)
    for navn in (*rad.sperrer, *rad.avklares):
        if navn not in VILKAR or handler.isdisjoint(VILKAR[navn].rettes_av):
            yield navn


def _sti(art: str, ledd: tuple[str, ...]) -> str:
    return f"{art}: {' → '.join(ledd)}"
