"""What the group has to do with one løp, for the løp's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.web.deler import Linje
from innforing.web.innsyn import ser_alt
from innforing.web.pages.moter.moterom import Motesteg, moteboken, saksstatus

if TYPE_CHECKING:
    from innforing.web.kall import Kall
    from innforing.web.side import Lenke


def lopets_saker(kall: Kall, lop: str) -> tuple[Linje, ...]:
    """Each item about the løp: its title, where it stands, and its page."""
    if not ser_alt(kall):
        return ()
    saker = (sak for sak in moteboken(kall).saker.values() if lop in sak.lop)
    return tuple(
        Linje(sak.tittel, saksstatus(kall, sak)[1], kall.til(f"/beslutninger/{sak.id}"))
        for sak in saker
    )


def meld_lopet(kall: Kall, lop: str, tittel: str) -> Lenke | None:
    """Where the løp is put on the agenda of the group; None for those who may not."""
    if not ser_alt(kall):
        return None
    tekst = kall._("Meld som sak til koordineringsgruppen")
    return Motesteg(kall).lenke("meld_sak", tekst, lop=lop, tittel=tittel)
