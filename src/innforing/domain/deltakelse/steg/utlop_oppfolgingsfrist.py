"""The day of a planned follow-up passed undone: noted by the system itself, once (K-201)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    """What the deadline rests with: the løp."""

    lopet_pa_vent_fra: date | None = None


class UtlopOppfolgingsfrist(Steg[Deltakelse]):
    tekst = Tekst(
        "Dagen for oppfølgingen passerer",
        "Dagen for oppfølginga passerer",
        "The day of the follow-up passes",
    )
    fakta = Fakta
    regel = Regel(hvem=("prosess",), sperrer=("oppfolgingen_har_forfalt", "fristen_loper"))

    id: Kode
    frist: date

    def avgjor(self, g: Grunnlag[Deltakelse, Fakta]) -> Iterator[OppfolgingsfristPassert]:
        yield OppfolgingsfristPassert(id=self.id, frist=self.frist)


class OppfolgingsfristPassert(Hendelse[Deltakelse]):
    """The follow-up can still be done; that it came late stands."""

    tekst = Tekst(
        "Dagen for oppfølgingen er passert",
        "Dagen for oppfølginga er passert",
        "The day of the follow-up passed",
    )
    id: Kode
    frist: date

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return aggregat.med(
            oppfolginger=tuple(
                o.med(forfalt=True) if o.id == self.id else o for o in aggregat.oppfolginger
            )
        )


@vilkar(
    "K-201",
    "Oppfølgingen skulle vært gjort, og det er ikke ført fra før",
    "Oppfølginga skulle vore gjord, og det er ikkje ført frå før",
    "The follow-up is overdue, and that is not recorded already",
    rettes_av="prosess",
    slik=("Ingenting gjenstår", "Ingenting står att", "Nothing remains"),
)
def oppfolgingen_har_forfalt(g: Grunnlag[Deltakelse, Fakta]) -> bool:
    apen = any(
        o.id == g.steg.id and o.dato == g.steg.frist and not o.forfalt
        for o in g.aggregat.apne_oppfolginger
    )
    return apen and bool(g.dag > g.steg.frist)
