"""Plans of løp told beside all rules: what the tests of timeline and capacity are given."""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dagens_begynnelse, dagens_slutt
from innforing.domain.deltakelse.folger import KommuneBleAktuell, KommuneInvitert
from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE
from innforing.domain.innforingslop.plan import Kapasitetssvar, Planutkast
from innforing.domain.innforingslop.steg.besvar_overlapp import OverlappBesvart, Samordning
from innforing.domain.innforingslop.steg.endre_plan import PlanEndret
from innforing.domain.innforingslop.steg.fastsett_kommuner import AktuelleKommunerFastsatt
from innforing.domain.innforingslop.steg.foresla import LopForeslatt
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.steg.legg_plan import PlanLagt
from innforing.domain.innforingslop.steg.utpek_leder import InnforingslederUtpekt
from innforing.domain.innforingslop.verdier import (
    Leder,
    LopType,
    Omrade,
    Omradeart,
    Puljeplan,
    Puljeutkast,
    Slag,
)
from innforing.eventlog.readstore import ReadStore
from innforing.eventlog.rows import NewRow
from innforing.projections import books
from innforing.projections.books import SERVING
from innforing.projections.projection import Streams
from innforing.projections.sight import Sight
from innforing.projections.table import Fold
from tests.projections.lesehus import MAPPER, leseside, skriv

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

    from innforing.projections.projection import Happened, Projection
    from innforing.projections.readside import ReadSide
    from innforing.projections.statement import Statement
    from innforing.registers.kommuner import Kommuneregister

Se = Callable[..., "AbstractContextManager[Sight]"]
"""A sight of a day, as known at a position."""
GRUNN = Fritekst(id="f1", forpliktelse="0" * 64)
VAR, HOST = (date(2024, 3, 1), date(2024, 6, 30)), (date(2024, 9, 1), date(2025, 2, 28))
"""A period in spring, and one over the end of the year."""
LAGT, GODKJENT = date(2024, 1, 10), date(2024, 2, 1)
SENERE = date(2024, 5, 2)


def start(dag: date) -> int:
    return mikrosekunder(dagens_begynnelse(dag))


def slutt(dag: date) -> int:
    return mikrosekunder(dagens_slutt(dag))


@dataclass
class Planbord:
    """Events to be written together; the log is empty before the first of them."""

    db: str
    rader: list[NewRow] = field(default_factory=list)
    versjoner: Counter[str] = field(default_factory=Counter)
    skrevet: int = 0

    def hendt(self, strom: str, dag: date, innhold: Any, **hode: Any) -> int:
        """An event that takes effect on a day; its position."""
        self.versjoner[strom] += 1
        nr = self.versjoner[strom]
        self.rader.append(
            NewRow(
                stream_id=strom,
                stream_version=nr,
                topic=type(innhold).__name__,
                state=MAPPER.encode(innhold, {"gjelder_us": start(dag), **hode}),
                salt=hashlib.sha256(f"{strom} {nr}".encode()).digest(),
                effective_us=start(dag),
                tilstand=hode.get("tilstand"),
            )
        )
        return self.skrevet + len(self.rader)

    def lop_hendt(self, lop: str, dag: date, innhold: Any, **hode: Any) -> int:
        return self.hendt(f"innforingslop:{lop}", dag, innhold, **hode)

    def lagre(self) -> int:
        """Write what has happened since last; the last position."""
        siste = skriv(self.db, *self.rader)
        self.skrevet += len(self.rader)
        assert siste == self.skrevet
        self.rader = []
        return siste

    def foresla(
        self,
        lop: str,
        *,
        type_: LopType = LopType.A_FELLES_NASJONALT,
        losning: str | None = None,
        program: str | None = None,
        fylke: str | None = None,
        eier: str = "koordineringsgruppen",
    ) -> int:
        foreslatt = LopForeslatt(
            definisjon=GJELDENDE,
            tittel=f"Løpet {lop}",
            slag=Slag.INNFORING,
            type=LopType.B_FELLES_REGIONALT if fylke else type_,
            losning=losning,
            program=program,
            omrade=None if fylke is None else Omrade(art=Omradeart.FYLKE, kode=fylke),
            eier=eier,
            sektorer=(Sektor.HELSE,),
            av="p1",
        )
        return self.lop_hendt(lop, LAGT, foreslatt, tilstand="foreslatt")

    def kommuner(self, lop: str, *kommuner: str, dag: date = LAGT) -> int:
        fastsatt = AktuelleKommunerFastsatt(kommuner=kommuner, lagt_til=kommuner, av="p1")
        return self.lop_hendt(lop, dag, fastsatt)

    def legg(
        self,
        lop: str,
        periode: tuple[date, date],
        *puljer: Puljeutkast,
        svar: dict[str, bool] | None = None,
    ) -> int:
        kapasitet = tuple(Kapasitetssvar(organ=o, nok=nok) for o, nok in (svar or {}).items())
        plan = Planutkast(oppstart=periode[0], slutt=periode[1], kapasitet=kapasitet)
        return self.lop_hendt(lop, LAGT, PlanLagt(plan=plan, puljer=puljer, av="p1"))

    def godkjenn(self, lop: str, *puljer: Puljeplan, avklart: str | None = None) -> int:
        godkjent = PlanGodkjent(puljer=puljer or (Puljeplan(nr=1),), av="p2")
        grunn = {"id": "f2", "forpliktelse": "0" * 64}
        hode = {} if avklart is None else {"avklaringer": {avklart: grunn}}
        return self.lop_hendt(lop, GODKJENT, godkjent, tilstand="planlagt", **hode)

    def planlagt(self, lop: str, periode: tuple[date, date], *kommuner: str, **om: Any) -> int:
        """A løp with an approved plan; the position of its period."""
        self.foresla(lop, **om)
        self.kommuner(lop, *kommuner)
        lagt = self.legg(lop, periode)
        self.godkjenn(lop)
        return lagt

    def flytt(self, lop: str, dag: date = SENERE, **datoer: date) -> int:
        return self.lop_hendt(lop, dag, PlanEndret(plan=Planutkast(**datoer), av="p1"))

    def led(self, lop: str, person: str, fra: date, til: date | None = None, **om: Any) -> int:
        leder = Leder(person=person, organ=om.pop("organ", "ks"), fra=fra, til=til, **om)
        return self.lop_hendt(lop, LAGT, InnforingslederUtpekt(ledere=(leder,), dato=fra, av="p1"))

    def besvar(self, lop: str, annet: str, dag: date = SENERE) -> int:
        besvart = OverlappBesvart(
            lop=annet, samordning=Samordning.DELER_DELES, grunn=GRUNN, av="p3"
        )
        return self.lop_hendt(lop, dag, besvart)

    def inviter(self, lop: str, kommune: str, dag: date, utgave: int = 1) -> int:
        strom = f"deltakelse:{lop}:{kommune}"
        if not self.versjoner[strom]:
            self.hendt(strom, LAGT, KommuneBleAktuell())
        invitert = KommuneInvitert(
            pulje=1, svarfrist=date(2024, 12, 1), invitasjon="0" * 64, utgave=utgave
        )
        return self.hendt(strom, dag, invitert)


def staten(side: ReadSide, posisjoner: tuple[int, ...]) -> dict[str, Any]:
    """Stream → its state after the last of its events among these."""
    leser = side.follower.reader
    etter: dict[str, Any] = {}
    for posisjon in sorted(posisjoner):
        [rad] = leser.span(posisjon, posisjon)
        blikk = Tilbakeblikk(leser, MAPPER, Utsnitt(posisjon))
        etter[rad.stream_id] = blikk.aggregat(rad.stream_id)
    return etter


def hviler_pa_sine(
    side: ReadSide,
    projeksjon: Projection,
    register: Kommuneregister,
    sight: Sight,
    *,
    hvert: int = 1,
) -> int:
    """Each cell, or every so many, is told again by its own events alone; how many were."""
    strommer = Streams(side.follower.reader, MAPPER)
    skjedd = {rad.position: strommer.happened(rad) for rad in side.follower.reader.tail(0)}
    etter_hendelser: dict[tuple[int, ...], list[Statement]] = {}
    for utsagn in projeksjon.statements(sight, register):
        etter_hendelser.setdefault(utsagn.positions, []).append(utsagn)
    etter_hendelser.pop((), None)
    valgte = list(etter_hendelser.items())[::hvert]
    for posisjoner, ventet in valgte:
        with gjenspilt(projeksjon, {p: skjedd[p] for p in posisjoner}, sight.per) as alene:
            sagt = {u.path: u.value for u in projeksjon.statements(alene, register)}
        assert {u.path: sagt.get(u.path) for u in ventet} == {u.path: u.value for u in ventet}
    return sum(len(alle) for _, alle in valgte)


@contextmanager
def gjenspilt(
    projeksjon: Projection, hendelser: Mapping[int, Happened], per: int
) -> Iterator[Sight]:
    """A read model that has taken in these events alone."""
    with (
        tempfile.TemporaryDirectory() as mappe,
        ReadStore(f"sqlite:///{mappe}/gjen.sqlite") as store,
    ):
        with store.transaction() as rows:
            books.open_books(rows)
            utgave = books.begin(rows, projeksjon, SERVING)
            folder = {t.name: Fold(t, {}) for t in projeksjon.tabeller}
            for posisjon, skjedd in sorted(hendelser.items()):
                for fakta in projeksjon.handle(skjedd):
                    fra = skjedd.virker_us if fakta.gyldig_fra is None else fakta.gyldig_fra
                    folder[fakta.table].add(fakta, position=posisjon, gyldig_fra=fra)
            for tabell in projeksjon.tabeller:
                utgave.stored(tabell).save(rows, folder[tabell.name])
        with store.snapshot() as rows:
            yield Sight(rows, utgave._replace(position=max(hendelser)), per=per, kjent=None)


def lopet(etter: dict[str, Any], lop: str) -> Innforingslop:
    funnet = etter[f"innforingslop:{lop}"]
    assert isinstance(funnet, Innforingslop)
    return funnet


@contextmanager
def sett_pa(
    bord: Planbord, projeksjon: Projection, register: Kommuneregister, *, sist: date
) -> Iterator[Se]:
    """Look at the log as of any day; every cell at the end must follow from its own events."""
    bord.lagre()
    navn = projeksjon.navn
    with leseside(bord.db, (projeksjon,)) as side:
        side.catch_up()
        yield lambda dag=sist, kjent=None: side.sight(navn, per=slutt(dag), kjent=kjent)
        with side.sight(navn, per=slutt(sist)) as sight:
            assert hviler_pa_sine(side, projeksjon, register, sight) > 0
