"""Each kommune answers for itself, and may change its answer until it is counted."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
from innforing.domain.sporreskjema.steg.besvar_sporreskjema import (
    BesvarSporreskjema,
    kommunen_er_spurt,
    svarene_horer_til_skjemaet,
)
from innforing.domain.sporreskjema.verdier import Enighet, Temasum, Temasvar, sum_av
from innforing.domain.sporreskjema.vilkar import skjemaet_er_apent
from tests.domain.spesifikasjon import BERGEN, KARI, LEDER, VOSS, gitt
from tests.domain.sporreskjema.historie import BERGEN_SVARTE, LUKKET, SENDT, SVAR, VOSS_SVARTE

STEG = BesvarSporreskjema(kommune="bergen", svar=SVAR)


@pytest.mark.krav("K-208", "K-215")
def test_en_kommune_svarer_for_seg_selv() -> None:
    skjema = gitt(SENDT).nar(STEG, som=BERGEN).da(BERGEN_SVARTE)
    assert isinstance(skjema, Sporreskjema)
    assert skjema.svarte == ("bergen",)
    for andre in (VOSS, LEDER, KARI):
        gitt(SENDT).nar(STEG, som=andre).avvises(rett_myndighet)


@pytest.mark.krav("K-215")
def test_svaret_kan_endres_til_skjemaet_er_lukket_og_teller_en_gang() -> None:
    ny = STEG.med(svar=(SVAR[0].med(enighet=Enighet.HELT_UENIG),))
    skjema = gitt(SENDT, VOSS_SVARTE, BERGEN_SVARTE).nar(ny, som=BERGEN).etter()
    assert isinstance(skjema, Sporreskjema)
    assert skjema.svarte == ("bergen", "voss")
    assert skjema.svar["bergen"] == ny.svar
    gitt(SENDT, LUKKET).nar(STEG, som=BERGEN).avvises(skjemaet_er_apent)


def test_den_som_ikke_er_spurt_svarer_ikke() -> None:
    bare_voss = SENDT.med(spurte=("voss",))
    gitt(bare_voss).nar(STEG, som=BERGEN).avvises(kommunen_er_spurt)


def test_det_svares_bare_pa_det_det_sporres_om() -> None:
    okonomi = Temasvar(tema=Evalueringstema.OKONOMI, enighet=Enighet.LITT_ENIG)
    avvist = gitt(SENDT).nar(STEG.med(svar=(*SVAR, okonomi)), som=BERGEN)
    assert avvist.avvises(svarene_horer_til_skjemaet).sperrer[0].mangler == ("okonomi",)


@pytest.mark.parametrize("svar", [(), (SVAR[0], SVAR[0])])
def test_et_tomt_svar_eller_to_svar_pa_det_samme_er_ikke_noe_svar(
    svar: tuple[Temasvar, ...],
) -> None:
    with pytest.raises(ValidationError):
        BesvarSporreskjema(kommune="bergen", svar=svar)


def test_de_som_ikke_vet_teller_ikke_med_i_snittet() -> None:
    assert [enighet.poeng for enighet in Enighet] == [1, 2, 3, 4, 5, None]
    delt = sum_av((Enighet.HELT_ENIG, Enighet.LITT_UENIG, Enighet.VET_IKKE))
    assert delt == Temasum(svar=2, vet_ikke=1, poeng=7)
    assert delt.snitt == 3.5
    assert sum_av((Enighet.VET_IKKE,)).snitt is None
