"""How the kommuner pay, and what their share starts from."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_prismodell import (
    PrismodellRegistrert,
    RegistrerPrismodell,
    nytten_er_vurdert,
)
from innforing.domain.losning.styring import Prismodell
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, gitt

MODELL = Prismodell(
    gjelder_fra=date(2023, 1, 1),
    beskrivelse="Kommunene betaler en del av veksten",
    nyttevurdering="Nyttevurdering 2022 (eksempel)",
    evalueres_innen=date(2024, 12, 31),
    kilde="Avtalen mellom HOD og KS",
)
REGISTRER = RegistrerPrismodell(
    gjelder_fra=date(2023, 1, 1),
    beskrivelse="Kommunene betaler en del av veksten",
    nyttevurdering="Nyttevurdering 2022 (eksempel)",
    evalueres_innen=date(2024, 12, 31),
    kilde="Avtalen mellom HOD og KS",
)


@pytest.mark.krav("K-101")
def test_prismodellen_sier_nar_den_skal_evalueres() -> None:
    losning = gitt(KJERNEJOURNAL).nar(REGISTRER, som=KS_SAK).da(PrismodellRegistrert(modell=MODELL))
    assert isinstance(losning, Losning)
    assert losning.prismodell == MODELL


@pytest.mark.krav("K-101")
def test_kommunenes_del_bygger_pa_en_vurdering_av_nytten() -> None:
    uten = REGISTRER.med(nyttevurdering=None)
    gitt(KJERNEJOURNAL).nar(uten, som=KS_SAK).avvises(nytten_er_vurdert)
    svart = uten.med(avklaringer={"nytten_er_vurdert": Fritekst(id="t1", forpliktelse="00")})
    gitt(KJERNEJOURNAL).nar(svart, som=KS_SAK).etter()


def test_den_som_tar_til_sist_star() -> None:
    star = PrismodellRegistrert(modell=MODELL)
    eldre = REGISTRER.med(gjelder_fra=date(2022, 1, 1))
    losning = gitt(KJERNEJOURNAL, star).nar(eldre, som=KS_SAK).etter()
    assert isinstance(losning, Losning)
    assert losning.prismodell == MODELL
    nyere = REGISTRER.med(gjelder_fra=date(2025, 1, 1))
    losning = gitt(KJERNEJOURNAL, star).nar(nyere, som=KS_SAK).etter()
    assert isinstance(losning, Losning)
    assert losning.prismodell == MODELL.med(gjelder_fra=date(2025, 1, 1))


def test_bare_ks_forer_prismodellen() -> None:
    gitt(KJERNEJOURNAL).nar(REGISTRER, som=NHN_SAK).avvises(rett_myndighet)
