"""The stories again, clicked in a real browser from proposal to «delt»; they end as the files say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.application.scenario import kjor
from innforing.application.scenario_fil import les_fortellinger
from tests.application.demohus import innstillinger, nytt
from tests.scenarios.verdener import FILER
from tests.web.klikkehus import klikkehus

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from innforing.application.kommando import Kommando

KOMMUNER = {
    "s01_kjernejournal_type_a": ("vanylven", "sande"),
    "s03_digihelsestasjon_type_b": ("voss", "luster"),
    "s05_tjenestemodell_felles_prosess": ("arendal", "froland"),
    "s06_vkp_type_c": ("horten", "tonsberg"),
    "s08_takker_nei_og_blir_med": ("stjordal", "steinkjer"),
    "s09_ufullstendig_invitasjon": (),
}
"""In each story one kommune that joins and one that declines."""


@pytest.mark.parametrize("navn", list(KOMMUNER))
def test_fortellingen_kan_klikkes_fra_forslag_til_delt(
    navn: str, tmp_path: Path, chromium: Browser
) -> None:
    fil = next(fil for fil in FILER if fil.stem == navn)
    lop = navn.partition("_")[0]
    nytt(tmp_path, fil).close()

    def klikkes(kommando: Kommando) -> bool:
        slag, _, nokkel = kommando.pa.partition(":")
        if slag == "innforingslop":
            return nokkel == lop and kommando.aktor.person is not None
        deltakelser = {f"{lop}:{kommune}" for kommune in KOMMUNER[navn]}
        return slag == "deltakelse" and nokkel in deltakelser and kommando.aktor.person is not None

    with klikkehus(innstillinger(tmp_path), chromium, klikkes) as hus:
        kjort = kjor(hus, les_fortellinger([fil]))
        assert kjort.steg > len(hus.klikket) > 20
        for side in hus.scene.sider.values():
            assert side.brudd == []
            assert side.feil == []
