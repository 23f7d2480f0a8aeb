"""Searching in all events: search; and which events a history is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.kommando import UgyldigKommando
from innforing.application.moment import les_moment
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.cli.apning import apent_hus, naa
from innforing.cli.forbehold import si_forbehold
from innforing.cli.ledetekster import BEGRUNNELSE, GJELDER, SYSTEMET
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.katalog import HENDELSER
from innforing.projections.readside import NotBuilt
from innforing.projections.revisjonsspor import revisjonsspor
from innforing.projections.revisjonsspor.sporrekilde import ALLTID_US
from innforing.projections.revisjonsspor.sporring import KVALIFIKATORER, UgyldigSporring

if TYPE_CHECKING:
    from collections.abc import Callable

    from innforing.application.replay import Utsnitt
    from innforing.bootstrap import Hus
    from innforing.projections.readside import ReadSide
    from innforing.projections.revisjonsspor.revisjonsspor import Sporrad, Treff

VISTE_VERDIER = 8
"""Values of a facet that people see; `--json` has them all."""

TREFF = Tekst("hendelser passer søket", "hendingar passar søket", "events match the search")
INGEN_TREFF = Tekst(
    "Ingen hendelser passer søket. Vis de siste 50: innforing search",
    "Ingen hendingar passar søket. Vis dei siste 50: innforing search",
    "No events match the search. Show the last 50: innforing search",
)
ELDRE = Tekst("Eldre", "Eldre", "Older")
REGISTRERT = Tekst("Registrert", "Registrert", "Recorded")
HENDELSE = Tekst("Hendelse", "Hending", "Event")
STROM = Tekst("Strøm", "Straum", "Stream")
HVEM = Tekst("Hvem", "Kven", "Who")
FASETTER = {
    "hendelse": HENDELSE,
    "rolle": Tekst("Rolle", "Rolle", "Role"),
    "organ": Tekst("Organ", "Organ", "Body"),
    "steg": Tekst("Steg", "Steg", "Step"),
    "ar": Tekst("År", "År", "Year"),
}


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    # a query may begin with the sign that takes away
    app.command(context_settings={"ignore_unknown_options": True})(search)


Sporring = Annotated[
    str,
    typer.Argument(
        metavar="[QUERY]",
        help="Such as 'hendelse:PlanGodkjent etter:2024-01-01 -rolle:leder'; nothing: all. "
        f"Qualifiers: {' '.join(KVALIFIKATORER)}.",
    ),
]
Antall = Annotated[
    int, typer.Option("--limit", help="So many events.", min=1, max=revisjonsspor.STORSTE_SIDE)
]
For = Annotated[
    int | None,
    typer.Option("--before", help="Only before this position.", metavar="POSITION", min=1),
]
Telt = Annotated[bool, typer.Option("--facets", help="Count by event, role, body, step and year.")]


def search(
    *,
    sporring: Sporring = "",
    limit: Antall = 50,
    before: For = None,
    facets: Telt = False,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Search in all events, newest first: who did what, when, in which role, with what grounds."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus, hus.lesesiden() as side:
        moment = les_moment(hus, naa(hus), per=per, kjent=kjent)
        bak = side.catch_up()
        visst = None if moment.kjent is None else min(moment.kjent, bak.position)
        with side.sight("revisjonsspor", per=moment.per, kjent=visst) as sight:
            try:
                treff = revisjonsspor.sok(sight, sporring, hus.kommuner, for_=before, antall=limit)
                fasetter = revisjonsspor.fasetter(sight, sporring, hus.kommuner) if facets else None
            except UgyldigSporring as ugyldig:
                raise UgyldigKommando(*ugyldig.setninger) from None
            parkert = sight.parked()
        _vis(skjerm, hus, treff)
        _vis_fasetter(skjerm, fasetter or {})
        si_forbehold(skjerm, bak.behind, parkert)
        skjerm.json(
            sporring=sporring,
            per=moment.dag,
            posisjon=sight.kjent,
            bak=bak.behind,
            **_som_tabell(hus, treff),
            fasetter=fasetter,
            parkert=[p._asdict() for p in parkert],
        )


def posisjoner_i(side: ReadSide, strom: str, utsnitt: Utsnitt) -> Callable[[int], bool] | None:
    """Which positions the read model counts to a stream; None when it does not know them all.

    What it has not come to yet stands in the log, and is not left out.
    """
    side.catch_up()
    per = ALLTID_US if utsnitt.per_us is None else utsnitt.per_us
    try:
        with side.sight("revisjonsspor", per=per) as sight:
            if any(parkert.stream_id == strom for parkert in sight.parked()):
                return None
            kjente, lest_til = frozenset(revisjonsspor.historikk(sight, strom)), sight.kjent
    except NotBuilt:
        return None
    return lambda posisjon: posisjon in kjente or posisjon > lest_til


def _tekster(hus: Hus, treff: Treff) -> dict[str, str]:
    """The grounds that were given, opened."""
    return hus.fritekster.les_mange(r.begrunnelse for r in treff.rader if r.begrunnelse)


def _vis(skjerm: Skjerm, hus: Hus, treff: Treff) -> None:
    if not treff.antall:
        skjerm.linje(skjerm.tekst(INGEN_TREFF))
        return
    tekster = _tekster(hus, treff)
    tabell = Table(box=SIMPLE_HEAD)
    for nr, overskrift in enumerate((None, REGISTRERT, HENDELSE, STROM, HVEM, BEGRUNNELSE)):
        navn = "" if overskrift is None else skjerm.tekst(overskrift)
        tabell.add_column(navn, justify="left" if nr else "right", overflow="fold")
    for rad in treff.rader:
        tabell.add_row(
            str(rad.posisjon),
            _tid(skjerm, rad),
            f"{_hendelse(skjerm, rad)} ({rad.hendelse})",
            rad.strom,
            _hvem(skjerm, hus, rad),
            tekster.get(rad.begrunnelse or "", ""),
        )
    skjerm.vis(tabell)
    skjerm.linje(f"{treff.antall} {skjerm.tekst(TREFF)}")
    if treff.eldre is not None:
        skjerm.linje(f"{skjerm.tekst(ELDRE)}: --before {treff.eldre}")


def _tid(skjerm: Skjerm, rad: Sporrad) -> str:
    """When it was recorded and, where that is another moment, from when it is in effect."""
    registrert, gjelder = (
        f"{fra_mikrosekunder(us).astimezone(OSLO):%Y-%m-%d %H:%M}"
        for us in (rad.registrert_us, rad.gjelder_us)
    )
    if rad.registrert_us == rad.gjelder_us:
        return registrert
    return f"{registrert}, {skjerm.tekst(GJELDER)} {gjelder}"


def _hendelse(skjerm: Skjerm, rad: Sporrad) -> str:
    """What happened, in words; an event that this program does not know keeps its name."""
    kjent = HENDELSER.get(rad.hendelse)
    return rad.hendelse if kjent is None else skjerm.tekst(kjent.tekst)


def _hvem(skjerm: Skjerm, hus: Hus, rad: Sporrad) -> str:
    roller = {str(rolle.value): skjerm.tekst(rolle.tekst) for rolle in Rolle}
    navn = skjerm.tekst(SYSTEMET)
    if rad.person is not None:
        navn = hus.personer.navn(rad.person) or rad.person
    return f"{navn}, {roller.get(rad.rolle or '', rad.rolle or '–')}, {rad.organ or '–'}"


def _vis_fasetter(skjerm: Skjerm, fasetter: dict[str, dict[str, int]]) -> None:
    for fasett, tall in fasetter.items():
        vist = [f"{verdi} {antall}" for verdi, antall in list(tall.items())[:VISTE_VERDIER]]
        flere = len(tall) - len(vist)
        hale = f" … (+{flere})" if flere else ""
        skjerm.linje(f"{skjerm.tekst(FASETTER[fasett])}: {', '.join(vist)}{hale}")


def _som_tabell(hus: Hus, treff: Treff) -> dict[str, object]:
    tekster = _tekster(hus, treff)
    rader = [
        {
            **rad._asdict(),
            "prefiks": rad.prefiks,
            "lop": rad.lop,
            "pulje": rad.pulje,
            "begrunnelse": tekster.get(rad.begrunnelse or ""),
            "registrert": fra_mikrosekunder(rad.registrert_us).isoformat(),
            "gjelder": fra_mikrosekunder(rad.gjelder_us).isoformat(),
        }
        for rad in treff.rader
    ]
    return {
        "antall": treff.antall,
        "eldre": treff.eldre,
        "nyere": treff.nyere,
        "rader": rader,
    }
