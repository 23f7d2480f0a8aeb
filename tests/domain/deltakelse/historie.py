"""Where a kommune may stand when a test of its deltakelse begins."""

from __future__ import annotations

from datetime import UTC, date, datetime

from innforing.domain.deltakelse.folger import (
    KommuneBleAktuell,
    KommuneInvitert,
    KommunePameldt,
    KommuneSattPaVenteliste,
)
from innforing.domain.deltakelse.myndigheter import DeltakelseFakta
from innforing.domain.deltakelse.steg.svar import KommuneTakketNei, SenPameldingBedtOm
from innforing.domain.deltakelse.steg.utlop_svarfrist import SvarfristPassert
from innforing.domain.deltakelse.vilkar import PuljeFakta
from innforing.domain.grunnmur.verdi import Fritekst

NOKKEL = "kj:bergen"
FRIST = date(2024, 3, 15)
ETTER_FRISTEN = datetime(2024, 3, 18, 9, 0, tzinfo=UTC)
TEKST = Fritekst(id="t1", forpliktelse="00")
BREV = "Brev 24/17"

NAER = DeltakelseFakta(
    lopets_ledere=("lise",), kommunens_regioner=("46", "helseregion-vest", "digi-vestland")
)
APEN = PuljeFakta(
    lopets_ledere=NAER.lopets_ledere,
    kommunens_regioner=NAER.kommunens_regioner,
    pulje_fase="pamelding",
    svarfrist=FRIST,
    lopets_tilstand="pamelding",
)
FULL = APEN.med(pulje_har_plass=False)

AKTUELL = (KommuneBleAktuell(),)
INVITERT = (*AKTUELL, KommuneInvitert(pulje=1, svarfrist=FRIST, invitasjon="ab" * 32))
INVITERT_TIL_TO = (*INVITERT, KommuneInvitert(pulje=2, svarfrist=FRIST, invitasjon="cd" * 32))
PAMELDT = (*INVITERT, KommunePameldt(pulje=1))
VENTER = (*INVITERT, KommuneSattPaVenteliste(pulje=1))
TAKKET_NEI = (*INVITERT, KommuneTakketNei())
IKKE_SVART = (*INVITERT, SvarfristPassert(pulje=1, frist=FRIST))
BEDT_OM_PLASS = (*IKKE_SVART, SenPameldingBedtOm(pulje=1))
FORT_AV_ANDRE = (*INVITERT, KommunePameldt(pulje=1, fort_av_andre=True, referanse=BREV))
