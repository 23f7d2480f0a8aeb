"""Every answer that is sensitive, or a file, waits here for its row in the innsynslogg."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from innforing.application.innsynslogg import Innsyn
from innforing.application.innsynsord import Folsomt, Innsynsgrunn
from innforing.web.folsomme import TING
from innforing.web.innlogging import Flate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.responses import Response

    from innforing.web.kall import Kall
    from innforing.web.svar import Rute

LAST_NED: Final = "last_ned"
"""The parameter that asks for a list as a file."""
GRUNNER: Final[Mapping[Flate, Innsynsgrunn]] = {
    Flate.KOORDINERING: Innsynsgrunn.SAMORDNING,
    Flate.LEDER: Innsynsgrunn.LEDELSE,
    Flate.KOMMUNE: Innsynsgrunn.KOMMUNEN,
    Flate.REVISOR: Innsynsgrunn.REVISJON,
    Flate.LESER: Innsynsgrunn.DELTAR,
    Flate.UTEN: Innsynsgrunn.APENT,
}
"""Why one who acts in such a role reads: no page asks for another reason."""
VISER_NOE: Final = frozenset({200, 409, 422})
"""Answers that show what the page is about; every other is sent on, or refused."""
_ID: Final = re.compile(r"[A-Za-z0-9._:-]{1,100}(/[A-Za-z0-9._:-]{1,100}){0,5}")
"""What an id, or a path of ids, looks like: what somebody wrote in an address is not kept."""
_FIL: Final = re.compile(r"[a-z0-9._-]{1,80}")


def slipp(rute: Rute, kall: Kall, parametre: Mapping[str, str], svar: Response) -> Response:
    """The same answer, once its row is durable; `InnsynNede` instead of it when there is none."""
    fil = _fil(rute, kall, svar)
    # who is not signed in is shown what is public, and no more
    slag = None if kall.jeg is None else rute.innsyn
    slag = slag or (None if fil is None else Folsomt.UTTREKK)
    if slag is None or svar.status_code not in VISER_NOE:
        return svar
    innsyn = Innsyn(
        side=rute.sti,
        ting="/".join(_ting(rute, kall, parametre)),
        slag=slag,
        grunn=GRUNNER[Flate.UTEN if kall.jeg is None else kall.jeg.flate],
        fil=fil,
    )
    aktor = None if kall.jeg is None else kall.jeg.aktor
    kall.hus.innsyn.noter(innsyn, aktor, oppfrisking=kall.oppfrisking and fil is None)
    return svar


def _fil(rute: Rute, kall: Kall, svar: Response) -> str | None:
    """The name of the file that is taken along; None when it is a page."""
    if not svar.headers.get("content-disposition", "").startswith("attachment"):
        return None
    bedt = kall.sporring.get(LAST_NED, "")
    return bedt if _FIL.fullmatch(bedt) else rute.sti.rpartition("/")[2]


def _ting(rute: Rute, kall: Kall, parametre: Mapping[str, str]) -> Iterator[str]:
    """The ids that the address names, in its path and where its page takes one as a parameter."""
    navngitt = (
        *parametre.values(),
        *(kall.sporring.get(navn, "") for navn in TING.get(rute.sti, ())),
    )
    return (id_ for id_ in navngitt if _ID.fullmatch(id_))
