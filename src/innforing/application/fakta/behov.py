"""Facts behind a behov: where it lies, what it refers to, and what it is gathered with."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import registrert_dag
from innforing.domain.behov.verdier import Sambehov

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.behov.behov import Behov
    from innforing.domain.losning.losning import Losning
    from innforing.registers.kommuner import Kommune


def behovet(s: Sporring, behov: str) -> Behov:
    """One behov, by id."""
    return cast("Behov", s.leser.aggregat(f"behov:{behov}"))


def samlende(s: Sporring, behov: str) -> str:
    """The behov that this one is gathered in, however many times over; itself when in none."""
    while (videre := behovet(s, behov).samlet_i) is not None:
        behov = videre
    return behov


def _kommunen(s: Sporring) -> Kommune | None:
    if s.steg.kommune is None:
        return None
    funnet = s.kommuner.finn(s.steg.kommune, max(registrert_dag(s), s.kommuner.begynner))
    return None if funnet is None or funnet.id != s.steg.kommune else funnet


@faktum
def melderens_fylke(s: Sporring) -> str | None:
    """The fylke of the kommune that has the behov."""
    kommune = _kommunen(s)
    return None if kommune is None else kommune.fylke


@faktum
def melderens_nettverk(s: Sporring) -> str | None:
    """The diginettverk of the kommune that has the behov."""
    kommune = _kommunen(s)
    return None if kommune is None else f"digi-{kommune.diginettverk}"


@faktum
def behovets_losning_finnes(s: Sporring) -> bool:
    """Whether the løsning that the behov is about is registered."""
    return s.steg.losning is not None and s.leser.aggregat(f"losning:{s.steg.losning}").finnes


@faktum
def behovets_samling_finnes(s: Sporring) -> bool:
    """Whether the samling that the behov was caught in is there."""
    return s.steg.samling is not None and s.leser.aggregat(f"samling:{s.steg.samling}").finnes


@faktum
def behov_som_samles(s: Sporring) -> tuple[Sambehov, ...]:
    """What is known of each behov that is to be gathered."""
    alle = ((id_, behovet(s, id_)) for id_ in dict.fromkeys(s.steg.behov))
    return tuple(
        Sambehov(
            behov=id_,
            finnes=behov.finnes,
            samlet_i=behov.samlet_i,
            status=behov.status,
            meldere=behov.meldere,
        )
        for id_, behov in alle
    )


@faktum
def stegets_losning_i_portefoljen(s: Sporring) -> bool:
    """Whether the løsning stands in kommunal sektors portefølje."""
    losning = cast("Losning", s.leser.aggregat(f"losning:{s.steg.losning}"))
    return losning.portefolje is not None
