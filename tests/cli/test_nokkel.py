"""The keys of the log are made, shown and changed from the command line."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from innforing.application.loggnokler import lag_nokler
from innforing.domain.logg.steg.bytt_loggnokkel import LoggnokkelByttet
from innforing.eventlog import bevis, signing
from innforing.eventlog.notes import Checkpoint, Note, VerifierKey

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

VERT = "logg.example"
KS = ("--as", "Siri Saksbehandler (eksempel)")


@pytest.fixture
def mappe(program: Program) -> Path:
    """The folder of the keys, with keys in it."""
    svar = program("key", "new", "--host", VERT)
    assert svar.exit_code == 0, svar.stderr
    return program.mappe / "logg-signer"


def nokkel(mappe: Path, stamme: str = "hendelser") -> VerifierKey:
    return VerifierKey.read((mappe / f"{stamme}.vkey").read_text())


def test_both_logs_get_a_key_that_nobody_else_can_read(program: Program) -> None:
    svar = program("key", "new", "--host", VERT, "--serial", "3")
    mappe = program.mappe / "logg-signer"
    assert stat.S_IMODE(mappe.stat().st_mode) == 0o700
    assert {stat.S_IMODE(fil.stat().st_mode) for fil in mappe.iterdir()} == {0o600}
    names = [nokkel(mappe).name, nokkel(mappe, "innsyn").name]
    assert names == [f"{VERT}/hendelser/3", f"{VERT}/innsyn/3"]
    assert svar.stdout.split() == [nokkel(mappe).text(), nokkel(mappe, "innsyn").text()]
    assert "PRIVATE" not in svar.stdout + svar.stderr


@pytest.mark.parametrize(
    ("sprak", "ord_"),
    [("nb", "Gi disse til revisorene"), ("nn", "Gje desse"), ("en", "Give these to the auditors")],
)
def test_the_keys_are_shown_with_what_to_do_with_them(
    program: Program, mappe: Path, sprak: str, ord_: str
) -> None:
    svar = program("key", "show", "--lang", sprak)
    assert svar.stdout.split()[0] == nokkel(mappe).text()
    assert ord_ in svar.stderr
    assert program.json("key", "show")["innsyn"] == [nokkel(mappe, "innsyn").text()]


def test_a_key_is_never_written_over_and_what_is_missing_is_made(
    program: Program, mappe: Path
) -> None:
    holdt = (mappe / "hendelser.key").read_bytes()
    assert "is there already, and is never written over" in program.ugyldig(
        "key", "new", "--host", VERT
    )
    for fil in mappe.glob("innsyn.*"):
        fil.unlink()
    assert program("key", "new", "--host", VERT).exit_code == 0
    assert (mappe / "hendelser.key").read_bytes() == holdt
    assert nokkel(mappe, "innsyn").name == f"{VERT}/innsyn/1"


@pytest.mark.parametrize("vert", ["", "to ord", "æ.example", "a+b"])
def test_a_host_that_no_note_could_name_is_refused(program: Program, vert: str) -> None:
    assert "a key is named by" in program.ugyldig("key", "new", "--host", f"{vert} x")


def test_without_keys_one_sentence_says_how_they_are_made(program: Program) -> None:
    assert "run «innforing key new" in program.ugyldig("key", "show")
    assert "run «innforing key new" in program.ugyldig("key", "rotate", *KS)


def test_a_signer_that_runs_by_itself_has_its_keys_to_itself(program: Program) -> None:
    program.miljo["INNFORING_SIGNER"] = str(program.mappe / "s")
    assert "the signer runs by itself" in program.ugyldig("key", "new", "--host", VERT)
    assert "the signer runs by itself" in program.ugyldig("key", "rotate", *KS)


def test_a_change_stands_in_the_log_and_both_keys_sign(program: Program, mappe: Path) -> None:
    gammel = nokkel(mappe)
    svar = program("key", "rotate", *KS)
    assert svar.exit_code == 0, svar.stderr
    ny = nokkel(mappe)
    assert (ny.name, ny.key_id == gammel.key_id) == (gammel.name, False)
    with program.hus() as hus:
        byttet = hus.mapper.decode(hus.reader.stream("logg")[-1]).hendelse
    assert isinstance(byttet, LoggnokkelByttet)
    assert (byttet.ny, byttet.gammel) == (ny.text(), gammel.text())
    assert svar.stdout.splitlines()[0].endswith(f"{byttet.gammel_til}.")
    assert svar.stdout.splitlines()[1:3] == [ny.text(), gammel.text()]
    tekst = Checkpoint(ny.name, 1, bevis.leaf_hash(b"x")).text()
    with signing.spawned(mappe) as signer:
        linjer = signer.sign(tekst, 0, [])
    note = Note.read(tekst + b"\n" + linjer + b"\n")
    i_tide = datetime.now(UTC).date() <= byttet.gammel_til  # a demo log may be of years ago
    assert (ny.signed(note), gammel.signed(note)) == (True, i_tide)


def test_what_is_published_after_a_change_carries_both_signatures(tomt: Program) -> None:
    assert tomt("db", "init", "--ekte").exit_code == 0
    assert tomt("person", "Siri Eksempel", "--ks").exit_code == 0
    assert tomt("key", "new", "--host", VERT).exit_code == 0
    mappe = tomt.mappe / "logg-signer"
    gammel = nokkel(mappe)
    assert tomt("publish").exit_code == 0
    assert tomt("key", "rotate", "--as", "Siri Eksempel").exit_code == 0
    assert tomt("publish").exit_code == 0
    utgitt = Note.read((tomt.mappe / "logg-bevis" / "checkpoint").read_bytes())
    assert (gammel.signed(utgitt), nokkel(mappe).signed(utgitt)) == (True, True)
    assert Checkpoint.read(utgitt.text).size == tomt.siste[0]
    for fil in mappe.glob("hendelser.20*"):  # thirty days later
        fil.rename(mappe / f"hendelser.2020-01-01-{gammel.key_id.hex()}{fil.suffix}")
    assert tomt("key", "rotate", "--as", "Siri Eksempel", "--read-log").exit_code == 0
    assert tomt("publish").exit_code == 0
    utgitt = Note.read((tomt.mappe / "logg-bevis" / "checkpoint").read_bytes())
    assert (gammel.signed(utgitt), nokkel(mappe).signed(utgitt)) == (False, True)


def test_a_change_that_was_cut_off_after_the_event_is_finished_by_the_same_command(
    program: Program, mappe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gammel = nokkel(mappe)

    def dor(*_: object) -> str:
        raise signing.SignerGone("cut off")

    monkeypatch.setattr("innforing.cli.nokkel.rotate_key", dor)
    assert program("key", "rotate", *KS).exit_code == 2
    assert nokkel(mappe) == gammel
    monkeypatch.undo()
    for_ = program.siste
    assert program("key", "rotate", *KS).exit_code == 0
    assert program.siste == for_
    assert nokkel(mappe) != gammel


def test_whoever_is_not_ks_changes_no_key(program: Program, mappe: Path) -> None:
    gammel = nokkel(mappe)
    andre = ("--as", KS[1], "--role", "medlem", "--body", "koordineringsgruppen")
    assert "KS" in program.avvist("key", "rotate", *andre)
    assert nokkel(mappe) == gammel


def test_the_read_log_has_a_key_of_its_own_to_change(program: Program, mappe: Path) -> None:
    gammel, innsyn = nokkel(mappe), nokkel(mappe, "innsyn")
    assert program("key", "rotate", "--read-log", *KS).exit_code == 0
    assert nokkel(mappe) == gammel
    assert nokkel(mappe, "innsyn") != innsyn


def test_the_server_and_the_command_make_keys_of_one_kind(tmp_path: Path) -> None:
    assert lag_nokler(tmp_path, VERT)[0] == nokkel(tmp_path).text()
