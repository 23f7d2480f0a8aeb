"""How far a kommune may have come with a løsning when a test begins."""

from __future__ import annotations

from datetime import date

from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.ibruktakelse.myndigheter import IbruktakelseFakta
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt, Fakta
from innforing.domain.ibruktakelse.steg.registrer_bruksmaling import BruksmalingRegistrert
from innforing.domain.ibruktakelse.steg.registrer_gevinst import GevinstRegistrert
from innforing.domain.ibruktakelse.verdier import Bruksstatus, Gevinst, Gevinstkategori

NOKKEL = "kjernejournal:bergen"
TEKST = Fritekst(id="t1", forpliktelse="00")
NAER = IbruktakelseFakta(
    losningens_ledere=("lise",), kommunens_regioner=("46", "helseregion-vest", "digi-vestland")
)
MED_LOP = Fakta(
    losningens_ledere=NAER.losningens_ledere, kommunens_regioner=NAER.kommunens_regioner
)

TEKNISK = BruksstatusMeldt(status=Bruksstatus.TEKNISK_INNFORT, fra=date(2024, 1, 10))
I_BRUK = BruksstatusMeldt(status=Bruksstatus.TATT_I_BRUK, fra=date(2024, 2, 10))
MALT = BruksmalingRegistrert(
    dato=date(2024, 2, 5), indikator="oppslag", antall=12, kilde="Norsk helsenett"
)
DOKUMENTERT = GevinstRegistrert(
    gevinst=Gevinst(
        id="g1",
        kategori=Gevinstkategori.KVALITET,
        realisert=date(2024, 2, 20),
        dokumentasjon="Rapport 24/3",
    )
)
PLANLAGT = GevinstRegistrert(gevinst=Gevinst(id="g1", kategori=Gevinstkategori.KVALITET))
