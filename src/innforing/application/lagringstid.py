"""How long each kind of data is kept, and what has been kept for longer (K-377).

The periods are a proposal until the personvernombud has decided; nothing is erased by itself.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, cast

from pydantic_core import from_json

from innforing.application.revisjonsspor import fritekster_i
from innforing.application.ta_steg import mikrosekunder
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.verdi import Tekst

if TYPE_CHECKING:
    from datetime import date, datetime

    from innforing.application.huset import Huset
    from innforing.domain.organ.organ import Organ

AR = timedelta(days=365)
ARTIKKEL_5 = Tekst(
    "personvernforordningen art. 5 nr. 1 bokstav e",
    "personvernforordninga art. 5 nr. 1 bokstav e",
    "GDPR art. 5(1)(e)",
)


class Lagringstid(NamedTuple):
    """One kind of data: how long after what, and by which law."""

    kode: str
    hva: Tekst
    tid: timedelta | None
    """None: for ever."""
    regnet_fra: Tekst
    hjemmel: Tekst


LAGRINGSTIDER = (
    Lagringstid(
        "personer",
        Tekst(
            "Navn og kontaktopplysninger", "Namn og kontaktopplysningar", "Names and contact data"
        ),
        2 * AR,
        Tekst("siste rolle er avsluttet", "siste rolle er avslutta", "the last role ended"),
        ARTIKKEL_5,
    ),
    Lagringstid(
        "tekster",
        Tekst("Begrunnelser og notater", "Grunngivingar og notat", "Grounds and notes"),
        10 * AR,
        Tekst("teksten ble skrevet", "teksten vart skriven", "the text was written"),
        ARTIKKEL_5,
    ),
    Lagringstid(
        "hendelser",
        Tekst(
            "Steg og beslutninger, med rolle og dato",
            "Steg og avgjerder, med rolle og dato",
            "Steps and decisions, with role and date",
        ),
        None,
        Tekst("steget ble tatt", "steget vart teke", "the step was taken"),
        Tekst(
            "arkivlova; personvernforordningen art. 17 nr. 3 bokstav b og d, art. 89",
            "arkivlova; personvernforordninga art. 17 nr. 3 bokstav b og d, art. 89",
            "the Archives Act; GDPR art. 17(3)(b) and (d), art. 89",
        ),
    ),
)


def forfalt(hus: Huset, na: datetime) -> dict[str, tuple[str, ...]]:
    """Code → ids of what has been kept for longer than its period."""
    tider = {en.kode: en.tid for en in LAGRINGSTIDER if en.tid is not None}
    return {
        "personer": _personer(hus, (na - tider["personer"]).astimezone(OSLO).date()),
        "tekster": _tekster(hus, mikrosekunder(na - tider["tekster"])),
    }


def _personer(hus: Huset, for_: date) -> tuple[str, ...]:
    """Those whose every role ended before the day; who never had one is not known to be due."""
    slutt: dict[str, date | None] = {}
    for organ in hus.levende.under("organ:").values():
        for rolle in cast("Organ", organ).roller:
            til = slutt.get(rolle.person, rolle.til)
            apen = til is None or rolle.til is None
            slutt[rolle.person] = None if apen else max(til or for_, rolle.til or for_)
    ute = {person for person, til in slutt.items() if til is not None and til < for_}
    return tuple(p.id for p in hus.personer.alle() if p.id in ute and not p.fjernet)


def _tekster(hus: Huset, for_us: int) -> tuple[str, ...]:
    """The texts of events recorded before the moment, of those that can still be read."""
    funnet: dict[str, None] = {}
    lest = 0
    while rader := hus.reader.tail(lest, 2_000):
        for rad in rader:
            if rad.recorded_us >= for_us:
                return _lesbare(hus, funnet)
            if rad.state is not None:
                funnet |= dict.fromkeys(id_ for id_, _ in fritekster_i(from_json(rad.state)))
        lest = rader[-1].position
    return _lesbare(hus, funnet)


def _lesbare(hus: Huset, ids: dict[str, None]) -> tuple[str, ...]:
    nokler = hus.verksted.nokler.nokler(ids)
    return tuple(id_ for id_ in ids if id_ in nokler)
