"""Facts behind invitation, start, evaluering and the ends of a løp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import (
    deltakelser,
    gjelder_dag,
    ibruktakelsen,
    kommuneorganet,
    lopet,
)
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.invitasjon import Malform
from innforing.domain.innforingslop.verdier import LopType
from innforing.domain.innforingslop.vurdering import KlarResultat

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring

_HAR_SVART = (Svarstatus.PAMELDT, Svarstatus.TAKKET_NEI, Svarstatus.TRUKKET_SEG)


@faktum
def mottakernes_malformer(s: Sporring) -> tuple[str, ...]:  # noqa: ARG001 - a fact of every step
    """Both forms: no kommune's målform is registered yet, and then both are sent (sider.md)."""
    return tuple(str(malform.value) for malform in Malform)


@faktum
def kommuner_med_svar(s: Sporring) -> tuple[str, ...]:
    """Kommuner that have a seat in the løp, said no or withdrew; the waiting are asked again."""
    return tuple(
        kommune
        for kommune, d in deltakelser(s, s.nokkel).items()
        if d.status in _HAR_SVART and not d.lop_avsluttet
    )


@faktum
def kommuner_uten_kontakt(s: Sporring) -> tuple[str, ...]:
    """Kommuner of the løp that nobody acts for on the day."""
    dag = gjelder_dag(s)
    return tuple(k for k in s.aggregat.kommuner if not kommuneorganet(s, k).aktive(dag))


@faktum
def pameldte_i_puljen(s: Sporring) -> tuple[str, ...]:
    """Kommuner with a seat in the pulje of the step."""
    alle = deltakelser(s, s.nokkel).items()
    return tuple(kommune for kommune, d in alle if d.pameldt and d.pulje == s.steg.pulje)


@faktum
def ubesvarte_i_puljen(s: Sporring) -> tuple[str, ...]:
    """Kommuner that are invited to the pulje of the step and have given no answer to the løp."""
    return tuple(
        kommune
        for kommune, d in deltakelser(s, s.nokkel).items()
        if d.status is Svarstatus.INVITERT and s.steg.pulje in d.invitasjoner
    )


@faktum
def deltakere(s: Sporring) -> tuple[str, ...]:
    """Kommuner that have had a seat: in the pulje of the step, or in the løp if it names none."""
    nr = getattr(s.steg, "pulje", None)
    return tuple(
        kommune
        for kommune, d in deltakelser(s, s.nokkel).items()
        if d.deltatt and nr in (None, d.siste_pulje)
    )


@faktum
def deltakere_uten_bruksstatus(s: Sporring) -> tuple[str, ...]:
    """Participants whose status of use nobody has reported (kept as «Ukjent»)."""
    return tuple(k for k in deltakere(s) if _status(s, k) is None)


@faktum
def deltakere_uten_oppfolging(s: Sporring) -> tuple[str, ...]:
    """Participants known to be below tatt i bruk, with no follow-up planned (K-201)."""
    alle = deltakelser(s, s.nokkel)
    return tuple(
        kommune
        for kommune in deltakere(s)
        if (status := _status(s, kommune)) is not None
        and status.trinn < Bruksstatus.TATT_I_BRUK.trinn
        and not alle[kommune].apne_oppfolginger
    )


@faktum
def viderefort_til_alle(s: Sporring) -> bool:
    """Whether the later løp of the step widens the same løsning, and was found klar (K-039)."""
    senere = lopet(s, s.steg.viderefores_i)
    return (
        senere.losning is not None
        and senere.losning == s.aggregat.losning
        and senere.type in (LopType.A_FELLES_NASJONALT, LopType.B_FELLES_REGIONALT)
        and senere.resultat is KlarResultat.KLAR
    )


def _status(s: Sporring, kommune: str) -> Bruksstatus | None:
    if s.aggregat.losning is None:
        return None
    return ibruktakelsen(s, s.aggregat.losning, kommune).status_per(gjelder_dag(s))
