"""Facts behind agreements, the roadmap and the decision trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.sporring import faktum
from innforing.domain.losning.verdier import Portefoljestatus

if TYPE_CHECKING:
    from datetime import date

    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.avtale.avtale import Avtale
    from innforing.domain.losning.losning import Losning
    from innforing.domain.milepel.milepel import Milepel


@faktum
def ukjente_avtaler(s: Sporring) -> tuple[str, ...]:
    """The agreements that the step refers to, and nobody has entered (K-340)."""
    return tuple(id_ for id_ in s.steg.viser_til if not _avtalen(s, id_).finnes)


@faktum
def utlopte_avtaler(s: Sporring) -> tuple[str, ...]:
    """The agreements that did not hold on the day the step's own begins (T-14)."""
    kjente = ((id_, _avtalen(s, id_)) for id_ in s.steg.viser_til)
    return tuple(id_ for id_, a in kjente if a.finnes and not a.gjelder(s.steg.fra))


@faktum
def ukjent_grunnlag(s: Sporring) -> tuple[str, ...]:
    """What a milepæl is said to rest on, that is neither a milepæl nor an agreement (K-375)."""
    return tuple(id_ for id_ in s.steg.innhold.bygger_pa if _dagen(s, id_) is None)


@faktum
def senere_grunnlag(s: Sporring) -> tuple[str, ...]:
    """What a milepæl is said to rest on, that came after it (K-375)."""
    dager = ((id_, _dagen(s, id_)) for id_ in s.steg.innhold.bygger_pa)
    return tuple(id_ for id_, dag in dager if dag is not None and dag > s.steg.innhold.dato)


@faktum
def ukjente_pa_veikartet(s: Sporring) -> tuple[str, ...]:
    """The løsninger of the step that are not registered (K-345)."""
    return tuple(p.losning for p in s.steg.punkter if not _losningen(s, p.losning).finnes)


@faktum
def ikke_klare_pa_veikartet(s: Sporring) -> tuple[str, ...]:
    """The løsninger of the step that the portefølje does not call klart til bruk (K-348)."""
    klart = Portefoljestatus.KLART_TIL_BRUK
    statuser = {p.losning: _losningen(s, p.losning).portefoljestatus for p in s.steg.punkter}
    return tuple(id_ for id_, status in statuser.items() if status is not klart)


def _dagen(s: Sporring, id_: str) -> date | None:
    """When a milepæl happened or an agreement began; None when there is none of that id."""
    innhold = cast("Milepel", s.leser.aggregat(f"milepel:{id_}")).innhold
    return _avtalen(s, id_).fra if innhold is None else innhold.dato


def _avtalen(s: Sporring, id_: str) -> Avtale:
    return cast("Avtale", s.leser.aggregat(f"avtale:{id_}"))


def _losningen(s: Sporring, id_: str) -> Losning:
    return cast("Losning", s.leser.aggregat(f"losning:{id_}"))
