"""Modeller: which versions of the model are there, why, and which løp runs under which? (K-015).

Asked by KS and the koordineringsgruppe, who change the model, and by the revisor, who wants to see
what a løp was judged by (K-324, K-338).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingsmodell.innforingsmodell import Innforingsmodell
from innforing.projections.felt import iso, kode, liste, tekst
from innforing.projections.projection import Projection
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.domain.grunnmur.modell import Loputfall
    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight

VERSJON = Table(
    name="modeller_versjon",
    key=("versjon",),
    values=("kriteriesett", "foreslatt_av", "provd", "godkjent_av", "gjelder_fra"),
    numbers=frozenset({"kriteriesett", "provd"}),
)
"""How far a version has come; `provd` is how many løp its newest dry run covers."""
FUNN = Table(
    name="modeller_funn",
    key=("versjon", "nr"),
    values=("tema", "tekst", "maler", "lop", "organer"),
    numbers=frozenset({"nr"}),
)
"""One finding; the lists are JSON."""
JUSTERING = Table(
    name="modeller_justering",
    key=("versjon", "nr"),
    values=("svarer_pa", "endring", "grunn"),
    numbers=frozenset({"nr"}),
)
PROVE = Table(
    name="modeller_prove",
    key=("versjon", "lop"),
    values=("modell", "tilstand", "utfall", "vilkar"),
)
"""What the newest dry run says of a løp; nothing when the løp is not in it."""
LOP = Table(
    name="modeller_lop",
    key=("lop",),
    values=("tittel", "tilstand", "definisjon", "flyttet_fra"),
)
"""Which version a løp runs under, and which it came from when it was moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Modellversjon:
    """One version, and how far it has come."""

    versjon: str
    kriteriesett: int | None
    foreslatt_av: str
    provd: int | None
    godkjent_av: str | None
    gjelder_fra: str | None
    posisjon: int


class Modellfunn(NamedTuple):
    """One finding."""

    nr: int
    tema: str
    tekst: str
    maler: tuple[str, ...]
    lop: tuple[str, ...]
    organer: tuple[str, ...]


class Modelljustering(NamedTuple):
    """One adjustment."""

    svarer_pa: tuple[int, ...]
    endring: str
    grunn: str


class Provd(NamedTuple):
    """One løp in the newest dry run."""

    lop: str
    modell: str
    tilstand: str
    utfall: str
    vilkar: tuple[str, ...]
    posisjon: int


class Lopsmodell(NamedTuple):
    """Which version a løp runs under."""

    lop: str
    tittel: str
    tilstand: str
    definisjon: str
    flyttet_fra: str | None
    posisjon: int


class Modeller(Projection):
    """Versions of the model, and the løp under each."""

    navn: ClassVar[str] = "modeller"
    prefikser: ClassVar[frozenset[str]] = frozenset({"innforingsmodell", "innforingslop"})
    tabeller: ClassVar[tuple[Table, ...]] = (VERSJON, FUNN, JUSTERING, PROVE, LOP)

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """What a version has become, or the version and state of a løp when they change."""
        for_, etter = happened.for_, happened.etter
        if isinstance(for_, Innforingsmodell) and isinstance(etter, Innforingsmodell):
            yield from _modell(happened.nokkel[0], for_, etter)
        if not isinstance(for_, Innforingslop) or not isinstance(etter, Innforingslop):
            return
        if _lop(for_) != _lop(etter):
            yield Fact(LOP.name, (happened.nokkel[0],), _lop(etter))


def _modell(versjon: str, for_: Innforingsmodell, etter: Innforingsmodell) -> Iterator[Fact]:
    yield Fact(VERSJON.name, (versjon,), _versjon(etter))
    if for_.funn is not etter.funn:
        for funn in etter.funn:
            maler = liste(str(mal.value) for mal in funn.maler)
            celler = (kode(funn.tema), funn.tekst, maler, liste(funn.lop), liste(funn.organer))
            yield Fact(FUNN.name, (versjon, funn.nr), celler)
        for nr, justering in enumerate(etter.justeringer, start=1):
            svar = liste(justering.svarer_pa)
            yield Fact(JUSTERING.name, (versjon, nr), (svar, justering.endring, justering.grunn))
    if for_.provd is not etter.provd:
        yield from _prove(versjon, for_.provd or (), etter.provd or ())


def _prove(
    versjon: str, forrige: tuple[Loputfall, ...], ny: tuple[Loputfall, ...]
) -> Iterator[Fact]:
    """The new report; a løp that is no longer in it has nothing said of it."""
    for lop in sorted({p.lop for p in forrige} - {p.lop for p in ny}):
        yield Fact(PROVE.name, (versjon, lop), (None,) * len(PROVE.values))
    for p in ny:
        celler = (p.modell, p.tilstand, kode(p.utfall), liste(p.vilkar))
        yield Fact(PROVE.name, (versjon, p.lop), celler)


def _versjon(modell: Innforingsmodell) -> tuple[Cell, ...]:
    return (
        modell.kriteriesett,
        modell.foreslatt_av,
        None if modell.provd is None else len(modell.provd),
        modell.godkjent_av,
        iso(modell.gjelder_fra),
    )


def _lop(lop: Innforingslop) -> tuple[Cell, ...]:
    return (lop.tittel, lop.tilstandskode, lop.definisjon, lop.flyttet_fra)


def versjoner(sight: Sight) -> list[Modellversjon]:
    """Every version that was proposed, newest first."""
    rader = sorted(sight.rows(VERSJON), key=lambda rad: rad.text("versjon"), reverse=True)
    return [
        Modellversjon(
            versjon=rad.text("versjon"),
            kriteriesett=_tall(rad, "kriteriesett"),
            foreslatt_av=rad.text("foreslatt_av"),
            provd=_tall(rad, "provd"),
            godkjent_av=tekst(rad.cells["godkjent_av"]),
            gjelder_fra=tekst(rad.cells["gjelder_fra"]),
            posisjon=rad.fra_pos,
        )
        for rad in rader
    ]


def funn(sight: Sight, versjon: str) -> list[Modellfunn]:
    """The findings that the version answers, by number."""
    rader = sorted(sight.rows(FUNN, versjon=versjon), key=lambda rad: rad.number("nr"))
    return [
        Modellfunn(
            rad.number("nr"),
            rad.text("tema"),
            rad.text("tekst"),
            _flere(rad, "maler"),
            _flere(rad, "lop"),
            _flere(rad, "organer"),
        )
        for rad in rader
    ]


def justeringer(sight: Sight, versjon: str) -> list[Modelljustering]:
    """What the version changes, and why."""
    rader = sorted(sight.rows(JUSTERING, versjon=versjon), key=lambda rad: rad.number("nr"))
    return [
        Modelljustering(
            tuple(json.loads(rad.text("svarer_pa"))), rad.text("endring"), rad.text("grunn")
        )
        for rad in rader
    ]


def proven(sight: Sight, versjon: str) -> list[Provd]:
    """The newest dry run of the version, by løp."""
    return [
        Provd(
            lop=rad.text("lop"),
            modell=rad.text("modell"),
            tilstand=rad.text("tilstand"),
            utfall=rad.text("utfall"),
            vilkar=_flere(rad, "vilkar"),
            posisjon=rad.fra_pos,
        )
        for rad in sorted(sight.rows(PROVE, versjon=versjon), key=lambda rad: rad.text("lop"))
        if rad.cells["utfall"] is not None
    ]


def lopene(sight: Sight) -> list[Lopsmodell]:
    """Every løp with the version it runs under, by id."""
    return [
        Lopsmodell(
            lop=rad.text("lop"),
            tittel=rad.text("tittel"),
            tilstand=rad.text("tilstand"),
            definisjon=rad.text("definisjon"),
            flyttet_fra=tekst(rad.cells["flyttet_fra"]),
            posisjon=rad.fra_pos,
        )
        for rad in sorted(sight.rows(LOP), key=lambda rad: rad.text("lop"))
    ]


def _flere(rad: Found, kolonne: str) -> tuple[str, ...]:
    return tuple(json.loads(rad.text(kolonne)))


def _tall(rad: Found, kolonne: str) -> int | None:
    return None if rad.cells[kolonne] is None else rad.number(kolonne)
