"""Overviews that rest on a read model: overview utbredelse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.moment import les_moment
from innforing.cli.apning import apent_hus, kjent_strom, naa
from innforing.cli.forbehold import si_forbehold
from innforing.cli.ledetekster import (
    HVILER_PA,
    KOMMUNER,
    OMRADE,
    TATT_I_BRUK_AV_ALLE,
    TATT_I_BRUK_AV_INNFORTE,
    UKJENT,
    UTBREDELSE,
)
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.projections import utbredelse as lesemodell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.projections.books import Parked
    from innforing.projections.utbredelse import Andel, Omradetall, Oversikt

oversikt_app = typer.Typer(no_args_is_help=True, help="How things stand across kommuner and løp.")


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(oversikt_app, name="overview")


@oversikt_app.callback()
def _oversikter() -> None:
    """How things stand across kommuner and løp."""


@oversikt_app.command()
def utbredelse(
    *,
    losning: Annotated[str, typer.Argument(metavar="LOSNING", help="Such as kjernejournal.")],
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show how far a løsning has come: each rung, of how many, by diginettverk and fylke."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus, hus.lesesiden() as side:
        id_ = kjent_strom(hus, losning, "losning").partition(":")[2]
        etterslep = side.catch_up()
        moment = les_moment(hus, naa(hus), per=per, kjent=kjent)
        with side.sight("utbredelse", per=moment.per, kjent=moment.kjent) as sight:
            funnet = lesemodell.utbredelse(sight, id_, hus.kommuner)
            parkert = [p for p in sight.parked() if p.stream_id.startswith(f"ibruktakelse:{id_}:")]
            _som_json(skjerm, funnet, sight.kjent, etterslep.behind, parkert)
            _vis(skjerm, funnet, sight.kjent, etterslep.behind, parkert)


def _som_json(
    skjerm: Skjerm, funnet: Oversikt, posisjon: int, bak: int, parkert: Sequence[Parked]
) -> None:
    skjerm.json(
        losning=funnet.losning,
        per=funnet.dag,
        posisjon=posisjon,
        bak=bak,
        parkert=[p._asdict() for p in parkert],
        landet=_omrade(funnet.landet),
        helseregioner=[_omrade(o) for o in funnet.helseregioner],
        diginettverk=[_omrade(o) for o in funnet.diginettverk],
        fylker=[_omrade(o) for o in funnet.fylker],
    )


def _omrade(tall: Omradetall) -> dict[str, object]:
    return {
        "id": tall.id,
        "navn": tall.navn,
        "nevner": tall.nevner,
        "trinn": {navn: figur._asdict() for navn, figur in tall.trinn.items()},
        "minst": {navn: figur._asdict() for navn, figur in tall.minst.items()},
        "tatt_i_bruk_av_innforte": _som_andel(tall.tatt_i_bruk_av_innforte),
        "tatt_i_bruk_av_alle": _som_andel(tall.tatt_i_bruk_av_alle),
    }


def _som_andel(andel: Andel) -> dict[str, object]:
    return {**andel._asdict(), "prosent": andel.prosent}


def _vis(
    skjerm: Skjerm, funnet: Oversikt, posisjon: int, bak: int, parkert: Sequence[Parked]
) -> None:
    tabell = Table(
        title=f"{skjerm.tekst(UTBREDELSE)}: {funnet.losning} {funnet.dag}",
        title_justify="left",
        box=SIMPLE_HEAD,
    )
    tabell.add_column(skjerm.tekst(OMRADE))
    trinn = [skjerm.tekst(s.tekst) for s in Bruksstatus]
    delene = (skjerm.tekst(t) for t in (UKJENT, KOMMUNER))
    andeler = (skjerm.tekst(t) for t in (TATT_I_BRUK_AV_INNFORTE, TATT_I_BRUK_AV_ALLE))
    for overskrift in (*trinn, *delene, *andeler):
        tabell.add_column(overskrift, justify="right")
    for deler in ((funnet.landet,), funnet.helseregioner, funnet.diginettverk, funnet.fylker):
        for tall in deler:
            tabell.add_row(
                # a diginettverk may have the name of its fylke
                f"{tall.id} {tall.navn}" if deler is funnet.fylker else tall.navn,
                *(str(figur.antall) for figur in tall.trinn.values()),
                str(tall.nevner),
                _andel(tall.tatt_i_bruk_av_innforte),
                _andel(tall.tatt_i_bruk_av_alle),
            )
        tabell.add_section()
    skjerm.vis(tabell)
    skjerm.linje(f"{skjerm.tekst(HVILER_PA)} {posisjon}")
    si_forbehold(skjerm, bak, parkert)


def _andel(andel: Andel) -> str:
    if andel.prosent is None:
        return "–"
    return f"{andel.antall}/{andel.av} ({andel.prosent} %)"
