"""The lines of «Mine oppgaver»: what waits for the reader, with the one place where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from innforing.domain.sletting.steg.godkjenn_sletting import GodkjennSletting
from innforing.projections.arbeidsbord.oppgaver import Oppgaveart
from innforing.web.pages.moter.moterom import moteboken, motetittel
from innforing.web.pages.personvern.sletting import apne_saker, sletter
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
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
_ROM: Final = {Oppgaveart.STANDPUNKT: "beslutninger", Oppgaveart.PROTOKOLL: "moter"}
"""Where the group's own matters have their pages; those of a løp have them there."""
I_PLANEN: Final = frozenset({Oppgaveart.PLAN, Oppgaveart.VARSEL, Oppgaveart.PULJESTART})


@dataclass(frozen=True, slots=True, kw_only=True)
class Oppgavelinje:
    """One thing that waits; the same for many kommuner is one line."""

    hva: str
    hvor: Lenke
    """The løp, by its title; else the item, the meeting, or the page of cases of erasure."""
    om: str
    """Pulje and kommuner."""
    siden: str
    frist: str | None
    forfalt: bool
    knapp: str
    adresse: str


def oppgavelinjer(
    kall: Kall, oppgaver: Collection[Oppgave], titler: dict[str, str]
) -> tuple[Oppgavelinje, ...]:
    """The lines in the order of their deadlines; `titler` are those of løp."""
    if any(o.lop is None for o in oppgaver):
        titler = titler | _gruppens_titler(kall)
    like = sorted(oppgaver, key=_likhet)
    samlet = [list(gruppe) for _, gruppe in groupby(like, key=_likhet)]
    samlet.sort(key=lambda gruppe: (gruppe[0].frist is None, gruppe[0].frist or gruppe[0].siden))
    return tuple(_linje(kall, gruppe, titler) for gruppe in samlet)


def _likhet(o: Oppgave) -> tuple[str, str, int, str, str, bool]:
    dager = (str(o.frist or ""), str(o.siden))
    nr = "" if o.kommune is not None else o.nr or ""
    return (o.om[0], f"{o.art.value}{o.steg}{nr}", o.pulje or 0, *dager, o.forfalt)


def _linje(kall: Kall, like: list[Oppgave], titler: dict[str, str]) -> Oppgavelinje:
    o = like[0]
    hvor = _hvor(kall, o, titler)
    knapp, sti = _handling(kall, o, len({en.kommune for en in like}))
    return Oppgavelinje(
        hva=kall.t(o.tekst),
        hvor=hvor,
        om=", ".join(_om(kall, like)),
        siden=kall.dato(o.siden),
        frist=_dag(kall, o.frist),
        forfalt=o.forfalt,
        knapp=knapp,
        adresse=sti,
    )


def _hvor(kall: Kall, o: Oppgave, titler: dict[str, str]) -> Lenke:
    id_ = o.lop or o.nr or ""
    return Lenke(titler.get(id_, id_), kall.til(f"/{_ROM.get(o.art, 'lop')}/{id_}"))


def _gruppens_titler(kall: Kall) -> dict[str, str]:
    """Items and meetings of the group by what people call them."""
    bok = moteboken(kall)
    moter = {mote.id: motetittel(kall, mote) for mote in bok.moter.values()}
    return moter | {sak.id: sak.tittel for sak in bok.saker.values()}


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
    if (svares := _svares(o)) is not None:
        return kall._("Les og svar"), kall.til(svares)
    if o.art in HOS_LEDEREN and kommuner == 1:
        return kall._("Åpne"), kall.til(f"/lop/{o.lop}/deltakere/{o.kommune}")
    if o.art in HOS_LEDEREN:
        return kall._("Åpne listen"), kall.til(f"/lop/{o.lop}/deltakere")
    if o.art in I_PLANEN:
        return kall._("Se planen"), kall.til(f"/lop/{o.lop}/plan")
    if kall.spolt or o.lop is None:
        return kall._("Åpne"), _hvor(kall, o, {}).adresse
    forhand = {} if o.pulje is None else {"forhand.pulje": str(o.pulje)}
    sporring = urlencode(forhand | {"tilbake": "/"})
    return kall.t(o.tekst), f"/steg/{o.steg}/innforingslop:{o.lop}?{sporring}"


def _svares(o: Oppgave) -> str | None:
    """Where an answer is read and given, of what waits for an answer."""
    if o.art is Oppgaveart.SVAR:
        return f"/svar/{o.lop}/{o.kommune}"
    if o.art is Oppgaveart.SPORRESKJEMA:
        return f"/sporreskjema/{o.lop}" + ("" if o.pulje is None else f":{o.pulje}")
    return f"/beslutninger/{o.nr}" if o.art is Oppgaveart.STANDPUNKT else None


def slettelinjer(kall: Kall) -> Iterator[Oppgavelinje]:
    """Erasures that wait for the reader as the second person (K-377).

    Whom they are about stands on the page of the cases alone: who looks there is written down.
    """
    if kall.jeg is None or not sletter(kall):
        return
    hvor = Lenke(kall._("Personvern"), kall.til("/personvern"))
    for strom, sak in apne_saker(kall):
        if sak.bedt_av != kall.jeg.aktor.person:
            yield Oppgavelinje(
                hva=kall.t(GodkjennSletting.tekst),
                hvor=hvor,
                om=kall.t(sak.art.tekst).lower(),
                siden=kall.dato(kall.leser.rader(strom)[0].recorded_us),
                frist=None,
                forfalt=False,
                knapp=kall._("Åpne"),
                adresse=hvor.adresse,
            )
