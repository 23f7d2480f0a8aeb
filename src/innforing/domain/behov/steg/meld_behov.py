"""A kommune, or a region for its kommuner, reports a behov (K-241)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.myndigheter import MelderFakta
from innforing.domain.behov.verdier import Behovsart, Behovstatus, Melder
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.pasienthistorie import Behovsnotat, Behovstittel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(MelderFakta, Verdi):
    behovets_losning_finnes: bool = True
    behovets_samling_finnes: bool = True


class MeldBehov(Steg[Behov]):
    tekst = Tekst("Meld et behov", "Meld eit behov", "Report a need")
    fakta = Fakta
    oppretter = True
    regel = Regel(
        hvem=("kommunen_med_behovet", "melderens_region", "ks"),
        sperrer=(
            "behovet_er_nytt",
            "kommunen_er_i_registeret",
            "det_behovet_gjelder_er_registrert",
        ),
    )

    tittel: Behovstittel
    beskrivelse: Behovsnotat
    """What the tjeneste needs, and what it is for."""
    kommune: Kode | None = None
    """None: a region, or KS, reports for several."""
    art: Behovsart = Behovsart.BEHOV
    losning: Kode | None = None
    etter_innforing: bool = False
    """It arose when the løsning had been taken into use (K-204)."""
    samling: Kode | None = None
    """The samling it was caught in (K-258)."""

    @model_validator(mode="after")
    def _etter_innforing_av_noe(self) -> Self:
        if self.etter_innforing and self.losning is None:
            raise PydanticCustomError("losning", "say which løsning was introduced")
        return self

    def avgjor(self, g: Grunnlag[Behov, Fakta]) -> Iterator[BehovMeldt]:
        """Without a kommune it lies where the one who reports it sits."""
        nettverk = g.aktor.organ if g.verv.organtype is Organtype.DIGINETTVERK else None
        melder = Melder(fylke=g.verv.region, nettverk=nettverk)
        if self.kommune is not None:
            melder = Melder(
                kommune=self.kommune,
                fylke=g.fakta.melderens_fylke,
                nettverk=g.fakta.melderens_nettverk,
            )
        yield BehovMeldt(
            tittel=self.tittel,
            beskrivelse=self.beskrivelse,
            melder=melder,
            art=self.art,
            losning=self.losning,
            etter_innforing=self.etter_innforing,
            samling=self.samling,
        )


class BehovMeldt(Hendelse[Behov]):
    tekst = Tekst("Behovet er meldt", "Behovet er meldt", "The need was reported")
    tittel: Behovstittel
    beskrivelse: Behovsnotat
    melder: Melder
    art: Behovsart
    losning: Kode | None = None
    etter_innforing: bool = False
    samling: Kode | None = None

    def anvend(self, aggregat: Behov) -> Behov:
        return aggregat.med(
            tittel=self.tittel,
            losning=self.losning,
            status=Behovstatus.MELDT,
            meldere=(self.melder,),
        )


@vilkar(
    "K-241",
    "Behovet er ikke meldt fra før",
    "Behovet er ikkje meldt frå før",
    "The need is not reported already",
    rettes_av=("kommunen_med_behovet", "melderens_region", "ks"),
    slik=(
        "Si at dere har det samme behovet, eller gi det nye et eget kortnavn",
        "Sei at de har det same behovet, eller gje det nye eit eige kortnamn",
        "Say that you have the same need, or give the new one a short name of its own",
    ),
)
def behovet_er_nytt(g: Grunnlag[Behov, Fakta]) -> bool:
    return not g.aggregat.finnes


@vilkar(
    "K-241",
    "Løsningen og samlingen som behovet viser til, er registrert",
    "Løysinga og samlinga som behovet viser til, er registrerte",
    "The løsning and the samling that the need refers to are registered",
    rettes_av=("kommunen_med_behovet", "melderens_region", "ks"),
    slik=(
        "Velg en som er registrert, eller la feltet stå tomt",
        "Vel ei som er registrert, eller la feltet stå tomt",
        "Choose one that is registered, or leave the field empty",
    ),
)
def det_behovet_gjelder_er_registrert(g: Grunnlag[Behov, Fakta]) -> tuple[str, ...]:
    """The list names what is not."""
    viser_til = (
        (g.steg.losning, g.fakta.behovets_losning_finnes),
        (g.steg.samling, g.fakta.behovets_samling_finnes),
    )
    return tuple(id_ for id_, finnes in viser_til if id_ is not None and not finnes)
