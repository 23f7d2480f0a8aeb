"""From a posted form back to a step's data: names are paths, `felt.0.under`; nothing unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.katalog import STEG
from innforing.web.heltall import les_heltall
from innforing.web.skjema.feltslag import (
    Blad,
    Feltslag,
    Gruppe,
    Liste,
    Rekke,
    Tabell,
    felter_i,
)
from innforing.web.skjema.skjemaverdi import JA, les_verdi, les_verdier

if TYPE_CHECKING:
    from pydantic import BaseModel

TOM = "_tom"
"""`felt._tom=ja`: what stood there is to be removed, which an absent field does not say."""

NOKKEL = "nokkel"
"""The key in a row of a table."""

FLEST = 1_000
"""Rows of one repeated group (tillit.md §8)."""

VIS = "_vis"
"""The form is only to be shown again as it was filled in."""

SE_OVER = "_se_over"
"""The answers are to be looked over before they are sent."""

MASKINENS = (
    *("_kommando", "_sett_versjon", "_tilbake", "_legg_til", "_fjern", "_skjul", "gjelder"),
    *(VIS, SE_OVER),
)
"""Names that are not fields of the step."""


@runtime_checkable
class Flerverdi(Protocol):
    """A posted form, as starlette holds it."""

    def multi_items(self) -> Iterable[tuple[str, object]]:
        """Every name and value, in the order sent."""


Felter: TypeAlias = Flerverdi | Mapping[str, str | Sequence[str]]


class UkjentFelt(ValueError):
    """The form has fields that the step does not have: somebody has made them up."""

    def __init__(self, navn: Iterable[str]) -> None:
        """Keep the names, shortened: they come from outside."""
        self.navn = tuple(ett[:100] for ett in navn)
        super().__init__(f"unknown fields: {', '.join(self.navn)}")


@dataclass(frozen=True, slots=True)
class Ekstra:
    """What the form sends beside the step's own fields."""

    kommando: str = ""
    sett_versjon: int | None = None
    tilbake: str = ""
    gjelder: str = ""
    """The day as written; empty: today."""
    legg_til: str | None = None
    """Path of the repeated group that is to have one row more; no step is taken."""
    fjern: str | None = None
    """Path of the row that is to go; no step is taken."""
    skjul: tuple[str, ...] = ()
    vis: bool = False
    """Whether it is only to be shown as it was filled in; no step is taken."""
    se_over: bool = False
    """Whether it is to be shown in words when nothing is wrong with it; no step is taken."""

    @property
    def tegner_om(self) -> bool:
        """Whether only the form is to change."""
        return self.vis or self.legg_til is not None or self.fjern is not None


@dataclass(slots=True)
class _Knute:
    """What was sent under one name."""

    verdier: list[str] = field(default_factory=list)
    barn: dict[str, _Knute] = field(default_factory=dict)

    def ned(self, sti: str) -> _Knute:
        """The node at a path, made where it is not there."""
        her = self
        for ledd in sti.split("."):
            her = her.barn.setdefault(ledd, _Knute())
        return her


def les_skjema(felter: Felter, trigger: str) -> tuple[dict[str, object], Ekstra]:
    """The step's data as JSON would hold it, and the rest; `UkjentFelt` for made-up names.

    What is empty is absent. What cannot be read stands as it was written, for the step to refuse.
    """
    rot, ekstra = _Knute(), _Knute()
    for navn, verdi in _par(felter):
        if not isinstance(verdi, str):
            raise UkjentFelt((navn,))
        (ekstra if navn in MASKINENS else rot).ned(navn).verdier.append(verdi)
    lest = _les_ekstra(ekstra)
    _endre_rader(rot, lest)
    leser = _Leser(behold_tomme=lest.tegner_om)
    data = leser.modell(STEG[trigger], rot, "")
    if leser.ukjente:
        raise UkjentFelt(leser.ukjente)
    return data, lest


def _par(felter: Felter) -> Iterator[tuple[str, object]]:
    if isinstance(felter, Flerverdi):
        yield from felter.multi_items()
        return
    for navn, verdi in felter.items():
        yield from ((navn, v) for v in ([verdi] if isinstance(verdi, str) else verdi))


def _les_ekstra(knute: _Knute) -> Ekstra:
    def ett(navn: str) -> str | None:
        verdier = knute.barn[navn].verdier if navn in knute.barn else []
        return verdier[-1] if verdier else None

    def alle(navn: str) -> tuple[str, ...]:
        return tuple(knute.barn[navn].verdier) if navn in knute.barn else ()

    versjon = ett("_sett_versjon") or ""
    return Ekstra(
        kommando=ett("_kommando") or "",
        sett_versjon=les_heltall(versjon),
        tilbake=ett("_tilbake") or "",
        gjelder=(ett("gjelder") or "").strip(),
        legg_til=ett("_legg_til"),
        fjern=ett("_fjern"),
        skjul=alle("_skjul"),
        vis=bool(ett(VIS)),
        se_over=bool(ett(SE_OVER)),
    )


def _endre_rader(rot: _Knute, ekstra: Ekstra) -> None:
    if ekstra.legg_til:
        rader = rot.ned(ekstra.legg_til).barn
        rader[str(max((int(r) for r in rader if _er_nr(r)), default=-1) + 1)] = _Knute()
    if ekstra.fjern:
        rekke, _, rad = ekstra.fjern.rpartition(".")
        if rekke:
            rot.ned(rekke).barn.pop(rad, None)


def _er_nr(ledd: str) -> bool:
    return les_heltall(ledd) is not None and len(ledd) <= len(str(FLEST))


@dataclass(slots=True)
class _Leser:
    """Reads nodes by the kinds of the fields, and notes every name that no field has."""

    behold_tomme: bool
    ukjente: list[str] = field(default_factory=list)

    def modell(self, modell: type[BaseModel], knute: _Knute, sti: str) -> dict[str, object]:
        """A step or nested value; only what was filled in."""
        felter = felter_i(modell)
        self._kjenn(knute, sti, set(felter))
        lest = {n: self._felt(f, knute.barn.get(n, _Knute()), sti + n) for n, f in felter.items()}
        return {navn: verdi for navn, verdi in lest.items() if verdi is not None}

    def _kjenn(self, knute: _Knute, sti: str, navn: Iterable[str]) -> None:
        self.ukjente += [f"{sti}{barn}" for barn in knute.barn if barn not in navn]

    def _felt(self, felt: Feltslag, knute: _Knute, sti: str) -> object:
        match felt.slag:
            case Blad() as blad:
                self._kjenn(knute, f"{sti}.", ())
                sist = knute.verdier[-1] if knute.verdier else ""
                return les_verdi(blad, sist) if sist.strip() else None
            case Liste() as liste:
                return self._liste(felt, liste, knute, sti)
            case Gruppe(modell):
                self._uten_verdi(knute, sti)
                data = self.modell(modell, knute, f"{sti}.")
                return data if felt.pakrevd or not er_tom(modell, data) else None
            case Rekke() as rekke:
                rader: object = self._rader(rekke.av.modell, knute, sti, ekstra=(TOM,))
                return rader if rader or self._tomt_svar(felt, knute) else None
            case Tabell() as tabell:
                return self._tabell(tabell, knute, sti) or None

    def _liste(self, felt: Feltslag, liste: Liste, knute: _Knute, sti: str) -> object:
        self._kjenn(knute, f"{sti}.", (TOM,))
        verdier = les_verdier(liste.av, knute.verdier)
        # a list of boxes sends an empty value beside them, so that none of them is an answer
        ingen = bool(felt.standard) and bool(knute.verdier)
        return verdier if verdier or ingen or self._tomt_svar(felt, knute) else None

    def _tomt_svar(self, felt: Feltslag, knute: _Knute) -> bool:
        """Whether an empty list is an answer and not an absent one."""
        sagt = knute.barn.get(TOM, _Knute()).verdier[-1:] == [JA]
        return felt.pakrevd or (felt.kan_vaere_ingen and sagt)

    def _uten_verdi(self, knute: _Knute, sti: str) -> None:
        if knute.verdier:
            self.ukjente.append(sti)

    def _numre(self, knute: _Knute, sti: str, ekstra: Iterable[str] = ()) -> list[str]:
        self._uten_verdi(knute, sti)
        numre = sorted((r for r in knute.barn if _er_nr(r)), key=int)
        self._kjenn(knute, f"{sti}.", {*numre, *ekstra})
        return numre

    def _rader(
        self, modell: type[BaseModel], knute: _Knute, sti: str, *, ekstra: Iterable[str]
    ) -> list[dict[str, object]]:
        numre = self._numre(knute, sti, ekstra)
        rader = [self.modell(modell, knute.barn[nr], f"{sti}.{nr}.") for nr in numre]
        return [rad for rad in rader if self.behold_tomme or not er_tom(modell, rad)]

    def _tabell(self, tabell: Tabell, knute: _Knute, sti: str) -> dict[str, object]:
        if isinstance(tabell.av, Rekke):
            return self._tabell_av_rader(tabell.av.av.modell, knute, sti)
        self._uten_verdi(knute, sti)
        self._kjenn(knute, f"{sti}.", VILKAR)
        for nokkel, svar in knute.barn.items():
            self._kjenn(svar, f"{sti}.{nokkel}.", ())
        svart = {n: k.verdier[-1] for n, k in knute.barn.items() if k.verdier}
        return {n: les_verdi(tabell.av, v) for n, v in svart.items() if v.strip()}

    def _tabell_av_rader(
        self, modell: type[BaseModel], knute: _Knute, sti: str
    ) -> dict[str, object]:
        ut: dict[str, object] = {}
        for nr in self._numre(knute, sti):
            rad = knute.barn[nr]
            nokler = rad.barn.pop(NOKKEL, _Knute())
            self._kjenn(nokler, f"{sti}.{nr}.{NOKKEL}.", ())
            nokkel = "".join(nokler.verdier[-1:]).strip()
            data = self.modell(modell, rad, f"{sti}.{nr}.")
            tom = er_tom(modell, data)
            if not nokkel and tom and not self.behold_tomme:
                continue
            verdier = ut.setdefault(nokkel, [])
            if isinstance(verdier, list) and (not tom or self.behold_tomme):
                verdier.append(data)
        return ut


def er_tom(modell: type[BaseModel], data: Mapping[str, object]) -> bool:
    """Whether nothing is filled in but what the form fills in itself: the defaults."""
    felter = felter_i(modell)
    return all(verdi == felter[navn].standard for navn, verdi in data.items())
