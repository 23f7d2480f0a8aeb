"""The pause ends; every deadline that fell in it gets a new date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.invitasjon import NySvarfrist, SendtInvitasjon
from innforing.domain.innforingslop.verdier import Puljefase


class Gjenoppta(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Gjenoppta løpet", "Ta løpet opp att", "Resume the løp")

    frister: tuple[NySvarfrist, ...] = ()

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[LopGjenopptatt]:
        sendt = ((ny, g.aggregat.invitasjon_til(ny.pulje)) for ny in self.frister)
        yield LopGjenopptatt(
            frister=self.frister,
            invitasjoner=tuple(
                gammel.med(versjon=gammel.versjon + 1, sendt=g.gjelder_dag, svarfrist=ny.svarfrist)
                for ny, gammel in sendt
                if gammel is not None
            ),
        )


class LopGjenopptatt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Løpet er gjenopptatt", "Løpet er teke opp att", "The løp was resumed"
    )
    frister: tuple[NySvarfrist, ...] = ()
    invitasjoner: tuple[SendtInvitasjon, ...] = ()
    """The new versions: the same text, with another deadline (K-151)."""

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        nye = {ny.pulje: ny.svarfrist for ny in self.frister}
        puljer = (p.med(svarfrist=nye.get(p.nr, p.svarfrist)) for p in aggregat.puljer)
        return aggregat.med(
            pa_vent=None,
            puljer=tuple(puljer),
            invitasjoner=(*aggregat.invitasjoner, *self.invitasjoner),
        )


@vilkar(
    "K-002",
    "Løpet står på vent",
    "Løpet står på vent",
    "The løp is on hold",
    rettes_av=("eier", "innforingsleder"),
    slik=("Løpet går alt", "Løpet går alt", "The løp is running already"),
)
def er_pa_vent(g: Grunnlag[Innforingslop, IngenFakta]) -> bool:
    return g.aggregat.pa_vent is not None


@vilkar(
    "K-156",
    "Frister som falt i pausen, har fått ny dato",
    "Fristar som fall i pausen, har fått ny dato",
    "Deadlines that fell in the pause have a new date",
    rettes_av=("eier", "innforingsleder"),
    slik=(
        "Oppgi ny svarfrist for disse puljene",
        "Oppgi ny svarfrist for desse puljene",
        "State a new deadline for these puljer",
    ),
)
def nye_frister_er_satt(g: Grunnlag[Innforingslop, IngenFakta]) -> tuple[str, ...]:
    pause = g.aggregat.pa_vent
    if pause is None:
        return ()
    nye = {ny.pulje for ny in g.steg.frister}
    return tuple(
        str(p.nr)
        for p in g.aggregat.puljer_i(Puljefase.PAMELDING)
        if p.svarfrist and pause.fra <= p.svarfrist <= g.gjelder_dag and p.nr not in nye
    )


@vilkar(
    "K-156",
    "Nye frister er fram i tid, og gjelder puljer som tar imot svar",
    "Nye fristar er fram i tid, og gjeld puljer som tek imot svar",
    "New deadlines are ahead, and for puljer that take answers",
    rettes_av=("eier", "innforingsleder"),
    slik=(
        "Rett datoen, eller ta bort fristen for disse puljene",
        "Rett datoen, eller ta bort fristen for desse puljene",
        "Correct the date, or remove the deadline, for these puljer",
    ),
)
def nye_frister_er_framover(g: Grunnlag[Innforingslop, IngenFakta]) -> tuple[str, ...]:
    apne = {p.nr for p in g.aggregat.puljer_i(Puljefase.PAMELDING)}
    return tuple(
        str(ny.pulje)
        for ny in g.steg.frister
        if ny.pulje not in apne or ny.svarfrist <= g.gjelder_dag
    )
