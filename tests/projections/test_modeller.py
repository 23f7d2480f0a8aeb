"""Versions of the model: how far each has come, its dry run, and the løp under each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.innforingslop.steg.angre_modellflytting import ModellflyttingAngret
from innforing.domain.innforingslop.steg.flytt_til_modell import LopFlyttetTilModell
from innforing.domain.innforingsmodell.steg.prov_modellversjon import ModellversjonProvd
from innforing.eventlog.database import upgrade
from innforing.projections.modeller import (
    Lopsmodell,
    Modeller,
    funn,
    justeringer,
    lopene,
    proven,
    versjoner,
)
from innforing.registers.kommuner import Kommuneregister
from tests.domain.innforingslop.historie import A, foreslatt
from tests.domain.innforingsmodell.historie import (
    FORESLATT,
    FUNN,
    GODKJENT,
    INNFORT,
    PROVD,
    S03,
)
from tests.projections.dagbok import Dagbok, slutt
from tests.projections.lesehus import leseside

if TYPE_CHECKING:
    from innforing.projections.readside import ReadSide

PROJEKSJONER = (Modeller(),)
MODELL, LOP = "innforingsmodell:2025.1", "innforingslop:s03"
ALLTID = 4_102_444_800_000_000


@pytest.fixture
def bok(tables_url: str) -> Dagbok:
    upgrade(tables_url)
    return Dagbok(tables_url)


def dag(maned: int) -> date:
    return date(2024, maned, 1)


def under(side: ReadSide, per: int = ALLTID) -> list[Lopsmodell]:
    with side.sight("modeller", per=per) as sight:
        return lopene(sight)


@pytest.mark.krav("K-015", "K-338", "K-339")
def test_a_version_says_how_far_it_has_come_and_why(bok: Dagbok) -> None:
    foreslatt_pos = bok.hendt(MODELL, dag(1), FORESLATT)
    bok.hendt(MODELL, dag(2), PROVD)
    bok.hendt(MODELL, dag(3), GODKJENT)
    siste = bok.hendt(MODELL, dag(4), INNFORT)
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        with side.sight("modeller", per=ALLTID) as sight:
            [versjon] = versjoner(sight)
            assert (versjon.versjon, versjon.foreslatt_av, versjon.godkjent_av) == (
                "2025.1",
                "siri",
                "kari",
            )
            assert (versjon.provd, versjon.gjelder_fra, versjon.posisjon) == (
                1,
                "2024-04-01",
                siste,
            )
            assert versjon.kriteriesett is None
            assert [(f.nr, f.tema) for f in funn(sight, "2025.1")] == [
                (f.nr, f.tema.value) for f in FUNN
            ]
            assert funn(sight, "2025.1")[0].organer == ("regional-vestland",)
            assert [j.svarer_pa for j in justeringer(sight, "2025.1")] == [(5,)]
        with side.sight("modeller", per=slutt(dag(1))) as sight:
            [versjon] = versjoner(sight)
            assert (versjon.provd, versjon.godkjent_av, versjon.gjelder_fra) == (None, None, None)
            assert versjon.posisjon == foreslatt_pos


@pytest.mark.krav("K-324")
def test_only_the_newest_dry_run_is_told(bok: Dagbok) -> None:
    annet = S03.med(lop="s04", utfall=Modellutfall.STANSES, vilkar=("lederne_i_regionen_er_med",))
    bok.hendt(MODELL, dag(1), FORESLATT)
    bok.hendt(MODELL, dag(2), PROVD)
    posisjon = bok.hendt(MODELL, dag(3), ModellversjonProvd(posisjon=50, lop=(annet,)))
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        with side.sight("modeller", per=ALLTID) as sight:
            [p] = proven(sight, "2025.1")
            assert (p.lop, p.modell, p.utfall, p.vilkar, p.posisjon) == (
                "s04",
                "2024.1",
                "stanses",
                ("lederne_i_regionen_er_med",),
                posisjon,
            )
        with side.sight("modeller", per=slutt(dag(2))) as sight:
            assert [p.lop for p in proven(sight, "2025.1")] == ["s03"]


@pytest.mark.krav("K-015", "K-324", "K-379")
def test_the_audit_shows_which_version_a_lop_ran_under_on_a_day(bok: Dagbok) -> None:
    flyttet = LopFlyttetTilModell(
        fra="2024.1",
        til="2025.1",
        tilstand="foreslatt",
        utfall=Modellutfall.FLYTTES,
        av="siri",
    )
    angret = ModellflyttingAngret(fra="2025.1", til="2024.1", av="kari")
    fodt = foreslatt(A, eier="koordineringsgruppen")
    bok.hendt(LOP, dag(1), fodt, tilstand="foreslatt")
    bok.hendt("innforingslop:s04", dag(1), fodt.med(definisjon="2025.1"), tilstand="foreslatt")
    pos = bok.hendt(LOP, dag(2), flyttet, tilstand="foreslatt")
    bok.hendt(LOP, dag(3), angret, tilstand="foreslatt")
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        kjent = {m: under(side, slutt(dag(m))) for m in (1, 2, 3)}
    assert {
        m: [(r.lop, r.definisjon, r.flyttet_fra) for r in rader] for m, rader in kjent.items()
    } == {
        1: [("s03", "2024.1", None), ("s04", "2025.1", None)],
        2: [("s03", "2025.1", "2024.1"), ("s04", "2025.1", None)],
        3: [("s03", "2024.1", None), ("s04", "2025.1", None)],
    }
    assert kjent[2][0].posisjon == pos


@pytest.mark.krav("K-379")
def test_every_cell_rests_on_its_events(bok: Dagbok) -> None:
    pos = bok.hendt(MODELL, dag(1), FORESLATT)
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        with side.sight("modeller", per=ALLTID) as sight:
            utsagn = list(PROJEKSJONER[0].statements(sight, Kommuneregister.standard(), "2025.1"))
    assert {u.positions for u in utsagn} == {(pos,)}
    assert ("2025.1", "funn", "1", "tema") in {u.path for u in utsagn}
