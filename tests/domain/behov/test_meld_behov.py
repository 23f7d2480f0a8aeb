"""A kommune, or a region for its kommuner, reports a behov."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.steg.meld_behov import (
    Fakta,
    MeldBehov,
    behovet_er_nytt,
    det_behovet_gjelder_er_registrert,
)
from innforing.domain.behov.verdier import Behovsart, Behovstatus, Melder
from innforing.domain.behov.vilkar import kommunen_er_i_registeret
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.behov.historie import MELDT, NETTVERKET, TEKST, TROMS
from tests.domain.spesifikasjon import (
    BERGEN,
    KARI,
    KONTAKT,
    KS_SAK,
    RESSURS,
    VOSS,
    Person,
    gitt,
)

MELD = MeldBehov(
    tittel="Varsel når legemiddellisten er endret",
    beskrivelse=TEKST,
    kommune="bergen",
    losning="pll",
)
I_BERGEN = Fakta(melderens_fylke="46", melderens_nettverk="digi-vestland")


@pytest.mark.krav("K-241")
@pytest.mark.parametrize("som", [BERGEN, KONTAKT, RESSURS, NETTVERKET, KS_SAK])
def test_kommunen_eller_regionen_dens_melder_behovet(som: Person) -> None:
    behov = gitt().nar(MELD, som=som, fakta=I_BERGEN).da(MELDT)
    assert isinstance(behov, Behov)
    assert (behov.status, behov.losning) == (Behovstatus.MELDT, "pll")
    assert (behov.kommuner, behov.steder) == (("bergen",), {"46", "digi-vestland"})


@pytest.mark.krav("K-241")
@pytest.mark.parametrize(
    ("som", "melder"),
    [
        (KONTAKT, Melder(fylke="46")),
        (NETTVERKET, Melder(nettverk="digi-vestland")),
        (KS_SAK, Melder()),
    ],
)
def test_uten_kommune_ligger_behovet_der_den_som_melder_det_sitter(
    som: Person, melder: Melder
) -> None:
    for_alle = MELD.med(kommune=None)
    behov = gitt().nar(for_alle, som=som, fakta=Fakta()).da(MELDT.med(melder=melder))
    assert isinstance(behov, Behov)
    assert behov.kommuner == ()


@pytest.mark.krav("K-204", "K-243")
def test_behovet_sier_at_det_oppsto_etter_innforingen_og_i_hvilken_samling() -> None:
    steg = MELD.med(etter_innforing=True, art=Behovsart.ENDRINGSONSKE, samling="host")
    hendelse = MELDT.med(etter_innforing=True, art=Behovsart.ENDRINGSONSKE, samling="host")
    gitt().nar(steg, som=BERGEN, fakta=I_BERGEN).da(hendelse)


def test_etter_innforing_sier_av_hvilken_losning() -> None:
    with pytest.raises(ValidationError, match="which løsning was introduced"):
        MeldBehov(tittel="Varsel", beskrivelse=TEKST, etter_innforing=True)


@pytest.mark.parametrize("som", [VOSS, TROMS, KARI])
def test_andre_melder_ikke_for_kommunen(som: Person) -> None:
    gitt().nar(MELD, som=som, fakta=I_BERGEN).avvises(rett_myndighet)


def test_en_ukjent_kommune_meldes_det_ikke_for() -> None:
    gitt().nar(MELD, som=KS_SAK, fakta=Fakta()).avvises(kommunen_er_i_registeret)


def test_et_behov_meldes_en_gang() -> None:
    gitt(MELDT).nar(MELD, som=BERGEN, fakta=I_BERGEN).avvises(behovet_er_nytt)


def test_losningen_og_samlingen_er_registrert() -> None:
    ukjent = I_BERGEN.med(behovets_losning_finnes=False, behovets_samling_finnes=False)
    steg = MELD.med(samling="host")
    avvist = gitt().nar(steg, som=BERGEN, fakta=ukjent).avvises(det_behovet_gjelder_er_registrert)
    assert avvist.sperrer[0].mangler == ("pll", "host")
    gitt().nar(MELD.med(losning=None), som=BERGEN, fakta=ukjent).etter()
