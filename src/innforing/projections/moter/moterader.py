"""The tables behind the meetings of the group, and what each event says in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.apne_mote import MoteApnet
from innforing.domain.koordineringsgruppe.steg.apne_skriftlig_runde import SkriftligRundeApnet
from innforing.domain.koordineringsgruppe.steg.bekreft_vilkar import VilkarBekreftet
from innforing.domain.koordineringsgruppe.steg.beslutt_sak import SakBesluttet
from innforing.domain.koordineringsgruppe.steg.fastsett_beslutningsregel import (
    BeslutningsregelFastsatt,
)
from innforing.domain.koordineringsgruppe.steg.gi_standpunkt import StandpunktGitt
from innforing.domain.koordineringsgruppe.steg.godkjenn_protokoll import ProtokollGodkjent
from innforing.domain.koordineringsgruppe.steg.innkall_mote import MoteInnkalt
from innforing.domain.koordineringsgruppe.steg.lukk_skriftlig_runde import SkriftligRundeLukket
from innforing.domain.koordineringsgruppe.steg.meld_inhabil import InhabilitetMeldt
from innforing.domain.koordineringsgruppe.steg.meld_sak import SakMeldt
from innforing.domain.koordineringsgruppe.steg.oppnevn_vara import VaraOppnevnt
from innforing.domain.koordineringsgruppe.steg.send_ut_saker import SakerSendtUt
from innforing.domain.koordineringsgruppe.steg.tilkall_ressurs import RessursTilkalt
from innforing.domain.koordineringsgruppe.steg.utsett_sak import SakUtsatt
from innforing.domain.koordineringsgruppe.verdier import Saksemne
from innforing.projections.felt import iso, kode, liste
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.domain.grunnmur.verdi import Fritekst
    from innforing.domain.koordineringsgruppe.mote import Mote
    from innforing.projections.projection import Happened

MOTE = Table(name="moter_mote", key=("mote",), values=("form", "dato", "sted", "frist"))
"""A meeting that was called, or a written round that was opened."""
HOLDT = Table(name="moter_holdt", key=("mote",), values=("dato", "av", "uten_stemme"))
"""That it was held or closed, and who was there without a vote."""
OPPMOTE = Table(name="moter_oppmote", key=("mote", "person"), values=("part",))
"""Who was there, for which party."""
PROTOKOLL = Table(name="moter_protokoll", key=("mote",), values=("av",))
"""That the minutes were signed off."""
SAK = Table(
    name="moter_sak",
    key=("sak",),
    values=("tittel", "type", "emne", "lop", "forslag", "retter", "person", "rolle", "organ"),
)
"""An item, as it was put forward."""
UTSENDT = Table(
    name="moter_utsendt",
    key=("sak",),
    values=("mote", "nr", "posisjon", "avtrykk"),
    numbers=frozenset({"nr", "posisjon"}),
)
"""Where the item is to be treated, and what of it was sent out; nothing when it waits anew."""
BEHANDLET = Table(
    name="moter_behandlet",
    key=("sak", "mote"),
    values=(
        *("utfall", "form", "dato", "nr", "posisjon", "avtrykk", "endret", "avklaring"),
        *("vilkar", "vilkarsfrist", "av", "begrunnelse"),
    ),
    numbers=frozenset({"nr", "posisjon"}),
)
"""What came of an item in a meeting: `utfall` is empty when it was deferred. `begrunnelse` and
`avklaring` are ids of texts; `posisjon` and `avtrykk` are those that were sent out."""
DISSENS = Table(name="moter_dissens", key=("sak", "part"), values=("merknad",))
"""A party that saw it otherwise; `merknad` is the id of a text."""
STANDPUNKT = Table(
    name="moter_standpunkt",
    key=("sak", "part"),
    values=("mote", "person", "standpunkt", "merknad"),
)
"""What a party answered in a written round."""
INHABIL = Table(name="moter_inhabil", key=("sak", "person"), values=("grunn", "utdyping"))
"""Who stepped aside; `utdyping` is the id of a text."""
BEKREFTET = Table(name="moter_bekreftet", key=("sak",), values=("dato", "av"))
"""That the condition of a decision was confirmed as met."""
RETTET = Table(name="moter_rettet", key=("sak",), values=("av_sak",))
"""That a decision was corrected by that of a later item."""
LOP = Table(name="moter_lop", key=("lop",), values=("tittel", "art", "eier", "venter"))
"""A løp, and the subject that it waits to be put to the group with."""
VARA = Table(name="moter_vara", key=("person", "for_medlem", "fra"), values=("til", "part"))
"""A substitute."""
RESSURS = Table(name="moter_ressurs", key=("person", "fra"), values=("til", "organ", "oppgave"))
"""Who was called in from a region."""
REGEL = Table(
    name="moter_regel", key=("gruppe",), values=("parter",), numbers=frozenset({"parter"})
)
"""How many parties must take part in a decision."""

TABELLER = (
    *(MOTE, HOLDT, OPPMOTE, PROTOKOLL, SAK, UTSENDT, BEHANDLET, DISSENS, STANDPUNKT, INHABIL),
    *(BEKREFTET, RETTET, LOP, VARA, RESSURS, REGEL),
)


def lopet(lop: str, for_: Innforingslop, etter: Innforingslop) -> Iterator[Fact]:
    """What the løp waits for, when that has changed."""
    if _lop(for_) != _lop(etter):
        yield Fact(LOP.name, (lop,), _lop(etter))


def _lop(lop: Innforingslop) -> tuple[Cell, ...]:
    return (lop.tittel, lop.art, lop.eier, kode(_venter(lop)))


def _venter(lop: Innforingslop) -> Saksemne | None:
    """A plan that was shared, until it is approved; an evaluering, until it is received."""
    if lop.tilstand is LopTilstand.EVALUERT and lop.levert is not None:
        return Saksemne.EVALUERING
    for_plan = lop.tilstand in (LopTilstand.FORESLATT, LopTilstand.KLAR_TIL_BRUK_SJEKKET)
    return Saksemne.PLAN if for_plan and lop.delt is not None else None


def gruppen(happened: Happened) -> Iterator[Fact]:
    """What one event of the group says."""
    yield from _motet(happened)
    yield from _saken(happened)
    yield from _folk(happened)


def _motet(happened: Happened) -> Iterator[Fact]:
    match happened.hendelse.hendelse:
        case MoteInnkalt() as h:
            yield Fact(MOTE.name, (h.mote,), ("mote", iso(h.dato), h.sted, None))
        case SkriftligRundeApnet() as h:
            yield Fact(MOTE.name, (h.mote,), ("skriftlig", iso(h.dato), None, iso(h.frist)))
            yield from _utsendt(happened, h)
        case SakerSendtUt() as h:
            yield from _utsendt(happened, h)
        case MoteApnet() as h:
            dato = iso(_gruppe(happened).moter[h.mote].dato)
            yield Fact(HOLDT.name, (h.mote,), (dato, h.av, liste(h.uten_stemme)))
            for o in h.oppmote:
                yield Fact(OPPMOTE.name, (h.mote, o.person), (kode(o.part),))
        case SkriftligRundeLukket() as h:
            yield Fact(HOLDT.name, (h.mote,), (iso(h.dato), h.av, liste(())))
        case ProtokollGodkjent() as h:
            yield Fact(PROTOKOLL.name, (h.mote,), (h.av,))


def _utsendt(happened: Happened, h: SakerSendtUt | SkriftligRundeApnet) -> Iterator[Fact]:
    mote = _gruppe(happened).moter[h.mote]
    for s in h.saker:
        verdier = (h.mote, _nr(mote, s.sak), s.posisjon, s.avtrykk)
        yield Fact(UTSENDT.name, (s.sak,), verdier)


def _saken(happened: Happened) -> Iterator[Fact]:
    hode = happened.hendelse.hode
    match happened.hendelse.hendelse:
        case SakMeldt() as h:
            hva = (h.tittel, kode(h.type), kode(h.emne), liste(h.lop), h.forslag, h.retter)
            hvem = (hode.get("person"), hode.get("rolle"), hode.get("organ"))
            yield Fact(SAK.name, (h.sak,), (*hva, *hvem))
        case SakUtsatt() as h:
            yield from _utsatt(happened, h)
        case SakBesluttet() as h:
            yield from _besluttet(happened, h)
        case StandpunktGitt() as h:
            verdier = (h.mote, h.person, kode(h.standpunkt), _id(h.merknad))
            yield Fact(STANDPUNKT.name, (h.sak, kode(h.part)), verdier)
        case InhabilitetMeldt() as h:
            yield Fact(INHABIL.name, (h.sak, h.person), (kode(h.grunn), _id(h.utdyping)))
        case VilkarBekreftet() as h:
            yield Fact(BEKREFTET.name, (h.sak,), (iso(h.dato), h.av))


def _utsatt(happened: Happened, h: SakUtsatt) -> Iterator[Fact]:
    for_ = cast("Koordineringsgruppe", happened.for_)
    mote, sendt = for_.moter[h.mote], for_.saker[h.sak].utsendt
    hva = (None, kode(mote.form), iso(mote.dato), _nr(mote, h.sak))
    sett = (None, None) if sendt is None else (sendt.posisjon, sendt.avtrykk)
    person, begrunnelse = happened.hendelse.hode.get("person"), _begrunnelse(happened)
    resten = (liste(()), None, None, None, person, begrunnelse)
    yield Fact(BEHANDLET.name, (h.sak, h.mote), (*hva, *sett, *resten))
    yield Fact(UTSENDT.name, (h.sak,), (None, None, None, None))


def _besluttet(happened: Happened, h: SakBesluttet) -> Iterator[Fact]:
    etter = _gruppe(happened)
    hva = (kode(h.utfall), kode(h.form), iso(h.dato), _nr(etter.moter[h.mote], h.sak))
    sett = (None, None) if h.utsendt is None else (h.utsendt.posisjon, h.utsendt.avtrykk)
    avklart = (happened.hendelse.hode.get("avklaringer") or {}).get("saken_star_som_utsendt") or {}
    endret = (liste(h.endret_etter_utsending), avklart.get("id"))
    resten = (h.vilkar, iso(h.vilkarsfrist), h.av, _begrunnelse(happened))
    yield Fact(BEHANDLET.name, (h.sak, h.mote), (*hva, *sett, *endret, *resten))
    for d in h.dissens:
        yield Fact(DISSENS.name, (h.sak, kode(d.part)), (_id(d.merknad),))
    retter = etter.saker[h.sak].retter
    if retter is not None:
        yield Fact(RETTET.name, (retter,), (h.sak,))


def _folk(happened: Happened) -> Iterator[Fact]:
    match happened.hendelse.hendelse:
        case VaraOppnevnt() as h:
            nokkel = (h.vara.person, h.vara.for_medlem, iso(h.vara.fra))
            yield Fact(VARA.name, nokkel, (iso(h.vara.til), kode(h.part)))
        case RessursTilkalt() as h:
            verdier = (iso(h.til), h.organ, h.oppgave)
            yield Fact(RESSURS.name, (h.person, iso(h.fra)), verdier)
        case BeslutningsregelFastsatt() as h:
            yield Fact(REGEL.name, ("koordineringsgruppen",), (h.parter_til_stede,))


def _gruppe(happened: Happened) -> Koordineringsgruppe:
    return cast("Koordineringsgruppe", happened.etter)


def _nr(mote: Mote, sak: str) -> int:
    """Its place on the agenda, from 1."""
    return mote.saker.index(sak) + 1


def _id(tekst: Fritekst | None) -> str | None:
    return None if tekst is None else tekst.id


def _begrunnelse(happened: Happened) -> str | None:
    return (happened.hendelse.hode.get("begrunnelse") or {}).get("id")
