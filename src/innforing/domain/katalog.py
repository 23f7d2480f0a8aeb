"""Everything the domain consists of, by name: aggregates, steps and events."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any, TypeVar

import innforing.domain as domene
from innforing.domain.grunnmur.aggregat import Aggregat, Hendelse, Steg

if TYPE_CHECKING:
    from collections.abc import Iterator


K = TypeVar("K")


def _les_alt() -> None:
    for modul in pkgutil.walk_packages(domene.__path__, f"{domene.__name__}."):
        if not modul.name.endswith(".katalog"):
            importlib.import_module(modul.name)


def _etterkommere(klasse: type[K]) -> Iterator[type[K]]:
    for barn in klasse.__subclasses__():
        if "[" not in barn.__name__:
            yield barn
        yield from _etterkommere(barn)


def _register(klasse: type[K], navn: str) -> dict[str, type[K]]:
    funnet: dict[str, type[K]] = {}
    for barn in _etterkommere(klasse):
        if not barn.__module__.startswith(f"{domene.__name__}.") or barn in funnet.values():
            continue
        nokkel = str(getattr(barn, navn)() if navn == "trigger" else getattr(barn, navn))
        if nokkel in funnet:
            raise TypeError(nokkel)
        funnet[nokkel] = barn
    return dict(sorted(funnet.items()))


_les_alt()

AGGREGATER: dict[str, type[Aggregat]] = _register(Aggregat, "prefiks")
"""Stream prefix → aggregate."""

STEG: dict[str, type[Steg[Any]]] = _register(Steg, "trigger")  # type: ignore[type-abstract]
"""Trigger → step."""

HENDELSER: dict[str, type[Hendelse[Any]]] = _register(Hendelse, "__name__")  # type: ignore[type-abstract]
"""Topic → event. An event that is not here cannot be read."""


def aggregattype(strom: str) -> type[Aggregat]:
    """The aggregate of a stream id; `KeyError` with the prefix when there is none."""
    return AGGREGATER[strom.partition(":")[0]]
