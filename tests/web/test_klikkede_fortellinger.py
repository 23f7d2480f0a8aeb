"""The stories clicked in a real browser, from proposal to «delt»; they end as their files say."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

import pytest

from innforing.application.scenario import kjor
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from tests.application.demohus import innstillinger, kopi
from tests.scenarios.verdener import FORTELLINGER, les
from tests.web.klikkehus import klikkehus
from tests.web.sluttstilling import avviste, sluttstilling, uten_nettleser
from tests.web.tilskuere import Regionen, Revisor, i_rolle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from innforing.application.kommando import Kommando
    from innforing.application.scenario_fil import Innlest


class Klikket(NamedTuple):
    """One story: where it ends, and the two kommuner whose people click too."""

    slutt: LopTilstand
    kommuner: tuple[str, str]
    """One that joins and one that declines, where the story has both."""


T = LopTilstand
FORTELLINGENE = {
    "s01_kjernejournal_type_a": Klikket(T.DELT_MED_KOORDINERINGSGRUPPE, ("vanylven", "sande")),
    "s03_digihelsestasjon_type_b": Klikket(T.DELT_MED_KOORDINERINGSGRUPPE, ("voss", "luster")),
    "s05_tjenestemodell_felles_prosess": Klikket(
        T.DELT_MED_KOORDINERINGSGRUPPE, ("arendal", "froland")
    ),
    "s06_vkp_type_c": Klikket(T.DELT_MED_KOORDINERINGSGRUPPE, ("horten", "tonsberg")),
    "s08_takker_nei_og_blir_med": Klikket(T.GJENNOMFORING, ("stjordal", "steinkjer")),
    "s09_ufullstendig_invitasjon": Klikket(T.PAMELDING, ("gjesdal", "klepp")),
}
FAERREST_SYN = 3
"""Times an auditor looks at a story."""
FAERREST_KLIKK = 15
"""Steps of a story that are clicked, at least."""
AVVISTE = "avviste"
"""What a story says of refused steps: a form that asks for grounds first is refused once more."""
REGIONENS = {
    "s03": (
        (Rolle.KONTAKTPERSON_EHELSE, "regional-46"),
        (Rolle.INNFORINGSLEDER, "regional-46"),
    )
}
"""Who leads a regional løp: they own it, and see none of what is the koordineringsgruppe's."""


@pytest.fixture(scope="module")
def ved_siden_av() -> Iterator[ProcessPoolExecutor]:
    """A process that tells stories while they are clicked."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as prosess:
        yield prosess


@pytest.mark.parametrize("navn", list(FORTELLINGENE))
def test_fortellingen_kan_klikkes_og_ender_som_den_skal(
    navn: str,
    verdensmappe: Path,
    tmp_path: Path,
    chromium: Browser,
    ved_siden_av: ProcessPoolExecutor,
) -> None:
    lop, fil = navn.partition("_")[0], FORTELLINGER / f"{navn}.toml"
    fasit = ved_siden_av.submit(uten_nettleser, kopi(verdensmappe, tmp_path / "fasit"), fil, lop)
    mappe = kopi(verdensmappe, tmp_path / "klikket")
    with klikkehus(innstillinger(mappe), chromium, _klikkes(navn, lop)) as hus:
        revisor = Revisor(hus, i_rolle(hus, Rolle.REVISOR, "helsedirektoratet"))
        regionen = Regionen(hus, f"innforingslop:{lop}", REGIONENS.get(lop, ()))
        hus.for_steget, hus.etter_steget = regionen.ser, revisor.ser
        kjor(hus, [_uten(les(fil), AVVISTE)])
        ventet, ventet_avvist = fasit.result()
        assert sluttstilling(hus, lop) == ventet
        tilstand = getattr(hus.levende.aggregat(f"innforingslop:{lop}"), "tilstand", None)
        assert tilstand is FORTELLINGENE[navn].slutt
        assert avviste(hus, lop) == ventet_avvist + Counter(hus.spurt)
        assert len(revisor.sett) >= FAERREST_SYN
        if regionen.aktorer:
            assert regionen.tilstander == set(LopTilstand) - {LopTilstand.AVSLUTTET}
            assert {"velg_type", "godkjenn_plan"} <= regionen.egne
        assert hus.scene.klager() == []
        assert len(hus.klikket) >= FAERREST_KLIKK


def _klikkes(navn: str, lop: str) -> Callable[[Kommando], bool]:
    """Every step on the løp, and those of its two kommuner, that somebody takes."""
    kommuner = FORTELLINGENE[navn].kommuner

    def klikkes(kommando: Kommando) -> bool:
        slag, _, nokkel = kommando.pa.partition(":")
        if kommando.aktor.person is None:
            return False
        if slag == "innforingslop":
            return nokkel == lop
        if slag == "ibruktakelse":
            return kommando.aktor.organ in {f"kommune-{kommune}" for kommune in kommuner}
        return slag == "deltakelse" and nokkel in {f"{lop}:{kommune}" for kommune in kommuner}

    return klikkes


def _uten(fortelling: Innlest, spor: str) -> Innlest:
    """The story without one of the questions that it ends with."""
    forvent = tuple(f for f in fortelling.form.forvent if f.spor != spor)
    return replace(fortelling, form=fortelling.form.model_copy(update={"forvent": forvent}))
