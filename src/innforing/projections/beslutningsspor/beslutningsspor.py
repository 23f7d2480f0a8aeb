"""Beslutningsspor: what was decided, agreed and judged, and what holds? (K-337, K-340, K-167).

Asked by the revisor as of any day, on both clocks: what had happened, and what was known of it;
by the koordineringsgruppe and KS; of the duty status by everyone. Agreements with their term,
decisions, advice and letters, the portefølje, judgements of shares, and the roadmap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.losning.styring import Pliktstatus
from innforing.projections.beslutningsspor.sporfakta import (
    ANDEL,
    AVTALE,
    AVTALEVURDERING,
    BETALINGSPLIKT,
    BIDRAG,
    LOSNING,
    MILEPEL,
    OPPSIGELSE,
    PLIKT,
    TABELLER,
    VEDTAK,
    VEIKART,
    VEIKARTPUNKT,
    fakta_av,
)
from innforing.projections.felt import tekst
from innforing.projections.hviler import samlet
from innforing.projections.kalender import dag_i_norge
from innforing.projections.losninger.losninger import Post
from innforing.projections.projection import Projection
from innforing.projections.statement import Statement

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.projections.table import Cell, Fact, Table
    from innforing.registers.kommuner import Kommuneregister

STATUSER = {str(status.value): status for status in Pliktstatus}


@dataclass(frozen=True, slots=True, kw_only=True)
class Avtalebilde:
    """One agreement or letter as of the day."""

    avtale: str
    hva: Post
    oppsigelse: Post | None
    gjelder: bool
    """Whether its words hold on the day; the co-operation may go on without them (T-14)."""
    siste_dag: date | None
    vurderinger: tuple[Post, ...]
    """By year (K-341)."""
    uten_vurdering: tuple[int, ...]
    """Years of its term that are over, and that nobody has assessed (K-341)."""
    bidrag: tuple[Post, ...]

    @property
    def posisjoner(self) -> tuple[int, ...]:
        """The events that say whether it holds."""
        ende = () if self.oppsigelse is None else self.oppsigelse.posisjoner
        return samlet((self.hva.posisjoner, ende))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pliktbilde:
    """Duties and judgements of one løsning as of the day."""

    losning: str
    navn: str
    status: Pliktstatus
    plikt: Post | None
    """Where the status stands; None: nobody has entered any, which is no duty (K-167)."""
    betaling: Post | None
    vurderinger: tuple[Post, ...]
    """Of shares, in the order they were made: the last stands (K-168)."""
    vedtak: Post | None
    """How it came into the portefølje (K-353)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Veikartbilde:
    """One roadmap, and what is planned on it."""

    veikart: str
    hva: Post
    punkter: tuple[Post, ...]
    """By løsning, then what kind."""


class Beslutningsspor(Projection):
    """Dated facts of governance."""

    navn: ClassVar[str] = "beslutningsspor"
    prefikser: ClassVar[frozenset[str]] = frozenset({"milepel", "avtale", "losning", "veikart"})
    tabeller: ClassVar[tuple[Table, ...]] = TABELLER

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """What the event says of what governs."""
        yield from fakta_av(happened)

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """Each cell of what had happened by the day; then whether each agreement holds."""
        venter = {
            (tabell.name.removeprefix(f"{self.navn}_"), str(rad.cells[tabell.key[0]]))
            for tabell, felt in ((MILEPEL, "dato"), (AVTALE, "fra"))
            for rad in sight.rows(tabell)
            if _dag(rad, felt) > dag_i_norge(sight.per)
        }
        for celle in super().statements(sight, register, about):
            if (celle.path[1], celle.path[0]) not in venter:
                yield celle
        for avtale in avtaler(sight):
            if about in {None, avtale.avtale}:
                sti = (avtale.avtale, "avtale", "gjelder")
                yield Statement(sti, int(avtale.gjelder), avtale.posisjoner)


def milepeler(sight: Sight) -> list[Post]:
    """What had happened by the day, in the order it happened (K-337)."""
    dag = dag_i_norge(sight.per)
    skjedd = [rad for rad in sight.rows(MILEPEL) if _dag(rad, "dato") <= dag]
    skjedd.sort(key=lambda rad: (rad.text("dato"), rad.text("milepel")))
    return [_post(rad, "milepel") for rad in skjedd]


def avtaler(sight: Sight) -> list[Avtalebilde]:
    """The agreements and letters that had begun by the day, by their first day (K-340)."""
    dag = dag_i_norge(sight.per)
    sagt_opp = {rad.text("avtale"): rad for rad in sight.rows(OPPSIGELSE)}
    vurdert, bidrag = _etter(sight.rows(AVTALEVURDERING)), _etter(sight.rows(BIDRAG))
    begynt = [rad for rad in sight.rows(AVTALE) if _dag(rad, "fra") <= dag]
    begynt.sort(key=lambda rad: (rad.text("fra"), rad.text("avtale")))
    return [
        _avtale(
            rad,
            dag=dag,
            sagt_opp=sagt_opp.get(rad.text("avtale")),
            vurdert=vurdert[rad.text("avtale")],
            bidrag=bidrag[rad.text("avtale")],
        )
        for rad in begynt
    ]


def plikter(sight: Sight, losning: str | None = None) -> list[Pliktbilde]:
    """Each løsning that is registered, by name: no duty where nobody entered one (K-167)."""
    om: dict[str, Cell] = {} if losning is None else {"losning": losning}
    star = {
        tabell.name: {rad.text("losning"): rad for rad in sight.rows(tabell, **om)}
        for tabell in (PLIKT, BETALINGSPLIKT, VEDTAK)
    }
    vurdert = _etter(sight.rows(ANDEL, **om), "losning")
    bilder = [
        _plikt(rad, {navn: rader.get(rad.text("losning")) for navn, rader in star.items()}, vurdert)
        for rad in sight.rows(LOSNING, **om)
    ]
    return sorted(bilder, key=lambda bilde: (bilde.navn, bilde.losning))


def veikart(sight: Sight) -> list[Veikartbilde]:
    """Every roadmap, with what is planned (K-345)."""
    punkter = _etter([r for r in sight.rows(VEIKARTPUNKT) if r.cells["fra"]], "veikart")
    return [
        Veikartbilde(
            veikart=rad.text("veikart"),
            hva=_post(rad, "veikart"),
            punkter=tuple(_post(punkt, "losning") for punkt in punkter[rad.text("veikart")]),
        )
        for rad in sight.rows(VEIKART)
    ]


def forklar(sight: Sight, avtale: str) -> tuple[int, ...]:
    """The positions of the events that say whether an agreement holds."""
    return next((a.posisjoner for a in avtaler(sight) if a.avtale == avtale), ())


def _avtale(
    rad: Found, *, dag: date, sagt_opp: Found | None, vurdert: list[Found], bidrag: list[Found]
) -> Avtalebilde:
    ender = [rad.cells["til"], None if sagt_opp is None else sagt_opp.cells["siste_dag"]]
    siste = min((date.fromisoformat(str(ende)) for ende in ender if ende), default=None)
    fra = _dag(rad, "fra")
    ferdige = range(fra.year, min(dag.year, dag.year if siste is None else siste.year + 1))
    har = {vurdering.number("ar") for vurdering in vurdert}
    skal_vurderes = rad.cells["art"] == "avtale"
    return Avtalebilde(
        avtale=rad.text("avtale"),
        hva=_post(rad, "avtale"),
        oppsigelse=None if sagt_opp is None else _post(sagt_opp, "avtale"),
        gjelder=siste is None or dag <= siste,
        siste_dag=siste,
        vurderinger=tuple(_post(v, "ar") for v in vurdert),
        uten_vurdering=tuple(ar for ar in ferdige if skal_vurderes and ar not in har),
        bidrag=tuple(_post(b, "nr") for b in bidrag),
    )


def _plikt(
    rad: Found, star: dict[str, Found | None], vurdert: dict[str, list[Found]]
) -> Pliktbilde:
    plikt = star[PLIKT.name]
    return Pliktbilde(
        losning=rad.text("losning"),
        navn=rad.text("navn"),
        status=Pliktstatus.INGEN if plikt is None else STATUSER[plikt.text("status")],
        plikt=_kanskje(plikt),
        betaling=_kanskje(star[BETALINGSPLIKT.name]),
        vurderinger=tuple(_post(r, "nr") for r in vurdert[rad.text("losning")]),
        vedtak=_kanskje(star[VEDTAK.name]),
    )


def _kanskje(rad: Found | None) -> Post | None:
    return None if rad is None else _post(rad, "losning")


def _etter(rader: list[Found], nokkel: str = "avtale") -> dict[str, list[Found]]:
    etter: dict[str, list[Found]] = defaultdict(list)
    for rad in rader:
        etter[rad.text(nokkel)].append(rad)
    return etter


def _post(rad: Found, nokkel: str) -> Post:
    return Post(id=str(rad.cells[nokkel]), celler=rad.cells, posisjoner=(rad.fra_pos,))


def _dag(rad: Found, felt: str) -> date:
    return date.fromisoformat(tekst(rad.cells[felt]) or "")
