"""What waits for whom, from the read model: waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from innforing.application.kommando import UgyldigKommando
from innforing.application.lesing import nermeste
from innforing.application.moment import les_moment
from innforing.application.ordbok import Ordbok
from innforing.application.tidspunkt import dag_i_norge
from innforing.cli.apning import apent_hus, naa
from innforing.cli.forbehold import si_forbehold
from innforing.cli.ledetekster import HVILER_PA, KOMMUNER, VENTER_PA
from innforing.cli.skjerm import Skjerm, delt
from innforing.cli.valg import NB, Db, Kjent, Per, Som_json, Sprak
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import MYNDIGHETER
from innforing.projections.arbeidsbord.arbeidsbord import Arbeidsbord, per_rolle, venter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.application.moment import Moment
    from innforing.bootstrap import Hus
    from innforing.projections.arbeidsbord.oppgaver import Oppgave
    from innforing.projections.readside import ReadSide

INGENTING = Tekst("Ingenting venter", "Ingenting ventar", "Nothing waits")
SIDEN = Tekst("siden", "sidan", "since")
FRIST = Tekst("frist", "frist", "deadline")
FORFALT = Tekst("forfalt", "forfallen", "overdue")
FLEST = 5
"""Kommuner that are named on one line; of more the number is told, and --json has them all."""


def legg_til(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command()(waiting)


def waiting(
    *,
    rolle: Annotated[
        str | None,
        typer.Option("--role", metavar="ROLE", help="A role or an authority, such as eier."),
    ] = None,
    organ: Annotated[
        str | None,
        typer.Option("--body", metavar="BODY", help="A body, such as koordineringsgruppen."),
    ] = None,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show what waits for whom: since when, until when, and what is overdue."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus:
        _kjent_hvem(hus, rolle, organ)
        moment = les_moment(hus, naa(hus), per=per, kjent=kjent)
        with hus.lesesiden() as side:
            bak = side.catch_up().behind
            _vis(skjerm, hus, side, moment, (rolle, organ), bak)


def _kjent_hvem(hus: Hus, rolle: str | None, organ: str | None) -> None:
    """Refuse a role or a body that nobody has heard of, with the nearest names."""
    roller = {*MYNDIGHETER, *(str(r.value) for r in Rolle)}
    if rolle is not None and rolle not in roller:
        raise UgyldigKommando(f"there is no role «{rolle}».{nermeste(rolle, sorted(roller))}")
    if organ is None:
        return
    organer = {rad.stream_id.partition(":")[2] for rad in hus.reader.under("organ:")}
    for dag in (hus.kommuner.begynner, dag_i_norge(hus.reader.last()[1])):
        organer |= {f"kommune-{kommune.id}" for kommune in hus.kommuner.per(dag)}
    if organ not in organer:
        raise UgyldigKommando(f"there is no body «{organ}».{nermeste(organ, sorted(organer))}")


def _vis(
    skjerm: Skjerm,
    hus: Hus,
    side: ReadSide,
    moment: Moment,
    hvem: tuple[str | None, str | None],
    bak: int,
) -> None:
    rolle, organ = hvem
    dag = moment.dag
    with side.sight(Arbeidsbord.navn, per=moment.per, kjent=moment.kjent) as sight:
        alle = venter(sight, rolle=rolle, organ=organ)
        grupper = per_rolle(sight, rolle=rolle, organ=organ)
        posisjon, parkert = sight.kjent, sight.parked()
    skjerm.json(
        per=dag,
        posisjon=posisjon,
        rolle=rolle,
        organ=organ,
        parkert=[p._asdict() for p in parkert],
        venter=[_som_tabell(skjerm, o) for o in alle],
    )
    ordbok = Ordbok(skjerm.ordbok.sprak, kommuner=hus.kommuner)
    skjerm.linje(f"{skjerm.tekst(VENTER_PA)} {dag}:", style="bold")
    for myndighet, oppgaver in grupper.items():
        skjerm.linje(f"  {ordbok.hvem(myndighet)}")
        skjerm.linjer(_linjer(skjerm, ordbok, myndighet, oppgaver))
    if not alle:
        skjerm.linje(f"  {skjerm.tekst(INGENTING)}")
    skjerm.linje(f"{skjerm.tekst(HVILER_PA)} {posisjon}")
    si_forbehold(skjerm, bak, parkert)


def _linjer(
    skjerm: Skjerm, ordbok: Ordbok, myndighet: str, oppgaver: Sequence[Oppgave]
) -> Iterator[str]:
    """One line for each thing; the same thing for many kommuner is one line."""
    samlet: dict[tuple[object, ...], list[Oppgave]] = {}
    for o in oppgaver:
        hva = (o.lop, o.pulje, o.art, o.siden, o.frist, o.forfalt)
        samlet.setdefault((*hva, o.nr) if o.kommune is None else hva, []).append(o)
    for like in samlet.values():
        kommuner = list(dict.fromkeys(o.kommune for o in like if o.kommune is not None))
        navn = [ordbok.ord(kommune) for kommune in kommuner]
        mange = f"{len(navn)} {skjerm.tekst(KOMMUNER).lower()}"
        forst = like[0]
        pulje = None if forst.pulje is None else f"pulje {forst.pulje}"
        nr = forst.nr if forst.kommune is None else None
        om = (forst.lop, pulje, nr, delt(navn) if len(navn) <= FLEST else mange)
        hvor = ", ".join(ledd for ledd in om if ledd not in (None, delt(())))
        yield f"    {hvor}: {skjerm.tekst(forst.tekst)} ({_detaljer(skjerm, myndighet, forst)})"


def _detaljer(skjerm: Skjerm, myndighet: str, o: Oppgave) -> str:
    """Since when, until when, and the body where it is not the kommune's own."""
    organer = dict.fromkeys(m.organ for m in o.mottakere if m.myndighet == myndighet)
    deler = [f"{skjerm.tekst(SIDEN)} {o.siden}"]
    if o.frist is not None:
        passert = f", {skjerm.tekst(FORFALT)}" if o.forfalt else ""
        deler.append(f"{skjerm.tekst(FRIST)} {o.frist}{passert}")
    if o.kommune is None or myndighet not in {"kommunen", "kommunens_fullmektig"}:
        deler.extend(organ for organ in organer if organ not in (None, myndighet))
    return "; ".join(deler)


def _som_tabell(skjerm: Skjerm, o: Oppgave) -> dict[str, object]:
    return {
        "art": o.art,
        "tekst": skjerm.tekst(o.tekst),
        "steg": o.steg,
        "om": o.om,
        "lop": o.lop,
        "losning": o.losning,
        "kommune": o.kommune,
        "pulje": o.pulje,
        "hvem": [m._asdict() for m in o.mottakere],
        "siden": o.siden,
        "frist": o.frist,
        "forfalt": o.forfalt,
        "posisjoner": o.posisjoner,
    }
