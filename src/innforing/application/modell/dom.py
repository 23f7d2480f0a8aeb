"""Judging one guard on grounds that are not whole: some of it nobody knows yet, or any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.application.fakta.sporring import FAKTA
from innforing.domain.grunnmur.livslop import Uoppfylt

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.grunnmur.vilkar import Vilkar


class Svarer:
    """Facts that are answered when a guard asks for them, and only then."""

    def __init__(self, sporring: Sporring) -> None:
        """Answer nothing yet."""
        self._sporring = sporring

    def __getattr__(self, navn: str) -> object:
        """The fact of that name, remembered."""
        if navn not in FAKTA:
            raise AttributeError(name=navn, obj=self)
        svar: object = FAKTA[navn](self._sporring)
        setattr(self, navn, svar)
        return svar


class Ukjent(Exception):
    """The guard rests on something that is not known here."""


def dom(vilkar: Vilkar, g: Grunnlag[Any, Any]) -> Uoppfylt | None:
    """None when the guard is met; `Ukjent` when it asks for what step or facts do not hold."""
    try:
        mangler = vilkar.mangler(g)
    except AttributeError as feil:
        if feil.obj is not g.steg and feil.obj is not g.fakta:
            raise
        raise Ukjent(vilkar.navn) from None
    return None if mangler is None else Uoppfylt(vilkar, mangler)
