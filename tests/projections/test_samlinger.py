"""Samlinger: planned, held and judged, on both clocks."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.samling.steg.avlys_samling import SamlingAvlyst
from innforing.domain.samling.steg.endre_samling import SamlingEndret
from innforing.domain.samling.steg.evaluer_samling import SamlingEvaluert
from innforing.domain.samling.steg.registrer_oppmote import OppmoteRegistrert
from innforing.domain.samling.verdier import DeltErfaring, Samlingsdom, Samlingsmal
from innforing.domain.samlingsplan.steg.fastsett_samlingsplan import SamlingsplanFastsatt
from innforing.domain.samlingsplan.verdier import Tema
from innforing.eventlog.database import upgrade
from innforing.projections.samlinger import (
    Deltok,
    Samlinger,
    Samlingsbilde,
    alle,
    arsplan,
    en,
    tematitler,
)
from innforing.registers.kommuner import Kommuneregister
from tests.domain.samling.historie import GJENNOMFORT, NORD, PLANLAGT, VEST
from tests.projections.gjenfortelling import fakta_fra, hendt, start
from tests.projections.lesehus import leseside

if TYPE_CHECKING:
    from innforing.projections.readside import ReadSide

PROJEKSJONER = (Samlinger(),)
REGISTER = Kommuneregister.standard()
ALLTID = 4_102_444_800_000_000
JANUAR, MARS, APRIL = date(2024, 1, 10), date(2024, 3, 1), date(2024, 4, 10)
KI = SamlingsplanFastsatt(
    fysiske=2, digitale=6, temaer=(Tema(kode="ki", navn="Kunstig intelligens"),)
)


@pytest.fixture
def logg(tables_url: str) -> str:
    upgrade(tables_url)
    return tables_url


def skjer(db: str, hendelse: Any, dag: date = JANUAR, samling: str = "bodo") -> int:
    return hendt(db, f"samling:{samling}", hendelse, dag)


def se(side: ReadSide, per: date | None = None) -> Samlingsbilde:
    with side.sight("samlinger", per=ALLTID if per is None else start(per)) as sight:
        bilde = en(sight, "bodo")
    assert bilde is not None
    return bilde


@pytest.mark.krav("K-247", "K-251", "K-253")
def test_a_planned_samling_says_when_where_and_who_is_invited(logg: str) -> None:
    skjer(logg, PLANLAGT)
    endret = SamlingEndret(
        til=date(2024, 2, 29), inviterte=("regional-18", "regional-55"), temaer=("gevinster",)
    )
    skjer(logg, endret, date(2024, 2, 1))
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        bilde = se(side)
        assert (bilde.hva["tittel"], bilde.hva["form"]) == ("Fysisk samling i Bodø", "fysisk")
        assert bilde.felt == {
            "fra": "2024-02-28",
            "til": "2024-02-29",
            "sted": "Bodø",
            "innhold": "Erfaringer fra kjernejournal",
            "delingsomrade": "Felles område, mappe 2024",
        }
        assert (bilde.temaer, bilde.status) == (("gevinster",), "planlagt")
        assert bilde.inviterte == ("regional-18", "regional-46", "regional-55")
        assert bilde.andre == ("Leverandørene av journalsystemer",)
        for_ = se(side, date(2024, 1, 20))
        assert (for_.felt["til"], for_.temaer) == ("2024-03-01", ("erfaringsdeling", "ki"))
        with side.sight("samlinger", per=ALLTID) as sight:
            assert en(sight, "ukjent") is None


@pytest.mark.krav("K-252", "K-256")
def test_a_held_samling_says_who_took_part_and_what_was_shared(logg: str) -> None:
    skjer(logg, PLANLAGT)
    erfaring = DeltErfaring(hva="Opplæring av helger", lop="s01", organ="kommune-bergen")
    skjer(logg, GJENNOMFORT.med(erfaringer=(erfaring,)), MARS)
    rettet = skjer(logg, OppmoteRegistrert(oppmote=(VEST.med(antall=4), NORD)), APRIL)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        for_, bilde = se(side, date(2024, 3, 20)), se(side)
        assert (for_.deltok.antall, for_.motte.antall) == (3, 1)
        assert bilde.oppmote == (
            Deltok("regional-18", "kontaktperson_ehelse", 1, rettet),
            Deltok("regional-46", "nettverksressurs", 4, rettet),
        )
        assert (bilde.deltok, bilde.motte) == ((5, (1, rettet)), (2, (1, rettet)))
        assert (bilde.status, bilde.utfall) == ("gjennomfort", "Enige om felles opplæring")
        assert [(e["hva"], e["lop"], e["organ"]) for e in bilde.erfaringer] == [
            ("Opplæring av helger", "s01", "kommune-bergen")
        ]


def test_a_cancelled_samling_has_no_outcome(logg: str) -> None:
    skjer(logg, PLANLAGT)
    skjer(logg, SamlingAvlyst(), MARS)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        assert (se(side).status, se(side).utfall) == ("avlyst", None)


@pytest.mark.krav("K-255")
def test_an_evaluation_is_a_mean_of_those_who_answered(logg: str) -> None:
    skjer(logg, PLANLAGT)
    skjer(logg, GJENNOMFORT, MARS)
    dommer = (
        Samlingsdom(mal=Samlingsmal.TILLIT, to=1, tre=2, fire=10, fem=7),
        Samlingsdom(mal=Samlingsmal.NYTTE),
    )
    ord_ = Fritekst(id="t7", forpliktelse="00")
    skjer(logg, SamlingEvaluert(spurt=24, svart=20, vurderinger=dommer, oppsummering=ord_), APRIL)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        bilde = se(side)
        assert [bilde.snitt(mal) for mal in Samlingsmal] == [4.15, None, None]
        tillit = bilde.domt["tillit"]
        assert (tillit["spurt"], tillit["svart"], tillit["oppsummering"]) == (24, 20, "t7")


@pytest.mark.krav("K-250")
def test_what_ks_set_last_for_the_year_counts(logg: str) -> None:
    hendt(logg, "samlingsplan:2024", KI.med(fysiske=4, temaer=()), JANUAR)
    hendt(logg, "samlingsplan:2024", KI, MARS)
    skjer(logg, PLANLAGT.med(fra=date(2024, 5, 1), til=None), samling="mai")
    skjer(logg, PLANLAGT)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        with side.sight("samlinger", per=ALLTID) as sight:
            plan = arsplan(sight, 2024)
            assert plan is not None
            assert (plan["fysiske"], json.loads(str(plan["malgrupper"]))) == (2, [])
            assert arsplan(sight, 2025) is None
            assert tematitler(sight) == {"ki": "Kunstig intelligens"}
            assert [b.id for b in alle(sight)] == ["bodo", "mai"]


def test_the_events_of_a_cell_give_its_value_again(logg: str) -> None:
    skjer(logg, PLANLAGT)
    holdt = skjer(logg, GJENNOMFORT, MARS)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        with side.sight("samlinger", per=ALLTID) as sight:
            celler = {c.path: c for c in Samlinger().statements(sight, REGISTER)}
            assert list(Samlinger().statements(sight, REGISTER, "ukjent")) == []
        deltok = celler["bodo", "deltok"]
        assert (deltok.value, deltok.positions) == (3, (1, holdt))
        sagt = fakta_fra(side, *PROJEKSJONER, deltok.positions)
        assert {"samlinger_samling", "samlinger_oppmote"} <= {f.table for f in sagt}
