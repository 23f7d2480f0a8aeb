"""Who took part is registered, or corrected, after the samling (K-252)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.verdier import Oppmote

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerOppmote(Steg[Samling]):
    """Takes the place of what was registered for the same body and role."""

    tekst = Tekst("Registrer hvem som deltok", "Registrer kven som deltok", "Register attendance")
    regel = Regel(
        hvem=("samlingens_arrangor", "ks", "regional_gruppe"),
        sperrer=("samlingen_er_gjennomfort", "oppmotet_er_talt_en_gang"),
    )

    oppmote: Annotated[tuple[Oppmote, ...], Field(min_length=1)]

    def avgjor(self, g: Grunnlag[Samling, Any]) -> Iterator[OppmoteRegistrert]:
        yield OppmoteRegistrert(oppmote=self.oppmote)


class OppmoteRegistrert(Hendelse[Samling]):
    tekst = Tekst("Oppmøtet er registrert", "Oppmøtet er registrert", "Attendance was registered")
    oppmote: tuple[Oppmote, ...]

    def anvend(self, aggregat: Samling) -> Samling:
        alle = {o.hvem: o for o in (*aggregat.oppmote, *self.oppmote)}
        return aggregat.med(oppmote=tuple(alle.values()))
