"""The load of P-07: how many løp each who is asked has in every month, against the room (K-115)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from innforing.projections.kapasitet.manedslast import Lastslag, maneder
from innforing.web.graf import Lastband, Manedstall
from innforing.web.lister.celler import tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lopet.lopsord import bak, regionord
from innforing.web.pages.tidslinje.tidslinjelister import om

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from innforing.projections.kapasitet.manedslast import Last
    from innforing.web.kall import Kall
    from innforing.web.pages.tidslinje.tidslinjebilde import Bilde


def lastliste(kall: Kall, bilde: Bilde) -> Liste:
    """The load month by month on each who is asked for, against what they say there is room for."""
    dager = list(maneder(bilde.utsnitt.fra, bilde.utsnitt.til))
    etter_hvem: dict[tuple[Lastslag, str], dict[str, Last]] = defaultdict(dict)
    for last in bilde.last:
        etter_hvem[last.slag, last.hvem][last.maned] = last
    return Liste(
        navn="last",
        tittel=kall._("Løp i hver måned"),
        kolonner=(
            Kolonne("hvem", kall._("Hvem")),
            Kolonne("slag", kall._("Hva")),
            Kolonne(
                "oppgitt",
                kall._("Oppgitt kapasitet"),
                om=kall._("Løp uten spørsmål for en leder; svarene i planene for et organ."),
            ),
            *(Kolonne(f"{dag:%Y-%m}", f"{dag:%m.%Y}", "tall") for dag in dager),
        ),
        rader=tuple(
            _last(kall, bilde, slag, hvem, etter_maned, dager)
            for (slag, hvem), etter_maned in etter_hvem.items()
        ),
        tomt=kall._("Ingen har løp i perioden."),
        om=om(kall, bilde),
    )


def _last(
    kall: Kall,
    bilde: Bilde,
    slag: Lastslag,
    hvem: str,
    etter_maned: dict[str, Last],
    dager: Sequence[date],
) -> Rad:
    celler = (
        tekstcelle(hvemnavn(kall, bilde, slag, hvem)),
        tekstcelle(kall.t(slag.tekst)),
        tekstcelle(_oppgitt(kall, list(etter_maned.values()))),
        *(_maned(kall, etter_maned.get(f"{dag:%Y-%m}")) for dag in dager),
    )
    return Rad(celler, f"{slag.value}-{hvem}")


def hvemnavn(kall: Kall, bilde: Bilde, slag: Lastslag, hvem: str) -> str:
    """Who the load is on: a person, a region, or a body."""
    if slag is Lastslag.LEDER:
        return kall.navn(hvem)
    if slag is Lastslag.REGION:
        return regionord(kall, hvem, bilde.regioner)
    return kall.organnavn(hvem)


def _oppgitt(kall: Kall, alle: Sequence[Last]) -> str:
    """«2 løp om gangen», or what a body has said of the løp in the period."""
    if alle[0].grense is not None:
        return kall.antall("{n} løp om gangen", "{n} løp om gangen", alle[0].grense)
    svar = {post.lop: post.nok for last in alle for post in last.poster}
    ja, nei = (sum(nok is verdi for nok in svar.values()) for verdi in (True, False))
    setning = kall._("nok til {ja}, ikke nok til {nei}, ikke oppgitt for {uten}")
    return setning.format(ja=ja, nei=nei, uten=len(svar) - ja - nei)


def _maned(kall: Kall, last: Last | None) -> Celle:
    if last is None:
        return Celle(0, kall.tall(0))
    antall = last.antall.antall
    hvor = bak(kall, "kapasitet", last.hvem, str(last.slag.value), last.maned, "lop")
    if not last.over:
        return Celle(antall, kall.tall(antall), bak=hvor)
    tekst = kall._("{n}, for mange").format(n=kall.tall(antall))
    return Celle(antall, tekst, bak=hvor, status="varsel")


def nhn_band(kall: Kall, bilde: Bilde) -> Lastband | None:
    """The load that stands below the figure: all løp ask the same Norsk helsenett (K-033)."""
    antall = {x.maned: x.antall.antall for x in bilde.last if x.slag is Lastslag.NHN}
    if not antall:
        return None
    dager = maneder(bilde.utsnitt.fra, bilde.utsnitt.til)
    return Lastband(
        kall._("Løp som trenger Norsk helsenett"),
        tuple(Manedstall(dag, antall.get(f"{dag:%Y-%m}", 0), None) for dag in dager),
    )
