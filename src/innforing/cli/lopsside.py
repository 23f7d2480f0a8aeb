"""One løp on a screen: what it is, and the next steps of every role with what is missing."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from innforing.application.forklaring import AVKLARES, PA_PLASS, punkter
from innforing.cli.bord import tilstand_av, type_av
from innforing.cli.ledetekster import (
    AVHENGER,
    EIER,
    FORER_TIL,
    KLAR,
    KOMMUNER,
    LEDERE,
    LOSNING,
    PULJER,
    TILSTAND,
    TYPE,
)
from innforing.cli.skjerm import delt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.application.arbeidsbord import Lopsrad
    from innforing.application.neste_steg import Mulig
    from innforing.application.ordbok import Ordbok
    from innforing.application.replay import Tilbakeblikk
    from innforing.cli.skjerm import Skjerm
    from innforing.registers.personer import Personregister


def vis_lop(
    skjerm: Skjerm,
    ordbok: Ordbok,
    personer: Personregister,
    blikk: Tilbakeblikk,
    rad: Lopsrad,
    mulige: Sequence[Mulig],
) -> None:
    """Show it, or give it as JSON."""
    lop = rad.lop
    skjerm.linje(f"{rad.id}: {lop.tittel or '–'}", style="bold")
    tilstand = f"{tilstand_av(skjerm, lop)}, {rad.siden} ({rad.dager} d)"
    ledere = (
        f"{personer.navn(leder.person) or leder.person} ({skjerm.tekst(leder.rolle.tekst)})"
        for leder in lop.ledere_pa(blikk.dag)
    )
    puljer = (
        f"{p.nr}{f' {p.navn}' if p.navn else ''}: {skjerm.tekst(p.fase.tekst)}" for p in lop.puljer
    )
    for hode, verdi in (
        (TILSTAND, tilstand),
        (TYPE, type_av(skjerm, lop)),
        (LOSNING, lop.losning or "–"),
        (EIER, lop.eier or "–"),
        (LEDERE, delt(ledere)),
        (KOMMUNER, str(len(lop.kommuner))),
        (PULJER, delt(puljer)),
    ):
        skjerm.linje(f"  {skjerm.tekst(hode)}: {verdi}")
    for linje in _steg_per_rolle(skjerm, ordbok, mulige):
        skjerm.linje(linje)
    skjerm.json(
        id=rad.id,
        posisjon=blikk.posisjon,
        per=blikk.dag,
        siden=rad.siden,
        tilstand=lop.tilstand,
        lop=lop,
        neste=[_som_tabell(ordbok, mulig) for mulig in mulige],
    )


def _steg_per_rolle(skjerm: Skjerm, ordbok: Ordbok, mulige: Sequence[Mulig]) -> Iterator[str]:
    roller = list(dict.fromkeys(hvem for mulig in mulige for hvem in mulig.hvem))
    vist: set[str] = set()
    for rolle in roller:
        yield ""
        yield f"{ordbok.hvem(rolle)}:"
        for mulig in (m for m in mulige if rolle in m.hvem):
            yield from _steg(skjerm, ordbok, mulig, kort=mulig.steg in vist)
            vist.add(mulig.steg)


def _steg(skjerm: Skjerm, ordbok: Ordbok, mulig: Mulig, *, kort: bool) -> Iterator[str]:
    """One step of a role; where another role had it above, only its line."""
    til = (
        "" if mulig.til is None else f", {skjerm.tekst(FORER_TIL)} {ordbok.tekst(mulig.til.tekst)}"
    )
    klar = f" ({skjerm.tekst(KLAR)})" if mulig.klar and not mulig.avklares else ""
    merke = "+" if mulig.klar else "-"
    yield f"  {merke} {ordbok.steg(mulig.steg)} ({mulig.steg}){til}{klar}"
    if kort:
        return
    for hode, uoppfylte in ((PA_PLASS, mulig.sperrer), (AVKLARES, mulig.avklares)):
        if uoppfylte:
            yield f"      {ordbok.tekst(hode)}:"
            for punkt in punkter(uoppfylte, ordbok):
                yield from (f"      {linje}" for linje in punkt.linjer(ordbok))
    if mulig.avhenger:
        navn = delt(u.vilkar.navn for u in mulig.avhenger)
        yield f"      {len(mulig.avhenger)} {skjerm.tekst(AVHENGER)}: {navn}"
        for punkt in punkter((u for u in mulig.avhenger if u.mangler), ordbok):
            yield from (f"      {linje}" for linje in punkt.linjer(ordbok))


def _som_tabell(ordbok: Ordbok, mulig: Mulig) -> dict[str, object]:
    return {
        "steg": mulig.steg,
        "tekst": ordbok.steg(mulig.steg),
        "hvem": mulig.hvem,
        "til": mulig.til,
        "klar": mulig.klar,
        "sperrer": [asdict(p) for p in punkter(mulig.sperrer, ordbok)],
        "avklares": [asdict(p) for p in punkter(mulig.avklares, ordbok)],
        "avhenger": [asdict(p) for p in punkter(mulig.avhenger, ordbok)],
    }
