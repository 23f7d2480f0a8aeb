"""How a løp ended, so that two logs can be compared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from innforing.application.replay import Tilbakeblikk, kanonisk, utsnitt
from innforing.application.scenario import kjor
from innforing.bootstrap import Hus
from tests.application.demohus import innstillinger
from tests.scenarios.verdener import les

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Avviste: TypeAlias = Counter[tuple[str, tuple[str, ...]]]

FRITEKST = {"tekst", "id", "forpliktelse"}


def sluttstilling(hus: Hus, lop: str) -> dict[str, object]:
    """Path of every answer in the states of the løp, its puljer and its kommuner, and the answer.

    Texts are by what they say, for their ids are drawn anew for every log; and lists of choices
    by what was chosen, for boxes are sent in the order they stand.
    """
    blikk = Tilbakeblikk(hus.reader, hus.mapper, utsnitt(hus.reader))
    strommer = {f"innforingslop:{lop}": blikk.aggregat(f"innforingslop:{lop}")}
    for prefiks in (f"pulje:{lop}:", f"deltakelse:{lop}:"):
        strommer |= blikk.under(prefiks)
    alle = {strom: kanonisk(tilstand) for strom, tilstand in strommer.items()}
    return dict(_blader(hus, alle))


def uten_nettleser(mappe: Path, fil: Path, lop: str) -> tuple[dict[str, object], Avviste]:
    """Tell a story in the log of a folder; how it ends, and what was refused on the way."""
    with Hus(innstillinger(mappe)) as hus:
        kjor(hus, [les(fil)])
        return sluttstilling(hus, lop), avviste(hus, lop)


def avviste(hus: Hus, lop: str) -> Avviste:
    """Refused steps of the løp, and for which guards."""
    rader = hus.reader.refused(f"innforingslop:{lop}")
    return Counter((rad.step, tuple(rad.unmet)) for rad in rader)


def _blader(hus: Hus, verdi: object, sti: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(verdi, dict) and verdi.keys() == FRITEKST:
        yield sti, verdi["tekst"] or hus.fritekster.les(str(verdi["id"]))
    elif isinstance(verdi, dict):
        for navn, under in verdi.items():
            yield from _blader(hus, under, f"{sti}/{navn}")
    elif isinstance(verdi, list):
        ord_ = all(isinstance(ledd, str) for ledd in verdi)
        for nr, under in enumerate(sorted(verdi) if ord_ else verdi):
            yield from _blader(hus, under, f"{sti}/{nr}")
    else:
        yield sti, verdi
