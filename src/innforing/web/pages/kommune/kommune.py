"""P-11 «Vår kommune»: what is asked of it, what it takes part in, and what it has said (K-158)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from innforing.web.adresser import videre
from innforing.web.kall import IkkeFunnet
from innforing.web.lister.tabell import vis, visninger
from innforing.web.pages.behov.behovsord import meld_adresse
from innforing.web.pages.deltakere.deltakertall import puljenavn
from innforing.web.pages.kommune.kommunebehov import behovsliste
from innforing.web.pages.kommune.kommunebilde import Kommunebilde, finn_foreldet, finn_kommune
from innforing.web.pages.kommune.kommunelister import (
    belastningsliste,
    bruksliste,
    folkeliste,
    forlop,
    landet,
    landsliste,
    lopsliste,
    svarliste,
)
from innforing.web.pages.laering.ventende import ventende_skjemaer
from innforing.web.side import BORTE, Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.kommuner import Punkt
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning
    from innforing.web.pages.kommune.kommunebilde import Lopsrad

LANDET: Final = "landet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitasjonskort:
    """One invitation that has no answer."""

    tittel: str
    puljer: str
    frist: str
    ute: bool
    adresse: str


@dataclass(frozen=True, slots=True)
class Feilsvar:
    """An answer that others entered, and that the kommune can dispute."""

    lop: str
    adresse: str


@dataclass(frozen=True, kw_only=True)
class Kommuneside(Side):
    """The page; lists that are not for the reader are None."""

    egen: bool
    ser_alt: bool
    under: tuple[str, ...]
    rolle: str
    snarveier: tuple[Lenke, ...] = ()
    invitasjoner: tuple[Invitasjonskort, ...] = ()
    meld: tuple[Lenke, ...] = ()
    """What the kommune should report, with the løp."""
    skjemaer: tuple[Lenke, ...] = ()
    """Spørreskjemaer that wait for its answer (K-215)."""
    ingen_kan_svare: bool = False
    gi_fullmakt: str | None = None
    gir_fullmakt: tuple[str, ...] = ()
    """Who can give it, when the reader cannot."""
    bestrid: tuple[Feilsvar, ...] = ()
    belastning: tuple[str, ...] = ()
    tidslinje: str = ""
    sammenlign: str = ""
    lop: Tabellvisning | None = None
    last: Tabellvisning | None = None
    landet: Tabellvisning | None = None
    landet_ord: str = ""
    folk: Tabellvisning | None = None
    svar: Tabellvisning | None = None
    bruk: Tabellvisning
    behov: Tabellvisning | None = None
    meld_behov: str | None = None
    kalender: str = ""


@dataclass(frozen=True, kw_only=True)
class Foreldetside(Side):
    """The address was of a kommune that is no more, or a number that is used no more."""

    setning: str
    se: tuple[Lenke, ...]


def kommune(kall: Kall, kommune: str) -> Side | Response:
    """By id; a number leads on, and one that is no longer used tells where to look."""
    funnet = finn_kommune(kall, kommune)
    if funnet is None:
        return _foreldet(kall, kommune)
    if funnet.id != kommune:
        return videre(kall.til(f"/kommuner/{funnet.id}"))
    bilde = Kommunebilde(kall=kall, kommune=funnet)
    grunn = _grunn(bilde)
    return _alt(bilde, grunn) if bilde.ser_alt else grunn


def _foreldet(kall: Kall, tekst: str) -> Foreldetside:
    gammel = finn_foreldet(kall, tekst)
    if gammel is None:
        raise IkkeFunnet
    if tekst.isdigit():
        setning = kall._("Nummeret {nr} gjaldt til {dag}.")
    else:
        setning = kall._("Kommunen fantes til {dag}.")
    return Foreldetside(
        tittel=kall._("Kommunen har fått et nytt nummer, eller er delt"),
        status=BORTE,
        setning=setning.format(nr=gammel.gjaldt, dag=kall.dato(gammel.til)),
        se=gammel.se,
    )


def _grunn(bilde: Kommunebilde) -> Kommuneside:
    """What everybody may see."""
    kall, k = bilde.kall, bilde.kommune
    bruk = bruksliste(bilde)
    nummer = kall._("Kommunenummer {nr}").format(nr=k.nummer)
    tittel = kall._("Vår kommune: {navn}") if bilde.egen else "{navn}"
    rolle = kall._("Du kan svare for {navn}.") if bilde.kan_svare else ""
    return Kommuneside(
        tittel=tittel.format(navn=k.visningsnavn),
        egen=bilde.egen,
        ser_alt=bilde.ser_alt,
        under=tuple(n for n in (k.offisielt_navn, k.fylkesnavn, nummer) if n != k.visningsnavn),
        rolle=rolle.format(navn=k.visningsnavn),
        bruk=vis(bruk, kall),
        meld_behov=meld_adresse(kall) if bilde.egen else None,
        lister=(bruk,),
    )


def _alt(bilde: Kommunebilde, side: Kommuneside) -> Kommuneside:
    """What the kommune itself sees, and those who work with it."""
    kall, punkter = bilde.kall, forlop(bilde)
    lister = (
        lopsliste(bilde),
        belastningsliste(bilde, punkter),
        folkeliste(bilde),
        svarliste(bilde),
        behovsliste(bilde),
        *side.lister,
    )
    lop, last, folk, svar, behov, bruk = visninger(lister, kall)
    kort = tuple(_kort(bilde, rad) for rad in bilde.lop if rad.venter_svar)
    status = tuple(_status(bilde)) if bilde.egen else ()
    gi, gir = _fullmakt(bilde)
    return _med_landet(
        bilde,
        replace(
            side,
            lister=lister,
            invitasjoner=kort,
            meld=status,
            skjemaer=ventende_skjemaer(kall, bilde.kommune.id) if bilde.egen else (),
            snarveier=_snarveier(bilde, len(kort), lop.treff, len(status)),
            ingen_kan_svare=not bilde.noen_kan_svare,
            bestrid=tuple(_bestrid(bilde)),
            belastning=tuple(_belastningsord(bilde, punkter)),
            tidslinje=kall.til("/tidslinje", kommune=bilde.kommune.id),
            sammenlign=kall.lenke(vis_landet="ja"),
            lop=lop,
            last=last,
            folk=folk,
            svar=svar,
            behov=behov,
            bruk=bruk,
            kalender=f"/kommuner/{bilde.kommune.id}/kalender.ics",
            gi_fullmakt=gi,
            gir_fullmakt=gir,
        ),
        punkter,
    )


def _med_landet(bilde: Kommunebilde, side: Kommuneside, punkter: list[Punkt]) -> Kommuneside:
    """With the spread over the country, when the reader asks for it: it is of all kommuner."""
    kall = bilde.kall
    if kall.sporring.get("vis_landet") != "ja":
        return side
    alle, antall = landet(bilde), punkter[-1].belastning.antall if punkter else 0
    liste = landsliste(bilde, alle, antall)
    like = alle.fordeling[antall].antall if antall in alle.fordeling else 0
    setning = kall._("{like} av {alle} kommuner har {antall} løp samtidig, per {dag}.")
    return replace(
        side,
        lister=(*side.lister, liste),
        landet=vis(liste, kall, forst=False),
        landet_ord=setning.format(
            like=kall.tall(like),
            alle=kall.tall(alle.kommuner),
            antall=kall.tall(antall),
            dag=kall.dato(kall.moment.dag),
        ),
    )


def _kort(bilde: Kommunebilde, rad: Lopsrad) -> Invitasjonskort:
    kall = bilde.kall
    puljer = (rad.lop.pulje(i.pulje) for i in rad.en.invitasjoner)
    frist = rad.frist
    return Invitasjonskort(
        tittel=rad.tittel,
        puljer=", ".join(puljenavn(kall, p) for p in puljer if p is not None),
        frist="" if frist is None else kall.dato(frist),
        ute=frist is not None and frist < kall.moment.dag,
        adresse=kall.til(f"/svar/{rad.id}/{bilde.kommune.id}"),
    )


def _status(bilde: Kommunebilde) -> Iterator[Lenke]:
    if bilde.kall.spolt:
        return
    for rad in bilde.lop:
        if rad.bor_melde:
            yield Lenke(rad.tittel, f"/deltakelse/{rad.id}/{bilde.kommune.id}/status")


def _snarveier(bilde: Kommunebilde, kort: int, lop: int, status: int) -> tuple[Lenke, ...]:
    """The three counts on top of the page."""
    kall = bilde.kall
    frister = [rad.frist for rad in bilde.lop if rad.venter_svar and rad.frist is not None]
    forst = min((f for f in frister if f >= kall.moment.dag), default=None)
    svar = kall._("Ubesvarte invitasjoner ({n})")
    if forst is not None:
        svar = kall._("Svar innen {dag} ({n})").replace("{dag}", kall.dato(forst))
    ut = (
        Lenke(svar.format(n=kall.tall(kort)), "#invitasjoner"),
        Lenke(kall._("Løp ({n})").format(n=kall.tall(lop)), "#lop"),
    )
    meld = kall._("Status å melde ({n})").format(n=kall.tall(status))
    return (*ut, Lenke(meld, "#status")) if bilde.egen else ut


def _bestrid(bilde: Kommunebilde) -> Iterator[Feilsvar]:
    """Standing answers that others entered; only for those who may dispute them."""
    if not bilde.kan_svare or bilde.kall.spolt:
        return
    for rad in bilde.lop:
        if rad.en.fort_av_andre:
            strom = f"deltakelse:{rad.id}:{bilde.kommune.id}"
            yield Feilsvar(rad.tittel, f"/steg/bestrid_svar/{strom}?tilbake={bilde.kall.sti}")


def _fullmakt(bilde: Kommunebilde) -> tuple[str | None, tuple[str, ...]]:
    """How somebody comes to answer for the kommune: the form, or who has it."""
    kall, strom = bilde.kall, f"organ:{bilde.organ}"
    mulig = next((m for m in kall.mulige(strom) if m.steg == "gi_rolle"), None)
    if mulig is None:
        return None, ()
    if mulig.min:
        return f"/steg/gi_rolle/{strom}?tilbake={kall.sti}", ()
    return None, tuple(map(kall.ordbok().hvem, mulig.hvem))


def _belastningsord(bilde: Kommunebilde, punkter: list[Punkt]) -> Iterator[str]:
    """The load now, and the most it has been."""
    kall = bilde.kall
    na = punkter[-1].belastning.antall if punkter else 0
    yield kall._("Løp samtidig nå: {n}.").format(n=kall.tall(na))
    if punkter:
        flest = max(punkter, key=lambda punkt: punkt.belastning.antall)
        setning = kall._("Flest samtidig: {n}, fra {dag}.")
        yield setning.format(n=kall.tall(flest.belastning.antall), dag=kall.dato(flest.fra))
