"""Overview laering: every lesson, and what later løp did with it (K-212, K-369)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.cli.lesemodell import spor_modell
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.domain.grunnmur.verdi import Tekst
from innforing.projections.laeringspunkter import (
    IKKE_BRUKT,
    SVARENE,
    TATT_MED,
    UBESVART,
    Laeringspunkter,
    sok,
)

if TYPE_CHECKING:
    from innforing.projections.laeringspunkter import Punkt

TITTEL: Final = Tekst("Læringspunkter", "Læringspunkt", "Lessons")
HVA: Final = Tekst("Hva vi lærte", "Kva vi lærte", "What we learnt")
ANBEFALING: Final = Tekst("Anbefaling", "Tilråding", "Recommendation")
ORD: Final = {
    TATT_MED: Tekst("Tatt med", "Teke med", "Taken along"),
    IKKE_BRUKT: Tekst("Ikke aktuelt", "Ikkje aktuelt", "Not relevant"),
    UBESVART: Tekst("Ikke besvart", "Ikkje svara på", "Not answered"),
}


def legg_til(app: typer.Typer) -> None:
    """Give the overviews this one."""
    app.command()(laering)


def laering(
    *,
    losning: Annotated[str | None, typer.Option(help="Such as kjernejournal.")] = None,
    lop: Annotated[str | None, typer.Option(help="The løp that learnt it.")] = None,
    leverandor: Annotated[str | None, typer.Option(help="The leverandør it is about.")] = None,
    med_ord: Annotated[str | None, typer.Option("--ord", help="Words of its text.")] = None,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show what løp have learnt, and how often later ones took it along, or not."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with spor_modell(skjerm, db, Laeringspunkter.navn, per=per, kjent=kjent) as spurt:
        funnet = sok(spurt.sight, losning=losning, lop=lop, leverandor=leverandor, med_ord=med_ord)
        skjerm.json(
            posisjon=spurt.sight.kjent, bak=spurt.bak, laeringspunkter=list(map(_json, funnet))
        )
        _vis(skjerm, funnet)


def _json(punkt: Punkt) -> dict[str, object]:
    return {
        "id": punkt.id,
        "losning": punkt.losning,
        "fase": punkt.fase,
        "hva": punkt.hva,
        "anbefaling": punkt.anbefaling,
        "leverandorer": punkt.leverandorer,
        "publisert": punkt.publisert,
        "trukket": punkt.trukket,
        "antall": {svar: figur._asdict() for svar, figur in punkt.antall.items()},
        "moter": [mote._asdict() for mote in punkt.moter],
    }


def _vis(skjerm: Skjerm, punkter: list[Punkt]) -> None:
    tabell = Table(title=skjerm.tekst(TITTEL), title_justify="left", box=SIMPLE_HEAD)
    for overskrift in ("id", skjerm.tekst(HVA), skjerm.tekst(ANBEFALING)):
        tabell.add_column(overskrift)
    for svar in SVARENE:
        tabell.add_column(skjerm.tekst(ORD[svar]), justify="right")
    for punkt in punkter:
        antall = (str(punkt.antall[svar].antall) for svar in SVARENE)
        tabell.add_row(punkt.id, punkt.hva, punkt.anbefaling, *antall)
    skjerm.vis(tabell)
