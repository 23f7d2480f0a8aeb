"""P-18 Personvern, `/personvern`: what an erasure would do, cases that wait, and periods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast
from uuid import uuid4

from innforing.application.kommando import UgyldigKommando
from innforing.application.lagringstid import LAGRINGSTIDER
from innforing.application.slettevirkning import virkning
from innforing.domain.sletting.steg.be_om_sletting import BeOmSletting
from innforing.domain.sletting.verdier import Sletteart, Slettestatus
from innforing.web.deler import Filterfelt
from innforing.web.innlogging import Flate
from innforing.web.kall import IkkeAdgang, IkkeFunnet
from innforing.web.pages.losninger.losningssteg import kan_begynne, mine_steg, stegets_adresse
from innforing.web.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.slettevirkning import Virkning
    from innforing.domain.sletting.sletting import Sletting
    from innforing.web.kall import Kall
    from innforing.web.side import Lenke

SER: Final = frozenset({Flate.KOORDINERING})
"""KS among them; the page itself asks whether the reader is."""
PERSON: Final = "person"
AR_DAGER: Final = 365


@dataclass(frozen=True, slots=True)
class Sak:
    """One case that waits for somebody."""

    hva: str
    hjemmel: str
    bedt_av: str
    steg: tuple[Lenke, ...]


@dataclass(frozen=True, slots=True)
class Forhandsvisning:
    """What goes and what stays, and where it is asked for."""

    hva: str
    gar: tuple[str, ...]
    blir: tuple[str, ...]
    be_om: str | None
    """None: nothing is left to erase."""


@dataclass(frozen=True, kw_only=True)
class Personvernside(Side):
    """Whom to erase, what waits, and how long things are kept."""

    personer: Filterfelt
    valgt: Forhandsvisning | None
    saker: tuple[Sak, ...]
    lagringstider: tuple[tuple[str, str, str], ...]
    """What, how long, and by which law."""


def personvern(kall: Kall) -> Personvernside:
    """For KS: the two halves of an erasure are taken as steps."""
    if not sletter(kall):
        raise IkkeAdgang
    valgt = kall.sporring.get(PERSON, "")
    folk = [(p.id, p.navn) for p in kall.hus.personer.alle() if not p.fjernet or p.id == valgt]
    folk.sort(key=lambda en: en[1].casefold())
    return Personvernside(
        tittel=kall._("Personvern"),
        personer=Filterfelt.liste(PERSON, kall._("Person"), folk, valgt),
        valgt=_forhandsvist(kall, valgt) if valgt else None,
        saker=tuple(_saker(kall)),
        lagringstider=tuple(_tider(kall)),
    )


def sletter(kall: Kall) -> bool:
    """Whether the reader is one of those who erase."""
    return kan_begynne(kall, BeOmSletting)


def apne_saker(kall: Kall) -> Iterator[tuple[str, Sletting]]:
    """Stream → case, of those that wait for approval."""
    for strom, aggregat in kall.leser.under("sletting:").items():
        sak = cast("Sletting", aggregat)
        if sak.status is Slettestatus.BEDT_OM:
            yield strom, sak


def _forhandsvist(kall: Kall, person: str) -> Forhandsvisning:
    try:
        vil: Virkning = virkning(kall.hus, Sletteart.PERSON, person)
    except UgyldigKommando:
        raise IkkeFunnet from None
    felt = {"art": str(Sletteart.PERSON.value), "id": person}
    adresse = stegets_adresse(kall, BeOmSletting.trigger(), f"sletting:{uuid4().hex[:8]}", **felt)
    return Forhandsvisning(
        hva=vil.hva,
        gar=tuple(map(kall.t, vil.gar)),
        blir=tuple(map(kall.t, vil.blir)),
        be_om=adresse if vil.gar else None,
    )


def _saker(kall: Kall) -> Iterator[Sak]:
    for strom, sak in apne_saker(kall):
        hva = kall.navn(sak.id) if sak.art is Sletteart.PERSON else sak.id
        yield Sak(
            f"{kall.t(sak.art.tekst)}: {hva}",
            kall.t(sak.hjemmel.tekst),
            kall.navn(sak.bedt_av),
            tuple(mine_steg(kall, strom).values()),
        )


def _tider(kall: Kall) -> Iterator[tuple[str, str, str]]:
    for en in LAGRINGSTIDER:
        tid = kall._("For alltid")
        if en.tid is not None:
            ar = kall.antall("{n} år etter at", "{n} år etter at", en.tid.days // AR_DAGER)
            tid = f"{ar} {kall.t(en.regnet_fra)}"
        yield kall.t(en.hva), tid, kall.t(en.hjemmel)
