"""The evaluering: who was asked, who answered, and what was found (K-208, K-214, K-215)."""

from __future__ import annotations

from datetime import date

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.evalueringstema import MA_VURDERES, Evalueringstema
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Verdi
from innforing.domain.innforingslop.verdier import Bevis

MINSTE_SVARANDEL = 0.5
"""Below this part of those asked, the answers are few, and that must be answered for."""


class Temavurdering(Verdi):
    """What was found about one tema, as it is told to everyone who learns from it (K-338)."""

    tema: Evalueringstema
    vurdering: Begrunnelse


class Evaluering(Verdi):
    """What is evaluated with those who took part, also those who withdrew (K-208, K-215)."""

    spurte: tuple[Kode, ...] = ()
    """Kommuner that were asked."""
    svarte: tuple[Kode, ...] = ()
    """Of these, the ones that answered."""
    aktorer: tuple[Kode, ...] = ()
    """Organ ids of other actors that contributed: arbeidsgruppe, NHN, regions."""
    oppsummering: Begrunnelse
    roller_og_forankring: Begrunnelse | None = None
    """How roles, responsibility and forankring worked, in one text (K-214)."""
    temaer: tuple[Temavurdering, ...] = ()
    """The same and the findings of 2023, one by one (K-325, K-338)."""
    bevis: tuple[Bevis, ...] = ()

    @model_validator(mode="after")
    def _svar_fra_spurte(self) -> Evaluering:
        if not set(self.svarte) <= set(self.spurte):
            raise PydanticCustomError("svarte", "only kommuner that were asked can have answered")
        return self

    @model_validator(mode="after")
    def _hvert_tema_en_gang(self) -> Evaluering:
        temaer = [vurdert.tema for vurdert in self.temaer]
        if len(temaer) != len(set(temaer)):
            raise PydanticCustomError("temaer", "judge each tema once")
        return self

    @property
    def roller_ansvar_og_forankring(self) -> bool:
        """Whether all three are judged, in one text or one by one (K-214)."""
        vurdert = {vurdering.tema for vurdering in self.temaer}
        return self.roller_og_forankring is not None or vurdert.issuperset(MA_VURDERES)

    @property
    def mange_svar(self) -> bool:
        """Whether enough of those asked have answered; nobody asked is nobody missing."""
        return len(self.svarte) >= MINSTE_SVARANDEL * len(self.spurte)


class GjortEvaluering(Verdi):
    """That a pulje, or the whole løp, has been evaluated, and who was asked."""

    pulje: int | None = None
    """None: the løp as a whole."""
    av: str
    dato: date
    spurte: tuple[str, ...] = ()


class Levering(Verdi):
    """Who delivered the evaluering, and when."""

    av: str
    dato: date
