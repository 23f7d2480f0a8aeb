"""The answer deadline of a pulje passed: taken by the system itself, once (livslop.md §5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.verdier import Fristutlop, Svarstatus
from innforing.domain.deltakelse.vilkar import PuljeFakta
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class UtlopSvarfrist(Steg[Deltakelse]):
    tekst = Tekst("Svarfristen løper ut", "Svarfristen går ut", "The answer deadline passes")
    fakta = PuljeFakta
    regel = Regel(
        hvem=("prosess",),
        sperrer=("fristen_er_passert", "utlopet_er_ikke_fort", "fristen_loper"),
    )

    pulje: int
    frist: date
    """Last day to answer."""

    def avgjor(self, g: Grunnlag[Deltakelse, PuljeFakta]) -> Iterator[SvarfristPassert]:
        yield SvarfristPassert(pulje=self.pulje, frist=self.frist)


class SvarfristPassert(Hendelse[Deltakelse]):
    """Silence stays «Ikke svart», once no pulje is left to answer for in time."""

    tekst = Tekst("Svarfristen er passert", "Svarfristen er passert", "The deadline passed")
    pulje: int
    frist: date

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        utlop = Fristutlop(pulje=self.pulje, frist=self.frist)
        etter = aggregat.med(frister=(*aggregat.frister, utlop))
        alle_ute = all(etter.fristen_er_utlopt(p) for p in etter.invitasjoner)
        if etter.status is Svarstatus.INVITERT and alle_ute:
            return etter.med(status=Svarstatus.IKKE_SVART)
        return etter


@vilkar(
    "K-156",
    "Puljens svarfrist er passert",
    "Svarfristen for pulja er passert",
    "The deadline of the pulje is past",
    rettes_av="prosess",
    slik=("Vent til fristen er ute", "Vent til fristen er ute", "Wait until it is past"),
)
def fristen_er_passert(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    """The deadline that holds now, not one that was moved."""
    return bool(g.fakta.svarfrist == g.steg.frist and g.dag > g.steg.frist)


@vilkar(
    "K-156",
    "Utløpet er ikke ført fra før",
    "Utløpet er ikkje ført frå før",
    "The passing is not recorded already",
    rettes_av="prosess",
    slik=("Ingenting gjenstår", "Ingenting står att", "Nothing remains"),
)
def utlopet_er_ikke_fort(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    """Once per kommune and pulje, and only for one that was invited to it."""
    d, pulje = g.aggregat, g.steg.pulje
    return pulje in d.invitasjoner and not d.fristen_er_utlopt(pulje)


@vilkar(
    "K-156",
    "Fristen løper, fordi løpet ikke står på vent",
    "Fristen går, fordi løpet ikkje står på vent",
    "The deadline runs, since the løp is not paused",
    rettes_av="lopets_leder",
    slik=("Gjenoppta løpet", "Ta løpet opp att", "Resume the løp"),
)
def fristen_loper(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    """No deadline runs out while the løp waits (livslop.md §2)."""
    return g.fakta.lopet_pa_vent_fra is None
