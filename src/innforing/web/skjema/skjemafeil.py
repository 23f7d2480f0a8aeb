"""What is wrong with a form, at the field it is wrong in and in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.verdi import Tekst
from innforing.web.skjema.feilsetninger import (
    AV_TYPE,
    EGNE,
    IKKE_TATT_IMOT,
    MANGLER,
    MONSTRE,
    UKJENT,
)
from innforing.web.skjema.feltslag import Blad, Gruppe, Rekke, Slag, Tabell, felter_i
from innforing.web.skjema.skjemalesing import NOKKEL
from innforing.web.skjema.skjemasending import tabellrader
from innforing.web.skjema.skjemaverdi import skriv_verdi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

Feil = Mapping[str, tuple[str, ...]]
"""Path of a field → sentences; the empty path is the form itself."""

_PLASSERT: Final = {"periode": ("slutt", "til"), "malform": ("tekster",), "kartlegging": ("svar",)}
"""Where an error of a whole value is shown, when its name is not that of a field."""


def feil_per_felt(
    feil: ValidationError,
    modell: type[BaseModel],
    data: Mapping[str, object],
    *,
    t: Callable[[Tekst], str],
) -> dict[str, tuple[str, ...]]:
    """Every error by path, in words."""
    ut: dict[str, tuple[str, ...]] = {}
    alle = feil.errors(include_url=False)
    for en in (ett for ett in alle if not _bare_en_folge(ett, alle)):
        sti, slag = _sted(en, modell, data)
        setning = _setning(en, slag, t)
        if setning not in ut.get(sti, ()):
            ut[sti] = (*ut.get(sti, ()), setning)
    return ut


def _bare_en_folge(feil: ErrorDetails, alle: list[ErrorDetails]) -> bool:
    """A list whose every row is wrong is also called too short; the rows say enough."""
    sted = feil["loc"]
    dypere = (en["loc"] for en in alle if len(en["loc"]) > len(sted))
    return feil["type"] == "too_short" and any(loc[: len(sted)] == sted for loc in dypere)


def feil_av_kommando(feil: Iterable[str], *, t: Callable[[Tekst], str]) -> tuple[str, ...]:
    """What the engine said of the command as a whole; its own sentences are for developers."""
    kjente = {ord_: tekst for ord_, tekst in IKKE_TATT_IMOT.items() if ord_}
    treff = (next((k for o, k in kjente.items() if o in en), IKKE_TATT_IMOT[""]) for en in feil)
    return tuple(dict.fromkeys(map(t, treff)))


def _setning(feil: ErrorDetails, slag: Slag | None, t: Callable[[Tekst], str]) -> str:
    if egen := EGNE.get(feil["msg"]):
        return t(egen)
    kontekst = {navn: skriv_verdi(verdi) for navn, verdi in feil.get("ctx", {}).items()}
    if feil["type"] == "missing":
        art = slag.art if isinstance(slag, Blad) else "flere"
        return t(MANGLER.get(art, MANGLER["flere"]))
    if feil["type"] == "string_pattern_mismatch":
        return t(MONSTRE.get(kontekst["pattern"], UKJENT))
    return t(AV_TYPE.get(feil["type"], UKJENT)).format(**kontekst)


def _sted(
    feil: ErrorDetails, modell: type[BaseModel], data: Mapping[str, object]
) -> tuple[str, Slag | None]:
    """The path of the field that an error is shown at, and the kind of the field."""
    sti: list[str] = []
    slag: Slag = Gruppe(modell)
    verdi: object = data
    for ledd in feil["loc"]:
        match slag:
            case Gruppe(her) if isinstance(ledd, str) and ledd in felter_i(her):
                slag = felter_i(her)[ledd].slag
                verdi = verdi.get(ledd) if isinstance(verdi, Mapping) else None
                sti.append(ledd)
            case Rekke() if isinstance(ledd, int):
                slag = slag.av
                verdi = verdi[ledd] if isinstance(verdi, list) else None
                sti.append(str(ledd))
            case Tabell():
                return _sted_i_tabell(feil, slag, verdi, ".".join(sti))
            case _:
                break
    if isinstance(slag, Gruppe):
        felt = next((f for f in _kandidater(feil) if f in felter_i(slag.modell)), None)
        return ".".join((*sti, felt) if felt else sti), None
    return ".".join(sti), slag


def _kandidater(feil: ErrorDetails) -> tuple[str, ...]:
    return (feil["type"], *_PLASSERT.get(feil["type"], ()))


def _sted_i_tabell(
    feil: ErrorDetails, tabell: Tabell, verdi: object, sti: str
) -> tuple[str, Slag | None]:
    """Rows of a table are numbered through all its keys."""
    nokkel, *rest = feil["loc"][feil["loc"].index(sti.rpartition(".")[2]) + 1 :]
    if not isinstance(tabell.av, Rekke):
        return f"{sti}.{nokkel}", tabell.av
    rader = list(tabellrader(verdi)) if isinstance(verdi, Mapping) else []
    forste = next((nr for nr, (navn, _) in enumerate(rader) if navn == nokkel), 0)
    if not rest or not isinstance(rest[0], int):
        return f"{sti}.{forste}.{NOKKEL}", None
    under = felter_i(tabell.av.av.modell)
    felt = str(rest[1]) if len(rest) > 1 else ""
    rad = f"{sti}.{forste + rest[0]}"
    return (f"{rad}.{felt}", under[felt].slag) if felt in under else (rad, None)
