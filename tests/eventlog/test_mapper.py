"""Events come from a registry only; newer ones are refused and older ones upcast."""

from __future__ import annotations

import json
import sys
from typing import Any, ClassVar

import pytest

from innforing.domain.grunnmur.aggregat import Aggregat, Hendelse
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.innforingslop.steg.evaluer import LopEvaluert
from innforing.domain.innforingslop.steg.registrer_laeringspunkt import LaeringspunktRegistrert
from innforing.domain.katalog import HENDELSER
from innforing.eventlog.errors import NewerVersion, Redacted, UnknownTopic, UpcasterMissing
from innforing.eventlog.mapper import Mapper, find_upcasters, header_copies
from innforing.eventlog.rows import StoredRow


class Ting(Aggregat):
    prefiks: ClassVar[str] = "ting"


class TingFlyttet(Hendelse[Ting]):
    tekst: ClassVar[Tekst] = Tekst("flyttet", "flytta", "moved")
    versjon: ClassVar[int] = 3
    til: str
    meter: int

    def anvend(self, aggregat: Ting) -> Ting:
        return aggregat


def fra_v1(facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "meter": 0}


def fra_v2(facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "til": facts["til"].upper()}


KJENTE = {"TingFlyttet": TingFlyttet}
LEDD = {("ting_flyttet", 1): fra_v1, ("ting_flyttet", 2): fra_v2}


def rad(state: dict[str, Any] | None, topic: str = "TingFlyttet") -> StoredRow:
    raa = None if state is None else json.dumps(state).encode()
    return StoredRow(7, "ting:1", 1, topic, raa, 5, bytes(32), bytes(32))


def test_an_event_survives_the_way_to_bytes_and_back() -> None:
    mapper = Mapper(KJENTE, LEDD)
    hendelse = TingFlyttet(til="Å", meter=3)
    state = mapper.encode(hendelse, {"person": "p", "organ": None})
    assert json.loads(state) == {
        "v": 3,
        "hendelse": {"til": "Å", "meter": 3},
        "hode": {"person": "p"},
    }
    lest = mapper.decode(rad(json.loads(state)))
    assert (lest.hendelse, lest.posisjon, lest.hode) == (hendelse, 7, {"person": "p"})


def test_older_shapes_go_through_every_link_of_the_chain() -> None:
    mapper = Mapper(KJENTE, LEDD)
    gammel = rad({"v": 1, "hendelse": {"til": "a"}, "hode": {}})
    assert mapper.decode(gammel).hendelse == TingFlyttet(til="A", meter=0)


def test_a_newer_version_is_refused_with_what_to_do() -> None:
    ny = rad({"v": 4, "hendelse": {}, "hode": {}})
    with pytest.raises(NewerVersion, match="install the program"):
        Mapper(KJENTE, LEDD).decode(ny)


def test_a_chain_with_a_missing_or_an_orphaned_link_stops_the_start() -> None:
    with pytest.raises(UpcasterMissing, match="ting_flyttet_v2"):
        Mapper(KJENTE, {("ting_flyttet", 1): fra_v1})
    with pytest.raises(UpcasterMissing, match="borte_v1"):
        Mapper(KJENTE, {**LEDD, ("borte", 1): fra_v1})
    assert Mapper(HENDELSER, find_upcasters())


def test_a_lesson_and_an_evaluering_of_version_1_say_nothing_of_what_came_later() -> None:
    mapper = Mapper(HENDELSER)
    punkt = {"nr": 1, "hva": "h", "fase": "drift", "anbefaling": "a", "publisert": True, "av": "p"}
    lest = mapper.decode(rad({"v": 1, "hendelse": punkt, "hode": {}}, "LaeringspunktRegistrert"))
    assert isinstance(lest.hendelse, LaeringspunktRegistrert)
    assert lest.hendelse.leverandorer == ()
    oppsummert = {"id": "x", "forpliktelse": "y"}
    fakta = {"evaluering": {"oppsummering": oppsummert}, "av": "p", "dato": "2024-12-02"}
    lest = mapper.decode(rad({"v": 1, "hendelse": fakta, "hode": {}}, "LopEvaluert"))
    assert isinstance(lest.hendelse, LopEvaluert)
    assert lest.hendelse.evaluering.temaer == ()


@pytest.mark.parametrize("topic", ["os:system", "TingFlytta", "antigravity:fly", "innforing.cli"])
def test_an_unknown_topic_is_refused_and_nothing_is_imported(topic: str) -> None:
    for_importert = set(sys.modules)
    with pytest.raises(UnknownTopic, match="no registry"):
        Mapper(KJENTE, LEDD).decode(rad({"v": 1, "hendelse": {}, "hode": {}}, topic))
    assert set(sys.modules) == for_importert


def test_a_sladdet_event_says_so() -> None:
    with pytest.raises(Redacted, match="position 7"):
        Mapper(KJENTE, LEDD).decode(rad(None))


def test_the_librarys_own_way_in_and_out_gives_the_same_event() -> None:
    mapper = Mapper(KJENTE, LEDD)
    lest = mapper.decode(
        rad({"v": 3, "hendelse": {"til": "a", "meter": 1}, "hode": {"person": "p"}})
    )
    stored = mapper.to_stored_event(lest)
    assert (stored.originator_id, stored.originator_version, stored.topic) == (
        "ting:1",
        1,
        "TingFlyttet",
    )
    assert mapper.to_domain_event(stored).hendelse == lest.hendelse


def test_columns_copy_the_header_and_nothing_else() -> None:
    kopier = header_copies({"person": "p", "rolle": "medlem", "arsak": 3, "begrunnelse": {}})
    assert {k: v for k, v in kopier.items() if v is not None} == {
        "person": "p",
        "role": "medlem",
        "causation": 3,
    }


@pytest.mark.krav("K-379")
def test_what_the_log_holds_is_read_though_the_rules_for_texts_grew_stricter() -> None:
    class TingSagt(Hendelse[Ting]):
        tekst: ClassVar[Tekst] = Tekst("sagt", "sagt", "said")
        ord: Publikumstekst

        def anvend(self, aggregat: Ting) -> Ting:
            return aggregat

    state = {"v": 1, "hendelse": {"ord": "styre\x01tegn"}, "hode": {}}
    lest = Mapper({"TingSagt": TingSagt}, {}).decode(rad(state, "TingSagt")).hendelse
    assert lest.model_dump() == {"ord": "styre\x01tegn"}
    with pytest.raises(ValueError, match="control characters"):
        TingSagt(ord="styre\x01tegn")
