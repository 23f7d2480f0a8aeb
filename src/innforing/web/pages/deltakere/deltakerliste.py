"""The table of P-12b: one row for each kommune of a løp, and the filters over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.verdier import Aktivitetsomfang, Arsak, Svarstatus
from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.ibruktakelse.verdier import Belegg
from innforing.projections.deltakere.deltakere import LENGE
from innforing.projections.kartlegging import IKKE_KARTLAGT, UTEN_ARSAK
from innforing.web.heltall import les_heltall
from innforing.web.lister.celler import INGEN, dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.deltakere.deltakerbord import ETTER_START, FAST, Bordrad
from innforing.web.pages.lopet.lopsord import kodeord

if TYPE_CHECKING:
    from datetime import date

    from innforing.projections.deltakere.deltaker import Deltaker
    from innforing.web.kall import Kall
    from innforing.web.pages.deltakere.deltakerbord import Deltakerbord

Prove = Callable[[Bordrad], bool]
TOM: Final = "–"

UTVALG: Final[Mapping[str, Prove]] = {
    "ikke_svart": lambda rad: rad.ikke_svart,
    "under": lambda rad: rad.under_etter_start,
    "pilot": lambda rad: rad.fast_i_pilot,
    "stille": lambda rad: rad.stille,
    "forfalt": lambda rad: rad.forfalt,
    "ikke_kartlagt": lambda rad: rad.en.sporres and rad.arsak == IKKE_KARTLAGT,
    "sen": lambda rad: rad.en.sen_pulje is not None,
    "omtvistet": lambda rad: rad.en.omtvistet,
}
"""Code of a filter → whether a kommune is in it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What the address asks for."""

    utvalg: str
    svar: str
    pulje: int | None


def les_filter(sporring: Mapping[str, str]) -> Filter:
    """The filters of an address; what there is no such thing as is left out."""
    utvalg, svar, pulje = (sporring.get(navn, "") for navn in ("utvalg", "svar", "pulje"))
    kjente_svar = {str(s.value) for s in Svarstatus}
    return Filter(
        utvalg if utvalg in UTVALG else "",
        svar if svar in kjente_svar else "",
        les_heltall(pulje),
    )


def valgte(bord: Deltakerbord, filter_: Filter) -> tuple[Bordrad, ...]:
    """The kommuner that the filters leave."""
    prove = UTVALG.get(filter_.utvalg)
    return tuple(
        rad
        for rad in bord.rader
        if (prove is None or prove(rad))
        and (not filter_.svar or rad.en.status == filter_.svar)
        and (filter_.pulje is None or rad.en.gjelder(filter_.pulje))
    )


def utvalgsord(kall: Kall) -> dict[str, str]:
    """What the filters are called."""
    return {
        "ikke_svart": kall._("Ikke svart"),
        "under": kall._("Under tatt i bruk {n} dager etter start").format(n=ETTER_START),
        "pilot": kall._("Fast i pilotfasen"),
        "stille": kall._("Ikke hørt fra på {n} dager").format(n=LENGE),
        "forfalt": kall._("Oppfølging over tiden"),
        "ikke_kartlagt": kall._("Ikke kartlagt"),
        "sen": kall._("Har bedt om plass etter fristen"),
        "omtvistet": kall._("Bestrider et registrert svar"),
    }


def filterord(kall: Kall, filter_: Filter) -> dict[str, str]:
    """Parameter → the filter in words, of those that are on."""
    ut: dict[str, str] = {}
    if filter_.utvalg:
        ut["utvalg"] = utvalgsord(kall)[filter_.utvalg]
    if filter_.svar:
        ut["svar"] = kodeord(kall, Svarstatus, filter_.svar)
    if filter_.pulje is not None:
        ut["pulje"] = kall._("Pulje {nr}").format(nr=filter_.pulje)
    return ut


def lag_liste(kall: Kall, bord: Deltakerbord, rader: tuple[Bordrad, ...], filter_: Filter) -> Liste:
    """The rows that are left, with their columns."""
    skriver = _Skriver(kall, bord, _navnene(kall, rader))
    filtre = ", ".join(filterord(kall, filter_).values())
    return Liste(
        navn="deltakere",
        tittel=kall._("Kommunene i løpet"),
        kolonner=_kolonner(kall),
        rader=tuple(map(skriver.rad, rader)),
        tomt=kall._("Ingen treff") if bord.rader else kall._("Ingen kommuner er med ennå."),
        om=(
            (kall._("Løp"), bord.innhold.tittel or bord.lop),
            (kall._("Filter"), filtre or kall._("Ingen")),
        ),
    )


def _navnene(kall: Kall, rader: tuple[Bordrad, ...]) -> dict[str, str]:
    """Person id → name, of everybody in the rows, in one question."""
    ider = {person for rad in rader for person in lokale_ledere(rad.en)}
    return dict.fromkeys(ider, "") | kall.hus.personer.navn_mange(ider)


def _kolonner(kall: Kall) -> tuple[Kolonne, ...]:
    lenge = kall._("Siste kontakt eller svar. Tomt for dem vi ikke spør mer.")
    return (
        Kolonne("kommune", kall._("Kommune")),
        Kolonne("svar", kall._("Svar")),
        Kolonne("pulje", kall._("Pulje"), "tall"),
        Kolonne("kartlegging", kall._("Kartlegging"), om=_om_kartlegging(kall)),
        Kolonne("lokal_leder", kall._("Lokal leder")),
        Kolonne("forankring_helse", kall._("Forankring helse"), "dato"),
        Kolonne("forankring_oppvekst", kall._("Forankring oppvekst"), "dato"),
        Kolonne("felles", kall._("Felles aktiviteter"), "tall"),
        Kolonne("lokale", kall._("Lokale aktiviteter"), "tall", _om_lokale(kall)),
        Kolonne("bruk", kall._("Bruk")),
        Kolonne("bruk_fra", kall._("Bruk fra"), "dato"),
        Kolonne("belegg", kall._("Bygger på")),
        Kolonne("siste_kontakt", kall._("Siste kontakt"), "dato"),
        Kolonne("hort", kall._("Ikke hørt fra siden"), "dato", lenge),
        Kolonne("neste", kall._("Neste oppfølging"), "dato"),
    )


def _om_kartlegging(kall: Kall) -> str:
    return kall._("Hvorfor løsningen ikke er innført, slik kommunen har svart.")


def _om_lokale(kall: Kall) -> str:
    return kall._("Det kommunen gjør selv, og skreddersøm for den alene.")


@dataclass(frozen=True)
class _Skriver:
    """Writes rows."""

    kall: Kall
    bord: Deltakerbord
    navn: Mapping[str, str]
    """Of the people in them, fetched all at once."""

    def rad(self, rad: Bordrad) -> Rad:
        en = rad.en
        return Rad(
            celler=(
                Celle(rad.navn, rad.navn),
                self._svar(en),
                self._pulje(en),
                tekstcelle(arsaksord(self.kall, rad.arsak)),
                tekstcelle(", ".join(self.navn[p] for p in lokale_ledere(en))),
                self._dato(en.forankring.get(str(Sektor.HELSE.value))),
                self._dato(en.forankring.get(str(Sektor.OPPVEKST.value))),
                self._antall(en, Aktivitetsomfang.FELLES),
                self._antall(en, Aktivitetsomfang.LOKAL, Aktivitetsomfang.SKREDDERSOM),
                *self._bruk(rad),
                self._dato(en.siste_kontakt),
                self._hort(rad),
                self._neste(rad),
            ),
            nokkel=en.kommune,
            lenke=self.kall.til(f"/lop/{self.bord.lop}/deltakere/{en.kommune}"),
        )

    def _svar(self, en: Deltaker) -> Celle:
        tekst = svarord(self.kall, en)
        return Celle(en.status, tekst, status=en.status or "aktuell", sorter=tekst)

    def _pulje(self, en: Deltaker) -> Celle:
        if en.pulje is None:
            return INGEN
        if en.plass is None or en.plass.i_koen is None:
            return Celle(en.pulje, str(en.pulje))
        tekst = self.kall._("{pulje}, nr. {nr} i køen")
        return Celle(en.pulje, tekst.format(pulje=en.pulje, nr=en.plass.i_koen))

    def _bruk(self, rad: Bordrad) -> tuple[Celle, Celle, Celle]:
        if rad.trinn is None:
            ukjent = Celle(None, self.kall._("Ukjent"), status="vet_ikke")
            return (ukjent, INGEN, INGEN)
        status, kall = rad.trinn.status, self.kall
        kode = str(status.value)
        return (
            Celle(kode, kall.t(status.tekst), status=kode, sorter=float(status.trinn)),
            self._dato(rad.trinn.fra),
            tekstcelle(kodeord(kall, Belegg, rad.trinn.belegg)),
        )

    def _hort(self, rad: Bordrad) -> Celle:
        """A kommune that said no is asked for nothing more (K-161)."""
        if not rad.en.sporres:
            return INGEN
        status = "varsel" if rad.stille else None
        if rad.hort is None:
            return Celle(None, self.kall._("Aldri"), status=status)
        return Celle(rad.hort, self.kall.dato(rad.hort), status=status)

    def _neste(self, rad: Bordrad) -> Celle:
        if rad.en.neste is None or not rad.en.sporres:
            return INGEN
        status = "varsel" if rad.forfalt else None
        return Celle(rad.en.neste, self.kall.dato(rad.en.neste), status=status)

    def _antall(self, en: Deltaker, *omfang: Aktivitetsomfang) -> Celle:
        antall = sum(en.aktiviteter.get(str(o.value), 0) for o in omfang)
        return Celle(antall, self.kall.tall(antall))

    def _dato(self, dag: date | None) -> Celle:
        return dagcelle(self.kall, dag)


def svarord(kall: Kall, en: Deltaker) -> str:
    """The answer in words, with what a leader must know of how it came about."""
    tekst = kodeord(kall, Svarstatus, en.status or str(Svarstatus.AKTUELL.value))
    if en.omtvistet:
        return kall._("{svar} (kommunen bestrider det som var registrert)").format(svar=tekst)
    if en.sen_pulje is not None:
        ord_ = kall._("{svar} (har bedt om plass i pulje {nr} etter fristen)")
        return ord_.format(svar=tekst, nr=en.sen_pulje)
    return kall._("{svar} (registrert av andre)").format(svar=tekst) if en.fort_av_andre else tekst


def arsaksord(kall: Kall, arsak: str) -> str:
    """A reason of the kartlegging in words; nothing when nobody has asked."""
    if arsak == IKKE_KARTLAGT:
        return ""
    return kall._("Svart på temaene") if arsak == UTEN_ARSAK else kodeord(kall, Arsak, arsak)


def lokale_ledere(en: Deltaker) -> tuple[str, ...]:
    """Person ids of those who own the change in the kommune, else of whom to turn to there."""
    eiere = tuple(dict.fromkeys(en.endringseiere.values()))
    return eiere or (() if en.kontaktperson is None else (en.kontaktperson,))


def filterforklaring(kall: Kall) -> tuple[tuple[str, str], ...]:
    """What the filters that count days mean."""
    ord_ = utvalgsord(kall)
    under = kall._("Påmeldt i en pulje som har begynt, og ikke meldt «Tatt i bruk» eller høyere.")
    pilot = kall._("«Teknisk innført» i {n} dager eller mer.").format(n=FAST)
    stille = kall._("Verken kontakt eller svar på {n} dager. De som har takket nei, er ikke med.")
    return (
        (ord_["under"], under),
        (ord_["pilot"], pilot),
        (ord_["stille"], stille.format(n=LENGE)),
    )
