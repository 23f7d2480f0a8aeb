"""Where the kommune stands and why, asked before the plan."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.steg.registrer_kartlegging import (
    KartleggingRegistrert,
    RegistrerKartlegging,
)
from innforing.domain.deltakelse.verdier import Arsak, Kartleggingssvar
from innforing.domain.grunnmur.lokalt import det_har_skjedd
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import AKTUELL, NAER, NOKKEL, TEKST
from tests.domain.spesifikasjon import (
    BERGEN,
    KARI,
    KONTAKT,
    LEDER,
    NHN_SAK,
    RESSURS,
    VOSS,
    Person,
    gitt,
)

AKTUELLE_BERGEN = gitt(*AKTUELL, nokkel=NOKKEL)
KAPASITET = RegistrerKartlegging(arsak=Arsak.KAPASITET, utdyping=TEKST)


@pytest.mark.krav("K-124")
@pytest.mark.parametrize("som", [KONTAKT, RESSURS, LEDER, BERGEN])
def test_arsaken_registreres_per_kommune(som: Person) -> None:
    deltakelse = AKTUELLE_BERGEN.nar(KAPASITET, som=som, fakta=NAER).da(
        KartleggingRegistrert(dato=date(2024, 3, 1), arsak=Arsak.KAPASITET, utdyping=TEKST)
    )
    assert isinstance(deltakelse, Deltakelse)
    assert (deltakelse.kartlagt, deltakelse.arsak) == (date(2024, 3, 1), Arsak.KAPASITET)


@pytest.mark.krav("K-042")
def test_i_en_felles_prosess_svares_det_per_tema_og_det_kan_gjentas() -> None:
    svar = (Kartleggingssvar(tema="roller", svar="vet_ikke"),)
    deltakelse = (
        gitt(
            *AKTUELL,
            KartleggingRegistrert(dato=date(2024, 2, 1), arsak=Arsak.VET_IKKE),
            nokkel=NOKKEL,
        )
        .nar(RegistrerKartlegging(svar=svar), som=BERGEN, fakta=NAER)
        .da(KartleggingRegistrert(dato=date(2024, 3, 1), svar=svar))
    )
    assert isinstance(deltakelse, Deltakelse)
    assert (deltakelse.kartlagt, deltakelse.arsak) == (date(2024, 3, 1), Arsak.VET_IKKE)


def test_noe_ma_vare_svart() -> None:
    with pytest.raises(ValidationError, match="vet_ikke will do"):
        RegistrerKartlegging()


@pytest.mark.krav("K-373")
def test_en_kartlegging_ligger_ikke_fram_i_tid() -> None:
    i_morgen = datetime(2024, 3, 2, tzinfo=UTC)
    resultat = AKTUELLE_BERGEN.nar(KAPASITET, som=BERGEN, fakta=NAER, gjelder=i_morgen)
    resultat.avvises(det_har_skjedd)


@pytest.mark.parametrize("som", [VOSS, KARI, NHN_SAK])
def test_andre_kartlegger_ikke_kommunen(som: Person) -> None:
    AKTUELLE_BERGEN.nar(KAPASITET, som=som, fakta=NAER).avvises(rett_myndighet)


@pytest.mark.krav("K-223")
@pytest.mark.parametrize("som", [KONTAKT, RESSURS])
def test_en_annen_region_kartlegger_ikke_kommunen(som: Person) -> None:
    annen = NAER.med(kommunens_regioner=("11", "helseregion-vest", "digi-rogaland"))
    AKTUELLE_BERGEN.nar(KAPASITET, som=som, fakta=annen).avvises(rett_myndighet)


@pytest.mark.krav("K-017")
def test_diginettverket_star_inne_for_den_regionale_gruppen() -> None:
    nettverk = NAER.med(kommunens_regioner=("regional-vestland",))
    AKTUELLE_BERGEN.nar(KAPASITET, som=RESSURS, fakta=nettverk).etter()
