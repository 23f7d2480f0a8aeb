"""Who may see what the log says of a stream, asked of the one rule and of the pages that use it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.organ.organ import Organ

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted

    Klientvalg = Callable[[str, str], Klient]

AKTUELL, FREMMED = "porsanger", "oslo"
"""A kommune that s01 is for, and one that it is not for."""


def status(klient: Klient, sti: str) -> int:
    return int(klient.get(sti).status_code)


def test_the_kommuner_of_these_tests_are_what_they_are_said_to_be(nettsted: Nettsted) -> None:
    for kommune, aktuell in ((AKTUELL, True), (FREMMED, False)):
        d = nettsted.hus.levende.aggregat(f"deltakelse:s01:{kommune}")
        assert isinstance(d, Deltakelse)
        assert d.aktuell is aktuell


@pytest.mark.parametrize("sti", ["/lop/s01/historikk", "/hendelser/1", "/bak/utbredelse?sti=pll"])
def test_den_som_ikke_er_logget_inn_far_logge_inn_forst(klient: Klient, sti: str) -> None:
    svar = klient.get(sti)
    assert svar.status_code == 303
    assert svar.headers["location"].startswith("/innlogging?til=")


@pytest.mark.parametrize(
    ("sti", "ventet"),
    [
        ("/lop/s01/historikk", 200),
        (f"/historikk/deltakelse:s01:{AKTUELL}", 200),
        (f"/historikk/organ:kommune-{AKTUELL}", 200),
        ("/historikk/deltakelse:s01:vardo", 404),
        ("/historikk/pulje:s01:1", 404),
        ("/historikk/losning:kjernejournal", 404),
        ("/historikk/organ:ks", 404),
        ("/lop/s03/historikk", 404),
    ],
)
def test_en_kommune_ser_lopene_den_er_aktuell_for_og_sitt_eget(
    klient_som: Klientvalg, sti: str, ventet: int
) -> None:
    assert status(klient_som("fullmektig", f"kommune-{AKTUELL}"), sti) == ventet


def test_et_lop_er_lukket_for_kommunen_det_ikke_gjelder(klient_som: Klientvalg) -> None:
    assert status(klient_som("fullmektig", f"kommune-{FREMMED}"), "/lop/s01/historikk") == 404


def test_en_kommune_ser_verken_avviste_steg_eller_radata_om_lopet(klient_som: Klientvalg) -> None:
    kommunen = klient_som("fullmektig", f"kommune-{AKTUELL}")
    lopet = kommunen.vis("/lop/s01/historikk", vis_som="radata", avviste="1")
    assert "Vis avviste steg" not in lopet
    assert "<textarea" not in lopet
    eget = kommunen.vis(f"/historikk/deltakelse:s01:{AKTUELL}", vis_som="radata")
    assert 'id="radata"' in eget


@pytest.mark.parametrize(
    ("sti", "ventet"),
    [("/lop/s01/historikk", 200), ("/lop/s06/historikk", 404), ("/historikk/losning:dho", 200)],
)
def test_et_program_ser_lopene_det_gir_fra_seg(
    klient_som: Klientvalg, sti: str, ventet: int
) -> None:
    assert status(klient_som("leder", "program-kj"), sti) == ventet


@pytest.mark.parametrize(
    ("rolle", "organ"),
    [
        ("medlem", "koordineringsgruppen"),
        ("kontaktperson_ehelse", "regional-46"),
        ("saksbehandler", "nhn"),
    ],
)
def test_de_andre_rollene_ser_alt(klient_som: Klientvalg, rolle: str, organ: str) -> None:
    leser = klient_som(rolle, organ)
    for sti in ("/lop/s03/historikk", "/historikk/deltakelse:s01:vardo", "/historikk/organ:ks"):
        assert status(leser, sti) == 200


def test_revisor_ser_alt_og_kan_ikke_ta_noe_steg(revisor: Klient, revidert: Nettsted) -> None:
    assert status(revisor, "/historikk/organ:ks") == 200
    ks = revidert.hus.levende.aggregat("organ:ks")
    assert isinstance(ks, Organ)
    assert any(r.rolle.value == "revisor" for r in ks.aktive(date(2024, 12, 11)))


def test_a_figure_of_another_kommune_is_not_told_to_a_kommune(klient_som: Klientvalg) -> None:
    tall = "/bak/svarfordeling?sti=s01/standpunkt/{}/status"
    assert status(klient_som("medlem", "koordineringsgruppen"), tall.format("vardo")) == 200
    kommunen = klient_som("fullmektig", f"kommune-{AKTUELL}")
    assert status(kommunen, tall.format(AKTUELL)) == 200
    assert status(kommunen, tall.format("vardo")) == 404


def test_et_tall_om_lopet_selv_er_for_dem_som_ser_lopet(klient_som: Klientvalg) -> None:
    tall = "/bak/svarfordeling?sti=s01/antall/pameldt"
    svar = klient_som("fullmektig", f"kommune-{AKTUELL}").get(tall)
    assert svar.status_code == 200
    assert "gjelder andre, og vises ikke" in svar.text
    assert status(klient_som("fullmektig", f"kommune-{FREMMED}"), tall) == 404


def test_a_figure_of_nothing_is_not_told_to_a_kommune(klient_som: Klientvalg) -> None:
    sti = "/bak/saertilfeller?sti=norge/antall/bestridt"
    assert status(klient_som("medlem", "koordineringsgruppen"), sti) == 200
    assert status(klient_som("fullmektig", f"kommune-{AKTUELL}"), sti) == 404
