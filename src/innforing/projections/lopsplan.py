"""The plan of each løp as rows: what it is, its period, its state, who leads, who has capacity.

Two read models ask about plans, the timeline and the capacity, and each keeps tables of its own.
Of what has a course over time every change is a row, so that it can be told as of any earlier one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.rad import LEVENDE
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.verdier import Losningskategori
from innforing.domain.organ.verdier import KODER
from innforing.projections.felt import iso, kode, tekst
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.domain.innforingslop.overlapp import Periode
    from innforing.domain.innforingslop.plan import Plan
    from innforing.domain.innforingslop.verdier import Leder
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight

NHN = KODER[Organtype.NHN]
"""The id of the body Norsk helsenett: there is one only."""
TILSTANDER = {str(t.value): t for t in LopTilstand}
_NASJONAL = str(Losningskategori.NASJONAL_EHELSELOSNING.value)
_NR = frozenset({"nr"})


class Plantabeller:
    """The tables of plans in one read model."""

    def __init__(self, navn: str) -> None:
        """Named after the read model."""
        self.om = Table(
            name=f"{navn}_lop",
            key=("lop",),
            values=("tittel", "art", "losning", "program", "region", "eier"),
        )
        self.tilstand = Table(
            name=f"{navn}_tilstand",
            key=("lop", "nr"),
            values=("tilstand",),
            numbers=_NR,
            appends=True,
        )
        self.periode = Table(
            name=f"{navn}_periode",
            key=("lop", "nr"),
            values=("oppstart", "slutt"),
            numbers=_NR,
            appends=True,
        )
        self.leder = Table(
            name=f"{navn}_leder",
            key=("lop", "plass"),
            values=("person", "organ", "pulje", "fra", "til", "stedfortreder"),
            numbers=frozenset({"plass", "pulje", "stedfortreder"}),
        )
        self.kapasitetssvar = Table(
            name=f"{navn}_kapasitetssvar",
            key=("lop", "organ"),
            values=("nok",),
            numbers=frozenset({"nok"}),
        )
        self.losning = Table(name=f"{navn}_losning", key=("losning",), values=("kategori", "navn"))

    @property
    def alle(self) -> tuple[Table, ...]:
        """All of them."""
        bare_na = (self.om, self.leder, self.kapasitetssvar, self.losning)
        return (*bare_na, self.tilstand, self.periode)


class Ledelse(NamedTuple):
    """One who leads a løp, or a pulje of it, for a time."""

    person: str
    organ: str
    pulje: int | None
    fra: date
    til: date | None
    stedfortreder: bool
    posisjon: int

    def i(self, periode: Periode) -> bool:
        """Whether there is a day of the period on which the person leads."""
        return self.fra <= periode[1] and (self.til is None or self.til >= periode[0])


class Endring(NamedTuple):
    """What held from an event on."""

    verdier: tuple[Cell, ...]
    fra: int
    posisjon: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lopsplan:
    """One løp as it was planned at the moment asked for."""

    lop: str
    tittel: str
    art: str
    """A, B, C, or F for a felles prosess."""
    losning: str | None
    program: str | None
    region: str | None
    eier: str | None
    posisjon: int
    """The event that told these."""
    tilstander: tuple[Endring, ...]
    perioder: tuple[Endring, ...]
    ledere: tuple[Ledelse, ...]
    svar: dict[str, tuple[bool, int]]
    """Body → whether it said that it has capacity, and the event; who is not here did not say."""
    kategori: tuple[str | None, int] | None
    """Of the løsning, and the event."""

    @property
    def tilstand(self) -> LopTilstand | None:
        """Where the løp stands."""
        return TILSTANDER[str(self.tilstander[-1].verdier[0])] if self.tilstander else None

    @property
    def lever(self) -> bool:
        """Whether it is still to be carried out, or being so."""
        return self.tilstand in LEVENDE

    @property
    def datoer(self) -> tuple[date | None, date | None]:
        """The planned first and last day, as far as the plan says."""
        oppstart, slutt = self.perioder[-1].verdier if self.perioder else (None, None)
        return dato(oppstart), dato(slutt)

    @property
    def periode(self) -> Periode | None:
        """The planned period, when the plan has both ends."""
        return hel(*self.datoer)

    @property
    def bruker_nhn(self) -> bool:
        """Whether it asks something of Norsk helsenett.

        Its løsning is a national one, or Norsk helsenett has answered for the løp.
        """
        return NHN in self.svar or (self.kategori is not None and self.kategori[0] == _NASJONAL)

    @property
    def nhn_posisjoner(self) -> tuple[int, ...]:
        """The events that tell whether it does."""
        svar = () if NHN not in self.svar else (self.svar[NHN][1],)
        return svar if self.kategori is None else (*svar, self.kategori[1])

    @property
    def plan_posisjoner(self) -> tuple[int, ...]:
        """The events that tell what it is, where it stands, and its period."""
        rekker = (self.tilstander, self.perioder)
        return (self.posisjon, *(rekke[-1].posisjon for rekke in rekker if rekke))


def planfakta(t: Plantabeller, happened: Happened) -> Iterator[Fact]:
    """The parts of a plan, or of a løsning, that the event changed."""
    for_, etter = happened.for_, happened.etter
    if isinstance(for_, Innforingslop) and isinstance(etter, Innforingslop):
        lop, nr = happened.nokkel[0], happened.hendelse.versjon
        if for_.tilstand is not etter.tilstand:
            yield Fact(t.tilstand.name, (lop, nr), (etter.tilstandskode,))
        if _om(for_) != _om(etter):
            yield Fact(t.om.name, (lop,), _om(etter))
        if for_.plan is not etter.plan:
            yield from _fra_planen(t, (lop, nr), for_.plan, etter.plan)
        if for_.ledere is not etter.ledere:
            yield from _ledere(t, lop, for_.ledere, etter.ledere)
    elif isinstance(for_, Losning) and isinstance(etter, Losning):
        om = (kode(etter.kategori), etter.navn)
        if om != (kode(for_.kategori), for_.navn):
            yield Fact(t.losning.name, (happened.nokkel[0],), om)


def planer(sight: Sight, t: Plantabeller) -> dict[str, Lopsplan]:
    """Every løp there was, by id."""
    tilstander, perioder = endringer(sight.rows(t.tilstand)), endringer(sight.rows(t.periode))
    ledere: dict[str, list[Ledelse]] = defaultdict(list)
    for rad in sight.rows(t.leder):
        if rad.cells["person"] is not None:
            ledere[rad.text("lop")].append(_ledelse(rad))
    svar: dict[str, dict[str, tuple[bool, int]]] = defaultdict(dict)
    for rad in sight.rows(t.kapasitetssvar):
        if rad.cells["nok"] is not None:
            svar[rad.text("lop")][rad.text("organ")] = bool(rad.cells["nok"]), rad.fra_pos
    losninger = {
        rad.text("losning"): (tekst(rad.cells["kategori"]), rad.fra_pos)
        for rad in sight.rows(t.losning)
    }
    return {
        lop: Lopsplan(
            lop=lop,
            tittel=rad.text("tittel"),
            art=rad.text("art"),
            losning=tekst(rad.cells["losning"]),
            program=tekst(rad.cells["program"]),
            region=tekst(rad.cells["region"]),
            eier=tekst(rad.cells["eier"]),
            posisjon=rad.fra_pos,
            tilstander=tilstander.get(lop, ()),
            perioder=perioder.get(lop, ()),
            ledere=tuple(ledere[lop]),
            svar=svar[lop],
            kategori=losninger.get(str(rad.cells["losning"])),
        )
        for rad in sight.rows(t.om)
        for lop in [rad.text("lop")]
    }


def endringer(rader: Iterable[Found]) -> dict[str, tuple[Endring, ...]]:
    """Løp → what it had one after another, in effective order, ties by position."""
    samlet: dict[str, list[Endring]] = defaultdict(list)
    for rad in sorted(rader, key=lambda rad: (rad.gyldig_fra, rad.fra_pos)):
        verdier = tuple(v for navn, v in rad.cells.items() if navn not in {"lop", "nr"})
        samlet[rad.text("lop")].append(Endring(verdier, rad.gyldig_fra, rad.fra_pos))
    return {lop: tuple(rekke) for lop, rekke in samlet.items()}


def visst(rekke: tuple[Endring, ...], posisjon: int) -> Endring | None:
    """What held, as far as it was known at a position."""
    return next((ett for ett in reversed(rekke) if ett.posisjon <= posisjon), None)


def dato(celle: Cell) -> date | None:
    """A day as it stands in a row."""
    return None if celle is None else date.fromisoformat(str(celle))


def hel(fra: date | None, til: date | None) -> Periode | None:
    """The period, when both ends are known."""
    return None if fra is None or til is None else (fra, til)


def _om(lop: Innforingslop) -> tuple[Cell, ...]:
    region = None if lop.omrade is None else lop.omrade.region
    return (lop.tittel, lop.art, lop.losning, lop.program, region, lop.eier)


def _fra_planen(
    t: Plantabeller, nokkel: tuple[str, int], for_: Plan, etter: Plan
) -> Iterator[Fact]:
    datoer = (iso(etter.oppstart), iso(etter.slutt))
    if datoer != (iso(for_.oppstart), iso(for_.slutt)):
        yield Fact(t.periode.name, nokkel, datoer)
    if for_.kapasitet != etter.kapasitet:
        sagt, sier = ({s.organ: s.nok for s in plan.kapasitet} for plan in (for_, etter))
        for organ in sorted(sagt.keys() | sier.keys()):
            if sagt.get(organ) != sier.get(organ):
                nok = None if organ not in sier else int(sier[organ])
                yield Fact(t.kapasitetssvar.name, (nokkel[0], organ), (nok,))


def _ledere(
    t: Plantabeller, lop: str, for_: tuple[Leder, ...], etter: tuple[Leder, ...]
) -> Iterator[Fact]:
    for plass in range(max(len(for_), len(etter))):
        leder = etter[plass] if plass < len(etter) else None
        if plass >= len(for_) or leder != for_[plass]:
            yield Fact(t.leder.name, (lop, plass), _leder(leder))


def _leder(leder: Leder | None) -> tuple[Cell, ...]:
    if leder is None:
        return (None,) * 6
    perioden = (iso(leder.fra), iso(leder.til))
    return (leder.person, leder.organ, leder.pulje, *perioden, int(leder.stedfortreder))


def _ledelse(rad: Found) -> Ledelse:
    celler = rad.cells
    return Ledelse(
        person=rad.text("person"),
        organ=rad.text("organ"),
        pulje=None if celler["pulje"] is None else rad.number("pulje"),
        fra=date.fromisoformat(rad.text("fra")),
        til=dato(celler["til"]),
        stedfortreder=bool(celler["stedfortreder"]),
        posisjon=rad.fra_pos,
    )
