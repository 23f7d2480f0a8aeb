"""Who is tied to a regional gruppe holds its roles in the body, as long as the tie lasts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from innforing.application.fakta.innforingslop import organet
from innforing.application.konsekvenser.register import Folge, konsekvens
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.organ.steg.avslutt_rolle import RolleAvsluttet
from innforing.domain.organ.steg.gi_rolle import RolleGitt
from innforing.domain.organ.verdier import Rolleperiode
from innforing.domain.regional_gruppe.steg.avslutt_tilknytning import TilknytningAvsluttet
from innforing.domain.regional_gruppe.steg.knytt_til_gruppen import TilknyttetGruppen
from innforing.domain.regional_gruppe.verdier import Funksjon

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring

_ROLLER: Final = {
    Funksjon.KONTAKTPERSON_EHELSE: Rolle.KONTAKTPERSON_EHELSE,
    Funksjon.INNFORINGSLEDER: Rolle.INNFORINGSLEDER,
    Funksjon.NETTVERKSRESSURS: Rolle.NETTVERKSRESSURS,
}


@konsekvens(TilknyttetGruppen)
def gi_rollene(h: TilknyttetGruppen, s: Sporring) -> Iterator[Folge]:
    """A role that the person has in the body already on a day of the period stays as it is."""
    t = h.tilknytning
    organ = organet(s, s.nokkel)
    for funksjon in t.funksjoner:
        ny = Rolleperiode(
            person=t.person,
            rolle=_ROLLER[funksjon],
            fra=t.fra,
            til=t.til,
            frikjopt=t.frikjopt,
            gitt_av=s.aktor.person,
        )
        egne = (r for r in organ.roller if (r.person, r.rolle) == (ny.person, ny.rolle))
        if not any(r.overlapper(ny) for r in egne):
            yield f"organ:{s.nokkel}", RolleGitt(rolle=ny)


@konsekvens(TilknytningAvsluttet)
def avslutt_rollene(h: TilknytningAvsluttet, s: Sporring) -> Iterator[Folge]:
    """The functions end with the tie; whatever else the person is in the body goes on."""
    for rolle in organet(s, s.nokkel).aktive(h.til):
        if rolle.person == h.person and rolle.rolle in _ROLLER.values():
            yield (
                f"organ:{s.nokkel}",
                RolleAvsluttet(person=h.person, rolle=rolle.rolle, til=h.til),
            )
