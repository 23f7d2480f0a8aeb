"""The register of questions: a name, arguments as JSON, an answer as JSON, all as of a moment."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from pydantic import ConfigDict, ValidationError, validate_call

from innforing.application.lesing import nermeste
from innforing.application.replay import kanonisk

if TYPE_CHECKING:
    from innforing.application.replay import Tilbakeblikk
    from innforing.registers.kommuner import Kommuneregister

P = ParamSpec("P")


class UgyldigSporsmal(Exception):
    """No question has that name, or it is not asked with those arguments."""


class Kilde:
    """What an answer is made of: the log as of a moment, and the register of kommuner."""

    # no dataclass: pydantic would look into one when it checks the arguments of a question
    __slots__ = ("blikk", "kommuner")

    def __init__(self, blikk: Tilbakeblikk, kommuner: Kommuneregister) -> None:
        """Take both."""
        self.blikk = blikk
        self.kommuner = kommuner


SPORSMAL: dict[str, Callable[..., object]] = {}
"""Every question by name."""


def sporsmal(
    funksjon: Callable[Concatenate[Kilde, P], object],
) -> Callable[Concatenate[Kilde, P], object]:
    """Let the function answer the question of its name; its keyword arguments are `om`."""
    form = ConfigDict(strict=True, arbitrary_types_allowed=True)
    SPORSMAL[getattr(funksjon, "__name__", "")] = validate_call(config=form)(funksjon)
    return funksjon


def spor(kilde: Kilde, navn: str, om: Mapping[str, object]) -> object:
    """Ask one question; `UgyldigSporsmal` says which names there are."""
    funksjon = SPORSMAL.get(navn)
    if funksjon is None:
        raise UgyldigSporsmal(f"there is no question «{navn}».{nermeste(navn, SPORSMAL)}")
    felt = list(inspect.signature(funksjon).parameters)[1:]
    if ukjente := sorted(set(om) - set(felt)):
        raise UgyldigSporsmal(f"«{navn}» is asked with {', '.join(felt)}; not with {ukjente[0]}.")
    try:
        return kanonisk(funksjon(kilde, **om))
    except ValidationError as feil:
        forste = feil.errors(include_url=False)[0]
        hvor = ".".join(map(str, forste["loc"]))
        raise UgyldigSporsmal(f"«{navn}»: {hvor}: {forste['msg']}.") from None


def stemmer(ventet: object, svar: object) -> bool:
    """Whether an answer is the expected one: a table names only what it cares for."""
    if isinstance(ventet, Mapping):
        return isinstance(svar, Mapping) and all(
            navn in svar and stemmer(verdi, svar[navn]) for navn, verdi in ventet.items()
        )
    if isinstance(ventet, list):
        if not isinstance(svar, list) or len(ventet) != len(svar):
            return False
        return all(stemmer(v, s) for v, s in zip(ventet, svar, strict=True))
    return kanonisk(ventet) == svar


def prosent(antall: int, av: int) -> float:
    """A share in per cent with one decimal; of none it is 0."""
    return round(100 * antall / av, 1) if av else 0.0
