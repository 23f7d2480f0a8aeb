"""A regional løp of 40 kommuner that has just been invited: the story S-03, told that far."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from innforing.application.scenario import kjor
from innforing.bootstrap import Hus
from tests.application.demohus import innstillinger
from tests.scenarios.verdener import FORTELLINGER, les

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.application.fortelling import Stegpost
    from innforing.application.scenario_fil import Innlest

LOP = "s03"
REGION = "46"
ANTALL = 40
PLASSER = 10
"""Seats in the pulje that takes answers; the next pulje is planned."""
PULJER: list[object] = [
    {
        "nr": 1,
        "navn": "Vår",
        "start": "2024-05-13",
        "slutt": "2024-08-30",
        "kapasitet": PLASSER,
    },
    {"nr": 2, "navn": "Høst", "start": "2024-09-02", "slutt": "2024-11-29"},
]
UTE = ("informer_pa_forhand", "apne_pamelding")
"""Steps that tell how many kommuner they reached."""


def inviter(mappe: Path) -> tuple[str, ...]:
    """Tell it in the log of a folder, up to the invitation; the kommuner that got it."""
    with Hus(innstillinger(mappe)) as hus:
        dag = hus.na().date()
        kommuner = tuple(k.id for k in hus.kommuner.i_fylke(REGION, dag))[:ANTALL]
        kjor(hus, [_forkortet(kommuner)])
    return kommuner


def _forkortet(kommuner: tuple[str, ...]) -> Innlest:
    fortelling = les(FORTELLINGER / "s03_digihelsestasjon_type_b.toml")
    egne = [steg for steg in fortelling.form.steg if not steg.pa[0].startswith("ibruktakelse:")]
    siste = next(nr for nr, steg in enumerate(egne) if steg.tar == "apne_pamelding")
    form = fortelling.form.model_copy(
        update={
            "steg": tuple(_tilpasset(steg, kommuner) for steg in egne[: siste + 1]),
            "forvent": (),
        }
    )
    return replace(fortelling, form=form)


def _tilpasset(steg: Stegpost, kommuner: tuple[str, ...]) -> Stegpost:
    """The step for 40 kommuner and two puljer."""
    med = dict(steg.med)
    if steg.tar == "fastsett_kommuner" and steg.avvises is None:
        med["kommuner"] = list(kommuner)
    if steg.tar == "legg_plan":
        med["puljer"] = PULJER
    if steg.tar == "apne_pamelding":
        med["pulje"] = 1
    return steg.model_copy(update={"med": med, "gir_ogsa": {}})
