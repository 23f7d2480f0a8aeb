"""A list as a workbook of Excel: one sheet with the rows, one that says what they are."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import xlsxwriter

from innforing.domain.grunnmur.aggregat import OSLO
from innforing.web.lister.filrader import om_dataene, ren, rene_rader

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from innforing.web.lister.filrader import Opphav, Ren
    from innforing.web.lister.tabell import Liste

LENGSTE_CELLE = 32_767
"""Characters that Excel holds in one cell."""
_LENGSTE_HODE = 250
_BREDEST = 400
_TIDLIGST = 1900
"""Excel knows no day before this year."""


def arbeidsbok(liste: Liste, opphav: Opphav) -> bytes:
    """The list with real days and numbers, and no text that Excel could run or follow."""
    ut = io.BytesIO()
    oppsett = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
        "default_date_format": "dd.mm.yyyy",
    }
    with xlsxwriter.Workbook(ut, oppsett) as bok:
        laget = opphav.laget.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        bok.set_properties({"title": _kort(liste.tittel, 255), "created": laget})
        tid = bok.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        dag = bok.add_format({"num_format": "dd.mm.yyyy"})
        tekst = bok.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        _ = opphav.ord
        ark = bok.add_worksheet(_("Data"))
        rader = list(rene_rader(liste, "folk", _))
        _fyll(ark, rader[1:], dag=dag, tid=tid, tekst=tekst)
        _som_tabell(ark, rader, navn=liste.navn)
        om = bok.add_worksheet(_("Om dataene"))
        om.set_column(0, 0, 30)
        om.set_column(1, 1, 90)
        for nr, par in enumerate(om_dataene(liste, opphav)):
            for kolonne, verdi in enumerate(par):
                om.write_string(nr, kolonne, _kort(verdi, LENGSTE_CELLE), tekst)
    return ut.getvalue()


def _fyll(
    ark: Worksheet, rader: list[list[Ren]], *, dag: Format, tid: Format, tekst: Format
) -> None:
    for nr, rad in enumerate(rader, start=1):
        for kolonne, verdi in enumerate(rad):
            if isinstance(verdi, str):
                ark.write_string(nr, kolonne, _kort(verdi, LENGSTE_CELLE), tekst)
            elif isinstance(verdi, date) and verdi.year < _TIDLIGST:
                ark.write_string(nr, kolonne, verdi.isoformat(), tekst)
            elif isinstance(verdi, datetime):
                ark.write_datetime(nr, kolonne, verdi.astimezone(OSLO), tid)
            elif isinstance(verdi, date):
                ark.write_datetime(nr, kolonne, datetime.combine(verdi, time()), dag)
            elif verdi is not None:
                ark.write_number(nr, kolonne, verdi)


def _som_tabell(ark: Worksheet, rader: list[list[Ren]], *, navn: str) -> None:
    """A table with a frozen head; Excel wants one row in it, and heads that differ."""
    hoder: list[str] = []
    for verdi in rader[0]:
        tittel = _kort(str(verdi), _LENGSTE_HODE) or "–"
        like = sum(h.casefold().partition("\u00a0(")[0] == tittel.casefold() for h in hoder)
        hoder.append(f"{tittel}\u00a0({like + 1})" if like else tittel)
    if hoder:
        ark.add_table(
            0,
            0,
            max(1, len(rader) - 1),
            len(hoder) - 1,
            {
                "name": "".join(t if t.isalnum() else "_" for t in f"liste_{navn}"),
                "columns": [{"header": hode} for hode in hoder],
                "style": "Table Style Light 1",
            },
        )
    ark.freeze_panes(1, 1)
    ark.autofit(_BREDEST)


def _kort(tekst: str, lengst: int) -> str:
    """What a cell has room for; a cut is seen."""
    bar = ren(tekst)
    return bar if len(bar) <= lengst else f"{bar[: lengst - 1]}…"
