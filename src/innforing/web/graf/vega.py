"""From a specification of Vega-Lite to inline SVG, drawn on the server (oppskrifter.md §4).

No script and no style reaches the browser, and the same specification gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

import vl_convert
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.application.ordbok import Sprak

Json = dict[str, object]
"""A specification of Vega-Lite, or a part of one."""

VEGA_LITE: Final = "5.20"
"""One version of the grammar: a newer one may draw the same numbers otherwise."""
BREDDE: Final = 640
TEKST: Final = "var(--ds-color-neutral-text-default)"
STREK: Final = "var(--ds-color-neutral-border-subtle)"
BUNN: Final = "var(--ds-color-neutral-background-default)"

_NORSKE_TALL: Final[dict[str, object]] = {
    "decimal": ",",
    "thousands": "\u00a0",
    "grouping": [3],
    "currency": ["", "\u00a0kr"],
    "percent": "\u00a0%",
}
_ENGELSKE_TALL: Final[dict[str, object]] = {
    "decimal": ".",
    "thousands": ",",
    "grouping": [3],
    "currency": ["NOK\u00a0", ""],
}
# d3 has no nynorsk; its names of months are those of bokmål
_KALENDER: Final[dict[Sprak, Literal["nb-NO", "en-GB"]]] = {
    "nb": "nb-NO",
    "nn": "nb-NO",
    "en": "en-GB",
}
_ROT = re.compile(r'<svg [^>]*?viewBox="([^"]*)"[^>]*>')
_KLIPP = re.compile(r'(id="|url\(#)(clip)(\d+)')
_INNI = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')


def tegn(spesifikasjon: Mapping[str, object], *, funn: str, sprak: Sprak) -> Markup:
    """The SVG of a specification, named by its finding; drawn once for each language."""
    hel = {**spesifikasjon, "config": _utseende(), "background": None}
    svg = _svg(json.dumps(hel, ensure_ascii=False, sort_keys=True), sprak)
    boks = _ROT.match(svg)
    if boks is None:
        raise RuntimeError("the chart has no root with a viewBox")
    rot = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="graf__svg" role="img" width="100%"'
        ' viewBox="{}" aria-label="{}">'
    ).format(boks[1], funn)
    # Vega escapes every text it draws
    return rot + Markup(svg[boks.end() :])  # noqa: S704


def varm_opp() -> None:
    """Start the engine, which takes half a second the first time."""
    tom: Json = {"data": {"values": [{"x": 1}]}, "mark": "point", "width": 1, "height": 1}
    tegn(tom, funn="", sprak="nb")


@lru_cache(maxsize=256)
def _svg(spesifikasjon: str, sprak: Sprak) -> str:
    """Drawn without what differs from time to time; ids are the chart's own on a page of many."""
    svg = vl_convert.vegalite_to_svg(
        spesifikasjon,
        vl_version=VEGA_LITE,
        format_locale=_ENGELSKE_TALL if sprak == "en" else _NORSKE_TALL,
        time_format_locale=_KALENDER[sprak],
    )
    # the engine numbers its ids from the start of the process, and puts roles inside an image
    merke = hashlib.sha256(f"{sprak}{spesifikasjon}".encode()).hexdigest()[:8]
    numre: dict[str, int] = {}

    def eget(treff: re.Match[str]) -> str:
        nr = numre.setdefault(f"{treff[2]}{treff[3]}", len(numre))
        return f"{treff[1]}{treff[2]}-{merke}-{nr}"

    return _INNI.sub("", _KLIPP.sub(eget, svg))


def _utseende() -> Json:
    """Type and colours of the design system, in light and dark."""
    skrift = {"font": "Inter, sans-serif"}
    tekst: Json = {"labelColor": TEKST, "titleColor": TEKST, "labelFontSize": 12}
    akse: Json = {
        **tekst,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 220,
        "gridColor": STREK,
        "gridOpacity": 0.5,
        "domainColor": STREK,
        "tickColor": STREK,
    }
    return {
        **skrift,
        "aria": False,
        "view": {"stroke": None},
        "axis": akse,
        "legend": {**tekst, "labelLimit": 200, "symbolSize": 160},
        "text": {"color": TEKST, "fontSize": 12},
        "header": {"labelColor": TEKST, "titleColor": TEKST},
    }
