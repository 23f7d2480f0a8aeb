"""A delivered report is corrected by a new version; what was delivered first still stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.rapport.rapport import Rapport
from innforing.domain.rapport.verdier import Feltsvar, Utregnet
from innforing.domain.rapport.vilkar import INNHOLD, RapportFakta

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RettRapport(Steg[Rapport]):
    tekst = Tekst("Rett rapporten", "Rett rapporten", "Correct the report")
    fakta = RapportFakta
    regel = Regel(
        hvem=("rapportens_nettverk",),
        sperrer=("rapporten_er_levert", *INNHOLD),
        avklares=("arsrapporten_har_maltall",),
    )

    begrunnelse: Begrunnelse
    svar: tuple[Feltsvar, ...]

    def avgjor(self, g: Grunnlag[Rapport, RapportFakta]) -> Iterator[RapportRettet]:
        yield RapportRettet(
            utgave=g.aggregat.utgave + 1,
            dato=g.gjelder_dag,
            posisjon=g.fakta.siste_posisjon,
            svar=tuple(svar for svar in self.svar if svar.er_gitt),
            tall=g.fakta.utregnede_tall,
        )


class RapportRettet(Hendelse[Rapport]):
    """Whether it was late is settled by the first version."""

    tekst = Tekst("Rapporten er rettet", "Rapporten er retta", "The report was corrected")
    utgave: int
    dato: date
    posisjon: int
    """The position of the log that the figures were counted to: there they count the same."""
    svar: tuple[Feltsvar, ...]
    tall: tuple[Utregnet, ...] = ()

    def anvend(self, aggregat: Rapport) -> Rapport:
        return aggregat.med(utgave=self.utgave)


@vilkar(
    "K-313",
    "Rapporten er levert",
    "Rapporten er levert",
    "The report is delivered",
    rettes_av="rapportens_nettverk",
    slik=("Lever rapporten først", "Lever rapporten først", "Deliver the report first"),
)
def rapporten_er_levert(g: Grunnlag[Rapport, RapportFakta]) -> bool:
    return g.aggregat.levert is not None
