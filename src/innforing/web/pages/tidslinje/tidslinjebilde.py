"""What P-07 asks of the read models, asked once: lines, overlaps, invitations and load."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.projections.kapasitet.kapasitet import Kapasitet
from innforing.projections.kapasitet.manedslast import Lastslag, manedslast
from innforing.projections.tidslinje.linjer import Valg, tidslinje
from innforing.projections.tidslinje.overlapp import overlapp
from innforing.projections.tidslinje.tidslinje import Tidslinje
from innforing.projections.tidslinje.treff import MANGE, invitasjoner, samtidige
from innforing.web.alfabet import nokkel
from innforing.web.pages.lopet.lopsord import kodeord, losningsnavn, regionnavn, regionord
from innforing.web.pages.tidslinje.tidslinjevalg import Utsnitt, les, ser_alt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from innforing.projections.kapasitet.manedslast import Last
    from innforing.projections.sight import Sight
    from innforing.projections.tidslinje.linjer import Linje
    from innforing.projections.tidslinje.overlapp import Overlapp
    from innforing.projections.tidslinje.treff import Kvartal, Samtidig
    from innforing.web.kall import Kall

VIST_LAST = (Lastslag.NHN, Lastslag.LEDER, Lastslag.REGION)
"""Whose load is shown (K-115); bodies that own or have answered are in the plans."""

Gruppe = tuple[str, list["Linje"]]
"""A name, and the lines below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilde:
    """The timeline at the moment of the page."""

    utsnitt: Utsnitt
    linjer: tuple[Linje, ...]
    overlapp: tuple[Overlapp, ...]
    kvartaler: tuple[Kvartal, ...]
    samtidige: tuple[Samtidig, ...]
    last: tuple[Last, ...]
    titler: Mapping[str, str]
    losninger: dict[str, str]
    regioner: dict[str, str]

    def tittel(self, lop: str) -> str:
        """What a løp is called."""
        return self.titler.get(lop, lop)


def se(kall: Kall) -> Bilde:
    """All that the page tells; what concerns others only to those who may see it."""
    losninger = losningsnavn(kall)
    utsnitt = les(kall, losninger)
    valg, internt = utsnitt.valg, ser_alt(kall)
    with kall.sight(Tidslinje.navn) as sight:
        linjer = tuple(tidslinje(sight, valg))
        alle = linjer if valg == Valg(valg.fra, valg.til) else tidslinje(sight, Valg())
        moter = _moter(kall, sight, valg, linjer) if internt else ()
        kommune, fra, til = valg.kommune, valg.fra, valg.til
        spurt = internt or kommune is not None
        minst = MANGE if kommune is None else 1
        kvartaler = (
            invitasjoner(sight, kommune=kommune, fra=fra, til=til, minst=minst) if spurt else []
        )
        mange = samtidige(sight, kommune=kommune, fra=fra, til=til) if spurt else []
    return Bilde(
        utsnitt=utsnitt,
        linjer=linjer,
        overlapp=moter,
        kvartaler=tuple(kvartaler),
        samtidige=tuple(mange),
        last=_last(kall, valg) if internt else (),
        titler={x.lop: x.navn or x.lop for x in alle if x.pulje is None},
        losninger=losninger,
        regioner=regionnavn(kall),
    )


def _moter(kall: Kall, sight: Sight, valg: Valg, linjer: Sequence[Linje]) -> tuple[Overlapp, ...]:
    """The overlaps of the løp shown; those that ask something of somebody first."""
    valgte = {linje.lop for linje in linjer}
    alle = overlapp(sight, kall.hus.kommuner, kommune=valg.kommune, fra=valg.fra, til=valg.til)
    orden = {status: nr for nr, status in enumerate(type(alle[0].status))} if alle else {}
    vist = [o for o in alle if valgte.intersection((o.lop, o.annet))]
    return tuple(sorted(vist, key=lambda o: (orden[o.status], o.fra, o.lop, o.annet)))


def _last(kall: Kall, valg: Valg) -> tuple[Last, ...]:
    with kall.sight(Kapasitet.navn) as sight:
        alle = manedslast(sight, fra=valg.fra, til=valg.til)
    return tuple(last for last in alle if last.slag in VIST_LAST)


def gruppert(kall: Kall, bilde: Bilde) -> list[Gruppe]:
    """The lines by what the address groups by; one with two leaders stands with both."""
    grupper: dict[str, list[Linje]] = defaultdict(list)
    for linje in bilde.linjer:
        for navn in _grupper(kall, bilde, linje):
            grupper[navn].append(linje)
    hele = regionord(kall, None)
    return sorted(grupper.items(), key=lambda par: (par[0] != hele, nokkel(par[0])))


def _grupper(kall: Kall, bilde: Bilde, linje: Linje) -> tuple[str, ...]:
    if bilde.utsnitt.grupper == "losning":
        losning = linje.losning
        if losning is None:
            return (kall._("Uten løsning"),)
        return (bilde.losninger.get(losning, losning),)
    if bilde.utsnitt.grupper == "leder":
        return tuple(map(kall.navn, linje.ledere)) or (kall._("Ingen leder ennå"),)
    return (regionord(kall, linje.region, bilde.regioner),)


def linjenavn(kall: Kall, bilde: Bilde, linje: Linje) -> str:
    """The title of a løp; number and name of a pulje."""
    if linje.pulje is None:
        return bilde.tittel(linje.lop)
    pulje = kall._("Pulje {nr}").format(nr=linje.pulje)
    return pulje if linje.navn is None else f"{pulje}: {linje.navn}"


def stand(kall: Kall, linje: Linje) -> str:
    """The state of a løp, or the phase of a pulje, in words."""
    kodeverk = LopTilstand if linje.pulje is None else Puljefase
    return kodeord(kall, kodeverk, linje.stand)
