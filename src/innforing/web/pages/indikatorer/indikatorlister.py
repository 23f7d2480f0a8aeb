"""The indicators of løsninger, materiell, lessons and kommuner, as lists (group AC)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.losning.verdier import Losningskategori
from innforing.projections.laeringspunkter import IKKE_BRUKT, TATT_MED, UBESVART
from innforing.projections.utbredelse import Andel
from innforing.web.lister.celler import INGEN, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lopet.lopsord import bak, kodeord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from innforing.projections.kommuner import Landsbilde
    from innforing.projections.laeringspunkter import Punkt
    from innforing.projections.losninger.losninger import Losningsbilde
    from innforing.projections.sight import Figure
    from innforing.projections.utbredelse import Omradetall, Tid
    from innforing.web.kall import Kall

TEKNISK, I_BRUK = str(Bruksstatus.TEKNISK_INNFORT.value), str(Bruksstatus.TATT_I_BRUK.value)
NASJONAL = str(Losningskategori.NASJONAL_EHELSELOSNING.value)


def tallcelle(kall: Kall, antall: int, sti: str | None) -> Celle:
    """A number, and the events behind it."""
    return Celle(antall, kall.tall(antall), bak=sti)


def andelscelle(kall: Kall, figur: Figure, av: int, sti: str) -> Celle:
    """Numerator, denominator and share, as every figure shows them (K-195)."""
    tekst = kall._("{antall} av {av} kommuner").format(
        antall=kall.tall(figur.antall), av=kall.tall(av)
    )
    andel = f" ({kall.prosent(figur.antall / av)})" if av else ""
    return Celle(Andel(figur.antall, av, figur.posisjoner), f"{tekst}{andel}", bak=sti)


def utbredelsesliste(
    kall: Kall, bilder: Sequence[Losningsbilde], tall: Mapping[str, tuple[Omradetall, Tid]]
) -> Liste:
    """How far each løsning has come, and how long that took (K-342, K-362, K-363, K-366)."""
    _ = kall._
    i_orden = sorted(bilder, key=lambda b: (b.hva.celler["kategori"] != NASJONAL, _navn(b)))
    return Liste(
        navn="bruk",
        tittel=_("Hvor langt løsningene er kommet"),
        kolonner=(
            Kolonne("losning", _("Løsning")),
            Kolonne("slag", _("Slag")),
            Kolonne(
                "teknisk",
                _("Teknisk innført eller lenger"),
                "andel",
                om=_("Av alle kommuner som fantes den dagen."),
            ),
            Kolonne(
                "i_bruk",
                _("Tatt i bruk eller lenger"),
                "andel",
                om=_(
                    "Av alle kommuner som fantes den dagen. For nasjonale e-helseløsninger kan "
                    "andelen brukes som mål på om avtalen mellom HOD og KS når fram."
                ),
            ),
            Kolonne(
                "dager",
                _("Dager fra teknisk innført til i bruk"),
                "tall",
                om=_("Medianen for kommunene som har meldt begge deler."),
            ),
        ),
        rader=tuple(_utbredelse(kall, bilde, tall.get(bilde.losning)) for bilde in i_orden),
        tomt=_("Ingen løsninger er registrert."),
    )


def _navn(bilde: Losningsbilde) -> str:
    return bilde.hva.tekst("navn") or bilde.losning


def _utbredelse(kall: Kall, bilde: Losningsbilde, tall: tuple[Omradetall, Tid] | None) -> Rad:
    id_, slag = bilde.losning, kodeord(kall, Losningskategori, bilde.hva.tekst("kategori"))
    forst = (Celle(_navn(bilde), _navn(bilde)), tekstcelle(slag))
    lenke = kall.til(f"/utbredelse/{id_}")
    if tall is None:
        ukjent = Celle(None, kall._("Ukjent"))
        return Rad((*forst, ukjent, ukjent, INGEN), id_, lenke)
    landet, tid = tall
    trinnene = (
        andelscelle(
            kall,
            landet.minst[trinn],
            landet.nevner,
            bak(kall, "utbredelse", id_, landet.id, f"minst_{trinn}"),
        )
        for trinn in (TEKNISK, I_BRUK)
    )
    dager = INGEN
    if tid.median_dager is not None:
        setning = kall._("{dager} dager ({kommuner} kommuner)").format(
            dager=kall.tall(tid.median_dager), kommuner=kall.tall(tid.kommuner)
        )
        sti = bak(kall, "utbredelse", id_, "tid_til_bruk", "median_dager")
        dager = Celle(tid.median_dager, setning, bak=sti)
    return Rad((*forst, *trinnene, dager), id_, lenke)


def gjenbruksliste(kall: Kall, bilder: Sequence[Losningsbilde]) -> Liste:
    """How many løp share the materiell of a løsning (K-368)."""
    _ = kall._
    brukt = [bilde for bilde in bilder if bilde.materiell and bilde.lop]
    return Liste(
        navn="gjenbruk",
        tittel=_("Gjenbruk av felles materiell"),
        kolonner=(
            Kolonne("losning", _("Løsning")),
            Kolonne("deler", _("Deler av felles materiell"), "tall"),
            Kolonne("lop", _("Løp som deler dem"), "tall"),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(_navn(bilde), _navn(bilde)),
                    *(
                        tallcelle(kall, antall, bak(kall, "losninger", bilde.losning, hva))
                        for hva, antall in (
                            ("materiell", len(bilde.materiell)),
                            ("lop", len(bilde.lop)),
                        )
                    ),
                ),
                bilde.losning,
                kall.til(f"/losninger/{bilde.losning}"),
            )
            for bilde in brukt
        ),
        tomt=_("Ingen løp bruker felles materiell ennå."),
    )


def laeringsliste(kall: Kall, punkter: Sequence[Punkt]) -> Liste:
    """What later løp did with each lesson (K-369)."""
    _ = kall._
    titler = {TATT_MED: _("Tatt med"), IKKE_BRUKT: _("Ikke brukt"), UBESVART: _("Ikke svart")}
    return Liste(
        navn="laering",
        tittel=_("Læringspunkter i senere løp"),
        kolonner=(
            Kolonne("punkt", _("Læringspunkt")),
            Kolonne("fra", _("Fra løpet")),
            *(Kolonne(svar, tittel, "tall") for svar, tittel in titler.items()),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(p.hva, p.hva),
                    tekstcelle(p.lopets_tittel or p.lop),
                    *(
                        tallcelle(
                            kall,
                            p.antall[svar].antall,
                            bak(kall, "laeringspunkter", p.lop, str(p.nr), "antall", svar),
                        )
                        for svar in titler
                    ),
                ),
                f"{p.lop}-{p.nr}",
            )
            for p in punkter
        ),
        tomt=_("Ingen læringspunkter er publisert ennå."),
    )


def belastningsliste(kall: Kall, bilde: Landsbilde) -> Liste:
    """How many løp kommuner are invited to, or part of, at once (K-370)."""
    _ = kall._
    return Liste(
        navn="belastning",
        tittel=_("Løp på én gang"),
        kolonner=(
            Kolonne("lop", _("Løp på én gang"), "tall"),
            Kolonne("kommuner", _("Kommuner"), "andel"),
        ),
        rader=tuple(
            Rad(
                (
                    tallcelle(kall, antall, None),
                    andelscelle(
                        kall,
                        figur,
                        bilde.kommuner,
                        bak(kall, "kommuner", "norge", "fordeling", str(antall)),
                    ),
                ),
                str(antall),
            )
            for antall, figur in bilde.fordeling.items()
        ),
        tomt=_("Ingen kommuner."),
    )
