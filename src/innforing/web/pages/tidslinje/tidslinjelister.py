"""The lists of P-07: every line, and what hits each kommune."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.web.lister.celler import dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lopet.lopsord import bak
from innforing.web.pages.tidslinje.tidslinjebilde import gruppert, linjenavn, stand

if TYPE_CHECKING:
    from innforing.projections.tidslinje.linjer import Linje
    from innforing.web.kall import Kall
    from innforing.web.pages.tidslinje.tidslinjebilde import Bilde


def om(kall: Kall, bilde: Bilde) -> tuple[tuple[str, str], ...]:
    """What the lists are of."""
    utsnitt = bilde.utsnitt
    ut = [(kall._("Periode"), f"{kall.dato(utsnitt.fra)} – {kall.dato(utsnitt.til)}")]
    if utsnitt.kommune is not None:
        ut.append((kall._("Kommune"), utsnitt.kommune.visningsnavn))
    if utsnitt.losning is not None:
        ut.append((kall._("Løsning"), bilde.losninger[utsnitt.losning]))
    if kall.hus.logg.demo:
        ut.append((kall._("Eksempeldata"), kall._("Tallene er oppdiktet.")))
    return tuple(ut)


def linjeliste(kall: Kall, bilde: Bilde) -> Liste:
    """Every løp and pulje as planned and as it went, in the order of the figure."""
    grupper = gruppert(kall, bilde)
    return Liste(
        navn="lop",
        tittel=kall._("Alle løp og puljer i perioden"),
        kolonner=(
            Kolonne("navn", kall._("Løp eller pulje")),
            Kolonne("lop", kall._("Løp")),
            Kolonne("gruppe", kall._("Gruppe")),
            Kolonne("type", kall._("Type")),
            Kolonne("fase", kall._("Fase")),
            Kolonne("planlagt_fra", kall._("Planlagt fra"), "dato"),
            Kolonne("planlagt_til", kall._("Planlagt til"), "dato"),
            Kolonne("startet", kall._("Startet"), "dato"),
            Kolonne("avsluttet", kall._("Avsluttet"), "dato"),
            Kolonne("eier", kall._("Eier")),
            Kolonne("leder", kall._("Leder")),
        ),
        rader=tuple(
            _linje(kall, bilde, linje, navn, nr)
            for nr, (navn, linjer) in enumerate(grupper, start=1)
            for linje in linjer
        ),
        tomt=kall._("Ingen planlagte løp i perioden."),
        om=om(kall, bilde),
    )


def _linje(kall: Kall, bilde: Bilde, linje: Linje, gruppe: str, nr: int) -> Rad:
    del_ = "lop" if linje.pulje is None else f"pulje-{linje.pulje}"
    tider = (linje.planlagt.fra, linje.planlagt.til, linje.faktisk.fra, linje.faktisk.til)
    celler = (
        tekstcelle(linjenavn(kall, bilde, linje)),
        tekstcelle(bilde.tittel(linje.lop)),
        tekstcelle(gruppe),
        tekstcelle(linje.art),
        tekstcelle(stand(kall, linje)),
        *(dagcelle(kall, dag) for dag in tider),
        tekstcelle(kall.organnavn(linje.eier)),
        tekstcelle(", ".join(map(kall.navn, linje.ledere))),
    )
    return Rad(celler, f"{nr}-{linje.lop}-{del_}", kall.til(f"/lop/{linje.lop}"))


def kvartalsliste(kall: Kall, bilde: Bilde) -> Liste:
    """Kommuner with many invitations in one quarter; every quarter of one kommune (K-370)."""
    return Liste(
        navn="kvartaler",
        tittel=kall._("Invitasjoner i samme kvartal"),
        kolonner=(
            Kolonne("kommune", kall._("Kommune")),
            Kolonne("kvartal", kall._("Kvartal")),
            Kolonne("antall", kall._("Invitasjoner"), "tall", sorterbar=False),
            Kolonne("lop", kall._("Løp")),
        ),
        rader=tuple(
            Rad(
                (
                    tekstcelle(kall.kommunenavn(k.kommune)),
                    tekstcelle(_kvartal(kall, k.kvartal)),
                    Celle(
                        k.antall,
                        kall.tall(k.antall),
                        bak=bak(kall, "tidslinje", k.kommune, "kvartal", k.kvartal, "invitasjoner"),
                    ),
                    tekstcelle(", ".join(bilde.tittel(lop) for lop in k.lop)),
                ),
                f"{k.kommune}-{k.kvartal}",
            )
            for k in bilde.kvartaler
        ),
        tomt=kall._("Ingen kommuner får tre invitasjoner eller flere i samme kvartal."),
        om=om(kall, bilde),
    )


def _kvartal(kall: Kall, kvartal: str) -> str:
    ar, _, nr = kvartal.partition("-")
    return kall._("{nr}. kvartal {ar}").format(nr=nr, ar=ar)


def samtidigliste(kall: Kall, bilde: Bilde) -> Liste:
    """Kommuner with several løp on the same day."""
    return Liste(
        navn="samtidige",
        tittel=kall._("Kommuner med flere løp samtidig"),
        kolonner=(
            Kolonne("kommune", kall._("Kommune")),
            Kolonne("antall", kall._("Løp samtidig"), "tall", sorterbar=False),
            Kolonne("fra", kall._("Fra"), "dato"),
            Kolonne("lop", kall._("Løp")),
        ),
        rader=tuple(
            Rad(
                (
                    tekstcelle(kall.kommunenavn(s.kommune)),
                    Celle(s.antall, kall.tall(s.antall)),
                    dagcelle(kall, s.fra),
                    tekstcelle(", ".join(bilde.tittel(lop) for lop in s.lop)),
                ),
                s.kommune,
            )
            for s in bilde.samtidige
        ),
        tomt=kall._("Ingen kommuner har flere løp samtidig."),
        om=om(kall, bilde),
    )
