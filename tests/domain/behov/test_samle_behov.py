"""Like behov are gathered in one."""

from __future__ import annotations

import pytest

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.folger import BehovGikkInnI
from innforing.domain.behov.steg.loft_behov import BehovLoftet
from innforing.domain.behov.steg.samle_behov import (
    BehovSamlet,
    Fakta,
    SamleBehov,
    behovene_er_ikke_samlet_fra_for,
    behovene_er_meldt,
    behovene_har_ikke_kommet_lenger,
)
from innforing.domain.behov.verdier import Behovsmottaker, Behovstatus, Sambehov
from innforing.domain.behov.vilkar import behovet_star_for_seg_selv
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.behov.historie import BERGEN_HAR, MELDT, TROMSO_HAR, VOSS_HAR
from tests.domain.spesifikasjon import BERGEN, KONTAKT, KS_SAK, gitt

SAMLE = SamleBehov(behov=("b", "c"))
B = Sambehov(
    behov="b", finnes=True, status=Behovstatus.MELDT, meldere=(VOSS_HAR, BERGEN_HAR, VOSS_HAR)
)
C = Sambehov(behov="c", finnes=True, status=Behovstatus.MELDT, meldere=(TROMSO_HAR, VOSS_HAR))


@pytest.mark.krav("K-242")
def test_like_behov_samles_og_hver_kommune_telles_en_gang() -> None:
    fakta = Fakta(behov_som_samles=(B, C))
    samlet = BehovSamlet(behov=("b", "c"), meldere=(VOSS_HAR, TROMSO_HAR))
    behov = gitt(MELDT).nar(SAMLE, som=KONTAKT, fakta=fakta).da(samlet)
    assert isinstance(behov, Behov)
    assert behov.kommuner == ("bergen", "voss", "tromso")
    assert behov.omfatter == ("b", "c")


@pytest.mark.krav("K-242")
def test_et_behov_som_er_samlet_samler_ikke_andre() -> None:
    """So that no circle can arise: the one that gathers stands for itself."""
    samlet = gitt(MELDT, BehovGikkInnI(behov="y"))
    fakta = Fakta(behov_som_samles=(B, C))
    samlet.nar(SAMLE, som=KONTAKT, fakta=fakta).avvises(behovet_star_for_seg_selv)


@pytest.mark.krav("K-242")
def test_det_som_er_samlet_et_sted_samles_ikke_et_annet() -> None:
    fakta = Fakta(behov_som_samles=(B.med(samlet_i="z"), C))
    avvist = (
        gitt(MELDT).nar(SAMLE, som=KS_SAK, fakta=fakta).avvises(behovene_er_ikke_samlet_fra_for)
    )
    assert avvist.sperrer[0].mangler == ("z",)


def test_bare_andre_behov_som_er_meldt_samles() -> None:
    ukjent = Sambehov(behov="b")
    seg_selv = Sambehov(behov="x", finnes=True, status=Behovstatus.MELDT)
    fakta = Fakta(behov_som_samles=(ukjent, seg_selv, C))
    avvist = gitt(MELDT).nar(SAMLE, som=KS_SAK, fakta=fakta).avvises(behovene_er_meldt)
    assert avvist.sperrer[0].mangler == ("b", "x")


def test_det_som_har_kommet_lengst_samler() -> None:
    lenger = Fakta(behov_som_samles=(B.med(status=Behovstatus.LOFTET), C))
    steg = gitt(MELDT).nar(SAMLE, som=KS_SAK, fakta=lenger)
    assert steg.avvises(behovene_har_ikke_kommet_lenger).sperrer[0].mangler == ("b",)
    loftet = gitt(MELDT, BehovLoftet(til=(Behovsmottaker.KS,)))
    loftet.nar(SAMLE, som=KS_SAK, fakta=lenger).etter()


def test_et_behov_som_ikke_er_meldt_samler_ingenting_lenger_framme() -> None:
    """A stream that has not begun is refused before the guards; they hold all the same."""
    fakta = Fakta(behov_som_samles=(B.med(status=Behovstatus.LOFTET),))
    steg = gitt().nar(SAMLE, som=KS_SAK, fakta=fakta)
    steg.avvises_av(behovene_har_ikke_kommet_lenger)


def test_en_kommune_samler_ikke_behov() -> None:
    fakta = Fakta(behov_som_samles=(B, C))
    gitt(MELDT).nar(SAMLE, som=BERGEN, fakta=fakta).avvises(rett_myndighet)
