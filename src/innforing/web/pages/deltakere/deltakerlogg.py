"""What has happened with one kommune in one løp: contact, mapping and follow-up, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.application.replay import Utsnitt
from innforing.application.revisjonsspor import spor_av
from innforing.domain.deltakelse.verdier import Arsak, Kanal
from innforing.projections.oppfolging.oppfolging import FORFALT, UTFORT, oppfolginger
from innforing.web.innsyn import som_leseren_ser
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.revisjon.hendelsesord import hvem

if TYPE_CHECKING:
    from innforing.application.revisjonsspor import Sporlinje
    from innforing.web.kall import Kall

_KONTAKT: Final = "KontaktRegistrert"
_KARTLEGGING: Final = "KartleggingRegistrert"
_SVAR: Final = frozenset(
    ("KommunePameldt", "KommuneSattPaVenteliste", "KommuneTakketNei", "KommuneTrakkSeg")
)


@dataclass(frozen=True, slots=True)
class Loggpost:
    """One line of the log."""

    dag: str
    tekst: str
    hvem: str
    notat: str
    adresse: str
    """Where the event is shown."""


@dataclass(frozen=True, slots=True)
class Oppfolgingspost:
    """One follow-up."""

    id: str
    dag: str
    tema: str
    stand: str
    kode: str
    funn: str
    gjor: str | None
    """Where it is registered as done, for those who may."""


@dataclass(frozen=True, slots=True)
class Logg:
    """All of it."""

    kontakt: tuple[Loggpost, ...]
    kartlegging: tuple[Loggpost, ...]
    svar: tuple[Loggpost, ...]
    """Every answer that was given or entered, with where it is found."""


def les_logg(kall: Kall, strom: str) -> Logg:
    """The log of one deltakelse, at the moment of the page."""
    kjent, per = kall.moment.kjent, kall.moment.per if kall.spolt else None
    posisjon = kall.hus.reader.last()[0] if kjent is None else kjent
    linjer = som_leseren_ser(kall, spor_av(kall.hus, strom, Utsnitt(posisjon, per)))[::-1]
    return Logg(
        kontakt=tuple(_kontakt(kall, ett) for ett in linjer if ett.hendelse == _KONTAKT),
        kartlegging=tuple(
            _kartlegging(kall, ett) for ett in linjer if ett.hendelse == _KARTLEGGING
        ),
        svar=tuple(_svar(kall, ett) for ett in linjer if ett.hendelse in _SVAR),
    )


def _kontakt(kall: Kall, linje: Sporlinje) -> Loggpost:
    kanal = kodeord(kall, Kanal, _ord(linje.innhold, "kanal"))
    return _post(kall, linje, _dag(linje.innhold, "dato"), kanal, _ord(linje.innhold, "notat"))


def _kartlegging(kall: Kall, linje: Sporlinje) -> Loggpost:
    kode = _ord(linje.innhold, "arsak")
    tekst = kodeord(kall, Arsak, kode) if kode else kall._("Svart på temaene")
    return _post(kall, linje, _dag(linje.innhold, "dato"), tekst, _ord(linje.innhold, "utdyping"))


def _svar(kall: Kall, linje: Sporlinje) -> Loggpost:
    tekst = "" if linje.tekst is None else kall.t(linje.tekst)
    return _post(kall, linje, None, tekst, _ord(linje.innhold, "referanse"))


def _post(kall: Kall, linje: Sporlinje, dag: date | None, tekst: str, notat: str) -> Loggpost:
    gjelder = linje.gjelder or linje.registrert
    return Loggpost(
        dag=kall.dato(gjelder if dag is None else dag),
        tekst=tekst,
        hvem=hvem(kall, linje.person, linje.rolle, linje.organ),
        notat=notat,
        adresse=kall.til(f"/hendelser/{linje.posisjon}"),
    )


def _ord(innhold: Mapping[str, object], navn: str) -> str:
    """A text of an event; what was sealed has been opened, erased texts say so."""
    verdi = innhold.get(navn)
    if isinstance(verdi, Mapping):
        verdi = verdi.get("tekst")
    return str(verdi) if verdi else ""


def _dag(innhold: Mapping[str, object], navn: str) -> date | None:
    verdi = innhold.get(navn)
    return date.fromisoformat(str(verdi)) if verdi else None


def les_oppfolginger(
    kall: Kall, lop: str, kommune: str, *, kan_gjores: bool
) -> tuple[Oppfolgingspost, ...]:
    """The follow-ups of one kommune, the open ones first."""
    with kall.sight("oppfolging") as sight:
        alle = oppfolginger(sight, lop=lop, kommune=kommune)
    tekster = kall.hus.fritekster.les_mange(t for o in alle for t in (o.tema, o.funn) if t)
    ord_ = {FORFALT: kall._("Over tiden"), UTFORT: kall._("Gjort")}
    kode = {FORFALT: "varsel", UTFORT: "ferdig"}
    sti = f"/steg/registrer_oppfolging/deltakelse:{lop}:{kommune}"
    return tuple(
        Oppfolgingspost(
            id=o.id,
            dag="" if (dag := o.gjort or o.frist) is None else kall.dato(dag),
            tema=tekster.get(o.tema or "", ""),
            stand=ord_.get(o.stand, kall._("Planlagt")),
            kode=kode.get(o.stand, "planlagt"),
            funn=tekster.get(o.funn or "", ""),
            gjor=kall.til(sti, **{"forhand.id": o.id, "tilbake": kall.adresse})
            if kan_gjores and o.stand != UTFORT
            else None,
        )
        for o in sorted(alle, key=lambda o: (o.stand == UTFORT, o.frist or o.gjort or date.max))
    )
