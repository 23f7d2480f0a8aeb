"""P-15 Samlinger, `/samlinger`: what is planned and held, against what KS has set for the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from innforing.domain.samling.steg.planlegg_samling import PlanleggSamling
from innforing.domain.samling.verdier import Samlingsform
from innforing.domain.samlingsplan.steg.fastsett_samlingsplan import FastsettSamlingsplan
from innforing.domain.samlingsplan.verdier import RYTME_2023
from innforing.projections.samlinger import GJENNOMFORT, Samlinger, alle, arsplan, tematitler
from innforing.web.lister.celler import tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, vis
from innforing.web.pages.losninger.losningssteg import kan_begynne, stegets_adresse
from innforing.web.pages.samlinger.samlingsord import (
    FORMER,
    SAMLINGER,
    dager,
    formord,
    statusord,
    temaord,
)
from innforing.web.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.projections.samlinger import Samlingsbilde
    from innforing.projections.table import Cell
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning

PLANTALL = {Samlingsform.FYSISK: "fysiske", Samlingsform.DIGITAL: "digitale"}
"""Form → the column of the year's plan."""


@dataclass(frozen=True, kw_only=True)
class Samlingerside(Side):
    """All of them."""

    visning: Tabellvisning | None
    """None: none is planned."""
    planlegg: str | None
    fastsett: str | None
    """Where the plan of the year is set, for those who may."""
    ar: int
    tall: tuple[tuple[str, int, int | None], ...]
    """Form, how many were held this year, and how many KS has set."""
    rytme: str
    """The rhythm of 2023, for reference (K-249)."""


def oversikt(kall: Kall) -> Samlingerside:
    """The newest first."""
    ar = kall.moment.dag.year
    with kall.sight(Samlinger.navn) as sight:
        bilder, plan, temaer = alle(sight), arsplan(sight, ar), tematitler(sight)
    liste = _liste(kall, bilder[::-1], temaer)
    strom = f"samling:{(id_ := uuid4().hex[:8])}"
    planlegg = kall.til(f"/steg/planlegg_samling/{strom}", tilbake=f"{SAMLINGER}/{id_}")
    kan_fastsette = kan_begynne(kall, FastsettSamlingsplan)
    fastsett = stegets_adresse(kall, FastsettSamlingsplan.trigger(), f"samlingsplan:{ar}")
    return Samlingerside(
        tittel=kall._("Samlinger"),
        lister=(liste,) if bilder else (),
        visning=vis(liste, kall, forst=False) if bilder else None,
        planlegg=planlegg if kan_begynne(kall, PlanleggSamling) else None,
        fastsett=fastsett if kan_fastsette else None,
        ar=ar,
        tall=tuple(_tall(kall, bilder, plan, ar)),
        rytme=_rytme(kall),
    )


def _tall(
    kall: Kall, bilder: Sequence[Samlingsbilde], plan: dict[str, Cell] | None, ar: int
) -> Iterator[tuple[str, int, int | None]]:
    """Held this year, of those that KS has set; None when nothing is set (K-250)."""
    i_ar = [b for b in bilder if b.fra.startswith(f"{ar}-") and b.status == GJENNOMFORT]
    for form, kolonne in PLANTALL.items():
        holdt = sum(b.hva["form"] == form.value for b in i_ar)
        yield kall.t(form.tekst), holdt, None if plan is None else int(plan[kolonne] or 0)


def _rytme(kall: Kall) -> str:
    setning = kall._("Til sammenligning: i {ar} var det {fysiske} fysiske og {digitale} digitale.")
    return setning.format(
        ar=RYTME_2023.ar, fysiske=RYTME_2023.fysiske, digitale=RYTME_2023.digitale
    )


def _liste(kall: Kall, bilder: Sequence[Samlingsbilde], temaer: dict[str, str]) -> Liste:
    _ = kall._
    return Liste(
        navn="samlinger",
        tittel=_("Samlinger"),
        kolonner=(
            Kolonne("samling", _("Samling")),
            Kolonne("nar", _("Når"), "dato"),
            Kolonne("form", _("Form")),
            Kolonne("status", _("Status")),
            Kolonne("temaer", _("Temaer")),
            Kolonne("arrangor", _("Arrangert av")),
            Kolonne("deltok", _("Deltok"), "tall"),
        ),
        rader=tuple(_rad(kall, bilde, temaer) for bilde in bilder),
        tomt=_("Ingen samlinger er planlagt."),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _rad(kall: Kall, bilde: Samlingsbilde, temaer: dict[str, str]) -> Rad:
    tittel, status = str(bilde.hva["tittel"]), statusord(kall, bilde)
    deltok = bilde.deltok.antall if bilde.oppmote else None
    celler = (
        Celle(tittel, tittel),
        Celle(date.fromisoformat(bilde.fra), dager(kall, bilde)),
        tekstcelle(formord(kall, bilde)),
        Celle(status, status, status=FORMER.get(bilde.status)),
        tekstcelle(temaord(kall, bilde, temaer)),
        tekstcelle(kall.organnavn(str(bilde.hva["arrangor"]))),
        Celle(deltok, "–" if deltok is None else kall.tall(deltok)),
    )
    return Rad(celler, bilde.id, kall.til(f"{SAMLINGER}/{bilde.id}"))
