"""The plan: laid, shown, remarked on, held against other løp, approved (K-106 to K-126)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.demodata import tekster
from innforing.application.demodata.gang import sjanse
from innforing.application.demodata.omrade import puljesystemer, trekk
from innforing.application.kommando import Avvist, Gjort

if TYPE_CHECKING:
    from innforing.application.demodata.gang import Data, Delgang, Gang
    from innforing.application.demodata.lopsgang import Lopsgang
    from innforing.application.kommando import Svar
    from innforing.domain.grunnmur.aktor import Aktor

FORSOK = 3
"""How often approval is asked for, with overlaps answered in between."""


def planlegging(g: Lopsgang) -> Delgang:
    """From the draft to the approved plan."""
    s, hell = g.s, g.hell
    yield s.om(hell.randint(5, 30), hell)
    planlegger = _planlegger(g)
    if not (yield from g.ma("legg_plan", planlegger, plan=_plan(g), puljer=puljene(g))):
        return False
    yield s.om(hell.randint(2, 15), hell)
    deler = g.sted.kontakt(s) if g.plan.art == "B" else g.leder
    skisse = "Én plan med felles opplæring." if g.plan.art in "BF" else None
    yield g.tar("del_plan", planlegger if g.plan.art in "AC" else deler, skisse=skisse)
    yield from _merknad(g)
    yield s.om(hell.randint(8, 40), hell)
    for _ in range(FORSOK):
        svar = yield g.tar("godkjenn_plan", _godkjenner(g), beslutning=g.beslutning())
        if isinstance(svar, Gjort):
            return True
        yield s.om(hell.randint(1, 8), hell)
        yield from _overlapp(g, svar)
    return False


def puljene(g: Lopsgang) -> list[Data]:
    """One to three puljer, one after another; in C one for each journalsystem."""
    antall = {"A": 3, "B": 2, "C": 2, "F": 1}[g.plan.art]
    if g.plan.art in "AB":
        antall = g.hell.randint(1, antall)
    systemer = puljesystemer(g.s, g.plan)
    plasser = len(g.s.lop(g.plan.id).kommuner) * g.hell.choice((0.3, 0.5, 0.7)) / antall
    return [
        {
            "nr": nr,
            "navn": f"Pulje {nr}",
            "start": g.s.iso(90 * nr + 30),
            "slutt": g.s.iso(90 * nr + 220),
            "kapasitet": max(2, int(plasser)) if sjanse(g.hell, 0.6) else None,
            "trekk": trekk(systemer[nr - 1]) if g.plan.art == "C" else [],
        }
        for nr in range(1, antall + 1)
    ]


def _plan(g: Lopsgang) -> Data:
    losning = g.plan.losning
    return {
        "oppstart": g.s.iso(120),
        "slutt": g.s.iso(500),
        "aktiviteter": list(tekster.PLANLAGTE),
        "kommunikasjonsplan": "Tidlig informasjon, så invitasjon, så månedlige nyhetsbrev.",
        "stotteressurser": [g.sted.eier] if sjanse(g.hell, 0.8) else None,
        "utviklingsansvarlig": losning.program if losning and g.plan.art == "C" else None,
        "forankring": _forankring(g),
        "kapasitet": [{"organ": "nhn", "nok": sjanse(g.hell, 0.9)}],
    }


def _forankring(g: Lopsgang) -> list[Data]:
    lop = g.s.lop(g.plan.id)
    if g.plan.art in "AC" or sjanse(g.hell, 0.2):
        return []
    arena = "Ledernettverket i regionen"
    return [
        {"sektor": str(sektor.value), "dato": g.s.iso(-5), "arena": arena}
        for sektor in lop.sektorer
    ]


def _planlegger(g: Lopsgang) -> Aktor:
    """The arbeidsgruppe in A and C, else the leader."""
    i_gruppe = g.plan.art in "AC" and g.s.lop(g.plan.id).arbeidsgruppe is not None
    return g.s.folk.i_gruppen(g.gruppe) if i_gruppe else g.leder


def _godkjenner(g: Lopsgang) -> Aktor:
    """Another member than the one who proposed the løp, and never the one who laid the plan."""
    if g.plan.art in "AC":
        return g.s.folk.medlem(g.plan.nr + 2)
    return g.eier


def _merknad(g: Lopsgang) -> Gang:
    """In a fifth of the løp the koordineringsgruppe has a remark, and mostly gets an answer."""
    if not sjanse(g.hell, 0.2):
        return
    yield g.s.om(g.hell.randint(2, 10), g.hell)
    yield g.tar("gi_merknad", g.s.folk.medlem(g.plan.nr + 3), merknad=tekster.MERKNAD)
    yield g.s.om(g.hell.randint(2, 10), g.hell)
    if sjanse(g.hell, 0.8):
        yield g.tar("besvar_merknad", g.leder, nr=1, svar="Datoene er samordnet.")


def _overlapp(g: Lopsgang, svar: Svar | None) -> Gang:
    """One answer for each løp that overlaps, as the refusal lists them (K-106)."""
    if not isinstance(svar, Avvist):
        return
    for uoppfylt in svar.avvisning.sperrer:
        if uoppfylt.vilkar.navn != "overlapp_besvart":
            continue
        valg = ("uten_betydning", "tiden_tilpasses", "deler_deles")
        svarene = [
            {"lop": lop, "samordning": g.hell.choice(valg), "grunn": "Avklart med lederen."}
            for lop in uoppfylt.mangler
        ]
        yield g.tar("besvar_overlapp", g.leder, svar=svarene)
