"""What the network does for forankring in the region is logged (K-220, K-229)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.regional_gruppe.arbeid import RegionalForankring
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerRegionalForankring(Steg[RegionalGruppe], RegionalForankring):
    tekst = Tekst(
        "Registrer forankring i regionen",
        "Registrer forankring i regionen",
        "Register what was secured in the region",
    )
    fakta: ClassVar[type[Verdi]] = GruppeFakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk", "den_regionale_gruppen"),
        sperrer=("gruppen_er_registrert", "dagen_er_kommet"),
    )

    def avgjor(
        self, g: Grunnlag[RegionalGruppe, GruppeFakta]
    ) -> Iterator[RegionalForankringRegistrert]:
        felt = {navn: getattr(self, navn) for navn in RegionalForankring.model_fields}
        yield RegionalForankringRegistrert(forankring=RegionalForankring(**felt))


class RegionalForankringRegistrert(Hendelse[RegionalGruppe]):
    tekst = Tekst(
        "Forankring i regionen er registrert",
        "Forankring i regionen er registrert",
        "What was secured in the region was registered",
    )
    forankring: RegionalForankring

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        siste = max(aggregat.forankret or self.forankring.dato, self.forankring.dato)
        return aggregat.med(forankret=siste)
