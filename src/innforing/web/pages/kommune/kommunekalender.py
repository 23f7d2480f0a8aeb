"""The dated things of one kommune as a calendar file: deadlines, starts and follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.web.kalenderfil import Kalenderpunkt, kalendersvar
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.kommune.kommunebilde import Kommunebilde, finn_kommune

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from starlette.responses import Response

    from innforing.web.kall import Kall
    from innforing.web.pages.kommune.kommunebilde import Lopsrad


def kalender(kall: Kall, kommune: str) -> Response:
    """The deadlines and starts of the kommune's løp, as a calendar."""
    funnet = finn_kommune(kall, kommune)
    if funnet is None or not (bilde := Kommunebilde(kall=kall, kommune=funnet)).ser_alt:
        raise IkkeFunnet
    punkter = [punkt for rad in bilde.lop for punkt in _datert(bilde, rad)]
    fil = f"kommune-{funnet.id}"
    return kalendersvar(punkter, nettsted=kall.nettsted, navn=funnet.visningsnavn, fil=fil)


def _datert(bilde: Kommunebilde, rad: Lopsrad) -> Iterator[Kalenderpunkt]:
    """Deadlines that are not answered, the start of its pulje, and the next follow-up."""
    kall = bilde.kall
    for inv in rad.en.invitasjoner if rad.venter_svar else ():
        tittel = kall._("Svarfrist: {lop}")
        yield _punkt(bilde, rad, f"frist-{inv.pulje}", tittel, inv.svarfrist, inv.utgave)
    start = None if rad.pulje is None else rad.pulje.start or rad.lop.plan.oppstart
    if start is not None:
        sekvens = len(rad.lop.invitasjoner)
        yield _punkt(bilde, rad, "start", kall._("Oppstart: {lop}"), start, sekvens)
    if rad.en.neste is not None:
        yield _punkt(bilde, rad, "oppfolging", kall._("Oppfølging: {lop}"), rad.en.neste, 0)


def _punkt(
    bilde: Kommunebilde, rad: Lopsrad, hva: str, tittel: str, dag: date, sekvens: int
) -> Kalenderpunkt:
    return Kalenderpunkt(
        uid=f"{hva}-{rad.id}-{bilde.kommune.id}@innforing",
        tittel=tittel.format(lop=rad.tittel),
        dag=dag,
        adresse=f"/svar/{rad.id}/{bilde.kommune.id}",
        oppdatert=bilde.kall.na,
        sekvens=sekvens,
    )
