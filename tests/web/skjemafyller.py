"""Filling in a form of ours as a person would: field by field, by the names that a step has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Locator, Page, Response

SE_ANNET = 303
NOKKEL = "nokkel"
"""The key in a row of a table (skjemalesing.py)."""
SER = """() => {
  document.querySelectorAll("main form details").forEach(en => en.open = true);
  return [...document.querySelectorAll("main form [name]")]
    .map(en => [en.name, en.type, en.value, Boolean(en.checked)]);
}"""
"""Folds are opened, and every control is read at once."""


class Kontroll(NamedTuple):
    """One control as it stands."""

    slag: str
    verdi: str
    valgt: bool


def fyll(page: Page, data: Mapping[str, object]) -> None:
    """Fill in what is given, and leave the rest as it stands."""
    Skjema(page).fyll(data)


def send(page: Page, knapp: Locator) -> int:
    """Press it, and wait for the page that it leads to; what the program answered with."""
    with page.expect_event("domcontentloaded"), page.expect_response(_er_siden) as ventet:
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


@dataclass
class Skjema:
    """A form on a page, as it was when it was drawn."""

    page: Page
    felt: dict[str, list[Kontroll]] = field(init=False)

    def __post_init__(self) -> None:
        """Read it."""
        self._se()

    def fyll(self, data: Mapping[str, object], *, under: str = "") -> None:
        """Fill in what is given of a group, and leave the rest as it stands."""
        for navn, verdi in data.items():
            self._felt(f"{under}{navn}", verdi)

    def _se(self) -> None:
        self.felt = {}
        for navn, *kontroll in self.page.evaluate(SER):
            self.felt.setdefault(navn, []).append(Kontroll(*kontroll))

    def _felt(self, navn: str, verdi: object) -> None:
        if isinstance(verdi, Mapping) and self._kan_fa_rader(navn):
            self._rader(navn, _tabellrader(verdi))
        elif isinstance(verdi, Mapping):
            self.fyll(verdi, under=f"{navn}.")
        elif isinstance(verdi, list | tuple) and any(isinstance(en, Mapping) for en in verdi):
            self._rader(navn, verdi)
        elif isinstance(verdi, list | tuple):
            self._flere(navn, [_som_tekst(en) for en in verdi])
        elif verdi is not None:
            self._ett(navn, _som_tekst(verdi))

    def _kan_fa_rader(self, navn: str) -> bool:
        return any(knapp.verdi == navn for knapp in self.felt.get("_legg_til", ()))

    def _rader(self, navn: str, rader: Sequence[object]) -> None:
        """One group of fields for each: those that stand there, and «Legg til en til»."""
        apne, faste = self._numre(navn), self._faste(navn)
        for rad in rader:
            assert isinstance(rad, Mapping)
            kjente = {n: v for n, v in rad.items() if isinstance(v, str) and (n, v) in faste}
            kjent = next((faste[par] for par in kjente.items()), None)
            nr = kjent or (apne.pop(0) if apne else self._ny_rad(navn))
            igjen = {n: v for n, v in rad.items() if n not in kjente}
            self.fyll(igjen, under=f"{navn}.{nr}.")
        for nr in () if faste else apne:
            self._trykk("_fjern", f"{navn}.{nr}")

    def _numre(self, navn: str) -> list[str]:
        """Numbers of the rows that stand there."""
        ledd = (n.removeprefix(f"{navn}.").split(".")[0] for n in self.felt if _i(navn, n))
        return list(dict.fromkeys(nr for nr in ledd if nr.isdigit()))

    def _faste(self, navn: str) -> dict[tuple[str, str], str]:
        """Field and value that a row sends unseen → its number."""
        return {
            (sti.rpartition(".")[2], en.verdi): sti.split(".")[-2]
            for sti, kontroller in self.felt.items()
            for en in kontroller
            if _i(navn, sti) and en.slag == "hidden"
        }

    def _ny_rad(self, navn: str) -> str:
        self._trykk("_legg_til", navn)
        return self._numre(navn)[-1]

    def _trykk(self, navn: str, verdi: str) -> None:
        """Press a button that draws the form anew."""
        send(self.page, self.page.locator(f"button[name={navn}][value='{verdi}']"))
        self._se()

    def _flere(self, navn: str, verdier: list[str]) -> None:
        """Lines of a text, or just these boxes."""
        if any(en.slag == "textarea" for en in self.felt[navn]):
            self.page.locator(f"textarea[name='{navn}']").fill("\n".join(verdier))
            return
        for boks in self.felt[navn]:
            if boks.slag == "checkbox" and boks.valgt != (boks.verdi in verdier):
                self._med_verdi(navn, boks.verdi).set_checked(not boks.valgt)
        assert set(verdier) <= {en.verdi for en in self.felt[navn]}, (navn, verdier)

    def _ett(self, navn: str, verdi: str) -> None:
        synlige = [en for en in self.felt[navn] if en.slag != "hidden"]
        slag, felt = synlige[0].slag, self.page.locator(f"[name='{navn}']:not([type=hidden])").first
        if slag == "radio":
            if (slag, verdi, True) not in synlige:
                self._med_verdi(navn, verdi).check()
        elif slag == "checkbox":
            felt.set_checked(verdi == "ja")
        elif slag.startswith("select"):
            felt.select_option(verdi)
        elif synlige[0].verdi != verdi:
            felt.fill(verdi)

    def _med_verdi(self, navn: str, verdi: str) -> Locator:
        return self.page.locator(f"[name='{navn}'][value='{verdi}']:not([type=hidden])")


def _i(navn: str, sti: str) -> bool:
    return sti.startswith(f"{navn}.")


def _som_tekst(verdi: object) -> str:
    if isinstance(verdi, bool):
        return "ja" if verdi else "nei"
    return str(verdi)


def _tabellrader(tabell: Mapping[str, object]) -> list[object]:
    """Each key with each of its values."""
    return [
        {NOKKEL: nokkel, **rad}
        for nokkel, rader in tabell.items()
        if isinstance(rader, list | tuple)
        for rad in rader
        if isinstance(rad, Mapping)
    ]
