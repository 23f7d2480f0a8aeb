"""The group has a result, and shares it."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.arbeidsgruppe.arbeidsgruppe import Arbeidsgruppe
from innforing.domain.arbeidsgruppe.steg.registrer_grupperesultat import (
    Fakta,
    GrupperesultatRegistrert,
    RegistrerGrupperesultat,
    resultatet_er_materiell,
    resultatet_har_forvalter,
)
from innforing.domain.arbeidsgruppe.verdier import Grupperesultat
from innforing.domain.regional_gruppe.vilkar import dagen_er_kommet
from tests.domain.arbeidsgruppe.historie import GITT, GRUPPE
from tests.domain.spesifikasjon import GRUPPA, KS_SAK, Person, gitt

STEG = RegistrerGrupperesultat(materiell="kpr-veiledning", dato=date(2024, 3, 1))
RESULTAT = GrupperesultatRegistrert(materiell="kpr-veiledning", dato=date(2024, 3, 1))
FAKTA = Fakta(organets_overordnet="ks", materiellet_finnes=True, materiellets_forvalter="ks")


@pytest.mark.krav("K-261")
@pytest.mark.parametrize("som", [GRUPPA, KS_SAK])
def test_resultatet_er_felles_materiell_med_forvalter(som: Person) -> None:
    gruppe = gitt(GITT, nokkel=GRUPPE).nar(STEG, som=som, fakta=FAKTA).da(RESULTAT)
    assert isinstance(gruppe, Arbeidsgruppe)
    assert gruppe.resultater == (Grupperesultat(materiell="kpr-veiledning", dato=date(2024, 3, 1)),)
    assert gruppe.resultatet("noe-annet") is None


def test_det_samme_resultatet_telles_en_gang() -> None:
    gruppe = gitt(GITT, RESULTAT, nokkel=GRUPPE).nar(STEG, som=GRUPPA, fakta=FAKTA).etter()
    assert isinstance(gruppe, Arbeidsgruppe)
    assert len(gruppe.resultater) == 1


@pytest.mark.krav("K-261")
@pytest.mark.parametrize("forvalter", [None, GRUPPE])
def test_gruppen_er_ikke_selv_forvalter_nar_den_er_ferdig(forvalter: str | None) -> None:
    fakta = FAKTA.med(materiellets_forvalter=forvalter)
    resultat = gitt(GITT, nokkel=GRUPPE).nar(STEG, som=GRUPPA, fakta=fakta)
    assert resultat.avvises(resultatet_har_forvalter).sperrer == ()


def test_materiellet_ma_vaere_registrert_og_dagen_kommet() -> None:
    fakta = FAKTA.med(materiellet_finnes=False)
    fram = STEG.med(dato=date(2024, 3, 2))
    avvisning = (
        gitt(GITT, nokkel=GRUPPE)
        .nar(fram, som=GRUPPA, fakta=fakta)
        .avvises(resultatet_er_materiell, dagen_er_kommet)
    )
    assert avvisning.sperrer[0].mangler == ("kpr-veiledning",)
