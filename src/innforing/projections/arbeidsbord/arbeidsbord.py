"""Arbeidsbord: what waits for whom, since when and until when? Asked by everyone who has a role.

The next step of every løp and the single matters beside it: invitations, late and disputed answers,
waiting lists, plans to review, merknader, puljer, pauses, follow-ups and an evaluering to receive
(K-364, K-109, K-110, K-114, K-146, K-201). A thing waits as long as the rule table lets somebody
settle it, and goes when it is settled, by whomever. A no is an answer, and waits for nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.steg.del_plan import PlanDelt
from innforing.domain.innforingslop.steg.gi_merknad import MerknadGitt
from innforing.projections.arbeidsbord.apne_saker import (
    GRUNN,
    i_kommunen,
    lederne,
    lopets_felt,
    lopets_saker,
    mulige_saker,
    oppfolginger,
    puljenes_felt,
)
from innforing.projections.arbeidsbord.lopsbilde import Lopsbilde
from innforing.projections.arbeidsbord.oppgaver import Oppgaveart
from innforing.projections.arbeidsbord.ventende import kan_folge_opp, oppgaver_i
from innforing.projections.felt import iso
from innforing.projections.gitt_svar import SENT_FORT, er_nytt, svart_for
from innforing.projections.kalender import dag_i_norge
from innforing.projections.projection import Projection
from innforing.projections.sight import Found
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.arbeidsbord.apne_saker import Rader
    from innforing.projections.arbeidsbord.oppgaver import Oppgave
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Sight
    from innforing.registers.kommuner import Kommuneregister

# a field is a row of its own: each rests on its own event
LOP = Table(name="arbeidsbord_lop", key=("lop", "felt"), values=("verdi",))
"""What the løp is, whose it is, and where it stands."""
PULJE = Table(
    name="arbeidsbord_pulje",
    key=("lop", "pulje", "felt"),
    values=("verdi",),
    numbers=frozenset({"pulje"}),
)
"""Phase, period and answer deadline; without dates of its own a pulje has those of the plan."""
LEDER = Table(
    name="arbeidsbord_leder",
    key=("lop", "nr"),
    values=("person", "rolle", "organ", "pulje", "fra", "til", "helheten"),
    numbers=frozenset({"nr", "pulje", "helheten"}),
)
"""Every appointment; the period says who leads."""
SAK = Table(
    name="arbeidsbord_sak",
    key=("lop", "art", "nr"),
    values=("apen", "organ", "dato"),
    numbers=frozenset({"nr", "apen"}),
)
"""A matter of the løp itself: open, the body it stands with where the løp names one, a date."""
KOMMUNESAK = Table(
    name="arbeidsbord_kommunesak",
    key=("lop", "kommune", "art", "nr"),
    values=("apen",),
    numbers=frozenset({"nr", "apen"}),
    repeats=False,
    overrules=True,
)
"""A matter between the løp and one kommune, about a pulje (0: about none)."""
OPPFOLGING = Table(name="arbeidsbord_oppfolging", key=("lop", "kommune", "id"), values=("dato",))
"""A follow-up that is planned; no date when it is done."""

MED_KOMMUNER = (LopTilstand.PAMELDING, LopTilstand.GJENNOMFORING, LopTilstand.EVALUERT)
"""Where something may wait between a løp and its kommuner."""


class Arbeidsbord(Projection):
    """What waits in every løp and every deltakelse."""

    navn: ClassVar[str] = "arbeidsbord"
    versjon: ClassVar[int] = 2
    prefikser: ClassVar[frozenset[str]] = frozenset({"innforingslop", "deltakelse"})
    tabeller: ClassVar[tuple[Table, ...]] = (LOP, PULJE, LEDER, SAK, KOMMUNESAK, OPPFOLGING)
    endrer: ClassVar[Mapping[str, str]] = {f"{KOMMUNESAK.name}.*": SENT_FORT}

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """Each part of the løp, or of the deltakelse, that the event changed."""
        for_, etter = happened.for_, happened.etter
        if for_ is etter:
            return
        if isinstance(for_, Deltakelse) and isinstance(etter, Deltakelse):
            yield from _deltakelsen(happened, for_, etter)
        if isinstance(for_, Innforingslop) and isinstance(etter, Innforingslop):
            lop = happened.nokkel[:1]
            yield from _endret(LOP, lop, lopets_felt(for_), lopets_felt(etter))
            yield from _endret(SAK, lop, lopets_saker(for_), lopets_saker(etter))
            yield from _planen(lop[0], happened, for_, etter)
            if for_.puljer is not etter.puljer or for_.plan is not etter.plan:
                yield from _endret(PULJE, lop, puljenes_felt(for_), puljenes_felt(etter))
            if for_.ledere is not etter.ledere:
                yield from _endret(LEDER, lop, lederne(for_), lederne(etter))

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """Who each thing waits for, since when, until when, and whether that has passed."""
        for o in sorted(_oppgaver(sight, about), key=lambda o: (o.lop, o.art.value, o.om)):
            celler: dict[str, Cell] = {
                "hvem": " ".join(m.kode for m in o.mottakere),
                "siden": iso(o.siden),
                "frist": iso(o.frist),
                "forfalt": int(o.forfalt),
            }
            for navn, verdi in celler.items():
                path = (o.lop, str(o.art.value), *o.om[1:], navn)
                yield Statement(path, verdi, o.posisjoner)


def venter(sight: Sight, *, rolle: str | None = None, organ: str | None = None) -> list[Oppgave]:
    """What waits, by deadline and then by how long it has waited.

    `rolle` is a role or an authority, `organ` a body; both together are asked of the same one.
    """
    alle = _oppgaver(sight, for_=(rolle, organ))
    funnet = (o for o in alle if any(m.er(rolle, organ) for m in o.mottakere))
    return sorted(funnet, key=_orden)


def per_rolle(
    sight: Sight, *, rolle: str | None = None, organ: str | None = None
) -> dict[str, list[Oppgave]]:
    """Authority → what waits for it, of those that the role and the body are."""
    samlet: dict[str, list[Oppgave]] = defaultdict(list)
    for oppgave in venter(sight, rolle=rolle, organ=organ):
        for hvem in dict.fromkeys(m.myndighet for m in oppgave.mottakere if m.er(rolle, organ)):
            samlet[hvem].append(oppgave)
    return dict(samlet)


def lop_med(sight: Sight, *arter: Oppgaveart) -> frozenset[str]:
    """The løp in which something of one of these kinds waits."""
    return frozenset(o.lop for o in _oppgaver(sight, bare=arter) if o.art in arter)


def forklar(sight: Sight, art: Oppgaveart, *om: str) -> tuple[int, ...]:
    """The positions of the events that one thing rests on; `om` is its path, first the løp."""
    funnet = (o for o in _oppgaver(sight, om[0]) if (o.art, o.om) == (art, om))
    return next((o.posisjoner for o in funnet), ())


def _orden(o: Oppgave) -> tuple[date, date, tuple[str, ...], str]:
    return o.frist or date.max, o.siden, o.om, str(o.art.value)


def _oppgaver(
    sight: Sight,
    lop: str | None = None,
    *,
    bare: tuple[Oppgaveart, ...] = (),
    for_: tuple[str | None, str | None] = (None, None),
) -> Iterator[Oppgave]:
    """What waits in every løp that there was, or in one; `bare` are the kinds asked for, if any.

    `for_` is a role and a body: what is certain not to wait for them may be left out.
    """
    hvilke = {} if lop is None else {"lop": lop}
    dag = dag_i_norge(sight.per)
    bilder: dict[str, Lopsbilde] = {}
    for rad in sight.rows(LOP, **hvilke):
        id_ = rad.text("lop")
        bilder.setdefault(id_, Lopsbilde(id_, dag)).felt[rad.text("felt")] = rad
    kjente = {id_: bilde for id_, bilde in bilder.items() if bilde.kjent}
    for tabell in (LEDER, SAK, PULJE):
        for rad in sight.rows(tabell, **hvilke):
            if rad.text("lop") in kjente:
                _legg_til(kjente[rad.text("lop")], tabell, rad)
    if not bare or Oppgaveart.OPPFOLGING in bare:
        folges = {id_: bilde for id_, bilde in kjente.items() if kan_folge_opp(bilde, *for_)}
        planlagt = ("dato <= ?", dag.isoformat())
        for rad in _ventende(sight, OPPFOLGING, *planlagt, **hvilke) if folges else ():
            if rad.text("lop") in folges:
                folges[rad.text("lop")].oppfolginger.append(rad)
    apne = _i_kommunene(sight, bare) if bare else None
    for id_, bilde in kjente.items():
        if bilde.tilstand in {t.value for t in MED_KOMMUNER}:
            egne = _ventende(sight, KOMMUNESAK, "apen = 1", lop=id_) if apne is None else apne[id_]
            bilde.i_kommunene = egne
        yield from oppgaver_i(bilde)


def _i_kommunene(sight: Sight, arter: tuple[Oppgaveart, ...]) -> dict[str, list[Found]]:
    """Løp → what is open of some kinds; they are few, and asked for at once."""
    plasser = ", ".join("?" for _ in arter)
    koder = (str(art.value) for art in arter)
    samlet: dict[str, list[Found]] = defaultdict(list)
    for rad in _ventende(sight, KOMMUNESAK, f"apen = 1 AND art IN ({plasser})", *koder):
        samlet[rad.text("lop")].append(rad)
    return samlet


def _ventende(
    sight: Sight, tabell: Table, bare: str, *verdier: Cell, **hvilke: Cell
) -> list[Found]:
    """Rows picked out by the database: of what waits with kommuner most is settled long ago."""
    if tabell.name not in sight.edition.has():
        return []
    holdt, gitt = sight.held(tabell, **hvilke)
    kolonner = ", ".join((*tabell.columns, "gyldig_fra", "fra_pos"))
    sql = f"SELECT {kolonner} FROM {holdt} AS held WHERE {bare} ORDER BY {', '.join(tabell.key)}"
    return [
        Found(dict(zip(tabell.columns, rad, strict=False)), int(rad[-2] or 0), int(rad[-1] or 0))
        for rad in sight.ask(sql, (*gitt, *verdier))
    ]


def _legg_til(bilde: Lopsbilde, tabell: Table, rad: Found) -> None:
    if tabell is LEDER:
        bilde.ledere.append(rad)
    elif tabell is SAK:
        bilde.saker.setdefault(rad.text("art"), []).append(rad)
    else:
        bilde.puljer.setdefault(rad.number("pulje"), {})[rad.text("felt")] = rad


def _endret(tabell: Table, hva: list[str], for_: Rader, etter: Rader) -> Iterator[Fact]:
    """The rows that an event changed; one that is gone has no values."""
    if for_ == etter:
        return
    tom = (None,) * len(tabell.values)
    # in the order they stand, those that are gone last
    for nokkel in dict.fromkeys((*etter, *for_)):
        verdier = etter.get(nokkel, tom)
        if for_.get(nokkel, tom) != verdier:
            yield Fact(tabell.name, (*hva, *nokkel), verdier)


def _deltakelsen(happened: Happened, for_: Deltakelse, etter: Deltakelse) -> Iterator[Fact]:
    nokkel = happened.nokkel
    if er_nytt(happened, GRUNN(for_), GRUNN(etter)):
        apne = mulige_saker(for_) if svart_for(happened) else i_kommunen(for_)
        yield from _endret(KOMMUNESAK, nokkel, apne, i_kommunen(etter))
    if for_.oppfolginger is not etter.oppfolginger:
        yield from _endret(OPPFOLGING, nokkel, oppfolginger(for_), oppfolginger(etter))


def _planen(
    lop: str, happened: Happened, for_: Innforingslop, etter: Innforingslop
) -> Iterator[Fact]:
    """A plan that is shared waits for the group until it has remarked, or the plan is another."""
    apen: tuple[Cell, ...] = (None, None, None)
    hendt = happened.hendelse.hendelse
    if isinstance(hendt, PlanDelt):
        apen = (1, None, None)
    elif for_.delt is etter.delt and not isinstance(hendt, MerknadGitt):
        return
    yield Fact(SAK.name, (lop, str(Oppgaveart.PLAN.value), 0), apen)
