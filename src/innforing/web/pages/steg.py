"""Any step on any stream: what it does, what is missing, its form, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import RedirectResponse, Response

from innforing.application.kommando import Avvist, Flyttet, Gjort, UgyldigKommando
from innforing.domain.grunnmur.aktor import Rolle
from innforing.eventlog.errors import CommandReused
from innforing.web.adresser import lokal, videre
from innforing.web.kall import IkkeAdgang, UgyldigForesporsel
from innforing.web.side import FEIL_I_SKJEMA, FLYTTET, Side
from innforing.web.skjema.innsending import les_innsending, med_kvittering, prov, setninger, ta
from innforing.web.skjema.oppsummert import oppsummert
from innforing.web.skjema.skjemalesing import UkjentFelt, les_skjema
from innforing.web.skjema.stegsted import Endring, Sted, StegSide, hjem, sted_for

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import LoggfortHendelse
    from innforing.domain.grunnmur.aktor import Aktor
    from innforing.web.kall import Kall
    from innforing.web.skjema.innsending import Innsending

FORHAND: Final = "forhand."
"""Before the name of a field in the address: what it is filled in with."""


def steg(kall: Kall, *, trigger: str, strom: str) -> Side | Response:
    """The step before it is taken; `forhand.FIELD=` fills in, `tilbake=` is where it leads."""
    sted = sted_for(kall, trigger, strom)
    forhand = {
        navn.removeprefix(FORHAND): kall.flere(navn)
        for navn in kall.sporring
        if navn.startswith(FORHAND)
    }
    try:
        data, _ = les_skjema(forhand, trigger)
    except UkjentFelt as feil:
        raise UgyldigForesporsel(_ukjente(kall, feil)) from None
    return sted.side(lokal(kall.sporring.get("tilbake"), hjem(strom)), data=data)


def ta_steg(kall: Kall, *, trigger: str, strom: str) -> Side | Response:
    """Take the step: on to the page that shows it, or the same form again with what is wrong."""
    sted = sted_for(kall, trigger, strom)
    if kall.jeg is None:
        raise IkkeAdgang
    try:
        sendt = les_innsending(kall, trigger)
    except UkjentFelt as feil:
        return sted.side(hjem(strom), data={}, feil={"": (_ukjente(kall, feil),)})
    tilbake = lokal(sendt.ekstra.tilbake, hjem(strom))
    if sendt.ekstra.tegner_om or sendt.feil:
        return sted.side(tilbake, data=sendt.data, ekstra=sendt.ekstra, feil=sendt.feil)
    if sendt.ekstra.se_over:
        return _se_over(sted, tilbake, sendt, aktor=kall.jeg.aktor)
    return _forsok(sted, tilbake, sendt, aktor=kall.jeg.aktor)


def _se_over(sted: Sted, tilbake: str, sendt: Innsending, *, aktor: Aktor) -> StegSide:
    """The answers in words, with what stands in their way; they are sent from there, or changed."""
    kall = sted.kall
    side = sted.side(tilbake, data=sendt.data, ekstra=sendt.ekstra)
    if side.skjema is None:
        return side
    try:
        avvisning = prov(kall, sted.trigger, sted.strom, sendt, aktor=aktor)
    except UgyldigKommando as feil:
        return _ugyldig(sted, tilbake, sendt, setninger(kall, feil))
    return replace(
        side,
        tittel=kall._("Se over: {steg}").format(steg=side.tittel),
        pa_plass=() if avvisning is None else sted.punkter(avvisning.sperrer),
        oppsummert=oppsummert(kall, side.skjema, sendt.data, sendt.ekstra),
    )


def _forsok(
    sted: Sted, tilbake: str, sendt: Innsending, *, aktor: Aktor
) -> StegSide | RedirectResponse:
    """What the engine answers, as a page."""
    kall = sted.kall
    try:
        svar = ta(kall, sted.trigger, sted.strom, sendt, aktor=aktor)
    except UgyldigKommando as feil:
        return _ugyldig(sted, tilbake, sendt, setninger(kall, feil))
    except CommandReused:
        return _brukt(sted, tilbake, sendt)
    if isinstance(svar, Gjort):
        return videre(med_kvittering(tilbake, svar.posisjon))
    if isinstance(svar, Avvist):
        return _avvist(sted, tilbake, sendt, svar)
    return _flyttet(sted, tilbake, sendt, svar)


def _ugyldig(sted: Sted, tilbake: str, sendt: Innsending, feil: tuple[str, ...]) -> StegSide:
    nytt = replace(sendt.ekstra, kommando="")
    return sted.side(tilbake, data=sendt.data, ekstra=nytt, feil={"": feil})


def _brukt(sted: Sted, tilbake: str, sendt: Innsending) -> StegSide:
    """The form was sent before with another content: the first holds."""
    kall = sted.kall
    nytt = replace(sendt.ekstra, kommando="", sett_versjon=None)
    side = sted.side(tilbake, data=sendt.data, ekstra=nytt)
    melding = kall._(
        "Dette skjemaet er sendt inn før, med et annet innhold. Det første står. "
        "Se over før du sender inn på nytt."
    )
    return replace(side, status=FLYTTET, feil=True, melding=melding)


def _avvist(sted: Sted, tilbake: str, sendt: Innsending, svar: Avvist) -> StegSide:
    """Every guard that is not met; warnings become fields to answer in."""
    nytt = replace(sendt.ekstra, kommando="")
    avvisning = svar.avvisning
    side = sted.side(tilbake, data=sendt.data, ekstra=nytt, avklares=avvisning.avklares)
    return replace(
        side,
        status=FEIL_I_SKJEMA,
        feil=True,
        pa_plass=sted.punkter(avvisning.sperrer),
        melding=sted.kall._("Steget ble ikke tatt. Ingenting er lagret."),
    )


def _flyttet(sted: Sted, tilbake: str, sendt: Innsending, svar: Flyttet) -> StegSide:
    """Somebody was faster: what they did, and the form with its values kept."""
    kall = sted.kall
    nytt = replace(sendt.ekstra, kommando="", sett_versjon=svar.versjon)
    side = sted.side(tilbake, data=sendt.data, ekstra=nytt)
    sist = svar.mellom[-1] if svar.mellom else None
    melding = kall._("{rolle} endret dette {tid}.")
    skjema = side.skjema and replace(side.skjema, knapp=kall._("Send inn likevel"), ses_over=False)
    return replace(
        side,
        status=FLYTTET,
        feil=True,
        skjema=skjema,
        melding=""
        if sist is None
        else melding.format(rolle=_rolle(kall, sist), tid=_tid(kall, sist)),
        mellom=tuple(_endring(kall, h) for h in svar.mellom),
    )


def _endring(kall: Kall, loggfort: LoggfortHendelse[Any]) -> Endring:
    tekst = f"{kall.t(loggfort.hendelse.tekst)} ({_rolle(kall, loggfort)}, {_tid(kall, loggfort)})"
    return Endring(tekst, f"/hendelser/{loggfort.posisjon}")


def _rolle(kall: Kall, loggfort: LoggfortHendelse[Any]) -> str:
    """Role and body, never the name: that is for the page of the event."""
    rolle = next(r for r in Rolle if r.value == loggfort.hode["rolle"])
    return f"{kall.t(rolle.tekst)}, {kall.organnavn(loggfort.hode['organ'])}"


def _tid(kall: Kall, loggfort: LoggfortHendelse[Any]) -> str:
    us = loggfort.registrert_us
    return f"{kall.dato(us)} {kall.klokkeslett(us)}"


def _ukjente(kall: Kall, feil: UkjentFelt) -> str:
    return kall._("Ukjent felt: {navn}").format(navn=", ".join(feil.navn))
