"""The overview of grants: the table of a year, its ledgers, and a key tried beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.kommando import UgyldigKommando
from innforing.application.moment import les_moment
from innforing.cli.apning import apent_hus, naa
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.domain.fordeling.verdier import Fordelingsnokkel, Simulering
from innforing.domain.grunnmur.verdi import Tekst
from innforing.projections.tilskudd.simulering import BESTE_AR, prov_nokkel
from innforing.projections.tilskudd.tilskudd import fordelingen, i_aret

if TYPE_CHECKING:
    from innforing.projections.tilskudd.svar import Arsfordeling, Tilskuddssvar

OVERSKRIFTER = (
    Tekst("Mottaker", "Mottakar", "Recipient"),
    Tekst("Ramme", "Ramme", "Ramme"),
    Tekst("Brukt før", "Brukt før", "Used before"),
    Tekst("Utbetalt", "Utbetalt", "Paid"),
    Tekst("Gjenstår", "Står att", "Remaining"),
    Tekst("Krevd tilbake", "Kravt tilbake", "Claimed back"),
)
TRYKT = Tekst("Radene gir, summen er trykt som", "Radene gir, summen er trykt som", "Rows, printed")
AVVIK = Tekst("Simulert, avvik", "Simulert, avvik", "Simulated, difference")
FIRE = 4


def legg_til(app: typer.Typer) -> None:
    """Give the group of overviews this command."""
    app.command()(tilskudd)


def tilskudd(
    *,
    ar: Annotated[int, typer.Argument(metavar="YEAR", help="Such as 2024.")],
    nokkel: Annotated[
        str | None,
        typer.Option(
            "--nokkel",
            metavar="FIRST,FLAT,KOMMUNER,FOLKETALL",
            help="Try a key: kroner to each, then three shares in thousandths.",
        ),
    ] = None,
    tall: Annotated[int, typer.Option("--tall", help="Year that the key counts.")] = BESTE_AR,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show the grants of a year; with --nokkel, how far a key is from the approved table."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus, hus.lesesiden() as side:
        side.catch_up()
        moment = les_moment(hus, naa(hus), per=per, kjent=kjent)
        with side.sight("tilskudd", per=moment.per, kjent=moment.kjent) as sight:
            fordeling, alle = fordelingen(sight, str(ar)), i_aret(sight, str(ar))
        if fordeling is None:
            raise UgyldigKommando(f"there are no grants for {ar} as of that moment.")
        prove = None
        if nokkel is not None:
            prove = prov_nokkel(
                fordeling, _nokkel(nokkel), hus.kommuner, kommuner_ar=tall, folketall_ar=tall
            )
            if prove is None:
                raise UgyldigKommando(
                    "the key cannot be tried: the shares sum to 1000, the total covers what each "
                    "gets first, and the year is one that the registers know."
                )
        _som_json(skjerm, fordeling, alle, prove)
        _vis(skjerm, fordeling, alle, prove)


def _nokkel(ord_: str) -> Fordelingsnokkel:
    deler = ord_.split(",")
    if len(deler) != FIRE or not all(d.strip().isdecimal() for d in deler):
        raise UgyldigKommando(
            f"«{ord_}» is not a key; write four whole numbers: 100000,600,200,200"
        )
    forst, flat, kommuner, folketall = map(int, deler)
    if max(flat, kommuner, folketall) > 1000:  # noqa: PLR2004 - a thousand thousandths
        raise UgyldigKommando("a share is at most 1000 thousandths.")
    return Fordelingsnokkel(
        forst=forst, flat_andel=flat, kommuneandel=kommuner, folketallsandel=folketall
    )


def _som_json(
    skjerm: Skjerm,
    fordeling: Arsfordeling,
    alle: tuple[Tilskuddssvar, ...],
    prove: Simulering | None,
) -> None:
    skjerm.json(
        vedtatt_av=fordeling.vedtatt_av,
        vedtatt=fordeling.vedtatt,
        radsum=fordeling.radsum,
        oppgitt=fordeling.oppgitt,
        tilskudd={t.mottaker: t.tallene | {"hviler": list(t.hviler)} for t in alle},
        simulering=None if prove is None else prove.model_dump(mode="json"),
    )


def _vis(
    skjerm: Skjerm,
    fordeling: Arsfordeling,
    alle: tuple[Tilskuddssvar, ...],
    prove: Simulering | None,
) -> None:
    tabell = Table(box=SIMPLE_HEAD)
    for nr, overskrift in enumerate(OVERSKRIFTER):
        tabell.add_column(skjerm.tekst(overskrift), justify="right" if nr else "left")
    if prove is not None:
        tabell.add_column(skjerm.tekst(AVVIK), justify="right")
    navn = {rad.mottaker: rad.navn for rad in fordeling.rader}
    avvik = (
        {} if prove is None else {r.mottaker: f"{kr(r.belop)} ({r.avvik:+})" for r in prove.rader}
    )
    for t in alle:
        regnskap = (
            *(t.regnskap.ramme, t.regnskap.brukt_for, t.regnskap.utbetalt),
            *(t.regnskap.gjenstar, t.regnskap.krevd),
        )
        siste = () if prove is None else (avvik.get(t.mottaker, ""),)
        tabell.add_row(navn.get(t.mottaker, f"  {t.mottaker}"), *map(kr, regnskap), *siste)
    skjerm.vis(tabell)
    skjerm.linje(f"{skjerm.tekst(TRYKT)}: {kr(fordeling.radsum)}, {kr(fordeling.oppgitt)}")


def kr(belop: int) -> str:
    """Kroner with a space for each thousand."""
    return f"{belop:,}".replace(",", " ")
