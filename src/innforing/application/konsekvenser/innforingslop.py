"""What the plan of a løp and its list of kommuner bring about on sibling streams."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from innforing.application.fakta.strommer import deltakelser, gjelder_dag, puljeplassene
from innforing.application.konsekvenser.nye_invitasjoner import send_ny_versjon
from innforing.application.konsekvenser.register import Folge, konsekvens
from innforing.domain.deltakelse.folger import (
    KommuneBleAktuell,
    KommuneIkkeLengerAktuell,
    KommuneInformert,
    KommuneVarslet,
)
from innforing.domain.deltakelse.verdier import Varsel
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.innforingslop.steg.endre_plan import PlanEndret
from innforing.domain.innforingslop.steg.fastsett_kommuner import AktuelleKommunerFastsatt
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.steg.informer_pa_forhand import KommunerInformert
from innforing.domain.innforingslop.steg.knytt_arbeidsgruppe import ArbeidsgruppeKnyttet
from innforing.domain.organ.steg.gi_rolle import RolleGitt
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.domain.organ.verdier import Rolleperiode
from innforing.domain.pulje.folger import KapasitetEndret, PuljeOpprettet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.domain.organ.organ import Organ


@konsekvens(AktuelleKommunerFastsatt)
def aktuelle_kommuner(h: AktuelleKommunerFastsatt, s: Sporring) -> Iterator[Folge]:
    """Each kommune that comes in or goes out has it on its own stream."""
    for kommune in h.tatt_bort:
        yield f"deltakelse:{s.nokkel}:{kommune}", KommuneIkkeLengerAktuell()
    for kommune in h.lagt_til:
        yield f"deltakelse:{s.nokkel}:{kommune}", KommuneBleAktuell()


@konsekvens(KommunerInformert)
def informer(h: KommunerInformert, s: Sporring) -> Iterator[Folge]:
    """Each receiver has the early information on its own stream (K-012)."""
    dag = gjelder_dag(s)
    for kommune in h.kommuner:
        yield f"deltakelse:{s.nokkel}:{kommune}", KommuneInformert(dato=dag)


@konsekvens(ArbeidsgruppeKnyttet)
def still_opp_gruppen(h: ArbeidsgruppeKnyttet, s: Sporring) -> Iterator[Folge]:
    """A group that is new is entered with its members; an old one gets those it lacks (K-108)."""
    strom = f"organ:{h.organ}"
    organ = cast("Organ", s.leser.aggregat(strom))
    roller = tuple(
        Rolleperiode(
            person=m.person,
            rolle=m.rolle,
            fra=h.fra,
            part=m.del_av,
            frikjopt=m.frikjopt,
            gitt_av=h.av,
        )
        for m in h.medlemmer
    )
    if not organ.finnes:
        yield (
            strom,
            OrganOpprettet(
                organtype=Organtype.ARBEIDSGRUPPE,
                navn=h.navn or h.organ,
                overordnet=s.aggregat.eier,
                roller=roller,
            ),
        )
        return
    for rolle in roller:
        if not organ.innehar(rolle.person, rolle.rolle, h.fra):
            yield strom, RolleGitt(rolle=rolle)


@konsekvens(PlanGodkjent)
def opprett_puljene(h: PlanGodkjent, s: Sporring) -> Iterator[Folge]:
    """Seats begin with the approved plan: a draft has none."""
    yield from _plasser(s, h.puljer)


@konsekvens(PlanEndret)
def endre_puljene(h: PlanEndret, s: Sporring) -> Iterator[Folge]:
    """New capacity, and a new version of the invitation to all who got the former (K-151)."""
    endrede = (s.aggregat.pulje(utkast.nr) for utkast in h.puljer)
    yield from _plasser(s, (pulje for pulje in endrede if pulje is not None))
    for ny in h.invitasjoner:
        yield from send_ny_versjon(s, ny)
        for kommune, d in deltakelser(s, s.nokkel).items():
            if ny.pulje in d.invitasjoner and d.pulje == ny.pulje:
                varslet = KommuneVarslet(om=Varsel.INVITASJON_ENDRET, pulje=ny.pulje)
                yield f"deltakelse:{s.nokkel}:{kommune}", varslet


def _plasser(s: Sporring, puljer: Iterable[Puljeplan]) -> Iterator[Folge]:
    """Open the seats of puljer that have none, and give the others their capacity."""
    for pulje in puljer:
        strom = f"pulje:{s.nokkel}:{pulje.nr}"
        plasser = puljeplassene(s, s.nokkel, pulje.nr)
        if pulje.er_ferdig:
            continue
        if not plasser.apen:
            yield strom, PuljeOpprettet(kapasitet=pulje.kapasitet)
        elif plasser.kapasitet != pulje.kapasitet:
            yield strom, KapasitetEndret(kapasitet=pulje.kapasitet)
