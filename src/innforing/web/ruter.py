"""The table of routes: url, page, template and who may see it."""

from __future__ import annotations

from typing import Final

from innforing.web.innlogging import INNLOGGET, MOTEROM
from innforing.web.pages import galleri, innlogging, om, sok, steg
from innforing.web.pages.arbeidsbord import arbeidsbord
from innforing.web.pages.behov import behov, behovsliste
from innforing.web.pages.beslutningsspor import beslutningsspor
from innforing.web.pages.deltakere import (
    bruksstatus,
    deltaker,
    deltakere,
    deltakerhandling,
    epostliste,
    innliming,
)
from innforing.web.pages.indikatorer import indikatorer
from innforing.web.pages.invitasjon import invitasjon
from innforing.web.pages.kommune import kommune, kommunekalender, kommuner
from innforing.web.pages.laering import laeringspunkter, skjemasvar
from innforing.web.pages.lop import lop, lopssammenligning, nytt_lop
from innforing.web.pages.lopet import (
    lopets_beslutninger,
    lopets_evaluering,
    lopets_kalender,
    lopets_materiell,
    lopets_side,
)
from innforing.web.pages.lopet.lopsfaner import FANER
from innforing.web.pages.losninger import losning, losninger
from innforing.web.pages.modell import modell
from innforing.web.pages.moter import mote, moter, protokoll, sak
from innforing.web.pages.personvern import sletting
from innforing.web.pages.plan import plan, planinnliming, planskjema
from innforing.web.pages.rapporter import kalender as rapportkalender
from innforing.web.pages.rapporter import rapport, rapportskjema
from innforing.web.pages.rapporter.rapportord import SER as SER_RAPPORTER
from innforing.web.pages.regioner import region, regioner
from innforing.web.pages.revisjon import (
    bak,
    bevis,
    bevisfiler,
    bevishendelse,
    hendelser,
    historikk,
    innsynslogg,
    revisjon,
    sammenligning,
    spoling,
    uttrekk,
)
from innforing.web.pages.revisjon import revisjonslister as lister
from innforing.web.pages.revisjon.revisjon import REVISJON
from innforing.web.pages.samlinger import samling, samlinger
from innforing.web.pages.svar import svar_pa_invitasjon
from innforing.web.pages.tidslinje import tidslinje
from innforing.web.pages.tilskudd import ett_tilskudd, tilskudd
from innforing.web.pages.tilskudd.tilskuddsord import SER as TILSKUDD
from innforing.web.pages.utbredelse import utbredelse
from innforing.web.pages.vurdering import vurdering, vurderingsmangler, vurderingsskjema
from innforing.web.svar import Rute

BORDET: Final = FANER["deltakere"]

RAPPORTEN: Final = "/rapporter/{nettverk}/{ar}/{slag}"
RUTER: Final = (
    Rute("/", arbeidsbord.forside, "arbeidsbord.html"),
    Rute("/innlogging", innlogging.innlogging, "innlogging.html", levende=False),
    Rute("/innlogging", innlogging.logg_inn, "innlogging.html", metode="POST"),
    Rute("/utlogging", innlogging.logg_ut, "innlogging.html", metode="POST"),
    Rute("/rolle", innlogging.rolle, "rolle.html", INNLOGGET, levende=False),
    Rute("/rolle", innlogging.velg_rolle, "rolle.html", INNLOGGET, metode="POST"),
    Rute("/sprak", innlogging.velg_sprak, "innlogging.html", metode="POST"),
    Rute("/steg/{trigger}/{strom}", steg.steg, "steg.html", INNLOGGET, levende=False),
    Rute(
        "/steg/{trigger}/{strom}",
        steg.ta_steg,
        "steg.html",
        INNLOGGET,
        metode="POST",
        tegner_om=True,
    ),
    Rute("/lop", lop.portefolje, "lop.html"),
    Rute("/lop/nytt", nytt_lop.nytt, "nytt_lop.html", INNLOGGET, levende=False),
    Rute("/lop/sammenlign", lopssammenligning.sammenlign, "lop_sammenlign.html"),
    Rute("/lop/{lop}/vurdering", vurdering.vurdering, "vurdering.html", FANER["vurdering"]),
    Rute(
        "/lop/{lop}/vurdering/mangler",
        vurderingsmangler.mangler,
        "vurderingsmangler.html",
        FANER["vurdering"],
    ),
    Rute(
        "/lop/{lop}/vurdering/{del_}",
        vurderingsskjema.skjema,
        "steg.html",
        FANER["vurdering"],
        levende=False,
    ),
    Rute(
        "/lop/{lop}/vurdering/{del_}",
        vurderingsskjema.send,
        "steg.html",
        FANER["vurdering"],
        metode="POST",
    ),
    Rute("/lop/{lop}/plan", plan.plan, "plan.html", FANER["plan"]),
    Rute(
        "/lop/{lop}/plan/innliming",
        planinnliming.innliming,
        "planinnliming.html",
        FANER["plan"],
        levende=False,
    ),
    Rute(
        "/lop/{lop}/plan/innliming",
        planinnliming.les,
        "planinnliming.html",
        FANER["plan"],
        metode="POST",
    ),
    Rute("/lop/{lop}/plan/{del_}", planskjema.skjema, "steg.html", FANER["plan"], levende=False),
    Rute("/lop/{lop}/plan/{del_}", planskjema.send, "steg.html", FANER["plan"], metode="POST"),
    Rute("/lop/{lop}/beslutninger", lopets_beslutninger.beslutninger, "lopets_beslutninger.html"),
    Rute("/lop/{lop}/deltakere", deltakere.deltakere, "deltakere.html", BORDET),
    Rute("/lop/{lop}/deltakere", deltakere.registrer, "deltakere.html", BORDET, metode="POST"),
    Rute(
        "/lop/{lop}/deltakere/handling", deltakerhandling.handling, "deltakerhandling.html", BORDET
    ),
    Rute(
        "/lop/{lop}/deltakere/handling",
        deltakerhandling.utfor,
        "deltakerhandling.html",
        BORDET,
        metode="POST",
    ),
    Rute("/lop/{lop}/deltakere/epost", epostliste.epost, "epostliste.html", BORDET, levende=False),
    Rute("/lop/{lop}/deltakere/innliming", innliming.innliming, "innliming.html", BORDET),
    Rute("/lop/{lop}/deltakere/innliming", innliming.les, "innliming.html", BORDET, metode="POST"),
    Rute("/lop/{lop}/deltakere/{kommune}", deltaker.deltaker, "deltaker.html", INNLOGGET),
    Rute(
        "/lop/{lop}/deltakere/{kommune}",
        deltaker.registrer,
        "deltaker.html",
        INNLOGGET,
        metode="POST",
    ),
    Rute("/kommuner", kommuner.kommuner, "kommuner.html"),
    Rute("/kommuner/{kommune}", kommune.kommune, "kommune.html"),
    Rute("/kommuner/{kommune}/kalender.ics", kommunekalender.kalender, "kommune.html", INNLOGGET),
    Rute(
        "/deltakelse/{lop}/{kommune}/status",
        bruksstatus.bruksstatus,
        "bruksstatus.html",
        INNLOGGET,
        levende=False,
    ),
    Rute("/svar/{lop}/{kommune}", svar_pa_invitasjon.svar, "svar.html", INNLOGGET, levende=False),
    Rute(
        "/svar/{lop}/{kommune}", svar_pa_invitasjon.svar_inn, "svar.html", INNLOGGET, metode="POST"
    ),
    Rute("/svar/{lop}/{kommune}/frist.ics", svar_pa_invitasjon.frist_fil, "svar.html", INNLOGGET),
    Rute(
        "/lop/{lop}/invitasjon",
        invitasjon.invitasjon,
        "invitasjon.html",
        FANER["invitasjon"],
        levende=False,
    ),
    Rute(
        "/lop/{lop}/invitasjon",
        invitasjon.se_forst,
        "invitasjon.html",
        FANER["invitasjon"],
        metode="POST",
    ),
    Rute("/lop/{lop}/materiell", lopets_materiell.materiell, "lopets_materiell.html"),
    Rute("/lop/{lop}/evaluering", lopets_evaluering.evaluering, "lopets_evaluering.html"),
    Rute("/lop/{lop}/kalender.ics", lopets_kalender.kalender, "lopets_side.html"),
    Rute("/lop/{lop}/historikk", historikk.lopets, "historikk.html", INNLOGGET, levende=False),
    Rute("/historikk/{strom}", historikk.strommens, "historikk.html", INNLOGGET, levende=False),
    Rute("/revisjon", revisjon.sokeside, "revisjon.html", REVISJON, levende=False),
    Rute("/revisjon/avviste", lister.avviste, "avviste.html", REVISJON, levende=False),
    Rute("/revisjon/innsyn", innsynslogg.side, "innsynslogg.html", innsynslogg.SER, levende=False),
    Rute("/revisjon/saertilfeller", lister.tilfeller, "tilfeller.html", REVISJON, levende=False),
    Rute("/revisjon/bevis", bevis.bevis, "bevis.html", REVISJON, levende=False),
    Rute("/revisjon/uttrekk", uttrekk.uttrekk, "uttrekk.html", innsynslogg.SER, levende=False),
    Rute("/revisjon/uttrekk/pakke", uttrekk.pakke, "uttrekk.html", innsynslogg.SER, levende=False),
    Rute("/revisjon/spol", spoling.spol, "spol.html", REVISJON, levende=False),
    Rute("/revisjon/sammenlign", sammenligning.side, "sammenlign.html", REVISJON, levende=False),
    Rute("/bak/{modell}", bak.bak, "bak.html", INNLOGGET, levende=False),
    Rute("/hendelser/{posisjon}", hendelser.hendelse, "hendelser.html", INNLOGGET, levende=False),
    Rute(
        "/hendelser/{posisjon}/kvittering",
        bevishendelse.kvittering,
        "hendelser.html",
        INNLOGGET,
        levende=False,
    ),
    Rute("/bevis/{navn:path}", bevisfiler.fil, "bevis.html", levende=False),
    Rute("/laeringspunkter", laeringspunkter.oversikt, "laeringspunkter.html"),
    Rute("/sporreskjema/{skjema}", skjemasvar.skjema, "steg.html", INNLOGGET, levende=False),
    Rute("/sporreskjema/{skjema}", skjemasvar.send, "steg.html", INNLOGGET, metode="POST"),
    Rute("/moter", moter.oversikt, "moter.html", MOTEROM),
    Rute("/moter/{mote}", mote.motet, "mote.html", MOTEROM),
    Rute("/moter/{mote}/protokoll.pdf", protokoll.fil, "mote.html", MOTEROM, levende=False),
    Rute("/beslutninger/{sak}", sak.saken, "sak.html", MOTEROM),
    Rute("/losninger", losninger.oversikt, "losninger.html"),
    Rute("/losninger/ny", losninger.ny, "losning_ny.html", INNLOGGET, levende=False),
    Rute("/losninger/{losning}", losning.losningsside, "losning.html"),
    Rute("/behov", behovsliste.behovsliste, "behovsliste.html", INNLOGGET),
    Rute("/behov/{behov}", behov.behov, "behov.html", INNLOGGET),
    Rute("/regioner", regioner.oversikt, "regioner.html", INNLOGGET),
    Rute("/regioner/{organ}", region.region, "region.html", INNLOGGET),
    Rute("/samlinger", samlinger.oversikt, "samlinger.html", INNLOGGET),
    Rute("/samlinger/{samling}", samling.samling, "samling.html", INNLOGGET),
    Rute("/rapporter", rapportkalender.oversikt, "rapporter.html", SER_RAPPORTER),
    Rute("/rapporter/ny", rapportkalender.ny, "rapport_ny.html", SER_RAPPORTER, levende=False),
    Rute(RAPPORTEN, rapport.rapport, "rapport.html", SER_RAPPORTER),
    Rute(f"{RAPPORTEN}/skriv", rapportskjema.skjema, "steg.html", SER_RAPPORTER, levende=False),
    Rute(f"{RAPPORTEN}/skriv", rapportskjema.send, "steg.html", SER_RAPPORTER, metode="POST"),
    Rute("/indikatorer", indikatorer.indikatorer, "indikatorer.html", indikatorer.SER),
    Rute("/beslutningsspor", beslutningsspor.spor, "beslutningsspor.html"),
    Rute("/modell", modell.oversikt, "modell.html", modell.MODELL),
    Rute("/modell/{versjon}", modell.versjonen, "modellversjon.html", modell.MODELL),
    Rute("/tilskudd", tilskudd.oversikt, "tilskudd.html", TILSKUDD),
    Rute("/tilskudd/{ar}/{mottaker}", ett_tilskudd.tilskudd, "ett_tilskudd.html", TILSKUDD),
    Rute("/sok", sok.sok, "sok.html", levende=False),
    Rute("/om", om.om, "om.html", levende=False),
    Rute("/personvern", sletting.personvern, "sletting.html", sletting.SER, levende=False),
    Rute("/personvern/om", om.personvern, "personvern.html", levende=False),
    Rute("/tilgjengelighet", om.tilgjengelighet, "tilgjengelighet.html", levende=False),
    Rute("/galleri", galleri.galleri, "galleri.html", levende=False),
    Rute("/tidslinje", tidslinje.tidslinje, "tidslinje.html", INNLOGGET),
    Rute("/utbredelse", utbredelse.oversikt, "utbredelse.html"),
    Rute("/utbredelse/{losning}", utbredelse.losning, "utbredelse_losning.html"),
    Rute("/utbredelse/{losning}/kort", utbredelse.kort, "utbredelse_kort.html"),
    # last: it would take «nytt» and «sammenlign» for the id of a løp
    Rute("/lop/{lop}", lopets_side.oversiktsside, "lopets_side.html"),
)
"""Every page; more than one method on one address stand side by side."""
