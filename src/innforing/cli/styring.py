"""Overview of what was decided, agreed and judged by a day: overview beslutningsspor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.cli.lesemodell import spor_modell
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.losning.styring import Pliktstatus
from innforing.domain.milepel.verdier import Milepelart, Styringsorgan
from innforing.projections.beslutningsspor import beslutningsspor as lesemodell

if TYPE_CHECKING:
    import typer

    from innforing.projections.beslutningsspor.beslutningsspor import Avtalebilde, Pliktbilde
    from innforing.projections.losninger.losninger import Post

DAG: Final = Tekst("Dag", "Dag", "Day")
ORGAN: Final = Tekst("Organ", "Organ", "Body")
HVA: Final = Tekst("Hva", "Kva", "What")
AVTALE: Final = Tekst("Avtale eller brev", "Avtale eller brev", "Agreement or letter")
SISTE_DAG: Final = Tekst("Siste dag", "Siste dag", "Last day")
GJELDER: Final = Tekst("Gjelder", "Gjeld", "Holds")
GATT_UT: Final = Tekst("Gått ut", "Gått ut", "Expired")
ORDENE: Final = {str(k.value): k.tekst for verk in (Milepelart, Styringsorgan) for k in verk}
"""Code → what a body is called, or did."""


def legg_til(oversikter: typer.Typer) -> None:
    """Give the overviews this command."""
    oversikter.command("beslutningsspor")(beslutningsspor)


def beslutningsspor(
    *,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show the decision trail: milepæler, agreements that hold, and duties to use."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with spor_modell(skjerm, db, "beslutningsspor", per=per, kjent=kjent) as spurt:
        milepeler, avtaler = lesemodell.milepeler(spurt.sight), lesemodell.avtaler(spurt.sight)
        satt = [p for p in lesemodell.plikter(spurt.sight) if p.status is not Pliktstatus.INGEN]
        skjerm.json(
            posisjon=spurt.sight.kjent,
            bak=spurt.bak,
            milepeler=[_milepel(m) for m in milepeler],
            avtaler=[_avtale(a) for a in avtaler],
            plikter=[_plikt(p) for p in satt],
        )
        _vis(skjerm, milepeler, avtaler, satt)


def _milepel(m: Post) -> dict[str, object]:
    felt = ("dato", "til", "organ", "art", "hva", "referanse")
    return {"id": m.id, **{navn: m.tekst(navn) for navn in felt}, "bygger_pa": m.liste("bygger_pa")}


def _avtale(a: Avtalebilde) -> dict[str, object]:
    return {
        "id": a.avtale,
        "tittel": a.hva.tekst("tittel"),
        "fra": a.hva.tekst("fra"),
        "siste_dag": a.siste_dag,
        "gjelder": a.gjelder,
        "uten_vurdering": a.uten_vurdering,
    }


def _plikt(p: Pliktbilde) -> dict[str, object]:
    siden = None if p.plikt is None else p.plikt.tekst("dato")
    return {"losning": p.losning, "status": p.status, "siden": siden}


def _vis(
    skjerm: Skjerm, milepeler: list[Post], avtaler: list[Avtalebilde], plikter: list[Pliktbilde]
) -> None:
    trail = Table(box=SIMPLE_HEAD)
    for overskrift in (DAG, ORGAN, HVA):
        trail.add_column(skjerm.tekst(overskrift))
    for m in milepeler:
        organ, art = (skjerm.tekst(ORDENE[m.tekst(navn) or ""]) for navn in ("organ", "art"))
        trail.add_row(m.tekst("dato"), f"{organ}: {art.lower()}", m.tekst("hva"))
    skjerm.vis(trail)
    holder = Table(box=SIMPLE_HEAD)
    for overskrift in (AVTALE, GJELDER, SISTE_DAG):
        holder.add_column(skjerm.tekst(overskrift))
    for a in avtaler:
        gjelder = skjerm.tekst(GJELDER if a.gjelder else GATT_UT)
        siste = "–" if a.siste_dag is None else a.siste_dag.isoformat()
        holder.add_row(a.hva.tekst("tittel"), gjelder, siste)
    skjerm.vis(holder)
    for p in plikter:
        skjerm.linje(f"{p.navn}: {skjerm.tekst(p.status.tekst)}")
