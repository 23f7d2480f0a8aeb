"""P-19 Løsninger: each løsning with its portfolio status, its løp now, and missing materiell."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from innforing.domain.losning.steg.registrer_losning import RegistrerLosning
from innforing.domain.losning.verdier import Losningskategori, Portefoljestatus
from innforing.domain.materiell.verdier import Materielltype
from innforing.projections.losninger.losninger import Losninger, alle
from innforing.web.adresser import videre
from innforing.web.alfabet import nokkel
from innforing.web.kall import IkkeAdgang
from innforing.web.lister.celler import INGEN, dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, vis
from innforing.web.pages.indikatorer.indikatorer import SER as INDIKATORER
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.losninger.losningssteg import FELT, kan_begynne
from innforing.web.side import FEIL_I_SKJEMA, Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.losninger.losninger import Losningsbilde
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning

NY: Final = "/losninger/ny"
LENGST: Final = 200
FORMER: Final = {
    str(Portefoljestatus.UNDER_UTVIKLING.value): "ring",
    str(Portefoljestatus.UNDER_UTPROVING.value): "halv",
    str(Portefoljestatus.KLART_TIL_BRUK.value): "hake",
    str(Portefoljestatus.UTFASES.value): "stopp",
}
"""The shape that stands before each status of the portefølje."""
_MATERIELLET: Final = 4
"""Which column it is, for those who see it."""
_BOKSTAVER: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t"})


@dataclass(frozen=True, kw_only=True)
class Losningerside(Side):
    """All of them."""

    visning: Tabellvisning | None
    """None: none is registered."""
    ny: str | None
    """Where one is registered, for those who may."""
    se_ogsa: tuple[Lenke, ...]
    """What governs them, and how it goes."""


@dataclass(frozen=True, kw_only=True)
class NyLosningside(Side):
    """What a new løsning is called."""

    navn: str
    feilsetning: str


def oversikt(kall: Kall) -> Losningerside:
    """Every løsning by name; the materiell is for those who are signed in."""
    with kall.sight(Losninger.navn) as sight:
        bilder = sorted(alle(sight), key=lambda b: nokkel(_navn(b)))
    liste = _liste(kall, bilder)
    return Losningerside(
        tittel=kall._("Løsninger"),
        lister=(liste,) if bilder else (),
        visning=vis(liste, kall) if bilder else None,
        ny=NY if kan_begynne(kall, RegistrerLosning) else None,
        se_ogsa=tuple(_se_ogsa(kall)),
    )


def _se_ogsa(kall: Kall) -> Iterator[Lenke]:
    yield Lenke(kall._("Beslutningsspor"), kall.til("/beslutningsspor"))
    if kall.jeg is not None and kall.jeg.flate in INDIKATORER:
        yield Lenke(kall._("Indikatorer"), kall.til("/indikatorer"))


def ny(kall: Kall) -> Side | Response:
    """Ask for the name and lead on to the step; the id comes of the name, so it is entered once."""
    if not kan_begynne(kall, RegistrerLosning):
        raise IkkeAdgang
    navn = kall.sporring.get("navn", "").strip()[:LENGST]
    if id_ := id_av(navn):
        felt = {f"{FELT}navn": navn, "tilbake": f"/losninger/{id_}"}
        sti = f"/steg/{RegistrerLosning.trigger()}/losning:{id_}"
        return videre(kall.til(sti, **felt))
    mangler = "navn" in kall.sporring
    return NyLosningside(
        tittel=kall._("Registrer en løsning"),
        smuler=(Lenke(kall._("Løsninger"), "/losninger"),),
        feil=mangler,
        status=FEIL_I_SKJEMA if mangler else 200,
        navn=navn,
        feilsetning=kall._("Skriv hva løsningen heter, med bokstaver eller tall.")
        if mangler
        else "",
    )


def id_av(navn: str) -> str:
    """«Pasientens måledata» → `pasientens-maledata`; nothing where no letter is one of ours."""
    bar = unicodedata.normalize("NFKD", navn.casefold().translate(_BOKSTAVER))
    return re.sub(r"[^a-z0-9]+", "-", bar.encode("ascii", "ignore").decode()).strip("-")


def _navn(bilde: Losningsbilde) -> str:
    return bilde.hva.tekst("navn") or bilde.losning


def _liste(kall: Kall, bilder: list[Losningsbilde]) -> Liste:
    _, inne = kall._, kall.jeg is not None
    komplett = _("Om alt materiell som en løsning av dette omfanget skal ha, er levert.")
    kolonner = [
        Kolonne("losning", _("Løsning")),
        Kolonne("status", _("Status i porteføljen")),
        Kolonne("siden", _("Status fra"), "dato"),
        Kolonne("lop", _("Løp nå")),
        Kolonne("kategori", _("Slag")),
        Kolonne("kilde", _("Kilde")),
    ]
    if inne:
        kolonner.insert(_MATERIELLET, Kolonne("materiell", _("Materiell"), om=komplett))
    return Liste(
        navn="losninger",
        tittel=_("Løsninger"),
        kolonner=tuple(kolonner),
        rader=tuple(_rad(kall, bilde, inne=inne) for bilde in bilder),
        tomt=_("Ingen løsninger er registrert."),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _rad(kall: Kall, bilde: Losningsbilde, *, inne: bool) -> Rad:
    navn = _navn(bilde)
    kategori = kodeord(kall, Losningskategori, bilde.hva.tekst("kategori"))
    lop = ", ".join(post.tekst("tittel") or post.id for post in bilde.lop_na)
    status, siden, kilde = _portefolje(kall, bilde)
    celler = [
        Celle(navn, navn),
        status,
        siden,
        tekstcelle(lop),
        Celle(kategori, kategori),
        kilde,
    ]
    if inne:
        celler.insert(_MATERIELLET, _materiell(kall, bilde))
    return Rad(tuple(celler), bilde.losning, kall.til(f"/losninger/{bilde.losning}"))


def _portefolje(kall: Kall, bilde: Losningsbilde) -> tuple[Celle, Celle, Celle]:
    """Status, date and source."""
    post = bilde.portefolje
    if post is None:
        tekst = kall._("Ikke i porteføljen")
        return Celle(None, tekst), INGEN, INGEN
    kode, dag, kilde = post.tekst("status") or "", post.tekst("dato"), post.tekst("kilde")
    ord_ = kodeord(kall, Portefoljestatus, kode)
    fra = None if dag is None else date.fromisoformat(dag)
    return (
        Celle(ord_, ord_, status=FORMER.get(kode)),
        dagcelle(kall, fra),
        tekstcelle(kilde),
    )


def _materiell(kall: Kall, bilde: Losningsbilde) -> Celle:
    arter = [kodeord(kall, Materielltype, art) for art in bilde.mangler_materiell]
    if not arter:
        komplett = kall._("Komplett")
        return Celle(komplett, komplett, status="hake")
    mangler = kall._("Mangler {hva}").format(hva=", ".join(arter))
    return Celle(mangler, mangler, status="ring")
