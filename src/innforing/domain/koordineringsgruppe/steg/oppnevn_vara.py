"""A substitute acts for a member in a period; the role itself stands on the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktor import Part
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.verdier import Gruppeplass, Vara

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    sitter_i_gruppen: tuple[Gruppeplass, ...] = ()


class OppnevnVara(Steg[Koordineringsgruppe]):
    tekst = Tekst("Oppnevn en vara", "Oppnemn ein vara", "Appoint a substitute")
    fakta = Fakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "koordineringsgruppen"),
        sperrer=("medlemmet_sitter_i_perioden", "varaen_er_ledig"),
    )

    vara: Vara

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Fakta]) -> Iterator[VaraOppnevnt]:
        plass = next(m for m in g.fakta.sitter_i_gruppen if _dekker(m, self.vara))
        yield VaraOppnevnt(vara=self.vara, part=plass.part, av=g.aktor.person)


class VaraOppnevnt(Hendelse[Koordineringsgruppe]):
    tekst = Tekst("En vara er oppnevnt", "Ein vara er oppnemnd", "A substitute was appointed")
    vara: Vara
    part: Part | None = None
    av: str | None = None

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        return aggregat.med(varaer=(*aggregat.varaer, self.vara))


def _dekker(plass: Gruppeplass, vara: Vara) -> bool:
    """Whether the seat is the member's, on the first and on the last day of the period."""
    return plass.person == vara.for_medlem and plass.gjelder(vara.fra) and plass.gjelder(vara.til)


@vilkar(
    "K-104",
    "Medlemmet sitter i gruppen hele perioden",
    "Medlemmen sit i gruppa heile perioden",
    "The member sits in the group for the whole period",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Velg et medlem og en periode medlemmet sitter",
        "Vel ein medlem og ein periode medlemmen sit",
        "Choose a member, and a period in which the seat is held",
    ),
)
def medlemmet_sitter_i_perioden(g: Grunnlag[Koordineringsgruppe, Fakta]) -> bool:
    return any(_dekker(m, g.steg.vara) for m in g.fakta.sitter_i_gruppen)


@vilkar(
    "K-104",
    "Varaen sitter ikke selv i gruppen i perioden",
    "Varaen sit ikkje sjølv i gruppa i perioden",
    "The substitute does not sit in the group in the period",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=("Velg en annen vara", "Vel ein annan vara", "Choose another substitute"),
)
def varaen_er_ledig(g: Grunnlag[Koordineringsgruppe, Fakta]) -> bool:
    vara = g.steg.vara
    return not any(
        m.person == vara.person and m.overlapper(vara.fra, vara.til)
        for m in g.fakta.sitter_i_gruppen
    )
