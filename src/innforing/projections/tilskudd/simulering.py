"""A key tried on a year without being kept: the table is read, the registers are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.fordeling.nokkel import simuler
from innforing.domain.fordeling.verdier import Fordelingsnokkel, Grunnlagstall, Simulering
from innforing.registers.tilskuddstall import nettverkstall

if TYPE_CHECKING:
    from innforing.projections.tilskudd.svar import Arsfordeling
    from innforing.registers.kommuner import Kommuneregister

BEST = Fordelingsnokkel(forst=100_000, flat_andel=600, kommuneandel=200, folketallsandel=200)
"""The key that fits the table of 2024 best; no source states the first 100 000 kr (K-266)."""
BESTE_AR = 2023
"""The year of kommuner and folketall that it fits with."""


def prov_nokkel(
    fordeling: Arsfordeling,
    nokkel: Fordelingsnokkel,
    register: Kommuneregister,
    *,
    kommuner_ar: int,
    folketall_ar: int,
) -> Simulering | None:
    """The key on the printed sum, beside the table; None when it cannot be worked out."""
    tabell = {rad.mottaker: rad.tilskudd for rad in fordeling.rader}
    tall = {
        t.nettverk: Grunnlagstall(mottaker=t.nettverk, kommuner=t.kommuner, folketall=t.folketall)
        for t in nettverkstall(register, kommuner_ar=kommuner_ar, folketall_ar=folketall_ar)
        if t.nettverk in tabell
    }
    for_lite = nokkel.forst * len(tabell) > fordeling.oppgitt
    if tall.keys() != tabell.keys() or for_lite or not nokkel.hel:
        return None
    return simuler(
        total=fordeling.oppgitt,
        nokkel=nokkel,
        grunnlag=tuple(tall.values()),
        tabell=tabell,
        ar=(kommuner_ar, folketall_ar),
    )
