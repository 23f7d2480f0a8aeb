"""Free text leaves the step before it decides: the event gets id and commitment only (§6)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from innforing.application.kommando import UgyldigKommando
from innforing.domain.grunnmur.verdi import Fritekst, Verdi
from innforing.eventlog.rows import TextRow
from innforing.registers.forsegling import forsegl, trekk_fra
from innforing.registers.nokler import Nokkelrad

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from innforing.domain.grunnmur.aggregat import Steg
    from innforing.registers.forsegling import Trukket

S = TypeVar("S")

_BLADER = frozenset({type(None), str, int, bool, float, date, datetime})
"""Types that hold nothing; looked up, for this is run on every field of every step."""


class Nokkelmottak(Protocol):
    """What takes the keys of texts: the `Nokkellager`, or one that gathers those of many steps."""

    def trekk(self) -> Trukket:
        """A fresh id with its key, which is already durable."""

    def legg_inn_mange(self, rader: Sequence[Nokkelrad]) -> None:
        """Take keys that were made outside."""


def forsegl_tekster(
    steg: Steg[Any],
    nokler: Nokkelmottak,
    tilfeldig: Callable[[int], bytes] | None,
) -> tuple[Steg[Any], list[TextRow]]:
    """Exchange every text in the step for its id and commitment; give the sealed rows.

    A step brings texts: an id and a commitment from outside would name a text that is not there,
    or another's, and raises `UgyldigKommando`.

    `tilfeldig` is the demo log's own source of bytes; None draws ready keys from the pool.
    """
    rader: list[TextRow] = []
    nye: list[Nokkelrad] = []

    def trekk() -> Trukket:
        if tilfeldig is None:
            return nokler.trekk()
        trukket = trekk_fra(tilfeldig)
        nye.append(Nokkelrad(trukket.id, trukket.key, "tekst"))
        return trukket

    def forsegl_en(fritekst: Fritekst) -> Fritekst:
        if fritekst.tekst is None:
            raise UgyldigKommando("give the text itself; its id and commitment are made here.")
        trukket = trekk()
        forseglet = forsegl(fritekst.tekst, *trukket)
        rader.append(TextRow(trukket.id, forseglet.ciphertext, forseglet.commitment))
        return Fritekst(id=trukket.id, forpliktelse=forseglet.commitment.hex())

    ferdig = _bytt(steg, forsegl_en)
    if nye:
        nokler.legg_inn_mange(nye)
    return ferdig, rader


def _bytt(verdi: S, bytt_en: Callable[[Fritekst], Fritekst]) -> S:
    """The same value with every `Fritekst` in it exchanged, however deep it lies."""
    if type(verdi) in _BLADER:
        return verdi
    ny: object = verdi
    if isinstance(verdi, Fritekst):
        ny = bytt_en(verdi)
    elif isinstance(verdi, Verdi):
        felt = vars(verdi)
        byttet = {navn: _bytt(innhold, bytt_en) for navn, innhold in felt.items()}
        endret = {navn: v for navn, v in byttet.items() if v is not felt[navn]}
        ny = verdi.med(**endret) if endret else verdi
    elif isinstance(verdi, dict):
        deler = {nokkel: _bytt(innhold, bytt_en) for nokkel, innhold in verdi.items()}
        ny = deler if any(deler[n] is not v for n, v in verdi.items()) else verdi
    elif isinstance(verdi, tuple):
        ledd = tuple(_bytt(innhold, bytt_en) for innhold in verdi)
        ny = ledd if any(a is not b for a, b in zip(ledd, verdi, strict=True)) else verdi
    return ny  # type: ignore[return-value]
