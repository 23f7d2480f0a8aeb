"""The lists of a plan: activities, puljer with their seats, and løp that overlap (P-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from innforing.domain.grunnmur.aktiviteter import Aktivitetsform
from innforing.domain.innforingslop.steg.besvar_overlapp import Samordning
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.projections.kapasitet.kapasitet import Kapasitet, plasser
from innforing.projections.tidslinje.overlapp import Overlappstatus
from innforing.projections.tidslinje.overlapp import overlapp as les_overlapp
from innforing.projections.tidslinje.tidslinje import Tidslinje
from innforing.web.lister.celler import dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.deltakere.deltakertall import puljenavn
from innforing.web.pages.lopet.lopsfaner import FANER
from innforing.web.pages.lopet.lopsord import bak, kodeord
from innforing.web.pages.revisjon.hendelsesord import stromnavn
from innforing.web.pages.tidslinje.overlappliste import FORM
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.plan import PlanlagtAktivitet
    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.projections.kapasitet.kapasitet import Plasser
    from innforing.projections.tidslinje.overlapp import Overlapp
    from innforing.web.kall import Kall

VENTER: Final = (Overlappstatus.UBESVART, Overlappstatus.ENDRET)
NAVNGITTE: Final = 3
"""Kommuner of an overlap that are named; the file has them all."""
PULJESTEG: Final = {
    Puljefase.PLANLAGT: ("start_gjennomforing", "avlys_pulje"),
    Puljefase.PAMELDING: ("start_gjennomforing", "avlys_pulje"),
    Puljefase.GJENNOMFORING: ("evaluer_pulje", "avlys_pulje"),
    Puljefase.EVALUERT: (),
    Puljefase.AVLYST: (),
}
"""The steps that a pulje may be named in, by how far it has come; the engine says the rest."""


def aktivitetsliste(kall: Kall, lop: Innforingslop) -> Liste:
    """Every activity of the plan, in its order."""
    _ = kall._
    return Liste(
        navn="aktiviteter",
        tittel=_("Aktivitetene i planen"),
        kolonner=(
            Kolonne("navn", _("Aktivitet")),
            Kolonne("art", _("Slag")),
            Kolonne("form", _("Form")),
            Kolonne("start", _("Fra"), "dato"),
            Kolonne("slutt", _("Til"), "dato"),
            Kolonne("malgrupper", _("Målgruppe")),
            Kolonne("puljer", _("Felles eller lokal")),
        ),
        rader=tuple(_aktivitet(kall, lop, en, nr) for nr, en in enumerate(lop.plan.aktiviteter, 1)),
        tomt=_("Planen har ingen aktiviteter ennå."),
    )


def digital_andel(kall: Kall, lop: Innforingslop) -> str:
    """«6 av 8 aktiviteter er digitale (75 %)» (K-024); nothing without activities."""
    alle = lop.plan.aktiviteter
    if not alle:
        return ""
    digitale = sum(en.form is Aktivitetsform.DIGITAL for en in alle)
    return kall._("{n} av {alle} aktiviteter er digitale ({andel}).").format(
        n=digitale, alle=len(alle), andel=kall.prosent(digitale / len(alle))
    )


def _aktivitet(kall: Kall, lop: Innforingslop, en: PlanlagtAktivitet, nr: int) -> Rad:
    grupper = ", ".join(kall.t(m.tekst) for m in en.malgrupper)
    celler = (
        tekstcelle(en.navn),
        tekstcelle(kall.t(en.art.tekst)),
        tekstcelle(kall.t(en.form.tekst)),
        dagcelle(kall, en.start),
        dagcelle(kall, en.slutt),
        tekstcelle(grupper),
        tekstcelle(_hvem_sammen(kall, lop, en)),
    )
    return Rad(celler, str(nr))


def _hvem_sammen(kall: Kall, lop: Innforingslop, en: PlanlagtAktivitet) -> str:
    """For all of the løp, several puljer together, or one by itself (K-144)."""
    if not en.puljer or set(en.puljer) >= {p.nr for p in lop.puljer}:
        return kall._("Felles for alle")
    numre = ", ".join(map(str, en.puljer))
    if len(en.puljer) > 1:
        return kall._("Felles for pulje {numre}").format(numre=numre)
    return kall._("Bare pulje {numre}").format(numre=numre)


def puljeliste(kall: Kall, id_: str, lop: Innforingslop) -> Liste:
    """Every pulje with its seats, and who leads it."""
    with kall.sight(Kapasitet.navn) as sight:
        seter = {p.pulje: p for p in plasser(sight, id_) if p.pulje is not None}
    _ = kall._
    return Liste(
        navn="puljer",
        tittel=_("Puljene og plassene"),
        kolonner=(
            Kolonne("pulje", _("Pulje")),
            Kolonne("fase", _("Fase")),
            Kolonne("start", _("Fra"), "dato"),
            Kolonne("slutt", _("Til"), "dato"),
            Kolonne("svarfrist", _("Svarfrist"), "dato"),
            Kolonne("plasser", _("Plasser"), "tall"),
            Kolonne("tatt", _("Tatt"), "tall"),
            Kolonne("venter", _("På venteliste"), "tall"),
            Kolonne("leder", _("Leder")),
            Kolonne("kriterier", _("Felles trekk")),
        ),
        rader=tuple(_pulje(kall, id_, lop, p, seter.get(p.nr)) for p in lop.puljer),
        tomt=_("Planen har ingen puljer ennå. Uten puljer er løpet én pulje uten grense."),
    )


def _pulje(
    kall: Kall, id_: str, lop: Innforingslop, pulje: Puljeplan, seter: Plasser | None
) -> Rad:
    fase, trekk = str(pulje.fase.value), "; ".join(_trekk(kall, pulje))
    ledere = lop.puljens_ledere(pulje.nr, kall.moment.dag)
    tatt = 0 if seter is None else seter.tatt.antall
    venter = 0 if seter is None else len(seter.venter)
    uten = kall._("Uten grense")
    celler = (
        tekstcelle(puljenavn(kall, pulje)),
        Celle(ord_ := kodeord(kall, Puljefase, fase), ord_, status=fase),
        dagcelle(kall, pulje.start),
        dagcelle(kall, pulje.slutt),
        dagcelle(kall, pulje.svarfrist),
        Celle(pulje.kapasitet, uten if pulje.kapasitet is None else kall.tall(pulje.kapasitet)),
        Celle(
            tatt,
            kall.tall(tatt),
            bak=bak(kall, Kapasitet.navn, id_, "plasser", str(pulje.nr), "tatt"),
        ),
        Celle(venter, kall.tall(venter)),
        tekstcelle(", ".join(dict.fromkeys(kall.navn(en.person) for en in ledere))),
        tekstcelle(trekk),
    )
    apen = kall.jeg is not None and kall.jeg.flate in FANER["deltakere"]
    bordet = kall.til(f"/lop/{id_}/deltakere", pulje=str(pulje.nr))
    return Rad(celler, str(pulje.nr), bordet if apen else None)


def _trekk(kall: Kall, pulje: Puljeplan) -> Iterator[str]:
    for trekk in pulje.trekk:
        yield f"{kall.t(trekk.art.tekst)}: {trekk.verdi}"


def puljesteg(
    kall: Kall, id_: str, lop: Innforingslop, mine: Collection[str]
) -> Iterator[tuple[str, tuple[Lenke, ...]]]:
    """Each pulje with the steps that are the reader's; none of those that are done."""
    for pulje in lop.puljer:
        if lenker := tuple(_stegene(kall, id_, pulje, mine)):
            yield puljenavn(kall, pulje), lenker


def _stegene(kall: Kall, lop: str, pulje: Puljeplan, mine: Collection[str]) -> Iterator[Lenke]:
    if pulje.fase is Puljefase.PLANLAGT and "apne_pamelding" in mine:
        yield Lenke(kall._("Skriv invitasjonen"), f"/lop/{lop}/invitasjon?pulje={pulje.nr}")
    par = urlencode({"forhand.pulje": pulje.nr, "tilbake": kall.sti})
    for steg in PULJESTEG[pulje.fase]:
        if steg in mine:
            adresse = f"/steg/{steg}/innforingslop:{lop}?{par}"
            yield Lenke(kall.ordbok().steg(steg), adresse)


def overlappene(kall: Kall, lop: str) -> list[Overlapp]:
    """The løp that this one meets, those that wait for an answer first."""
    with kall.sight(Tidslinje.navn) as sight:
        alle = les_overlapp(sight, kall.hus.kommuner, lop=lop)
    orden = {status: nr for nr, status in enumerate(FORM)}
    return sorted(alle, key=lambda o: (orden[o.status], o.fra))


def venter(o: Overlapp, lop: str) -> bool:
    """Whether this løp is asked for an answer that holds."""
    return lop in o.besvares_av and o.status in VENTER


def annet(o: Overlapp, lop: str) -> str:
    """The id of the other of the two."""
    return o.annet if o.lop == lop else o.lop


def overlappliste(kall: Kall, lop: str, moter: list[Overlapp]) -> Liste:
    """Which løp meet this one, in what, and whether it has been answered (K-106, K-115)."""
    _ = kall._
    return Liste(
        navn="overlapp",
        tittel=_("Overlapp med andre løp"),
        kolonner=(
            Kolonne("lop", _("Løp")),
            Kolonne("fra", _("Samtidig fra"), "dato"),
            Kolonne("til", _("Samtidig til"), "dato"),
            Kolonne("felles", _("Felles")),
            Kolonne("status", _("Status")),
            Kolonne("svar", _("Svar")),
        ),
        rader=tuple(_overlapp(kall, lop, o) for o in moter),
        tomt=_("Ingen andre løp overlapper dette."),
    )


def _overlapp(kall: Kall, lop: str, o: Overlapp) -> Rad:
    id_, status = annet(o, lop), kall.t(o.status.tekst)
    svar = "; ".join(
        kall._("avklart i planen")
        if en.samordning is None
        else kodeord(kall, Samordning, en.samordning)
        for en in o.svar
    )
    celler = (
        tekstcelle(stromnavn(kall, f"innforingslop:{id_}")),
        dagcelle(kall, o.fra),
        dagcelle(kall, o.til),
        tekstcelle("; ".join(felles(kall, o))),
        Celle(
            status,
            status,
            status=FORM[o.status],
            bak=bak(kall, Tidslinje.navn, o.lop, "overlapp", o.annet, "status"),
        ),
        tekstcelle(svar),
    )
    return Rad(celler, id_, kall.til(f"/lop/{id_}"))


def felles(kall: Kall, o: Overlapp) -> Iterator[str]:
    """What the two have in common, in words."""
    if o.kommuner:
        navn = ", ".join(kall.kommunenavn(k) for k in o.kommuner[:NAVNGITTE])
        flere = "" if len(o.kommuner) <= NAVNGITTE else " …"
        yield f"{kall.antall('{n} kommune', '{n} kommuner', len(o.kommuner))}: {navn}{flere}"
    if o.ledere:
        yield kall._("samme leder: {navn}").format(navn=", ".join(map(kall.navn, o.ledere)))
    if o.leverandorer:
        yield kall.antall("{n} felles leverandør", "{n} felles leverandører", len(o.leverandorer))
    if o.losning is not None:
        navn = stromnavn(kall, f"losning:{o.losning}")
        yield kall._("samme løsning: {navn}").format(navn=navn)
    if o.program is not None:
        yield kall._("samme program: {navn}").format(navn=kall.organnavn(o.program))
    if o.nhn:
        yield kall._("begge trenger Norsk helsenett")
