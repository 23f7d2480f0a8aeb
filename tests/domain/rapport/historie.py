"""Where a report of a diginettverk may stand when a test begins."""

from __future__ import annotations

from datetime import UTC, date, datetime

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.rapportering import Feltslag, Rapporttall
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.rapport.steg.be_om_rapport import RapportBedtOm
from innforing.domain.rapport.steg.lever_rapport import RapportLevert
from innforing.domain.rapport.steg.utlop_rapportfrist import RapportfristPassert
from innforing.domain.rapport.verdier import Feltsvar, Formal, Rapportaktivitet, Utregnet
from innforing.domain.rapport.vilkar import RapportFakta
from tests.domain.spesifikasjon import person

HALVAR = "digi-vestland:2024:halvarsrapport"
ARS = "digi-vestland:2024:arsrapport"
FRIST = date(2024, 6, 1)
I_TIDE = datetime(2024, 5, 30, 9, 0, tzinfo=UTC)
ETTER = datetime(2024, 6, 3, 9, 0, tzinfo=UTC)

VESTLAND = person("vigdis", Rolle.SAKSBEHANDLER, "digi-vestland", Organtype.DIGINETTVERK)
AGDER = person("agnes", Rolle.SAKSBEHANDLER, "digi-agder", Organtype.DIGINETTVERK)

TEKST = Fritekst(id="t1", forpliktelse="00")
SVAR = (
    Feltsvar(felt="samarbeid", tekst=TEKST),
    Feltsvar(felt="brukt", verdi=1_500_000),
)
TALL = (Utregnet(felt="lop", tall=Rapporttall.FELLES_LOP, verdi=2, bygger_pa=(40, 60)),)
ARBEID = Feltsvar(
    felt="arbeid",
    aktiviteter=(Rapportaktivitet(hva=TEKST, formal=(Formal.KOMPETANSE,)),),
)
FAKTA = RapportFakta(
    malens_felter={
        "samarbeid": Feltslag.TEKST,
        "lop": Feltslag.UTREGNET,
        "arbeid": Feltslag.AKTIVITETER,
        "brukt": Feltslag.BELOP,
    },
    malens_krav=("samarbeid", "brukt"),
    utregnede_tall=TALL,
    maltallene_er_levert=True,
    siste_posisjon=100,
)

BEDT_OM = (RapportBedtOm(mal="1", frist=FRIST),)
PASSERT = (*BEDT_OM, RapportfristPassert(frist=FRIST))
I_TIDEN = RapportLevert(dato=I_TIDE.date(), sen=False, posisjon=100, svar=SVAR, tall=TALL)
LEVERT = (*BEDT_OM, I_TIDEN)
