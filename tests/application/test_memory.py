"""What steps decide from is always what the log holds, whoever wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.memory import Front, Memory
from innforing.bootstrap import Hus
from innforing.domain.organ.organ import Organ
from innforing.domain.organ.steg.gi_rolle import RolleGitt
from innforing.domain.organ.verdier import Rolleperiode
from tests.faults.oppsett import ORGANER, gi_roller, gjort, kommando, nytt_hus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innforing.eventlog.rows import StoredRow

EN, TO = ORGANER[:2]


@pytest.fixture
def hus(sqlite_url: str, tmp_path: Path) -> Iterator[Hus]:
    with Hus(nytt_hus(sqlite_url, tmp_path)) as hus:
        yield hus


@pytest.fixture
def annet_hus(hus: Hus) -> Iterator[Hus]:
    """Another process on the same log."""
    with Hus(hus.innstillinger) as annet:
        yield annet


class Tellende:
    """A reader that counts how often it is asked for more than where the log ends."""

    def __init__(self, hus: Hus) -> None:
        self._reader = hus.reader
        self.sporsmal = 0
        self.slutt: tuple[int, int] | None = None
        """Where the log ends, when a test says otherwise than the log."""

    def last(self) -> tuple[int, int]:
        return self.slutt or self._reader.last()

    def tail(self, after: int) -> list[StoredRow]:
        self.sporsmal += 1
        rader = self._reader.tail(after)
        return rader if self.slutt is None else [r for r in rader if r.position <= self.slutt[0]]

    def stream(self, stream_id: str, *, after: int = 0) -> list[StoredRow]:
        self.sporsmal += 1
        return self._reader.stream(stream_id, after=after)

    def under(self, prefix: str) -> list[StoredRow]:
        self.sporsmal += 1
        return self._reader.under(prefix)


def husket(hus: Hus) -> tuple[Memory, Tellende]:
    """A memory at the end of the log, and what it reads."""
    memory, reads = Memory(hus.mapper), Tellende(hus)
    memory.bring_forward(reads)
    return memory, reads


def antall_roller(memory: Memory, reads: Tellende, strom: str) -> int:
    organ, _ = memory.state(strom, reads)
    assert isinstance(organ, Organ)
    return len(organ.roller)


def test_what_is_remembered_is_not_read_again(hus: Hus) -> None:
    memory, reads = husket(hus)
    assert memory.state(EN, reads) == memory.state(EN, reads)
    memory.bring_forward(reads)
    assert memory.state(EN, reads)[1] == 1
    assert reads.sporsmal == 1


def test_a_stream_that_has_not_begun_is_empty_and_asked_for_again(hus: Hus) -> None:
    memory, reads = husket(hus)
    assert memory.state("organ:nhn", reads) == (Organ(), 0)
    gjort(hus, kommando("opprett_organ", "organ:nhn", {"organtype": "nhn", "navn": "NHN"}))
    memory.bring_forward(reads)
    assert memory.state("organ:nhn", reads)[1] == 1


def test_it_is_brought_forward_by_what_others_write(hus: Hus, annet_hus: Hus) -> None:
    memory, reads = husket(hus)
    assert antall_roller(memory, reads, EN) == 0
    gjort(annet_hus, gi_roller("andres", EN, 3))
    gjort(annet_hus, gi_roller("andres-to", TO, 1))
    memory.bring_forward(reads)
    assert antall_roller(memory, reads, EN) == 3
    assert memory.posisjon == hus.reader.last()[0]
    assert reads.sporsmal == 2, "one read of the stream, one of what came after"


def test_two_houses_see_each_others_steps(hus: Hus, annet_hus: Hus) -> None:
    for nr in range(6):
        gjort((hus, annet_hus)[nr % 2], gi_roller(f"rolle-{nr}", EN, 1))
    organ, versjon = hus.verksted.writer.run(lambda tx: Front(hus.verksted.memory, tx).state(EN))
    assert (len(organ.roller), versjon) == (5, 6), "the other's last is not brought forward yet"  # type: ignore[attr-defined]
    gjort(hus, gi_roller("rolle-6", TO, 1))
    assert hus.verksted.memory.state(EN, Tellende(hus))[1] == 7


def test_what_was_never_committed_is_forgotten(hus: Hus) -> None:
    memory, reads = husket(hus)
    memory.state(EN, reads)
    fore = reads.last()
    svar = gjort(hus, gi_roller("tapt", EN, 2))
    memory.take_in(svar.hendelser)
    assert antall_roller(memory, reads, EN) == 2
    reads.slutt = fore
    memory.bring_forward(reads)
    assert memory.posisjon == fore[0]
    assert memory._streams == {}


def test_another_event_at_the_position_of_one_never_committed_is_seen(hus: Hus) -> None:
    memory, reads = husket(hus)
    memory.state(EN, reads)
    svar = gjort(hus, gi_roller("det-som-ble", EN, 1))
    [ble] = svar.hendelser
    memory.take_in([_med_tid(ble, ble.registrert_us - 1)])
    memory.bring_forward(reads)
    organ, _ = memory.state(EN, reads)
    assert [r.person for r in organ.roller] == ["det-som-ble.0"]  # type: ignore[attr-defined]


def test_a_fold_that_fails_is_tried_again(hus: Hus, monkeypatch: pytest.MonkeyPatch) -> None:
    memory, reads = husket(hus)
    memory.state(EN, reads)
    svar = gjort(hus, gi_roller("vanskelig", EN, 1))

    def feil(_self: object, _aggregat: object) -> Organ:
        raise ArithmeticError

    with monkeypatch.context() as m:
        m.setattr(RolleGitt, "anvend", feil)
        with pytest.raises(ArithmeticError):
            memory.take_in(svar.hendelser)
    memory.bring_forward(reads)
    assert antall_roller(memory, reads, EN) == 1


def test_a_prefix_is_whole_and_stays_whole(hus: Hus, annet_hus: Hus) -> None:
    memory, reads = husket(hus)
    memory.state(TO, reads)
    assert list(memory.under("organ:", reads)) == ["organ:ks", *ORGANER]
    gjort(annet_hus, gi_roller("ny", TO, 1))
    nytt = {"organtype": "nhn", "navn": "NHN"}
    gjort(annet_hus, kommando("opprett_organ", "organ:nhn", nytt))
    memory.bring_forward(reads)
    lest = reads.sporsmal
    alle = memory.under("organ:", reads)
    assert list(alle) == ["organ:ks", *ORGANER, "organ:nhn"]
    assert alle[TO] is memory.state(TO, reads)[0]
    assert reads.sporsmal == lest


def test_a_prefix_ends_with_a_colon(hus: Hus) -> None:
    memory, reads = husket(hus)
    with pytest.raises(ValueError, match="does not end with a colon"):
        memory.under("organ:k", reads)


def test_grown_too_large_it_forgets_and_reads_anew(hus: Hus) -> None:
    memory, reads = Memory(hus.mapper, largest=3), Tellende(hus)
    memory.bring_forward(reads)
    for strom in ORGANER:
        memory.state(strom, reads)
    assert len(memory._streams) == len(ORGANER), "never in the middle of a step"
    memory.bring_forward(reads)
    assert memory._streams == {}
    assert memory.posisjon == hus.reader.last()[0]
    assert antall_roller(memory, reads, EN) == 0


def test_a_step_sees_its_own_events_and_the_memory_does_not(hus: Hus) -> None:
    memory, reads = husket(hus)
    front = Front(memory, reads)
    periode = Rolleperiode.model_validate(
        {"person": "p1", "rolle": "medlem", "fra": "2024-01-01"}, strict=False
    )
    hendelse: Any = RolleGitt(rolle=periode)
    organ, versjon = front.add(EN, hendelse, None)
    assert versjon == 2
    assert front.aggregat(EN) is organ
    assert front.under("organ:")[EN] is organ
    assert antall_roller(memory, reads, EN) == 0
    assert front.posisjon == memory.posisjon


def _med_tid(hendelse: Any, us: int) -> Any:
    """The same event as it would have been, had it been recorded at another time."""
    return type(hendelse)(
        hendelse.posisjon,
        hendelse.strom,
        hendelse.versjon,
        RolleGitt(rolle=hendelse.hendelse.rolle.med(person="aldri-lagret")),
        us,
        hendelse.hode,
    )
