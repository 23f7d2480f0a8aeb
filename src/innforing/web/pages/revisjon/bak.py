"""«Hendelsene bak tallet»: the events that a figure of a read model rests on (K-195, K-315)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.application.revisjonsspor import linjer_av
from innforing.web.innsyn import innsyn, ser_tall, som_leseren_ser
from innforing.web.kall import IkkeFunnet
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.revisjon.hendelsesord import rolle_og_organ, stromnavn
from innforing.web.pages.revisjon.hendelsespunkt import gjelder_fra, punkt
from innforing.web.pages.revisjon.lesemodeller import LESEMODELLER
from innforing.web.pages.revisjon.stiord import Stiord
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.application.revisjonsspor import Sporlinje
    from innforing.eventlog.rows import StoredRow
    from innforing.projections.statement import Statement
    from innforing.web.kall import Kall

FLEST: Final = 500
"""Events, or figures, that are listed; the newest of them."""
SKILLE: Final = "/"
"""Between the parts of a path in an address."""


@dataclass(frozen=True, kw_only=True)
class Bak(Side):
    """One figure with its events, or the figures below a part of a path."""

    om: str
    """What the read model counts."""
    modell: str
    sted: str
    verdi: str | None
    """None: the path leads to more than one figure."""
    per: str
    antall: int
    skjulte: int
    """Events in streams that the reader may not see."""
    utelatt: int
    """Older events that are not listed."""
    liste: Tabellvisning


def bak(kall: Kall, modell: str) -> Side:
    """`/bak/{modell}?sti=A/B/C`; `IkkeFunnet` where there is no figure, or not for this reader."""
    if modell not in kall.lesesiden.projections:
        raise IkkeFunnet
    sti = _stien(kall)
    celler = [c for c in _celler(kall, modell, sti) if _vises(kall, modell, c)]
    if not celler:
        raise IkkeFunnet
    ord_ = Stiord(kall)
    hel = next((celle for celle in celler if celle.path == sti), None)
    rader, skjulte, utelatt = ([], 0, 0) if hel is None else _hendelser(kall, hel)
    liste = _cellelisten(kall, modell, celler, ord_) if hel is None else _listen(kall, rader)
    kjent = LESEMODELLER[modell]
    return Bak(
        tittel=kall._("Hendelsene bak tallet"),
        smuler=_smuler(kall, modell, sti, ord_),
        lister=(liste,),
        om=kall.t(kjent.om),
        modell=kall.t(kjent.navn),
        sted=ord_.sti(sti),
        verdi=None if hel is None else ord_.verdi(hel.value),
        per=kall.dato(kall.moment.per),
        antall=0 if hel is None else len(hel.positions),
        skjulte=skjulte,
        utelatt=utelatt,
        liste=vis(liste, kall),
    )


def _stien(kall: Kall) -> tuple[str, ...]:
    """`sti=A/B/C`, or each part as a `sti` of its own; `om` alone is the first part."""
    deler = [del_ for hele in kall.flere("sti") for del_ in hele.split(SKILLE)]
    sti = tuple(del_ for del_ in deler if del_) or tuple(kall.flere("om")[:1])
    if not sti:
        raise IkkeFunnet
    return sti


def _celler(kall: Kall, modell: str, sti: tuple[str, ...]) -> list[Statement]:
    """The cells whose path begins so."""
    moment = kall.moment
    alle = kall.lesesiden.statements(
        modell, kall.hus.kommuner, per=moment.per, kjent=moment.kjent, about=sti[0]
    )
    under = [celle for celle in alle if celle.path[: len(sti)] == sti]
    return [celle for celle in under if celle.path == sti] or under[:FLEST]


def _vises(kall: Kall, modell: str, celle: Statement) -> bool:
    strommer = (rad.stream_id for rad in _rader(kall, celle.positions))
    return ser_tall(kall, modell, celle.path, strommer)


def _rader(kall: Kall, posisjoner: Sequence[int]) -> Iterator[StoredRow]:
    """The events at some positions, those that follow each other in one question."""
    forst = siste = None
    for posisjon in posisjoner:
        if siste is not None and posisjon == siste + 1:
            siste = posisjon
            continue
        if forst is not None and siste is not None:
            yield from kall.hus.reader.span(forst, siste)
        forst = siste = posisjon
    if forst is not None and siste is not None:
        yield from kall.hus.reader.span(forst, siste)


def _hendelser(kall: Kall, celle: Statement) -> tuple[list[StoredRow], int, int]:
    """The newest events of a figure that the reader may see, how many are hidden and left out."""
    nyeste = celle.positions[-FLEST:]
    ser = innsyn(kall)
    rader = list(_rader(kall, nyeste))
    synlige = [rad for rad in rader if ser(rad.stream_id)]
    return synlige[::-1], len(rader) - len(synlige), len(celle.positions) - len(nyeste)


def _listen(kall: Kall, rader: Sequence[StoredRow]) -> Liste:
    linjer = som_leseren_ser(kall, linjer_av(kall.hus, rader))
    return Liste(
        navn="hendelser",
        tittel=kall._("Hendelser"),
        kolonner=(
            Kolonne("posisjon", kall._("Posisjon"), "tall"),
            Kolonne("registrert", kall._("Registrert"), "dato"),
            Kolonne("gjelder", kall._("Gjelder fra")),
            Kolonne("hendelse", kall._("Hendelse")),
            Kolonne("hva", kall._("Løp eller kommune")),
            Kolonne("organ", kall._("Rolle og organ")),
            Kolonne("begrunnelse", kall._("Begrunnelse")),
        ),
        rader=tuple(_rad(kall, r, linje) for r, linje in zip(rader, linjer, strict=True)),
        tomt=kall._("Tallet hviler ikke på noen hendelse du kan se."),
    )


def _rad(kall: Kall, rad: StoredRow, linje: Sporlinje) -> Rad:
    ett, gjelder = punkt(kall, linje), gjelder_fra(kall, linje)
    hva, grunn = stromnavn(kall, rad.stream_id), linje.begrunnelse or ""
    organ = rolle_og_organ(kall, linje.rolle, linje.organ)
    return Rad(
        (
            Celle(rad.position, kall.tall(rad.position)),
            Celle(linje.registrert, ett.tid),
            Celle(linje.gjelder if gjelder else None, gjelder or ""),
            *(Celle(tekst, tekst) for tekst in (ett.tekst, hva, organ, grunn)),
        ),
        str(rad.position),
        ett.adresse,
    )


def _cellelisten(kall: Kall, modell: str, celler: Sequence[Statement], ord_: Stiord) -> Liste:
    """The figures below a part of a path, each with a link to its own events."""
    return Liste(
        navn="tall",
        tittel=kall._("Tall"),
        kolonner=(
            Kolonne("sted", kall._("Hva")),
            Kolonne("verdi", kall._("Verdi")),
            Kolonne("hendelser", kall._("Hendelser"), "tall"),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(ord_.sti(celle.path), ord_.sti(celle.path)),
                    Celle(celle.value, ord_.verdi(celle.value)),
                    Celle(len(celle.positions), kall.tall(len(celle.positions))),
                ),
                str(nr),
                kall.til(f"/bak/{modell}", sti=SKILLE.join(celle.path)),
            )
            for nr, celle in enumerate(celler)
        ),
        tomt=kall._("Det er ingen tall her."),
    )


def _smuler(kall: Kall, modell: str, sti: tuple[str, ...], ord_: Stiord) -> tuple[Lenke, ...]:
    """From a figure to the others of the same thing."""
    if len(sti) == 1:
        return ()
    navn = f"{kall.t(LESEMODELLER[modell].navn)}: {ord_.om(sti[0])}"
    return (Lenke(navn, kall.til(f"/bak/{modell}", sti=sti[0])),)
