"""What an erasure would take away and what would stay, told before anybody asks for it (P-18)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import from_json

from innforing.application.kommando import UgyldigKommando
from innforing.application.revisjonsspor import fritekster_i
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.katalog import HENDELSER
from innforing.domain.sletting.verdier import Sletteart
from innforing.registers.fritekst import SLETTET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.huset import Huset
    from innforing.eventlog.rows import StoredRow

UTEN_NAVN = Tekst(
    "Beslutninger du tok, består med rolle og dato, uten navn.",
    "Avgjerder du tok, står ved lag med rolle og dato, utan namn.",
    "Decisions you made stand with role and date, without your name.",
)
BEVISET = Tekst(
    "Loggens rot og gamle kvitteringer gjelder som før.",
    "Rota til loggen og gamle kvitteringar gjeld som før.",
    "The root of the log and old receipts hold as before.",
)
KOPIER = Tekst(
    "Det som står i sikkerhetskopier, er borte når de er 30 dager gamle.",
    "Det som står i tryggingskopiar, er borte når dei er 30 dagar gamle.",
    "What stands in backups is gone when they are 30 days old.",
)
UTLEVERT = Tekst(
    "Kvitteringer og uttrekk som er gitt ut, må kalles tilbake.",
    "Kvitteringar og uttrekk som er gjevne ut, må kallast tilbake.",
    "Receipts and extracts that were handed out must be recalled.",
)


@dataclass(frozen=True, slots=True)
class Virkning:
    """What goes and what stays, in the order to tell it."""

    hva: str
    """The person, text or event, as people know it now."""
    gar: tuple[Tekst, ...]
    blir: tuple[Tekst, ...]


def virkning(hus: Huset, art: Sletteart, id_: str) -> Virkning:
    """What the erasure would do; `UgyldigKommando` where there is no such thing to erase."""
    if art is Sletteart.PERSON:
        return _person(hus, id_)
    if art is Sletteart.TEKST:
        return _tekst(hus, id_)
    return _hendelse(hus, id_)


def _person(hus: Huset, id_: str) -> Virkning:
    person = hus.personer.person(id_)
    if person is None:
        raise UgyldigKommando(f"there is no person «{id_}».")
    kjent = person.opplysninger
    felt = (
        (Tekst("Navn", "Namn", "Name"), kjent and kjent.navn),
        (Tekst("E-postadresse", "E-postadresse", "E-mail address"), kjent and kjent.epost),
        (Tekst("Telefonnummer", "Telefonnummer", "Phone number"), kjent and kjent.telefon),
    )
    antall = sum(rad.person == id_ for rad in _rader(hus))
    tatt = Tekst(f"Steg tatt: {antall}.", f"Steg tekne: {antall}.", f"Steps taken: {antall}.")
    gar = tuple(navn for navn, verdi in felt if verdi)
    return Virkning(person.navn, gar, (UTEN_NAVN, tatt, BEVISET, KOPIER))


def _tekst(hus: Huset, id_: str) -> Virkning:
    tekst = hus.fritekster.les(id_)
    if tekst is None:
        raise UgyldigKommando(f"there is no text «{id_}».")
    teksten = Tekst("Teksten", "Teksten", "The text")
    steder = tuple(
        _sted(rad)
        for rad in _rader(hus)
        if rad.state is not None
        and id_.encode() in rad.state
        and id_ in {navn for navn, _ in fritekster_i(from_json(rad.state))}
    )
    gar = () if tekst == SLETTET else (teksten,)
    return Virkning(tekst, gar, (*steder, BEVISET, KOPIER))


def _hendelse(hus: Huset, id_: str) -> Virkning:
    rader = hus.reader.span(int(id_), int(id_)) if id_.isdecimal() else []
    if not rader:
        raise UgyldigKommando(f"there is no event «{id_}».")
    (rad,) = rader
    innholdet = Tekst(
        "Alt som er skrevet med ord i hendelsen",
        "Alt som er skrive med ord i hendinga",
        "All that is written in words in the event",
    )
    koder = Tekst(
        "Koder, datoer, tall og id-er, som senere steg bygger på.",
        "Kodar, datoar, tal og id-ar, som seinare steg byggjer på.",
        "Codes, dates, numbers and ids, which later steps rest on.",
    )
    gar = () if rad.state is None else (innholdet,)
    return Virkning(_sted(rad).nb, gar, (_sted(rad), koder, BEVISET, KOPIER, UTLEVERT))


def _sted(rad: StoredRow) -> Tekst:
    """The event itself: its number, what happened, and when."""
    dag = fra_mikrosekunder(rad.recorded_us).astimezone(OSLO).date().isoformat()
    navn = HENDELSER[rad.topic].tekst
    return Tekst(*(f"{rad.position}: {ord_} ({dag})" for ord_ in navn))


def _rader(hus: Huset) -> Iterator[StoredRow]:
    """The whole log, page by page."""
    lest = 0
    while rader := hus.reader.tail(lest, 2_000):
        yield from rader
        lest = rader[-1].position
