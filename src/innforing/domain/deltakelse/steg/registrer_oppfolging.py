"""A follow-up was done, planned or not (K-201)."""

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


class RegistrerOppfolging(Steg[Deltakelse]):
    tekst = Tekst("Registrer oppfølging", "Registrer oppfølging", "Register a follow-up")
    fakta = DeltakelseFakta
    regel = Regel(hvem=ALLE_NAER, sperrer=("det_har_skjedd", "oppfolgingen_gjenstar"))

    id: Kode
    funn: Begrunnelse | None = None

    def avgjor(self, g: Grunnlag[Deltakelse, DeltakelseFakta]) -> Iterator[OppfolgingRegistrert]:
        yield OppfolgingRegistrert(id=self.id, dato=g.gjelder_dag, funn=self.funn)


class OppfolgingRegistrert(Hendelse[Deltakelse]):
    tekst = Tekst("Oppfølging er gjort", "Oppfølging er gjord", "A follow-up is done")
    id: Kode
    dato: date
    funn: Begrunnelse | None = None

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        planlagt = {o.id: o for o in aggregat.oppfolginger}
        gjort = planlagt.get(self.id, Oppfolging(id=self.id, dato=self.dato))
        planlagt[self.id] = gjort.med(gjennomfort=self.dato)
        return aggregat.med(oppfolginger=tuple(planlagt.values()))


@vilkar(
    "K-201",
    "Oppfølgingen er ikke gjort fra før",
    "Oppfølginga er ikkje gjord frå før",
    "The follow-up is not done already",
    rettes_av=("lopets_leder", "kommunens_nettverksressurs"),
    slik=(
        "Gi den nye oppfølgingen en egen kode",
        "Gi den nye oppfølginga ein eigen kode",
        "Give the new follow-up a code of its own",
    ),
)
def oppfolgingen_gjenstar(g: Grunnlag[Deltakelse, DeltakelseFakta]) -> bool:
    return all(o.id != g.steg.id or o.gjennomfort is None for o in g.aggregat.oppfolginger)
