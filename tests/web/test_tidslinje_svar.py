"""P-07: who must answer an overlap gets the step; all others see whom it waits for (K-106)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from innforing.projections.tidslinje.overlapp import Overlappstatus, overlapp
from innforing.web.pages.tidslinje.overlappliste import overlappliste
from innforing.web.pages.tidslinje.tidslinjebilde import se
from tests.web.kallprove import kallet

if TYPE_CHECKING:
    from collections.abc import Callable

    from innforing.projections.tidslinje.overlapp import Overlapp
    from innforing.web.kall import Kall
    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted

KG = ("medlem", "koordineringsgruppen")
LEDER_I_NORDLAND = ("innforingsleder", "regional-18")


def ubesvart(sted: Nettsted, klient: Klient, lop: str, annet: str) -> tuple[Kall, Overlapp]:
    """An overlap that nobody has answered for, and that the first of the two is asked about."""
    kall = kallet(sted, klient, "/tidslinje")
    with kall.sight("tidslinje") as sight:
        mal = overlapp(sight, sted.hus.kommuner)[0]
    ett = replace(mal, lop=lop, annet=annet, svar=(), kommuner=("bodo",), besvares_av=(lop,))
    assert ett.status is Overlappstatus.UBESVART
    return kall, ett


def test_den_som_skal_svare_far_en_lenke_til_steget(
    klient_som: Callable[[str, str], Klient], nettsted: Nettsted
) -> None:
    leder = klient_som(*LEDER_I_NORDLAND)
    kall, ett = ubesvart(nettsted, leder, "s01-nabo", "s08")
    [rad] = overlappliste(kall, replace(se(kall), overlapp=(ett,))).rader
    lenke = rad.celler[-1].lenke
    assert lenke is not None
    assert lenke.startswith("/steg/besvar_overlapp/innforingslop:s01-nabo?")
    assert parse_qs(urlsplit(lenke).query)["forhand.svar.0.lop"] == ["s08"]
    side = leder.get(lenke)
    assert side.status_code == 200
    assert "DigiHelse i Trøndelag" in side.text


def test_andre_ser_hvem_det_venter_pa(
    klient_som: Callable[[str, str], Klient], nettsted: Nettsted
) -> None:
    kg = klient_som(*KG)
    kall, ett = ubesvart(nettsted, kg, "s01-nabo", "s08")
    [rad] = overlappliste(kall, replace(se(kall), overlapp=(ett,))).rader
    assert rad.celler[-1].lenke == "/lop/s01-nabo"
    assert rad.celler[-1].tekst == "Venter på svar fra Felles journalrutiner på Helgeland"


def test_ingen_kan_svare_pa_en_dag_som_er_spolt(
    klient_som: Callable[[str, str], Klient], nettsted: Nettsted
) -> None:
    leder = klient_som(*LEDER_I_NORDLAND)
    _, ett = ubesvart(nettsted, leder, "s01-nabo", "s08")
    kall = kallet(nettsted, leder, "/tidslinje", "per=2024-12-01")
    [rad] = overlappliste(kall, replace(se(kall), overlapp=(ett,))).rader
    assert "/steg/" not in str(rad.celler[-1].lenke)
