"""A kommune answers: yes to a pulje, no, or it withdraws."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from pydantic import ValidationError

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import (
    KommunePameldt,
    KommuneSattPaVenteliste,
    KommuneVarslet,
)
from innforing.domain.deltakelse.steg.bestrid_svar import SvarBestridt
from innforing.domain.deltakelse.steg.svar import (
    KommunensVurderingFort,
    KommuneTakketNei,
    KommuneTrakkSeg,
    SenPameldingBedtOm,
    Svar,
    kommunen_er_invitert,
    kommunen_er_med,
    kommunens_eget_svar_er_vist,
    plass_eller_venteliste,
    svaret_er_nytt,
)
from innforing.domain.deltakelse.verdier import Svarstatus, Svarvalg, Varsel
from innforing.domain.deltakelse.vilkar import lopet_tar_imot_svar, puljen_er_apen, trekk_passer
from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.lokalt import det_har_skjedd
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import (
    AKTUELL,
    APEN,
    BEDT_OM_PLASS,
    BREV,
    ETTER_FRISTEN,
    FORT_AV_ANDRE,
    FRIST,
    FULL,
    IKKE_SVART,
    INVITERT,
    INVITERT_TIL_TO,
    NOKKEL,
    PAMELDT,
    TAKKET_NEI,
    TEKST,
    VENTER,
)
from tests.domain.spesifikasjon import (
    BERGEN,
    KARI,
    KONTAKT,
    LEDER,
    NA,
    NHN_SAK,
    RESSURS,
    VOSS,
    Gitt,
    Person,
    gitt,
)

JA = Svar(svar=Svarvalg.JA, pulje=1)
JA_ELLER_VENTE = JA.med(venteliste=True)
NEI = Svar(svar=Svarvalg.NEI)
TREKK = Svar(svar=Svarvalg.TREKK)


def bergen(*hendelser: Hendelse[Deltakelse]) -> Gitt:
    """Bergen in the løp, with this history."""
    return gitt(*hendelser, nokkel=NOKKEL)


@pytest.mark.krav("K-140", "K-160")
def test_kommunen_sier_ja_til_puljen_den_onsker() -> None:
    bergen(*INVITERT).nar(JA, som=BERGEN, fakta=APEN).da(KommunePameldt(pulje=1))


@pytest.mark.krav("K-161")
def test_et_nei_er_et_helt_svar_uten_begrunnelse() -> None:
    deltakelse = bergen(*INVITERT).nar(NEI, som=BERGEN, fakta=APEN).da(KommuneTakketNei())
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.status is Svarstatus.TAKKET_NEI


@pytest.mark.krav("K-162")
def test_kommunen_kan_ta_vare_pa_sin_egen_vurdering() -> None:
    steg = NEI.med(egen_vurdering=TEKST)
    resultat = bergen(*INVITERT).nar(steg, som=BERGEN, fakta=APEN)
    resultat.da(KommunensVurderingFort(vurdering=TEKST), KommuneTakketNei())


@pytest.mark.krav("K-165")
def test_en_kommune_som_takket_nei_kan_bli_med_senere() -> None:
    bergen(*TAKKET_NEI).nar(JA, som=BERGEN, fakta=APEN).da(KommunePameldt(pulje=1))


@pytest.mark.krav("K-160")
def test_kommunen_kan_ombestemme_seg_til_fristen() -> None:
    bergen(*PAMELDT).nar(NEI, som=BERGEN, fakta=APEN).da(KommuneTakketNei())
    bytte = JA.med(pulje=2)
    bergen(*INVITERT_TIL_TO, KommunePameldt(pulje=1)).nar(bytte, som=BERGEN, fakta=APEN).da(
        KommunePameldt(pulje=2)
    )


@pytest.mark.krav("K-161", "K-215")
def test_den_som_ombestemte_seg_har_ikke_deltatt_og_sporres_ikke_om_det() -> None:
    ombestemt = bergen(*PAMELDT, KommuneTakketNei()).aggregat(Deltakelse)
    assert isinstance(ombestemt, Deltakelse)
    assert not ombestemt.deltatt
    trakk_seg_for = (*PAMELDT, KommuneTrakkSeg(), KommuneTakketNei())
    deltok = bergen(*trakk_seg_for).aggregat(Deltakelse)
    assert isinstance(deltok, Deltakelse)
    assert deltok.deltatt


@pytest.mark.krav("K-215")
def test_et_nei_etter_at_puljen_er_i_gang_er_a_trekke_seg() -> None:
    i_gang = APEN.med(pulje_fase="gjennomforing")
    bergen(*PAMELDT).nar(NEI, som=BERGEN, fakta=i_gang).da(KommuneTrakkSeg())
    bergen(*INVITERT).nar(NEI, som=BERGEN, fakta=i_gang).da(KommuneTakketNei())


@pytest.mark.krav("K-160")
@pytest.mark.parametrize("historie", [PAMELDT, VENTER, BEDT_OM_PLASS])
def test_kommunen_kan_trekke_seg_nar_som_helst(historie: tuple[Hendelse[Deltakelse], ...]) -> None:
    resultat = bergen(*historie).nar(TREKK, som=BERGEN, fakta=APEN, na=ETTER_FRISTEN)
    deltakelse = resultat.da(KommuneTrakkSeg())
    assert isinstance(deltakelse, Deltakelse)
    assert (deltakelse.status, deltakelse.sen_pamelding) == (Svarstatus.TRUKKET_SEG, None)


@pytest.mark.krav("K-160")
def test_et_nei_etter_fristen_fra_en_som_er_med_er_a_trekke_seg() -> None:
    bergen(*PAMELDT).nar(NEI, som=BERGEN, fakta=APEN, na=ETTER_FRISTEN).da(KommuneTrakkSeg())
    bergen(*IKKE_SVART).nar(NEI, som=BERGEN, fakta=APEN, na=ETTER_FRISTEN).da(KommuneTakketNei())


@pytest.mark.krav("K-146")
def test_full_pulje_tilbyr_venteliste() -> None:
    bergen(*INVITERT).nar(JA, som=BERGEN, fakta=FULL).avvises(plass_eller_venteliste)
    resultat = bergen(*INVITERT).nar(JA_ELLER_VENTE, som=BERGEN, fakta=FULL)
    resultat.da(KommuneSattPaVenteliste(pulje=1))


@pytest.mark.krav("K-146")
def test_den_som_vil_vente_far_plass_nar_det_er_plass() -> None:
    resultat = bergen(*INVITERT).nar(JA_ELLER_VENTE, som=BERGEN, fakta=APEN)
    resultat.da(KommunePameldt(pulje=1))


@pytest.mark.krav("K-165")
def test_et_ja_etter_fristen_er_en_foresporsel_til_innforingslederen() -> None:
    resultat = bergen(*IKKE_SVART).nar(JA, som=BERGEN, fakta=FULL, na=ETTER_FRISTEN)
    deltakelse = resultat.da(SenPameldingBedtOm(pulje=1))
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.status is Svarstatus.IKKE_SVART


def gitt_dagen(dag: date) -> datetime:
    """At noon of the day."""
    return datetime(dag.year, dag.month, dag.day, 12, 0, tzinfo=ETTER_FRISTEN.tzinfo)


@pytest.mark.krav("K-156", "K-165")
@pytest.mark.parametrize("som", [LEDER, KONTAKT])
@pytest.mark.parametrize(("dager", "sent"), [(-3, False), (0, False), (1, True)])
def test_et_svar_andre_forer_er_for_sent_etter_dagen_kommunen_ga_det(
    som: Person, dager: int, *, sent: bool
) -> None:
    ga_svaret = gitt_dagen(FRIST + timedelta(days=dager))
    ja = JA.med(referanse=BREV)
    resultat = bergen(*IKKE_SVART).nar(ja, som=som, fakta=APEN, na=ETTER_FRISTEN, gjelder=ga_svaret)
    ventet = SenPameldingBedtOm if sent else KommunePameldt
    resultat.da(
        ventet(pulje=1, fort_av_andre=True, referanse=BREV),
        KommuneVarslet(om=Varsel.SVAR_REGISTRERT, pulje=1),
    )


@pytest.mark.krav("K-156", "K-165")
def test_en_kommune_som_bekrefter_plassen_andre_forte_beholder_den_etter_fristen() -> None:
    resultat = bergen(*FORT_AV_ANDRE).nar(JA, som=BERGEN, fakta=FULL, na=ETTER_FRISTEN)
    resultat.da(KommunePameldt(pulje=1))


@pytest.mark.krav("K-156", "K-165")
@pytest.mark.parametrize("steg", [JA, JA.med(referanse=BREV)])
def test_en_kommune_daterer_ikke_seg_selv_tilbake_i_fristen(steg: Svar) -> None:
    resultat = bergen(*IKKE_SVART).nar(
        steg, som=BERGEN, fakta=APEN, na=ETTER_FRISTEN, gjelder=gitt_dagen(FRIST)
    )
    resultat.da(SenPameldingBedtOm(pulje=1, referanse=steg.referanse))


@pytest.mark.krav("K-146", "K-156")
def test_et_svar_i_tide_som_fores_etter_fristen_ma_ha_plass() -> None:
    ja, i_tide = JA.med(referanse=BREV), gitt_dagen(FRIST)
    invitert = bergen(*IKKE_SVART)
    invitert.nar(ja, som=LEDER, fakta=FULL, na=ETTER_FRISTEN, gjelder=i_tide).avvises(
        plass_eller_venteliste
    )
    invitert.nar(ja, som=LEDER, fakta=FULL, na=ETTER_FRISTEN).etter()


@pytest.mark.krav("K-160", "K-215")
def test_et_nei_gitt_i_tide_er_ingen_utmelding_selv_om_andre_forer_det_senere() -> None:
    nei, pameldt = NEI.med(referanse=BREV), bergen(*PAMELDT)
    varslet = KommuneVarslet(om=Varsel.SVAR_REGISTRERT)
    pameldt.nar(nei, som=LEDER, fakta=APEN, na=ETTER_FRISTEN, gjelder=gitt_dagen(FRIST)).da(
        KommuneTakketNei(fort_av_andre=True, referanse=BREV), varslet
    )
    pameldt.nar(nei, som=LEDER, fakta=APEN, na=ETTER_FRISTEN).da(
        KommuneTrakkSeg(fort_av_andre=True, referanse=BREV), varslet
    )


@pytest.mark.krav("K-373")
@pytest.mark.parametrize(("steg", "som"), [(JA, BERGEN), (NEI.med(referanse=BREV), LEDER)])
def test_et_svar_ligger_ikke_fram_i_tid(steg: Svar, som: Person) -> None:
    i_morgen = NA + timedelta(days=1)
    bergen(*INVITERT).nar(steg, som=som, fakta=APEN, gjelder=i_morgen).avvises(det_har_skjedd)
    bergen(*INVITERT).nar(steg, som=som, fakta=APEN, gjelder=NA).etter()


@pytest.mark.krav("K-156")
def test_siste_dag_er_i_tide() -> None:
    pa_dagen = APEN.med(svarfrist=ETTER_FRISTEN.date())
    resultat = bergen(*INVITERT).nar(JA, som=BERGEN, fakta=pa_dagen, na=ETTER_FRISTEN)
    resultat.da(KommunePameldt(pulje=1))
    uten = APEN.med(svarfrist=None)
    bergen(*INVITERT).nar(JA, som=BERGEN, fakta=uten, na=ETTER_FRISTEN).etter()


def test_ingen_frist_loper_ut_mens_lopet_er_pa_vent() -> None:
    pause_for = APEN.med(lopet_pa_vent_fra=date(2024, 3, 10))
    resultat = bergen(*INVITERT).nar(JA, som=BERGEN, fakta=pause_for, na=ETTER_FRISTEN)
    resultat.da(KommunePameldt(pulje=1))
    pause_etter = APEN.med(lopet_pa_vent_fra=date(2024, 3, 16))
    resultat = bergen(*INVITERT).nar(JA, som=BERGEN, fakta=pause_etter, na=ETTER_FRISTEN)
    resultat.da(SenPameldingBedtOm(pulje=1))


@pytest.mark.krav("K-156")
def test_den_som_bestred_et_svar_er_ikke_for_sen() -> None:
    bestridt = (*FORT_AV_ANDRE, SvarBestridt())
    resultat = bergen(*bestridt).nar(JA, som=BERGEN, fakta=APEN, na=ETTER_FRISTEN)
    deltakelse = resultat.da(KommunePameldt(pulje=1))
    assert isinstance(deltakelse, Deltakelse)
    assert not deltakelse.omtvistet


@pytest.mark.krav("K-156")
@pytest.mark.parametrize("som", [LEDER, KONTAKT])
def test_andre_forer_kommunens_eget_svar_og_kommunen_far_vite_det(som: Person) -> None:
    nei = NEI.med(referanse=BREV)
    deltakelse = (
        bergen(*INVITERT)
        .nar(nei, som=som, fakta=APEN)
        .da(
            KommuneTakketNei(fort_av_andre=True, referanse=BREV),
            KommuneVarslet(om=Varsel.SVAR_REGISTRERT),
        )
    )
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.svar_fort_av_andre
    bergen(*INVITERT).nar(NEI, som=som, fakta=APEN).avvises(kommunens_eget_svar_er_vist)


@pytest.mark.krav("K-156")
def test_kommunen_kan_bekrefte_det_andre_forte_ogsa_i_en_full_pulje() -> None:
    deltakelse = bergen(*FORT_AV_ANDRE).nar(JA, som=BERGEN, fakta=FULL).da(KommunePameldt(pulje=1))
    assert isinstance(deltakelse, Deltakelse)
    assert not deltakelse.svar_fort_av_andre


@pytest.mark.krav("K-141")
def test_kommunen_ma_ha_det_puljen_har_felles() -> None:
    pulje = APEN.med(
        pulje_trekk=("journalsystem:en", "journalsystem:to", "responssentertjeneste:rs")
    )
    bergen(*INVITERT).nar(
        JA,
        som=BERGEN,
        fakta=pulje.med(kommunens_trekk=("journalsystem:to", "responssentertjeneste:rs")),
    ).etter()
    resultat = bergen(*INVITERT).nar(
        JA, som=BERGEN, fakta=pulje.med(kommunens_trekk=("responssentertjeneste:rs",))
    )
    avvisning = resultat.avvises(trekk_passer)
    assert avvisning.sperrer[0].mangler == ("journalsystem:en", "journalsystem:to")
    bergen(*INVITERT).nar(NEI, som=BERGEN, fakta=pulje).etter()


@pytest.mark.krav("K-157")
@pytest.mark.parametrize("tilstand", ["planlagt", "evaluert", "avsluttet", None])
def test_et_lop_som_ikke_tar_imot_svar(tilstand: str | None) -> None:
    fakta = APEN.med(lopets_tilstand=tilstand)
    bergen(*INVITERT).nar(NEI, som=BERGEN, fakta=fakta).avvises(lopet_tar_imot_svar)


@pytest.mark.krav("K-036")
@pytest.mark.parametrize("steg", [JA, NEI])
def test_den_som_ikke_er_invitert_svarer_ikke(steg: Svar) -> None:
    bergen(*AKTUELL).nar(steg, som=BERGEN, fakta=APEN).avvises(kommunen_er_invitert)


def test_den_som_ikke_er_med_kan_ikke_trekke_seg() -> None:
    bergen(*INVITERT).nar(TREKK, som=BERGEN, fakta=APEN).avvises(kommunen_er_med)


@pytest.mark.parametrize("fase", ["planlagt", "evaluert", "avlyst", None])
def test_ja_gis_til_en_pulje_som_er_apen(fase: str | None) -> None:
    fakta = APEN.med(pulje_fase=fase)
    bergen(*INVITERT).nar(JA, som=BERGEN, fakta=fakta).avvises(puljen_er_apen)
    bergen(*INVITERT).nar(NEI, som=BERGEN, fakta=fakta).etter()


def test_samme_svar_gis_ikke_to_ganger() -> None:
    bergen(*PAMELDT).nar(JA, som=BERGEN, fakta=FULL).avvises(svaret_er_nytt)
    bergen(*VENTER).nar(JA, som=BERGEN, fakta=APEN).avvises(svaret_er_nytt)
    bergen(*TAKKET_NEI).nar(NEI, som=BERGEN, fakta=APEN).avvises(svaret_er_nytt)
    igjen = bergen(*BEDT_OM_PLASS).nar(JA, som=BERGEN, fakta=APEN, na=ETTER_FRISTEN)
    igjen.avvises(svaret_er_nytt)


def test_et_nei_tar_tilbake_en_foresporsel_om_plass() -> None:
    historie = (*TAKKET_NEI, SenPameldingBedtOm(pulje=1))
    bergen(*historie).nar(NEI, som=BERGEN, fakta=APEN, na=ETTER_FRISTEN).da(KommuneTakketNei())


@pytest.mark.krav("K-160")
@pytest.mark.parametrize("som", [VOSS, KARI, NHN_SAK, RESSURS])
def test_ingen_andre_svarer_for_kommunen(som: Person) -> None:
    steg = NEI.med(referanse=BREV)
    bergen(*INVITERT).nar(steg, som=som, fakta=APEN).avvises(rett_myndighet)


@pytest.mark.krav("K-220")
def test_en_kontaktperson_i_en_annen_region_svarer_ikke() -> None:
    fakta = APEN.med(kommunens_regioner=("11",))
    steg = NEI.med(referanse=BREV)
    bergen(*INVITERT).nar(steg, som=KONTAKT, fakta=fakta).avvises(rett_myndighet)


@pytest.mark.parametrize(("svar", "pulje"), [(Svarvalg.JA, None), (Svarvalg.NEI, 1)])
def test_bare_et_ja_sier_hvilken_pulje(svar: Svarvalg, pulje: int | None) -> None:
    with pytest.raises(ValidationError, match="a yes names its pulje"):
        Svar(svar=svar, pulje=pulje)
