"""P-03, up to four løp side by side: the same fields of each, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.web.kall import UgyldigForesporsel
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lop.lop import PLASSER, klokker, plasser
from innforing.web.pages.lop.lopsliste import spalter
from innforing.web.pages.lop.portefolje import les_portefolje
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.projections.lopsoversikt.lopsoversikt import Oversiktsrad
    from innforing.web.deler import Filtervalg
    from innforing.web.kall import Kall
    from innforing.web.pages.lop.portefolje import Portefolje


@dataclass(frozen=True, slots=True)
class Feltrad:
    """One field of every løp that is compared."""

    tekst: str
    verdier: tuple[str, ...]

    @property
    def ulik(self) -> bool:
        """Whether not all say the same."""
        return len(set(self.verdier)) > 1


@dataclass(frozen=True, kw_only=True)
class Sammenligning(Side):
    """Some løp, field by field."""

    lop: tuple[Lenke, ...]
    felt: tuple[Feltrad, ...]
    ulike: int
    """Fields in which not all say the same."""
    plasser: tuple[tuple[int, tuple[Filtervalg, ...]], ...]
    klokker: tuple[tuple[str, str], ...]


def sammenlign(kall: Kall) -> Sammenligning:
    """The løp of the address, in its order; a løp that is named twice stands there once."""
    valgte = list(dict.fromkeys(kall.flere("lop")))
    if len(valgte) > PLASSER:
        raise UgyldigForesporsel(kall._("Du kan sammenligne opptil fire løp om gangen."))
    p = les_portefolje(kall)
    kjente = {rad.lop: rad for rad in p.rader}
    ukjente = [lop for lop in valgte if lop not in kjente]
    if ukjente:
        setning = kall._("Disse løpene finnes ikke: {lop}.")
        raise UgyldigForesporsel(setning.format(lop=", ".join(ukjente)))
    rader = [kjente[lop] for lop in valgte]
    felt = _felt(p, rader) if rader else ()
    return Sammenligning(
        tittel=kall._("Sammenlign løp"),
        smuler=(Lenke(kall._("Løp"), kall.til("/lop")),),
        lister=(_liste(kall, rader, felt),) if rader else (),
        lop=tuple(Lenke(rad.tittel, kall.til(f"/lop/{rad.lop}")) for rad in rader),
        felt=felt,
        ulike=sum(en.ulik for en in felt),
        plasser=plasser(p.rader, valgte),
        klokker=klokker(kall),
    )


def _felt(p: Portefolje, rader: Sequence[Oversiktsrad]) -> tuple[Feltrad, ...]:
    """Every column of the portfolio but the name."""
    return tuple(
        Feltrad(spalte.kolonne.tittel, tuple(spalte.av(p, rad).tekst for rad in rader))
        for spalte in spalter(p.kall)[1:]
    )


def _liste(kall: Kall, rader: Sequence[Oversiktsrad], felt: Sequence[Feltrad]) -> Liste:
    """The same as a file: a row for each field."""
    titler = [Kolonne(rad.lop, rad.tittel) for rad in rader]
    ulik = {True: kall._("Ja"), False: kall._("Nei")}
    return Liste(
        navn="sammenligning",
        tittel=kall._("Sammenlign løp"),
        kolonner=(Kolonne("felt", kall._("Felt")), *titler, Kolonne("ulik", kall._("Ulikt"))),
        rader=tuple(
            Rad(tuple(Celle(t, t) for t in (en.tekst, *en.verdier, ulik[en.ulik])), str(nr))
            for nr, en in enumerate(felt)
        ),
        tomt="",
    )
