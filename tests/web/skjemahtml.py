"""A form as a browser has it: what it would send, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributter = dict[str, str | None]
SKJEMAENE = ("/steg/", "/lop/", "/sporreskjema/")
"""Where the forms of steps post to."""


@dataclass
class Skjemahtml(HTMLParser):
    """The successful controls of the form that posts to an address, without its buttons."""

    handling: str = ""
    par: list[tuple[str, str]] = field(default_factory=list)
    ider: list[str] = field(default_factory=list)
    merker_for: list[str] = field(default_factory=list)
    beskrevet: list[str] = field(default_factory=list)
    lenker: list[str] = field(default_factory=list)
    knapper: list[tuple[str, str]] = field(default_factory=list)
    tagger: list[str] = field(default_factory=list)
    _inne: bool = False
    _navn: str = ""
    _tekst: str | None = None
    _valgt: str | None = None
    _forst: str | None = None

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        self.tagger.append(tag)
        self.ider += [id_] if (id_ := a.get("id")) else []
        self.beskrevet += (a.get("aria-describedby") or "").split()
        if tag == "a" and (a.get("href") or "").startswith("#"):
            self.lenker.append(str(a["href"])[1:])
        if tag == "label":
            self.merker_for.append(a.get("for") or "")
        if tag == "form" and (a.get("action") or "").startswith(SKJEMAENE):
            self._inne, self.handling = True, a["action"] or ""
        if self._inne:
            self._kontroll(tag, a)

    def _kontroll(self, tag: str, a: Attributter) -> None:
        navn, verdi = a.get("name") or "", a.get("value") or ""
        if tag == "input" and (a.get("type") not in ("checkbox", "radio") or "checked" in a):
            self.par.append((navn, verdi))
        elif tag == "button" and navn:
            self.knapper.append((navn, verdi))
        elif tag == "textarea":
            self._navn, self._tekst = navn, ""
        elif tag == "select":
            self._navn, self._valgt, self._forst = navn, None, None
        elif tag == "option" and self._navn:
            self._forst = verdi if self._forst is None else self._forst
            self._valgt = verdi if "selected" in a else self._valgt

    def handle_data(self, data: str) -> None:
        if self._tekst is not None:
            self._tekst += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._tekst is not None:
            self.par.append((self._navn, self._tekst.removeprefix("\n")))
            self._navn, self._tekst = "", None
        elif tag == "select" and self._navn:
            self.par.append((self._navn, self._valgt or self._forst or ""))
            self._navn = ""
        elif tag == "form":
            self._inne = False

    @property
    def felt(self) -> dict[str, list[str]]:
        """Name → the values that would be sent."""
        ut: dict[str, list[str]] = {}
        for navn, verdi in self.par:
            ut.setdefault(navn, []).append(verdi)
        return ut


def les(html: str) -> Skjemahtml:
    """The form of a page."""
    skjema = Skjemahtml()
    skjema.feed(html)
    return skjema
