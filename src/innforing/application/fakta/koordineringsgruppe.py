"""Facts behind the meetings of the koordineringsgruppe, and behind steps that cite them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Final, cast

from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import gjelder_dag, lopet, registrert_dag
from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.innforingslop.steg.legg_plan import PlanLagt
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.verdier import (
    EMNE_FOR_STEG,
    Beslutningsmangel,
    Gruppeplass,
    Saksemne,
    Sakstype,
    SakTilBehandling,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.fakta.sporring import Leser, Sporring
    from innforing.domain.koordineringsgruppe.mote import Sak
    from innforing.domain.organ.organ import Organ
    from innforing.eventlog.rows import StoredRow

GRUPPEN: Final = "koordineringsgruppen"
STROMMEN: Final = f"koordineringsgruppe:{GRUPPEN}"
SAKSNUMMER: Final = re.compile(r"sak-\d{4}-\d+")
SITTER: Final = (Rolle.MEDLEM, Rolle.LEDER)
"""The roles that make a member of the group."""
_REGIONALE = (Organtype.REGIONAL_GRUPPE, Organtype.DIGINETTVERK)


def gruppen(leser: Leser) -> Koordineringsgruppe:
    """The one group, with its meetings and items."""
    return cast("Koordineringsgruppe", leser.aggregat(STROMMEN))


@faktum
def sitter_i_gruppen(s: Sporring) -> tuple[Gruppeplass, ...]:
    """Every seat in the group there is or was (K-104)."""
    organ = cast("Organ", s.leser.aggregat(f"organ:{GRUPPEN}"))
    return tuple(
        Gruppeplass(person=r.person, part=r.part, fra=r.fra, til=r.til)
        for r in organ.roller
        if r.rolle in SITTER
    )


@faktum
def ukjente_lop(s: Sporring) -> tuple[str, ...]:
    """Løp of the item that do not exist."""
    return tuple(lop for lop in s.steg.lop if not lopet(s, lop).finnes)


@faktum
def lop_gruppen_ikke_eier(s: Sporring) -> tuple[str, ...]:
    """Løp of the item that another body owns: the regions' own (K-111)."""
    kjente = ((lop, lopet(s, lop)) for lop in s.steg.lop)
    return tuple(navn for navn, lop in kjente if lop.finnes and lop.eier != GRUPPEN)


@faktum
def ressursen_er_i_regionen(s: Sporring) -> bool:
    """Whether the person holds a role in that regional body on the first day (K-118)."""
    organ = cast("Organ", s.leser.aggregat(f"organ:{s.steg.organ}"))
    return organ.organtype in _REGIONALE and organ.har_person(s.steg.person, s.steg.fra)


@faktum
def sakens_opphav(s: Sporring) -> tuple[str, ...]:
    """Who laid the plan, or delivered the evaluering, that the item is about (four eyes)."""
    sak = gruppen(s.leser).saker.get(s.steg.sak)
    if sak is None:
        return ()
    lopene = [lopet(s, lop) for lop in sak.lop]
    if sak.emne is Saksemne.PLAN:
        return tuple(dict.fromkeys(person for lop in lopene for person in lop.plan_av))
    if sak.emne is Saksemne.EVALUERING:
        return tuple(lop.levert.av for lop in lopene if lop.levert is not None)
    return ()


def sakens_rader(leser: Leser, lopene: tuple[str, ...]) -> list[StoredRow]:
    """Every stored event of the løp, their kommuner and seats, and their løsninger, in order."""
    funnet: dict[int, StoredRow] = {}
    for lop in lopene:
        losning = getattr(leser.aggregat(f"innforingslop:{lop}"), "losning", None)
        strommer = (f"innforingslop:{lop}", f"deltakelse:{lop}:", f"pulje:{lop}:")
        egne = (*strommer, *(() if losning is None else (f"losning:{losning}",)))
        funnet |= {rad.position: rad for strom in egne for rad in leser.rader(strom)}
    return [funnet[posisjon] for posisjon in sorted(funnet)]


def saksavtrykk(rader: list[StoredRow], posisjon: int) -> str:
    """SHA-256 over position and commitment of each event up to the position, in hex.

    The commitments are leaves of the log (tillit.md §2): whoever holds a proof of the log can
    make the digest anew, without the program.
    """
    linjer = (f"{r.position} {r.commitment.hex()}\n" for r in rader if r.position <= posisjon)
    return hashlib.sha256("".join(("innforing.sak/v1\n", *linjer)).encode()).hexdigest()


@faktum
def sakenes_grunnlag(s: Sporring) -> tuple[SakTilBehandling, ...]:
    """Each item of the step as the log has it now."""
    saker, posisjon = gruppen(s.leser).saker, s.leser.posisjon
    return tuple(
        SakTilBehandling(
            sak=navn,
            posisjon=posisjon,
            avtrykk=saksavtrykk(sakens_rader(s.leser, saker[navn].lop), posisjon),
        )
        for navn in s.steg.saker
        if navn in saker
    )


@faktum
def endret_etter_utsending(s: Sporring) -> tuple[str, ...]:
    """What has happened since the item was sent out: each kind of event, and how often."""
    sak = gruppen(s.leser).saker.get(s.steg.sak)
    return () if sak is None else tuple(endringer(s.leser, sak))


def endringer(leser: Leser, sak: Sak) -> Iterator[str]:
    """`Event` or `Event (times)` for what the løp of an item has seen since it was sent out."""
    if sak.utsendt is None:
        return
    rader = sakens_rader(leser, sak.lop)
    antall = Counter(rad.topic for rad in rader if rad.position > sak.utsendt.posisjon)
    for hendelse, ganger in antall.items():
        yield hendelse if ganger == 1 else f"{hendelse} ({ganger})"


@faktum
def utsendt_grunnlag_stemmer(s: Sporring) -> bool:
    """Whether the digest made anew at the same position is the one that was sent out."""
    sak = gruppen(s.leser).saker.get(s.steg.sak)
    if sak is None or sak.utsendt is None:
        return True
    rader = sakens_rader(s.leser, sak.lop)
    return saksavtrykk(rader, sak.utsendt.posisjon) == sak.utsendt.avtrykk


@faktum
def mangler_ved_beslutningen(s: Sporring) -> tuple[str, ...]:
    """Why the decision that a step on a løp cites does not carry it (K-375).

    A decision from before the record was kept here is cited in words, and stands as it is; once
    the item has been put to the group here, it is that item that must be cited.
    """
    emne = EMNE_FOR_STEG[type(s.steg).trigger()]
    mottas = emne is Saksemne.EVALUERING
    if s.steg.beslutning is None or not (mottas or s.aggregat.eier == GRUPPEN):
        return ()
    gruppe = gruppen(s.leser)
    egne = [
        sak
        for sak in gruppe.saker.values()
        if sak.emne is emne and s.nokkel in sak.lop
        if mottas or sak.type is Sakstype.BESLUTNING
    ]
    vist_til = SAKSNUMMER.search(s.steg.beslutning.referanse.casefold())
    if vist_til is None:
        mangel = Beslutningsmangel.VIST_TIL_NOE_ANNET if egne else None
    else:
        sak = gruppe.saker.get(vist_til.group())
        mangel = _mangel(s, sak) if sak in egne else Beslutningsmangel.GJELDER_NOE_ANNET
    return () if mangel is None else (str(mangel.value),)


def _mangel(s: Sporring, sak: Sak | None) -> Beslutningsmangel | None:
    if sak is None:
        return Beslutningsmangel.GJELDER_NOE_ANNET
    if s.aktor.person in sak.inhabile:
        return Beslutningsmangel.DU_VEK_I_SAKEN
    if sak.besluttet is not None and sak.besluttet != s.steg.beslutning.dato:
        return Beslutningsmangel.ANNEN_DATO
    mangel = sak.mangel(max(gjelder_dag(s), registrert_dag(s)))
    if mangel is None and sak.emne is Saksemne.PLAN and _lagt_etter(s, sak.besluttet_ved):
        return Beslutningsmangel.PLANEN_ER_NY
    return mangel


def _lagt_etter(s: Sporring, posisjon: int) -> bool:
    """Whether the plan of the løp was laid anew after that place in the log."""
    rader = s.leser.rader(s.strom)
    return any(r.topic == PlanLagt.__name__ and r.position > posisjon for r in rader)


@faktum
def loggens_posisjon(s: Sporring) -> int:
    """How far the log has come as the step is judged."""
    return s.leser.posisjon
