"""A løp of the demo log that takes answers again: its leader moves the deadline forward."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from innforing.application.kommando import Gjort
from innforing.application.som import som
from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.innforingslop.innforingslop import Innforingslop

if TYPE_CHECKING:
    from innforing.bootstrap import Hus

LOP = "s09"
"""Four kommuner that never answered, and one pulje without a limit."""


def idag(hus: Hus) -> date:
    """The day of the demo log."""
    return hus.na().astimezone(OSLO).date()


def lopet(hus: Hus, lop: str = LOP) -> Innforingslop:
    """The løp as it is."""
    funnet = hus.levende.aggregat(f"innforingslop:{lop}")
    assert isinstance(funnet, Innforingslop)
    return funnet


def deltakelse(hus: Hus, kommune: str, lop: str = LOP) -> Deltakelse:
    """Where a kommune stands."""
    funnet = hus.levende.aggregat(f"deltakelse:{lop}:{kommune}")
    assert isinstance(funnet, Deltakelse)
    return funnet


def apne(hus: Hus, *, plasser: int | None = None, lop: str = LOP) -> tuple[str, ...]:
    """Send the invitation anew with 30 days to answer; the kommuner that got it."""
    puljer: list[dict[str, object]] = [{"nr": 1, "kapasitet": plasser}] if plasser else []
    endre(hus, lop=lop, svarfrist=idag(hus) + timedelta(days=30), puljer=puljer)
    return lopet(hus, lop).kommuner


def endre(hus: Hus, *, svarfrist: date, lop: str = LOP, puljer: list[dict[str, object]]) -> None:
    """What the leader sends: the texts of the first invitation, and a new deadline."""
    leder = lopet(hus, lop).ledere[0]
    tekster = [
        {
            "malform": malform,
            "forutsetninger": f"Forutsetninger på {malform}.",
            "kostnad_og_kapasitet": "Ti timer.",
            "ressurser": "En superbruker.",
            "konsekvenser": "Det er frivillig.",
            "nytte": "Mindre ringing.",
            "krav_til_ledelsen": "Ledelsen følger med.",
        }
        for malform in ("nb", "nn")
    ]
    pulje = lopet(hus, lop).puljer[0]
    for ett in puljer:
        ett.setdefault("start", None if pulje.start is None else pulje.start.isoformat())
        ett.setdefault("slutt", None if pulje.slutt is None else pulje.slutt.isoformat())
    svar = som(hus, leder.person, rolle=str(leder.rolle.value), organ=leder.organ).tar(
        "endre_plan",
        f"innforingslop:{lop}",
        svarfrister=[{"pulje": 1, "svarfrist": svarfrist.isoformat()}],
        tekster=tekster,
        puljer=puljer,
        avklaringer={"nye_overlapp_besvart": "Avtalt (eksempel)."},
    )
    assert isinstance(svar, Gjort), svar
