"""One example of any event, built from its fields alone and always the same."""

from __future__ import annotations

import types
from datetime import UTC, date, datetime
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from innforing.domain.grunnmur.verdi import Fritekst

STRENGER = ("x", "1" * 64, "2024-01-01", "K-001", f"x/1+{'1' * 8}+{'A' * 44}")
ENKLE: dict[Any, Any] = {
    int: 1,
    float: 1.5,
    bool: True,
    date: date(2024, 1, 31),
    datetime: datetime(2024, 1, 31, 12, tzinfo=UTC),
}


def eksempel(modell: type[BaseModel]) -> Any:
    """A value of the model with every field filled in."""
    if modell is Fritekst:
        return Fritekst(id="00000000-0000-4000-8000-000000000000", forpliktelse="0" * 64)
    for streng in STRENGER:
        felt = {n: _verdi(f.annotation, streng) for n, f in modell.model_fields.items()}
        try:
            return modell(**felt)
        except ValueError:
            continue
    raise AssertionError(f"no example of {modell.__name__}: {felt}")


def _verdi(type_: Any, streng: str) -> Any:
    if type_ is str:
        return streng
    if type_ in ENKLE:
        return ENKLE[type_]
    if isinstance(type_, type) and issubclass(type_, Enum):
        return next(iter(type_))
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        return eksempel(type_)
    return _sammensatt(get_origin(type_), get_args(type_), streng)


def _sammensatt(form: Any, deler: tuple[Any, ...], streng: str) -> Any:
    if form is Annotated:
        return _verdi(deler[0], streng)
    if form in (Union, types.UnionType):
        return _verdi(next(d for d in deler if d is not type(None)), streng)
    if form is Literal:
        return deler[0]
    if form is tuple:
        return tuple(_verdi(d, streng) for d in deler if d is not Ellipsis)
    if form is frozenset:
        return frozenset({_verdi(deler[0], streng)})
    if form is dict:
        return {_verdi(deler[0], streng): _verdi(deler[1], streng)}
    raise AssertionError(form)
