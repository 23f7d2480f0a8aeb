"""Answers in words: what must be in place first, what must be answered, who can mend it and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.application.kommando import Avvist, Flyttet
from innforing.domain.grunnmur.verdi import Tekst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.application.kommando import Svar
    from innforing.application.ordbok import Ordbok
    from innforing.domain.grunnmur.livslop import Uoppfylt

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

    def linjer(self, ordbok: Ordbok) -> Iterator[str]:
        """The point as lines for a screen without colours."""
        yield f"- {self.tekst} ({self.krav}, {self.vilkar})"
        vist = self.ord[:VIST]
        if any(": " in ledd for ledd in vist):
            yield from (f"    · {ledd}" for ledd in vist)
        elif vist:
            yield f"    {', '.join(vist)}"
        if len(self.ord) > VIST:
            yield f"    … (+{len(self.ord) - VIST})"
        yield f"    → {self.slik}. {ordbok.tekst(RETTES_AV)}: {', '.join(self.rettes_av)}"


@dataclass(frozen=True, slots=True)
class Forklaring:
    """Why a step was not taken."""

    sperrer: tuple[Punkt, ...] = ()
    avklares: tuple[Punkt, ...] = ()
    mellom: tuple[str, ...] = ()
    """The events that came between, where the stream had moved."""

    def linjer(self, ordbok: Ordbok) -> list[str]:
        """The whole answer as lines."""
        ut: list[str] = []
        if self.mellom:
            ut += [f"{ordbok.tekst(FLYTTET)}:", *(f"- {navn}" for navn in self.mellom)]
        for hode, punkter_ in ((PA_PLASS, self.sperrer), (AVKLARES, self.avklares)):
            if punkter_:
                ut.append(f"{ordbok.tekst(hode)}:")
                ut += [linje for punkt in punkter_ for linje in punkt.linjer(ordbok)]
        if self.avklares:
            svar = ", ".join(f'"{p.vilkar}": "…"' for p in self.avklares)
            ut.append(f'{ordbok.tekst(SVAR_SLIK)} "avklaringer": {{{svar}}}')
        return ut


def forklar(svar: Svar, ordbok: Ordbok) -> Forklaring:
    """The answer in words; an answer that was no refusal gives nothing."""
    if isinstance(svar, Flyttet):
        mellom = (
            f"{ordbok.tekst(h.hendelse.tekst)} ({type(h.hendelse).__name__}, {h.versjon})"
            for h in svar.mellom
        )
        return Forklaring(mellom=tuple(mellom))
    if not isinstance(svar, Avvist):
        return Forklaring()
    return Forklaring(
        sperrer=punkter(svar.avvisning.sperrer, ordbok),
        avklares=punkter(svar.avvisning.avklares, ordbok),
    )


def punkter(uoppfylte: Iterable[Uoppfylt], ordbok: Ordbok) -> tuple[Punkt, ...]:
    """Unmet guards in words, in the order they were judged."""
    return tuple(
        Punkt(
            vilkar=u.vilkar.navn,
            krav=u.vilkar.krav,
            tekst=ordbok.tekst(u.vilkar.tekst),
            mangler=u.mangler,
            ord=tuple(map(ordbok.ord, u.mangler)),
            rettes_av=tuple(map(ordbok.hvem, u.vilkar.rettes_av)),
            slik=ordbok.tekst(u.vilkar.slik),
        )
        for u in uoppfylte
    )
