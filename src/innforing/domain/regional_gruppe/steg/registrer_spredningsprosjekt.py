"""An ongoing spredningsprosjekt that the group should support (K-238)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.regional_gruppe.arbeid import Spredningsprosjekt
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerSpredningsprosjekt(Steg[RegionalGruppe], Spredningsprosjekt):
    tekst = Tekst(
        "Registrer et spredningsprosjekt",
        "Registrer eit spreiingsprosjekt",
        "Register a project of spread",
    )
    fakta: ClassVar[type[Verdi]] = GruppeFakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk", "den_regionale_gruppen"),
        sperrer=("gruppen_er_registrert",),
    )

    def avgjor(
        self, g: Grunnlag[RegionalGruppe, GruppeFakta]
    ) -> Iterator[SpredningsprosjektRegistrert]:
        prosjekt = Spredningsprosjekt(omrade=self.omrade, navn=self.navn, fra=self.fra)
        yield SpredningsprosjektRegistrert(prosjekt=prosjekt)


class SpredningsprosjektRegistrert(Hendelse[RegionalGruppe]):
    tekst = Tekst(
        "Et spredningsprosjekt er registrert",
        "Eit spreiingsprosjekt er registrert",
        "A project of spread was registered",
    )
    prosjekt: Spredningsprosjekt

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        return aggregat.med(prosjekter=(*aggregat.prosjekter, self.prosjekt))
