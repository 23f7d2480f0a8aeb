"""Seats and load on a screen: how many there are, and how many løp for whom each month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.cli.ledetekster import KAPASITET, LEDIGE, LOP, OVER, TATT, VENTER
from innforing.cli.skjerm import delt
from innforing.domain.grunnmur.verdi import Tekst
from innforing.projections.kapasitet.manedslast import IKKE_OPPGITT, Lastslag, maneder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.application.ordbok import Ordbok
    from innforing.cli.skjerm import Skjerm
    from innforing.domain.innforingslop.overlapp import Periode
    from innforing.projections.kapasitet.kapasitet import Plasser
    from innforing.projections.kapasitet.manedslast import Last
    from innforing.registers.personer import Personregister

UTEN_GRENSE = Tekst("uten grense", "utan grense", "no limit")
SUM = Tekst("sum", "sum", "sum")
LAST = Tekst("Løp per måned", "Løp per månad", "Løp per month")
OPPGITT = Tekst("Oppgitt kapasitet", "Oppgitt kapasitet", "Stated capacity")
IKKE = Tekst("ikke oppgitt", "ikkje oppgitt", "not stated")
GRENSE = Tekst("grense", "grense", "limit")
HVEM = Tekst("Hvem", "Kven", "Who")
SVARENE = {
    "nok": Tekst("nok", "nok", "enough"),
    "ikke_nok": Tekst("ikke nok", "ikkje nok", "not enough"),
    IKKE_OPPGITT: IKKE,
}


def plasstabell(skjerm: Skjerm, ordbok: Ordbok, alle: Sequence[Plasser]) -> Table:
    """Seats of each pulje, and who waits for one in which order."""
    tabell = Table(title=skjerm.tekst(KAPASITET), title_justify="left", box=SIMPLE_HEAD)
    for tekst in (LOP, KAPASITET, TATT, LEDIGE, OVER, VENTER):
        tabell.add_column(
            skjerm.tekst(tekst), justify="left" if tekst in (LOP, VENTER) else "right"
        )
    uten = skjerm.tekst(UTEN_GRENSE)
    for p in alle:
        tabell.add_row(
            f"{p.lop} · {skjerm.tekst(SUM) if p.pulje is None else p.pulje}",
            uten if p.kapasitet is None else str(p.kapasitet),
            str(p.tatt.antall),
            uten if p.ledige is None else str(p.ledige),
            str(p.over) if p.over else "",
            delt(f"{nr}. {ordbok.ord(k)}" for nr, k in enumerate(p.venter, 1)),
            end_section=p.pulje is None,
        )
    return tabell


def lasttabell(
    skjerm: Skjerm, personer: Personregister, alle: Sequence[Last], periode: Periode
) -> Table:
    """One row for each, one column for each month; ! is more than the capacity there is."""
    tabell = Table(
        title=skjerm.tekst(LAST), title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    for tekst in (HVEM, OPPGITT):
        bredde = max(12, skjerm.bredde // 6)
        tabell.add_column(skjerm.tekst(tekst), max_width=bredde, no_wrap=True, overflow="ellipsis")
    koder = [f"{maned:%Y-%m}" for maned in maneder(*periode)]
    for kode in koder:
        tabell.add_column(kode[2:], justify="right", no_wrap=True)
    rader: dict[tuple[Lastslag, str], dict[str, Last]] = {}
    for last in alle:
        rader.setdefault((last.slag, last.hvem), {})[last.maned] = last
    for (slag, hvem), etter_maned in rader.items():
        navn = (personer.navn(hvem) or hvem) if slag is Lastslag.LEDER else hvem
        tabell.add_row(
            f"{skjerm.tekst(slag.tekst)}: {navn}",
            _oppgitt(skjerm, list(etter_maned.values())),
            *(_antall(etter_maned.get(kode)) for kode in koder),
        )
    return tabell


def _antall(last: Last | None) -> str:
    return "" if last is None else f"{last.antall.antall}{'!' if last.over else ''}"


def _oppgitt(skjerm: Skjerm, alle: list[Last]) -> str:
    """What was said in the plans of the løp there are; who has said nothing is not zero."""
    if alle[0].grense is not None:
        return f"{skjerm.tekst(GRENSE)} {alle[0].grense}"
    svar = {post.lop: post.nok for last in alle for post in last.poster}
    koder = {True: "nok", False: "ikke_nok", None: IKKE_OPPGITT}
    sagt = [koder[nok] for nok in svar.values()]
    if set(sagt) == {IKKE_OPPGITT}:
        return skjerm.tekst(IKKE)
    return delt(f"{skjerm.tekst(t)}: {sagt.count(k)}" for k, t in SVARENE.items() if k in sagt)
