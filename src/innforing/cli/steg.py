"""The command `step`: one step on one stream, as one person in one role for one body."""

from __future__ import annotations

import json
import os
import sys
import uuid
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from innforing.application.forklaring import forklar
from innforing.application.kommando import Avvist, Gjort, Kommando, UgyldigKommando
from innforing.application.lesing import STORSTE, nermeste
from innforing.application.ordbok import Ordbok
from innforing.application.tidspunkt import dagens_begynnelse, les_tidspunkt
from innforing.cli.apning import apent_hus, naa, strom_av, tilbakeblikk
from innforing.cli.ledetekster import GJENTATT
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.katalog import STEG

if TYPE_CHECKING:
    from innforing.application.kommando import Svar
    from innforing.bootstrap import Hus

PER_KOMMUNE = ("deltakelse", "ibruktakelse")
"""Streams whose key ends with a kommune."""


def step(
    *,
    steg: Annotated[str, typer.Argument(metavar="STEP", help="Such as foresla or legg_plan.")],
    id_: Annotated[str, typer.Argument(metavar="ID", help="Such as kj-2024 or pulje:kj-2024:1.")],
    som: Annotated[str, typer.Option("--as", help="Who: a person's id or name.")],
    rolle: Annotated[str, typer.Option("--role", help="In which role.")],
    organ: Annotated[str, typer.Option("--body", help="For which body: its id.")],
    data: Annotated[
        str, typer.Option(help="The step's fields as JSON; @file reads one, - the standard input.")
    ] = "{}",
    kommando_id: Annotated[
        str | None, typer.Option("--command-id", help="A UUID; repeating it records nothing.")
    ] = None,
    sett: Annotated[
        int | None, typer.Option("--seen", help="The version the decision was made on.")
    ] = None,
    gjelder: Annotated[
        str | None, typer.Option("--effective", help="When it takes effect, if not now.")
    ] = None,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Take one step; a refusal lists everything that is missing and who can mend it."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    felt = _les_data(data)
    with apent_hus(skjerm, db) as hus:
        svar = hus.ta_steg(
            Kommando(
                id=_uuid(kommando_id),
                steg=steg,
                pa=_strom(hus, steg, id_),
                aktor=hus.som(som, rolle=rolle, organ=organ).aktor,
                data=felt,
                gjelder=None if gjelder is None else dagens_begynnelse(les_tidspunkt(gjelder)),
                sett_versjon=sett,
            )
        )
        vis_svar(skjerm, hus, svar)
    if not isinstance(svar, Gjort):
        raise typer.Exit(1)


def vis_svar(skjerm: Skjerm, hus: Hus, svar: Svar) -> None:
    """What became of a step, for people or for machines."""
    """What came of a step, and where it was refused everything that is missing."""
    if isinstance(svar, Gjort):
        if svar.gjentatt:
            skjerm.linje(skjerm.tekst(GJENTATT))
        hendelser = [(h.posisjon, h.strom, h.versjon, h.hendelse) for h in svar.hendelser]
        for posisjon, strom, versjon, hendelse in hendelser:
            navn = f"{skjerm.tekst(hendelse.tekst)} ({type(hendelse).__name__})"
            skjerm.linje(f"{posisjon:>6}  {strom}  {versjon}  {navn}")
        skjerm.json(
            utfall="gjort",
            kommando=svar.kommando,
            gjentatt=svar.gjentatt,
            posisjon=svar.posisjon,
            versjon=svar.versjon,
            hendelser=[
                {"posisjon": p, "strom": s, "versjon": v, "hendelse": type(h).__name__}
                for p, s, v, h in hendelser
            ],
        )
        return
    blikk = tilbakeblikk(hus)
    lop = blikk.aggregat(svar.strom)
    ordbok = Ordbok(
        skjerm.ordbok.sprak,
        kommuner=hus.kommuner,
        leser=blikk,
        lop=lop if isinstance(lop, Innforingslop) else None,
        personer=hus.personer,
    )
    forklaring = forklar(svar, ordbok)
    skjerm.linjer(forklaring.linjer(ordbok))
    skjerm.json(
        utfall="avvist" if isinstance(svar, Avvist) else "flyttet",
        kommando=svar.kommando,
        sperrer=[asdict(p) for p in forklaring.sperrer],
        avklares=[asdict(p) for p in forklaring.avklares],
        mellom=list(forklaring.mellom),
    )


def _les_data(data: str) -> dict[str, object]:
    """The step's fields from the argument, a file or the standard input; no more than a step is."""
    raa = data
    try:
        if data == "-":
            raa = sys.stdin.read(STORSTE + 1)
        elif data.startswith("@"):
            with Path(data[1:]).open(encoding="utf-8") as fil:
                raa = fil.read(STORSTE + 1)
    except OSError as feil:
        raise UgyldigKommando(f"--data: {data[1:]}: {os.strerror(feil.errno or 0)}.") from None
    except UnicodeDecodeError as feil:
        raise UgyldigKommando(f"--data: byte {feil.start} is not UTF-8.") from None
    if len(raa) > STORSTE:
        raise UgyldigKommando(f"--data: more than {STORSTE} characters; a step holds no more.")
    try:
        felt = json.loads(raa)
    except json.JSONDecodeError as feil:
        sted = f"line {feil.lineno}, column {feil.colno}"
        raise UgyldigKommando(f"--data, {sted}: not JSON: {feil.msg}.") from None
    except RecursionError:
        raise UgyldigKommando("--data: nested too deeply.") from None
    if not isinstance(felt, dict):
        raise UgyldigKommando('--data: expected an object, such as {"begrunnelse": "…"}.')
    return felt


def _uuid(tekst: str | None) -> str:
    if tekst is None:
        return str(uuid.uuid4())
    try:
        return str(uuid.UUID(tekst))
    except ValueError:
        raise UgyldigKommando(f"--command-id: «{tekst}» is no UUID.") from None


def _strom(hus: Hus, steg: str, id_: str) -> str:
    """The stream; a kommune in it may be written as id, number or name."""
    if steg not in STEG:
        raise UgyldigKommando(f"unknown step «{steg}».{nermeste(steg, STEG)}")
    strom = strom_av(id_, STEG[steg].aggregattype().prefiks)
    if strom.partition(":")[0] not in PER_KOMMUNE:
        return strom
    foran, _, sokt = strom.rpartition(":")
    dag = naa(hus).astimezone(OSLO).date()
    kommune = hus.kommuner.finn(sokt, dag)
    if kommune is None and sokt not in {k.id for k in hus.kommuner.per(hus.kommuner.begynner)}:
        naere = ", ".join(hus.kommuner.nermeste(sokt, dag))
        tips = f" Nearest: {naere}." if naere else ""
        raise UgyldigKommando(f"there is no kommune «{sokt}».{tips}")
    strom = f"{foran}:{kommune.id if kommune else sokt}"
    _kontroller_malgruppe(hus, strom, sokt if kommune is None else kommune.visningsnavn)
    return strom


def _kontroller_malgruppe(hus: Hus, strom: str, navn: str) -> None:
    """A kommune that the løp was never for has no deltakelse to take a step on."""
    slag, _, resten = strom.partition(":")
    lop = resten.partition(":")[0]
    finnes = slag == "deltakelse" and bool(hus.reader.stream(f"innforingslop:{lop}"))
    if finnes and not hus.reader.stream(strom):
        raise UgyldigKommando(f"{navn} is not among the kommuner that «{lop}» is for.")
