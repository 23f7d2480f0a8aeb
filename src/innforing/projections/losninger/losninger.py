"""Løsninger: what is known of a løsning, once, for every løp? (P-19; K-070 to K-101, K-353, K-354).

Asked by the koordineringsgruppe, innføringsledere, KS and the program that makes it; name, status
and løp by everyone. Portfolio status, leverandører, overlevering, helsefaglig vurdering, verdicts
on klar til bruk with the løp that rest on them, materiell and what is missing of it, the løp now
and before, and what is still owed to those who could not take part.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.losning.verdier import Beredskap
from innforing.domain.materiell.verdier import OBLIGATORISK_MATERIELL
from innforing.projections.felt import liste, tekst
from innforing.projections.losninger.losningsfakta import (
    FORPLIKTELSE,
    HELSEFAGLIG,
    KRITERIUM,
    LAGET,
    LEVERANDOR,
    LOP,
    LOSNING,
    MATERIELL,
    ORGAN,
    OVERLEVERING,
    PORTEFOLJE,
    SJEKK,
    TABELLER,
    VERDIKT,
    fakta_av,
)
from innforing.projections.losninger.verdikter import GittVerdikt, Krav, Kriteriestand
from innforing.projections.projection import Projection
from innforing.projections.sight import Figure
from innforing.projections.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.projections.table import Cell, Fact, Table
    from innforing.registers.kommuner import Kommuneregister

FERDIG = frozenset(
    str(t.value) for t in (LopTilstand.AVSLUTTET, LopTilstand.DELT_MED_KOORDINERINGSGRUPPE)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One thing that is known, by the names of its columns, and the events that say so."""

    id: str
    celler: dict[str, Cell]
    posisjoner: tuple[int, ...]

    def tekst(self, navn: str) -> str | None:
        """A column of text that may be empty."""
        return tekst(self.celler[navn])

    def liste(self, navn: str) -> list[str]:
        """A column that holds several values."""
        verdier: list[str] = json.loads(self.tekst(navn) or "[]")
        return verdier


@dataclass(frozen=True, slots=True, kw_only=True)
class Losningsbilde:
    """One løsning and everything that is known of it."""

    losning: str
    hva: Post
    portefolje: Post | None
    leverandorer: tuple[Post, ...]
    overlevering: Post | None
    helsefaglige: tuple[Post, ...]
    """In the order they were registered: the last stands (K-071)."""
    kriteriesett: int | None
    """The number of the set in force."""
    kriterier: tuple[Kriteriestand, ...]
    sjekker: tuple[Post, ...]
    """By løp: the result, and what falls short."""
    materiell: tuple[Post, ...]
    mangler_materiell: tuple[str, ...]
    """Kinds that the size of the løsning asks for, and nobody has handed over (K-083)."""
    forvaltere_som_slutter: tuple[str, ...]
    """Materiell kept by a program that has an end (K-080)."""
    lop: tuple[Post, ...]
    forpliktelser: tuple[Post, ...]

    @property
    def lop_na(self) -> tuple[Post, ...]:
        """The løp that are not done."""
        return tuple(lop for lop in self.lop if lop.celler["tilstand"] not in FERDIG)

    @property
    def lop_for(self) -> tuple[Post, ...]:
        """The løp that are done, or ended before they were."""
        return tuple(lop for lop in self.lop if lop.celler["tilstand"] in FERDIG)

    @property
    def apne_forpliktelser(self) -> tuple[Post, ...]:
        """Type C: what is still owed to the others (K-038)."""
        return tuple(post for post in self.forpliktelser if post.celler["lukket"] is None)

    @property
    def uten_forvalter(self) -> tuple[str, ...]:
        """Materiell that nobody keeps current (K-080)."""
        return tuple(post.id for post in self.materiell if post.celler["forvalter"] is None)

    @property
    def klare_leverandorer(self) -> Figure:
        """How many of the leverandører are ready (K-087)."""
        klar = Beredskap.KLAR.value
        hviler = [
            p
            for lev in self.leverandorer
            if lev.celler["beredskap"] == klar
            for p in lev.posisjoner
        ]
        return Figure(len(hviler), tuple(sorted(hviler)))


class Losninger(Projection):
    """What is known of every løsning."""

    navn: ClassVar[str] = "losninger"
    prefikser: ClassVar[frozenset[str]] = frozenset(
        {"losning", "innforingslop", "materiell", "kriteriesett", "organ"}
    )
    tabeller: ClassVar[tuple[Table, ...]] = TABELLER

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """The part of the løsning that the event tells of."""
        yield from fakta_av(happened)

    def statements(
        self,
        sight: Sight,
        register: Kommuneregister,
        about: str | None = None,
    ) -> Iterator[Statement]:
        """Each part of each løsning, then what is derived from several."""
        for losning in _losninger(sight, about):
            for del_, poster in _deler(losning):
                for post in poster:
                    for navn, verdi in post.celler.items():
                        sti = (losning.losning, del_, post.id, navn)
                        yield Statement(sti, verdi, post.posisjoner)
            for krav in losning.kriterier:
                for gitt in krav.verdikter:
                    yield from _verdiktceller(losning.losning, krav.id, gitt)
            mangler = liste(losning.mangler_materiell)
            hviler = {p for post in (losning.hva, *losning.materiell) for p in post.posisjoner}
            sti_til = (losning.losning, "mangler_materiell")
            yield Statement(sti_til, mangler, tuple(sorted(hviler)))
            klare = losning.klare_leverandorer
            sti_til = (losning.losning, "klare_leverandorer")
            yield Statement(sti_til, klare.antall, klare.posisjoner)


def alle(sight: Sight) -> list[Losningsbilde]:
    """Every løsning that was registered, by id."""
    return list(_losninger(sight, None))


def en(sight: Sight, losning: str) -> Losningsbilde | None:
    """One løsning; None when it was not registered."""
    return next(_losninger(sight, losning), None)


def forklar(sight: Sight, losning: str, del_: str) -> tuple[int, ...]:
    """The positions of the events that one part of a løsning rests on, as `materiell`."""
    funnet = en(sight, losning)
    if funnet is None:
        return ()
    hviler = {
        p for navn, de in _deler(funnet) if navn == del_ for post in de for p in post.posisjoner
    }
    if del_ == "kriterier":
        hviler = {p for krav in funnet.kriterier for p in krav.posisjoner}
    return tuple(sorted(hviler))


def _deler(losning: Losningsbilde) -> list[tuple[str, tuple[Post, ...]]]:
    enkle = (losning.portefolje, losning.overlevering)
    portefolje, overlevering = (() if post is None else (post,) for post in enkle)
    return [
        ("hva", (losning.hva,)),
        ("portefolje", portefolje),
        ("leverandorer", losning.leverandorer),
        ("overlevering", overlevering),
        ("helsefaglige", losning.helsefaglige),
        ("sjekker", losning.sjekker),
        ("materiell", losning.materiell),
        ("lop", losning.lop),
        ("forpliktelser", losning.forpliktelser),
    ]


def _verdiktceller(losning: str, krav: str, gitt: GittVerdikt) -> Iterator[Statement]:
    sti = (losning, "kriterier", krav, gitt.lop, gitt.dato, gitt.person)
    for navn in ("verdikt", "rolle", "organ", "rettes_av", "kriteriesett"):
        yield Statement((*sti, navn), getattr(gitt, navn), gitt.posisjoner)
    yield Statement((*sti, "hviler"), liste(gitt.hviler), gitt.posisjoner)


def _losninger(sight: Sight, losning: str | None) -> Iterator[Losningsbilde]:
    hvilke: dict[str, Cell] = {} if losning is None else {"losning": losning}
    rader: dict[str, dict[str, list[Found]]] = {}
    for tabell in (t for t in TABELLER if t.key[0] == "losning"):
        rader[tabell.name] = defaultdict(list)
        for rad in sight.rows(tabell, **hvilke):
            rader[tabell.name][rad.text("losning")].append(rad)
    krav = Krav(sight.rows(KRITERIUM))
    programmer = {
        rad.text("organ")
        for rad in sight.rows(ORGAN)
        if rad.cells["organtype"] == Organtype.PROGRAM.value
    }
    for id_ in rader[LOSNING.name]:
        yield _losning(id_, {navn: de.get(id_, []) for navn, de in rader.items()}, krav, programmer)


def _losning(
    id_: str, rader: dict[str, list[Found]], krav: Krav, programmer: set[str]
) -> Losningsbilde:
    hva = _poster(rader[LOSNING.name], "losning")[0]
    laget = {rad.text("materiell"): rad for rad in rader[LAGET.name]}
    materiell = tuple(_stykke(rad, laget) for rad in rader[MATERIELL.name])
    kreves = OBLIGATORISK_MATERIELL[str(hva.celler["omfang"])]
    finnes = {post.celler["art"] for post in materiell}
    arter = [str(art.value) for art in kreves]
    slutter = hva.celler["prosjektfase_til"] is not None
    siste = {rad.text("leverandor"): rad for rad in rader[LEVERANDOR.name]}
    return Losningsbilde(
        losning=id_,
        hva=hva,
        portefolje=_siste(rader[PORTEFOLJE.name], "losning"),
        leverandorer=_poster(siste.values(), "leverandor"),
        overlevering=_siste(rader[OVERLEVERING.name], "nr"),
        helsefaglige=_poster(rader[HELSEFAGLIG.name], "nr"),
        kriteriesett=krav.sett,
        kriterier=krav.stand(rader[VERDIKT.name]),
        sjekker=_poster((r for r in rader[SJEKK.name] if r.cells["resultat"]), "lop"),
        materiell=materiell,
        mangler_materiell=tuple(art for art in arter if art not in finnes),
        forvaltere_som_slutter=tuple(
            post.id
            for post in materiell
            if slutter and post.celler["art"] in arter and post.celler["forvalter"] in programmer
        ),
        lop=_poster(rader[LOP.name], "lop"),
        forpliktelser=_poster(rader[FORPLIKTELSE.name], "lop"),
    )


def _poster(rader: Iterable[Found], nokkel: str) -> tuple[Post, ...]:
    return tuple(_post(rad, nokkel) for rad in rader)


def _siste(rader: list[Found], nokkel: str) -> Post | None:
    return _post(rader[-1], nokkel) if rader else None


def _post(rad: Found, nokkel: str) -> Post:
    return Post(id=str(rad.cells[nokkel]), celler=rad.cells, posisjoner=(rad.fra_pos,))


def _stykke(rad: Found, laget: dict[str, Found]) -> Post:
    post, hvordan = _post(rad, "materiell"), laget.get(rad.text("materiell"))
    if hvordan is None:
        return post
    hviler = sorted({*post.posisjoner, hvordan.fra_pos})
    return Post(id=post.id, celler=hvordan.cells | post.celler, posisjoner=tuple(hviler))
