"""Filling in a form of ours as a person would: field by field, by the names that a step has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Locator, Page, Response

SE_ANNET = 303
NOKKEL = "nokkel"
"""The key in a row of a table (skjemalesing.py)."""
RADER = """navn => [...new Set([...document.querySelectorAll(`[name^="${navn}."]`)]
  .map(en => en.name.slice(navn.length + 1).split(".")[0]).filter(nr => /^[0-9]+$/.test(nr)))]"""
SKJULTE = """navn => [...document.querySelectorAll(`[type=hidden][name^="${navn}."]`)]
  .map(en => [en.name, en.value])"""


def fyll(page: Page, data: Mapping[str, object], *, under: str = "") -> None:
    """Fill in what is given, and leave the rest as it stands."""
    for navn, verdi in data.items():
        _felt(page, f"{under}{navn}", verdi)


def send(page: Page, knapp: Locator) -> int:
    """Press it, and wait for the page that it leads to; what the program answered with."""
    with page.expect_event("load"), page.expect_response(_er_siden) as ventet:
        knapp.click()
    return ventet.value.status


def _er_siden(svar: Response) -> bool:
    """Whether it is the page that a form led to, and not the way there."""
    return svar.request.is_navigation_request() and svar.status != SE_ANNET


def avklar(page: Page, avklaringer: Mapping[str, str]) -> int:
    """Answer what the form asks for grounds for; how many answers were written."""
    skrevet = 0
    for vilkar, grunn in avklaringer.items():
        felt = page.locator(f"[name='avklaringer.{vilkar}']")
        if felt.count() and felt.input_value() != grunn:
            felt.fill(grunn)
            skrevet += 1
    return skrevet


def _felt(page: Page, navn: str, verdi: object) -> None:
    if isinstance(verdi, Mapping):
        tabell = page.locator(f"button[name=_legg_til][value='{navn}']").count()
        _rader(page, navn, _tabellrader(verdi)) if tabell else fyll(page, verdi, under=f"{navn}.")
    elif isinstance(verdi, list | tuple) and any(isinstance(en, Mapping) for en in verdi):
        _rader(page, navn, verdi)
    elif isinstance(verdi, list | tuple):
        _flere(page, navn, [_som_tekst(en) for en in verdi])
    elif verdi is not None:
        _ett(page, navn, _som_tekst(verdi))


def _som_tekst(verdi: object) -> str:
    if isinstance(verdi, bool):
        return "ja" if verdi else "nei"
    return str(verdi)


def _tabellrader(tabell: Mapping[str, object]) -> list[object]:
    """Each key with each of its values, where the values are rows."""
    return [
        {NOKKEL: nokkel, **rad}
        for nokkel, rader in tabell.items()
        if isinstance(rader, list | tuple)
        for rad in rader
        if isinstance(rad, Mapping)
    ]


def _rader(page: Page, navn: str, rader: Sequence[object]) -> None:
    """One group of fields for each: those that stand there, and «Legg til en til» for the rest."""
    apne = [str(nr) for nr in page.evaluate(RADER, navn)]
    faste = {
        (sti.removeprefix(f"{navn}.").partition(".")[2], verdi): sti.split(".")[-2]
        for sti, verdi in page.evaluate(SKJULTE, navn)
    }
    for rad in rader:
        assert isinstance(rad, Mapping)
        kjente = {n: v for n, v in rad.items() if isinstance(v, str) and (n, v) in faste}
        kjent = next((faste[par] for par in kjente.items()), None)
        nr = kjent or (apne.pop(0) if apne else _ny_rad(page, navn))
        igjen = {n: v for n, v in rad.items() if n not in kjente}
        fyll(page, igjen, under=f"{navn}.{nr}.")
    for nr in () if faste else apne:
        send(page, page.locator(f"button[name=_fjern][value='{navn}.{nr}']"))


def _ny_rad(page: Page, navn: str) -> str:
    send(page, page.locator(f"button[name=_legg_til][value='{navn}']"))
    return str(page.evaluate(RADER, navn)[-1])


def _flere(page: Page, navn: str, verdier: list[str]) -> None:
    """Lines of a text, or just these boxes."""
    tekst = page.locator(f"textarea[name='{navn}']")
    if tekst.count():
        tekst.fill("\n".join(verdier))
        return
    for boks in page.locator(f"[type=checkbox][name='{navn}']:checked").all():
        if boks.get_attribute("value") not in verdier:
            boks.uncheck()
    for verdi in verdier:
        _kryss(page, page.locator(f"[name='{navn}'][value='{verdi}']").first)


def _ett(page: Page, navn: str, verdi: str) -> None:
    felt = page.locator(f"[name='{navn}']:not([type=hidden])").first
    slag = felt.evaluate("en => en.type")
    if slag == "radio":
        _kryss(page, page.locator(f"[name='{navn}'][value='{verdi}']").first)
    elif slag == "checkbox":
        felt.set_checked(verdi == "ja")
    elif slag.startswith("select"):
        felt.select_option(verdi)
    elif felt.input_value() != verdi:
        felt.fill(verdi)


def _kryss(page: Page, knapp: Locator) -> None:
    """Tick it; in a fold that is closed the fold is opened first."""
    if not knapp.is_visible():
        page.evaluate("document.querySelectorAll('main details').forEach(en => en.open = true)")
    knapp.check()
