"""P-01 Innlogging og rollevalg: get in, and know who you act as.

The demo lets a reader choose among its people, on loopback only; providers of identity come later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.organ.organ import Organ
from innforing.projections.lopsoversikt.lopsoversikt import oversikt
from innforing.web.adresser import lokal, videre
from innforing.web.gjenopptak import BAR, bares, rommes, skrevet
from innforing.web.innlogging import SPRAKKAKE, Flate, Verv, alle_verv, flate_for, meny_for
from innforing.web.innlogging import logg_inn as som
from innforing.web.kall import IkkeAdgang, UgyldigForesporsel
from innforing.web.side import Side
from innforing.web.sprak import SPRAKENE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from innforing.web.kall import Kall

INNLOGGINGEN: Final = "/innlogging"
SEND_VIDERE: Final = 307
"""The same form, to another address."""
VALGT: Final = "som"
"""The office chosen on a page that carries a form: person, role and body."""
VIST: Final = 30
"""People in the list of a search."""
IKKE_INNE: Final = 403
"""HTTP status of a form that waits for somebody to sign in."""
ET_AR: Final = 365 * 24 * 3600
FREMST: Final = (Flate.KOORDINERING, Flate.LEDER, Flate.KOMMUNE, Flate.REVISOR)
"""The four to be, one of each, on the first page."""
GRUPPEN: Final = "koordineringsgruppen"
APNE: Final = {str(t.value) for t in (LopTilstand.PAMELDING, LopTilstand.GJENNOMFORING)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Valg:
    """An office that can be chosen."""

    person: str
    rolle: str
    organ: str
    navn: str
    rolletekst: str
    organnavn: str
    flate: str
    her: bool = False


@dataclass(frozen=True, kw_only=True)
class Innloggingsside(Side):
    """Who one may be."""

    demo: bool
    fremst: tuple[Valg, ...]
    sok: str
    treff: tuple[Valg, ...]
    flere: int
    """Hits that are not shown."""
    til: str
    bares: tuple[tuple[str, str], ...] = ()
    """Fields of the form that was sent too late, to come along."""
    for_stort: bool = False
    """Whether that form is too big to come along."""


@dataclass(frozen=True, kw_only=True)
class Igjenside(Side):
    """A form that was carried through the signing in, to be sent again."""

    handling: str
    skjult: tuple[tuple[str, str], ...]
    skrevet: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Rolleside(Side):
    """The offices of the one who is signed in."""

    verv: tuple[Valg, ...]
    til: str


def innlogging(kall: Kall) -> Side:
    """Choose whom to be."""
    return _velg(kall, kall.sporring.get("sok", ""), lokal(kall.sporring.get("til")))


def bar_med(kall: Kall) -> Side:
    """The same, for somebody who sent a form and was signed in no more: the form comes along."""
    par = bares(kall)
    far_plass = rommes(par)
    felt = kall.felter()
    til = felt.get("til") if kall.sti == INNLOGGINGEN else kall.adresse
    return replace(
        _velg(kall, felt.get("sok", "") if kall.sti == INNLOGGINGEN else "", lokal(til)),
        bares=par if far_plass else (),
        for_stort=not far_plass,
        status=IKKE_INNE,
    )


def igjen(kall: Kall) -> Side:
    """What was filled in before the session was over, ready to be sent."""
    return Igjenside(
        tittel=kall._("Send inn skjemaet på nytt"),
        handling=kall.adresse,
        skjult=tuple((navn, str(verdi)) for navn, verdi in kall.felt.multi_items()),
        skrevet=skrevet(kall),
    )


def _velg(kall: Kall, sokt: str, til: str) -> Innloggingsside:
    alle_ = tuple(alle_verv(kall.hus, kall.na)) if _demo(kall) else ()
    kall.hent_navn(verv.person for verv in alle_)
    alle = tuple(_valg(kall, verv) for verv in alle_)
    sok = sokt.strip()
    treff = tuple(v for v in alle if sok and _treffer(v, sok))
    return Innloggingsside(
        tittel=kall._("Logg inn"),
        demo=_demo(kall),
        fremst=tuple(_fremst(kall, alle)) if alle else (),
        sok=sok,
        treff=treff[:VIST],
        flere=max(0, len(treff) - VIST),
        til=til,
    )


def _demo(kall: Kall) -> bool:
    return kall.demo_innlogging


def _fremst(kall: Kall, alle: Sequence[Valg]) -> Iterator[Valg]:
    """One for each kind of page; who leads a løp that runs, or is asked by one, goes first."""
    with kall.sight("lopsoversikt") as sight:
        apne = [rad for rad in oversikt(sight) if rad.tilstand in APNE]
    ledere = {person for rad in apne for person, _ in rad.ledere}
    spurt = {f"kommune-{k}" for rad in apne for k in _kommuner(kall, rad.lop)}
    for flate in FREMST:
        egne = [v for v in alle if v.flate == flate.value]
        beste = [v for v in egne if v.person in ledere or v.organ in {*spurt, GRUPPEN}]
        yield from (beste or egne)[:1]


def _kommuner(kall: Kall, lop: str) -> tuple[str, ...]:
    return tuple(strom.rpartition(":")[2] for strom in kall.leser.under(f"deltakelse:{lop}:"))


def _valg(kall: Kall, verv: Verv) -> Valg:
    organ = kall.hus.levende.aggregat(f"organ:{verv.organ}")
    organtype = organ.organtype if isinstance(organ, Organ) else None
    meg = None if kall.jeg is None else kall.jeg.aktor
    return Valg(
        person=verv.person,
        rolle=str(verv.rolle.value),
        organ=verv.organ,
        navn=kall.navn(verv.person),
        rolletekst=kall.t(verv.rolle.tekst),
        organnavn=kall.organnavn(verv.organ),
        flate=Flate.LESER.value if organtype is None else flate_for(verv.rolle, organtype).value,
        her=meg is not None and (meg.person, meg.rolle, meg.organ) == tuple(verv),
    )


def _treffer(valg: Valg, sok: str) -> bool:
    hoy = f"{valg.navn} {valg.rolletekst} {valg.organnavn} {valg.organ}".casefold()
    return all(ledd in hoy for ledd in sok.casefold().split())


def logg_inn(kall: Kall) -> Side | Response:
    """Be somebody of the demo; a form that comes along is sent on to where it was going."""
    if not _demo(kall):
        raise IkkeAdgang
    felt = kall.felter()
    if not any(navn.startswith(BAR) for navn in felt):
        return _inn(kall, _valgt(kall, felt.get("person", ""), felt))
    if VALGT not in felt:
        return bar_med(kall)
    person, _, kontor = felt[VALGT].partition(" ")
    rolle_, _, organ = kontor.partition(" ")
    svar = _inn(kall, _valgt(kall, person, {"rolle": rolle_, "organ": organ}))
    svar.status_code = SEND_VIDERE
    return svar


def _valgt(kall: Kall, person: str, felt: Mapping[str, str]) -> Verv:
    for verv in alle_verv(kall.hus, kall.na):
        if (verv.person, verv.rolle.value, verv.organ) == (
            person,
            felt.get("rolle"),
            felt.get("organ"),
        ):
            return verv
    raise UgyldigForesporsel(kall._("Rollen finnes ikke lenger. Velg en annen."))


def _inn(kall: Kall, verv: Verv) -> Response:
    jeg = som(kall.hus, verv, kall.na, kall.sprak)
    til = lokal(kall.felter().get("til"), ellers="")
    svar = videre(til if til not in ("", "/") else meny_for(jeg)[0])
    kall.okter.sett(svar, verv)
    return svar


def logg_ut(kall: Kall) -> Response:
    """End the session at once."""
    svar = videre("/innlogging")
    kall.okter.avslutt(svar)
    return svar


def rolle(kall: Kall) -> Side:
    """Choose which of one's offices to act in."""
    return Rolleside(
        tittel=kall._("Velg rolle"),
        verv=tuple(_valg(kall, v) for v in alle_verv(kall.hus, kall.na) if _mitt(kall, v)),
        til=lokal(kall.sporring.get("til")),
    )


def _mitt(kall: Kall, verv: Verv) -> bool:
    return kall.jeg is not None and kall.jeg.aktor.person == verv.person


def velg_rolle(kall: Kall) -> Response:
    """Act in another of one's own offices."""
    person = "" if kall.jeg is None else kall.jeg.aktor.person or ""
    return _inn(kall, _valgt(kall, person, kall.felter()))


def velg_sprak(kall: Kall) -> Response:
    """Read the pages in another language; remembered for a year."""
    sprak = kall.felter().get("sprak")
    if sprak not in SPRAKENE:
        raise UgyldigForesporsel(kall._("Språket finnes ikke. Velg bokmål, nynorsk eller engelsk."))
    svar = videre(lokal(kall.felter().get("til")))
    svar.set_cookie(
        SPRAKKAKE, sprak, max_age=ET_AR, secure=True, httponly=True, samesite="lax", path="/"
    )
    return svar
