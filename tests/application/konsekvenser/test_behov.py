"""The originals of a gathered behov follow it, and the løp that came of a behov is known there."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.konsekvenser import behov as _fyll  # noqa: F401 - fills the register
from innforing.domain.arbeidsgruppe.steg.gi_mandat import GruppemandatGitt
from innforing.domain.arbeidsgruppe.steg.registrer_grupperesultat import GrupperesultatRegistrert
from innforing.domain.arbeidsgruppe.verdier import Gruppeart, Mandat
from innforing.domain.behov.folger import (
    BehovGikkInnI,
    GruppeArbeiderMedBehov,
    LopForeslattFraBehov,
    ResultatForBehov,
)
from innforing.domain.behov.steg.samle_behov import BehovSamlet
from innforing.domain.innforingslop.steg.foresla import LopForeslatt
from innforing.domain.innforingslop.verdier import LopType, Slag
from tests.application.verden import Verden
from tests.domain.behov.historie import MELDT

FORESLATT = LopForeslatt(
    definisjon="2024-1",
    tittel="Varsel til alle",
    slag=Slag.INNFORING,
    type=LopType.A_FELLES_NASJONALT,
    losning="varsel",
    eier="koordineringsgruppen",
    av="siri",
)


def meldt(*behov: str) -> Verden:
    v = Verden()
    for en in behov:
        v.skjer(f"behov:{en}", MELDT)
    return v


@pytest.mark.krav("K-242")
def test_hvert_opprinnelig_behov_folger_det_som_samler() -> None:
    h = BehovSamlet(behov=("b", "c"), meldere=())
    assert meldt("a", "b", "c").folger("behov:a", h) == [
        ("behov:b", BehovGikkInnI(behov="a")),
        ("behov:c", BehovGikkInnI(behov="a")),
    ]


@pytest.mark.krav("K-246")
def test_lopet_star_pa_behovet_som_samler_en_gang() -> None:
    v = meldt("a", "b", "c").skjer("behov:b", BehovGikkInnI(behov="a"))
    v.skjer("behov:a", BehovGikkInnI(behov="c"))
    h = FORESLATT.med(behov=("b", "a", "et-annet-sted"))
    folger = [f for f in v.folger("innforingslop:l", h) if f[0].startswith("behov:")]
    assert folger == [("behov:c", LopForeslattFraBehov(lop="l"))]


def test_et_lop_uten_behov_har_ingen_folger_der() -> None:
    assert [s for s, _ in meldt("a").folger("innforingslop:l", FORESLATT) if "behov" in s] == []


GRUPPE = "arbeidsgruppe:arbeidsgruppe-kpr"
FRA = date(2024, 3, 1)
MANDAT = Mandat(art=Gruppeart.AD_HOC, oppdrag="Felles veiledning", fra=FRA, behov="b")
RESULTAT = GrupperesultatRegistrert(materiell="veiledning", dato=FRA)


@pytest.mark.krav("K-257", "K-258")
def test_behovet_vet_hvilken_gruppe_som_arbeider_med_det_og_hva_den_leverte() -> None:
    v = meldt("a", "b").skjer("behov:b", BehovGikkInnI(behov="a"))
    arbeider = GruppeArbeiderMedBehov(gruppe="arbeidsgruppe-kpr")
    assert v.folger(GRUPPE, GruppemandatGitt(mandat=MANDAT)) == [("behov:a", arbeider)]
    assert v.folger(GRUPPE, GruppemandatGitt(mandat=MANDAT)) == []
    levert = ResultatForBehov(gruppe="arbeidsgruppe-kpr", materiell="veiledning")
    assert v.folger(GRUPPE, RESULTAT) == [("behov:a", levert)]
    assert v.folger(GRUPPE, RESULTAT) == []


def test_en_gruppe_uten_behov_eller_med_et_ukjent_har_ingen_folger() -> None:
    v = meldt("a")
    assert v.folger(GRUPPE, RESULTAT) == []
    assert v.folger(GRUPPE, GruppemandatGitt(mandat=MANDAT.med(behov=None))) == []
    assert v.folger(GRUPPE, RESULTAT) == []
    assert v.folger(GRUPPE, GruppemandatGitt(mandat=MANDAT)) == []
    assert v.folger(GRUPPE, RESULTAT) == []
