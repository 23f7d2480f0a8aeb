"""A samling is planned."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.steg.planlegg_samling import PlanleggSamling, samlingen_er_ny
from innforing.domain.samling.verdier import Samlingsform, Samlingsstatus, Samlingstema
from innforing.domain.samling.vilkar import TemaFakta, temaene_star_i_listen
from tests.domain.samling.historie import PLANLAGT, REGIONAL
from tests.domain.spesifikasjon import BERGEN, KONTAKT, KS_SAK, gitt

PLANLEGG = PlanleggSamling(
    tittel=PLANLAGT.tittel,
    form=PLANLAGT.form,
    fra=PLANLAGT.fra,
    til=PLANLAGT.til,
    sted=PLANLAGT.sted,
    temaer=("erfaringsdeling", "ki", "ki"),
    innhold=PLANLAGT.innhold,
    malgrupper=PLANLAGT.malgrupper,
    inviterte=("regional-46", "regional-18", "regional-46"),
    andre_inviterte=PLANLAGT.andre_inviterte,
    delingsomrade=PLANLAGT.delingsomrade,
)
MED_KI = TemaFakta(samlingsarets_temaer=("ki",))


@pytest.mark.krav("K-247", "K-248", "K-250", "K-251", "K-253")
def test_ks_planlegger_og_inviterer() -> None:
    samling = gitt().nar(PLANLEGG, som=KS_SAK, fakta=MED_KI).da(PLANLAGT)
    assert isinstance(samling, Samling)
    assert (samling.arrangor, samling.form) == ("ks", Samlingsform.FYSISK)
    assert (samling.status, samling.inviterte) == (
        Samlingsstatus.PLANLAGT,
        ("regional-46", "regional-18"),
    )


def test_en_regional_gruppe_arrangerer_sin_egen() -> None:
    gitt().nar(PLANLEGG, som=KONTAKT, fakta=MED_KI).da(REGIONAL)


@pytest.mark.krav("K-254")
def test_de_fem_temaene_fra_2023_er_alltid_kjent() -> None:
    temaer = tuple(str(tema.value) for tema in Samlingstema)
    assert len(temaer) == 5
    gitt().nar(PLANLEGG.med(temaer=temaer), som=KS_SAK).etter()


def test_et_ukjent_tema_avvises_til_ks_har_lagt_det_til() -> None:
    avvist = gitt().nar(PLANLEGG, som=KS_SAK).avvises(temaene_star_i_listen)
    assert avvist.sperrer[0].mangler == ("ki", "ki")


def test_en_samling_planlegges_en_gang_og_ikke_av_en_kommune() -> None:
    gitt(PLANLAGT).nar(PLANLEGG, som=KS_SAK, fakta=MED_KI).avvises(samlingen_er_ny)
    gitt().nar(PLANLEGG, som=BERGEN, fakta=MED_KI).avvises(rett_myndighet)


def test_den_slutter_ikke_for_den_starter() -> None:
    felt = {"tittel": "Kort", "form": Samlingsform.DIGITAL, "temaer": ("gevinster",)}
    with pytest.raises(ValidationError, match="til must not be before fra"):
        PlanleggSamling.model_validate(felt | {"fra": date(2024, 3, 2), "til": date(2024, 3, 1)})
    PlanleggSamling.model_validate(felt | {"fra": date(2024, 3, 2)})
