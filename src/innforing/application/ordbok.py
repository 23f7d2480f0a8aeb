"""Codes of a refusal's list in words: authorities, steps, kommuner, criteria, persons."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.grunnmur.aktor import Part, Rolle
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.verdier import LopType
from innforing.domain.innforingslop.vurdering import Vurderingskriterium
from innforing.domain.katalog import HENDELSER, STEG
from innforing.domain.koordineringsgruppe.verdier import Beslutningsmangel, Utfall
from innforing.domain.kriteriesett.kriteriesett import Kriteriesett
from innforing.domain.losning.verdier import Kompetanse, Portefoljestatus
from innforing.domain.materiell.verdier import Materielltype
from innforing.domain.regional_gruppe.verdier import Fagkompetanse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.application.fakta.sporring import Leser
    from innforing.domain.grunnmur.verdi import Kodeverk, Tekst
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.vurdering import Vurdering
    from innforing.registers.kommuner import Kommuneregister
    from innforing.registers.personer import Personregister

_PERSON = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_KODEVERK: Final[tuple[type[Kodeverk], ...]] = (
    *(Bruksstatus, Vurderingskriterium, LopType, Sektor, Part, Rolle),
    *(Kompetanse, Portefoljestatus, Materielltype),
    *(Beslutningsmangel, Utfall, Fagkompetanse),
)
"""The code lists that guards name what is missing from."""
KODER: Final[dict[str, Tekst]] = {
    str(kode.value): kode.tekst for verk in reversed(_KODEVERK) for kode in verk
}
"""Code → text; where two lists have the same code, the first of them."""

Sprak: TypeAlias = Literal["nb", "nn", "en"]
"""The languages every text is written in."""


def i_sprak(tekst: Tekst, sprak: Sprak) -> str:
    """The text in one language."""
    ut: str = getattr(tekst, sprak)
    return ut


class Ordbok:
    """What codes are called in one language, as far as the sources given know."""

    def __init__(
        self,
        sprak: Sprak,
        *,
        kommuner: Kommuneregister | None = None,
        leser: Leser | None = None,
        lop: Innforingslop | None = None,
        personer: Personregister | None = None,
    ) -> None:
        """Read kommuner and people from their registers, criteria as `leser` and the løp have."""
        self.sprak = sprak
        self._personer = personer
        self._kommuner: dict[str, str] = {}
        self._kriterier: dict[str, str] = {}
        if kommuner is not None:
            for dag in (kommuner.begynner, date.max):
                self._kommuner |= {k.id: k.visningsnavn for k in kommuner.per(dag)}
        if leser is not None:
            self._les_kriterier(leser, {} if lop is None else lop.vurderinger)

    def _les_kriterier(self, leser: Leser, domt: Mapping[str, Vurdering]) -> None:
        """Each criterion: its text, the verdict it got, and who judges it or can mend it."""
        for sett in leser.under("kriteriesett:").values():
            for k in sett.kriterier if isinstance(sett, Kriteriesett) else ():
                av = ", ".join(self.tekst(organtype.tekst) for organtype in k.vurderes_av)
                vurdering = domt.get(k.id)
                if vurdering is not None:
                    av = f"{self.tekst(vurdering.verdikt.tekst)}; {vurdering.rettes_av or av}"
                self._kriterier[k.id] = f"{k.id}: {self.tekst(k.tekst.tekst)} ({av})"

    def tekst(self, tekst: Tekst) -> str:
        """A text in the language of the book."""
        return i_sprak(tekst, self.sprak)

    def ord(self, kode: str) -> str:
        """The code in words; the code itself where nobody knows it."""
        if kode in MYNDIGHETER:
            return self.hvem(kode)
        if kode in STEG:
            return f"{self.tekst(STEG[kode].tekst)} ({kode})"
        if kode in VILKAR:
            return self.tekst(VILKAR[kode].tekst)
        navn, _, ganger = kode.partition(" ")
        if navn in HENDELSER:
            return f"{self.tekst(HENDELSER[navn].tekst)} {ganger}".rstrip()
        if kode in self._kriterier:
            return self._kriterier[kode]
        return self._kommuner.get(kode) or self._person(kode) or self._kode(kode)

    def _kode(self, kode: str) -> str:
        kjent = KODER.get(kode)
        return kode if kjent is None else self.tekst(kjent)

    def _person(self, kode: str) -> str | None:
        if self._personer is None or _PERSON.fullmatch(kode) is None:
            return None
        return self._personer.navn(kode)

    def hvem(self, myndighet: str) -> str:
        """Who an authority is."""
        kjent = MYNDIGHETER.get(myndighet)
        return myndighet if kjent is None else self.tekst(kjent.tekst)

    def steg(self, navn: str) -> str:
        """What a step is called."""
        kjent = STEG.get(navn)
        return navn if kjent is None else self.tekst(kjent.tekst)
