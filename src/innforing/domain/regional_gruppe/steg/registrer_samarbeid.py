"""Another network or actor of the region, and the co-operation agreed with it (K-237)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.arbeid import Samarbeid
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerSamarbeid(Steg[RegionalGruppe], Samarbeid):
    tekst = Tekst(
        "Registrer samarbeid i regionen",
        "Registrer samarbeid i regionen",
        "Register co-operation in the region",
    )
    fakta: ClassVar[type[Verdi]] = GruppeFakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk", "den_regionale_gruppen"),
        sperrer=("gruppen_er_registrert", "avtalen_er_inngatt"),
    )

    def avgjor(self, g: Grunnlag[RegionalGruppe, GruppeFakta]) -> Iterator[SamarbeidRegistrert]:
        samarbeid = Samarbeid(part=self.part, navn=self.navn, avtalt=self.avtalt)
        yield SamarbeidRegistrert(samarbeid=samarbeid)


class SamarbeidRegistrert(Hendelse[RegionalGruppe]):
    """One told of before with the same name is replaced: now it is agreed."""

    tekst = Tekst(
        "Samarbeid i regionen er registrert",
        "Samarbeid i regionen er registrert",
        "Co-operation in the region was registered",
    )
    samarbeid: Samarbeid

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        andre = (s for s in aggregat.samarbeid if s.navn != self.samarbeid.navn)
        return aggregat.med(samarbeid=(*andre, self.samarbeid))


@vilkar(
    "K-373",
    "Avtalen er inngått når den registreres",
    "Avtalen er inngått når han blir registrert",
    "The agreement is made when it is registered",
    rettes_av=("gruppens_diginettverk", "den_regionale_gruppen"),
    slik=(
        "La datoen stå tom til samarbeidet er avtalt",
        "La datoen stå tom til samarbeidet er avtalt",
        "Leave the date empty until it is agreed",
    ),
)
def avtalen_er_inngatt(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> bool:
    return g.steg.avtalt is None or g.steg.avtalt <= g.dag
