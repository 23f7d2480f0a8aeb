"""Tidslinje: what runs when, and what meets what? (K-106, K-115, K-033, K-370).

Asked by the koordineringsgruppe, which plans and coordinates all løp, by the regions before one
more løp, by Norsk helsenett, and by a kommune that wants to see all that hits it. The lines of
løp and puljer (`linjer.py`), where løp overlap (`overlapp.py`), and what hits a kommune
(`treff.py`) are told from the rows of this read model (`tidslinjerader.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from innforing.projections.felt import iso, liste
from innforing.projections.gitt_svar import SENT_FORT
from innforing.projections.projection import Projection
from innforing.projections.statement import Statement
from innforing.projections.tidslinje.linjer import tidslinje
from innforing.projections.tidslinje.overlapp import overlapp
from innforing.projections.tidslinje.tidslinjerader import DELTAR, TABELLER, fakta
from innforing.projections.tidslinje.treff import invitasjoner, samtidige

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Sight
    from innforing.projections.table import Cell, Fact, Table
    from innforing.projections.tidslinje.linjer import Linje
    from innforing.projections.tidslinje.overlapp import Overlapp
    from innforing.registers.kommuner import Kommuneregister


class Tidslinje(Projection):
    """Løp and puljer in time, and where they meet."""

    navn: ClassVar[str] = "tidslinje"
    versjon: ClassVar[int] = 2
    prefikser: ClassVar[frozenset[str]] = frozenset({"innforingslop", "deltakelse", "losning"})
    tabeller: ClassVar[tuple[Table, ...]] = TABELLER
    endrer: ClassVar[Mapping[str, str]] = {f"{DELTAR.name}.*": SENT_FORT}

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """What the event changed of plan, state, puljer, answers and invitations."""
        return fakta(happened)

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """The lines and overlaps of each løp, and the quarters of each kommune."""
        alle = (_av_linjer(sight), _av_overlapp(sight, register, about), _av_kommuner(sight, about))
        for utsagn in alle:
            yield from (u for u in utsagn if about in (None, u.path[0]))


def _av_linjer(sight: Sight) -> Iterator[Statement]:
    for linje in tidslinje(sight):
        hva = ("lop",) if linje.pulje is None else ("pulje", str(linje.pulje))
        for navn, verdi in _celler(linje).items():
            yield Statement((linje.lop, *hva, navn), verdi, linje.posisjoner)


def _celler(linje: Linje) -> dict[str, Cell]:
    return {
        "stand": linje.stand,
        "planlagt_fra": iso(linje.planlagt.fra),
        "planlagt_til": iso(linje.planlagt.til),
        "faktisk_fra": iso(linje.faktisk.fra),
        "faktisk_til": iso(linje.faktisk.til),
        "ledere": liste(linje.ledere),
    }


def _av_overlapp(sight: Sight, register: Kommuneregister, about: str | None) -> Iterator[Statement]:
    """Each overlap is told of both its løp."""
    for o in overlapp(sight, register, lop=about):
        for en, annet in ((o.lop, o.annet), (o.annet, o.lop)):
            for navn, verdi in _felles(o).items():
                yield Statement((en, "overlapp", annet, navn), verdi, o.posisjoner)


def _felles(o: Overlapp) -> dict[str, Cell]:
    return {
        "fra": iso(o.fra),
        "til": iso(o.til),
        "kommuner": liste(sorted(o.kommuner)),
        "ledere": liste(o.ledere),
        "leverandorer": liste(o.leverandorer),
        "program": o.program,
        "losning": o.losning,
        "nhn": int(o.nhn),
        "status": str(o.status.value),
        "besvart_av": liste(svar.lop for svar in o.svar if svar.star),
    }


def _av_kommuner(sight: Sight, about: str | None) -> Iterator[Statement]:
    for k in invitasjoner(sight, kommune=about):
        yield Statement((k.kommune, "kvartal", k.kvartal, "invitasjoner"), k.antall, k.posisjoner)
    for s in samtidige(sight, kommune=about):
        yield Statement((s.kommune, "samtidige", "antall"), s.antall, s.posisjoner)
