"""Behov: what those who reported one see of it, on both clocks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innforing.domain.behov.folger import (
    BehovGikkInnI,
    GruppeArbeiderMedBehov,
    LopForeslattFraBehov,
    ResultatForBehov,
)
from innforing.domain.behov.steg.gjor_til_fellestiltak import BehovBleFellestiltak
from innforing.domain.behov.steg.ikke_ta_behov_videre import BehovIkkeTattVidere
from innforing.domain.behov.steg.knytt_behov_til_portefoljen import BehovKnyttetTilPortefoljen
from innforing.domain.behov.steg.loft_behov import BehovLoftet
from innforing.domain.behov.steg.meld_samme_behov import SammeBehovMeldt
from innforing.domain.behov.steg.samle_behov import BehovSamlet
from innforing.domain.behov.steg.vurder_behov import BehovVurdert
from innforing.domain.behov.verdier import Behovsmottaker, Behovsomfang, Behovsprioritet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.eventlog.database import upgrade
from innforing.projections.behov.behov import Behovene, Behovsbilde, alle, en, for_lop, forklar
from innforing.registers.kommuner import Kommuneregister
from tests.domain.behov.historie import BERGEN_HAR, MELDT, TROMSO_HAR, VOSS_HAR
from tests.projections.gjenfortelling import fakta_fra, hendt, start
from tests.projections.lesehus import leseside

if TYPE_CHECKING:
    from innforing.projections.readside import ReadSide

PROJEKSJONER = (Behovene(),)
REGISTER = Kommuneregister.standard()
ALLTID = 4_102_444_800_000_000
JANUAR, FEBRUAR, MARS, APRIL = (date(2024, maned, 10) for maned in range(1, 5))
FELLES = BehovVurdert(
    omfang=Behovsomfang.FLERE_REGIONER, regioner=("46", "55"), prioritet=Behovsprioritet.HOY
)


@pytest.fixture
def logg(tables_url: str) -> str:
    upgrade(tables_url)
    return tables_url


def skjer(db: str, behov: str, hendelse: Any, dag: date = JANUAR, **hode: Any) -> int:
    return hendt(db, f"behov:{behov}", hendelse, dag, organ="ks", rolle="saksbehandler", **hode)


def se(
    side: ReadSide, behov: str, per: date | None = None, kjent: int | None = None
) -> Behovsbilde:
    with side.sight("behov", per=ALLTID if per is None else start(per), kjent=kjent) as sight:
        bilde = en(sight, behov)
    assert bilde is not None
    return bilde


def samlet_to_ganger(db: str) -> int:
    """Fauske's is gathered in Bodø's, and that in Voss's; the position of the last event."""
    skjer(db, "a", MELDT)
    skjer(db, "b", MELDT.med(tittel="Det samme", melder=VOSS_HAR))
    skjer(db, "c", MELDT.med(melder=TROMSO_HAR))
    skjer(db, "b", BehovSamlet(behov=("a",), meldere=(BERGEN_HAR,)), FEBRUAR)
    skjer(db, "a", BehovGikkInnI(behov="b"), FEBRUAR)
    skjer(db, "c", FELLES, FEBRUAR, begrunnelse=Fritekst(id="t9", forpliktelse="00"))
    skjer(db, "c", BehovSamlet(behov=("b",), meldere=(VOSS_HAR, BERGEN_HAR)), MARS)
    skjer(db, "b", BehovGikkInnI(behov="c"), MARS)
    return skjer(db, "c", BehovLoftet(til=(Behovsmottaker.KS, Behovsmottaker.NHN)), APRIL)


@pytest.mark.krav("K-241")
def test_a_behov_says_who_has_it_and_what_it_is_about(logg: str) -> None:
    skjer(logg, "a", MELDT.med(etter_innforing=True, samling="host"))
    skjer(logg, "a", SammeBehovMeldt(melder=TROMSO_HAR), FEBRUAR)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        bilde = se(side, "a")
        assert (bilde.tittel, bilde.meldt_av, bilde.status) == (MELDT.tittel, "bergen", "meldt")
        assert (bilde.kommuner, bilde.fylker) == (("bergen", "tromso"), ("46", "55"))
        assert bilde.nettverk == ("digi-troms", "digi-vestland")
        assert (bilde.hva["losning"], bilde.hva["etter_innforing"]) == ("pll", 1)
        assert (bilde.hva["samling"], bilde.hva["beskrivelse"]) == ("host", "t1")
        assert se(side, "a", date(2024, 1, 31)).antall.antall == 1
        with side.sight("behov", per=ALLTID) as sight:
            assert en(sight, "ukjent") is None
            assert forklar(sight, "ukjent") == ()
            assert forklar(sight, "a") == bilde.antall.posisjoner == (1, 2)


@pytest.mark.krav("K-242", "K-243")
def test_each_original_sees_the_status_of_the_one_that_gathers(logg: str) -> None:
    samlet_to_ganger(logg)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        sett = {
            dag: (se(side, "a", dag).hos, se(side, "a", dag).status)
            for dag in (date(2024, 1, 20), date(2024, 2, 20), date(2024, 3, 20), date(2024, 4, 20))
        }
        assert list(sett.values()) == [
            ("a", "meldt"),
            ("b", "meldt"),
            ("c", "felles"),
            ("c", "loftet"),
        ]
        a, c = se(side, "a"), se(side, "c")
        assert set(a.kommuner) == set(c.kommuner) == {"bergen", "voss", "tromso"}
        assert (a.meldt_av, a.samles_med, c.samles_med) == ("bergen", (), ("a", "b"))
        assert a.loftet_til == ("ks", "nhn")
        assert (a.vurdert["omfang"], a.vurdert["prioritet"]) == ("flere_regioner", "hoy")


@pytest.mark.krav("K-243")
def test_what_is_new_follows_from_where_it_was_gathered(logg: str) -> None:
    samlet_to_ganger(logg)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        nytt = [(n.hendelse, n.mer) for n in se(side, "a").nytt]
        assert nytt == [
            ("BehovLoftet", '["ks", "nhn"]'),
            ("BehovGikkInnI", "c"),
            ("BehovGikkInnI", "b"),
            ("BehovMeldt", None),
        ]
        begrunnet = next(n for n in se(side, "c").nytt if n.hendelse == "BehovVurdert")
        assert (begrunnet.begrunnelse, begrunnet.organ) == ("t9", "ks")


@pytest.mark.krav("K-244", "K-246")
def test_what_it_became_is_told_to_all(logg: str) -> None:
    samlet_to_ganger(logg)
    skjer(logg, "c", BehovBleFellestiltak(tiltak="Felles varsel", ambisjon="Sammenheng"), APRIL)
    skjer(logg, "c", BehovKnyttetTilPortefoljen(losning="varsel"), APRIL)
    skjer(logg, "c", LopForeslattFraBehov(lop="l1"), APRIL)
    skjer(logg, "d", MELDT, APRIL)
    skjer(logg, "d", BehovIkkeTattVidere(), APRIL)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        a = se(side, "a")
        assert (a.status, a.tiltak["tiltak"], a.portefolje) == (
            "fellestiltak",
            "Felles varsel",
            "varsel",
        )
        assert a.lop == ("l1",)
        assert [n.mer for n in a.nytt[:3]] == ["l1", None, "Felles varsel"]
        assert se(side, "d").status == "ikke_tatt_videre"
        with side.sight("behov", per=ALLTID) as sight:
            assert for_lop(sight, "l1") == [("c", MELDT.tittel)]
            assert for_lop(sight, "l2") == []


@pytest.mark.krav("K-257", "K-258")
def test_a_group_and_what_it_delivered_are_told_to_all(logg: str) -> None:
    samlet_to_ganger(logg)
    grunn = Fritekst(id="t9", forpliktelse="00")
    gruppen = GruppeArbeiderMedBehov(gruppe="arbeidsgruppe-kpr")
    skjer(logg, "c", gruppen, APRIL, begrunnelse=grunn)
    skjer(logg, "c", ResultatForBehov(gruppe="arbeidsgruppe-kpr", materiell="mal"), APRIL)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        a = se(side, "a")
        assert (a.grupper, a.resultater) == (("arbeidsgruppe-kpr",), ("mal",))
        assert [(n.mer, n.begrunnelse) for n in a.nytt[:2]] == [
            ("mal", None),
            ("arbeidsgruppe-kpr", None),
        ]


def test_a_kommune_finds_its_own_and_those_it_shares(logg: str) -> None:
    samlet_to_ganger(logg)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        with side.sight("behov", per=ALLTID) as sight:
            assert [b.id for b in alle(sight)] == ["a", "b", "c"]
            assert [b.id for b in alle(sight, kommune="bergen")] == ["a", "b", "c"]
            assert [b.id for b in alle(sight, kommune="tromso")] == ["c"]
            assert alle(sight, kommune="oslo") == []


def test_what_is_entered_last_holds_also_when_it_takes_effect_before(logg: str) -> None:
    """Gathered with effect from before the one that gathers was reported: it waits for it."""
    skjer(logg, "a", MELDT)
    skjer(logg, "b", MELDT.med(melder=VOSS_HAR), MARS)
    skjer(logg, "b", BehovSamlet(behov=("a",), meldere=(BERGEN_HAR,)), MARS)
    skjer(logg, "a", BehovGikkInnI(behov="b"), FEBRUAR)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        assert [se(side, "a", dag).hos for dag in (date(2024, 2, 20), APRIL)] == ["a", "b"]
        assert se(side, "a", APRIL, kjent=3).hos == "a"


def test_the_events_of_a_cell_give_its_value_again(logg: str) -> None:
    samlet_to_ganger(logg)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        with side.sight("behov", per=ALLTID) as sight:
            celler = [*Behovene().statements(sight, REGISTER)]
            bare_a = [*Behovene().statements(sight, REGISTER, "a")]
        assert {c.path[0] for c in celler} == {"a", "b", "c"}
        assert bare_a == [c for c in celler if c.path[0] == "a"]
        sett = {c.path[1]: c for c in bare_a if len(c.path) == 2}
        assert {navn: c.value for navn, c in sett.items()} == {
            "status": "loftet",
            "hos": "c",
            "kommuner": 3,
        }
        sagt = {f.table for f in fakta_fra(side, *PROJEKSJONER, sett["status"].positions)}
        assert {"behov_meldt", "behov_samlet", "behov_status"} <= sagt
        assert set(sett["hos"].positions) <= set(sett["kommuner"].positions)
