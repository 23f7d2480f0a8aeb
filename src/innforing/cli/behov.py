"""Overviews of what kommuner need, and of samlinger: overview behov, overview samlinger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.cli.lesemodell import spor_modell
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.domain.behov.verdier import Behovstatus
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.samling.verdier import Samlingsstatus
from innforing.projections import samlinger as samlingsmodell
from innforing.projections.behov import behov as behovsmodell

if TYPE_CHECKING:
    from innforing.projections.behov.behov import Behovsbilde
    from innforing.projections.samlinger import Samlingsbilde

BEHOV: Final = Tekst("Behov", "Behov", "Need")
STATUS: Final = Tekst("Status", "Status", "Status")
KOMMUNER: Final = Tekst("Kommuner", "Kommunar", "Kommuner")
FYLKER: Final = Tekst("Fylker", "Fylke", "Fylker")
SAMLET_I: Final = Tekst("Samlet i", "Samla i", "Gathered in")
SAMLING: Final = Tekst("Samling", "Samling", "Gathering")
NAR: Final = Tekst("Når", "Når", "When")
DELTOK: Final = Tekst("Deltok", "Deltok", "Took part")
MOTTE: Final = Tekst("Inviterte som møtte", "Inviterte som møtte", "Invited that came")


def legg_til(oversikter: typer.Typer) -> None:
    """Give the overviews these commands."""
    oversikter.command("behov")(behov)
    oversikter.command("samlinger")(samlinger)


def behov(
    *,
    kommune: Annotated[
        str | None, typer.Option("--kommune", help="Only those that it reported or shares.")
    ] = None,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show every behov: how far it has come, who shares it, and what it was gathered in."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with spor_modell(skjerm, db, "behov", per=per, kjent=kjent) as spurt:
        bilder = behovsmodell.alle(spurt.sight, kommune=kommune)
        skjerm.json(posisjon=spurt.sight.kjent, bak=spurt.bak, behov=[_som_json(b) for b in bilder])
        _vis_behov(skjerm, bilder)


def _som_json(bilde: Behovsbilde) -> dict[str, object]:
    return {
        "id": bilde.id,
        "tittel": bilde.tittel,
        "status": bilde.status,
        "hos": bilde.hos,
        "kommuner": bilde.kommuner,
        "fylker": bilde.fylker,
        "loftet_til": bilde.loftet_til,
        "portefolje": bilde.portefolje,
        "lop": bilde.lop,
        "antall": bilde.antall._asdict(),
    }


def _vis_behov(skjerm: Skjerm, bilder: list[Behovsbilde]) -> None:
    tabell = Table(box=SIMPLE_HEAD)
    for overskrift in (BEHOV, STATUS, KOMMUNER, FYLKER, SAMLET_I):
        tabell.add_column(skjerm.tekst(overskrift))
    for b in bilder:
        hos = "" if b.hos == b.id else b.hos
        status = skjerm.tekst(Behovstatus(b.status).tekst)  # type: ignore[call-arg] # by value
        tabell.add_row(b.tittel, status, str(len(b.kommuner)), ", ".join(b.fylker), hos)
    skjerm.vis(tabell)


def samlinger(
    *,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show every samling: when it is, who took part, and how many of the invited bodies came."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with spor_modell(skjerm, db, "samlinger", per=per, kjent=kjent) as spurt:
        bilder = samlingsmodell.alle(spurt.sight)
        alle = [_samling(b) for b in bilder]
        skjerm.json(posisjon=spurt.sight.kjent, bak=spurt.bak, samlinger=alle)
        _vis_samlinger(skjerm, bilder)


def _samling(bilde: Samlingsbilde) -> dict[str, object]:
    return {
        "id": bilde.id,
        "tittel": bilde.hva["tittel"],
        "form": bilde.hva["form"],
        "status": bilde.status,
        "fra": bilde.fra,
        "temaer": bilde.temaer,
        "inviterte": bilde.inviterte,
        "deltok": bilde.deltok._asdict(),
        "motte": bilde.motte._asdict(),
    }


def _vis_samlinger(skjerm: Skjerm, bilder: list[Samlingsbilde]) -> None:
    tabell = Table(box=SIMPLE_HEAD)
    for overskrift in (SAMLING, NAR, STATUS, DELTOK, MOTTE):
        tabell.add_column(skjerm.tekst(overskrift))
    for b in bilder:
        status = skjerm.tekst(Samlingsstatus(b.status).tekst)  # type: ignore[call-arg] # by value
        motte = f"{b.motte.antall}/{len(b.inviterte)}"
        tabell.add_row(str(b.hva["tittel"]), b.fra, status, str(b.deltok.antall), motte)
    skjerm.vis(tabell)
