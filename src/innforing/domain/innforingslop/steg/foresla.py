"""– → foreslått: somebody proposes a løp, also while the løsning is under utprøving (K-003)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Publikumstekst, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE
from innforing.domain.innforingslop.myndigheter import regionen
from innforing.domain.innforingslop.plan import Plan, Prioritering
from innforing.domain.innforingslop.verdier import LopType, Omrade, Sektor, Slag


class Fakta(Verdi):
    losningen_finnes: bool = False
    tidligere_lops_losning: str | None = None
    """The løsning of the løp that this one builds on; None when there is no such løp."""
    losningen_gjelder_oppvekst: bool = False
    portefoljestatus: str | None = None
    lopende_lop: tuple[str, ...] = ()
    kjente_regioner: tuple[str, ...] = ()
    omradets_organer: tuple[str, ...] = ()
    modell_i_kraft: str = GJELDENDE


class Foresla(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Foreslå et løp", "Føreslå eit løp", "Propose a løp")
    fakta = Fakta
    oppretter: ClassVar[bool | None] = True

    begrunnelse: Begrunnelse
    tittel: Publikumstekst
    slag: Slag = Slag.INNFORING
    type: LopType | None = None
    losning: Kode | None = None
    tema: Publikumstekst | None = None
    program: Kode | None = None
    omrade: Omrade | None = None
    sektorer: tuple[Sektor, ...] = (Sektor.HELSE,)
    bygger_pa: Kode | None = None
    behov: tuple[Kode, ...] = ()
    prioritering: Prioritering | None = None

    @model_validator(mode="after")
    def _form(self) -> Self:
        if self.slag is Slag.FELLES_PROSESS:
            if self.type is not None or self.tema is None:
                raise PydanticCustomError("slag", "a felles prosess has a theme and no type")
            return self
        if self.type is None or self.losning is None:
            raise PydanticCustomError("slag", "state the løsning and a preliminary type")
        if (self.type is LopType.B_FELLES_REGIONALT) != (self.omrade is not None):
            raise PydanticCustomError("omrade", "type B, and only B, has one area (K-027)")
        return self

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[LopForeslatt]:
        """The løsning says by itself when the løp concerns oppvekst too (K-155)."""
        ogsa = (Sektor.OPPVEKST,) if g.fakta.losningen_gjelder_oppvekst else ()
        yield LopForeslatt(
            definisjon=g.fakta.modell_i_kraft,
            tittel=self.tittel,
            slag=self.slag,
            type=self.type,
            losning=self.losning,
            tema=self.tema,
            program=self.program,
            omrade=self.omrade,
            eier="koordineringsgruppen" if self.omrade is None else g.aktor.organ,
            sektorer=tuple(dict.fromkeys((*self.sektorer, *ogsa))),
            bygger_pa=self.bygger_pa,
            behov=self.behov,
            prioritering=self.prioritering,
            av=str(g.aktor.person),
        )


class LopForeslatt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Løpet er foreslått", "Løpet er føreslått", "The løp was proposed"
    )

    definisjon: str
    tittel: Publikumstekst
    slag: Slag
    type: LopType | None
    losning: Kode | None
    tema: Publikumstekst | None = None
    program: Kode | None = None
    omrade: Omrade | None = None
    eier: Kode
    sektorer: tuple[Sektor, ...] = (Sektor.HELSE,)
    bygger_pa: Kode | None = None
    behov: tuple[Kode, ...] = ()
    prioritering: Prioritering | None = None
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(
            definisjon=self.definisjon,
            tittel=self.tittel,
            slag=self.slag,
            type=self.type,
            losning=self.losning,
            program=self.program,
            omrade=self.omrade,
            eier=self.eier,
            sektorer=self.sektorer,
            bygger_pa=self.bygger_pa,
            plan=Plan(prioritering=self.prioritering),
        )


@vilkar(
    "K-003",
    "Løsningen er registrert",
    "Løysinga er registrert",
    "The løsning is registered",
    rettes_av=("ks", "program"),
    slik=(
        "Registrer løsningen først, gjerne mens den prøves ut",
        "Registrer løysinga først, gjerne medan ho blir prøvd ut",
        "Register the løsning first, also while it is under trial",
    ),
)
def losning_er_registrert(g: Grunnlag[Innforingslop, Fakta]) -> bool | tuple[str, ...]:
    """A felles prosess may have a theme only."""
    return g.steg.losning is None or g.fakta.losningen_finnes or (g.steg.losning,)


@vilkar(
    "K-039",
    "Løpet det bygger på, finnes og gjelder samme løsning",
    "Løpet det byggjer på, finst og gjeld same løysing",
    "The løp it builds on exists, and is for the same løsning",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Oppgi det tidligere løpet for løsningen, eller la feltet stå tomt",
        "Oppgje det tidlegare løpet for løysinga, eller la feltet stå tomt",
        "State the earlier løp for the løsning, or leave the field empty",
    ),
)
def lopet_det_bygger_pa_finnes(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    if g.steg.bygger_pa is None:
        return True
    tidligere = g.fakta.tidligere_lops_losning
    return tidligere is not None and tidligere == g.steg.losning


@vilkar(
    "K-353",
    "Løsningen står i kommunal sektors portefølje",
    "Løysinga står i porteføljen til kommunal sektor",
    "The løsning stands in the portefølje",
    rettes_av="ks",
    slik=(
        "Sett porteføljestatus, eller si hvorfor løpet foreslås likevel",
        "Set porteføljestatus, eller sei kvifor løpet blir føreslått likevel",
        "Set the portefølje status, or say why the løp is proposed all the same",
    ),
)
def i_portefoljen(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    return g.fakta.portefoljestatus is not None


@vilkar(
    "K-021",
    "Ingen andre løp for løsningen pågår",
    "Ingen andre løp for løysinga er i gang",
    "No other løp for the løsning is running",
    rettes_av="koordineringsgruppen",
    slik=(
        "Si hvorfor det trengs et løp til",
        "Sei kvifor det trengst eit løp til",
        "Say why one more løp is needed",
    ),
)
def eneste_lop_for_losningen(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(g.fakta.lopende_lop)


@vilkar(
    "K-032",
    "En regional prosess foreslås av regionen selv",
    "Ein regional prosess blir føreslått av regionen sjølv",
    "A regional process is proposed by the region itself",
    rettes_av="regionen",
    slik=(
        "La den regionale gruppen foreslå prosessen",
        "La den regionale gruppa føreslå prosessen",
        "Let the regional group propose the process",
    ),
)
def regionen_foreslar_selv(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    return g.steg.omrade is None or regionen.sporsmal(g)
