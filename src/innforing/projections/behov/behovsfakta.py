"""What the events of a behov say, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.folger import (
    BehovGikkInnI,
    GruppeArbeiderMedBehov,
    LopForeslattFraBehov,
    ResultatForBehov,
)
from innforing.domain.behov.steg.gjor_til_fellestiltak import BehovBleFellestiltak
from innforing.domain.behov.steg.loft_behov import BehovLoftet
from innforing.domain.behov.steg.meld_behov import BehovMeldt
from innforing.domain.behov.steg.vurder_behov import BehovVurdert
from innforing.projections.felt import kode, liste
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened

MELDT = Table(
    name="behov_meldt",
    key=("behov",),
    values=("tittel", "beskrivelse", "art", "losning", "etter_innforing", "samling"),
    numbers=frozenset({"etter_innforing"}),
)
"""What was reported; the words stand behind the id in `beskrivelse`."""
MELDER = Table(
    name="behov_melder",
    key=("behov", "nr"),
    values=("kommune", "fylke", "nettverk"),
    numbers=frozenset({"nr"}),
)
"""Who has it, in the order they said so; 0 reported it."""
STATUS = Table(name="behov_status", key=("behov",), values=("status",), overrules=True)
VURDERT = Table(
    name="behov_vurdert",
    key=("behov",),
    values=("omfang", "regioner", "prioritet"),
    overrules=True,
)
"""For whom it holds, and how it is prioritised (K-098, K-242)."""
SAMLET = Table(name="behov_samlet", key=("behov",), values=("samlet_i",), overrules=True)
"""The one that it was gathered in."""
TILTAK = Table(name="behov_tiltak", key=("behov",), values=("tiltak", "ambisjon"))
PORTEFOLJE = Table(name="behov_portefolje", key=("behov",), values=("portefolje",), overrules=True)
LOFTET = Table(name="behov_loftet", key=("behov", "til"), values=("organ",), repeats=False)
LOP = Table(name="behov_lop", key=("behov", "lop"), values=("organ",), repeats=False)
"""A løp that was foreslått from it."""
GRUPPE = Table(name="behov_gruppe", key=("behov", "gruppe"), values=("organ",), repeats=False)
"""An arbeidsgruppe that works on it (K-257)."""
RESULTAT = Table(
    name="behov_resultat", key=("behov", "materiell"), values=("gruppe",), repeats=False
)
"""Felles materiell that came of that (K-258)."""
NYTT = Table(
    name="behov_nytt",
    key=("behov", "posisjon"),
    values=("hendelse", "mer", "begrunnelse", "rolle", "organ"),
    numbers=frozenset({"posisjon"}),
    appends=True,
)
"""Every event of it, in words that its kommuner can be told."""

TABELLER = (
    *(MELDT, MELDER, STATUS, VURDERT, SAMLET, TILTAK, PORTEFOLJE, LOFTET, LOP, GRUPPE, RESULTAT),
    NYTT,
)

ANDRES = (LopForeslattFraBehov, GruppeArbeiderMedBehov, ResultatForBehov)
"""What steps on other things bring about."""
MER = {
    BehovGikkInnI: "behov",
    LopForeslattFraBehov: "lop",
    BehovBleFellestiltak: "tiltak",
    GruppeArbeiderMedBehov: "gruppe",
    ResultatForBehov: "materiell",
}
"""Event → the field that tells what it led to."""


def fakta(happened: Happened) -> Iterator[Fact]:
    """What the event says, who has it now, and a line for those who reported it."""
    for_, etter = happened.for_, happened.etter
    if not isinstance(for_, Behov) or not isinstance(etter, Behov):
        return
    behov, hode = happened.nokkel[0], happened.hendelse.hode
    yield from _sagt(happened, etter)
    for nr, m in enumerate(etter.meldere[len(for_.meldere) :], len(for_.meldere)):
        yield Fact(MELDER.name, (behov, nr), (m.kommune, m.fylke, m.nettverk))
    if etter.status is not for_.status:
        yield Fact(STATUS.name, (behov,), (kode(etter.status),))
    if etter.portefolje != for_.portefolje:
        yield Fact(PORTEFOLJE.name, (behov,), (etter.portefolje,))
    navn = type(happened.hendelse.hendelse).__name__
    # why a løp was proposed is said of the løp, to those who see it; so with a group
    egen = not isinstance(happened.hendelse.hendelse, ANDRES)
    begrunnelse = (hode.get("begrunnelse") or {}).get("id") if egen else None
    hvem = (hode.get("rolle"), hode.get("organ"))
    linje = (navn, _mer(happened), begrunnelse, *hvem)
    yield Fact(NYTT.name, (behov, happened.hendelse.posisjon), linje)


def _sagt(happened: Happened, etter: Behov) -> Iterator[Fact]:
    """What stands in the event alone."""
    behov, organ = happened.nokkel[0], happened.hendelse.hode.get("organ")
    match happened.hendelse.hendelse:
        case BehovMeldt() as h:
            hva = (h.tittel, h.beskrivelse.id, kode(h.art), h.losning)
            yield Fact(MELDT.name, (behov,), (*hva, int(h.etter_innforing), h.samling))
        case BehovVurdert() as h:
            verdier = (kode(h.omfang), liste(h.regioner), kode(etter.prioritet))
            yield Fact(VURDERT.name, (behov,), verdier)
        case BehovGikkInnI() as h:
            yield Fact(SAMLET.name, (behov,), (h.behov,))
        case BehovBleFellestiltak() as h:
            yield Fact(TILTAK.name, (behov,), (h.tiltak, h.ambisjon))
        case BehovLoftet() as h:
            for til in h.til:
                yield Fact(LOFTET.name, (behov, str(til.value)), (organ,))
        case LopForeslattFraBehov() as h:
            yield Fact(LOP.name, (behov, h.lop), (organ,))
        case GruppeArbeiderMedBehov() as h:
            yield Fact(GRUPPE.name, (behov, h.gruppe), (organ,))
        case ResultatForBehov() as h:
            yield Fact(RESULTAT.name, (behov, h.materiell), (h.gruppe,))


def _mer(happened: Happened) -> Cell:
    """The code that tells what it led to, or a list of them."""
    hendelse = happened.hendelse.hendelse
    if isinstance(hendelse, BehovLoftet):
        return liste(str(til.value) for til in hendelse.til)
    felt = MER.get(type(hendelse))
    mer: Cell = None if felt is None else getattr(hendelse, felt)
    return mer
