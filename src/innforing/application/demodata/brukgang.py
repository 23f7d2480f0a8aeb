"""One kommune that takes part: forankring, activities, and the ladder of use (K-172 to K-203)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from innforing.application.demodata import tekster
from innforing.application.demodata.gang import Gjor, sjanse
from innforing.application.demodata.naer import noen_naer

if TYPE_CHECKING:
    import random
    from datetime import date

    from innforing.application.demodata.gang import Data, Gang
    from innforing.application.demodata.lopsgang import Lopsgang
    from innforing.application.demodata.scene import Scene


def brukgang(g: Lopsgang, kommune: str) -> Gang:
    """From forankring to drift; some withdraw, some stop on the way up."""
    s, lop = g.s, g.plan.id
    hell = s.terning("bruk", lop, kommune)
    strom = f"deltakelse:{lop}:{kommune}"
    s.med.append((lop, kommune))
    for steg, data in _i_kommunen(hell):
        aktor = noen_naer(s, kommune, hell)
        if aktor is None:
            return
        yield Gjor(steg, strom, aktor, data, gjelder=_sent_fort(s, hell))
        yield s.om(hell.randint(4, 35), hell)
    if sjanse(hell, 0.07):
        yield Gjor("svar", strom, s.folk.fullmektig(kommune), {"svar": "trekk"})
        return
    if g.plan.losning is not None:
        yield from _stigen(s, hell, g.plan.losning.id, kommune)


def _i_kommunen(hell: random.Random) -> list[tuple[str, Data]]:
    """Forankring, and some of the activities."""
    steg: list[tuple[str, Data]] = []
    if sjanse(hell, 0.8):
        steg.append(("registrer_forankring", {"sektorer": ["helse"]}))
    valgte = hell.sample(tekster.AKTIVITETER, hell.randint(0, 2))
    return [*steg, *(("registrer_aktivitet", aktivitet(valgt)) for valgt in valgte)]


def aktivitet(valgt: tuple[str, str, str, str]) -> Data:
    """An activity with the kommune."""
    navn, art, omfang, form = valgt
    return {"navn": navn, "art": art, "omfang": omfang, "form": form, "malgrupper": ["ansatte"]}


def _stigen(s: Scene, hell: random.Random, losning: str, kommune: str) -> Gang:
    """The rungs, each some weeks after the one before; not everybody comes to the top."""
    strom = f"ibruktakelse:{losning}:{kommune}"
    for steg, data, andel, dager in _trinnene(hell):
        yield s.om(hell.randint(10, dager), hell)
        aktor = noen_naer(s, kommune, hell, selv=0.7)
        if aktor is None or hell.random() > andel:
            return
        yield Gjor(steg, strom, aktor, data, gjelder=_sent_fort(s, hell))


def _trinnene(hell: random.Random) -> list[tuple[str, Data, float, int]]:
    """Step, fields, how many come so far, and the days it may take."""
    belegg = {"belegg": "egenerklaering", "referanse": tekster.REFERANSE}
    kategori = hell.choice(("kvalitet", "trygghet", "effektivitet", "enklere_hverdag"))
    gevinst: Data = {"id": "g1", "kategori": kategori}
    vist: Data = {**gevinst, "realisert": True, "dokumentasjon": "Gevinstnotat i saken"}
    return [
        ("meld_bruksstatus", {"status": "teknisk_innfort"}, 0.93, 70),
        ("meld_bruksstatus", {"status": "tatt_i_bruk", **belegg}, 0.85, 90),
        ("registrer_gevinst", gevinst, 0.6, 60),
        ("registrer_gevinst", vist, 0.7, 240),
        ("meld_bruksstatus", {"status": "nyttiggjort"}, 0.9, 60),
        ("overfor_til_drift", {"mottaker": "IKT-avdelingen"}, 0.8, 120),
    ]


def _sent_fort(s: Scene, hell: random.Random) -> date | None:
    """In three of ten cases it is entered some days after it took effect."""
    if not sjanse(hell, 0.3):
        return None
    dag = s.dag - timedelta(days=hell.choice((1, 3, 7, 14, 30, 60)))
    return max(dag, s.bestilling.start.date())
