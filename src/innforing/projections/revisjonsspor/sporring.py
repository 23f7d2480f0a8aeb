"""The line that an auditor writes: qualifiers such as `hendelse:PlanGodkjent`, read into terms.

Several qualifiers narrow, one that is repeated widens, and `-` takes away (P-17).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from innforing.projections.revisjonsspor import sporrefeil as f
from innforing.projections.revisjonsspor.sporrefeil import enkel, fylt, nermest, samlet

if TYPE_CHECKING:
    from innforing.domain.grunnmur.verdi import Tekst

KVALIFIKATORER = (
    *("hendelse", "lop", "kommune", "losning", "strom", "aktor", "rolle", "organ", "region"),
    *("steg", "tilstand", "modell", "etter", "for", "ar", "gjelder-etter", "gjelder-for"),
    *("frist", "begrunnelse", "avklart", "beslutning", "sent", "posisjon"),
)
LENGSTE, FLESTE = 2000, 50
"""Characters of a line, and terms in it."""
_LEDD = re.compile(r'(-?)([^\s:"]+):(?:"([^"]*)"|([^\s"]*))(?=\s|$)|(\S+)')


class UgyldigSporring(Exception):
    """The line asks for what there is not; each thing that is wrong is a sentence."""

    def __init__(self, *tekster: Tekst) -> None:
        """Carry the sentences, in three languages."""
        self.tekster = tekster
        self.setninger = tuple(tekst.en for tekst in tekster)
        super().__init__(" ".join(self.setninger))


class Ledd(NamedTuple):
    """One term: a qualifier, its value, and whether it takes away."""

    navn: str
    verdi: str
    ikke: bool = False

    @property
    def skrevet(self) -> str:
        """As somebody would write it."""
        return f"«{'-' if self.ikke else ''}{self.navn}:{self.verdi}»"


def les_sporring(linje: str) -> tuple[tuple[Ledd, ...], list[Tekst]]:
    """The terms of a line, each once, and a sentence for everything in it that is none."""
    if len(linje) > LENGSTE:
        return (), [fylt(f.FOR_LANG, antall=len(linje), grense=LENGSTE)]
    if not all(tegn.isprintable() or tegn.isspace() for tegn in linje):
        return (), [f.USYNLIG]
    ledd: dict[Ledd, None] = {}
    feil = []
    for ikke, navn, sitert, ren, annet in _LEDD.findall(unicodedata.normalize("NFC", linje)):
        kjent, verdi = enkel(navn), (sitert or ren).strip()
        if annet:
            feil.append(fylt(f.UTEN_NAVN, ledd=annet))
        elif kjent not in KVALIFIKATORER:
            feil.append(samlet(fylt(f.UKJENT_NAVN, navn=navn), nermest(kjent, KVALIFIKATORER)))
        elif not verdi:
            feil.append(fylt(f.UTEN_VERDI, navn=navn))
        else:
            ledd[Ledd(kjent, verdi, ikke=bool(ikke))] = None
    if len(ledd) > FLESTE:
        return (), [*feil, fylt(f.FOR_MANGE, antall=len(ledd), grense=FLESTE)]
    return tuple(ledd), feil
