"""KS makes the templates (K-312); a kind of field that nobody knows is refused with its path."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.rapportering import Feltslag, Rapporttall
from innforing.domain.rapportmal.rapportmal import Rapportmal
from innforing.domain.rapportmal.steg.publiser_rapportmal import (
    PubliserRapportmal,
    RapportmalPublisert,
    aktivitetene_vises_mot_formalet,
    rapportmalen_er_ny,
    resultatmalene_er_dekket,
)
from innforing.domain.rapportmal.verdier import Malfelt
from tests.domain.spesifikasjon import KONTAKT, KS_SAK, gitt

FELTER = (
    Malfelt(nokkel="samarbeid", ledetekst="Samarbeid", slag=Feltslag.TEKST, resultatmal=1),
    Malfelt(
        nokkel="lop",
        ledetekst="Felles løp",
        slag=Feltslag.UTREGNET,
        tall=Rapporttall.FELLES_LOP,
        maltall="lop",
        resultatmal=2,
    ),
    Malfelt(
        nokkel="arbeid",
        ledetekst="Aktiviteter",
        slag=Feltslag.AKTIVITETER,
        resultatmal=3,
        valgfritt=True,
    ),
    Malfelt(nokkel="brukt", ledetekst="Brukt", slag=Feltslag.BELOP, resultatmal=4),
)
MAL = PubliserRapportmal(tittel="Halvårsrapport", felter=FELTER)
PUBLISERT = RapportmalPublisert(tittel="Halvårsrapport", felter=FELTER)
NY = gitt(nokkel="halvarsrapport:1")


@pytest.mark.krav("K-312", "K-316", "K-317", "K-318", "K-319", "K-320")
def test_ks_publiserer_en_mal_som_dekker_resultatmalene_og_formalet() -> None:
    mal = NY.nar(MAL, som=KS_SAK).da(PUBLISERT)
    assert isinstance(mal, Rapportmal)
    assert mal.felter == FELTER


@pytest.mark.krav("K-316", "K-320")
def test_en_mal_som_mangler_noe_avklares() -> None:
    tynn = MAL.med(felter=FELTER[:1])
    avvist = NY.nar(tynn, som=KS_SAK).avvises(
        resultatmalene_er_dekket, aktivitetene_vises_mot_formalet
    )
    assert avvist.avklares[0].mangler == ("2", "3", "4")


def test_maltall_og_regnskap_trenger_verken_resultatmal_eller_formal() -> None:
    tall = MAL.med(felter=(FELTER[1].med(slag=Feltslag.TALL, tall=None, resultatmal=None),))
    for slag in ("maltall", "regnskap"):
        gitt(nokkel=f"{slag}:1").nar(tall, som=KS_SAK).etter()


def test_en_versjon_publiseres_en_gang_og_bare_av_ks() -> None:
    gitt(PUBLISERT, nokkel="halvarsrapport:1").nar(MAL, som=KS_SAK).avvises(rapportmalen_er_ny)
    NY.nar(MAL, som=KONTAKT).avvises(rett_myndighet)


@pytest.mark.krav("K-312")
@pytest.mark.parametrize(
    ("felt", "sti"),
    [
        ({"slag": "diagram"}, ("felter", 1, "slag")),
        ({"slag": "utregnet", "tall": "fornoydhet"}, ("felter", 1, "tall")),
        ({"slag": "tekst", "resultatmal": 5}, ("felter", 1, "resultatmal")),
        ({"slag": "tekst", "farge": "bla"}, ("felter", 1, "farge")),
    ],
)
def test_et_ukjent_felt_avvises_med_stien_dit(
    felt: dict[str, object], sti: tuple[object, ...]
) -> None:
    kjent = {"nokkel": "a", "ledetekst": "A", "slag": "tekst"}
    data = {"tittel": "Mal", "felter": [kjent, {"nokkel": "b", "ledetekst": "B", **felt}]}
    with pytest.raises(ValidationError) as feil:
        PubliserRapportmal.model_validate_json(json.dumps(data))
    assert [e["loc"] for e in feil.value.errors()] == [sti]


def test_samme_nokkel_star_en_gang() -> None:
    with pytest.raises(ValidationError, match="same nokkel"):
        PubliserRapportmal(tittel="Mal", felter=(FELTER[0], FELTER[0]))


def test_et_utregnet_felt_og_bare_det_sier_hvilket_tall() -> None:
    with pytest.raises(ValidationError, match="names its figure"):
        Malfelt(nokkel="lop", ledetekst="Løp", slag=Feltslag.UTREGNET)
    with pytest.raises(ValidationError, match="names its figure"):
        Malfelt(nokkel="lop", ledetekst="Løp", slag=Feltslag.TALL, tall=Rapporttall.FELLES_LOP)


def test_malen_heter_det_den_er_for() -> None:
    assert Rapportmal.er_nokkel("arsrapport:2024.1")
    assert not Rapportmal.er_nokkel("dagbok:1")
