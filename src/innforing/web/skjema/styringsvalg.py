"""What can be chosen in the steps of governance: bodies, agreements, and what was decided."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from innforing.domain.avtale.avtale import Avtale
from innforing.domain.milepel.milepel import Milepel
from innforing.domain.milepel.verdier import Styringsorgan
from innforing.web.skjema.valg import fellesorganer
from innforing.web.skjema.valgtype import Kilde, Valg, nokkel, ordnet

if TYPE_CHECKING:
    from innforing.web.kall import Kall


def avtaler(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Every agreement and letter but the one whose step it is."""
    alle = kall.leser.under("avtale:").items()
    return ordnet(
        Valg(nokkel(s), a.tittel or nokkel(s))
        for s, a in alle
        if isinstance(a, Avtale) and s != strom
    )


def grunnlag(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """What a milepæl may rest on: the agreements, and the other milepæler."""
    alle = kall.leser.under("milepel:").items()
    andre = ordnet(
        Valg(nokkel(s), m.innhold.hva)
        for s, m in alle
        if isinstance(m, Milepel) and m.innhold is not None and s != strom
    )
    return (*avtaler(kall, strom), *andre)


def styringsorganer(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """The bodies of the samstyringsstruktur, and those that have been set up."""
    faste = {str(o.value): kall.t(o.tekst) for o in Styringsorgan}
    andre = (v for v in fellesorganer(kall, strom) if v.verdi not in faste)
    return ordnet(chain((Valg(kode, navn) for kode, navn in faste.items()), andre))


def parter(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """The parties of the agreement."""
    avtale = kall.leser.aggregat(strom)
    mine = avtale.parter if isinstance(avtale, Avtale) else ()
    return tuple(v for v in styringsorganer(kall, strom) if v.verdi in mine)


STYRINGSKILDER: Final[dict[str, Kilde]] = {
    "Innhold.bygger_pa": grunnlag,
    "registrer_avtale.viser_til": avtaler,
    "si_opp_avtale.part": parter,
    **dict.fromkeys(("registrer_avtale.parter", "registrer_veikart.parter"), styringsorganer),
    **dict.fromkeys(("registrer_enighet.parter", "Intensjon.part"), styringsorganer),
    **dict.fromkeys(("vedtatt_av", "registrer_bidrag.giver"), styringsorganer),
    "Forvaltningsrolle.organ": styringsorganer,
}
"""Field name, or `owner.field`, → what can be chosen for it."""
