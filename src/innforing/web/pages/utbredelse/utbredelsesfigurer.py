"""The figures of P-14: key figures, the pair, the ladders, the map, the curve, the time."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import quantiles
from typing import TYPE_CHECKING, Final

from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.projections.utbredelse import UKJENT
from innforing.web import graf
from innforing.web.deler import Nokkeltall
from innforing.web.pages.utbredelse.omradefigurer import stige
from innforing.web.pages.utbredelse.omradelister import (
    OVER_BAKKEN,
    bak,
    ukjent_hele,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.projections.sight import Figure
    from innforing.projections.utbredelse import Andel, Omradetall
    from innforing.web.graf import Graf
    from innforing.web.kall import Kall
    from innforing.web.pages.utbredelse.utbredelsesbilde import Bilde

FLEST_TIL_FORDELING: Final = 4
"""Kommuner it takes before the middle half says anything."""


@dataclass(frozen=True, slots=True)
class Tidsbruk:
    """How long it took from technically introduced to in use."""

    kommuner: int
    median: str
    korteste: str
    lengste: str
    midten: str | None
    """The middle half, where there are enough for one."""


def nokkeltall(kall: Kall, bilde: Bilde) -> tuple[Nokkeltall, ...]:
    """Each rung above the ground or higher, then those that are not known."""
    omrade, skjult = bilde.omrade, ukjent_hele(bilde.omrade)
    tekst = kall._("{trinn} eller mer")
    hoyest = OVER_BAKKEN[-1]
    kort = [
        _kort(
            kall,
            bilde,
            kall.t(s.tekst) if s is hoyest else tekst.format(trinn=kall.t(s.tekst)),
            figur=omrade.minst[str(s.value)],
            navn=f"minst_{s.value}",
            om=_om_trinnet(kall, s),
            skjult=skjult,
        )
        for s in reversed(OVER_BAKKEN)
    ]
    ukjent = _kort(
        kall,
        bilde,
        kall._("Ukjent"),
        figur=omrade.trinn[UKJENT],
        navn=UKJENT,
        om=kall._("Kommuner som ikke har meldt status. De kan stå på hvilket som helst trinn."),
    )
    return (*kort, ukjent)


def _kort(
    kall: Kall,
    bilde: Bilde,
    tekst: str,
    *,
    figur: Figure,
    navn: str,
    om: str,
    skjult: bool = False,
) -> Nokkeltall:
    return Nokkeltall(
        tekst=tekst,
        teller=None if skjult else figur.antall,
        nevner=bilde.omrade.nevner,
        enhet=kall._("kommuner"),
        om=om,
        bak=bak(kall, bilde.losning, bilde.omrade.id, navn) if figur.posisjoner else None,
    )


def _om_trinnet(kall: Kall, status: Bruksstatus) -> str:
    """What is counted; the rungs are never mixed (K-192)."""
    tekster = {
        Bruksstatus.TEKNISK_INNFORT: kall._(
            "Kommuner som har løsningen teknisk på plass, også de som har tatt den i bruk. "
            "Nevneren er alle kommuner i området den dagen."
        ),
        Bruksstatus.TATT_I_BRUK: kall._(
            "Kommuner som bruker løsningen i tjenesten, også de som har nyttiggjort den. "
            "Nevneren er alle kommuner i området den dagen."
        ),
    }
    nyttiggjort = kall._(
        "Kommuner som har dokumentert nytte av løsningen. "
        "Nevneren er alle kommuner i området den dagen."
    )
    return tekster.get(status, nyttiggjort)


def paret(kall: Kall, bilde: Bilde) -> tuple[Nokkeltall, ...]:
    """In use of those that have it, beside in use of all: neither stands alone (K-196)."""
    omrade = bilde.omrade
    innforte = kall._("De som bruker løsningen, av dem som har den teknisk innført.")
    alle = kall._("De som bruker løsningen, av alle kommuner i området den dagen.")
    return (
        _andel(
            kall,
            bilde,
            kall._("Tatt i bruk av innførte"),
            andel=omrade.tatt_i_bruk_av_innforte,
            enhet=kall._("innførte"),
            om=innforte,
        ),
        _andel(
            kall,
            bilde,
            kall._("Tatt i bruk av alle"),
            andel=omrade.tatt_i_bruk_av_alle,
            enhet=kall._("kommuner"),
            om=alle,
        ),
    )


def _andel(
    kall: Kall, bilde: Bilde, tekst: str, *, andel: Andel, enhet: str, om: str
) -> Nokkeltall:
    return Nokkeltall(
        tekst=tekst,
        teller=None if ukjent_hele(bilde.omrade) else andel.antall,
        nevner=andel.av,
        enhet=enhet,
        om=om,
        bak=bak(kall, bilde.losning, bilde.omrade.id, "minst_tatt_i_bruk")
        if andel.posisjoner
        else None,
    )


def stabler(kall: Kall, bilde: Bilde, omrader: Sequence[Omradetall], tittel: str) -> Graf | None:
    """The ladder of each area beside the others; None where there are none."""
    if not omrader:
        return None
    trinn = [graf.Trinn(ett.kode, ett.tekst) for ett in stige(kall, bilde.omrade).trinn]
    funn = kall._("{losning}: trinnene i {antall} områder, {dag}.").format(
        losning=bilde.navn, antall=len(omrader), dag=kall.dato(bilde.oversikt.dag)
    )
    return graf.stablet(
        [graf.Stabel(o.navn, tuple(f.antall for f in o.trinn.values())) for o in omrader],
        trinn,
        kall,
        navn="stiger",
        tittel=tittel,
        funn=_merket(kall, funn),
        sted=kall._("Område"),
    )


def utvikling(kall: Kall, bilde: Bilde) -> Graf | None:
    """How many kommuner stood on each rung or higher, day by day; None before the first report."""
    if not bilde.kurve:
        return None
    (fra, forst), (til, sist) = bilde.kurve[0], bilde.kurve[-1]
    i_bruk = str(Bruksstatus.TATT_I_BRUK.value)
    funn = kall._(
        "{losning} tatt i bruk: {na} av {nevner} kommuner {til}, mot {da} av {davaerende} {fra}."
    ).format(
        losning=bilde.navn,
        na=kall.tall(sist.minst[i_bruk].antall),
        nevner=kall.tall(sist.nevner),
        til=kall.dato(til),
        da=kall.tall(forst.minst[i_bruk].antall),
        davaerende=kall.tall(forst.nevner),
        fra=kall.dato(fra),
    )
    serier = [
        graf.Serie(
            kall._("{trinn} eller mer").format(trinn=kall.t(s.tekst)),
            tuple((dag, tall.minst[str(s.value)].antall) for dag, tall in bilde.kurve),
        )
        for s in OVER_BAKKEN
    ]
    return graf.linjer(
        serier,
        kall,
        navn="utvikling",
        tittel=kall._("Utviklingen i landet"),
        funn=_merket(kall, funn),
        enhet=kall._("Kommuner"),
    )


def _merket(kall: Kall, funn: str) -> str:
    """What a figure of invented numbers says of itself, wherever it is shown."""
    return kall._("Eksempeldata. {funn}").format(funn=funn) if kall.hus.logg.demo else funn


def tidsbruk(kall: Kall, bilde: Bilde) -> Tidsbruk | None:
    """The median and the spread; None where no kommune has reported both."""
    dager = bilde.tid.dager
    if bilde.tid.median_dager is None:
        return None
    midten = None
    if len(dager) >= FLEST_TIL_FORDELING:
        nedre, _, ovre = quantiles(dager, n=4, method="inclusive")
        midten = kall._("{fra} til {til} dager").format(
            fra=kall.tall(round(nedre)), til=kall.tall(round(ovre))
        )
    return Tidsbruk(
        bilde.tid.kommuner,
        _dager(kall, bilde.tid.median_dager),
        _dager(kall, dager[0]),
        _dager(kall, dager[-1]),
        midten,
    )


def _dager(kall: Kall, antall: float) -> str:
    if antall == int(antall):
        return kall.antall("{n} dag", "{n} dager", int(antall))
    return kall._("{n} dager").format(n=kall.tall(antall))
