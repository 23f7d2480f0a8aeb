"""The case of an item, made from the log at the place that was sent out: it can be seen again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from innforing.application.fakta.koordineringsgruppe import STROMMEN, endringer
from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.web.deler import Linje
from innforing.web.pages.lopet.lopsord import lopets_fase, typeord

if TYPE_CHECKING:
    from innforing.projections.moter.motesaker import Sak
    from innforing.web.kall import Kall


@dataclass(frozen=True, slots=True)
class Lopsbilde:
    """One løp of the case, as it stood at a place in the log."""

    tittel: str
    adresse: str
    """Its page as it then was."""
    linjer: tuple[Linje, ...]


def lopene(kall: Kall, sak: Sak, posisjon: int | None) -> tuple[Lopsbilde, ...]:
    """Each løp of the item as of the position; as of the page where nothing was sent out."""
    siste = kall.moment.kjent or kall.hus.reader.last()[0]
    utsnitt = Utsnitt(siste if posisjon is None else min(posisjon, siste))
    blikk = Tilbakeblikk(kall.hus.reader, kall.hus.mapper, utsnitt)
    alle = ((id_, blikk.aggregat(f"innforingslop:{id_}")) for id_ in sak.lop)
    return tuple(
        Lopsbilde(
            lop.tittel or id_,
            slik_det_sto(kall, f"/lop/{id_}", posisjon),
            tuple(_linjer(kall, lop)),
        )
        for id_, lop in alle
        if isinstance(lop, Innforingslop) and lop.finnes
    )


def slik_det_sto(kall: Kall, sti: str, posisjon: int | None) -> str:
    """The address of a page as the log had it at a position that was sent out."""
    return kall.til(sti) if posisjon is None else f"{sti}?{urlencode({'ved': posisjon})}"


def _linjer(kall: Kall, lop: Innforingslop) -> Iterator[Linje]:
    _, plan = kall._, lop.plan
    type_ = None if lop.type is None else str(lop.type.value)
    yield Linje(_("Type"), typeord(kall, str(lop.slag.value), type_))
    yield Linje(_("Fase"), lopets_fase(kall, lop))
    yield Linje(_("Eier"), kall.organnavn(lop.eier))
    periode = (None if dag is None else kall.dato(dag) for dag in (plan.oppstart, plan.slutt))
    yield Linje(_("Periode"), " – ".join(dag for dag in periode if dag))
    yield Linje(_("Aktuelle kommuner"), kall.tall(len(lop.kommuner)))
    yield Linje(_("Puljer"), kall.tall(len(lop.puljer)))
    apne = sum(not merknad.besvart for merknad in lop.merknader)
    yield Linje(_("Merknader som ikke er besvart"), kall.tall(apne))


def endret(kall: Kall, sak: Sak) -> tuple[str, ...]:
    """What has happened to an item that was sent out and is not decided, in words."""
    gruppe = kall.leser.aggregat(STROMMEN)
    if sak.beslutning is not None or not isinstance(gruppe, Koordineringsgruppe):
        return ()
    funnet = gruppe.saker.get(sak.id)
    ordbok = kall.ordbok()
    return () if funnet is None else tuple(map(ordbok.ord, endringer(kall.leser, funnet)))
