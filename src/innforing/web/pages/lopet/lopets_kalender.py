"""The dated things of one løp as a calendar file: its period, its puljer, frister and reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.projections.revisjonsspor.revisjonsspor import Revisjonsspor
from innforing.projections.revisjonsspor.siste import sist_endret
from innforing.web.innsyn import ser_strom
from innforing.web.kalenderfil import Kalenderpunkt, kalendersvar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from starlette.responses import Response

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.web.kall import Kall

Datert = tuple[str, str, "date", "date | None", bool]
"""What tells it from others, what it is, first and last day, and whether it is off."""


def kalender(kall: Kall, lop: str) -> Response:
    """Everything in the løp that has a day."""
    innhold = kall.lop(lop)
    with kall.sight(Revisjonsspor.navn) as sight:
        us = sist_endret(sight, [lop]).get(lop, kall.moment.per)
    # as many as the events of the løp: no thing in it can have been moved more often
    sekvens = kall.hus.levende.tilstand(f"innforingslop:{lop}")[1]
    tittel, endret = innhold.tittel or lop, fra_mikrosekunder(us)
    punkter = (
        Kalenderpunkt(
            uid=f"{hva}-{lop}@innforing",
            tittel=f"{tittel}: {tekst}",
            dag=dag,
            slutt=slutt,
            adresse=f"/lop/{lop}",
            oppdatert=endret,
            sekvens=sekvens,
            avlyst=avlyst,
        )
        for hva, tekst, dag, slutt, avlyst in _datert(kall, innhold, lop)
    )
    return kalendersvar(punkter, nettsted=kall.nettsted, navn=tittel, fil=f"lop-{lop}")


def _datert(kall: Kall, lop: Innforingslop, id_: str) -> Iterator[Datert]:
    _ = kall._
    if lop.plan.oppstart is not None:
        yield "oppstart", _("Oppstart"), lop.plan.oppstart, None, False
    if lop.plan.slutt is not None:
        yield "slutt", _("Planlagt slutt"), lop.plan.slutt, None, False
    if lop.pa_vent is not None and ser_strom(kall, f"innforingslop:{id_}"):
        yield "vurderes", _("Vurder om løpet skal gå videre"), lop.pa_vent.vurderes, None, False
    for pulje in lop.puljer:
        yield from _puljens(kall, pulje)


def _puljens(kall: Kall, pulje: Puljeplan) -> Iterator[Datert]:
    """Its period and its answer deadline; what is called off is said to be."""
    navn = kall._("Pulje {nr}").format(nr=pulje.nr)
    avlyst = pulje.fase is Puljefase.AVLYST
    if pulje.start is not None:
        yield f"pulje-{pulje.nr}", navn, pulje.start, pulje.slutt, avlyst
    if pulje.svarfrist is not None:
        frist = kall._("{pulje}, svarfrist").format(pulje=navn)
        yield f"svarfrist-{pulje.nr}", frist, pulje.svarfrist, None, avlyst
