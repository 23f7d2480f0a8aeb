"""A person leaves, or works another share: informed in 2024, agreed in 2023 (T-12)."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.tilskudd.steg.knytt_person import PersonKnyttet
from innforing.domain.tilskudd.steg.meld_personendring import (
    MeldPersonendring,
    PersonendringMeldt,
    personen_er_knyttet,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Frikjopsrolle, Personendringsart
from innforing.domain.tilskudd.vilkar import endringen_er_avtalt, ks_er_informert
from tests.domain.spesifikasjon import gitt
from tests.domain.tilskudd.historie import (
    AR_2023,
    AR_2024,
    BEKREFTET,
    DIGI_AGDER,
    KLAR,
    MAI,
    RESSURS_I_HALV,
    SENDT,
    TILDELT_2023,
)

SLUTTER = MeldPersonendring(
    person="rita",
    funksjon=Frikjopsrolle.NETTVERKSRESSURS,
    art=Personendringsart.SLUTTER,
    fra=date(2024, 6, 1),
    meldt_ks=date(2024, 5, 2),
)
MELDT = PersonendringMeldt(
    person="rita",
    funksjon=Frikjopsrolle.NETTVERKSRESSURS,
    art=Personendringsart.SLUTTER,
    fra=date(2024, 6, 1),
    meldt_ks=date(2024, 5, 2),
)


@pytest.mark.krav("K-274", "K-377")
def test_den_som_slutter_star_igjen_i_historikken() -> None:
    tilskudd = gitt(*KLAR, nokkel=AR_2024).nar(SLUTTER, som=DIGI_AGDER, na=MAI).da(MELDT)
    assert isinstance(tilskudd, Tilskudd)
    assert tilskudd.personer == (RESSURS_I_HALV.med(til=date(2024, 5, 31)),)
    assert tilskudd.personer_pa(date(2024, 6, 1)) == ()


@pytest.mark.krav("K-300")
def test_en_ny_stillingsprosent_gjelder_fra_dagen() -> None:
    ny = MELDT.med(art=Personendringsart.NY_STILLINGSPROSENT, stillingsprosent=80)
    annen = PersonKnyttet(knytning=RESSURS_I_HALV.med(person="annen"))
    tilskudd = gitt(*KLAR, annen, ny, nokkel=AR_2024).aggregat(Tilskudd)
    assert isinstance(tilskudd, Tilskudd)
    assert tilskudd.personer == (
        RESSURS_I_HALV.med(til=date(2024, 5, 31)),
        RESSURS_I_HALV.med(fra=date(2024, 6, 1), stillingsprosent=80),
        annen.knytning,
    )
    fra_start = gitt(*KLAR, ny.med(fra=date(2024, 1, 1))).aggregat(Tilskudd)
    assert isinstance(fra_start, Tilskudd)
    assert fra_start.personer == (RESSURS_I_HALV.med(stillingsprosent=80),)


@pytest.mark.krav("K-274")
def test_endringen_gjelder_en_som_er_knyttet_den_dagen() -> None:
    klar = gitt(*KLAR, nokkel=AR_2024)
    klar.nar(SLUTTER.med(person="ukjent"), som=DIGI_AGDER, na=MAI).avvises(personen_er_knyttet)
    for_tidlig = SLUTTER.med(fra=date(2023, 12, 31))
    klar.nar(for_tidlig, som=DIGI_AGDER, na=MAI).avvises(personen_er_knyttet)


@pytest.mark.krav("K-274", "K-303")
def test_aret_avgjor_om_endringen_meldes_eller_avtales() -> None:
    uten = SLUTTER.med(meldt_ks=None)
    gitt(*KLAR, nokkel=AR_2024).nar(uten, som=DIGI_AGDER, na=MAI).avvises(ks_er_informert)
    koordinator = PersonKnyttet(
        knytning=RESSURS_I_HALV.med(funksjon=Frikjopsrolle.NETTVERKSKOORDINATOR)
    )
    i_2023 = gitt(TILDELT_2023, SENDT, BEKREFTET, koordinator, nokkel=AR_2023)
    bare_meldt = SLUTTER.med(funksjon=Frikjopsrolle.NETTVERKSKOORDINATOR)
    i_2023.nar(bare_meldt, som=DIGI_AGDER, na=MAI).avvises(endringen_er_avtalt)
    avtalt = bare_meldt.med(avtalt_med_ks=date(2024, 5, 1))
    i_2023.nar(avtalt, som=DIGI_AGDER, na=MAI).etter()


@pytest.mark.parametrize("prosent", [None, 80])
def test_stillingsprosent_horer_til_en_ny_stilling(prosent: int | None) -> None:
    art = Personendringsart.SLUTTER if prosent else Personendringsart.NY_STILLINGSPROSENT
    felt = SLUTTER.model_dump() | {"art": art, "stillingsprosent": prosent}
    with pytest.raises(ValidationError, match="stillingsprosent for a new one only"):
        MeldPersonendring.model_validate(felt)
