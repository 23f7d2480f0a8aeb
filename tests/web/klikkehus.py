"""A house whose steps are clicked in a browser: stories run in it as they run anywhere.

`application.scenario.kjor` tells the story and compares what came. A step that is to be clicked is
looked for on the page where its actor would look, filled in field by field, and sent; the outcome
is read from the log. The program that answers has a house of its own over the same log, and its
clock is the story's.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from innforing.application.kommando import Avvist, Gjort
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.bootstrap import Hus
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.livslop import Avvisning, Uoppfylt
from innforing.domain.grunnmur.vilkar import VILKAR
from tests.web.nettside import Nettside, apnet
from tests.web.skjemafyller import avklar, fyll, send
from tests.web.stegveier import apne_skjemaet, svar_pa_invitasjonen
from tests.web.tjener import tjent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from playwright.sync_api import Browser, Page

    from innforing.application.kommando import Kommando, Svar
    from innforing.bootstrap import Innstillinger
    from innforing.domain.grunnmur.aktor import Aktor
    from innforing.projections.readside import ReadSide

SEND = "main .skjema-knapper button[type=submit]"
VIS = "main .skjema-knapper button[name=_vis]"
OK, AVVIST, SE_ANNET = 200, 422, 303
VENT_S = 20.0
INGEN_SIDE = "about:blank"


@dataclass
class Klokke:
    """The story's time, for the program that answers."""

    na: datetime

    def __call__(self) -> datetime:
        """Now."""
        return self.na


@dataclass
class Scene:
    """The running program, and a browser for each office that has acted."""

    adresse: str
    lesesiden: ReadSide
    klokke: Klokke
    nettleser: Browser
    stabel: ExitStack
    sider: dict[Aktor, Nettside] = field(default_factory=dict)

    def side(self, aktor: Aktor) -> Page:
        """The page of an office; the first time somebody signs in there."""
        if aktor not in self.sider:
            side = self.stabel.enter_context(apnet(self.nettleser))
            felt = {"person": aktor.person, "rolle": aktor.rolle.value, "organ": aktor.organ}
            form: dict[str, str | float | bool] = {n: str(v) for n, v in felt.items()}
            svar = side.page.request.post(f"{self.adresse}/innlogging", form=form, max_redirects=0)
            assert svar.status == SE_ANNET, (aktor, svar.status)
            self.sider[aktor] = side
        return self.sider[aktor].page

    def lest(self, posisjon: int) -> None:
        """Wait until the pages know of an event."""
        self.lesesiden.wait_for(posisjon, timeout=VENT_S)

    def klager(self) -> list[str]:
        """What the browser complained of, on any page that anyone has met."""
        return [klage for side in self.sider.values() for klage in (*side.brudd, *side.feil)]


def _ingenting(*_: object) -> None:
    """Nobody looks."""


class Klikkehus(Hus):
    """Takes the steps that `klikkes` picks out by hand, and all others itself."""

    scene: Scene
    klikkes: Callable[[Kommando], bool]
    klikket: list[Kommando]
    spurt: list[tuple[str, tuple[str, ...]]]
    """Steps that asked for grounds when they were sent, and for which guards."""
    for_steget: Callable[[Kommando], None]
    """What is looked at before a step is clicked."""
    etter_steget: Callable[[Kommando, Svar], None]
    """What is looked at when it has been."""

    def ta_steg(self, kommando: Kommando) -> Svar:
        """One step of the story, recorded at the story's time."""
        if not self.klikkes(kommando):
            return super().ta_steg(kommando)
        assert kommando.na is not None
        self.scene.klokke.na = kommando.na
        self.scene.lest(self.reader.last()[0])
        self.for_steget(kommando)
        self.klikket.append(kommando)
        page = self.scene.side(kommando.aktor)
        svar = _klikk(self, page, kommando)
        page.goto(INGEN_SIDE)  # a page that stays open is drawn anew at every event
        self.etter_steget(kommando, svar)
        return svar


def _klikk(hus: Klikkehus, page: Page, kommando: Kommando) -> Svar:
    """The step by hand; what turns out to need grounds is answered on the form that says so."""
    data = {navn: v for navn, v in kommando.data.items() if navn != "avklaringer"}
    if kommando.gjelder is not None:
        data["gjelder"] = kommando.gjelder.astimezone(OSLO).date().isoformat()
    if kommando.steg == "svar" and kommando.aktor.organ.startswith("kommune-"):
        svar_pa_invitasjonen(page, hus.scene.adresse, kommando)
    else:
        apne_skjemaet(page, hus.scene.adresse, kommando)
        fyll(page, data)
    gitt = kommando.data.get("avklaringer")
    avklaringer = gitt if isinstance(gitt, dict) else {}
    avklar(page, avklaringer)
    svar = _send(hus, page, kommando)
    if isinstance(svar, Avvist) and avklar(page, avklaringer):
        hus.spurt.append((kommando.steg, tuple(u.vilkar.navn for u in svar.avvisning.sperrer)))
        return _send(hus, page, kommando)
    return svar


def _send(hus: Klikkehus, page: Page, kommando: Kommando) -> Svar:
    id_ = page.locator("[name=_kommando]").first.input_value()
    status = send(page, page.locator(SEND).first)
    if page.locator(VIS).count():  # what the group decides is looked over first
        status = send(page, page.locator(SEND).first)
    return _utfall(hus, page, kommando, id_, status)


def _utfall(hus: Klikkehus, page: Page, kommando: Kommando, id_: str, status: int) -> Svar:
    """What the log holds of the step, and that the page says it."""
    utfall = hus.reader.outcome(id_)
    if utfall is not None:
        assert status == OK, (status, page.url)
        rader = hus.reader.span(utfall.first_position or 0, utfall.last_position or 0)
        hendelser = tuple(map(hus.mapper.decode, rader))
        assert f"kvittering={hendelser[-1].posisjon}" in page.url
        return Gjort(id_, kommando.pa, hendelser)
    assert status == AVVIST, (kommando, status, page.locator("main").inner_text()[:3000])
    avvist = hus.reader.refused(kommando.pa)
    assert avvist, page.locator("main").inner_text()[:3000]
    uoppfylte = tuple(Uoppfylt(VILKAR[navn]) for navn in avvist[-1].unmet)
    sagt = page.locator("main").inner_text()
    for en in uoppfylte:
        assert en.vilkar.tekst.nb in sagt, en.vilkar.navn
    return Avvist(id_, kommando.pa, kommando.steg, Avvisning(uoppfylte))


@contextmanager
def klikkehus(
    innstillinger: Innstillinger, nettleser: Browser, klikkes: Callable[[Kommando], bool]
) -> Iterator[Klikkehus]:
    """The house of a story, with the program running beside it."""
    from innforing.web.app import lag_app  # noqa: PLC0415 - a slow import

    with Klikkehus(innstillinger) as hus, ExitStack() as stabel:
        klokke = Klokke(fra_mikrosekunder(hus.reader.last()[1]))
        tjenerhus = stabel.enter_context(Hus(innstillinger, tid=klokke))
        lesesiden = stabel.enter_context(tjenerhus.lesesiden())
        lesesiden.start()
        app = lag_app(tjenerhus, lesesiden, demo_innlogging=True)
        adresse = stabel.enter_context(tjent(app))
        hus.scene = Scene(adresse, lesesiden, klokke, nettleser, stabel)
        hus.klikkes, hus.klikket, hus.spurt = klikkes, [], []
        hus.for_steget, hus.etter_steget = _ingenting, _ingenting
        yield hus
