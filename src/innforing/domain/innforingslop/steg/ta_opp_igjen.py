"""A løp begins anew from foreslått; answers and seats do not come back (livslop.md §2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Puljefase


class TaOppIgjen(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Ta opp igjen fra begynnelsen", "Ta opp att frå byrjinga", "Take up again from the start"
    )

    begrunnelse: Begrunnelse
    """What has changed."""

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[LopTattOppIgjen]:
        yield LopTattOppIgjen()


class LopTattOppIgjen(Hendelse[Innforingslop]):
    """The check, the sharing of the plan and the invitations must be made anew; the draft stays."""

    tekst: ClassVar[Tekst] = Tekst(
        "Løpet er tatt opp igjen", "Løpet er teke opp på nytt", "The løp was taken up again"
    )

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        puljer = (
            p if p.er_ferdig else p.med(fase=Puljefase.PLANLAGT, svarfrist=None)
            for p in aggregat.puljer
        )
        return aggregat.med(
            resultat=None,
            sjekket_for=None,
            delt=None,
            besvarte_overlapp=(),
            invitasjoner=(),
            pa_vent=None,
            puljer=tuple(puljer),
        )
