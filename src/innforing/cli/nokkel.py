"""The keys that sign for the log: made, shown to those who will check, and changed."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Annotated, Final

import typer

from innforing.application.kommando import Gjort, UgyldigKommando
from innforing.application.loggnokler import HENDELSESLOGG, INNSYNSLOGG, verifikasjonsnokler
from innforing.cli.apning import apent_hus
from innforing.cli.skjerm import Skjerm
from innforing.cli.steg import vis_svar
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.logg.logg import STROM
from innforing.domain.logg.steg.bytt_loggnokkel import LoggnokkelByttet
from innforing.eventlog.signing import make_key, make_next_key, rotate_key

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.bootstrap import Hus

key_app = typer.Typer(no_args_is_help=True, help="The keys that sign for the log.")

STAMMER: Final = (HENDELSESLOGG, INNSYNSLOGG)
DEL_UT = Tekst(
    "Gi disse til revisorene på en annen vei enn bevisene: de er det eneste de må tro på.",
    "Gje desse til revisorane på ein annan veg enn bevisa: dei er det einaste dei må tru på.",
    "Give these to the auditors by another road than the proofs: they are all they must believe.",
)
BEGGE = Tekst(
    "Den gamle signerer også til og med", "Den gamle signerer òg til og med", "Both until"
)
INGEN = "there is no key here: run «innforing key new --host HOST»."


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(key_app, name="key")


@key_app.command()
def new(
    *,
    vert: Annotated[
        str, typer.Option("--host", help="Whose log it is, as in a web address: logg.kommune.no.")
    ],
    serie: Annotated[
        int, typer.Option("--serial", min=1, help="Another one after a key was lost or stolen.")
    ] = 1,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Make the keys of the log and of its read log; a key is never written over."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        mappe = _mappe(hus)
        # whoever was cut off between the two makes the one that is missing
        mangler = [stamme for stamme in STAMMER if not (mappe / f"{stamme}.key").exists()]
        for stamme in mangler or STAMMER:
            make_key(mappe, stamme, f"{vert}/{stamme}/{serie}")
    _vis(skjerm, mappe)


@key_app.command()
def show(*, db: Db = None, som_json: Som_json = False, sprak: Sprak = NB) -> None:
    """The vkeys: what an auditor needs to check every proof of this log."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        mappe = hus.innstillinger.nokkelmappe(hus.logg.id or "")
    _vis(skjerm, mappe)


@key_app.command()
def rotate(
    *,
    som: Annotated[str, typer.Option("--as", help="Who: a person's id or name.")],
    rolle: Annotated[str, typer.Option("--role", help="In which role.")] = "saksbehandler",
    organ: Annotated[str, typer.Option("--body", help="For which body: its id.")] = "ks",
    innsyn: Annotated[
        bool, typer.Option("--read-log", help="The key of the read log, not of the log itself.")
    ] = False,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Change the key: the log says so, and the old one signs too for 30 days."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    stamme = INNSYNSLOGG if innsyn else HENDELSESLOGG
    with apent_hus(skjerm, db) as hus:
        mappe = _mappe(hus)
        ny, gammel = _ny_og_gammel(mappe, stamme)
        svar = hus.som(som, rolle=rolle, organ=organ).tar(
            "bytt_loggnokkel",
            STROM,
            kommando=str(uuid.uuid5(uuid.NAMESPACE_URL, ny)),  # cut off here, it goes on from here
            ny=ny,
            gammel=gammel,
        )
        if not isinstance(svar, Gjort):
            vis_svar(skjerm, hus, svar)
            raise typer.Exit(1)
        byttet = svar.hendelser[-1].hendelse
        if isinstance(byttet, LoggnokkelByttet):
            rotate_key(mappe, stamme, byttet.gammel_til)
            skjerm.linje(f"{skjerm.tekst(BEGGE)} {byttet.gammel_til}.")
    _vis(skjerm, mappe)


def _ny_og_gammel(mappe: Path, stamme: str) -> tuple[str, str]:
    """The key that comes after and the one that signs now."""
    if not verifikasjonsnokler(mappe, stamme):
        raise UgyldigKommando(INGEN)
    ny = make_next_key(mappe, stamme)
    return ny, verifikasjonsnokler(mappe, stamme)[0].text()


def _mappe(hus: Hus) -> Path:
    """Where our own signer has its keys."""
    if hus.innstillinger.signer is not None:
        raise UgyldigKommando(
            "the signer runs by itself (INNFORING_SIGNER): make and change its keys where it "
            "runs, with signer.py, and record a change with «innforing step bytt_loggnokkel logg»."
        )
    return hus.innstillinger.nokkelmappe(hus.logg.id or "")


def _vis(skjerm: Skjerm, mappe: Path) -> None:
    """The vkeys, and what to do with them."""
    nokler = {stamme: verifikasjonsnokler(mappe, stamme) for stamme in STAMMER}
    if not any(nokler.values()):
        raise UgyldigKommando(INGEN)
    for alle in nokler.values():
        skjerm.linjer(nokkel.text() for nokkel in alle)
    skjerm.json(
        mappe=str(mappe),
        **{stamme: [nokkel.text() for nokkel in alle] for stamme, alle in nokler.items()},
    )
    skjerm.ved_siden(skjerm.tekst(DEL_UT))
