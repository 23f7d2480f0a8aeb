"""«Hendelsene bak tallet»: the figure that was asked for, and exactly the events it rests on."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

import pytest

from innforing.projections.alle import PROJEKSJONER
from innforing.projections.svarfordeling import svarfordeling
from innforing.web.pages.revisjon.lesemodeller import LESEMODELLER
from tests.house.test_languages import BARE_BOKMAL, BARE_NYNORSK, feil_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted

    Klientvalg = Callable[[str, str], Klient]

PAMELDT = "/bak/svarfordeling?sti=s01/antall/pameldt&om=s01"


@pytest.fixture
def ks(klient_som: Klientvalg) -> Klient:
    return klient_som("saksbehandler", "ks")


def vis(klient: Klient, adresse: str) -> str:
    """A page by its whole address."""
    svar = klient.get(adresse)
    assert svar.status_code == 200, svar.text[:2000]
    return str(svar.text)


def ord_i(side: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", side)))


def filen(ks: Klient, sti: str) -> list[int]:
    fil = json.loads(vis(ks, f"{sti}&last_ned=hendelser.json"))
    return [rad["posisjon"] for rad in fil["rader"]]


def test_tallet_star_med_hendelsene_det_hviler_pa(ks: Klient, nettsted: Nettsted) -> None:
    per = nettsted.hus.reader.last()[1]
    with nettsted.lesesiden.sight("svarfordeling", per=per) as sight:
        figur = svarfordeling(sight, "s01")["pameldt"]
    side = ord_i(vis(ks, PAMELDT))
    assert f"Tallet hviler på {figur.antall} hendelser." in side
    assert "Kjernejournal for kommunene som gjenstår, Antall, Påmeldt" in side
    assert filen(ks, PAMELDT) == list(figur.posisjoner[::-1])


def test_tallet_er_det_det_var_pa_tidspunktet(ks: Klient) -> None:
    da = filen(ks, f"{PAMELDT}&per=2024-05-01")
    na = filen(ks, PAMELDT)
    assert 0 < len(da) < len(na)
    assert set(da) < set(na)


def test_every_event_leads_to_its_own_page_at_the_same_moment(ks: Klient) -> None:
    side = vis(ks, f"{PAMELDT}&per=2024-05-01")
    assert re.search(r'href="/hendelser/\d+\?per=2024-05-01"', side)


def test_a_part_of_a_path_shows_the_figures_below_it(ks: Klient) -> None:
    side = vis(ks, "/bak/lopsoversikt?om=s01")
    assert "Velg et tall for å se hendelsene bak det." in side
    lenker = re.findall(r'href="(/bak/lopsoversikt\?sti=[^"]+)"', side)
    assert len(lenker) > 10
    assert "hviler på" in vis(ks, html.unescape(lenker[0]))


@pytest.mark.parametrize(
    "sti",
    [
        "/bak/finnes?sti=s01",
        "/bak/svarfordeling",
        "/bak/svarfordeling?sti=s99/antall/pameldt",
        "/bak/svarfordeling?sti=s01/antall/finnes",
    ],
)
def test_et_tall_som_ikke_finnes_har_ingen_hendelser(ks: Klient, sti: str) -> None:
    assert ks.get(sti).status_code == 404


def test_hendelser_som_gjelder_andre_vises_ikke_for_en_kommune(klient_som: Klientvalg) -> None:
    kommunen = klient_som("fullmektig", "kommune-oslo")
    tall = "/bak/utbredelse?sti=kjernejournal/norge/minst_teknisk_innfort"
    side = ord_i(vis(kommunen, tall))
    funnet = re.search(r"hviler på (\d+) hendelser\. (\d+) av dem gjelder andre", side)
    assert funnet is not None
    alle, andres = map(int, funnet.groups())
    assert alle - andres == 1
    assert len(filen(kommunen, tall)) == 1


def test_every_read_model_has_a_name_and_says_what_it_counts_in_three_languages() -> None:
    assert set(LESEMODELLER) == {p.navn for p in PROJEKSJONER}
    tekster = [tekst for modell in LESEMODELLER.values() for tekst in modell]
    assert all(form.strip() for tekst in tekster for form in tekst)
    assert not [
        tekst
        for tekst in tekster
        if feil_form(tekst.nn, BARE_BOKMAL) | feil_form(tekst.nb, BARE_NYNORSK)
    ]
