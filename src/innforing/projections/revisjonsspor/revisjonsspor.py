"""Revisjonsspor: which events have happened, and who was behind them? Asked by auditors first.

Anyone who may see a løp may see its history (P-17, K-372 to K-375). One row for each event, never
changed, in the order of the log; what is searched for is written on one line (`sporring.py`). The
content of an event, names and texts stand in the log and the registers, never here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.katalog import AGGREGATER
from innforing.domain.materiell.materiell import Materiell
from innforing.domain.organ.organ import Organ
from innforing.projections.kalender import dag_i_norge
from innforing.projections.projection import Projection
from innforing.projections.revisjonsspor.sporrefeil import FOR_STOR_SIDE, fylt
from innforing.projections.revisjonsspor.sporrekilde import ALLTID_US, LOP, emne_av, kommune_i, spor
from innforing.projections.revisjonsspor.sporrevilkar import INDEKSERT, INGEN, i_strommen
from innforing.projections.revisjonsspor.sporring import UgyldigSporring
from innforing.projections.revisjonsspor.utvalg import Utvalg
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Sight
    from innforing.registers.kommuner import Kommuneregister

HENDELSE = Table(
    name="revisjonsspor_hendelse",
    key=("posisjon",),
    values=(
        *("strom", "emne", "kommune", "losning"),
        *("hendelse", "steg", "person", "rolle", "organ", "tilstand", "definisjon"),
        *("registrert_us", "ar", "dager_sent"),
        *("begrunnelse", "avklaringer", "beslutning", "korrelasjon", "arsak"),
    ),
    numbers=frozenset({"posisjon", "registrert_us", "ar", "dager_sent", "beslutning", "arsak"}),
    appends=True,
    # with both clocks in the index a count does not read the rows
    indexes=tuple((kolonne, "fra_pos", "gyldig_fra") for kolonne in INDEKSERT),
)
"""One event. `emne` is what its stream is about (`sporrekilde.py`), `begrunnelse` the id of a text,
`avklaringer` the guards answered, between commas, `ar` the year it was recorded, `dager_sent` the
days from effect to record."""
FASETTER = ("hendelse", "rolle", "organ", "steg", "ar")
STORSTE_SIDE = 1000
_TIME_US = 3_600_000_000
_SAGT = tuple(navn for navn in HENDELSE.values if navn not in {"emne", "ar"})
"""The columns that say something of their own; one that is empty, or 0, says nothing."""
_HELE = ", ".join((*HENDELSE.columns, "gyldig_fra"))


class Sporrad(NamedTuple):
    """One event, as the trail keeps it: the columns of `HENDELSE`, and when it took effect."""

    posisjon: int
    strom: str
    emne: str
    kommune: str | None
    losning: str | None
    hendelse: str
    steg: str | None
    person: str | None
    rolle: str | None
    organ: str | None
    tilstand: str | None
    definisjon: str | None
    registrert_us: int
    ar: int
    """The year in Norway in which it was recorded."""
    dager_sent: int
    """Days in Norway from when it took effect to when it was recorded, where that was later."""
    begrunnelse: str | None
    """Id of the text; None: none was given."""
    avklaringer: tuple[str, ...]
    """The guards that the step answered."""
    beslutning: bool
    """Whether it rests on the decision of a group (K-375)."""
    korrelasjon: str | None
    arsak: int | None
    """The event that it followed from."""
    gjelder_us: int

    @property
    def prefiks(self) -> str:
        """The kind of stream."""
        return self.strom.partition(":")[0]

    @property
    def lop(self) -> str | None:
        """The løp that it belongs to."""
        slag, _, id_ = self.emne.partition(":")
        return id_ if slag == LOP else None

    @property
    def pulje(self) -> int | None:
        """The number of the pulje whose stream it stands in."""
        return int(self.strom.rpartition(":")[2]) if self.prefiks == "pulje" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Treff:
    """One page of what a search found, newest first."""

    rader: tuple[Sporrad, ...]
    antall: int
    """All that were found, on whatever page."""
    eldre: int | None
    """The page of older ones is what stands before this position; None: there are none."""
    nyere: int | None
    """The page of newer ones is what stands after this position; None: there are none."""


class Revisjonsspor(Projection):
    """Every event there is, of every kind of stream."""

    navn: ClassVar[str] = "revisjonsspor"
    prefikser: ClassVar[frozenset[str]] = frozenset(AGGREGATER)
    tabeller: ClassVar[tuple[Table, ...]] = (HENDELSE,)

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """The event itself."""
        h = happened.hendelse
        verdier = (h.strom, *_om(happened), type(h.hendelse).__name__, *_hode(happened))
        yield Fact(HENDELSE.name, (h.posisjon,), verdier)

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """What each event says in its header; it is about its løp, else about its stream."""
        om = () if about is None else (f"{LOP}:{about}", emne_av(about))
        hvor = "emne IN (?, ?)" if om else "1 = 1"
        question = f"SELECT {_HELE} FROM {{rows}} WHERE {hvor} ORDER BY posisjon"
        for rad in _som_rader(spor(sight, HENDELSE, question, om)):
            forst = rad.strom if rad.lop is None else rad.lop
            if about in (None, forst):
                for navn in _SAGT:
                    verdi = getattr(rad, navn)
                    if verdi:
                        celle = ",".join(verdi) if isinstance(verdi, tuple) else verdi
                        yield Statement((forst, str(rad.posisjon), navn), celle, (rad.posisjon,))


def sok(
    sight: Sight,
    sporring: str,
    register: Kommuneregister,
    *,
    for_: int | None = None,
    etter: int | None = None,
    antall: int = 50,
) -> Treff:
    """The newest events that the line asks for, or the newest before `for_`, or the next after.

    An empty line asks for all. `UgyldigSporring` tells everything that is wrong with the line.
    """
    if not 1 <= antall <= STORSTE_SIDE:
        raise UgyldigSporring(fylt(FOR_STOR_SIDE, grense=STORSTE_SIDE, antall=antall))
    utvalg = Utvalg(sporring, HENDELSE, sight, register)
    fram = etter is not None and for_ is None
    orden = f"ORDER BY {{pos}} {'ASC' if fram else 'DESC'} LIMIT {antall}"
    grenser = {"<": for_, ">": etter}
    satt = {tegn: min(verdi, ALLTID_US) for tegn, verdi in grenser.items() if verdi is not None}
    hvor = "".join(f"AND {{pos}} {tegn} ? " for tegn in satt)
    rader = _som_rader(utvalg.spor(_HELE, f"{hvor}{orden}", *satt.values()))
    rader = rader[::-1] if fram else rader
    forste, siste = (rader[0].posisjon, rader[-1].posisjon) if rader else (None, None)
    return Treff(
        rader=tuple(rader),
        antall=utvalg.antall(),
        eldre=siste if siste and utvalg.finnes("<", siste) else None,
        nyere=forste if forste and utvalg.finnes(">", forste) else None,
    )


def fasetter(sight: Sight, sporring: str, register: Kommuneregister) -> dict[str, dict[str, int]]:
    """Facet → value → how many of those found have it, the most first; `ingen` where it has none.

    The events behind a count are those found when the facet is added to the line.
    """
    utvalg = Utvalg(sporring, HENDELSE, sight, register)
    # hidden from the indexes: SQLite would walk one in order to group, and look up every row
    kolonner = ", ".join(f"coalesce({fasett}, NULL)" for fasett in FASETTER)
    grupper = utvalg.spor(f"{kolonner}, count(*)", f"GROUP BY {kolonner}")
    tall: dict[str, Counter[str]] = {fasett: Counter() for fasett in FASETTER}
    for *verdier, antall in grupper:
        for fasett, verdi in zip(FASETTER, verdier, strict=True):
            tall[fasett][INGEN if verdi is None else str(verdi)] += int(antall or 0)
    return {
        fasett: dict(sorted(antall.items(), key=lambda par: (-par[1], par[0])))
        for fasett, antall in tall.items()
    }


def forklar(sight: Sight, sporring: str, register: Kommuneregister) -> tuple[int, ...]:
    """The positions of every event that the line asks for: what their number rests on."""
    utvalg = Utvalg(sporring, HENDELSE, sight, register)
    return utvalg.posisjoner()


def historikk(sight: Sight, strom: str) -> tuple[int, ...]:
    """The positions of the events of one stream, in order."""
    valgt = i_strommen(strom)
    hvor = valgt.sql.format_map({kolonne: kolonne for kolonne in INDEKSERT})
    question = f"SELECT posisjon FROM {{rows}} WHERE {hvor} ORDER BY fra_pos"
    rader = spor(sight, HENDELSE, question, valgt.parametre)
    return tuple(int(posisjon or 0) for (posisjon,) in rader)


def _om(happened: Happened) -> tuple[Cell, ...]:
    """What it is about, the kommune and the løsning: of the stream's id, else of its state."""
    strom, etter = happened.hendelse.strom, happened.etter
    emne, kommune = emne_av(strom), kommune_i(strom)
    slag, _, id_ = emne.partition(":")
    if slag == "losning":
        return (emne, kommune, id_)
    # only asked where it is there: of another it takes as long as all the rest
    if isinstance(etter, Innforingslop | Materiell):
        return (emne, None, etter.losning)
    if isinstance(etter, Organ):
        return (emne, etter.kommune, None)
    return (emne, kommune, None)


def _hode(happened: Happened) -> tuple[Cell, ...]:
    """What the header says: step, actor, state, clocks, grounds and cause."""
    hode, registrert = happened.hendelse.hode, happened.hendelse.registrert_us
    begrunnelse, avklaringer = hode.get("begrunnelse"), hode.get("avklaringer")
    sent = 0
    if happened.virker_us < registrert:
        sent = (_dag(registrert // _TIME_US) - _dag(happened.virker_us // _TIME_US)).days
    return (
        *map(hode.get, ("steg", "person", "rolle", "organ", "tilstand", "definisjon")),
        registrert,
        _dag(registrert // _TIME_US).year,
        sent,
        begrunnelse["id"] if begrunnelse else None,
        f",{','.join(sorted(avklaringer))}," if avklaringer else None,
        int(hode.get("beslutning") is not None),
        hode.get("korrelasjon"),
        hode.get("arsak"),
    )


@lru_cache(maxsize=256)
def _dag(time: int) -> date:
    """The day in Norway of an hour of UTC: days begin on whole hours, and events come close."""
    return dag_i_norge(time * _TIME_US)


def _som_rader(funnet: Iterable[tuple[Cell, ...]]) -> list[Sporrad]:
    return [_som_rad(Sporrad(*rad)) for rad in funnet]  # type: ignore[arg-type] # as the table has


def _som_rad(rad: Sporrad) -> Sporrad:
    """The columns that the table keeps as a text or a number in their own form."""
    avklaringer = str(rad.avklaringer or "").strip(",")
    return rad._replace(
        avklaringer=tuple(avklaringer.split(",")) if avklaringer else (),
        beslutning=bool(rad.beslutning),
    )
