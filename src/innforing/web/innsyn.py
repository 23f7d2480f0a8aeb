"""Who may see what the log says of a stream (sider.md §3, P-17): the one place of that rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.web.innlogging import Flate
from innforing.web.kall import IkkeFunnet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from innforing.application.revisjonsspor import Sporlinje
    from innforing.web.innlogging import Innlogget
    from innforing.web.kall import Kall

APNE_MODELLER: Final = frozenset({"utbredelse", "losninger", "behov", "samlinger", "regioner"})
"""Read models whose figures everybody who is signed in may see: pages show them to all."""
LOPETS_TALL: Final = {
    "lopsoversikt": "",
    "varigheter": "",
    "kapasitet": "plasser",
    "svarfordeling": "antall",
}
"""Read model → the part after the løp («» is any) under which it tells of no one kommune."""
_LOPETS: Final = frozenset({"innforingslop", "pulje", "deltakelse"})
_KOMMUNENS: Final = frozenset({"deltakelse", "ibruktakelse"})
_ALLES: Final = frozenset({"behov", "samling", "samlingsplan", "fordeling"})
"""What everybody who is signed in shares: a behov is seen by those who may have it too."""


def ser_strom(kall: Kall, strom: str) -> bool:
    """Whether the reader may see the events of a stream: as things are now, whatever `per` is.

    A kommune sees the løp it is aktuell for, its own streams and its own body; a program the
    løp it hands over, and their løsning; every other role sees all there is (K-372).
    """
    if kall.jeg is None:
        return False
    if ser_alt(kall) or strom.partition(":")[0] in _ALLES:
        return True
    if kall.jeg.flate is Flate.KOMMUNE:
        return _kommunen_ser(kall, kall.jeg, strom)
    return _programmet_ser(kall, kall.jeg, strom)


def ser_alt(kall: Kall) -> bool:
    """Whether the reader may see every stream there is."""
    jeg = kall.jeg
    if jeg is None:
        return False
    return jeg.flate is not Flate.KOMMUNE and jeg.organtype is not Organtype.PROGRAM


def krev_innsyn(kall: Kall, strom: str) -> None:
    """`IkkeFunnet` for what the reader may not see: that it is there is not told either."""
    if not ser_strom(kall, strom):
        raise IkkeFunnet


def ser_alt_om(kall: Kall, strom: str) -> bool:
    """Whether the reader may see refused steps and raw data too: they may tell of others.

    A kommune sees those of its own streams, a program none.
    """
    if ser_alt(kall):
        return True
    egen = kall.jeg is not None and kall.jeg.flate is Flate.KOMMUNE
    return egen and strom.partition(":")[0] in _KOMMUNENS and ser_strom(kall, strom)


def innsyn(kall: Kall) -> Callable[[str], bool]:
    """`ser_strom` for many events of few streams: each stream is judged once."""
    kjente: dict[str, bool] = {}

    def ser(strom: str) -> bool:
        if strom not in kjente:
            kjente[strom] = ser_strom(kall, strom)
        return kjente[strom]

    return ser


def som_leseren_ser(kall: Kall, linjer: Iterable[Sporlinje]) -> list[Sporlinje]:
    """The trail, where what followed from a step elsewhere has its words only for those who see it.

    An event that follows carries the header of its step, and with it why another løp was proposed,
    or why another kommune withdrew: that is told in the stream of the step.
    """
    if ser_alt(kall):
        return list(linjer)
    ser = innsyn(kall)
    return [
        linje if (strom := _stegets_strom(kall, linje)) is None or ser(strom) else _ordlos(linje)
        for linje in linjer
    ]


def _stegets_strom(kall: Kall, linje: Sporlinje) -> str | None:
    """Where the step was taken that the event only followed from; None: here."""
    if linje.arsak is None:
        return None
    rader = kall.hus.reader.span(linje.arsak, linje.arsak)
    # what another command led to has a step, and words, of its own
    return next((rad.stream_id for rad in rader if rad.command_id == linje.kommando), None)


def _ordlos(linje: Sporlinje) -> Sporlinje:
    return replace(linje, begrunnelse=None, avklaringer={}, beslutning=None)


def ser_tall(kall: Kall, modell: str, sti: Sequence[str], strommer: Iterable[str]) -> bool:
    """Whether the reader may see a figure: it is for all, or all that it rests on is theirs.

    The events behind it are another question, answered for each.
    """
    if kall.jeg is None:
        return False
    if ser_alt(kall) or modell in APNE_MODELLER:
        return True
    del_ = LOPETS_TALL.get(modell)
    if del_ is not None and sti[1:2] and del_ in {"", sti[1]}:
        return ser_strom(kall, f"innforingslop:{sti[0]}")
    ser, noen = innsyn(kall), False
    for strom in strommer:
        if not ser(strom):
            return False
        noen = True
    # a figure that rests on nothing yet tells of others by being nothing
    return noen


def _kommunen_ser(kall: Kall, jeg: Innlogget, strom: str) -> bool:
    slag, _, nokkel = strom.partition(":")
    if slag in _KOMMUNENS:
        return jeg.kommune is not None and nokkel.partition(":")[2] == jeg.kommune
    if slag == "organ":
        return nokkel == jeg.aktor.organ
    if slag == "tilskudd":
        tilskudd = kall.hus.levende.aggregat(strom)
        brev = tilskudd.brev if isinstance(tilskudd, Tilskudd) else None
        return brev is not None and brev.vertskommune == jeg.kommune
    if slag != "innforingslop" or jeg.kommune is None:
        return False
    deltakelse = kall.hus.levende.aggregat(f"deltakelse:{nokkel}:{jeg.kommune}")
    return isinstance(deltakelse, Deltakelse) and deltakelse.aktuell


def _programmet_ser(kall: Kall, jeg: Innlogget, strom: str) -> bool:
    slag, _, nokkel = strom.partition(":")
    if slag in _LOPETS:
        lop = kall.hus.levende.aggregat(f"innforingslop:{nokkel.partition(':')[0]}")
        return isinstance(lop, Innforingslop) and jeg.aktor.organ in {lop.program, lop.eier}
    if slag in {"losning", "kriteriesett"}:
        return True
    return slag == "organ" and nokkel == jeg.aktor.organ
