"""A condition was not met in time: the decision has lapsed, noted by the system itself, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.vilkar import saken

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class UtlopVilkarsfrist(Steg[Koordineringsgruppe]):
    """The decision carries nothing from that day on, also where this is recorded later."""

    tekst = Tekst(
        "Fristen for vilkåret passerer",
        "Fristen for vilkåret passerer",
        "The deadline of the condition passes",
    )
    regel = Regel(hvem=("prosess",), sperrer=("vilkaret_ble_ikke_oppfylt_i_tide",))

    sak: Kode
    frist: date

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Any]) -> Iterator[BeslutningBortfalt]:
        yield BeslutningBortfalt(sak=self.sak, frist=self.frist)


class BeslutningBortfalt(Hendelse[Koordineringsgruppe]):
    tekst = Tekst(
        "Beslutningen er bortfalt, fordi vilkåret ikke ble oppfylt i tide",
        "Avgjerda er bortfallen, fordi vilkåret ikkje vart oppfylt i tide",
        "The decision lapsed, since its condition was not met in time",
    )
    sak: Kode
    frist: date

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        return aggregat.endret_sak(self.sak, bortfalt=True)


@vilkar(
    "K-375",
    "Fristen er passert uten at vilkåret er bekreftet, og det er ikke ført fra før",
    "Fristen er passert utan at vilkåret er stadfesta, og det er ikkje ført frå før",
    "The deadline passed without confirmation, and that is not recorded already",
    rettes_av="prosess",
    slik=("Ingenting gjenstår", "Ingenting står att", "Nothing remains"),
)
def vilkaret_ble_ikke_oppfylt_i_tide(g: Grunnlag[Koordineringsgruppe, Any]) -> bool:
    sak = saken(g)
    if sak is None or sak.vilkarsfrist != g.steg.frist:
        return False
    return sak.venter_pa_vilkar and sak.er_bortfalt(g.dag)
