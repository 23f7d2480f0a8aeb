"""KS or the koordineringsgruppe proposes a new version: findings, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.evalueringstema import MA_VURDERES, Evalueringstema
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingsmodell.innforingsmodell import Innforingsmodell
from innforing.domain.innforingsmodell.verdier import Funn, Justering, Modellmal

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    livslopet_finnes: bool = False
    kriteriesettet_finnes: bool = False
    lop_uten_evaluering: tuple[str, ...] = ()


class ForeslaModellversjon(Steg[Innforingsmodell]):
    tekst = Tekst(
        "Foreslå en ny versjon av innføringsmodellen",
        "Føreslå ein ny versjon av innføringsmodellen",
        "Propose a new version of the model",
    )
    fakta = Fakta
    oppretter = True
    regel = Regel(
        hvem=("ks", "koordineringsgruppen"),
        sperrer=(
            "modellversjonen_er_ny",
            "livslopet_er_utgitt",
            "modellens_kriteriesett_er_publisert",
            "roller_ansvar_og_forankring_er_vurdert",
        ),
        avklares=(
            "evalueringen_er_besluttet",
            "alle_funn_er_vurdert",
            "malene_er_vurdert",
            "funnene_hviler_pa_evalueringer",
        ),
    )

    begrunnelse: Begrunnelse
    kriteriesett: Annotated[int, Field(ge=1)] | None = None
    funn: Annotated[tuple[Funn, ...], Field(min_length=1)]
    justeringer: Annotated[tuple[Justering, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _justeringene_svarer(self) -> Self:
        numre = [f.nr for f in self.funn]
        if len(set(numre)) < len(numre):
            raise PydanticCustomError("funn", "two findings have the same number")
        if not {nr for j in self.justeringer for nr in j.svarer_pa} <= set(numre):
            raise PydanticCustomError("justeringer", "an adjustment answers a finding in the list")
        return self

    def avgjor(self, g: Grunnlag[Innforingsmodell, Fakta]) -> Iterator[ModellversjonForeslatt]:
        yield ModellversjonForeslatt(
            kriteriesett=self.kriteriesett,
            funn=self.funn,
            justeringer=self.justeringer,
            av=str(g.aktor.person),
        )


class ModellversjonForeslatt(Hendelse[Innforingsmodell]):
    tekst = Tekst(
        "En ny versjon av innføringsmodellen er foreslått",
        "Ein ny versjon av innføringsmodellen er føreslått",
        "A new version of the model was proposed",
    )
    kriteriesett: int | None = None
    funn: tuple[Funn, ...]
    justeringer: tuple[Justering, ...]
    av: str

    def anvend(self, aggregat: Innforingsmodell) -> Innforingsmodell:
        return aggregat.med(
            foreslatt_av=self.av,
            kriteriesett=self.kriteriesett,
            funn=self.funn,
            justeringer=self.justeringer,
        )


@vilkar(
    "K-324",
    "Denne versjonen er ikke foreslått fra før",
    "Denne versjonen er ikkje føreslått frå før",
    "This version is not proposed already",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Gå videre med forslaget som finnes, eller foreslå neste versjon",
        "Gå vidare med forslaget som finst, eller føreslå neste versjon",
        "Go on with the proposal there is, or propose the next version",
    ),
)
def modellversjonen_er_ny(g: Grunnlag[Innforingsmodell, Any]) -> bool:
    return not g.aggregat.finnes


@vilkar(
    "K-324",
    "Livsløpet for versjonen finnes i programmet",
    "Livsløpet for versjonen finst i programmet",
    "The program has the life cycle of the version",
    rettes_av="ks",
    slik=(
        "Be om at livsløpet legges inn, og bruk navnet på det",
        "Be om at livsløpet blir lagt inn, og bruk namnet på det",
        "Ask for the life cycle to be added, and use its name",
    ),
)
def livslopet_er_utgitt(g: Grunnlag[Innforingsmodell, Fakta]) -> bool:
    return g.fakta.livslopet_finnes


@vilkar(
    "K-054",
    "Kriteriesettet som følger med, er publisert",
    "Kriteriesettet som følgjer med, er publisert",
    "The kriteriesett that goes with it is published",
    rettes_av="ks",
    slik=("Publiser kriteriesettet først", "Publiser kriteriesettet først", "Publish it first"),
)
def modellens_kriteriesett_er_publisert(g: Grunnlag[Innforingsmodell, Fakta]) -> bool:
    return g.steg.kriteriesett is None or g.fakta.kriteriesettet_finnes


@vilkar(
    "K-325",
    "Roller, ansvar og forankring i modellen er vurdert",
    "Roller, ansvar og forankring i modellen er vurderte",
    "Roles, responsibility and forankring of the model are judged",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Legg til hva evalueringene sier om dem",
        "Legg til kva evalueringane seier om dei",
        "Add what the evaluations say of them",
    ),
)
def roller_ansvar_og_forankring_er_vurdert(
    g: Grunnlag[Innforingsmodell, Any],
) -> tuple[str, ...]:
    vurdert = {funn.tema for funn in g.steg.funn}
    return tuple(str(tema.value) for tema in MA_VURDERES if tema not in vurdert)


@vilkar(
    "K-322",
    "Evalueringen av modellen er besluttet av KommIT-rådet",
    "Evalueringa av modellen er bestemt av KommIT-rådet",
    "The evaluation of the model was decided by KommIT-rådet",
    rettes_av="ks",
    slik=(
        "Vis til beslutningen, eller si hvorfor modellen endres uten den",
        "Vis til avgjerda, eller sei kvifor modellen blir endra utan ho",
        "Refer to the decision, or say why the model is changed without it",
    ),
)
def evalueringen_er_besluttet(g: Grunnlag[Innforingsmodell, Any]) -> bool:
    return g.steg.beslutning is not None


@vilkar(
    "K-338",
    "Alle de seks funnene fra 2023 er vurdert på nytt",
    "Alle dei seks funna frå 2023 er vurderte på nytt",
    "All six findings of 2023 are judged anew",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Legg til det som mangler, eller si hvorfor det er utelatt",
        "Legg til det som manglar, eller sei kvifor det er utelate",
        "Add what is missing, or say why it is left out",
    ),
)
def alle_funn_er_vurdert(g: Grunnlag[Innforingsmodell, Any]) -> tuple[str, ...]:
    vurdert = {*MA_VURDERES, *(funn.tema for funn in g.steg.funn)}
    return tuple(str(tema.value) for tema in Evalueringstema if tema not in vurdert)


@vilkar(
    "K-339",
    "Modellen er vurdert mot alle målene sine",
    "Modellen er vurdert mot alle måla sine",
    "The model is judged against all its aims",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Knytt funn til målene som mangler, eller si hvorfor",
        "Knyt funn til måla som manglar, eller sei kvifor",
        "Tie findings to the missing aims, or say why not",
    ),
)
def malene_er_vurdert(g: Grunnlag[Innforingsmodell, Any]) -> tuple[str, ...]:
    vurdert = {mal for funn in g.steg.funn for mal in funn.maler}
    return tuple(str(mal.value) for mal in Modellmal if mal not in vurdert)


@vilkar(
    "K-322, K-323",
    "Løpene som funnene hviler på, er evaluert",
    "Løpa som funna kviler på, er evaluerte",
    "The løp that the findings rest on are evaluated",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Vent på evalueringen, eller si hva funnet ellers hviler på",
        "Vent på evalueringa, eller sei kva funnet elles kviler på",
        "Wait for the evaluation, or say what else the finding rests on",
    ),
)
def funnene_hviler_pa_evalueringer(g: Grunnlag[Innforingsmodell, Fakta]) -> tuple[str, ...]:
    return g.fakta.lop_uten_evaluering
