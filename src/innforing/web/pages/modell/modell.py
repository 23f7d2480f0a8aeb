"""Innføringsmodellen: its versions, what each rests on and would do, and the løp under each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE, LIVSLOP
from innforing.domain.innforingsmodell.steg.foresla_modellversjon import ForeslaModellversjon
from innforing.projections.modeller import (
    Modeller,
    funn,
    justeringer,
    lopene,
    proven,
    versjoner,
)
from innforing.web.deler import Linje
from innforing.web.innlogging import Flate
from innforing.web.kall import IkkeFunnet
from innforing.web.lister.tabell import visninger
from innforing.web.pages.losninger.losningssteg import kan_begynne, mine_steg, stegets_adresse
from innforing.web.pages.modell.modellister import (
    funnlisten,
    justeringslisten,
    lopslisten,
    provelisten,
    status,
    versjonslisten,
)
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.projections.modeller import Modellversjon, Provd
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning

MODELL: Final = frozenset({Flate.REVISOR, Flate.KOORDINERING})
"""Who may see what is under `/modell`."""


@dataclass(frozen=True, kw_only=True)
class Modellside(Side):
    """All versions, and every løp with the one it follows."""

    tabeller: tuple[Tabellvisning, ...]
    foresla: Lenke | None
    """Where the next version is proposed, for those who may, when the program has its livsløp."""


@dataclass(frozen=True, kw_only=True)
class Versjonsside(Side):
    """One version."""

    linjer: tuple[Linje, ...]
    tall: tuple[tuple[str, int], ...]
    """What becomes of how many løp; empty when nobody has tried."""
    prove: Tabellvisning
    funn: Tabellvisning
    justeringer: Tabellvisning
    steg: tuple[Lenke, ...]


def oversikt(kall: Kall) -> Modellside:
    """Every version and every løp."""
    with kall.sight(Modeller.navn) as sight:
        alle, lop = versjoner(sight), lopene(sight)
    under = Counter(en.definisjon for en in lop)
    lister = (versjonslisten(kall, GJELDENDE, alle, under), lopslisten(kall, lop))
    return Modellside(
        tittel=kall._("Innføringsmodellen"),
        lister=lister,
        tabeller=visninger(lister, kall),
        foresla=_foresla(kall, {GJELDENDE, *(en.versjon for en in alle)}),
    )


def versjonen(kall: Kall, versjon: str) -> Versjonsside:
    """One version: what it rests on, what it changes, and what it would do.

    A version that the program knows may be looked at before anybody has proposed it.
    """
    if versjon not in LIVSLOP:
        raise IkkeFunnet
    with kall.sight(Modeller.navn) as sight:
        denne = next((en for en in versjoner(sight) if en.versjon == versjon), None)
        prove = proven(sight, versjon)
        lister = (
            provelisten(kall, versjon, prove),
            funnlisten(kall, funn(sight, versjon)),
            justeringslisten(kall, justeringer(sight, versjon)),
        )
    prove_, funn_, justert = visninger(lister, kall)
    return Versjonsside(
        tittel=kall._("Innføringsmodellen versjon {nr}").format(nr=versjon),
        smuler=(Lenke(kall._("Innføringsmodellen"), kall.til("/modell")),),
        lister=lister,
        linjer=tuple(_linjer(kall, versjon, denne)),
        tall=_tall(kall, prove) if prove else (),
        prove=prove_,
        funn=funn_,
        justeringer=justert,
        steg=tuple(mine_steg(kall, f"innforingsmodell:{versjon}", bare_klare=True).values()),
    )


def _foresla(kall: Kall, kjente: set[str]) -> Lenke | None:
    nye = [versjon for versjon in LIVSLOP if versjon not in kjente]
    if not nye or not kan_begynne(kall, ForeslaModellversjon):
        return None
    strom = f"innforingsmodell:{nye[0]}"
    tekst = kall._("Foreslå versjon {nr}").format(nr=nye[0])
    return Lenke(tekst, stegets_adresse(kall, ForeslaModellversjon.trigger(), strom))


def _linjer(kall: Kall, nr: str, versjon: Modellversjon | None) -> Iterator[Linje]:
    _ = kall._
    if versjon is None:
        yield Linje(_("Status"), _("Den første") if nr == GJELDENDE else _("Ikke foreslått"))
        return
    yield Linje(_("Status"), status(kall, versjon))
    if versjon.gjelder_fra is not None:
        yield Linje(_("Gjelder fra"), kall.dato(date.fromisoformat(versjon.gjelder_fra)))
    yield Linje(_("Foreslått av"), kall.navn(versjon.foreslatt_av))
    if versjon.godkjent_av is not None:
        yield Linje(_("Godkjent av"), kall.navn(versjon.godkjent_av))
    sett = versjon.kriteriesett
    yield Linje(_("Kriteriesett"), _("Det som gjelder") if sett is None else str(sett))


def _tall(kall: Kall, prove: Sequence[Provd]) -> tuple[tuple[str, int], ...]:
    telt = Counter(p.utfall for p in prove)
    return tuple((kall.t(en.tekst), telt[str(en.value)]) for en in Modellutfall)
