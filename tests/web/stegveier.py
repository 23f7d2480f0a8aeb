"""Where somebody who is to take a step finds its form: on the page of the løp, or a tab of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.skjemafyller import fyll, send

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from playwright.sync_api import Page

    from innforing.application.kommando import Kommando

FANER = {
    "vurder_kriterium": ("vurdering", "vurdering/kriterier"),
    "besvar_vurderingskriterium": ("vurdering", "vurdering/sporsmal"),
    "legg_plan": ("plan", "plan/endre"),
    "endre_plan": ("plan", "plan/endre"),
    "besvar_overlapp": ("plan", "plan/overlapp"),
}
"""Steps with a form of their own: the tab that links to it, and its address there."""
LEST: Literal["domcontentloaded"] = "domcontentloaded"
"""A page is there when its scripts have run."""
NESTE = "main .skjema-knapper button"
INVITERER = "apne_pamelding"


def apne_skjemaet(page: Page, adresse: str, kommando: Kommando) -> None:
    """Go from where the actor looks to the form of the step."""
    slag, _, nokkel = kommando.pa.partition(":")
    if slag == "innforingslop":
        _i_lopet(page, f"{adresse}/lop/{nokkel}", kommando)
    elif slag == "deltakelse":
        lop, _, kommune = nokkel.partition(":")
        _via(page, f"{adresse}/lop/{lop}/deltakere/{kommune}", adresse, kommando)
    else:
        kommune = nokkel.rpartition(":")[2]
        status = "a[href^='/deltakelse/'][href$='/status']"
        _via(page, f"{adresse}/kommuner/{kommune}", adresse, kommando, lenke=status)


def _i_lopet(page: Page, lopet: str, kommando: Kommando) -> None:
    if kommando.steg in FANER:
        fane, sti = FANER[kommando.steg]
        page.goto(f"{lopet}/{fane}", wait_until=LEST)
        send(page, page.locator(f"main a[href*='/{sti}']:visible").first)
    elif kommando.steg == INVITERER:
        page.goto(f"{lopet}/invitasjon?pulje={kommando.data.get('pulje', 1)}", wait_until=LEST)
        send(page, page.locator("main a[href*='skjema=apne']").first)
    else:
        _via(page, lopet, lopet.rpartition("/lop/")[0], kommando)


def _via(page: Page, side: str, adresse: str, kommando: Kommando, *, lenke: str = "") -> None:
    """The link to the step on a page; the step itself where its page cannot be yet, or offers none.

    A proposal comes before its page, and a step that the engine refuses is not always offered.
    """
    page.goto(side, wait_until=LEST)
    sti = f"/steg/{kommando.steg}/{kommando.pa}"
    valgt = lenke or f"a[href^='{sti}']"
    funnet = page.locator(f"main {valgt}:visible").first
    if funnet.count():
        send(page, funnet)
    else:
        page.goto(f"{adresse}{sti}", wait_until=LEST)


def svar_pa_invitasjonen(page: Page, adresse: str, kommando: Kommando) -> None:
    """The answer of a kommune on its own pages, up to the button that sends it."""
    _, lop, kommune = kommando.pa.split(":")
    data: Mapping[str, object] = kommando.data
    page.goto(f"{adresse}/svar/{lop}/{kommune}", wait_until=LEST)
    send(page, page.locator("main a[href*='trinn=svar']").first)
    page.locator(f"[name=svar][value={data['svar']}]").check()
    send(page, page.locator(NESTE))
    if data["svar"] == "ja":
        page.locator(f"[name=plass][value='{data['pulje']}']").check()
        send(page, page.locator(NESTE))
    fyll(page, {n: v for n, v in data.items() if n not in {"svar", "pulje"}})
