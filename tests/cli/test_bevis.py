"""Root, receipt and check from the command line, and what is said of them in words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.loggnokler import lag_nokler
from innforing.cli import bevis as kommandoer
from innforing.eventlog import bevis
from innforing.eventlog.kvittering import Kvittering
from innforing.eventlog.notes import VerifierKey
from innforing.eventlog.tiles import Tiles
from tests.cli.conftest import program_i

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

POSISJON = "7"


def kvittering(program: Program, *ord_: str) -> str:
    """The receipt of one event, as it is written."""
    svar = program("receipt", POSISJON, *ord_)
    assert svar.exit_code == 0, svar.stderr
    assert "kke signert og ikke bekreftet av vitne" in svar.stderr
    return svar.stdout


def sjekk(program: Program, tekst: str | bytes, *ord_: str) -> tuple[int, str]:
    """Exit code and words of a check."""
    fil = program.mappe / "kvittering.tlog-proof"
    fil.write_bytes(tekst.encode() if isinstance(tekst, str) else tekst)
    svar = program("check", str(fil), *ord_)
    assert "Traceback" not in svar.stderr
    return svar.exit_code, svar.stdout + svar.stderr


def endre(program: Program, sql: str) -> None:
    """Change the log as its owner can, past every trigger."""
    with closing(sqlite3.connect(program.mappe / "logg.sqlite")) as fil, fil:
        for (navn,) in list(fil.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")):
            fil.execute(f'DROP TRIGGER "{navn}"')
        fil.execute(sql)


def test_the_root_is_that_of_the_log(leser: Program) -> None:
    svar: dict[str, Any] = leser.json("root")
    with leser.hus() as hus:
        siste = hus.reader.last()[0]
        rot = bevis.root(bevis.leaves(hus.reader, siste))
        assert svar["origin"] == f"{hus.logg.id}.invalid/hendelser/1"
    assert (svar["size"], svar["hex"]) == (siste, rot.hex())
    assert (svar["signert"], svar["bekreftet_av_vitne"]) == (False, False)
    kort: dict[str, Any] = leser.json("root", "--size", "5")
    assert kort["size"] == 5
    assert kort["hex"] != svar["hex"]


@pytest.mark.parametrize(
    ("sprak", "ord_"),
    [
        ("nb", "Ikke signert og ikke bekreftet av vitne"),
        ("nn", "Ikkje signert og ikkje stadfesta av vitne"),
        ("en", "Not signed and not confirmed by a witness"),
    ],
)
def test_it_is_said_plainly_that_nobody_has_signed(program: Program, sprak: str, ord_: str) -> None:
    assert ord_ in program("root", "--lang", sprak).stdout
    assert ord_ in program("receipt", POSISJON, "--lang", sprak).stderr
    assert ord_ in sjekk(program, kvittering(program), "--lang", sprak)[1]


def test_a_receipt_holds_for_the_log_and_for_the_log_that_has_grown(program: Program) -> None:
    for tekst in (kvittering(program), kvittering(program, "--size", POSISJON)):
        kode, ord_ = sjekk(program, tekst)
        assert (kode, f"på posisjon {POSISJON}." in ord_) == (0, True)


def test_a_changed_byte_on_any_line_is_refused_in_one_sentence(program: Program) -> None:
    linjer = kvittering(program, "--size", "12").splitlines(keepends=True)
    for nummer, linje in enumerate(linjer[1:], 1):
        endret = linje[:-2] + ("A" if linje[-2:-1] != "A" else "B") + "\n"
        kode, ord_ = sjekk(program, "".join((*linjer[:nummer], endret, *linjer[nummer + 1 :])))
        assert kode == 1, (linje, ord_)
        assert len([o for o in ord_.splitlines() if "DEMO" not in o]) == 1


@pytest.mark.parametrize(
    "felt",
    [
        "recorded_us = recorded_us + 1",
        "stream_id = 'x'",
        "topic = 'æ'",
        "state = CAST('{}' AS BLOB)",
    ],
)
def test_a_log_that_was_changed_at_the_event_does_not_hold(program: Program, felt: str) -> None:
    tekst = kvittering(program)
    endre(program, f"UPDATE events SET {felt} WHERE position = {POSISJON}")  # noqa: S608 - our own
    assert sjekk(program, tekst)[0] == 1


def test_an_old_receipt_of_a_sladdet_event_holds_and_no_new_one_is_given(program: Program) -> None:
    tekst = kvittering(program)
    endre(program, f"UPDATE events SET state = NULL, salt = NULL WHERE position = {POSISJON}")  # noqa: S608 - our own
    assert sjekk(program, tekst)[0] == 0
    assert "is sladdet" in program.ugyldig("receipt", POSISJON)


def test_a_state_that_was_changed_gets_no_receipt(program: Program) -> None:
    endre(program, f"UPDATE events SET state = CAST('{{}}' AS BLOB) WHERE position = {POSISJON}")  # noqa: S608 - our own
    svar = program("receipt", POSISJON)
    assert (svar.exit_code, svar.stdout, "does not open" in svar.stderr) == (1, "", True)


def test_a_log_that_was_changed_elsewhere_or_cut_does_not_hold(program: Program) -> None:
    tekst = kvittering(program)
    endre(program, "UPDATE events SET recorded_us = recorded_us + 1 WHERE position = 4")
    kode, ord_ = sjekk(program, tekst)
    assert (kode, "roten er ikke den samme" in ord_) == (1, True)
    endre(program, "DELETE FROM events WHERE position = (SELECT max(position) FROM events)")
    kode, ord_ = sjekk(program, tekst)
    assert (kode, "lengre logg enn denne" in ord_) == (1, True)
    endre(program, "DELETE FROM events WHERE position = 5")
    svar = program("root")
    assert (svar.exit_code, svar.stderr.splitlines()[-1]) == (
        1,
        "position 5 is missing from the log",
    )


def test_a_receipt_of_another_log_is_told_from_ours(program: Program, dhodemo: Path) -> None:
    """Demo logs of one seed have one name, and still not one root."""
    assert sjekk(program, kvittering(program_i(dhodemo)))[0] == 1
    fremmed = kvittering(program).replace(".invalid/", ".example/")
    kode, ord_ = sjekk(program, fremmed)
    assert (kode, "fra en annen logg" in ord_) == (1, True)


def test_machines_are_told_what_does_not_hold(program: Program) -> None:
    tekst = kvittering(program)
    fil = program.mappe / "kvittering"
    fil.write_text(tekst)
    assert program.json("check", str(fil))["holder"] is True
    endret = tekst.replace(f"index {int(POSISJON) - 1}\n", f"index {POSISJON}\n")
    kode, ord_ = sjekk(program, endret, "--json")
    assert (kode, '"feil": "proof"' in ord_) == (1, True)


def test_what_is_no_receipt_is_bad_input(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    for tekst in (b"", b"\xff\xfe", b"hei\n", kvittering(program)[1:]):
        assert sjekk(program, tekst)[0] == 2
    assert "cannot be read" in program.ugyldig("check", "finnes-ikke")
    assert "cannot be read" in program.ugyldig("check", str(program.mappe))
    monkeypatch.setattr(kommandoer, "STORST", 10)
    kode, ord_ = sjekk(program, kvittering(program))
    assert (kode, "larger than 10 bytes" in ord_) == (2, True)


def test_positions_and_sizes_that_are_not_there_are_bad_input(program: Program) -> None:
    assert "not among the first 5" in program.ugyldig("receipt", POSISJON, "--size", "5")
    assert "not 999999" in program.ugyldig("root", "--size", "999999")
    program.ugyldig("receipt", "0")
    program.ugyldig("root", "--size", "0")


def test_without_a_log_one_sentence_says_so(tmp_path: Path) -> None:
    svar = program_i(tmp_path)("root")
    assert (svar.exit_code, svar.stderr.count("\n")) == (2, 1)


def utgitt(program: Program) -> str:
    """Make keys and publish; the vkey that is handed out."""
    with program.hus() as hus:
        vkey, _ = lag_nokler(hus.nokkelmappe, "logg.example")
    assert "Sjekkpunkt er utgitt" in program("publish").stdout
    return vkey


def test_without_a_key_nothing_is_published_and_it_is_said_how_one_is_made(
    program: Program,
) -> None:
    assert "innforing key new" in program.ugyldig("publish")


def test_what_has_come_is_published_once(program: Program) -> None:
    utgitt(program)
    assert "Ingenting nytt" in program("publish").stdout
    svar: dict[str, Any] = program.json("publish")
    assert [(en["origin"], en["nytt"]) for en in svar["logger"]] == [
        ("logg.example/hendelser/1", False),
        ("logg.example/innsyn/1", False),
    ]
    assert svar["logger"][0]["size"] == program.siste[0]


def test_a_receipt_of_a_published_log_is_signed_and_checked_by_the_key_alone(
    program: Program,
) -> None:
    vkey = utgitt(program)
    svar = program("receipt", POSISJON)
    assert "Signert av loggens nøkkel, ikke bekreftet av vitne" in svar.stderr
    kode, ord_ = sjekk(program, svar.stdout, "--vkey", vkey)
    assert (kode, "slik kvitteringen har den" in ord_, "Signert av loggens" in ord_) == (
        0,
        True,
        True,
    )
    lest = Kvittering.read(svar.stdout.encode())
    assert lest is not None
    assert lest.holds()
    assert lest.signed_by([VerifierKey.read(vkey)])
    fremmed = vkey.replace("logg.example", "annen.example")
    assert "the id of the verifier key" in program.ugyldig(
        "check", str(program.mappe / "kvittering.tlog-proof"), "--vkey", fremmed
    )


def test_a_receipt_signed_by_another_key_of_the_same_name_is_told(
    program: Program, tmp_path: Path
) -> None:
    utgitt(program)
    annen, _ = lag_nokler(tmp_path / "annen", "logg.example")
    kode, ord_ = sjekk(program, program("receipt", POSISJON).stdout, "--vkey", annen)
    assert (kode, "ikke laget med nøkkelen" in ord_) == (1, True)


def test_an_event_that_no_checkpoint_has_yet_gets_a_receipt_that_says_so(program: Program) -> None:
    utgitt(program)
    with program.hus() as hus:
        tiles = Tiles(hus.bevismappe)
        for fil in ("checkpoint", f"sjekkpunkt/{tiles.size()}"):
            (tiles.folder / fil).unlink()
    svar = program("receipt", POSISJON)
    assert "Ikke signert" in svar.stderr


def test_a_published_log_that_lost_its_tail_is_not_published_on(program: Program) -> None:
    utgitt(program)
    endre(program, "DELETE FROM events WHERE position = (SELECT max(position) FROM events)")
    svar = program("publish")
    assert (svar.exit_code, svar.stderr.count("\n")) == (1, 2)
    assert "were signed: nothing is published" in svar.stderr
