"""What an event says, and what it changed, field by field and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Final

from innforing.application.replay import kanonisk
from innforing.application.revisjonsspor import fritekster_i
from innforing.domain.grunnmur.verdi import Fritekst, Kodeverk, Verdi
from innforing.web.deler import Linje
from innforing.web.pages.revisjon.hendelsesord import stromnavn, tidspunkt
from innforing.web.skjema.feltnavn import NAVN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.application.ordbok import Ordbok
    from innforing.web.kall import Kall

FLEST_LEDD: Final = 20
"""Parts of a list that are shown; the rest is counted."""
_ORGANFELT: Final = frozenset(
    {"organ", "eier", "ny_eier", "program", "avgivende_program", "forvalter", "arbeidsgruppe"}
    | {"av_organ"}
)
_INGEN: Final = "–"


@dataclass(frozen=True, slots=True)
class Endring:
    """One field that an event changed."""

    felt: str
    var: str
    ble: str


@dataclass(frozen=True, slots=True)
class Dokument:
    """A document that an event points to by its checksum (K-378)."""

    navn: str
    sjekksum: str


class Innhold:
    """Values in words, the texts that people wrote opened where they are not erased."""

    def __init__(self, kall: Kall, ordbok: Ordbok, *verdier: Verdi | None) -> None:
        """Read the texts that the values name, all at once."""
        self._kall = kall
        self._bok = ordbok
        ider = [id_ for verdi in verdier for id_, _ in fritekster_i(kanonisk(verdi))]
        self._tekster = kall.hus.fritekster.les_mange(ider)

    def linjer(self, verdi: Verdi) -> tuple[Linje, ...]:
        """The fields of a value that say something."""
        eier = type(verdi).__name__
        return tuple(
            Linje(etikett(self._kall, eier, felt), self.ord(felt, innhold))
            for felt, innhold in _felt(verdi)
            if innhold not in (None, (), {})
        )

    def endringer(self, for_: Verdi, etter: Verdi) -> tuple[Endring, ...]:
        """What differs between two states: of a list only what came and went."""
        gamle, eier = dict(_felt(for_)), type(etter).__name__
        return tuple(
            Endring(etikett(self._kall, eier, felt), *self._par(felt, gamle.get(felt), ny))
            for felt, ny in _felt(etter)
            if gamle.get(felt) != ny
        )

    def _par(self, felt: str, var: object, ble: object) -> tuple[str, str]:
        if isinstance(var, tuple) and isinstance(ble, tuple):
            borte = [ledd for ledd in var if ledd not in ble]
            nye = [ledd for ledd in ble if ledd not in var]
            return self.ord(felt, tuple(borte)), self.ord(felt, tuple(nye))
        if isinstance(var, dict) and isinstance(ble, dict):
            ulike = [n for n in (*var, *ble) if var.get(n) != ble.get(n)]
            begge = [{n: en[n] for n in dict.fromkeys(ulike) if n in en} for en in (var, ble)]
            return self.ord(felt, begge[0]), self.ord(felt, begge[1])
        return self.ord(felt, var), self.ord(felt, ble)

    def ord(self, felt: str, verdi: object) -> str:
        """One value in words."""
        if isinstance(verdi, Fritekst):
            return self._tekster.get(verdi.id or "", _INGEN)
        if isinstance(verdi, Verdi):
            return "; ".join(f"{linje.tekst}: {linje.verdi}" for linje in self.linjer(verdi))
        if isinstance(verdi, Mapping):
            par = (f"{self.ord(felt, n)}: {self.ord(felt, v)}" for n, v in verdi.items())
            return self._liste(par, len(verdi))
        if isinstance(verdi, tuple | list | set | frozenset):
            return self._liste((self.ord(felt, ledd) for ledd in verdi), len(verdi))
        return self._enkelt(felt, verdi)

    def _enkelt(self, felt: str, verdi: object) -> str:
        if isinstance(verdi, Kodeverk):
            return self._kall.t(verdi.tekst)
        if isinstance(verdi, bool):
            return self._kall._("Ja") if verdi else self._kall._("Nei")
        if isinstance(verdi, datetime):
            return tidspunkt(self._kall, verdi)
        if isinstance(verdi, date):
            return self._kall.dato(verdi)
        if isinstance(verdi, int | float):
            return self._kall.tall(verdi)
        return _INGEN if verdi is None else self._streng(felt, str(verdi))

    def _streng(self, felt: str, verdi: str) -> str:
        if felt in _ORGANFELT:
            return self._kall.organnavn(verdi)
        if felt == "losning":
            return stromnavn(self._kall, f"losning:{verdi}")
        return self._bok.ord(verdi)

    def _liste(self, ledd: Iterator[str], antall: int) -> str:
        vist = ", ".join(islice(ledd, FLEST_LEDD))
        if antall <= FLEST_LEDD:
            return vist or _INGEN
        flere = self._kall._("og {n} til").format(n=self._kall.tall(antall - FLEST_LEDD))
        return f"{vist} {flere}"


def etikett(kall: Kall, eier: str, felt: str) -> str:
    """What a field is called on forms; where no form has it, its own name as words."""
    kjent = NAVN.get(f"{eier}.{felt}") or NAVN.get(felt)
    return felt.replace("_", " ").capitalize() if kjent is None else kall.t(kjent)


def dokumenter_i(kall: Kall, verdi: object) -> Iterator[Dokument]:
    """Every document that a value names by checksum, however deep."""
    if isinstance(verdi, dict):
        sjekksum = verdi.get("sjekksum")
        if isinstance(sjekksum, str):
            navn = next(
                (str(verdi[n]) for n in ("tittel", "navn", "referanse") if verdi.get(n)), ""
            )
            yield Dokument(navn or kall._("Dokument"), sjekksum)
    ledd: Iterable[object] = verdi.values() if isinstance(verdi, dict) else ()
    for en in verdi if isinstance(verdi, list) else ledd:
        yield from dokumenter_i(kall, en)


def _felt(verdi: Verdi) -> Iterator[tuple[str, object]]:
    return ((felt, getattr(verdi, felt)) for felt in type(verdi).model_fields)
