"""What the reader may do with a løsning, its materiell and its checks, as links to the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from innforing.application.fullmakt import verv_for
from innforing.application.neste_steg import uutfylt
from innforing.application.ordbok import Ordbok
from innforing.domain.grunnmur.aggregat import Grunnlag
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.vilkar import MYNDIGHETER
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.steg.legg_til_grunn import LeggTilGrunn
from innforing.domain.materiell.steg.registrer_materiell import RegistrerMateriell
from innforing.domain.materiell.verdier import Materielltype
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.domain.grunnmur.aggregat import Steg
    from innforing.projections.losninger.losninger import Losningsbilde, Post
    from innforing.web.kall import Kall

FORESLATT: Final = str(LopTilstand.FORESLATT.value)
FELT: Final = "forhand."
"""Before the name of a field that the form is filled in with."""


def kan_begynne(kall: Kall, type_: type[Steg[Any]]) -> bool:
    """Whether the reader is one of those who may take a step that begins its stream, now."""
    if kall.jeg is None or kall.spolt or kall.jeg.aktor.rolle is Rolle.REVISOR:
        return False
    tomt, steg = type_.aggregattype()(), uutfylt(type_, standard=True)
    verv = verv_for(kall.jeg.aktor, kall.hus.levende, kall.na)
    grunnlag = Grunnlag(
        aggregat=tomt,
        steg=steg,
        aktor=kall.jeg.aktor,
        verv=verv,
        na=kall.na,
        gjelder=kall.na,
        fakta=type_.fakta.model_construct(),
    )
    regel = tomt.regel_for(steg)
    hvem = () if regel is None or not verv.innehar else regel.hvem
    return any(MYNDIGHETER[navn].sporsmal(grunnlag) for navn in hvem)


def stegets_adresse(kall: Kall, trigger: str, strom: str, **forhand: str) -> str:
    """Where the step is taken, with fields filled in; from there back to this page."""
    felt = {f"{FELT}{navn}": verdi for navn, verdi in forhand.items()}
    return kall.til(f"/steg/{trigger}/{strom}", tilbake=kall.sti, **felt)


def mine_steg(kall: Kall, strom: str, *, bare_klare: bool = False) -> dict[str, Lenke]:
    """Trigger → the step, of those that the reader may take on the stream.

    `bare_klare` leaves out those that something stands in the way of whatever is filled in.
    """
    ordbok = Ordbok(kall.sprak)
    return {
        m.steg: Lenke(ordbok.steg(m.steg), stegets_adresse(kall, m.steg, strom))
        for m in kall.mulige(strom)
        if m.min and (m.klar or not bare_klare)
    }


def materiellsteg(kall: Kall, bilde: Losningsbilde) -> tuple[tuple[str, tuple[Lenke, ...]], ...]:
    """Title of each piece that the reader may do something with → what."""
    stegene = (
        (post, mine_steg(kall, f"materiell:{post.id}", bare_klare=True)) for post in bilde.materiell
    )
    par = ((post.tekst("tittel") or post.id, tuple(de.values())) for post, de in stegene)
    return tuple((tittel, lenker) for tittel, lenker in par if lenker)


def nytt_materiell(kall: Kall, bilde: Losningsbilde) -> tuple[Lenke, ...]:
    """Each kind that is missing, then any other piece, for those who may hand it over."""
    if not kan_begynne(kall, RegistrerMateriell):
        return ()
    ordbok, trigger = Ordbok(kall.sprak), RegistrerMateriell.trigger()
    finnes = {post.id for post in bilde.materiell}
    lenker = []
    for art in bilde.mangler_materiell:
        nokkel = f"{bilde.losning}-{art}"
        if nokkel not in finnes:
            strom = f"materiell:{nokkel}"
            sti = stegets_adresse(kall, trigger, strom, art=art, losning=bilde.losning)
            setning = kall._("Registrer {materiell}")
            ord_ = kodeord(kall, Materielltype, art)
            lenker.append(Lenke(setning.format(materiell=_liten(ord_)), sti))
    strom = f"materiell:{bilde.losning}-{uuid4().hex[:8]}"
    annet = stegets_adresse(kall, trigger, strom, losning=bilde.losning)
    tekst = kall._("Registrer annet materiell") if lenker else ordbok.steg(trigger)
    return (*lenker, Lenke(tekst, annet))


def _liten(ord_: str) -> str:
    """Inside a sentence; abbreviations keep their capitals."""
    return ord_ if ord_[1:2].isupper() else ord_[:1].lower() + ord_[1:]


def til_grunn(kall: Kall, bilde: Losningsbilde) -> dict[str, tuple[Lenke, ...]]:
    """Earlier løp → a link for each of the reader's own proposed løp that may rest on its check.

    One step takes every verdict of it that has not changed since (K-054).
    """
    domt = {gitt.lop for krav in bilde.kriterier for gitt in krav.verdikter}
    egne = [post for post in bilde.lop_na if domt and _kan_hvile(kall, post)]
    return {tidligere: tuple(_hvil_pa(kall, bilde, tidligere, egne)) for tidligere in sorted(domt)}


def _kan_hvile(kall: Kall, post: Post) -> bool:
    if post.celler["tilstand"] != FORESLATT:
        return False
    trigger = LeggTilGrunn.trigger()
    mulige = kall.mulige(f"innforingslop:{post.id}")
    return any(m.steg == trigger and m.min for m in mulige)


def _hvil_pa(kall: Kall, bilde: Losningsbilde, tidligere: str, egne: list[Post]) -> Iterator[Lenke]:
    hviler = hvilende(bilde).get(tidligere, frozenset())
    for post in egne:
        if post.id == tidligere or post.id in hviler:
            continue
        strom = f"innforingslop:{post.id}"
        sti = stegets_adresse(kall, LeggTilGrunn.trigger(), strom, lop=tidligere)
        setning = kall._("Legg denne sjekken til grunn for {lop}")
        yield Lenke(setning.format(lop=post.tekst("tittel") or post.id), sti)


def hvilende(bilde: Losningsbilde) -> dict[str, frozenset[str]]:
    """Løp that verdicts were made in → the løp that rest on any of them."""
    ut: dict[str, set[str]] = {}
    for krav in bilde.kriterier:
        for gitt in krav.verdikter:
            ut.setdefault(gitt.lop, set()).update(gitt.hviler)
    return {lop: frozenset(andre) for lop, andre in ut.items()}
