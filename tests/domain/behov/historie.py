"""Behov that the tests begin from."""

from __future__ import annotations

from innforing.domain.behov.steg.meld_behov import BehovMeldt
from innforing.domain.behov.verdier import Behovsart, Melder
from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.verdi import Fritekst
from tests.domain.spesifikasjon import person

TEKST = Fritekst(id="t1", forpliktelse="00")
BERGEN_HAR = Melder(kommune="bergen", fylke="46", nettverk="digi-vestland")
VOSS_HAR = Melder(kommune="voss", fylke="46", nettverk="digi-vestland")
TROMSO_HAR = Melder(kommune="tromso", fylke="55", nettverk="digi-troms")

MELDT = BehovMeldt(
    tittel="Varsel når legemiddellisten er endret",
    beskrivelse=TEKST,
    melder=BERGEN_HAR,
    art=Behovsart.BEHOV,
    losning="pll",
)

NETTVERKET = person("nora", Rolle.KONTAKTPERSON_EHELSE, "digi-vestland", Organtype.DIGINETTVERK)
TROMS = person(
    "tora", Rolle.KONTAKTPERSON_EHELSE, "regional-55", Organtype.REGIONAL_GRUPPE, region="55"
)
