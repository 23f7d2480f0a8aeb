"""The invitation: what a kommune must be told before it decides (K-147 to K-154)."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256

from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.verdi import Kodeverk, Publikumstekst, Verdi


class Malform(Kodeverk):
    """The written form that a kommune uses."""

    BOKMAL = "nb", "Bokmål", "Bokmål", "Bokmål"
    NYNORSK = "nn", "Nynorsk", "Nynorsk", "Nynorsk"


class Invitasjonstekst(Verdi):
    """The invitation in one målform; what is missing is refused by a guard, never sent (K-151)."""

    malform: Malform
    forutsetninger: Publikumstekst | None = None
    """What must be in place before the start (K-147)."""
    kostnad_og_kapasitet: Publikumstekst | None = None
    """What it costs, and what it takes of the organisation (K-148)."""
    ressurser: Publikumstekst | None = None
    """What the kommune must provide (K-149)."""
    konsekvenser: Publikumstekst | None = None
    """What it may mean not to take part (K-150)."""
    nytte: Publikumstekst | None = None
    """Documented nytte and gevinstpotensial (K-152)."""
    krav_til_ledelsen: Publikumstekst | None = None
    """What is asked of kommunen and its ledelse, during and after (K-153)."""
    hvem_det_gjelder: Publikumstekst | None = None
    """C: for whom the løsning is available, and what taking part involves (K-154)."""


class SendtInvitasjon(Verdi):
    """That an invitation to a pulje has been sent, in which version, and until when to answer."""

    pulje: int
    versjon: int = 1
    sendt: date
    svarfrist: date
    avtrykk: str | None = None
    """SHA-256 of the texts as they were sent (K-151)."""


class NySvarfrist(Verdi):
    """A deadline of a pulje, moved."""

    pulje: int
    svarfrist: date


def en_tekst_per_malform(tekster: tuple[Invitasjonstekst, ...]) -> None:
    """Refuse two texts in the same målform: nobody could say which was sent."""
    if len({tekst.malform for tekst in tekster}) < len(tekster):
        raise PydanticCustomError("malform", "give one text for each målform")


def avtrykk(tekster: tuple[Invitasjonstekst, ...]) -> str:
    """SHA-256 of the texts as canonical JSON: what a kommune was sent can be shown years later."""
    innhold = [tekst.model_dump(mode="json") for tekst in tekster]
    return sha256(
        json.dumps(innhold, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()
