"""A dated fact of governance is entered in the decision trail (K-337, K-349)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.milepel.milepel import Milepel
from innforing.domain.milepel.verdier import Innhold
from innforing.domain.milepel.vilkar import Grunnlagsfakta

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerMilepel(Steg[Milepel]):
    tekst = Tekst("Registrer en milepæl", "Registrer ein milepæl", "Register a milestone")
    fakta = Grunnlagsfakta
    oppretter = True
    regel = Regel(
        hvem=("ks", "koordineringsgruppen"),
        sperrer=(
            "milepelen_er_ny",
            "milepelen_har_skjedd",
            "grunnlaget_er_registrert",
            "grunnlaget_kom_forst",
        ),
    )

    innhold: Innhold

    def avgjor(self, g: Grunnlag[Milepel, Any]) -> Iterator[MilepelRegistrert]:
        yield MilepelRegistrert(innhold=self.innhold)


class MilepelRegistrert(Hendelse[Milepel]):
    tekst = Tekst("Milepælen er registrert", "Milepælen er registrert", "The milestone was entered")
    innhold: Innhold

    def anvend(self, aggregat: Milepel) -> Milepel:
        return aggregat.med(innhold=self.innhold)


@vilkar(
    "K-337",
    "Milepælen er ikke registrert fra før",
    "Milepælen er ikkje registrert frå før",
    "The milestone is not registered already",
    rettes_av="ks",
    slik=(
        "Rett den som er registrert",
        "Rett den som er registrert",
        "Correct the one that is registered",
    ),
)
def milepelen_er_ny(g: Grunnlag[Milepel, Any]) -> bool:
    return not g.aggregat.finnes
