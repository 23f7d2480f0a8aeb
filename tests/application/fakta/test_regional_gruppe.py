"""What the steps on a regional gruppe must know of its body, and of its people elsewhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.fakta import regional_gruppe as _gruppe  # noqa: F401 - fills the register
from innforing.application.fakta.sporring import hent_fakta
from innforing.domain.grunnmur.aktor import Organtype, Part, Rolle
from innforing.domain.losning.steg.sett_portefoljestatus import PortefoljestatusSatt
from innforing.domain.losning.verdier import Portefoljeplass, Portefoljestatus
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.domain.organ.verdier import Rolleperiode
from innforing.domain.regional_gruppe.arbeid import Veiledningstema
from innforing.domain.regional_gruppe.steg.knytt_til_gruppen import KnyttTilGruppen
from innforing.domain.regional_gruppe.steg.legg_regional_plan import LeggRegionalPlan
from innforing.domain.regional_gruppe.steg.registrer_medlemskap import RegistrerMedlemskap
from innforing.domain.regional_gruppe.steg.registrer_veiledning import RegistrerVeiledning
from innforing.domain.regional_gruppe.steg.start_etablering import StartEtablering
from innforing.domain.regional_gruppe.verdier import Funksjon
from tests.application.verden import Verden
from tests.domain.regional_gruppe.historie import (
    EKOMP,
    GRUPPE,
    KINE,
    KOMMUNENETTVERKET,
    knyttet,
    medlem,
)

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Steg

STROM = f"regional_gruppe:{GRUPPE}"
ANNEN = "regional_gruppe:regional-agder"
KNYTT = KnyttTilGruppen(
    person="kine",
    kommune="bergen",
    stillingsprosent=50,
    fra=date(2024, 1, 1),
    til=date(2024, 6, 30),
    funksjoner=(Funksjon.NETTVERKSRESSURS,),
)
MEDLEM = RegistrerMedlemskap(
    person="kine",
    kommune="bergen",
    stillingsprosent=50,
    fra=date(2024, 1, 1),
    nettverk=EKOMP,
)


def fakta(v: Verden, steg: Steg[Any]) -> Any:
    return hent_fakta(steg, v.sporring(STROM, steg))


def test_gruppen_er_et_organ_under_et_nettverk() -> None:
    opprettet = OrganOpprettet(
        organtype=Organtype.REGIONAL_GRUPPE,
        navn="Gruppen",
        region="46",
        overordnet="digi-vestland",
    )
    svar = fakta(Verden().skjer(f"organ:{GRUPPE}", opprettet), KNYTT)
    assert (svar.organets_type, svar.organets_overordnet) == ("regional_gruppe", "digi-vestland")
    tomt = fakta(Verden(), KNYTT)
    assert (tomt.organets_type, tomt.organets_overordnet) == (None, None)


@pytest.mark.parametrize(("kommune", "finnes"), [("bergen", True), ("4601", False)])
def test_kommunen_star_i_registeret_eller_ikke(*, kommune: str, finnes: bool) -> None:
    assert fakta(Verden(), KNYTT.med(kommune=kommune)).kommunen_finnes is finnes
    veiledning = RegistrerVeiledning(
        dato=date(2024, 2, 1), tema=Veiledningstema.METODER, kommuner=("voss", kommune)
    )
    ukjente = () if finnes else (kommune,)
    assert fakta(Verden(), veiledning).ukjente_i_veiledningen == ukjente


def test_den_som_flytter_gar_ut_av_de_gamle_her_men_ikke_i_en_annen_region() -> None:
    her = Verden().skjer(STROM, medlem("kine"), medlem("rune"))
    svar = fakta(her, KNYTT)
    assert (svar.i_gammelt_og_nytt, svar.stillingsprosent_ellers) == ((), 0)
    der = Verden().skjer(ANNEN, medlem("kine"))
    svar = fakta(der, KNYTT)
    assert (svar.i_gammelt_og_nytt, svar.stillingsprosent_ellers) == (("regional-agder",), 30)


def test_et_medlemskap_som_begynner_senere_star_i_veien() -> None:
    senere = Verden().skjer(STROM, medlem("kine", fra=date(2024, 3, 1)))
    assert fakta(senere, KNYTT).i_gammelt_og_nytt == (GRUPPE,)
    etterpa = Verden().skjer(STROM, medlem("kine", fra=date(2024, 7, 1)))
    assert fakta(etterpa, KNYTT).i_gammelt_og_nytt == ()


def test_den_som_er_i_gruppen_er_ikke_i_de_gamle() -> None:
    v = Verden().skjer(STROM, knyttet(KINE)).skjer(ANNEN, medlem("kine", KOMMUNENETTVERKET))
    svar = fakta(v, MEDLEM)
    assert svar.i_gammelt_og_nytt == (GRUPPE,)
    assert svar.stillingsprosent_ellers == 80


def test_stillingsprosenten_er_den_hoyeste_pa_en_dag() -> None:
    """Two ties after each other are never more than the larger of them."""
    v = Verden().skjer(
        ANNEN,
        knyttet(KINE.med(fra=date(2023, 1, 1), til=date(2024, 2, 29), stillingsprosent=40)),
        knyttet(KINE.med(fra=date(2024, 3, 1), til=None, stillingsprosent=60)),
    )
    assert fakta(v, KNYTT).stillingsprosent_ellers == 60
    assert fakta(v, KNYTT.med(til=date(2024, 1, 31))).stillingsprosent_ellers == 40


@pytest.mark.krav("K-240")
def test_den_midlertidige_gruppens_deler_er_de_den_dagen() -> None:
    roller = (
        Rolleperiode(
            person="dina", rolle=Rolle.LEDER, fra=date(2024, 1, 1), part=Part.DIGINETTVERK
        ),
        Rolleperiode(person="even", rolle=Rolle.MEDLEM, fra=date(2024, 2, 1), part=Part.FPU_EHELSE),
    )
    opprettet = OrganOpprettet(organtype=Organtype.ARBEIDSGRUPPE, navn="Midlertidig", roller=roller)
    v = Verden().skjer("organ:arbeidsgruppe-46", opprettet)
    steg = StartEtablering(arbeidsgruppe="arbeidsgruppe-46", kontakt="dina", fra=date(2024, 1, 8))
    svar = fakta(v, steg)
    assert svar.etableringsgruppens_deler == ("diginettverk",)
    assert svar.etableringsgruppens_personer == ("dina",)
    svar = fakta(v, steg.med(fra=date(2024, 2, 1)))
    assert svar.etableringsgruppens_deler == ("diginettverk", "fpu_ehelse")


@pytest.mark.krav("K-232")
def test_planens_losninger_som_ikke_star_i_portefoljen() -> None:
    plass = Portefoljeplass(
        status=Portefoljestatus.KLART_TIL_BRUK, dato=date(2024, 1, 1), kilde="Porteføljen"
    )
    v = Verden().skjer("losning:digihelse", PortefoljestatusSatt(plass=plass))
    steg = LeggRegionalPlan(ar=2024, losninger=("digihelse", "noe-annet"))
    assert fakta(v, steg).utenfor_portefoljen == ("noe-annet",)
