"""The figures of one løp: how the kommuner answered, and how far its løsning has come (K-164)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.projections.svarfordeling import AKTUELLE, Svarfordeling, svarfordeling
from innforing.projections.utbredelse import UKJENT, Utbredelse, utbredelse
from innforing.web.deler import Del, Nokkeltall
from innforing.web.pages.lopet.lopsord import bak, kodeord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.projections.lopsoversikt.lopsoversikt import Oversiktsrad
    from innforing.projections.sight import Figure
    from innforing.web.kall import Kall

PAMELDT: Final = str(Svarstatus.PAMELDT.value)
SVARENE: Final = tuple(str(s.value) for s in Svarstatus if s is not Svarstatus.AKTUELL)
"""Where those stand who were invited."""
TRINNENE: Final = (*(str(s.value) for s in Bruksstatus), UKJENT)
I_BRUK: Final = str(Bruksstatus.TATT_I_BRUK.value)
OPPE: Final = tuple(str(s.value) for s in Bruksstatus if s.trinn >= Bruksstatus.TATT_I_BRUK.trinn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lopstall:
    """What can be counted of a løp."""

    per: str
    nokkeltall: tuple[Nokkeltall, ...]
    svar: tuple[Del, ...]
    """Empty before anybody is invited."""
    trinn: tuple[Del, ...]
    """The kommuner of the løp by rung; empty where it has no løsning or no kommuner."""
    landet: tuple[Del, ...]
    """Every kommune in the country by rung."""


def les_tall(kall: Kall, lop: Innforingslop, rad: Oversiktsrad) -> Lopstall:
    """The figures at the moment of the page."""
    with kall.sight(Svarfordeling.navn) as sight:
        svar = svarfordeling(sight, rad.lop)
    inviterte = sum(svar[kode].antall for kode in SVARENE)
    aktuelle, alle = svar[AKTUELLE].antall, len(kall.hus.kommuner.per(kall.moment.dag))
    landet = _landet(kall, lop.losning)
    return Lopstall(
        per=kall.dato(kall.moment.dag),
        nokkeltall=(
            *_av_svar(kall, rad, svar[PAMELDT].antall, (inviterte, alle)),
            *(_av_trinn(kall, rad, landet, (aktuelle, alle)) if lop.losning else ()),
        ),
        svar=_svar(kall, rad.lop, svar) if inviterte else (),
        trinn=_trinn(kall, rad) if lop.losning and aktuelle else (),
        landet=tuple(landet.values()),
    )


def _av_svar(
    kall: Kall, rad: Oversiktsrad, pameldt: int, av: tuple[int, int]
) -> tuple[Nokkeltall, ...]:
    """Enrolled as a share of those invited, and of all kommuner in the country."""
    inviterte, alle = av
    if not inviterte:
        return ()
    sti = bak(kall, Svarfordeling.navn, rad.lop, "antall", PAMELDT)
    om = kall._("Kommuner som er påmeldt nå. En kommune som takket nei, har svart.")
    tekst = kall._("Påmeldt")
    return (
        Nokkeltall(tekst, pameldt, inviterte, kall._("inviterte kommuner"), om, sti),
        Nokkeltall(tekst, pameldt, alle, kall._("kommuner i landet"), om, sti),
    )


def _av_trinn(
    kall: Kall, rad: Oversiktsrad, landet: Mapping[str, Del], av: tuple[int, int]
) -> tuple[Nokkeltall, ...]:
    """In use as a share of the kommuner of the løp, and of all in the country."""
    aktuelle, alle = av
    tekst, ut = kall._("Tatt i bruk"), []
    if aktuelle:
        om = kall._("Kommuner løpet er aktuelt for, som har meldt at løsningen er tatt i bruk.")
        i_lopet = sum(rad.trinn.get(kode, 0) for kode in OPPE)
        meldt = rad.trinn.get(UKJENT, 0) < aktuelle
        sti = bak(kall, "lopsoversikt", rad.lop, "trinn") if meldt else None
        enhet = kall._("kommuner i løpet")
        ut.append(Nokkeltall(tekst, i_lopet if meldt else None, aktuelle, enhet, om, sti))
    om = kall._("Alle kommuner som har meldt at løsningen er tatt i bruk, også utenfor løpet.")
    sti = bak(kall, Utbredelse.navn, rad.losning or "", "norge", f"minst_{I_BRUK}")
    oppe = sum(landet[kode].antall for kode in OPPE)
    enhet = kall._("kommuner i landet")
    if landet[UKJENT].antall == alle:
        return (*ut, Nokkeltall(tekst, None, alle, enhet, om, None))
    return (*ut, Nokkeltall(tekst, oppe, alle, enhet, om, sti))


def _svar(kall: Kall, lop: str, svar: Mapping[str, Figure]) -> tuple[Del, ...]:
    return tuple(
        Del(
            kode,
            kodeord(kall, Svarstatus, kode),
            svar[kode].antall,
            bak(kall, Svarfordeling.navn, lop, "antall", kode) if svar[kode].antall else None,
        )
        for kode in SVARENE
    )


def _trinn(kall: Kall, rad: Oversiktsrad) -> tuple[Del, ...]:
    return tuple(
        Del(
            kode,
            _trinnord(kall, kode),
            rad.trinn.get(kode, 0),
            bak(kall, "lopsoversikt", rad.lop, "trinn", kode) if rad.trinn.get(kode) else None,
        )
        for kode in TRINNENE
    )


def _landet(kall: Kall, losning: str | None) -> dict[str, Del]:
    """Rung → the kommuner in the country that stand there."""
    if losning is None:
        return {}
    with kall.sight(Utbredelse.navn) as sight:
        trinn = utbredelse(sight, losning, kall.hus.kommuner).landet.trinn
    # where nobody has reported anything there is no event to show
    meldt = any(trinn[kode].antall for kode in TRINNENE if kode != UKJENT)
    return {
        kode: Del(
            kode,
            _trinnord(kall, kode),
            trinn[kode].antall,
            bak(kall, Utbredelse.navn, losning, "norge", kode)
            if meldt and trinn[kode].antall
            else None,
        )
        for kode in TRINNENE
    }


def _trinnord(kall: Kall, kode: str) -> str:
    return kall._("Ukjent") if kode == UKJENT else kodeord(kall, Bruksstatus, kode)
