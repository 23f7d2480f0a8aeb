"""Varigheter: days in each state and on pause, on both clocks, and the events behind them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dag_i_norge, dagens_begynnelse, dagens_slutt
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE
from innforing.domain.innforingslop.steg.foresla import LopForeslatt
from innforing.domain.innforingslop.steg.gjenoppta import LopGjenopptatt
from innforing.domain.innforingslop.steg.sett_pa_vent import LopSattPaVent
from innforing.domain.innforingslop.steg.ta_opp_igjen import LopTattOppIgjen
from innforing.domain.innforingslop.verdier import Pause, Slag
from innforing.eventlog.database import upgrade
from innforing.eventlog.rows import NewRow
from innforing.projections.lopsoversikt.lopsoversikt import Lopsoversikt, oversikt
from innforing.projections.varigheter import (
    SLUTT,
    Varighet,
    Varigheter,
    Ventested,
    forklar,
    varigheter,
    ventesteder,
)
from innforing.registers.kommuner import Kommuneregister
from tests.projections.lesehus import MAPPER, leseside, skriv, versjon

if TYPE_CHECKING:
    from typing import Any

    from innforing.projections.readside import ReadSide

PROJEKSJONER = (Varigheter(), Lopsoversikt())
FORESLATT, SJEKKET, PLANLAGT = "foreslatt", "klar_til_bruk_sjekket", "planlagt"
AVSLUTTET = "avsluttet"


@pytest.fixture
def tom_logg(tables_url: str) -> str:
    upgrade(tables_url)
    return tables_url


def start(dag: date) -> int:
    return mikrosekunder(dagens_begynnelse(dag))


def slutt(dag: date) -> int:
    return mikrosekunder(dagens_slutt(dag))


def kom_til(db: str, lop: str, tilstand: str, dag: date, innhold: Any = None) -> int:
    """An event after which the løp is in the state, beside all rules; its position."""
    strom = f"innforingslop:{lop}"
    nr = versjon(db, strom)
    foreslatt = LopForeslatt(
        definisjon=GJELDENDE,
        tittel="Prøvet",
        slag=Slag.INNFORING,
        type=None,
        losning=None,
        eier="kg",
        av="p1",
    )
    hendt = innhold or (foreslatt if nr == 1 else LopTattOppIgjen())
    hode = {"tilstand": tilstand, "gjelder_us": start(dag)}
    rad = NewRow(
        stream_id=strom,
        stream_version=nr,
        topic=type(hendt).__name__,
        state=MAPPER.encode(hendt, hode),
        salt=bytes(32),
        effective_us=start(dag),
        tilstand=tilstand,
    )
    return skriv(db, rad)


def hvil(db: str, lop: str, tilstand: str, fra: date) -> int:
    pause = Pause(av="p1", organ="kg", fra=fra, vurderes=fra + timedelta(days=90))
    return kom_til(db, lop, tilstand, fra, LopSattPaVent(pause=pause))


def se(side: ReadSide, per: date, kjent: int | None = None) -> dict[tuple[str, str], Varighet]:
    with side.sight("varigheter", per=slutt(per), kjent=kjent) as sight:
        return {(rad.lop, rad.tilstand): rad for rad in varigheter(sight)}


def steder(side: ReadSide, per: date) -> list[Ventested]:
    with side.sight("varigheter", per=slutt(per)) as sight:
        return ventesteder(sight)


def dager(side: ReadSide, per: date, kjent: int | None = None) -> dict[str, int]:
    return {tilstand: rad.dager for (_, tilstand), rad in se(side, per, kjent).items()}


def test_given_events_give_days_stays_and_pauses(tom_logg: str) -> None:
    kom_til(tom_logg, "a", FORESLATT, date(2024, 1, 1))
    kom_til(tom_logg, "a", SJEKKET, date(2024, 1, 11))
    hvil(tom_logg, "a", SJEKKET, date(2024, 1, 16))
    kom_til(tom_logg, "a", SJEKKET, date(2024, 1, 26), LopGjenopptatt())
    kom_til(tom_logg, "a", FORESLATT, date(2024, 2, 1))
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        rader = se(side, date(2024, 2, 5))
        assert rader["a", FORESLATT] == Varighet(
            lop="a",
            tilstand=FORESLATT,
            dager=10 + 4,
            pa_vent=0,
            ganger=2,
            star_der=True,
            posisjoner=(1, 2, 5),
        )
        assert rader["a", SJEKKET] == Varighet(
            lop="a",
            tilstand=SJEKKET,
            dager=21,
            pa_vent=10,
            ganger=1,
            star_der=False,
            posisjoner=(2, 3, 4, 5),
        )
        assert se(side, date(2024, 1, 20))["a", SJEKKET].pa_vent == 4, "a pause that goes on"
        assert se(side, date(2023, 12, 31)) == {}, "before it was proposed nothing is known"


def test_a_summer_day_is_one_day_although_the_clock_was_moved(tom_logg: str) -> None:
    kom_til(tom_logg, "a", FORESLATT, date(2024, 3, 30))
    kom_til(tom_logg, "a", SJEKKET, date(2024, 4, 1))
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert dager(side, date(2024, 4, 1)) == {FORESLATT: 2, SJEKKET: 0}


def test_a_back_dated_state_fills_the_gap_before_what_is_known_to_be_later(tom_logg: str) -> None:
    kom_til(tom_logg, "a", FORESLATT, date(2024, 1, 1))
    kom_til(tom_logg, "a", PLANLAGT, date(2024, 3, 1))
    visste = kom_til(tom_logg, "b", FORESLATT, date(2024, 3, 1))
    sent = kom_til(tom_logg, "a", SJEKKET, date(2024, 2, 1))
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        da, na = (se(side, date(2024, 3, 11), kjent) for kjent in (visste, sent))
        assert {t: r.dager for (lop, t), r in da.items() if lop == "a"} == {
            FORESLATT: 60,
            PLANLAGT: 10,
        }
        assert {t: r.dager for (lop, t), r in na.items() if lop == "a"} == {
            FORESLATT: 31,
            SJEKKET: 29,
            PLANLAGT: 10,
        }
        assert na["a", PLANLAGT].star_der, "what is known to be later stands"
        assert na["a", SJEKKET].posisjoner == (2, sent)
        assert da["b", FORESLATT] == na["b", FORESLATT]


def test_where_lop_stand_longest_comes_first_and_ended_ones_wait_for_nothing(
    tom_logg: str,
) -> None:
    for lop, lenge in (("a", 10), ("b", 20), ("c", 90)):
        kom_til(tom_logg, lop, FORESLATT, date(2024, 1, 1))
        kom_til(tom_logg, lop, SJEKKET, date(2024, 1, 1) + timedelta(days=lenge))
    kom_til(tom_logg, "a", AVSLUTTET, date(2024, 1, 12))
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        forst, sist = steder(side, date(2024, 4, 1))
        assert (forst.tilstand, forst.lop, forst.star_der) == (FORESLATT, 3, 0)
        assert (forst.median_dager, forst.lengst.lop, forst.lengst.dager) == (20, "c", 90)
        assert (sist.tilstand, sist.lop, sist.star_der) == (SJEKKET, 3, 2)
        assert (sist.median_dager, sist.lengst.lop, sist.lengst.dager) == (1, "b", 71)
        assert se(side, date(2024, 4, 1))["a", AVSLUTTET].dager == 80
        assert {str(t.value) for t in SLUTT} == {AVSLUTTET, "delt_med_koordineringsgruppe"}


def test_in_the_stories_the_days_of_a_lop_are_all_its_days(logg: str) -> None:
    """The state it stands in is the one that the question gives, as long as the board says."""
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        sett = 0
        for kjent, per in utvalgte(side):
            kilde = som_kjent(side, kjent, per)
            with side.sight("varigheter", per=per, kjent=kjent) as sight:
                rader = varigheter(sight)
            with side.sight("lopsoversikt", per=per, kjent=kjent) as sight:
                tavle = {rad.lop: rad for rad in oversikt(sight)}
            for lop, rad in tavle.items():
                mine = [r for r in rader if r.lop == lop]
                [star] = [r for r in mine if r.star_der]
                assert star.tilstand == rad.tilstand == spor(kilde, "tilstand", {"lop": lop})
                assert star.dager >= rad.dager
                assert star.dager == rad.dager or star.ganger > 1
                forste = virker(side, f"innforingslop:{lop}", kjent)
                assert sum(r.dager for r in mine) == mellom(forste, per)
                sett += len(mine)
            assert {r.lop for r in rader} == set(tavle)
        assert sett > 50


def test_the_events_of_forklar_give_the_days_again(logg: str) -> None:
    hvil(logg, "s01", "delt_med_koordineringsgruppe", date(2026, 1, 1))
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        regnet = Counter[str]()
        for kjent, per in utvalgte(side):
            with side.sight("varigheter", per=per, kjent=kjent) as sight:
                for rad in varigheter(sight):
                    hviler = forklar(sight, rad.lop, rad.tilstand)
                    assert hviler == rad.posisjoner
                    assert igjen(side, hviler, rad.tilstand, per) == rad.dager
                    regnet[rad.tilstand] += 1
                assert forklar(sight, "finnes-ikke", FORESLATT) == ()
        assert len(regnet) > 5


def igjen(side: ReadSide, posisjoner: tuple[int, ...], tilstand: str, per: int) -> int:
    """The days, counted from those events alone."""
    hendt = [side.follower.reader.span(p, p)[0] for p in posisjoner]
    rekke = sorted((rad.effective_us or rad.recorded_us, rad.position, rad) for rad in hendt)
    slutter = [us for us, *_ in rekke[1:]] + [per]
    return sum(
        mellom(us, til)
        for (us, _, rad), til in zip(rekke, slutter, strict=True)
        if rad.tilstand == tilstand
    )


def utvalgte(side: ReadSide) -> list[tuple[int, int]]:
    """Positions and moments, early and late: as it was known then, and a hundred days on."""
    ende = side.follower.end()
    valgt = [ende // 5, ende // 2, ende]
    tatt_opp = [(p, side.follower.reader.span(p, p)[0].recorded_us) for p in valgt]
    return [*tatt_opp, *((p, us + 100 * 86_400_000_000) for p, us in tatt_opp)]


def som_kjent(side: ReadSide, kjent: int, per: int) -> Kilde:
    blikk = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(kjent, per))
    return Kilde(blikk, Kommuneregister.standard())


def virker(side: ReadSide, strom: str, kjent: int) -> int:
    rader = (rad for rad in side.follower.reader.stream(strom) if rad.position <= kjent)
    return min(rad.effective_us or rad.recorded_us for rad in rader)


def mellom(fra: int, til: int) -> int:
    return (dag_i_norge(til) - dag_i_norge(fra)).days
