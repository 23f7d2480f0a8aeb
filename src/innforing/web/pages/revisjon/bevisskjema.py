"""P-17 Bevis: what a reader kept outside and pastes in, a whole checkpoint or its size and root."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.eventlog.notes import Checkpoint, NotANote, Note
from innforing.web.deler import Feillinje
from innforing.web.heltall import les_heltall

if TYPE_CHECKING:
    from innforing.web.kall import Kall

SJEKKPUNKT, STORRELSE, ROT = "sjekkpunkt", "storrelse", "rot"
LENGST: Final = 20_000
"""Characters of what is pasted; a checkpoint with its signatures is some hundred."""
_HEKS: Final = re.compile(r"[0-9a-fA-F]{64}").fullmatch
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]{43}=").fullmatch


@dataclass(frozen=True, slots=True)
class Tidligere:
    """An earlier state of the log, as somebody outside has it."""

    sjekkpunkt: Checkpoint
    note: Note | None
    """With its signatures, when a whole note was pasted in."""


def les_tidligere(kall: Kall, opphav: str) -> Tidligere | Feillinje | None:
    """What was pasted in; None: nothing was. Size and root are taken as of this very log."""
    tekst = kall.sporring.get(SJEKKPUNKT, "").replace("\r\n", "\n").strip()
    storrelse, rot = (kall.sporring.get(navn, "").strip() for navn in (STORRELSE, ROT))
    if tekst:
        lest = _notat(tekst[:LENGST])
        setning = kall._(
            "Lim inn hele sjekkpunktet: loggens navn, antall hendelser, rot og signaturlinjer."
        )
        return lest or Feillinje(setning, SJEKKPUNKT)
    if not storrelse and not rot:
        return None
    antall, bytes_ = les_heltall(storrelse), _rot(rot)
    if antall is None:
        return Feillinje(kall._("Skriv antall hendelser med sifre."), STORRELSE)
    if bytes_ is None:
        setning = kall._("Skriv roten som 44 tegn base64 eller 64 heksadesimale tegn.")
        return Feillinje(setning, ROT)
    return Tidligere(Checkpoint(opphav, antall, bytes_), None)


def _notat(tekst: str) -> Tidligere | None:
    """A signed note, or the three lines that one is made of."""
    try:
        if "\n\n" in tekst:
            note = Note.read(f"{tekst}\n".encode())
            return Tidligere(Checkpoint.read(note.text), note)
        return Tidligere(Checkpoint.read(f"{tekst}\n".encode()), None)
    except NotANote:
        return None


def _rot(tekst: str) -> bytes | None:
    if _HEKS(tekst):
        return bytes.fromhex(tekst)
    return b64decode(tekst) if _BASE64(tekst) else None
