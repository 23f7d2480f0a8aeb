"""Arbeidsbord: what waits for whom, since when and until when? Asked by everyone who has a role.

The next step of every løp and the single matters beside it: invitations, late and disputed answers,
waiting lists, plans to review, merknader, puljer, pauses, follow-ups, questionnaires and an
evaluering to receive (K-364, K-109, K-110, K-114, K-146, K-201, K-215). And what the group has to
do between its meetings: answer in writing, and sign off minutes (K-109, K-375). A thing waits as
long as the rule table lets somebody settle it, and goes when it is settled, by whomever. A no is
an answer, and waits for nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.steg.del_plan import PlanDelt
from innforing.domain.innforingslop.steg.gi_merknad import MerknadGitt
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.organ.organ import Organ
from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
from innforing.projections.arbeidsbord.apne_saker import (
    GRUNN,
    endret,
    i_kommunen,
    lederne,
    lopets_felt,
    lopets_saker,
    mulige_saker,
    oppfolginger,
    puljenes_felt,
    ubesvarte,
)
from innforing.projections.arbeidsbord.gruppesaker import (
    GRUPPETABELLER,
    gruppens_oppgaver,
    gruppens_rader,
    setene,
)
from innforing.projections.arbeidsbord.lopssaker import (
    KOMMUNESAK,
    LEDER,
    LOP,
    LOPSTABELLER,
    OPPFOLGING,
    PULJE,
    SAK,
    SKJEMA,
    lopenes_oppgaver,
)
from innforing.projections.arbeidsbord.oppgaver import GRUPPEN, Oppgaveart
from innforing.projections.felt import iso
from innforing.projections.gitt_svar import SENT_FORT, er_nytt, svart_for
from innforing.projections.kalender import dag_i_norge
from innforing.projections.projection import Projection
from innforing.projections.statement import Statement
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.arbeidsbord.oppgaver import Oppgave
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Sight
    from innforing.registers.kommuner import Kommuneregister

NYE = (SKJEMA, *GRUPPETABELLER)
"""What version 3 is the first to keep."""


class Arbeidsbord(Projection):
    """What waits in every løp and every deltakelse, and in the koordineringsgruppe."""

    navn: ClassVar[str] = "arbeidsbord"
    versjon: ClassVar[int] = 3
    prefikser: ClassVar[frozenset[str]] = frozenset(
        {"innforingslop", "deltakelse", "sporreskjema", "koordineringsgruppe", "organ"}
    )
    tabeller: ClassVar[tuple[Table, ...]] = (*LOPSTABELLER, *GRUPPETABELLER)
    endrer: ClassVar[Mapping[str, str]] = {
        f"{KOMMUNESAK.name}.*": SENT_FORT,
        **{f"{ny.name}.*": "rounds, minutes and questionnaires wait too" for ny in NYE},
    }

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """Each part of the løp, the deltakelse or the group that the event changed."""
        if happened.for_ is happened.etter:
            return
        match happened.for_, happened.etter:
            case Deltakelse() as for_, Deltakelse() as etter:
                yield from _deltakelsen(happened, for_, etter)
            case Innforingslop() as for_, Innforingslop() as etter:
                yield from _lopet(happened, for_, etter)
            case Sporreskjema() as for_, Sporreskjema() as etter:
                lop, pulje, *_ = (*happened.nokkel, 0)
                yield from endret(SKJEMA, (lop, int(pulje)), ubesvarte(for_), ubesvarte(etter))
            case Koordineringsgruppe() as for_, Koordineringsgruppe() as etter:
                yield from gruppens_rader(for_, etter)
            case Organ() as for_, Organ() as etter if happened.nokkel == [GRUPPEN]:
                yield from setene(for_, etter)

    def statements(
        self, sight: Sight, register: Kommuneregister, about: str | None = None
    ) -> Iterator[Statement]:
        """Who each thing waits for, since when, until when, and whether that has passed."""
        for o in sorted(_oppgaver(sight, about), key=lambda o: (o.om[0], o.art.value, o.om)):
            celler: dict[str, Cell] = {
                "hvem": " ".join(m.kode for m in o.mottakere),
                "siden": iso(o.siden),
                "frist": iso(o.frist),
                "forfalt": int(o.forfalt),
            }
            for navn, verdi in celler.items():
                path = (o.om[0], str(o.art.value), *o.om[1:], navn)
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
    return frozenset(o.om[0] for o in lopenes_oppgaver(sight, bare=arter) if o.art in arter)


def forklar(sight: Sight, art: Oppgaveart, *om: str) -> tuple[int, ...]:
    """The positions of the events that one thing rests on; `om` is its path, as `Oppgave.om`."""
    funnet = (o for o in _oppgaver(sight, om[0]) if (o.art, o.om) == (art, om))
    return next((o.posisjoner for o in funnet), ())


def _orden(o: Oppgave) -> tuple[date, date, tuple[str, ...], str]:
    return o.frist or date.max, o.siden, o.om, str(o.art.value)


def _oppgaver(
    sight: Sight, om: str | None = None, *, for_: tuple[str | None, str | None] = (None, None)
) -> Iterator[Oppgave]:
    """What waits in every løp and in the group, or in the one of them that is named."""
    if om in {None, GRUPPEN}:
        yield from gruppens_oppgaver(sight, dag_i_norge(sight.per))
    yield from lopenes_oppgaver(sight, om, for_=for_)


def _lopet(happened: Happened, for_: Innforingslop, etter: Innforingslop) -> Iterator[Fact]:
    lop = happened.nokkel[:1]
    yield from endret(LOP, lop, lopets_felt(for_), lopets_felt(etter))
    yield from endret(SAK, lop, lopets_saker(for_), lopets_saker(etter))
    yield from _planen(lop[0], happened, for_, etter)
    if for_.puljer is not etter.puljer or for_.plan is not etter.plan:
        yield from endret(PULJE, lop, puljenes_felt(for_), puljenes_felt(etter))
    if for_.ledere is not etter.ledere:
        yield from endret(LEDER, lop, lederne(for_), lederne(etter))


def _deltakelsen(happened: Happened, for_: Deltakelse, etter: Deltakelse) -> Iterator[Fact]:
    nokkel = happened.nokkel
    if er_nytt(happened, GRUNN(for_), GRUNN(etter)):
        apne = mulige_saker(for_) if svart_for(happened) else i_kommunen(for_)
        yield from endret(KOMMUNESAK, nokkel, apne, i_kommunen(etter))
    if for_.oppfolginger is not etter.oppfolginger:
        yield from endret(OPPFOLGING, nokkel, oppfolginger(for_), oppfolginger(etter))


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
