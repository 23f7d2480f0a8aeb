"""P-15 Regioner: every regional gruppe and what it lacks, and the arbeidsgrupper across them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.arbeidsgruppe.verdier import Gruppeart
from innforing.domain.grunnmur.aktor import Part
from innforing.projections.kapasitet.kapasitet import Kapasitet
from innforing.projections.kapasitet.manedslast import arets_lop
from innforing.projections.regioner.regioner import Regioner, arbeidsgrupper, grupper
from innforing.web.innsyn import ser_strom
from innforing.web.lister.celler import dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, visninger
from innforing.web.pages.lopet.lopsord import bak, kodeord
from innforing.web.pages.regioner.regionord import (
    ALT,
    REGIONER,
    hullet,
    opplisting,
    perioden,
    stilling,
)
from innforing.web.side import Side

if TYPE_CHECKING:
    from innforing.projections.regioner.arbeidsgruppebilde import Arbeidsgruppebilde, Resultat
    from innforing.projections.regioner.gruppebilde import Gruppebilde
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning


@dataclass(frozen=True, kw_only=True)
class Regionerside(Side):
    """The groups, and the arbeidsgrupper."""

    regioner: Tabellvisning
    arbeidsgrupper: Tabellvisning


def oversikt(kall: Kall) -> Regionerside:
    """Every regional gruppe by region; then every arbeidsgruppe that has a mandate."""
    with kall.sight(Regioner.navn) as sight:
        gruppene, arbeidende = grupper(sight), arbeidsgrupper(sight)
    with kall.sight(Kapasitet.navn) as sight:
        lop = {r: len(poster) for r, poster in arets_lop(sight, kall.moment.dag.year).items()}
    lister = (_gruppeliste(kall, gruppene, lop), _arbeidsgruppeliste(kall, arbeidende))
    forste, andre = visninger(lister, kall)
    return Regionerside(
        tittel=kall._("Regioner"), lister=lister, regioner=forste, arbeidsgrupper=andre
    )


def _gruppeliste(kall: Kall, gruppene: list[Gruppebilde], lop: dict[str, int]) -> Liste:
    _ = kall._
    dekket = _("Av tre funksjoner og tolv kompetanser, hvor mange noen i gruppen dekker.")
    return Liste(
        navn="regioner",
        tittel=_("Regionale grupper e-helse"),
        kolonner=(
            Kolonne("gruppe", _("Gruppe")),
            Kolonne("nettverk", _("Digitaliseringsnettverk")),
            Kolonne("stilling", _("Hvor langt den er kommet")),
            Kolonne("personer", _("Personer"), "tall"),
            Kolonne("stillingsprosent", _("Stillingsprosent"), "tall"),
            Kolonne("dekket", _("Dekket"), "tall", om=dekket),
            Kolonne("mangler", _("Mangler")),
            Kolonne("lop", _("Egne B-løp i år"), "tall"),
        ),
        rader=tuple(_rad(kall, gruppe, lop.get(gruppe.region or "", 0)) for gruppe in gruppene),
        tomt=_("Ingen regionale grupper er opprettet."),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _rad(kall: Kall, gruppe: Gruppebilde, lop: int) -> Rad:
    form, ord_ = stilling(kall, gruppe)
    antall, prosent = len(gruppe.i_gruppen), gruppe.dekning.stillingsprosent
    dekket = ALT - len(gruppe.dekning.hull)
    sti = bak(kall, Regioner.navn, gruppe.organ, "dekning", "hull")
    celler = (
        Celle(gruppe.navn, gruppe.navn),
        tekstcelle(kall.organnavn(gruppe.nettverk)),
        Celle(ord_, ord_, status=form),
        Celle(antall, kall.tall(antall)),
        Celle(prosent, kall.tall(prosent)),
        Celle(dekket, kall._("{n} av {alle}").format(n=dekket, alle=ALT), bak=sti),
        tekstcelle(hullet(kall, gruppe) if gruppe.i_gruppen else ""),
        Celle(lop, kall.tall(lop)),
    )
    return Rad(celler, gruppe.organ, kall.til(f"{REGIONER}/{gruppe.organ}"))


def _arbeidsgruppeliste(kall: Kall, gruppene: list[Arbeidsgruppebilde]) -> Liste:
    _ = kall._
    return Liste(
        navn="arbeidsgrupper",
        tittel=_("Arbeidsgrupper og ad hoc-grupper"),
        kolonner=(
            Kolonne("gruppe", _("Gruppe")),
            Kolonne("oppdrag", _("Oppdraget")),
            Kolonne("art", _("Hva gruppen er for")),
            Kolonne("eier", _("Satt ned av")),
            Kolonne("periode", _("Periode")),
            Kolonne("avsluttet", _("Avsluttet"), "dato"),
            Kolonne("medlemmer", _("Medlemmer")),
            Kolonne("mangler", _("Mangler")),
            Kolonne("resultat", _("Resultat")),
        ),
        rader=tuple(_gruppen(kall, gruppe) for gruppe in gruppene),
        tomt=_("Ingen arbeidsgrupper har fått et mandat ennå."),
    )


def _gruppen(kall: Kall, gruppe: Arbeidsgruppebilde) -> Rad:
    """Members by the part they stand for, and the parts that are missing (K-120, K-121)."""
    strom = f"arbeidsgruppe:{gruppe.organ}"
    deler = dict.fromkeys(kodeord(kall, Part, m.kanskje("part")) for m in gruppe.medlemmer)
    mangler = opplisting(kall, (kodeord(kall, Part, d) for d in gruppe.manglende_deler))
    medlemmer = kall._("{n}: {deler}").format(
        n=len({m.tekst("person") for m in gruppe.medlemmer}),
        deler=opplisting(kall, filter(None, deler)),
    )
    sti = bak(kall, Regioner.navn, gruppe.organ, "mangler")
    celler = (
        Celle(gruppe.navn, gruppe.navn),
        tekstcelle(gruppe.mandat.tekst("oppdrag")),
        tekstcelle(kodeord(kall, Gruppeart, gruppe.mandat.tekst("art"))),
        tekstcelle(kall.organnavn(gruppe.eier)),
        tekstcelle(perioden(kall, gruppe.mandat)),
        dagcelle(kall, None if gruppe.avsluttet is None else gruppe.avsluttet.dag("dato")),
        tekstcelle(medlemmer),
        Celle(mangler or None, mangler or kall._("Ingen"), bak=sti),
        tekstcelle(", ".join(_resultat(kall, r) for r in gruppe.resultater)),
    )
    lenke = kall.til(f"/historikk/{strom}") if ser_strom(kall, strom) else None
    return Rad(celler, gruppe.organ, lenke)


def _resultat(kall: Kall, resultat: Resultat) -> str:
    """The piece, who keeps it current, and whether it has been shared (K-261)."""
    navn = resultat.tittel or resultat.materiell
    ledd = [kall.organnavn(resultat.forvalter) or kall._("ingen forvalter")]
    ledd += [kall._("delt")] if resultat.delt else []
    return f"{navn} ({', '.join(ledd)})"
