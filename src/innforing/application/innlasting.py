"""Reads every module of facts, consequences and deadlines, so that their registers are full.

Importing this module is enough; `bootstrap` does, before any step is taken.
"""

from __future__ import annotations

import importlib
import pkgutil

from innforing.application import fakta, frister, konsekvenser
from innforing.application.fakta.sporring import FAKTA
from innforing.domain.katalog import STEG


def _les(navn: str, stier: list[str]) -> None:
    for modul in pkgutil.iter_modules(stier, f"{navn}."):
        importlib.import_module(modul.name)


def ubesvarte_sporsmal() -> tuple[str, ...]:
    """`step.field` of every fact that a step asks for and no function answers."""
    return tuple(
        f"{navn}.{felt}"
        for navn, steg in STEG.items()
        for felt in steg.fakta.model_fields
        if felt not in FAKTA
    )


for _pakke in (fakta, konsekvenser, frister):
    _les(_pakke.__name__, list(_pakke.__path__))
