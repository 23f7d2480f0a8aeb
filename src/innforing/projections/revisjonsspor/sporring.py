"""The line that an auditor writes: qualifiers such as `hendelse:PlanGodkjent`, read into terms.

Several qualifiers narrow, one that is repeated widens, and `-` takes away (P-17).
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

KVALIFIKATORER = (
    *("hendelse", "lop", "kommune", "losning", "strom", "aktor", "rolle", "organ", "region"),
    *("steg", "tilstand", "modell", "etter", "for", "ar", "gjelder-etter", "gjelder-for"),
    *("frist", "begrunnelse", "avklart", "beslutning", "sent", "posisjon"),
)
LENGSTE, FLESTE = 2000, 50
"""Characters of a line, and terms in it."""
_LEDD = re.compile(r'(-?)([^\s:"]+):(?:"([^"]*)"|([^\s"]*))(?=\s|$)|(\S+)')
_ASCII = str.maketrans({"ø": "o", "å": "a", "æ": "ae"})


class UgyldigSporring(Exception):
    """The line asks for what there is not; each thing that is wrong is a sentence."""

    def __init__(self, *setninger: str) -> None:
        """Carry the sentences."""
        super().__init__(" ".join(setninger))
        self.setninger = setninger


class Ledd(NamedTuple):
    """One term: a qualifier, its value, and whether it takes away."""

    navn: str
    verdi: str
    ikke: bool = False

    @property
    def skrevet(self) -> str:
        """As somebody would write it."""
        return f"«{'-' if self.ikke else ''}{self.navn}:{self.verdi}»"


def les_sporring(linje: str) -> tuple[tuple[Ledd, ...], list[str]]:
    """The terms of a line, each once, and a sentence for everything in it that is none."""
    if len(linje) > LENGSTE:
        return (), [f"the line is {len(linje)} characters; the limit is {LENGSTE}."]
    if not all(tegn.isprintable() or tegn.isspace() for tegn in linje):
        return (), ["the line has characters that cannot be printed."]
    ledd: dict[Ledd, None] = {}
    feil = []
    for ikke, navn, sitert, ren, annet in _LEDD.findall(unicodedata.normalize("NFC", linje)):
        kjent, verdi = enkel(navn), (sitert or ren).strip()
        if annet:
            feil.append(f"«{annet}» is no qualifier with a value, such as rolle:leder.")
        elif kjent not in KVALIFIKATORER:
            feil.append(f"there is no «{navn}:».{nermest(kjent, KVALIFIKATORER)}")
        elif not verdi:
            feil.append(f"«{navn}:» needs a value.")
        else:
            ledd[Ledd(kjent, verdi, ikke=bool(ikke))] = None
    if len(ledd) > FLESTE:
        return (), [*feil, f"the line has {len(ledd)} terms; the limit is {FLESTE}."]
    return tuple(ledd), feil


def enkel(tekst: str) -> str:
    """Lower case in ASCII, so that both ways of writing a name find it."""
    return tekst.casefold().translate(_ASCII)


def nermest(navn: str, kjente: Iterable[str]) -> str:
    """The nearest known names as a sentence, or nothing."""
    like = {enkel(kjent): kjent for kjent in kjente}
    funnet = [like[en] for en in get_close_matches(enkel(navn), list(like), n=3, cutoff=0.5)]
    return f" Nearest: {', '.join(funnet)}." if funnet else ""
