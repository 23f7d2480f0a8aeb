"""The server from nothing: the first page, the three ways to begin, and a port that is taken."""

from __future__ import annotations

import asyncio
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest

from innforing.application import scenario_fil
from innforing.bootstrap import Hus, Innstillinger
from innforing.eventlog.errors import LogError
from innforing.web import kom_i_gang
from innforing.web import tjener as tjenerens
from innforing.web.tjener import PortOpptatt, Tjener, er_lokal, ledig_port
from tests.application.demohus import FORTELLINGER, innstillinger
from tests.domain.grunnmur.tall import fodselsnummer
from tests.web.tjener import tjent

if TYPE_CHECKING:
    from collections.abc import Iterator

EGEN = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def tom(tmp_path: Path) -> Innstillinger:
    """A place where there is no log yet."""
    return Innstillinger.fra_miljo({}, db=str(tmp_path / "ny" / "logg.sqlite"))


@pytest.fixture
def leser(tom: Innstillinger) -> Iterator[httpx2.Client]:
    """A reader of a server that began without a log."""
    with (
        tjent(Tjener(tom, lokalt=True)) as adresse,
        httpx2.Client(base_url=adresse, headers=EGEN, timeout=60) as klient,
    ):
        yield klient


def test_the_first_page_offers_three_ways(leser: httpx2.Client) -> None:
    svar = leser.get("/")
    assert svar.status_code == 200
    for vei in ("Prøv med eksempeldata", "Importer kommuner og nettverk", "Start uten data"):
        assert vei in svar.text
    assert leser.get("/static/innforing.css").headers["content-type"].startswith("text/css")


def test_with_example_data_the_log_is_a_demo(
    leser: httpx2.Client, tom: Innstillinger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kom_i_gang, "fortellingsfiler", lambda: sorted(FORTELLINGER.glob("*.toml")))
    assert leser.post("/kom-i-gang", data={"vei": "eksempel"}).status_code == 303
    assert "Velg hvem du vil være" in leser.get("/innlogging").text
    with Hus(tom) as hus:
        assert hus.logg.demo


@pytest.mark.parametrize(("vei", "kommuner"), [("uten", 0), ("register", 357)])
def test_an_ekte_log_begins_with_ks_and_if_asked_with_the_register(
    leser: httpx2.Client, tom: Innstillinger, vei: str, kommuner: int
) -> None:
    svar = leser.post("/kom-i-gang", data={"vei": vei, "navn": "Prøve Person"})
    assert svar.status_code == 303
    with Hus(tom) as hus:
        assert not hus.logg.demo
        assert len(hus.reader.begun("organ:kommune-")) == kommuner
        assert len(hus.reader.begun("organ:digi-")) == (11 if kommuner else 0)
        assert "Prøve Person" in {p.navn for p in hus.personer.alle()}
    assert "Innlogging er ikke satt opp her" in leser.get("/innlogging").text


@pytest.mark.parametrize("navn", ["", fodselsnummer(), "a\x07b", "n" * 201])
def test_a_name_that_will_not_do_is_refused_and_nothing_is_begun(
    leser: httpx2.Client, tom: Innstillinger, navn: str
) -> None:
    svar = leser.post("/kom-i-gang", data={"vei": "uten", "navn": navn})
    assert svar.status_code == 422
    assert "<title>Feil:" in svar.text
    with pytest.raises((LogError, OSError)):
        Hus(tom).close()


def test_from_another_machine_nothing_can_be_begun(tom: Innstillinger) -> None:
    with tjent(Tjener(tom, lokalt=False)) as adresse:
        svar = httpx2.post(f"{adresse}/kom-i-gang", data={"vei": "eksempel"}, headers=EGEN)
    assert svar.status_code == 200
    assert "på maskinen der innforing kjører" in svar.text


def test_readers_who_come_at_once_open_one_house(
    demokopi: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apnet = []
    ekte = tjenerens.lag_app

    def tell(*args: object, **kwargs: object) -> object:
        apnet.append(args)
        return ekte(*args, **kwargs)

    monkeypatch.setattr(tjenerens, "lag_app", tell)

    async def samtidig() -> None:
        tjener = Tjener(innstillinger(demokopi), lokalt=True)
        await asyncio.gather(tjener.apne(), tjener.apne(), tjener.apne())
        await tjener.lukk()

    asyncio.run(samtidig())
    assert len(apnet) == 1


@pytest.mark.parametrize(
    ("vert", "lokal"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),  # noqa: S104 - never listened at
        ("innforing.example", False),
    ],
)
def test_only_loopback_is_local(vert: str, *, lokal: bool) -> None:
    assert er_lokal(vert) is lokal


def test_a_port_that_is_taken_gives_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as opptatt:
        port = opptatt.getsockname()[1]
        with ledig_port("127.0.0.1", port) as neste:
            assert port < neste.getsockname()[1] < port + 20
        monkeypatch.setattr("innforing.web.tjener.PROV_PORTER", 1)
        with pytest.raises(PortOpptatt, match=str(port)):
            ledig_port("127.0.0.1", port)


@pytest.mark.parametrize(("arbeidere", "stopp"), [("1", "12"), ("2", "30")])
def test_the_command_says_where_it_is_and_stops_by_itself(
    demokopi: Path, arbeidere: str, stopp: str
) -> None:
    """Two workers are two programs to start, on a machine that may have much else to do."""
    with socket.create_server(("127.0.0.1", 0)) as opptatt:
        port = str(opptatt.getsockname()[1])
        kommando = [
            *(Path(sys.executable).with_name("innforing"), "serve", "--port", port),
            *("--db", str(demokopi / "logg.sqlite"), "--workers", arbeidere, "--stop-after", stopp),
        ]
        with subprocess.Popen(kommando, stdout=subprocess.PIPE, text=True) as prosess:
            assert prosess.stdout is not None
            sagt = [prosess.stdout.readline() for _ in range(3)]
            adresse = re.search(r"http://\S+", "".join(sagt))
            assert adresse is not None, sagt
            assert _svarer(adresse[0])
            assert prosess.wait(90) == 0
    assert f"Port {port} var opptatt" in "".join(sagt)


def _svarer(adresse: str) -> bool:
    transport = httpx2.HTTPTransport(retries=8)
    with httpx2.Client(transport=transport, timeout=15) as klient:
        return "Velg hvem du vil være" in klient.get(f"{adresse}innlogging").text


def test_the_stories_of_the_program_are_what_the_first_page_loads() -> None:
    assert kom_i_gang.fortellingsfiler is scenario_fil.fortellingsfiler
