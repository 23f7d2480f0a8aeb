"""What the approved table brings about: one grant for each of its rows and parts."""

from __future__ import annotations

from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.tilskudd.tilskudd import Tilskudd


class TilskuddTildelt(Hendelse[Tilskudd]):
    """Follows from the table, so no grant can differ from it (K-263)."""

    tekst = Tekst("Tilskuddet er tildelt", "Tilskotet er tildelt", "The grant was allocated")
    belop: Kroner
    prosjektnr: Kode
    soknadssum: Kroner | None = None
    del_av: Kode | None = None
    utbetales_til: tuple[Kode, ...] = ()

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        return aggregat.med(
            ramme=self.belop,
            prosjektnr=self.prosjektnr,
            soknadssum=self.soknadssum if self.soknadssum is not None else aggregat.soknadssum,
            del_av=self.del_av,
            utbetales_til=self.utbetales_til,
        )
