"""A kommune answers, or answers anew while the spørreskjema is open (K-208, K-215)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Notat, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
from innforing.domain.sporreskjema.verdier import Temasvar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class BesvarSporreskjema(Steg[Sporreskjema]):
    """One answer for each kommune: the latest stands."""

    tekst = Tekst("Svar på spørreskjemaet", "Svar på spørjeskjemaet", "Answer the questionnaire")
    regel = Regel(
        hvem=("kommunen_som_svarer",),
        sperrer=("skjemaet_er_apent", "kommunen_er_spurt", "svarene_horer_til_skjemaet"),
    )

    kommune: Kode
    svar: tuple[Temasvar, ...] = Field(min_length=1)
    fungerte: Notat | None = None
    """What worked, in the kommune's own words."""
    bor_endres: Notat | None = None
    """What should be changed, likewise."""

    @model_validator(mode="after")
    def _ett_svar_per_tema(self) -> Self:
        temaer = [svar.tema for svar in self.svar]
        if len(temaer) != len(set(temaer)):
            raise PydanticCustomError("svar", "give one answer for each tema")
        return self

    def avgjor(self, g: Grunnlag[Sporreskjema, IngenFakta]) -> Iterator[SporreskjemaBesvart]:
        yield SporreskjemaBesvart(
            kommune=self.kommune,
            svar=self.svar,
            fungerte=self.fungerte,
            bor_endres=self.bor_endres,
        )


class SporreskjemaBesvart(Hendelse[Sporreskjema]):
    tekst = Tekst(
        "En kommune har svart på spørreskjemaet",
        "Ein kommune har svart på spørjeskjemaet",
        "A kommune answered the questionnaire",
    )
    kommune: Kode
    svar: tuple[Temasvar, ...]
    fungerte: Notat | None = None
    bor_endres: Notat | None = None

    def anvend(self, aggregat: Sporreskjema) -> Sporreskjema:
        return aggregat.med(svar={**aggregat.svar, self.kommune: self.svar})


@vilkar(
    "K-215",
    "Kommunen er spurt",
    "Kommunen er spurd",
    "The kommune was asked",
    rettes_av="lopets_leder",
    slik=(
        "Be den som leder løpet, om å spørre alle som har deltatt",
        "Be den som leier løpet, om å spørje alle som har delteke",
        "Ask the leader of the løp to ask all who took part",
    ),
)
def kommunen_er_spurt(g: Grunnlag[Sporreskjema, IngenFakta]) -> bool:
    return g.steg.kommune in g.aggregat.spurte


@vilkar(
    "K-215",
    "Hvert svar gjelder noe skjemaet spør om",
    "Kvart svar gjeld noko skjemaet spør om",
    "Each answer is to something that is asked",
    rettes_av="kommunen_som_svarer",
    slik=(
        "Ta bort svarene på disse",
        "Ta bort svara på desse",
        "Remove the answers to these",
    ),
)
def svarene_horer_til_skjemaet(g: Grunnlag[Sporreskjema, IngenFakta]) -> tuple[str, ...]:
    return tuple(str(s.tema.value) for s in g.steg.svar if s.tema not in g.aggregat.temaer)
