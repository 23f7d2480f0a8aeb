"""The kommuner that a løp is for."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.fastsett_kommuner import (
    AktuelleKommunerFastsatt,
    Fakta,
    FastsettKommuner,
    alle_som_mangler_losningen,
    hver_kommune_har_trekk,
    ingen_pameldt_tas_bort,
    kommunene_er_i_omradet,
    kommunene_finnes,
)
from tests.domain.innforingslop.historie import (
    BEMANNET_A,
    BEMANNET_B,
    BEMANNET_C,
    DIPS,
    FORESLATT_A,
    fastsatt,
    fritekst,
)
from tests.domain.spesifikasjon import GRUPPA, KARI, LEDER, NHN_SAK, gitt

MANGLER = Fakta(kommuner_uten_losningen=("bergen", "voss"))
BEGGE = FastsettKommuner(kommuner=("bergen", "voss"))


@pytest.mark.krav("K-123")
def test_arbeidsgruppen_fastsetter_alle_som_mangler_losningen() -> None:
    lop = (
        gitt(*BEMANNET_A, i=T.FORESLATT)
        .nar(BEGGE, som=GRUPPA, fakta=MANGLER)
        .da(
            AktuelleKommunerFastsatt(
                kommuner=("bergen", "voss"), lagt_til=("bergen", "voss"), av="geir"
            )
        )
    )
    assert isinstance(lop, Innforingslop)
    assert lop.kommuner == ("bergen", "voss")


def test_listen_kan_endres_og_hendelsen_sier_hvem_som_kom_og_gikk() -> None:
    lop = gitt(*BEMANNET_A, fastsatt("bergen", "odda"), i=T.PLANLAGT)
    lop.nar(BEGGE, som=LEDER, fakta=MANGLER).da(
        AktuelleKommunerFastsatt(
            kommuner=("bergen", "voss"), lagt_til=("voss",), tatt_bort=("odda",), av="lise"
        )
    )


@pytest.mark.krav("K-123")
def test_en_annen_liste_ma_avklares() -> None:
    lop = gitt(*BEMANNET_A, i=T.FORESLATT)
    fakta = Fakta(kommuner_uten_losningen=("voss", "odda"))
    avvist = lop.nar(BEGGE, som=LEDER, fakta=fakta).avvises(alle_som_mangler_losningen)
    assert avvist.avklares[0].mangler == ("bergen", "odda")
    svar = {"alle_som_mangler_losningen": fritekst()}
    lop.nar(BEGGE.med(avklaringer=svar), som=LEDER, fakta=fakta).etter()


def test_eieren_fastsetter_bare_til_gruppe_eller_leder_finnes() -> None:
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(BEGGE, som=KARI, fakta=MANGLER).etter()
    lop = gitt(*BEMANNET_A, i=T.FORESLATT)
    lop.nar(BEGGE, som=KARI, fakta=MANGLER).avvises(rett_myndighet)
    lop.nar(BEGGE, som=NHN_SAK, fakta=MANGLER).avvises(rett_myndighet)


@pytest.mark.krav("K-123")
def test_kommunene_ma_finnes() -> None:
    fakta = MANGLER.med(ukjente_kommuner=("voss",))
    lop = gitt(*BEMANNET_A, i=T.FORESLATT)
    lop.nar(BEGGE, som=LEDER, fakta=fakta).avvises(kommunene_finnes)


@pytest.mark.krav("K-029")
def test_type_b_er_bare_for_regionens_kommuner() -> None:
    lop = gitt(*BEMANNET_B, i=T.FORESLATT)
    fakta = Fakta(kommuner_utenfor_omradet=("voss",))
    avvist = lop.nar(BEGGE, som=LEDER, fakta=fakta).avvises(kommunene_er_i_omradet)
    assert avvist.sperrer[0].mangler == ("voss",)
    lop.nar(BEGGE, som=LEDER).etter()


@pytest.mark.krav("K-036", "K-040")
def test_type_c_sier_for_hver_kommune_hvorfor_den_star_pa_listen() -> None:
    lop = gitt(*BEMANNET_C, i=T.FORESLATT)
    steg = BEGGE.med(trekk={"bergen": (DIPS,)})
    avvist = lop.nar(steg, som=GRUPPA).avvises(hver_kommune_har_trekk)
    assert avvist.sperrer[0].mangler == ("voss",)
    etter = lop.nar(BEGGE.med(trekk={"bergen": (DIPS,), "voss": (DIPS,)}), som=GRUPPA).etter()
    assert isinstance(etter, Innforingslop)
    assert etter.kommunetrekk["voss"] == (DIPS,)


@pytest.mark.krav("K-160")
def test_en_kommune_som_er_pameldt_tas_ikke_bort() -> None:
    lop = gitt(*BEMANNET_A, fastsatt("bergen", "odda"), i=T.PAMELDING)
    fakta = MANGLER.med(pameldte_kommuner=("bergen", "odda"))
    avvist = lop.nar(BEGGE, som=LEDER, fakta=fakta).avvises(ingen_pameldt_tas_bort)
    assert avvist.sperrer[0].mangler == ("odda",)


def test_en_kommune_star_en_gang_og_listen_er_ikke_tom() -> None:
    for kommuner in (("bergen", "bergen"), ()):
        with pytest.raises(ValidationError):
            FastsettKommuner(kommuner=kommuner)
