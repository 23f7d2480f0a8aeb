"""The timeline as a chart: løp and puljer as planned and as they went, and the load (K-033).

Below the rows stands the load of one that all of them ask for, against its room (K-115).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.web.graf.graf import Graf
from innforing.web.graf.vega import BREDDE, BUNN, TEKST, Json, tegn
from innforing.web.lister.celler import dagcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.web.graf.graf import Grafkall

_RADHOYDE: Final = 26
_LASTHOYDE: Final = 90
_MARG: Final = 210
"""Room for names, the same above and below, so that the months meet."""
_LENGSTE_NAVN: Final = 40
_STREK: Final = "var(--ds-color-accent-border-strong)"
_FYLL: Final = "var(--ds-color-accent-base-default)"
_LASTFYLL: Final = "var(--ds-color-accent-surface-tinted)"
_I_DAG: Final = "var(--ds-color-danger-text-default)"
_DESEMBER: Final = 12
_STEG: Final = ((18, 1), (48, 3), (120, 12))
"""Up to so many months: a tick each so many."""
_STORSTE_STEG: Final = 60

Periode = tuple[date, date]


class Bjelke(NamedTuple):
    """One row: a løp, or a pulje of the løp above it."""

    navn: str
    stand: str
    """The state or phase in words."""
    planlagt: Periode | None
    faktisk: tuple[date, date | None] | None
    """No end: it still goes on."""
    er_pulje: bool = False
    lenke: str | None = None


class Manedstall(NamedTuple):
    """The load of one month."""

    maned: date
    """Its first day."""
    antall: int
    grense: int | None
    """What there is room for; None: ikke oppgitt."""


class Lastband(NamedTuple):
    """The load that stands below the rows."""

    tittel: str
    maneder: tuple[Manedstall, ...]


def gantt(
    bjelker: Sequence[Bjelke],
    last: Lastband | None,
    kall: Grafkall,
    *,
    navn: str,
    tittel: str,
    funn: str,
    periode: Periode,
    dag: date,
) -> Graf:
    """The rows with a rule for today, and below them the load."""
    deler = [_rader(bjelker, kall, periode=periode, dag=dag)]
    if last:
        deler.append(_last(last, periode=periode))
    spesifikasjon: Json = {"vconcat": deler, "spacing": 16}
    return Graf(
        tegn(spesifikasjon, funn=funn, sprak=kall.sprak),
        funn,
        _radtabell(bjelker, kall, navn=navn, tittel=tittel),
        (_lasttabell(last, kall, navn=f"{navn}-last"),) if last else (),
    )


def _rader(bjelker: Sequence[Bjelke], kall: Grafkall, *, periode: Periode, dag: date) -> Json:
    navnene = _ulike(bjelker)
    planlagt, faktisk = kall._("Planlagt"), kall._("Gjennomført")
    tider: list[Json] = []
    for rad, bjelke in zip(navnene, bjelker, strict=True):
        if bjelke.planlagt:
            tider += _tid(rad, planlagt, *bjelke.planlagt, periode=periode)
        if bjelke.faktisk:
            fra, til = bjelke.faktisk
            tider += _tid(rad, faktisk, fra, til or max(dag, fra), periode=periode)
    farge: Json = {
        "field": "slag",
        "type": "nominal",
        "scale": {"domain": [planlagt, faktisk], "range": [BUNN, _FYLL]},
        "legend": {"orient": "top", "title": None, "symbolType": "square"}
        | {"symbolStrokeColor": _STREK, "symbolStrokeWidth": 1.5},
    }
    y: Json = {"field": "rad", "type": "nominal", "title": None, "axis": _marg()}
    y["scale"] = {"domain": navnene}
    lag = [
        _bjelker(tider, slag, hoyde)
        | {
            "encoding": {
                "x": _tidsakse("fra", periode),
                "x2": {"field": "til"},
                "y": y,
                "fill": farge,
            }
        }
        for slag, hoyde in ((planlagt, 0.75), (faktisk, 0.35))
    ]
    hoyde: Json = {"step": _RADHOYDE}
    i_dag = _i_dag(kall._("I dag"), dag, periode) if periode[0] <= dag <= periode[1] else []
    return {"width": BREDDE, "height": hoyde, "layer": [*lag, *i_dag]}


def _bjelker(tider: list[Json], slag: str, hoyde: float) -> Json:
    """Planned is a wide frame, carried out a narrow filled bar within it."""
    return {
        "data": {"values": [tid for tid in tider if tid["slag"] == slag]},
        "mark": {"type": "bar", "stroke": _STREK, "strokeWidth": 1.5, "height": {"band": hoyde}},
    }


def _tid(rad: str, slag: str, fra: date, til: date, *, periode: Periode) -> list[Json]:
    """What of a time lies in the period, its last day too; nothing when none does."""
    forst, sist = max(fra, periode[0]), min(til, periode[1])
    if forst > sist:
        return []
    return [{"rad": rad, "slag": slag, "fra": forst.isoformat(), "til": _etter(sist)}]


def _etter(dag: date) -> str:
    """The end of a day."""
    return (dag + timedelta(days=1)).isoformat()


def _i_dag(ord_: str, dag: date, periode: Periode) -> list[Json]:
    data: Json = {"values": [{"dag": dag.isoformat(), "tekst": ord_}]}
    x = _tidsakse("dag", periode)
    return [
        {
            "data": data,
            "mark": {"type": "rule", "strokeDash": [5, 3], "strokeWidth": 2, "color": _I_DAG},
            "encoding": {"x": x},
        },
        {
            "data": data,
            "mark": {"type": "text", "baseline": "bottom", "y": -4, "color": _I_DAG},
            "encoding": {"x": x, "text": {"field": "tekst", "type": "nominal"}},
        },
    ]


def _last(last: Lastband, *, periode: Periode) -> Json:
    """Bars for each month, and a line for what there is room for."""
    verdier = [
        {
            "fra": tall.maned.isoformat(),
            "til": neste_maned(tall.maned).isoformat(),
            "antall": tall.antall,
            "grense": tall.grense,
        }
        for tall in last.maneder
        if periode[0] < neste_maned(tall.maned) and tall.maned <= periode[1]
    ]
    tid: Json = {"x": _tidsakse("fra", periode), "x2": {"field": "til"}}
    antall: Json = {"field": "antall", "type": "quantitative", "title": None}
    antall["axis"] = {**_marg(), "tickMinStep": 1, "format": "d", "tickCount": 4}
    return {
        "width": BREDDE,
        "height": _LASTHOYDE,
        "title": {"text": last.tittel, "anchor": "start", "color": TEKST, "fontSize": 13},
        "data": {"values": verdier},
        "layer": [
            {
                "mark": {"type": "bar", "fill": _LASTFYLL, "stroke": _STREK, "clip": True},
                "encoding": {**tid, "y": antall, "y2": {"datum": 0}},
            },
            {
                "transform": [{"filter": "datum.grense !== null"}],
                "mark": {"type": "rule", "strokeWidth": 2, "color": _I_DAG, "clip": True},
                "encoding": {**tid, "y": {**antall, "field": "grense"}},
            },
        ],
    }


def _tidsakse(felt: str, periode: Periode) -> Json:
    fra, til = periode
    maneder = (til.year - fra.year) * _DESEMBER + til.month - fra.month + 1
    steg = next((s for flest, s in _STEG if maneder <= flest), _STORSTE_STEG)
    return {
        "field": felt,
        "type": "temporal",
        "title": None,
        "scale": {"type": "utc", "domain": [fra.isoformat(), _etter(til)]},
        "axis": {
            "format": "%b %Y" if steg < _DESEMBER else "%Y",
            "tickCount": {"interval": "month", "step": steg},
            "labelOverlap": True,
        },
    }


def _marg() -> Json:
    return {"minExtent": _MARG, "maxExtent": _MARG, "labelLimit": _MARG - 10}


def neste_maned(dag: date) -> date:
    """The first day of the month after."""
    return date(dag.year + dag.month // _DESEMBER, dag.month % _DESEMBER + 1, 1)


def _ulike(bjelker: Sequence[Bjelke]) -> list[str]:
    """Names as they are shown; a sign that is not seen parts those that are alike."""
    ut: list[str] = []
    for bjelke in bjelker:
        navn = bjelke.navn
        if len(navn) > _LENGSTE_NAVN:
            navn = f"{navn[: _LENGSTE_NAVN - 1]}…"
        while navn in ut:
            navn += "\u200b"
        ut.append(navn)
    return ut


def _radtabell(bjelker: Sequence[Bjelke], kall: Grafkall, *, navn: str, tittel: str) -> Liste:
    def tid(dag: date | None) -> Celle:
        return dagcelle(kall, dag)

    return Liste(
        navn=navn,
        tittel=tittel,
        kolonner=(
            Kolonne("navn", kall._("Løp eller pulje")),
            Kolonne("fase", kall._("Fase")),
            Kolonne("planlagt_fra", kall._("Planlagt fra"), "dato"),
            Kolonne("planlagt_til", kall._("Planlagt til"), "dato"),
            Kolonne("startet", kall._("Startet"), "dato"),
            Kolonne("avsluttet", kall._("Avsluttet"), "dato"),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(bjelke.navn, bjelke.navn),
                    Celle(bjelke.stand, bjelke.stand),
                    *(tid(dag) for dag in bjelke.planlagt or (None, None)),
                    *(tid(dag) for dag in bjelke.faktisk or (None, None)),
                ),
                str(nr),
                bjelke.lenke,
            )
            for nr, bjelke in enumerate(bjelker, start=1)
        ),
        tomt=kall._("Ingen planlagte løp i perioden."),
    )


def _lasttabell(last: Lastband, kall: Grafkall, *, navn: str) -> Liste:
    ikke_oppgitt = Celle(None, kall._("Ikke oppgitt"))
    return Liste(
        navn=navn,
        tittel=last.tittel,
        kolonner=(
            Kolonne("maned", kall._("Måned"), "dato"),
            Kolonne("antall", kall._("Løp"), "tall"),
            Kolonne("grense", kall._("Plass til"), "tall"),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(tall.maned, kall.dato(tall.maned)),
                    Celle(tall.antall, kall.tall(tall.antall)),
                    ikke_oppgitt
                    if tall.grense is None
                    else Celle(tall.grense, kall.tall(tall.grense)),
                ),
                tall.maned.isoformat(),
            )
            for tall in last.maneder
        ),
        tomt=kall._("Ingen tall ennå."),
    )
