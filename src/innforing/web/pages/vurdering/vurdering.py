"""P-05 Vurdering: from proposal to klar til bruk, as a list of tasks that may come in any order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from innforing.application.revisjonsspor import spor_av
from innforing.application.ta_steg import mikrosekunder
from innforing.domain.innforingslop.steg.foresla import LopForeslatt
from innforing.domain.innforingslop.steg.velg_type import TypeValgt
from innforing.domain.innforingslop.verdier import LopType, Slag
from innforing.domain.innforingslop.vurdering import Verdikt, Vurderingskriterium
from innforing.domain.losning.verdier import Portefoljestatus
from innforing.web.deler import Linje
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.pages.lopet.lopsord import kodeord, regionord, typeord
from innforing.web.pages.lopet.nestesteg import Nestesteg, neste_i_lopet
from innforing.web.pages.revisjon.hendelsesord import hvem, stromnavn
from innforing.web.pages.revisjon.hendelsespunkt import utsnitt_av
from innforing.web.pages.vurdering import vurderingskriterier as krit
from innforing.web.pages.vurdering.vurderingsbilde import Resultat, resultatene
from innforing.web.pages.vurdering.vurderingshelse import (
    Helsefaglig,
    Kartlagtbilde,
    helsefaglig,
    kartlagt,
)
from innforing.web.pages.vurdering.vurderingssteg import Handlinger, handlinger
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.application.revisjonsspor import Sporlinje
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.projections.losninger.losninger import Losningsbilde
    from innforing.web.kall import Kall
    from innforing.web.pages.vurdering.vurderingskriterier import Anbefaling, Gruppe, Sak

IKKE_KLAR: Final = "fastsla_ikke_klar"
AVGJOR: Final = frozenset({"sjekk_klar_til_bruk", IKKE_KLAR})
"""The steps that end the assessment."""


@dataclass(frozen=True, slots=True)
class Oppgave:
    """One part of the assessment, and how far it has come."""

    id: str
    tekst: str
    kode: str
    """Shape of `deler/status.html`."""
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typevalg:
    """The type that was chosen, and why."""

    type: str
    hvem: str
    dato: str
    grunn: str
    adresse: str
    mot_svarene: bool
    """Whether the answers point to another type (K-050)."""


@dataclass(frozen=True, kw_only=True)
class Vurderingsside(Lopsside):
    """The assessment of a løp."""

    oppgaver: tuple[Oppgave, ...]
    er_prosess: bool
    """A felles prosess has no criteria: what is asked is whether the status is known (K-042)."""
    spolt: bool
    forslag: tuple[Linje, ...]
    andre_lop: tuple[Lenke, ...]
    """Other løp for the same løsning (K-021)."""
    sporsmal: tuple[Sak, ...]
    anbefaling: Anbefaling
    valgt: Typevalg | None
    grupper: tuple[Gruppe, ...]
    sett: str
    """Number of the kriteriesett in force."""
    portefolje: str
    avvik: str
    """Where the portefølje says another thing than the check (K-070)."""
    helsefaglig: Helsefaglig | None
    kartlagt: Kartlagtbilde | None
    resultater: tuple[Resultat, ...]
    neste: Nestesteg
    kan: Handlinger
    mangler: str
    """Address of the page that the program can be sent."""


def vurdering(kall: Kall, lop: str) -> Vurderingsside:
    """Everything that was asked of the løp and of what it introduces."""
    hode, innhold = lopshode(kall, lop, "vurdering"), kall.lop(lop)
    linjer = spor_av(kall.hus, f"innforingslop:{lop}", utsnitt_av(kall))
    losning = krit.losningsbilde(kall, innhold)
    er_prosess = innhold.slag is Slag.FELLES_PROSESS
    grupper = () if er_prosess else krit.grupper(kall, lop, linjer, losning)
    resultater = resultatene(kall, linjer, kriterienavn(kall))
    sporsmal = () if er_prosess else krit.sporsmal(kall, linjer)
    helse = None if losning is None else helsefaglig(kall, losning)
    kartlagt_ = kartlagt(kall, lop) if er_prosess else None
    kan = handlinger(kall, lop, innhold, losning)
    portefolje, avvik = _portefolje(kall, innhold, losning)
    return Vurderingsside(
        tittel=hode.sidetittel,
        smuler=hode.smuler,
        hode=hode,
        oppgaver=tuple(_oppgaver(kall, innhold, sporsmal, grupper, helse, resultater, kartlagt_)),
        er_prosess=er_prosess,
        spolt=kall.spolt,
        forslag=tuple(_forslag(kall, innhold, losning, linjer)),
        andre_lop=tuple(_andre_lop(kall, lop, losning)),
        sporsmal=sporsmal,
        anbefaling=krit.anbefaling(kall, innhold),
        valgt=_valgt(kall, innhold, linjer),
        grupper=grupper,
        sett=krit.gjeldende_sett(kall)[0],
        portefolje=portefolje,
        avvik=avvik,
        helsefaglig=helse,
        kartlagt=kartlagt_,
        resultater=resultater,
        neste=_avgjor(neste_i_lopet(kall, lop, innhold), kan.ikke_klar),
        kan=kan,
        mangler=kall.til(f"/lop/{lop}/vurdering/mangler"),
    )


def kriterienavn(kall: Kall) -> dict[str, tuple[str, str]]:
    """Id of each criterion in force → its text and K-number."""
    _, sett = krit.gjeldende_sett(kall)
    return {k.id: (kall.t(k.tekst.tekst), k.krav) for k in sett.kriterier}


def _avgjor(neste: Nestesteg, ikke_klar: str | None) -> Nestesteg:
    """The steps that end the assessment; the one with a form of its own leads to that."""
    mine = (kort for kort in neste.mine if kort.trigger in AVGJOR)
    return Nestesteg(
        mine=tuple(
            replace(kort, adresse=ikke_klar) if kort.trigger == IKKE_KLAR else kort for kort in mine
        ),
        andres=tuple(kort for kort in neste.andres if kort.trigger in AVGJOR),
    )


def _oppgaver(
    kall: Kall,
    lop: Innforingslop,
    sporsmal: Sequence[Sak],
    grupper: Sequence[Gruppe],
    helse: Helsefaglig | None,
    resultater: Sequence[Resultat],
    kartlagt_: Kartlagtbilde | None,
) -> Iterator[Oppgave]:
    """The parts in the order of the page."""
    _ = kall._
    yield Oppgave("forslag", _("Forslag"), "hake", _("Foreslått"))
    if kartlagt_ is not None:
        kode = "hake" if kartlagt_.spurt == kartlagt_.alle and kartlagt_.alle else "halv"
        yield Oppgave("kartlagt", _("Status kartlagt"), kode, kartlagt_.setning)
    else:
        de_fem = sporsmal[: len(Vurderingskriterium)]
        yield _talt(kall, "sporsmal", _("De fem spørsmålene"), de_fem)
        valgt = _("Valgt") if lop.type_valgt else _("Ikke valgt")
        yield Oppgave("type", _("Type"), "hake" if lop.type_valgt else "prikket", valgt)
        saker = [sak for gruppe in grupper for sak in gruppe.saker]
        yield _talt(kall, "kriterier", _("Klar-til-bruk-kriterier"), saker)
    if helse is not None:
        yield Oppgave("helsefaglig", _("Helsefaglig vurdering"), helse.kode, helse.status)
    sist = resultater[0] if resultater else None
    kode, ord_ = ("prikket", _("Ikke sjekket")) if sist is None else (sist.kode, sist.ord)
    yield Oppgave("resultat", _("Samlet resultat"), kode, ord_)


def _talt(kall: Kall, id_: str, tekst: str, saker: Sequence[Sak]) -> Oppgave:
    besvart = sum(sak.na is not None for sak in saker)
    status = kall._("{n} av {alle} vurdert").format(n=besvart, alle=len(saker))
    kode = "hake" if besvart == len(saker) else "halv" if besvart else "prikket"
    return Oppgave(id_, tekst, kode, status)


def _forslag(
    kall: Kall, lop: Innforingslop, losning: Losningsbilde | None, linjer: Sequence[Sporlinje]
) -> Iterator[Linje]:
    """What was proposed, by whom and why; the type as it was thought then."""
    _ = kall._
    forst = next((en for en in linjer if en.hendelse == LopForeslatt.__name__), None)
    if forst is None:
        return
    innhold = forst.innhold
    if losning is not None:
        navn = losning.hva.tekst("navn") or losning.losning
        yield Linje(_("Løsning"), navn, kall.til(f"/losninger/{losning.losning}"))
    if innhold.get("tema"):
        yield Linje(_("Tema"), str(innhold["tema"]))
    yield Linje(_("Hvorfor"), forst.begrunnelse or "")
    gitt = innhold.get("type")
    yield Linje(
        _("Foreløpig type"), typeord(kall, lop.slag.value, gitt if isinstance(gitt, str) else None)
    )
    yield Linje(_("Region"), regionord(kall, None if lop.omrade is None else lop.omrade.region))
    behov = innhold.get("behov")
    if isinstance(behov, list) and behov:
        yield Linje(_("Behov det svarer på"), ", ".join(map(str, behov)), kall.til("/behov"))
    if lop.bygger_pa is not None:
        navn = stromnavn(kall, f"innforingslop:{lop.bygger_pa}")
        yield Linje(_("Bygger på"), navn, kall.til(f"/lop/{lop.bygger_pa}"))
    yield Linje(
        _("Foreslått av"),
        hvem(kall, forst.person, forst.rolle, forst.organ),
        kall.til(f"/hendelser/{forst.posisjon}"),
    )


def _andre_lop(kall: Kall, lop: str, losning: Losningsbilde | None) -> Iterator[Lenke]:
    for post in () if losning is None else losning.lop_na:
        if post.id != lop:
            yield Lenke(post.tekst("tittel") or post.id, kall.til(f"/lop/{post.id}"))


def _valgt(kall: Kall, lop: Innforingslop, linjer: Sequence[Sporlinje]) -> Typevalg | None:
    sist = next((en for en in reversed(linjer) if en.hendelse == TypeValgt.__name__), None)
    if sist is None:
        return None
    kode = str(sist.innhold.get("type"))
    foreslatt = krit.anbefaling(kall, lop).type
    return Typevalg(
        type=f"{kode.upper()} {kodeord(kall, LopType, kode)}",
        hvem=hvem(kall, sist.person, sist.rolle, sist.organ),
        dato=kall.dato(mikrosekunder(sist.registrert)),
        grunn=sist.begrunnelse or "",
        adresse=kall.til(f"/hendelser/{sist.posisjon}"),
        mot_svarene=foreslatt is not None and foreslatt != kode,
    )


def _portefolje(kall: Kall, lop: Innforingslop, losning: Losningsbilde | None) -> tuple[str, str]:
    """What the portefølje says, and a sentence where the check says another thing (K-070)."""
    if losning is None:
        return "", ""
    kode = None if losning.portefolje is None else losning.portefolje.tekst("status")
    ord_ = kodeord(kall, Portefoljestatus, kode) or kall._("Står ikke i porteføljen")
    klart = kode == Portefoljestatus.KLART_TIL_BRUK.value
    felt = [v.verdikt for v in lop.vurderinger.values()]
    mangler = any(v in (Verdikt.DELVIS, Verdikt.IKKE_OPPFYLT) for v in felt)
    if klart and mangler:
        return ord_, kall._("Porteføljen sier «{status}», men kriterier er ikke oppfylt.").format(
            status=ord_
        )
    if not klart and felt and not mangler:
        return ord_, kall._(
            "Ingen vurderte kriterier svikter, men porteføljen sier «{status}»."
        ).format(status=ord_)
    return ord_, ""
