"""One event at its own address: what it says, what led to it, and what it changed."""

from __future__ import annotations

import html
import json
import re
import sqlite3
from typing import TYPE_CHECKING

import pytest

from innforing.domain.katalog import HENDELSER
from innforing.web.pages.revisjon.hendelsesinnhold import dokumenter_i

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from innforing.eventlog.rows import StoredRow
    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted

    Klientvalg = Callable[[str, str], Klient]


@pytest.fixture
def ks(klient_som: Klientvalg) -> Klient:
    return klient_som("saksbehandler", "ks")


def forste(sted: Nettsted, emne: str) -> StoredRow:
    return next(rad for rad in sted.hus.reader.tail(0) if rad.topic == emne)


def ord_i(side: str) -> str:
    innhold = re.search(r"<main.*</main>", side, re.DOTALL)
    assert innhold is not None
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", innhold[0])))


def test_hendelsen_sier_hva_hvem_nar_og_etter_hvilke_regler(ks: Klient, nettsted: Nettsted) -> None:
    rad = forste(nettsted, "PlanGodkjent")
    tekst = ord_i(ks.vis(f"/hendelser/{rad.position}"))
    assert HENDELSER["PlanGodkjent"].tekst.nb in tekst
    navn = nettsted.hus.personer.navn(rad.person or "")
    assert f"Hvem {navn}" in tekst
    assert "Livsløpet versjon 2024.1" in tekst
    grunnlag = nettsted.hus.mapper.decode(rad).hode["grunnlag"]["posisjon"]
    assert f"til og med hendelse {grunnlag:,}".replace(",", " ") in tekst


def test_hendelsen_viser_hva_den_endret(ks: Klient, nettsted: Nettsted) -> None:
    rad = next(
        r
        for r in nettsted.hus.reader.stream("ibruktakelse:kjernejournal:oslo")
        if r.topic == "BruksstatusMeldt"
    )
    tekst = ord_i(ks.vis(f"/hendelser/{rad.position}"))
    assert "Hva den endret" in tekst
    assert "Status: Teknisk innført" in tekst
    assert "1. desember 2023" in tekst
    assert "Det er et annet tidspunkt enn den ble registrert" in tekst


def test_causes_and_effects_lead_to_each_other(ks: Klient, nettsted: Nettsted) -> None:
    reader = nettsted.hus.reader
    arsak = next(r for r in reader.tail(0) if r.topic == "AktuelleKommunerFastsatt")
    utfall = reader.outcome(arsak.command_id or "")
    assert utfall is not None
    assert utfall.last_position is not None
    folge = reader.span(utfall.last_position, utfall.last_position)[0]
    assert folge.causation == arsak.position
    fra_arsak = ks.vis(f"/hendelser/{arsak.position}")
    assert "Skjedde i samme steg" in fra_arsak
    assert f'href="/hendelser/{arsak.position + 1}"' in fra_arsak
    fra_folge = ks.vis(f"/hendelser/{folge.position}")
    assert "Følger av" in fra_folge
    assert f'href="/hendelser/{arsak.position}"' in fra_folge


def test_the_events_beside_it_are_those_of_its_stream(ks: Klient, nettsted: Nettsted) -> None:
    rader = nettsted.hus.reader.stream("innforingslop:s01")
    midt = ks.vis(f"/hendelser/{rader[5].position}")
    assert f'rel="prev" href="/hendelser/{rader[4].position}"' in midt
    assert f'rel="next" href="/hendelser/{rader[6].position}"' in midt
    assert 'rel="prev"' not in ks.vis(f"/hendelser/{rader[0].position}")
    assert 'rel="next"' not in ks.vis(f"/hendelser/{rader[-1].position}")


def test_en_kommune_ser_ikke_hva_samme_steg_gjorde_for_andre(
    klient_som: Klientvalg, nettsted: Nettsted
) -> None:
    reader = nettsted.hus.reader
    rad = reader.stream("deltakelse:s01:porsanger")[0]
    side = klient_som("fullmektig", "kommune-porsanger").vis(f"/hendelser/{rad.position}")
    assert "Følger av" in side
    assert re.search(r"\d+ hendelser til er ikke vist her", side)
    vist = {int(p) for p in re.findall(r'href="/hendelser/(\d+)"', side)}
    strommer = {reader.span(p, p)[0].stream_id for p in vist}
    assert strommer == {"innforingslop:s01", "deltakelse:s01:porsanger"}
    annen = nettsted.hus.reader.stream("deltakelse:s01:vardo")[0]
    svar = klient_som("fullmektig", "kommune-porsanger").get(f"/hendelser/{annen.position}")
    assert svar.status_code == 404


@pytest.mark.parametrize("posisjon", ["0", "999999", "abc", "-1", "9" * 30])
def test_en_posisjon_uten_hendelse_finnes_ikke(ks: Klient, posisjon: str) -> None:
    assert ks.get(f"/hendelser/{posisjon}").status_code == 404


def test_an_event_that_had_not_happened_is_not_there_yet(ks: Klient, nettsted: Nettsted) -> None:
    siste = nettsted.hus.reader.last()[0]
    assert ks.get(f"/hendelser/{siste}").status_code == 200
    assert ks.get(f"/hendelser/{siste}", params={"per": "2024-02-01"}).status_code == 404


def test_an_event_of_a_newer_program_is_shown_raw_and_flagged(
    egen_klient: Klient, eget_nettsted: Nettsted, demokopi: Path
) -> None:
    """As a newer program would have written it: this one may not change the log."""
    rad = forste(eget_nettsted, "ErfaringDelt")
    egen_klient.logg_inn("saksbehandler", "ks")
    nyere = json.loads(rad.state or b"") | {"v": 99}
    with sqlite3.connect(demokopi / "logg.sqlite") as base:
        utlosere = base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (navn,) in utlosere:
            base.execute(f"DROP TRIGGER {navn}")
        base.execute(
            "UPDATE events SET state = ? WHERE position = ?",
            (json.dumps(nyere).encode(), rad.position),
        )
    tekst = ord_i(egen_klient.vis(f"/hendelser/{rad.position}"))
    assert "kan ikke lese hendelsen" in tekst
    assert '"v": 99' in tekst
    lop = rad.stream_id.partition(":")[2]
    svar = egen_klient.get(f"/lop/{lop}/historikk")
    sti = svar.headers["location"] if svar.status_code == 303 else f"/lop/{lop}/historikk"
    assert "Ukjent versjon, vist som den er lagret" in egen_klient.vis(sti)


def test_documents_are_found_by_their_checksum_however_deep() -> None:
    class Kall:
        @staticmethod
        def _(tekst: str) -> str:
            return tekst

    sum_ = "a" * 64
    verdi = {"bevis": [{"referanse": "Rapport", "sjekksum": sum_}, {"sjekksum": None}], "x": 1}
    [dokument] = dokumenter_i(Kall(), verdi)  # type: ignore[arg-type] # it asks for one word only
    assert (dokument.navn, dokument.sjekksum) == ("Rapport", sum_)
