"""How those who took part stand after the løp: use, measurements, gevinster (P-13, K-197)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.projections.deltakere.deltakere import Deltakere, deltakere
from innforing.projections.oppfolging.ettertid import ettertider
from innforing.projections.oppfolging.oppfolging import Oppfolginger
from innforing.projections.utbredelse import Utbredelse, trinnene
from innforing.web.innlogging import Flate
from innforing.web.lister.celler import INGEN, dagcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lopet.lopsord import kodeord

if TYPE_CHECKING:
    from innforing.domain.ibruktakelse.verdier import Bruksstatus
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.projections.deltakere.deltaker import Deltaker
    from innforing.projections.oppfolging.ettertid import Ettertid
    from innforing.web.kall import Kall


def sluttstatus(kall: Kall, lop: str, innhold: Innforingslop) -> Liste:
    """Everyone who has had a seat, also those who withdrew; a kommune sees itself only."""
    with kall.sight(Deltakere.navn) as sight:
        deltok = [d for d in deltakere(sight, lop) if d.deltatt and _ser(kall, d.kommune)]
    trinn: dict[str, tuple[Bruksstatus, int]] = {}
    etter: dict[str, Ettertid] = {}
    if innhold.losning is not None:
        with kall.sight(Utbredelse.navn) as sight:
            trinn = trinnene(sight, innhold.losning)
        with kall.sight(Oppfolginger.navn) as sight:
            etter = ettertider(sight, innhold.losning)
    rader = [_rad(kall, d, trinn.get(d.kommune), etter.get(d.kommune)) for d in deltok]
    _ = kall._
    return Liste(
        navn="sluttstatus",
        tittel=_("Kommunene som deltok"),
        kolonner=(
            Kolonne("kommune", _("Kommune")),
            Kolonne("svar", _("Svar"), sorterbar=False),
            Kolonne("bruksstatus", _("Bruksstatus"), sorterbar=False),
            Kolonne("malinger", _("Bruk over tid"), sorterbar=False),
            Kolonne("planlagt", _("Planlagte gevinster"), "tall", sorterbar=False),
            Kolonne("realisert", _("Realiserte gevinster"), "tall", sorterbar=False),
            Kolonne("oppfolging", _("Neste oppfølging"), "dato"),
        ),
        rader=tuple(sorted(rader, key=lambda rad: rad.celler[0].tekst)),
        tomt=_("Ingen kommuner har deltatt."),
    )


def _ser(kall: Kall, kommune: str) -> bool:
    """Every reader of the tab but a kommune, which is not set beside the others (P-10)."""
    jeg = kall.jeg
    return jeg is not None and (jeg.flate is not Flate.KOMMUNE or jeg.kommune == kommune)


def _rad(
    kall: Kall, d: Deltaker, trinn: tuple[Bruksstatus, int] | None, etter: Ettertid | None
) -> Rad:
    navn = kall.kommunenavn(d.kommune)
    svar = kodeord(kall, Svarstatus, d.status)
    status = kall._("Ukjent") if trinn is None else kall.t(trinn[0].tekst)
    gevinster = () if etter is None else etter.gevinster
    realisert = sum(gevinst.realisert is not None for gevinst in gevinster)
    planlagt = len(gevinster) - realisert
    celler = (
        Celle(navn, navn),
        Celle(svar, svar),
        Celle(None if trinn is None else status, status),
        _malinger(kall, etter),
        Celle(planlagt, kall.tall(planlagt)),
        Celle(realisert, kall.tall(realisert)),
        dagcelle(kall, d.neste),
    )
    return Rad(celler, d.kommune)


def _malinger(kall: Kall, etter: Ettertid | None) -> Celle:
    """Each measurement by day: «12. mai 2024: 14 av 20»."""
    if etter is None or not etter.malinger:
        return INGEN
    av = kall._("{dag}: {antall} av {nevner}")
    uten = kall._("{dag}: {antall}")
    linjer = (
        (uten if m.av_antall is None else av).format(
            dag=kall.dato(m.dag),
            antall=kall.tall(m.antall),
            nevner="" if m.av_antall is None else kall.tall(m.av_antall),
        )
        for m in etter.malinger
    )
    tekst = "; ".join(linjer)
    return Celle(tekst, tekst)
