"""What a regional gruppe works with: own løp and those of others, plan, co-operation, kommuner."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.losning.losning import Losning
from innforing.domain.regional_gruppe.arbeid import (
    Forankringspart,
    Samarbeidspart,
    Spredningsomrade,
)
from innforing.projections.kapasitet.kapasitet import Kapasitet
from innforing.projections.kapasitet.manedslast import Lastslag, arets_lop, manedslast
from innforing.projections.kommuner import STAND, Kommuner
from innforing.web.innsyn import ser_strom
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.regioner.regionord import opplisting
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.regioner.gruppebilde import Gruppebilde
    from innforing.web.kall import Kall


@dataclass(frozen=True, slots=True, kw_only=True)
class Arbeid:
    """The two kinds of work (K-230): løp in its own fylke, and across regions."""

    ar: str
    egne: tuple[Lenke, ...]
    """Own B løp of the year (K-033)."""
    kapasitet: int | None
    """How many the plan of the year has room for; None: nobody has said."""
    andre: tuple[Lenke, ...]
    """Other løp that somebody in the group leads."""


def arbeidet(kall: Kall, gruppe: Gruppebilde) -> Arbeid:
    """Of the year of the page."""
    ar = kall.moment.dag.year
    folk = {p.tekst("person") for p in gruppe.i_gruppen}
    with kall.sight(Kapasitet.navn) as sight:
        egne = [post.lop for post in arets_lop(sight, ar).get(gruppe.region or "-", ())]
        ledet = {
            post.lop: None
            for last in manedslast(sight)
            if last.slag is Lastslag.LEDER and last.hvem in folk and last.maned[:4] == str(ar)
            for post in last.poster
        }
    plan = gruppe.plan(ar)
    return Arbeid(
        ar=str(ar),
        egne=tuple(_lopene(kall, dict.fromkeys(egne))),
        kapasitet=None
        if plan is None or plan.celler["kapasitet"] is None
        else plan.tall("kapasitet"),
        andre=tuple(_lopene(kall, {lop: None for lop in ledet if lop not in egne})),
    )


def _lopene(kall: Kall, lop: dict[str, None]) -> Iterator[Lenke]:
    """Those that the reader may see."""
    for id_ in lop:
        funnet = kall.leser.aggregat(f"innforingslop:{id_}")
        if isinstance(funnet, Innforingslop) and ser_strom(kall, f"innforingslop:{id_}"):
            yield Lenke(funnet.tittel or id_, kall.til(f"/lop/{id_}"))


def planen(
    kall: Kall, gruppe: Gruppebilde
) -> tuple[tuple[tuple[str, str], ...], tuple[Lenke, ...]]:
    """What the leaders put first, and the løsninger of the plan (K-232)."""
    plan = gruppe.plan(kall.moment.dag.year)
    if plan is None:
        return (), ()
    forst = json.loads(plan.tekst("prioriteringer"))
    losninger = ((id_, kall.leser.aggregat(f"losning:{id_}")) for id_ in plan.liste("losninger"))
    return (
        tuple((kodeord(kall, Sektor, sektor), tekst) for sektor, tekst in forst),
        tuple(
            Lenke((a.navn if isinstance(a, Losning) else None) or id_, f"/losninger/{id_}")
            for id_, a in losninger
        ),
    )


def samarbeidet(kall: Kall, gruppe: Gruppebilde) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Other networks and actors (K-237), and the spredningsprosjekter to support (K-238)."""
    _ = kall._
    samarbeid = (
        (s.tekst("navn"), kodeord(kall, Samarbeidspart, s.tekst("part")), s.dag("avtalt"))
        for s in gruppe.samarbeid
    )
    prosjekter = (
        f"{p.tekst('navn')} ({kodeord(kall, Spredningsomrade, p.tekst('omrade'))})"
        for p in gruppe.prosjekter
    )
    avtalt, ikke = _("{navn} ({part}), avtalt {dag}"), _("{navn} ({part}), ikke avtalt")
    return (
        tuple(
            ikke.format(navn=navn, part=part)
            if dag is None
            else avtalt.format(navn=navn, part=part, dag=kall.dato(dag))
            for navn, part, dag in samarbeid
        ),
        tuple(prosjekter),
    )


def forankringen(kall: Kall, gruppe: Gruppebilde) -> tuple[str, ...]:
    """With whom, the newest first (K-229, K-239)."""
    poster = sorted(gruppe.forankring, key=lambda p: p.tekst("dato"), reverse=True)
    return tuple(
        kall._("{dag}: {hvem}").format(
            dag=kall.dato(dag),
            hvem=opplisting(
                kall, (kodeord(kall, Forankringspart, kode) for kode in post.liste("parter"))
            ),
        )
        for post in poster
        if (dag := post.dag("dato")) is not None
    )


def unadde(kall: Kall, gruppe: Gruppebilde) -> str | None:
    """The kommuner of the fylke that no løp has invited and nobody has advised (K-231)."""
    kommuner = [k for k in kall.hus.kommuner.per(kall.moment.dag) if k.fylke == gruppe.region]
    if not kommuner:
        return None
    with kall.sight(Kommuner.navn) as sight:
        nadd = {str(kommune) for (kommune,) in sight.tally(STAND, "kommune")}
    nadd |= {k for post in gruppe.veiledning for k in post.liste("kommuner")}
    return ", ".join(k.visningsnavn for k in kommuner if k.id not in nadd)
