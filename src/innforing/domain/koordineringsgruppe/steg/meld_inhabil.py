"""A member steps aside in one item (habilitet)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Notat, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.verdier import Gruppeplass, Habilitetsgrunn
from innforing.domain.koordineringsgruppe.vilkar import FORER

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    sitter_i_gruppen: tuple[Gruppeplass, ...] = ()


class MeldInhabil(Steg[Koordineringsgruppe]):
    """The reason is a tie to the matter, and never anything of the person's health."""

    tekst = Tekst("Registrer inhabilitet", "Registrer inhabilitet", "Enter who steps aside")
    fakta = Fakta
    regel = Regel(hvem=FORER, sperrer=("saken_er_apen", "den_inhabile_er_medlem"))

    sak: Kode
    person: Kode
    grunn: Habilitetsgrunn
    utdyping: Notat | None = None

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Fakta]) -> Iterator[InhabilitetMeldt]:
        yield InhabilitetMeldt(
            sak=self.sak, person=self.person, grunn=self.grunn, utdyping=self.utdyping
        )


class InhabilitetMeldt(Hendelse[Koordineringsgruppe]):
    tekst = Tekst(
        "Et medlem vek sete i en sak", "Ein medlem vek sete i ei sak", "A member stepped aside"
    )
    sak: Kode
    person: Kode
    grunn: Habilitetsgrunn
    utdyping: Notat | None = None

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        inhabile = aggregat.saker[self.sak].inhabile | {self.person}
        return aggregat.endret_sak(self.sak, inhabile=inhabile)


@vilkar(
    "K-104",
    "Den som viker sete, er medlem av gruppen",
    "Den som vik sete, er medlem av gruppa",
    "The one who steps aside is a member",
    rettes_av=FORER,
    slik=("Velg et medlem", "Vel ein medlem", "Choose a member"),
)
def den_inhabile_er_medlem(g: Grunnlag[Koordineringsgruppe, Fakta]) -> bool:
    return any(
        m.person == g.steg.person and m.gjelder(g.gjelder_dag) for m in g.fakta.sitter_i_gruppen
    )
