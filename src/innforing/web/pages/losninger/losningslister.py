"""The lists of the page of a løsning: its løp, materiell, leverandører and verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.vurdering import Verdikt
from innforing.domain.kriteriesett.verdier import Kriteriestyrke
from innforing.domain.losning.verdier import Beredskap
from innforing.domain.materiell.verdier import Materielltype
from innforing.projections.losninger.losninger import Losninger
from innforing.web.innsyn import innsyn, ser_strom
from innforing.web.lister.celler import tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lopet.lopsord import bak, faseord, kodeord, typeord
from innforing.web.pages.losninger.losningsord import (
    BEREDSKAPSFORM,
    dagen,
    dagord,
    hvem_retter,
    kriterieord,
    regionene,
)
from innforing.web.pages.revisjon.hendelsesord import hvem, navnene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.losninger.losninger import Losningsbilde, Post
    from innforing.projections.losninger.verdikter import GittVerdikt, Kriteriestand
    from innforing.projections.table import Cell
    from innforing.web.kall import Kall


def _dag(kall: Kall, celle: Cell) -> Celle:
    return Celle(dagen(celle), dagord(kall, celle) or "–")


def lopslisten(kall: Kall, bilde: Losningsbilde) -> Liste:
    """The løp now, then those before; public."""
    _ = kall._
    return Liste(
        navn="lop",
        tittel=_("Løp for løsningen"),
        kolonner=(
            Kolonne("lop", _("Løp")),
            Kolonne("type", _("Type")),
            Kolonne("fase", _("Fase")),
            Kolonne("eier", _("Eier")),
        ),
        rader=tuple(_lop(kall, post) for post in (*bilde.lop_na, *bilde.lop_for)),
        tomt=_("Ingen løp for løsningen ennå. Et løp starter med et forslag."),
    )


def _lop(kall: Kall, post: Post) -> Rad:
    tittel, tilstand = post.tekst("tittel") or post.id, post.tekst("tilstand")
    fase, lop = faseord(kall, tilstand), kall.lop(post.id)
    # the read model says A of a løp whose type is not chosen yet
    type_ = typeord(kall, str(lop.slag.value), None if lop.type is None else str(lop.type.value))
    celler = (
        Celle(tittel, tittel),
        tekstcelle(type_),
        Celle(fase, fase, status=tilstand, sorter=_faseplass(tilstand)),
        tekstcelle(kall.organnavn(post.tekst("eier"))),
    )
    return Rad(celler, post.id, kall.til(f"/lop/{post.id}"))


def _faseplass(tilstand: str | None) -> int:
    koder = [str(t.value) for t in LopTilstand]
    return koder.index(tilstand) if tilstand in koder else len(koder)


def materiellisten(kall: Kall, bilde: Losningsbilde) -> Liste:
    """Every piece by kind, with who keeps it current (K-076 to K-081)."""
    _ = kall._
    i_orden = [str(art.value) for art in Materielltype]
    stykker = sorted(bilde.materiell, key=lambda post: i_orden.index(str(post.celler["art"])))
    return Liste(
        navn="materiell",
        tittel=_("Felles materiell"),
        kolonner=(
            Kolonne("tittel", _("Materiell")),
            Kolonne("art", _("Slag")),
            Kolonne("forvalter", _("Forvalter")),
            Kolonne("utgave", _("Utgave")),
            Kolonne("oppdatert", _("Oppdatert"), "dato"),
            Kolonne("laget", _("Hvordan det er laget")),
        ),
        rader=tuple(_materiell(kall, bilde, post) for post in stykker),
        tomt=_("Ikke noe materiell er registrert for løsningen ennå."),
    )


def _materiell(kall: Kall, bilde: Losningsbilde, post: Post) -> Rad:
    tittel, forvalter = post.tekst("tittel") or post.id, kall.organnavn(post.tekst("forvalter"))
    art = kodeord(kall, Materielltype, post.tekst("art"))
    sti = bak(kall, Losninger.navn, bilde.losning, "materiell", post.id)
    celler = (
        Celle(tittel, tittel, bak=sti if ser_strom(kall, f"materiell:{post.id}") else None),
        Celle(art, art),
        Celle(forvalter or None, forvalter or kall._("Ingen")),
        tekstcelle(post.tekst("utgave")),
        _dag(kall, post.celler["oppdatert"]),
        tekstcelle(_laget(kall, post)),
    )
    return Rad(celler, post.id)


def _laget(kall: Kall, post: Post) -> str:
    """Partly filled in by the program, made with some kommuner (K-077, K-078)."""
    ledd = [kall._("delvis utfylt av programmet")] if post.celler.get("delvis_utfylt") else []
    med = post.liste("laget_med") if "laget_med" in post.celler else []
    if med:
        navn = ", ".join(map(kall.kommunenavn, med))
        ledd.append(kall._("laget sammen med {kommuner}").format(kommuner=navn))
    return ", ".join(ledd)


def leverandorlisten(kall: Kall, bilde: Losningsbilde) -> Liste:
    """How ready each one is, and when it was first told (K-087, K-088)."""
    _ = kall._
    involvert = _("Da leverandøren først fikk vite om løsningen.")
    return Liste(
        navn="leverandorer",
        tittel=_("Hvor langt hver leverandør er"),
        kolonner=(
            Kolonne("navn", _("Leverandør")),
            Kolonne("beredskap", _("Hvor langt leverandøren er")),
            Kolonne("siden", _("Siden"), "dato"),
            Kolonne("involvert", _("Først involvert"), "dato", om=involvert),
            Kolonne("regioner", _("Regioner")),
        ),
        rader=tuple(_leverandor(kall, bilde, post) for post in bilde.leverandorer),
        tomt=_("Ingen leverandører er registrert."),
    )


def _leverandor(kall: Kall, bilde: Losningsbilde, post: Post) -> Rad:
    navn, kode = post.tekst("navn") or post.id, post.tekst("beredskap") or ""
    ord_ = kodeord(kall, Beredskap, kode)
    celler = (
        Celle(navn, navn, bak=bak(kall, Losninger.navn, bilde.losning, "leverandorer", post.id)),
        Celle(ord_, ord_, status=BEREDSKAPSFORM.get(kode)),
        _dag(kall, post.celler["dato"]),
        _dag(kall, post.celler["involvert"]),
        tekstcelle(regionene(kall, post.liste("regioner"))),
    )
    return Rad(celler, post.id)


def verdiktlisten(kall: Kall, bilde: Losningsbilde) -> Liste:
    """One row for each verdict that the reader may see, and for each criterion without (K-052)."""
    _ = kall._
    hviler = _("Løp som hviler på vurderingen i stedet for å vurdere på nytt.")
    return Liste(
        navn="kriterier",
        tittel=_("Vurdering av hvert kriterium"),
        kolonner=(
            Kolonne("kriterium", _("Kriterium")),
            Kolonne("styrke", _("Hvor viktig det er")),
            Kolonne("verdikt", _("Vurdering")),
            Kolonne("hvem", _("Vurdert av")),
            Kolonne("dato", _("Vurdert"), "dato"),
            Kolonne("lop", _("Vurdert i løpet")),
            Kolonne("hviler", _("Brukt i andre løp"), om=hviler),
            Kolonne("rettes_av", _("Rettes av")),
            Kolonne("sett", _("Kriteriesett")),
        ),
        rader=tuple(_verdikter(kall, bilde)),
        tomt=_("Ikke noe kriteriesett gjelder."),
    )


def _verdikter(kall: Kall, bilde: Losningsbilde) -> Iterator[Rad]:
    ord_, ser = kriterieord(kall), innsyn(kall)
    titler = {post.id: post.tekst("tittel") or post.id for post in bilde.lop}
    navn = navnene(kall, (v.person for krav in bilde.kriterier for v in krav.verdikter))
    for krav in bilde.kriterier:
        synlige = [v for v in krav.verdikter if ser(f"innforingslop:{v.lop}")]
        for nr, gitt in enumerate(synlige):
            celler = _domt(kall, krav, gitt, titler, navn.get(gitt.person))
            yield Rad((*_kravet(kall, krav, ord_), *celler), f"{krav.id}-{nr}")
        if not synlige:
            tomt = Celle(None, kall._("Ikke vurdert"), status="ikke_vurdert")
            yield Rad((*_kravet(kall, krav, ord_), tomt, *(tekstcelle(None),) * 6), krav.id)


def _kravet(kall: Kall, krav: Kriteriestand, ord_: dict[str, str]) -> tuple[Celle, Celle]:
    tekst = ord_.get(krav.id, krav.id)
    return Celle(tekst, tekst), tekstcelle(kodeord(kall, Kriteriestyrke, krav.styrke))


def _domt(
    kall: Kall, krav: Kriteriestand, gitt: GittVerdikt, titler: dict[str, str], navn: str | None
) -> tuple[Celle, ...]:
    verdikt = kodeord(kall, Verdikt, gitt.verdikt)
    av = hvem(kall, gitt.person, gitt.rolle, gitt.organ, navn)
    brukt = ", ".join(titler.get(lop, lop) for lop in gitt.hviler)
    tittel = titler.get(gitt.lop, gitt.lop)
    return (
        Celle(verdikt, verdikt, status=gitt.verdikt),
        Celle(av, av),
        _dag(kall, gitt.dato),
        Celle(tittel, tittel, lenke=kall.til(f"/lop/{gitt.lop}/vurdering")),
        tekstcelle(brukt),
        tekstcelle(hvem_retter(kall, gitt.rettes_av)),
        tekstcelle(_settet(kall, krav, gitt)),
    )


def _settet(kall: Kall, krav: Kriteriestand, gitt: GittVerdikt) -> str:
    """The set that was judged by, and what has happened to the criterion since (K-054)."""
    nr = str(gitt.kriteriesett)
    if krav.styrke is None:
        return kall._("{nr}, kriteriet er tatt ut siden").format(nr=nr)
    if gitt.endret_siden:
        return kall._("{nr}, kriteriet er endret siden").format(nr=nr)
    return nr
