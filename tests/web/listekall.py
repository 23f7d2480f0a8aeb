"""A request for tests of lists: an address, and what a link makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad


@dataclass(frozen=True)
class Prove:
    """What `Kall` is to a list: the query, and links that change it."""

    sporring: dict[str, str] = field(default_factory=dict)

    def lenke(self, **endret: str | None) -> str:
        ny = {n: v for n, v in {**self.sporring, **endret}.items() if v is not None}
        return f"/prove?{urlencode(ny)}" if ny else "/prove"


def lest(lenke: str | None) -> dict[str, str]:
    """The query of a link."""
    assert lenke is not None
    return dict(parse_qsl(lenke.partition("?")[2]))


def liste(*verdier: Celle, navn: str = "prove", kolonne: Kolonne | None = None) -> Liste:
    """A list of one column."""
    rader = tuple(Rad((celle,), str(nr)) for nr, celle in enumerate(verdier))
    return Liste(
        navn=navn,
        tittel="Prøve",
        kolonner=(kolonne or Kolonne("verdi", "Verdi"),),
        rader=rader,
        tomt="Ingen ennå.",
    )


def tall(antall: int) -> Liste:
    """A list of the numbers from 1."""
    return liste(
        *(Celle(n, str(n)) for n in range(1, antall + 1)), kolonne=Kolonne("verdi", "Tall", "tall")
    )
