"""P-01: whom one may be in a demo, and how one finds somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from innforing.web.app import lag_app
from innforing.web.innlogging import Flate, alle_verv, flate_for, logg_inn
from innforing.web.pages.innlogging import VIST
from tests.web.klient import Klient
from tests.web.lenker import tekst
from tests.web.nettside import sjekk

if TYPE_CHECKING:
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

VALG = re.compile(
    r'name="person" value="([^"]+)">\s*<input type="hidden" name="rolle" value="([^"]+)">'
    r'\s*<input type="hidden" name="organ" value="([^"]+)"'
)


def valgene(html: str) -> list[tuple[str, str, str]]:
    """Person, role and body of each that can be chosen."""
    return VALG.findall(html)


def test_en_av_hvert_slag_kan_velges_uten_a_lete(klient: Klient, nettsted: Nettsted) -> None:
    valg = valgene(klient.vis("/innlogging"))
    verv = {(v.person, v.rolle.value, v.organ): v for v in alle_verv(nettsted.hus, klient.hus.na())}
    jeg = [logg_inn(klient.hus, verv[ett], klient.hus.na(), "nb") for ett in valg]
    flater = [en and flate_for(en.aktor.rolle, en.organtype) for en in jeg]
    assert flater == [Flate.KOORDINERING, Flate.LEDER, Flate.KOMMUNE, Flate.REVISOR]


def test_hvert_ord_i_soket_ma_passe(klient: Klient, nettsted: Nettsted) -> None:
    html = klient.vis("/innlogging", sok="kontaktperson TRØNDELAG")
    hit = [(rolle, organ) for _, rolle, organ in valgene(html)[4:]]
    assert hit == [("kontaktperson_ehelse", "regional-50")]
    assert 'value="kontaktperson TRØNDELAG"' in html
    navn = nettsted.hus.personer.navn(valgene(html)[4][0])
    assert str(navn) in tekst(html)


def test_et_sok_uten_treff_sier_det(klient: Klient) -> None:
    html = klient.vis("/innlogging", sok="finnes ikke")
    assert "Ingen treff" in tekst(html)
    assert len(valgene(html)) == 4


def test_flere_enn_det_er_plass_til_blir_talt(klient: Klient, nettsted: Nettsted) -> None:
    alle = sum(
        "fullmektig" in str(v.rolle.value) for v in alle_verv(nettsted.hus, nettsted.hus.na())
    )
    html = klient.vis("/innlogging", sok="kommune")
    assert len(valgene(html)) == 4 + VIST
    (til,) = re.findall(r"(\d+) til passer", tekst(html))
    assert int(til) >= alle - VIST


def test_knappen_sier_velg_og_for_skjermlesere_hvem(klient: Klient) -> None:
    html = klient.vis("/innlogging", sok="revisor")
    knapp = re.findall(r"<button[^>]*>(Velg.*?)</button>", html)
    assert knapp
    assert all(re.search(r'<span class="ds-sr-only"> .+\(eksempel\)', en) for en in knapp)


def test_adressen_en_kom_fra_folger_med(klient: Klient) -> None:
    person, rolle, organ = valgene(klient.vis("/innlogging", til="/losninger"))[0]
    assert 'name="til" value="/losninger"' in klient.vis("/innlogging", til="/losninger")
    svar = klient.sporr("/innlogging", person=person, rolle=rolle, organ=organ, til="/losninger")
    assert svar.headers["location"] == "/losninger"


def test_utenfor_demoen_kan_ingen_velges(nettsted: Nettsted) -> None:
    ellers = Klient(lag_app(nettsted.hus, nettsted.lesesiden), nettsted.hus)
    html = ellers.vis("/innlogging", sok="revisor")
    assert valgene(html) == []
    assert "Innlogging er ikke satt opp her." in tekst(html)


@pytest.mark.parametrize("sok", ["", "?sok=revisor", "?sok=%C3%B8q"])
def test_siden_er_uten_feil(nettside: Nettside, nettsted: Nettsted, sok: str) -> None:
    assert nettside.ga(f"{nettsted.adresse}/innlogging{sok}").status == 200
    sjekk(nettside)


def test_en_velger_seg_selv_uten_skript(uten_skript: Nettside, nettsted: Nettsted) -> None:
    uten_skript.ga(f"{nettsted.adresse}/innlogging")
    uten_skript.page.get_by_role("button", name="Velg").first.click()
    uten_skript.page.get_by_role("heading", name="Mine oppgaver").wait_for()
