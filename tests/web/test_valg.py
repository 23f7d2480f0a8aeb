"""What can be chosen for a field: those who are there, in the order people look for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.web.skjema.kilder import ALLE as KILDER
from innforing.web.skjema.kilder import kilde_for
from innforing.web.skjema.valg import kommuner
from tests.web.test_feltnavn import alle_felt
from tests.web.test_skjema import kall_til

if TYPE_CHECKING:
    from innforing.web.kall import Kall
    from tests.web.nettsted import Nettsted


@pytest.fixture
def kall(nettsted: Nettsted) -> Kall:
    return kall_til(nettsted)


def test_every_source_belongs_to_a_field() -> None:
    navn = {n for eier, felt in alle_felt() for n in (felt, f"{eier}.{felt}")}
    assert set(KILDER) - navn == set()


@pytest.mark.parametrize("felt", KILDER)
@pytest.mark.parametrize("strom", ["losning:x", "deltakelse:finnes-ikke:voss", "organ:ks"])
def test_every_source_answers_for_every_stream(kall: Kall, felt: str, strom: str) -> None:
    kilde = kilde_for("", felt)
    assert kilde is not None
    valg = kilde(kall, strom)
    verdier = [v.verdi for v in valg]
    assert len(verdier) == len(set(verdier))
    assert all(v.verdi and v.etikett for v in valg)


def test_kommuner_stand_by_fylke_in_norwegian_order_with_their_sami_names(kall: Kall) -> None:
    alle = kommuner(kall, "losning:x")
    assert len(alle) == 357
    finnmark = [v.etikett for v in alle if v.gruppe == "Finnmark"]
    assert next(e for e in finnmark if "Karasjok" in e) == "5610 Karasjok – Kárášjohka"
    more = [v.etikett[5:] for v in alle if v.gruppe == "Møre og Romsdal"]
    assert more[0].startswith("Aukra")
    assert more[-1].startswith(("Ørsta", "Ålesund"))
    assert [e.split()[0] for e in more][-2:] == ["Ørsta", "Ålesund"]


def test_where_the_kommuner_of_a_lop_are_settled_only_they_can_be_chosen(kall: Kall) -> None:
    strom, lop = next(
        (s, a)
        for s, a in kall.leser.under("innforingslop:").items()
        if isinstance(a, Innforingslop) and 0 < len(a.kommuner) < 300
    )
    assert {v.verdi for v in kommuner(kall, strom)} == set(lop.kommuner)
    alle = kilde_for("fastsett_kommuner", "kommuner")
    assert alle is not None
    assert len(alle(kall, strom)) == 357


def test_a_lop_is_no_choice_in_its_own_step(kall: Kall) -> None:
    andre = kilde_for("Overlappsvar", "lop")
    assert andre is not None
    alle = {s.partition(":")[2] for s in kall.leser.under("innforingslop:")}
    en = min(alle)
    assert {v.verdi for v in andre(kall, f"innforingslop:{en}")} == alle - {en}


def test_people_are_those_who_hold_a_role_and_in_a_body_only_its_own(kall: Kall) -> None:
    personer = kilde_for("Utnevnelse", "person")
    assert personer is not None
    i_gruppen = {v.verdi for v in personer(kall, "organ:koordineringsgruppen")}
    alle = {v.verdi for v in personer(kall, "losning:x")}
    assert i_gruppen < alle
    assert len(alle) < len(kall.hus.personer.alle())
