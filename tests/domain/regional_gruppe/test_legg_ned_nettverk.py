"""An earlier network ends in the region."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.regional_gruppe.folger import MedlemskapAvsluttet
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.legg_ned_nettverk import (
    LeggNedNettverk,
    NettverkNedlagt,
    gruppen_er_etablert,
    ingen_er_igjen_i_nettverket,
)
from tests.domain.regional_gruppe.historie import (
    EKOMP,
    ETABLERT,
    FAKTA,
    GRUPPE,
    KOMMUNENETTVERKET,
    NETTVERKET,
    medlem,
)
from tests.domain.spesifikasjon import gitt

STEG = LeggNedNettverk(nettverk=EKOMP, dato=date(2024, 2, 29))
UTE = MedlemskapAvsluttet(person="kine", nettverk=EKOMP, til=date(2024, 2, 29))


@pytest.mark.krav("K-327")
def test_nettverket_legges_ned_med_historikken_i_behold() -> None:
    historie = (medlem("kine"), medlem("kine", KOMMUNENETTVERKET), ETABLERT, UTE)
    resultat = gitt(*historie, nokkel=GRUPPE).nar(STEG, som=NETTVERKET, fakta=FAKTA)
    gruppe = resultat.da(NettverkNedlagt(nettverk=EKOMP, dato=date(2024, 2, 29)))
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.nedlagt == {"ks_ekomp": date(2024, 2, 29)}
    assert len(gruppe.medlemskap) == 2


def test_den_nye_gruppen_ma_vaere_der_og_ingen_igjen_i_den_gamle() -> None:
    resultat = gitt(medlem("kine"), nokkel=GRUPPE).nar(STEG, som=NETTVERKET, fakta=FAKTA)
    avvisning = resultat.avvises(gruppen_er_etablert, ingen_er_igjen_i_nettverket)
    assert avvisning.sperrer[1].mangler == ("kine",)
    senere = UTE.med(til=date(2024, 3, 1))
    igjen = gitt(medlem("kine"), ETABLERT, senere, nokkel=GRUPPE)
    igjen.nar(STEG, som=NETTVERKET, fakta=FAKTA).avvises(ingen_er_igjen_i_nettverket)
