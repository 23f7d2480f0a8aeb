"""Historikk: every event of a stream, in three views, as it was and with what is erased gone."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

import pytest

from innforing.domain.katalog import HENDELSER

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted

    Klientvalg = Callable[[str, str], Klient]


@pytest.fixture
def ks(klient_som: Klientvalg) -> Klient:
    return klient_som("saksbehandler", "ks")


def punkter(side: str) -> list[str]:
    """The points of the timeline as text, from the top."""
    tidslinje = re.search(r'<ol class="tidslinje">(.*?)</ol>', side, re.DOTALL)
    assert tidslinje is not None
    deler = tidslinje[1].split("<li>")[1:]
    return [html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", del_))) for del_ in deler]


def radata(side: str) -> list[dict[str, object]]:
    felt = re.search(r"<textarea[^>]*>(.*?)</textarea>", side, re.DOTALL)
    assert felt is not None
    lest: list[dict[str, object]] = json.loads(html.unescape(felt[1]))
    return lest


def test_tidslinjen_har_hver_hendelse_nyeste_forst(ks: Klient, nettsted: Nettsted) -> None:
    rader = nettsted.hus.reader.stream("innforingslop:s01")
    vist = punkter(ks.vis("/lop/s01/historikk"))
    assert len(vist) == len(rader)
    for tekst, rad in zip(vist, reversed(rader), strict=True):
        assert HENDELSER[rad.topic].tekst.nb in tekst
    eldst = punkter(ks.vis("/lop/s01/historikk", rekkefolge="eldst"))
    assert eldst == vist[::-1]


def test_each_point_says_who_in_which_role_and_leads_to_the_event(
    ks: Klient, nettsted: Nettsted
) -> None:
    siste = nettsted.hus.reader.stream("innforingslop:s01")[-1]
    side = ks.vis("/lop/s01/historikk")
    assert f'href="/hendelser/{siste.position}"' in side
    navn = nettsted.hus.personer.navn(siste.person or "")
    assert f"{navn}, Innføringsleder, Regional gruppe e-helse Trøndelag" in punkter(side)[0]


def test_listen_kan_lastes_ned_med_begrunnelser(ks: Klient, nettsted: Nettsted) -> None:
    side = ks.vis("/lop/s06/historikk", vis_som="liste")
    assert 'id="liste-historikk"' in side
    fil = json.loads(ks.vis("/lop/s06/historikk", vis_som="liste", last_ned="historikk.json"))
    rader = nettsted.hus.reader.stream("innforingslop:s06")
    assert [rad["posisjon"] for rad in fil["rader"]] == [r.position for r in reversed(rader)]
    med = next(r for r in rader if nettsted.hus.mapper.decode(r).hode.get("begrunnelse"))
    id_ = nettsted.hus.mapper.decode(med).hode["begrunnelse"]["id"]
    vist = {rad["posisjon"]: rad["begrunnelse"] for rad in fil["rader"]}
    assert vist[med.position] == nettsted.hus.fritekster.les(id_)


def test_raw_data_is_what_the_log_holds_with_no_text_opened(ks: Klient, nettsted: Nettsted) -> None:
    lest = radata(ks.vis("/lop/s01/historikk", vis_som="radata", rekkefolge="eldst"))
    rader = nettsted.hus.reader.stream("innforingslop:s01")
    assert [en["posisjon"] for en in lest] == [rad.position for rad in rader]
    assert [en["forpliktelse"] for en in lest] == [rad.commitment.hex() for rad in rader]
    assert lest[0]["innhold"] == json.loads(rader[0].state or b"")


def test_avviste_steg_star_blant_hendelsene_nar_de_er_bedt_om(
    ks: Klient, nettsted: Nettsted
) -> None:
    avslag = nettsted.hus.reader.refused("innforingslop:s06")
    assert avslag
    uten = ks.vis("/lop/s06/historikk")
    assert "Avvist" not in "".join(punkter(uten))
    med = "".join(
        "".join(punkter(ks.vis("/lop/s06/historikk", avviste="1", side=side))) for side in "12"
    )
    assert med.count("Avvist") == len(avslag)
    assert "Ikke oppfylt: " in med
    svar = ks.get(
        "/lop/s06/historikk",
        params={"vis_som": "liste", "avviste": "1", "last_ned": "historikk.json"},
    )
    uten_bevis = [rad for rad in svar.json()["rader"] if rad["bevis"] is None]
    assert len(uten_bevis) == len(avslag)


def test_the_pages_are_every_event_once(ks: Klient, nettsted: Nettsted) -> None:
    rader = nettsted.hus.reader.stream("innforingslop:s06")
    alle = ks.vis("/lop/s06/historikk", avviste="1")
    assert 'rel="next"' in alle
    antall = len(rader) + len(nettsted.hus.reader.refused("innforingslop:s06"))
    forste, siste = (
        punkter(ks.vis("/lop/s06/historikk", avviste="1", side=side)) for side in ("1", "2")
    )
    assert len(forste) == 50
    assert len(forste) + len(siste) == antall
    assert punkter(ks.vis("/lop/s06/historikk", avviste="1", side="99")) == siste
    assert punkter(ks.vis("/lop/s06/historikk", avviste="1", side="-1")) == forste


def test_historikken_folger_tidspunktet(ks: Klient, nettsted: Nettsted) -> None:
    rader = nettsted.hus.reader.stream("innforingslop:s01")
    da = punkter(ks.vis("/lop/s01/historikk", per="2024-02-15"))
    assert 0 < len(da) < len(rader)
    assert "per=2024-02-15" in ks.vis("/lop/s01/historikk", per="2024-02-15")
    assert ks.get("/lop/s01/historikk", params={"per": "2023-11-01"}).status_code == 404


def test_what_took_effect_at_another_moment_is_marked(ks: Klient) -> None:
    side = punkter(ks.vis("/historikk/ibruktakelse:kjernejournal:oslo", rekkefolge="eldst"))
    assert "gjelder fra 1. desember 2023" in side[0]


@pytest.mark.parametrize(
    "sti", ["/historikk/finnes:s01", "/historikk/deltakelse:s01:ingen", "/lop/s99/historikk"]
)
def test_det_som_ikke_finnes_har_ingen_historikk(ks: Klient, sti: str) -> None:
    assert ks.get(sti).status_code == 404


def test_det_som_er_slettet_star_som_slettet(egen_klient: Klient, eget_nettsted: Nettsted) -> None:
    hus = eget_nettsted.hus
    rad = next(
        r
        for r in hus.reader.stream("innforingslop:s06")
        if b'"begrunnelse":{"id"' in (r.state or b"") and r.person
    )
    hode = hus.mapper.decode(rad).hode
    egen_klient.logg_inn("saksbehandler", "ks")
    for_ = egen_klient.vis(f"/hendelser/{rad.position}")
    begrunnelse = hus.fritekster.les(hode["begrunnelse"]["id"])
    assert begrunnelse is not None
    assert begrunnelse in html.unescape(for_)
    hus.nokler.slett(hode["begrunnelse"]["id"])
    hus.nokler.slett(rad.person or "")
    etter = html.unescape(egen_klient.vis(f"/hendelser/{rad.position}"))
    assert begrunnelse not in etter
    assert "slettet" in etter
    assert "Person fjernet" in etter
    historikk = html.unescape(egen_klient.vis("/lop/s06/historikk"))
    assert begrunnelse not in historikk


@pytest.mark.parametrize("sprak", ["nn", "en"])
def test_historikken_er_pa_leserens_sprak(ks: Klient, sprak: str) -> None:
    side = ks.med({"accept-language": sprak}).vis("/lop/s01/historikk")
    assert HENDELSER["LopEvaluert"].tekst._asdict()[sprak] in side
    assert {"nn": "Nyaste først", "en": "Newest first"}[sprak] in side
