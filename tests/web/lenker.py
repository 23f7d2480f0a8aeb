"""What a page leads to, and what it says, out of its HTML."""

from __future__ import annotations

import re
from html import unescape

LENKE = re.compile(r"<a\b[^>]*\bhref=\"([^\"]*)\"")
MERKE = re.compile(r"<[^>]+>")


def lenker(html: str) -> list[str]:
    """The addresses that the main part of the page leads to, in order."""
    return [unescape(sti) for sti in LENKE.findall(hoveddel(html))]


def meny(html: str) -> list[str]:
    """The addresses of the main navigation, in order."""
    return [unescape(sti) for sti in LENKE.findall(_hovedmenyen(html))]


def tekst(html: str) -> str:
    """What the main part says, in one line."""
    return re.sub(r"\s+", " ", unescape(MERKE.sub(" ", hoveddel(html)))).strip()


def hoveddel(html: str) -> str:
    """The part inside `main`; all of what has none."""
    return html.partition("<main")[2].partition("</main>")[0] or html


def _hovedmenyen(html: str) -> str:
    return html.partition('class="hovedmeny"')[2].partition("</nav>")[0]
