"""Deltakere: where does each kommune stand in my løp, and whom have I not heard from?

Asked by the innføringsleder and the nettverksressurs (K-171, K-172, K-188, K-189), and by a kommune
of its own løp. A no is a complete answer: nothing is asked of one that declined or withdrew, so it
is in no figure of what is missing (K-161).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.verdier import Aktivitetsomfang
from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.pulje.pulje import Pulje
from innforing.projections.deltakere import deltakerrader as d
from innforing.projections.deltakere.deltaker import Deltaker, les
from innforing.projections.felt import iso
from innforing.projections.gitt_svar import SENT_FORT
from innforing.projections.hviler import samlet
from innforing.projections.kalender import dag_i_norge
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure, count
from innforing.projections.statement import Statement
from innforing.projections.table import Fact, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.registers.kommuner import Kommuneregister

LENGE = 90
"""Days without contact before a leader is told."""
ALLE = "alle"
"""Beside the sektorer: at least one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nokkeltall:
    """What a leader has and lacks, over the kommuner that something can be asked of."""

    kommuner: Figure
    med_kontaktperson: Figure
    uten_kontaktperson: Figure
    forankret: Mapping[str, Figure]
    """Sektor → how many; `alle` is at least one sektor (K-188)."""
    ikke_forankret: Mapping[str, Figure]
    nylig_kontakt: Figure
    """Contact within the days asked for."""
    lenge_siden: Figure
    """The last contact is older."""
    aldri_kontakt: Figure
    kartlagt: Figure
    ikke_kartlagt: Figure

    @property
    def figurer(self) -> Iterator[tuple[tuple[str, ...], Figure]]:
        """Each figure under its name, those by sektor under two."""
        for felt in fields(self):
            verdi = getattr(self, felt.name)
            if isinstance(verdi, Figure):
                yield (felt.name,), verdi
            else:
                yield from (((felt.name, sektor), figur) for sektor, figur in verdi.items())


class Deltakere(Projection):
    """The kommuner of a løp, as its leader needs them."""

    navn: ClassVar[str] = "deltakere"
    versjon: ClassVar[int] = 2
    prefikser: ClassVar[frozenset[str]] = frozenset({"deltakelse", "pulje"})
    tabeller: ClassVar[tuple[Table, ...]] = d.TABELLER
    endrer: ClassVar[Mapping[str, str]] = {f"{t.name}.*": SENT_FORT for t in d.ETTER_SVARET}

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """Each thing that the event says of a kommune, or of the seats of a pulje."""
        for_, etter = happened.for_, happened.etter
        if isinstance(etter, Deltakelse) and isinstance(for_, Deltakelse):
            return d.deltakelsen(happened, for_, etter)
        if isinstance(etter, Pulje) and isinstance(for_, Pulje):
            return d.plassene(happened, for_, etter)
        return iter(())

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """The rows, then what is counted and put in order, and the figures of each løp."""
        yield from super().statements(sight, register, about)
        etter_lop: dict[str, list[Deltaker]] = defaultdict(list)
        for en in les(sight, {} if about is None else {"lop": about}):
            etter_lop[en.lop].append(en)
            yield from _utledet(en)
        for lop, rader in etter_lop.items():
            for navn, figur in nokkeltall(sight, rader).figurer:
                yield Statement((lop, "tall", *navn), figur.antall, figur.posisjoner)
        for lop, omfang in aktiviteter(sight, about).items():
            for slag, figur in omfang.items():
                sti = (lop, "tall", "aktiviteter", slag)
                yield Statement(sti, figur.antall, figur.posisjoner)


def aktiviteter(sight: Sight, lop: str | None = None) -> dict[str, dict[str, Figure]]:
    """Løp → felles, lokal or skreddersøm → activities: joint against single help (K-367)."""
    rader: dict[str, dict[str, list[Found]]] = defaultdict(lambda: defaultdict(list))
    for rad in sight.rows(d.AKTIVITET, **({} if lop is None else {"lop": lop})):
        rader[rad.text("lop")][rad.text("omfang")].append(rad)
    return {
        lop: {str(o.value): count(en[str(o.value)]) for o in Aktivitetsomfang}
        for lop, en in rader.items()
    }


def deltakere(sight: Sight, lop: str, pulje: int | None = None) -> list[Deltaker]:
    """The aktuelle kommuner of a løp, by id; with a pulje those that it concerns."""
    return [en for en in les(sight, {"lop": lop}) if pulje is None or en.gjelder(pulje)]


def for_kommune(sight: Sight, kommune: str) -> list[Deltaker]:
    """One kommune in every løp that it is aktuell for."""
    return [
        en
        for rad in sight.rows(d.I_KOMMUNEN, kommune=kommune)
        for en in les(sight, {"lop": rad.cells["lop"], "kommune": kommune})
    ]


def nokkeltall(sight: Sight, rader: Iterable[Deltaker], *, dager: int = LENGE) -> Nokkeltall:
    """The figures over some rows; a contact is old when it was more than so many days ago."""
    dag = dag_i_norge(sight.per)
    alle = [en for en in rader if en.sporres]
    med_person, uten_person = _delt(alle, d.KONTAKTPERSON, lambda en: bool(en.kontaktperson))
    _, aldri = _delt(alle, d.KONTAKT, lambda en: bool(en.siste_kontakt))
    siden = [(en, (dag - en.siste_kontakt).days) for en in alle if en.siste_kontakt]
    kartlagt, ikke_kartlagt = _delt(alle, d.KARTLAGT, lambda en: bool(en.kartlagt))
    forankret = {ALLE: _delt(alle, d.FORANKRING, lambda en: bool(en.forankring))}
    for sektor in (str(s.value) for s in Sektor):
        forankret[sektor] = _delt(alle, d.FORANKRING, _forankret_i(sektor))
    return Nokkeltall(
        kommuner=_figur(alle),
        med_kontaktperson=med_person,
        uten_kontaktperson=uten_person,
        forankret={sektor: har for sektor, (har, _) in forankret.items()},
        ikke_forankret={sektor: mangler for sektor, (_, mangler) in forankret.items()},
        nylig_kontakt=_figur((en for en, gammel in siden if gammel <= dager), d.KONTAKT),
        lenge_siden=_figur((en for en, gammel in siden if gammel > dager), d.KONTAKT),
        aldri_kontakt=aldri,
        kartlagt=kartlagt,
        ikke_kartlagt=ikke_kartlagt,
    )


def forklar(sight: Sight, lop: str, kommune: str) -> tuple[int, ...]:
    """The positions of the events that the row of one kommune rests on."""
    en = next(les(sight, {"lop": lop, "kommune": kommune}), None)
    return () if en is None else en.posisjoner


def _forankret_i(sektor: str) -> Callable[[Deltaker], bool]:
    return lambda en: sektor in en.forankring


def _delt(
    alle: list[Deltaker], tabell: Table, har: Callable[[Deltaker], bool]
) -> tuple[Figure, Figure]:
    """Those that have something, and those that lack it: all, less those whose events tell."""
    med = [en for en in alle if har(en)]
    har_det = _figur(med, tabell)
    hviler = samlet((_figur(alle).posisjoner, har_det.posisjoner))
    return har_det, Figure(len(alle) - len(med), hviler)


def _figur(rader: Iterable[Deltaker], *tabeller: Table) -> Figure:
    alle = list(rader)
    return Figure(len(alle), samlet(en.bak(*tabeller) for en in alle))


def _utledet(en: Deltaker) -> Iterator[Statement]:
    """What stands in no row by itself."""

    def sagt(navn: str, verdi: str | int | None, tabell: Table, *flere: Table) -> Statement:
        # that it is a deltaker at all, and in which pulje, stands in the first two
        tabeller = (d.STAND, d.SVAR, tabell, *flere)
        hviler = samlet(en.hviler.get(t.name, ()) for t in tabeller)
        return Statement((en.lop, "deltaker", en.kommune, navn), verdi, hviler)

    if en.plass is not None:
        yield sagt("plass", en.plass.plass, d.PLASS)
        yield sagt("i_koen", en.plass.i_koen, d.PLASS)
    yield sagt("neste", iso(en.neste), d.PLANLAGT, d.GJORT)
    for omfang, antall in en.aktiviteter.items():
        yield sagt(omfang, antall, d.AKTIVITET)
    yield sagt("med_mellomledere", en.med_mellomledere, d.AKTIVITET)
