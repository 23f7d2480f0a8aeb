"""The one table of every page: its address over the demo log, and who gets what answer there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.web.innlogging import Flate
from innforing.web.ruter import RUTER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.web.svar import Rute

OK, SE_ANNET, NEI, BORTE = 200, 303, 403, 404
VAR_KOMMUNE: Final = "stjordal"
"""Takes part in s08."""
SPURT_KOMMUNE: Final = "gjesdal"
"""Is asked by s09, and has not answered."""

KONTORER: Final[Mapping[Flate, tuple[str, str] | None]] = {
    Flate.KOORDINERING: ("medlem", "koordineringsgruppen"),
    Flate.LEDER: ("innforingsleder", "regional-50"),
    Flate.KOMMUNE: ("fullmektig", f"kommune-{VAR_KOMMUNE}"),
    Flate.REVISOR: ("revisor", "helsedirektoratet"),
    Flate.LESER: ("leder", "program-digihelse"),
    Flate.UTEN: None,
}
"""Role and body of the one who stands for each kind of reader: leader and program of s08."""

INGEN: Final[Mapping[Flate, int]] = {}
ANDRES_LOP: Final = {Flate.KOMMUNE: BORTE, Flate.LESER: BORTE}
"""A løp that neither the kommune nor the program has to do with."""
IKKE_HER: Final = {Flate.KOMMUNE: NEI, Flate.REVISOR: NEI}
"""Who can propose nothing."""
BARE_KS_OG_PROGRAM: Final[Mapping[Flate, int]] = {
    f: NEI for f in Flate if f not in (Flate.LESER, Flate.UTEN)
}
BARE_LEDER: Final[Mapping[Flate, int]] = {
    f: NEI for f in Flate if f not in (Flate.LEDER, Flate.UTEN)
}
DELTAKERLOP: Final = {Flate.UTEN: BORTE}
"""Tabs that the public has none of."""
ANDRES_RAPPORT: Final = {Flate.KOORDINERING: NEI, Flate.LEDER: BORTE}
"""A report of a network is seen by itself, KS and the revisor (sider.md §3, P-16)."""
INGEN_RAPPORT_A_BE_OM: Final = dict.fromkeys((Flate.KOORDINERING, Flate.LEDER, Flate.REVISOR), NEI)
IKKE_PROGRAM: Final = {Flate.LESER: NEI}
VIDERE: Final = dict.fromkeys((Flate.KOMMUNE, Flate.REVISOR, Flate.LESER, Flate.UTEN), SE_ANNET)
"""Readers whose landing page is another."""


class Sidelinje(NamedTuple):
    """One page at one address."""

    navn: str
    rute: str
    """As it stands in the table of routes."""
    adresse: str = ""
    """Empty: the route itself."""
    skjema: bool = False
    """Whether somebody has a form there that changes something."""
    ellers: Mapping[Flate, int] = INGEN
    """What the page itself answers to those whom the route lets in."""
    kommune: str = VAR_KOMMUNE
    """The kommune that reads it as its own."""
    fil: bool = False
    """Whether it is a file, not a page."""
    handling: bool = False
    """Whether it is there to do something only, so that it is refused for another moment."""

    @property
    def sti(self) -> str:
        """The address, with the ids of the demo log in it."""
        return self.adresse or self.rute

    def status(self, flate: Flate) -> int:
        """What the reader is to be answered."""
        if flate not in rute_for(self).hvem:
            return SE_ANNET if flate is Flate.UTEN else NEI
        return self.ellers.get(flate, OK)


def _lopets(navn: str, under: str, **valg: object) -> Sidelinje:
    """A page of the løp s08."""
    return Sidelinje(navn, f"/lop/{{lop}}{under}", f"/lop/s08{under}", **valg)  # type: ignore[arg-type]


SIDER: Final = (
    Sidelinje("innlogging", "/innlogging", "/innlogging?sok=ks"),
    Sidelinje("rolle", "/rolle"),
    Sidelinje("oppgaver", "/", ellers=VIDERE),
    Sidelinje("steg", "/steg/{trigger}/{strom}", "/steg/gi_merknad/innforingslop:s08", skjema=True),
    Sidelinje("lop", "/lop"),
    Sidelinje("lop-nytt", "/lop/nytt", skjema=True, ellers=IKKE_HER),
    Sidelinje("lop-sammenlign", "/lop/sammenlign", "/lop/sammenlign?lop=s03&lop=s08"),
    _lopets("lopet", ""),
    _lopets("vurdering", "/vurdering"),
    _lopets("vurdering-mangler", "/vurdering/mangler"),
    Sidelinje(
        "vurdering-skjema",
        "/lop/{lop}/vurdering/{del_}",
        "/lop/s07/vurdering/kriterier",
        skjema=True,
        ellers=ANDRES_LOP,
    ),
    _lopets("plan", "/plan"),
    _lopets("plan-innliming", "/plan/innliming", skjema=True, ellers=BARE_LEDER),
    Sidelinje("plan-skjema", "/lop/{lop}/plan/{del_}", "/lop/s08/plan/endre", skjema=True),
    _lopets("invitasjon", "/invitasjon", skjema=True),
    _lopets("beslutninger", "/beslutninger", ellers=DELTAKERLOP),
    _lopets("deltakere", "/deltakere", skjema=True),
    Sidelinje(
        "deltakere-handling",
        "/lop/{lop}/deltakere/handling",
        "/lop/s08/deltakere/handling?gjor=kontakt&kommune=stjordal&kommune=verdal",
        skjema=True,
        handling=True,
        ellers=BARE_LEDER,
    ),
    _lopets("deltakere-epost", "/deltakere/epost", handling=True, ellers=BARE_LEDER),
    _lopets(
        "deltakere-innliming", "/deltakere/innliming", skjema=True, handling=True, ellers=BARE_LEDER
    ),
    Sidelinje(
        "deltaker",
        "/lop/{lop}/deltakere/{kommune}",
        "/lop/s08/deltakere/stjordal",
        skjema=True,
    ),
    _lopets("materiell", "/materiell", ellers=DELTAKERLOP),
    _lopets("evaluering", "/evaluering", ellers=DELTAKERLOP),
    _lopets("kalender", "/kalender.ics", fil=True),
    _lopets("historikk", "/historikk"),
    Sidelinje("historikk-strom", "/historikk/{strom}", "/historikk/deltakelse:s08:stjordal"),
    Sidelinje("kommuner", "/kommuner", "/kommuner?fylke=50&losning=kjernejournal"),
    Sidelinje("kommune", "/kommuner/{kommune}", "/kommuner/stjordal"),
    Sidelinje(
        "kommune-kalender",
        "/kommuner/{kommune}/kalender.ics",
        "/kommuner/stjordal/kalender.ics",
        ellers={Flate.LESER: BORTE},
        fil=True,
    ),
    Sidelinje(
        "bruksstatus",
        "/deltakelse/{lop}/{kommune}/status",
        "/deltakelse/s08/stjordal/status",
        skjema=True,
    ),
    Sidelinje("svar", "/svar/{lop}/{kommune}", "/svar/s08/stjordal", skjema=True),
    Sidelinje(
        "svar-apent",
        "/svar/{lop}/{kommune}",
        "/svar/s09/gjesdal",
        skjema=True,
        ellers={Flate.LESER: BORTE},
        kommune=SPURT_KOMMUNE,
    ),
    Sidelinje(
        "svar-frist", "/svar/{lop}/{kommune}/frist.ics", "/svar/s08/stjordal/frist.ics", fil=True
    ),
    Sidelinje("revisjon", "/revisjon", "/revisjon?q=rolle%3Arevisor"),
    Sidelinje("revisjon-avviste", "/revisjon/avviste"),
    Sidelinje("revisjon-innsyn", "/revisjon/innsyn"),
    Sidelinje("revisjon-saertilfeller", "/revisjon/saertilfeller"),
    Sidelinje("revisjon-spol", "/revisjon/spol", "/revisjon/spol?strom=innforingslop%3As08"),
    Sidelinje("revisjon-sammenlign", "/revisjon/sammenlign"),
    Sidelinje("revisjon-bevis", "/revisjon/bevis", "/revisjon/bevis?posisjon=2309"),
    Sidelinje("revisjon-uttrekk", "/revisjon/uttrekk"),
    Sidelinje(
        "revisjon-pakke",
        "/revisjon/uttrekk/pakke",
        "/revisjon/uttrekk/pakke?strom=innforingslop%3As08&last_ned=offentlig.zip",
        fil=True,
    ),
    Sidelinje("bevisfil", "/bevis/{navn:path}", "/bevis/checkpoint", fil=True),
    Sidelinje(
        "bak",
        "/bak/{modell}",
        "/bak/losninger?om=digihelse&sti=digihelse%2Fleverandorer",
    ),
    Sidelinje("hendelse", "/hendelser/{posisjon}", "/hendelser/2309", ellers=ANDRES_LOP),
    Sidelinje(
        "hendelse-kvittering",
        "/hendelser/{posisjon}/kvittering",
        "/hendelser/2309/kvittering",
        fil=True,
        ellers=ANDRES_LOP,
    ),
    Sidelinje("laeringspunkter", "/laeringspunkter"),
    Sidelinje(
        "sporreskjema",
        "/sporreskjema/{skjema}",
        "/sporreskjema/s10:1",
        ellers={f: BORTE for f in Flate if f not in (Flate.KOMMUNE, Flate.UTEN)},
        kommune="gausdal",
    ),
    Sidelinje("moter", "/moter", ellers=IKKE_PROGRAM),
    Sidelinje("mote", "/moter/{mote}", "/moter/mote-2026-2", ellers=IKKE_PROGRAM),
    Sidelinje("runde", "/moter/{mote}", "/moter/mote-2026-3", ellers=IKKE_PROGRAM),
    Sidelinje(
        "protokoll",
        "/moter/{mote}/protokoll.pdf",
        "/moter/mote-2026-2/protokoll.pdf",
        fil=True,
        ellers=IKKE_PROGRAM,
    ),
    Sidelinje("sak", "/beslutninger/{sak}", "/beslutninger/sak-2026-3", ellers=IKKE_PROGRAM),
    Sidelinje("losninger", "/losninger"),
    Sidelinje("losning-ny", "/losninger/ny", skjema=True, handling=True, ellers=BARE_KS_OG_PROGRAM),
    Sidelinje("losning", "/losninger/{losning}", "/losninger/vkp"),
    Sidelinje("rapporter", "/rapporter", ellers={Flate.KOORDINERING: NEI}),
    Sidelinje("rapport-ny", "/rapporter/ny", ellers=INGEN_RAPPORT_A_BE_OM),
    Sidelinje(
        "rapport",
        "/rapporter/{nettverk}/{ar}/{slag}",
        "/rapporter/digi-oslo/2024/halvarsrapport",
        ellers=ANDRES_RAPPORT,
    ),
    Sidelinje(
        "rapport-skriv",
        "/rapporter/{nettverk}/{ar}/{slag}/skriv",
        "/rapporter/digi-oslo/2024/halvarsrapport/skriv",
        ellers=ANDRES_RAPPORT,
        skjema=True,
    ),
    Sidelinje("indikatorer", "/indikatorer"),
    Sidelinje("beslutningsspor", "/beslutningsspor"),
    Sidelinje("modell", "/modell"),
    Sidelinje("modellversjon", "/modell/{versjon}", "/modell/2025.1"),
    Sidelinje("behovsliste", "/behov"),
    Sidelinje("behov", "/behov/{behov}", "/behov/s22-voss"),
    Sidelinje("regioner", "/regioner"),
    Sidelinje("region", "/regioner/{organ}", "/regioner/regional-33"),
    Sidelinje("samlinger", "/samlinger"),
    Sidelinje("samling", "/samlinger/{samling}", "/samlinger/s22-digital"),
    Sidelinje("tilskudd", "/tilskudd", "/tilskudd?ar=2024"),
    Sidelinje(
        "tilskuddet",
        "/tilskudd/{ar}/{mottaker}",
        "/tilskudd/2024/agder",
        ellers={Flate.KOMMUNE: BORTE},
    ),
    Sidelinje("sok", "/sok", "/sok?q=helse"),
    Sidelinje("om", "/om"),
    Sidelinje("personvern-sletting", "/personvern", ellers={Flate.KOORDINERING: NEI}),
    Sidelinje("personvern", "/personvern/om"),
    Sidelinje("tilgjengelighet", "/tilgjengelighet"),
    Sidelinje("galleri", "/galleri"),
    Sidelinje("tidslinje", "/tidslinje"),
    Sidelinje("utbredelse", "/utbredelse"),
    Sidelinje("utbredelse-losning", "/utbredelse/{losning}", "/utbredelse/kjernejournal"),
    Sidelinje("utbredelse-kort", "/utbredelse/{losning}/kort", "/utbredelse/kjernejournal/kort"),
)
"""Every page that can be asked for; a test holds it against the table of routes."""

_RUTER: Final = {rute.sti: rute for rute in RUTER if rute.metode == "GET"}


def rute_for(side: Sidelinje) -> Rute:
    """The row of the page in the table of routes."""
    return _RUTER[side.rute]


def kontor_for(side: Sidelinje, flate: Flate) -> tuple[str, str] | None:
    """Role and body that the page is read in; None: not signed in."""
    if flate is Flate.KOMMUNE:
        return ("fullmektig", f"kommune-{side.kommune}")
    return KONTORER[flate]
