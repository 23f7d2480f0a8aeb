"""Behov: who has it, how far has it come, and what is new for those who reported it? (K-241)

Asked by the kommune that reported one, by the regional grupper that judge and gather them, and by
KS. One that is gathered in another has come as far as that one: each original says so (S-22).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.projections.behov.behovsfakta import (
    GRUPPE,
    LOFTET,
    LOP,
    MELDER,
    MELDT,
    NYTT,
    PORTEFOLJE,
    RESULTAT,
    SAMLET,
    STATUS,
    TABELLER,
    TILTAK,
    VURDERT,
    fakta,
)
from innforing.projections.felt import tekst
from innforing.projections.hviler import samlet
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure
from innforing.projections.statement import Statement

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.projections.table import Cell, Fact, Table
    from innforing.registers.kommuner import Kommuneregister


class Nyhet(NamedTuple):
    """One thing that happened to a behov, or to the one that gathers it."""

    posisjon: int
    nar_us: int
    hendelse: str
    """The event."""
    mer: str | None
    """Codes that say more: whom it was raised to, the løp, the one it was gathered in."""
    begrunnelse: str | None
    """Id of the words."""
    rolle: str | None
    organ: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Behovsbilde:
    """One behov as those who reported it see it."""

    id: str
    hva: dict[str, Cell]
    """The columns of what was reported."""
    hos: str
    """The one that gathers it, or itself."""
    samles_med: tuple[str, ...]
    """Those that are gathered in it, in however many steps."""
    meldt_av: str | None
    """The kommune that reported it; None: a region, or KS."""
    status: str
    kommuner: tuple[str, ...]
    """All that have it, where it is gathered."""
    fylker: tuple[str, ...]
    nettverk: tuple[str, ...]
    vurdert: dict[str, Cell]
    tiltak: dict[str, Cell]
    portefolje: str | None
    loftet_til: tuple[str, ...]
    lop: tuple[str, ...]
    grupper: tuple[str, ...]
    """Organ ids of the arbeidsgrupper that work on it."""
    resultater: tuple[str, ...]
    """Ids of the materiell that came of that."""
    nytt: tuple[Nyhet, ...]
    """What happened to it and, since it was gathered, to the one that gathers; newest first."""
    posisjoner: tuple[int, ...]
    """What its status rests on."""
    meldinger: tuple[int, ...]
    """What the number of kommuner rests on."""

    @property
    def antall(self) -> Figure:
        """How many kommuner have it (K-242)."""
        return Figure(len(self.kommuner), self.meldinger)

    @property
    def tittel(self) -> str:
        """What it is called."""
        return str(self.hva["tittel"])


class Behovene(Projection):
    """Every behov, and what became of it."""

    navn: ClassVar[str] = "behov"
    prefikser: ClassVar[frozenset[str]] = frozenset({"behov"})
    tabeller: ClassVar[tuple[Table, ...]] = TABELLER

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """One behov at a time."""
        yield from fakta(happened)

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """The rows, then what those who reported each behov see of it."""
        yield from super().statements(sight, register, about)
        for bilde in alle(sight):
            if about in (None, bilde.id):
                yield Statement((bilde.id, "status"), bilde.status, bilde.posisjoner)
                yield Statement((bilde.id, "hos"), bilde.hos, bilde.posisjoner)
                yield Statement((bilde.id, "kommuner"), *bilde.antall)


def alle(sight: Sight, *, kommune: str | None = None) -> list[Behovsbilde]:
    """Every behov by id; with `kommune` those that it reported or has said that it shares."""
    leser = _Leser(sight)
    return [
        leser.bilde(rad)
        for rad in sight.rows(MELDT)
        if kommune is None or kommune in leser.egne_kommuner(rad.text("behov"))
    ]


def en(sight: Sight, behov: str) -> Behovsbilde | None:
    """One behov; None when it is not reported."""
    rader = sight.rows(MELDT, behov=behov)
    return _Leser(sight).bilde(rader[0]) if rader else None


def for_lop(sight: Sight, lop: str) -> list[tuple[str, str]]:
    """Id and title of each behov that the løp was foreslått from (K-246)."""
    ider = [rad.text("behov") for rad in sight.rows(LOP, lop=lop)]
    return [(id_, rad.text("tittel")) for id_ in ider for rad in sight.rows(MELDT, behov=id_)]


def forklar(sight: Sight, behov: str) -> tuple[int, ...]:
    """The positions of the events that the number of kommuner rests on."""
    bilde = en(sight, behov)
    return () if bilde is None else bilde.meldinger


class _Leser:
    """All the tables, asked once."""

    def __init__(self, sight: Sight) -> None:
        self._en = {
            tabell.name: {rad.text("behov"): rad for rad in sight.rows(tabell)}
            for tabell in (STATUS, VURDERT, SAMLET, TILTAK, PORTEFOLJE)
        }
        self._flere: dict[str, dict[str, list[Found]]] = {}
        for tabell in (MELDER, LOFTET, LOP, GRUPPE, RESULTAT, NYTT):
            self._flere[tabell.name] = defaultdict(list)
            for rad in sight.rows(tabell):
                self._flere[tabell.name][rad.text("behov")].append(rad)
        self._samles: dict[str, list[str]] = defaultdict(list)
        for behov in self._en[SAMLET.name]:
            for hos in self._kjede(behov)[1:]:
                self._samles[hos].append(behov)

    def egne_kommuner(self, behov: str) -> tuple[str, ...]:
        """Those that stand on the behov itself."""
        rader = self._flere[MELDER.name][behov]
        return tuple(dict.fromkeys(rad.text("kommune") for rad in rader if rad.cells["kommune"]))

    def bilde(self, rad: Found) -> Behovsbilde:
        """What those who reported it see."""
        behov = rad.text("behov")
        *veien, hos = self._kjede(behov)
        status = self._en[STATUS.name][hos]
        ledd = ((SAMLET, veien), (STATUS, self._kjede(behov)))
        vei = samlet((self._en[t.name][b].fra_pos for b in ett) for t, ett in ledd)
        meldere, meldt = (self._flere[MELDER.name][ett] for ett in (hos, behov))
        return Behovsbilde(
            id=behov,
            hva=rad.cells,
            hos=hos,
            samles_med=tuple(self._samles[behov]),
            meldt_av=tekst(meldt[0].cells["kommune"]),
            status=status.text("status"),
            kommuner=self.egne_kommuner(hos),
            fylker=_ulike(meldere, "fylke"),
            nettverk=_ulike(meldere, "nettverk"),
            vurdert=self._celler(VURDERT, hos),
            tiltak=self._celler(TILTAK, hos),
            portefolje=tekst(self._celler(PORTEFOLJE, hos).get("portefolje")),
            loftet_til=tuple(r.text("til") for r in self._flere[LOFTET.name][hos]),
            lop=tuple(r.text("lop") for r in self._flere[LOP.name][hos]),
            grupper=tuple(r.text("gruppe") for r in self._flere[GRUPPE.name][hos]),
            resultater=tuple(r.text("materiell") for r in self._flere[RESULTAT.name][hos]),
            nytt=tuple(self._nytt(behov)),
            posisjoner=samlet((vei, (rad.fra_pos,))),
            meldinger=samlet((vei, (rad.fra_pos,), (r.fra_pos for r in meldere))),
        )

    def _kjede(self, behov: str) -> list[str]:
        """The behov, the one it was gathered in, and so on to the one that stands for itself.

        One that was not reported yet at the moment asked for gathers nothing.
        """
        kjede = [behov]
        while (rad := self._en[SAMLET.name].get(kjede[-1])) is not None:
            hos = rad.text("samlet_i")
            if hos not in self._en[STATUS.name]:
                break
            kjede.append(hos)
        return kjede

    def _celler(self, tabell: Table, behov: str) -> dict[str, Cell]:
        rad = self._en[tabell.name].get(behov)
        return {} if rad is None else rad.cells

    def _nytt(self, behov: str) -> list[Nyhet]:
        """The events of each in the chain, from when the one before was gathered in it."""
        fra, linjer = 0, list[Nyhet]()
        for ledd in self._kjede(behov):
            rader = (r for r in self._flere[NYTT.name][ledd] if r.fra_pos > fra)
            linjer += (_linje(rad) for rad in rader)
            samles = self._en[SAMLET.name].get(ledd)
            fra = fra if samles is None else samles.fra_pos
        return sorted(linjer, reverse=True)


def _ulike(rader: list[Found], kolonne: str) -> tuple[str, ...]:
    return tuple(sorted({rad.text(kolonne) for rad in rader if rad.cells[kolonne]}))


def _linje(rad: Found) -> Nyhet:
    tekster = (tekst(rad.cells[navn]) for navn in ("mer", "begrunnelse", "rolle", "organ"))
    return Nyhet(rad.fra_pos, rad.gyldig_fra, rad.text("hendelse"), *tekster)
