"""What stands in the source of a page: its hidden fields, as a browser would send them."""

from __future__ import annotations

from html.parser import HTMLParser


class _Skjulte(HTMLParser):
    """Every hidden field under `main`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.par: list[tuple[str, str]] = []
        self._i_main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        felt = dict(attrs)
        self._i_main = self._i_main or tag == "main"
        if self._i_main and tag == "input" and felt.get("type") == "hidden":
            self.par.append((felt.get("name") or "", felt.get("value") or ""))


def skjulte(html: str) -> list[tuple[str, str]]:
    """Name and value of each."""
    leser = _Skjulte()
    leser.feed(html)
    return leser.par
