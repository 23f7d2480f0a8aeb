"""P-13 Evaluering of one løp: what is evaluated, who was asked and answered, what was learnt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from innforing.application.revisjonsspor import spor_av
from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.innforingslop.laering import Laeringsfase
from innforing.domain.innforingslop.steg.del_erfaring import ErfaringDelt
from innforing.domain.innforingslop.steg.del_evaluering import EvalueringDelt
from innforing.domain.innforingslop.steg.evaluer import LopEvaluert
from innforing.domain.innforingslop.steg.evaluer_pulje import PuljeEvaluert
from innforing.domain.innforingslop.steg.lukk_breddeforpliktelse import BreddeforpliktelseLukket
from innforing.domain.innforingslop.steg.meld_klar_for_alle import KlarForAlleMeldt
from innforing.domain.innforingslop.steg.motta_evaluering import EvalueringMottatt
from innforing.domain.innforingslop.steg.rett_evaluering import EvalueringRettet
from innforing.domain.innforingslop.steg.trekk_laeringspunkt import LaeringspunktTrukketTilbake
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.projections.laeringspunkter import TATT_MED, Laeringspunkter, sok
from innforing.web.deler import Punkt
from innforing.web.innlogging import Flate
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.lopet.lopets_skjema import Skjemablokk, blokker, lister, sendes, skjemaer
from innforing.web.pages.lopet.lopets_sluttstatus import sluttstatus
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.lopet.nestesteg import Nestesteg, neste_i_lopet
from innforing.web.pages.revisjon.hendelsesord import hvem, tidspunkt
from innforing.web.pages.revisjon.hendelsespunkt import utsnitt_av

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innforing.application.revisjonsspor import Sporlinje
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.projections.laeringspunkter import Punkt as Laering
    from innforing.web.kall import Kall
    from innforing.web.side import Lenke

STEGENE: Final = frozenset(
    {"evaluer_pulje", "evaluer", "del_evaluering", "motta_evaluering", "rett_evaluering"}
    | {"registrer_laeringspunkt", "trekk_laeringspunkt", "del_erfaring"}
    | {"meld_klar_for_alle", "lukk_breddeforpliktelse"}
)
"""The steps of a løp that belong on this page."""
GJORT: Final = (PuljeEvaluert.__name__, LopEvaluert.__name__)
VIDERE: Final = frozenset(
    hendelse.__name__
    for hendelse in (
        *(EvalueringDelt, EvalueringMottatt, ErfaringDelt, LaeringspunktTrukketTilbake),
        *(KlarForAlleMeldt, BreddeforpliktelseLukket),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluert:
    """The evaluering of one pulje or of the whole løp."""

    tittel: str
    status: tuple[str, str]
    """Code and word: done, or where the pulje stands."""
    tid: str
    hvem: str
    spurt: int
    svarte: int
    ingen_spurt: str
    """What stands there when nobody was asked."""
    uten_svar: tuple[str, ...]
    """Kommuner that were asked and did not answer; not for kommuner."""
    tekster: tuple[tuple[str, str], ...]
    """What was found, as heading and text."""
    bevis: tuple[str, ...]
    rettelser: tuple[tuple[str, str], ...]
    """What was put right afterwards, as time and text."""
    adresse: str | None


@dataclass(frozen=True, kw_only=True)
class Evalueringsside(Lopsside):
    """The evaluering of a løp."""

    evalueringer: tuple[Evaluert, ...]
    skjemaer: tuple[Skjemablokk, ...]
    sendes: tuple[Lenke, ...]
    """Spørreskjemaer that the reader may send now."""
    sluttstatus: Tabellvisning
    forpliktelse: str
    """Type C: what is still owed, or when it ended; empty where nothing was (K-038)."""
    videre: tuple[Punkt, ...]
    neste: Nestesteg
    laeringspunkter: Tabellvisning


def evaluering(kall: Kall, lop: str) -> Evalueringsside:
    """Every pulje and the whole, what became of it, and the lessons."""
    hode, innhold = lopshode(kall, lop, "evaluering"), kall.lop(lop)
    linjer = spor_av(kall.hus, f"innforingslop:{lop}", utsnitt_av(kall))
    funnet, egne = skjemaer(kall, lop), (_laering(kall, lop), sluttstatus(kall, lop, innhold))
    svarene = lister(kall, funnet)
    return Evalueringsside(
        tittel=hode.sidetittel,
        smuler=hode.smuler,
        hode=hode,
        lister=(*egne, *svarene),
        evalueringer=tuple(_evalueringer(kall, innhold, linjer)),
        skjemaer=tuple(blokker(kall, funnet, svarene)),
        sendes=sendes(kall, lop, innhold, funnet),
        sluttstatus=vis(egne[1], kall),
        forpliktelse=_forpliktelse(kall, innhold),
        videre=tuple(_hendt(kall, linje) for linje in linjer if linje.hendelse in VIDERE),
        neste=_steg(neste_i_lopet(kall, lop, innhold)),
        laeringspunkter=vis(egne[0], kall),
    )


def _forpliktelse(kall: Kall, lop: Innforingslop) -> str:
    """Who owes what, whether it was reported ready, and when it ended."""
    forpliktelse = lop.breddeforpliktelse
    if forpliktelse is None:
        return ""
    part, meldt = kall.organnavn(forpliktelse.part), forpliktelse.meldt
    if forpliktelse.lukket is not None:
        setning = kall._("{part} hadde ansvaret for at alle kan få løsningen, til {dag}.")
        return setning.format(part=part, dag=kall.dato(forpliktelse.lukket))
    setning = kall._("{part} skal utvikle løsningen til alle kommuner kan få den.")
    venter = kall._("Meldt ferdig {dag}. En ny sjekk må si det samme.")
    ord_ = setning.format(part=part)
    return ord_ if meldt is None else f"{ord_} {venter.format(dag=kall.dato(meldt))}"


def _steg(neste: Nestesteg) -> Nestesteg:
    """Only those that belong here."""
    return Nestesteg(
        mine=tuple(kort for kort in neste.mine if kort.trigger in STEGENE),
        andres=tuple(kort for kort in neste.andres if kort.trigger in STEGENE),
    )


def _evalueringer(
    kall: Kall, lop: Innforingslop, linjer: Iterable[Sporlinje]
) -> Iterator[Evaluert]:
    """The puljer in order, then the whole."""
    gjort: dict[object, Sporlinje] = {}
    rettet: dict[object, list[tuple[str, str]]] = {}
    for linje in linjer:
        pulje = linje.innhold.get("pulje")
        if linje.hendelse in GJORT:
            gjort[pulje] = linje
        elif linje.hendelse == EvalueringRettet.__name__:
            tekst = str(linje.innhold.get("rettelse") or kall._("Teksten er fjernet"))
            rettet.setdefault(pulje, []).append((tidspunkt(kall, linje.registrert), tekst))
    for pulje in lop.puljer:
        if pulje.fase is not Puljefase.AVLYST:
            rettelser = tuple(rettet.get(pulje.nr, ()))
            yield _evaluert(kall, pulje, gjort.get(pulje.nr), rettelser)
    hele = _evaluert(kall, None, gjort.get(None), tuple(rettet.get(None, ())))
    if any(evaluering.spurte for evaluering in lop.evalueringer):
        hele = replace(hele, ingen_spurt=kall._("Kommunene ble spurt pulje for pulje."))
    yield hele


def _evaluert(
    kall: Kall,
    pulje: Puljeplan | None,
    linje: Sporlinje | None,
    rettelser: tuple[tuple[str, str], ...],
) -> Evaluert:
    innhold = {} if linje is None else _tabell(linje.innhold.get("evaluering"))
    spurte, svarte = _koder(innhold, "spurte"), _koder(innhold, "svarte")
    mangler = [kommune for kommune in spurte if kommune not in svarte]
    er_kommune = kall.jeg is not None and kall.jeg.flate is Flate.KOMMUNE
    return Evaluert(
        tittel=_tittel(kall, pulje),
        status=_status(kall, pulje, ferdig=linje is not None),
        tid="" if linje is None else tidspunkt(kall, linje.registrert),
        hvem="" if linje is None else hvem(kall, linje.person, linje.rolle, linje.organ),
        spurt=len(spurte),
        svarte=len(svarte),
        ingen_spurt=kall._("Ingen kommuner er registrert som spurt."),
        uten_svar=() if er_kommune else tuple(sorted(map(kall.kommunenavn, mangler))),
        tekster=tuple(_tekster(kall, innhold)),
        bevis=tuple(_referanser(innhold)),
        rettelser=rettelser,
        adresse=None if linje is None else kall.til(f"/hendelser/{linje.posisjon}"),
    )


def _tittel(kall: Kall, pulje: Puljeplan | None) -> str:
    if pulje is None:
        return kall._("Hele løpet")
    tittel = kall._("Pulje {nr}").format(nr=pulje.nr)
    return tittel if pulje.navn is None else f"{tittel}: {pulje.navn}"


def _status(kall: Kall, pulje: Puljeplan | None, *, ferdig: bool) -> tuple[str, str]:
    if ferdig:
        return "evaluert", kall._("Evaluert")
    if pulje is None:
        return "ikke_vurdert", kall._("Ikke evaluert ennå")
    kode = str(pulje.fase.value)
    return kode, kodeord(kall, Puljefase, kode)


def _tekster(kall: Kall, innhold: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    felt = {
        "oppsummering": kall._("Oppsummering"),
        "roller_og_forankring": kall._("Roller, ansvar og forankring"),
    }
    for navn, tittel in felt.items():
        if navn in innhold and (navn == "oppsummering" or innhold[navn] is not None):
            yield tittel, str(innhold[navn] or kall._("Teksten er fjernet"))
    temaer = innhold.get("temaer")
    for tema in map(_tabell, temaer if isinstance(temaer, list) else ()):
        tittel = kodeord(kall, Evalueringstema, str(tema.get("tema")))
        yield tittel, str(tema.get("vurdering") or kall._("Teksten er fjernet"))


def _referanser(innhold: Mapping[str, object]) -> Iterator[str]:
    bevis = innhold.get("bevis")
    for ett in bevis if isinstance(bevis, list) else ():
        yield str(_tabell(ett).get("referanse"))


def _tabell(verdi: object) -> dict[str, object]:
    return verdi if isinstance(verdi, dict) else {}


def _koder(innhold: Mapping[str, object], navn: str) -> list[str]:
    verdi = innhold.get(navn)
    return [str(kode) for kode in verdi] if isinstance(verdi, list) else []


def _hendt(kall: Kall, linje: Sporlinje) -> Punkt:
    """That it happened, and where or to whom (K-209, K-210, K-213)."""
    tekst = "" if linje.tekst is None else kall.t(linje.tekst)
    hvor = [*map(kall.organnavn, _koder(linje.innhold, "sendt_til")), linje.innhold.get("arena")]
    til = ", ".join(str(ett) for ett in hvor if ett)
    return Punkt(
        tid=tidspunkt(kall, linje.registrert),
        tekst=f"{tekst}: {til}" if til else tekst,
        hvem=hvem(kall, linje.person, linje.rolle, linje.organ),
        adresse=kall.til(f"/hendelser/{linje.posisjon}"),
        grunn=linje.begrunnelse,
    )


def _laering(kall: Kall, lop: str) -> Liste:
    """The lessons of the løp, and how many later løp took each along (K-369)."""
    with kall.sight(Laeringspunkter.navn) as sight:
        punkter = sok(sight, lop=lop)
    _ = kall._
    return Liste(
        navn="laeringspunkter",
        tittel=_("Læringspunkter"),
        kolonner=(
            Kolonne("hva", _("Hva vi lærte")),
            Kolonne("anbefaling", _("Anbefaling")),
            Kolonne("fase", _("Gjelder")),
            Kolonne("publisert", _("Publisert")),
            Kolonne("tatt_med", _("Tatt med av senere løp"), "tall"),
        ),
        rader=tuple(_punkt(kall, punkt) for punkt in punkter),
        tomt=_("Ingen læringspunkter er registrert ennå."),
    )


def _punkt(kall: Kall, punkt: Laering) -> Rad:
    fase = kodeord(kall, Laeringsfase, punkt.fase)
    publisert = kall._("Ja") if punkt.publisert else kall._("Nei")
    if punkt.trukket:
        publisert = kall._("Trukket tilbake")
    tatt_med = punkt.antall[TATT_MED].antall
    celler = (
        Celle(punkt.hva, punkt.hva),
        Celle(punkt.anbefaling, punkt.anbefaling),
        Celle(fase, fase),
        Celle(publisert, publisert),
        Celle(tatt_med, kall.tall(tatt_med)),
    )
    return Rad(celler, punkt.id)
