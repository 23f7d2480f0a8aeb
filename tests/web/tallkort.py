"""The key figures of a page as a reader sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.klient import Klient

KORTENE = re.compile(
    r'<p class="tall__tekst">([^<]+?)\s*<.*?<strong[^>]*>([^<]+)</strong>(.*?)</p>', re.DOTALL
)


def hentet(klient: Klient, adresse: str) -> str:
    """What an address with its own query gives."""
    svar = klient.get(adresse)
    assert svar.status_code == 200, svar.text[:2000]
    return str(svar.text)


def kortene(html: str) -> dict[str, str]:
    """Text of each key figure → numerator and denominator as they stand there."""
    return {
        navn: " ".join(re.sub(r"<[^>]+>", " ", f"{teller} {resten}").split())
        for navn, teller, resten in KORTENE.findall(html)
    }
