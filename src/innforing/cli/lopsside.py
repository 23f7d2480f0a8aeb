"""One løp on a screen: what it is, and the next steps of every role with what is missing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
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
    STIGE,
    SVAR,
    TILSTAND,
    TYPE,
    UKJENT,
)
from innforing.cli.skjerm import delt
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.verdier import Puljefase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from innforing.application.neste_steg import Mulig
    from innforing.application.ordbok import Ordbok
    from innforing.bootstrap import Hus
    from innforing.cli.skjerm import Skjerm
    from innforing.domain.grunnmur.verdi import Kodeverk
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.projections.lopsoversikt.lopsoversikt import Oversiktsrad


@dataclass(frozen=True, slots=True, kw_only=True)
class Lopsside:
    """What the page of one løp shows: its row on the board, and what the engine answers."""

    rad: Oversiktsrad
    lop: Innforingslop
    mulige: Sequence[Mulig]
    dag: date
    posisjon: int
    bak: int


def vis_lop(skjerm: Skjerm, ordbok: Ordbok, hus: Hus, side: Lopsside) -> None:
    """Show it, or give it as JSON."""
    rad = side.rad
    skjerm.linje(f"{rad.lop}: {rad.tittel}", style="bold")
    ledere = (
        f"{hus.personer.navn(person) or person} ({_kodeord(skjerm, Rolle, rolle)})"
        for person, rolle in rad.ledere
    )
    puljer = (f"{nr}: {_kodeord(skjerm, Puljefase, fase)}" for nr, fase in rad.puljer.items())
    svar = (f"{_kodeord(skjerm, Svarstatus, kode)} {n}" for kode, n in rad.svar.items())
    trinn = (f"{_kodeord(skjerm, Bruksstatus, kode)} {n}" for kode, n in rad.trinn.items())
    for hode, verdi in (
        (TILSTAND, f"{tilstand_av(skjerm, rad)}, {rad.siden} ({rad.dager} d)"),
        (TYPE, type_av(skjerm, rad)),
        (LOSNING, rad.losning or "–"),
        (EIER, rad.eier or "–"),
        (LEDERE, delt(ledere)),
        (KOMMUNER, str(sum(rad.svar.values()))),
        (PULJER, delt(puljer)),
        (SVAR, delt(svar)),
        (STIGE, delt(trinn)),
    ):
        skjerm.linje(f"  {skjerm.tekst(hode)}: {verdi}")
    for linje in _steg_per_rolle(skjerm, ordbok, side.mulige):
        skjerm.linje(linje)
    skjerm.json(
        id=rad.lop,
        posisjon=side.posisjon,
        bak=side.bak,
        per=side.dag,
        siden=rad.siden,
        tilstand=rad.tilstand,
        rad=asdict(rad),
        lop=side.lop,
        neste=[_som_tabell(ordbok, mulig) for mulig in side.mulige],
    )


def _kodeord(skjerm: Skjerm, kodeverk: type[Kodeverk], kode: str) -> str:
    """The word for a stored code; «Ukjent» beside them."""
    funnet = next((k for k in kodeverk if k.value == kode), None)
    return skjerm.tekst(UKJENT if funnet is None else funnet.tekst)


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
