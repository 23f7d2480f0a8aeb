"""The command that keeps a checkpoint outside, and holds the log of today against one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from innforing.application.kommando import UgyldigKommando
from innforing.application.loggnokler import verifikasjonsnokler
from innforing.cli.apning import apent_hus
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.verdi import Tekst
from innforing.eventlog.bevis import TooFewLeaves
from innforing.eventlog.errors import InvalidRow
from innforing.eventlog.notes import LARGEST
from innforing.eventlog.pin import PinFault, pin_fault, read_pin
from innforing.eventlog.tiles import TileMissing, Tiles

if TYPE_CHECKING:
    from innforing.bootstrap import Hus

TATT_VARE_PA = Tekst("Tatt vare på: sjekkpunkt", "Teke vare på: sjekkpunkt", "Kept: checkpoint")
LEGG_DEN_UTENFOR = Tekst(
    "Legg filen der den som driver loggen, ikke kan endre den. Den viser ingenting her.",
    "Legg fila der den som driv loggen, ikkje kan endre henne. Ho viser ingenting her.",
    "Put the file where whoever runs the log cannot change it. Here it shows nothing.",
)
STEMMER = Tekst(
    "Loggen har bare vokst siden sjekkpunktet du tok vare på: hendelse",
    "Loggen har berre vakse sidan sjekkpunktet du tok vare på: hending",
    "The log has only grown since the checkpoint you kept: event",
)
TIL = Tekst("til", "til", "to")
UENDRET = Tekst("står uendret.", "står uendra.", "stand unchanged.")
FEIL = {
    PinFault.FORM: Tekst(
        "Filen er ikke et signert sjekkpunkt.",
        "Fila er ikkje eit signert sjekkpunkt.",
        "The file is no signed checkpoint.",
    ),
    PinFault.ANOTHER_LOG: Tekst(
        "Sjekkpunktet er fra en annen logg.",
        "Sjekkpunktet er frå ein annan logg.",
        "The checkpoint is of another log.",
    ),
    PinFault.UNSIGNED: Tekst(
        "Ingen nøkkel her har signert sjekkpunktet: det er endret, eller nøkkelen er en annen.",
        "Ingen nøkkel her har signert sjekkpunktet: det er endra, eller nøkkelen er ein annan.",
        "No key here signed the checkpoint: it is changed, or the key is another.",
    ),
    PinFault.SHORTER: Tekst(
        "Loggen er kortere enn da du tok vare på sjekkpunktet: noe er borte.",
        "Loggen er kortare enn då du tok vare på sjekkpunktet: noko er borte.",
        "The log is shorter than when you kept the checkpoint: something is gone.",
    ),
    PinFault.REWRITTEN: Tekst(
        "Loggen er en annen enn da du tok vare på sjekkpunktet: noe er endret i det som da sto.",
        "Loggen er ein annan enn då du tok vare på sjekkpunktet: noko er endra i det som då stod.",
        "The log is another than when you kept the checkpoint: some of what stood is changed.",
    ),
    PinFault.PUBLISHED: Tekst(
        "Det som er utgitt nå, fortsetter ikke fra sjekkpunktet du tok vare på.",
        "Det som er utgjeve no, held ikkje fram frå sjekkpunktet du tok vare på.",
        "What is published now does not go on from the checkpoint you kept.",
    ),
}


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command()(pin)


def pin(
    fil: Annotated[Path, typer.Argument(metavar="FILE", help="Where the checkpoint is kept.")],
    *,
    sjekk: Annotated[
        bool, typer.Option("--check", help="Hold the log of today against the one in the file.")
    ] = False,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Keep the newest signed checkpoint outside; or see that the log only grew since one."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    holdt = _lest(fil)
    if sjekk and holdt is None:
        raise UgyldigKommando(f"{fil} is not there: keep a checkpoint first.")
    with apent_hus(skjerm, db) as hus:
        feil = None if holdt is None else _feil(hus, holdt)
        # an older one is what shows that something changed: it is never written over blindly
        nytt = None if sjekk or feil is not None else _nyeste(hus)
        storrelse = _storrelse(holdt)
    if nytt is not None:
        _skriv(fil, nytt)
        skjerm.json(tatt_vare_pa=_storrelse(nytt), fil=str(fil))
        skjerm.linje(f"{skjerm.tekst(TATT_VARE_PA)} {_storrelse(nytt)} → {fil}")
        skjerm.ved_siden(skjerm.tekst(LEGG_DEN_UTENFOR))
        return
    skjerm.json(holder=feil is None, feil=feil and feil.value, size=storrelse)
    if feil is not None:
        skjerm.linje(skjerm.tekst(FEIL[feil]))
        raise typer.Exit(1)
    tekster = (STEMMER, TIL, UENDRET)
    stemmer, til, uendret = (skjerm.tekst(t) for t in tekster)
    skjerm.linje(f"{stemmer} 1 {til} {storrelse} {uendret}")


def _feil(hus: Hus, holdt: bytes) -> PinFault | None:
    """What does not agree; a log with a hole is another than it was."""
    logg_id = hus.logg.id or ""
    nokler = verifikasjonsnokler(hus.innstillinger.nokkelmappe(logg_id))
    tiles = Tiles(hus.innstillinger.bevismappe(logg_id))
    try:
        return pin_fault(holdt, log=hus.reader, tiles=tiles, keys=nokler)
    except (TooFewLeaves, InvalidRow):
        return PinFault.REWRITTEN
    except TileMissing:
        return PinFault.PUBLISHED


def _nyeste(hus: Hus) -> bytes:
    """The newest checkpoint, as it is published; only one that agrees with the log is kept."""
    note = Tiles(hus.bevismappe).checkpoint()
    if note is None:
        raise UgyldigKommando("nothing is published yet: run «innforing publish» first.")
    feil = _feil(hus, note.bytes())
    if feil is not None:
        raise UgyldigKommando(f"the newest checkpoint does not agree with the log: {feil.value}.")
    return note.bytes()


def _storrelse(holdt: bytes | None) -> int | None:
    lest = None if holdt is None else read_pin(holdt)
    return None if lest is None else lest[1].size


def _lest(fil: Path) -> bytes | None:
    """The bytes of the file, no more than a checkpoint has; none where there is no file."""
    try:
        with fil.open("rb") as apnet:
            return apnet.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as feil:
        raise UgyldigKommando(f"{fil} cannot be read: {feil.strerror}.") from None


def _skriv(fil: Path, note: bytes) -> None:
    """Whole or not at all."""
    ved_siden = fil.with_name(f"{fil.name}.ny")
    try:
        with ved_siden.open("wb") as apnet:
            apnet.write(note)
            apnet.flush()
            os.fsync(apnet.fileno())
        ved_siden.replace(fil)
    except OSError as feil:
        raise UgyldigKommando(f"{fil} cannot be written: {feil.strerror}.") from None
