"""The questions and criteria of a løp, each with what was found, before and now (P-05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.domain.innforingslop.vurdering import (
    Verdikt,
    Vurderingskriterium,
    foreslatt_type,
)
from innforing.domain.kriteriesett.kriteriesett import Kriteriesett
from innforing.projections.losninger.losninger import Losninger
from innforing.projections.losninger.losninger import en as en_losning
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.revisjon.hendelsesord import hvem, stromnavn
from innforing.web.pages.vurdering.vurderingsbilde import Dom, svar_pa, tilleggene, verdikter_pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from innforing.application.revisjonsspor import Sporlinje
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.vurdering import Vurderingssvar
    from innforing.domain.kriteriesett.verdier import Kriterium
    from innforing.projections.losninger.losninger import Losningsbilde
    from innforing.projections.losninger.verdikter import GittVerdikt
    from innforing.web.kall import Kall

TEKNIKK, BRUK, ARBEIDSMATE, MATERIELL, ANNET = "teknikk", "bruk", "arbeidsmate", "materiell", ""
GRUPPER: Final[Mapping[str, str]] = {
    **dict.fromkeys(("K-057", "K-058", "K-061", "K-066", "K-067"), TEKNIKK),
    **dict.fromkeys(("K-056", "K-059", "K-062"), BRUK),
    **dict.fromkeys(("K-063", "K-064", "K-065"), ARBEIDSMATE),
    "K-060": MATERIELL,
}
"""Requirement of a criterion → which side of klar til bruk it shows (K-064)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sak:
    """One question or criterion, and what was found."""

    id: str
    tekst: str
    under: tuple[str, ...]
    """What it weighs, who judges it, what shows it."""
    na: Dom | None
    for_: tuple[Dom, ...]
    """Earlier answers, and those of other løp, the newest first."""
    eldre_sett: bool = False
    """Whether it was judged by another version of the list than the one in force."""


@dataclass(frozen=True, slots=True)
class Gruppe:
    """Criteria that show one side of klar til bruk."""

    id: str
    tittel: str
    saker: tuple[Sak, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anbefaling:
    """The type that the answers point to, and which answers decide it."""

    type: str | None
    tekst: str
    hvorfor: tuple[str, ...]


def gjeldende_sett(kall: Kall) -> tuple[str, Kriteriesett]:
    """Number and content of the kriteriesett in force on the day of the page."""
    alle = [
        (strom.partition(":")[2], sett)
        for strom, sett in kall.leser.under("kriteriesett:").items()
        if isinstance(sett, Kriteriesett)
        and sett.gjelder_fra is not None
        and sett.gjelder_fra <= kall.moment.dag
    ]
    ingen = ("", Kriteriesett())
    return max(alle, key=lambda par: (str(par[1].gjelder_fra), int(par[0])), default=ingen)


def sporsmal(kall: Kall, linjer: Sequence[Sporlinje]) -> tuple[Sak, ...]:
    """The five, then those that were asked beside them (K-044 to K-051)."""
    gitt = svar_pa(kall, linjer)
    de_fem = [(str(k.value), kall.t(k.tekst)) for k in Vurderingskriterium]
    alle = [*de_fem, *((ett, ett) for ett in tilleggene(linjer))]
    return tuple(_sak(id_, tekst, (), gitt.get(id_, [])) for id_, tekst in alle)


def _sak(id_: str, tekst: str, under: tuple[str, ...], gitt: list[Dom]) -> Sak:
    return Sak(id=id_, tekst=tekst, under=under, na=gitt[0] if gitt else None, for_=tuple(gitt[1:]))


def anbefaling(kall: Kall, lop: Innforingslop) -> Anbefaling:
    """Which type the answers suggest, and the answers without which it would be another."""
    type_ = foreslatt_type(lop.svar)
    avgjor = [
        f"«{kall.t(k.tekst)}» {kall.t(lop.svar[str(k.value)].tekst)}"
        for k in Vurderingskriterium
        if str(k.value) in lop.svar and foreslatt_type(_uten(lop, str(k.value))) is not type_
    ]
    if type_ is None:
        return Anbefaling(type=None, tekst="", hvorfor=())
    kode = str(type_.value)
    return Anbefaling(
        type=kode, tekst=f"{kode.upper()} {kall.t(type_.tekst)}", hvorfor=tuple(avgjor)
    )


def _uten(lop: Innforingslop, kriterium: str) -> dict[str, Vurderingssvar]:
    return {n: svar for n, svar in lop.svar.items() if n != kriterium}


def losningsbilde(kall: Kall, lop: Innforingslop) -> Losningsbilde | None:
    """What is known of the løsning of the løp."""
    if lop.losning is None:
        return None
    with kall.sight(Losninger.navn) as sight:
        return en_losning(sight, lop.losning)


def grupper(
    kall: Kall, lop: str, linjer: Iterable[Sporlinje], losning: Losningsbilde | None
) -> tuple[Gruppe, ...]:
    """The criteria in force by what they show (K-064), then those that are in force no more."""
    nr, sett = gjeldende_sett(kall)
    gitt, andres = verdikter_pa(kall, linjer), dict(_andres(kall, lop, losning))
    saker: dict[str, list[Sak]] = {side: [] for side in (*_titler(kall),)}
    for krit in sett.kriterier:
        alle = [*gitt.get(krit.id, [])]
        sak = _sak(krit.id, kall.t(krit.tekst.tekst), _om(kall, krit), alle)
        saker[GRUPPER.get(krit.krav, ANNET)].append(_med_andres(sak, andres.get(krit.id, ()), nr))
    for id_ in gitt.keys() - {krit.id for krit in sett.kriterier}:
        saker[ANNET].append(_med_andres(_sak(id_, id_, (), gitt[id_]), (), nr))
    return tuple(
        Gruppe(id_ or "annet", navn, tuple(saker[id_]))
        for id_, navn in _titler(kall).items()
        if saker[id_]
    )


def _titler(kall: Kall) -> dict[str, str]:
    return {
        TEKNIKK: kall._("Teknikk"),
        BRUK: kall._("Bruk"),
        ARBEIDSMATE: kall._("Endret arbeidsmåte"),
        MATERIELL: kall._("Materiell"),
        ANNET: kall._("Andre kriterier"),
    }


def _om(kall: Kall, krit: Kriterium) -> tuple[str, ...]:
    dommere = ", ".join(kall.t(art.tekst) for art in krit.vurderes_av)
    return (
        f"{kall.t(krit.styrke.tekst)} ({krit.krav})",
        kall._("Vurderes av: {hvem}").format(hvem=dommere),
        kall._("Vises ved: {hva}").format(hva=kall.t(krit.evidens.tekst)),
    )


def _med_andres(sak: Sak, andres: Iterable[Dom], nr: str) -> Sak:
    return Sak(
        id=sak.id,
        tekst=sak.tekst,
        under=sak.under,
        na=sak.na,
        for_=(*sak.for_, *andres),
        eldre_sett=sak.na is not None and sak.na.sett is not None and str(sak.na.sett) != nr,
    )


def _andres(
    kall: Kall, lop: str, losning: Losningsbilde | None
) -> Iterator[tuple[str, tuple[Dom, ...]]]:
    """What other løp for the same løsning found, where this one does not rest on it."""
    for krav in () if losning is None else losning.kriterier:
        andre = (v for v in krav.verdikter if v.lop != lop and lop not in v.hviler)
        yield krav.id, tuple(_gitt(kall, verdikt) for verdikt in andre)


def _gitt(kall: Kall, v: GittVerdikt) -> Dom:
    return Dom(
        kode=v.verdikt,
        ord=kodeord(kall, Verdikt, v.verdikt),
        grunn="",
        belegg=(),
        hvem=hvem(kall, v.person, v.rolle, v.organ),
        dato=kall.dato(date.fromisoformat(v.dato)),
        adresse=kall.til(f"/lop/{v.lop}/vurdering"),
        rettes_av=kall.organnavn(v.rettes_av) if v.rettes_av else "",
        sett=v.kriteriesett,
        fra_lop=stromnavn(kall, f"innforingslop:{v.lop}"),
    )


def tidligere_lop(lop: str, losning: Losningsbilde | None) -> tuple[str, ...]:
    """Løp whose verdicts this one could rest on, the newest verdict first (K-054)."""
    verdikter = [
        v for krav in (() if losning is None else losning.kriterier) for v in krav.verdikter
    ]
    nyeste = sorted(verdikter, key=lambda v: v.dato, reverse=True)
    return tuple(dict.fromkeys(v.lop for v in nyeste if v.lop != lop and lop not in v.hviler))
