"""Rules and life cycle tables, and the one place where a step is judged against them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from transitions import Machine, Transition

from innforing.domain.grunnmur.myndigheter import (
    avklaringer_kjent,
    har_vervet,
    ikke_pa_vent,
    rett_myndighet,
    riktig_fase,
)
from innforing.domain.grunnmur.vilkar import VILKAR, Vilkar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse
    from innforing.domain.grunnmur.verdi import Kodeverk

START = "ny"
"""The state of a stream that has not begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """Who may take a step, what blocks it, and what must be answered."""

    hvem: tuple[str, ...]
    sperrer: tuple[str, ...] = ()
    avklares: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overgang(Regel):
    """One row of a life cycle: a step, from which states, to which, for which types."""

    steg: str
    fra: tuple[Kodeverk | None, ...]
    """None stands for a stream that has not begun."""
    til: Kodeverk | None = None
    """None: the state stays."""
    typer: str = "ABCF"
    """A, B, C: type of løp; F: felles prosess."""
    ogsa_pa_vent: bool = False
    """A side exit: moves the state, and may be taken while the løp is paused."""


class _Rad(Transition):
    """A transition that remembers its row."""

    def __init__(self, *args: Any, overgang: Overgang, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.overgang = overgang


class _Maskin(Machine):
    transition_cls = _Rad


@dataclass(frozen=True)
class Livslop:
    """A released life cycle: frozen rows, read by `transitions`; asked, never driven."""

    versjon: str
    tilstander: type[Kodeverk]
    overganger: tuple[Overgang, ...]
    maskin: Machine = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Let `transitions` read the rows; an unknown state is an error here."""
        maskin = _Maskin(
            model=None,
            states=[START, *(t.value for t in self.tilstander)],
            initial=START,
            auto_transitions=False,
        )
        for rad in self.overganger:
            til = None if rad.til is None else rad.til.value
            for fra in rad.fra:
                maskin.add_transition(rad.steg, _kode(fra), til, overgang=rad)
        object.__setattr__(self, "maskin", maskin)

    def rad(self, steg: str, tilstand: str | None, art: str) -> Overgang | None:
        """The row that allows the step in the state for the type, or None."""
        hendelse = self.maskin.events.get(steg)
        rader = () if hendelse is None else hendelse.transitions.get(tilstand or START, ())
        overganger = (r.overgang for r in rader if isinstance(r, _Rad))
        return next((o for o in overganger if art in o.typer), None)

    def steg_fra(self, tilstand: str | None, art: str) -> Iterator[Overgang]:
        """Every row that leads on from the state for the type, in table order."""
        for steg in self.maskin.get_triggers(tilstand or START):
            if (rad := self.rad(steg, tilstand, art)) is not None:
                yield rad

    def vei(self, tilstand: str | None, art: str, steg: str) -> tuple[str, ...]:
        """The steps that must be taken before `steg` is possible, shortest first (K-002)."""
        ko: deque[tuple[str, tuple[str, ...]]] = deque([(tilstand or START, ())])
        sett = {tilstand or START}
        while ko:
            her, vei = ko.popleft()
            if self.rad(steg, her, art) is not None:
                return vei
            for rad in self.steg_fra(her, art):
                if rad.til is not None and rad.til.value not in sett:
                    sett.add(rad.til.value)
                    ko.append((rad.til.value, (*vei, rad.steg)))
        return ()


def _kode(tilstand: Kodeverk | None) -> str:
    return START if tilstand is None else str(tilstand.value)


@dataclass(frozen=True, slots=True)
class Uoppfylt:
    """One guard that is not met, and the list under it."""

    vilkar: Vilkar
    mangler: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Avvisning:
    """A refusal: every unmet guard, blocks and warnings apart (livslop.md §4)."""

    sperrer: tuple[Uoppfylt, ...]
    avklares: tuple[Uoppfylt, ...] = ()


@dataclass(frozen=True, slots=True)
class Avgjorelse:
    """What a step gives: its events, and the life cycle state after them."""

    hendelser: tuple[Hendelse[Any], ...]
    tilstand: str | None


def uoppfylte(navn: tuple[Vilkar | str, ...], g: Grunnlag[Any, Any]) -> tuple[Uoppfylt, ...]:
    """Judge every named guard; give those that are not met, in order."""
    alle = (v if isinstance(v, Vilkar) else VILKAR[v] for v in navn)
    domt = ((v, v.mangler(g)) for v in alle)
    return tuple(Uoppfylt(v, mangler) for v, mangler in domt if mangler is not None)


def mangler_for(g: Grunnlag[Any, Any]) -> Avvisning | None:
    """What stands between the actor and the step; None when nothing does."""
    regel = g.aggregat.regel_for(g.steg)
    if regel is None:
        return Avvisning(uoppfylte((har_vervet, riktig_fase), g))
    flytter = isinstance(regel, Overgang) and regel.til is not None and not regel.ogsa_pa_vent
    felles: tuple[Vilkar | str, ...] = (har_vervet, rett_myndighet, avklaringer_kjent)
    sperrer = uoppfylte((*felles, *((ikke_pa_vent,) if flytter else ()), *regel.sperrer), g)
    avklares = tuple(
        u for u in uoppfylte(regel.avklares, g) if u.vilkar.navn not in g.steg.avklaringer
    )
    return Avvisning(sperrer, avklares) if sperrer or avklares else None


def prov(g: Grunnlag[Any, Any]) -> Avgjorelse | Avvisning:
    """Judge a step and, if nothing is missing, let it decide. Pure."""
    mangler = mangler_for(g)
    if mangler is not None:
        return mangler
    regel = g.aggregat.regel_for(g.steg)
    til = regel.til.value if isinstance(regel, Overgang) and regel.til is not None else None
    return Avgjorelse(tuple(g.steg.avgjor(g)), til or g.aggregat.tilstandskode)
