"""The audit trail on a screen: a paragraph for each event, and for each refusal among them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from innforing.cli.ledetekster import (
    AVKLART,
    AVVIST,
    BEGRUNNELSE,
    BESLUTNING,
    FOLGE_AV,
    GJELDER,
    HISTORIKK,
    HVILER_PA,
    I_SJEKKPUNKT,
    MED_VITNE,
    SYSTEMET,
    UTEN_SJEKKPUNKT,
    UTEN_VITNE,
)
from innforing.cli.skjerm import delt
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.aktor import Rolle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.application.bevisstatus import Bevisstatus
    from innforing.application.revisjonsspor import Sporlinje
    from innforing.cli.skjerm import Skjerm


def vis_spor(skjerm: Skjerm, strom: str, linjer: Sequence[Sporlinje], bevis: Bevisstatus) -> None:
    """Show the trail, or give it as JSON, with how far the proof of each event has come."""
    skjerm.linje(f"{skjerm.tekst(HISTORIKK)}: {strom}", style="bold")
    for linje in linjer:
        for nr, tekst in enumerate(_avsnitt(skjerm, linje, bevis)):
            skjerm.linje(tekst, style="" if nr else "bold")
    skjerm.json(strom=strom, linjer=[_som_tabell(skjerm, linje, bevis) for linje in linjer])


def _avsnitt(skjerm: Skjerm, linje: Sporlinje, bevis: Bevisstatus) -> Iterator[str]:
    tid = f"{linje.registrert.astimezone(OSLO):%Y-%m-%d %H:%M:%S}"
    if linje.avvist:
        yield from _avvist(skjerm, linje, tid)
        return
    yield from _hendt(skjerm, linje, tid)
    if bevis.note is None:
        return
    antall = bevis.dekker(linje.posisjon)
    if antall is None:
        yield f"        {skjerm.tekst(UTEN_SJEKKPUNKT)}"
    else:
        vitne = skjerm.tekst(MED_VITNE if bevis.bekreftet else UTEN_VITNE)
        yield f"        {skjerm.tekst(I_SJEKKPUNKT)} {antall}. {vitne}."


def _avvist(skjerm: Skjerm, linje: Sporlinje, tid: str) -> Iterator[str]:
    steg = skjerm.ordbok.steg(linje.steg or "")
    yield f"{linje.posisjon:>6}+ {tid}  {steg} ({linje.steg}): {skjerm.tekst(AVVIST)}"
    yield f"        {_hvem(skjerm, linje)}"
    for navn in linje.uoppfylte:
        yield f"        - {skjerm.ordbok.ord(navn)} ({navn})"


def _hendt(skjerm: Skjerm, linje: Sporlinje, tid: str) -> Iterator[str]:
    tekst = "" if linje.tekst is None else skjerm.tekst(linje.tekst)
    yield f"{linje.posisjon:>6}  {tid}  {tekst} ({linje.hendelse})"
    if linje.ulest is not None:
        yield f"        ! {linje.ulest}"
    yield f"        {_hvem(skjerm, linje)}"
    if linje.gjelder is not None:
        yield f"        {skjerm.tekst(GJELDER)} {linje.gjelder.astimezone(OSLO):%Y-%m-%d %H:%M}"
    if linje.arsak is not None:
        yield f"        {skjerm.tekst(FOLGE_AV)} {linje.arsak}"
    if linje.begrunnelse is not None:
        yield f"        {skjerm.tekst(BEGRUNNELSE)}: {linje.begrunnelse}"
    for navn, svar in linje.avklaringer.items():
        yield f"        {skjerm.tekst(AVKLART)}: {skjerm.ordbok.ord(navn)} ({navn}): {svar}"
    if linje.beslutning is not None:
        yield f"        {skjerm.tekst(BESLUTNING)}: {_kort(linje.beslutning)}"
    if linje.innhold:
        yield f"        {_kort(linje.innhold)}"
    if isinstance(linje.grunnlag, dict):
        fakta = linje.grunnlag.get("fakta")
        pa = f"{skjerm.tekst(HVILER_PA)} {linje.grunnlag.get('posisjon')}"
        yield f"        {pa}{f': {_kort(fakta)}' if fakta else ''}"


def _hvem(skjerm: Skjerm, linje: Sporlinje) -> str:
    roller = {str(rolle.value): rolle for rolle in Rolle}
    rolle = roller.get(linje.rolle or "")
    i_rolle = linje.rolle or "–" if rolle is None else skjerm.tekst(rolle.tekst)
    if linje.person is None:
        return f"{skjerm.tekst(SYSTEMET)} ({i_rolle}, {linje.organ})"
    return f"{linje.navn or linje.person}, {i_rolle}, {linje.organ} → {linje.steg}"


def _kort(verdi: object) -> str:
    """A table on one line, in full: the trail leaves nothing out."""
    tabell = verdi if isinstance(verdi, dict) else {"": verdi}
    return delt((f"{navn}={_ledd(ledd)}" for navn, ledd in tabell.items()), "; ")


def _ledd(verdi: object) -> str:
    return verdi if isinstance(verdi, str) else json.dumps(verdi, ensure_ascii=False)


def _som_tabell(skjerm: Skjerm, linje: Sporlinje, bevis: Bevisstatus) -> dict[str, object]:
    tekst = None if linje.tekst is None else skjerm.tekst(linje.tekst)
    sjekkpunkt = None if linje.avvist else bevis.dekker(linje.posisjon)
    return asdict(linje) | {"tekst": tekst, "sjekkpunkt": sjekkpunkt}
