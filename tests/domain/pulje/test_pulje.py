"""The seats of one pulje: given once, in order, and never more than there are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innforing.domain.grunnmur.aggregat import LoggfortHendelse, bygg
from innforing.domain.pulje.folger import (
    Bortfallsgrunn,
    KapasitetEndret,
    PlasserBortfalt,
    PlassFrigitt,
    PlassTildelt,
    PuljeOpprettet,
    VentelisteplassGitt,
    VentelisteplassOppgitt,
)
from innforing.domain.pulje.pulje import Pulje

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Hendelse

TO_PLASSER = PuljeOpprettet(kapasitet=2)
FULL = (TO_PLASSER, PlassTildelt(kommune="bergen"), PlassTildelt(kommune="voss"))
KO = (*FULL, VentelisteplassGitt(kommune="alver"), VentelisteplassGitt(kommune="askoy"))


def pulje(*hendelser: Hendelse[Pulje]) -> Pulje:
    """Fold the events as the log would."""
    us = int(datetime(2024, 3, 1, tzinfo=UTC).timestamp() * 1_000_000)
    return bygg(
        Pulje(),
        [
            LoggfortHendelse(nr, "pulje:x:1", nr, hendelse, us, {})
            for nr, hendelse in enumerate(hendelser, 1)
        ],
    )


def test_en_pulje_som_ikke_finnes_har_ingen_plass() -> None:
    assert not Pulje().finnes
    assert not Pulje().har_plass
    assert Pulje().ledige == 0


@pytest.mark.krav("K-139")
def test_en_pulje_uten_grense_har_alltid_plass() -> None:
    uten_grense = pulje(PuljeOpprettet(), PlassTildelt(kommune="bergen"))
    assert uten_grense.har_plass
    assert uten_grense.ledige is None
    assert uten_grense.for_opprykk == ()


@pytest.mark.krav("K-139")
def test_plassene_tar_slutt() -> None:
    assert pulje(TO_PLASSER).ledige == 2
    assert pulje(*FULL[:2]).har_plass
    assert not pulje(*FULL).har_plass
    assert pulje(*FULL).neste_pa_venteliste is None


def test_en_plass_gis_en_gang() -> None:
    assert pulje(*FULL, PlassTildelt(kommune="bergen")).plasser == ("bergen", "voss")


@pytest.mark.krav("K-146")
def test_den_som_har_ventet_lengst_star_for_tur() -> None:
    ko = pulje(*KO)
    assert ko.venteliste == ("alver", "askoy")
    assert ko.neste_pa_venteliste == "alver"
    assert ko.for_opprykk == ()


@pytest.mark.krav("K-146")
def test_en_frigitt_plass_gar_til_den_neste() -> None:
    etter = pulje(*KO, PlassFrigitt(kommune="bergen"))
    assert etter.for_opprykk == ("alver",)
    rykket = PlassTildelt(kommune="alver").anvend(etter)
    assert rykket.plasser == ("voss", "alver")
    assert rykket.venteliste == ("askoy",)
    assert rykket.for_opprykk == ()


def test_den_som_gir_opp_ventelisten_star_ikke_i_veien() -> None:
    etter = pulje(*KO, VentelisteplassOppgitt(kommune="alver"))
    assert etter.neste_pa_venteliste == "askoy"
    assert etter.plasser == ("bergen", "voss")


@pytest.mark.krav("K-146")
def test_flere_plasser_gir_flere_opprykk() -> None:
    assert pulje(*KO, KapasitetEndret(kapasitet=3)).for_opprykk == ("alver",)
    assert pulje(*KO, KapasitetEndret(kapasitet=None)).for_opprykk == ("alver", "askoy")


def test_kapasitet_under_de_tildelte_plassene_tar_ingen_plass_fra_noen() -> None:
    trang = pulje(*KO, KapasitetEndret(kapasitet=1))
    assert trang.plasser == ("bergen", "voss")
    assert trang.ledige == 0
    assert trang.for_opprykk == ()


@pytest.mark.krav("K-146")
def test_bortfalte_plasser_gir_ingen_opprykk() -> None:
    bortfalt = PlasserBortfalt(
        grunn=Bortfallsgrunn.PULJEN_AVLYST,
        plasser=("bergen", "voss"),
        venteliste=("alver", "askoy"),
    )
    etter = pulje(*KO, bortfalt)
    assert (etter.plasser, etter.venteliste) == ((), ())
    assert not etter.har_plass
    assert etter.for_opprykk == ()


def test_en_pulje_som_opprettes_pa_nytt_begynner_tom() -> None:
    bortfalt = PlasserBortfalt(grunn=Bortfallsgrunn.LOPET_AVSLUTTET, plasser=("bergen", "voss"))
    pa_nytt = pulje(*FULL, bortfalt, PuljeOpprettet(kapasitet=5))
    assert pa_nytt.plasser == ()
    assert pa_nytt.ledige == 5


KOMMUNER = st.sampled_from(("alver", "askoy", "bergen", "voss"))
HENDELSER = st.one_of(
    KOMMUNER.map(lambda k: PlassTildelt(kommune=k)),
    KOMMUNER.map(lambda k: VentelisteplassGitt(kommune=k)),
    KOMMUNER.map(lambda k: PlassFrigitt(kommune=k)),
    KOMMUNER.map(lambda k: VentelisteplassOppgitt(kommune=k)),
)


@given(st.lists(HENDELSER, max_size=30))
def test_ingen_kommune_star_to_steder(hendelser: list[Hendelse[Pulje]]) -> None:
    etter = pulje(PuljeOpprettet(kapasitet=2), *hendelser)
    alle = (*etter.plasser, *etter.venteliste)
    assert len(alle) == len(set(alle))
