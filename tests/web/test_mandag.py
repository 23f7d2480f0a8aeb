"""A Monday of a leader with 40 kommuner, spent on the page of participants and the plan alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.pulje.pulje import Pulje
from tests.application.demohus import kopi
from tests.web.mandagslop import ANTALL, LOP, PLASSER, inviter
from tests.web.nettsted import apent, logg_inn
from tests.web.skjemafyller import send

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Frame, Locator, Page

    from innforing.bootstrap import Hus
    from tests.web.nettside import Nettside

LEDER = {"rolle": "innforingsleder", "organ": "regional-46"}
BORDET, PLANEN = f"/lop/{LOP}/deltakere", f"/lop/{LOP}/plan"
SVAR, JA, RINGT = 12, 11, 5
"""Answers by mail, how many of them are yes, and calls; one yes more than there are seats."""
OK, AVVIST = 200, 422
NY_START = "2024-09-16"
HER = re.compile(rf"https?://[^/]+(?:{BORDET}|{PLANEN})(?:[/?#].*)?")


@pytest.fixture
def mandag(verdensmappe: Path, tmp_path: Path) -> tuple[Path, tuple[str, ...]]:
    """A folder with the log of the løp, and its kommuner."""
    mappe = kopi(verdensmappe, tmp_path / "mandag")
    kommuner = inviter(mappe)
    assert len(kommuner) == ANTALL
    return mappe, kommuner


def test_en_leder_med_40_kommuner_kommer_gjennom_mandagen(
    mandag: tuple[Path, tuple[str, ...]], nettside: Nettside
) -> None:
    mappe, kommuner = mandag
    with apent(mappe, folger=True) as sted:
        logg_inn(nettside, sted, **LEDER)
        page, besokt = nettside.page, _besokt(nettside.page)
        nettside.ga(f"{sted.adresse}{BORDET}")
        dag = sted.hus.na().date()
        navn = [k.navn for id_ in kommuner if (k := sted.hus.kommuner.finn(id_, dag))]
        for nr in range(SVAR):
            _svar(page, navn[nr], "ja" if nr < JA else "nei", full=nr == PLASSER)
        for nr in range(SVAR, SVAR + RINGT):
            _ring(page, navn[nr])
        _flytt(page)
        _som_det_skal(sted.hus, kommuner)
        assert len(besokt) > SVAR + RINGT
        assert [adresse for adresse in besokt if not HER.fullmatch(adresse)] == []
        assert (nettside.brudd, nettside.feil) == ([], [])


def _besokt(page: Page) -> list[str]:
    """Every address that the page comes to from now on."""
    adresser: list[str] = []

    def kom_til(ramme: Frame) -> None:
        adresser.append(ramme.url)

    page.on("framenavigated", kom_til)
    return adresser


def _svar(page: Page, kommune: str, svar: str, *, full: bool) -> None:
    """One mail entered; where the pulje is full the waiting list is chosen, the rest is kept."""
    skjema = page.locator("#rask-svar")
    skjema.get_by_label("Kommune", exact=True).fill(kommune)
    skjema.locator(f"[name='svar.svar'][value={svar}]").check()
    if svar == "ja":
        skjema.locator("[name='svar.pulje']").select_option("1")
    skjema.get_by_label("Hvor svaret finnes").fill("E-post fra kommunedirektøren (eksempel)")
    if full:
        assert _send(page, skjema) == AVVIST
        assert "puljen er full" in skjema.inner_text().lower()
        expect(skjema.get_by_label("Kommune", exact=True)).to_have_value(kommune)
        skjema.get_by_label("Sett på venteliste").check()
    assert _send(page, skjema) == OK


def _ring(page: Page, kommune: str) -> None:
    """One call, and when the next is to be."""
    skjema = page.locator("#rask-kontakt")
    skjema.get_by_label("Kommune", exact=True).fill(kommune)
    skjema.get_by_role("radio", name="Telefon").check()
    skjema.get_by_label("Neste kontakt").fill("2024-05-02")
    assert _send(page, skjema) == OK


def _send(page: Page, skjema: Locator) -> int:
    """Press the button of a form; what the page it leads to answers."""
    status = send(page, skjema.get_by_role("button").last)
    assert status == AVVIST or page.get_by_role("heading", name="Registrert:").count()
    return status


def _flytt(page: Page) -> None:
    """The autumn begins two weeks later."""
    page.get_by_role("link", name="Plan og puljer").click()
    page.get_by_role("link", name="Endre planen").first.click()
    page.locator("[name='puljer.1.start']").fill(NY_START)
    assert _send(page, page.locator(".skjema-knapper")) == OK


def _som_det_skal(hus: Hus, kommuner: tuple[str, ...]) -> None:
    """What the log holds after the day."""
    pulje, lop = (
        hus.levende.aggregat(f"pulje:{LOP}:1"),
        hus.levende.aggregat(f"innforingslop:{LOP}"),
    )
    assert isinstance(pulje, Pulje)
    assert isinstance(lop, Innforingslop)
    assert pulje.plasser == kommuner[:PLASSER]
    assert pulje.venteliste == kommuner[PLASSER:JA]
    assert str(lop.puljer[1].start) == NY_START
    alle = [hus.levende.aggregat(f"deltakelse:{LOP}:{kommune}") for kommune in kommuner]
    stande = [en for en in alle if isinstance(en, Deltakelse)]
    assert [en.status is Svarstatus.TAKKET_NEI for en in stande].index(True) == SVAR - 1
    assert sum(en.svar_fort_av_andre for en in stande) == SVAR
    assert sum(bool(en.apne_oppfolginger) for en in stande) == RINGT
