"""P-17 Uttrekk: a bundle is taken along by the revisor, checked by a stranger, and written down."""

from __future__ import annotations

import gc
import io
import json
import subprocess
import sys
import zipfile
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from innforing.application.innsynslogg import InnsynNede
from innforing.web.pages.revisjon import uttrekk
from tests.web.klient import Klient
from tests.web.lenker import tekst
from tests.web.nettside import sjekk
from tests.web.nettsted import apent, bygd, logg_inn

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

    Klientvalg = Callable[[str, str], Klient]

REVISOR = ("revisor", "helsedirektoratet")
VERIFISERER = Path(__file__).parents[2] / "trust" / "verify_log.py"


@pytest.fixture
def revisoren(egen_klient: Klient) -> Klient:
    egen_klient.logg_inn(*REVISOR)
    return egen_klient


def ordene(klient: Klient) -> str:
    return unescape(tekst(klient.vis(uttrekk.UTTREKK))).replace("\u00a0", " ")


def pakken(klient: Klient, **sporring: str) -> zipfile.ZipFile:
    svar = klient.get(uttrekk.PAKKE, params=sporring)
    assert svar.status_code == 200, svar.text[:500]
    return zipfile.ZipFile(io.BytesIO(svar.content))


def test_pakken_holder_hos_en_fremmed_som_bare_har_nokkelen(
    revisoren: Klient, eget_nettsted: Nettsted, tmp_path: Path
) -> None:
    pakken(revisoren, last_ned="hel.zip", strom="innforingslop:s08").extractall(tmp_path / "ut")
    vkey = tmp_path / "vkey"
    vkey.write_text(eget_nettsted.hus.bevisstatus().nokler[0].text() + "\n", "utf-8")
    kjort = subprocess.run(
        [sys.executable, "-I", str(VERIFISERER), *_ord(tmp_path / "ut", vkey)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert kjort.returncode == 0, kjort.stdout + kjort.stderr


def test_den_hele_utgaven_har_navn_og_tekster_og_den_offentlige_har_dem_ikke(
    revisoren: Klient,
) -> None:
    with pakken(revisoren, last_ned="hel.zip", strom="innforingslop:s08") as hel:
        navn = hel.read("personer.jsonl").decode().splitlines()
        assert hel.read("tekster.jsonl")
    with pakken(revisoren, last_ned="offentlig.zip", strom="innforingslop:s08") as offentlig:
        assert not {"personer.jsonl", "tekster.jsonl"} & set(offentlig.namelist())
        innhold = b"".join(offentlig.read(fil) for fil in offentlig.namelist())
    assert navn
    for linje in navn:
        assert json.loads(linje)["navn"].encode() not in innhold


def test_uttrekket_har_navn_etter_hva_det_er_og_star_i_listen(
    revisoren: Klient, eget_nettsted: Nettsted
) -> None:
    assert "Ingen uttrekk er laget." in ordene(revisoren)
    antall = eget_nettsted.hus.bevisstatus().size
    svar = revisoren.get(uttrekk.PAKKE, params={"last_ned": "offentlig.zip", "strom": ""})
    navn = f'filename="innforing-alt-offentlig-sjekkpunkt-{antall}.zip"'
    assert navn in svar.headers["content-disposition"]
    pakken(revisoren, last_ned="hel.zip", strom="innforingslop:s08")
    side = ordene(revisoren)
    assert "Ingen uttrekk er laget." not in side
    tittel = eget_nettsted.hus.levende.aggregat("innforingslop:s08").tittel  # type: ignore[union-attr]
    assert side.index(f"{tittel} hel.zip") < side.index("Hele loggen offentlig.zip")
    assert "Revisor, Helsedirektoratet" in side


@pytest.mark.parametrize(
    "sporring",
    [
        {},
        {"last_ned": "hel"},
        {"last_ned": "hel.zip", "strom": "s08"},
        {"last_ned": "hel.zip", "strom": "innforingslop:"},
        {"last_ned": "hel.zip", "strom": "innforingslop:finnes-ikke"},
        {"last_ned": "hel.zip", "strom": "organ:ks"},
        {"last_ned": "hel.zip", "strom": "../.."},
    ],
)
def test_det_som_ikke_kan_tas_med_finnes_ikke(revisoren: Klient, sporring: dict[str, str]) -> None:
    assert revisoren.get(uttrekk.PAKKE, params=sporring).status_code == 404


def test_uttrekk_er_for_revisor(klient_som: Klientvalg, klient: Klient) -> None:
    for kontor in (("medlem", "koordineringsgruppen"), ("fullmektig", "kommune-oslo")):
        leser = klient_som(*kontor)
        for sti in (uttrekk.UTTREKK, f"{uttrekk.PAKKE}?last_ned=hel.zip"):
            assert leser.get(sti).status_code == 403
        assert uttrekk.UTTREKK not in leser.get("/revisjon").text
    assert klient.get("/utlogging").status_code == 405


def test_uten_noe_utgitt_sier_siden_hva_som_skal_kjores(samlet: Path, tmp_path: Path) -> None:
    with apent(bygd(samlet, tmp_path / "ny"), folger=False) as sted:
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(*REVISOR)
        assert "Kjør «innforing publish»" in ordene(klient)
        svar = klient.get(uttrekk.PAKKE, params={"last_ned": "hel.zip"})
        assert svar.status_code == 400
        assert "Ingenting er utgitt ennå." in svar.text


def test_ingen_midlertidig_mappe_blir_liggende(
    revisoren: Klient, eget_nettsted: Nettsted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pakken(revisoren, last_ned="offentlig.zip", strom="innforingslop:s08")
    assert list(tmp_path.glob("innforing-uttrekk-*")) == []

    def nede(*_: object, **__: object) -> None:
        assert list(tmp_path.glob("innforing-uttrekk-*")), "it was made, and is not sent"
        raise InnsynNede

    monkeypatch.setattr(eget_nettsted.hus.innsyn, "noter", nede)
    svar = revisoren.get(uttrekk.PAKKE, params={"last_ned": "offentlig.zip"})
    assert svar.status_code == 503
    gc.collect()
    assert list(tmp_path.glob("innforing-uttrekk-*")) == []


def test_siden_er_hel(nettside: Nettside, nettsted: Nettsted) -> None:
    logg_inn(nettside, nettsted, rolle=REVISOR[0], organ=REVISOR[1])
    nettside.ga(f"{nettsted.adresse}{uttrekk.UTTREKK}")
    sjekk(nettside)


def _ord(mappe: Path, vkey: Path) -> list[str]:
    return [str(mappe), "--vkey", str(vkey)]
