"""A parked event is given up, with a reason, once."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.lesemodell.lesemodell import Lesemodell
from innforing.domain.lesemodell.steg.gi_opp import GiOpp, HendelseGittOpp, det_er_begrunnet
from innforing.domain.lesemodell.vilkar import hendelsen_er_ikke_gitt_opp
from tests.domain.spesifikasjon import KS_SAK, gitt

GI_OPP = GiOpp(posisjon=7, begrunnelse=Fritekst(tekst="Feltet finnes ikke lenger."))
GITT_OPP = HendelseGittOpp(posisjon=7)


def test_en_hendelse_gis_opp_en_gang() -> None:
    lesemodell = gitt().nar(GI_OPP, som=KS_SAK).da(GITT_OPP)
    assert isinstance(lesemodell, Lesemodell)
    assert lesemodell.gitt_opp == (7,)
    gitt(GITT_OPP).nar(GI_OPP, som=KS_SAK).avvises(hendelsen_er_ikke_gitt_opp)


def test_uten_begrunnelse_gis_ingenting_opp() -> None:
    gitt().nar(GI_OPP.med(begrunnelse=None), som=KS_SAK).avvises(det_er_begrunnet)
