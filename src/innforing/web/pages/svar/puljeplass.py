"""The puljer that a kommune can say yes to, with the seats left in words (K-139, K-146)."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.application.kommando import Kommando
from innforing.application.prove import prov_kommando
from innforing.domain.deltakelse.vilkar import fristen_er_passert
from innforing.domain.pulje.pulje import Pulje
from innforing.web.pages.deltakere.deltakertall import puljenavn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.grunnmur.aktor import Aktor
    from innforing.domain.grunnmur.livslop import Avvisning
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.web.kall import Kall

NUMMER: Final = re.compile(r"[1-9][0-9]{0,2}")
"""What the number of a pulje looks like."""
FA: Final = 3
"""So many seats left, or fewer, are few."""
MA_ORDNES: Final = frozenset({"plass_eller_venteliste", "kommunens_eget_svar_er_vist"})
"""Guards that the rest of the form meets: a waiting list, and where the answer is found."""
VENTELISTE: Final = "-venteliste"
"""After the number of a pulje: the waiting list of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Puljeplass:
    """One pulje, as a kommune chooses it."""

    nr: int
    verdi: str
    """What the form sends: the number, or the number and `-venteliste` when it is full."""
    navn: str
    datoer: str
    plasser: str
    full: bool
    sen: bool
    """The deadline is past: a yes is a request."""
    frist: str


def puljeplassene(kall: Kall, lop: str, nr: int) -> Pulje:
    """The seats of one pulje; none when it has not been opened."""
    funnet = kall.leser.aggregat(f"pulje:{lop}:{nr}")
    return funnet if isinstance(funnet, Pulje) else Pulje()


def valgbare(
    kall: Kall, strom: str, lop: Innforingslop, d: Deltakelse, aktor: Aktor
) -> Iterator[Puljeplass]:
    """The puljer that the engine would take a yes to, as soon as the rest is filled in."""
    lop_id = strom.split(":")[1]
    for pulje in lop.puljer:
        data: dict[str, object] = {"svar": "ja", "pulje": pulje.nr}
        if set(uoppfylte(provd(kall, strom, data, aktor))) <= MA_ORDNES:
            yield _plass(kall, lop_id, lop, pulje, d)


def provd(kall: Kall, strom: str, data: Mapping[str, object], aktor: Aktor) -> Avvisning | None:
    """What the engine would say to an answer; nothing is recorded."""
    kommando = Kommando(id=str(uuid.uuid4()), steg="svar", pa=strom, aktor=aktor, data=dict(data))
    return prov_kommando(kall.hus.levende, kall.hus.kommuner, kommando, na=kall.na)


def uoppfylte(avvisning: Avvisning | None) -> tuple[str, ...]:
    """Names of the guards that were not met."""
    if avvisning is None:
        return ()
    return tuple(u.vilkar.navn for u in (*avvisning.sperrer, *avvisning.avklares))


def plassord(kall: Kall, plasser: Pulje) -> str:
    """«Få plasser igjen: 2», «Fullt: 3 på venteliste»."""
    ledige = plasser.ledige
    if ledige is None:
        return kall._("Det er plass til alle som vil være med.")
    if ledige == 0 and plasser.venteliste:
        setning = kall._("Fullt: {n} på venteliste")
        return setning.format(n=kall.tall(len(plasser.venteliste)))
    if ledige == 0:
        return kall._("Fullt. Ingen står på venteliste ennå.")
    setning = kall._("Få plasser igjen: {n}") if ledige <= FA else kall._("Ledige plasser: {n}")
    return setning.format(n=kall.tall(ledige))


def datoord(kall: Kall, lop: Innforingslop, pulje: Puljeplan) -> str:
    """When the pulje runs; empty when nobody has said."""
    start, slutt = pulje.start or lop.plan.oppstart, pulje.slutt or lop.plan.slutt
    if start is None:
        return ""
    if slutt is None:
        return kall._("Fra {start}").format(start=kall.dato(start))
    return kall._("{start} til {slutt}").format(start=kall.dato(start), slutt=kall.dato(slutt))


def er_sen(kall: Kall, lop: Innforingslop, d: Deltakelse, pulje: Puljeplan) -> bool:
    """Whether a yes to the pulje would be a request to the leader."""
    return fristen_er_passert(
        pulje.svarfrist,
        kall.moment.dag,
        pa_vent_fra=None if lop.pa_vent is None else lop.pa_vent.fra,
        omtvistet=d.omtvistet,
    )


def _plass(
    kall: Kall, lop_id: str, lop: Innforingslop, pulje: Puljeplan, d: Deltakelse
) -> Puljeplass:
    plasser = puljeplassene(kall, lop_id, pulje.nr)
    full = not plasser.har_plass
    return Puljeplass(
        nr=pulje.nr,
        verdi=f"{pulje.nr}{VENTELISTE}" if full else str(pulje.nr),
        navn=puljenavn(kall, pulje),
        datoer=datoord(kall, lop, pulje),
        plasser=plassord(kall, plasser),
        full=full,
        sen=er_sen(kall, lop, d, pulje),
        frist="" if pulje.svarfrist is None else kall.dato(pulje.svarfrist),
    )
