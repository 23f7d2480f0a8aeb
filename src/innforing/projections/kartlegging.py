"""Kartlegging: why has a kommune not introduced it, and whom have we not asked?

Asked before the plan (K-124, K-042) by the innføringsleder, and by the koordineringsgruppe for a
løsning in the whole country. «Vet ikke» is an answer; a kommune that was not asked is its own
figure, and never one without a reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.steg.registrer_kartlegging import KartleggingRegistrert
from innforing.domain.deltakelse.verdier import Arsak
from innforing.domain.innforingslop.steg.foresla import LopForeslatt
from innforing.projections.felt import iso, kode
from innforing.projections.hviler import samlet
from innforing.projections.kalender import dag_i_norge
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure
from innforing.projections.statement import Statement
from innforing.projections.table import Fact, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

LOP = Table(name="kartlegging_lop", key=("lop",), values=("losning", "slag"))
"""The løsning that a løp is for."""
AKTUELL = Table(
    name="kartlegging_aktuell",
    key=("lop", "kommune"),
    values=("aktuell",),
    numbers=frozenset({"aktuell"}),
    overrules=True,
)
"""That the løp is for the kommune: those are the ones to ask."""
KARTLAGT = Table(
    name="kartlegging_kartlagt", key=("lop", "kommune"), values=("dato", "rolle", "organ")
)
"""That the kommune was asked, whatever it said."""
ARSAK = Table(
    name="kartlegging_arsak", key=("lop", "kommune"), values=("arsak", "dato", "rolle", "organ")
)
"""Why it is not introduced, and who entered that; a later kartlegging by theme leaves it."""
SVAR = Table(name="kartlegging_svar", key=("lop", "kommune", "tema"), values=("svar", "dato"))
"""What it answered on one theme, in a felles prosess."""

IKKE_KARTLAGT = "ikke_kartlagt"
"""Aktuell for a løp, and nobody has asked."""
UTEN_ARSAK = "uten_arsak"
"""Asked, and no reason given: the questions were by theme."""
IKKE_AKTUELL = "ikke_aktuell"
"""No løp for the løsning is for the kommune."""
ARSAKER = tuple(str(a.value) for a in Arsak)
NORGE = "norge"


class Kartlagt(NamedTuple):
    """Where one kommune stands, and what that rests on."""

    kommune: str
    arsak: str
    """A reason, `uten_arsak` or `ikke_kartlagt`."""
    dag: date | None
    rolle: str | None
    organ: str | None
    posisjoner: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Omrade:
    """The figures of the country, of one diginettverk or of one fylke."""

    id: str
    navn: str
    nevner: int
    """The kommuner there were in the area on the day."""
    arsaker: Mapping[str, Figure]
    """Reason → kommuner; with `uten_arsak`, `ikke_kartlagt` and `ikke_aktuell` they sum to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arsaksbilde:
    """Why one løsning was not introduced, by area."""

    losning: str
    dag: date
    omrader: tuple[Omrade, ...]
    """The country, then its diginettverk and fylker."""
    utenfor: tuple[str, ...]
    """Kommuner that were asked, and are not there any more."""


class Kartlegging(Projection):
    """The kartlegging of each kommune in each løp."""

    navn: ClassVar[str] = "kartlegging"
    versjon: ClassVar[int] = 2
    prefikser: ClassVar[frozenset[str]] = frozenset({"deltakelse", "innforingslop"})
    tabeller: ClassVar[tuple[Table, ...]] = (LOP, AKTUELL, KARTLAGT, ARSAK, SVAR)
    endrer: ClassVar[Mapping[str, str]] = {
        f"{AKTUELL.name}.*": "whom a løp is for is what was settled last, as in the other models"
    }

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """Whom the løp is for, and what they answered."""
        hendelse, for_, etter = happened.hendelse.hendelse, happened.for_, happened.etter
        if isinstance(etter, Deltakelse) and isinstance(for_, Deltakelse):
            en = tuple(happened.nokkel)
            if etter.aktuell is not for_.aktuell:
                yield Fact(AKTUELL.name, en, (int(etter.aktuell),))
            if isinstance(hendelse, KartleggingRegistrert):
                yield from _kartlagt(happened, hendelse, en)
        elif isinstance(hendelse, LopForeslatt):
            verdier = (hendelse.losning, kode(hendelse.slag))
            yield Fact(LOP.name, tuple(happened.nokkel), verdier)

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """The rows, then the reasons counted by løp and theme, and by løsning and area."""
        yield from super().statements(sight, register, about)
        lop = {rad.text("lop"): rad.cells["losning"] for rad in sight.rows(LOP)}
        for id_ in sorted(lop.keys() & {about} if about else lop.keys()):
            for arsak, figur in arsaker(kartlegging(sight, id_)).items():
                yield Statement((id_, "arsaker", arsak), figur.antall, figur.posisjoner)
            for tema, svar in temaer(sight, id_).items():
                for gitt, figur in svar.items():
                    sti = (id_, "temaer", tema, gitt)
                    yield Statement(sti, figur.antall, figur.posisjoner)
        losninger = {str(losning) for losning in lop.values() if losning is not None}
        for losning in sorted(losninger & {about} if about else losninger):
            for omrade in arsaksbilde(sight, losning, register).omrader:
                for arsak, figur in omrade.arsaker.items():
                    sti = (losning, "omrader", omrade.id, arsak)
                    yield Statement(sti, figur.antall, figur.posisjoner)


def kartlegging(sight: Sight, lop: str) -> list[Kartlagt]:
    """Every kommune that the løp is for, by id, also those that nobody has asked."""
    return _kartlegging(sight, {lop: ()})


def arsaker(rader: Iterable[Kartlagt]) -> dict[str, Figure]:
    """Reason → how many; with `uten_arsak` and `ikke_kartlagt` they sum to all the rows."""
    return _tell(list(rader), (*ARSAKER, UTEN_ARSAK, IKKE_KARTLAGT))


def temaer(sight: Sight, lop: str) -> dict[str, dict[str, Figure]]:
    """Theme → answer → how many; those without an answer to the theme are `ikke_kartlagt`."""
    aktuelle = _aktuelle(sight, {lop: ()})
    etter_tema: dict[str, list[Found]] = defaultdict(list)
    for rad in sight.rows(SVAR, lop=lop):
        if rad.text("kommune") in aktuelle:
            etter_tema[rad.text("tema")].append(rad)
    return {tema: _svarfordeling(rader, aktuelle) for tema, rader in sorted(etter_tema.items())}


def arsaksbilde(sight: Sight, losning: str, register: Kommuneregister) -> Arsaksbilde:
    """The reasons in every area; of a kommune in several løp the last that was given."""
    dag, kjent = dag_i_norge(sight.per), sight.kjent_dag
    lop = {r.text("lop"): (r.fra_pos,) for r in sight.rows(LOP) if r.cells["losning"] == losning}
    spurt = {rad.kommune: rad for rad in _kartlegging(sight, lop)}
    kommuner = register.per(dag, kjent)
    omrader = [
        (NORGE, "Norge", [k.id for k in kommuner]),
        *(
            (n.id, n.navn, [k.id for k in kommuner if k.diginettverk == n.id])
            for n in register.diginettverk(dag, kjent)
        ),
        *(
            (f.nummer, f.navn, [k.id for k in kommuner if k.fylke == f.nummer])
            for f in register.fylker(dag, kjent)
        ),
    ]
    return Arsaksbilde(
        losning=losning,
        dag=dag,
        omrader=tuple(_omrade(*omrade, spurt) for omrade in omrader),
        utenfor=tuple(sorted(spurt.keys() - {k.id for k in kommuner})),
    )


def forklar(bilde: Arsaksbilde, arsak: str, omrade: str = NORGE) -> tuple[int, ...]:
    """The positions of the events that one figure rests on; none of an area there is not."""
    return next((o.arsaker[arsak].posisjoner for o in bilde.omrader if o.id == omrade), ())


def _kartlagt(
    happened: Happened, hendelse: KartleggingRegistrert, en: tuple[str, ...]
) -> Iterator[Fact]:
    hode, dato = happened.hendelse.hode, iso(hendelse.dato)
    hvem = (dato, hode.get("rolle"), hode.get("organ"))
    yield Fact(KARTLAGT.name, en, hvem)
    if hendelse.arsak is not None:
        yield Fact(ARSAK.name, en, (kode(hendelse.arsak), *hvem))
    for tema, svar in {s.tema: s.svar for s in hendelse.svar}.items():
        yield Fact(SVAR.name, (*en, tema), (svar, dato))


def _aktuelle(sight: Sight, lop: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Kommune → the events that made it aktuell, with those that each løp rests on."""
    aktuelle: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for id_, hviler in lop.items():
        for rad in sight.rows(AKTUELL, lop=id_):
            if rad.number("aktuell"):
                aktuelle[rad.text("kommune")] += (*hviler, rad.fra_pos)
    return aktuelle


def _kartlegging(sight: Sight, lop: Mapping[str, tuple[int, ...]]) -> list[Kartlagt]:
    kartlagt = _siste(rad for id_ in lop for rad in sight.rows(KARTLAGT, lop=id_))
    arsak = _siste(rad for id_ in lop for rad in sight.rows(ARSAK, lop=id_))
    return [
        _rad(kommune, arsak.get(kommune), kartlagt.get(kommune), aktuell)
        for kommune, aktuell in sorted(_aktuelle(sight, lop).items())
    ]


def _siste(rader: Iterable[Found]) -> dict[str, Found]:
    """Kommune → the last of its rows in effective order."""
    i_orden = sorted(rader, key=lambda rad: (rad.gyldig_fra, rad.fra_pos))
    return {rad.text("kommune"): rad for rad in i_orden}


def _rad(
    kommune: str, arsak: Found | None, kartlagt: Found | None, aktuell: tuple[int, ...]
) -> Kartlagt:
    rad = arsak or kartlagt
    if rad is None:
        return Kartlagt(kommune, IKKE_KARTLAGT, None, None, None, aktuell)
    rolle, organ = (None if (c := rad.cells[n]) is None else str(c) for n in ("rolle", "organ"))
    hvorfor = UTEN_ARSAK if arsak is None else arsak.text("arsak")
    dag = date.fromisoformat(rad.text("dato"))
    return Kartlagt(kommune, hvorfor, dag, rolle, organ, samlet([aktuell, (rad.fra_pos,)]))


def _omrade(id_: str, navn: str, kommuner: list[str], spurt: Mapping[str, Kartlagt]) -> Omrade:
    rader = [spurt[kommune] for kommune in kommuner if kommune in spurt]
    tall = _tell(rader, (*ARSAKER, UTEN_ARSAK, IKKE_KARTLAGT))
    hviler = samlet(rad.posisjoner for rad in rader)
    tall[IKKE_AKTUELL] = Figure(len(kommuner) - len(rader), hviler)
    return Omrade(id=id_, navn=navn, nevner=len(kommuner), arsaker=tall)


def _tell(rader: list[Kartlagt], arsaker_: Iterable[str]) -> dict[str, Figure]:
    """What nobody was asked rests on all who were aktuelle, and on what the others told."""
    etter: dict[str, list[Kartlagt]] = defaultdict(list)
    for rad in rader:
        etter[rad.arsak].append(rad)
    return {
        arsak: Figure(
            len(etter[arsak]),
            samlet(r.posisjoner for r in (rader if arsak == IKKE_KARTLAGT else etter[arsak])),
        )
        for arsak in arsaker_
    }


def _svarfordeling(
    rader: list[Found], aktuelle: Mapping[str, tuple[int, ...]]
) -> dict[str, Figure]:
    svar: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for rad in rader:
        svar[rad.text("svar")].append((*aktuelle[rad.text("kommune")], rad.fra_pos))
    alle = [*aktuelle.values(), *((rad.fra_pos,) for rad in rader)]
    return {
        **{gitt: Figure(len(flere), samlet(flere)) for gitt, flere in sorted(svar.items())},
        IKKE_KARTLAGT: Figure(len(aktuelle) - len(rader), samlet(alle)),
    }
