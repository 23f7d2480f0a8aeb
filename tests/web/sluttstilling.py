"""How a løp ended, so that two logs can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.replay import Tilbakeblikk, kanonisk, utsnitt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.bootstrap import Hus

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
