"""`/bevis/…`: the published files that prove the log, offered as any web server could (§4).

Checkpoints and tiles are for everyone, without signing in; entries show who was active when, and
are for the revisor. A file of any other name is none of ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from innforing.domain.grunnmur.aktor import Rolle
from innforing.web.innlogging import Flate
from innforing.web.kall import IkkeAdgang, IkkeFunnet

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.web.kall import Kall

ADRESSE: Final = "/bevis"
TEKST: Final = "text/plain; charset=utf-8"
BYTES: Final = "application/octet-stream"
VARIG: Final = "max-age=31536000, immutable"
_SJEKKPUNKT: Final = re.compile(r"checkpoint|sjekkpunkt/[1-9][0-9]{0,17}").fullmatch
_FLIS: Final = re.compile(
    r"tile/(?P<niva>entries|[0-9]|[1-5][0-9]|6[0-3])/(?:x[0-9]{3}/){0,5}[0-9]{3}"
    r"(?:\.p/(?:[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]))?"
).fullmatch


def fil(kall: Kall, navn: str) -> Response:
    """One file by its name under the folder of proofs; `IkkeFunnet` for what is not published."""
    mappe = kall.hus.innstillinger.bevismappe(kall.hus.logg.id or "")
    if _SJEKKPUNKT(navn) is not None:
        # a witness may still put its line under a checkpoint
        return _svar(mappe / navn, TEKST, "public, no-cache")
    flis = _FLIS(navn)
    if flis is None:
        raise IkkeFunnet
    if flis["niva"] != "entries":
        return _svar(mappe / navn, BYTES, f"public, {VARIG}")
    if kall.jeg is None or kall.jeg.flate is not Flate.REVISOR:
        raise IkkeAdgang(Rolle.REVISOR)
    return _svar(mappe / navn, BYTES, f"private, {VARIG}")


def _svar(fil: Path, slag: str, bevares: str) -> Response:
    try:
        innhold = fil.read_bytes()
    except OSError:
        raise IkkeFunnet from None
    return Response(innhold, headers={"content-type": slag, "cache-control": bevares})
