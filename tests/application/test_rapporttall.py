"""The figures of a report count again, to the byte, from the position they were counted at."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application.historikk import Historikk
from innforing.application.rapporttall import tell, utregnet
from innforing.bootstrap import Hus
from innforing.domain.grunnmur.rapportering import Rapporttall as T
from innforing.domain.rapport.steg.lever_rapport import RapportLevert
from innforing.domain.rapport.steg.rett_rapport import RapportRettet
from innforing.domain.rapportmal.rapportmal import Rapportmal
from innforing.registers.kommuner import Kommuneregister
from tests.application.demohus import fortalt, innstillinger
from tests.scenarios.verdener import FORTELLINGER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.domain.rapport.verdier import Utregnet

S17 = FORTELLINGER / "s17_et_rapporteringsar.toml"
S03 = FORTELLINGER / "s03_digihelsestasjon_type_b.toml"
REGISTER = Kommuneregister.standard()


@pytest.fixture(scope="module")
def hus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hus]:
    """The log of a reporting year and of one løp, merged; only read."""
    mappe = fortalt(tmp_path_factory.mktemp("rapporttall"), S17, S03)
    with Hus(innstillinger(mappe)) as hus:
        yield hus


def bytene(tall: Sequence[Utregnet]) -> bytes:
    """The figures as the log holds them."""
    return json.dumps([t.model_dump(mode="json") for t in tall], sort_keys=True).encode()


@pytest.mark.krav("K-315")
def test_the_figures_of_every_delivered_version_count_again_to_the_byte(hus: Hus) -> None:
    sett = 0
    for strom in hus.reader.begun("rapport:"):
        slag = strom.rpartition(":")[2]
        versjon = getattr(hus.levende.aggregat(strom), "mal", "")
        mal = hus.levende.aggregat(f"rapportmal:{slag}:{versjon}")
        assert isinstance(mal, Rapportmal)
        for rad in hus.reader.stream(strom):
            levert = hus.mapper.decode(rad).hendelse
            if not isinstance(levert, RapportLevert | RapportRettet):
                continue
            sett += 1
            den_gang = Historikk(hus.reader, hus.mapper, til=levert.posisjon)
            nokkel = strom.partition(":")[2]
            assert bytene(utregnet(mal, nokkel, den_gang, REGISTER)) == bytene(levert.tall)
            assert levert.posisjon == rad.position - 1
            for tall in levert.tall:
                assert all(p <= levert.posisjon for p in tall.bygger_pa)
                assert bool(tall.verdi) == bool(tall.bygger_pa)
    assert sett == 7


def test_another_position_may_count_something_else(hus: Hus) -> None:
    slutt = Historikk(hus.reader, hus.mapper, til=hus.reader.last()[0])
    for_ = Historikk(hus.reader, hus.mapper, til=1)
    oslo = frozenset({"oslo"})
    assert len(tell(slutt, oslo, 2024)[T.GEVINSTER]) == 1
    assert not tell(for_, oslo, 2024)
    assert not tell(slutt, oslo, 2022)


@pytest.mark.krav("K-311", "K-317")
def test_each_figure_counts_what_its_name_says(hus: Hus) -> None:
    slutt = Historikk(hus.reader, hus.mapper, til=hus.reader.last()[0])
    dag = date(2024, 12, 31)
    vestland = frozenset(k.id for k in REGISTER.i_diginettverk("vestland", dag))
    lop, deltakelser = "s03", hus.levende.under("deltakelse:s03:")
    telt = tell(slutt, vestland, 2024)
    pameldte = {s.rpartition(":")[2] for s, d in deltakelser.items() if getattr(d, "deltatt", 0)}
    assert set(telt[T.FELLES_LOP]) == {lop}
    assert len(telt[T.PAMELDTE_KOMMUNER]) == len(telt[T.FORANKREDE_KOMMUNER]) == 6
    assert set(telt[T.PAMELDTE_KOMMUNER]) == pameldte & vestland
    assert set(telt[T.LOP_I_PORTEFOLJEN]) <= {lop}
    for tall, ting in telt.items():
        for posisjon in {p for sett in ting.values() for p in sett}:
            assert hus.reader.span(posisjon, posisjon)[0].topic in BAK[tall]


BAK = {
    T.FELLES_LOP: {"KommunePameldt", "KommuneFikkPlass"},
    T.PAMELDTE_KOMMUNER: {"KommunePameldt", "KommuneFikkPlass"},
    T.LOP_I_PORTEFOLJEN: {"KommunePameldt", "KommuneFikkPlass", "PortefoljestatusSatt"},
    T.FORANKREDE_KOMMUNER: {"ForankringRegistrert"},
    T.AKTIVITETER: {"AktivitetRegistrert"},
    T.KOMMUNER_SOM_TOK_I_BRUK: {"BruksstatusMeldt"},
    T.GEVINSTER: {"GevinstRegistrert"},
}
