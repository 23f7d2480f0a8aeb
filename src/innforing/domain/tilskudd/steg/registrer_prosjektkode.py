"""The vertskommune keeps the grant under a code of its own (K-280)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerProsjektkode(Steg[Tilskudd]):
    tekst = Tekst(
        "Registrer prosjektkoden i regnskapet",
        "Registrer prosjektkoden i rekneskapen",
        "Enter the project code of the accounts",
    )
    regel = Regel(hvem=("vertskommunen", "ks"), sperrer=("bekreftelsen_er_mottatt",))

    prosjektkode: Kode

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[ProsjektkodeRegistrert]:
        yield ProsjektkodeRegistrert(prosjektkode=self.prosjektkode)


class ProsjektkodeRegistrert(Hendelse[Tilskudd]):
    tekst = Tekst(
        "Prosjektkoden er registrert", "Prosjektkoden er registrert", "The project code was entered"
    )
    prosjektkode: Kode

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        return aggregat.med(prosjektkode=self.prosjektkode)
