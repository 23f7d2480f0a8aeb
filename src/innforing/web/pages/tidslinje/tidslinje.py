"""P-07 Tidslinje og kapasitet: everything that runs at once (K-033, K-106, K-115, K-370)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.web import graf
from innforing.web.deler import Filterfelt
from innforing.web.graf.figurfil import figurfil
from innforing.web.kalenderfil import Kalenderpunkt, kalendersvar
from innforing.web.lister.tabell import vis
from innforing.web.pages.tidslinje.lastliste import lastliste, nhn_band
from innforing.web.pages.tidslinje.overlappliste import overlappliste
from innforing.web.pages.tidslinje.tidslinjebilde import gruppert, linjenavn, se, stand
from innforing.web.pages.tidslinje.tidslinjelister import kvartalsliste, linjeliste, samtidigliste
from innforing.web.pages.tidslinje.tidslinjevalg import flyttet, ser_alt
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.tidslinje.linjer import Linje
    from innforing.web.graf import Graf
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Liste, Tabellvisning
    from innforing.web.pages.tidslinje.tidslinjebilde import Bilde

FLEST_BJELKER: Final = 60
"""Rows of the figure; the table has all."""
LENGSTE_NAVN: Final = 31
SVG: Final = "tidslinje.svg"
KALENDER: Final = "ics"


@dataclass(frozen=True, kw_only=True)
class Tidslinjeside(Side):
    """What runs when."""

    periode: str
    merknad: str | None
    """Why the kommune asked for is not the one shown."""
    tidligere: Lenke
    senere: Lenke
    i_dag: Lenke
    felter: tuple[Filterfelt, ...]
    skjulte: tuple[tuple[str, str], ...]
    """Parameters that the form takes along."""
    kommune: str
    kommuner: tuple[str, ...]
    """Names to choose among; none for those who see only their own."""
    aktive: tuple[tuple[str, str], ...]
    nullstill: str
    figur: Graf | None
    """None: nothing runs in the period."""
    skjult: int
    """Rows that the figure has no room for."""
    lop: Tabellvisning
    overlapp: Tabellvisning | None
    last: Tabellvisning | None
    kvartaler: Tabellvisning | None
    samtidige: Tabellvisning | None
    treffer: str | None
    """The kommune that the page is about."""
    svg: str
    kalender: str


def tidslinje(kall: Kall) -> Side | Response:
    """The timeline; also as a figure and as a calendar."""
    bilde = se(kall)
    if kall.sporring.get("kalender") == KALENDER:
        return _kalender(kall, bilde)
    figur, skjult = _figur(kall, bilde)
    if kall.sporring.get("figur") == SVG and figur is not None:
        return figurfil(figur, f"tidslinje-{bilde.utsnitt.fra}-{bilde.utsnitt.til}")
    lister = _lister(kall, bilde)
    vist = {en.navn: vis(en, kall, forst=en is lister[0]) for en in lister}
    utsnitt = bilde.utsnitt
    return Tidslinjeside(
        tittel=kall._("Tidslinje"),
        lister=lister,
        periode=f"{kall.dato(utsnitt.fra)} – {kall.dato(utsnitt.til)}",
        merknad=utsnitt.merknad,
        tidligere=_flytt(kall, bilde, kall._("Tidligere"), -utsnitt.maneder),
        senere=_flytt(kall, bilde, kall._("Senere"), utsnitt.maneder),
        i_dag=Lenke(kall._("I dag"), kall.lenke(fra=None)),
        felter=_felter(kall, bilde),
        skjulte=tuple((n, v) for n in ("fra", "per", "kjent") if (v := kall.sporring.get(n))),
        kommune="" if utsnitt.kommune is None else utsnitt.kommune.visningsnavn,
        kommuner=_kommunenavn(kall),
        aktive=tuple(_aktive(kall, bilde)),
        nullstill=kall.lenke(kommune=None, losning=None),
        figur=figur,
        skjult=skjult,
        lop=vist["lop"],
        overlapp=vist.get("overlapp"),
        last=vist.get("last"),
        kvartaler=vist.get("kvartaler"),
        samtidige=vist.get("samtidige"),
        treffer=None if utsnitt.kommune is None else utsnitt.kommune.visningsnavn,
        svg=kall.lenke(figur=SVG),
        kalender=kall.lenke(kalender=KALENDER),
    )


def _lister(kall: Kall, bilde: Bilde) -> tuple[Liste, ...]:
    """The lists that the reader may see: what concerns others is for those who coordinate."""
    lister = [linjeliste(kall, bilde)]
    if ser_alt(kall):
        lister += [overlappliste(kall, bilde), lastliste(kall, bilde)]
    if ser_alt(kall) or bilde.utsnitt.kommune is not None:
        lister += [kvartalsliste(kall, bilde), samtidigliste(kall, bilde)]
    return tuple(lister)


def _figur(kall: Kall, bilde: Bilde) -> tuple[Graf | None, int]:
    """The figure, and how many rows it leaves to the table."""
    bjelker = list(_bjelker(kall, bilde))
    if not bjelker:
        return None, 0
    utsnitt = bilde.utsnitt
    lop = sum(linje.pulje is None for linje in bilde.linjer)
    setning = kall._("{lop} og {puljer} fra {fra} til {til}.").format(
        lop=kall.antall("{n} løp", "{n} løp", lop),
        puljer=kall.antall("{n} pulje", "{n} puljer", len(bilde.linjer) - lop),
        fra=kall.dato(utsnitt.fra),
        til=kall.dato(utsnitt.til),
    )
    if kall.hus.logg.demo:
        setning = kall._("Eksempeldata. {funn}").format(funn=setning)
    tegnet = graf.gantt(
        bjelker[:FLEST_BJELKER],
        nhn_band(kall, bilde),
        kall,
        navn="figur",
        tittel=kall._("Løp og puljer"),
        funn=setning,
        periode=(utsnitt.fra, utsnitt.til),
        dag=kall.moment.dag,
    )
    return tegnet, max(0, len(bjelker) - FLEST_BJELKER)


def _bjelker(kall: Kall, bilde: Bilde) -> Iterator[graf.Bjelke]:
    """Each group under its name, when there is more than one."""
    grupper = gruppert(kall, bilde)
    for navn, linjer in grupper:
        if len(grupper) > 1:
            yield graf.Bjelke(navn.upper(), "", None, None)
        yield from (_bjelke(kall, bilde, linje) for linje in linjer)


def _bjelke(kall: Kall, bilde: Bilde, linje: Linje) -> graf.Bjelke:
    plan, gang = linje.planlagt, linje.faktisk
    return graf.Bjelke(
        _kort(linjenavn(kall, bilde, linje)),
        stand(kall, linje),
        (plan.fra, plan.til or plan.fra) if plan.fra else None,
        (gang.fra, gang.til) if gang.fra else None,
        er_pulje=linje.pulje is not None,
        lenke=kall.til(f"/lop/{linje.lop}"),
    )


def _kort(navn: str) -> str:
    """As much of a name as the figure has room for beside the bars; the table has all of it."""
    return navn if len(navn) <= LENGSTE_NAVN else f"{navn[: LENGSTE_NAVN - 1]}…"


def _flytt(kall: Kall, bilde: Bilde, tekst: str, maneder: int) -> Lenke:
    return Lenke(tekst, kall.lenke(fra=flyttet(bilde.utsnitt.fra, maneder).isoformat()))


def _felter(kall: Kall, bilde: Bilde) -> tuple[Filterfelt, ...]:
    utsnitt = bilde.utsnitt
    horisonter = {
        "kvartal": kall._("Et kvartal"),
        "halvar": kall._("Et halvt år"),
        "ar": kall._("Et år"),
    }
    grupper = {
        "region": kall._("Region"),
        "losning": kall._("Løsning"),
        "leder": kall._("Leder"),
    }
    losninger = {"": kall._("Alle løsninger")} | bilde.losninger
    lag = Filterfelt.liste
    return (
        lag("horisont", kall._("Vis"), horisonter.items(), utsnitt.horisont),
        lag("grupper", kall._("Grupper etter"), grupper.items(), utsnitt.grupper),
        lag("losning", kall._("Løsning"), losninger.items(), utsnitt.losning or ""),
    )


def _kommunenavn(kall: Kall) -> tuple[str, ...]:
    register = kall.hus.kommuner
    alle = register.per(max(kall.moment.dag, register.begynner))
    if ser_alt(kall):
        return tuple(k.visningsnavn for k in alle)
    egen = None if kall.jeg is None else kall.jeg.kommune
    return tuple(k.visningsnavn for k in alle if k.id == egen)


def _aktive(kall: Kall, bilde: Bilde) -> Iterator[tuple[str, str]]:
    """The filters that are on, each with the address without it."""
    if bilde.utsnitt.kommune is not None:
        yield bilde.utsnitt.kommune.visningsnavn, kall.lenke(kommune=None)
    if bilde.utsnitt.losning is not None:
        yield bilde.losninger[bilde.utsnitt.losning], kall.lenke(losning=None)


def _kalender(kall: Kall, bilde: Bilde) -> Response:
    """Every line with a planned first day; a plan that is moved moves what the calendar has."""
    return kalendersvar(
        _punkter(kall, bilde),
        nettsted=kall.nettsted,
        navn=kall._("Tidslinje for innføringsløp"),
        fil="tidslinje",
    )


def _punkter(kall: Kall, bilde: Bilde) -> Iterator[Kalenderpunkt]:
    reader = kall.hus.reader
    for linje in bilde.linjer:
        fra, til = linje.planlagt
        if fra is None:
            continue
        siste = max(linje.posisjoner, default=0)
        rader = reader.span(siste, siste)
        del_ = "" if linje.pulje is None else f"-pulje-{linje.pulje}"
        navn = linjenavn(kall, bilde, linje)
        tittel = navn if linje.pulje is None else f"{bilde.tittel(linje.lop)}, {navn}"
        yield Kalenderpunkt(
            uid=f"lop-{linje.lop}{del_}@innforing",
            tittel=tittel,
            dag=fra,
            slutt=til,
            adresse=f"/lop/{linje.lop}",
            oppdatert=fra_mikrosekunder(rader[0].recorded_us) if rader else kall.na,
            sekvens=siste,
            avlyst=linje.stand in {"avlyst", "avsluttet"},
        )
