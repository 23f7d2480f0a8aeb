"""The network says how the three functions are set up."""

from __future__ import annotations

import pytest

from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.definer_funksjoner import (
    DefinerFunksjoner,
    alle_tre_funksjoner_er_med,
)
from innforing.domain.regional_gruppe.verdier import Funksjon, Funksjonsoppsett
from tests.domain.regional_gruppe.historie import FAKTA, FUNKSJONENE, GRUPPE, NETTVERKET
from tests.domain.spesifikasjon import gitt


@pytest.mark.krav("K-218")
def test_nettverket_velger_selv_hvor_mange_som_deler_hver_funksjon() -> None:
    oppsett = tuple(
        Funksjonsoppsett(funksjon=f, antall=nr) for nr, f in enumerate(Funksjon, start=1)
    )
    steg = DefinerFunksjoner(funksjoner=oppsett)
    gruppe = gitt(nokkel=GRUPPE).nar(steg, som=NETTVERKET, fakta=FAKTA).etter()
    assert isinstance(gruppe, RegionalGruppe)
    assert [f.antall for f in gruppe.funksjoner] == [1, 2, 3]


@pytest.mark.krav("K-218")
@pytest.mark.parametrize(
    ("hvilke", "feil"),
    [
        ((Funksjon.NETTVERKSRESSURS,), ("kontaktperson_ehelse", "innforingsleder")),
        ((*Funksjon, Funksjon.NETTVERKSRESSURS), ("nettverksressurs",)),
    ],
)
def test_hver_av_de_tre_funksjonene_skal_med_en_gang(
    hvilke: tuple[Funksjon, ...], feil: tuple[str, ...]
) -> None:
    steg = DefinerFunksjoner(funksjoner=tuple(Funksjonsoppsett(funksjon=f) for f in hvilke))
    resultat = gitt(nokkel=GRUPPE).nar(steg, som=NETTVERKET, fakta=FAKTA)
    assert resultat.avvises(alle_tre_funksjoner_er_med).sperrer[0].mangler == feil


def test_like_overalt_betyr_de_samme_tre() -> None:
    steg = DefinerFunksjoner(funksjoner=FUNKSJONENE.funksjoner)
    gitt(nokkel=GRUPPE).nar(steg, som=NETTVERKET, fakta=FAKTA).da(FUNKSJONENE)
