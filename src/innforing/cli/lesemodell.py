"""Asking one read model at one moment, and saying what the answer rests on and leaves out."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from innforing.application.moment import les_moment
from innforing.cli.apning import apent_hus, naa
from innforing.cli.forbehold import si_forbehold
from innforing.cli.ledetekster import HVILER_PA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.bootstrap import Hus
    from innforing.cli.skjerm import Skjerm
    from innforing.projections.sight import Sight


class Spurt(NamedTuple):
    """A read model as it stood."""

    hus: Hus
    sight: Sight
    bak: int
    """Events of the log that it has not come to."""


@contextmanager
def spor_modell(
    skjerm: Skjerm, db: str | None, navn: str, *, per: str | None, kjent: str | None
) -> Iterator[Spurt]:
    """The read model of the name; after the block its position and its reservations are said."""
    with apent_hus(skjerm, db) as hus, hus.lesesiden() as side:
        bak = side.catch_up().behind
        moment = les_moment(hus, naa(hus), per=per, kjent=kjent)
        with side.sight(navn, per=moment.per, kjent=moment.kjent) as sight:
            yield Spurt(hus, sight, bak)
            skjerm.linje(f"{skjerm.tekst(HVILER_PA)} {sight.kjent}")
            si_forbehold(skjerm, bak, sight.parked())
