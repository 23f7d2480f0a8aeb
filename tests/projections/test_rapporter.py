"""Rapporter: the calendar of a network, and måltall beside results, as S-17 tells of them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from innforing.bootstrap import Hus
from innforing.domain.rapport.rapport import Rapport
from innforing.projections.kalender import dagens_begynnelse
from innforing.projections.rapporter import (
    APEN,
    LEVERT,
    LEVERT_SENT,
    OVER_FRISTEN,
    kalender,
    mal,
    maler,
    rapport,
)
from tests.application.demohus import fortalt, innstillinger, kopi
from tests.scenarios.verdener import FORTELLINGER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innforing.projections.readside import ReadSide
    from innforing.projections.sight import Sight

S17 = FORTELLINGER / "s17_et_rapporteringsar.toml"
OSLO = "digi-oslo"


@pytest.fixture(scope="module")
def s17(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The log of the story; not to be written to."""
    return fortalt(tmp_path_factory.mktemp("s17"), S17)


@pytest.fixture
def hus(s17: Path, tmp_path: Path) -> Iterator[Hus]:
    with Hus(innstillinger(kopi(s17, tmp_path))) as hus:
        yield hus


@pytest.fixture
def side(hus: Hus) -> Iterator[ReadSide]:
    with hus.lesesiden("rapporter") as side:
        side.catch_up()
        yield side


@contextmanager
def den(side: ReadSide, dag: date) -> Iterator[Sight]:
    """The model as it was when the day was over."""
    neste = date.fromordinal(dag.toordinal() + 1)
    with side.sight("rapporter", per=dagens_begynnelse(neste) - 1) as sight:
        yield sight


@pytest.mark.krav("K-308", "K-309", "K-310", "K-313")
@pytest.mark.parametrize(
    ("dag", "statuser"),
    [
        (date(2024, 1, 31), [LEVERT, LEVERT, APEN, APEN, APEN, APEN]),
        (date(2024, 3, 2), [LEVERT, LEVERT, OVER_FRISTEN, APEN, APEN, APEN]),
        (date(2024, 3, 12), [LEVERT, LEVERT, LEVERT_SENT, APEN, APEN, APEN]),
        (date(2025, 2, 28), [LEVERT, LEVERT, LEVERT_SENT, LEVERT, LEVERT, LEVERT]),
    ],
)
def test_kalenderen_viser_hvor_hver_rapport_star(
    side: ReadSide, dag: date, statuser: list[str]
) -> None:
    with den(side, dag) as sight:
        rader = kalender(sight, nettverk=OSLO)
        assert kalender(sight) == rader
        assert [rad.frist.isoformat() for rad in kalender(sight, ar=2024)] == [
            "2024-02-01",
            "2024-02-01",
            "2024-03-01",
            "2024-06-01",
        ]
        assert kalender(sight, nettverk="digi-agder") == []
    assert [rad.status for rad in rader] == statuser
    assert [rad.slag for rad in rader] == [
        *("arsrapport", "maltall", "regnskap", "halvarsrapport", "arsrapport", "regnskap")
    ]


def test_fristen_passerte_da_den_passerte_og_ikke_da_det_ble_fort(side: ReadSide) -> None:
    with den(side, date(2024, 3, 1)) as sight:
        assert kalender(sight, nettverk=OSLO)[2].status == APEN
    with side.sight("rapporter", per=dagens_begynnelse(date(2024, 3, 2))) as sight:
        assert kalender(sight, nettverk=OSLO)[2].status == OVER_FRISTEN


@pytest.mark.krav("K-314", "K-315")
def test_resultatene_star_ved_siden_av_maltallene(side: ReadSide, hus: Hus) -> None:
    with den(side, date(2025, 2, 28)) as sight:
        funnet = rapport(sight, OSLO, 2024, "arsrapport")
    assert funnet is not None
    rad, skjema = funnet
    tall = {felt.nokkel: (felt.verdi, felt.maltall) for felt in skjema.felter}
    assert tall == {
        "samarbeid": (None, None),
        "lop": (0, None),
        "deling": (4, 4),
        "i_bruk": (1, 1),
        "gevinster": (1, 2),
        "aktiviteter": (None, None),
    }
    gevinst = next(felt for felt in skjema.felter if felt.nokkel == "gevinster")
    bak = [hus.reader.span(p, p)[0].topic for p in gevinst.bygger_pa]
    assert bak == ["GevinstRegistrert"]
    levert = hus.reader.span(rad.posisjon, rad.posisjon)[0]
    assert (levert.topic, gevinst.posisjoner) == ("RapportLevert", (rad.posisjon,))
    aktivitet = skjema.felter[-1].aktiviteter
    assert [formal for _, formal in aktivitet] == [("kompetanse", "samordning")]


@pytest.mark.krav("K-312")
def test_en_rettet_rapport_viser_den_siste_utgaven(side: ReadSide) -> None:
    for dag, utgave, deling in ((date(2024, 6, 1), 1, 1), (date(2024, 6, 18), 2, 2)):
        with den(side, dag) as sight:
            funnet = rapport(sight, OSLO, 2024, "halvarsrapport")
        assert funnet is not None
        rad, skjema = funnet
        assert (rad.utgave, rad.status) == (utgave, LEVERT)
        assert skjema.felter[2].verdi == deling


def test_malene_kan_leses_for_noe_er_levert(side: ReadSide) -> None:
    with den(side, date(2023, 12, 6)) as sight:
        alle = maler(sight)
        assert rapport(sight, OSLO, 2024, "arsrapport") is None
        assert mal(sight, "arsrapport:1999").felter == ()
    assert [m.id for m in alle] == [
        "arsrapport:2023",
        "arsrapport:2024",
        "halvarsrapport:2024",
        "maltall:2024",
        "regnskap:2023",
        "regnskap:2024",
    ]
    assert {felt.verdi for m in alle for felt in m.felter} == {None}
    assert [felt.valgfritt for felt in alle[-1].felter] == [False, True]


def test_modellen_sier_det_aggregatene_gjor(side: ReadSide, hus: Hus) -> None:
    with side.sight("rapporter", per=2**60) as sight:
        rader = kalender(sight)
    for rad in rader:
        staende = hus.levende.aggregat(rad.strom)
        assert isinstance(staende, Rapport)
        assert (rad.frist, rad.levert, rad.sen, rad.utgave) == (
            *(staende.frist, staende.levert, staende.sen, staende.utgave),
        )
    sent = next(rad for rad in rader if rad.sen)
    passert = datetime(2024, 3, 1, 23, 0, tzinfo=UTC)
    us = next(
        r.effective_us for r in hus.reader.stream(sent.strom) if r.topic == "RapportfristPassert"
    )
    assert us == int(passert.timestamp()) * 1_000_000
