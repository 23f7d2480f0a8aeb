"""The condition of a decision is met, in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.verdier import Utfall
from innforing.domain.koordineringsgruppe.vilkar import saken

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class BekreftVilkar(Steg[Koordineringsgruppe]):
    tekst = Tekst(
        "Bekreft at vilkåret er oppfylt",
        "Stadfest at vilkåret er oppfylt",
        "Confirm that the condition is met",
    )
    regel = Regel(
        hvem=("koordineringsgruppen",),
        sperrer=(
            "vilkaret_kan_bekreftes",
            "vilkaret_bekreftes_av_en_habil",
            "gruppens_begrunnelse_er_gitt",
        ),
    )

    sak: Kode

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Any]) -> Iterator[VilkarBekreftet]:
        yield VilkarBekreftet(sak=self.sak, dato=g.gjelder_dag, av=str(g.aktor.person))


class VilkarBekreftet(Hendelse[Koordineringsgruppe]):
    tekst = Tekst(
        "Vilkåret er bekreftet oppfylt",
        "Vilkåret er stadfesta oppfylt",
        "The condition was confirmed as met",
    )
    sak: Kode
    dato: date
    av: str

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        return aggregat.endret_sak(self.sak, vilkar_oppfylt=True)


@vilkar(
    "K-375",
    "Saken er besluttet på vilkår, og fristen er ikke passert",
    "Saka er avgjord på vilkår, og fristen er ikkje passert",
    "The item was decided on a condition whose deadline has not passed",
    rettes_av="koordineringsgruppen",
    slik=("Ta saken opp på nytt", "Ta saka opp på nytt", "Take the item up anew"),
)
def vilkaret_kan_bekreftes(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    sak = saken(g)
    if sak is None or sak.utfall is not Utfall.JA_PA_VILKAR:
        return False
    return not sak.vilkar_oppfylt and not sak.er_bortfalt(g.gjelder_dag)


@vilkar(
    "K-375",
    "Vilkåret bekreftes av en som er habil i saken",
    "Vilkåret blir stadfesta av ein som er habil i saka",
    "The condition is confirmed by one who did not step aside",
    rettes_av="koordineringsgruppen",
    slik=("La et annet medlem bekrefte", "La ein annan medlem stadfeste", "Let another confirm"),
)
def vilkaret_bekreftes_av_en_habil(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    sak = saken(g)
    return sak is None or g.aktor.person not in sak.inhabile
