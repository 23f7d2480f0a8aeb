"""Answers in words: what must be in place first, what must be answered, who can mend it and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from innforing.application.kommando import Avvist, Flyttet
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR
from innforing.domain.katalog import STEG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.application.kommando import Svar
    from innforing.domain.grunnmur.livslop import Uoppfylt
    from innforing.registers.kommuner import Kommuneregister

Sprak: TypeAlias = Literal["nb", "nn", "en"]

PA_PLASS = Tekst(
    "Dette må på plass først", "Dette må på plass først", "This must be in place first"
)
AVKLARES = Tekst("Dette må avklares", "Dette må avklarast", "This must be answered")
FLYTTET = Tekst(
    "Noen andre var raskere; dette har skjedd siden",
    "Nokon andre var raskare; dette har skjedd sidan",
    "Somebody was faster; this has happened since",
)
RETTES_AV = Tekst("Kan rettes av", "Kan rettast av", "Can be mended by")
SVAR_SLIK = Tekst(
    "Svar med en begrunnelse i steget:",
    "Svar med ei grunngiving i steget:",
    "Answer with grounds in the step:",
)

VIST = 12
"""Names shown in a list before «and n more»; `--json` has them all."""


def i_sprak(tekst: Tekst, sprak: Sprak) -> str:
    """The text in one language."""
    ut: str = getattr(tekst, sprak)
    return ut


@dataclass(frozen=True, slots=True)
class Punkt:
    """One guard that is not met, in words."""

    vilkar: str
    krav: str
    tekst: str
    mangler: tuple[str, ...]
    """Ids and codes, as the guard gave them."""
    ord: tuple[str, ...]
    """The same in words, where there are words."""
    rettes_av: tuple[str, ...]
    slik: str

    def linjer(self, sprak: Sprak) -> Iterator[str]:
        """The point as lines for a screen without colours."""
        yield f"- {self.tekst} ({self.krav}, {self.vilkar})"
        if self.ord:
            vist = ", ".join(self.ord[:VIST])
            flere = len(self.ord) - VIST
            yield f"    {vist}{f' … (+{flere})' if flere > 0 else ''}"
        yield f"    → {self.slik}. {i_sprak(RETTES_AV, sprak)}: {', '.join(self.rettes_av)}"


@dataclass(frozen=True, slots=True)
class Forklaring:
    """Why a step was not taken."""

    sprak: Sprak
    sperrer: tuple[Punkt, ...] = ()
    avklares: tuple[Punkt, ...] = ()
    mellom: tuple[str, ...] = ()
    """The events that came between, where the stream had moved."""

    def linjer(self) -> list[str]:
        """The whole answer as lines."""
        ut: list[str] = []
        if self.mellom:
            ut += [f"{i_sprak(FLYTTET, self.sprak)}:", *(f"- {navn}" for navn in self.mellom)]
        for hode, punkter in ((PA_PLASS, self.sperrer), (AVKLARES, self.avklares)):
            if punkter:
                ut.append(f"{i_sprak(hode, self.sprak)}:")
                ut += [linje for punkt in punkter for linje in punkt.linjer(self.sprak)]
        if self.avklares:
            svar = ", ".join(f'"{p.vilkar}": "…"' for p in self.avklares)
            ut.append(f'{i_sprak(SVAR_SLIK, self.sprak)} "avklaringer": {{{svar}}}')
        return ut


def forklar(svar: Svar, sprak: Sprak, kommuner: Kommuneregister | None = None) -> Forklaring:
    """The answer in words; an answer that was no refusal gives nothing."""
    if isinstance(svar, Flyttet):
        mellom = (
            f"{i_sprak(h.hendelse.tekst, sprak)} ({type(h.hendelse).__name__}, {h.versjon})"
            for h in svar.mellom
        )
        return Forklaring(sprak, mellom=tuple(mellom))
    if not isinstance(svar, Avvist):
        return Forklaring(sprak)
    return Forklaring(
        sprak,
        sperrer=punkter(svar.avvisning.sperrer, sprak, kommuner),
        avklares=punkter(svar.avvisning.avklares, sprak, kommuner),
    )


def punkter(
    uoppfylte: Iterable[Uoppfylt], sprak: Sprak, kommuner: Kommuneregister | None = None
) -> tuple[Punkt, ...]:
    """Unmet guards in words, in the order they were judged."""
    navn = _kommunenavn(kommuner)
    return tuple(
        Punkt(
            vilkar=u.vilkar.navn,
            krav=u.vilkar.krav,
            tekst=i_sprak(u.vilkar.tekst, sprak),
            mangler=u.mangler,
            ord=tuple(i_ord(kode, sprak, navn) for kode in u.mangler),
            rettes_av=tuple(hvem(kode, sprak) for kode in u.vilkar.rettes_av),
            slik=i_sprak(u.vilkar.slik, sprak),
        )
        for u in uoppfylte
    )


def i_ord(kode: str, sprak: Sprak, kommuner: dict[str, str]) -> str:
    """A code of a list in words: an authority, a step, a guard, a kommune, or the code itself."""
    if kode in MYNDIGHETER:
        return hvem(kode, sprak)
    if kode in STEG:
        return f"{i_sprak(STEG[kode].tekst, sprak)} ({kode})"
    if kode in VILKAR:
        return i_sprak(VILKAR[kode].tekst, sprak)
    return kommuner.get(kode, kode)


def hvem(myndighet: str, sprak: Sprak) -> str:
    """Who an authority is, in words."""
    kjent = MYNDIGHETER.get(myndighet)
    return myndighet if kjent is None else i_sprak(kjent.tekst, sprak)


def _kommunenavn(kommuner: Kommuneregister | None) -> dict[str, str]:
    if kommuner is None:
        return {}
    dager = (kommuner.begynner, date.max)
    return {k.id: k.visningsnavn for dag in dager for k in kommuner.per(dag)}
