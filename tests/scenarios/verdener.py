"""A log in which only the worlds of the stories are told, made once and copied for each test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from innforing.application.scenario_fil import fortellingsfiler, les_fortellinger
from tests.application.demohus import fortalt

if TYPE_CHECKING:
    from innforing.application.scenario_fil import Innlest

FORTELLINGER = Path(__file__).parents[2] / "scenarios"
VEIER = FORTELLINGER / "veier"
VANDRINGER = FORTELLINGER / "vandringer"
FELLES = FORTELLINGER / "felles"
FILER = fortellingsfiler()
"""The stories, S-01 and on."""
MOTENE = FORTELLINGER / "s27_gruppens_moter.toml"
"""The story of the meetings of the koordineringsgruppe."""
LOPENE = tuple(
    fil
    for fil in FILER
    if fil.stem.partition("_")[0] in ("s01", "s02", "s03", "s05", "s06", "s07", "s08", "s09", "s11")
)
"""Those that tell of a løp: tests that know the figures of a log stand on them."""


def fortal_verdenene(mappe: Path) -> Path:
    """Tell what was before the stories: bodies, løsninger, and an earlier check of one of them."""
    return fortalt(mappe, FELLES / "verden.toml", FELLES / "tidligere_sjekk.toml")


def les(fil: Path) -> Innlest:
    """The story alone: its worlds are told already."""
    return les_fortellinger([fil])[-1]


def les_med_egne_verdener(fil: Path) -> list[Innlest]:
    """The story, and before it the worlds that only some stories use."""
    return [f for f in les_fortellinger([fil]) if f.navn != "verden.toml"]


def uten_steg(fortelling: Innlest, nr: int) -> Innlest:
    """The story without one of its steps."""
    steg = fortelling.form.steg
    kortere = fortelling.form.model_copy(update={"steg": (*steg[:nr], *steg[nr + 1 :])})
    return replace(fortelling, form=kortere)
