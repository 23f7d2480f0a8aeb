"""«Lim inn fra Excel», `/lop/{lop}/deltakere/innliming`: preview, confirm, a command for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.katalog import STEG as STEGENE
from innforing.web.deler import Feillinje
from innforing.web.innsyn import krev_innsyn
from innforing.web.kall import IkkeAdgang
from innforing.web.lister.innliming import FLEST, SLAG, les_innliming
from innforing.web.pages.deltakere.deltakerbord import les_bord
from innforing.web.pages.deltakere.innlimingsdom import (
    AVVIST,
    BEKREFT,
    DOBBEL,
    IKKE_MED,
    LIK,
    OK,
    SENDT,
    STEG,
    TOM,
    UENDRET,
    UKJENT_KOMMUNE,
    Dom,
    dom,
)
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.side import FEIL_I_SKJEMA, Lenke
from innforing.web.skjema.flere_steg import ny_innsending, ta_hver

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innforing.web.kall import Kall
    from innforing.web.lister.innliming import Innlimt, Slag
    from innforing.web.pages.deltakere.deltakerbord import Deltakerbord
    from innforing.web.skjema.flere_steg import Utfall

TILBAKE: Final = "ikke_et_steg_tilbake"
LENGSTE_BEGRUNNELSE: Final = 500
_FORM: Final = {
    OK: "klar",
    UENDRET: "uendret",
    LIK: "uendret",
    TOM: "uendret",
    SENDT: "ferdig",
    UKJENT_KOMMUNE: "vet_ikke",
    IKKE_MED: "avvik",
    DOBBEL: "avvik",
    AVVIST: "avvik",
    BEKREFT: "varsel",
}
"""Verdict → the shape that stands before its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visningsrad:
    """One pasted row, with what it will do, or did."""

    nr: int
    kommune: str
    """As we know it, else as it was written."""
    celler: tuple[str, ...]
    form: str
    tekst: str
    setninger: tuple[str, ...]
    felt: str = ""
    """Name of the field for the explanation that is asked for."""
    hvorfor: str = ""
    adresse: str | None = None


@dataclass(frozen=True, kw_only=True)
class Innlimingsside(Lopsside):
    """The sheet: empty, with its preview, or with its outcome."""

    sti: str
    tilbake: str
    steg: str
    """`lim`, `se` or `ferdig`."""
    innlimt: str = ""
    slag: str = ""
    slagvalg: tuple[tuple[str, str], ...] = ()
    innsending: str = ""
    kolonner: tuple[str, ...] = ()
    ubrukte: tuple[str, ...] = ()
    rader: tuple[Visningsrad, ...] = ()
    klare: int = 0
    """Rows that are recorded on «Bekreft» as they stand."""
    bekreftes: int = 0
    oppsummert: str = ""
    advarsler: tuple[str, ...] = ()
    feilene: tuple[Feillinje, ...] = ()


def innliming(kall: Kall, lop: str) -> Innlimingsside:
    """The empty form."""
    bord = _bord(kall, lop)
    return _tom_side(kall, bord, steg="lim")


def les(kall: Kall, lop: str) -> Innlimingsside:
    """The preview; nothing is recorded before «Bekreft» is pressed."""
    bord = _bord(kall, lop)
    tekst, gjor = str(kall.felt.get("tekst", "")), str(kall.felt.get("gjor", "se"))
    if gjor == "endre":
        return replace(_tom_side(kall, bord, steg="lim"), innlimt=tekst)
    innlimt = les_innliming(tekst, kall.hus.kommuner, kall.moment.dag)
    slag = _slag(innlimt, str(kall.felt.get("slag", "")), bord)
    feil = _feil(kall, innlimt, slag)
    if feil or slag is None:
        linjer = tuple(Feillinje(setning, "felt-tekst") for setning in feil)
        side = _tom_side(kall, bord, steg="lim", status=FEIL_I_SKJEMA)
        return replace(side, innlimt=tekst, feilene=linjer)
    if gjor != "bekreft":
        return _forhandsvis(kall, bord, innlimt, slag, tekst)
    return _bekreft(kall, bord, innlimt, slag)


def _bord(kall: Kall, lop: str) -> Deltakerbord:
    krev_innsyn(kall, f"innforingslop:{lop}")
    bord = les_bord(kall, lop)
    if not bord.for_meg("registrer_kontakt"):
        raise IkkeAdgang(Rolle.INNFORINGSLEDER, Rolle.KONTAKTPERSON_EHELSE, Rolle.NETTVERKSRESSURS)
    return bord


def _slag(innlimt: Innlimt, valgt: str, bord: Deltakerbord) -> Slag | None:
    """What the sheet is about: what was chosen, else the first that its columns allow."""
    mulige = [s for s in innlimt.slag if s != "bruksstatus" or bord.innhold.losning is not None]
    return next((s for s in mulige if s == valgt), mulige[0] if mulige else None)


def _feil(kall: Kall, innlimt: Innlimt, slag: Slag | None) -> tuple[str, ...]:
    if not innlimt.rader:
        return (kall._("Lim inn overskriftene og minst én rad."),)
    feil = []
    if "kommune" not in innlimt.kolonner:
        feil.append(kall._("Fant ingen kolonne for kommune. Kall den «Kommune» eller «Kommunenr»."))
    if slag is None:
        feil.append(
            kall._("Fant ingen kolonne for svar, bruksstatus, kontakt eller neste kontakt.")
        )
    if innlimt.for_mange:
        setning = kall._("Lim inn høyst {n} rader om gangen.")
        feil.append(setning.format(n=kall.tall(FLEST)))
    return tuple(feil)


def _forhandsvis(
    kall: Kall, bord: Deltakerbord, innlimt: Innlimt, slag: Slag, tekst: str
) -> Innlimingsside:
    # another paste is another form: the ids of its commands are its own
    innsending = ny_innsending()
    dommer = dom(kall, bord, innlimt, slag, innsending)
    return replace(
        _tom_side(kall, bord, steg="se"),
        innlimt=tekst,
        slag=slag,
        slagvalg=tuple((s, _slagord(kall)[s]) for s in innlimt.slag),
        innsending=innsending,
        kolonner=tuple(h for k, h in innlimt.kolonner.items() if k != "kommune"),
        ubrukte=innlimt.ubrukte,
        rader=tuple(_rad(kall, innlimt, ett) for ett in dommer),
        klare=sum(ett.kode == OK for ett in dommer),
        bekreftes=sum(ett.kode == BEKREFT for ett in dommer),
        oppsummert=_oppsummert(kall, dommer),
        advarsler=tuple(_advarsler(kall, bord, dommer)),
    )


def _bekreft(kall: Kall, bord: Deltakerbord, innlimt: Innlimt, slag: Slag) -> Innlimingsside:
    hvorfor = {
        rad.nr: str(kall.felt.get(f"hvorfor.{rad.nr}", ""))[:LENGSTE_BEGRUNNELSE]
        for rad in innlimt.rader
    }
    dommer = dom(kall, bord, innlimt, slag, str(kall.felt.get("innsending", "")), hvorfor)
    sendes = [ett for ett in dommer if ett.onske is not None and ett.kode != SENDT]
    utfall = ta_hver(kall, (ett.onske for ett in sendes if ett.onske is not None))
    etter_rad = {ett.rad.nr: u for ett, u in zip(sendes, utfall, strict=True)}
    lagret = sum(u.lagret for u in utfall) + sum(ett.kode == SENDT for ett in dommer)
    setning = kall._("{lagret} av {alle} rader er registrert.")
    return replace(
        _tom_side(kall, bord, steg="ferdig"),
        slag=slag,
        kolonner=tuple(h for k, h in innlimt.kolonner.items() if k != "kommune"),
        rader=tuple(_rad(kall, innlimt, ett, etter_rad.get(ett.rad.nr)) for ett in dommer),
        oppsummert=setning.format(lagret=kall.tall(lagret), alle=kall.tall(len(dommer))),
    )


def _rad(kall: Kall, innlimt: Innlimt, ett: Dom, utfall: Utfall | None = None) -> Visningsrad:
    rad = ett.rad
    form, tekst, setninger = _FORM[ett.kode], _kodeord(kall)[ett.kode], ett.setninger
    if TILBAKE in ett.vilkar:
        tekst = kall._("Et trinn tilbake: bekreft")
    adresse = None
    if utfall is not None:
        setninger = utfall.setninger
        form = "ferdig" if utfall.lagret else "avvik"
        tekst = kall._("Registrert") if utfall.lagret else kall._("Ikke registrert")
        adresse = None if utfall.posisjon is None else kall.til(f"/hendelser/{utfall.posisjon}")
    spor = ett.kode == BEKREFT and utfall is None
    return Visningsrad(
        nr=rad.nr,
        kommune=rad.les("kommune") if rad.kommune is None else kall.kommunenavn(rad.kommune),
        celler=tuple(rad.les(k) for k in innlimt.kolonner if k != "kommune"),
        form=form,
        tekst=tekst,
        setninger=setninger,
        felt=f"hvorfor.{rad.nr}" if spor else "",
        hvorfor=rad.les("hvorfor"),
        adresse=adresse,
    )


def _kodeord(kall: Kall) -> Mapping[str, str]:
    return {
        OK: kall._("OK"),
        UENDRET: kall._("Uendret"),
        LIK: kall._("Lik en annen rad"),
        TOM: kall._("Ingenting å registrere"),
        SENDT: kall._("Registrert fra før"),
        UKJENT_KOMMUNE: kall._("Ukjent kommune"),
        IKKE_MED: kall._("Ikke med i løpet"),
        DOBBEL: kall._("To rader for samme kommune"),
        AVVIST: kall._("Kan ikke registreres"),
        BEKREFT: kall._("Må forklares: bekreft"),
    }


def _slagord(kall: Kall) -> Mapping[str, str]:
    """What each kind of paste takes for every row."""
    return {slag: kall.t(STEGENE[STEG[slag]].tekst) for slag in SLAG}


def _oppsummert(kall: Kall, dommer: tuple[Dom, ...]) -> str:
    ord_ = _kodeord(kall)
    antall = {kode: sum(ett.kode == kode for ett in dommer) for kode in ord_}
    return ", ".join(f"{ord_[kode]}: {kall.tall(n)}" for kode, n in antall.items() if n)


def _advarsler(kall: Kall, bord: Deltakerbord, dommer: tuple[Dom, ...]) -> Iterator[str]:
    """More yes than seats: the engine judges each row when it comes, so it is said before."""
    for pulje in bord.innhold.puljer:
        ja = sum(
            ett.onske.data.get("pulje") == pulje.nr and not ett.onske.data.get("venteliste")
            for ett in dommer
            if ett.kode == OK and ett.onske is not None and ett.onske.steg == "svar"
        )
        ledige = bord.ledige(pulje.nr)
        if ledige is not None and ja > ledige:
            setning = kall._("{ja} rader sier ja til pulje {nr}, som har {ledige} ledige plasser.")
            yield setning.format(ja=kall.tall(ja), nr=pulje.nr, ledige=kall.tall(ledige))


def _tom_side(kall: Kall, bord: Deltakerbord, *, steg: str, status: int = 200) -> Innlimingsside:
    """The page before anything is said of a sheet."""
    hode = lopshode(kall, bord.lop, "deltakere")
    tilbake = kall.til(f"/lop/{bord.lop}/deltakere")
    return Innlimingsside(
        tittel=kall._("Lim inn fra Excel"),
        smuler=(*hode.smuler, Lenke(hode.fane, tilbake)),
        hode=hode,
        status=status,
        feil=status == FEIL_I_SKJEMA,
        sti=kall.sti,
        tilbake=tilbake,
        steg=steg,
    )
