"""The kommune's rung on the ladder of use, from the day it took effect (K-191 to K-194)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Notat, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.ibruktakelse.folger import KommuneOrientert
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.myndigheter import (
    FOR_KOMMUNEN,
    IbruktakelseFakta,
    losningens_leder,
    meldt_av_andre,
)
from innforing.domain.ibruktakelse.verdier import Belegg, Bruksstatus, Statusperiode

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(IbruktakelseFakta):
    lopets_oppstart: date | None = None
    """First day of the løp for this løsning that the kommune takes part in, if any."""


class MeldBruksstatus(Steg[Ibruktakelse]):
    """The day it took effect is the step's `gjelder`."""

    tekst = Tekst("Meld bruksstatus", "Meld bruksstatus", "Report the status of use")
    fakta = Fakta
    oppretter = None
    regel = Regel(
        hvem=(*FOR_KOMMUNEN, "nhn"),
        sperrer=(
            "losningen_og_kommunen_finnes",
            "det_har_skjedd",
            "nhn_melder_bare_eget",
            "bruken_er_belagt",
            "gevinsten_er_dokumentert",
        ),
        avklares=("ikke_et_steg_tilbake", "ingen_trinn_er_hoppet_over", "etter_lopets_oppstart"),
    )

    status: Bruksstatus
    belegg: Belegg | None = None
    """What it rests on; a measurement is one registered before, or in `referanse`."""
    referanse: Notat | None = None

    def avgjor(self, g: Grunnlag[Ibruktakelse, Fakta]) -> Iterator[Hendelse[Ibruktakelse]]:
        yield BruksstatusMeldt(
            status=self.status, fra=g.gjelder_dag, belegg=self.belegg, referanse=self.referanse
        )
        if meldt_av_andre(g):
            yield KommuneOrientert(av_organ=g.aktor.organ)


class BruksstatusMeldt(Hendelse[Ibruktakelse]):
    """Kept in effective order, so a back-dated report fills the gap before what came later."""

    tekst = Tekst("Bruksstatus er meldt", "Bruksstatus er meld", "The status of use is reported")
    status: Bruksstatus
    fra: date
    belegg: Belegg | None = None
    referanse: Notat | None = None

    def anvend(self, aggregat: Ibruktakelse) -> Ibruktakelse:
        ny = Statusperiode(fra=self.fra, status=self.status)
        perioder = sorted((*aggregat.perioder, ny), key=lambda p: p.fra)
        return aggregat.med(perioder=tuple(perioder))


@vilkar(
    "K-192",
    "Norsk helsenett melder bare teknisk innføring og bruk",
    "Norsk helsenett melder berre teknisk innføring og bruk",
    "NHN reports technical introduction and use only",
    rettes_av=FOR_KOMMUNEN,
    slik=(
        "La kommunen melde denne statusen",
        "La kommunen melde denne statusen",
        "Let the kommune report this status",
    ),
)
def nhn_melder_bare_eget(g: Grunnlag[Ibruktakelse, Fakta]) -> bool:
    """From its own figures; a leader of the løp who comes from NHN reports as leader."""
    eget = (Bruksstatus.TEKNISK_INNFORT, Bruksstatus.TATT_I_BRUK)
    som_nhn = g.verv.organtype is Organtype.NHN and not losningens_leder.sporsmal(g)
    return not som_nhn or g.steg.status in eget


@vilkar(
    "K-193",
    "«Tatt i bruk» bygger på en måling, et dokument eller kommunens egen opplysning",
    "«Teken i bruk» byggjer på ei måling, eit dokument eller kommunen si eiga opplysning",
    "«Taken into use» rests on a measurement, a document or the kommune's own statement",
    rettes_av=(*FOR_KOMMUNEN, "nhn"),
    slik=(
        "Registrer en bruksmåling, eller oppgi dokumentet eller kommunens opplysning",
        "Registrer ei bruksmåling, eller oppgje dokumentet eller opplysninga frå kommunen",
        "Register a measurement, or state the document or the kommune's statement",
    ),
)
def bruken_er_belagt(g: Grunnlag[Ibruktakelse, Fakta]) -> bool:
    """The kommune's own statement needs no reference when the kommune itself makes it."""
    if g.steg.status is not Bruksstatus.TATT_I_BRUK:
        return True
    if g.steg.belegg is Belegg.MALING:
        return bool(g.aggregat.maling_viser_bruk or g.steg.referanse)
    if g.steg.belegg is Belegg.EGENERKLAERING:
        return bool(g.steg.referanse or not meldt_av_andre(g))
    return bool(g.steg.belegg and g.steg.referanse)


@vilkar(
    "K-193",
    "«Nyttiggjort» bygger på en dokumentert gevinst",
    "«Nyttiggjord» byggjer på ein dokumentert gevinst",
    "«Benefits realised» rests on a documented gevinst",
    rettes_av=FOR_KOMMUNEN,
    slik=(
        "Registrer en realisert gevinst med henvisning til dokumentasjonen",
        "Registrer ein realisert gevinst med tilvising til dokumentasjonen",
        "Register a realised gevinst with a reference to its documentation",
    ),
)
def gevinsten_er_dokumentert(g: Grunnlag[Ibruktakelse, Fakta]) -> bool:
    return g.steg.status is not Bruksstatus.NYTTIGGJORT or g.aggregat.dokumentert_gevinst


@vilkar(
    "K-194",
    "Statusen er ikke et steg tilbake",
    "Statusen er ikkje eit steg tilbake",
    "The status is not a step back",
    rettes_av=FOR_KOMMUNEN,
    slik=(
        "Skriv hvorfor løsningen er mindre i bruk enn før",
        "Skriv kvifor løysinga er mindre i bruk enn før",
        "Write why the løsning is less in use than before",
    ),
)
def ikke_et_steg_tilbake(g: Grunnlag[Ibruktakelse, Fakta]) -> bool:
    """Judged against what held on the day it took effect."""
    for_ = g.aggregat.status_per(g.gjelder_dag)
    return for_ is None or bool(g.steg.status.trinn >= for_.trinn)


@vilkar(
    "K-191",
    "Ingen trinn er hoppet over",
    "Ingen trinn er hoppa over",
    "No rung is jumped",
    rettes_av=FOR_KOMMUNEN,
    slik=(
        "Meld trinnene imellom først, eller skriv hvorfor de mangler",
        "Meld trinna imellom først, eller skriv kvifor dei manglar",
        "Report the rungs between first, or write why they are missing",
    ),
)
def ingen_trinn_er_hoppet_over(g: Grunnlag[Ibruktakelse, Fakta]) -> tuple[str, ...]:
    """The missing rungs; a kommune of which nothing is known may begin at teknisk innført."""
    for_ = g.aggregat.status_per(g.gjelder_dag) or Bruksstatus.IKKE_INNFORT
    trinn = list(Bruksstatus)
    return tuple(str(t.value) for t in trinn[for_.trinn + 1 : g.steg.status.trinn])


@vilkar(
    "K-193",
    "Datoen er ikke før løpet begynte",
    "Datoen er ikkje før løpet byrja",
    "The date is not before the løp began",
    rettes_av=FOR_KOMMUNEN,
    slik=(
        "Rett datoen, eller skriv hvorfor kommunen var i gang før løpet",
        "Rett datoen, eller skriv kvifor kommunen var i gang før løpet",
        "Correct the date, or write why the kommune began before the løp",
    ),
)
def etter_lopets_oppstart(g: Grunnlag[Ibruktakelse, Fakta]) -> bool:
    oppstart = g.fakta.lopets_oppstart
    return oppstart is None or g.gjelder_dag >= oppstart
