"""A list as a file: Excel, CSV for Norwegian Excel, CSV and JSON for machines (sider.md §1.4).

A file holds what the filters leave, all pages of it, and says what it is. No text in it is ever a
formula: people outside the house write names and reasons, and others open them in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from starlette.responses import Response

from innforing.domain.grunnmur.aggregat import OSLO
from innforing.projections.utbredelse import Andel
from innforing.web.lister.filrader import ren, rene_rader, verdier
from innforing.web.lister.regneark import arbeidsbok
from innforing.web.lister.tabell import FORMATER, sortert

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.web.lister.filrader import Opphav, Ren
    from innforing.web.lister.tabell import Celle, Format, Kolonne, Liste, Listekall

_TYPER: dict[Format, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "maskin.csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
_FORMEL = frozenset("=+-@\t\r\n＝＋－＠")
_ANNET_SKILLE = re.compile(r"[;\r\n](?=[^\S\r\n]*[=+\-@＝＋－＠])")
_USYNLIGE = {"Cf", "Zs", "Zl", "Zp"}
_LENGST_I_NAVN = 60


def bedt_om(sporring: str, lister: Sequence[Liste]) -> tuple[Liste, Format] | None:
    """The list and the format of `?last_ned=NAME.FORMAT`; None: the page has no such file."""
    for liste in lister:
        for format_ in FORMATER:
            if sporring == f"{liste.navn}.{format_}":
                return liste, format_
    return None


def svar(lister: Sequence[Liste], kall: Listekall, opphav: Opphav) -> Response | None:
    """The file that the address asks for, in the order it asks for; None when there is none."""
    funnet = bedt_om(kall.sporring.get("last_ned", ""), lister)
    if funnet is None:
        return None
    liste, format_ = funnet
    ordnet = sortert(liste, kall, forst=liste is lister[0])
    navn = filnavn(liste, format_, opphav)
    return Response(
        fil(ordnet, format_, opphav),
        media_type=_TYPER[format_],
        headers={"Content-Disposition": f'attachment; filename="{navn}"'},
    )


def filnavn(liste: Liste, format_: Format, opphav: Opphav) -> str:
    """`lop-2026-11-22-hendelse-1234.xlsx`: two files with one name hold the same."""
    navn = re.sub(r"[^a-z0-9]+", "-", liste.navn.lower())[:_LENGST_I_NAVN].strip("-") or "liste"
    return f"{navn}-{opphav.dag.isoformat()}-hendelse-{opphav.posisjon}.{format_}"


def fil(liste: Liste, format_: Format, opphav: Opphav) -> bytes:
    """The content of the file."""
    if format_ == "json":
        return _json(liste, opphav)
    if format_ == "csv":
        return _csv(rene_rader(liste, "folk", opphav.ord), skille=";").encode("utf-8-sig")
    if format_ == "maskin.csv":
        return _csv(rene_rader(liste, "maskiner", opphav.ord), skille=",").encode()
    return arbeidsbok(liste, opphav)


def _csv(rader: Iterator[list[Ren]], *, skille: Literal[";", ","]) -> str:
    ut = io.StringIO(newline="")
    skriver = csv.writer(ut, delimiter=skille, lineterminator="\r\n")
    tekst = _som_folk if skille == ";" else _som_maskiner
    skriver.writerows([tekst(verdi) for verdi in rad] for rad in rader)
    return ut.getvalue()


def _som_folk(verdi: Ren) -> str:
    """As Excel in Norwegian reads it: decimal comma, 04.12.2026."""
    if isinstance(verdi, datetime):
        return f"{verdi.astimezone(OSLO):%d.%m.%Y %H:%M}"
    if isinstance(verdi, date):
        return f"{verdi:%d.%m.%Y}"
    if isinstance(verdi, float):
        return str(verdi).replace(".", ",")
    return _uten_formel(verdi) if isinstance(verdi, str) else _tom_eller(verdi)


def _som_maskiner(verdi: Ren) -> str:
    if isinstance(verdi, date):
        return verdi.isoformat()
    if isinstance(verdi, str):
        # a Norwegian Excel parts this file by its own sign, and would find a formula behind it
        return _ANNET_SKILLE.sub(r"\g<0>'", _uten_formel(verdi))
    return _tom_eller(verdi)


def _tom_eller(verdi: float | None) -> str:
    return "" if verdi is None else str(verdi)


def _uten_formel(tekst: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula."""
    synlig = next((t for t in tekst if unicodedata.category(t) not in _USYNLIGE), "")
    return f"'{tekst}" if synlig in _FORMEL else tekst


def _json(liste: Liste, opphav: Opphav) -> bytes:
    innhold = {
        "liste": liste.navn,
        "tittel": ren(liste.tittel),
        "dag": opphav.dag.isoformat(),
        "posisjon": opphav.posisjon,
        "laget": opphav.laget.astimezone(OSLO).isoformat(timespec="seconds"),
        "om": [{"navn": ren(navn), "tekst": ren(tekst)} for navn, tekst in liste.om],
        "kolonner": [
            {"navn": k.navn, "tittel": ren(k.tittel), "slag": k.slag, "om": k.om}
            for k in liste.kolonner
        ],
        "rader": [
            {
                kolonne.navn: _jsonverdi(kolonne, celle)
                for kolonne, celle in zip(liste.kolonner, rad.celler, strict=True)
            }
            for rad in liste.rader
        ],
    }
    return json.dumps(innhold, ensure_ascii=False, indent=1).encode()


def _jsonverdi(kolonne: Kolonne, celle: Celle) -> Ren | dict[str, Ren]:
    if isinstance(celle.verdi, Andel):
        antall, av, _ = celle.verdi
        return {"antall": antall, "av": av, "prosent": celle.verdi.prosent}
    (verdi, *_) = verdier(kolonne, celle, folk=False)
    return verdi.isoformat() if isinstance(verdi, date) else verdi
