"""The result is shared, e.g. in the next samling (K-258)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.arbeidsgruppe.arbeidsgruppe import Arbeidsgruppe
from innforing.domain.arbeidsgruppe.myndigheter import Arbeidsgruppefakta
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.arbeidsgruppe.verdier import Grupperesultat
    from innforing.domain.grunnmur.aggregat import Grunnlag


class DelGrupperesultat(Steg[Arbeidsgruppe]):
    """The group may have ended by then."""

    tekst = Tekst("Del resultatet", "Del resultatet", "Share the result")
    fakta: ClassVar[type[Verdi]] = Arbeidsgruppefakta
    regel = Regel(
        hvem=("ks", "gruppens_oppdragsgiver", "gruppen_selv"),
        sperrer=("resultatet_er_registrert", "dagen_er_kommet"),
    )

    materiell: Kode
    dato: date
    samling: Kode | None = None
    """Id of the samling it was shared in."""

    def avgjor(
        self, g: Grunnlag[Arbeidsgruppe, Arbeidsgruppefakta]
    ) -> Iterator[GrupperesultatDelt]:
        yield GrupperesultatDelt(materiell=self.materiell, dato=self.dato, samling=self.samling)


class GrupperesultatDelt(Hendelse[Arbeidsgruppe]):
    tekst = Tekst("Resultatet er delt", "Resultatet er delt", "The result was shared")
    materiell: Kode
    dato: date
    samling: Kode | None = None

    def anvend(self, aggregat: Arbeidsgruppe) -> Arbeidsgruppe:
        return aggregat.med(resultater=tuple(map(self._delt, aggregat.resultater)))

    def _delt(self, r: Grupperesultat) -> Grupperesultat:
        return r.med(delt=(*r.delt, self.dato)) if r.materiell == self.materiell else r


@vilkar(
    "K-258",
    "Gruppen har registrert resultatet",
    "Gruppa har registrert resultatet",
    "The group has registered the result",
    rettes_av=("gruppens_oppdragsgiver", "ks"),
    slik=("Registrer resultatet først", "Registrer resultatet først", "Register the result first"),
)
def resultatet_er_registrert(g: Grunnlag[Arbeidsgruppe, Arbeidsgruppefakta]) -> bool:
    return g.aggregat.resultatet(g.steg.materiell) is not None
