"""Rapporter: what does each network owe KS, when, and what did it say? (K-308 to K-315)

Asked by KS that follows the reports up, by the network that writes them, and by the auditor who
wants to know what a figure counts: måltall beside results, each with the events it rests on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.domain.rapport.rapport import Rapport
from innforing.domain.rapport.steg.lever_rapport import RapportLevert
from innforing.domain.rapport.steg.rett_rapport import RapportRettet
from innforing.domain.rapport.verdier import Feltsvar, Utregnet
from innforing.domain.rapportmal.steg.publiser_rapportmal import RapportmalPublisert
from innforing.projections.felt import iso, kode, liste, tekst
from innforing.projections.projection import Projection
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.projections.statement import Statement
    from innforing.registers.kommuner import Kommuneregister

RAPPORT = Table(
    name="rapporter_rapport",
    key=("nettverk", "ar", "slag"),
    values=("mal", "frist", "passert", "levert", "sen", "utgave"),
    numbers=frozenset({"ar", "sen", "utgave"}),
    overrules=True,
)
"""One report as it stands; the organ of the network, and the year reported on."""
SVAR = Table(
    name="rapporter_svar",
    key=("nettverk", "ar", "slag", "felt"),
    values=("utgave", "verdi", "tekst", "aktiviteter", "bygger_pa", "posisjon"),
    numbers=frozenset({"ar", "utgave", "verdi", "posisjon"}),
    overrules=True,
)
"""What was answered last; `bygger_pa` are positions, counted up to `posisjon`, of a figure only."""
MALFELT = Table(
    name="rapporter_malfelt",
    key=("mal", "nr"),
    values=("tittel", "nokkel", "ledetekst", "slag", "tall", "maltall", "resultatmal", "valgfritt"),
    numbers=frozenset({"nr", "resultatmal", "valgfritt"}),
)
"""One field of a template; `mal` is `<slag>:<version>`."""

APEN, OVER_FRISTEN, LEVERT, LEVERT_SENT = ("apen", "over_fristen", "levert", "levert_sent")
"""Where a report stands (K-313)."""
MALTALL = "maltall"


class Felt(NamedTuple):
    """One field of the template, and what was answered."""

    nokkel: str
    ledetekst: str
    slag: str
    tall: str | None
    resultatmal: int | None
    valgfritt: bool
    verdi: int | None
    maltall: int | None
    """The target of the year that it is compared with (K-314)."""
    tekst: str | None
    """Id of the free text."""
    aktiviteter: tuple[tuple[str, tuple[str, ...]], ...]
    """Id of the free text and the parts of the purpose, of each activity (K-320)."""
    bygger_pa: tuple[int, ...]
    posisjoner: tuple[int, ...]
    """The events that say this of the report; of nothing answered, none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rad:
    """One report in the calendar."""

    nettverk: str
    ar: int
    slag: str
    mal: str
    frist: date
    levert: date | None
    sen: bool
    passert: bool
    utgave: int
    posisjon: int
    """Of the event that made it stand so."""

    @property
    def status(self) -> str:
        """Open, past its deadline, delivered, or delivered late."""
        if self.levert is not None:
            return LEVERT_SENT if self.sen else LEVERT
        return OVER_FRISTEN if self.passert else APEN

    @property
    def strom(self) -> str:
        """The stream id."""
        return f"rapport:{self.nettverk}:{self.ar}:{self.slag}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mal:
    """One template, with its fields."""

    id: str
    tittel: str
    felter: tuple[Felt, ...]
    posisjon: int


class Rapporter(Projection):
    """Reports, their templates and what was answered."""

    navn: ClassVar[str] = "rapporter"
    prefikser: ClassVar[frozenset[str]] = frozenset({"rapport", "rapportmal"})
    tabeller: ClassVar[tuple[Table, ...]] = (RAPPORT, SVAR, MALFELT)

    def statements(
        self,
        sight: Sight,
        register: Kommuneregister,
        about: str | None = None,
    ) -> Iterator[Statement]:
        """Every cell; a figure that was counted rests on the events that it counts as well."""
        telt = {
            (*map(str, (r.cells[n] for n in SVAR.key)),): _tellepunkter(r)
            for r in sight.rows(SVAR, **({} if about is None else {"nettverk": about}))
        }
        for celle in super().statements(sight, register, about):
            nettverk, tabell, *nokkel, felt = celle.path
            hviler = telt.get((nettverk, *nokkel), ()) if tabell == "svar" else ()
            om = hviler if felt == "verdi" else ()
            yield celle._replace(positions=tuple(sorted({*celle.positions, *om})))

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """A template, a report that moved, and the answers of a version."""
        rapport, hendelse = happened.etter, happened.hendelse.hendelse
        if isinstance(hendelse, RapportmalPublisert):
            yield from _mal(":".join(happened.nokkel), hendelse)
        if not isinstance(rapport, Rapport):
            return
        nettverk, ar, slag = happened.nokkel
        nokkel: tuple[Cell, ...] = (nettverk, int(ar), slag)
        yield Fact(RAPPORT.name, nokkel, _rapport(rapport))
        if isinstance(hendelse, RapportLevert | RapportRettet):
            svarene: tuple[Feltsvar | Utregnet, ...] = (*hendelse.svar, *hendelse.tall)
            for svar in svarene:
                celler = _svar(svar, hendelse.posisjon)
                yield Fact(SVAR.name, (*nokkel, svar.felt), (rapport.utgave, *celler))


def _rapport(rapport: Rapport) -> tuple[Cell, ...]:
    dager = (iso(rapport.frist), iso(rapport.passert), iso(rapport.levert))
    return (rapport.mal, *dager, int(rapport.sen), rapport.utgave)


def _svar(svar: Feltsvar | Utregnet, posisjon: int) -> tuple[Cell, ...]:
    if isinstance(svar, Utregnet):
        return (svar.verdi, None, None, liste(svar.bygger_pa), posisjon)
    aktiviteter = [[a.hva.id, [kode(f) for f in a.formal]] for a in svar.aktiviteter]
    skrevet = None if svar.tekst is None else svar.tekst.id
    return (svar.verdi, skrevet, json.dumps(aktiviteter) if aktiviteter else None, None, None)


def _mal(mal: str, hendelse: RapportmalPublisert) -> Iterator[Fact]:
    for nr, felt in enumerate(hendelse.felter, 1):
        celler: tuple[Cell, ...] = (
            hendelse.tittel,
            felt.nokkel,
            felt.ledetekst,
            kode(felt.slag),
            kode(felt.tall),
            felt.maltall,
            felt.resultatmal,
            int(felt.valgfritt),
        )
        yield Fact(MALFELT.name, (mal, nr), celler)


def kalender(sight: Sight, *, nettverk: str | None = None, ar: int | None = None) -> list[Rad]:
    """The reports by deadline; of one network, and those due in one year, when asked so."""
    hvor = {} if nettverk is None else {"nettverk": nettverk}
    rader = (_som_rad(rad) for rad in sight.rows(RAPPORT, **hvor))
    valgt = [rad for rad in rader if ar is None or rad.frist.year == ar]
    return sorted(valgt, key=lambda rad: (rad.frist, rad.nettverk, rad.slag))


def rapport(sight: Sight, nettverk: str, ar: int, slag: str) -> tuple[Rad, Mal] | None:
    """One report, and its template filled in with what was answered last."""
    funnet = sight.rows(RAPPORT, nettverk=nettverk, ar=ar, slag=slag)
    if not funnet:
        return None
    rad = _som_rad(funnet[0])
    return rad, mal(sight, f"{slag}:{rad.mal}", rad)


def maler(sight: Sight) -> list[Mal]:
    """Every template, by slag and version."""
    ider = dict.fromkeys(rad.text("mal") for rad in sight.rows(MALFELT))
    return [mal(sight, id_) for id_ in sorted(ider)]


def mal(sight: Sight, id_: str, rad: Rad | None = None) -> Mal:
    """One template; with a report, filled in."""
    rader = sorted(sight.rows(MALFELT, mal=id_), key=lambda r: r.number("nr"))
    svar = {} if rad is None else _svarene(sight, rad, rad.slag)
    maltall = {} if rad is None else _svarene(sight, rad, MALTALL)
    return Mal(
        id=id_,
        tittel=rader[0].text("tittel") if rader else id_,
        felter=tuple(_felt(r, svar.get(r.text("nokkel")), maltall) for r in rader),
        posisjon=rader[0].fra_pos if rader else 0,
    )


def _tellepunkter(rad: Found) -> tuple[int, ...]:
    return tuple(json.loads(tekst(rad.cells["bygger_pa"]) or "[]"))


def _svarene(sight: Sight, rad: Rad, slag: str) -> dict[str, Found]:
    """Field → its answer in the version that holds."""
    hvor: dict[str, Cell] = {"nettverk": rad.nettverk, "ar": rad.ar, "slag": slag}
    utgave = {r.number("utgave") for r in sight.rows(RAPPORT, **hvor)}
    svar = sight.rows(SVAR, **hvor)
    return {r.text("felt"): r for r in svar if r.number("utgave") in utgave}


def _felt(rad: Found, svar: Found | None, maltall: dict[str, Found]) -> Felt:
    mal_ = maltall.get(str(rad.cells["maltall"]))
    celler: dict[str, Cell] = {} if svar is None else svar.cells
    aktiviteter = json.loads(tekst(celler.get("aktiviteter")) or "[]")
    return Felt(
        nokkel=rad.text("nokkel"),
        ledetekst=rad.text("ledetekst"),
        slag=rad.text("slag"),
        tall=tekst(rad.cells["tall"]),
        resultatmal=_tall(rad.cells["resultatmal"]),
        valgfritt=bool(rad.cells["valgfritt"]),
        verdi=_tall(celler.get("verdi")),
        maltall=None if mal_ is None else _tall(mal_.cells["verdi"]),
        tekst=tekst(celler.get("tekst")),
        aktiviteter=tuple((hva, tuple(formal)) for hva, formal in aktiviteter),
        bygger_pa=tuple(json.loads(tekst(celler.get("bygger_pa")) or "[]")),
        posisjoner=() if svar is None else (svar.fra_pos,),
    )


def _som_rad(rad: Found) -> Rad:
    levert = tekst(rad.cells["levert"])
    return Rad(
        nettverk=rad.text("nettverk"),
        ar=rad.number("ar"),
        slag=rad.text("slag"),
        mal=rad.text("mal"),
        frist=date.fromisoformat(rad.text("frist")),
        levert=None if levert is None else date.fromisoformat(levert),
        sen=bool(rad.cells["sen"]),
        passert=rad.cells["passert"] is not None,
        utgave=rad.number("utgave"),
        posisjon=rad.fra_pos,
    )


def _tall(celle: Cell) -> int | None:
    return None if celle is None else int(celle)
