"""The network delivers a report, late or not; the system counts its figures at that moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.rapport.rapport import Rapport
from innforing.domain.rapport.verdier import Feltsvar, Utregnet
from innforing.domain.rapport.vilkar import INNHOLD, RapportFakta

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class LeverRapport(Steg[Rapport]):
    tekst = Tekst("Lever rapporten", "Lever rapporten", "Deliver the report")
    fakta = RapportFakta
    regel = Regel(
        hvem=("rapportens_nettverk",),
        sperrer=("rapporten_gjenstar", *INNHOLD),
        avklares=("arsrapporten_har_maltall",),
    )

    svar: tuple[Feltsvar, ...]

    def avgjor(self, g: Grunnlag[Rapport, RapportFakta]) -> Iterator[RapportLevert]:
        dag, frist = g.gjelder_dag, g.aggregat.frist
        yield RapportLevert(
            dato=dag,
            sen=frist is not None and dag > frist,
            posisjon=g.fakta.siste_posisjon,
            svar=tuple(svar for svar in self.svar if svar.er_gitt),
            tall=g.fakta.utregnede_tall,
        )


class RapportLevert(Hendelse[Rapport]):
    """The first version; that it was late is shown, and never a reason to refuse it (T-20)."""

    tekst = Tekst("Rapporten er levert", "Rapporten er levert", "The report was delivered")
    dato: date
    sen: bool
    posisjon: int
    """The position of the log that the figures were counted to: there they count the same."""
    svar: tuple[Feltsvar, ...]
    tall: tuple[Utregnet, ...] = ()

    def anvend(self, aggregat: Rapport) -> Rapport:
        return aggregat.med(levert=self.dato, sen=self.sen, utgave=1)


@vilkar(
    "K-313",
    "Rapporten er ikke levert fra før",
    "Rapporten er ikkje levert frå før",
    "The report is not delivered already",
    rettes_av="rapportens_nettverk",
    slik=(
        "Rett rapporten med en ny utgave",
        "Rett rapporten med ei ny utgåve",
        "Correct the report by a new version",
    ),
)
def rapporten_gjenstar(g: Grunnlag[Rapport, RapportFakta]) -> bool:
    return g.aggregat.levert is None
