"""How a løp ended: its states as a reader would compare them, texts by what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.replay import Tilbakeblikk, kanonisk, utsnitt

if TYPE_CHECKING:
    from innforing.bootstrap import Hus

FRITEKST = {"tekst", "id", "forpliktelse"}


def sluttstilling(hus: Hus, lop: str) -> dict[str, object]:
    """Stream id → state of the løp, its puljer and its kommuner, without ids of texts."""
    blikk = Tilbakeblikk(hus.reader, hus.mapper, utsnitt(hus.reader))
    strommer = {f"innforingslop:{lop}": blikk.aggregat(f"innforingslop:{lop}")}
    for prefiks in (f"pulje:{lop}:", f"deltakelse:{lop}:"):
        strommer |= blikk.under(prefiks)
    return {strom: _lesbart(hus, kanonisk(tilstand)) for strom, tilstand in strommer.items()}


def _lesbart(hus: Hus, verdi: object) -> object:
    if isinstance(verdi, dict) and verdi.keys() == FRITEKST:
        return verdi["tekst"] or hus.fritekster.les(str(verdi["id"]))
    if isinstance(verdi, dict):
        return {navn: _lesbart(hus, under) for navn, under in verdi.items()}
    if isinstance(verdi, list):
        return [_lesbart(hus, under) for under in verdi]
    return verdi
