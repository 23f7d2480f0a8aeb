"""P-15 Behov, `/behov`: every behov that stands for itself, and how many kommuner share it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.behov.verdier import Behovsprioritet, Behovstatus
from innforing.projections.behov.behov import Behovene, alle
from innforing.projections.kalender import dag_i_norge
from innforing.web.deler import Filterfelt
from innforing.web.lister.celler import dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, vis
from innforing.web.pages.behov.behovsord import BEHOV, meld_adresse, statuscelle
from innforing.web.pages.lopet.lopsord import kodeord, losningsnavn, regionnavn
from innforing.web.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.projections.behov.behov import Behovsbilde
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning

REGION: Final = "region"
STATUS: Final = "status"
SAMLEDE: Final = "samlede"


@dataclass(frozen=True, kw_only=True)
class Behovslisteside(Side):
    """All of them."""

    visning: Tabellvisning | None
    """None: none is reported."""
    meld: str | None
    """Where one is reported, for those who may."""
    filtre: tuple[Filterfelt, ...]
    treff: int
    aktive: tuple[tuple[str, str], ...]
    nullstill: str
    samlinger: str


def behovsliste(kall: Kall) -> Behovslisteside:
    """Those that fit the filters, the one that most kommuner share first."""
    with kall.sight(Behovene.navn) as sight:
        bilder = alle(sight)
    navn, samlede = regionnavn(kall), _samlede(kall)
    valgte = [b for b in bilder if (samlede.verdi or b.hos == b.id) and _passer(kall, b)]
    valgte.sort(key=lambda b: (-len(b.kommuner), b.tittel))
    liste = _liste(kall, valgte, navn)
    return Behovslisteside(
        tittel=kall._("Behov"),
        lister=(liste,) if bilder else (),
        visning=vis(liste, kall, forst=False) if bilder else None,
        meld=meld_adresse(kall),
        filtre=(_regioner(kall, bilder, navn), _statuser(kall), samlede),
        treff=len(valgte),
        aktive=tuple(_aktive(kall, navn)),
        nullstill=kall.til(BEHOV),
        samlinger=kall.til("/samlinger"),
    )


def _passer(kall: Kall, bilde: Behovsbilde) -> bool:
    region, status = kall.sporring.get(REGION), kall.sporring.get(STATUS)
    return (not region or region in bilde.fylker) and (not status or status == bilde.status)


def _regioner(kall: Kall, bilder: Iterable[Behovsbilde], navn: dict[str, str]) -> Filterfelt:
    fylker = sorted({f for b in bilder for f in b.fylker})
    valg = ((f, navn.get(f, f)) for f in fylker)
    return Filterfelt.liste(REGION, kall._("Region"), valg, kall.sporring.get(REGION))


def _statuser(kall: Kall) -> Filterfelt:
    valg = ((str(s.value), kall.t(s.tekst)) for s in Behovstatus)
    return Filterfelt.liste(STATUS, kall._("Status"), valg, kall.sporring.get(STATUS))


def _samlede(kall: Kall) -> Filterfelt:
    """Whether those that are gathered in another are shown too."""
    tekst = kall._("Vis også dem som er samlet i et annet")
    return Filterfelt.avkryssing(SAMLEDE, tekst, "ja", kall.sporring.get(SAMLEDE))


def _aktive(kall: Kall, navn: dict[str, str]) -> Iterable[tuple[str, str]]:
    if region := kall.sporring.get(REGION):
        yield navn.get(region, region), kall.lenke(region=None)
    if status := kall.sporring.get(STATUS):
        yield kodeord(kall, Behovstatus, status), kall.lenke(status=None)


def _liste(kall: Kall, bilder: list[Behovsbilde], regioner: dict[str, str]) -> Liste:
    _, losninger = kall._, losningsnavn(kall)
    return Liste(
        navn="behov",
        tittel=_("Behov"),
        kolonner=(
            Kolonne("behov", _("Behov")),
            Kolonne("status", _("Status")),
            Kolonne(
                "kommuner", _("Kommuner"), "tall", om=_("Kommuner som har sagt at de har det.")
            ),
            Kolonne("regioner", _("Regioner")),
            Kolonne("losning", _("Løsning")),
            Kolonne("prioritet", _("Prioritet")),
            Kolonne("sist", _("Sist endret"), "dato"),
        ),
        rader=tuple(_rad(kall, bilde, regioner, losninger) for bilde in bilder),
        tomt=_("Ingen treff"),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _rad(
    kall: Kall, bilde: Behovsbilde, regioner: dict[str, str], losninger: dict[str, str]
) -> Rad:
    losning = str(bilde.hva["losning"] or "")
    prioritet = str(bilde.vurdert.get("prioritet") or "")
    celler = (
        Celle(bilde.tittel, bilde.tittel),
        statuscelle(kall, bilde),
        Celle(len(bilde.kommuner), kall.tall(len(bilde.kommuner))),
        tekstcelle(", ".join(regioner.get(f, f) for f in bilde.fylker)),
        tekstcelle(losninger.get(losning, losning)),
        tekstcelle(kodeord(kall, Behovsprioritet, prioritet)),
        dagcelle(kall, dag_i_norge(bilde.nytt[0].nar_us)),
    )
    return Rad(celler, bilde.id, kall.til(f"{BEHOV}/{bilde.id}"))
