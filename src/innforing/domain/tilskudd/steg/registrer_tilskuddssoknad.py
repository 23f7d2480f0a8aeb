"""What was applied for is kept beside the grant (K-295)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.deler import Bilag
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerTilskuddssoknad(Steg[Tilskudd]):
    tekst = Tekst(
        "Registrer søknaden om tilskudd",
        "Registrer søknaden om tilskot",
        "Enter the application for a grant",
    )
    oppretter = None
    regel = Regel(hvem=("ks", "nettverkets_leder"), sperrer=("det_sokes_for_tildelingen",))

    soknadssum: Kroner
    soknad: Bilag | None = None

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[TilskuddssoknadRegistrert]:
        yield TilskuddssoknadRegistrert(soknadssum=self.soknadssum, soknad=self.soknad)


class TilskuddssoknadRegistrert(Hendelse[Tilskudd]):
    tekst = Tekst(
        "Søknaden om tilskudd er registrert",
        "Søknaden om tilskot er registrert",
        "The application for a grant was entered",
    )
    soknadssum: Kroner
    soknad: Bilag | None = None

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        return aggregat.med(soknadssum=self.soknadssum)


@vilkar(
    "K-295",
    "Tilskuddet er ikke tildelt ennå",
    "Tilskotet er ikkje tildelt enno",
    "The grant is not allocated yet",
    rettes_av="ks",
    slik=(
        "En tildelt sum endres av KS",
        "Ein tildelt sum blir endra av KS",
        "KS changes an amount that is allocated",
    ),
)
def det_sokes_for_tildelingen(g: Grunnlag[Tilskudd, Any]) -> bool:
    return not g.aggregat.tildelt
