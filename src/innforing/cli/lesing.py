"""Commands for the read side: status, rebuild, project."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.frister.fristur import Fristur
from innforing.application.kommando import UgyldigKommando
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.cli.apning import apent_hus, kjent_modell
from innforing.cli.bevisstand import Bevisstand
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.readside import NotBuilt
from innforing.projections.rebuild import Built, ParityRefused, RebuildRunning

if TYPE_CHECKING:
    from innforing.projections.readside import ReadSide, Status

AVVIST = 1
SHOWN = 20
LONGEST_S = 24 * 3600.0
"""How long `project --once` may take."""


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    for kommando in (status, rebuild, project):
        app.command()(kommando)


def status(*, db: Db = None, som_json: Som_json = False, sprak: Sprak = NB) -> None:
    """Show how far read models and proof have come, what is late, and what is parked."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus, hus.lesesiden() as side:
        funnet, bevis = side.status(), Bevisstand.av(hus)
    lesemodeller = [_som_tabell(ett) for ett in funnet]
    skjerm.json(lesemodeller=lesemodeller, bevis=bevis.felt(skjerm))
    tabell = Table(box=SIMPLE_HEAD)
    for overskrift in ("read model", "version", "position", "behind", "seconds", "rows", "parked"):
        tabell.add_column(overskrift)
    for ett in funnet:
        felt = _som_tabell(ett)
        rader = str(sum(ett.rows.values()))
        tall = (felt["posisjon"], ett.behind, felt["bak_sekunder"], rader, len(ett.parked))
        tabell.add_row(ett.name, _versjon(ett), *map(str, tall))
    skjerm.vis(tabell)
    for ett in funnet:
        for parkert in ett.parked:
            hva = "given up" if parkert.given_up else "parked, its stream waits"
            skjerm.linje(
                f"{ett.name}: {parkert.topic} at position {parkert.position} of "
                f"{parkert.stream_id}: {hva} ({parkert.reason})"
            )
    skjerm.linjer(bevis.linjer(skjerm))


def rebuild(
    *,
    navn: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME…]", help="Read models; none: all.")
    ] = None,
    godta: Annotated[
        str | None,
        typer.Option("--godta", metavar="DIGEST", help="Approve the differences of that digest."),
    ] = None,
    tilbake: Annotated[
        bool, typer.Option("--tilbake", help="Let the build before this one answer again.")
    ] = False,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Build read models anew beside those that answer, prove them equal, and switch."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    bygde: list[Built] = []
    with apent_hus(skjerm, db) as hus, hus.lesesiden() as side:
        valgt = navn or list(side.projections)
        for ett in valgt:
            kjent_modell(side.projections, ett)
        for ett in valgt:
            siste = _tilbake(side, ett) if tilbake else _bygg(skjerm, side, ett, godta)
            bygde.append(siste)
            skjerm.linje(
                f"{siste.name}: version {siste.version}, edition {siste.edition}, answers from "
                f"position {siste.position}"
            )
    skjerm.json(
        bygd=[
            {"navn": b.name, "utgave": b.edition, "versjon": b.version, "posisjon": b.position}
            for b in bygde
        ]
    )


def project(
    *,
    navn: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME…]", help="Read models; none: all.")
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Stop when the end of the log is reached.")
    ] = False,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Follow the log for read models, in a process of its own; stop with Ctrl-C.

    Several processes may share the work, each with its own read models. Deadlines that pass
    are recorded meanwhile, once, however many processes there are.
    """
    skjerm = Skjerm(sprak.value, som_json=som_json)
    for ett in navn or ():
        kjent_modell({p.navn for p in PROJEKSJONER}, ett)
    with apent_hus(skjerm, db) as hus, hus.lesesiden(*(navn or ())) as side:
        if once:
            etterslep = side.catch_up(timeout=LONGEST_S)
            skjerm.json(posisjon=etterslep.position, bak=etterslep.behind)
            skjerm.linje(f"position {etterslep.position}, {etterslep.behind} events behind")
            raise typer.Exit(AVVIST if etterslep.behind else 0)
        skjerm.linje(f"following from position {side.position()}")
        side.start()
        try:
            with Fristur(hus.kjor_forfalte):
                threading.Event().wait()
        except KeyboardInterrupt:
            skjerm.linje(f"stopped at position {side.position()}")


def _bygg(skjerm: Skjerm, side: ReadSide, navn: str, godta: str | None) -> Built:
    try:
        with skjerm.framdrift(navn) as vis:
            return side.rebuild(navn, approve=godta, progress=vis)
    except RebuildRunning as pagar:
        siden = fra_mikrosekunder(pagar.edition.since_us).isoformat(timespec="seconds")
        raise UgyldigKommando(f"{pagar}, since {siden}.") from None
    except ParityRefused as ulik:
        forskjeller = ulik.parity.unequal or ulik.parity.announced
        skjerm.json(navn=navn, godta=ulik.parity.digest, forskjeller=forskjeller)
        skjerm.linjer(forskjeller[:SHOWN])
        skjerm.ved_siden(str(ulik))
        raise typer.Exit(AVVIST) from None


def _tilbake(side: ReadSide, navn: str) -> Built:
    try:
        forrige = side.switch_back(navn)
    except NotBuilt:
        raise UgyldigKommando(f"there is no build of «{navn}» before this one.") from None
    return Built(forrige.name, forrige.number, forrige.version, forrige.position, None)


def _versjon(ett: Status) -> str:
    if ett.edition is None:
        return "not begun"
    if ett.edition.version != ett.version:
        return f"{ett.edition.version}; the program has {ett.version}: run «innforing rebuild»"
    return str(ett.version)


def _som_tabell(ett: Status) -> dict[str, object]:
    return {
        "navn": ett.name,
        "versjon": ett.version,
        "i_bruk": None if ett.edition is None else ett.edition.version,
        "utgave": None if ett.edition is None else ett.edition.number,
        "posisjon": 0 if ett.edition is None else ett.edition.position,
        "bak": ett.behind,
        "bak_sekunder": round(ett.behind_us / 1_000_000, 3),
        "rader": ett.rows,
        "parkert": [parkert._asdict() for parkert in ett.parked],
    }
