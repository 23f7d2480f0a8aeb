"""The timeline on a screen: bars by month, lines, overlaps, seats and load."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.ordbok import Ordbok
from innforing.cli.ledetekster import (
    EIER,
    HVILER_PA,
    KOMMUNER,
    LEDERE,
    LOP,
    SVAR,
    TILSTAND,
    TITTEL,
    TYPE,
)
from innforing.cli.plasstabell import lasttabell, plasstabell
from innforing.cli.skjerm import delt
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.projections.kapasitet.manedslast import Lastslag, maneder
from innforing.projections.tidslinje.treff import MANGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from innforing.cli.skjerm import Skjerm
    from innforing.domain.innforingslop.overlapp import Periode
    from innforing.projections.kapasitet.kapasitet import Plasser
    from innforing.projections.kapasitet.manedslast import Last
    from innforing.projections.tidslinje.linjer import Linje, Tid
    from innforing.projections.tidslinje.overlapp import Overlapp
    from innforing.projections.tidslinje.treff import Kvartal, Samtidig
    from innforing.registers.personer import Personregister

TIDSLINJE = Tekst("Tidslinje", "Tidslinje", "Timeline")
INGEN = Tekst(
    "Ingen planlagte løp i perioden",
    "Ingen planlagde løp i perioden",
    "No planned løp in the period",
)
TEGN = Tekst(
    "░ planlagt, █ gjennomføring, ▼ i dag",
    "░ planlagt, █ gjennomføring, ▼ i dag",
    "░ planned, █ carried out, ▼ today",
)
TIL_I_JSON = Tekst("til, se --json", "til, sjå --json", "more, see --json")
PLANLAGT = Tekst("Planlagt", "Planlagt", "Planned")
FAKTISK = Tekst("Gjennomført", "Gjennomført", "Carried out")
OVERLAPP = Tekst("Overlapp", "Overlapp", "Overlaps")
TID = Tekst("Samtidig", "Samtidig", "At once")
FELLES = Tekst("Felles", "Felles", "In common")
LEVERANDORER = Tekst("leverandører", "leverandørar", "suppliers")
SAMTIDIGE = Tekst(
    "Kommuner med flere løp samtidig", "Kommunar med fleire løp samtidig", "Several løp at once"
)
INVITASJONER = Tekst(
    "Tre invitasjoner eller flere i samme kvartal",
    "Tre invitasjonar eller fleire i same kvartal",
    "Three invitations or more in one quarter",
)
_TILSTANDER = {str(t.value): t.tekst for t in (*LopTilstand, *Puljefase)}
_MANED, _KVARTAL, _AR = 1, 3, 12
_FA, _MANGE = 24, 72
FLEST, FLEST_MOTER = 12, 20
"""Kommuner, and overlaps, that people are shown; --json has them all."""


class Funnet(NamedTuple):
    """All that the command tells."""

    linjer: Sequence[Linje]
    overlapp: Sequence[Overlapp]
    kvartaler: Sequence[Kvartal]
    samtidige: Sequence[Samtidig]
    plasser: Sequence[Plasser]
    last: Sequence[Last]


DATOEN = len("2024-05-01")


def vis(
    skjerm: Skjerm,
    ordbok: Ordbok,
    personer: Personregister,
    funnet: Funnet,
    *,
    periode: Periode,
    dag: date,
    posisjon: int,
) -> None:
    """The whole timeline for people."""
    fra, til = periode
    skjerm.linje(f"{skjerm.tekst(TIDSLINJE)} {fra} – {til}", style="bold")
    if not funnet.linjer:
        skjerm.linje(skjerm.tekst(INGEN))
    else:
        skjerm.linjer(_stolper(funnet.linjer, periode, dag))
        skjerm.linje(skjerm.tekst(TEGN))
        skjerm.vis(_linjetabell(skjerm, personer, funnet.linjer))
    if funnet.overlapp:
        skjerm.vis(_overlapptabell(skjerm, personer, funnet.overlapp))
    if funnet.samtidige:
        flest = (f"{ordbok.ord(s.kommune)} {s.antall}" for s in funnet.samtidige[:FLEST])
        antall = f"{skjerm.tekst(SAMTIDIGE)}: {len(funnet.samtidige)}"
        skjerm.linje(f"{antall} ({delt(flest)}{_resten(funnet.samtidige)})")
    if mange := [k for k in funnet.kvartaler if k.antall >= MANGE]:
        treff = (f"{ordbok.ord(k.kommune)} {k.kvartal}: {k.antall}" for k in mange[:FLEST])
        skjerm.linje(f"{skjerm.tekst(INVITASJONER)}: {delt(treff, '; ')}{_resten(mange)}")
    if funnet.plasser:
        skjerm.vis(plasstabell(skjerm, ordbok, funnet.plasser))
    if funnet.last:
        skjerm.vis(lasttabell(skjerm, personer, funnet.last, periode))
    skjerm.linje(f"{skjerm.tekst(HVILER_PA)} {posisjon}")


def _resten(alle: Sequence[object]) -> str:
    return ", …" if len(alle) > FLEST else ""


def _stolper(linjer: Sequence[Linje], periode: Periode, dag: date) -> Iterator[str]:
    """One row for each line; two signs for each month, or quarter or year of a long period."""
    alle = list(maneder(*periode))
    bredde = _MANED if len(alle) <= _FA else _KVARTAL if len(alle) <= _MANGE else _AR
    celler = [alle[i : i + bredde] for i in range(0, len(alle), bredde)]
    navn = [f"{x.lop}" if x.pulje is None else f"  pulje {x.pulje}" for x in linjer]
    marg = max(len(ett) for ett in navn)
    ar, rekke = "", ""
    for celle in celler:
        nytt = f"{celle[0]:%Y} " if f"{celle[0]:%Y}" not in ar else ""
        ar = (ar.ljust(len(rekke)) + nytt) if nytt else ar
        rekke += f"{celle[0]:%m} "
    yield f"{'':{marg}} {ar}".rstrip()
    yield f"{'':{marg}} {rekke}".rstrip()
    yield f"{'':{marg}} {''.join('▼  ' if dag.replace(day=1) in c else '   ' for c in celler)}"
    for linje, tittel in zip(linjer, navn, strict=True):
        yield f"{tittel:{marg}} {''.join(_celle(linje, c, dag) for c in celler)}".rstrip()


def _celle(linje: Linje, celle: list[date], dag: date) -> str:
    if _dekker(linje.faktisk, celle, dag):
        return "██ "
    return "░░ " if _dekker(linje.planlagt, celle, None) else "   "


def _dekker(tid: Tid, celle: list[date], dag: date | None) -> bool:
    """Whether there are days of it in the cell; what goes on, goes on until today."""
    if tid.fra is None:
        return False
    slutt = tid.til or dag or tid.fra
    return tid.fra.replace(day=1) <= celle[-1] and slutt >= celle[0]


def _linjetabell(skjerm: Skjerm, personer: Personregister, linjer: Sequence[Linje]) -> Table:
    tabell = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    kuttes = dict.fromkeys((TITTEL, TILSTAND, EIER, LEDERE), max(8, skjerm.bredde // 7))
    for tekst in (LOP, TITTEL, TYPE, TILSTAND, PLANLAGT, FAKTISK, EIER, LEDERE):
        tabell.add_column(
            skjerm.tekst(tekst),
            no_wrap=tekst in (*kuttes, LOP),
            min_width=DATOEN if tekst in (PLANLAGT, FAKTISK) else None,
            max_width=kuttes.get(tekst),
            overflow="ellipsis",
        )
    for x in linjer:
        tabell.add_row(
            x.lop if x.pulje is None else f"{x.lop} · {x.pulje}",
            x.navn or "–",
            x.art,
            skjerm.tekst(_TILSTANDER[x.stand]),
            _tid(x.planlagt),
            _tid(x.faktisk),
            (x.eier or "–") if x.pulje is None else "",
            delt(_navn(personer, x.ledere)),
        )
    return tabell


def _overlapptabell(skjerm: Skjerm, personer: Personregister, alle: Sequence[Overlapp]) -> Table:
    """Those that ask something of somebody first."""
    tabell = Table(title=skjerm.tekst(OVERLAPP), title_justify="left", box=SIMPLE_HEAD)
    for tekst in (LOP, TID, FELLES, TILSTAND, SVAR):
        tabell.add_column(skjerm.tekst(tekst))
    orden = list(type(alle[0].status))
    forst = sorted(alle, key=lambda o: (orden.index(o.status), not o.ledere, o.fra, o.lop, o.annet))
    for o in forst[:FLEST_MOTER]:
        svar = (f"{s.lop}: {s.posisjon}" for s in o.svar)
        tabell.add_row(
            f"{o.lop} – {o.annet}",
            f"{o.fra} – {o.til}",
            delt(_felles(skjerm, personer, o)),
            skjerm.tekst(o.status.tekst),
            delt(svar),
        )
    if len(forst) > FLEST_MOTER:
        tabell.add_row(f"{len(forst) - FLEST_MOTER} {skjerm.tekst(TIL_I_JSON)}")
    return tabell


def _felles(skjerm: Skjerm, personer: Personregister, o: Overlapp) -> Iterator[str]:
    if o.kommuner:
        yield f"{len(o.kommuner)} {skjerm.tekst(KOMMUNER).lower()}"
    yield from _navn(personer, o.ledere)
    if o.leverandorer:
        yield f"{len(o.leverandorer)} {skjerm.tekst(LEVERANDORER)}"
    yield from (verdi for verdi in (o.losning, o.program) if verdi is not None)
    if o.nhn:
        yield skjerm.tekst(Lastslag.NHN.tekst)


def _tid(tid: Tid) -> str:
    if tid.fra is None and tid.til is None:
        return "–"
    return f"{tid.fra or '…'} – {tid.til or '…'}"


def _navn(personer: Personregister, ider: Sequence[str]) -> Iterator[str]:
    return ((personer.navn(id_) or id_) for id_ in ider)
