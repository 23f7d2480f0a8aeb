"""Where walks begin: the empty world, and each state that a løp of each art comes to."""

from __future__ import annotations

from functools import cache

from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from tests.application.vandring.folk import bygd
from tests.application.vandring.kontroll import Kontroll
from tests.application.vandring.vandrer import HOVEDLOPET, Maling, Vandrer

LENGSTE_VEI = 400
"""Attempts before it is said that a løp cannot be carried to its end."""


FORLOPERENS_TILSTAND = (
    LopTilstand.KLAR_TIL_BRUK_SJEKKET,
    LopTilstand.PLANLAGT,
    LopTilstand.GJENNOMFORING,
)
"""How far the earlier løp has come: one that is under way may overlap with the next."""


SIDEVEIER = {
    LopTilstand.PAMELDING: ("sett_pa_vent",),
    LopTilstand.GJENNOMFORING: ("avslutt", "sett_pa_vent"),
}
"""Where a løp also leaves the main line."""


@cache
def begynnelsen(variant: int) -> Vandrer:
    """A world with one earlier løp, of type A."""
    hus = bygd()
    vandrer = Vandrer(hus, Kontroll(), "A", Maling())
    vandrer.kontroll.les_alt(hus)
    for fro in range(LENGSTE_VEI):
        if vandrer.lop("lop-0").tilstand is FORLOPERENS_TILSTAND[variant]:
            return vandrer
        vandrer.fram("lop-0", variant * LENGSTE_VEI + fro)
    raise AssertionError("\n".join(vandrer.historie))


@cache
def steder(art: str) -> tuple[Vandrer, ...]:
    """Somebody standing in each state of the main line, in worlds that differ."""
    return tuple(sted for nr in range(len(FORLOPERENS_TILSTAND)) for sted in _langs(art, nr))


def _langs(art: str, variant: int) -> list[Vandrer]:
    her = begynnelsen(variant).kopi(Maling())
    her.art = art
    funnet = [her.kopi(Maling())]
    for fro in range(LENGSTE_VEI):
        for_ = her.lop().tilstand
        her.fram(HOVEDLOPET, variant * LENGSTE_VEI + fro)
        na = her.lop().tilstand
        if na is LopTilstand.PAMELDING and for_ is not na:
            for kommune in range(6):
                her.svar(kommune)
        if na is not None and na is not for_:
            funnet.append(her.kopi(Maling()))
            funnet.extend(_til_side(her, steg) for steg in SIDEVEIER.get(na, ()))
        if na is LopTilstand.DELT_MED_KOORDINERINGSGRUPPE:
            return funnet
    raise AssertionError("\n".join(her.historie))


def _til_side(her: Vandrer, steg: str) -> Vandrer:
    """The same place, after the løp was paused or ended."""
    til_side = her.kopi(Maling())
    for fro in range(LENGSTE_VEI):
        til_side.fram(HOVEDLOPET, fro, steg)
        lop = til_side.lop()
        if lop.pa_vent is not None or lop.tilstand is LopTilstand.AVSLUTTET:
            return til_side
    raise AssertionError("\n".join(til_side.historie))
