"""What P-14 asks of the read model of one løsning, asked once; and for which position."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dag_i_norge
from innforing.domain.losning.losning import Losning
from innforing.projections.losninger.losningsfakta import LOSNING
from innforing.projections.utbredelse import RAPPORT, TRINN, kurve, tid_til_bruk, utbredelse
from innforing.web import alfabet
from innforing.web.heltall import les_heltall
from innforing.web.kall import IkkeFunnet, UgyldigForesporsel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.projections.sight import Found, Sight
    from innforing.projections.utbredelse import Omradetall, Oversikt, Tid
    from innforing.registers.inndeling import Kommune
    from innforing.web.kall import Kall

LANDET: Final = "norge"
FLEST_PUNKTER: Final = 40
"""Days on a curve: more are not seen, and each is a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilde:
    """One løsning at the moment of the page."""

    losning: str
    navn: str
    losninger: tuple[tuple[str, str], ...]
    """Id and name of every løsning."""
    oversikt: Oversikt
    omrade: Omradetall
    """The area that the page is about."""
    posisjon: int
    """The last event that the figures rest on."""
    kommuner: tuple[Kommune, ...]
    """Those of the area, as they were on the day."""
    fylker: frozenset[str]
    """Numbers of the fylker of the helseregion that the page is about."""
    forste: date | None
    """The first day that anybody has told anything of."""
    kurve: tuple[tuple[date, Omradetall], ...]
    tid: Tid
    meldt: Mapping[str, Found]


def festet(kall: Kall) -> Kall:
    """The request with `posisjon` as what was known: everybody may ask for what was published."""
    raa = kall.sporring.get("posisjon", "")
    if not raa:
        return kall
    slutt = kall.hus.reader.last()[0]
    onsket = les_heltall(raa)
    if onsket is None or not 0 < onsket <= slutt:
        setning = kall._("Loggen har hendelse 1 til {siste}. Velg en posisjon mellom dem.")
        raise UgyldigForesporsel(setning.format(siste=kall.tall(slutt)))
    kjent = kall.moment.kjent
    posisjon = onsket if kjent is None else min(kjent, onsket)
    return replace(kall, moment=kall.moment._replace(kjent=posisjon))


def losningsnavn(kall: Kall) -> tuple[tuple[str, str], ...]:
    """Id and name of every løsning, as it was called; those registered later as they are now."""
    with kall.sight("losninger") as sight:
        navn = {rad.text("losning"): rad.text("navn") for rad in sight.rows(LOSNING)}
    for strom, losning in kall.hus.levende.under("losning:").items():
        if isinstance(losning, Losning) and losning.navn is not None:
            navn.setdefault(strom.partition(":")[2], losning.navn)
    return tuple(sorted(navn.items(), key=lambda par: alfabet.nokkel(par[1])))


def se(kall: Kall, losning: str) -> Bilde:
    """Everything of one løsning; `IkkeFunnet` when there is none of that id."""
    navn = losningsnavn(kall)
    if losning not in dict(navn):
        raise IkkeFunnet
    with kall.sight("utbredelse") as sight:
        hele = _pa_leserens_sprak(kall, utbredelse(sight, losning, kall.hus.kommuner))
        forste = _forste_dag(kall, sight, losning)
        dager = dagene(forste, hele.dag, begynner=kall.hus.kommuner.begynner)
        omrade = _omrade(kall, hele)
        return Bilde(
            losning=losning,
            navn=dict(navn)[losning],
            losninger=navn,
            oversikt=hele,
            omrade=omrade,
            posisjon=sight.kjent,
            kommuner=tuple(_kommuner(kall, sight, omrade.id, hele.dag)),
            fylker=_fylker(kall, sight, omrade.id, hele.dag),
            forste=forste,
            kurve=tuple(kurve(sight, losning, kall.hus.kommuner, dager)),
            tid=tid_til_bruk(sight, losning),
            meldt={rad.text("kommune"): rad for rad in sight.rows(TRINN, losning=losning)},
        )


def _pa_leserens_sprak(kall: Kall, hele: Oversikt) -> Oversikt:
    """The one name that no register has: the country's."""
    return replace(hele, landet=replace(hele.landet, navn=kall._("Norge")))


def landet(kall: Kall, sight: Sight, losning: str) -> Omradetall:
    """The country alone, for the list of every løsning."""
    [(_, tall)] = kurve(sight, losning, kall.hus.kommuner, [kall.moment.dag])
    return tall


def dagene(forste: date | None, siste: date, *, begynner: date) -> list[date]:
    """The days of a curve: the first, the end of every so many months, and the last."""
    if forste is None or forste > siste:
        return []
    fra = max(forste, begynner)
    slutter: list[date] = []
    neste = _maned_etter(fra.replace(day=1))
    while neste - timedelta(days=1) < siste:
        slutter.append(neste - timedelta(days=1))
        neste = _maned_etter(neste)
    steg = 1 + len(slutter) // FLEST_PUNKTER
    return sorted({fra, *slutter[steg - 1 :: steg], siste})


def _maned_etter(forste: date) -> date:
    return (forste + timedelta(days=31)).replace(day=1)


def _forste_dag(kall: Kall, sight: Sight, losning: str) -> date | None:
    """The first day of any report, also of one that had not taken effect by the day asked for."""
    rapporter = sight.at(mikrosekunder(kall.na)).rows(RAPPORT, losning=losning)
    return min((dag_i_norge(rad.gyldig_fra) for rad in rapporter), default=None)


def _omrade(kall: Kall, hele: Oversikt) -> Omradetall:
    """The area that is asked for; the country when none is."""
    valgt = kall.sporring.get("region") or LANDET
    for omrade in hele.omrader:
        if omrade.id == valgt:
            return omrade
    setning = kall._(
        "Området «{omrade}» fantes ikke {dag}. Velg et annet område eller en annen dag."
    )
    raise UgyldigForesporsel(setning.format(omrade=valgt, dag=kall.dato(hele.dag)))


def _kommuner(kall: Kall, sight: Sight, omrade: str, dag: date) -> list[Kommune]:
    alle = kall.hus.kommuner.per(dag, sight.kjent_dag)
    return [k for k in alle if omrade in {LANDET, k.helseregion, k.diginettverk, k.fylke}]


def _fylker(kall: Kall, sight: Sight, omrade: str, dag: date) -> frozenset[str]:
    alle = kall.hus.kommuner.fylker(dag, sight.kjent_dag)
    return frozenset(f.nummer for f in alle if f.helseregion == omrade)
