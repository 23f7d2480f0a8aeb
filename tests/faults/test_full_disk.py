"""F6: the disk fills, is cleared, and the work goes on; reading never stops (tillit.md §7)."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Self

import httpx2
import pytest

from innforing.bootstrap import Hus
from innforing.web.innlogging import alle_verv
from tests.application.demohus import IKKE_KLAR, PROSESS, fortalt, innstillinger
from tests.faults.antall import antall
from tests.faults.orakel import Spor, avvik, les_spor
from tests.faults.styring import vent_til
from tests.web.klient import EGEN
from tests.web.skjemahtml import les

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.faults.styring import Styring

RUNDER = antall(3, 20)
FYLL: Final = 4000
"""How many more bytes there is room for in each round; an event takes some pages of 4 kB."""
FULLT: Final = 507
STEGET: Final = "/steg/registrer_laeringspunkt/innforingslop:pll"
PUNKT: Final = {"hva": "Begynn tidlig", "fase": "utproving", "anbefaling": "Begynn før"}
LESES: Final = ("/lop", "/lop/pll", "/kommuner", "/utbredelse", STEGET)
PROGRAM: Final = (sys.executable, "-c", "from innforing.cli import app; app()")
MEDLEM: Final = ("medlem", "koordineringsgruppen")


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """The folder of a small demo log: log, keys, read models and proofs."""
    mappe = tmp_path / "disk"
    mappe.mkdir()
    return fortalt(mappe, PROSESS, IKKE_KLAR)


class Leser:
    """Somebody of the koordineringsgruppe, signed in to a server in another process."""

    def __init__(self, adresse: str, disk: Path) -> None:
        with Hus(innstillinger(disk)) as hus:
            verv = next(v for v in alle_verv(hus, hus.na()) if (v.rolle.value, v.organ) == MEDLEM)
        self._klient = httpx2.Client(base_url=adresse, headers=EGEN, timeout=30)
        felt = {"person": verv.person, "rolle": MEDLEM[0], "organ": MEDLEM[1]}
        svar = self._klient.post("/innlogging", data=felt)
        assert svar.status_code == 303, svar.text
        # the cookie is for TLS only, which the server of a test does not have
        self._klient.headers["cookie"] = svar.headers["set-cookie"].partition(";")[0]

    def __enter__(self) -> Self:
        """Use the reader in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the connection."""
        self._klient.close()

    def ser(self, sti: str) -> str:
        """A page that must be there."""
        svar = self._klient.get(sti)
        assert svar.status_code == 200, (sti, svar.status_code, svar.text[:2000])
        return svar.text

    def skjema(self) -> Mapping[str, str]:
        """The form of the step, filled in; it has a command id of its own."""
        felt = {navn: verdier[0] for navn, verdier in les(self.ser(STEGET)).felt.items()}
        return felt | {f"punkter.0.{navn}": verdi for navn, verdi in PUNKT.items()}

    def send(self, skjema: Mapping[str, str]) -> httpx2.Response:
        """Send it."""
        return self._klient.post(STEGET, data=dict(skjema))


@contextmanager
def server(disk: Path, styring: Styring) -> Iterator[str]:
    """The program as it is run, with the shim under it; it stops by itself at the latest."""
    with socket.create_server(("127.0.0.1", 0)) as ledig:
        port = ledig.getsockname()[1]
    adresse = f"http://127.0.0.1:{port}"
    kjorer = subprocess.Popen(
        [*PROGRAM, "serve", "--port", str(port), "--stop-after", "300"],
        env=miljo(disk, styring),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        vent_til(lambda: kjorer.poll() is not None or _svarer(adresse))
        yield adresse
    finally:
        kjorer.terminate()
        kjorer.wait(30)


def _svarer(adresse: str) -> bool:
    try:
        return httpx2.get(f"{adresse}/innlogging").status_code == 200
    except httpx2.TransportError:
        return False


def miljo(disk: Path, styring: Styring) -> dict[str, str]:
    """Where the program finds its log."""
    funnet = innstillinger(disk)
    egne = {"INNFORING_DB": funnet.db, "INNFORING_KEYS_DB": str(funnet.keys_db)}
    return {**styring.miljo, **egne, "HOME": str(disk), "XDG_DATA_HOME": str(disk / "data")}


@pytest.mark.feil("F6", RUNDER)
@pytest.mark.krav("K-372")
def test_a_full_disk_answers_507_and_reads_on_and_goes_on_when_there_is_room(
    disk: Path, styring: Styring
) -> None:
    kvitterte: dict[str, int] = {}
    with server(disk, styring) as adresse, Leser(adresse, disk) as leser:
        styring.gjelder(str(disk))
        for runde in range(RUNDER):
            styring.plass(FYLL * runde)
            skjema = til_det_er_fullt(leser, kvitterte)
            for sti in LESES:
                leser.ser(sti)
            assert leser.send(skjema).status_code == FULLT
            styring.plass(None)
            ventet = time.monotonic()
            sendt(leser, skjema, kvitterte)
            assert time.monotonic() - ventet < 30
    assert galt(les_spor(innstillinger(disk).db), kvitterte) == []
    assert len(kvitterte) >= RUNDER


def test_a_form_that_was_acknowledged_and_is_lost_is_found_out(disk: Path) -> None:
    """The test above must be able to fail: here the log has lost what was told."""
    spor = les_spor(innstillinger(disk).db)
    [*for_, siste] = [utfall for utfall in spor.utfall if utfall.first_position]
    kvitterte = {siste.command_id: siste.first_position or 0}
    assert galt(spor, kvitterte) == []
    rader = [rad for rad in spor.rader if rad.command_id != siste.command_id]
    assert galt(Spor(rader, for_), kvitterte) != []


def galt(spor: Spor, kvitterte: Mapping[str, int]) -> list[str]:
    """What is wrong with the log, and the forms whose receipt does not hold."""
    utfall = {u.command_id: u.first_position for u in spor.utfall}
    tapt = [f"{id_} is not at {sted}" for id_, sted in kvitterte.items() if utfall.get(id_) != sted]
    return [*avvik(spor, {}), *tapt]


def til_det_er_fullt(leser: Leser, kvitterte: dict[str, int]) -> Mapping[str, str]:
    """Send forms until one does not fit; that form, which is not in the log."""
    for _ in range(100):
        skjema = leser.skjema()
        svar = leser.send(skjema)
        if svar.status_code == FULLT:
            assert "ikke lagret" in svar.text
            return skjema
        _bokfor(svar, skjema, kvitterte)
    raise AssertionError("the disk was never full")


def sendt(leser: Leser, skjema: Mapping[str, str], kvitterte: dict[str, int]) -> None:
    """Send a form that must be taken."""
    _bokfor(leser.send(skjema), skjema, kvitterte)


def _bokfor(svar: httpx2.Response, skjema: Mapping[str, str], kvitterte: dict[str, int]) -> None:
    assert svar.status_code == 303, (svar.status_code, svar.text[:2000])
    kvitterte[skjema["_kommando"]] = int(svar.headers["location"].rpartition("kvittering=")[2])


@pytest.mark.krav("K-372")
def test_on_a_full_disk_the_command_line_reads_and_says_in_one_sentence_what_it_cannot(
    disk: Path, styring: Styring
) -> None:
    id_ = ("--command-id", str(uuid.uuid4()))
    kari = ("--as", "kari", "--role", MEDLEM[0], "--body", MEDLEM[1])
    steg = ("step", "registrer_laeringspunkt", "pll", *kari, *id_)
    skriv = (*steg, "--data", json.dumps({"punkter": [PUNKT]}))
    styring.gjelder(str(disk))
    # whoever has the log and its read models open has made the shared memory they need
    with Hus(innstillinger(disk)) as hus, hus.lesesiden() as lesesiden:
        assert lesesiden.catch_up().behind == 0
        for_ = hus.reader.last()
        styring.plass(0)
        assert kjort(disk, styring, "history", "pll").returncode == 0
        nektet = kjort(disk, styring, *skriv)
        assert (nektet.returncode, nektet.stdout) == (2, "")
        [demo, setning] = nektet.stderr.splitlines()
        assert (demo, "no room left" in setning) == ("DEMO: eksempeldata", True)
        assert hus.reader.last() == for_
    alene = kjort(disk, styring, *skriv)
    assert alene.returncode == 2, alene.stderr
    assert len(alene.stderr.splitlines()) <= 2
    styring.plass(None)
    assert kjort(disk, styring, *skriv).returncode == 0
    assert len(les_spor(innstillinger(disk).db).rader) == for_[0] + 1


def kjort(disk: Path, styring: Styring, *ord_: str) -> subprocess.CompletedProcess[str]:
    """Run one command."""
    return subprocess.run(
        [*PROGRAM, *ord_],
        env=miljo(disk, styring),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
