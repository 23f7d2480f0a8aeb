"""The ladder of use in each area: bars of shares with the numbers in them (K-192, K-365)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.web.graf.graf import Graf
from innforing.web.graf.vega import BREDDE, BUNN, TEKST, Json, tegn
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.web.graf.graf import Grafkall

_STABELHOYDE: Final = 28
_MINSTE_ANDEL_MED_TALL: Final = 0.04
"""A narrower part of a bar has no room for its number, which stands in the table."""
_TRINN: Final = {
    "nyttiggjort": (
        "var(--ds-color-accent-base-default)",
        "var(--ds-color-accent-base-contrast-default)",
    ),
    "tatt_i_bruk": ("var(--ds-color-accent-border-subtle)", "var(--ds-color-accent-text-default)"),
    "teknisk_innfort": (
        "var(--ds-color-accent-surface-tinted)",
        "var(--ds-color-accent-text-default)",
    ),
    "ikke_innfort": ("var(--ds-color-neutral-surface-active)", TEKST),
}
"""Fill and number of each rung; the higher, the fuller."""
_UTEN_TRINN: Final = (BUNN, TEKST)
"""Those that have told nothing are not zero: an empty frame."""


class Trinn(NamedTuple):
    """One part of each bar."""

    kode: str
    """A rung of the ladder, which decides how it looks; any other code is an empty frame."""
    navn: str


class Stabel(NamedTuple):
    """One bar."""

    navn: str
    tall: tuple[int, ...]
    """In the order of the parts."""


def stablet(
    stabler: Sequence[Stabel],
    trinn: Sequence[Trinn],
    kall: Grafkall,
    *,
    navn: str,
    tittel: str,
    funn: str,
    sted: str,
) -> Graf:
    """The ladder of each area as a bar of shares, with the numbers in it; `sted`: what a bar is."""
    spesifikasjon: Json = {
        "width": BREDDE,
        "height": {"step": _STABELHOYDE},
        "data": {"values": list(_deler(stabler, trinn))},
        "encoding": {
            "y": {"field": "sted", "type": "nominal", "sort": None, "title": None},
            "x": {
                "field": "antall",
                "type": "quantitative",
                "stack": "normalize",
                "title": kall._("Andel av kommunene"),
                "axis": {"format": ".0%", "grid": False, "tickCount": 5},
            },
            "order": {"field": "nr", "type": "quantitative"},
        },
        "layer": [_stolper(trinn), _tallene()],
    }
    svg = tegn(spesifikasjon, funn=funn, sprak=kall.sprak)
    tabell = _stabeltabell(stabler, trinn, kall, navn=navn, tittel=tittel, sted=sted)
    return Graf(svg, funn, tabell)


def _deler(stabler: Sequence[Stabel], trinn: Sequence[Trinn]) -> Iterator[Json]:
    for stabel in stabler:
        sum_ = sum(stabel.tall)
        for nr, (ett, antall) in enumerate(zip(trinn, stabel.tall, strict=True)):
            stort = sum_ > 0 and antall / sum_ >= _MINSTE_ANDEL_MED_TALL
            yield {
                "sted": f"{stabel.navn} ({sum_})",
                "trinn": ett.navn,
                "nr": nr,
                "antall": antall,
                "tekst": str(antall) if stort else "",
                "lys": ett.kode == "nyttiggjort",
            }


def _stolper(trinn: Sequence[Trinn]) -> Json:
    farger = [_TRINN.get(ett.kode, _UTEN_TRINN)[0] for ett in trinn]
    return {
        "mark": {
            "type": "bar",
            "stroke": "var(--ds-color-neutral-border-default)",
            "strokeWidth": 0.75,
        },
        "encoding": {
            "color": {
                "field": "trinn",
                "type": "nominal",
                "sort": None,
                "scale": {"domain": [ett.navn for ett in trinn], "range": farger},
                "legend": {
                    "orient": "top",
                    "title": None,
                    "symbolType": "square",
                    "symbolStrokeColor": "var(--ds-color-neutral-border-default)",
                    "symbolStrokeWidth": 0.75,
                },
            }
        },
    }


def _tallene() -> Json:
    return {
        "mark": {"type": "text", "baseline": "middle"},
        "encoding": {
            "x": {
                "field": "antall",
                "type": "quantitative",
                "stack": "normalize",
                "bandPosition": 0.5,
            },
            "text": {"field": "tekst", "type": "nominal"},
            "color": {
                "condition": {"test": "datum.lys", "value": _TRINN["nyttiggjort"][1]},
                "value": TEKST,
            },
        },
    }


def _stabeltabell(
    stabler: Sequence[Stabel],
    trinn: Sequence[Trinn],
    kall: Grafkall,
    *,
    navn: str,
    tittel: str,
    sted: str,
) -> Liste:
    return Liste(
        navn=navn,
        tittel=tittel,
        kolonner=(
            Kolonne("sted", sted),
            *(Kolonne(ett.kode, ett.navn, "tall") for ett in trinn),
            Kolonne("nevner", kall._("Kommuner i alt"), "tall"),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(stabel.navn, stabel.navn),
                    *(Celle(n, kall.tall(n)) for n in (*stabel.tall, sum(stabel.tall))),
                ),
                str(nr),
            )
            for nr, stabel in enumerate(stabler, start=1)
        ),
        tomt=kall._("Ingen tall ennå."),
    )
