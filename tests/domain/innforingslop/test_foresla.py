"""A løp is proposed: by whom, for what, and pinned to the definition in force."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.myndigheter import har_vervet, rett_myndighet, riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.vilkar import omradet_finnes
from innforing.domain.innforingslop.plan import Prioritering
from innforing.domain.innforingslop.steg.foresla import (
    Fakta,
    Foresla,
    LopForeslatt,
    eneste_lop_for_losningen,
    i_portefoljen,
    lopet_det_bygger_pa_finnes,
    losning_er_registrert,
    regionen_foreslar_selv,
)
from innforing.domain.innforingslop.verdier import LopType, Omrade, Omradeart, Sektor, Slag
from tests.domain.innforingslop.historie import (
    FORESLATT_A,
    FORSLAGSDAG,
    REGIONLEDER,
    VESTLAND,
    A,
    B,
    C,
    fritekst,
)
from tests.domain.spesifikasjon import (
    BERGEN,
    KARI,
    KONTAKT,
    KS_SAK,
    LEDER,
    NHN_SAK,
    PROGRAMMET,
    RESSURS,
    Person,
    gitt,
    person,
)

KJENT = Fakta(
    losningen_finnes=True, portefoljestatus="klart_til_bruk", kjente_regioner=("46", "42")
)


def forslag(type_: LopType | None = A, **felt: Any) -> Foresla:
    felt = {"losning": "kjernejournal", "omrade": VESTLAND if type_ is B else None} | felt
    return Foresla(begrunnelse=fritekst(), tittel="Kjernejournal", type=type_, **felt)


def prosess(omrade: Omrade | None = None) -> Foresla:
    slag, tema = Slag.FELLES_PROSESS, "Helhetlig tjenestemodell"
    return forslag(None, slag=slag, losning=None, tema=tema, omrade=omrade)


@pytest.mark.krav("K-001", "K-003", "K-015", "K-324")
def test_et_lop_foreslas_og_folger_siden_definisjonen_det_ble_fodt_med() -> None:
    utproves = KJENT.med(portefoljestatus="under_utproving")
    lop = (
        gitt()
        .nar(forslag(), som=KARI, fakta=utproves)
        .da(
            LopForeslatt(
                definisjon="2024.1",
                tittel="Kjernejournal",
                slag=Slag.INNFORING,
                type=A,
                losning="kjernejournal",
                eier="koordineringsgruppen",
                av="kari",
            )
        )
    )
    assert isinstance(lop, Innforingslop)
    assert lop.modellversjon == "2024.1"
    assert lop.tilstand is T.FORESLATT
    assert lop.type_valgt is False


@pytest.mark.parametrize("som", [KARI, KONTAKT, LEDER, KS_SAK, NHN_SAK, PROGRAMMET])
@pytest.mark.parametrize("type_", [A, C])
def test_mange_kan_foresla_et_nasjonalt_lop(som: Person, type_: LopType) -> None:
    gitt().nar(forslag(type_), som=som, fakta=KJENT).etter()


def test_en_kommune_og_en_nettverksressurs_foreslar_ikke_lop() -> None:
    for som in (BERGEN, RESSURS):
        gitt().nar(forslag(), som=som, fakta=KJENT).avvises(rett_myndighet)


def test_rollen_ma_vaere_ens_egen() -> None:
    uten = person("x", Rolle.MEDLEM, "ks", Organtype.KS, innehar=False)
    gitt().nar(forslag(), som=uten, fakta=KJENT).avvises(har_vervet)


@pytest.mark.krav("K-032")
def test_bare_regionen_selv_foreslar_et_regionalt_lop_og_eier_det() -> None:
    gitt().nar(forslag(B), som=KARI, fakta=KJENT).avvises(rett_myndighet)
    annen = person("a", Rolle.LEDER, "regional-agder", Organtype.REGIONAL_GRUPPE, region="42")
    gitt().nar(forslag(B), som=annen, fakta=KJENT).avvises(rett_myndighet)
    lop = gitt().nar(forslag(B), som=REGIONLEDER, fakta=KJENT).etter()
    assert isinstance(lop, Innforingslop)
    assert (lop.eier, lop.art) == ("regional-vestland", "B")


@pytest.mark.krav("K-017", "K-027")
def test_et_diginettverk_foreslar_til_gruppen_er_opprettet_og_en_gruppe_for_sin_helseregion() -> (
    None
):
    digi = person("d", Rolle.LEDER, "digi-vestland", Organtype.DIGINETTVERK)
    gitt().nar(forslag(B), som=digi, fakta=KJENT).avvises(rett_myndighet)
    med = KJENT.med(omradets_organer=("digi-vestland",))
    lop = gitt().nar(forslag(B), som=digi, fakta=med).etter()
    assert isinstance(lop, Innforingslop)
    assert lop.eier == "digi-vestland"
    vest = Omrade(art=Omradeart.HELSEREGION, kode="vest")
    fakta = KJENT.med(
        kjente_regioner=("helseregion-vest",), omradets_organer=("regional-vestland",)
    )
    gitt().nar(forslag(B, omrade=vest), som=REGIONLEDER, fakta=fakta).etter()


@pytest.mark.krav("K-003")
def test_losningen_ma_vaere_registrert() -> None:
    fakta = KJENT.med(losningen_finnes=False)
    avvist = gitt().nar(forslag(), som=KARI, fakta=fakta).avvises(losning_er_registrert)
    assert avvist.sperrer[0].mangler == ("kjernejournal",)


@pytest.mark.krav("K-353", "K-021")
def test_utenfor_portefoljen_og_ved_siden_av_et_annet_lop_ma_avklares() -> None:
    fakta = Fakta(losningen_finnes=True, lopende_lop=("et-annet",))
    steg = forslag()
    avvist = (
        gitt().nar(steg, som=KARI, fakta=fakta).avvises(i_portefoljen, eneste_lop_for_losningen)
    )
    assert avvist.avklares[1].mangler == ("et-annet",)
    svar = {"i_portefoljen": fritekst(), "eneste_lop_for_losningen": fritekst()}
    gitt().nar(steg.med(avklaringer=svar), som=KARI, fakta=fakta).etter()


@pytest.mark.krav("K-027")
def test_omradet_er_et_fylke_eller_en_helseregion_som_finnes() -> None:
    ukjent = Omrade(art=Omradeart.FYLKE, kode="47")
    som = person("u", Rolle.LEDER, "regional-u", Organtype.REGIONAL_GRUPPE, region="47")
    avvist = gitt().nar(forslag(B, omrade=ukjent), som=som, fakta=KJENT).avvises(omradet_finnes)
    assert avvist.sperrer[0].mangler == ("47",)


@pytest.mark.krav("K-041")
def test_en_felles_prosess_er_nasjonal_eller_regionens_egen() -> None:
    lop = gitt().nar(prosess(), som=KARI, fakta=KJENT).etter()
    assert isinstance(lop, Innforingslop)
    assert (lop.art, lop.eier) == ("F", "koordineringsgruppen")
    lop = gitt().nar(prosess(VESTLAND), som=KONTAKT, fakta=KJENT).etter()
    assert isinstance(lop, Innforingslop)
    assert lop.eier == "regional-vestland"
    gitt().nar(prosess(VESTLAND), som=KARI, fakta=KJENT).avvises(regionen_foreslar_selv)
    gitt().nar(prosess(), som=REGIONLEDER, fakta=KJENT).avvises(rett_myndighet)


@pytest.mark.krav("K-107", "K-246")
def test_forslaget_kan_vise_til_prioritering_og_behov() -> None:
    prioritering = Prioritering(organ="kommit", dato=FORSLAGSDAG, referanse="Sak 7")
    steg = forslag(prioritering=prioritering, behov=("behov-1",))
    lop = gitt().nar(steg, som=KARI, fakta=KJENT).etter()
    assert isinstance(lop, Innforingslop)
    assert lop.plan.prioritering == prioritering


@pytest.mark.krav("K-155")
def test_et_lop_for_en_losning_i_oppvekst_gjelder_oppvekst_ogsa() -> None:
    fakta = KJENT.med(losningen_gjelder_oppvekst=True)
    lop = gitt().nar(forslag(), som=KARI, fakta=fakta).etter()
    assert isinstance(lop, Innforingslop)
    assert lop.sektorer == (Sektor.HELSE, Sektor.OPPVEKST)


@pytest.mark.krav("K-039")
def test_et_lop_kan_bygge_pa_et_tidligere_lop_for_samme_losning() -> None:
    steg = forslag(bygger_pa="lop-c")
    gitt().nar(steg, som=KARI, fakta=KJENT).avvises(lopet_det_bygger_pa_finnes)
    annen = KJENT.med(tidligere_lops_losning="vkp")
    gitt().nar(steg, som=KARI, fakta=annen).avvises(lopet_det_bygger_pa_finnes)
    samme = KJENT.med(tidligere_lops_losning="kjernejournal")
    lop = gitt().nar(steg, som=KARI, fakta=samme).etter()
    assert isinstance(lop, Innforingslop)
    assert lop.bygger_pa == "lop-c"


def test_et_lop_foreslas_en_gang() -> None:
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(forslag(), som=KARI, fakta=KJENT).avvises(riktig_fase)


@pytest.mark.krav("K-027", "K-041")
def test_type_omrade_og_tema_ma_stemme_overens() -> None:
    for feil in (
        {"type_": B, "omrade": None},
        {"type_": A, "omrade": VESTLAND},
        {"type_": None},
        {"type_": A, "losning": None},
        {"type_": A, "slag": Slag.FELLES_PROSESS, "tema": "x"},
        {"type_": None, "slag": Slag.FELLES_PROSESS},
    ):
        with pytest.raises(ValidationError):
            forslag(**feil)
