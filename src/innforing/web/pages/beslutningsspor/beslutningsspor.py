"""The decision trail: what was decided and agreed by a day, and what holds on it (K-337)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode
from uuid import uuid4

from innforing.application.ordbok import Ordbok
from innforing.domain.avtale.steg.registrer_avtale import RegistrerAvtale
from innforing.domain.milepel.steg.registrer_milepel import RegistrerMilepel
from innforing.domain.veikart.steg.registrer_veikart import RegistrerVeikart
from innforing.projections.beslutningsspor.beslutningsspor import (
    Beslutningsspor,
    avtaler,
    milepeler,
    plikter,
    veikart,
)
from innforing.projections.losninger.losninger import Losninger, alle
from innforing.web.lister.tabell import visninger
from innforing.web.pages.beslutningsspor.sporlister import (
    avtalelisten,
    milepellisten,
    pliktlisten,
    veikartlisten,
)
from innforing.web.pages.losninger.losningssteg import (
    FELT,
    kan_begynne,
    mine_steg,
    stegets_adresse,
)
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.beslutningsspor.beslutningsspor import Avtalebilde, Veikartbilde
    from innforing.projections.losninger.losninger import Post
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning

NYE: Final = (
    (RegistrerMilepel, "milepel"),
    (RegistrerAvtale, "avtale"),
    (RegistrerVeikart, "veikart"),
)
"""What the trail may get more of."""
RETT: Final = "rett_milepel"
ENKLE: Final = ("art", "organ", "dato", "til", "hva", "referanse", "losning")
"""The fields of a milepæl that hold one value."""


@dataclass(frozen=True, kw_only=True)
class Sporside(Side):
    """Everything that governs, as of one day."""

    dag: str
    avtaler: Tabellvisning
    milepeler: Tabellvisning
    plikter: Tabellvisning
    veikart: tuple[Tabellvisning, ...]
    nye: tuple[Lenke, ...]
    """What the reader may enter."""
    endringer: tuple[tuple[str, tuple[Lenke, ...]], ...]
    """Title of what is there → what the reader may do with it."""


def spor(kall: Kall) -> Sporside:
    """The trail up to the day of the page; all of it is public."""
    with kall.sight(Beslutningsspor.navn) as sight:
        avtalene, milepelene = avtaler(sight), milepeler(sight)
        pliktene, kartene = plikter(sight), veikart(sight)
    with kall.sight(Losninger.navn) as sight:
        lop = {bilde.losning: bilde.lop_na for bilde in alle(sight)} if kartene else {}
    navn = {bilde.losning: bilde.navn for bilde in pliktene}
    lister = (
        avtalelisten(kall, avtalene),
        milepellisten(kall, milepelene, avtalene),
        pliktlisten(kall, pliktene),
        *(veikartlisten(kall, kart, navn, lop) for kart in kartene),
    )
    forst, andre, tredje, *resten = visninger(lister, kall)
    return Sporside(
        tittel=kall._("Beslutningsspor"),
        lister=lister,
        dag=kall.dato(kall.moment.dag),
        avtaler=forst,
        milepeler=andre,
        plikter=tredje,
        veikart=tuple(resten),
        nye=tuple(_nye(kall)),
        endringer=tuple(_endringer(kall, avtalene, kartene, milepelene)),
    )


def _nye(kall: Kall) -> Iterator[Lenke]:
    ordbok = Ordbok(kall.sprak)
    for type_, prefiks in NYE:
        if kan_begynne(kall, type_):
            trigger = type_.trigger()
            sti = stegets_adresse(kall, trigger, f"{prefiks}:{uuid4().hex[:12]}")
            yield Lenke(ordbok.steg(trigger), sti)


def _endringer(
    kall: Kall, avtalene: list[Avtalebilde], kartene: list[Veikartbilde], milepelene: list[Post]
) -> Iterator[tuple[str, tuple[Lenke, ...]]]:
    """The steps on agreements and roadmaps, and the correction of each milepæl."""
    if kall.jeg is None or kall.spolt:
        return
    funnet = [(a.hva, f"avtale:{a.avtale}") for a in avtalene]
    funnet += [(kart.hva, f"veikart:{kart.veikart}") for kart in kartene]
    for post, strom in funnet:
        if stegene := tuple(mine_steg(kall, strom).values()):
            yield post.tekst("tittel") or post.id, stegene
    # the rule of the correction is the same for each, and is asked once
    if milepelene and RETT in mine_steg(kall, f"milepel:{milepelene[0].id}"):
        tekst = Ordbok(kall.sprak).steg(RETT)
        for post in milepelene:
            sti = stegets_adresse(kall, RETT, f"milepel:{post.id}")
            lenke = Lenke(tekst, f"{sti}&{urlencode(list(_utfylt(post)))}")
            yield post.tekst("hva") or post.id, (lenke,)


def _utfylt(post: Post) -> Iterator[tuple[str, str]]:
    """What stands there, filled in: a correction changes only what was wrong."""
    for navn in ENKLE:
        if verdi := post.tekst(navn):
            yield f"{FELT}innhold.{navn}", verdi
    if deltok := post.liste("deltok"):
        yield f"{FELT}innhold.deltok", "\n".join(deltok)
    for id_ in post.liste("bygger_pa"):
        yield f"{FELT}innhold.bygger_pa", id_
