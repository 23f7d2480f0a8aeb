"""The owner ties an arbeidsgruppe to the løp."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.aktor import Part, Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.knytt_arbeidsgruppe import (
    ArbeidsgruppeKnyttet,
    Fakta,
    KnyttArbeidsgruppe,
    gruppebytte_er_begrunnet,
    gruppen_er_eierens,
    gruppen_er_en_arbeidsgruppe,
    gruppen_har_alle_deler,
    medlemmene_er_frikjopt,
)
from innforing.domain.innforingslop.verdier import Gruppemedlem
from tests.domain.innforingslop.historie import (
    BEMANNET_A,
    FORESLATT_A,
    FORESLATT_B,
    FORESLATT_C,
    REGIONLEDER,
    fritekst,
)
from tests.domain.spesifikasjon import KARI, NA, NHN_SAK, gitt

HEL = Fakta(
    gruppens_organtype="arbeidsgruppe",
    gruppens_overordnet="koordineringsgruppen",
    gruppens_deler=("region_med_erfaring", "region_med_lav_utbredelse", "nhn", "ks"),
)
KNYTT = KnyttArbeidsgruppe(organ="arbeidsgruppe-ny", mandat="Planlegge løpet")


@pytest.mark.krav("K-108")
def test_eieren_knytter_en_gruppe_med_mandat() -> None:
    resultat = gitt(*FORESLATT_A, i=T.FORESLATT).nar(KNYTT, som=KARI, fakta=HEL)
    lop = resultat.da(
        ArbeidsgruppeKnyttet(
            organ="arbeidsgruppe-ny", mandat="Planlegge løpet", fra=NA.date(), av="kari"
        )
    )
    assert isinstance(lop, Innforingslop)
    assert lop.arbeidsgruppe == "arbeidsgruppe-ny"


def test_bare_eieren_knytter_gruppen() -> None:
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(KNYTT, som=NHN_SAK, fakta=HEL).avvises(rett_myndighet)


@pytest.mark.krav("K-108")
def test_organet_ma_vaere_en_arbeidsgruppe() -> None:
    lop = gitt(*FORESLATT_A, i=T.FORESLATT)
    lop.nar(KNYTT, som=KARI, fakta=HEL.med(gruppens_organtype="kommune")).avvises(
        gruppen_er_en_arbeidsgruppe
    )
    lop.nar(KNYTT, som=KARI, fakta=HEL.med(gruppens_organtype=None)).avvises(
        gruppen_er_en_arbeidsgruppe
    )


@pytest.mark.krav("K-108", "K-120")
def test_en_ny_gruppe_kommer_til_med_medlemmene_i_steget() -> None:
    deler = (
        Part.REGION_MED_ERFARING,
        Part.REGION_MED_LAV_UTBREDELSE,
        Part.NHN,
        Part.KS,
    )
    medlemmer = tuple(
        Gruppemedlem(person=f"p{nr}", del_av=del_, frikjopt=True) for nr, del_ in enumerate(deler)
    )
    steg = KNYTT.med(medlemmer=medlemmer)
    lop = gitt(*FORESLATT_A, i=T.FORESLATT)
    lop.nar(steg, som=KARI, fakta=Fakta()).etter()
    andres_navn = steg.med(organ="kommune-voss")
    lop.nar(andres_navn, som=KARI, fakta=Fakta()).avvises(gruppen_er_en_arbeidsgruppe)


@pytest.mark.krav("K-108")
def test_en_annens_gruppe_far_ikke_nye_medlemmer() -> None:
    gruppens = HEL.med(gruppens_overordnet="koordineringsgruppen")
    steg = KNYTT.med(medlemmer=(Gruppemedlem(person="rita", del_av=Part.ANDRE),))
    lop = gitt(*FORESLATT_B, i=T.FORESLATT)
    lop.nar(steg, som=REGIONLEDER, fakta=gruppens).avvises(gruppen_er_eierens)
    lop.nar(KNYTT, som=REGIONLEDER, fakta=gruppens).etter()
    egen = HEL.med(gruppens_overordnet="regional-vestland")
    lop.nar(steg, som=REGIONLEDER, fakta=egen).etter()


def test_gruppens_medlemmer_far_ingen_andre_roller() -> None:
    with pytest.raises(ValidationError, match="medlem or leder"):
        Gruppemedlem(person="rita", rolle=Rolle.KONTAKTPERSON_EHELSE, del_av=Part.ANDRE)
    leder = Gruppemedlem(person="rita", rolle=Rolle.LEDER, del_av=Part.ANDRE)
    assert leder.rolle is Rolle.LEDER


@pytest.mark.krav("K-120", "K-122")
def test_manglende_deler_og_frikjop_ma_avklares() -> None:
    fakta = HEL.med(gruppens_deler=("ks",), ufrikjopte_i_gruppen=("rune",))
    rad = Gruppemedlem(person="tor", del_av=Part.REGION_MED_ERFARING)
    steg = KNYTT.med(medlemmer=(rad,))
    lop = gitt(*FORESLATT_A, i=T.FORESLATT)
    avvist = lop.nar(steg, som=KARI, fakta=fakta).avvises(
        gruppen_har_alle_deler, medlemmene_er_frikjopt
    )
    assert avvist.avklares[0].mangler == ("region_med_lav_utbredelse", "nhn")
    assert avvist.avklares[1].mangler == ("rune", "tor")
    svar = {"gruppen_har_alle_deler": fritekst(), "medlemmene_er_frikjopt": fritekst()}
    lop.nar(steg.med(avklaringer=svar), som=KARI, fakta=fakta).etter()


@pytest.mark.krav("K-121")
def test_type_c_har_med_nhn_og_kommuner_som_har_og_som_planlegger() -> None:
    lop = gitt(*FORESLATT_C, i=T.FORESLATT)
    avvist = lop.nar(KNYTT, som=KARI, fakta=HEL).avvises(gruppen_har_alle_deler)
    ventet = ("kommune_som_har_innfort", "kommune_som_planlegger")
    assert avvist.avklares[0].mangler == ventet


@pytest.mark.krav("K-136")
def test_en_ny_gruppe_overtar_bare_med_begrunnelse() -> None:
    lop = gitt(*BEMANNET_A, i=T.FORESLATT)
    lop.nar(KNYTT, som=KARI, fakta=HEL).avvises(gruppebytte_er_begrunnet)
    lop.nar(KNYTT.med(begrunnelse=fritekst()), som=KARI, fakta=HEL).etter()
    lop.nar(KNYTT.med(organ="arbeidsgruppe-kj"), som=KARI, fakta=HEL).etter()


def test_regionen_velger_selv_hvem_som_er_med() -> None:
    fakta = Fakta(gruppens_organtype="arbeidsgruppe")
    gitt(*FORESLATT_B, i=T.FORESLATT).nar(KNYTT, som=REGIONLEDER, fakta=fakta).etter()
