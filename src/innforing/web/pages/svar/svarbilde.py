"""What one kommune and one løp are to each other when an invitation is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from innforing.application.forklaring import punkter
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.web.innsyn import krev_innsyn
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.deltakere.deltakertall import puljenavn
from innforing.web.pages.invitasjon.invitasjonsbrev import siste_til, utgaver
from innforing.web.pages.svar.puljeplass import MA_ORDNES, provd, puljeplassene, valgbare
from innforing.web.pages.svar.svarhistorikk import deltakelsen, svarlinjer

if TYPE_CHECKING:
    from innforing.application.forklaring import Punkt
    from innforing.application.neste_steg import Mulig
    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.registers.kommuner import Kommune
    from innforing.web.kall import Kall
    from innforing.web.pages.invitasjon.invitasjonsbrev import Utgave
    from innforing.web.pages.svar.puljeplass import Puljeplass
    from innforing.web.pages.svar.svarhistorikk import Svarlinje

SVART = (
    Svarstatus.PAMELDT,
    Svarstatus.PA_VENTELISTE,
    Svarstatus.TAKKET_NEI,
    Svarstatus.TRUKKET_SEG,
)
MED = (Svarstatus.PAMELDT, Svarstatus.PA_VENTELISTE)


@dataclass(frozen=True, kw_only=True)
class Svarbilde:
    """All that the pages of an answer show, asked for once."""

    kall: Kall = field(repr=False)
    lop: str
    innhold: Innforingslop
    kommune: Kommune
    d: Deltakelse

    @property
    def strom(self) -> str:
        """The stream of the answer."""
        return f"deltakelse:{self.lop}:{self.kommune.id}"

    @property
    def sti(self) -> str:
        """Where the answer is given."""
        return f"/svar/{self.lop}/{self.kommune.id}"

    @property
    def tittel(self) -> str:
        """Of the løp."""
        return self.innhold.tittel or self.lop

    @cached_property
    def mulig(self) -> Mulig | None:
        """The step of answering; None where the reader sees another moment."""
        return next((m for m in self.kall.mulige(self.strom) if m.steg == "svar"), None)

    @property
    def kan_svare(self) -> bool:
        """Whether the reader may answer for the kommune, and somebody could."""
        return self.mulig is not None and self.mulig.min and not self.stopp

    @cached_property
    def stopp(self) -> tuple[Punkt, ...]:
        """Why nobody can answer: the løp takes no answers, or the kommune is not invited."""
        if self.mulig is None:
            return ()
        kall = self.kall
        avvisning = None if kall.jeg is None else provd(kall, self.strom, NEI, kall.jeg.aktor)
        funnet = () if avvisning is None else avvisning.sperrer
        stengt = [u for u in funnet if u.vilkar.navn in STENGER]
        return punkter(stengt, kall.ordbok(self.innhold))

    @cached_property
    def utgaver(self) -> tuple[Utgave, ...]:
        """The versions that were sent to puljer that this kommune was invited to."""
        nevnt = {*self.d.invitasjoner, self.d.pulje, self.d.siste_pulje}
        alle = utgaver(self.kall, self.lop)
        return tuple(u for u in alle if u.pulje in nevnt) or alle

    @property
    def utgave(self) -> Utgave | None:
        """The newest of them."""
        return siste_til(self.utgaver)

    @cached_property
    def valgbare(self) -> tuple[Puljeplass, ...]:
        """The puljer that the kommune can say yes to."""
        kall = self.kall
        if kall.jeg is None or self.mulig is None:
            return ()
        return tuple(valgbare(kall, self.strom, self.innhold, self.d, kall.jeg.aktor))

    @property
    def svart(self) -> bool:
        """Whether an answer stands, or is being considered."""
        return self.d.status in SVART or self.d.sen_pamelding is not None

    @property
    def med(self) -> bool:
        """Whether there is something to withdraw."""
        return (
            self.d.status in MED and not self.d.lop_avsluttet
        ) or self.d.sen_pamelding is not None

    @cached_property
    def linjer(self) -> tuple[Svarlinje, ...]:
        """What has been answered."""
        return svarlinjer(self.kall, self.strom)[self.strom]

    @property
    def siste(self) -> Svarlinje | None:
        """The answer that was given last."""
        return next((linje for linje in reversed(self.linjer) if linje.svar), None)

    def puljen(self, nr: int | None) -> str:
        """What a pulje is called."""
        pulje = None if nr is None else self.innhold.pulje(nr)
        return "" if pulje is None else puljenavn(self.kall, pulje)

    @property
    def i_koen(self) -> int | None:
        """The number on the waiting list."""
        if self.d.pulje is None:
            return None
        ko = puljeplassene(self.kall, self.lop, self.d.pulje).venteliste
        return ko.index(self.kommune.id) + 1 if self.kommune.id in ko else None


NEI: dict[str, object] = {"svar": "nei"}
STENGER = frozenset({"lopet_tar_imot_svar", "kommunen_er_invitert"})
"""Guards that no answer meets."""


def les_svarbilde(kall: Kall, lop: str, kommune: str) -> Svarbilde:
    """The løp and the kommune; `IkkeFunnet` for what is not there, or not for the reader."""
    register = kall.hus.kommuner
    funnet = register.finn(kommune, max(kall.moment.dag, register.begynner))
    if funnet is None or funnet.id != kommune:
        raise IkkeFunnet
    krev_innsyn(kall, f"deltakelse:{lop}:{kommune}")
    innhold = kall.lop(lop)
    d = deltakelsen(kall, f"deltakelse:{lop}:{kommune}")
    return Svarbilde(kall=kall, lop=lop, innhold=innhold, kommune=funnet, d=d)


def mangler(bilde: Svarbilde, data: dict[str, object]) -> tuple[Punkt, ...]:
    """What stands in the way of an answer, but for what the form itself asks for."""
    jeg = bilde.kall.jeg
    avvisning = None if jeg is None else provd(bilde.kall, bilde.strom, data, jeg.aktor)
    if avvisning is None:
        return ()
    uoppfylte = [
        u for u in (*avvisning.sperrer, *avvisning.avklares) if u.vilkar.navn not in MA_ORDNES
    ]
    return punkter(uoppfylte, bilde.kall.ordbok(bilde.innhold))
