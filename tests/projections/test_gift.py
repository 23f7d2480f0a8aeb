"""F17: whatever a program cannot read is parked where it stands, and seen; nothing is skipped.

Poison that one projection alone cannot take is in test_poison.py.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from innforing.domain.deltakelse.folger import KommuneBleAktuell
from innforing.domain.katalog import HENDELSER
from innforing.eventlog.database import open_reader
from innforing.eventlog.errors import UpcasterMissing
from innforing.eventlog.mapper import Mapper, find_upcasters
from innforing.eventlog.rows import NewRow
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.runner import _Taken
from innforing.projections.svarfordeling import Svarfordeling
from innforing.projections.utbredelse import Utbredelse
from tests.projections.giftig import Giftig
from tests.projections.lesehus import hendelse, leseside, skriv, versjon

if TYPE_CHECKING:
    from collections.abc import Callable

    from innforing.projections.readside import ReadSide

PREFIKS = "deltakelse"


@dataclass(frozen=True)
class Gift:
    """One event that cannot be read, and what is said of it."""

    emne: str
    state: bytes
    sies: str


GIFTER = {
    "an unknown topic": Gift(
        "KommuneTeleportert", b'{"v":1,"hendelse":{},"hode":{}}', "no registry"
    ),
    "a newer version of the program": Gift(
        "KommuneBleAktuell", b'{"v":99,"hendelse":{},"hode":{}}', "install the program"
    ),
    "a version that nothing leads from": Gift(
        "KommuneBleAktuell", b'{"v":0,"hendelse":{},"hode":{}}', "KeyError"
    ),
    "fields that are not the event's": Gift(
        "KommunePameldt", b'{"v":1,"hendelse":{"nei":1},"hode":{}}', "ValidationError"
    ),
    "bytes that are no JSON": Gift("KommuneBleAktuell", b"\xff{", "ValueError"),
    "JSON of another form": Gift("KommuneBleAktuell", json.dumps([1]).encode(), "TypeError"),
}


def forgift(logg: str) -> dict[int, str]:
    """Put each kind at the end of a stream of its own, with an event that is fine after it."""
    with open_reader(logg) as reader:
        strommer = reader.begun(f"{PREFIKS}:")[: len(GIFTER)]
    lagt = {}
    for strom, gift in zip(strommer, GIFTER.values(), strict=True):
        neste = versjon(logg, strom)
        rad = NewRow(strom, neste, topic=gift.emne, state=gift.state, salt=bytes(32))
        lagt[skriv(logg, rad)] = gift.sies
        skriv(logg, hendelse(strom, neste + 1, KommuneBleAktuell()))
    return lagt


def i_stillhet(side: ReadSide, lagt: dict[int, str]) -> list[str]:
    """What a read model that follows such streams does not own up to."""
    funnet = []
    for ett in side.status():
        parkert = {one.position: one.reason for one in ett.parked}
        ventet = lagt if PREFIKS in side.projection(ett.name).prefikser else {}
        for posisjon, sies in ventet.items():
            if sies not in parkert.get(posisjon, ""):
                funnet.append(f"{ett.name} at {posisjon}: {parkert.get(posisjon)}")
        if ett.behind:
            funnet.append(f"{ett.name} is {ett.behind} behind")
        funnet += [f"{ett.name} parks {p} too" for p in parkert.keys() - ventet.keys()]
    return funnet


@pytest.mark.krav("K-379")
@pytest.mark.feil("F17", len(GIFTER))
def test_every_kind_that_cannot_be_read_is_parked_by_each_who_asks_and_all_go_on(logg: str) -> None:
    lagt = forgift(logg)
    annen = skriv(logg, hendelse(f"{PREFIKS}:lop:frisk", 1, KommuneBleAktuell()))
    with leseside(logg) as side:
        assert side.catch_up() == (annen, 0)
        assert i_stillhet(side, lagt) == []
        fulgt = {p.navn for p in PROJEKSJONER if PREFIKS in p.prefikser}
        assert len(fulgt) > 5
        for ett in side.status():
            assert bool(ett.parked) is (ett.name in fulgt)


@pytest.mark.feil("F17", 1)
def test_in_a_rebuild_the_same_is_parked(logg: str) -> None:
    lagt = forgift(logg)
    with leseside(logg, [Svarfordeling(), Utbredelse()]) as side:
        side.catch_up()
        bygd = side.rebuild("svarfordeling")
        assert bygd.parity is not None
        assert bygd.parity.unequal == []
        assert i_stillhet(side, lagt) == []


@pytest.mark.parametrize("logg", ["sqlite"], indirect=True)
def test_a_read_model_that_skips_in_silence_is_found_out(
    logg: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests above must be able to fail: here what cannot be read is left out, and no word."""
    lagt = forgift(logg)
    monkeypatch.setattr(_Taken, "_park", lambda *_: None)
    with leseside(logg, [Svarfordeling(), Utbredelse()]) as side:
        side.catch_up()
        assert len(i_stillhet(side, lagt)) >= len(GIFTER)


@pytest.mark.parametrize("logg", ["sqlite"], indirect=True)
def test_a_read_model_that_parks_what_it_could_take_is_found_out(logg: str) -> None:
    with leseside(logg, [Giftig()]) as side:
        side.catch_up()
        assert "too" in " ".join(i_stillhet(side, {}))


@pytest.mark.feil("F17", 1)
@pytest.mark.parametrize(
    ("endre", "navn"),
    [
        (lambda ledd: ledd.popitem(), "missing"),
        (lambda ledd: ledd.update({("finnes_ikke", 1): dict}), "finnes_ikke_v1"),
    ],
)
def test_with_a_missing_upcaster_the_program_does_not_start(
    endre: Callable[[dict[tuple[str, int], object]], object], navn: str
) -> None:
    ledd = find_upcasters()
    assert ledd, "there is a chain to break"
    endre(ledd)  # type: ignore[arg-type]
    with pytest.raises(UpcasterMissing, match=navn):
        Mapper(HENDELSER, ledd)
