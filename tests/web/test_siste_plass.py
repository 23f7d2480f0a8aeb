"""Two kommuner that ask for the last seat at the same moment (K-139, K-146)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from innforing.domain.pulje.pulje import Pulje
from tests.web.apent_lop import LOP, apne, deltakelse
from tests.web.klient import Klient
from tests.web.test_svar import sjekk

if TYPE_CHECKING:
    from tests.web.nettsted import Nettsted


@pytest.mark.parametrize("runde", range(3))
def test_to_som_svarer_samtidig_far_en_plass_og_en_ventelisteplass(
    eget_nettsted: Nettsted, runde: int
) -> None:
    """Both said yes to the waiting list; each receipt says what the kommune got."""
    hus = eget_nettsted.hus
    kommunene = apne(hus, plasser=1)[runde % 2 : runde % 2 + 2]
    klar = Barrier(2)

    def svarer(kommune: str) -> str:
        klient = Klient(eget_nettsted.app, hus)
        klient.logg_inn("fullmektig", f"kommune-{kommune}")
        felt = sjekk(klient, kommune, svar="ja", plass="1", venteliste="ja")
        klar.wait(10)
        svar = klient.sporr(f"/svar/{LOP}/{kommune}", **felt)
        assert svar.status_code == 303, svar.text
        return str(klient.get(svar.headers["location"]).text)

    with ThreadPoolExecutor(2) as trader:
        kvitteringer = dict(zip(kommunene, trader.map(svarer, kommunene), strict=True))
    pulje = hus.levende.aggregat(f"pulje:{LOP}:1")
    assert isinstance(pulje, Pulje)
    assert (len(pulje.plasser), len(pulje.venteliste)) == (1, 1)
    for kommune, kvittering in kvitteringer.items():
        har_plass = deltakelse(hus, kommune).pameldt
        assert ("Dere har plass i Pulje 1" in kvittering) is har_plass
        assert ("Dere er nummer 1 på ventelisten" in kvittering) is not har_plass
