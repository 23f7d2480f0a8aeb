"""The oracle of the fault tests finds what it is there to find: else they prove nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from innforing.bootstrap import Hus
from tests.faults.oppsett import ORGANER, gi_roller, gjort, nytt_hus
from tests.faults.orakel import Kvittering, Spor, avvik, les_spor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from innforing.eventlog.rows import StoredRow

KOMMANDOER = [f"kommando-{nr}" for nr in range(4)]


@pytest.fixture(scope="module")
def historie(tmp_path_factory: pytest.TempPathFactory) -> tuple[Spor, dict[str, Kvittering]]:
    """A true log of four acknowledged commands, of 1, 2, 3 and 1 events."""
    mappe: Path = tmp_path_factory.mktemp("orakel")
    innstillinger = nytt_hus(f"sqlite:///{mappe / 'logg.sqlite'}", mappe)
    kvitterte = {}
    with Hus(innstillinger) as hus:
        for nr, id_ in enumerate(KOMMANDOER):
            svar = gjort(hus, gi_roller(id_, ORGANER[0], 1 + nr % 3))
            kvitterte[id_] = Kvittering(svar.hendelser[0].posisjon, svar.hendelser[-1].posisjon)
    return les_spor(innstillinger.db), kvitterte


def test_a_true_log_has_nothing_wrong(historie: tuple[Spor, dict[str, Kvittering]]) -> None:
    assert avvik(*historie) == []


def uten_halen(spor: Spor) -> Spor:
    """The last command is gone, outcome and all."""
    siste = KOMMANDOER[-1]
    return Spor(
        [rad for rad in spor.rader if rad.command_id != siste],
        [utfall for utfall in spor.utfall if utfall.command_id != siste],
    )


def uten_en_i_midten(spor: Spor) -> Spor:
    """One event is gone, and the ones after it moved up so that no number is missing."""
    borte = next(rad for rad in spor.rader if rad.command_id == KOMMANDOER[1])
    igjen = [rad for rad in spor.rader if rad is not borte]
    return Spor(_fortlopende(igjen), spor.utfall)


def en_dobbel(spor: Spor) -> Spor:
    """A command stands once more, under another id, with everything else in order."""
    siste = spor.rader[-1]
    dobbel = siste._replace(
        position=siste.position + 1,
        stream_version=siste.stream_version + 1,
        recorded_us=siste.recorded_us + 1,
        command_id="en-annen",
    )
    utfall = replace(
        spor.utfall[-1],
        command_id="en-annen",
        first_position=dobbel.position,
        last_position=dobbel.position,
    )
    return Spor([*spor.rader, dobbel], [*spor.utfall, utfall])


def et_hull(spor: Spor) -> Spor:
    """A position was burnt."""
    siste = spor.rader[-1]
    hoyere = siste._replace(position=siste.position + 1)
    utfall = [
        replace(u, first_position=hoyere.position, last_position=hoyere.position)
        if u.command_id == siste.command_id
        else u
        for u in spor.utfall
    ]
    return Spor([*spor.rader[:-1], hoyere], utfall)


def andre_bytes(spor: Spor) -> Spor:
    """A stored state was changed."""
    siste = spor.rader[-1]
    return Spor([*spor.rader[:-1], siste._replace(state=(siste.state or b"") + b" ")], spor.utfall)


def uten_utfall(spor: Spor) -> Spor:
    """Events without the outcome of their command: it could be taken again."""
    return Spor(spor.rader, [u for u in spor.utfall if u.command_id != KOMMANDOER[2]])


def et_halvt_steg(spor: Spor) -> Spor:
    """The last of a command's three events is gone, and nothing came after it."""
    tre = [rad for rad in spor.rader if rad.command_id == KOMMANDOER[2]]
    rader = [rad for rad in spor.rader if rad.position < tre[-1].position]
    return Spor(rader, [u for u in spor.utfall if u.command_id != KOMMANDOER[3]])


def byttet_tid(spor: Spor) -> Spor:
    """The last event was back-dated."""
    siste = spor.rader[-1]
    tidligere = siste._replace(recorded_us=spor.rader[0].recorded_us)
    return Spor([*spor.rader[:-1], tidligere], spor.utfall)


def _fortlopende(rader: Sequence[StoredRow]) -> list[StoredRow]:
    return [rad._replace(position=nr) for nr, rad in enumerate(rader, 1)]


@pytest.mark.parametrize(
    "skade",
    [
        uten_halen,
        uten_en_i_midten,
        en_dobbel,
        et_hull,
        andre_bytes,
        uten_utfall,
        et_halvt_steg,
        byttet_tid,
    ],
)
def test_every_kind_of_harm_is_seen(
    skade: Callable[[Spor], Spor], historie: tuple[Spor, dict[str, Kvittering]]
) -> None:
    spor, kvitterte = historie
    assert avvik(skade(spor), kvitterte) != []
