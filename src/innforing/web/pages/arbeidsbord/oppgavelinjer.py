"""The lines of «Mine oppgaver»: what waits for the reader, with the one place where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from innforing.projections.arbeidsbord.oppgaver import Oppgaveart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from innforing.projections.arbeidsbord.oppgaver import Oppgave
    from innforing.web.kall import Kall

FLEST_NAVN: Final = 3
"""Kommuner that are named on one line."""
HOS_LEDEREN: Final = frozenset(
    {
        Oppgaveart.OPPFOLGING,
        Oppgaveart.SEN_PAMELDING,
        Oppgaveart.BESTRIDT,
        Oppgaveart.VENTELISTE,
        Oppgaveart.NYTT_SVAR,
    }
)
"""What is done from the page of the kommune in the løp."""
I_PLANEN: Final = frozenset({Oppgaveart.PLAN, Oppgaveart.VARSEL, Oppgaveart.PULJESTART})


@dataclass(frozen=True, slots=True, kw_only=True)
class Oppgavelinje:
    """One thing that waits; the same for many kommuner is one line."""

    hva: str
    lop: str
    """Title of the løp."""
    lopets_adresse: str
    om: str
    """Pulje and kommuner."""
    siden: str
    frist: str | None
    forfalt: bool
    knapp: str
    adresse: str


def oppgavelinjer(
    kall: Kall, oppgaver: Iterable[Oppgave], titler: dict[str, str]
) -> tuple[Oppgavelinje, ...]:
    """The lines in the order of their deadlines."""
    like = sorted(oppgaver, key=_likhet)
    samlet = [list(gruppe) for _, gruppe in groupby(like, key=_likhet)]
    samlet.sort(key=lambda gruppe: (gruppe[0].frist is None, gruppe[0].frist or gruppe[0].siden))
    return tuple(_linje(kall, gruppe, titler) for gruppe in samlet)


def _likhet(o: Oppgave) -> tuple[str, str, int, str, str, bool]:
    dager = (str(o.frist or ""), str(o.siden))
    nr = "" if o.kommune is not None else o.nr or ""
    return (o.lop, f"{o.art.value}{o.steg}{nr}", o.pulje or 0, *dager, o.forfalt)


def _linje(kall: Kall, like: list[Oppgave], titler: dict[str, str]) -> Oppgavelinje:
    o = like[0]
    knapp, sti = _handling(kall, o, len({en.kommune for en in like}))
    return Oppgavelinje(
        hva=kall.t(o.tekst),
        lop=titler.get(o.lop, o.lop),
        lopets_adresse=kall.til(f"/lop/{o.lop}"),
        om=", ".join(_om(kall, like)),
        siden=kall.dato(o.siden),
        frist=_dag(kall, o.frist),
        forfalt=o.forfalt,
        knapp=knapp,
        adresse=sti,
    )


def _dag(kall: Kall, dag: date | None) -> str | None:
    return None if dag is None else kall.dato(dag)


def _om(kall: Kall, like: list[Oppgave]) -> Iterator[str]:
    if like[0].pulje is not None:
        yield kall._("pulje {nr}").format(nr=like[0].pulje)
    navn = [kall.kommunenavn(o.kommune) for o in like if o.kommune is not None]
    yield from (
        sorted(set(navn))
        if len(set(navn)) <= FLEST_NAVN
        else (kall.antall("{n} kommune", "{n} kommuner", len(set(navn))),)
    )


def _handling(kall: Kall, o: Oppgave, kommuner: int) -> tuple[str, str]:
    """The verb on the button, and where it leads."""
    if o.art is Oppgaveart.SVAR and o.kommune is not None:
        return kall._("Les og svar"), kall.til(f"/svar/{o.lop}/{o.kommune}")
    if o.art in HOS_LEDEREN and kommuner == 1:
        return kall._("Åpne"), kall.til(f"/lop/{o.lop}/deltakere/{o.kommune}")
    if o.art in HOS_LEDEREN:
        return kall._("Åpne listen"), kall.til(f"/lop/{o.lop}/deltakere")
    if o.art in I_PLANEN:
        return kall._("Se planen"), kall.til(f"/lop/{o.lop}/plan")
    if kall.spolt:
        return kall._("Åpne"), kall.til(f"/lop/{o.lop}")
    forhand = {} if o.pulje is None else {"forhand.pulje": str(o.pulje)}
    sporring = urlencode(forhand | {"tilbake": "/"})
    return kall.t(o.tekst), f"/steg/{o.steg}/innforingslop:{o.lop}?{sporring}"
