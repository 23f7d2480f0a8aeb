"""Spørreskjemaer: who was asked and answered, and what the answers come to, on both clocks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.domain.grunnmur.evalueringstema import Evalueringstema as Tema
from innforing.domain.sporreskjema.steg.besvar_sporreskjema import SporreskjemaBesvart
from innforing.domain.sporreskjema.steg.lukk_sporreskjema import SporreskjemaLukket
from innforing.domain.sporreskjema.steg.send_sporreskjema import SporreskjemaSendt
from innforing.domain.sporreskjema.steg.spor_flere import FlereSpurt
from innforing.domain.sporreskjema.verdier import Enighet, Temasum, Temasvar
from innforing.eventlog.database import upgrade
from innforing.projections.sporreskjemaer import (
    SPURTE,
    SVARTE,
    Skjema,
    Sporreskjemaer,
    forklar,
    les,
    temaer,
    ubesvarte,
)
from innforing.registers.kommuner import Kommuneregister
from tests.projections.gjenfortelling import fakta_fra, hendt, slutt, utvalgte
from tests.projections.lesehus import MAPPER, leseside

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.projections.readside import ReadSide

PROJEKSJONER = (Sporreskjemaer(),)
REGISTER = Kommuneregister.standard()
ALLTID = 4_102_444_800_000_000
MAI, JUNI = date(2024, 5, 10), date(2024, 6, 10)
FRIST = date(2024, 6, 20)
ENIG, UENIG, VET_IKKE = Enighet.HELT_ENIG, Enighet.HELT_UENIG, Enighet.VET_IKKE


@pytest.fixture
def tom_logg(tables_url: str) -> str:
    upgrade(tables_url)
    return tables_url


def send(db: str, skjema: str, *kommuner: str) -> int:
    sendt = SporreskjemaSendt(
        utgave=1, temaer=(Tema.ROLLER, Tema.ANSVAR), svarfrist=FRIST, spurte=kommuner
    )
    return hendt(db, f"sporreskjema:{skjema}", sendt, MAI)


def svar(db: str, skjema: str, kommune: str, dag: date = MAI, **enighet: Enighet) -> int:
    gitt = tuple(Temasvar(tema=Tema(tema), enighet=e) for tema, e in enighet.items())
    return hendt(db, f"sporreskjema:{skjema}", SporreskjemaBesvart(kommune=kommune, svar=gitt), dag)


def se(side: ReadSide, per: int = ALLTID, kjent: int | None = None, **om: Any) -> list[Skjema]:
    with side.sight("sporreskjemaer", per=per, kjent=kjent) as sight:
        return les(sight, **om)


@pytest.mark.krav("K-208", "K-215")
def test_who_was_asked_and_who_answered_is_counted_once_for_each(tom_logg: str) -> None:
    sendt = send(tom_logg, "a:1", "bergen", "voss")
    forst = svar(tom_logg, "a:1", "bergen", roller=UENIG, ansvar=ENIG)
    flere = FlereSpurt(kommuner=("os",), svarfrist=FRIST)
    os_spurt = hendt(tom_logg, "sporreskjema:a:1", flere, JUNI)
    ny = svar(tom_logg, "a:1", "bergen", JUNI, roller=ENIG)
    hendt(tom_logg, "sporreskjema:a:1", SporreskjemaLukket(dato=FRIST), FRIST)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        [skjema] = se(side)
        assert skjema.spurte == {"bergen": sendt, "voss": sendt, "os": os_spurt}
        assert skjema.svarte == {"bergen": ny}
        assert (skjema.lop, skjema.pulje, skjema.utgave) == ("a", 1, 1)
        assert (skjema.svarfrist, skjema.lukket) == ("2024-06-20", "2024-06-20")
        assert skjema.svar["roller"].sum == Temasum(svar=1, vet_ikke=0, poeng=5)
        assert skjema.svar["ansvar"].sum == Temasum(svar=0, vet_ikke=0, poeng=0)
        tall = {navn: figur.antall for navn, figur in skjema.tall.items()}
        assert tall == {SPURTE: 3, SVARTE: 1, "roller": 1, "ansvar": 0}
        with side.sight("sporreskjemaer", per=ALLTID, kjent=ny) as sight:
            assert ubesvarte(sight, "voss") == [("a:1", "2024-06-20")]
            assert ubesvarte(sight, "bergen") == ubesvarte(sight, "lom") == []
        with side.sight("sporreskjemaer", per=ALLTID) as sight:
            assert ubesvarte(sight, "voss") == [], "it is closed"
        [visste] = se(side, kjent=forst)
        assert visste.svar["roller"].sum.poeng == 1
        [i_mai] = se(side, slutt(MAI))
        assert (len(i_mai.spurte), i_mai.svar["ansvar"].sum.poeng, i_mai.lukket) == (2, 5, None)


@pytest.mark.krav("K-214", "K-325")
def test_a_tema_is_summed_over_all_lop_and_those_who_do_not_know_are_kept_apart(
    tom_logg: str,
) -> None:
    om_b = send(tom_logg, "b", "os", "voss")
    om_a = send(tom_logg, "a:2", "bergen")
    send(tom_logg, "a:1", "bergen")
    en = svar(tom_logg, "b", "os", roller=ENIG)
    to = svar(tom_logg, "b", "voss", roller=VET_IKKE)
    tre = svar(tom_logg, "a:2", "bergen", roller=UENIG)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert [s.id for s in se(side)] == ["a:1", "a:2", "b"]
        assert [s.id for s in se(side, lop="a")] == ["a:1", "a:2"]
        roller = temaer(se(side))[Tema.ROLLER]
        assert roller.sum == Temasum(svar=2, vet_ikke=1, poeng=6)
        assert roller.sum.snitt == 3.0
        assert roller.posisjoner == (en, to, tre)
        assert Tema.OKONOMI not in temaer(se(side))
        with side.sight("sporreskjemaer", per=ALLTID) as sight:
            assert forklar(sight, "b", "hele", SVARTE) == (om_b, en, to)
            assert forklar(sight, "a", "2", "roller") == (om_a, tre)
            assert forklar(sight, "a", "3", SVARTE) == ()
            assert forklar(sight, "a", "1", "okonomi") == ()


@pytest.mark.krav("K-215")
def test_in_the_stories_the_answers_are_those_that_the_streams_fold_to(helheten: Path) -> None:
    with leseside(f"sqlite:///{helheten / 'logg.sqlite'}", PROJEKSJONER) as side:
        side.catch_up()
        sett = 0
        for kjent, per in utvalgte(side):
            kilde = Kilde(Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(kjent, per)), REGISTER)
            for skjema in se(side, per, kjent):
                om = {"lop": skjema.lop} | ({} if skjema.pulje is None else {"pulje": skjema.pulje})
                ventet = spor(kilde, "sporreskjema", om)
                assert ventet == {
                    "spurt": len(skjema.spurte),
                    "svart": len(skjema.svarte),
                    "svarte": [k for k in skjema.spurte if k in skjema.svarte],
                    "apent": skjema.lukket is None,
                    "temaer": {
                        tema: {"svar": s.svar, "vet_ikke": s.vet_ikke, "snitt": s.snitt}
                        for tema, s in ((t, svar.sum) for t, svar in skjema.svar.items())
                    },
                }
                sett += len(skjema.svarte)
        assert sett > 0


def test_every_cell_stands_once_and_rests_on_events(tom_logg: str) -> None:
    send(tom_logg, "a:1", "bergen")
    svar(tom_logg, "a:1", "bergen", roller=ENIG)
    send(tom_logg, "b", "os")
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        with side.sight("sporreskjemaer", per=ALLTID) as sight:
            celler = list(Sporreskjemaer().statements(sight, REGISTER))
            bare = list(Sporreskjemaer().statements(sight, REGISTER, "a"))
        assert len({c.path for c in celler}) == len(celler)
        assert bare == [c for c in celler if c.path[0] == "a"] != []
        assert all(c.positions for c in celler if c.value)
        svart = next(c for c in bare if c.path == ("a", "1", SVARTE))
        fakta = fakta_fra(side, *PROJEKSJONER, svart.positions)
        assert {f.key[1] for f in fakta if f.table != "sporreskjemaer_skjema"} == {"bergen"}
