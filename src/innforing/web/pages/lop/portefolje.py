"""The portfolio of løp as a page needs it: every read model asked once, and the filters on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from innforing.application.ordbok import Ordbok
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.verdier import LopType, Slag
from innforing.projections.arbeidsbord.arbeidsbord import Arbeidsbord, lop_med
from innforing.projections.arbeidsbord.oppgaver import Oppgaveart
from innforing.projections.lopsoversikt.lopsoversikt import Lopsoversikt, oversikt
from innforing.projections.revisjonsspor.revisjonsspor import Revisjonsspor
from innforing.projections.revisjonsspor.siste import sist_endret
from innforing.web.alfabet import nokkel
from innforing.web.innsyn import innsyn
from innforing.web.pages.lopet.lopsord import kodeord, losningsnavn, regionnavn, regionord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from innforing.projections.lopsoversikt.lopsoversikt import Oversiktsrad
    from innforing.web.kall import Kall

PA_VENT: Final = "pa_vent"
LANDET: Final = "landet"
JA: Final = "ja"
FASE, TYPE, LOSNING, REGION, LEDER, SLAG, AVKLARINGER = (
    *("fase", "type", "losning", "region", "leder", "slag"),
    "avklaringer",
)
FILTRE: Final = (FASE, TYPE, LOSNING, REGION, LEDER, SLAG, AVKLARINGER)
"""Parameters of the address that narrow the portfolio."""
FASENE: Final = [str(t.value) for t in LopTilstand]
INTERNE: Final = frozenset({LEDER, AVKLARINGER})
"""Those that are for people who are signed in."""
APNE_SAKER: Final = (
    *(Oppgaveart.MERKNAD, Oppgaveart.BESTRIDT),
    *(Oppgaveart.NYTT_SVAR, Oppgaveart.SEN_PAMELDING),
)
"""What has to be cleared up with somebody before the løp can rest on it."""


@dataclass(frozen=True)
class Portefolje:
    """Every løp at the moment of the page, and the words for what their rows name."""

    kall: Kall
    rader: tuple[Oversiktsrad, ...]
    losninger: Mapping[str, str]
    regioner: dict[str, str]
    endret: Mapping[str, int]
    """Løp → when its last event was recorded; none for readers who are not signed in."""

    @cached_property
    def _ser(self) -> Callable[[str], bool]:
        return innsyn(self.kall)

    def ser(self, rad: Oversiktsrad) -> bool:
        """Whether the reader sees more of the løp than what is public."""
        return self._ser(f"innforingslop:{rad.lop}")

    @property
    def apen(self) -> bool:
        """Whether only what is public is shown."""
        return self.kall.jeg is None

    @property
    def filtre(self) -> tuple[str, ...]:
        """The filters that the reader has."""
        return tuple(navn for navn in FILTRE if not self.apen or navn not in INTERNE)

    @cached_property
    def ordbok(self) -> Ordbok:
        """Steps and authorities in words."""
        return Ordbok(self.kall.sprak)

    @cached_property
    def ledere(self) -> dict[str, str]:
        """Person id → name of everyone who leads, asked for at once."""
        ider = {person for rad in self.rader for person, _ in rad.ledere}
        return self.kall.hus.personer.navn_mange(ider)

    @cached_property
    def med_avklaringer(self) -> frozenset[str]:
        """The løp in which something has to be cleared up."""
        with self.kall.sight(Arbeidsbord.navn) as sight:
            return lop_med(sight, *APNE_SAKER)

    def valgt(self, navn: str) -> str | None:
        """The value that the address asks for."""
        return self.kall.sporring.get(navn) or None if navn in self.filtre else None

    def treff(self, *, uten: str | None = None) -> tuple[Oversiktsrad, ...]:
        """The løp that all filters of the address leave; `uten` names one that is not asked."""
        satt = {n: v for n in self.filtre if n != uten and (v := self.valgt(n)) is not None}
        return tuple(
            rad for rad in self.rader if all(v in self.koder(n, rad) for n, v in satt.items())
        )

    def koder(self, navn: str, rad: Oversiktsrad) -> tuple[str, ...]:
        """The values of one filter that a løp is found by."""
        if navn in INTERNE and not self.ser(rad):
            return ()
        if navn == AVKLARINGER:
            return (JA,) if rad.lop in self.med_avklaringer else ()
        if navn == FASE:
            return (rad.tilstand, PA_VENT) if rad.pa_vent_til else (rad.tilstand,)
        if navn == LEDER:
            return tuple(person for person, _ in rad.ledere)
        verdi = {
            TYPE: rad.type and rad.type.upper() if rad.slag == Slag.INNFORING.value else None,
            LOSNING: rad.losning,
            REGION: rad.omrade or LANDET,
            SLAG: rad.slag,
        }[navn]
        return (verdi,) if verdi else ()

    def ord(self, navn: str, kode: str) -> str:
        """The value of a filter in words."""
        if navn == FASE:
            return self.kall._("På vent") if kode == PA_VENT else self._kode(LopTilstand, kode)
        if navn == TYPE:
            type_ = next((t for t in LopType if t.value == kode.lower()), None)
            return kode if type_ is None else f"{kode} {self.kall.t(type_.tekst)}"
        if navn == LEDER:
            return self.ledere.get(kode, kode)
        if navn == SLAG:
            return self._kode(Slag, kode)
        if navn == REGION:
            return regionord(self.kall, None if kode == LANDET else kode, self.regioner)
        return self.losninger.get(kode, kode) if navn == LOSNING else self.kall._("Ja")

    def _kode(self, kodeverk: type[LopTilstand | Slag], kode: str) -> str:
        return kodeord(self.kall, kodeverk, kode)

    def verdier(self, navn: str) -> tuple[tuple[str, str], ...]:
        """What can be asked for: codes of the domain in their order, names by the alphabet."""
        faste: dict[str, Iterable[str]] = {
            FASE: (*(str(t.value) for t in LopTilstand), PA_VENT),
            TYPE: (str(t.value).upper() for t in LopType),
            SLAG: (str(s.value) for s in Slag),
            AVKLARINGER: (JA,),
        }
        if navn in faste:
            return tuple((kode, self.ord(navn, kode)) for kode in faste[navn])
        brukt = {kode for rad in self.rader for kode in self.koder(navn, rad)}
        par = ((kode, self.ord(navn, kode)) for kode in brukt)
        return tuple(sorted(par, key=lambda ett: (nokkel(ett[1]), ett[0])))


def les_portefolje(kall: Kall) -> Portefolje:
    """Ask each read model once."""
    with kall.sight(Lopsoversikt.navn) as sight:
        rader = tuple(sorted(oversikt(sight), key=_orden))
    endret: dict[str, int] = {}
    if kall.jeg is not None:
        with kall.sight(Revisjonsspor.navn) as sight:
            endret = sist_endret(sight, [rad.lop for rad in rader])
    return Portefolje(
        kall=kall,
        rader=rader,
        losninger=losningsnavn(kall),
        regioner=regionnavn(kall),
        endret=endret,
    )


def _orden(rad: Oversiktsrad) -> tuple[int, tuple[str, str]]:
    """By phase, then by the alphabet."""
    return FASENE.index(rad.tilstand), nokkel(rad.tittel)
