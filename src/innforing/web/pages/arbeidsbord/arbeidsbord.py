"""P-02 Mine oppgaver: what needs me today, in order; what I follow, and what happened there.

A task stands here as long as the rules let somebody settle it, and goes by itself when anyone has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from innforing.application.ordbok import Ordbok
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.projections.arbeidsbord.arbeidsbord import Arbeidsbord, venter
from innforing.projections.kommuner import Kommuner, landsbilde
from innforing.projections.lopsoversikt.lopsoversikt import oversikt
from innforing.projections.revisjonsspor.revisjonsspor import Revisjonsspor, sok
from innforing.projections.tidslinje.overlapp import Overlappstatus, overlapp
from innforing.web.adresser import videre
from innforing.web.innlogging import Flate, meny_for
from innforing.web.innsyn import innsyn
from innforing.web.pages.arbeidsbord.oppgavelinjer import (
    Oppgavelinje,
    oppgavelinjer,
    slettelinjer,
)
from innforing.web.pages.lopet.lopsord import HOVEDLINJEN, faseord
from innforing.web.pages.revisjon.hendelsesord import hendelsesnavn
from innforing.web.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from innforing.projections.lopsoversikt.lopsoversikt import Oversiktsrad
    from innforing.web.kall import Kall

FLEST_ENDRINGER: Final = 12
LET_I: Final = 200
"""Events that are looked through for the latest that the reader follows."""
FLEST_OVERLAPP: Final = 5
FERDIG: Final = {
    str(t.value) for t in (LopTilstand.DELT_MED_KOORDINERINGSGRUPPE, LopTilstand.AVSLUTTET)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mittlop:
    """One løp that the reader follows, and its single next step."""

    tittel: str
    adresse: str
    fasekode: str
    fase: str
    dager: str
    neste: str


@dataclass(frozen=True, slots=True)
class Endring:
    """One event in a løp that the reader follows."""

    hva: str
    lop: str
    adresse: str


@dataclass(frozen=True, slots=True)
class Dag:
    """What happened on one day."""

    dag: str
    endringer: tuple[Endring, ...]


@dataclass(frozen=True, slots=True)
class Fasetall:
    """How many løp stand in a phase."""

    fase: str
    kode: str
    antall: int
    adresse: str


@dataclass(frozen=True, kw_only=True)
class Arbeidsbordside(Side):
    """What waits, what one follows, and the whole in a few figures."""

    oppgaver: tuple[Oppgavelinje, ...]
    neste_frist: str | None
    """Said when nothing waits: the next deadline in what one follows."""
    mine: tuple[Mittlop, ...]
    """Løp that are not ended."""
    endringer: tuple[Dag, ...]
    faser: tuple[Fasetall, ...]
    """For the koordineringsgruppe."""
    kommuner: tuple[int, int] | None
    """In at least one løp, of all."""
    snittdager: int | None
    """Mean of the days that løp have been in their phase."""
    overlapp: tuple[tuple[str, str], ...]
    """The two løp in words, and the address where it is answered."""
    per: str


def forside(kall: Kall) -> Side | Response:
    """The landing page of the role: this one for those who run løp."""
    if kall.jeg is None:
        return videre("/innlogging" if kall.demo_innlogging else "/utbredelse")
    landing = meny_for(kall.jeg)[0]
    return videre(kall.til(landing)) if landing != "/" else _arbeidsbord(kall)


def _arbeidsbord(kall: Kall) -> Side:
    with kall.sight("lopsoversikt") as sight:
        alle = oversikt(sight)
    titler = {rad.lop: rad.tittel for rad in alle}
    mine = [rad for rad in alle if _folger(kall, rad)]
    gruppen = kall.jeg is not None and kall.jeg.flate is Flate.KOORDINERING
    oppgaver = _oppgaver(kall, titler)
    i_gang = [rad for rad in mine if rad.tilstand not in FERDIG]
    return Arbeidsbordside(
        tittel=kall._("Mine oppgaver"),
        oppgaver=oppgaver,
        neste_frist=None if oppgaver else _neste_frist(kall, i_gang),
        mine=tuple(_mittlop(kall, rad) for rad in i_gang),
        endringer=tuple(_endringer(kall, {rad.lop for rad in mine}, titler)),
        faser=tuple(_faser(kall, alle)) if gruppen else (),
        kommuner=_kommuner(kall) if gruppen else None,
        snittdager=_snitt(i_gang) if gruppen else None,
        overlapp=tuple(_overlapp(kall, titler)) if gruppen else (),
        per=kall.dato(kall.moment.dag),
    )


def _folger(kall: Kall, rad: Oversiktsrad) -> bool:
    """The group follows every løp; others those they lead, own, or have in their region."""
    jeg = kall.jeg
    if jeg is None:
        return False
    if jeg.flate is Flate.KOORDINERING:
        return True
    leder = any(person == jeg.aktor.person for person, _ in rad.ledere)
    i_regionen = rad.omrade is not None and rad.omrade == jeg.region
    return leder or i_regionen or rad.eier == jeg.aktor.organ


def _oppgaver(kall: Kall, titler: dict[str, str]) -> tuple[Oppgavelinje, ...]:
    if kall.jeg is None:
        return ()
    aktor = kall.jeg.aktor
    with kall.sight(Arbeidsbord.navn) as sight:
        mine = venter(sight, rolle=str(aktor.rolle.value), organ=aktor.organ)
    meg = (None, aktor.person)
    egne = [o for o in mine if any(m.person in meg for m in o.mottakere)]
    return (*oppgavelinjer(kall, egne, titler), *slettelinjer(kall))


def _neste_frist(kall: Kall, rader: Iterable[Oversiktsrad]) -> str | None:
    dag = kall.moment.dag.isoformat()
    frister = [(f, nr, rad.tittel) for rad in rader for nr, f in rad.frister.items() if f >= dag]
    if not frister:
        return None
    frist, nr, tittel = min(frister)
    setning = kall._("Neste frist: {dag} (påmelding, {lop}, pulje {nr}).")
    return setning.format(dag=kall.dato(date.fromisoformat(frist)), lop=tittel, nr=nr)


def _mittlop(kall: Kall, rad: Oversiktsrad) -> Mittlop:
    ordbok = Ordbok(kall.sprak)
    neste = ", ".join(ordbok.steg(n.steg) for n in rad.neste)
    hvem = ", ".join(dict.fromkeys(ordbok.hvem(h) for n in rad.neste for h in n.hvem))
    apne = [nr for nr, fase in rad.puljer.items() if fase == LopTilstand.PAMELDING.value]
    return Mittlop(
        tittel=rad.tittel,
        adresse=kall.til(f"/lop/{rad.lop}"),
        fasekode="pa_vent" if rad.pa_vent_til else rad.tilstand,
        fase=faseord(kall, rad.tilstand, apne),
        dager=kall.antall("{n} dag i fasen", "{n} dager i fasen", rad.dager),
        neste=f"{neste} ({hvem})" if neste else "",
    )


def _endringer(kall: Kall, lop: set[str], titler: dict[str, str]) -> Iterator[Dag]:
    """The latest events that the reader may see, day by day."""
    ser = innsyn(kall)
    with kall.sight(Revisjonsspor.navn) as sight:
        rader = sok(sight, "", kall.hus.kommuner, antall=LET_I).rader
    egne = [r for r in rader if r.lop in lop and r.prefiks == "innforingslop" and ser(r.strom)]
    for dag, gruppe in groupby(egne[:FLEST_ENDRINGER], key=lambda r: kall.dato(r.registrert_us)):
        yield Dag(
            dag,
            tuple(
                Endring(
                    hendelsesnavn(kall, r.hendelse),
                    titler.get(r.lop or "", ""),
                    kall.til(f"/hendelser/{r.posisjon}"),
                )
                for r in gruppe
            ),
        )


def _faser(kall: Kall, alle: Sequence[Oversiktsrad]) -> Iterator[Fasetall]:
    for fase in HOVEDLINJEN:
        kode = str(fase.value)
        antall = sum(rad.tilstand == kode for rad in alle)
        yield Fasetall(kall.t(fase.tekst), kode, antall, kall.til("/lop", fase=kode))


def _kommuner(kall: Kall) -> tuple[int, int]:
    """Kommuner that are in at least one løp now, and all there are."""
    with kall.sight(Kommuner.navn) as sight:
        land = landsbilde(sight, kall.hus.kommuner)
    return sum(figur.antall for n, figur in land.fordeling.items() if n), land.kommuner


def _snitt(rader: Sequence[Oversiktsrad]) -> int | None:
    return round(sum(rad.dager for rad in rader) / len(rader)) if rader else None


def _overlapp(kall: Kall, titler: dict[str, str]) -> Iterator[tuple[str, str]]:
    with kall.sight("tidslinje") as sight:
        alle = overlapp(sight, kall.hus.kommuner)
    apne = [o for o in alle if o.status in (Overlappstatus.UBESVART, Overlappstatus.ENDRET)]
    apne.sort(key=lambda o: (-len(o.kommuner), o.fra))
    for o in apne[:FLEST_OVERLAPP]:
        felles = kall.antall("{n} felles kommune", "{n} felles kommuner", len(o.kommuner))
        navn = " · ".join(titler.get(lop, lop) for lop in (o.lop, o.annet))
        yield f"{navn}: {felles}", kall.til(f"/lop/{(o.besvares_av or (o.lop,))[0]}/plan")
