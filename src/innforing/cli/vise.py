"""Commands that only read: board, lop, history, replay, ask, diagram."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from innforing.application.diagram import mermaid
from innforing.application.kommando import UgyldigKommando
from innforing.application.moment import les_moment
from innforing.application.neste_steg import neste_steg
from innforing.application.ordbok import Ordbok
from innforing.application.replay import Tilbakeblikk, Utsnitt, avtrykk, kanonisk
from innforing.application.revisjonsspor import spor_av
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.cli.apning import apent_hus, kjent_strom, naa, tilbakeblikk
from innforing.cli.bord import les_bord, vis_bord
from innforing.cli.lopsside import Lopsside, vis_lop
from innforing.cli.skjerm import Skjerm
from innforing.cli.sok import posisjoner_i
from innforing.cli.sporsside import vis_spor
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE, LIVSLOP
from innforing.projections.lopsoversikt.lopsoversikt import oversikt

if TYPE_CHECKING:
    from innforing.application.moment import Moment
    from innforing.bootstrap import Hus

Id = Annotated[str, typer.Argument(metavar="ID", help="A løp, or any stream such as organ:ks.")]


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    for kommando in (board, lop, history, replay, ask, diagram):
        app.command()(kommando)


def board(
    *,
    missing: Annotated[
        bool, typer.Option("--missing", help="Ask of each next step what it lacks; slower.")
    ] = False,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show every løp: where it stands, what comes next, and who it waits for."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        moment = les_moment(hus, naa(hus), per=per, kjent=kjent)
        vis_bord(skjerm, les_bord(hus, moment, mangler=missing))


def lop(
    *,
    id_: Id,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show one løp: its state, and the next steps of every role with what is missing."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        strom = kjent_strom(hus, id_)
        moment = les_moment(hus, naa(hus), per=per, kjent=kjent)
        side = _lopsside(hus, strom, moment)
        if side is None:
            raise UgyldigKommando(f"«{id_}» was not proposed yet on {moment.dag}.")
        blikk = _blikk(hus, side.posisjon, moment)
        ordbok = Ordbok(
            sprak.value, kommuner=hus.kommuner, leser=blikk, lop=side.lop, personer=hus.personer
        )
        vis_lop(skjerm, ordbok, hus, side)


def _blikk(hus: Hus, posisjon: int, moment: Moment) -> Tilbakeblikk:
    return Tilbakeblikk(hus.reader, hus.mapper, Utsnitt(posisjon, moment.per))


def _lopsside(hus: Hus, strom: str, moment: Moment) -> Lopsside | None:
    """The row of the board, and the answers of the engine; None when it was not proposed."""
    with hus.lesesiden() as lesesiden:
        bak = lesesiden.catch_up().behind
        with lesesiden.sight("lopsoversikt", per=moment.per, kjent=moment.kjent) as sight:
            rader, posisjon = oversikt(sight, strom.partition(":")[2]), sight.kjent
    blikk = _blikk(hus, posisjon, moment)
    lop_ = blikk.aggregat(strom)
    if not rader or not isinstance(lop_, Innforingslop):
        return None
    return Lopsside(
        rad=rader[0],
        lop=lop_,
        mulige=neste_steg(blikk, hus.kommuner, strom, na=fra_mikrosekunder(moment.per)),
        dag=moment.dag,
        posisjon=posisjon,
        bak=bak,
    )


def history(
    *,
    id_: Id,
    refused: Annotated[
        bool, typer.Option("--refused", help="Refused steps too, in order.")
    ] = False,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show the audit trail: who did what, when, for whom, why, and what it rested on."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        strom = kjent_strom(hus, id_) if not refused else _kjent_eller_avvist(hus, id_)
        blikk = tilbakeblikk(hus, per=per, kjent=kjent)
        with hus.lesesiden() as side:
            har = posisjoner_i(side, strom, blikk.utsnitt)
        linjer = spor_av(hus, strom, blikk.utsnitt, avviste=refused, har=har)
        vis_spor(skjerm, strom, linjer, hus.bevisstatus())


def _kjent_eller_avvist(hus: Hus, id_: str) -> str:
    """A stream that exists, or one that somebody was refused to begin."""
    strom = id_ if ":" in id_ else f"innforingslop:{id_}"
    return strom if hus.reader.refused(strom) else kjent_strom(hus, id_)


def replay(
    *,
    id_: Annotated[
        str | None, typer.Argument(metavar="ID", help="A løp or a stream; nothing: everything.")
    ] = None,
    to: Annotated[
        int | None, typer.Option("--to", help="Up to this position.", metavar="POSITION", min=1)
    ] = None,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Fold a stream, or everything, from the log alone; show the state, or the digest of all."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        blikk = tilbakeblikk(hus, per=per, kjent=kjent, til=to)
        if id_ is None:
            alle = blikk.alle()
            skjerm.linje(f"{len(alle)} streams at position {blikk.posisjon}: {avtrykk(alle)}")
            skjerm.json(posisjon=blikk.posisjon, strommer=len(alle), avtrykk=avtrykk(alle))
            return
        _vis_replay(skjerm, blikk, kjent_strom(hus, id_))


def _vis_replay(skjerm: Skjerm, blikk: Tilbakeblikk, strom: str) -> None:
    tilstand = kanonisk(blikk.aggregat(strom))
    for h in blikk.hendelser(strom):
        tid = fra_mikrosekunder(h.registrert_us).astimezone(OSLO)
        navn = skjerm.tekst(h.hendelse.tekst)
        skjerm.linje(f"{h.posisjon:>6}  {tid:%Y-%m-%d %H:%M}  {h.tilstand or '–':<24} {navn}")
    skjerm.linje(json.dumps(tilstand, ensure_ascii=False, indent=2))
    skjerm.json(posisjon=blikk.posisjon, strom=strom, tilstand=tilstand)


def ask(
    *,
    sporsmal: Annotated[str, typer.Argument(metavar="QUESTION", help="Such as svarfordeling.")],
    om: Annotated[str, typer.Option("--about", help="Its arguments as JSON.")] = "{}",
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Ask one of the questions that stories ask, as of any moment."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    try:
        argumenter = json.loads(om)
    except ValueError as feil:
        raise UgyldigKommando(f"--about: not JSON: {feil}.") from None
    if not isinstance(argumenter, dict):
        raise UgyldigKommando('--about: expected an object, such as {"lop": "kj-2024"}.')
    with apent_hus(skjerm, db) as hus:
        blikk = tilbakeblikk(hus, per=per, kjent=kjent)
        svar = spor(Kilde(blikk, hus.kommuner), sporsmal, argumenter)
        skjerm.linje(json.dumps(svar, ensure_ascii=False, indent=2))
        skjerm.json(posisjon=blikk.posisjon, sporsmal=sporsmal, svar=svar)


def diagram(
    *,
    versjon: Annotated[
        str, typer.Option("--version", help="Of the life cycle; a løp keeps its own.")
    ] = GJELDENDE,
    som_json: Som_json = False,
) -> None:
    """Draw the life cycle as Mermaid text, from the table itself."""
    skjerm = Skjerm("nb", som_json=som_json)
    if versjon not in LIVSLOP:
        raise UgyldigKommando(f"there is no version «{versjon}»; there is {', '.join(LIVSLOP)}.")
    tegnet = mermaid(LIVSLOP[versjon])
    skjerm.linje(tegnet.rstrip("\n"))
    skjerm.json(versjon=versjon, mermaid=tegnet)
