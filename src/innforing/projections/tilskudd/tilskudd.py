"""Tilskudd: what was granted, where is every krone, who is it tied to? (K-262 to K-307).

Asked by KS, by the diginettverk and its vertskommune, and by the revisor; of a year or of one
grant, as of any day and as known then.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.tilskudd.regnskap import Regnskap
from innforing.projections.felt import tekst
from innforing.projections.hviler import samlet
from innforing.projections.projection import Projection
from innforing.projections.statement import Statement
from innforing.projections.tilskudd.bevegelser import (
    AVVIST,
    BEVEGELSE,
    FAKTURA,
    GODTATT,
    KREVD,
    TILBAKEBETALT,
    UTBETALT,
)
from innforing.projections.tilskudd.svar import (
    Arsfordeling,
    Bevegelse,
    Fakturasvar,
    Knyttet,
    Lagret,
    Tabellrad,
    Tilskuddssvar,
    liste_av,
    rader_av,
)
from innforing.projections.tilskudd.tilskuddsfakta import (
    BRUKT,
    FORDELING,
    OPPLYSNING,
    PERSON,
    RAD,
    RAMME,
    SIMULERING,
    TABELLER,
    fakta_av,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.projection import Happened
    from innforing.projections.sight import Found, Sight
    from innforing.projections.table import Fact, Table
    from innforing.registers.kommuner import Kommuneregister


class Tilskuddene(Projection):
    """Tables and grants of each year."""

    navn: ClassVar[str] = "tilskudd"
    prefikser: ClassVar[frozenset[str]] = frozenset({"fordeling", "tilskudd"})
    tabeller: ClassVar[tuple[Table, ...]] = TABELLER

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """The table of a year, what it gave, and what became of the money."""
        return fakta_av(happened)

    def statements(
        self,
        sight: Sight,
        register: Kommuneregister,
        about: str | None = None,
    ) -> Iterator[Statement]:
        """Every cell, and the ledger of each grant with the events that its sums rest on."""
        yield from super().statements(sight, register, about)
        for ar in [about] if about is not None else alle_ar(sight):
            for svar in i_aret(sight, ar):
                sti = (svar.ar, "regnskap", svar.mottaker)
                for navn, kroner in svar.tallene.items():
                    yield Statement((*sti, navn), kroner, svar.hviler)


def alle_ar(sight: Sight) -> tuple[str, ...]:
    """The years with a table or a grant, latest first."""
    ar = {rad.text("ar") for tabell in (FORDELING, RAMME) for rad in sight.rows(tabell)}
    return tuple(sorted(ar, reverse=True))


def fordelingen(sight: Sight, ar: str) -> Arsfordeling | None:
    """The approved table of a year with the decision behind it; None before it is entered."""
    funnet = sight.rows(FORDELING, ar=ar)
    if not funnet:
        return None
    [rad] = funnet
    return Arsfordeling(
        **{n: rad.text(n) for n in ("vedtatt_av", "vedtatt", "nokkelord", "referanse", "datert")},
        oppgitt=rad.number("oppgitt"),
        rader=tuple(_tabellrad(r) for r in sight.rows(RAD, ar=ar)),
        simuleringer=tuple(_lagret(r) for r in sight.rows(SIMULERING, ar=ar)),
        posisjon=rad.fra_pos,
    )


def i_aret(sight: Sight, ar: str) -> tuple[Tilskuddssvar, ...]:
    """Every grant of a year with its ledger, by mottaker."""
    samling = _Samling(sight, {"ar": ar})
    return tuple(map(samling.svar, sight.rows(RAMME, ar=ar)))


def tilskuddet(sight: Sight, ar: str, mottaker: str) -> Tilskuddssvar | None:
    """One grant; None before it was allocated."""
    hvor = {"ar": ar, "mottaker": mottaker}
    funnet = sight.rows(RAMME, **hvor)
    return _Samling(sight, hvor).svar(funnet[0]) if funnet else None


def forklar(sight: Sight, ar: str, mottaker: str) -> tuple[int, ...]:
    """The positions of the events that the ledger of a grant rests on."""
    svar = tilskuddet(sight, ar, mottaker)
    return () if svar is None else svar.hviler


def _tabellrad(rad: Found) -> Tabellrad:
    vektet, sokt = rad.cells["vektet"], rad.cells["soknadssum"]
    return Tabellrad(
        mottaker=rad.text("mottaker"),
        navn=rad.text("navn"),
        prosjektnr=rad.text("prosjektnr"),
        tilskudd=rad.number("tilskudd"),
        vektet=None if vektet is None else int(vektet),
        soknadssum=None if sokt is None else int(sokt),
        nevnte=tuple(liste_av(rad.cells["nevnte"])),
    )


def _lagret(rad: Found) -> Lagret:
    return Lagret(
        **{
            n: rad.number(n)
            for n in (
                *("total", "forst", "flat_andel", "kommuneandel", "folketallsandel"),
                *("kommuner_ar", "folketall_ar"),
            )
        },
        rader=tuple((str(m), int(kr), int(avvik)) for m, kr, avvik in rader_av(rad.cells["rader"])),
        posisjon=rad.fra_pos,
    )


class _Samling:
    """What belongs to each grant, read once for all of them."""

    def __init__(self, sight: Sight, hvor: dict[str, str]) -> None:
        self._alt: dict[tuple[str, str], list[Found]] = defaultdict(list)
        for tabell in (OPPLYSNING, BRUKT, PERSON, FAKTURA, BEVEGELSE):
            for rad in sight.rows(tabell, **hvor):
                self._alt[tabell.name, rad.text("mottaker")].append(rad)

    def svar(self, ramme: Found) -> Tilskuddssvar:
        """One grant with all that is known of it."""
        mottaker = ramme.text("mottaker")
        brukt = self._alt[BRUKT.name, mottaker]
        bevegelser = self._alt[BEVEGELSE.name, mottaker]
        return Tilskuddssvar(
            ar=ramme.text("ar"),
            mottaker=mottaker,
            prosjektnr=ramme.text("prosjektnr"),
            del_av=tekst(ramme.cells["del_av"]),
            utbetales_til=tuple(liste_av(ramme.cells["utbetales_til"])),
            regnskap=Regnskap(
                ramme=ramme.number("belop"),
                brukt_for=sum(r.number("belop") for r in brukt),
                utbetalt=_sum(bevegelser, UTBETALT),
                krevd=_sum(bevegelser, KREVD),
                tilbakebetalt=_sum(bevegelser, TILBAKEBETALT),
            ),
            opplysninger={
                r.text("navn"): r.text("verdi") for r in self._alt[OPPLYSNING.name, mottaker]
            },
            personer=tuple(self._personer(mottaker)),
            fakturaer=tuple(_faktura(r, bevegelser) for r in self._alt[FAKTURA.name, mottaker]),
            bevegelser=tuple(map(_bevegelse, bevegelser)),
            hviler=samlet(((ramme.fra_pos,), (r.fra_pos for r in (*brukt, *bevegelser)))),
        )

    def _personer(self, mottaker: str) -> Iterator[Knyttet]:
        for rad in self._alt[PERSON.name, mottaker]:
            if rad.cells["stillingsprosent"] is not None:
                yield Knyttet(
                    **{n: rad.text(n) for n in ("person", "funksjon", "fra", "arbeidsgiver")},
                    stillingsprosent=rad.number("stillingsprosent"),
                    til=tekst(rad.cells["til"]),
                    finansiering=rad.text("finansiering"),
                    posisjon=rad.fra_pos,
                )


def _sum(bevegelser: list[Found], slag: str) -> int:
    return sum(rad.number("belop") for rad in bevegelser if rad.cells["slag"] == slag)


def _bevegelse(rad: Found) -> Bevegelse:
    belop = rad.cells["belop"]
    return Bevegelse(
        slag=rad.text("slag"),
        belop=None if belop is None else int(belop),
        gjelder=rad.text("gjelder"),
        virker_us=rad.gyldig_fra,
        posisjon=rad.fra_pos,
    )


def _faktura(rad: Found, bevegelser: list[Found]) -> Fakturasvar:
    nr, forsinket = rad.text("nr"), tuple(liste_av(rad.cells["forsinket"]))
    egne = [b for b in bevegelser if b.cells["gjelder"] == nr]
    slag = {b.text("slag") for b in egne}
    return Fakturasvar(
        nr=nr,
        **{n: rad.text(n) for n in ("datert", "mottatt", "prosjektnr")},
        belop=rad.number("belop"),
        linjer=tuple((str(art), int(kr)) for art, kr in rader_av(rad.cells["linjer"])),
        forsinket=forsinket,
        utbetalt=_sum(egne, UTBETALT),
        avvist=AVVIST in slag,
        venter=bool(forsinket) and not slag & {AVVIST, GODTATT},
        posisjon=rad.fra_pos,
    )
