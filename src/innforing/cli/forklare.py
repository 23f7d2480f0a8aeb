"""What a figure rests on, and what differs between two moments: explain, diff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from innforing.application.kommando import UgyldigKommando
from innforing.application.lesing import nermeste
from innforing.application.moment import Moment, les_moment
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.cli.apning import apent_hus, kjent_modell, naa
from innforing.cli.forbehold import si_forbehold
from innforing.cli.ledetekster import (
    BLE,
    CELLE,
    HENDELSER,
    HVILER,
    INGEN_FORSKJELL,
    VAR,
    VERDI,
)
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Kjent, Modell, Per, Som_json, Sprak
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.projections.statement import difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.bootstrap import Hus
    from innforing.projections.books import Parked
    from innforing.projections.readside import ReadSide
    from innforing.projections.statement import Change, Statement

VIST = 20
"""Events, and names of cells, that are shown; `--json` has them all."""


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    for kommando in (explain, diff):
        app.command()(kommando)


def explain(
    *,
    modell: Modell,
    sti: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="Such as kjernejournal norge tatt_i_bruk."),
    ] = None,
    db: Db = None,
    per: Per = None,
    kjent: Kjent = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show the events that a figure rests on; with a part of its path, the figures below it."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus, hus.lesesiden() as side:
        moment = les_moment(hus, naa(hus), per=per, kjent=kjent)
        etterslep = side.catch_up()
        sted = tuple(sti or ())
        celler = _celler(hus, side, kjent_modell(side.projections, modell), sted, moment)
        parkert = _parkert(side, modell)
        [*_, siste] = celler
        if siste.path == sted:
            _vis_hendelser(skjerm, hus, siste)
        else:
            _vis_celler(skjerm, celler)
        si_forbehold(skjerm, etterslep.behind, parkert)
        skjerm.json(
            modell=modell,
            per=moment.dag,
            posisjon=etterslep.position if moment.kjent is None else moment.kjent,
            bak=etterslep.behind,
            celler=[_som_tabell(celle) for celle in celler],
            hendelser=[_hendelse(hus, p) for p in siste.positions] if siste.path == sted else None,
            parkert=[p._asdict() for p in parkert],
        )


def diff(
    *,
    modell: Modell,
    om: Annotated[
        str | None, typer.Argument(metavar="[ABOUT]", help="A løp, a løsning, a kommune…")
    ] = None,
    fra: Annotated[
        str | None, typer.Option("--fra", help="As it was then; none: as --til.", metavar="WHEN")
    ] = None,
    til: Annotated[
        str | None, typer.Option("--til", help="As it was then; none: now.", metavar="WHEN")
    ] = None,
    fra_kjent: Annotated[
        str | None,
        typer.Option("--fra-kjent", help="As known then; none: as --til-kjent.", metavar="WHEN"),
    ] = None,
    til_kjent: Annotated[
        str | None,
        typer.Option("--til-kjent", help="As known then; none: as known now.", metavar="WHEN"),
    ] = None,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Show what differs between two moments, and the events behind both.

    With --fra-kjent alone: what has been learned since about the same moment.
    """
    skjerm = Skjerm(sprak.value, som_json=som_json)
    if fra is None and fra_kjent is None:
        raise UgyldigKommando("say from when: --fra WHEN, --fra-kjent WHEN, or both.")
    with apent_hus(skjerm, db) as hus, hus.lesesiden() as side:
        na = Moment(mikrosekunder(naa(hus)), None)
        etter = _moment(hus, til, til_kjent, ellers=na)
        for_ = _moment(hus, fra, fra_kjent, ellers=etter)
        side.catch_up()
        _forskjell(skjerm, hus, side, (kjent_modell(side.projections, modell), om), (for_, etter))


def _forskjell(
    skjerm: Skjerm,
    hus: Hus,
    side: ReadSide,
    hva: tuple[str, str | None],
    momenter: tuple[Moment, Moment],
) -> None:
    (modell, om), (for_, etter) = hva, momenter
    svar = [
        side.statements(modell, hus.kommuner, per=m.per, kjent=m.kjent, about=om) for m in momenter
    ]
    _kjent_om(side, hus, modell, om, svar)
    endringer, parkert = difference(*svar), _parkert(side, modell)
    _vis_endringer(skjerm, endringer)
    si_forbehold(skjerm, 0, parkert)
    skjerm.json(
        modell=modell,
        fra={"per": for_.dag, "kjent": for_.kjent},
        til={"per": etter.dag, "kjent": etter.kjent},
        endringer=[_som_endring(endring) for endring in endringer],
        parkert=[p._asdict() for p in parkert],
    )


def _moment(hus: Hus, per: str | None, kjent: str | None, *, ellers: Moment) -> Moment:
    lest = les_moment(hus, naa(hus), per=per, kjent=kjent)
    return Moment(
        ellers.per if per is None else lest.per, ellers.kjent if kjent is None else lest.kjent
    )


def _kjent_om(
    side: ReadSide, hus: Hus, modell: str, om: str | None, svar: Sequence[Sequence[Statement]]
) -> None:
    """Refuse a name that nothing is known about at either moment nor now."""
    if om is None or any(svar):
        return
    alle = side.statements(modell, hus.kommuner, per=mikrosekunder(naa(hus)))
    navn = {celle.path[0] for celle in alle}
    if om not in navn:
        raise UgyldigKommando(f"{modell} has nothing about «{om}».{nermeste(om, navn)}")


def _celler(
    hus: Hus, side: ReadSide, modell: str, sted: tuple[str, ...], moment: Moment
) -> list[Statement]:
    """The cells whose path begins so; the one cell when the path is whole."""
    om = sted[0] if sted else None
    alle = side.statements(modell, hus.kommuner, per=moment.per, kjent=moment.kjent, about=om)
    if not alle and om is not None:
        alle = side.statements(modell, hus.kommuner, per=moment.per, kjent=moment.kjent)
    under = [celle for celle in alle if celle.path[: len(sted)] == sted]
    if under:
        return under
    felles = max((_like(celle.path, sted) for celle in alle), default=0)
    neste = {c.path[felles] for c in alle if _like(c.path, sted) == felles < len(c.path)}
    mente = nermeste(sted[felles], neste) if sted else ""
    raise UgyldigKommando(f"{modell} says nothing at «{' '.join(sted)}» then.{mente}")


def _like(sti: Sequence[str], sted: Sequence[str]) -> int:
    """How many parts two paths begin with together; one part of `sted` is always left to name."""
    antall = 0
    for en, to in zip(sti, sted[:-1], strict=False):
        if en != to:
            break
        antall += 1
    return antall


def _parkert(side: ReadSide, modell: str) -> list[Parked]:
    [ett] = [ett for ett in side.status() if ett.name == modell]
    return list(ett.parked)


def _vis_celler(skjerm: Skjerm, celler: Sequence[Statement]) -> None:
    tabell = Table(box=SIMPLE_HEAD)
    for hode in (CELLE, VERDI, HENDELSER):
        tabell.add_column(skjerm.tekst(hode))
    for celle in celler:
        tabell.add_row(" ".join(celle.path), _verdi(celle), str(len(celle.positions)))
    skjerm.vis(tabell)


def _vis_hendelser(skjerm: Skjerm, hus: Hus, celle: Statement) -> None:
    skjerm.linje(f"{' '.join(celle.path)}: {_verdi(celle)}", style="bold")
    skjerm.linje(f"{skjerm.tekst(HVILER)}: {len(celle.positions)}")
    for posisjon in celle.positions[:VIST]:
        skjerm.linje(_i_ord(skjerm, hus, posisjon))
    if len(celle.positions) > VIST:
        skjerm.linje(f"  … (+{len(celle.positions) - VIST})")


def _i_ord(skjerm: Skjerm, hus: Hus, posisjon: int) -> str:
    [rad] = hus.reader.span(posisjon, posisjon)
    us = rad.recorded_us if rad.effective_us is None else rad.effective_us
    tid = fra_mikrosekunder(us).astimezone(OSLO)
    if rad.state is None:
        return f"{posisjon:>8}  {tid:%Y-%m-%d %H:%M}  {rad.topic}  {rad.stream_id}"
    tekst = skjerm.tekst(hus.mapper.decode(rad).hendelse.tekst)
    return f"{posisjon:>8}  {tid:%Y-%m-%d %H:%M}  {tekst} ({rad.topic})  {rad.stream_id}"


def _hendelse(hus: Hus, posisjon: int) -> dict[str, object]:
    [rad] = hus.reader.span(posisjon, posisjon)
    return {
        "posisjon": posisjon,
        "hendelse": rad.topic,
        "strom": rad.stream_id,
        "registrert": fra_mikrosekunder(rad.recorded_us).isoformat(),
        "gjelder": None
        if rad.effective_us is None
        else fra_mikrosekunder(rad.effective_us).isoformat(),
        "rolle": rad.role,
        "organ": rad.body,
    }


def _vis_endringer(skjerm: Skjerm, endringer: Sequence[Change]) -> None:
    if not endringer:
        skjerm.linje(skjerm.tekst(INGEN_FORSKJELL))
        return
    tabell = Table(box=SIMPLE_HEAD)
    for hode in (CELLE, VAR, BLE, HENDELSER):
        tabell.add_column(skjerm.tekst(hode), overflow="fold")
    for endring in endringer:
        nye = _nye(endring)
        vist = ", ".join(map(str, nye[:VIST])) + (" …" if len(nye) > VIST else "")
        tabell.add_row(" ".join(endring.path), _verdi(endring.before), _verdi(endring.after), vist)
    skjerm.vis(tabell)


def _nye(endring: Change) -> list[int]:
    """The events that only one of the two answers rests on."""
    for_, etter = (
        set(celle.positions) if celle else set() for celle in (endring.before, endring.after)
    )
    return sorted(for_ ^ etter)


def _verdi(celle: Statement | None) -> str:
    return "–" if celle is None or celle.value is None else str(celle.value)


def _som_tabell(celle: Statement) -> dict[str, object]:
    return {"sti": celle.path, "verdi": celle.value, "posisjoner": celle.positions}


def _som_endring(endring: Change) -> dict[str, object]:
    return {
        "sti": endring.path,
        "var": None if endring.before is None else _som_tabell(endring.before),
        "ble": None if endring.after is None else _som_tabell(endring.after),
        "hendelser": _nye(endring),
    }
