"""The lists of the grants: the table as printed, the ledgers, a simulation, and one grant's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.tilskudd.verdier import Frikjopsrolle, Fristart, Kostnadsart
from innforing.web.lister.celler import INGEN, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.tilskudd.tilskuddsord import (
    TILSKUDD,
    VERT,
    dagen,
    kroner,
    kronetall,
    mottakernavn,
)

if TYPE_CHECKING:
    from innforing.domain.fordeling.verdier import Simulering
    from innforing.projections.tilskudd.svar import (
        Arsfordeling,
        Fakturasvar,
        Knyttet,
        Tabellrad,
        Tilskuddssvar,
    )
    from innforing.web.kall import Kall

TALLENE = ("ramme", "brukt_for", "utbetalt", "gjenstar", "krevd")


def tabellen(kall: Kall, fordeling: Arsfordeling) -> Liste:
    """The approved table as printed; with what was applied for where it is printed too."""
    _ = kall._
    sokt = any(rad.soknadssum is not None for rad in fordeling.rader)
    ekstra = (
        Kolonne("vektet", _("Vektet fordeling"), "tall"),
        Kolonne("sokt", _("Søkt om"), "tall"),
        Kolonne("kutt", _("Kutt"), "tall", om=_("Søkt om, minus tilskudd.")),
    )
    return Liste(
        navn="tabell",
        tittel=_("Den vedtatte tabellen, i kroner"),
        kolonner=(
            Kolonne("mottaker", _("Mottaker")),
            Kolonne("prosjektnr", _("Prosjektnummer")),
            *(ekstra if sokt else ()),
            Kolonne("tilskudd", _("Tilskudd"), "tall"),
            *((Kolonne("nevnte", _("Nevnt i tabellen")),) if sokt else ()),
        ),
        rader=tuple(_tabellrad(kall, rad, sokt=sokt) for rad in fordeling.rader),
        tomt=_("Tabellen har ingen rader."),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _tabellrad(kall: Kall, rad: Tabellrad, *, sokt: bool) -> Rad:
    ekstra: tuple[Celle, ...] = ()
    if sokt:
        kutt = None if rad.soknadssum is None else rad.soknadssum - rad.tilskudd
        ekstra = tuple(
            INGEN if belop is None else kroner(kall, belop)
            for belop in (rad.vektet, rad.soknadssum, kutt)
        )
    celler = (
        Celle(rad.navn, rad.navn),
        tekstcelle(rad.prosjektnr),
        *ekstra,
        kroner(kall, rad.tilskudd),
        *((tekstcelle(", ".join(rad.nevnte)),) if sokt else ()),
    )
    return Rad(celler, rad.mottaker)


def regnskapslisten(kall: Kall, fordeling: Arsfordeling, alle: tuple[Tilskuddssvar, ...]) -> Liste:
    """Where every krone is, grant by grant (K-269)."""
    _ = kall._
    return Liste(
        navn="regnskap",
        tittel=_("Hvert tilskudd, i kroner"),
        kolonner=(
            Kolonne("mottaker", _("Mottaker")),
            Kolonne("status", _("Status")),
            Kolonne("ramme", _("Ramme"), "tall"),
            Kolonne("brukt_for", _("Brukt før"), "tall", om=_("Brukt i overgangsordningen.")),
            Kolonne("utbetalt", _("Utbetalt"), "tall"),
            Kolonne("gjenstar", _("Gjenstår"), "tall", om=_("Ramme, minus brukt før og utbetalt.")),
            Kolonne("krevd", _("Krevd tilbake"), "tall"),
            Kolonne("vert", _("Vertskommune")),
        ),
        rader=tuple(_regnskapsrad(kall, fordeling, svar) for svar in alle),
        tomt=_("Dere er ikke vertskommune for noe tilskudd dette året."),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _regnskapsrad(kall: Kall, fordeling: Arsfordeling, svar: Tilskuddssvar) -> Rad:
    navn = mottakernavn(kall, fordeling, svar.mottaker)
    form, ord_ = status(kall, svar)
    vert = svar.opplysninger.get(VERT)
    celler = (
        Celle(navn, navn),
        Celle(ord_, ord_, status=form),
        *(kronetall(kall, svar, tall) for tall in TALLENE),
        tekstcelle(None if vert is None else kall.kommunenavn(vert)),
    )
    return Rad(celler, svar.mottaker, kall.til(f"{TILSKUDD}/{svar.ar}/{svar.mottaker}"))


def status(kall: Kall, svar: Tilskuddssvar) -> tuple[str, str]:
    """The shape and the words of how far a grant has come; what waits comes first."""
    _, vet = kall._, svar.opplysninger
    trinn = (
        (bool(svar.regnskap.utestaende), "stopp", _("Venter på tilbakebetaling")),
        (any(f.venter for f in svar.fakturaer), "halv", _("Sen faktura venter på KS")),
        (bool(svar.utbetales_til), "hake", _("Betales ut per kommune")),
        (bool(svar.regnskap.utbetalt), "hake", _("Utbetalt")),
        ("bekreftet" in vet, "halv", _("Bekreftet")),
        ("brev" in vet, "ring", _("Oppdragsbrev sendt")),
        (True, "ring", _("Tildelt")),
    )
    return next((form, ord_) for gjelder, form, ord_ in trinn if gjelder)


def simuleringslisten(kall: Kall, fordeling: Arsfordeling, simulering: Simulering) -> Liste:
    """The key beside the table, with the difference always shown (K-266)."""
    _ = kall._
    tildelt = {rad.mottaker: rad.tilskudd for rad in fordeling.rader}
    return Liste(
        navn="simulering",
        tittel=_("Nøkkelen ved siden av tabellen, i kroner"),
        kolonner=(
            Kolonne("mottaker", _("Mottaker")),
            Kolonne("tildelt", _("Vedtatt"), "tall"),
            Kolonne("simulert", _("Simulert"), "tall"),
            Kolonne("avvik", _("Avvik"), "tall", om=_("Simulert, minus vedtatt.")),
        ),
        rader=tuple(
            Rad(
                (
                    tekstcelle(mottakernavn(kall, fordeling, rad.mottaker)),
                    kroner(kall, tildelt[rad.mottaker]),
                    kroner(kall, rad.belop),
                    kroner(kall, rad.avvik),
                ),
                rad.mottaker,
            )
            for rad in simulering.rader
        ),
        tomt=_("Tabellen har ingen rader."),
    )


def personlisten(kall: Kall, svar: Tilskuddssvar) -> Liste:
    """Who the grant is tied to, and was (K-273)."""
    _ = kall._
    kall.hent_navn(p.person for p in svar.personer)
    return Liste(
        navn="personer",
        tittel=_("Personer som er knyttet til tilskuddet"),
        kolonner=(
            Kolonne("person", _("Person")),
            Kolonne("funksjon", _("Funksjon")),
            Kolonne("prosent", _("Stillingsprosent"), "tall"),
            Kolonne("arbeidsgiver", _("Arbeidsgiver")),
            Kolonne("fra", _("Fra og med"), "dato"),
            Kolonne("til", _("Til og med"), "dato"),
        ),
        rader=tuple(_person(kall, p) for p in svar.personer),
        tomt=_("Ingen er knyttet til tilskuddet ennå."),
    )


def _person(kall: Kall, p: Knyttet) -> Rad:
    celler = (
        tekstcelle(kall.navn(p.person)),
        tekstcelle(kodeord(kall, Frikjopsrolle, p.funksjon)),
        Celle(p.stillingsprosent, kall.tall(p.stillingsprosent)),
        tekstcelle(kall.kommunenavn(p.arbeidsgiver)),
        Celle(p.fra, dagen(kall, p.fra)),
        INGEN if p.til is None else Celle(p.til, dagen(kall, p.til)),
    )
    return Rad(celler, f"{p.posisjon}-{p.fra}", kall.til(f"/hendelser/{p.posisjon}"))


def fakturalisten(kall: Kall, svar: Tilskuddssvar) -> Liste:
    """Each invoice with its checks (S-14)."""
    _ = kall._
    return Liste(
        navn="fakturaer",
        tittel=_("Fakturaer"),
        kolonner=(
            Kolonne("nr", _("Faktura")),
            Kolonne("status", _("Status")),
            Kolonne("belop", _("Beløp i kroner"), "tall"),
            Kolonne("utbetalt", _("Utbetalt i kroner"), "tall"),
            Kolonne("datert", _("Datert"), "dato"),
            Kolonne("mottatt", _("Mottatt"), "dato"),
            Kolonne("linjer", _("Kostnader")),
        ),
        rader=tuple(_faktura(kall, f) for f in svar.fakturaer),
        tomt=_("Ingen faktura er mottatt ennå."),
    )


def _faktura(kall: Kall, f: Fakturasvar) -> Rad:
    form, ord_ = _fakturastatus(kall, f)
    linjer = (f"{kodeord(kall, Kostnadsart, art)} {kall.tall(belop)}" for art, belop in f.linjer)
    celler = (
        Celle(f.nr, f.nr),
        Celle(ord_, ord_, status=form),
        kroner(kall, f.belop),
        kroner(kall, f.utbetalt),
        Celle(f.datert, dagen(kall, f.datert)),
        Celle(f.mottatt, dagen(kall, f.mottatt)),
        tekstcelle(", ".join(linjer)),
    )
    return Rad(celler, f.nr, kall.til(f"/hendelser/{f.posisjon}"))


def _fakturastatus(kall: Kall, f: Fakturasvar) -> tuple[str, str]:
    """Late is a mark, not a refusal: KS decides (K-283)."""
    _ = kall._
    sent = ", ".join(kodeord(kall, Fristart, frist) for frist in f.forsinket)
    merke = f" ({_('sent: {hva}').format(hva=sent.lower())})" if sent else ""
    if f.avvist:
        return "stopp", _("Sendt tilbake") + merke
    if f.venter:
        return "ring", _("Venter på KS") + merke
    if f.utbetalt:
        return "hake", _("Utbetalt") + merke
    return "halv", _("Mottatt") + merke
