"""An item is put forward for the agenda."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.koordineringsgruppe.steg.meld_sak import (
    Fakta,
    MeldSak,
    andres_lop_besluttes_ikke,
    lopene_i_saken_finnes,
    retter_en_beslutning,
)
from innforing.domain.koordineringsgruppe.verdier import Saksemne, Sakstype
from tests.domain.koordineringsgruppe.historie import BESLUTTET, MELDT, MOTET, SAK, SEKRETAER
from tests.domain.spesifikasjon import (
    BERGEN,
    GRUPPA,
    KARI,
    KONTAKT,
    KS_SAK,
    LEDER,
    NHN_SAK,
    Person,
    gitt,
)

MELD = MeldSak(
    tittel="Planen for kjernejournal",
    type=Sakstype.BESLUTNING,
    emne=Saksemne.PLAN,
    lop=("kj",),
    forslag="Gruppen slutter seg til planen.",
)
REGIONENS = Fakta(lop_gruppen_ikke_eier=("b",))


@pytest.mark.krav("K-109", "K-104")
@pytest.mark.parametrize("som", [KARI, SEKRETAER, KS_SAK, NHN_SAK, KONTAKT, LEDER, GRUPPA])
def test_de_som_har_noe_for_gruppen_melder_det(som: Person) -> None:
    gitt().nar(MELD, som=som).da(MELDT)


def test_en_kommune_melder_gjennom_regionen_sin() -> None:
    gitt().nar(MELD, som=BERGEN).avvises(rett_myndighet)


@pytest.mark.krav("K-111")
@pytest.mark.parametrize("emne", list(Saksemne))
def test_et_lop_regionen_eier_kan_ikke_meldes_til_beslutning(emne: Saksemne) -> None:
    steg = MELD.med(lop=("b",), emne=emne)
    gitt().nar(steg, som=KONTAKT, fakta=REGIONENS).avvises(andres_lop_besluttes_ikke)


@pytest.mark.krav("K-110", "K-111", "K-116")
@pytest.mark.parametrize("type_", [Sakstype.ORIENTERING, Sakstype.DROFTING])
def test_et_lop_regionen_eier_kommer_til_orientering_eller_drofting(type_: Sakstype) -> None:
    steg = MELD.med(lop=("b",), emne=Saksemne.SAMORDNING, type=type_)
    gitt().nar(steg, som=KONTAKT, fakta=REGIONENS).etter()


def test_lopet_finnes() -> None:
    gitt().nar(MELD, som=KARI, fakta=Fakta(ukjente_lop=("kj",))).avvises(lopene_i_saken_finnes)


@pytest.mark.krav("K-014", "K-016", "K-112")
@pytest.mark.parametrize(
    "emne", [Saksemne.KOMMUNIKASJON, Saksemne.PRIORITERING, Saksemne.UTBREDELSE]
)
def test_en_sak_om_flere_lop_kan_samordne_dem(emne: Saksemne) -> None:
    gitt().nar(MELD.med(emne=emne, lop=("kj", "vkp")), som=KARI).etter()


@pytest.mark.parametrize("lop", [[], ["kj", "vkp"]])
def test_en_plan_er_planen_for_ett_lop(lop: list[str]) -> None:
    with pytest.raises(ValidationError):
        MeldSak.model_validate(
            {"tittel": "Plan", "type": "til_beslutning", "emne": "plan", "lop": lop}, strict=False
        )


@pytest.mark.krav("K-375")
def test_en_beslutning_rettes_av_en_ny_sak_en_gang() -> None:
    rett = MELD.med(retter=SAK)
    gitt(*MOTET).nar(rett, som=KARI).avvises(retter_en_beslutning)
    gitt(*MOTET).nar(MELD.med(retter="sak-2020-1"), som=KARI).avvises(retter_en_beslutning)
    gitt(*MOTET, BESLUTTET).nar(rett, som=KARI).etter()
    rettet = (
        MELDT.med(sak="sak-2024-3", retter=SAK),
        BESLUTTET.med(sak="sak-2024-3"),
    )
    gitt(*MOTET, BESLUTTET, *rettet).nar(rett, som=KARI).avvises(retter_en_beslutning)
