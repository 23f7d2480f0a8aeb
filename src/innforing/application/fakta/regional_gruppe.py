"""Facts behind the steps on a regional gruppe: its body, and what its people have elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.innforingslop import organet, registerdag
from innforing.application.fakta.sporring import faktum
from innforing.domain.regional_gruppe.verdier import Medlemskap, Tilknytning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.losning.losning import Losning
    from innforing.domain.organ.organ import Organ
    from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
    from innforing.domain.regional_gruppe.verdier import Periode


def gruppene(s: Sporring) -> dict[str, RegionalGruppe]:
    """Organ id → regional gruppe, of all there are."""
    under = s.leser.under("regional_gruppe:")
    return {strom.partition(":")[2]: cast("RegionalGruppe", g) for strom, g in under.items()}


@faktum
def organets_type(s: Sporring) -> str | None:
    """The kind of body that the stream is about."""
    art = _eget(s).organtype
    return None if art is None else str(art.value)


@faktum
def organets_overordnet(s: Sporring) -> str | None:
    """The body that set up the one the stream is about."""
    return _eget(s).overordnet


@faktum
def kommunen_finnes(s: Sporring) -> bool:
    """Whether the kommune of the step is in the register that day."""
    return _kjent(s, s.steg.kommune)


@faktum
def i_gammelt_og_nytt(s: Sporring) -> tuple[str, ...]:
    """Groups where the person is in the other arrangement on a day of the step's period (K-326)."""
    nytt = isinstance(s.steg, Tilknytning)
    return tuple(
        dict.fromkeys(
            id_
            for id_, periode in _personens(s)
            if isinstance(periode, Medlemskap) is nytt and periode.overlapper(s.steg)
        )
    )


@faktum
def stillingsprosent_ellers(s: Sporring) -> int:
    """The most per cent the person has, beside the step's, on one day of the step's period."""
    andre = [p for _, p in _personens(s) if p.overlapper(s.steg)]
    dager = {s.steg.fra, *(p.fra for p in andre if s.steg.gjelder(p.fra))}
    return max(sum(p.stillingsprosent for p in andre if p.gjelder(dag)) for dag in dager)


@faktum
def etableringsgruppens_deler(s: Sporring) -> tuple[str, ...]:
    """The parts of the temporary arbeidsgruppe, on the day the establishing begins (K-240)."""
    deler = organet(s, s.steg.arbeidsgruppe).parter(s.steg.fra)
    return tuple(sorted(str(d.value) for d in deler))


@faktum
def etableringsgruppens_personer(s: Sporring) -> tuple[str, ...]:
    """Who is in it that day."""
    roller = organet(s, s.steg.arbeidsgruppe).aktive(s.steg.fra)
    return tuple(dict.fromkeys(r.person for r in roller))


@faktum
def utenfor_portefoljen(s: Sporring) -> tuple[str, ...]:
    """Those of the plan's løsninger that the portefølje does not hold (K-232)."""
    losninger = (
        (id_, cast("Losning", s.leser.aggregat(f"losning:{id_}"))) for id_ in s.steg.losninger
    )
    return tuple(id_ for id_, losning in losninger if losning.portefoljestatus is None)


@faktum
def ukjente_i_veiledningen(s: Sporring) -> tuple[str, ...]:
    """Those of the kommuner that got help that are in no register that day."""
    return tuple(k for k in s.steg.kommuner if not _kjent(s, k))


def _kjent(s: Sporring, kommune: str) -> bool:
    """By our lasting id; the register finds a kommune by its number too."""
    funnet = s.kommuner.finn(kommune, registerdag(s))
    return funnet is not None and funnet.id == kommune


def _eget(s: Sporring) -> Organ:
    return organet(s, s.nokkel)


def _personens(s: Sporring) -> Iterator[tuple[str, Periode]]:
    """Group and period, of all the person of the step has; not what the step itself ends.

    Whoever is tied to the group leaves the earlier networks here the day before.
    """
    for id_, gruppe in gruppene(s).items():
        for periode in (*gruppe.tilknytninger, *gruppe.medlemskap):
            avsluttes = (
                id_ == s.nokkel
                and isinstance(s.steg, Tilknytning)
                and isinstance(periode, Medlemskap)
                and periode.fra < s.steg.fra
            )
            if periode.person == s.steg.person and not avsluttes:
                yield id_, periode
