"""What codes of a løsning are called on its page, and where they are read from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.vilkar import MYNDIGHETER
from innforing.domain.kriteriesett.kriteriesett import Kriteriesett
from innforing.domain.losning.verdier import Beredskap
from innforing.web.pages.lopet.lopsord import regionnavn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.projections.losninger.losninger import Losningsbilde
    from innforing.projections.table import Cell
    from innforing.web.kall import Kall

BEREDSKAPSFORM: Final = {
    str(Beredskap.IKKE_INFORMERT.value): "ring",
    str(Beredskap.INFORMERT.value): "brev",
    str(Beredskap.UTVIKLER.value): "halv",
    str(Beredskap.KLAR.value): "hake",
}
"""The shape that stands before how far a leverandør has come."""


def navnet(bilde: Losningsbilde) -> str:
    """What the løsning is called."""
    return bilde.hva.tekst("navn") or bilde.losning


def dagen(celle: Cell) -> date | None:
    """A day that a read model keeps as text."""
    return None if celle is None else date.fromisoformat(str(celle))


def dagord(kall: Kall, celle: Cell) -> str:
    """The same in words; nothing where there is none."""
    dag = dagen(celle)
    return "" if dag is None else kall.dato(dag)


def kriterieord(kall: Kall) -> dict[str, str]:
    """Id of each criterion → what it asks, by the newest set that has it."""
    sett = kall.leser.under("kriteriesett:").items()
    i_orden = sorted(sett, key=lambda par: int(par[0].partition(":")[2]))
    return {
        k.id: kall.t(k.tekst.tekst)
        for _, et in i_orden
        if isinstance(et, Kriteriesett)
        for k in et.kriterier
    }


def hvem_retter(kall: Kall, kode: str | None) -> str:
    """Who is to mend what falls short: a body, or an authority."""
    if not kode:
        return ""
    if kode in MYNDIGHETER:
        return kall.t(MYNDIGHETER[kode].tekst)
    return kall.organnavn(kode)


def regionene(kall: Kall, koder: Iterable[str]) -> str:
    """The regions by name; all of the country when none is named."""
    navn = regionnavn(kall)
    return ", ".join(navn.get(kode, kode) for kode in koder) or kall._("Hele landet")
