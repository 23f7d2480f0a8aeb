"""Who may assess a løsning, and who may not."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.fakta import losning as _losning  # noqa: F401 - fills the register
from innforing.application.fakta.sporring import hent_fakta
from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.kriteriesett.kriteriesett_1 import GJELDER_FRA, KRITERIER
from innforing.domain.kriteriesett.steg.publiser_kriteriesett import KriteriesettPublisert
from innforing.domain.losning.steg.registrer_helsefaglig_vurdering import (
    Fakta,
    RegistrerHelsefagligVurdering,
)
from innforing.domain.losning.steg.registrer_losning import LosningRegistrert
from innforing.domain.losning.verdier import (
    Konklusjon,
    Losningskategori,
    Omfang,
    Vurderingstid,
)
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.domain.organ.verdier import Rolleperiode
from tests.application.verden import Verden

STROM = "losning:kj"
STEG = RegistrerHelsefagligVurdering(
    dato=date(2024, 2, 1), konklusjon=Konklusjon.FORSVARLIG, tidspunkt=Vurderingstid.UNDERVEIS
)
REGISTRERT = LosningRegistrert(
    navn="Kjernejournal",
    kategori=Losningskategori.NASJONAL_EHELSELOSNING,
    omfang=Omfang.STORT,
    avgivende_program="program-kj",
)


def fakta(v: Verden) -> Fakta:
    svar = hent_fakta(STEG, v.sporring(STROM, STEG))
    assert isinstance(svar, Fakta)
    return svar


@pytest.mark.krav("K-075")
def test_kriteriesettet_som_gjelder_sier_hvem_som_vurderer() -> None:
    v = Verden().skjer(STROM, REGISTRERT)
    assert fakta(v).helsefaglige_organ == ()
    sett = KriteriesettPublisert(gjelder_fra=GJELDER_FRA, kriterier=KRITERIER)
    v.skjer("kriteriesett:1", sett)
    v.skjer("kriteriesett:2", sett.med(gjelder_fra=date(2025, 1, 1), kriterier=KRITERIER[:1]))
    assert fakta(v).helsefaglige_organ == ("helsefaglig_gruppe", "helsedirektoratet")


@pytest.mark.krav("K-072")
def test_en_som_har_en_rolle_i_programmet_er_fra_programmet() -> None:
    rolle = Rolleperiode(person="lise", rolle=Rolle.MEDLEM, fra=date(2024, 1, 1))
    program = OrganOpprettet(organtype=Organtype.PROGRAM, navn="Programmet", roller=(rolle,))
    v = Verden().skjer(STROM, REGISTRERT)
    assert not fakta(v).personen_er_fra_programmet
    v.skjer("organ:program-kj", program)
    assert fakta(v).personen_er_fra_programmet
    uten = Verden().skjer(STROM, REGISTRERT.med(avgivende_program=None))
    assert not fakta(uten).personen_er_fra_programmet
