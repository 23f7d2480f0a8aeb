"""Facts behind the fordeling of a year and its grants."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.innforingslop import registerdag
from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import registrert_dag
from innforing.domain.fordeling.verdier import Grunnlagstall
from innforing.domain.grunnmur.aktor import Rolle
from innforing.registers.tilskuddstall import nettverkstall

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.organ.organ import Organ
    from innforing.domain.tilskudd.tilskudd import Tilskudd


@faktum
def tilskuddssoknader(s: Sporring) -> dict[str, int]:
    """Mottaker → what it has applied for that year (K-295)."""
    under = s.leser.under(f"tilskudd:{s.nokkel}:")
    alle = {strom.rpartition(":")[2]: cast("Tilskudd", t) for strom, t in under.items()}
    return {navn: t.soknadssum for navn, t in alle.items() if t.soknadssum is not None}


@faktum
def grunnlagstall(s: Sporring) -> tuple[Grunnlagstall, ...]:
    """What the key counts, for each mottaker of the table that the registers know (K-265)."""
    tall = nettverkstall(
        s.kommuner, kommuner_ar=s.steg.kommuner_ar, folketall_ar=s.steg.folketall_ar
    )
    mottakere = {rad.mottaker for rad in s.aggregat.rader}
    return tuple(
        Grunnlagstall(mottaker=t.nettverk, kommuner=t.kommuner, folketall=t.folketall)
        for t in tall
        if t.nettverk in mottakere
    )


@faktum
def vertskommunens_nettverk(s: Sporring) -> str | None:
    """The diginettverk of the vertskommune, when there is such a kommune (K-279)."""
    kommune = s.kommuner.finn(s.steg.brev.vertskommune, registerdag(s))
    kjent = kommune is not None and kommune.id == s.steg.brev.vertskommune
    return kommune.diginettverk if kommune is not None and kjent else None


@faktum
def nettverkets_ledere(s: Sporring) -> tuple[str, ...]:
    """Who lead the network on the day the invoice is recorded (K-281)."""
    nettverk = s.aggregat.del_av or s.nokkel.partition(":")[2]
    organ = cast("Organ", s.leser.aggregat(f"organ:digi-{nettverk}"))
    dag = registrert_dag(s)
    return tuple(r.person for r in organ.roller if r.rolle is Rolle.LEDER and r.gjelder(dag))
