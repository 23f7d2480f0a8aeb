"""P-17 Spol tilbake: choose a moment on two clocks, and let the whole site follow (K-372)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from innforing.application.moment import UtenforLoggen, les_moment
from innforing.application.replay import posisjon_ved
from innforing.application.tidspunkt import UgyldigTidspunkt, fra_mikrosekunder
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.web.adresser import videre
from innforing.web.deler import Feillinje
from innforing.web.heltall import les_heltall
from innforing.web.innlogging import Flate
from innforing.web.pages.revisjon.hendelsesord import hendelsesnavn, stromnavn, tidspunkt
from innforing.web.pages.revisjon.revisjon import Revisjon, revisjonsfaner
from innforing.web.side import FEIL_I_SKJEMA, Lenke

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.responses import Response

    from innforing.eventlog.rows import StoredRow
    from innforing.web.kall import Kall

SPOL: Final = "/revisjon/spol"


@dataclass(frozen=True, slots=True)
class Her:
    """The last event at the moment of the page, and the ways to the ones beside it."""

    posisjon: int
    tekst: str
    adresse: str
    forrige: str | None
    neste: str | None


@dataclass(frozen=True, kw_only=True)
class Spol(Revisjon):
    """The moment that the site is shown for, and how to choose another."""

    feillinjer: tuple[Feillinje, ...]
    per: str
    """What stands in the field of «slik det var»."""
    kjent: str
    """What stands in the field of «slik vi visste det»."""
    posisjon: str
    to_klokker: bool
    """Whether the reader may ask for what was known (K-379)."""
    spolt: bool
    na: str
    """The moment of the page, in words."""
    forste: str
    loggen_begynner: str
    siste: str
    her: Her | None
    se: tuple[Lenke, ...]
    """Where to go and see it."""


def spol(kall: Kall) -> Spol | Response:
    """`/revisjon/spol?per=&kjent=`; with `til_per`, `til_kjent` or `posisjon` to another moment."""
    nytt = {n: kall.sporring.get(n, "").strip() for n in ("til_per", "til_kjent", "posisjon")}
    if not any(n in kall.sporring for n in nytt):
        return _side(kall, ())
    feil = tuple(_feil(kall, nytt))
    if feil:
        return _side(kall, feil)
    return videre(_adresse(kall, nytt))


def _feil(kall: Kall, nytt: dict[str, str]) -> list[Feillinje]:
    """What is wrong with each field."""
    feil: list[Feillinje] = []
    for felt, klokke in (("til_per", "per"), ("til_kjent", "kjent")):
        setning = tidsfeil(kall, klokke, nytt[felt])
        if setning is not None:
            feil.append(Feillinje(setning, felt))
    posisjon, siste = nytt["posisjon"], kall.hus.reader.last()[0]
    if posisjon and not 1 <= (les_heltall(posisjon) or 0) <= siste:
        setning = kall._("Skriv en posisjon fra 1 til {siste}.").format(siste=kall.tall(siste))
        feil.append(Feillinje(setning, "posisjon"))
    return feil


def tidsfeil(kall: Kall, klokke: str, tekst: str) -> str | None:
    """Why the log cannot answer for a moment that somebody wrote; None when it can."""
    if not tekst:
        return None
    try:
        les_moment(kall.hus, kall.na, **{klokke: tekst})
    except UtenforLoggen as utenfor:
        setning = kall._("Loggen kan svare for {forste} til {siste}. Velg en dag mellom dem.")
        return setning.format(forste=kall.dato(utenfor.forste), siste=kall.dato(utenfor.siste))
    except UgyldigTidspunkt:
        return kall._("Skriv tidspunktet som 2024-03-01, eller som 2024-03-01T14:00.")
    return None


def _adresse(kall: Kall, nytt: dict[str, str]) -> str:
    """The same page at the moment that was chosen; a position is when it was recorded."""
    par = {"per": nytt["til_per"], "kjent": nytt["til_kjent"] if to_klokker(kall) else ""}
    if nytt["posisjon"]:
        [rad] = kall.hus.reader.span(int(nytt["posisjon"]), int(nytt["posisjon"]))
        return _ved(kall, rad)
    par = {navn: verdi for navn, verdi in par.items() if verdi}
    return f"{SPOL}?{urlencode(par)}" if par else SPOL


def _ved(kall: Kall, rad: StoredRow) -> str:
    """The moment an event was recorded: as it was known then, for those who may ask for that."""
    klokke = "kjent" if to_klokker(kall) else "per"
    return f"{SPOL}?{urlencode({klokke: _lokal(fra_mikrosekunder(rad.recorded_us))})}"


def to_klokker(kall: Kall) -> bool:
    """Whether the reader may ask for what was known at a moment."""
    return kall.jeg is not None and kall.jeg.flate is Flate.REVISOR


def _lokal(tid: datetime) -> str:
    """As somebody in Norway would write it; exact to the µs, and of the two hours one."""
    lokal = tid.astimezone(OSLO)
    tvetydig = lokal.replace(fold=0).utcoffset() != lokal.replace(fold=1).utcoffset()
    return lokal.isoformat() if tvetydig else lokal.replace(tzinfo=None).isoformat()


def _side(kall: Kall, feil: tuple[Feillinje, ...]) -> Spol:
    felt = kall.sporring.get
    return Spol(
        tittel=kall._("Spol tilbake"),
        status=FEIL_I_SKJEMA if feil else 200,
        feil=bool(feil),
        faner=revisjonsfaner(kall, SPOL),
        feillinjer=feil,
        per=felt("til_per", felt("per", "")),
        kjent=felt("til_kjent", felt("kjent", "")),
        posisjon=felt("posisjon", ""),
        to_klokker=to_klokker(kall),
        spolt=kall.spolt,
        na=_i_ord(kall),
        forste=kall.dato(kall.hus.kommuner.begynner),
        loggen_begynner=kall.dato(kall.hus.reader.span(1, 1)[0].recorded_us),
        siste=kall.dato(kall.na.astimezone(OSLO).date()),
        her=_her(kall),
        se=_se(kall),
    )


def _i_ord(kall: Kall) -> str:
    """«Slik det var …, slik vi visste det …»."""
    if not kall.spolt:
        return kall._("Nettstedet vises slik det er nå.")
    deler = [kall._("Slik det var {tid}.").format(tid=tidspunkt(kall, kall.moment.per))]
    if kall.moment.kjent is not None:
        visst = kall._("Slik vi visste det etter hendelse {posisjon}.")
        deler.append(visst.format(posisjon=kall.tall(kall.moment.kjent)))
    return " ".join(deler)


def _her(kall: Kall) -> Her | None:
    posisjon = _posisjonen(kall)
    rader = kall.hus.reader.span(posisjon, posisjon) if posisjon else []
    if not rader:
        return None
    rad = rader[0]
    return Her(
        posisjon=posisjon,
        tekst=f"{hendelsesnavn(kall, rad.topic)}: {stromnavn(kall, rad.stream_id)}",
        adresse=kall.til(f"/hendelser/{posisjon}"),
        forrige=_nabo(kall, posisjon - 1),
        neste=_nabo(kall, posisjon + 1),
    )


def _posisjonen(kall: Kall) -> int:
    """The last event recorded at the moment of the page."""
    if kall.moment.kjent is not None:
        return kall.moment.kjent
    if not kall.spolt:
        return kall.hus.reader.last()[0]
    return posisjon_ved(kall.hus.reader, kall.moment.per)


def _nabo(kall: Kall, posisjon: int) -> str | None:
    rader = kall.hus.reader.span(posisjon, posisjon)
    return _ved(kall, rader[0]) if rader else None


def _se(kall: Kall) -> tuple[Lenke, ...]:
    return (
        Lenke(kall._("Løp"), kall.til("/lop")),
        Lenke(kall._("Utbredelse"), kall.til("/utbredelse")),
        Lenke(kall._("Søk i hendelser"), kall.til("/revisjon")),
    )
