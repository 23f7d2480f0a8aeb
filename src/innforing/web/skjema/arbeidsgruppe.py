"""The arbeidsgruppe of a løp as people write it: the name of one there is, or of a new one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from innforing.domain.innforingslop.steg.knytt_arbeidsgruppe import KnyttArbeidsgruppe
from innforing.web.lister.innliming import enkelt
from innforing.web.skjema.valg import arbeidsgrupper

if TYPE_CHECKING:
    from innforing.web.kall import Kall

FORAN: Final = "arbeidsgruppe-"
LENGST: Final = 60
"""Letters of a new id that come from the name."""
_ER_ID: Final = re.compile(rf"{FORAN}[A-Za-z0-9._-]+")


def med_gruppens_id(kall: Kall, trigger: str, data: dict[str, object]) -> dict[str, object]:
    """The data with the id of the group; a group that nobody knows keeps its name beside it."""
    skrevet = data.get("organ")
    if trigger != KnyttArbeidsgruppe.trigger() or not isinstance(skrevet, str):
        return data
    kjente = {enkelt(valg.etikett): valg.verdi for valg in arbeidsgrupper(kall, "")}
    kjent = kjente.get(enkelt(skrevet))
    if kjent is not None:
        return {**data, "organ": kjent}
    if _ER_ID.fullmatch(skrevet):
        return data
    rent = "-".join(enkelt(skrevet).encode("ascii", "ignore").decode().split())
    ny = f"{FORAN}{rent.removeprefix(FORAN)[:LENGST].strip('-') or 'ny'}"
    return {"navn": skrevet, **data, "organ": ny}
