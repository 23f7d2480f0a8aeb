"""The life cycle as Mermaid text and as the shortest way through it, from the table alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.grunnmur.livslop import START

if TYPE_CHECKING:
    from innforing.domain.grunnmur.livslop import Livslop


def mermaid(livslop: Livslop) -> str:
    """A Mermaid state diagram: one arrow for each step that moves a løp."""
    linjer = ["stateDiagram-v2"]
    linjer += [f"    {t.value} : {t.tekst.nb}" for t in livslop.tilstander]
    piler: dict[tuple[str, str], list[str]] = {}
    for rad in livslop.overganger:
        for fra in rad.fra:
            if rad.til is None and fra is not None:
                continue
            kilde = "[*]" if fra is None else str(fra.value)
            mal = START if rad.til is None else str(rad.til.value)
            steg = piler.setdefault((kilde, mal), [])
            if rad.steg not in steg:
                steg.append(rad.steg)
    linjer += [f"    {fra} --> {til} : {', '.join(steg)}" for (fra, til), steg in piler.items()]
    return "\n".join(linjer) + "\n"
