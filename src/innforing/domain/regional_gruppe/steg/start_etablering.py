"""A temporary arbeidsgruppe begins to prepare the regional gruppe (K-240)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktor import Part
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag

DELER = (Part.DIGINETTVERK, Part.FPU_EHELSE, Part.KS_EKOMP, Part.KOMMUNENETTVERK_VFT_DHO)


class Fakta(GruppeFakta):
    etableringsgruppens_deler: tuple[str, ...] = ()
    """Codes of the parts that somebody in the temporary arbeidsgruppe stands for."""
    etableringsgruppens_personer: tuple[str, ...] = ()


class StartEtablering(Steg[RegionalGruppe]):
    tekst = Tekst(
        "Start etableringen av den regionale gruppen",
        "Start etableringa av den regionale gruppa",
        "Begin to establish the regional group",
    )
    fakta: ClassVar[type[Verdi]] = Fakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk"),
        sperrer=("gruppen_er_registrert", "gruppen_er_ikke_etablert"),
        avklares=("etableringsgruppen_har_alle_deler", "kontakten_er_i_etableringsgruppen"),
    )

    arbeidsgruppe: Kode
    kontakt: Kode
    """Who in the arbeidsgruppe is the contact towards KS."""
    fra: date

    def avgjor(self, g: Grunnlag[RegionalGruppe, Fakta]) -> Iterator[EtableringStartet]:
        yield EtableringStartet(
            arbeidsgruppe=self.arbeidsgruppe, kontakt=self.kontakt, fra=self.fra
        )


class EtableringStartet(Hendelse[RegionalGruppe]):
    tekst = Tekst("Etableringen er startet", "Etableringa er starta", "The establishing has begun")
    arbeidsgruppe: Kode
    kontakt: Kode
    fra: date

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        return aggregat.med(arbeidsgruppe=self.arbeidsgruppe, startet=self.fra)


@vilkar(
    "K-240",
    "Den midlertidige arbeidsgruppen har med alle den bør ha",
    "Den mellombelse arbeidsgruppa har med alle ho bør ha",
    "The temporary working group has every part it should have",
    rettes_av=("ks", "gruppens_diginettverk"),
    slik=(
        "Ta inn medlemmer fra delene som mangler",
        "Ta inn medlemmer frå delane som manglar",
        "Add members from the missing parts",
    ),
)
def etableringsgruppen_har_alle_deler(g: Grunnlag[RegionalGruppe, Fakta]) -> tuple[str, ...]:
    koder = (str(d.value) for d in DELER)
    return tuple(d for d in koder if d not in g.fakta.etableringsgruppens_deler)


@vilkar(
    "K-240",
    "Kontakten mot KS er med i den midlertidige arbeidsgruppen",
    "Kontakten mot KS er med i den mellombelse arbeidsgruppa",
    "The contact towards KS is in the temporary working group",
    rettes_av=("ks", "gruppens_diginettverk"),
    slik=(
        "Velg en som er med i gruppen, eller ta inn kontakten",
        "Vel ein som er med i gruppa, eller ta inn kontakten",
        "Choose a member, or take the contact in",
    ),
)
def kontakten_er_i_etableringsgruppen(g: Grunnlag[RegionalGruppe, Fakta]) -> bool:
    return g.steg.kontakt in g.fakta.etableringsgruppens_personer


@vilkar(
    "K-217",
    "Gruppen er ikke etablert fra før",
    "Gruppa er ikkje etablert frå før",
    "The group is not established already",
    rettes_av="ks",
    slik=(
        "Se datoen gruppen ble etablert",
        "Sjå datoen gruppa vart etablert",
        "See the date it was established",
    ),
)
def gruppen_er_ikke_etablert(g: Grunnlag[RegionalGruppe, Fakta]) -> bool:
    return g.aggregat.etablert is None
