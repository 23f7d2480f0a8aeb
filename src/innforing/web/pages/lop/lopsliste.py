"""The columns of the portfolio, and what each says of one løp; also what løp are compared by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.application.tidspunkt import dag_i_norge
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.projections.utbredelse import UKJENT, Andel
from innforing.web.lister.celler import tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lop.portefolje import FASENE, LEDER, PA_VENT
from innforing.web.pages.lopet.lopsord import artbokstav, faseord, kodeord, regionord, typeord

if TYPE_CHECKING:
    from innforing.projections.lopsoversikt.lopsoversikt import Oversiktsrad
    from innforing.web.kall import Kall
    from innforing.web.pages.lop.portefolje import Portefolje

PAMELDT: Final = str(Svarstatus.PAMELDT.value)
IKKE_INVITERT: Final = str(Svarstatus.AKTUELL.value)
I_BRUK: Final = tuple(str(s.value) for s in Bruksstatus if s.trinn >= Bruksstatus.TATT_I_BRUK.trinn)


class Spalte(NamedTuple):
    """A column, its cell of one løp, and whether everyone may read it."""

    kolonne: Kolonne
    celle: Callable[[Portefolje, Oversiktsrad], Celle]
    apen: bool = True

    def av(self, p: Portefolje, rad: Oversiktsrad) -> Celle:
        """The cell, a dash where the reader may not see it."""
        return self.celle(p, rad) if self.apen or p.ser(rad) else tekstcelle(None)


def spalter(kall: Kall) -> tuple[Spalte, ...]:
    """The columns that the reader has (P-03): no answers for those who are not signed in."""
    _ = kall._
    pameldt = _("Kommuner som er påmeldt nå, av dem som er invitert.")
    i_bruk = _("Kommuner som har tatt løsningen i bruk, av alle løpet er aktuelt for.")
    alle = (
        Spalte(Kolonne("lop", _("Løp")), _lop),
        Spalte(Kolonne("losning", _("Løsning")), _losning),
        Spalte(Kolonne("type", _("Type")), _type),
        Spalte(Kolonne("region", _("Region")), _region),
        Spalte(Kolonne("fase", _("Fase")), _fase),
        Spalte(Kolonne("dager", _("Dager i fasen"), "tall"), _dager),
        Spalte(Kolonne("neste", _("Neste steg")), _neste, apen=False),
        Spalte(Kolonne("hvem", _("Hvem kan ta det")), _hvem, apen=False),
        Spalte(Kolonne("frist", _("Svarfrist"), "dato"), _frist),
        Spalte(Kolonne("puljer", _("Puljer")), _puljer),
        Spalte(Kolonne("pameldt", _("Påmeldt"), "andel", om=pameldt), _pameldt, apen=False),
        Spalte(Kolonne("i_bruk", _("Tatt i bruk"), "andel", om=i_bruk), _i_bruk, apen=False),
        Spalte(Kolonne("leder", _("Innføringsleder")), _leder, apen=False),
        Spalte(Kolonne("endret", _("Sist endret"), "dato"), _endret, apen=False),
    )
    return tuple(s for s in alle if s.apen or kall.jeg is not None)


def lopsliste(p: Portefolje, rader: tuple[Oversiktsrad, ...]) -> Liste:
    """The løp that the filters left, as a list that can be sorted and downloaded."""
    kolonnene = spalter(p.kall)
    return Liste(
        navn="lop",
        tittel=p.kall._("Innføringsløp"),
        kolonner=tuple(s.kolonne for s in kolonnene),
        rader=tuple(
            Rad(
                celler=tuple(s.av(p, rad) for s in kolonnene),
                nokkel=rad.lop,
                lenke=p.kall.til(f"/lop/{rad.lop}"),
            )
            for rad in rader
        ),
        tomt=p.kall._("Ingen løp."),
        om=_om(p),
    )


def _om(p: Portefolje) -> tuple[tuple[str, str], ...]:
    """The moment that was asked for, then the filters that are on."""
    satt = ((navn, v) for navn in p.filtre if (v := p.valgt(navn)) is not None)
    etiketter = filternavn(p.kall)
    filtre = ((etiketter[navn], p.ord(navn, verdi)) for navn, verdi in satt)
    if not p.kall.spolt:
        return tuple(filtre)
    return ((p.kall._("Slik det var"), p.kall.dato(p.kall.moment.dag)), *filtre)


def filternavn(kall: Kall) -> dict[str, str]:
    """What each filter is called."""
    return {
        "fase": kall._("Fase"),
        "type": kall._("Type"),
        "losning": kall._("Løsning"),
        "region": kall._("Region"),
        "leder": kall._("Innføringsleder"),
        "slag": kall._("Slag"),
        "avklaringer": kall._("Har åpne avklaringer"),
    }


def _lop(_p: Portefolje, rad: Oversiktsrad) -> Celle:
    return Celle(rad.tittel, rad.tittel)


def _losning(p: Portefolje, rad: Oversiktsrad) -> Celle:
    navn = p.losninger.get(rad.losning or "", rad.losning)
    return tekstcelle(navn)


def _type(p: Portefolje, rad: Oversiktsrad) -> Celle:
    ord_ = typeord(p.kall, rad.slag, rad.type)
    return Celle(ord_, ord_, sorter=artbokstav(rad.slag, rad.type))


def _region(p: Portefolje, rad: Oversiktsrad) -> Celle:
    return tekstcelle(regionord(p.kall, rad.omrade, p.regioner))


def _fase(p: Portefolje, rad: Oversiktsrad) -> Celle:
    ord_ = radens_fase(p.kall, rad)
    status = PA_VENT if rad.pa_vent_til else rad.tilstand
    return Celle(ord_, ord_, status=status, sorter=FASENE.index(rad.tilstand))


def radens_fase(kall: Kall, rad: Oversiktsrad) -> str:
    """The state with the puljer that take answers; «på vent» when it is paused."""
    ord_ = faseord(kall, rad.tilstand, [nr for nr, fase in rad.puljer.items() if _apen(fase)])
    return kall._("{fase} (på vent)").format(fase=ord_) if rad.pa_vent_til else ord_


def _apen(fase: str) -> bool:
    return fase == str(Puljefase.PAMELDING.value)


def _dager(p: Portefolje, rad: Oversiktsrad) -> Celle:
    return Celle(rad.dager, p.kall.tall(rad.dager))


def _neste(p: Portefolje, rad: Oversiktsrad) -> Celle:
    if rad.pa_vent_til:
        dag = p.kall.dato(date.fromisoformat(rad.pa_vent_til))
        return tekstcelle(p.kall._("Vurderes igjen {dag}").format(dag=dag))
    ordbok = p.ordbok
    return tekstcelle(", ".join(dict.fromkeys(ordbok.steg(n.steg) for n in rad.neste)))


def _hvem(p: Portefolje, rad: Oversiktsrad) -> Celle:
    hvem = dict.fromkeys(en for neste in rad.neste for en in neste.hvem)
    return tekstcelle(", ".join(map(p.ordbok.hvem, hvem)))


def _frist(p: Portefolje, rad: Oversiktsrad) -> Celle:
    if not rad.frister:
        return tekstcelle(None)
    frist, nr = min((date.fromisoformat(dag), nr) for nr, dag in rad.frister.items())
    tekst = p.kall._("{dag} (pulje {nr})").format(dag=p.kall.dato(frist), nr=nr)
    return Celle(frist, tekst)


def _puljer(p: Portefolje, rad: Oversiktsrad) -> Celle:
    """How many in each phase, in the order of the phases."""
    antall = Counter(rad.puljer.values())
    faser = (str(f.value) for f in Puljefase if antall[str(f.value)])
    ledd = (f"{antall[fase]} {kodeord(p.kall, Puljefase, fase).lower()}" for fase in faser)
    return Celle(len(rad.puljer), ", ".join(ledd) or "–")


def _pameldt(p: Portefolje, rad: Oversiktsrad) -> Celle:
    inviterte = sum(n for status, n in rad.svar.items() if status != IKKE_INVITERT)
    return _andel(p, rad.svar.get(PAMELDT, 0), inviterte)


def _i_bruk(p: Portefolje, rad: Oversiktsrad) -> Celle:
    if rad.losning is None:
        return tekstcelle(None)
    if rad.trinn and rad.trinn.keys() <= {UKJENT}:
        return Celle(None, p.kall._("Ukjent"))
    return _andel(p, sum(rad.trinn.get(trinn, 0) for trinn in I_BRUK), sum(rad.trinn.values()))


def _leder(p: Portefolje, rad: Oversiktsrad) -> Celle:
    return tekstcelle(", ".join(dict.fromkeys(p.ord(LEDER, person) for person, _ in rad.ledere)))


def _endret(p: Portefolje, rad: Oversiktsrad) -> Celle:
    us = p.endret.get(rad.lop)
    return tekstcelle(None) if us is None else Celle(dag_i_norge(us), p.kall.dato(us), sorter=us)


def _andel(p: Portefolje, antall: int, av: int) -> Celle:
    """«12 av 40 (30 %)»; a dash while there is nothing to be a share of."""
    if not av:
        return tekstcelle(None)
    tall = {"antall": p.kall.tall(antall), "av": p.kall.tall(av)}
    tekst = p.kall._("{antall} av {av} ({andel})").format(**tall, andel=p.kall.prosent(antall / av))
    return Celle(Andel(antall, av, ()), tekst)
