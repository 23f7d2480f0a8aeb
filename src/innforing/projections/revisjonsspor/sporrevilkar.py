"""What each qualifier of a search means: a condition on the rows of the trail, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from innforing.domain.deltakelse.steg.utlop_svarfrist import SvarfristPassert
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.katalog import AGGREGATER, HENDELSER, STEG
from innforing.projections.kalender import dagens_begynnelse
from innforing.projections.revisjonsspor import sporrefeil as f
from innforing.projections.revisjonsspor.sporrefeil import (
    en_av,
    enkel,
    fylt,
    naere,
    nermest,
    samlet,
)
from innforing.projections.revisjonsspor.sporrekilde import (
    LOP,
    Kilde,
    Ukjent,
    emne_av,
    kommune_i,
    spenn,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innforing.domain.grunnmur.verdi import Tekst
    from innforing.projections.table import Cell

INDEKSERT = ("kommune", "emne", "person", "organ", "hendelse")
"""Columns with an index, the one that is likely to find the fewest first."""
_ARSTALL = re.compile(r"[0-9]{4}")
_POSISJONER = re.compile(r"([0-9]{0,18})(?:(\.\.)([0-9]{0,18}))?")
INGEN = "ingen"
"""The value of a qualifier that asks for the events that have none."""


class Betingelse(NamedTuple):
    """One condition; `{column}` stands for a column with an index, `{pos}` for the position."""

    sql: str
    parametre: tuple[Cell, ...] = ()
    indeks: str | None = None


Betydning = Callable[[Kilde, str], Betingelse]


def _lik(kolonne: str, verdi: str) -> Betingelse:
    indeks = kolonne if kolonne in INDEKSERT else None
    navn = f"{{{kolonne}}}" if indeks else kolonne
    return Betingelse(f"{navn} = ?", (verdi,), indeks)


def _emner(*emner: str) -> Betingelse:
    """All that the log says of one or more things."""
    return Betingelse(f"{{emne}} IN ({', '.join('?' * len(emner))})", emner, "emne")


def i_strommen(strom: str) -> Betingelse:
    """The events of one stream."""
    kommune = kommune_i(strom)
    if kommune is not None:
        return Betingelse("{kommune} = ? AND strom = ?", (kommune, strom), "kommune")
    return Betingelse("{emne} = ? AND strom = ?", (emne_av(strom), strom), "emne")


def _en_av(kjente: Iterable[str], hva: Tekst, kolonne: str) -> Betydning:
    """A column with a fixed list of values, or none."""

    def betyr(_kilde: Kilde, verdi: str) -> Betingelse:
        if enkel(verdi) == INGEN:
            return Betingelse(f"{kolonne} IS NULL")
        return _lik(kolonne, _kjent(verdi, kjente, hva))

    return betyr


def _kjent(verdi: str, kjente: Iterable[str], hva: Tekst) -> str:
    """The name in the list, however it is written."""
    navn = {enkel(kjent): kjent for kjent in kjente}
    if enkel(verdi) not in navn:
        ingen = fylt(f.INGEN_MED_NAVNET, hva=hva)
        raise Ukjent(samlet(ingen, nermest(verdi, navn.values())))
    return navn[enkel(verdi)]


def _strom(kilde: Kilde, verdi: str) -> Betingelse:
    """A stream, or all that lie under the beginning of an id, such as `deltakelse:kj-2024`."""
    strom = verdi.rstrip(":")
    if kilde.har_strom(strom):
        return i_strommen(strom)
    if strom in AGGREGATER:
        return Betingelse("strom >= ? AND strom < ?", spenn(f"{strom}:"))
    prefiks, emne = strom.partition(":")[0], emne_av(strom)
    under = kilde.strommer(emne) if prefiks in AGGREGATER else list(AGGREGATER)
    if any(en.startswith(f"{strom}:") for en in under):
        grenser = (emne, *spenn(f"{strom}:"))
        return Betingelse("{emne} = ? AND strom >= ? AND strom < ?", grenser, "emne")
    kjente = under or [f"{prefiks}:{id_}" for id_ in kilde.emner(emne.partition(":")[0])]
    raise Ukjent(samlet(f.INGEN_STROM, nermest(strom, kjente)))


def _lop(kilde: Kilde, verdi: str) -> Betingelse:
    """A løp with its puljer and deltakelser."""
    return _emner(f"{LOP}:{_kjent_id(kilde, verdi, LOP, f.LOP)}")


def _losning(kilde: Kilde, verdi: str) -> Betingelse:
    """A løsning with its materiell, its use in kommuner, and the løp that are for it."""
    losning = _kjent_id(kilde, verdi, "losning", f.LOSNING)
    andre = [
        f"{slag}:{id_}"
        for slag in (LOP, "materiell")
        for id_ in kilde.emner(slag)
        if kilde.losning_av(f"{slag}:{id_}") == losning
    ]
    return _emner(f"losning:{losning}", *andre)


def _kjent_id(kilde: Kilde, verdi: str, slag: str, hva: Tekst) -> str:
    """An id that the log is about; else a refusal with the nearest."""
    if not kilde.finnes("emne", f"{slag}:{verdi}"):
        raise Ukjent(samlet(fylt(f.INGEN_SLIK, hva=hva), nermest(verdi, kilde.emner(slag))))
    return verdi


def _organ(kilde: Kilde, verdi: str) -> Betingelse:
    """The body that somebody acted for."""
    if kilde.finnes("organ", verdi):
        return _lik("organ", verdi)
    return _lik("organ", _kjent_id(kilde, verdi, "organ", f.ORGAN))


def _aktor(kilde: Kilde, verdi: str) -> Betingelse:
    """A person by id, or a role."""
    if kilde.finnes("person", verdi):
        return _lik("person", verdi)
    return _rolle(kilde, verdi)


def _kommune(kilde: Kilde, verdi: str) -> Betingelse:
    """By name, number or lasting id, also of one that is no more."""
    if enkel(verdi) == INGEN:
        return Betingelse("kommune IS NULL")
    register = kilde.register
    funnet = register.finn(verdi, kilde.dag, kilde.sight.kjent_dag)
    if funnet is not None:
        return _lik("kommune", funnet.id)
    for dag in (register.begynner, date.max):
        if any(kommune.id == verdi for kommune in register.per(dag)):
            return _lik("kommune", verdi)
    raise Ukjent(samlet(fylt(f.INGEN_SLIK, hva=f.KOMMUNE), naere(register.nermeste(verdi))))


def _region(kilde: Kilde, verdi: str) -> Betingelse:
    """A fylke, a diginettverk or a helseregion: the kommuner it has on the day asked for."""
    omrader = _omrader(kilde)
    navn = _kjent(verdi, omrader, f.OMRADE)
    kommuner = omrader[navn]
    return Betingelse(f"{{kommune}} IN ({', '.join('?' * len(kommuner))})", kommuner, "kommune")


def _omrader(kilde: Kilde) -> dict[str, tuple[str, ...]]:
    """Every name of an area → its kommuner; where two areas have one name, the fylke."""
    register, dag, kjent = kilde.register, kilde.dag, kilde.sight.kjent_dag
    fylker = {f.nummer: (f.nummer, f.navn) for f in register.fylker(dag, kjent)}
    nettverk = {d.id: (d.id, d.navn) for d in register.diginettverk(dag, kjent)}
    regioner = {r.id: (f"helseregion-{r.id}", r.id, r.navn) for r in register.helseregioner}
    omrader: dict[str, list[str]] = {}
    for navnene, felt in ((regioner, "helseregion"), (nettverk, "diginettverk"), (fylker, "fylke")):
        delene: dict[str, list[str]] = {}
        for kommune in register.per(dag, kjent):
            delene.setdefault(getattr(kommune, felt), []).append(kommune.id)
        omrader |= {navn: delene.get(id_, []) for id_, alle in navnene.items() for navn in alle}
    return {navn: tuple(kommuner) for navn, kommuner in omrader.items() if kommuner}


def _dato(verdi: str) -> date:
    try:
        return date.fromisoformat(verdi)
    except ValueError:
        raise Ukjent(f.INGEN_DATO) from None


def _registrert(sammenlignet: str) -> Betydning:
    """From a day on, or before it, by when it was recorded."""
    return lambda kilde, verdi: Betingelse(
        f"{{pos}} {sammenlignet} ?", (kilde.forste_fra(_dato(verdi)),)
    )


def _gjelder(sammenlignet: str) -> Betydning:
    """From a day on, or before it, by when it took effect."""
    return lambda _kilde, verdi: Betingelse(
        f"gyldig_fra {sammenlignet} ?", (dagens_begynnelse(_dato(verdi)),)
    )


def _ar(_kilde: Kilde, verdi: str) -> Betingelse:
    if _ARSTALL.fullmatch(verdi) is None:
        raise Ukjent(f.INGEN_AR)
    return Betingelse("ar = ?", (int(verdi),))


def _posisjon(kilde: Kilde, verdi: str) -> Betingelse:
    """`N`, `N..M`, `N..` or `..M`."""
    funnet = _POSISJONER.fullmatch(verdi)
    if funnet is None or verdi == "..":
        raise Ukjent(f.INGEN_POSISJON)
    fra, skille, til = funnet.groups()
    lav = int(fra or 0)
    hoy = int(til or kilde.sight.kjent) if skille else lav
    if til and lav > hoy:
        raise Ukjent(fylt(f.BAKLENGS, lav=lav, hoy=hoy))
    return Betingelse("{pos} BETWEEN ? AND ?", (lav, hoy))


def _valg(**sql: str) -> Betydning:
    """One of a few words."""

    def betyr(_kilde: Kilde, verdi: str) -> Betingelse:
        if enkel(verdi) not in sql:
            raise Ukjent(en_av(sql))
        return Betingelse(sql[enkel(verdi)])

    return betyr


def _frist(_kilde: Kilde, verdi: str) -> Betingelse:
    if enkel(verdi) != "passert":
        raise Ukjent(en_av(["passert"]))
    return _lik("hendelse", SvarfristPassert.__name__)


def _avklart(_kilde: Kilde, verdi: str) -> Betingelse:
    navn = _kjent(verdi, VILKAR, f.VILKAR)
    return Betingelse("replace(avklaringer, ?, '') <> avklaringer", (f",{navn},",))


_rolle = _en_av([str(rolle.value) for rolle in Rolle], f.ROLLE, "rolle")

BETYDNING: Mapping[str, Betydning] = {
    "hendelse": _en_av(HENDELSER, f.HENDELSE, "hendelse"),
    "lop": _lop,
    "kommune": _kommune,
    "losning": _losning,
    "strom": _strom,
    "aktor": _aktor,
    "rolle": _rolle,
    "organ": _organ,
    "region": _region,
    "steg": _en_av(STEG, f.STEG, "steg"),
    "tilstand": _en_av([str(t.value) for t in LopTilstand], f.TILSTAND, "tilstand"),
    "modell": _en_av(LIVSLOP, f.MODELL, "definisjon"),
    "etter": _registrert(">="),
    "for": _registrert("<"),
    "ar": _ar,
    "gjelder-etter": _gjelder(">="),
    "gjelder-for": _gjelder("<"),
    "frist": _frist,
    "begrunnelse": _valg(finnes="begrunnelse IS NOT NULL", mangler="begrunnelse IS NULL"),
    "avklart": _avklart,
    "beslutning": _valg(ja="beslutning = 1", nei="beslutning = 0"),
    "sent": _valg(ja="dager_sent > 0", nei="dager_sent = 0"),
    "posisjon": _posisjon,
}
"""Qualifier → what a value of it asks for."""
