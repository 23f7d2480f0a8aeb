"""What readers are given: pages of every kind they can reach, and every file, unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter, deque
from contextlib import contextmanager
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from pypdf import PdfReader

from innforing.web.app import lag_app
from innforing.web.innsynsvakt import LAST_NED
from innforing.web.ruter import RUTER
from tests.web.klient import Klient
from tests.web.lenker import LENKE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innforing.bootstrap import Hus

    Gitt = dict[tuple[str, str], bytes]
    """Role and address → what was given there."""

LESERE: Final = (
    ("saksbehandler", "ks", "/"),
    ("revisor", "ks", "/revisjon"),
    ("innforingsleder", "regional-46", "/"),
)
"""Role and body of those who read, and where they begin: together they see every kind of page."""
AV_HVERT_SLAG: Final = 2
"""How many pages of each route a reader follows links to; of a file, the first of its name."""
_RUTER: Final = [
    (re.compile(re.sub(r"\\\{[^}]*\}", "[^/]+", re.escape(rute.sti))), rute.sti)
    for rute in RUTER
    if rute.metode == "GET"
]


@contextmanager
def apne_sider(hus: Hus, person: str) -> Iterator[dict[str, Klient]]:
    """The running program: role → a reader who is signed in, everywhere the same person."""
    with hus.lesesiden() as lesesiden:
        lesesiden.catch_up()
        app = lag_app(hus, lesesiden, demo_innlogging=True)
        lesere = {}
        for rolle, organ, _ in LESERE:
            lesere[rolle] = Klient(app, hus)
            lesere[rolle].logg_inn(rolle, organ, person)
        yield lesere


def oppdag(lesere: Mapping[str, Klient]) -> Gitt:
    """Where links lead, and what is given there; some of each kind, in the order they are met."""
    gitt: Gitt = {}
    for rolle, _, begynn in LESERE:
        ko, av_slag = deque([begynn]), Counter[tuple[str, str]]()
        while ko:
            sti = ko.popleft()
            slaget = _slag(sti)
            if slaget is None or (rolle, sti) in gitt:
                continue
            if av_slag[slaget] >= (1 if slaget[1] else AV_HVERT_SLAG):
                continue
            av_slag[slaget] += 1
            svar = lesere[rolle].get(sti)
            gitt[rolle, sti] = _utpakket(svar.content)
            if svar.headers.get("content-type", "").startswith("text/html"):
                ko.extend(unescape(lenke) for lenke in LENKE.findall(svar.text))
    return gitt


def les_igjen(lesere: Mapping[str, Klient], gitt: Gitt) -> Gitt:
    """What is given at the same addresses now."""
    return {(rolle, sti): _utpakket(lesere[rolle].get(sti).content) for rolle, sti in gitt}


def _slag(sti: str) -> tuple[str, str] | None:
    """The route, and of a file its name; None: nothing of ours answers."""
    delt = urlsplit(sti)
    rute = next((navn for form, navn in _RUTER if form.fullmatch(delt.path)), None)
    if rute is None or delt.netloc:
        return None
    return rute, parse_qs(delt.query).get(LAST_NED, [""])[0]


def _utpakket(innhold: bytes) -> bytes:
    """The same with the files of an archive or a sheet, and what a PDF says, in it and of it."""
    if innhold.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(innhold)) as arkiv:
            return innhold + b"".join(_utpakket(arkiv.read(navn)) for navn in arkiv.namelist())
    if innhold.startswith(b"%PDF"):
        pdf = PdfReader(io.BytesIO(innhold))
        ord_ = "".join("".join(side.extract_text().split()) for side in pdf.pages)
        om = pdf.xmp_metadata.stream.get_data() if pdf.xmp_metadata else b""
        return innhold + f"{ord_}{pdf.metadata}".encode() + om
    return innhold
