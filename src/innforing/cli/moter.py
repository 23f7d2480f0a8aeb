"""The record of the koordineringsgruppe: overview moter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.moment import les_moment
from innforing.cli.apning import apent_hus, naa
from innforing.cli.ledetekster import HVILER_PA
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.koordineringsgruppe.verdier import Utfall
from innforing.projections.moter.motebok import Motebok
from innforing.projections.moter.moter import Moter

if TYPE_CHECKING:
    from datetime import date

    from innforing.projections.moter.motesaker import Mote, Sak

MOTER = Tekst("Møter, saker og beslutninger", "Møte, saker og avgjerder", "Meetings and decisions")
KOLONNER = (
    Tekst("Møte", "Møte", "Meeting"),
    Tekst("Dato", "Dato", "Date"),
    Tekst("Sak", "Sak", "Item"),
    Tekst("Utfall", "Utfall", "Outcome"),
    Tekst("Besluttet", "Avgjort", "Decided"),
)
VENTER_PA_MOTE = Tekst("Venter på møte", "Ventar på møte", "Waits for a meeting")


def legg_til(app: typer.Typer) -> None:
    """Give the overviews this command."""
    app.command()(moter)


def moter(
    *,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show the meetings and rounds with their items, what was decided, and what waits."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus, hus.lesesiden() as side:
        side.catch_up()
        moment = les_moment(hus, naa(hus), per=per, kjent=kjent)
        with side.sight(Moter.navn, per=moment.per, kjent=moment.kjent) as sight:
            bok, posisjon = Motebok(sight), sight.kjent
    skjerm.json(
        per=moment.dag,
        posisjon=posisjon,
        parter_som_kreves=bok.parter_som_kreves,
        moter=[_mote(mote, moment.dag) for mote in bok.moter.values()],
        venter=[sak.id for sak in bok.ventende_saker],
        lop_som_venter=[[v.lop, v.emne] for v in bok.ventende_lop],
    )
    _vis(skjerm, bok, moment.dag)
    skjerm.linje(f"{skjerm.tekst(HVILER_PA)} {posisjon}")


def _mote(mote: Mote, dag: date) -> dict[str, object]:
    return {
        "mote": mote.id,
        "form": mote.form,
        "dato": mote.dato,
        "parter": [part for part, _ in mote.oppmote],
        "protokoll_ved": mote.godkjent_ved,
        "saker": [_sak(sak, dag) for sak in mote.saker],
    }


def _sak(sak: Sak, dag: date) -> dict[str, object]:
    beslutning, mangel = sak.beslutning, sak.mangel(dag)
    return {
        "sak": sak.id,
        "tittel": sak.tittel,
        "utfall": None if beslutning is None else beslutning.utfall,
        "dato": None if beslutning is None else beslutning.dato,
        "posisjon": sak.posisjon,
        "avtrykk": sak.avtrykk,
        "mangel": None if mangel is None else mangel.value,
    }


def _vis(skjerm: Skjerm, bok: Motebok, dag: date) -> None:
    tabell = Table(title=skjerm.tekst(MOTER), title_justify="left", box=SIMPLE_HEAD)
    for overskrift in KOLONNER:
        tabell.add_column(skjerm.tekst(overskrift))
    for mote in bok.moter.values():
        for sak in mote.saker:
            naar = "" if sak.beslutning is None else str(sak.beslutning.dato)
            navn = f"{sak.id} {sak.tittel}"
            tabell.add_row(mote.id, str(mote.dato), navn, _stand(skjerm, sak, dag), naar)
        tabell.add_section()
    for sak in bok.ventende_saker:
        tabell.add_row("–", "", f"{sak.id} {sak.tittel}", skjerm.tekst(VENTER_PA_MOTE), "")
    skjerm.vis(tabell)


def _stand(skjerm: Skjerm, sak: Sak, dag: date) -> str:
    """The outcome, and why it carries no step now where it does not."""
    beslutning, mangel = sak.beslutning, sak.mangel(dag)
    if beslutning is None:
        return "" if mangel is None else skjerm.tekst(mangel.tekst)
    utfall = next(skjerm.tekst(u.tekst) for u in Utfall if u.value == beslutning.utfall)
    return utfall if mangel is None else f"{utfall}: {skjerm.tekst(mangel.tekst)}"
