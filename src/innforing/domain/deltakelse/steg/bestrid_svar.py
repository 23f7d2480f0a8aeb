"""The kommune says that an answer entered by others is not its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.myndigheter import DeltakelseFakta
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag

STAR_VED_LAG = (Svarstatus.TAKKET_NEI, Svarstatus.TRUKKET_SEG, Svarstatus.IKKE_SVART)
"""Where a kommune can be put back to; a seat that others gave up may be gone."""


class BestridSvar(Steg[Deltakelse]):
    tekst = Tekst("Bestrid svaret", "Bestrid svaret", "Dispute the answer")
    fakta = DeltakelseFakta
    regel = Regel(hvem=("kommunens_fullmektig",), sperrer=("andre_forte_svaret",))

    def avgjor(self, g: Grunnlag[Deltakelse, DeltakelseFakta]) -> Iterator[SvarBestridt]:
        yield SvarBestridt()


class SvarBestridt(Hendelse[Deltakelse]):
    """The answer falls away, and the kommune may answer anew without being late.

    A seat that it never asked for was no part in the løp.
    """

    tekst = Tekst(
        "Kommunen bestrider svaret", "Kommunen bestrid svaret", "The kommune disputes the answer"
    )

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        for_ = aggregat.for_andres_svar
        var_med = for_ in (Svarstatus.PAMELDT, Svarstatus.TRUKKET_SEG)
        return aggregat.med(
            deltatt=aggregat.deltatt and (var_med or not aggregat.pameldt),
            status=for_ if for_ in STAR_VED_LAG else Svarstatus.INVITERT,
            pulje=None,
            svar_fort_av_andre=False,
            for_andres_svar=None,
            omtvistet=True,
        )


@vilkar(
    "K-156",
    "Svaret som står, er ført av andre enn kommunen",
    "Svaret som står, er ført av andre enn kommunen",
    "The standing answer was entered by others than the kommune",
    rettes_av="kommunens_fullmektig",
    slik=(
        "Gi et nytt svar i stedet",
        "Gi eit nytt svar i staden",
        "Give a new answer instead",
    ),
)
def andre_forte_svaret(g: Grunnlag[Deltakelse, DeltakelseFakta]) -> bool:
    return g.aggregat.svar_fort_av_andre
