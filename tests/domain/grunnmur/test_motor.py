"""The engine refuses what would make it ambiguous: two guards of one name, a step on nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innforing.domain import katalog
from innforing.domain.grunnmur import aggregat as motor
from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.myndigheter import nettverksressurs
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR, myndighet, vilkar
from innforing.domain.organ.organ import Organ
from innforing.domain.organ.steg.avslutt_rolle import AvsluttRolle
from tests.domain.spesifikasjon import KARI, NA, RESSURS, Person, gitt

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


def grunnlag(som: Person) -> Grunnlag[Any, Any]:
    return gitt().nar(AvsluttRolle(person="a", rolle=Rolle.MEDLEM, til=NA.date()), som=som).g


def test_et_vilkar_og_en_myndighet_har_hvert_sitt_navn() -> None:
    def er_pa_vent(_: object) -> bool:
        return True

    def eier(_: object) -> bool:
        return True

    with pytest.raises(TypeError, match="er_pa_vent"):
        vilkar("K-001", "a", "a", "a", rettes_av="eier", slik=("a", "a", "a"))(er_pa_vent)
    with pytest.raises(TypeError, match="eier"):
        myndighet("a", "a", "a")(eier)
    assert VILKAR["er_pa_vent"].sporsmal is not er_pa_vent
    assert MYNDIGHETER["eier"].sporsmal is not eier


def test_et_vilkar_kan_sporres_om_det_er_oppfylt() -> None:
    vervet = VILKAR["har_vervet"]
    assert vervet(grunnlag(KARI))
    assert not vervet(grunnlag(Person(KARI.aktor, KARI.verv.med(innehar=False))))


def test_en_nettverksressurs_er_den_som_har_rollen() -> None:
    assert nettverksressurs.sporsmal(grunnlag(RESSURS))
    assert not nettverksressurs.sporsmal(grunnlag(KARI))


def test_to_slag_med_samme_navn_og_et_steg_pa_ingenting_er_feil() -> None:
    class Uten:
        pass

    class Grunn:
        prefiks = "samme"

    def slag(navn: str) -> type[Grunn]:
        return type(navn, (Grunn,), {"__module__": "innforing.domain.prove"})

    class Utenfor(Grunn):
        """Not in the domain, and so not in its catalogue."""

    en = slag("En")
    assert katalog._register(Grunn, "prefiks") == {"samme": en}
    to = slag("To")
    with pytest.raises(TypeError, match="samme"):
        katalog._register(Grunn, "prefiks")
    assert {Utenfor, en, to} == set(Grunn.__subclasses__())
    with pytest.raises(TypeError, match="Uten"):
        motor._typeargument(Uten)


def test_et_aggregat_uten_livslop_har_ingen_tilstand() -> None:
    assert Aggregat.i_tilstand(Organ(), "hva som helst") == Organ()
    assert Organ().tilstandskode is None
