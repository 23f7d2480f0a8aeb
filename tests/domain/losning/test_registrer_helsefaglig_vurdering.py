"""Is the løsning professionally sound?"""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_helsefaglig_vurdering import (
    Fakta,
    HelsefagligVurderingRegistrert,
    RegistrerHelsefagligVurdering,
    alle_kompetanser_er_med,
    vurdert_underveis,
    vurdert_utenfor_programmet,
)
from innforing.domain.losning.verdier import (
    HelsefagligVurdering,
    Kompetanse,
    Konklusjon,
    Merknad,
    Vurderingstid,
)
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import KS_SAK, PROGRAMMET, Person, gitt, person

FAGGRUPPA = person("frida", Rolle.MEDLEM, "faggruppen", Organtype.HELSEFAGLIG_GRUPPE)
KRITERIESETTET = Fakta(helsefaglige_organ=("helsefaglig_gruppe", "helsedirektoratet"))
TEKST = Fritekst(id="t1", forpliktelse="00")
FORSVARLIG = RegistrerHelsefagligVurdering(
    dato=date(2024, 2, 1),
    konklusjon=Konklusjon.FORSVARLIG,
    kompetanse=tuple(Kompetanse),
    tidspunkt=Vurderingstid.UNDERVEIS,
    enighet=date(2023, 3, 1),
)


@pytest.mark.krav("K-071", "K-073", "K-075")
def test_organet_kriteriesettet_nevner_vurderer() -> None:
    vurdering = HelsefagligVurdering(
        organ="faggruppen",
        dato=date(2024, 2, 1),
        konklusjon=Konklusjon.FORSVARLIG,
        kompetanse=tuple(Kompetanse),
        tidspunkt=Vurderingstid.UNDERVEIS,
        enighet=date(2023, 3, 1),
    )
    losning = (
        gitt(KJERNEJOURNAL)
        .nar(FORSVARLIG, som=FAGGRUPPA, fakta=KRITERIESETTET)
        .da(HelsefagligVurderingRegistrert(vurdering=vurdering))
    )
    assert isinstance(losning, Losning)
    assert not losning.ikke_forsvarlig


@pytest.mark.krav("K-071")
def test_den_siste_vurderingen_star() -> None:
    nei = FORSVARLIG.med(konklusjon=Konklusjon.IKKE_FORSVARLIG)
    losning = gitt(KJERNEJOURNAL).nar(nei, som=FAGGRUPPA, fakta=KRITERIESETTET).etter()
    assert isinstance(losning, Losning)
    assert losning.ikke_forsvarlig


@pytest.mark.krav("K-071")
def test_merknader_er_apne_til_de_lukkes() -> None:
    merknader = (
        Merknad(id="m1", tekst=TEKST),
        Merknad(id="m2", tekst=TEKST, lukket=date(2024, 2, 15)),
    )
    steg = FORSVARLIG.med(konklusjon=Konklusjon.FORSVARLIG_MED_MERKNADER, merknader=merknader)
    losning = gitt(KJERNEJOURNAL).nar(steg, som=FAGGRUPPA, fakta=KRITERIESETTET).etter()
    assert isinstance(losning, Losning)
    assert losning.helsefaglig is not None
    assert losning.helsefaglig.apne_merknader == ("m1",)


def test_en_konklusjon_med_merknader_har_merknader() -> None:
    with pytest.raises(ValidationError, match="give the merknader"):
        RegistrerHelsefagligVurdering(
            dato=date(2024, 2, 1),
            konklusjon=Konklusjon.FORSVARLIG_MED_MERKNADER,
            tidspunkt=Vurderingstid.UNDERVEIS,
        )


@pytest.mark.krav("K-072")
def test_manglende_kompetanse_ma_avklares() -> None:
    steg = FORSVARLIG.med(kompetanse=(Kompetanse.KLINISK,))
    resultat = gitt(KJERNEJOURNAL).nar(steg, som=FAGGRUPPA, fakta=KRITERIESETTET)
    avvisning = resultat.avvises(alle_kompetanser_er_med)
    assert avvisning.avklares[0].mangler == ("helsefaglig", "administrativ")
    svart = steg.med(avklaringer={"alle_kompetanser_er_med": TEKST})
    gitt(KJERNEJOURNAL).nar(svart, som=FAGGRUPPA, fakta=KRITERIESETTET).etter()


@pytest.mark.krav("K-074")
def test_vurdering_bare_til_slutt_ma_avklares() -> None:
    steg = FORSVARLIG.med(tidspunkt=Vurderingstid.TIL_SLUTT)
    gitt(KJERNEJOURNAL).nar(steg, som=FAGGRUPPA, fakta=KRITERIESETTET).avvises(vurdert_underveis)
    svart = steg.med(avklaringer={"vurdert_underveis": TEKST})
    gitt(KJERNEJOURNAL).nar(svart, som=FAGGRUPPA, fakta=KRITERIESETTET).etter()


@pytest.mark.krav("K-072")
def test_en_fra_programmet_vurderer_aldri() -> None:
    fakta = KRITERIESETTET.med(personen_er_fra_programmet=True)
    resultat = gitt(KJERNEJOURNAL).nar(FORSVARLIG, som=FAGGRUPPA, fakta=fakta)
    resultat.avvises(vurdert_utenfor_programmet)


@pytest.mark.krav("K-075")
@pytest.mark.parametrize("som", [PROGRAMMET, KS_SAK])
def test_andre_organ_vurderer_ikke(som: Person) -> None:
    gitt(KJERNEJOURNAL).nar(FORSVARLIG, som=som, fakta=KRITERIESETTET).avvises(rett_myndighet)
