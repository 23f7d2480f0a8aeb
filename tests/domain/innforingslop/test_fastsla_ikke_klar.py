"""The løsning is not klar til bruk: the løp stays, and the shortcomings stand."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet, riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.fastsla_ikke_klar import (
    FastslaIkkeKlar,
    IkkeKlarFastslatt,
)
from innforing.domain.innforingslop.steg.godkjenn_plan import GodkjennPlan
from innforing.domain.innforingslop.verdier import Mangel
from innforing.domain.innforingslop.vurdering import KlarResultat
from tests.domain.innforingslop.historie import FORESLATT_A, fritekst
from tests.domain.spesifikasjon import KARI, PROGRAMMET, gitt

MANGLER = (Mangel(kriterium="K-057", rettes_av="program-pll", begrunnelse=fritekst()),)
FASTSLA = FastslaIkkeKlar(mangler=MANGLER)
FORESLATT = gitt(*FORESLATT_A, i=T.FORESLATT)


@pytest.mark.krav("K-004", "K-069")
def test_lopet_blir_i_foreslatt_med_manglene_og_kan_ikke_planlegges() -> None:
    hendelse = IkkeKlarFastslatt(mangler=MANGLER, av="kari")
    lop = FORESLATT.nar(FASTSLA, som=KARI).da(hendelse)
    assert isinstance(lop, Innforingslop)
    assert (lop.tilstand, lop.resultat) == (T.FORESLATT, KlarResultat.IKKE_KLAR)
    avvist = gitt(*FORESLATT_A, hendelse, i=T.FORESLATT).nar(GodkjennPlan(), som=KARI)
    assert avvist.avvises(riktig_fase).sperrer[0].mangler == ("sjekk_klar_til_bruk",)


def test_programmet_fastslar_det_ikke_selv() -> None:
    FORESLATT.nar(FASTSLA, som=PROGRAMMET).avvises(rett_myndighet)


def test_minst_en_mangel() -> None:
    with pytest.raises(ValidationError):
        FastslaIkkeKlar(mangler=())
