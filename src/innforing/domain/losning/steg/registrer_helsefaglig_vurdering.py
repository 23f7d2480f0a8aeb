"""Is the løsning professionally sound? Said by the body the kriteriesett names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.verdier import (
    HelsefagligVurdering,
    Kompetanse,
    Konklusjon,
    Merknad,
    Vurderingstid,
)

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    helsefaglige_organ: tuple[str, ...] = ()
    """Kinds of body that the kriteriesett in force lets assess (K-075)."""
    personen_er_fra_programmet: bool = False


class RegistrerHelsefagligVurdering(Steg[Losning]):
    tekst = Tekst(
        "Registrer helsefaglig vurdering",
        "Registrer helsefagleg vurdering",
        "Register the clinical assessment",
    )
    fakta = Fakta
    regel = Regel(
        hvem=("helsefaglig_organ",),
        sperrer=("vurdert_utenfor_programmet", "datoen_er_ikke_framover"),
        avklares=("alle_kompetanser_er_med", "vurdert_underveis"),
    )

    dato: date
    konklusjon: Konklusjon
    kompetanse: tuple[Kompetanse, ...] = ()
    tidspunkt: Vurderingstid
    merknader: tuple[Merknad, ...] = ()
    enighet: date | None = None

    @model_validator(mode="after")
    def _merknader_til_konklusjonen(self) -> Self:
        if self.konklusjon is Konklusjon.FORSVARLIG_MED_MERKNADER and not self.merknader:
            raise PydanticCustomError("merknader", "give the merknader of the conclusion")
        return self

    def avgjor(self, g: Grunnlag[Losning, Fakta]) -> Iterator[HelsefagligVurderingRegistrert]:
        yield HelsefagligVurderingRegistrert(
            vurdering=HelsefagligVurdering(
                organ=g.aktor.organ,
                dato=self.dato,
                konklusjon=self.konklusjon,
                kompetanse=self.kompetanse,
                tidspunkt=self.tidspunkt,
                merknader=self.merknader,
                enighet=self.enighet,
            )
        )


class HelsefagligVurderingRegistrert(Hendelse[Losning]):
    """The latest stands; remarks of an earlier one are closed by a new assessment (K-071)."""

    tekst = Tekst(
        "Helsefaglig vurdering er registrert",
        "Helsefagleg vurdering er registrert",
        "The clinical assessment is registered",
    )
    vurdering: HelsefagligVurdering

    def anvend(self, aggregat: Losning) -> Losning:
        return aggregat.med(helsefaglig=self.vurdering)


@vilkar(
    "K-072",
    "Den som vurderer, arbeider ikke i programmet som lager løsningen",
    "Den som vurderer, arbeider ikkje i programmet som lagar løysinga",
    "The assessor does not work in the program that makes the løsning",
    rettes_av="helsefaglig_organ",
    slik=(
        "La noen utenfor programmet føre vurderingen",
        "La nokon utanfor programmet føre vurderinga",
        "Let somebody outside the program enter the assessment",
    ),
)
def vurdert_utenfor_programmet(g: Grunnlag[Losning, Fakta]) -> bool:
    return not g.fakta.personen_er_fra_programmet


@vilkar(
    "K-072",
    "Klinisk, helsefaglig og administrativ kompetanse har vært med",
    "Klinisk, helsefagleg og administrativ kompetanse har vore med",
    "Clinical, health professional and administrative competence took part",
    rettes_av="helsefaglig_organ",
    slik=(
        "Ta med kompetansen som mangler",
        "Ta med kompetansen som manglar",
        "Bring in the competence that is missing",
    ),
)
def alle_kompetanser_er_med(g: Grunnlag[Losning, Fakta]) -> tuple[str, ...]:
    return tuple(str(k.value) for k in Kompetanse if k not in g.steg.kompetanse)


@vilkar(
    "K-074",
    "Vurderingen er gjort underveis, ikke bare til slutt",
    "Vurderinga er gjord undervegs, ikkje berre til slutt",
    "The assessment came along the way, not only at the end",
    rettes_av="helsefaglig_organ",
    slik=(
        "Vurder løsningen mens den utvikles",
        "Vurder løysinga medan ho blir utvikla",
        "Assess the løsning while it is developed",
    ),
)
def vurdert_underveis(g: Grunnlag[Losning, Fakta]) -> bool:
    return bool(g.steg.tidspunkt is Vurderingstid.UNDERVEIS)
