"""What is taken along: the bundle that proves a log without us."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from innforing.application.innsynslogg import Innsyn, InnsynNede
from innforing.application.innsynsord import Folsomt, Innsynsgrunn
from innforing.application.kommando import UgyldigKommando
from innforing.application.pakke.pakke import lag_pakke
from innforing.application.ta_steg import mikrosekunder
from innforing.cli.apning import apent_hus
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.verdi import Tekst

if TYPE_CHECKING:
    from innforing.bootstrap import Hus

export_app = typer.Typer(no_args_is_help=True, help="Take along what others can check.")

LAGET = Tekst("Pakken er laget", "Pakka er laga", "The bundle is made")
HENDELSER = Tekst("hendelser er åpnet av", "hendingar er opna av", "events are opened of")


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(export_app, name="export")


@export_app.command()
def bundle(
    ut: Annotated[Path, typer.Argument(metavar="OUT", help="A new folder, or a new .zip.")],
    *,
    lop: Annotated[
        str | None, typer.Option("--lop", metavar="ID", help="Open the events of this løp only.")
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Without names, texts, and what others did when.")
    ] = False,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """A bundle for an auditor, who checks it with `verify_log.py` or with other tools."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    lop = None if lop is None else lop.removeprefix("innforingslop:")
    with apent_hus(skjerm, db) as hus:
        _noter(hus, lop)
        pakket = lag_pakke(
            hus,
            ut,
            bevismappe=hus.bevismappe,
            laget_us=mikrosekunder(hus.na()),
            lop=lop,
            offentlig=public,
        )
    size = pakket.sjekkpunkt.size
    skjerm.json(
        sti=str(pakket.sti), hendelser=pakket.hendelser, size=size, rot=pakket.sjekkpunkt.root.hex()
    )
    skjerm.linje(f"{skjerm.tekst(LAGET)}: {pakket.sti}")
    skjerm.linje(f"{pakket.hendelser} {skjerm.tekst(HENDELSER)} {size}")


def _noter(hus: Hus, lop: str | None) -> None:
    """Written before the bundle is: that something was taken along is never unknown."""
    ting = "" if lop is None else f"innforingslop:{lop}"
    innsyn = Innsyn(side="export bundle", ting=ting, slag=Folsomt.UTTREKK, grunn=Innsynsgrunn.DRIFT)
    try:
        hus.innsyn.noter(innsyn, None)
    except InnsynNede as feil:
        raise UgyldigKommando(f"nothing was taken along: {feil}") from None
