"""What can be chosen in the steps of behov and samlinger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.domain.behov.behov import Behov
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.verdier import Samlingstema
from innforing.domain.samlingsplan.samlingsplan import Samlingsplan
from innforing.web.skjema.valgtype import Kilde, Valg, nokkel, ordnet

if TYPE_CHECKING:
    from innforing.web.kall import Kall


def andre_behov(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Every other behov that stands for itself."""
    alle = kall.leser.under("behov:").items()
    return ordnet(
        Valg(nokkel(s), b.tittel or nokkel(s))
        for s, b in alle
        if isinstance(b, Behov) and b.samlet_i is None and s != strom
    )


def samlinger(kall: Kall, _strom: str) -> tuple[Valg, ...]:
    """Every samling, with its first day."""
    alle = kall.leser.under("samling:").items()
    return ordnet(
        Valg(nokkel(s), f"{a.tittel}, {kall.dato(a.fra)}")
        for s, a in alle
        if isinstance(a, Samling) and a.fra is not None
    )


def temaer(kall: Kall, _strom: str) -> tuple[Valg, ...]:
    """The five known themes, and those that KS has set in any year."""
    planer = kall.leser.under("samlingsplan:").values()
    egne = {t.kode: t.navn for p in planer if isinstance(p, Samlingsplan) for t in p.temaer}
    faste = (Valg(str(t.value), kall.t(t.tekst)) for t in Samlingstema)
    return (*faste, *(Valg(kode, navn) for kode, navn in egne.items()))


BEHOVSKILDER: Final[dict[str, Kilde]] = {
    "samle_behov.behov": andre_behov,
    "foresla.behov": andre_behov,
    "gi_mandat.behov": andre_behov,
    "meld_behov.samling": samlinger,
    "del_grupperesultat.samling": samlinger,
    "planlegg_samling.temaer": temaer,
    "endre_samling.temaer": temaer,
}
