"""Versions of the klar-til-bruk criteria."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.kriteriesett.kriteriesett import Kriteriesett
from innforing.domain.kriteriesett.kriteriesett_1 import GJELDER_FRA, KRITERIER
from innforing.domain.kriteriesett.steg.publiser_kriteriesett import (
    KriteriesettPublisert,
    PubliserKriteriesett,
    kriteriesettet_er_nytt,
)
from tests.domain.organ.historie import OPPSETT
from tests.domain.spesifikasjon import KARI, KS_SAK, NHN_SAK, Person, gitt

PUBLISER = PubliserKriteriesett(gjelder_fra=GJELDER_FRA, kriterier=KRITERIER)
PUBLISERT = KriteriesettPublisert(gjelder_fra=GJELDER_FRA, kriterier=KRITERIER)


@pytest.mark.krav("K-052", "K-054", "K-055")
@pytest.mark.parametrize("som", [KS_SAK, OPPSETT])
def test_ks_og_oppsettet_publiserer(som: Person) -> None:
    gitt(nokkel="1").nar(PUBLISER, som=som).da(PUBLISERT)


@pytest.mark.krav("K-054")
def test_en_utgave_endres_aldri() -> None:
    gitt(PUBLISERT, nokkel="1").nar(PUBLISER, som=KS_SAK).avvises(kriteriesettet_er_nytt)


@pytest.mark.parametrize("som", [KARI, NHN_SAK])
def test_andre_publiserer_ikke(som: Person) -> None:
    gitt().nar(PUBLISER, som=som).avvises(rett_myndighet)


@pytest.mark.krav("K-056", "K-057", "K-058", "K-059", "K-060", "K-061")
def test_kriteriesett_1_krever_det_kravene_krever() -> None:
    sett = PUBLISERT.anvend(Kriteriesett())
    krav = {k.id: k.krav for k in sett.kriterier}
    assert [krav[i] for i in sett.obligatoriske] == ["K-056", "K-059", "K-060", "K-061"]
    assert [krav[i] for i in sett.beredskap] == ["K-057", "K-058"]
    assert [krav[i] for i in sett.anbefalte] == [f"K-0{nr}" for nr in range(62, 68)]


@pytest.mark.krav("K-053")
def test_ingen_obligatoriske_kriterier_kan_vare_ikke_relevante() -> None:
    sett = PUBLISERT.anvend(Kriteriesett())
    lov = [k.id for k in sett.kriterier if k.tillater_ikke_relevant]
    assert set(lov) <= set(sett.anbefalte)
    assert lov == ["testkapasitet", "eid_avklart"]


def test_et_kriterium_finnes_ved_sin_kode_og_har_tekst_i_tre_sprak() -> None:
    sett = PUBLISERT.anvend(Kriteriesett())
    kriterium = sett.kriterium("god_nok_kvalitet")
    assert kriterium is not None
    assert kriterium.tekst.tekst.nn.startswith("Kvaliteten er god nok")
    assert sett.kriterium("finnes-ikke") is None


def test_to_kriterier_kan_ikke_ha_samme_kode() -> None:
    with pytest.raises(ValidationError, match="same id"):
        PubliserKriteriesett(gjelder_fra=date(2025, 1, 1), kriterier=(KRITERIER[0], KRITERIER[0]))


@pytest.mark.krav("K-053")
@pytest.mark.parametrize("nr", [0, 1])
def test_et_sett_som_lar_et_obligatorisk_kriterium_vare_ikke_relevant_er_ugyldig(nr: int) -> None:
    galt = KRITERIER[nr].med(tillater_ikke_relevant=True)
    with pytest.raises(ValidationError, match="always relevant"):
        PubliserKriteriesett(gjelder_fra=date(2025, 1, 1), kriterier=(galt,))
