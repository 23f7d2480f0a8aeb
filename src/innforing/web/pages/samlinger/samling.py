"""P-15 En samling, `/samlinger/{samling}`: who took part, and what came of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.samling.verdier import Samlingsmal
from innforing.projections.behov.behov import Behovene
from innforing.projections.behov.behov import alle as alle_behov
from innforing.projections.samlinger import Samlinger, en, tematitler
from innforing.web.deler import Linje
from innforing.web.kall import IkkeFunnet
from innforing.web.lister.celler import tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, vis
from innforing.web.pages.lopet.lopsord import bak
from innforing.web.pages.losninger.losningssteg import mine_steg
from innforing.web.pages.revisjon.hendelsesord import rolleord
from innforing.web.pages.samlinger.samlingsord import (
    FORMER,
    SAMLINGER,
    dager,
    formord,
    statusord,
    temaord,
)
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.samlinger import Samlingsbilde
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning


@dataclass(frozen=True, slots=True, kw_only=True)
class Erfaring:
    """What was shared, and by whom."""

    hva: str
    av: str
    lop: Lenke | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dom:
    """The answers to one question: their mean, and how many gave each."""

    tekst: str
    snitt: str
    fordeling: str


@dataclass(frozen=True, kw_only=True)
class Samlingsside(Side):
    """One samling."""

    form: str
    """The shape before the status."""
    stilling: str
    fakta: tuple[Linje, ...]
    utfall: str
    oppmote: Tabellvisning
    motte: tuple[int, int, str] | None
    """Invited bodies that had somebody there, of all, and the events behind; None: not held."""
    behov: tuple[Lenke, ...]
    """What was caught there (K-258)."""
    erfaringer: tuple[Erfaring, ...]
    dommer: tuple[Dom, ...]
    svart: str
    oppsummering: str
    steg: tuple[Lenke, ...]
    historikk: str
    per: str


def samling(kall: Kall, *, samling: str) -> Samlingsside:
    """Everything that is known of one samling."""
    with kall.sight(Samlinger.navn) as sight:
        bilde, temaer = en(sight, samling), tematitler(sight)
    if bilde is None:
        raise IkkeFunnet
    strom, liste = f"samling:{samling}", _oppmote(kall, bilde)
    return Samlingsside(
        tittel=str(bilde.hva["tittel"]),
        smuler=(Lenke(kall._("Samlinger"), kall.til(SAMLINGER)),),
        lister=(liste,),
        form=FORMER.get(bilde.status, "ring"),
        stilling=statusord(kall, bilde),
        fakta=tuple(_fakta(kall, bilde, temaer)),
        utfall=bilde.utfall or "",
        oppmote=vis(liste, kall),
        motte=_motte(kall, bilde),
        behov=tuple(_behov(kall, samling)),
        erfaringer=tuple(_erfaringer(kall, bilde)),
        dommer=tuple(_dommer(kall, bilde)),
        svart=_svart(kall, bilde),
        oppsummering=_oppsummering(kall, bilde),
        steg=tuple(mine_steg(kall, strom, bare_klare=True).values()),
        historikk=kall.til(f"/historikk/{strom}"),
        per=kall.dato(kall.moment.dag),
    )


def _fakta(kall: Kall, bilde: Samlingsbilde, temaer: dict[str, str]) -> Iterator[Linje]:
    _, felt = kall._, bilde.felt
    inviterte = [*sorted(map(kall.organnavn, bilde.inviterte)), *bilde.andre]
    yield Linje(_("Når"), dager(kall, bilde))
    yield Linje(_("Form"), formord(kall, bilde))
    if "sted" in felt:
        yield Linje(_("Sted"), felt["sted"])
    yield Linje(_("Temaer"), temaord(kall, bilde, temaer))
    yield Linje(_("Innhold"), felt.get("innhold", ""))
    yield Linje(_("Målgrupper"), ", ".join(json.loads(str(bilde.hva["malgrupper"]))))
    yield Linje(_("Arrangert av"), kall.organnavn(str(bilde.hva["arrangor"])))
    yield Linje(_("Invitert"), ", ".join(inviterte))
    yield Linje(_("Hvor dokumentene ligger"), felt.get("delingsomrade", ""))


def _oppmote(kall: Kall, bilde: Samlingsbilde) -> Liste:
    """How many of each body, by role: never who (K-377)."""
    _ = kall._
    return Liste(
        navn="oppmote",
        tittel=_("Deltakere etter organ og rolle"),
        kolonner=(
            Kolonne("organ", _("Organ")),
            Kolonne("rolle", _("Rolle")),
            Kolonne("antall", _("Antall"), "tall"),
        ),
        rader=tuple(
            Rad(
                (
                    tekstcelle(kall.organnavn(o.organ)),
                    tekstcelle(rolleord(kall, o.rolle)),
                    Celle(o.antall, kall.tall(o.antall)),
                ),
                f"{o.organ}.{o.rolle}",
                kall.til(f"/hendelser/{o.posisjon}"),
            )
            for o in bilde.oppmote
        ),
        tomt=_("Oppmøtet er ikke registrert."),
    )


def _motte(kall: Kall, bilde: Samlingsbilde) -> tuple[int, int, str] | None:
    """The indicator of K-252."""
    if not bilde.oppmote or not bilde.inviterte:
        return None
    sti = bak(kall, Samlinger.navn, bilde.id, "deltok")
    return bilde.motte.antall, len(bilde.inviterte), sti


def _behov(kall: Kall, samling: str) -> Iterator[Lenke]:
    with kall.sight(Behovene.navn) as sight:
        fanget = [b for b in alle_behov(sight) if b.hva["samling"] == samling]
    for b in fanget:
        yield Lenke(b.tittel, kall.til(f"/behov/{b.id}"))


def _erfaringer(kall: Kall, bilde: Samlingsbilde) -> Iterator[Erfaring]:
    for celler in bilde.erfaringer:
        lop, lenke = celler["lop"], None
        if lop is not None:
            aggregat = kall.leser.aggregat(f"innforingslop:{lop}")
            tittel = aggregat.tittel if isinstance(aggregat, Innforingslop) else None
            lenke = Lenke(tittel or str(lop), kall.til(f"/lop/{lop}"))
        organ = "" if celler["organ"] is None else kall.organnavn(str(celler["organ"]))
        yield Erfaring(hva=str(celler["hva"]), av=organ, lop=lenke)


def _dommer(kall: Kall, bilde: Samlingsbilde) -> Iterator[Dom]:
    for mal in Samlingsmal:
        celler, snitt = bilde.domt.get(str(mal.value)), bilde.snitt(mal)
        if celler is None or snitt is None:
            continue
        antall = (f"{nr}: {kall.tall(int(celler[f'ga_{nr}'] or 0))}" for nr in range(1, 6))
        yield Dom(
            tekst=kall.t(mal.tekst), snitt=kall.tall(round(snitt, 1)), fordeling=", ".join(antall)
        )


def _svart(kall: Kall, bilde: Samlingsbilde) -> str:
    celler = next(iter(bilde.domt.values()), None)
    if celler is None:
        return ""
    setning = kall._("{svart} av {spurt} som ble spurt, svarte. 5 er best.")
    return setning.format(svart=celler["svart"], spurt=celler["spurt"])


def _oppsummering(kall: Kall, bilde: Samlingsbilde) -> str:
    ider = (celler["oppsummering"] for celler in bilde.domt.values())
    id_ = next((i for i in ider if i is not None), None)
    return "" if id_ is None else kall.hus.fritekster.les(str(id_)) or ""
