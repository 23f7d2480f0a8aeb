"""Stays: the owner chooses the type, case by case and with reasons (K-019, K-020)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Publikumstekst, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import LopType, Omrade
from innforing.domain.innforingslop.vurdering import (
    KlarResultat,
    Vurderingskriterium,
    foreslatt_type,
)


class Fakta(Verdi):
    kjente_regioner: tuple[str, ...] = ()
    omradets_organer: tuple[str, ...] = ()
    fastsatte_utenfor_omradet: tuple[str, ...] = ()


class VelgType(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Velg type løp", "Vel type løp", "Choose the type of løp")
    fakta = Fakta

    begrunnelse: Begrunnelse
    type: LopType
    omrade: Omrade | None = None
    regional_grunn: Begrunnelse | None = None
    """B: why the løp is regional (K-028)."""
    ventet_nytte: Publikumstekst | None = None
    """C: the nytte expected for those who can use the løsning already (K-035)."""
    ny_eier: Kode | None = None
    """B: the regional body that is to own the løp, when it does not own it yet."""

    @model_validator(mode="after")
    def _form(self) -> Self:
        regional = self.type is LopType.B_FELLES_REGIONALT
        if regional != (self.omrade is not None) or regional != (self.regional_grunn is not None):
            raise PydanticCustomError("omrade", "type B, and only B, has an area and says why")
        if self.ny_eier is not None and not regional:
            raise PydanticCustomError("ny_eier", "types A and C are owned nationally")
        return self

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[TypeValgt]:
        eier = eier_etter(self, g.aggregat)
        yield TypeValgt(
            type=self.type,
            omrade=self.omrade,
            regional_grunn=self.regional_grunn,
            ventet_nytte=self.ventet_nytte,
            ny_eier=None if eier == g.aggregat.eier else eier,
            av=str(g.aktor.person),
        )


def eier_etter(steg: VelgType, lop: Innforingslop) -> str | None:
    """Who owns the løp when the type is the chosen one (livslop.md §2, The owner)."""
    if steg.type is not LopType.B_FELLES_REGIONALT:
        return "koordineringsgruppen"
    return steg.ny_eier or lop.eier


class TypeValgt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Typen er valgt", "Typen er vald", "The type was chosen")

    type: LopType
    omrade: Omrade | None = None
    regional_grunn: Begrunnelse | None = None
    ventet_nytte: Publikumstekst | None = None
    ny_eier: Kode | None = None
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(
            type=self.type, type_valgt=True, omrade=self.omrade, ny_eier=self.ny_eier
        )


@vilkar(
    "K-049",
    "Alle fem vurderingskriterier er besvart",
    "Alle fem vurderingskriterium er svara på",
    "All five questions are answered",
    rettes_av=("eier", "arbeidsgruppen", "innforingsleder"),
    slik=(
        "Besvar spørsmålene som mangler; «vet ikke» er et svar",
        "Svar på spørsmåla som manglar; «veit ikkje» er eit svar",
        "Answer the missing questions; «do not know» is an answer",
    ),
)
def alle_fem_er_besvart(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(str(k.value) for k in Vurderingskriterium if k.value not in g.aggregat.svar)


@vilkar(
    "K-032",
    "Et regionalt løp eies av et organ i regionen",
    "Eit regionalt løp er eigd av eit organ i regionen",
    "A regional løp is owned by a body of the region",
    rettes_av="eier",
    slik=(
        "Oppgi den regionale gruppen som skal eie løpet",
        "Oppgi den regionale gruppa som skal eige løpet",
        "State the regional group that is to own the løp",
    ),
)
def ny_eier_passer_typen(g: Grunnlag[Innforingslop, Fakta]) -> bool | tuple[str, ...]:
    eier = eier_etter(g.steg, g.aggregat)
    if g.steg.type is not LopType.B_FELLES_REGIONALT or eier in g.fakta.omradets_organer:
        return True
    return (eier or "",)


@vilkar(
    "K-022, K-068",
    "Sjekken av klar til bruk dekker typen",
    "Sjekken av klar til bruk dekkjer typen",
    "The readiness check covers the type",
    rettes_av="eier",
    slik=(
        "Delvis klar gir bare type C; for alle, eller en annen region, må løpet sjekkes på nytt",
        "Delvis klar gir berre type C; for alle, eller ein annan region, må løpet sjekkast på nytt",
        "Partly ready gives type C only; for all, or another region, the løp is checked anew",
    ),
)
def sjekken_dekker_typen(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    """A check made for a region or a limited set does not make a løsning ready for all."""
    lop = g.aggregat
    if lop.resultat is KlarResultat.DELVIS_KLAR:
        return g.steg.type is LopType.C_DELVIS_NASJONALT
    if lop.resultat is KlarResultat.KLAR and g.steg.type is LopType.A_FELLES_NASJONALT:
        return lop.sjekket_for is LopType.A_FELLES_NASJONALT
    if lop.resultat is KlarResultat.KLAR and lop.sjekket_for is LopType.B_FELLES_REGIONALT:
        return g.steg.omrade in (None, lop.omrade)
    return True


@vilkar(
    "K-029",
    "Kommunene som er fastsatt, ligger i regionen",
    "Kommunane som er fastsette, ligg i regionen",
    "The kommuner that are fixed lie in the region",
    rettes_av=("arbeidsgruppen", "innforingsleder", "eier"),
    slik=(
        "Fastsett kommunene i regionen først",
        "Fastset kommunane i regionen først",
        "Fix the kommuner of the region first",
    ),
)
def fastsatte_er_i_omradet(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    """A løp that becomes regional invites nobody outside, also when its list is older."""
    return tuple(g.fakta.fastsatte_utenfor_omradet)


@vilkar(
    "K-050",
    "Typen er den svarene peker mot",
    "Typen er den svara peikar mot",
    "The type is the one that the answers suggest",
    rettes_av="eier",
    slik=(
        "Velg typen svarene peker mot, eller si hvorfor det blir en annen",
        "Vel typen svara peikar mot, eller sei kvifor det blir ein annan",
        "Choose the suggested type, or say why it is another",
    ),
)
def typen_folger_svarene(g: Grunnlag[Innforingslop, Fakta]) -> bool | tuple[str, ...]:
    forslag = foreslatt_type(g.aggregat.svar)
    return forslag in (None, g.steg.type) or (str(forslag.value),)


@vilkar(
    "K-035",
    "Ventet nytte for dem som kan bruke løsningen nå, er beskrevet",
    "Venta nytte for dei som kan bruke løysinga no, er skildra",
    "The benefit expected for those who can use it now is described",
    rettes_av="eier",
    slik=(
        "Beskriv nytten som forsvarer en begrenset bredding",
        "Skildre nytta som forsvarer ei avgrensa breidding",
        "Describe the benefit that justifies a limited spread",
    ),
)
def nytten_er_ventet(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    return g.steg.type is not LopType.C_DELVIS_NASJONALT or g.steg.ventet_nytte is not None
