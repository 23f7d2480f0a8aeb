"""What invitation, cancelling, pause and the end of a løp bring about for kommuner and seats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.application.fakta.strommer import (
    deltakelsen,
    deltakelser,
    gjelder_dag,
    lopet,
    puljeplassene,
)
from innforing.application.konsekvenser.nye_invitasjoner import send_ny_versjon
from innforing.application.konsekvenser.register import Folge, konsekvens
from innforing.domain.deltakelse.folger import KommuneBleAktuell, KommuneInvitert, KommuneVarslet
from innforing.domain.deltakelse.verdier import Svarstatus, Varsel
from innforing.domain.innforingslop.steg.apne_pamelding import PameldingApnet
from innforing.domain.innforingslop.steg.avlys_pulje import PuljeAvlyst
from innforing.domain.innforingslop.steg.avslutt import LopAvsluttet
from innforing.domain.innforingslop.steg.gjenoppta import LopGjenopptatt
from innforing.domain.innforingslop.steg.sett_pa_vent import LopSattPaVent
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.domain.pulje.folger import Bortfallsgrunn, PlasserBortfalt, PuljeOpprettet

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring

_BERORT = (Svarstatus.INVITERT, Svarstatus.PAMELDT, Svarstatus.PA_VENTELISTE)


@konsekvens(PameldingApnet)
def inviter(h: PameldingApnet, s: Sporring) -> Iterator[Folge]:
    """Each receiver is invited; the pulje gets its seats, if the plan did not bring them."""
    if not puljeplassene(s, s.nokkel, h.pulje).apen:
        plan = s.aggregat.pulje(h.pulje)
        yield f"pulje:{s.nokkel}:{h.pulje}", PuljeOpprettet(kapasitet=plan.kapasitet)
    for kommune in h.mottakere:
        yield (
            f"deltakelse:{s.nokkel}:{kommune}",
            KommuneInvitert(pulje=h.pulje, svarfrist=h.svarfrist, invitasjon=h.avtrykk),
        )


@konsekvens(KommuneBleAktuell)
def inviter_den_nye(h: KommuneBleAktuell, s: Sporring) -> Iterator[Folge]:  # noqa: ARG001
    """A kommune that is added while a pulje takes answers is offered it like the others."""
    lop, _, kommune = s.nokkel.rpartition(":")
    yield from _tilby_apne_puljer(s, lop=lop, kommune=kommune)


@konsekvens(PuljeAvlyst)
def avlys(h: PuljeAvlyst, s: Sporring) -> Iterator[Folge]:
    """Seats lapse; whoever had one, waited or had not answered is told, and offered another."""
    yield from _bortfall(s, h.pulje, Bortfallsgrunn.PULJEN_AVLYST)
    for kommune, deltakelse in deltakelser(s, s.nokkel).items():
        har_eller_venter = deltakelse.pulje == h.pulje and deltakelse.status in _BERORT
        ubesvart = deltakelse.status is Svarstatus.INVITERT and h.pulje in deltakelse.invitasjoner
        if not har_eller_venter and not ubesvart:
            continue
        strom = f"deltakelse:{s.nokkel}:{kommune}"
        yield strom, KommuneVarslet(om=Varsel.PULJE_AVLYST, pulje=h.pulje)
        yield from _tilby_apne_puljer(s, lop=s.nokkel, kommune=kommune)


@konsekvens(LopAvsluttet)
def avslutt(h: LopAvsluttet, s: Sporring) -> Iterator[Folge]:  # noqa: ARG001
    """Every seat lapses, and every kommune that was invited is told (K-200)."""
    for pulje in s.aggregat.puljer:
        yield from _bortfall(s, pulje.nr, Bortfallsgrunn.LOPET_AVSLUTTET)
    for kommune, deltakelse in deltakelser(s, s.nokkel).items():
        if deltakelse.invitasjoner or deltakelse.pulje is not None:
            strom = f"deltakelse:{s.nokkel}:{kommune}"
            yield strom, KommuneVarslet(om=Varsel.LOP_AVSLUTTET)


@konsekvens(LopGjenopptatt)
def send_nye_frister(h: LopGjenopptatt, s: Sporring) -> Iterator[Folge]:
    """Whoever was promised a deadline that fell in the pause is sent the new one."""
    for ny in h.invitasjoner:
        yield from send_ny_versjon(s, ny)


@konsekvens(LopSattPaVent)
@konsekvens(LopGjenopptatt)
def fortell_om_pausen(h: LopSattPaVent | LopGjenopptatt, s: Sporring) -> Iterator[Folge]:
    """Kommuner that take part, wait or are to answer are told when a pause begins and ends."""
    om = Varsel.LOP_PA_VENT if isinstance(h, LopSattPaVent) else Varsel.LOP_GJENOPPTATT
    for kommune, deltakelse in deltakelser(s, s.nokkel).items():
        if deltakelse.status in _BERORT and not deltakelse.lop_avsluttet:
            yield f"deltakelse:{s.nokkel}:{kommune}", KommuneVarslet(om=om)


def _bortfall(s: Sporring, nr: int, grunn: Bortfallsgrunn) -> Iterator[Folge]:
    plasser = puljeplassene(s, s.nokkel, nr)
    if plasser.apen:
        yield (
            f"pulje:{s.nokkel}:{nr}",
            PlasserBortfalt(grunn=grunn, plasser=plasser.plasser, venteliste=plasser.venteliste),
        )


def _tilby_apne_puljer(s: Sporring, *, lop: str, kommune: str) -> Iterator[Folge]:
    """Invite the kommune to every pulje for it that takes answers and that it was not offered."""
    aggregat = lopet(s, lop)
    tilbudt = deltakelsen(s, lop, kommune).invitasjoner
    for pulje in aggregat.puljer_i(Puljefase.PAMELDING):
        frist, sendt = pulje.svarfrist, aggregat.invitasjon_til(pulje.nr)
        if frist is None or frist <= gjelder_dag(s) or sendt is None or sendt.avtrykk is None:
            continue
        if pulje.nr not in tilbudt and kommune in aggregat.aktuelle_for(pulje.nr):
            yield (
                f"deltakelse:{lop}:{kommune}",
                KommuneInvitert(
                    pulje=pulje.nr,
                    svarfrist=frist,
                    invitasjon=sendt.avtrykk,
                    utgave=sendt.versjon,
                ),
            )
