"""P-16 En rapport, `/rapporter/{nettverk}/{ar}/{slag}`: måltall beside results, and events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.rapportering import Feltslag, Rapporttall
from innforing.domain.rapport.verdier import Formal
from innforing.projections.rapporter import SVAR, Rapporter
from innforing.projections.rapporter import rapport as finn
from innforing.web.deler import Linje
from innforing.web.kall import IkkeFunnet
from innforing.web.lister.celler import INGEN, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, vis
from innforing.web.pages.lopet.lopsord import bak, kodeord
from innforing.web.pages.losninger.losningssteg import mine_steg
from innforing.web.pages.rapporter.rapportord import (
    FORMER,
    RAPPORTER,
    fridag,
    krev_nettverk,
    statusord,
    tittel,
)
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innforing.projections.rapporter import Felt, Mal
    from innforing.projections.rapporter import Rad as Rapportrad
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning

SKRIVES = ("lever_rapport", "rett_rapport")
"""Steps that are taken on the form of the template."""
TALLENE = frozenset(str(s.value) for s in (Feltslag.TALL, Feltslag.BELOP, Feltslag.UTREGNET))


@dataclass(frozen=True, slots=True, kw_only=True)
class Avsnitt:
    """One field that is answered in words."""

    ledetekst: str
    tekst: str
    aktiviteter: tuple[tuple[str, str], ...]
    """What was done, and which parts of the purpose it serves (K-320)."""


@dataclass(frozen=True, kw_only=True)
class Rapportside(Side):
    """One report."""

    form: str
    stilling: str
    fridag: str
    fakta: tuple[Linje, ...]
    tall: Tabellvisning | None
    """The figures of the template; None: it asks for none."""
    avsnitt: tuple[Avsnitt, ...]
    steg: tuple[Lenke, ...]
    historikk: str


def rapport(kall: Kall, *, nettverk: str, ar: str, slag: str) -> Rapportside:
    """The report with its template, filled in as far as it is delivered."""
    krev_nettverk(kall, nettverk)
    with kall.sight(Rapporter.navn) as sight:
        funnet = finn(sight, nettverk, int(ar), slag) if ar.isdecimal() else None
    if funnet is None:
        raise IkkeFunnet
    rad, mal = funnet
    liste = _tallene(kall, rad, mal)
    return Rapportside(
        tittel=f"{tittel(kall, rad)}, {kall.organnavn(nettverk)}",
        smuler=(Lenke(kall._("Rapporter"), kall.til(RAPPORTER)),),
        lister=(liste,) if liste.rader else (),
        form=FORMER[rad.status],
        stilling=statusord(kall, rad),
        fridag=fridag(kall, rad.frist),
        fakta=tuple(_fakta(kall, rad, mal)),
        tall=vis(liste, kall, forst=False) if liste.rader else None,
        avsnitt=tuple(_avsnitt(kall, mal)),
        steg=tuple(_steg(kall, rad)),
        historikk=kall.til(f"/historikk/{rad.strom}"),
    )


def _fakta(kall: Kall, rad: Rapportrad, mal: Mal) -> Iterator[Linje]:
    _ = kall._
    yield Linje(_("Frist"), kall.dato(rad.frist))
    yield Linje(_("Levert"), "" if rad.levert is None else kall.dato(rad.levert))
    if rad.utgave:
        sti = kall.til(f"/hendelser/{rad.posisjon}")
        yield Linje(_("Utgave som gjelder"), kall.tall(rad.utgave), sti)
    yield Linje(_("Mal"), f"{mal.tittel} ({mal.id.partition(':')[2]})")


def _steg(kall: Kall, rad: Rapportrad) -> Iterator[Lenke]:
    """What the reader may do; the report itself is written on the form of its template."""
    for trigger, lenke in mine_steg(kall, rad.strom).items():
        if trigger in SKRIVES:
            if (trigger == SKRIVES[1]) == bool(rad.utgave):
                yield Lenke(lenke.tekst, kall.til(f"{kall.sti}/skriv"))
        elif rad.levert is None:
            yield lenke


def _tallene(kall: Kall, rad: Rapportrad, mal: Mal) -> Liste:
    _ = kall._
    return Liste(
        navn="rapporttall",
        tittel=_("Måltall og resultat"),
        kolonner=(
            Kolonne("hva", _("Hva")),
            Kolonne("resultat", _("Resultat"), "tall"),
            Kolonne("maltall", _("Måltall"), "tall"),
            Kolonne("resultatmal", _("Resultatmål")),
            Kolonne("hvordan", _("Hvordan tallet er blitt til")),
        ),
        rader=tuple(_tallrad(kall, rad, f) for f in mal.felter if f.slag in TALLENE),
        tomt=_("Malen spør ikke om tall."),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _tallrad(kall: Kall, rad: Rapportrad, felt: Felt) -> Rad:
    regnet = felt.slag == Feltslag.UTREGNET.value
    hvordan = (
        kall._("Telt i hendelsene: {hva}").format(hva=kodeord(kall, Rapporttall, felt.tall))
        if regnet
        else kall._("Oppgitt av nettverket")
    )
    sti = (SVAR.name.partition("_")[2], str(rad.ar), rad.slag, felt.nokkel, "verdi")
    celler = (
        Celle(felt.ledetekst, felt.ledetekst),
        _tall(kall, felt.verdi),
        _tall(kall, felt.maltall),
        tekstcelle(None if felt.resultatmal is None else kall.tall(felt.resultatmal)),
        tekstcelle(hvordan),
    )
    lenke = None if felt.verdi is None else bak(kall, Rapporter.navn, rad.nettverk, *sti)
    return Rad(celler, felt.nokkel, lenke)


def _tall(kall: Kall, verdi: int | None) -> Celle:
    return INGEN if verdi is None else Celle(verdi, kall.tall(verdi))


def _avsnitt(kall: Kall, mal: Mal) -> Iterator[Avsnitt]:
    """What was written, in the order of the template; what is erased says so."""
    felter = [f for f in mal.felter if f.slag not in TALLENE]
    ider = [f.tekst for f in felter if f.tekst] + [hva for f in felter for hva, _ in f.aktiviteter]
    tekster: Mapping[str, str] = kall.hus.fritekster.les_mange(ider)
    for felt in felter:
        yield Avsnitt(
            ledetekst=felt.ledetekst,
            tekst="" if felt.tekst is None else tekster.get(felt.tekst, ""),
            aktiviteter=tuple(
                (tekster.get(hva, ""), "; ".join(kodeord(kall, Formal, f) for f in formal))
                for hva, formal in felt.aktiviteter
            ),
        )
