"""The rows of `deltakere`: one table for each thing that is known of a kommune in a løp.

Each field has a table of its own, so that a contact entered late does not bring back the answer of
that day (livslop.md §5). Free text is left out, and people are ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import KommuneInvitert
from innforing.domain.deltakelse.steg.planlegg_oppfolging import OppfolgingPlanlagt
from innforing.domain.deltakelse.steg.registrer_aktivitet import AktivitetRegistrert
from innforing.domain.deltakelse.steg.registrer_forankring import ForankringRegistrert
from innforing.domain.deltakelse.steg.registrer_kontakt import KontaktRegistrert
from innforing.domain.deltakelse.steg.registrer_oppfolging import OppfolgingRegistrert
from innforing.domain.grunnmur.aktiviteter import Malgruppe
from innforing.domain.pulje.folger import (
    PlassFrigitt,
    PlassTildelt,
    VentelisteplassGitt,
    VentelisteplassOppgitt,
)
from innforing.domain.pulje.pulje import Pulje
from innforing.projections.felt import iso, kode
from innforing.projections.gitt_svar import GITT_SVAR, er_nytt
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened

En = tuple[str, ...]
"""A kommune in a løp: their ids."""
EN = ("lop", "kommune")
"""The columns of the same."""
I_KOMMUNEN = Table(
    name="deltakere_i_kommunen",
    key=("kommune", "lop"),
    values=("aktuell",),
    numbers=frozenset({"aktuell"}),
    overrules=True,
)
"""The løp that a kommune is concerned by: all of one kommune are found by it."""
STAND = Table(
    name="deltakere_stand",
    key=EN,
    values=("aktuell", "pulje", "sen_pulje", "deltatt", "avsluttet"),
    numbers=frozenset({"aktuell", "pulje", "sen_pulje", "deltatt", "avsluttet"}),
    repeats=False,
    overrules=True,
)
"""Whether it is concerned and has taken part, its pulje, and the one it asked for too late."""
SVAR = Table(
    name="deltakere_svar",
    key=EN,
    values=("status", "hendelse", "rolle", "organ", "fort_av_andre", "omtvistet"),
    numbers=frozenset({"fort_av_andre", "omtvistet"}),
    overrules=True,
)
"""Where it stands, what put it there, and in which role and on whose behalf that was entered."""
INVITERT = Table(
    name="deltakere_invitert",
    key=(*EN, "pulje"),
    values=("invitert",),
    numbers=frozenset({"pulje", "invitert"}),
    overrules=True,
)
"""That it was invited to a pulje; nothing when the pulje or the løp was given up."""
FRIST = Table(
    name="deltakere_frist",
    key=(*EN, "pulje"),
    values=("svarfrist", "utgave"),
    numbers=frozenset({"pulje", "utgave"}),
)
"""Last day to answer, as the latest version of the invitation says."""
PLASS = Table(
    name="deltakere_plass",
    key=("lop", "pulje", "kommune"),
    values=("plass",),
    numbers=frozenset({"pulje"}),
    overrules=True,
)
"""A seat or a place on the waiting list; the events give the order."""
INFORMERT = Table(name="deltakere_informert", key=EN, values=("dato",))
"""Early information, before any invitation (K-012)."""
KONTAKT = Table(name="deltakere_kontakt", key=EN, values=("dato", "kanal", "rolle", "organ"))
"""The last contact."""
KONTAKTPERSON = Table(name="deltakere_kontaktperson", key=EN, values=("person",))
"""Person id of whom to turn to."""
FORANKRING = Table(name="deltakere_forankring", key=(*EN, "sektor"), values=("dato",))
"""That the leaders of a sektor own the change (K-188)."""
ENDRINGSEIER = Table(name="deltakere_endringseier", key=(*EN, "sektor"), values=("person",))
"""Person id of the one who owns the change there."""
AKTIVITET = Table(
    name="deltakere_aktivitet",
    key=(*EN, "nr"),
    values=("omfang", "art", "dato", "mellomledere"),
    numbers=frozenset({"nr", "mellomledere"}),
    appends=True,
)
"""One activity: felles, lokal or skreddersøm, and whether it was for mellomledere (K-187)."""
KARTLAGT = Table(name="deltakere_kartlagt", key=EN, values=("dato",))
"""The last kartlegging."""
PLANLAGT = Table(name="deltakere_planlagt", key=(*EN, "oppfolging"), values=("dato",))
"""A follow-up that is planned."""
GJORT = Table(name="deltakere_gjort", key=(*EN, "oppfolging"), values=("dato",))
"""A follow-up that is done."""

TABELLER = (
    *(I_KOMMUNEN, STAND, SVAR, INVITERT, FRIST, PLASS, INFORMERT, KONTAKT, KONTAKTPERSON),
    *(FORANKRING, ENDRINGSEIER, AKTIVITET, KARTLAGT, PLANLAGT, GJORT),
)
ETTER_SVARET = (I_KOMMUNEN, STAND, SVAR, INVITERT, PLASS)
"""What follows from an answer."""
HAR_PLASS, VENTER = "plass", "venter"


def deltakelsen(happened: Happened, for_: Deltakelse, etter: Deltakelse) -> Iterator[Fact]:
    """What an event on the stream of a kommune in a løp says."""
    lop, kommune = en = tuple(happened.nokkel)
    yield from _svaret(happened, for_, etter, en)
    stand = _stand(etter)
    if er_nytt(happened, _stand(for_), stand):
        yield Fact(STAND.name, en, stand)
    if for_.aktuell is not etter.aktuell:
        yield Fact(I_KOMMUNEN.name, (kommune, lop), (int(etter.aktuell),))
    if for_.invitasjoner != etter.invitasjoner:
        for pulje in sorted({*for_.invitasjoner} ^ {*etter.invitasjoner}):
            er = 1 if pulje in etter.invitasjoner else None
            yield Fact(INVITERT.name, (*en, pulje), (er,))
    if for_.informert is not etter.informert:
        yield Fact(INFORMERT.name, en, (iso(etter.informert),))
    if for_.kartlagt is not etter.kartlagt:
        yield Fact(KARTLAGT.name, en, (iso(etter.kartlagt),))
    yield from _sier(happened.hendelse.hendelse, happened, en)


def plassene(happened: Happened, for_: Pulje, etter: Pulje) -> Iterator[Fact]:
    """What an event on the seats of a pulje says of its kommuner."""
    hendelse = happened.hendelse.hendelse
    lop, pulje = happened.nokkel[0], int(happened.nokkel[1])
    if isinstance(hendelse, PlassTildelt):
        # one that has its seat keeps its place in the order
        if hendelse.kommune not in for_.plasser:
            yield Fact(PLASS.name, (lop, pulje, hendelse.kommune), (HAR_PLASS,))
    elif isinstance(hendelse, VentelisteplassGitt):
        yield Fact(PLASS.name, (lop, pulje, hendelse.kommune), (VENTER,))
    elif isinstance(hendelse, PlassFrigitt | VentelisteplassOppgitt):
        yield Fact(PLASS.name, (lop, pulje, hendelse.kommune), (None,))
    elif not etter.plasser + etter.venteliste:
        for kommune in for_.plasser + for_.venteliste:
            yield Fact(PLASS.name, (lop, pulje, kommune), (None,))


def _svaret(happened: Happened, for_: Deltakelse, etter: Deltakelse, en: En) -> Iterator[Fact]:
    hendelse = happened.hendelse.hendelse
    likt = (
        for_.status is etter.status
        and for_.svar_fort_av_andre is etter.svar_fort_av_andre
        and for_.omtvistet is etter.omtvistet
    )
    if likt and not isinstance(hendelse, GITT_SVAR):
        return
    hode = happened.hendelse.hode
    hvem: tuple[Cell, ...] = (type(hendelse).__name__, hode.get("rolle"), hode.get("organ"))
    merker = (int(etter.svar_fort_av_andre), int(etter.omtvistet))
    yield Fact(SVAR.name, en, (kode(etter.status), *hvem, *merker))


def _stand(d: Deltakelse) -> tuple[Cell, ...]:
    sen = None if d.sen_pamelding is None else d.sen_pamelding.pulje
    return (int(d.aktuell), d.pulje, sen, int(d.deltatt), int(d.lop_avsluttet))


@singledispatch
def _sier(hendelse: object, happened: Happened, en: En) -> Iterable[Fact]:  # noqa: ARG001
    """What the event says of itself; most say nothing."""
    return ()


@_sier.register(KommuneInvitert)
def _invitert(h: KommuneInvitert, _: Happened, en: En) -> Iterator[Fact]:
    yield Fact(FRIST.name, (*en, h.pulje), (iso(h.svarfrist), h.utgave))


@_sier.register(KontaktRegistrert)
def _kontakt(h: KontaktRegistrert, happened: Happened, en: En) -> Iterator[Fact]:
    hode = happened.hendelse.hode
    hvem = (hode.get("rolle"), hode.get("organ"))
    yield Fact(KONTAKT.name, en, (iso(h.dato), kode(h.kanal), *hvem))
    if h.kontaktperson is not None:
        yield Fact(KONTAKTPERSON.name, en, (h.kontaktperson,))


@_sier.register(ForankringRegistrert)
def _forankring(h: ForankringRegistrert, _: Happened, en: En) -> Iterator[Fact]:
    for sektor in dict.fromkeys(h.sektorer):
        yield Fact(FORANKRING.name, (*en, kode(sektor)), (iso(h.dato),))
        if h.endringseier is not None:
            yield Fact(ENDRINGSEIER.name, (*en, kode(sektor)), (h.endringseier,))


@_sier.register(AktivitetRegistrert)
def _aktivitet(h: AktivitetRegistrert, happened: Happened, en: En) -> Iterator[Fact]:
    verdier = (
        kode(h.omfang),
        kode(h.art),
        iso(h.dato),
        int(Malgruppe.MELLOMLEDERE in h.malgrupper),
    )
    yield Fact(AKTIVITET.name, (*en, happened.hendelse.versjon), verdier)


@_sier.register(OppfolgingPlanlagt)
def _planlagt(h: OppfolgingPlanlagt, _: Happened, en: En) -> Iterator[Fact]:
    yield Fact(PLANLAGT.name, (*en, h.id), (iso(h.dato),))


@_sier.register(OppfolgingRegistrert)
def _gjort(h: OppfolgingRegistrert, _: Happened, en: En) -> Iterator[Fact]:
    yield Fact(GJORT.name, (*en, h.id), (iso(h.dato),))
