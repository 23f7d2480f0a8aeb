"""The lists of the decision trail: agreements, milepæler, duties, and what is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.avtale.verdier import Avtaleart
from innforing.domain.milepel.verdier import Milepelart
from innforing.domain.veikart.verdier import Veikartart
from innforing.projections.beslutningsspor.beslutningsspor import Beslutningsspor
from innforing.web.lister.celler import INGEN, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.beslutningsspor.sporord import (
    PLIKTFORM,
    organene,
    organord,
    periode,
    vurdert,
)
from innforing.web.pages.lopet.lopsord import bak, faseord, kodeord
from innforing.web.pages.losninger.losningsord import dagen, dagord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from innforing.projections.beslutningsspor.beslutningsspor import (
        Avtalebilde,
        Pliktbilde,
        Veikartbilde,
    )
    from innforing.projections.losninger.losninger import Post
    from innforing.projections.table import Cell
    from innforing.web.kall import Kall


def _dag(kall: Kall, celle: Cell) -> Celle:
    return Celle(dagen(celle), dagord(kall, celle) or "–")


def _bak(kall: Kall, om: str, *sti: str) -> str | None:
    return None if kall.jeg is None else bak(kall, Beslutningsspor.navn, om, *sti)


def avtalelisten(kall: Kall, avtaler: Sequence[Avtalebilde]) -> Liste:
    """Agreements and letters by their first day, and whether their words hold (K-340)."""
    _ = kall._
    gjelder = _("Om ordlyden gjelder den dagen. Samarbeidet kan fortsette uten en ny tekst.")
    return Liste(
        navn="avtaler",
        tittel=_("Avtaler og brev"),
        kolonner=(
            Kolonne("tittel", _("Avtale eller brev")),
            Kolonne("gjelder", _("Gjelder"), om=gjelder),
            Kolonne("fra", _("Fra"), "dato"),
            Kolonne("til", _("Siste dag"), "dato"),
            Kolonne("art", _("Slag")),
            Kolonne("parter", _("Parter")),
            Kolonne("viser_til", _("Bygger på")),
            Kolonne("vurdert", _("Årlig vurdering")),
            Kolonne("referanse", _("Kilde")),
        ),
        rader=tuple(_avtale(kall, avtale, _titler(avtaler)) for avtale in avtaler),
        tomt=_("Ingen avtaler eller brev er registrert per denne dagen."),
    )


def _titler(avtaler: Sequence[Avtalebilde]) -> dict[str, str]:
    return {a.avtale: a.hva.tekst("tittel") or a.avtale for a in avtaler}


def _avtale(kall: Kall, avtale: Avtalebilde, titler: Mapping[str, str]) -> Rad:
    hva, siste = avtale.hva, avtale.siste_dag
    ord_ = kall._("Gjelder") if avtale.gjelder else kall._("Gått ut")
    celler = (
        Celle(titler[avtale.avtale], titler[avtale.avtale]),
        Celle(
            ord_,
            ord_,
            status="hake" if avtale.gjelder else "stopp",
            bak=_bak(kall, avtale.avtale, "avtale", "gjelder"),
        ),
        _dag(kall, hva.celler["fra"]),
        INGEN if siste is None else Celle(siste, _siste_dag(kall, avtale)),
        tekstcelle(kodeord(kall, Avtaleart, hva.tekst("art"))),
        tekstcelle(organene(kall, hva.liste("parter"))),
        tekstcelle(", ".join(titler.get(id_, id_) for id_ in hva.liste("viser_til"))),
        tekstcelle(_vurdert(kall, avtale)),
        tekstcelle(hva.tekst("referanse")),
    )
    return Rad(celler, avtale.avtale)


def _siste_dag(kall: Kall, avtale: Avtalebilde) -> str:
    dag = "" if avtale.siste_dag is None else kall.dato(avtale.siste_dag)
    if avtale.oppsigelse is not None:
        part = organord(kall, avtale.oppsigelse.tekst("part"))
        return kall._("{dag}, avsluttet av {part}").format(dag=dag, part=part)
    if avtale.hva.celler["kan_sies_opp"]:
        return kall._("{dag}, eller til en part avslutter den").format(dag=dag)
    return dag


def _vurdert(kall: Kall, avtale: Avtalebilde) -> str:
    """The years that were assessed, and those that were not (K-341)."""
    ledd = []
    if avtale.vurderinger:
        ledd.append(", ".join(v.id for v in avtale.vurderinger))
    if avtale.uten_vurdering:
        ar = ", ".join(map(str, avtale.uten_vurdering))
        ledd.append(kall._("ikke registrert for {ar}").format(ar=ar))
    return "; ".join(ledd)


def milepellisten(kall: Kall, milepeler: Sequence[Post], avtaler: Sequence[Avtalebilde]) -> Liste:
    """Who decided, advised or informed, when, and what it rests on (K-337, K-349, K-375)."""
    _ = kall._
    titler = _titler(avtaler) | {m.id: m.tekst("hva") or m.id for m in milepeler}
    return Liste(
        navn="milepeler",
        tittel=_("Milepæler"),
        kolonner=(
            Kolonne("dato", _("Dag"), "dato"),
            Kolonne("organ", _("Organ")),
            Kolonne("art", _("Hva organet gjorde")),
            Kolonne("hva", _("Hva")),
            Kolonne("bygger_pa", _("Bygger på")),
            Kolonne("deltok", _("Hvem som deltok")),
            Kolonne("referanse", _("Kilde")),
        ),
        rader=tuple(_milepel(kall, m, titler) for m in milepeler),
        tomt=_("Ingen milepæler er registrert per denne dagen."),
    )


def _milepel(kall: Kall, m: Post, titler: Mapping[str, str]) -> Rad:
    hva = m.tekst("hva") or m.id
    rettet = kall._("{hva} (rettet)").format(hva=hva) if m.celler["rettet"] else hva
    celler = (
        Celle(dagen(m.celler["dato"]), periode(kall, m.tekst("dato"), m.tekst("til"))),
        tekstcelle(organord(kall, m.tekst("organ"))),
        tekstcelle(kodeord(kall, Milepelart, m.tekst("art"))),
        Celle(hva, rettet, bak=_bak(kall, m.id, "milepel", "hva")),
        tekstcelle(", ".join(titler.get(id_, id_) for id_ in m.liste("bygger_pa"))),
        tekstcelle(", ".join(m.liste("deltok"))),
        tekstcelle(m.tekst("referanse")),
    )
    return Rad(celler, m.id)


def pliktlisten(kall: Kall, plikter: Sequence[Pliktbilde]) -> Liste:
    """Whether there is a duty to use each løsning; to pay is another thing (K-166, K-167)."""
    _ = kall._
    andel = _("En vurdering med begrunnelse. Ingen grense avgjør, og den setter ingen plikt.")
    return Liste(
        navn="plikter",
        tittel=_("Plikt til bruk"),
        kolonner=(
            Kolonne("losning", _("Løsning")),
            Kolonne("plikt", _("Plikt til bruk")),
            Kolonne("siden", _("Status fra"), "dato"),
            Kolonne("kilde", _("Kilde")),
            Kolonne("betaling", _("Plikt til å betale")),
            Kolonne("andel", _("Vurdering av andelen"), om=andel),
        ),
        rader=tuple(_plikt(kall, bilde) for bilde in plikter),
        tomt=_("Ingen løsninger er registrert per denne dagen."),
    )


def _plikt(kall: Kall, bilde: Pliktbilde) -> Rad:
    ord_, plikt, betaling = kall.t(bilde.status.tekst), bilde.plikt, bilde.betaling
    sti = None if plikt is None else _bak(kall, bilde.losning, "plikt", "status")
    celler = (
        Celle(bilde.navn, bilde.navn),
        Celle(ord_, ord_, status=PLIKTFORM[bilde.status], bak=sti),
        INGEN if plikt is None else _dag(kall, plikt.celler["dato"]),
        INGEN if plikt is None else tekstcelle(plikt.tekst("kilde")),
        INGEN if betaling is None else tekstcelle(betaling.tekst("hjemmel")),
        tekstcelle(vurdert(kall, bilde)),
    )
    return Rad(celler, bilde.losning, kall.til(f"/losninger/{bilde.losning}"))


def veikartlisten(
    kall: Kall, kart: Veikartbilde, navn: Mapping[str, str], lop: Mapping[str, Sequence[Post]]
) -> Liste:
    """What is planned for each løsning, and the løp that there are for it (K-345)."""
    _ = kall._
    tittel = kart.hva.tekst("tittel") or kart.veikart
    return Liste(
        navn=f"veikart-{kart.veikart}",
        tittel=tittel,
        kolonner=(
            Kolonne("losning", _("Løsning")),
            Kolonne("art", _("Planlagt")),
            Kolonne("fra", _("Fra"), "dato"),
            Kolonne("til", _("Til"), "dato"),
            Kolonne("hva", _("Hva")),
            Kolonne("lop", _("Løp for løsningen")),
        ),
        rader=tuple(_punkt(kall, punkt, navn, lop.get(punkt.id, ())) for punkt in kart.punkter),
        tomt=_("Ingenting står på veikartet ennå."),
    )


def _punkt(kall: Kall, punkt: Post, navn: Mapping[str, str], lop: Sequence[Post]) -> Rad:
    art, heter = punkt.tekst("art") or "", navn.get(punkt.id, punkt.id)
    lopene = (
        f"{post.tekst('tittel') or post.id}: {faseord(kall, post.tekst('tilstand'))}"
        for post in lop
    )
    celler = (
        Celle(heter, heter),
        tekstcelle(kodeord(kall, Veikartart, art)),
        _dag(kall, punkt.celler["fra"]),
        _dag(kall, punkt.celler["til"]),
        tekstcelle(punkt.tekst("hva")),
        Celle(None, kall._("Ingen løp")) if not lop else tekstcelle("; ".join(lopene)),
    )
    return Rad(celler, f"{punkt.id}-{art}", kall.til(f"/losninger/{punkt.id}"))
