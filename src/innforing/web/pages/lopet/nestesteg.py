"""The box «Neste steg» of a løp: what the engine allows, with every guard, met or not (P-04)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.application.forklaring import VIST
from innforing.application.neste_steg import framover, uutfylt
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.katalog import STEG
from innforing.web.pages.lopet.lopsfaner import fanens_sti, synlige_faner
from innforing.web.pages.lopet.mangelord import mangelord
from innforing.web.pages.lopet.vilkarsted import vilkarets_fane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.neste_steg import Mulig
    from innforing.domain.grunnmur.livslop import Uoppfylt
    from innforing.domain.grunnmur.vilkar import Vilkar
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.web.kall import Kall

PREFIKS: Final = "innforingslop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vilkarlinje:
    """One guard, as `deler/hvagjenstar.html` shows it."""

    oppfylt: bool
    tekst: str
    krav: str
    gjor: str | None = None
    hvem: str | None = None
    adresse: str | None = None
    mangler: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stegkort:
    """One step that the state allows."""

    trigger: str
    tekst: str
    til: str
    """The state it leads to; empty when it stays."""
    hvem: str
    """Who may take it."""
    forst: tuple[Vilkarlinje, ...]
    avklares: tuple[Vilkarlinje, ...]
    avhenger: tuple[str, ...]
    """What is judged by what is filled in."""
    gjenstar: int
    """Guards that are not met, of both kinds."""
    adresse: str | None
    """Where the reader takes it; None for the steps of others."""
    videre: bool
    """Whether it is the one that leads the løp on."""

    @property
    def vilkar(self) -> int:
        """Guards that can be judged before anything is filled in."""
        return len(self.forst) + len(self.avklares)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nestesteg:
    """The steps of the reader, the one that leads on first, then those of others."""

    mine: tuple[Stegkort, ...] = ()
    andres: tuple[Stegkort, ...] = ()

    @property
    def venter_pa(self) -> Stegkort | None:
        """The step that leads on, when it is for others to take."""
        return next((kort for kort in self.andres if kort.videre), None)

    @property
    def ogsa(self) -> tuple[Stegkort, ...]:
        """The reader's own steps beside the one that leads on."""
        return tuple(kort for kort in self.mine if not kort.videre)

    @property
    def ingen(self) -> bool:
        """Whether nobody can do anything more."""
        return not self.mine and not self.andres


def neste_i_lopet(kall: Kall, lop: str, innhold: Innforingslop) -> Nestesteg:
    """What can be done with a løp now, and by whom; nothing at other moments."""
    boks = _Boks(kall, lop, innhold)
    mulige = kall.mulige(boks.strom)
    videre = framover(mulige, innhold.tilstand)
    i_orden = sorted(mulige, key=lambda mulig: mulig is not videre)
    kort = [(m.min, boks.kort(m, videre=m is videre)) for m in i_orden]
    return Nestesteg(
        mine=tuple(ett for mitt, ett in kort if mitt),
        andres=tuple(ett for mitt, ett in kort if not mitt),
    )


class _Boks:
    """What every step of one løp is told with."""

    def __init__(self, kall: Kall, lop: str, innhold: Innforingslop) -> None:
        self.strom = f"{PREFIKS}:{lop}"
        self._kall, self._lop, self._innhold = kall, lop, innhold
        self._ordbok = kall.ordbok(innhold)
        self._faner = synlige_faner(kall, lop)

    def kort(self, mulig: Mulig, *, videre: bool) -> Stegkort:
        ordbok, regel = self._ordbok, self._innhold.regel_for(uutfylt(STEG[mulig.steg]))
        sperrer, avklares = ((), ()) if regel is None else (regel.sperrer, regel.avklares)
        ubesvart = {u.vilkar.navn for u in mulig.avhenger}
        til_steget = self._kall.til(f"/steg/{mulig.steg}/{self.strom}", tilbake=self._kall.sti)
        return Stegkort(
            trigger=mulig.steg,
            tekst=ordbok.steg(mulig.steg),
            til="" if mulig.til is None else self._kall.t(mulig.til.tekst),
            hvem=", ".join(map(ordbok.hvem, mulig.hvem)),
            forst=tuple(self._linjer(sperrer, mulig.sperrer, ubesvart)),
            avklares=tuple(self._linjer(avklares, mulig.avklares, ubesvart)),
            avhenger=tuple(ordbok.tekst(u.vilkar.tekst) for u in mulig.avhenger),
            gjenstar=len(mulig.sperrer) + len(mulig.avklares),
            adresse=til_steget if mulig.min else None,
            videre=videre,
        )

    def _linjer(
        self, navn: tuple[str, ...], uoppfylte: tuple[Uoppfylt, ...], ubesvart: set[str]
    ) -> Iterator[Vilkarlinje]:
        """What is not met and stands in no row, then every guard of it that can be judged."""
        igjen = {u.vilkar.navn: u for u in uoppfylte}
        for u in uoppfylte:
            if u.vilkar.navn not in navn:
                yield self._linje(u.vilkar, u)
        for ett in navn:
            if ett not in ubesvart:
                yield self._linje(VILKAR[ett], igjen.get(ett))

    def _linje(self, vilkar: Vilkar, uoppfylt: Uoppfylt | None) -> Vilkarlinje:
        ordbok = self._ordbok
        tekst, krav = ordbok.tekst(vilkar.tekst), vilkar.krav
        if uoppfylt is None:
            return Vilkarlinje(oppfylt=True, tekst=tekst, krav=krav)
        ord_ = tuple(mangelord(self._kall, ordbok, kode) for kode in uoppfylt.mangler)
        flere = (f"… (+{len(ord_) - VIST})",) if len(ord_) > VIST else ()
        return Vilkarlinje(
            oppfylt=False,
            tekst=tekst,
            krav=krav,
            gjor=ordbok.tekst(vilkar.slik),
            hvem=", ".join(map(ordbok.hvem, vilkar.rettes_av)),
            adresse=self._sted(vilkar),
            mangler=(*ord_[:VIST], *flere),
        )

    def _sted(self, vilkar: Vilkar) -> str | None:
        """The tab where it is done, when the reader has it and is not there."""
        fane = vilkarets_fane(vilkar)
        sti = None if fane is None else fanens_sti(self._lop, fane)
        if sti is None or fane not in self._faner or sti == self._kall.sti:
            return None
        return self._kall.til(sti)
