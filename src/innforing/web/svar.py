"""From a page to an answer: who may see it, what went wrong, and the list that is downloaded."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import structlog
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from innforing.application.innsynslogg import InnsynNede
from innforing.application.moment import UtenforLoggen
from innforing.application.tidspunkt import UgyldigTidspunkt
from innforing.projections.readside import NotBuilt
from innforing.projections.sight import OutsideTheLog
from innforing.web.adresser import videre
from innforing.web.folsomme import FOLSOMME
from innforing.web.gjenopptak import baret
from innforing.web.innlogging import ALLE, Flate
from innforing.web.innsynsvakt import LAST_NED, slipp
from innforing.web.kall import IkkeAdgang, IkkeFunnet, UgyldigForesporsel
from innforing.web.lagringsfeil import lagringsord
from innforing.web.lister import nedlasting
from innforing.web.lister.filrader import Opphav
from innforing.web.maler import tegn
from innforing.web.pages.innlogging import INNLOGGINGEN, bar_med, igjen
from innforing.web.ramme import ramme_for, vent_pa_eget
from innforing.web.side import BORTE, Side
from innforing.web.skjema.skjemalesing import VIS

if TYPE_CHECKING:
    from collections.abc import Callable

    from innforing.application.innsynsord import Folsomt
    from innforing.web.kall import Kall

    Sidefunksjon = Callable[..., Side | Response]

VENTET = (
    IkkeFunnet,
    IkkeAdgang,
    UgyldigForesporsel,
    UgyldigTidspunkt,
    UtenforLoggen,
    NotBuilt,
    OutsideTheLog,
    InnsynNede,
)
"""What a reader may meet on an ordinary day."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Rute:
    """One row of the table: address, page, template, and who may see it."""

    sti: str
    side: Sidefunksjon
    mal: str
    hvem: frozenset[Flate] = ALLE
    metode: str = "GET"
    levende: bool = True
    """Whether it follows the log."""
    tegner_om: bool = False
    """Whether its form can be drawn as it was filled in, and nothing taken."""

    @property
    def innsyn(self) -> Folsomt | None:
        """Why it leaves a row in the innsynslogg; every file does, whatever the page."""
        return FOLSOMME.get(self.sti)


@dataclass(frozen=True, kw_only=True)
class Feilside(Side):
    """What went wrong, in whole sentences, and what to do."""

    setninger: tuple[str, ...]
    hendelse: str = ""
    """The id to give to those who run the system."""


def svar_pa(rute: Rute, kall: Kall, parametre: dict[str, str]) -> Response:
    """The answer to one request, whatever happens in the page."""
    try:
        return _svar(rute, kall, parametre)
    except VENTET as feil:
        return tegn_side(kall, _ventet(kall, feil), "feil.html", levende=False)
    except HTTPException:
        raise
    except Exception as feil:  # noqa: BLE001 - a fault of ours gets a number, and a page
        return tegn_side(kall, _uventet(kall, feil), "feil.html", levende=False)


def _svar(rute: Rute, kall: Kall, parametre: dict[str, str]) -> Response:
    if kall.jeg is None and Flate.UTEN not in rute.hvem:
        return til_innlogging(kall) if rute.metode == "GET" else _logg_inn_forst(kall)
    if kall.jeg is not None and kall.jeg.flate not in rute.hvem:
        raise IkkeAdgang
    if kall.feil is not None:
        raise kall.feil
    vent_pa_eget(kall)
    sendt = baret(kall) if rute.metode == "POST" and kall.jeg is not None else None
    if sendt is not None and rute.sti != INNLOGGINGEN:
        return _vis_igjen(rute, sendt, parametre)
    return _svaret(rute, kall, parametre)


def _svaret(rute: Rute, kall: Kall, parametre: dict[str, str]) -> Response:
    """What the page gives, once it is written down who is shown it."""
    svar = _tegnet(rute, kall, rute.side(kall, **parametre))
    return slipp(rute, kall, parametre, svar)


def _tegnet(rute: Rute, kall: Kall, svar: Side | Response) -> Response:
    """What the page gave, as an answer: a response of its own, a list as a file, or the page."""
    if isinstance(svar, Response):
        return svar
    if LAST_NED not in kall.sporring:
        return tegn_side(kall, svar, rute.mal, levende=rute.levende)
    fil = nedlasting.svar(svar.lister, kall, _opphav(kall))
    if fil is None:
        raise IkkeFunnet
    return fil


def _opphav(kall: Kall) -> Opphav:
    """What a file says of where it comes from."""
    kjent = kall.moment.kjent
    posisjon = kall.lesesiden.position() if kjent is None else kjent
    return Opphav(kall.moment.dag, kall.na, posisjon, kall._)


def _logg_inn_forst(kall: Kall) -> Response:
    """A form from somebody who is signed in no more: it comes along through the signing in."""
    return tegn_side(kall, bar_med(kall), "innlogging.html", levende=False)


def _vis_igjen(rute: Rute, kall: Kall, parametre: dict[str, str]) -> Response:
    """The form that was carried, filled in as it was; nothing is taken until it is sent again."""
    if rute.tegner_om:
        felt = [*kall.felt.multi_items(), (VIS, "ja")]
        vist = replace(kall, felt=FormData(felt))
        return _svaret(rute, vist, parametre)
    return tegn_side(kall, igjen(kall), "skjema_igjen.html", levende=False)


def til_innlogging(kall: Kall) -> Response:
    """Sign in, and come back to the same address."""
    return videre(f"/innlogging?{urlencode({'til': kall.adresse})}")


def tegn_side(kall: Kall, side: Side, mal: str, *, levende: bool) -> Response:
    """The page in its layout."""
    ramme = ramme_for(kall, side, levende=levende)
    return HTMLResponse(tegn(mal, side=side, ramme=ramme, sprak=kall.sprak), side.status)


def feil_utenfor(kall: Kall, status: int) -> Response:
    """The page of an answer that no route gave."""
    setninger = {
        404: kall._("Siden finnes ikke, eller du har ikke tilgang til den."),
        405: kall._("Denne adressen tar ikke imot skjemaer."),
        413: kall._("Skjemaet er større enn 1 MiB. Del det opp."),
        415: kall._("Skjemaet har et format vi ikke leser."),
    }
    side = Feilside(
        tittel=kall._("Finner ikke siden") if status == BORTE else kall._("Noe gikk galt"),
        setninger=(setninger.get(status, kall._("Forespørselen kan ikke leses.")),),
        status=status,
    )
    return tegn_side(kall, side, "feil.html", levende=False)


def _ventet(kall: Kall, feil: Exception) -> Feilside:
    """The page of a refusal that belongs to the day."""
    if isinstance(feil, IkkeFunnet):
        setning = kall._("Siden finnes ikke, eller du har ikke tilgang til den.")
        return Feilside(tittel=kall._("Finner ikke siden"), setninger=(setning,), status=BORTE)
    if isinstance(feil, IkkeAdgang) and kall.spolt and kall.feil is None:
        setning = kall._("Du ser siden slik den var. Gå til nå for å gjøre noe her.")
        return Feilside(tittel=kall._("Her skjer ting bare nå"), setninger=(setning,), status=403)
    if isinstance(feil, IkkeAdgang):
        return Feilside(
            tittel=kall._("Du har ikke tilgang til denne siden"),
            setninger=(*_for_hvem(kall, feil), _be_om_tilgang(kall)),
            status=403,
        )
    if isinstance(feil, NotBuilt):
        setning = kall._("Tallene bygges for første gang. Prøv igjen om et øyeblikk.")
        return Feilside(tittel=kall._("Ikke klar ennå"), setninger=(setning,), status=503)
    if isinstance(feil, InnsynNede):
        log.error("innsynslogg_nede", feil=str(feil))
        return _uten_innsynslogg(kall)
    setninger = _ugyldig(kall, feil)
    return Feilside(tittel=kall._("Det kan vi ikke vise"), setninger=setninger, status=400)


def _uten_innsynslogg(kall: Kall) -> Feilside:
    """Nothing is shown that it cannot be written down who saw."""
    return Feilside(
        tittel=kall._("Siden kan ikke vises nå"),
        setninger=(
            kall._("Vi skriver ned hvem som ser disse opplysningene. Det gikk ikke nå."),
            kall._("Derfor er ingenting vist. Prøv igjen om et øyeblikk."),
        ),
        status=503,
    )


def _ugyldig(kall: Kall, feil: Exception) -> tuple[str, ...]:
    """What is wrong with the address, and what it could have been."""
    if isinstance(feil, UtenforLoggen):
        setning = kall._("Loggen kan svare for {forste} til {siste}. Velg en dag mellom dem.")
        return (setning.format(forste=kall.dato(feil.forste), siste=kall.dato(feil.siste)),)
    if isinstance(feil, UgyldigTidspunkt):
        return (kall._("Skriv tidspunktet som 2024-03-01, eller som 2024-03-01T14:00."),)
    if isinstance(feil, OutsideTheLog):
        return (kall._("Tallene er ikke kommet så langt ennå. Prøv igjen om et øyeblikk."),)
    return feil.feil if isinstance(feil, UgyldigForesporsel) else ()


def _for_hvem(kall: Kall, feil: IkkeAdgang) -> tuple[str, ...]:
    if not feil.roller:
        return ()
    roller = ", ".join(kall.t(rolle.tekst) for rolle in feil.roller)
    return (kall._("Siden er for rollen: {roller}.").format(roller=roller),)


def _be_om_tilgang(kall: Kall) -> str:
    return kall._("Be organet ditt eller KS om en rolle som har tilgang, eller bytt rolle.")


def _uventet(kall: Kall, feil: Exception) -> Feilside:
    """A fault of ours: the log did not take it, or nothing was saved and it has a number."""
    lagring = lagringsord(kall, feil)
    if lagring is not None:
        log.error("ikke_lagret", sti=kall.sti, feil=type(feil).__name__, status=lagring.status)
        return Feilside(**lagring._asdict())
    hendelse = uuid.uuid4().hex[:12]
    log.error("uventet_feil", hendelse=hendelse, sti=kall.sti, feil=type(feil).__name__)
    log.debug("uventet_feil_spor", hendelse=hendelse, exc_info=feil)
    return Feilside(
        tittel=kall._("Noe gikk galt"),
        setninger=(
            kall._("Feilen er vår. Det du sendte inn nå, er ikke lagret."),
            kall._("Gå tilbake og prøv igjen. Skjemaet står slik du fylte det ut."),
        ),
        status=500,
        hendelse=hendelse,
    )
