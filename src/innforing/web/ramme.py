"""The layout around a page: navigation by role, banners, and the receipt of what was just done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.web.innlogging import Flate, meny_for
from innforing.web.kall import KLOKKENE, KVITTERING
from innforing.web.maler import fil, versjon
from innforing.web.side import Kvittering, Lenke, Ramme
from innforing.web.sprak import NAVN, SPRAKENE

if TYPE_CHECKING:
    from innforing.web.kall import Kall
    from innforing.web.side import Side

VENT_PA_EGET_S: Final = 3.0
"""How long a page waits for the read models to take in what its reader just did."""


def ramme_for(kall: Kall, side: Side, *, levende: bool) -> Ramme:
    """The layout of one answer."""
    posisjon, us = kall.hus.reader.last()
    spolt = kall.spolt
    return Ramme(
        sprak=kall.sprak,
        tittel=side.tittel,
        meny=_meny(kall),
        smuler=side.smuler,
        sprakvalg=tuple(Lenke(NAVN[s], s, s == kall.sprak) for s in SPRAKENE),
        jeg=kall.jeg,
        eksempeldata=kall.hus.logg.demo,
        spolt=kall.dato(kall.moment.dag) if spolt else None,
        na_adresse=kall.lenke(**dict.fromkeys(KLOKKENE)),
        adresse=kall.adresse,
        bak=0 if spolt else max(0, posisjon - kall.lesesiden.position()),
        kvittering=_kvittering(kall),
        levende=levende and not spolt and kall.jeg is not None,
        posisjon=posisjon,
        oppdatert=f"{kall.dato(us)} {kall.klokkeslett(us)}" if us else "",
        versjon=versjon(),
        feil=side.feil,
        fil=fil,
    )


def vent_pa_eget(kall: Kall) -> None:
    """What the reader just did is always shown to the reader."""
    posisjon = _posisjon(kall)
    if posisjon is not None:
        kall.lesesiden.wait_for(posisjon, timeout=VENT_PA_EGET_S)


def _posisjon(kall: Kall) -> int | None:
    raa = kall.sporring.get(KVITTERING, "")
    if not raa.isascii() or not raa.isdigit():
        return None
    return int(raa) if 0 < int(raa) <= kall.hus.reader.last()[0] else None


def _kvittering(kall: Kall) -> Kvittering | None:
    """The events of the command that wrote the position, when it was the reader's own."""
    posisjon = _posisjon(kall)
    if posisjon is None or kall.jeg is None:
        return None
    reader, mapper = kall.hus.reader, kall.hus.mapper
    rad = reader.span(posisjon, posisjon)[0]
    if rad.person != kall.jeg.aktor.person or rad.command_id is None:
        return None
    utfall = reader.outcome(rad.command_id)
    forste = posisjon if utfall is None else utfall.first_position or posisjon
    rader = map(mapper.decode, reader.span(forste, posisjon))
    navn = [kall.t(en.hendelse.tekst) for en in rader]
    return Kvittering(navn[0], tuple(dict.fromkeys(navn)), rad.command_id, posisjon)


def _meny(kall: Kall) -> tuple[Lenke, ...]:
    """The main navigation of the role that is acted in; other moments follow along."""
    kommune = kall.jeg is not None and kall.jeg.flate is Flate.KOMMUNE
    tekster = {
        "/": kall._("Mine oppgaver"),
        "/lop": kall._("Løp"),
        "/moter": kall._("Møter"),
        "/tidslinje": kall._("Tidslinje"),
        "/kommuner": kall._("Kommuner"),
        "/beslutningsspor": kall._("Beslutningsspor"),
        "/utbredelse": kall._("Utbredelse"),
        "/losninger": kall._("Løsninger"),
        "/laeringspunkter": kall._("Læringspunkter"),
        "/behov": kall._("Behov"),
        "/regioner": kall._("Regioner"),
        "/modell": kall._("Modellen"),
        "/personvern": kall._("Personvern"),
        "/rapporter": kall._("Rapporter"),
        "/tilskudd": kall._("Tilskudd"),
        "/revisjon": kall._("Revisjon"),
    }
    return tuple(
        Lenke(
            tekster.get(sti, kall._("Vår kommune")),
            kall.til(sti),
            kall.sti == sti or (sti != "/" and kall.sti.startswith(f"{sti}/")),
        )
        for sti in meny_for(kall.jeg)
        if kommune or not sti.startswith("/kommuner/")
    )
