"""A follow-up past go-live is planned, so that the kommune is not let go too early (K-201)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.myndigheter import ALLE_NAER, DeltakelseFakta
from innforing.domain.deltakelse.verdier import Oppfolging
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class PlanleggOppfolging(Steg[Deltakelse]):
    tekst = Tekst("Planlegg oppfølging", "Planlegg oppfølging", "Plan a follow-up")
    fakta = DeltakelseFakta
    regel = Regel(hvem=ALLE_NAER, sperrer=("oppfolgingen_er_ny",))

    id: Kode
    dato: date
    tema: Begrunnelse | None = None

    def avgjor(self, g: Grunnlag[Deltakelse, DeltakelseFakta]) -> Iterator[OppfolgingPlanlagt]:
        yield OppfolgingPlanlagt(id=self.id, dato=self.dato, tema=self.tema)


class OppfolgingPlanlagt(Hendelse[Deltakelse]):
    tekst = Tekst("Oppfølging er planlagt", "Oppfølging er planlagd", "A follow-up is planned")
    id: Kode
    dato: date
    tema: Begrunnelse | None = None

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        ny = Oppfolging(id=self.id, dato=self.dato)
        return aggregat.med(oppfolginger=(*aggregat.oppfolginger, ny))


@vilkar(
    "K-201",
    "Oppfølgingen er ikke planlagt fra før",
    "Oppfølginga er ikkje planlagd frå før",
    "The follow-up is not planned already",
    rettes_av=("lopets_leder", "kommunens_nettverksressurs"),
    slik=(
        "Gi oppfølgingen en egen kode",
        "Gi oppfølginga ein eigen kode",
        "Give the follow-up a code of its own",
    ),
)
def oppfolgingen_er_ny(g: Grunnlag[Deltakelse, DeltakelseFakta]) -> bool:
    return all(o.id != g.steg.id for o in g.aggregat.oppfolginger)
