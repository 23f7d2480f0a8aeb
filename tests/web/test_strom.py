"""The live stream: position only, told when the read models have it, and let go when it stops."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import TYPE_CHECKING

import httpx2

from innforing.eventlog.follow import Follower
from innforing.web.strom import Strom
from tests.web.nettsted import logg_inn

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted


def _endring(nettsted: Nettsted, klar: threading.Event) -> dict[str, str]:
    """The first change that an open page is told of."""
    felt: dict[str, str] = {}
    with httpx2.stream("GET", f"{nettsted.adresse}/strom", timeout=20) as svar:
        for linje in svar.iter_lines():
            klar.set()
            navn, _, verdi = linje.partition(":")
            if navn:
                felt[navn] = verdi.strip()
            elif "data" in felt:
                return felt
    return felt


def test_an_open_page_is_told_the_position_and_nothing_else(eget_nettsted: Nettsted) -> None:
    klar, svar = threading.Event(), list[dict[str, str]]()
    trad = threading.Thread(target=lambda: svar.append(_endring(eget_nettsted, klar)))
    trad.start()
    assert klar.wait(10)
    solveig = eget_nettsted.hus.som("solveig", rolle="medlem", organ="koordineringsgruppen")
    gjort = solveig.tar("gi_merknad", "innforingslop:s07", merknad="Hemmelig merknad")
    trad.join(20)
    posisjon = eget_nettsted.hus.reader.last()[0]
    assert svar[0]["event"] == "endring"
    assert svar[0]["id"] == str(posisjon)
    assert json.loads(svar[0]["data"]) == {"posisjon": posisjon}
    assert gjort.kommando not in str(svar)
    assert eget_nettsted.lesesiden.position() >= posisjon


def test_a_stream_that_stops_lets_its_pages_go(nettsted: Nettsted) -> None:
    strom = Strom(lambda: Follower(nettsted.hus.innstillinger.db), nettsted.lesesiden)
    strom.start()

    async def side() -> list[object]:
        asyncio.get_running_loop().call_later(0.2, strom.stopp)
        return [hendelse async for hendelse in strom.hendelser()]

    assert len(asyncio.run(asyncio.wait_for(side(), 10))) == 1


def test_a_page_listens_also_when_the_script_of_the_stream_comes_late(
    nettside: Nettside, nettsted: Nettsted
) -> None:
    def sent(rute: Route) -> None:
        nettside.page.wait_for_timeout(500)
        rute.continue_()

    logg_inn(nettside, nettsted, rolle="fullmektig", organ="kommune-gjovik")
    nettside.page.route("**/hx-sse.min.js*", sent)
    with nettside.page.expect_response("**/strom"):
        nettside.ga(f"{nettsted.adresse}/kommuner/gjovik")
