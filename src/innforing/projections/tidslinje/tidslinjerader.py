"""The rows of the timeline: what its tables hold, and what each event says to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import KommuneInvitert
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.steg.besvar_overlapp import OverlappBesvart
from innforing.domain.innforingslop.steg.endre_plan import PlanEndret
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.steg.ta_opp_igjen import LopTattOppIgjen
from innforing.domain.losning.steg.registrer_leverandor import LeverandorRegistrert
from innforing.projections.felt import iso, kode, liste
from innforing.projections.gitt_svar import er_nytt
from innforing.projections.kalender import dag_i_norge
from innforing.projections.lopsplan import Plantabeller, planfakta
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from datetime import date

    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.projections.projection import Happened

PLAN = Plantabeller("tidslinje")
KOMMUNER = Table(
    name="tidslinje_kommuner",
    key=("lop", "nr"),
    values=("kommuner",),
    numbers=frozenset({"nr"}),
    appends=True,
)
"""The kommuner that the løp is for, each change kept; `nr` is the event's number in its stream."""
PULJE = Table(
    name="tidslinje_pulje",
    key=("lop", "pulje", "nr"),
    values=("fase", "navn", "start", "slutt", "kapasitet", "evaluert"),
    numbers=frozenset({"pulje", "nr", "kapasitet"}),
    appends=True,
)
"""One pulje, each change kept; no phase when it was taken out."""
SVAR = Table(
    name="tidslinje_svar",
    key=("lop", "nr"),
    values=("annet", "samordning", "avklart", "person", "grunn"),
    numbers=frozenset({"nr"}),
    appends=True,
)
"""That a løp answered for an overlap: with another løp, or, by a warning that was answered in a
step, with all that overlapped then. Neither: earlier answers count no more."""
DELTAR = Table(
    name="tidslinje_deltar",
    key=("kommune", "lop"),
    values=("status", "pulje"),
    numbers=frozenset({"pulje"}),
    repeats=False,
    overrules=True,
)
"""Where an aktuell kommune stands to a løp; nothing when it is not aktuell."""
INVITASJON = Table(
    name="tidslinje_invitasjon",
    key=("kvartal", "kommune", "lop", "nr"),
    values=("pulje", "svarfrist"),
    numbers=frozenset({"nr", "pulje"}),
    appends=True,
    indexes=(("kommune",),),
)
"""That a kommune was invited; a new version of the same invitation is no other one."""
LEVERANDOR = Table(
    name="tidslinje_leverandor", key=("losning", "leverandor"), values=("navn", "regioner")
)
"""Who delivers a løsning, and where; no region: everywhere."""
DIALOG = Table(
    name="tidslinje_dialog",
    key=("lop", "leverandor"),
    values=("siden",),
    numbers=frozenset({"siden"}),
)
"""That the løp has spoken with a leverandør."""

TABELLER = (*PLAN.alle, KOMMUNER, PULJE, SVAR, DELTAR, INVITASJON, LEVERANDOR, DIALOG)
OVERLAPPSVILKAR = ("overlapp_besvart", "nye_overlapp_besvart")
"""The guards that speak of overlaps; a warning answered is an answer too."""


def kvartal(dag: date) -> str:
    """`2024-2` is April, May and June."""
    return f"{dag.year}-{(dag.month + 2) // 3}"


def fakta(happened: Happened) -> Iterator[Fact]:
    """Everything that the event says to the timeline."""
    for_, etter = happened.for_, happened.etter
    if isinstance(for_, Deltakelse) and isinstance(etter, Deltakelse):
        yield from _deltakelse(happened, for_, etter)
        return
    yield from planfakta(PLAN, happened)
    hendelse = happened.hendelse.hendelse
    if isinstance(for_, Innforingslop) and isinstance(etter, Innforingslop):
        yield from _lop(happened, for_, etter)
    elif isinstance(hendelse, LeverandorRegistrert):
        ny = hendelse.leverandor
        nokkel = (happened.nokkel[0], ny.id)
        yield Fact(LEVERANDOR.name, nokkel, (ny.navn, liste(ny.regioner)))


def _deltakelse(happened: Happened, for_: Deltakelse, etter: Deltakelse) -> Iterator[Fact]:
    lop, kommune = happened.nokkel
    if er_nytt(happened, _deltar(for_), _deltar(etter)):
        yield Fact(DELTAR.name, (kommune, lop), _deltar(etter))
    invitert = happened.hendelse.hendelse
    if isinstance(invitert, KommuneInvitert) and invitert.utgave == 1:
        i_kvartal = kvartal(dag_i_norge(happened.virker_us))
        nokkel = (i_kvartal, kommune, lop, happened.hendelse.versjon)
        yield Fact(INVITASJON.name, nokkel, (invitert.pulje, iso(invitert.svarfrist)))


def _lop(happened: Happened, for_: Innforingslop, etter: Innforingslop) -> Iterator[Fact]:
    lop, nr = happened.nokkel[0], happened.hendelse.versjon
    if for_.kommuner is not etter.kommuner:
        yield Fact(KOMMUNER.name, (lop, nr), (liste(etter.kommuner),))
    if for_.puljer is not etter.puljer:
        for pulje in sorted({p.nr for p in (*for_.puljer, *etter.puljer)}):
            na = _pulje(etter.pulje(pulje))
            if na != _pulje(for_.pulje(pulje)):
                yield Fact(PULJE.name, (lop, pulje, nr), na)
    if len(for_.leverandorer_i_dialog) != len(etter.leverandorer_i_dialog):
        yield Fact(DIALOG.name, (lop, etter.leverandorer_i_dialog[-1]), (nr,))
    svar = _svar(happened.hendelse.hendelse, happened.hendelse.hode)
    if svar is not None:
        yield Fact(SVAR.name, (lop, nr), svar)


def _svar(hendelse: object, hode: Mapping[str, object]) -> tuple[Cell, ...] | None:
    """What the event answers; the same løp may be answered for again when the overlap changed."""
    if isinstance(hendelse, OverlappBesvart):
        return (hendelse.lop, kode(hendelse.samordning), None, hendelse.av, hendelse.grunn.id)
    if isinstance(hendelse, PlanGodkjent | PlanEndret):
        avklart = hode.get("avklaringer")
        for vilkar in OVERLAPPSVILKAR:
            if isinstance(avklart, Mapping) and vilkar in avklart:
                return (None, None, vilkar, hendelse.av, avklart[vilkar].get("id"))
    return (None,) * len(SVAR.values) if isinstance(hendelse, LopTattOppIgjen) else None


def _deltar(d: Deltakelse) -> tuple[Cell, ...]:
    if not d.aktuell or d.lop_avsluttet or d.status is None:
        return (None, None)
    return (kode(d.status), d.pulje)


def _pulje(p: Puljeplan | None) -> tuple[Cell, ...]:
    if p is None:
        return (None,) * len(PULJE.values)
    return (kode(p.fase), p.navn, iso(p.start), iso(p.slutt), p.kapasitet, iso(p.evaluert))
