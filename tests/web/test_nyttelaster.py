"""Every free text of the log is made to do harm: no page runs it, and no sheet reckons with it."""

from __future__ import annotations

import csv
import io
import json
import re
import uuid
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest
from pydantic import TypeAdapter

from innforing.domain.grunnmur.verdi import Publikumstekst
from innforing.web.innlogging import Flate
from tests.scenarios.verdener import FILER
from tests.web.klient import Klient
from tests.web.nettside import apnet
from tests.web.nettsted import apent, bygd, logg_inn
from tests.web.nyttelaster import ALLE, FORMLER, SKRIPT, fortalt_farlig
from tests.web.sider import SIDER, kontor_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Dialog

    from tests.web.nettsted import Nettsted

LOP: Final = ("s01", "s01-nabo", "s02", "s03", "s05", "s06", "s07", "s09", "s11")
"""Every løp but the one of the table."""
FARLIGE: Final = frozenset(
    {"iframe", "object", "embed", "base", "marquee", "video", "audio", "math", "image", "style"}
)
"""Elements that no page of ours has."""
ADRESSER: Final = frozenset({"href", "src", "action", "formaction", "data", "srcdoc"})
TRYGGE: Final = ("/", "#", "?", "mailto:", "tel:", "https://uustatus.no/")
"""How every address begins that our pages lead to; one is elsewhere."""
FORMEL: Final = re.compile(r"[\s\ufeff\u200b\u2060]*[=+@\uff1d\uff0b\uff20\uff0d-]")
TALL: Final = re.compile(r"-?[\d\u00a0 ]+(?:[.,]\d+)?")
NEDLASTING: Final = re.compile(r"last_ned=([\w.%-]+)")
INNHOLD: Final = re.compile(r"<main\b.*</main>", re.DOTALL)
SKJEMA: Final = re.compile(r"<form\b.*?</form>", re.DOTALL)
NAVN: Final = re.compile(r'<(?:input|select)\b[^>]*\bname="([^"]+)"')
UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Farer(HTMLParser):
    """What of a page could run that is not ours."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.funnet: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        felt = {navn: verdi or "" for navn, verdi in attrs}
        if tag in FARLIGE or (tag == "script" and not felt.get("src", "").startswith("/static/")):
            self.funnet.append(f"<{tag}>")
        if tag == "meta" and "http-equiv" in felt:
            self.funnet.append("<meta http-equiv>")
        for navn, verdi in felt.items():
            kjorer = navn.startswith(("on", "hx-on", "data-hx-on", "style"))
            if kjorer or (navn in ADRESSER and not verdi.startswith(TRYGGE)):
                self.funnet.append(f'<{tag} {navn}="{verdi[:80]}">')


def farer(html: str) -> list[str]:
    """What could run, and what was not escaped."""
    leser = Farer()
    leser.feed(html)
    return [*leser.funnet, *(en for en in SKRIPT if set("<>\"'") & set(en) and en in html)]


@pytest.fixture(scope="module")
def farlig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nettsted]:
    """The program over a log in which every text that a person wrote would do harm."""
    logg = tmp_path_factory.mktemp("farlig")
    with pytest.MonkeyPatch.context() as monkeypatch:
        bytter = fortalt_farlig(logg, *FILER, monkeypatch=monkeypatch)
    assert set(bytter.byttet.values()) == set(ALLE)
    with apent(bygd(logg, tmp_path_factory.mktemp("farlig-bygd")), folger=False) as sted:
        yield sted


@pytest.fixture
def leser(farlig: Nettsted) -> Klient:
    """A member of the koordineringsgruppe over it."""
    klient = Klient(farlig.app, farlig.hus)
    klient.logg_inn("medlem", "koordineringsgruppen")
    return klient


def test_det_er_seksti_og_tretti_og_domenet_tar_imot_dem() -> None:
    assert (len(set(SKRIPT)), len(set(FORMLER))) == (60, 30)
    for en in ALLE:
        assert TypeAdapter(Publikumstekst).validate_python(en) == en.strip()


@pytest.mark.parametrize("flate", Flate, ids=lambda flate: flate.value)
def test_ingen_side_kjorer_det_noen_skrev(
    flate: Flate, farlig: Nettsted, chromium: Browser
) -> None:
    feil: dict[str, list[str]] = {}
    ropt: list[str] = []
    sett: set[str] = set()

    def rop(dialog: Dialog) -> None:
        ropt.append(dialog.message)
        dialog.dismiss()

    with apnet(chromium) as nettside:
        nettside.page.on("dialog", rop)
        hvem: tuple[str, str] | None = None
        for side in (side for side in SIDER if not side.fil):
            if (kontor := kontor_for(side, flate)) not in (None, hvem):
                hvem = kontor
                logg_inn(nettside, farlig, rolle=hvem[0], organ=hvem[1])
            adresse = farlig.adresse + side.sti
            svar = nettside.page.request.get(adresse)
            html = svar.text()
            if fant := farer(html):
                feil[side.navn] = fant
            if (hoved := _uten_id(html)) not in sett:
                sett.add(hoved)
                nettside.ga(adresse)
        nettside.page.evaluate("0")
        assert (feil, ropt, nettside.brudd, nettside.feil) == ({}, [], [], [])


def _uten_id(html: str) -> str:
    funnet = INNHOLD.search(html)
    return UUID.sub("", funnet[0] if funnet else html)


def test_heller_ikke_for_noe_annet_lop(leser: Klient) -> None:
    sett = 0
    for side in (side for side in SIDER if "{lop}" in side.rute and not side.fil):
        for lop in LOP:
            svar = leser.get(side.sti.replace("/s08", f"/{lop}").replace("/s07/", f"/{lop}/"))
            assert farer(svar.text) == [], (side.navn, lop)
            sett += svar.status_code == 200
    assert sett > 50


@pytest.mark.parametrize("nr", range(0, len(SKRIPT), 12))
def test_heller_ikke_det_som_star_i_adressen(leser: Klient, nr: int) -> None:
    for plass, side in enumerate(side for side in SIDER if not side.fil):
        html = leser.get(side.sti).text
        navn = {*NAVN.findall(" ".join(SKJEMA.findall(html))), "tilbake", "til", "region", "sorter"}
        last = [SKRIPT[(nr + plass + i) % len(SKRIPT)] for i in range(len(navn))]
        svar = leser.get(
            side.sti.partition("?")[0], params=dict(zip(sorted(navn), last, strict=True))
        )
        assert svar.status_code < 500, side.navn
        assert farer(svar.text) == [], side.navn


@pytest.mark.parametrize("sti", ["/sok?q=", "/innlogging?sok=", "/revisjon?q=", "/lop?losning="])
def test_heller_ikke_det_noen_soker_etter(leser: Klient, sti: str) -> None:
    adresse, _, navn = sti.partition("?")
    for en in ALLE:
        svar = leser.get(adresse, params={navn.rstrip("="): en})
        assert svar.status_code < 500
        assert farer(svar.text) == [], en


def test_heller_ikke_det_som_star_i_et_skjema_som_kommer_tilbake(leser: Klient) -> None:
    siste = leser.hus.reader.last()
    for en in SKRIPT:
        felt = {"tittel": en, "begrunnelse": en, "tema": en, "losning": en, "gjelder": en}
        mer = {"_kommando": str(uuid.uuid4()), "_tilbake": en, "omrade.kode": en}
        svar = leser.post(f"/steg/foresla/innforingslop:{uuid.uuid4()}", data={**felt, **mer})
        assert svar.status_code == 422, svar.status_code
        assert farer(svar.text) == []
        ukjent = leser.post("/steg/gi_merknad/innforingslop:s08", data={en: en})
        assert ukjent.status_code == 422
        assert farer(ukjent.text) == []
    assert leser.hus.reader.last() == siste


@pytest.mark.parametrize(
    "kontor",
    [
        ("medlem", "koordineringsgruppen"),
        ("innforingsleder", "regional-50"),
        ("revisor", "helsedirektoratet"),
        ("fullmektig", "kommune-stjordal"),
    ],
    ids=lambda kontor: kontor[0],
)
def test_hver_liste_er_tekst_i_hver_fil(farlig: Nettsted, kontor: tuple[str, str]) -> None:
    klient = Klient(farlig.app, farlig.hus)
    klient.logg_inn(*kontor)
    lister, farlige = 0, 0
    for side in (side for side in SIDER if not side.fil):
        svar = klient.get(side.sti)
        for fil in sorted(set(NEDLASTING.findall(svar.text))) if svar.status_code == 200 else ():
            med = f"{side.sti}{'&' if '?' in side.sti else '?'}last_ned={fil}"
            hentet = klient.get(med)
            assert hentet.status_code == 200, med
            farlige += _les_fil(fil, hentet.content, med)
            lister += 1
    assert lister >= 8
    assert farlige > 0


def _les_fil(fil: str, innhold: bytes, sted: str) -> int:
    """Hold that nothing in it is a formula; how many cells would have been."""
    if fil.endswith(".xlsx"):
        bok = openpyxl.load_workbook(io.BytesIO(innhold))
        celler = [c for ark in bok.worksheets for rad in ark.iter_rows() for c in rad]
        assert {c.data_type for c in celler} <= {"s", "n", "d", "b", "inlineStr"}, sted
        assert [c for c in celler if c.hyperlink] == [], sted
        return sum(isinstance(c.value, str) and FORMEL.match(c.value) is not None for c in celler)
    if fil.endswith(".json"):
        json.loads(innhold)
        return 0
    skille = "," if fil.endswith(".maskin.csv") else ";"
    tekst = innhold.decode("utf-8-sig")
    verdier = [
        v for rad in csv.reader(io.StringIO(tekst, newline=""), delimiter=skille) for v in rad
    ]
    kjorbare = [v for v in verdier if FORMEL.match(v) and not TALL.fullmatch(v)]
    assert kjorbare == [], sted
    return sum(v.startswith("'") for v in verdier)
