"""P-14: a figure that was printed can be made again from its address, for ever."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from innforing.application.kommando import Gjort
from innforing.web.innlogging import alle_verv
from tests.web.tallkort import hentet, kortene

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted

VKP = "/utbredelse/vkp"
DHO = "/utbredelse/dho"


def fast_adresse(html: str) -> str:
    treff = re.search(r'href="([^"]+)">Fast adresse', html)
    assert treff, "the page has no permanent address"
    return treff[1].replace("&amp;", "&")


def fylkesdata(klient: Klient, adresse: str) -> dict[str, object]:
    skille = "&" if "?" in adresse else "?"
    svar: dict[str, object] = json.loads(hentet(klient, f"{adresse}{skille}last_ned=fylker.json"))
    return svar


def meld(klient: Klient, kommune: str, status: str, gjelder: datetime) -> None:
    """Let the kommune report a status of dho, for a day that may lie behind."""
    hus = klient.hus
    verv = next(v for v in alle_verv(hus, hus.na()) if v.organ == f"kommune-{kommune}")
    som = hus.som(verv.person, rolle=str(verv.rolle.value), organ=verv.organ)
    svar = som.tar(
        "meld_bruksstatus", f"ibruktakelse:dho:{kommune}", gjelder=gjelder, status=status
    )
    assert isinstance(svar, Gjort)


def test_den_faste_adressen_viser_det_samme_etter_det_som_meldes_senere(
    egen_klient: Klient, eget_nettsted: Nettsted
) -> None:
    adresse = fast_adresse(egen_klient.vis(DHO))
    for_ = fylkesdata(egen_klient, adresse)
    figur_for = hentet(egen_klient, f"{adresse}&figur=utvikling.svg")
    kort_for = kortene(hentet(egen_klient, adresse))
    # a later day, and one that lies behind and so changes what was
    meld(egen_klient, "bardu", "ikke_innfort", datetime(2024, 9, 1, 9, tzinfo=UTC))
    meld(egen_klient, "asker", "ikke_innfort", egen_klient.hus.na())
    slutt = egen_klient.hus.reader.last()[0]
    assert eget_nettsted.lesesiden.wait_for(slutt, timeout=30).behind == 0
    etter = fylkesdata(egen_klient, adresse)
    assert etter["rader"] == for_["rader"]
    assert etter["posisjon"] == for_["posisjon"]
    assert kortene(hentet(egen_klient, adresse)) == kort_for
    assert hentet(egen_klient, f"{adresse}&figur=utvikling.svg") == figur_for
    # and the page without a position has taken both in
    assert kortene(egen_klient.vis(DHO)) != kort_for


def test_en_adresse_med_per_viser_det_samme_etter_det_som_skjer_senere(
    egen_klient: Klient, eget_nettsted: Nettsted
) -> None:
    for_ = fylkesdata(egen_klient, f"{DHO}?per=2024-11-01")
    meld(egen_klient, "bardu", "ikke_innfort", datetime(2024, 12, 1, 9, tzinfo=UTC))
    slutt = egen_klient.hus.reader.last()[0]
    assert eget_nettsted.lesesiden.wait_for(slutt, timeout=30).behind == 0
    assert fylkesdata(egen_klient, f"{DHO}?per=2024-11-01")["rader"] == for_["rader"]
    na = fylkesdata(egen_klient, DHO)
    assert na["rader"] != for_["rader"]


def test_en_nedlastet_liste_sier_hvilken_posisjon_den_bygger_pa(klient: Klient) -> None:
    data = fylkesdata(klient, f"{VKP}?per=2024-12-11&posisjon=3000")
    assert data["posisjon"] == 3000
    assert {"navn": "Eksempeldata", "tekst": "Tallene er oppdiktet."} in data["om"]  # type: ignore[operator]


def test_revisor_kan_sporre_etter_det_som_var_kjent(
    klient_som: Callable[[str, str], Klient], klient: Klient
) -> None:
    assert klient.get(VKP, params={"kjent": "2024-10-01"}).status_code == 403
    revisor = klient_som("revisor", _revisororgan(klient))
    html = revisor.vis(VKP, kjent="2024-10-01")
    assert parse_qs(urlsplit(fast_adresse(html)).query)["per"] == ["2024-10-01"]
    assert "av 357" in kortene(html)["Ukjent"]


def _revisororgan(klient: Klient) -> str:
    alle = alle_verv(klient.hus, klient.hus.na())
    return next((v.organ for v in alle if v.rolle.value == "revisor"), "")


@pytest.mark.parametrize("posisjon", ["0", "x", "-1", "9" * 30, "99999999"])
def test_en_posisjon_loggen_ikke_har_far_en_setning(klient: Klient, posisjon: str) -> None:
    svar = klient.get(VKP, params={"posisjon": posisjon})
    assert svar.status_code == 400
    assert "Velg en posisjon mellom dem" in svar.text
