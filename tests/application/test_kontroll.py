"""`verify`: a log that holds, and each way in which one that was tampered with does not."""

# the statements are our own
# ruff: noqa: S608

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from innforing.application.kontroll import Kontrollert, kontroller
from innforing.bootstrap import Hus
from innforing.domain.sletting.verdier import Sletteart
from tests.application.demohus import innstillinger, kopi
from tests.application.slettefolk import slett

if TYPE_CHECKING:
    from pathlib import Path


def tukl(mappe: Path, *setninger: str) -> Kontrollert:
    """Change the file behind the program's back, with its triggers away, then look."""
    with sqlite3.connect(mappe / "logg.sqlite") as fil:
        fil.execute("PRAGMA foreign_keys = OFF")
        navn = [n for (n,) in fil.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for trigger in navn:
            fil.execute(f'DROP TRIGGER "{trigger}"')
        for setning in setninger:
            assert fil.execute(setning).rowcount > 0, setning
    fil.close()
    with Hus(innstillinger(mappe)) as hus:
        return kontroller(hus)


@pytest.mark.krav("K-374")
def test_a_log_that_holds(lest_hus: Hus) -> None:
    sider: list[tuple[int, int]] = []
    sett = kontroller(lest_hus, lambda lest, alle: sider.append((lest, alle)))
    siste = lest_hus.reader.last()[0]
    assert sett.brudd == ()
    assert sett.hendelser == siste
    assert sett.tekster == 8
    assert sett.slettede == sett.sladdede == 0
    assert sider == [(siste, siste)]


@pytest.mark.parametrize(
    ("setninger", "posisjon", "hva"),
    [
        (("DELETE FROM events WHERE position = 7",), 8, "position 7 is missing"),
        (
            ("UPDATE events SET state = CAST(state || ' ' AS BLOB) WHERE position = 9",),
            9,
            "the commitment does not hold",
        ),
        (("UPDATE events SET person = 'x' WHERE position = 6",), 6, "header copies differ"),
        (("UPDATE events SET command_id = 'x' WHERE position = 6",), 6, "command_id"),
        (("UPDATE events SET topic = 'Ukjent' WHERE position = 5",), 5, "it cannot be read"),
        (("UPDATE events SET state = x'7b7d' WHERE position = 5",), 5, "it cannot be read"),
        (
            (
                """UPDATE events SET state = CAST(replace(CAST(state AS TEXT), '"hode":{',
                '"hode":[],"x":{') AS BLOB) WHERE position = 5""",
            ),
            5,
            "it has no header",
        ),
        (
            ("UPDATE events SET recorded_us = 1 WHERE position = 4",),
            4,
            "recorded no later than the event before it",
        ),
        (
            ("UPDATE events SET stream_version = 9 WHERE stream_id = 'losning:pll'",),
            None,
            "version 1 of the stream is missing",
        ),
        (("DELETE FROM fritekst",), None, "is missing"),
        (("UPDATE fritekst SET ciphertext = x'00'",), None, "is not what was sealed"),
        (("UPDATE fritekst SET commitment = x'00'",), None, "is not what was sealed"),
    ],
)
def test_what_was_done_to_the_file_is_found_where_it_was_done(
    demomappe: Path, tmp_path: Path, setninger: tuple[str, ...], posisjon: int | None, hva: str
) -> None:
    sett = tukl(kopi(demomappe, tmp_path), *setninger)
    assert hva in " ".join(brudd.hva for brudd in sett.brudd)
    assert [b.posisjon for b in sett.brudd] == sorted(b.posisjon for b in sett.brudd)
    if posisjon is not None:
        assert sett.brudd[0].posisjon == posisjon


def test_what_is_gone_without_an_approved_erasure_is_a_fault(
    demomappe: Path, tmp_path: Path
) -> None:
    mappe = kopi(demomappe, tmp_path)
    with Hus(innstillinger(mappe)) as hus:
        forslaget = hus.reader.stream("innforingslop:htm")[0]
        tekst = hus.mapper.decode(forslaget).hode["begrunnelse"]["id"]
        person = str(forslaget.person)
        for id_ in (tekst, person):
            hus.nokler.slett(id_)
    sett = tukl(mappe, "UPDATE events SET state = NULL, salt = NULL WHERE position = 2")
    funnet = {(brudd.posisjon, brudd.hva.partition(",")[0]) for brudd in sett.brudd}
    assert (2, "the state is gone") in funnet
    assert (forslaget.position, f"the text {tekst} is gone") in funnet
    assert (sett.hendelser, f"the person {person} is gone") in funnet
    assert (sett.slettede, sett.sladdede) == (1, 1)


def test_what_was_approved_as_erased_and_can_be_read_is_a_fault(
    demomappe: Path, tmp_path: Path
) -> None:
    mappe = kopi(demomappe, tmp_path)
    with Hus(innstillinger(mappe)) as hus:
        rad = hus.reader.stream("innforingslop:htm")[0]
        tekst = hus.mapper.decode(rad).hode["begrunnelse"]["id"]
        person = hus.personer.registrer("Kanari Fugl")
        nokler = hus.nokler.nokler([tekst, person])
        with hus.registre.connect() as connection:
            kryptert = {
                (tabell, id_): connection.exec_driver_sql(
                    f"SELECT ciphertext FROM {tabell} WHERE id = ?", (id_,)
                ).scalar_one()
                for tabell, id_ in (("fritekst", tekst), ("personer", person))
            }
        for art, id_ in (("tekst", tekst), ("person", person), ("hendelse", str(rad.position))):
            slett(hus, Sletteart(art), id_)
        assert kontroller(hus).brudd == ()
    tilbake = [
        f"UPDATE {tabell} SET ciphertext = x'{innhold.hex()}' WHERE id = '{id_}'"
        for (tabell, id_), innhold in kryptert.items()
    ]
    state, salt = rad.state or b"", rad.salt or b""
    hendelsen = f"UPDATE events SET state = x'{state.hex()}', salt = x'{salt.hex()}'"
    with Hus(innstillinger(mappe)) as hus:
        for id_, nokkel in nokler.items():
            hus.nokler.legg_inn(id_, nokkel or b"", "tekst")
    sett = tukl(mappe, *tilbake, f"{hendelsen} WHERE position = {rad.position}")
    funnet = {brudd.hva for brudd in sett.brudd}
    assert f"the text {tekst} is erased, and can be read (V9)" in funnet
    assert f"the person {person} is erased, and can be read (V9)" in funnet
    assert any("says that the state is gone" in hva for hva in funnet)
