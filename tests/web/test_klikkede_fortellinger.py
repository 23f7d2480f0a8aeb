"""The stories again, clicked in a real browser from proposal to «delt»; they end as the files say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from innforing.application.scenario import kjor
from innforing.bootstrap import Hus
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from tests.application.demohus import fortalt, innstillinger, kopi
from tests.scenarios.verdener import FELLES, FORTELLINGER, les
from tests.web.klikkehus import klikkehus
from tests.web.sluttstilling import sluttstilling
from tests.web.tilskuere import Regionen, Revisor, i_rolle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from innforing.application.kommando import Kommando
    from innforing.application.scenario_fil import Innlest
    from tests.web.klikkehus import Klikkehus


class Klikket(NamedTuple):
    """One story: where it ends, and the two kommuner whose people click too."""

    slutt: LopTilstand
    kommuner: tuple[str, str]
    """One that joins and one that declines, where the story has both."""


T = LopTilstand
FORTELLINGENE = {
    "s01_kjernejournal_type_a": Klikket(
        T.DELT_MED_KOORDINERINGSGRUPPE, ("vanylven", "sande")
    ),
    "s03_digihelsestasjon_type_b": Klikket(
        T.DELT_MED_KOORDINERINGSGRUPPE, ("voss", "luster")
    ),
    "s05_tjenestemodell_felles_prosess": Klikket(
        T.DELT_MED_KOORDINERINGSGRUPPE, ("arendal", "froland")
    ),
    "s06_vkp_type_c": Klikket(T.DELT_MED_KOORDINERINGSGRUPPE, ("horten", "tonsberg")),
    "s08_takker_nei_og_blir_med": Klikket(T.GJENNOMFORING, ("stjordal", "steinkjer")),
    "s09_ufullstendig_invitasjon": Klikket(T.PAMELDING, ("gjesdal", "klepp")),
}
FLEST_SYN = 4
"""How many times an auditor looks, at least three."""


@pytest.fixture(scope="module")
def verden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the log of the world that the stories use; not to be written to."""
    return fortalt(tmp_path_factory.mktemp("verden"), FELLES / "verden.toml")


@pytest.mark.parametrize("navn", list(FORTELLINGENE))
def test_fortellingen_kan_klikkes_og_ender_som_den_skal(
    navn: str, verden: Path, tmp_path: Path, chromium: Browser
) -> None:
    lop, fortelling = navn.partition("_")[0], les(FORTELLINGER / f"{navn}.toml")
    fasit = _fortalt_uten_nettleser(fortelling, kopi(verden, tmp_path / "fasit"), lop)
    mappe = kopi(verden, tmp_path / "klikket")
    with klikkehus(innstillinger(mappe), chromium, _klikkes(navn, lop)) as hus:
        revisor = Revisor(hus, i_rolle(hus, Rolle.REVISOR, "helsedirektoratet"))
        hus.etter_steget = revisor.ser
        regionen = _regionen(hus) if lop == "s03" else None
        kjor(hus, [_uten_avviste(fortelling)])
        assert sluttstilling(hus, lop) == fasit
        tilstand = getattr(hus.levende.aggregat(f"innforingslop:{lop}"), "tilstand", None)
        assert tilstand is FORTELLINGENE[navn].slutt
        assert _avviste(hus, lop) == _ventet_avvist(fortelling, lop) + Counter(hus.spurt)
        assert 3 <= len(revisor.sett) <= 2 * FLEST_SYN
        if regionen is not None:
            assert len(regionen.tilstander) == len(LopTilstand)
            assert {"velg_type", "godkjenn_plan"} <= regionen.egne
        assert hus.scene.klager() == []
        assert len(hus.klikket) >= 12
