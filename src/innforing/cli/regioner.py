"""Overviews of the regional grupper and the arbeidsgrupper: overview regioner, arbeidsgrupper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.cli.lesemodell import spor_modell
from innforing.cli.skjerm import Skjerm, delt
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.domain.grunnmur.aktor import Part
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.regional_gruppe.verdier import Fagkompetanse, Funksjon
from innforing.projections.regioner import regioner as lesemodell

if TYPE_CHECKING:
    import typer

    from innforing.projections.regioner.arbeidsgruppebilde import Arbeidsgruppebilde
    from innforing.projections.regioner.gruppebilde import Gruppebilde

GRUPPE: Final = Tekst("Gruppe", "Gruppe", "Group")
ETABLERT: Final = Tekst("Etablert", "Etablert", "Established")
PERSONER: Final = Tekst("Personer", "Personar", "People")
PROSENT: Final = Tekst("Stillingsprosent", "Stillingsprosent", "Per cent of a position")
DETTE_MANGLER: Final = Tekst("Mangler", "Manglar", "Lacks")
OPPDRAG: Final = Tekst("Oppdraget", "Oppdraget", "Task")
AVSLUTTET: Final = Tekst("Avsluttet", "Avslutta", "Ended")
RESULTAT: Final = Tekst("Resultat", "Resultat", "Result")
ORDENE: Final = {str(k.value): k.tekst for verk in (Part, Fagkompetanse, Funksjon) for k in verk}
"""Code → what is missing, in words."""


def legg_til(oversikter: typer.Typer) -> None:
    """Give the overviews these commands."""
    oversikter.command("regioner")(regioner)
    oversikter.command("arbeidsgrupper")(arbeidsgrupper)


def regioner(
    *,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show every regional gruppe: since when, its people, and what nobody there covers."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with spor_modell(skjerm, db, "regioner", per=per, kjent=kjent) as spurt:
        bilder = lesemodell.grupper(spurt.sight)
        skjerm.json(posisjon=spurt.sight.kjent, bak=spurt.bak, grupper=[_gruppe(b) for b in bilder])
        _vis_grupper(skjerm, bilder)


def _gruppe(bilde: Gruppebilde) -> dict[str, object]:
    return {
        "organ": bilde.organ,
        "region": bilde.region,
        "nettverk": bilde.nettverk,
        "etablert": _dagen(bilde),
        "ordning": bilde.ordning,
        "personer": len(bilde.i_gruppen),
        "stillingsprosent": bilde.dekning.stillingsprosent,
        "kommuner": bilde.dekning.kommuner,
        "hull": bilde.dekning.hull,
    }


def _dagen(bilde: Gruppebilde) -> str | None:
    return None if bilde.etablert is None else bilde.etablert.kanskje("dato")


def _vis_grupper(skjerm: Skjerm, bilder: list[Gruppebilde]) -> None:
    tabell = Table(box=SIMPLE_HEAD)
    for overskrift in (GRUPPE, ETABLERT, PERSONER, PROSENT, DETTE_MANGLER):
        tabell.add_column(skjerm.tekst(overskrift))
    for b in bilder:
        mangler = delt(skjerm.tekst(ORDENE[kode]) for kode in b.dekning.hull if b.i_gruppen)
        prosent = str(b.dekning.stillingsprosent)
        tabell.add_row(b.navn, _dagen(b) or "–", str(len(b.i_gruppen)), prosent, mangler)
    skjerm.vis(tabell)


def arbeidsgrupper(
    *,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show every arbeidsgruppe with a mandate: its task, members, missing parts and result."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with spor_modell(skjerm, db, "regioner", per=per, kjent=kjent) as spurt:
        bilder = lesemodell.arbeidsgrupper(spurt.sight)
        alle = [_arbeidsgruppe(b) for b in bilder]
        skjerm.json(posisjon=spurt.sight.kjent, bak=spurt.bak, arbeidsgrupper=alle)
        _vis_arbeidsgrupper(skjerm, bilder)


def _arbeidsgruppe(bilde: Arbeidsgruppebilde) -> dict[str, object]:
    return {
        "organ": bilde.organ,
        "art": bilde.mandat.tekst("art"),
        "oppdrag": bilde.mandat.tekst("oppdrag"),
        "eier": bilde.eier,
        "fra": bilde.fra,
        "til": bilde.mandat.kanskje("til"),
        "avsluttet": _slutten(bilde),
        "medlemmer": len({m.tekst("person") for m in bilde.medlemmer}),
        "mangler": bilde.manglende_deler,
        "resultater": [r.materiell for r in bilde.resultater],
    }


def _slutten(bilde: Arbeidsgruppebilde) -> str | None:
    return None if bilde.avsluttet is None else bilde.avsluttet.kanskje("dato")


def _vis_arbeidsgrupper(skjerm: Skjerm, bilder: list[Arbeidsgruppebilde]) -> None:
    tabell = Table(box=SIMPLE_HEAD)
    for overskrift in (GRUPPE, OPPDRAG, AVSLUTTET, DETTE_MANGLER, RESULTAT):
        tabell.add_column(skjerm.tekst(overskrift))
    for b in bilder:
        mangler = delt(skjerm.tekst(ORDENE[kode]) for kode in b.manglende_deler)
        resultat = delt(r.tittel or r.materiell for r in b.resultater)
        oppdrag = b.mandat.tekst("oppdrag")
        tabell.add_row(b.navn, oppdrag, _slutten(b) or "–", mangler, resultat)
    skjerm.vis(tabell)
