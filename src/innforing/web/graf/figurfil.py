"""A chart as a file of its own: SVG with the colours of the light theme, for reports and slides."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from markupsafe import escape
from starlette.responses import Response

from innforing.web import maler

if TYPE_CHECKING:
    from innforing.web.graf import Graf

_TEMA: Final = "vendor/digdir/designsystemet-css/designsystemet.css"
_FARGE: Final = re.compile(r"(--ds-color-[a-z0-9-]+):\s*(#[0-9a-fA-F]{3,8})\b")
_BRUKT: Final = re.compile(r"var\((--ds-color-[a-z0-9-]+)\)")
_ROT: Final = re.compile(r'viewBox="([-\d.]+)[ ,]([-\d.]+)[ ,]([-\d.]+)[ ,]([-\d.]+)"')
_ELLERS: Final = "#1e2b3c"
"""A colour that the theme does not state is drawn as text is."""


def figurfil(graf: Graf, navn: str) -> Response:
    """The chart as a download; `navn` is the name of the file without its ending."""
    return Response(
        selvstendig(graf),
        media_type="image/svg+xml",
        headers={"Content-Disposition": f'attachment; filename="{navn}.svg"'},
    )


def selvstendig(graf: Graf) -> str:
    """The SVG with its finding as title, a white ground, and colours that need no stylesheet."""
    svg = _BRUKT.sub(lambda treff: _tema().get(treff[1], _ELLERS), str(graf.svg))
    boks = _ROT.search(svg)
    rot, _, resten = svg.partition(">")
    bunn = ""
    if boks is not None:
        x, y, bredde, hoyde = boks.groups()
        bunn = f'<rect x="{x}" y="{y}" width="{bredde}" height="{hoyde}" fill="#ffffff"/>'
        rot = rot.replace('width="100%"', f'width="{bredde}" height="{hoyde}"')
    return f"{rot}><title>{escape(graf.funn)}</title>{bunn}{resten}"


@cache
def _tema() -> dict[str, str]:
    """Colour by name; the light theme stands first in the stylesheet."""
    stilark = (maler.statisk_mappe() / _TEMA).read_text("utf-8")
    farger: dict[str, str] = {}
    for navn, farge in _FARGE.findall(stilark):
        farger.setdefault(navn, farge)
    return farger
