"""A group is given its mandate."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.arbeidsgruppe.arbeidsgruppe import Arbeidsgruppe
from innforing.domain.arbeidsgruppe.steg.avslutt_arbeidsgruppe import (
    ArbeidsgruppeAvsluttet,
    gruppen_er_i_arbeid,
)
from innforing.domain.arbeidsgruppe.steg.gi_mandat import (
    GiMandat,
    ad_hoc_gruppen_er_avgrenset,
    ad_hoc_gruppen_gar_pa_tvers,
    ingen_star_for_to_parter,
    nytt_mandat_er_begrunnet,
    onskede_deler_er_med,
    onskede_regioner_er_med,
    organet_er_en_arbeidsgruppe,
)
from innforing.domain.arbeidsgruppe.verdier import Gruppeart
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from tests.domain.arbeidsgruppe.historie import FAKTA, GITT, GRUPPE, MANDAT
from tests.domain.spesifikasjon import BERGEN, GRUPPA, KARI, KONTAKT, KS_SAK, Person, gitt

STEG = GiMandat(**{navn: getattr(MANDAT, navn) for navn in type(MANDAT).model_fields})
HVORFOR = Fritekst(id="t1", forpliktelse="00")


@pytest.mark.krav("K-108", "K-257", "K-260")
@pytest.mark.parametrize("som", [KS_SAK, KARI])
def test_gruppen_far_mandat_levetid_og_hvem_den_trenger(som: Person) -> None:
    gruppe = gitt(nokkel=GRUPPE).nar(STEG, som=som, fakta=FAKTA).da(GITT)
    assert isinstance(gruppe, Arbeidsgruppe)
    assert gruppe.mandat == MANDAT


def test_den_som_satte_ned_gruppen_gir_mandatet() -> None:
    fakta = FAKTA.med(organets_overordnet="regional-vestland")
    gitt(nokkel=GRUPPE).nar(STEG, som=KONTAKT, fakta=fakta).da(GITT)
    gitt(nokkel=GRUPPE).nar(STEG, som=KONTAKT, fakta=FAKTA).avvises(rett_myndighet)


@pytest.mark.parametrize("som", [GRUPPA, BERGEN])
def test_gruppen_gir_ikke_seg_selv_mandat(som: Person) -> None:
    gitt(nokkel=GRUPPE).nar(STEG, som=som, fakta=FAKTA).avvises(rett_myndighet)


@pytest.mark.krav("K-108")
def test_bare_en_arbeidsgruppe_i_arbeid_far_mandat() -> None:
    fakta = FAKTA.med(organets_type=None)
    gitt(nokkel=GRUPPE).nar(STEG, som=KS_SAK, fakta=fakta).avvises(organet_er_en_arbeidsgruppe)
    ferdig = gitt(ArbeidsgruppeAvsluttet(dato=date(2024, 2, 1)), nokkel=GRUPPE)
    ferdig.nar(STEG, som=KS_SAK, fakta=FAKTA).avvises(gruppen_er_i_arbeid)


@pytest.mark.krav("K-136")
def test_et_nytt_mandat_har_begrunnelse() -> None:
    lenger = STEG.med(til=date(2024, 12, 31))
    for_ = gitt(GITT, nokkel=GRUPPE)
    for_.nar(lenger, som=KS_SAK, fakta=FAKTA).avvises(nytt_mandat_er_begrunnet)
    gruppe = for_.nar(lenger.med(begrunnelse=HVORFOR), som=KS_SAK, fakta=FAKTA).etter()
    assert isinstance(gruppe, Arbeidsgruppe)
    assert gruppe.mandat == MANDAT.med(til=date(2024, 12, 31))


def test_ett_medlem_star_for_en_part() -> None:
    fakta = FAKTA.med(i_to_parter=("rune",))
    resultat = gitt(nokkel=GRUPPE).nar(STEG, som=KS_SAK, fakta=fakta)
    assert resultat.avvises(ingen_star_for_to_parter).sperrer[0].mangler == ("rune",)


@pytest.mark.krav("K-120", "K-121", "K-122", "K-257")
def test_deler_og_regioner_som_mangler_vises() -> None:
    fakta = FAKTA.med(organets_deler=("ks",), organets_regioner=("46",))
    avvisning = (
        gitt(nokkel=GRUPPE)
        .nar(STEG, som=KS_SAK, fakta=fakta)
        .avvises(onskede_deler_er_med, onskede_regioner_er_med, ad_hoc_gruppen_gar_pa_tvers)
    )
    assert avvisning.sperrer == ()
    assert [u.mangler for u in avvisning.avklares] == [("region",), ("50",), ("46",)]


@pytest.mark.krav("K-257")
def test_en_ad_hoc_gruppe_har_ett_behov_og_en_siste_dag() -> None:
    apen = STEG.med(behov=None, til=None)
    resultat = gitt(nokkel=GRUPPE).nar(apen, som=KS_SAK, fakta=FAKTA)
    assert resultat.avvises(ad_hoc_gruppen_er_avgrenset).avklares[0].mangler == ("behov", "til")
    varig = apen.med(art=Gruppeart.LOP)
    en_region = FAKTA.med(organets_regioner=("46", "50", "18"))
    gitt(nokkel=GRUPPE).nar(varig, som=KS_SAK, fakta=en_region).etter()


def test_en_gruppe_for_et_lop_kan_vaere_fra_en_region() -> None:
    ett_sted = STEG.med(art=Gruppeart.LOP, onskede_regioner=("46",))
    fakta = FAKTA.med(organets_regioner=("46",))
    gitt(nokkel=GRUPPE).nar(ett_sted, som=KS_SAK, fakta=fakta).etter()


def test_levetiden_slutter_ikke_for_den_begynner() -> None:
    with pytest.raises(ValidationError, match="til must not be before fra"):
        GiMandat(**{**STEG.model_dump(), "til": date(2024, 1, 9)})
