"""Questions about reports: the calendar of a network, and måltall beside results."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.sporsmal.register import Kilde, sporsmal
from innforing.domain.rapport.rapport import Rapport
from innforing.domain.rapport.steg.lever_rapport import RapportLevert
from innforing.domain.rapport.steg.rett_rapport import RapportRettet
from innforing.domain.rapportmal.rapportmal import Rapportmal

if TYPE_CHECKING:
    from innforing.domain.rapportmal.verdier import Malfelt


@sporsmal
def rapportkalender(kilde: Kilde, nettverk: str) -> object:
    """Report → its deadline, its status as of the moment, and which version holds (K-313)."""
    prefiks = f"rapport:{nettverk}:"
    funnet = cast("dict[str, Rapport]", kilde.blikk.under(prefiks))
    return {
        strom.removeprefix(prefiks): {
            "frist": rapport.frist,
            "status": _status(rapport),
            "levert": rapport.levert,
            "utgave": rapport.utgave,
        }
        for strom, rapport in funnet.items()
    }


@sporsmal
def rapporttall(kilde: Kilde, nettverk: str, ar: int, slag: str) -> object:
    """The figures of the version that holds: each with its måltall, where it has one (K-314)."""
    resultat = _svar(kilde, f"rapport:{nettverk}:{ar}:{slag}")
    maltall = _svar(kilde, f"rapport:{nettverk}:{ar}:maltall")
    rapport = cast("Rapport", kilde.blikk.aggregat(f"rapport:{nettverk}:{ar}:{slag}"))
    mal = cast("Rapportmal", kilde.blikk.aggregat(f"rapportmal:{slag}:{rapport.mal}"))
    svart = (felt for felt in mal.felter if felt.nokkel in resultat)
    return {felt.nokkel: _ved_siden(felt, resultat, maltall) for felt in svart}


def _ved_siden(
    felt: Malfelt, resultat: dict[str, int], maltall: dict[str, int]
) -> dict[str, int | None]:
    """A figure, and the target beside it where the template names one."""
    egen: dict[str, int | None] = {"resultat": resultat[felt.nokkel]}
    return egen if felt.maltall is None else egen | {"maltall": maltall.get(felt.maltall)}


def _status(rapport: Rapport) -> str:
    """Open, delivered or late (K-313)."""
    if rapport.levert is not None:
        return "levert_sent" if rapport.sen else "levert"
    return "over_fristen" if rapport.passert is not None else "apen"


def _svar(kilde: Kilde, strom: str) -> dict[str, int]:
    """Every number of the version that holds: given by the network, or counted in the log."""
    utgaver = [
        h.hendelse
        for h in kilde.blikk.hendelser(strom)
        if isinstance(h.hendelse, RapportLevert | RapportRettet)
    ]
    if not utgaver:
        return {}
    siste = utgaver[-1]
    egne = {svar.felt: svar.verdi for svar in siste.svar if svar.verdi is not None}
    return egne | {tall.felt: tall.verdi for tall in siste.tall}
