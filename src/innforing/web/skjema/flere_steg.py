"""Several steps at once: one command for each, and what became of every one of them."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from innforing.application.forklaring import RETTES_AV, forklar, punkter
from innforing.application.kommando import Gjort, Kommando, UgyldigKommando
from innforing.application.prove import prov_kommando
from innforing.application.tidspunkt import dagens_begynnelse
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.katalog import STEG
from innforing.eventlog.errors import CommandReused
from innforing.web.kall import IkkeAdgang, UgyldigForesporsel
from innforing.web.skjema.skjemafeil import feil_av_kommando, feil_per_felt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from innforing.application.forklaring import Punkt
    from innforing.application.ordbok import Ordbok
    from innforing.domain.grunnmur.livslop import Avvisning
    from innforing.web.kall import Kall

Slag = Literal["lagret", "gjentatt", "avvist", "ugyldig"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Onske:
    """One step that is wished for one kommune."""

    kommune: str
    steg: str
    strom: str
    kommando: str
    """The command id: the same wish sent twice is recorded once."""
    data: dict[str, object] = field(default_factory=dict)
    gjelder: date | None = None
    """The day it took effect; None is now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utfall:
    """What became of one wish."""

    onske: Onske
    slag: Slag
    setninger: tuple[str, ...] = ()
    """Why it was not recorded, what to do and who can."""
    feil: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The same by field, where it is a field that is wrong."""
    vilkar: tuple[str, ...] = ()
    """Names of the guards that were not met."""
    posisjon: int | None = None

    @property
    def lagret(self) -> bool:
        """Whether it stands in the log, now or from the first time it was sent."""
        return self.slag in ("lagret", "gjentatt")


def ny_innsending() -> str:
    """An id for one filled-in form, from which its command ids are made."""
    return str(uuid.uuid4())


def kommando_id(innsending: str, *ledd: object) -> str:
    """The command id of one part of a form; the form's id comes from outside."""
    try:
        rot = uuid.UUID(innsending)
    except ValueError:
        raise UgyldigForesporsel("Skjemaet er ødelagt. Last siden på nytt og prøv igjen.") from None
    return str(uuid.uuid5(rot, ":".join(map(str, ledd))))


def ta_hver(kall: Kall, onsker: Iterable[Onske]) -> tuple[Utfall, ...]:
    """Take each step by itself: one that is refused stops none of the others."""
    ordbok = kall.ordbok()
    return tuple(_ta(kall, onske, ordbok) for onske in onsker)


def prov_hver(kall: Kall, onsker: Iterable[Onske]) -> tuple[Utfall | None, ...]:
    """What would be refused, and why; None for what would be recorded. Nothing is recorded."""
    ordbok = kall.ordbok()
    return tuple(_prov(kall, onske, ordbok) for onske in onsker)


def kjent(kall: Kall, kommando: str) -> bool:
    """Whether the command has been recorded already."""
    return kall.hus.reader.outcome(kommando) is not None


def avklart(kall: Kall, onske: Onske, tekst: str) -> Onske:
    """The wish with an explanation for each warning that it meets, and for no other."""
    navn = avklares(onske.steg)
    [mott] = prov_hver(kall, (onske,))
    svar = dict.fromkeys((n for n in (() if mott is None else mott.vilkar) if n in navn), tekst)
    return replace(onske, data={**onske.data, "avklaringer": svar}) if svar else onske


def avklares(steg: str) -> frozenset[str]:
    """Names of the guards of a step that an explanation answers."""
    regel = STEG[steg].regel
    return frozenset() if regel is None else frozenset(regel.avklares)


def _ta(kall: Kall, onske: Onske, ordbok: Ordbok) -> Utfall:
    try:
        svar = kall.hus.ta_steg(_kommando(kall, onske))
    except (UgyldigKommando, CommandReused) as feil:
        return _ugyldig(kall, onske, feil)
    if isinstance(svar, Gjort):
        slag: Slag = "gjentatt" if svar.gjentatt else "lagret"
        return Utfall(onske=onske, slag=slag, posisjon=svar.posisjon)
    forklaring = forklar(svar, ordbok)
    return _avvist(kall, onske, (*forklaring.sperrer, *forklaring.avklares), forklaring.mellom)


def _prov(kall: Kall, onske: Onske, ordbok: Ordbok) -> Utfall | None:
    hus = kall.hus
    try:
        kommando = _kommando(kall, onske)
        avvisning = prov_kommando(hus.levende, hus.kommuner, kommando, na=kall.na)
    except UgyldigKommando as feil:
        return _ugyldig(kall, onske, feil)
    return None if avvisning is None else _avvist(kall, onske, _punktene(avvisning, ordbok))


def _punktene(avvisning: Avvisning, ordbok: Ordbok) -> tuple[Punkt, ...]:
    return (*punkter(avvisning.sperrer, ordbok), *punkter(avvisning.avklares, ordbok))


def _avvist(
    kall: Kall, onske: Onske, uoppfylte: tuple[Punkt, ...], mellom: tuple[str, ...] = ()
) -> Utfall:
    return Utfall(
        onske=onske,
        slag="avvist",
        setninger=(*mellom, *(_setning(kall, punkt) for punkt in uoppfylte)),
        vilkar=tuple(punkt.vilkar for punkt in uoppfylte),
    )


def _setning(kall: Kall, punkt: Punkt) -> str:
    """«Ikke oppfylt: krav (det som mangler). Gjør slik. Kan rettes av: hvem.»."""
    trinn = {str(s.value): kall.t(s.tekst) for s in Bruksstatus}
    mangler = f" ({', '.join(trinn.get(ord_, ord_) for ord_ in punkt.ord)})" if punkt.ord else ""
    krav = kall._("Ikke oppfylt: {krav}").format(krav=f"{punkt.tekst}{mangler}")
    return f"{krav}. {punkt.slik}. {kall.t(RETTES_AV)}: {', '.join(punkt.rettes_av)}."


def _ugyldig(kall: Kall, onske: Onske, feil: UgyldigKommando | CommandReused) -> Utfall:
    if isinstance(feil, CommandReused):
        setning = kall._("Skjemaet er sendt inn før med et annet innhold. Begynn på nytt.")
        return Utfall(onske=onske, slag="ugyldig", setninger=(setning,))
    felt = _feil_i_felt(kall, onske)
    setninger = tuple(s for flere in felt.values() for s in flere)
    return Utfall(
        onske=onske,
        slag="ugyldig",
        setninger=setninger or feil_av_kommando(feil.feil, t=kall.t),
        feil=felt,
    )


def _feil_i_felt(kall: Kall, onske: Onske) -> Mapping[str, tuple[str, ...]]:
    """The engine names fields for developers; here they are in words, by field."""
    modell = STEG[onske.steg]
    try:
        modell.model_validate_json(json.dumps(onske.data).encode())
    except ValidationError as feil:
        return feil_per_felt(feil, modell, onske.data, t=kall.t)
    return {}


def _kommando(kall: Kall, onske: Onske) -> Kommando:
    if kall.jeg is None:
        raise IkkeAdgang
    i_dag = onske.gjelder is None or onske.gjelder == kall.moment.dag
    return Kommando(
        id=onske.kommando,
        steg=onske.steg,
        pa=onske.strom,
        aktor=kall.jeg.aktor,
        data=onske.data,
        gjelder=None if i_dag or onske.gjelder is None else dagens_begynnelse(onske.gjelder),
    )
