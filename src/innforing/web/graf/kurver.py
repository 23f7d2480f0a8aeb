"""Lines over time, told apart by dash as well as colour (K-365)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.web.graf.graf import Graf
from innforing.web.graf.vega import BREDDE, Json, tegn
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from innforing.web.graf.graf import Grafkall

_LINJEHOYDE: Final = 280
_FA_PUNKTER: Final = 24
"""Up to so many points are marked one by one."""
_SERIER: Final = (
    ("var(--ds-color-accent-base-default)", [1, 0]),
    ("var(--ds-color-brand1-base-default)", [6, 3]),
    ("var(--ds-color-neutral-base-default)", [2, 2]),
    ("var(--ds-color-success-base-default)", [10, 3, 2, 3]),
    ("var(--ds-color-brand2-base-default)", [4, 6]),
    ("var(--ds-color-info-base-default)", [12, 4]),
)
"""Colour and dash of each line."""


class Serie(NamedTuple):
    """One line."""

    navn: str
    punkter: tuple[tuple[date, float | None], ...]
    """Day and number; None: nobody knows, and the line has a gap."""


def linjer(
    serier: Sequence[Serie],
    kall: Grafkall,
    *,
    navn: str,
    tittel: str,
    funn: str,
    enhet: str,
    andel: bool = False,
) -> Graf:
    """Lines over time from zero; `enhet` says what is counted, `andel`: numbers are 0 to 1."""
    spesifikasjon = _spesifikasjon(serier, enhet, andel=andel)
    svg = tegn(spesifikasjon, funn=funn, sprak=kall.sprak)
    tabell = _linjetabell(serier, kall, navn=navn, tittel=tittel, andel=andel)
    return Graf(svg, funn, tabell)


def _spesifikasjon(serier: Sequence[Serie], enhet: str, *, andel: bool) -> Json:
    verdier = [
        {"dag": dag.isoformat(), "tall": tall, "serie": serie.navn}
        for serie in serier
        for dag, tall in serie.punkter
    ]
    merket = {"size": 30, "filled": True} if len(verdier) <= _FA_PUNKTER else False
    dag: Json = {"field": "dag", "type": "temporal", "scale": {"type": "utc"}, "title": None}
    akse: Json = {"format": ".0%"} if andel else {"format": ",d", "tickMinStep": 1}
    tall: Json = {"field": "tall", "type": "quantitative", "title": enhet, "axis": akse}
    return {
        "width": BREDDE,
        "height": _LINJEHOYDE,
        "data": {"values": verdier},
        "mark": {"type": "line", "strokeWidth": 2.5, "point": merket},
        "encoding": {
            "x": {**dag, "axis": {"grid": False}},
            "y": tall,
            **_skille([serie.navn for serie in serier]),
        },
    }


def _skille(navn: list[str]) -> Json:
    """Colour and dash of each line, told in one legend."""
    valgt = [_SERIER[nr % len(_SERIER)] for nr in range(len(navn))]
    forklaring: Json = {"orient": "top", "title": None, "symbolType": "stroke", "symbolSize": 600}
    felles: Json = {"field": "serie", "type": "nominal", "legend": forklaring}
    return {
        "color": {**felles, "scale": {"domain": navn, "range": [farge for farge, _ in valgt]}},
        "strokeDash": {**felles, "scale": {"domain": navn, "range": [strek for _, strek in valgt]}},
    }


def _linjetabell(
    serier: Sequence[Serie], kall: Grafkall, *, navn: str, tittel: str, andel: bool
) -> Liste:
    vis = kall.prosent if andel else kall.tall
    oppslag = [dict(serie.punkter) for serie in serier]
    dager = sorted({dag for punkter in oppslag for dag in punkter})
    return Liste(
        navn=navn,
        tittel=tittel,
        kolonner=(
            Kolonne("dag", kall._("Dato"), "dato"),
            *(Kolonne(f"serie{nr}", s.navn, "tall") for nr, s in enumerate(serier, start=1)),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(dag, kall.dato(dag)),
                    *(_tall(p.get(dag), vis(p.get(dag) or 0)) for p in oppslag),
                ),
                dag.isoformat(),
            )
            for dag in dager
        ),
        tomt=kall._("Ingen tall ennå."),
    )


def _tall(verdi: float | None, tekst: str) -> Celle:
    return Celle(None, "–") if verdi is None else Celle(verdi, tekst)
