"""What others say of the løsning before it is judged, and what is known of the kommuner (P-05)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.verdier import Arsak
from innforing.domain.losning.verdier import Kompetanse, Konklusjon, Vurderingstid
from innforing.projections.kartlegging import (
    IKKE_KARTLAGT,
    UTEN_ARSAK,
    Kartlegging,
    arsaker,
    temaer,
)
from innforing.projections.kartlegging import kartlegging as les_kartlegging
from innforing.web.pages.lopet.lopsord import bak, kodeord
from innforing.web.pages.revisjon.hendelsesord import rolle_og_organ

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innforing.projections.losninger.losninger import Losningsbilde, Post
    from innforing.projections.sight import Figure
    from innforing.web.kall import Kall

FORM: Final = {
    str(Konklusjon.FORSVARLIG.value): "hake",
    str(Konklusjon.FORSVARLIG_MED_MERKNADER.value): "halv",
    str(Konklusjon.IKKE_FORSVARLIG.value): "ring",
}
"""Shape of each conclusion."""


@dataclass(frozen=True, slots=True)
class Merknad:
    """A remark of the assessment, and when it was closed."""

    tekst: str
    lukket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vurdert:
    """One assessment: by whom, what they found, and on what competence."""

    kode: str
    konklusjon: str
    hvem: str
    dato: str
    kompetanse: str
    tidspunkt: str
    merknader: tuple[Merknad, ...]
    bak: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Helsefaglig:
    """The assessment that stands, and those before it (K-071)."""

    kode: str
    status: str
    na: Vurdert | None
    for_: tuple[Vurdert, ...]
    losning: str
    adresse: str


@dataclass(frozen=True, slots=True)
class Svartall:
    """One answer and how many gave it."""

    tekst: str
    antall: int
    bak: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kartlagtbilde:
    """How many kommuner have been asked, and what they answered (K-042, K-124)."""

    spurt: int
    alle: int
    setning: str
    arsaker: tuple[Svartall, ...]
    temaer: tuple[tuple[str, tuple[Svartall, ...]], ...]


def helsefaglig(kall: Kall, losning: Losningsbilde) -> Helsefaglig:
    """What was said of the løsning, the last first."""
    alle = [_vurdert(kall, losning, post) for post in reversed(losning.helsefaglige)]
    na = alle[0] if alle else None
    return Helsefaglig(
        kode="prikket" if na is None else na.kode,
        status=kall._("Ikke vurdert") if na is None else na.konklusjon,
        na=na,
        for_=tuple(alle[1:]),
        losning=losning.hva.tekst("navn") or losning.losning,
        adresse=kall.til(f"/losninger/{losning.losning}"),
    )


def _vurdert(kall: Kall, losning: Losningsbilde, post: Post) -> Vurdert:
    kode, dato = post.tekst("konklusjon") or "", post.tekst("dato")
    kompetanse = (kodeord(kall, Kompetanse, en) for en in post.liste("kompetanse"))
    return Vurdert(
        kode=FORM.get(kode, "ukjent"),
        konklusjon=kodeord(kall, Konklusjon, kode),
        hvem=rolle_og_organ(kall, post.tekst("rolle"), post.tekst("organ")),
        dato="" if dato is None else kall.dato(date.fromisoformat(dato)),
        kompetanse=", ".join(kompetanse),
        tidspunkt=kodeord(kall, Vurderingstid, post.tekst("tidspunkt")),
        merknader=tuple(_merknader(kall, post)),
        bak=bak(kall, "losninger", losning.losning, "helsefaglige", post.id),
    )


def _merknader(kall: Kall, post: Post) -> Iterator[Merknad]:
    """The remarks with their words, where these are not erased."""
    alle: list[list[str | None]] = json.loads(post.tekst("merknader") or "[]")
    ord_ = kall.hus.fritekster.les_mange(id_ for _, id_, _ in alle if id_)
    for _, id_, lukket in alle:
        dag = "" if lukket is None else kall.dato(date.fromisoformat(lukket))
        yield Merknad(ord_.get(id_ or "", kall._("Teksten er fjernet")), dag)


def kartlagt(kall: Kall, lop: str) -> Kartlagtbilde:
    """Who was asked, why it is not introduced, and what they said on each theme."""
    with kall.sight(Kartlegging.navn) as sight:
        rader, tema = les_kartlegging(sight, lop), temaer(sight, lop)
    tall = arsaker(rader)
    spurt = len(rader) - tall[IKKE_KARTLAGT].antall
    setning = kall._("{n} av {alle} kommuner er spurt").format(n=spurt, alle=len(rader))
    return Kartlagtbilde(
        spurt=spurt,
        alle=len(rader),
        setning=setning if rader else kall._("Ingen kommuner er fastsatt ennå"),
        arsaker=tuple(_svartall(kall, lop, "arsaker", tall)),
        temaer=tuple(
            (_ord(navn), tuple(_svartall(kall, lop, f"temaer/{navn}", svar)))
            for navn, svar in tema.items()
        ),
    )


def _svartall(kall: Kall, lop: str, sti: str, tall: Mapping[str, Figure]) -> Iterator[Svartall]:
    ord_ = {
        IKKE_KARTLAGT: kall._("Ikke spurt"),
        UTEN_ARSAK: kall._("Spurt om tema, uten årsak"),
    }
    for kode, figur in tall.items():
        if figur.antall:
            navn = ord_.get(kode) or _ord(kodeord(kall, Arsak, kode))
            lenke = bak(kall, Kartlegging.navn, lop, *sti.split("/"), kode)
            yield Svartall(navn, figur.antall, lenke)


def _ord(kode: str) -> str:
    """A theme or an answer that somebody made up a code for, as words."""
    return kode.replace("_", " ").capitalize() if kode.islower() else kode
