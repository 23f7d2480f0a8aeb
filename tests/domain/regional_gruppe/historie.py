"""People of a regional gruppe that the tests begin from."""

from __future__ import annotations

from datetime import date
from typing import Final

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.regional_gruppe.arbeid import Samarbeid, Samarbeidspart
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.steg.definer_funksjoner import FunksjonerDefinert
from innforing.domain.regional_gruppe.steg.etabler_gruppen import GruppenEtablert
from innforing.domain.regional_gruppe.steg.knytt_til_gruppen import TilknyttetGruppen
from innforing.domain.regional_gruppe.steg.registrer_medlemskap import MedlemskapRegistrert
from innforing.domain.regional_gruppe.steg.registrer_samarbeid import SamarbeidRegistrert
from innforing.domain.regional_gruppe.verdier import (
    Fagkompetanse,
    Funksjon,
    Funksjonsoppsett,
    Kompetanseomrade,
    Medlemskap,
    TidligereNettverk,
    Tilknytning,
)
from tests.domain.spesifikasjon import person

GRUPPE: Final = "regional-vestland"
NETTVERKET = person("dina", Rolle.LEDER, "digi-vestland", Organtype.DIGINETTVERK)
ANNET_NETTVERK = person("dan", Rolle.LEDER, "digi-agder", Organtype.DIGINETTVERK)
FAKTA = GruppeFakta(organets_type="regional_gruppe", organets_overordnet="digi-vestland")

PRAKTISK = tuple(k for k in Fagkompetanse if k.omrade is Kompetanseomrade.PRAKTISK_ERFARING)
LEDELSE = tuple(k for k in Fagkompetanse if k.omrade is Kompetanseomrade.LEDELSE_OG_INNFORING)

KINE = Tilknytning(
    person="kine",
    kommune="bergen",
    stillingsprosent=50,
    fra=date(2024, 1, 1),
    funksjoner=(Funksjon.KONTAKTPERSON_EHELSE, Funksjon.INNFORINGSLEDER),
    kompetanser=LEDELSE,
)
RUNE = Tilknytning(
    person="rune",
    kommune="voss",
    stillingsprosent=20,
    fra=date(2024, 1, 15),
    funksjoner=(Funksjon.NETTVERKSRESSURS,),
    kompetanser=PRAKTISK,
)
FUNKSJONENE = FunksjonerDefinert(funksjoner=tuple(Funksjonsoppsett(funksjon=f) for f in Funksjon))
USHT = SamarbeidRegistrert(
    samarbeid=Samarbeid(
        part=Samarbeidspart.USHT, navn="USHT Vestland (eksempel)", avtalt=date(2024, 2, 1)
    )
)
ETABLERT = GruppenEtablert(dato=date(2024, 2, 15))
EKOMP = TidligereNettverk.KS_EKOMP
KOMMUNENETTVERKET = TidligereNettverk.KOMMUNENETTVERK_VFT_DHO


def knyttet(tilknytning: Tilknytning) -> TilknyttetGruppen:
    """The event that ties the person."""
    return TilknyttetGruppen(tilknytning=tilknytning)


def medlem(
    person: str, nettverk: TidligereNettverk = EKOMP, fra: date = date(2023, 1, 1)
) -> MedlemskapRegistrert:
    """The event that enters a membership of an earlier network."""
    medlemskap = Medlemskap(
        person=person, kommune="bergen", stillingsprosent=30, fra=fra, nettverk=nettverk
    )
    return MedlemskapRegistrert(medlemskap=medlemskap)
