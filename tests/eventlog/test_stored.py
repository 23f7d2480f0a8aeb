"""Every stored shape is pinned: a file may be added, never changed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.katalog import HENDELSER
from innforing.eventlog.mapper import Mapper
from innforing.eventlog.rows import StoredRow
from tests.eventlog.eksempler import eksempel

MAPPE = Path(__file__).parent / "stored"
HODE = {"person": "p", "rolle": "medlem", "organ": "ks", "steg": "et_steg"}


def rad(topic: str, state: bytes) -> StoredRow:
    return StoredRow(1, "ting:1", 1, topic, state, 1, bytes(32), bytes(32))


@pytest.mark.parametrize("type_", HENDELSER.values(), ids=HENDELSER)
def test_the_stored_shape_of_every_event_is_pinned_and_read_back(
    type_: type[Hendelse[Any]],
) -> None:
    mapper = Mapper(HENDELSER)
    hendelse = eksempel(type_)
    state = mapper.encode(hendelse, HODE)
    fil = MAPPE / f"{type_.__name__}.v{type_.versjon}.json"
    if os.environ.get("INNFORING_OPPDATER") == "1" and not fil.exists():
        MAPPE.mkdir(exist_ok=True)
        fil.write_text(json.dumps(json.loads(state), ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert fil.is_file(), "a new event: run ./test --oppdater"
    lagret = json.loads(fil.read_text("utf-8"))
    assert json.loads(state) == lagret, "a stored shape changed: raise `versjon`, add an upcaster"
    assert mapper.decode(rad(type_.__name__, json.dumps(lagret).encode())).hendelse == hendelse


@pytest.mark.parametrize("fil", sorted(MAPPE.glob("*.json")), ids=lambda f: f.stem)
def test_every_shape_ever_stored_can_still_be_read(fil: Path) -> None:
    topic = fil.name.partition(".")[0]
    lest = Mapper(HENDELSER).decode(rad(topic, fil.read_bytes()))
    assert type(lest.hendelse) is HENDELSER[topic]
