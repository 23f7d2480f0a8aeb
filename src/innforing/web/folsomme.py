"""Which addresses are sensitive, and why: the one table of what leaves a row in the innsynslogg.

Beside these every file that is taken along leaves one, whatever its page. Pages that name somebody
only as the holder of an office (who leads a løp, who approved a model) are not among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.application.innsynsord import Folsomt

if TYPE_CHECKING:
    from collections.abc import Mapping

_KONTAKT: Final = (
    "/lop/{lop}/deltakere",
    "/lop/{lop}/deltakere/handling",
    "/lop/{lop}/deltakere/epost",
    "/lop/{lop}/deltakere/{kommune}",
    "/lop/{lop}/plan/{del_}",
    "/kommuner/{kommune}",
    "/regioner/{organ}",
    "/personvern",
)
"""Who can be reached where, and for which kommune or body."""
_HANDLINGER: Final = (
    "/lop/{lop}/beslutninger",
    "/lop/{lop}/historikk",
    "/historikk/{strom}",
    "/hendelser/{posisjon}",
    "/bak/{modell}",
    "/svar/{lop}/{kommune}",
    "/moter/{mote}",
    "/moter/{mote}/protokoll.pdf",
    "/beslutninger/{sak}",
    "/revisjon",
    "/revisjon/avviste",
    "/revisjon/saertilfeller",
    "/revisjon/spol",
    "/revisjon/sammenlign",
    "/revisjon/innsyn",
    "/revisjon/uttrekk",
)
"""Who did what and when, who was there, and who had to leave the seat."""
_OKONOMI: Final = (
    "/tilskudd/{ar}/{mottaker}",
    "/rapporter/{nettverk}/{ar}/{slag}",
    "/rapporter/{nettverk}/{ar}/{slag}/skriv",
)
"""Money, and the people it is tied to."""
FOLSOMME: Final[Mapping[str, Folsomt]] = {
    **dict.fromkeys(_KONTAKT, Folsomt.KONTAKT),
    **dict.fromkeys(_HANDLINGER, Folsomt.HANDLINGER),
    **dict.fromkeys(_OKONOMI, Folsomt.OKONOMI),
    "/revisjon/uttrekk/pakke": Folsomt.UTTREKK,
}
"""Address as the table of routes has it → why; a form sent to it counts as the page does."""
TING: Final[Mapping[str, tuple[str, ...]]] = {
    "/revisjon/spol": ("strom",),
    "/bak/{modell}": ("sti",),
    "/revisjon/uttrekk/pakke": ("strom",),
}
"""Address → parameters of the query that hold the id of what is shown."""
