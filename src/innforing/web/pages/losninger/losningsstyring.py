"""What governs a løsning, on its page: duty, portefølje, forvaltning, price and costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import Kostnadsforum
from innforing.projections.beslutningsspor.beslutningsspor import Beslutningsspor, plikter
from innforing.web.deler import Linje
from innforing.web.pages.beslutningsspor.sporord import (
    PLIKTFORM,
    domt,
    frivillig,
    organene,
    organord,
)
from innforing.web.pages.lopet.lopsord import bak, kodeord, regionord
from innforing.web.pages.losninger.losningsord import dagord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.beslutningsspor.beslutningsspor import Pliktbilde
    from innforing.web.kall import Kall

STYRINGSSTEG: Final = (
    *("registrer_portefoljevedtak", "prioriter_regionalt", "registrer_enighet"),
    *("registrer_forvaltningsmodell", "registrer_prismodell", "evaluer_prismodell"),
    *("registrer_kostnadsvekst", "registrer_kostnadssporsmal", "registrer_betalingsplikt"),
)
"""What is entered of how a løsning is governed, beside the duty itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pliktord:
    """Whether there is a duty to use, and what a kommune is told (K-167)."""

    form: str
    """A shape of ikoner.svg."""
    status: str
    frivillig: str
    linjer: tuple[Linje, ...]
    vurderinger: tuple[tuple[str, str, str], ...]
    """Of shares: the judgement with its numbers, who made it, and the reasons."""
    bak: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Styring:
    """All of it; the groups are for those who see all of the løsning."""

    plikt: Pliktord
    grupper: tuple[tuple[str, tuple[Linje, ...]], ...]


def styringen(kall: Kall, losning: str, *, ser: bool) -> Styring | None:
    """What is known of how the løsning is governed; None when it is not registered."""
    with kall.sight(Beslutningsspor.navn) as sight:
        bilde = next(iter(plikter(sight, losning)), None)
    if bilde is None:
        return None
    tilstand = kall.leser.aggregat(f"losning:{losning}")
    grupper = _grupper(kall, tilstand) if ser and isinstance(tilstand, Losning) else iter(())
    return Styring(plikt=_plikt(kall, bilde, ser=ser), grupper=tuple(grupper))


def _plikt(kall: Kall, bilde: Pliktbilde, *, ser: bool) -> Pliktord:
    inne = kall.jeg is not None and bilde.plikt is not None
    return Pliktord(
        form=PLIKTFORM[bilde.status],
        status=kall.t(bilde.status.tekst),
        frivillig=frivillig(kall, bilde),
        linjer=tuple(_pliktlinjer(kall, bilde)),
        vurderinger=tuple(_vurderinger(kall, bilde, ser=ser)),
        bak=bak(kall, Beslutningsspor.navn, bilde.losning, "plikt") if inne else None,
    )


def _pliktlinjer(kall: Kall, bilde: Pliktbilde) -> Iterator[Linje]:
    if bilde.plikt is not None:
        yield Linje(kall._("Status fra"), dagord(kall, bilde.plikt.celler["dato"]))
        yield Linje(kall._("Kilde"), bilde.plikt.tekst("kilde") or "")
    if bilde.betaling is not None:
        tekst = kall._("{hjemmel}, fra {dag}. Det er ikke en plikt til bruk.")
        dag, hjemmel = dagord(kall, bilde.betaling.celler["fra"]), bilde.betaling.tekst("hjemmel")
        yield Linje(kall._("Plikt til å betale"), tekst.format(hjemmel=hjemmel, dag=dag))


def _vurderinger(kall: Kall, bilde: Pliktbilde, *, ser: bool) -> Iterator[tuple[str, str, str]]:
    """The newest first; the reasons are for those who see the løsning."""
    ider = [tekst for v in bilde.vurderinger if (tekst := v.tekst("begrunnelse"))]
    ord_ = kall.hus.fritekster.les_mange(ider) if ser else {}
    for post in reversed(bilde.vurderinger):
        hvorfor = ord_.get(post.tekst("begrunnelse") or "") or ""
        yield domt(kall, post), organord(kall, post.tekst("organ")), hvorfor


def _grupper(kall: Kall, losning: Losning) -> Iterator[tuple[str, tuple[Linje, ...]]]:
    """Heading → its facts, of those that are known."""
    _ = kall._
    for tittel, linjer in (
        (_("Porteføljen og regionene"), _portefolje(kall, losning)),
        (_("Enighet om krav og mål"), _enighet(kall, losning)),
        (_("Forvaltning"), _forvaltning(kall, losning)),
        (_("Prismodell"), _pris(kall, losning)),
        (_("Kostnader"), _kostnader(kall, losning)),
    ):
        if funnet := tuple(linjer):
            yield tittel, funnet


def _portefolje(kall: Kall, losning: Losning) -> Iterator[Linje]:
    vedtak = losning.vedtak
    if vedtak is not None:
        hva = f"{organord(kall, vedtak.vedtatt_av)}, {kall.dato(vedtak.dato)}. {vedtak.referanse}"
        yield Linje(kall._("Vedtatt i porteføljen"), hva)
        anbefalt = "" if vedtak.anbefalt is None else kall.dato(vedtak.anbefalt)
        yield Linje(kall._("Anbefalt av KommIT-rådet"), anbefalt)
        yield Linje(kall._("Svarer til ambisjonen"), vedtak.ambisjon or "")
    for p in losning.regionale_prioriteringer:
        if p.prioritert:
            sektor = kodeord(kall, Sektor, str(p.sektor.value))
            hva = f"{sektor}, {kall.dato(p.dato)}. {p.referanse}"
            region = regionord(kall, p.region)
            yield Linje(kall._("Prioritert i {region}").format(region=region), hva)


def _enighet(kall: Kall, losning: Losning) -> Iterator[Linje]:
    enighet = losning.enighet
    if enighet is not None:
        yield Linje(kall._("Dato"), kall.dato(enighet.dato))
        yield Linje(kall._("Hvem"), organene(kall, enighet.parter))
        yield Linje(kall._("Kriterier"), "; ".join(enighet.kriterier))
        yield Linje(kall._("Faglige krav"), "; ".join(enighet.faglige_krav))
        yield Linje(kall._("Mål"), "; ".join(enighet.mal))
        yield Linje(kall._("Kilde"), enighet.referanse)


def _forvaltning(kall: Kall, losning: Losning) -> Iterator[Linje]:
    modell = losning.forvaltningsmodell
    if modell is not None:
        for rolle in modell.roller:
            yield Linje(organord(kall, rolle.organ), rolle.ansvar)
        yield Linje(kall._("Finansiering"), modell.finansiering)
        yield Linje(kall._("Videreutvikling"), modell.videreutvikling or "")
        yield Linje(kall._("Oversikt over behov"), modell.behovsoversikt or "")
        yield Linje(kall._("Kilde"), f"{modell.kilde}, {kall.dato(modell.dato)}")


def _pris(kall: Kall, losning: Losning) -> Iterator[Linje]:
    modell = losning.prismodell
    if modell is None:
        return
    yield Linje(kall._("Fra {dag}").format(dag=kall.dato(modell.gjelder_fra)), modell.beskrivelse)
    yield Linje(kall._("Bygger på vurdering av nytten"), modell.nyttevurdering or "")
    innen = "" if modell.evalueres_innen is None else kall.dato(modell.evalueres_innen)
    yield Linje(kall._("Skal evalueres innen"), innen)
    for en in losning.prisevalueringer:
        tekst = kall._("Evaluert {dag}").format(dag=kall.dato(en.dato))
        yield Linje(tekst, f"{en.konklusjon} ({en.kilde})")


def _kostnader(kall: Kall, losning: Losning) -> Iterator[Linje]:
    setning = kall._(
        "{forvaltning} kr i forvaltning og {drift} kr i drift. {investering} ({kilde})"
    )
    for v in losning.kostnadsvekst:
        hva = setning.format(
            forvaltning=kall.tall(v.forvaltning),
            drift=kall.tall(v.drift),
            investering=v.investering,
            kilde=v.kilde,
        )
        yield Linje(kall._("Vekst i {ar}").format(ar=v.ar), hva)
    for s in losning.kostnadssporsmal:
        forum = kodeord(kall, Kostnadsforum, str(s.forum.value))
        hva = f"{s.sporsmal}. {s.referanse}, {kall.dato(s.dato)}"
        yield Linje(kall._("Drøftet: {forum}").format(forum=forum), hva)
