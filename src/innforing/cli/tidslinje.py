"""The timeline from the command line: what runs when, what meets what, and for whom it is much."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from innforing.application.kommando import UgyldigKommando
from innforing.application.lesing import nermeste
from innforing.application.moment import les_moment
from innforing.application.ordbok import Ordbok
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dag_i_norge, dagens_slutt, les_tidspunkt
from innforing.cli.apning import apent_hus, kjent_strom, naa
from innforing.cli.forbehold import si_forbehold
from innforing.cli.gantt import Funnet, vis
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.projections.kapasitet.kapasitet import Kapasitet, plasser
from innforing.projections.kapasitet.manedslast import manedslast
from innforing.projections.tidslinje.linjer import Valg, tidslinje
from innforing.projections.tidslinje.overlapp import overlapp
from innforing.projections.tidslinje.tidslinje import Tidslinje
from innforing.projections.tidslinje.treff import invitasjoner, samtidige

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.application.moment import Moment
    from innforing.bootstrap import Hus
    from innforing.projections.books import Parked
    from innforing.projections.kapasitet.manedslast import Last
    from innforing.projections.readside import ReadSide
    from innforing.projections.sight import Sight
    from innforing.projections.tidslinje.overlapp import Overlapp

BAKOVER, FRAMOVER = timedelta(days=92), timedelta(days=366)
"""The horizon when none is asked for: a quarter back and a year ahead."""
Dag = Annotated[str | None, typer.Option(metavar="DATE", help="First or last day shown.")]


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command()(timeline)


def timeline(
    *,
    fra: Dag = None,
    til: Dag = None,
    kommune: Annotated[str | None, typer.Option(help="What hits this kommune.")] = None,
    losning: Annotated[str | None, typer.Option(help="Only løp of this løsning.")] = None,
    organ: Annotated[
        str | None, typer.Option(help="Only løp that this body owns, or leads.")
    ] = None,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show løp and puljer in time, where they overlap, and the load on people and bodies."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        moment = les_moment(hus, naa(hus), per=per, kjent=kjent)
        dag = moment.dag
        valg = _valg(hus, dag, (fra, til), kommune=kommune, losning=losning, organ=organ)
        with hus.lesesiden() as side:
            bak = side.catch_up().behind
            funnet, posisjon, parkert = _finn(hus, side, moment, valg)
        skjerm.json(**_som_tabell(funnet, valg, dag, posisjon, bak, parkert))
        if not som_json:
            ordbok = Ordbok(skjerm.ordbok.sprak, kommuner=hus.kommuner)
            periode = (valg.fra or dag, valg.til or dag)
            vis(
                *(skjerm, ordbok, hus.personer, funnet),
                periode=periode,
                dag=dag,
                posisjon=posisjon,
            )
        si_forbehold(skjerm, bak, parkert)


def _finn(hus: Hus, side: ReadSide, moment: Moment, valg: Valg) -> tuple[Funnet, int, list[Parked]]:
    with side.sight(Tidslinje.navn, per=moment.per, kjent=moment.kjent) as sight:
        rader = tidslinje(sight, valg)
        valgte = {x.lop for x in rader}
        fra, til = valg.fra, valg.til
        meldt = invitasjoner(sight, kommune=valg.kommune, fra=fra, til=til)
        mange = samtidige(sight, kommune=valg.kommune, fra=fra, til=til)
        moter = _moter(hus, sight, valg, valgte)
        sist, parkert = sight.kjent, sight.parked()
    with side.sight(Kapasitet.navn, per=moment.per, kjent=moment.kjent) as sight:
        seter = [p for p in plasser(sight) if p.lop in valgte]
        last = [x for x in manedslast(sight, fra=fra, til=til) if valg.organ in (None, x.hvem)]
        parkert += sight.parked()
    return Funnet(rader, moter, meldt, mange, seter, last), sist, parkert


def _moter(hus: Hus, sight: Sight, valg: Valg, valgte: set[str]) -> list[Overlapp]:
    alle = overlapp(sight, hus.kommuner, kommune=valg.kommune, fra=valg.fra, til=valg.til)
    return [o for o in alle if valgte.intersection((o.lop, o.annet))]


def _valg(
    hus: Hus,
    dag: date,
    periode: tuple[str | None, str | None],
    *,
    kommune: str | None,
    losning: str | None,
    organ: str | None,
) -> Valg:
    """What was asked for, when it exists; else one sentence with the nearest names."""
    forst, sist = (None if tekst is None else _dagen(tekst) for tekst in periode)
    fra = forst or ((dag if sist is None else min(dag, sist)) - BAKOVER).replace(day=1)
    til = sist or max(dag, fra) + FRAMOVER
    if fra > til:
        raise UgyldigKommando(f"the period ends before it begins: {fra} – {til}.")
    if kommune is not None:
        kjente = {k.id for k in hus.kommuner.per(max(dag, hus.kommuner.begynner))}
        kommune = _kjent(kommune, kjente, "kommune")
    if losning is not None:
        losning = kjent_strom(hus, losning, "losning").partition(":")[2]
    if organ is not None:
        organer = {rad.stream_id.partition(":")[2] for rad in hus.reader.under("organ:")}
        organ = _kjent(organ, organer, "body")
    return Valg(fra, til, kommune, losning, organ)


def _kjent(id_: str, kjente: set[str], hva: str) -> str:
    if id_ not in kjente:
        raise UgyldigKommando(f"there is no {hva} «{id_}».{nermeste(id_, sorted(kjente))}")
    return id_


def _dagen(tekst: str) -> date:
    lest = les_tidspunkt(tekst)
    return dag_i_norge(mikrosekunder(dagens_slutt(lest)))


def _som_tabell(
    funnet: Funnet, valg: Valg, dag: date, posisjon: int, bak: int, parkert: Iterable[Parked]
) -> dict[str, object]:
    return {
        "per": dag,
        "valg": valg._asdict(),
        "posisjon": posisjon,
        "bak": bak,
        "parkert": [p._asdict() for p in parkert],
        "linjer": [
            asdict(x) | {"planlagt": x.planlagt._asdict(), "faktisk": x.faktisk._asdict()}
            for x in funnet.linjer
        ],
        "overlapp": [
            asdict(o) | {"status": o.status, "svar": [svar._asdict() for svar in o.svar]}
            for o in funnet.overlapp
        ],
        "invitasjoner": [k._asdict() | {"antall": k.antall} for k in funnet.kvartaler],
        "samtidige": [s._asdict() | {"antall": s.antall} for s in funnet.samtidige],
        "plasser": [asdict(p) | {"tatt": p.tatt._asdict(), "over": p.over} for p in funnet.plasser],
        "last": [_last(last) for last in funnet.last],
    }


def _last(last: Last) -> dict[str, object]:
    return {
        "slag": last.slag,
        "hvem": last.hvem,
        "maned": last.maned,
        "antall": last.antall._asdict(),
        "i_drift": last.i_drift.antall,
        "grense": last.grense,
        "oppgitt": {navn: tall.antall for navn, tall in last.oppgitt.items()},
        "over": last.over,
        "lop": [post._asdict() for post in last.poster],
    }
