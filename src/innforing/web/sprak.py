"""Words and numbers in the reader's language: catalogs of gettext, formats of CLDR."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, get_args

from babel.dates import format_date, format_time
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from innforing.application.ordbok import Sprak
from innforing.application.tidspunkt import dag_i_norge
from innforing.domain.grunnmur.aggregat import OSLO

SPRAKENE: Final[tuple[Sprak, ...]] = get_args(Sprak)
KILDE: Final[Sprak] = "nb"
"""The language the pages are written in; the others are catalogs."""
NAVN: Final[dict[Sprak, str]] = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
_DATO: Final[dict[Sprak, str]] = {"nb": "d. MMMM y", "nn": "d. MMMM y", "en": "d MMMM y"}
FAST: Final = "\u00a0"
"""The space that no line breaks at."""


@cache
def _katalog(sprak: Sprak) -> dict[str, tuple[str, ...]]:
    """Text of the source → singular and plural in the language."""
    ut: dict[str, tuple[str, ...]] = {}
    if sprak == KILDE:
        return ut
    with (files("innforing.web") / "locale" / f"{sprak}.po").open("rb") as po:
        for melding in read_po(po, locale=sprak):
            tekst = melding.string
            former = (tekst, tekst) if isinstance(tekst, str) else tuple(tekst or ("", ""))
            nokler = (melding.id,) if isinstance(melding.id, str) else tuple(melding.id or ("",))
            if nokler[0] and all(former):
                ut[nokler[0]] = former
    return ut


class Oversetter:
    """Texts of templates and pages in one language; the source where there is no translation."""

    def __init__(self, sprak: Sprak) -> None:
        """Read the catalog of the language, once in a process."""
        self.sprak = sprak
        self._former = _katalog(sprak)

    def gettext(self, tekst: str) -> str:
        """The text in the language."""
        return self._former[tekst][0] if tekst in self._former else tekst

    def ngettext(self, entall: str, flertall: str, antall: int) -> str:
        """One or many of something; all three languages part 1 from the rest."""
        former = self._former.get(entall, (entall, flertall))
        return former[0] if antall == 1 else former[1]


def velg_sprak(onsket: str | None, godtar: str) -> Sprak:
    """The language chosen before, else the first of `Accept-Language` that we have."""
    ledd = (onsket or "", *(del_.partition(";")[0].strip().lower() for del_ in godtar.split(",")))
    for kode in ledd:
        stamme = kode.partition("-")[0]
        stamme = KILDE if stamme == "no" else stamme
        for sprak in SPRAKENE:
            if sprak == stamme:
                return sprak
    return KILDE


@lru_cache(maxsize=4096)
def _dag(dag: date, sprak: Sprak) -> str:
    return format_date(dag, _DATO[sprak], locale=sprak)


def dato(tid: date | int, sprak: Sprak) -> str:
    """«4. desember 2026» of a day, a moment, or µs since 1970, in Norway."""
    if isinstance(tid, int):
        return _dag(dag_i_norge(tid), sprak)
    if isinstance(tid, datetime):
        return _dag(tid.astimezone(OSLO).date(), sprak)
    return _dag(tid, sprak)


def klokkeslett(tid: datetime, sprak: Sprak) -> str:
    """«kl. 14.05» of a moment, in Norway; «14:05» in English."""
    lokal = tid.astimezone(OSLO)
    if sprak == "en":
        return format_time(lokal, "HH:mm", locale=sprak)
    return f"kl.{FAST}{format_time(lokal, 'HH.mm', locale=sprak)}"


@lru_cache(maxsize=4096)
def tall(verdi: float, sprak: Sprak) -> str:
    """«12 345» with hard spaces, decimals as the language writes them."""
    return format_decimal(verdi, locale=sprak).replace("\u202f", FAST)


@lru_cache(maxsize=4096)
def prosent(andel: float, sprak: Sprak) -> str:
    """«46 %» of a share between 0 and 1, with a hard space where the language has one."""
    return format_percent(andel, locale=sprak).replace("\u202f", FAST)
