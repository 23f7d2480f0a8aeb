"""What is missing for a guard, in words: also codes and ids that `Ordbok` does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.domain.losning.verdier import Portefoljestatus
from innforing.domain.materiell.materiell import Materiell
from innforing.domain.materiell.verdier import Materielltype

if TYPE_CHECKING:
    from innforing.application.ordbok import Ordbok
    from innforing.domain.grunnmur.verdi import Tekst
    from innforing.web.kall import Kall

_KODER: Final[dict[str, Tekst]] = {
    str(kode.value): kode.tekst for verk in (Materielltype, Portefoljestatus) for kode in verk
}


def mangelord(kall: Kall, ordbok: Ordbok, kode: str) -> str:
    """The word for one thing on the list of a guard; the code itself where nobody knows it."""
    ord_ = ordbok.ord(kode)
    if ord_ != kode:
        return ord_
    if kode in _KODER:
        return kall.t(_KODER[kode])
    materiell = kall.leser.aggregat(f"materiell:{kode}")
    tittel = materiell.tittel if isinstance(materiell, Materiell) else None
    return tittel or kall.organnavn(kode)
