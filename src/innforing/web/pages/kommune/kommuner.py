"""P-10 Kommuner: find a kommune, and see how much each is asked of at once (K-370)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.web.alfabet import nokkel
from innforing.web.deler import Filterfelt
from innforing.web.kall import KLOKKENE
from innforing.web.lister.tabell import vis
from innforing.web.pages.kommune.kommunebilde import finn_foreldet
from innforing.web.pages.kommune.kommunetabell import Kommunetall, kommunetabell, les_tall
from innforing.web.pages.lopet.lopsord import losningsnavn
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.registers.kommuner import Kommune
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Liste, Tabellvisning

LENGST: Final = 20_000
"""Characters in a list that is pasted."""
SKILLE: Final = re.compile(r"[\n,;\t]+")


@dataclass(frozen=True, slots=True)
class Gammelt:
    """A number or an id that was used once."""

    setning: str
    se: tuple[Lenke, ...]


@dataclass(frozen=True, slots=True)
class Sok:
    """What was asked for, and what nobody knows."""

    kommuner: tuple[Kommune, ...]
    gamle: tuple[Gammelt, ...] = ()
    ukjente: tuple[tuple[str, str], ...] = ()
    """What was written, and the names that are near it."""


@dataclass(frozen=True, kw_only=True)
class Kommunerside(Side):
    """The kommuner of the day, or those that were asked for."""

    q: str
    fylke: Filterfelt
    losning: Filterfelt
    uten_kontakt: Filterfelt | None
    """None: not asked of this reader."""
    gamle: tuple[Gammelt, ...]
    ukjente: tuple[tuple[str, str], ...]
    tabell: Tabellvisning
    skjulte: tuple[tuple[str, str], ...]
    """What the form of filters takes along."""
    aktive: tuple[tuple[str, str], ...]
    nullstill: str


def kommuner(kall: Kall) -> Kommunerside:
    """Names and rungs for everyone; what is asked of each for those who see every løp."""
    q = kall.sporring.get("q", "").strip()[:LENGST]
    funnet, tall = sok(kall, q), les_tall(kall, kall.sporring.get("losning"))
    valgte = [k for k in funnet.kommuner if _med(kall, k, tall)]
    liste: Liste = kommunetabell(kall, sorted(valgte, key=_alfabetisk), tall)
    return Kommunerside(
        tittel=kall._("Kommuner"),
        lister=(liste,),
        q=q,
        fylke=_fylke(kall),
        losning=_losning(kall, tall.losning),
        uten_kontakt=None if tall.belastning is None else _uten_kontakt(kall),
        gamle=funnet.gamle,
        ukjente=funnet.ukjente,
        tabell=vis(liste, kall),
        skjulte=tuple(
            (navn, verdi) for navn in (*KLOKKENE, "sorter") if (verdi := kall.sporring.get(navn))
        ),
        aktive=tuple(_aktive(kall, q)),
        nullstill=kall.lenke(q=None, fylke=None, uten_kontakt=None, side=None),
    )


def sok(kall: Kall, q: str) -> Sok:
    """By id, number or name, with or without accents; several with a comma or line between."""
    alle = kall.hus.kommuner.per(kall.moment.dag)
    ord_ = [del_.strip() for del_ in SKILLE.split(q) if del_.strip()]
    if not ord_:
        return Sok(alle)
    funnet: dict[str, Kommune] = {}
    gamle: list[Gammelt] = []
    ukjente: list[tuple[str, str]] = []
    for ett in ord_:
        treff = _treff(kall, ett, alle, deler=len(ord_) == 1)
        funnet |= {k.id: k for k in treff}
        if treff:
            continue
        if (gammelt := _gammelt(kall, ett)) is not None:
            gamle.append(gammelt)
        else:
            ukjente.append((ett, ", ".join(kall.hus.kommuner.nermeste(ett, kall.moment.dag))))
    return Sok(tuple(funnet.values()), tuple(gamle), tuple(ukjente))


def _treff(kall: Kall, ett: str, alle: Iterable[Kommune], *, deler: bool) -> list[Kommune]:
    """The one it is; else those whose name is that, or has it as a part when one is asked for."""
    rett = kall.hus.kommuner.finn(ett, kall.moment.dag)
    if rett is not None:
        return [rett]
    sokt = nokkel(ett)[0]
    like = [k for k in alle if sokt in {nokkel(navn)[0] for navn in _navnene(k)}]
    if like or not deler:
        return like
    return [k for k in alle if any(sokt in nokkel(navn)[0] for navn in _navnene(k))]


def _navnene(kommune: Kommune) -> tuple[str, ...]:
    return (kommune.navn, kommune.visningsnavn, *kommune.offisielle_navn)


def _gammelt(kall: Kall, ett: str) -> Gammelt | None:
    gammel = finn_foreldet(kall, ett)
    if gammel is None:
        return None
    if ett.isdigit():
        setning = kall._("Nummeret {nr} gjaldt til {dag}.")
    else:
        setning = kall._("Kommunen {nr} fantes til {dag}.")
    return Gammelt(setning.format(nr=gammel.gjaldt, dag=kall.dato(gammel.til)), gammel.se)


def _med(kall: Kall, kommune: Kommune, tall: Kommunetall) -> bool:
    fylke = kall.sporring.get("fylke", "")
    if fylke and kommune.fylke != fylke:
        return False
    return not (_uten_kontakt(kall).verdi and tall.har_kontakt(kommune.id))


def _uten_kontakt(kall: Kall) -> Filterfelt:
    tekst, valgt = kall._("Ingen kontaktperson"), kall.sporring.get("uten_kontakt")
    return Filterfelt.avkryssing("uten_kontakt", tekst, "ja", valgt)


def _fylke(kall: Kall) -> Filterfelt:
    fylker = ((f.nummer, f.navn) for f in kall.hus.kommuner.fylker(kall.moment.dag))
    return Filterfelt.liste("fylke", kall._("Fylke"), fylker, kall.sporring.get("fylke"))


def _losning(kall: Kall, valgt: str | None) -> Filterfelt:
    tekst = kall._("Vis hvor langt kommunene er kommet med")
    return Filterfelt.liste("losning", tekst, losningsnavn(kall).items(), valgt)


def _aktive(kall: Kall, q: str) -> Iterator[tuple[str, str]]:
    if q:
        yield (kall._("Listen") if SKILLE.search(q) else q), kall.lenke(q=None, side=None)
    for valg in _fylke(kall).valg:
        if valg.valgt:
            yield valg.tekst, kall.lenke(fylke=None, side=None)
    if (uten := _uten_kontakt(kall)).verdi:
        yield uten.tekst, kall.lenke(uten_kontakt=None, side=None)


def _alfabetisk(kommune: Kommune) -> tuple[str, str]:
    return nokkel(kommune.visningsnavn)
