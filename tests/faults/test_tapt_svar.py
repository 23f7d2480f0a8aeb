"""F8: the answer to COMMIT is lost on the way, and everybody is told the truth all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.application.kommando import Avvist, Gjort
from innforing.bootstrap import Hus, Innstillinger
from innforing.eventlog import writer
from innforing.eventlog.errors import CommitUnknown, StorageFault
from innforing.eventlog.transaction import LogTransaction
from tests.faults.antall import antall
from tests.faults.mellommann import Mellommann
from tests.faults.oppsett import ORGANER, gi_roller, kommando, nytt_hus, samtidig
from tests.faults.orakel import Kvittering, avvik, les_spor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innforing.application.kommando import Kommando

TAPT = antall(20, 200)
STENGT_HVER = 10
"""So often the way is shut too, and nobody can find out before it is open again."""


class Prove:
    """A house behind the proxy, and what was said in it."""

    def __init__(self, hus: Hus, mellommann: Mellommann) -> None:
        self.hus = hus
        self.mellommann = mellommann
        self.kvitterte: dict[str, Kvittering] = {}

    def tap_ett(self, nr: int) -> None:
        """Lose one answer: of one, of eight who share a commit, of a refusal; or shut the way."""
        if nr % STENGT_HVER == STENGT_HVER - 1:
            return self._stengt(gi_roller(f"stengt-{nr}", ORGANER[nr % 6], 2))
        for_ = self.mellommann.tapt
        self.mellommann.tap()
        if nr % 3 == 0:
            self._kvitter(gi_roller(f"alene-{nr}", ORGANER[nr % 6], 2))
        elif nr % 3 == 1:
            self._kvitter(*(gi_roller(f"felles-{nr}-{i}", ORGANER[i % 6], 1) for i in range(8)))
        else:
            self._avvist()
        assert self.mellommann.tapt == for_ + 1, "no answer was lost"
        return None

    def _kvitter(self, *kommandoer: Kommando) -> None:
        for k, svar in zip(kommandoer, samtidig(self.hus, kommandoer), strict=True):
            assert isinstance(svar, Gjort), svar
            assert not svar.gjentatt, "the first was told that it came again"
            self.kvitterte[k.id] = Kvittering(svar.hendelser[0].posisjon, svar.posisjon)

    def _avvist(self) -> None:
        strom = ORGANER[0]
        for_ = len(self.hus.reader.refused(strom))
        svar = self.hus.ta_steg(kommando("opprett_organ", strom, {"organtype": "nhn", "navn": "X"}))
        assert isinstance(svar, Avvist), svar
        assert len(self.hus.reader.refused(strom)) == for_ + 1

    def _stengt(self, k: Kommando) -> None:
        self.mellommann.tap(og_steng=True)
        with pytest.raises(StorageFault) as feil:
            self.hus.ta_steg(k)
        assert type(feil.value) is CommitUnknown, "it was said to be lost, and it is not"
        self.mellommann.slipp_inn()
        svar = self.hus.ta_steg(k)
        assert isinstance(svar, Gjort)
        assert svar.gjentatt, "it was there already"
        self.kvitterte[k.id] = Kvittering(svar.hendelser[0].posisjon, svar.posisjon)


@pytest.fixture
def prove(postgres_url: str, tmp_path: Path) -> Iterator[Prove]:
    rett = nytt_hus(postgres_url, tmp_path)
    with (
        Mellommann(rett.db) as mellommann,
        Hus(Innstillinger(mellommann.url, keys_db=rett.keys_db)) as hus,
    ):
        yield Prove(hus, mellommann)


@pytest.mark.krav("K-372")
@pytest.mark.feil("F8", TAPT)
def test_a_lost_answer_is_looked_up_and_the_command_never_doubled_and_never_said_lost(
    prove: Prove, postgres_url: str
) -> None:
    for nr in range(TAPT):
        prove.tap_ett(nr)
    assert prove.mellommann.tapt == TAPT
    assert avvik(les_spor(postgres_url), prove.kvitterte) == []


def test_a_writer_that_does_not_look_is_found_out(
    prove: Prove, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above must be able to fail: nobody asks whether it is there."""
    monkeypatch.setattr(LogTransaction, "happened", lambda *_: False)
    with pytest.raises(AssertionError, match="came again"):
        prove.tap_ett(0)


def test_a_writer_that_does_not_try_again_is_found_out(
    prove: Prove, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "PAUSES_S", (0.0,))
    monkeypatch.setattr(writer.Writer, "_recorded_after_all", lambda *_: False)
    with pytest.raises(CommitUnknown):
        prove.tap_ett(0)


def test_a_writer_that_says_lost_when_it_does_not_know_is_found_out(
    prove: Prove, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "CommitUnknown", StorageFault)
    with pytest.raises(AssertionError, match="said to be lost"):
        prove.tap_ett(STENGT_HVER - 1)


def test_a_client_that_sends_anew_under_another_id_is_found_out(
    prove: Prove, postgres_url: str
) -> None:
    k = gi_roller("en", ORGANER[0], 1)
    prove.mellommann.tap(og_steng=True)
    with pytest.raises(CommitUnknown):
        prove.hus.ta_steg(k)
    prove.mellommann.slipp_inn()
    roller = {"roller": [{"person": "en.0", "rolle": "leder", "fra": "2024-01-02"}]}
    svar = prove.hus.ta_steg(kommando("gi_rolle", ORGANER[0], roller))
    assert isinstance(svar, Gjort), svar
    assert "en.0 was recorded 2 times" in avvik(les_spor(postgres_url), {})
