"""P-08 En sak: the case that was sent out, and the decision with grounds, dissent and effect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.aktor import Part
from innforing.domain.koordineringsgruppe.verdier import (
    EMNE_FOR_STEG,
    Beslutningsmangel,
    Habilitetsgrunn,
    Standpunkt,
)
from innforing.projections.moter.moter import Moter
from innforing.web.deler import Linje
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.lopet.lopsord import bak, kodeord
from innforing.web.pages.moter.moterom import (
    Motesteg,
    beslutningsform,
    moteboken,
    motetittel,
    saksstatus,
    typeord,
    utfallsord,
)
from innforing.web.pages.moter.saksbilde import Lopsbilde, endret, lopene
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.moter.motebok import Motebok
    from innforing.projections.moter.motesaker import Behandling, Partssvar, Sak
    from innforing.web.kall import Kall

KORT_AVTRYKK: Final = 16
"""Characters of a digest that people compare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parttekst:
    """A party, what it said, and its words."""

    part: str
    hva: str
    merknad: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Behandlet:
    """What one meeting made of the item."""

    mote: Lenke
    status: tuple[str, str]
    fakta: tuple[Linje, ...]
    begrunnelse: str
    endret: tuple[str, ...]
    avklaring: str
    hendelse: str


@dataclass(frozen=True, kw_only=True)
class Saksside(Side):
    """One item, from it was put forward to what it came to."""

    stand: tuple[str, str]
    fakta: tuple[Linje, ...]
    forslag: str
    endret: tuple[str, ...]
    lopene: tuple[Lopsbilde, ...]
    utsendt: str
    """What was sent out, in words; empty when nothing has been."""
    behandlet: tuple[Behandlet, ...]
    svar: tuple[Parttekst, ...]
    dissens: tuple[Parttekst, ...]
    inhabile: tuple[Parttekst, ...]
    steg: tuple[Lenke, ...]
    pa_lopet: tuple[Lenke, ...]
    """The steps on the løp that the decision carries."""
    bak: str


def saken(kall: Kall, sak: str) -> Saksside:
    """Everything of one item."""
    bok = moteboken(kall)
    funnet = bok.saker.get(sak)
    if funnet is None:
        raise IkkeFunnet
    ord_ = _tekstene(kall, funnet)
    beslutning = funnet.beslutning
    posisjon = funnet.posisjon if beslutning is None else beslutning.posisjon
    return Saksside(
        tittel=funnet.tittel,
        smuler=(Lenke(kall._("Møter, saker og beslutninger"), kall.til("/moter")),),
        stand=saksstatus(kall, funnet),
        fakta=tuple(_fakta(kall, bok, funnet)),
        forslag=funnet.forslag or "",
        endret=endret(kall, funnet),
        lopene=lopene(kall, funnet, posisjon),
        utsendt=_utsendt(kall, posisjon, funnet),
        behandlet=tuple(_behandlet(kall, bok, b, ord_) for b in funnet.behandlinger),
        svar=tuple(_part(kall, s, ord_) for s in funnet.svar),
        dissens=tuple(_part(kall, d, ord_) for d in funnet.dissens),
        inhabile=tuple(_inhabile(kall, funnet, ord_)),
        steg=_steg(kall, bok, funnet),
        pa_lopet=tuple(_pa_lopet(kall, funnet)),
        bak=_bak(kall, funnet),
    )


def _bak(kall: Kall, sak: Sak) -> str:
    """The events behind the decision, or behind the item while there is none."""
    b = sak.beslutning
    sti = ("sak", "tittel") if b is None else ("behandlet", b.mote, "utfall")
    return bak(kall, Moter.navn, sak.id, *sti)


def _tekstene(kall: Kall, sak: Sak) -> dict[str, str | None]:
    """Id → words of everything that was written; erased ones are None."""
    ider = {b.begrunnelse for b in sak.behandlinger} | {b.avklaring for b in sak.behandlinger}
    ider |= {s.merknad for s in (*sak.svar, *sak.dissens)} | {i.utdyping for i in sak.inhabile}
    return dict(kall.hus.fritekster.les_mange(id_ for id_ in ider if id_ is not None))


def _tekst(kall: Kall, id_: str | None, ord_: dict[str, str | None]) -> str:
    return "" if id_ is None else ord_.get(id_) or kall._("Teksten er fjernet")


def _fakta(kall: Kall, bok: Motebok, sak: Sak) -> Iterator[Linje]:
    _ = kall._
    yield Linje(_("Nummer"), sak.id)
    yield Linje(_("Type"), typeord(kall, sak))
    meldt = ", ".join(n for n in (kall.navn(sak.person), kall.organnavn(sak.organ)) if n)
    yield Linje(_("Meldt av"), meldt)
    if sak.mote is not None:
        tittel = motetittel(kall, bok.moter[sak.mote])
        yield Linje(_("Behandles i"), tittel, kall.til(f"/moter/{sak.mote}"))
    for tekst, annen in ((_("Retter"), sak.retter), (_("Rettet av"), sak.rettet_av)):
        if annen is not None:
            yield Linje(tekst, bok.saker[annen].tittel, kall.til(f"/beslutninger/{annen}"))


def _utsendt(kall: Kall, posisjon: int | None, sak: Sak) -> str:
    beslutning = sak.beslutning
    avtrykk = sak.avtrykk if beslutning is None else beslutning.avtrykk
    if posisjon is None or avtrykk is None:
        return ""
    return kall._("Slik saken sto i loggen ved hendelse {nr}. Avtrykk: {avtrykk}").format(
        nr=kall.tall(posisjon), avtrykk=avtrykk[:KORT_AVTRYKK]
    )


def _behandlet(kall: Kall, bok: Motebok, b: Behandling, ord_: dict[str, str | None]) -> Behandlet:
    ordbok = kall.ordbok()
    return Behandlet(
        mote=Lenke(motetittel(kall, bok.moter[b.mote]), kall.til(f"/moter/{b.mote}")),
        status=utfallsord(kall, b),
        fakta=tuple(_om_beslutningen(kall, b)),
        begrunnelse=_tekst(kall, b.begrunnelse, ord_),
        endret=tuple(map(ordbok.ord, b.endret)),
        avklaring=_tekst(kall, b.avklaring, ord_),
        hendelse=kall.til(f"/hendelser/{b.ved}"),
    )


def _om_beslutningen(kall: Kall, b: Behandling) -> Iterator[Linje]:
    _ = kall._
    yield Linje(_("Besluttet") if b.utfall else _("Behandlet"), beslutningsform(kall, b.form))
    yield Linje(_("Dato"), kall.dato(b.dato))
    yield Linje(_("Ført av"), kall.navn(b.av))
    if b.vilkar is not None and b.vilkarsfrist is not None:
        yield Linje(_("Vilkår"), b.vilkar)
        yield Linje(_("Frist for vilkåret"), kall.dato(b.vilkarsfrist))


def _part(kall: Kall, svar: Partssvar, ord_: dict[str, str | None]) -> Parttekst:
    return Parttekst(
        part=kodeord(kall, Part, svar.part),
        hva=kodeord(kall, Standpunkt, svar.standpunkt),
        merknad=_tekst(kall, svar.merknad, ord_),
    )


def _inhabile(kall: Kall, sak: Sak, ord_: dict[str, str | None]) -> Iterator[Parttekst]:
    for en in sak.inhabile:
        grunn = kodeord(kall, Habilitetsgrunn, en.grunn)
        utdyping = _tekst(kall, en.utdyping, ord_)
        yield Parttekst(part=kall.navn(en.person), hva=grunn, merknad=utdyping)


def _steg(kall: Kall, bok: Motebok, sak: Sak) -> tuple[Lenke, ...]:
    steg = Motesteg(kall)
    if sak.beslutning is not None:
        retter = {"retter": sak.id, "tittel": sak.tittel, "type": sak.type, "emne": sak.emne}
        nye = steg.lenke("meld_sak", kall._("Meld en sak som retter denne"), **retter)
        apent = sak.mangel(kall.moment.dag) is Beslutningsmangel.VILKARET_ER_APENT
        vilkar = steg.lenker("bekreft_vilkar", sak=sak.id) if apent else ()
        return (*vilkar, *(() if nye is None else (nye,)))
    mote = None if sak.mote is None else bok.moter[sak.mote]
    if mote is None:
        return steg.lenker("meld_inhabil", sak=sak.id)
    if mote.holdt:
        return steg.lenker("beslutt_sak", "utsett_sak", "meld_inhabil", sak=sak.id)
    return steg.lenker(*(("gi_standpunkt",) if mote.er_runde else ()), "meld_inhabil", sak=sak.id)


def _pa_lopet(kall: Kall, sak: Sak) -> Iterator[Lenke]:
    """The step that the decision is about, with the decision cited, for those who may take it."""
    beslutning = sak.beslutning
    if beslutning is None or sak.mangel(kall.moment.dag) is not None:
        return
    felt = {
        "forhand.beslutning.form": beslutning.form,
        "forhand.beslutning.dato": beslutning.dato.isoformat(),
        "forhand.beslutning.referanse": sak.id,
    }
    triggere = [t for t, emne in EMNE_FOR_STEG.items() if str(emne.value) == sak.emne]
    for lop in sak.lop:
        strom = f"innforingslop:{lop}"
        for m in kall.mulige(strom):
            if m.min and m.steg in triggere:
                adresse = kall.til(f"/steg/{m.steg}/{strom}", tilbake=kall.sti, **felt)
                yield Lenke(kall.ordbok().steg(m.steg), adresse)
