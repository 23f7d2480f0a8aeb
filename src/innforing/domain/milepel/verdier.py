"""What can be a milepæl, and which body stands behind it."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Publikumstekst, Verdi


class Milepelart(Kodeverk):
    """What the body did: to decide is not to advise, and neither is to inform (K-349)."""

    BESLUTTET = "besluttet", "Besluttet", "Avgjort", "Decided"
    GA_RAD = "ga_rad", "Ga råd", "Gav råd", "Advised"
    INFORMERTE = "informerte", "Informerte", "Informerte", "Informed"
    UTREDET = "utredet", "Utredet", "Greidde ut", "Studied"
    SAMLET = "samlet", "Møttes", "Møttest", "Met"


class Styringsorgan(Kodeverk):
    """Bodies of the samstyringsstruktur and around it (K-349)."""

    LANDSTINGET = "landstinget", "KS Landstinget", "KS Landstinget", "The assembly of KS"
    KS = "ks", "KS", "KS", "KS"
    HOD = (
        "hod",
        "Helse- og omsorgsdepartementet",
        "Helse- og omsorgsdepartementet",
        "Ministry of Health and Care Services",
    )
    HELSEDIREKTORATET = (
        "helsedirektoratet",
        "Helsedirektoratet",
        "Helsedirektoratet",
        "Directorate of Health",
    )
    DIREKTORATET_FOR_EHELSE = (
        "direktoratet_for_ehelse",
        "Direktoratet for e-helse",
        "Direktoratet for e-helse",
        "Directorate of eHealth",
    )
    NHN = "nhn", "Norsk helsenett", "Norsk helsenett", "Norsk helsenett"
    KOMMIT_RADET = "kommit_radet", "KommIT-rådet", "KommIT-rådet", "KommIT-rådet"
    FPU_EHELSE = "fpu_ehelse", "FPU e-helse", "FPU e-helse", "FPU e-helse"
    DIGITALISERINGSUTVALGET = (
        "digitaliseringsutvalget",
        "Digitaliseringsutvalget",
        "Digitaliseringsutvalet",
        "KS committee on digitalisation",
    )
    KOORDINERINGSGRUPPEN = (
        "koordineringsgruppen",
        "Koordineringsgruppen",
        "Koordineringsgruppa",
        "The coordination group",
    )
    DIGINETTVERK = (
        "diginettverk",
        "Digitaliseringsnettverk",
        "Digitaliseringsnettverk",
        "Digitalisation networks",
    )
    STYRINGSRAD = (
        "styringsrad",
        "Prosjektets styringsråd",
        "Styringsrådet i prosjektet",
        "The project's steering council",
    )
    ARBEIDSGRUPPE = (
        "arbeidsgruppe",
        "Prosjektets arbeidsgruppe",
        "Arbeidsgruppa i prosjektet",
        "The project's working group",
    )


class Innhold(Verdi):
    """One dated fact: who did what, when, where it is written, and what it rests on."""

    art: Milepelart
    organ: Styringsorgan
    dato: date
    til: date | None = None
    """The last day, of what took several."""
    hva: Publikumstekst
    referanse: Publikumstekst
    deltok: tuple[Publikumstekst, ...] = ()
    """Bodies and organisations that took part or were heard, never persons (K-335)."""
    bygger_pa: tuple[Kode, ...] = ()
    """Ids of the milepæler and agreements that it rests on (K-375)."""
    losning: Kode | None = None

    @model_validator(mode="after")
    def _til_etter_dato(self) -> Self:
        if self.til is not None and self.til < self.dato:
            raise PydanticCustomError("periode", "til must not be before dato")
        return self
