"""A checkpoint is kept outside, and shows what nothing inside the log can show (V4)."""

from __future__ import annotations

import shutil
import sqlite3
from base64 import b64encode
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from innforing.eventlog import bevis
from innforing.eventlog.notes import Checkpoint, Note
from trust import signer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


@pytest.fixture
def utgitt(program: Program) -> Program:
    """The program on a log that is published."""
    assert program("key", "new", "--host", "logg.example").exit_code == 0
    assert program("publish").exit_code == 0
    return program


@pytest.fixture
def holdt(utgitt: Program, tmp_path: Path) -> Path:
    """The checkpoint that was kept."""
    fil = tmp_path / "utenfor"
    svar = utgitt("pin", str(fil))
    assert svar.exit_code == 0, svar.stderr
    return fil


def sjekk(program: Program, fil: Path, *ord_: str) -> tuple[int, str]:
    svar = program("pin", "--check", str(fil), *ord_)
    assert "Traceback" not in svar.stderr
    return svar.exit_code, svar.stdout


def endre(program: Program, *sql: str) -> None:
    """Change the log as its owner can, past every trigger."""
    with closing(sqlite3.connect(program.mappe / "logg.sqlite")) as fil, fil:
        for (navn,) in list(fil.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")):
            fil.execute(f'DROP TRIGGER "{navn}"')
        for setning in sql:
            fil.execute(setning)


def vokse(program: Program) -> None:
    """Let the log grow by one event."""
    som = ("--as", "Siri Saksbehandler (eksempel)")
    assert program("key", "rotate", *som).exit_code == 0


def test_what_is_kept_is_the_note_that_is_published(utgitt: Program, tmp_path: Path) -> None:
    fil = tmp_path / "utenfor"
    svar = utgitt("pin", str(fil))
    assert fil.read_bytes() == (utgitt.mappe / "logg-bevis" / "checkpoint").read_bytes()
    storrelse = Checkpoint.read(Note.read(fil.read_bytes()).text).size
    assert storrelse == utgitt.siste[0]
    assert f"sjekkpunkt {storrelse}" in svar.stdout
    assert "Legg filen der" in svar.stderr
    assert utgitt.json("pin", str(fil))["tatt_vare_pa"] == storrelse


@pytest.mark.parametrize(
    ("sprak", "ord_"),
    [
        ("nb", "Loggen har bare vokst siden"),
        ("nn", "Loggen har berre vakse sidan"),
        ("en", "The log has only grown since"),
    ],
)
def test_a_log_that_grew_and_changed_its_key_agrees(
    utgitt: Program, holdt: Path, sprak: str, ord_: str
) -> None:
    storrelse = utgitt.siste[0]
    vokse(utgitt)
    assert utgitt("publish").exit_code == 0
    kode, tekst = sjekk(utgitt, holdt, "--lang", sprak)
    assert (kode, ord_ in tekst, str(storrelse) in tekst) == (0, True, True)


def test_a_newer_checkpoint_takes_the_place_of_one_that_agrees(
    utgitt: Program, holdt: Path
) -> None:
    gammelt = holdt.read_bytes()
    vokse(utgitt)
    assert utgitt("publish").exit_code == 0
    assert utgitt("pin", str(holdt)).exit_code == 0
    assert holdt.read_bytes() != gammelt
    assert sjekk(utgitt, holdt)[0] == 0


def test_a_rewritten_log_that_its_owner_signed_anew_is_caught(utgitt: Program, holdt: Path) -> None:
    """Whoever has the database and the key makes everything anew, and all else passes."""
    endre(
        utgitt,
        "UPDATE events SET recorded_us = recorded_us + 1 WHERE position = 4",
        "DELETE FROM checkpoints",
    )
    shutil.rmtree(utgitt.mappe / "logg-bevis")
    mappe = utgitt.mappe / "logg-signer"
    for stamme in ("hendelser", "innsyn"):
        glem(mappe, stamme)
    assert utgitt("publish").exit_code == 0
    assert utgitt("verify").exit_code == 0
    kode, tekst = sjekk(utgitt, holdt)
    assert (kode, "noe er endret i det som da sto" in tekst) == (1, True)
    kept = holdt.read_bytes()
    assert utgitt("pin", str(holdt)).exit_code == 1
    assert holdt.read_bytes() == kept


def glem(mappe: Path, stamme: str) -> None:
    """Let the signer forget, as only the one with the key can."""
    key = signer.SigningKey.read(mappe / f"{stamme}.key")
    intet = signer.Checkpoint(key.name, 0, bevis.EMPTY_ROOT)
    (mappe / f"{stamme}.siste").write_bytes(signer.note(intet, [key.line(intet.text())]))


def test_a_tail_that_was_cut_is_caught(utgitt: Program, holdt: Path) -> None:
    endre(utgitt, "DELETE FROM events WHERE position = (SELECT max(position) FROM events)")
    kode, tekst = sjekk(utgitt, holdt)
    assert (kode, "noe er borte" in tekst) == (1, True)
    kept = holdt.read_bytes()
    assert utgitt("pin", str(holdt)).exit_code == 1
    assert holdt.read_bytes() == kept


def test_a_hole_is_a_change(utgitt: Program, holdt: Path) -> None:
    endre(utgitt, "DELETE FROM events WHERE position = 5")
    assert sjekk(utgitt, holdt)[0] == 1


def test_an_old_genuine_checkpoint_that_is_published_again_is_caught(
    utgitt: Program, tmp_path: Path
) -> None:
    """The events stand; what everybody else is shown ends earlier."""
    bevismappe = utgitt.mappe / "logg-bevis"
    gammelt = (bevismappe / "checkpoint").read_bytes()
    vokse(utgitt)
    assert utgitt("publish").exit_code == 0
    fil = tmp_path / "utenfor"
    assert utgitt("pin", str(fil)).exit_code == 0
    (bevismappe / "checkpoint").write_bytes(gammelt)
    kode, tekst = sjekk(utgitt, fil)
    assert (kode, "fortsetter ikke fra sjekkpunktet" in tekst) == (1, True)


def test_a_file_that_is_no_pin_of_ours_is_told_in_one_sentence(
    utgitt: Program, holdt: Path
) -> None:
    note = holdt.read_bytes()
    galt = {
        "ikke et signert sjekkpunkt": (
            *(b"", b"\xff" * 100, note[:-2], note * 2, note + b"x" * 2_000_000),
            note.replace(b"/1\n", b"/1\n0", 1),
        ),
        "fra en annen logg": (note.replace(b"logg.example", b"fogg.example"),),
        "Ingen nøkkel her har signert": (note.replace(b"/1\n", b"/1\n1", 1),),
    }
    for ord_, filer in galt.items():
        for innhold in filer:
            holdt.write_bytes(innhold)
            kode, tekst = sjekk(utgitt, holdt)
            assert (kode, ord_ in tekst, tekst.count("\n")) == (1, True, 1)


def test_nothing_to_keep_and_nothing_to_hold_against(program: Program, tmp_path: Path) -> None:
    fil = tmp_path / "utenfor"
    assert "run «innforing publish» first" in program.ugyldig("pin", str(fil))
    assert "keep a checkpoint first" in program.ugyldig("pin", "--check", str(fil))
    assert "cannot be read" in program.ugyldig("pin", "--check", str(tmp_path))


def test_what_does_not_agree_with_the_log_is_not_kept(utgitt: Program, tmp_path: Path) -> None:
    endre(utgitt, "UPDATE events SET recorded_us = recorded_us + 1 WHERE position = 4")
    fil = tmp_path / "utenfor"
    assert "does not agree with the log" in utgitt.ugyldig("pin", str(fil))
    assert not fil.exists()


def test_the_root_of_a_kept_checkpoint_is_that_of_the_log(utgitt: Program, holdt: Path) -> None:
    with utgitt.hus() as hus:
        rot = bevis.root(bevis.leaves(hus.reader, utgitt.siste[0]))
    assert holdt.read_bytes().split(b"\n")[2] == b64encode(rot)
