"""The result is shared."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.arbeidsgruppe.arbeidsgruppe import Arbeidsgruppe
from innforing.domain.arbeidsgruppe.myndigheter import Arbeidsgruppefakta
from innforing.domain.arbeidsgruppe.steg.avslutt_arbeidsgruppe import ArbeidsgruppeAvsluttet
from innforing.domain.arbeidsgruppe.steg.del_grupperesultat import (
    DelGrupperesultat,
    GrupperesultatDelt,
    resultatet_er_registrert,
)
from innforing.domain.arbeidsgruppe.steg.registrer_grupperesultat import GrupperesultatRegistrert
from tests.domain.arbeidsgruppe.historie import GITT, GRUPPE
from tests.domain.spesifikasjon import KS_SAK, gitt

RESULTATER = tuple(
    GrupperesultatRegistrert(materiell=m, dato=date(2024, 2, 1)) for m in ("anskaffelse", "kpr")
)
FERDIG = ArbeidsgruppeAvsluttet(dato=date(2024, 2, 1))
STEG = DelGrupperesultat(materiell="kpr", dato=date(2024, 2, 20), samling="var-2024")
FAKTA = Arbeidsgruppefakta(organets_overordnet="ks")


@pytest.mark.krav("K-258")
def test_resultatet_deles_i_neste_samling_ogsa_etter_at_gruppen_er_ferdig() -> None:
    historie = gitt(GITT, *RESULTATER, FERDIG, nokkel=GRUPPE)
    gruppe = historie.nar(STEG, som=KS_SAK, fakta=FAKTA).da(
        GrupperesultatDelt(materiell="kpr", dato=date(2024, 2, 20), samling="var-2024")
    )
    assert isinstance(gruppe, Arbeidsgruppe)
    assert [r.delt for r in gruppe.resultater] == [(), (date(2024, 2, 20),)]


@pytest.mark.krav("K-258")
def test_bare_et_registrert_resultat_deles() -> None:
    annet = STEG.med(materiell="noe-annet")
    historie = gitt(GITT, *RESULTATER, nokkel=GRUPPE)
    historie.nar(annet, som=KS_SAK, fakta=FAKTA).avvises(resultatet_er_registrert)
