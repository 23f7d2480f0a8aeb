"""Reports from the command line: overview rapporter, and report, which counts the figures again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, cast

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.historikk import Historikk
from innforing.application.kommando import UgyldigKommando
from innforing.application.rapporttall import utregnet
from innforing.cli.apning import apent_hus, kjent_strom
from innforing.cli.ledetekster import HVILER_PA
from innforing.cli.lesemodell import spor_modell
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.domain.grunnmur.rapportering import rapportslag_av
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.rapport.steg.lever_rapport import RapportLevert
from innforing.domain.rapport.steg.rett_rapport import RapportRettet
from innforing.projections import rapporter as rapportmodell

if TYPE_CHECKING:
    from innforing.bootstrap import Hus
    from innforing.domain.grunnmur.aggregat import LoggfortHendelse
    from innforing.domain.rapport.rapport import Rapport
    from innforing.domain.rapportmal.rapportmal import Rapportmal
    from innforing.projections.rapporter import Rad

AVVIK: Final = 1
"""Exit code when the figures do not count the same again."""
OVERSKRIFTER: Final = (
    Tekst("Rapport", "Rapport", "Report"),
    Tekst("Frist", "Frist", "Deadline"),
    Tekst("Status", "Status", "Status"),
    Tekst("Levert", "Levert", "Delivered"),
    Tekst("Utgave", "Utgåve", "Version"),
)
STATUSER: Final = {
    rapportmodell.APEN: Tekst("ikke levert", "ikkje levert", "not delivered"),
    rapportmodell.OVER_FRISTEN: Tekst("over fristen", "over fristen", "past its deadline"),
    rapportmodell.LEVERT: Tekst("levert", "levert", "delivered"),
    rapportmodell.LEVERT_SENT: Tekst("levert sent", "levert seint", "delivered late"),
}
SAMME: Final = Tekst(
    "talt på nytt fra den posisjonen: samme tall, byte for byte",
    "talt på nytt frå den posisjonen: same tal, byte for byte",
    "counted again from that position: the same figures, byte for byte",
)
ANDRE: Final = Tekst(
    "talt på nytt fra den posisjonen: ANDRE tall",
    "talt på nytt frå den posisjonen: ANDRE tal",
    "counted again from that position: OTHER figures",
)


def legg_til(app: typer.Typer, oversikter: typer.Typer) -> None:
    """Give the program and its overviews these commands."""
    app.command()(report)
    oversikter.command("rapporter")(kalender)


def kalender(
    *,
    nettverk: Annotated[
        str | None, typer.Option("--nettverk", help="Only those of one network: digi-….")
    ] = None,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show every report by its deadline, and where it stands."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with spor_modell(skjerm, db, "rapporter", per=per, kjent=kjent) as spurt:
        rader = rapportmodell.kalender(spurt.sight, nettverk=nettverk)
        skjerm.json(
            posisjon=spurt.sight.kjent, bak=spurt.bak, rapporter=[_som_json(r) for r in rader]
        )
        skjerm.vis(_tabell(skjerm, rader))


def report(
    *,
    nettverk: Annotated[str, typer.Argument(metavar="NETWORK", help="Its body: digi-oslo.")],
    ar: Annotated[int, typer.Argument(metavar="YEAR", help="The year reported on.")],
    slag: Annotated[str, typer.Argument(metavar="KIND", help="halvarsrapport, arsrapport …")],
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show the figures of a delivered report, and count them again from their position."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        strom = kjent_strom(hus, f"rapport:{nettverk}:{ar}:{slag}")
        levert = _siste(hus, strom)
        na = _talt(hus, strom, levert.posisjon)
    for_ = [tall.model_dump(mode="json") for tall in levert.tall]
    skjerm.json(posisjon=levert.posisjon, tall=for_, stemmer=na == for_)
    for tall in levert.tall:
        skjerm.linje(f"{skjerm.tekst(tall.tall.tekst)}: {tall.verdi}")
        skjerm.linje(f"  {', '.join(map(str, tall.bygger_pa)) or '–'}")
    skjerm.linje(f"{skjerm.tekst(HVILER_PA)} {levert.posisjon}")
    skjerm.linje(skjerm.tekst(SAMME if na == for_ else ANDRE))
    if na != for_:
        raise typer.Exit(AVVIK)


def _siste(hus: Hus, strom: str) -> RapportLevert | RapportRettet:
    """The version that holds."""
    hendelser: list[LoggfortHendelse[Any]] = list(map(hus.mapper.decode, hus.reader.stream(strom)))
    utgaver = [
        h.hendelse for h in hendelser if isinstance(h.hendelse, RapportLevert | RapportRettet)
    ]
    if not utgaver:
        raise UgyldigKommando(f"«{strom}» is not delivered: there are no figures to count.")
    return utgaver[-1]


def _talt(hus: Hus, strom: str, posisjon: int) -> list[dict[str, object]]:
    """The figures as the log up to the position has them."""
    nokkel = strom.partition(":")[2]
    rapport = cast("Rapport", hus.levende.aggregat(strom))
    mal = hus.levende.aggregat(f"rapportmal:{nokkel.rpartition(':')[2]}:{rapport.mal}")
    historikk = Historikk(hus.reader, hus.mapper, til=posisjon)
    tall = utregnet(cast("Rapportmal", mal), nokkel, historikk, hus.kommuner)
    return [ett.model_dump(mode="json") for ett in tall]


def _som_json(rad: Rad) -> dict[str, object]:
    return {
        "strom": rad.strom,
        "frist": rad.frist,
        "status": rad.status,
        "levert": rad.levert,
        "utgave": rad.utgave,
    }


def _tabell(skjerm: Skjerm, rader: list[Rad]) -> Table:
    tabell = Table(box=SIMPLE_HEAD)
    for overskrift in OVERSKRIFTER:
        tabell.add_column(skjerm.tekst(overskrift))
    for rad in rader:
        hva = f"{rad.nettverk} {rad.ar} {skjerm.tekst(rapportslag_av(rad.slag).tekst)}"
        levert = "–" if rad.levert is None else rad.levert.isoformat()
        status = skjerm.tekst(STATUSER[rad.status])
        tabell.add_row(hva, rad.frist.isoformat(), status, levert, str(rad.utgave or "–"))
    return tabell
