"""The whole program over a demo log: its house, its read side and its address."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from innforing.application.kommando import Gjort
from innforing.application.loggnokler import lag_nokler
from innforing.application.neste_steg import neste_steg
from innforing.bootstrap import Hus
from innforing.domain.grunnmur.aktor import Aktor
from innforing.domain.katalog import STEG
from tests.application.demohus import innstillinger
from tests.web.tjener import tjent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi import FastAPI

    from innforing.projections.readside import ReadSide
    from innforing.web.innlogging import Verv
    from tests.web.nettside import Nettside


class Nettsted(NamedTuple):
    """A running program."""

    adresse: str
    app: FastAPI
    hus: Hus
    lesesiden: ReadSide


def bygd(fra: Path, til: Path) -> Path:
    """A copy of a log of stories, with every read model at its end."""
    shutil.copytree(fra, til, dirs_exist_ok=True)
    with Hus(innstillinger(til)) as hus, hus.lesesiden() as lesesiden:
        assert lesesiden.catch_up().behind == 0
    return til


def utgitt(mappe: Path) -> Path:
    """The log of a folder, with a key, and every event in a signed checkpoint."""
    with Hus(innstillinger(mappe)) as hus:
        if not hus.bevisstatus().nokler:
            lag_nokler(hus.nokkelmappe, "logg.innforing.example")
        with hus.utgivere() as publiserer:
            for utgir in publiserer:
                utgir.round()
        assert hus.bevisstatus().size == hus.reader.last()[0]
    return mappe


def med_revisor(fra: Path, til: Path) -> Path:
    """A copy of a log in which somebody at KS is given the role of revisor, from the beginning."""
    shutil.copytree(fra, til, dirs_exist_ok=True)
    with Hus(innstillinger(til)) as hus, hus.lesesiden() as lesesiden:
        ks = hus.som("Siri", rolle="saksbehandler", organ="ks")
        rolle = {"person": ks.aktor.person, "rolle": "revisor", "fra": "2024-01-01"}
        assert isinstance(ks.tar("gi_rolle", "organ:ks", roller=[rolle]), Gjort)
        assert lesesiden.catch_up().behind == 0
    return til


@contextmanager
def apent(mappe: Path, *, folger: bool) -> Iterator[Nettsted]:
    """The program over the log of a folder; `folger` when something may be written to it."""
    # the whole web is imported here, and a test of the browser alone needs none of it
    from innforing.web.app import lag_app  # noqa: PLC0415

    with Hus(innstillinger(mappe)) as hus, hus.lesesiden() as lesesiden:
        if folger:
            lesesiden.start()
            assert lesesiden.catch_up().behind == 0
        app = lag_app(hus, lesesiden, demo_innlogging=True)
        with tjent(app) as adresse:
            yield Nettsted(adresse, app, hus, lesesiden)


def logg_inn(side: Nettside, sted: Nettsted, *, rolle: str, organ: str) -> Verv:
    """Let the browser be the first who has the role in the body; that office."""
    from innforing.web.innlogging import alle_verv  # noqa: PLC0415 -- as above

    verv = next(
        ett
        for ett in alle_verv(sted.hus, sted.hus.na())
        if (ett.rolle.value, ett.organ) == (rolle, organ)
    )
    felt: dict[str, str | float | bool] = {"person": verv.person, "rolle": rolle, "organ": organ}
    svar = side.page.request.post(f"{sted.adresse}/innlogging", form=felt, max_redirects=0)
    assert svar.status == 303, svar.text()
    return verv


def velg_sprak(side: Nettside, rot: str, sprak: str) -> None:
    """Let the browser read the site in a målform."""
    valg: dict[str, str | float | bool] = {"sprak": sprak, "til": "/om"}
    svar = side.page.request.post(f"{rot}/sprak", form=valg, max_redirects=0)
    assert svar.status == 303, svar.text()


def den_som_kan(sted: Nettsted, trigger: str, bare: str | None = None) -> tuple[str, Verv]:
    """A løp whose state allows a step, and the first office that may take it there."""
    from innforing.web.innlogging import alle_verv  # noqa: PLC0415 -- as above

    hus, na, regel = sted.hus, sted.hus.na(), STEG[trigger].model_construct()
    for strom, lop in hus.levende.under("innforingslop:").items():
        tillatt = bare in {None, strom} and lop.regel_for(regel) is not None
        for verv in alle_verv(hus, na) if tillatt else ():
            aktor = Aktor(person=verv.person, rolle=verv.rolle, organ=verv.organ)
            mulige = neste_steg(hus.levende, hus.kommuner, strom, na=na, aktor=aktor)
            if any(mulig.steg == trigger and mulig.min for mulig in mulige):
                return strom, verv
    raise LookupError(trigger)
