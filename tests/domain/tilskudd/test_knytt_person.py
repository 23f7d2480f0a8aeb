"""People with the competence needed are tied to the grant, by the rule of its year."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.deler import Tilskuddsperson
from innforing.domain.tilskudd.steg.knytt_person import (
    KnyttPerson,
    PersonKnyttet,
    funksjonen_horer_til_aret,
    personen_er_ikke_knyttet,
    stillingen_er_fast,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Frikjopsrolle
from innforing.domain.tilskudd.vilkar import (
    endringen_er_avtalt,
    ks_er_informert,
    tilskuddet_er_tildelt,
)
from tests.domain.spesifikasjon import KS_SAK, Person, gitt
from tests.domain.tilskudd.historie import (
    AR_2023,
    AR_2024,
    BEKREFTET,
    DIGI_AGDER,
    DIGI_OSLO,
    KNYTTET,
    MAI,
    RESSURS_I_HALV,
    SENDT,
    TILDELT,
    TILDELT_2023,
    VERTEN,
)

KNYTT = KnyttPerson(knytning=RESSURS_I_HALV)
KOORDINATOR = RESSURS_I_HALV.med(funksjon=Frikjopsrolle.NETTVERKSKOORDINATOR, fra=date(2024, 2, 1))
NY = KNYTT.med(knytning=RESSURS_I_HALV.med(person="ny", fra=date(2024, 5, 1)))


@pytest.mark.krav("K-270", "K-273", "K-291")
@pytest.mark.parametrize("som", [DIGI_AGDER, VERTEN, KS_SAK])
def test_en_person_knyttes_med_periode_arbeidsgiver_og_stilling(som: Person) -> None:
    tilskudd = gitt(TILDELT, SENDT, nokkel=AR_2024).nar(KNYTT, som=som).da(KNYTTET)
    assert isinstance(tilskudd, Tilskudd)
    assert tilskudd.personer_pa(date(2024, 6, 1)) == (RESSURS_I_HALV,)
    assert tilskudd.personer_pa(date(2023, 12, 31)) == ()


@pytest.mark.krav("K-270")
def test_funksjonen_er_en_av_arets() -> None:
    gitt(TILDELT, nokkel=AR_2024).nar(KNYTT.med(knytning=KOORDINATOR), som=KS_SAK).avvises(
        funksjonen_horer_til_aret
    )
    gitt(TILDELT_2023, nokkel=AR_2023).nar(KNYTT, som=KS_SAK).avvises(funksjonen_horer_til_aret)


@pytest.mark.krav("K-273")
def test_en_person_har_en_periode_om_gangen_i_en_funksjon() -> None:
    knyttet = gitt(TILDELT, KNYTTET, nokkel=AR_2024)
    knyttet.nar(KNYTT, som=KS_SAK).avvises(personen_er_ikke_knyttet)
    for_ = RESSURS_I_HALV.med(fra=date(2023, 6, 1), til=date(2023, 12, 31))
    knyttet.nar(KNYTT.med(knytning=for_), som=KS_SAK).da(PersonKnyttet(knytning=for_))
    knyttet.nar(NY, som=KS_SAK).etter()


def test_det_som_ikke_er_tildelt_har_ingen_personer() -> None:
    gitt(nokkel=AR_2024).nar(KNYTT, som=KS_SAK).avvises(tilskuddet_er_tildelt)


@pytest.mark.krav("K-274")
@pytest.mark.parametrize(
    ("meldt", "gar"), [(None, False), (date(2024, 5, 3), False), (date(2024, 5, 2), True)]
)
def test_fra_2024_er_ks_informert_om_en_ny_person(meldt: date | None, gar: bool) -> None:  # noqa: FBT001 - an example has its verdict beside it
    resultat = gitt(TILDELT, SENDT, BEKREFTET, nokkel=AR_2024).nar(
        NY.med(meldt_ks=meldt), som=DIGI_AGDER, na=MAI
    )
    if gar:
        resultat.da(PersonKnyttet(knytning=NY.knytning, meldt_ks=meldt))
    else:
        resultat.avvises(ks_er_informert)


@pytest.mark.krav("K-303")
@pytest.mark.parametrize(
    ("avtalt", "gar"), [(None, False), (date(2024, 2, 2), False), (date(2024, 2, 1), True)]
)
def test_i_2023_er_en_ny_person_avtalt_pa_forhand(avtalt: date | None, gar: bool) -> None:  # noqa: FBT001 - an example has its verdict beside it
    steg = KNYTT.med(knytning=KOORDINATOR, avtalt_med_ks=avtalt)
    resultat = gitt(TILDELT_2023, SENDT, BEKREFTET, nokkel=AR_2023).nar(steg, som=DIGI_AGDER)
    if gar:
        resultat.da(PersonKnyttet(knytning=KOORDINATOR, avtalt_med_ks=avtalt))
    else:
        resultat.avvises(endringen_er_avtalt)


@pytest.mark.krav("K-302")
def test_i_2023_sporres_det_om_den_som_ikke_har_fast_stilling() -> None:
    lost = KNYTT.med(knytning=KOORDINATOR.med(fast_stilling=False))
    gitt(TILDELT_2023, nokkel=AR_2023).nar(lost, som=KS_SAK).avvises(stillingen_er_fast)
    vikar = KNYTT.med(knytning=RESSURS_I_HALV.med(fast_stilling=False))
    gitt(TILDELT, nokkel=AR_2024).nar(vikar, som=KS_SAK).etter()


def test_et_annet_nettverk_knytter_ingen() -> None:
    gitt(TILDELT, nokkel=AR_2024).nar(KNYTT, som=DIGI_OSLO).avvises(rett_myndighet)


@pytest.mark.krav("K-273")
def test_en_periode_slutter_ikke_for_den_begynner() -> None:
    felt = RESSURS_I_HALV.model_dump() | {"til": date(2023, 12, 31)}
    with pytest.raises(ValidationError, match="til must not be before fra"):
        Tilskuddsperson.model_validate(felt)
