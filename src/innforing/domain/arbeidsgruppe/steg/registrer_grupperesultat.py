"""The group has a result: a piece of felles materiell with a forvalter (K-261)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.arbeidsgruppe.arbeidsgruppe import Arbeidsgruppe
from innforing.domain.arbeidsgruppe.myndigheter import Arbeidsgruppefakta
from innforing.domain.arbeidsgruppe.verdier import Grupperesultat
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Arbeidsgruppefakta):
    materiellet_finnes: bool = False
    materiellets_forvalter: str | None = None


class RegistrerGrupperesultat(Steg[Arbeidsgruppe]):
    tekst = Tekst(
        "Registrer resultatet av gruppens arbeid",
        "Registrer resultatet av arbeidet til gruppa",
        "Register what came out of the group",
    )
    fakta: ClassVar[type[Verdi]] = Fakta
    regel = Regel(
        hvem=("ks", "gruppens_oppdragsgiver", "gruppen_selv"),
        sperrer=("gruppen_er_i_arbeid", "resultatet_er_materiell", "dagen_er_kommet"),
        avklares=("resultatet_har_forvalter",),
    )

    materiell: Kode
    dato: date

    def avgjor(self, g: Grunnlag[Arbeidsgruppe, Fakta]) -> Iterator[GrupperesultatRegistrert]:
        yield GrupperesultatRegistrert(materiell=self.materiell, dato=self.dato)


class GrupperesultatRegistrert(Hendelse[Arbeidsgruppe]):
    tekst = Tekst(
        "Gruppen har levert et resultat",
        "Gruppa har levert eit resultat",
        "The group has a result",
    )
    materiell: Kode
    dato: date

    def anvend(self, aggregat: Arbeidsgruppe) -> Arbeidsgruppe:
        if aggregat.resultatet(self.materiell) is not None:
            return aggregat
        resultat = Grupperesultat(materiell=self.materiell, dato=self.dato)
        return aggregat.med(resultater=(*aggregat.resultater, resultat))


@vilkar(
    "K-261",
    "Resultatet er registrert som felles materiell",
    "Resultatet er registrert som felles materiell",
    "The result is registered as joint material",
    rettes_av=("ks", "arbeidsgruppe_i_arbeid"),
    slik=(
        "Registrer materiellet først",
        "Registrer materiellet først",
        "Register the material first",
    ),
)
def resultatet_er_materiell(g: Grunnlag[Arbeidsgruppe, Fakta]) -> bool | tuple[str, ...]:
    return g.fakta.materiellet_finnes or (g.steg.materiell,)


@vilkar(
    "K-261",
    "Noen forvalter resultatet når gruppen er ferdig",
    "Nokon forvaltar resultatet når gruppa er ferdig",
    "Somebody keeps the result current when the group is done",
    rettes_av=("ks", "nhn"),
    slik=(
        "La en forvalter overta materiellet",
        "La ein forvaltar ta over materiellet",
        "Let a forvalter take the material over",
    ),
)
def resultatet_har_forvalter(g: Grunnlag[Arbeidsgruppe, Fakta]) -> bool:
    """The group itself ends, so it is no forvalter."""
    return g.fakta.materiellets_forvalter not in (None, g.nokkel)
