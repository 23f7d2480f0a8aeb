"""The innføringsmodell itself: modell prov, generalprove, bruk, angre."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.kommando import UgyldigKommando
from innforing.application.lesing import nermeste
from innforing.application.modell.bruk import angre as angre_flyttinger
from innforing.application.modell.bruk import bruk as bruk_modellen
from innforing.application.modell.flytteprove import livslopets_feil_i, prov_alle
from innforing.application.modell.generalprove import generalprove as prov_mot_historien
from innforing.application.modell.generalprove import kjent_vilkar
from innforing.application.tidspunkt import dag_i_norge, dagens_begynnelse, les_tidspunkt
from innforing.cli.apning import apent_hus, naa
from innforing.cli.ledetekster import DAGER, DET_SOM_SKJER, LOP, STANSER, TILSTAND, VILKARET
from innforing.cli.skjerm import Skjerm, delt
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.innforingsmodell.innforingsmodell import Innforingsmodell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.application.modell.bruk import Utfort
    from innforing.application.modell.generalprove import Stans
    from innforing.bootstrap import Hus

modell_app = typer.Typer(no_args_is_help=True, help="Versions of the model that løp run under.")

Versjon = Annotated[str, typer.Argument(metavar="VERSJON", help="Such as 2025.1.")]
Som = Annotated[str, typer.Option("--as", help="Who: a person's id or name.")]
Som_rolle = Annotated[str, typer.Option("--role", help="In which role.")]
Som_organ = Annotated[str, typer.Option("--body", help="For which body: its id.")]
Begrunnelse = Annotated[str, typer.Option("--begrunnelse", help="Why; stands in each løp.")]


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(modell_app, name="modell")


@modell_app.callback()
def _modell() -> None:
    """Versions of the model that løp run under."""


@modell_app.command()
def prov(*, versjon: Versjon, db: Db = None, som_json: Som_json = False, sprak: Sprak = NB) -> None:
    """Show what a version would mean for every running løp; nothing is recorded."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    _kjent(versjon)
    with apent_hus(skjerm, db) as hus:
        modell = hus.levende.aggregat(f"innforingsmodell:{versjon}")
        sett = modell.kriteriesett if isinstance(modell, Innforingsmodell) else None
        with skjerm.framdrift("prov") as vis:
            prove = prov_alle(
                hus.levende, hus.kommuner, versjon, na=naa(hus), kriteriesett=sett, framdrift=vis
            )
        feil = livslopets_feil_i(LIVSLOP[versjon])
        skjerm.json(
            versjon=versjon,
            posisjon=hus.levende.posisjon,
            feil=feil,
            antall=_antall([p.utfall for p in prove]),
            lop=[p.model_dump(mode="json") for p in prove],
        )
        skjerm.linjer(feil)
        _vis_utfall(skjerm, [(p.lop, p.tilstand, p.utfall, p.vilkar) for p in prove])


@modell_app.command()
def generalprove(
    *,
    vilkar: Annotated[str, typer.Argument(metavar="VILKAR", help="A guard of some row.")],
    fra: Annotated[str, typer.Option("--fra", metavar="DATO", help="In force since this day.")],
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show which løp would have stopped, where and how long, had a guard been in force."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    kjent_vilkar(vilkar)
    begynner = dagens_begynnelse(les_tidspunkt(fra))
    with apent_hus(skjerm, db) as hus, skjerm.framdrift("generalprove") as vis:
        siste = hus.reader.last()[0]
        rader = hus.reader.under("innforingslop:")
        prove = prov_mot_historien(
            map(hus.mapper.decode, rader), vilkar, begynner, framdrift=lambda p: vis(p, siste)
        )
    skjerm.json(
        vilkar=vilkar,
        fra=dag_i_norge(prove.fra_us),
        posisjon=siste,
        provde=prove.provde,
        ukjente=prove.ukjente,
        stanser=[_stans(s) for s in prove.stanser],
    )
    _vis_stanser(skjerm, vilkar, prove.stanser)


@modell_app.command()
def bruk(
    *,
    versjon: Versjon,
    som: Som,
    rolle: Som_rolle,
    organ: Som_organ,
    begrunnelse: Begrunnelse,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Move every running løp that nothing stops; tell of the others, and leave them alone."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    _kjent(versjon)
    with apent_hus(skjerm, db) as hus, skjerm.framdrift("bruk") as vis:
        aktor = hus.som(som, rolle=rolle, organ=organ).aktor
        utfort = bruk_modellen(
            hus, hus.levende, versjon, aktor, begrunnelse, na=naa(hus), framdrift=vis
        )
        _vis_utfort(skjerm, hus, versjon, utfort)


@modell_app.command()
def angre(
    *,
    versjon: Versjon,
    som: Som,
    rolle: Som_rolle,
    organ: Som_organ,
    begrunnelse: Begrunnelse,
    lop: Annotated[
        list[str] | None, typer.Option("--lop", help="Only this løp; may be repeated.")
    ] = None,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Let løp that were moved to a version follow the one they came from."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    _kjent(versjon)
    with apent_hus(skjerm, db) as hus, skjerm.framdrift("angre") as vis:
        aktor = hus.som(som, rolle=rolle, organ=organ).aktor
        utfort = angre_flyttinger(
            hus,
            hus.levende,
            versjon,
            aktor,
            begrunnelse,
            na=naa(hus),
            bare=tuple(lop or ()),
            framdrift=vis,
        )
        _vis_utfort(skjerm, hus, versjon, utfort)


def _kjent(versjon: str) -> None:
    if versjon not in LIVSLOP:
        raise UgyldigKommando(
            f"there is no version «{versjon}»; there is {', '.join(LIVSLOP)}."
            f"{nermeste(versjon, LIVSLOP)}"
        )


def _antall(utfall: Sequence[Modellutfall | None]) -> dict[str, int]:
    telt = Counter(utfall)
    return {str(en.value): telt[en] for en in Modellutfall}


def _vis_utfort(skjerm: Skjerm, hus: Hus, versjon: str, utfort: Sequence[Utfort]) -> None:
    skjerm.json(
        versjon=versjon,
        posisjon=hus.reader.last()[0],
        flyttet=[u.lop for u in utfort if u.posisjon is not None],
        antall=_antall([u.utfall for u in utfort]),
        lop=[
            {"lop": u.lop, "posisjon": u.posisjon, "utfall": u.utfall, "vilkar": u.vilkar}
            for u in utfort
        ],
    )
    _vis_utfall(
        skjerm,
        [
            (u.lop, "–" if u.posisjon is None else f"{u.posisjon}", u.utfall, u.vilkar)
            for u in utfort
        ],
    )


def _vis_utfall(
    skjerm: Skjerm, rader: Sequence[tuple[str, str, Modellutfall | None, tuple[str, ...]]]
) -> None:
    """One line for each løp, those that need somebody last, and how many of each."""
    tabell = Table(box=SIMPLE_HEAD)
    for overskrift in (LOP, TILSTAND, DET_SOM_SKJER, VILKARET):
        tabell.add_column(skjerm.tekst(overskrift))
    orden = list(Modellutfall)
    for lop, tilstand, utfall, vilkar in sorted(
        rader, key=lambda r: (0 if r[2] is None else orden.index(r[2]), r[0])
    ):
        sagt = (skjerm.tekst(VILKAR[n].tekst) if n in VILKAR else n for n in vilkar)
        hva = "–" if utfall is None else skjerm.tekst(utfall.tekst)
        tabell.add_row(lop, tilstand, hva, delt(sagt))
    skjerm.vis(tabell)
    telt = Counter(r[2] for r in rader)
    skjerm.linje(delt(f"{skjerm.tekst(en.tekst)}: {telt[en]}" for en in Modellutfall))


def _stans(stans: Stans) -> dict[str, object]:
    return {
        "lop": stans.lop,
        "steg": stans.steg,
        "tilstand": stans.tilstand,
        "posisjon": stans.posisjon,
        "fra": dag_i_norge(stans.fra_us),
        "til": None if stans.til_us is None else dag_i_norge(stans.til_us),
        "dager": stans.dager,
        "kjent_varighet": stans.kjent_varighet,
        "mangler": stans.mangler,
    }


def _vis_stanser(skjerm: Skjerm, vilkar: str, stanser: Sequence[Stans]) -> None:
    tabell = Table(title=skjerm.tekst(VILKAR[vilkar].tekst), title_justify="left", box=SIMPLE_HEAD)
    for overskrift in (LOP, STANSER, TILSTAND, DAGER):
        tabell.add_column(skjerm.tekst(overskrift))
    for s in stanser:
        lenge = f"{s.dager}" if s.dager is not None else ("–" if s.kjent_varighet else "?")
        tabell.add_row(s.lop, f"{s.steg} {dag_i_norge(s.fra_us)}", s.tilstand, lenge)
    skjerm.vis(tabell)
    skjerm.linje(f"{len({s.lop for s in stanser})} {skjerm.tekst(LOP).lower()}, {len(stanser)}")
