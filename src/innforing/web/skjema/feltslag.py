"""What kind of thing a field of a step is: read from its Pydantic annotation, once per class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from pydantic import BaseModel

from innforing.domain.grunnmur.verdi import LENGSTE_TEKST, Fritekst, Kodeverk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic.fields import FieldInfo

Art: TypeAlias = Literal["tekst", "kode", "tall", "dato", "bool", "kodeverk"]


@dataclass(frozen=True, slots=True)
class Blad:
    """One answer: a text, an id or code, a number, a date, yes or no, or one of a code list."""

    art: Art
    kodeverk: type[Kodeverk] | None = None
    lengst: int | None = None
    minst: int | None = None
    storst: int | None = None
    monster: str | None = None


@dataclass(frozen=True, slots=True)
class Liste:
    """Several answers of one kind."""

    av: Blad
    minst: int = 0


@dataclass(frozen=True, slots=True)
class Gruppe:
    """A nested value: its fields stand together."""

    modell: type[BaseModel]


@dataclass(frozen=True, slots=True)
class Rekke:
    """Several nested values, numbered."""

    av: Gruppe
    minst: int = 0


@dataclass(frozen=True, slots=True)
class Tabell:
    """Key → value, or key → several nested values."""

    av: Blad | Rekke


Slag: TypeAlias = Blad | Liste | Gruppe | Rekke | Tabell


@dataclass(frozen=True, slots=True)
class Feltslag:
    """A field of a model: its name, its kind, and whether it may be left out."""

    navn: str
    slag: Slag
    pakrevd: bool
    kan_vaere_ingen: bool
    standard: object = None
    """The default as JSON holds it; None where there is none."""


class UkjentSlag(TypeError):
    """A step has a field of a kind that the form cannot draw."""


@cache
def felter_i(modell: type[BaseModel]) -> dict[str, Feltslag]:
    """Every field of a step or nested value by name, in the order they are written."""
    return {navn: _felt(navn, felt) for navn, felt in modell.model_fields.items()}


def _felt(navn: str, felt: FieldInfo) -> Feltslag:
    innmat, kan_vaere_ingen, krav = _pakk_ut(felt.annotation, tuple(felt.metadata))
    return Feltslag(
        navn=navn,
        slag=_slag(innmat, krav),
        pakrevd=felt.is_required(),
        kan_vaere_ingen=kan_vaere_ingen,
        standard=None if felt.is_required() else _standard(felt),
    )


def _standard(felt: FieldInfo) -> object:
    fabrikk = felt.default_factory
    return {} if fabrikk is dict else som_json(felt.default)


def som_json(verdi: object) -> object:
    """A value of a step as JSON would hold it."""
    if isinstance(verdi, Fritekst):
        return verdi.tekst
    if isinstance(verdi, BaseModel):
        return {n: som_json(getattr(verdi, n)) for n in type(verdi).model_fields}
    if isinstance(verdi, dict):
        return {str(n): som_json(v) for n, v in verdi.items()}
    if isinstance(verdi, list | tuple):
        return [som_json(v) for v in verdi]
    if isinstance(verdi, Enum):
        return verdi.value
    return verdi.isoformat() if isinstance(verdi, date) else verdi


def _pakk_ut(
    annotasjon: object, krav: tuple[object, ...]
) -> tuple[object, bool, tuple[object, ...]]:
    """The annotation without `Annotated` and `| None`, and the constraints that stood there."""
    if get_origin(annotasjon) is Annotated:
        inn, *flere = get_args(annotasjon)
        return _pakk_ut(inn, (*krav, *flere))
    if get_origin(annotasjon) in (Union, UnionType):
        deler = [del_ for del_ in get_args(annotasjon) if del_ is not NoneType]
        if len(deler) != 1:
            raise UkjentSlag(repr(annotasjon))
        inn, _, mer = _pakk_ut(deler[0], krav)
        return inn, True, mer
    return annotasjon, False, krav


def _slag(type_: object, krav: tuple[object, ...]) -> Slag:
    opphav, deler = get_origin(type_), get_args(type_)
    if opphav is tuple:
        inn, _, mer = _pakk_ut(deler[0], ())
        av = _slag(inn, mer)
        minst = int(_krav(krav, MinLen, "min_length") or 0)
        if isinstance(av, Gruppe):
            return Rekke(av, minst)
        if isinstance(av, Blad):
            return Liste(av, minst)
    if opphav is dict:
        inn, _, mer = _pakk_ut(deler[1], ())
        verdi = _slag(inn, mer)
        if isinstance(verdi, Blad | Rekke):
            return Tabell(verdi)
    if isinstance(type_, type):
        return _enkelt(type_, krav)
    raise UkjentSlag(repr(type_))


def _enkelt(type_: type[object], krav: tuple[object, ...]) -> Blad | Gruppe:
    if issubclass(type_, BaseModel):
        return Blad("tekst", lengst=LENGSTE_TEKST) if type_ is Fritekst else Gruppe(type_)
    if issubclass(type_, Kodeverk):
        return Blad("kodeverk", kodeverk=type_)
    if issubclass(type_, bool | date):
        return Blad("bool" if issubclass(type_, bool) else "dato")
    if issubclass(type_, int):
        over = _krav(krav, Gt, "gt")
        minst = _krav(krav, Ge, "ge") if over is None else over + 1
        return Blad("tall", minst=minst, storst=_krav(krav, Le, "le"))
    if issubclass(type_, str):
        return _streng(krav)
    raise UkjentSlag(repr(type_))


def _streng(krav: tuple[object, ...]) -> Blad:
    monster = next((m for k in krav if isinstance(m := getattr(k, "pattern", None), str)), None)
    if monster is not None:
        return Blad("kode", monster=monster)
    return Blad("tekst", lengst=_krav(krav, MaxLen, "max_length"))


def _krav(krav: Iterable[object], type_: type[object], navn: str) -> int | None:
    """The number that a constraint sets, said by its own class or inside another."""
    for ett in krav:
        tall = getattr(ett, navn, None)
        if isinstance(tall, int) and (isinstance(ett, type_) or hasattr(ett, "pattern")):
            return tall
    return None
