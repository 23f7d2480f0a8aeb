"""The components of ours: every one is shown, every state has a shape, and the page is whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.vurdering import Verdikt
from innforing.web.maler import statisk_mappe
from tests.web.nettside import sjekk

if TYPE_CHECKING:
    from innforing.domain.grunnmur.verdi import Kodeverk
    from tests.web.klient import Klient
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

DELER = Path(__file__).parents[2] / "src" / "innforing" / "web" / "templates" / "deler"
VIST = [
    "tilstandsstripe",
    "nokkeltall",
    "tall",
    "hvagjenstar",
    "oppsummering",
    "tidslinje",
    "fylkeskart",
    "stige",
    "svarfordeling",
    "bevis",
    "kvittering",
    "filterrad",
    "endringer",
    "filterfelt",
    "graf",
    "personref",
    "hjemmel",
    "tomt",
    "feilliste",
    "faner",
    "status",
]
FORM = re.compile(r'<use href="[^"#]*#(\w+)"')


@pytest.fixture(scope="module")
def stilark() -> str:
    ark = ("innforing.css", "deler.css")
    return "".join((statisk_mappe() / navn).read_text("utf-8") for navn in ark)


@pytest.fixture
def galleriet(klient: Klient) -> str:
    return klient.vis("/galleri")


def test_galleriet_er_helt_i_lyst_morkt_og_smalt(nettsted: Nettsted, nettside: Nettside) -> None:
    assert nettside.ga(f"{nettsted.adresse}/galleri").status == 200
    sjekk(nettside)


@pytest.mark.parametrize("navn", VIST)
def test_every_component_of_ours_is_shown(navn: str) -> None:
    assert (DELER / f"{navn}.html").is_file()
    galleri = (DELER.parent / "galleri.html").read_text("utf-8")
    assert re.search(rf"{{[{{%] (call )?{navn}\(", galleri)


@pytest.mark.parametrize("kodeverk", [Svarstatus, Bruksstatus, LopTilstand, Verdikt])
def test_every_state_has_a_shape_of_its_own_beside_its_word(
    galleriet: str, kodeverk: type[Kodeverk]
) -> None:
    former = {}
    for ett in kodeverk:
        funnet = re.search(rf'#(\w+)"/></svg><span>{ett.tekst.nb}</span>', galleriet)
        assert funnet, ett
        former[ett] = funnet[1]
    if kodeverk is not LopTilstand:  # the strip tells its states apart by place
        assert len(set(former.values())) == len(former)


def test_every_shape_that_is_used_is_drawn(galleriet: str) -> None:
    tegnet = set(re.findall(r'symbol id="(\w+)"', (statisk_mappe() / "ikoner.svg").read_text()))
    brukt = set(FORM.findall(galleriet))
    assert brukt
    assert brukt <= tegnet


def test_a_kommune_that_declined_is_shown_in_a_neutral_colour(stilark: str) -> None:
    linjer = [linje for linje in stilark.splitlines() if "takket_nei" in linje or "strek" in linje]
    assert linjer
    assert all(re.findall(r"--ds-color-(\w+)", linje) == ["neutral"] for linje in linjer)


def test_colours_are_tokens_of_the_design_system(stilark: str) -> None:
    uten_skrifter = re.sub(r"@font-face \{.*?\}", "", stilark, flags=re.DOTALL)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(", uten_skrifter)


def test_the_map_says_unknown_where_nothing_is_known(galleriet: str) -> None:
    assert 'class="rute rute--ukjent" aria-label="Finnmark – Finnmárku – Finmarkku: Ukjent"' in (
        galleriet
    )
    assert galleriet.count('class="rute rute--') == 15
