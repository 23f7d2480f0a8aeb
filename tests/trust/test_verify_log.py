"""The verifier of bundles: what holds is said to hold, and nothing that was changed is (§5)."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults.antall import antall
from tests.trust import bunt, tidsstempel
from tests.trust.bunt import LOG, ORIGIN, Event, Noter, bundle, event, events, note, put, root
from trust import verify_log
from trust.verify_log import BROKEN, HELD, BadInput, Bundle, Run

if TYPE_CHECKING:
    from collections.abc import Callable

PROGRAM = Path(verify_log.__file__)
chance_of = random.Random
"""Mutations are to be the same each time."""
WITNESSES = [Noter(f"vitne{n}.example", bytes([n]) * 32, 4) for n in range(1, 4)]
POLICY = "".join(f"witness v{n} {one.vkey}\n" for n, one in enumerate(WITNESSES, 1))
POLICY = f"log {LOG.vkey}\n# organisasjoner\n{POLICY}group g 2 v1 v2 v3\nquorum g\n"
MUTATIONS = antall(10_000, 1_000_000)


def run(folder: Path, *more: str) -> Run:
    """A verification inside this process."""
    words = [str(folder), "--vkey", LOG.vkey, *more]
    given = verify_log.arguments().parse_args(words)
    return Run(verify_log.open_bundle(folder), verify_log.read_asked(given)).all()


def broken(folder: Path, *more: str) -> dict[str, int | None]:
    """The checks that do not hold, and the first position of each."""
    checks = run(folder, *more).checks.values()
    return {one.name: one.position for one in checks if one.status is BROKEN}


def held(folder: Path, *more: str) -> set[str]:
    return {one.name for one in run(folder, *more).checks.values() if one.status is HELD}


def said(capsys: pytest.CaptureFixture[str], *words: str, vkey: str = LOG.vkey) -> tuple[int, str]:
    """Exit code and words, as a person gets them."""
    code = verify_log.main([*words, "--vkey", vkey])
    out = capsys.readouterr()
    return code, out.out + out.err


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A bundle of 700 events, with the checkpoints of some sizes."""
    return bundle(tmp_path / "pakke", events(700), kept=[1, 255, 256, 300])


def test_the_vector_of_tillit_holds(tmp_path: Path) -> None:
    states = (b'{"n":1}', b'{"n":2}', b"{}")
    streams = (("0" * 31 + "1", 1), ("0" * 31 + "1", 2), ("0" * 31 + "2", 1))
    log = [
        Event(state, *stream, recorded_us=bunt.START_US + n, salt=bytes(range(32 * n, 32 * n + 32)))
        for n, (state, stream) in enumerate(zip(states, streams, strict=True))
    ]
    folder = bundle(tmp_path / "v", log, kept=[1, 2], schema={})
    found = run(folder, "--vkey", LOG.vkey)
    assert found.head.root.hex().startswith("a2f7ff257d3a67be9a1b932fd2913bb4")
    assert {one.name for one in found.checks.values() if one.status is BROKEN} == {"V8"}
    assert found.seen.opened == 3, "these states are no events of ours, and still open the tree"


def test_a_whole_bundle_holds_as_folder_and_as_archive(whole: Path) -> None:
    assert held(whole) == {"V1", "V3", "V4", "V5", "V6", "V8", "V9"}
    assert held(zipped(whole)) == held(whole)
    assert held(bundle(whole.parent / "tom", [])) == held(whole) - {"V8"}
    for count in (1, 2, 255, 256, 257, 513):
        assert broken(bundle(whole.parent / str(count), events(count), kept=[count // 2])) == {}


def zipped(folder: Path, name: str = "pakke.zip") -> Path:
    archive = folder.parent / name
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for one in sorted(folder.rglob("*")):
            file.write(one, one.relative_to(folder))
    return archive


@pytest.mark.parametrize(("flag", "word"), [((), "uendret"), (("--en",), "unchanged")])
def test_unchanged_is_never_said_without_a_pin_or_witnesses(
    whole: Path, capsys: pytest.CaptureFixture[str], flag: tuple[str, ...], word: str
) -> None:
    code, words = said(capsys, str(whole), *flag)
    assert (code, word in words) == (0, False)
    assert "--pin" in words
    code, words = said(capsys, str(whole), "--pin", str(whole / "sjekkpunkt/300"), *flag)
    assert (code, word in words, "300" in words.splitlines()[-1]) == (0, True, True)


def test_the_answer_has_a_line_for_each_check_in_both_languages(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nb, en = said(capsys, str(whole))[1], said(capsys, str(whole), "--en")[1]
    for words in (nb, en):
        assert [line[:2] for line in words.splitlines()[:9]] == [f"V{n}" for n in range(1, 10)]
    assert ("ikke prøvd" in nb, "not tried" in en, "holdt" in en) == (True, True, False)


# --- what is changed is found, where it is changed --------------------------------------------


def rewrite(path: Path, change: Callable[[bytearray], object]) -> None:
    data = bytearray(path.read_bytes())
    change(data)
    path.write_bytes(bytes(data))


def test_an_entry_that_was_edited_is_found_at_its_position(whole: Path) -> None:
    path = whole / "tile/entries/001"
    data = path.read_bytes()
    wanted = b"\n299\n"
    assert data.count(wanted) == 1
    at = data.index(b"\n1793", data.index(wanted))
    changed = data[: at + 16] + bytes([data[at + 16] ^ 1]) + data[at + 17 :]
    path.write_bytes(changed)
    found = broken(whole)
    assert found["V3"] == 300
    assert found.keys() <= {"V3", "V5"}
    assert "V4" in held(whole), "the tiles still tell which checkpoints belong together"


def test_a_tile_that_was_edited_is_found(whole: Path) -> None:
    rewrite(whole / "tile/0/001", lambda data: data.__setitem__(5 * 32, data[5 * 32] ^ 1))
    assert broken(whole) == {"V3": 262}
    assert "V4" in held(whole), "the entries still lead to the root"


def test_a_tile_above_the_leaves_is_compared_too(whole: Path) -> None:
    rewrite(whole / "tile/1/000.p/2", lambda data: data.__setitem__(40, data[40] ^ 1))
    assert broken(whole) == {"V3": 257}


def test_a_checkpoint_of_another_tree_is_found_though_it_is_signed(whole: Path) -> None:
    other = events(700)
    other[3] = event(3, grunn="noe annet")
    put(whole, "checkpoint", note(700, root_of_log(other)))
    assert broken(whole) == {"V3": None}
    assert "V4" not in held(whole), "which checkpoints belong together cannot be told"


@pytest.mark.parametrize(
    "name", ["tile/0/000", "tile/1/000.p/2", "tile/entries/001", "tile/0/002.p/188"]
)
def test_a_missing_tile_is_named(whole: Path, name: str) -> None:
    (whole / name).unlink()
    found = run(whole)
    assert found.checks["V3"].status is BROKEN
    assert name.removeprefix("tile/") in found.checks["V3"].why.nb


@pytest.mark.parametrize("name", ["tile/0/003", "tile/7/000", "tile/x", "tile/0/000.p/0"])
def test_a_tile_that_the_tree_has_no_place_for_is_refused(whole: Path, name: str) -> None:
    put(whole, name, b"")
    assert broken(whole).keys() == {"V3"}


def test_a_narrower_part_of_a_tile_must_begin_as_the_tile_does(whole: Path) -> None:
    tile = (whole / "tile/0/002.p/188").read_bytes()
    put(whole, "tile/0/002.p/10", tile[:320])
    assert broken(whole) == {}
    put(whole, "tile/0/002.p/10", tile[1:321])
    assert broken(whole).keys() == {"V3"}


def test_a_state_that_was_edited_is_found_by_what_binds_it(whole: Path) -> None:
    log = events(700)
    log[41].state = log[41].state.replace(b'"n":41', b'"n":14')
    lines(whole, log)
    assert broken(whole) == {"V6": 42}


def test_the_same_bytes_written_in_another_way_are_refused(tmp_path: Path) -> None:
    """Else a line could be changed without being another."""
    log = events(3)
    log[1].state += b" " * (-(len(log[1].state) - 1) % 3)
    folder = bundle(tmp_path / "b", log)
    assert broken(folder) == {}
    rows = (folder / "events.jsonl").read_bytes().split(b"\n")
    before, sign, after = rows[1].partition(b'==",')
    assert sign, "two signs are not used, and four bits of the one before them"
    rows[1] = before[:-1] + bytes([before[-1] + 1]) + sign + after
    (folder / "events.jsonl").write_bytes(b"\n".join(rows))
    assert broken(folder) == {"V6": 2}


def lines(folder: Path, log: list[Event], *, without: int | None = None) -> None:
    rows = [one.line(n) for n, one in enumerate(log, 1) if n != without]
    (folder / "events.jsonl").write_bytes(b"".join(rows))


def test_rows_without_leaf_and_leaves_without_row_are_found(whole: Path) -> None:
    lines(whole, events(700), without=77)
    assert broken(whole) == {"V6": 77}
    lines(whole, events(701))
    assert broken(whole) == {"V6": 701}
    extra = event(700)
    extra.extra = {"recorded_us": bunt.START_US, **extra.extra}
    lines(whole, [*events(700), extra])
    for made, ok in ((bunt.START_US + 59_000_000, True), (bunt.START_US + 61_000_000, False)):
        put(whole, "pakke.json", json.dumps({"laget_us": made, "hendelser": 701}).encode())
        assert (broken(whole) == {}) is ok
    put(whole, "pakke.json", json.dumps({"hendelser": 699}).encode())
    lines(whole, events(700))
    assert broken(whole).keys() == {"V6"}


def test_rows_that_are_repeated_or_swapped_are_found(whole: Path) -> None:
    rows = (whole / "events.jsonl").read_bytes().splitlines(keepends=True)
    for other in ([*rows[:9], rows[8], *rows[9:]], [*rows[:9], rows[10], rows[9], *rows[11:]]):
        (whole / "events.jsonl").write_bytes(b"".join(other))
        assert broken(whole)["V6"] in {10, 12}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"recorded_us": bunt.START_US}, {"V5": 10}),
        ({"version": 7}, {"V5": 10}),
        ({"stream": "lop:ny"}, {"V5": 10}),
    ],
)
def test_order_times_and_versions_are_those_of_each_stream(
    tmp_path: Path, change: dict[str, Any], found: dict[str, int]
) -> None:
    log = events(12)
    for name, value in change.items():
        setattr(log[9], name, value)
    assert broken(bundle(tmp_path / "b", log)) == found


@pytest.mark.parametrize(
    ("topic", "state", "words"),
    [
        ("Ukjent", {"v": 2, "hendelse": {"n": 1}, "hode": {}}, "kjenner ikke"),
        (bunt.TOPIC, {"v": 3, "hendelse": {"n": 1}, "hode": {}}, "ukjent versjon"),
        (bunt.TOPIC, {"v": True, "hendelse": {"n": 1}, "hode": {}}, "ukjent versjon"),
        (bunt.TOPIC, {"v": 2, "hendelse": {}, "hode": {}}, "feltene"),
        (bunt.TOPIC, {"v": 2, "hendelse": {"n": 1, "x": 1}, "hode": {}}, "feltene"),
        (bunt.TOPIC, {"v": 2, "hendelse": []}, "kan ikke leses"),
        (bunt.TOPIC, [[]], "kan ikke leses"),
    ],
)
def test_events_that_do_not_fit_the_schema_are_found(
    tmp_path: Path, topic: str, state: object, words: str
) -> None:
    log = events(3)
    bad = Event(json.dumps(state).encode(), "lop:9", topic=topic, recorded_us=bunt.START_US + 9**9)
    bad.extra = {"kopier": {}}
    checks = run(bundle(tmp_path / "b", [*log, bad])).checks
    assert (checks["V8"].position, words in checks["V8"].why.nb) == (4, True)
    assert [c.name for c in checks.values() if c.status is BROKEN] == ["V8"]


def test_an_upcaster_that_is_missing_is_found(tmp_path: Path) -> None:
    old = event(0)
    old.state = old.state.replace(b'"v":2', b'"v":1')
    assert broken(bundle(tmp_path / "a", [old])) == {}
    schema = {bunt.TOPIC: {"versjon": 2, "felt": ["n"], "pakrevd": ["n"], "oppgraderes": []}}
    assert broken(bundle(tmp_path / "b", [old], schema=schema)) == {"V8": 1}


def test_a_state_that_is_nested_too_deep_does_not_bring_the_verifier_down(tmp_path: Path) -> None:
    deep = Event(b"[" * 200_000 + b"]" * 200_000)
    deep.extra = {"kopier": {}}
    assert broken(bundle(tmp_path / "b", [deep])) == {"V8": 1}


@pytest.mark.parametrize("change", [{"role": "leder"}, {"body": "ks"}, {"person": None}, {"x": 1}])
def test_columns_must_repeat_the_header(tmp_path: Path, change: dict[str, Any]) -> None:
    log = events(3)
    log[1].extra = {"kopier": {**log[1].extra["kopier"], **change}}
    found = run(bundle(tmp_path / "b", log)).checks["V8"]
    assert found.position == 2
    assert next(iter(change)) in found.why.nb
    log[1].extra = {}
    assert broken(bundle(tmp_path / "c", log)) == {"V8": 2}


def test_a_redacted_event_needs_a_later_event_that_says_so(tmp_path: Path) -> None:
    log = events(5)
    log[2].redacted = True
    assert broken(bundle(tmp_path / "a", log)) == {"V9": 3}
    said_so = {"v": 1, "hendelse": {"posisjon": 3}, "hode": {}}
    log.append(Event(json.dumps(said_so).encode(), "logg:1", topic="HendelseSladdet"))
    log[-1].recorded_us += 10**9
    log[-1].extra = {"kopier": {}}
    assert broken(bundle(tmp_path / "b", log)) == {}
    log[0].redacted = True
    assert broken(bundle(tmp_path / "c", log)) == {"V9": 1}
    rows = bundle(tmp_path / "d", events(5)) / "events.jsonl"
    kept = rows.read_bytes().splitlines(keepends=True)
    rows.write_bytes(b"".join([*kept[:3], b'{"position":4}\n', kept[4]]))
    assert broken(rows.parent) == {"V9": 4}


# --- pin, witnesses, time stamps ----------------------------------------------------------------


def test_a_tail_that_was_cut_is_found_by_the_pin_and_by_nothing_else(tmp_path: Path) -> None:
    old = bundle(tmp_path / "gammel", events(500), kept=[256])
    pin = put_pin(tmp_path, events(600))
    assert broken(old) == {}
    assert broken(old, "--pin", pin) == {"V4": 501}


def test_a_log_that_was_rewritten_and_signed_anew_is_found_by_the_pin_and_by_nothing_else(
    tmp_path: Path,
) -> None:
    log = events(600)
    log[99] = event(99, grunn="en annen")
    new = bundle(tmp_path / "ny", log, kept=[50, 300])
    pin = put_pin(tmp_path, events(400))
    assert broken(new) == {}
    assert broken(new, "--pin", pin) == {"V4": 400}
    put(new, "sjekkpunkt/300", note(300, root_of_log(events(300))))
    assert broken(new) == {"V4": 300}, "one kept checkpoint that was forgotten tells the same"


def root_of_log(log: list[Event]) -> bytes:
    entries = [one.entry(n) for n, one in enumerate(log)]
    return root([hashlib.sha256(b"\x00" + entry).digest() for entry in entries])


def put_pin(folder: Path, log: list[Event]) -> str:
    put(folder, "pin", note(len(log), root_of_log(log)))
    return str(folder / "pin")


def test_a_kept_checkpoint_must_be_signed_and_bear_its_own_size(whole: Path) -> None:
    kept = (whole / "sjekkpunkt/300").read_bytes()
    for name, data in (
        ("sjekkpunkt/301", kept),
        ("sjekkpunkt/abc", kept),
        ("sjekkpunkt/256", note(256, bytes(32), Noter(ORIGIN, bytes(32)))),
        ("sjekkpunkt/800", note(800, bytes(32))),
    ):
        there = (whole / name).read_bytes() if (whole / name).exists() else None
        put(whole, name, data)
        assert broken(whole).keys() == {"V4"}, name
        (whole / name).unlink() if there is None else put(whole, name, there)


def test_enough_witnesses_must_have_confirmed_of_late(tmp_path: Path) -> None:
    put(tmp_path, "policy", POLICY.encode())
    policy = ("--policy", str(tmp_path / "policy"))
    now, day = int(time.time()), 24 * 3600
    two = bundle(tmp_path / "to", events(5), signers=[LOG, *WITNESSES[:2]], when=now)
    assert broken(two, *policy) == {}
    assert "V2" in held(two, *policy, "--live")
    one = bundle(tmp_path / "ett", events(5), signers=[LOG, WITNESSES[0]], when=now)
    assert broken(one, *policy).keys() == {"V2"}
    old = bundle(tmp_path / "gml", events(5), signers=[LOG, *WITNESSES], when=now - day - 60)
    assert broken(old, *policy).keys() == {"V2"}
    closed = time.strftime("%Y-%m-%d", time.gmtime(now - 3 * day))
    assert "V2" in held(old, *policy, "--closed", closed)
    ahead = bundle(tmp_path / "fram", events(5), signers=[LOG, *WITNESSES], when=now + 2 * day)
    assert broken(ahead, *policy).keys() == {"V2"}


def test_a_line_in_the_name_of_a_witness_must_be_by_it(tmp_path: Path) -> None:
    put(tmp_path, "policy", POLICY.encode())
    now = int(time.time())
    folder = bundle(tmp_path / "b", events(5), signers=[LOG, *WITNESSES], when=now)
    text = (folder / "checkpoint").read_bytes()
    other = note(5, bytes(32), *WITNESSES, when=now).split(b"\n\n")[1].splitlines(keepends=True)
    lines_ = text.splitlines(keepends=True)
    put(folder, "checkpoint", b"".join([*lines_[:-1], other[-1]]))
    assert broken(folder, "--policy", str(tmp_path / "policy")).keys() == {"V2"}


@pytest.mark.parametrize(
    "bad",
    [
        "quorum v1\n",
        f"witness v1 {WITNESSES[0].vkey}\n",
        f"witness v1 {WITNESSES[0].vkey}\nquorum v1\nquorum v1\n",
        f"witness v1 {LOG.vkey}\nquorum v1\n",
        f"witness v1 {WITNESSES[0].vkey}\ngroup g 2 v1\nquorum g\n",
        f"witness v1 {WITNESSES[0].vkey}\ngroup g any v1 v1\nquorum g\n",
        f"witness v1 {WITNESSES[0].vkey}\nwitness v2 {WITNESSES[0].vkey}\nquorum v1\n",
        "noe annet\nquorum none\n",
        "quorum none\r\n",
        "quorum\u00a0none\n",
        "log tull\nquorum none\n",
        f"log {Noter('a.example', bytes(32)).vkey}\nquorum none\n",
    ],
)
def test_a_policy_that_cannot_be_meant_is_bad_input(
    whole: Path, capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    put(whole.parent, "policy", bad.encode())
    code, words = said(capsys, str(whole), "--policy", str(whole.parent / "policy"))
    assert (code, words.count("\n")) == (2, 1)


def test_a_policy_without_witnesses_proves_nothing(whole: Path) -> None:
    put(whole.parent, "policy", b"quorum none\n")
    assert "V2" not in held(whole, "--policy", str(whole.parent / "policy"))


def timed(folder: Path, tsa: Path, *offsets: int) -> Path:
    """A bundle stamped at 5 and at 10 events, whose events are recorded so many s from now."""
    log, now = events(len(offsets)), int(time.time() * 1e6)
    for number, (one, offset) in enumerate(zip(log, offsets, strict=True)):
        one.recorded_us = now + offset * 1_000_000 + number
    made = bundle(folder, log, kept=[5, 10])
    tidsstempel.stamp(tsa, made, 5)
    tidsstempel.stamp(tsa, made, 10, "-sha512 -cert")
    return made


def test_time_stamps_hold_recorded_times_between_them(tmp_path: Path, tsa: Path) -> None:
    root_ = ("--tsa-root", str(tsa / "rot.pem"))
    early = [-9, -8, -7, -6, -5]
    good = timed(tmp_path / "god", tsa, *early, *[0] * 5, 3600)
    assert broken(good, *root_) == {}
    assert "V7" in held(good, *root_)
    assert "V7" not in held(good)
    dated = timed(tmp_path / "tilbake", tsa, *(n - 9000 for n in early), -90, 0, 0, 0, 0, 1)
    assert broken(dated, *root_) == {"V7": 6}
    ahead = timed(tmp_path / "fram", tsa, *early, 0, 0, 0, 0, 90, 95)
    assert broken(ahead, *root_) == {"V7": 10}


def test_a_time_stamp_must_be_of_its_checkpoint_and_by_whom_we_trust(
    tmp_path: Path, tsa: Path
) -> None:
    good = timed(tmp_path / "god", tsa, *range(-9, -4), *[0] * 5, 3600)
    root_ = ("--tsa-root", str(tsa / "rot.pem"))
    assert broken(good, *root_) == {}
    (good / "tokens/5.tsr").replace(good / "tokens/10.tsr")
    assert broken(good, *root_).keys() == {"V7"}, "the stamp is of another checkpoint"
    (good / "tokens/10.tsr").unlink()
    tidsstempel.stamp(tsa, good, 5)
    assert broken(good, "--tsa-root", str(tsa / "annen.pem")).keys() == {"V7"}
    token = (good / "tokens/5.tsr").read_bytes()
    chance, passed = chance_of(1), 0
    (stamped,) = run(good, *root_).windows
    for _ in range(300):
        at = chance.randrange(len(token))
        put(
            good,
            "tokens/5.tsr",
            token[:at] + bytes([token[at] ^ 1 << chance.randrange(8)]) + token[at + 1 :],
        )
        found = run(good, *root_)
        bad = found.checks["V7"].status is BROKEN
        passed += not bad
        assert bad or found.windows == [stamped], "what is accepted says the same"
    assert passed < 30, "what is not signed in a reply is its wrapping"


# --- bad input ------------------------------------------------------------------------------------


def refused(capsys: pytest.CaptureFixture[str], path: Path, *more: str) -> str:
    """Bad input: exit code 2, and one sentence in each language."""
    for flag in ((), ("--en",)):
        code, words = said(capsys, str(path), *more, *flag)
        assert (code, words.count("\n"), "Traceback" in words) == (2, 1, False), words
    return words


def test_what_is_no_bundle_is_refused_in_one_sentence(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, whole / "finnes-ikke")
    refused(capsys, whole / "events.jsonl")
    refused(capsys, whole / "tile")
    for data in (b"", b"x", b"\xff" * 300, b"a\n1\n\n", (whole / "checkpoint").read_bytes()[:-1]):
        put(whole, "checkpoint", data)
        refused(capsys, whole)
    (whole / "checkpoint").unlink()
    refused(capsys, whole)


@pytest.mark.parametrize("name", ["skjema.json", "pakke.json"])
def test_side_files_that_cannot_be_read_are_refused(
    whole: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    for data in (b"{", b"[]", b"[" * 100_000, b"\xff"):
        put(whole, name, data)
        refused(capsys, whole)


def test_a_line_of_4_gb_is_refused_without_being_read(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = whole / "events.jsonl"
    os.truncate(rows, 4 << 30)
    began = time.monotonic()
    assert "longer than" in refused(capsys, whole)
    assert time.monotonic() - began < 5
    os.truncate(whole / "tile/0/001", 4 << 30)
    rows.write_bytes(b"")
    assert "larger than" in refused(capsys, whole)


@pytest.mark.parametrize(
    "name",
    ["../ute", "/etc/passwd", "tile/../../ute", "a/./b", "C:\\x", "a\\..\\b", "a//b", "tile/0/000"],
)
def test_a_name_in_an_archive_that_points_elsewhere_is_refused(
    whole: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    archive = zipped(whole)
    with (
        zipfile.ZipFile(archive, "a") as file,
        pytest.warns() if "000" in name else contextlib.nullcontext(),
    ):
        file.writestr(name, b"x")
    assert "points out" in refused(capsys, archive)


def test_links_are_refused_in_archives_and_folders(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = zipped(whole)
    link = zipfile.ZipInfo("lenke")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(archive, "a") as file:
        file.writestr(link, "/etc/passwd")
    assert "points out" in refused(capsys, archive)
    (whole / "lenke").symlink_to("/etc/passwd")
    assert "points out" in refused(capsys, whole)


def test_an_archive_with_a_changed_byte_is_refused_or_does_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = zipped(bundle(tmp_path / "liten", events(6)))
    data, chance = archive.read_bytes(), chance_of(3)
    passed = 0
    for _ in range(400):
        at = chance.randrange(len(data))
        archive.write_bytes(
            data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        )
        code, words = said(capsys, str(archive))
        assert code in {0, 1, 2}
        assert "Traceback" not in words
        passed += code == 0
    assert passed < 120, "dates and flags of the archive are no part of what is proved"


def test_another_key_and_another_log_are_told_apart(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for other, words in (
        (Noter(ORIGIN, b"x" * 32), "ikke signert"),
        (Noter("annen.example/hendelser/1", LOG.seed), "en annen logg"),
    ):
        code, answer = said(capsys, str(whole), vkey=other.vkey)
        assert (code, words in answer.splitlines()[0]) == (1, True)
    for bad in (
        "tull",
        LOG.vkey[:-1],
        LOG.vkey.replace("+1faac0a3+", "+00000000+"),
        WITNESSES[0].vkey,
    ):
        assert said(capsys, str(whole), vkey=bad)[0] == 2
    put(
        whole.parent,
        "pin",
        note(5, bytes(32), Noter("annen.example", bytes(32)), origin="annen.example"),
    )
    refused(capsys, whole, "--pin", str(whole.parent / "pin"))


def test_a_key_that_came_after_and_the_one_before_both_count(tmp_path: Path) -> None:
    after = Noter(ORIGIN, b"n" * 32)
    folder = bundle(tmp_path / "b", events(9), kept=[4], signers=[after])
    assert broken(folder).keys() == {"V1"}
    assert broken(folder, "--vkey", after.vkey) == {}


# --- F20 ------------------------------------------------------------------------------------------


def loaded(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def accepts(files: dict[str, bytes]) -> bool:
    """Whether a bundle in memory holds."""
    sizes = {name: len(data) for name, data in files.items()}
    asked = verify_log.Asked((verify_log.Key.read(LOG.vkey),))
    try:
        found = Run(Bundle(sizes, lambda name: io.BytesIO(files[name])), asked).all()
    except BadInput:
        return False
    return not any(one.status is BROKEN for one in found.checks.values())


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data with a byte or a piece changed, lost, doubled, moved or put in."""
    at, to = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    byte = bytes([chance.randrange(256)])
    ways = (
        data[:at] + byte + data[at + 1 :],
        data[:at] + byte + data[at:],
        data[:at] + data[at + 1 :],
        data[:at],
        data[at:],
        data[:at] + data[to:],
        data[:to] + data[at:],
        data[to:] + data[:to],
        data[:at] + data[at:to][::-1] + data[to:],
        data[:at] + chance.choice((b"\n", b"\x00", b'"', b"}", b"=", b" ")) + data[at:],
    )
    return chance.choice(ways)


PROVED = ("events.jsonl", "checkpoint", "sjekkpunkt/", "tile/")


@pytest.mark.feil("F20", MUTATIONS)
def test_no_mutated_bundle_is_accepted_and_none_brings_the_verifier_down(tmp_path: Path) -> None:
    chance = chance_of(20)
    log = events(6)
    log[2].redacted = True
    sladdet = {"v": 1, "hendelse": {"posisjon": 3}, "hode": {}}
    log.append(Event(json.dumps(sladdet).encode(), "logg:1", topic="HendelseSladdet"))
    log[-1].recorded_us, log[-1].extra = bunt.START_US * 2, {"kopier": {}}
    small = loaded(bundle(tmp_path / "a", log, kept=[3]))
    large = loaded(bundle(tmp_path / "b", events(300), kept=[7]))
    assert accepts(small)
    assert accepts(large)
    for number in range(MUTATIONS):
        files = large if number % 50 == 0 else small
        name = chance.choice([one for one in files if one.startswith(PROVED)])
        data = mutated(files[name], chance)
        if data != files[name]:
            assert not accepts({**files, name: data}), (name, data)


@pytest.mark.parametrize("name", ["checkpoint", "sjekkpunkt/3"])
def test_a_signature_said_twice_is_not_the_note_that_was_signed(tmp_path: Path, name: str) -> None:
    files = loaded(bundle(tmp_path / "a", events(6), kept=[3]))
    line = files[name].partition(b"\n\n")[2]
    assert accepts(files)
    assert not accepts({**files, name: files[name] + line})


def test_a_verifier_that_sees_and_does_not_say_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above must be able to fail: here no broken check counts."""
    files = loaded(bundle(tmp_path / "a", events(6), kept=[3]))
    chance = chance_of(20)
    changed = [
        {**files, name: mutated(files[name], chance)} for name in files if name.startswith(PROVED)
    ]
    assert not any(accepts(one) for one in changed if one != files)
    monkeypatch.setattr(verify_log.Check, "broken", lambda *_, **__: None)
    assert any(accepts(one) for one in changed if one != files)


@pytest.mark.feil("F20")
def test_no_mutated_receipt_is_accepted() -> None:
    chance = chance_of(21)
    keys = (verify_log.Key.read(LOG.vkey),)
    good = receipt(events(12), 7)
    assert verify_log.Receipt.read(good).fault(keys) is None
    for _ in range(2_000):
        data = mutated(good, chance)
        if data == good:
            continue
        with contextlib.suppress(BadInput):
            assert verify_log.Receipt.read(data).fault(keys) is not None, data


# --- receipts and one event in words ------------------------------------------------------------


def receipt(log: list[Event], index: int, *signers: Noter, when: int = 0) -> bytes:
    """The receipt of one event, with the naive proof of RFC 6962."""
    leaves = [hashlib.sha256(b"\x00" + one.entry(n)).digest() for n, one in enumerate(log)]
    one = log[index]
    extra = one.entry(index) + one.salt + one.state
    lines_ = [b"c2sp.org/tlog-proof@v1", b"extra " + b64encode(extra), b"index %d" % index]
    lines_ += [b64encode(hash_) for hash_ in path(index, leaves)]
    return b"\n".join([*lines_, b"", note(len(log), root(leaves), *(signers or (LOG,)), when=when)])


def path(index: int, leaves: list[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if index < k:
        return [*path(index, leaves[:k]), root(leaves[k:])]
    return [*path(index - k, leaves[k:]), root(leaves[:k])]


def test_a_receipt_is_checked_offline_and_tells_who_when_and_what(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for count in (1, 2, 7, 12):
        for index in range(count):
            put(tmp_path, "k", receipt(events(count), index))
            code, words = said(capsys, "--kvittering", str(tmp_path / "k"))
            assert code == 0
    assert all(
        one in words for one in ("p-4", "medlem", "foresla", "2026-11-01 00:00:11", "plass 12")
    )
    assert "uendret" not in words
    other = Noter(ORIGIN, b"x" * 32)
    assert said(capsys, "--kvittering", str(tmp_path / "k"), vkey=other.vkey)[0] == 1
    put(tmp_path, "k", receipt(events(3), 1)[:-1])
    assert said(capsys, "--kvittering", str(tmp_path / "k"))[0] == 2


def test_what_witnesses_said_of_a_receipt_does_not_grow_old(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "policy", POLICY.encode())
    put(tmp_path, "k", receipt(events(3), 1, LOG, *WITNESSES[1:], when=1_700_000_000))
    words = ("--kvittering", str(tmp_path / "k"), "--policy", str(tmp_path / "policy"))
    assert said(capsys, *words)[0] == 0
    put(tmp_path, "k", receipt(events(3), 1, LOG, WITNESSES[1], when=1_700_000_000))
    assert said(capsys, *words)[0] == 1


def decided(salt: bytes = bytes(32), text: str = "Én felles plan\x1b[31m er enklest") -> Event:
    """A decision with a begrunnelse."""
    bound = hashlib.sha256(b"innforing.text/v1\n" + salt + text.encode()).hexdigest()
    header = {
        "person": "p-1",
        "rolle": "medlem",
        "organ": "koordineringsgruppen",
        "gjelder_us": bunt.START_US,
        "steg": "velg_type",
        "arsak": 2,
        "begrunnelse": {"id": "t1", "forpliktelse": bound},
        "grunnlag": {"posisjon": 3, "fakta": {"kjente_regioner": ["03", "11"]}},
        "tilstand": "planlagt",
    }
    state = json.dumps({"v": 2, "hendelse": {"n": 1}, "hode": header}).encode()
    one = Event(state, "lop:z", recorded_us=bunt.START_US + 10**9)
    copies = {n: header[f] for n, f in verify_log.COPIES.items() if f in header}
    one.extra = {"kopier": copies}
    return one


def test_one_event_is_told_in_words_with_its_begrunnelse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = bundle(tmp_path / "b", [*events(3), decided()])
    stored = {"id": "t1", "salt": bytes(32).hex(), "text": "Én felles plan\x1b[31m er enklest"}
    put(folder, "tekster.jsonl", json.dumps(stored, separators=(",", ":")).encode() + b"\n")
    put(folder, "personer.jsonl", b'{"id":"p-1","navn":"Kari Nordmann"}\n')
    code, words = said(capsys, str(folder), "--vis", "4")
    assert code == 0
    for one in ("Kari Nordmann", "ikke bevist", "medlem", "koordineringsgruppen", "velg_type"):
        assert one in words
    for one in ("Én felles plan", "1–3", "kjente_regioner", "følger av hendelse: 2", "planlagt"):
        assert one in words
    assert "\x1b" not in words, "what others wrote does not speak to the terminal"
    assert "who: p-1" in said(capsys, str(folder), "--vis", "4", "--en")[1]
    put(folder, "tekster.jsonl", b"")
    assert "slettet" in said(capsys, str(folder), "--vis", "4")[1]
    stored["text"] = "Noe annet"
    put(folder, "tekster.jsonl", json.dumps(stored, separators=(",", ":")).encode() + b"\n")
    assert said(capsys, str(folder), "--vis", "4")[0] == 2
    assert said(capsys, str(folder), "--vis", "44")[0] == 2


def test_nothing_is_shown_of_a_bundle_that_does_not_hold(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines(whole, events(700), without=9)
    code, words = said(capsys, str(whole), "--vis", "5")
    assert (code, "vises ikke" in words, "p-4" in words) == (1, True, False)


def test_a_selection_says_how_much_of_the_log_it_opens(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (whole / "events.jsonl").read_bytes().splitlines(keepends=True)
    put(whole, "events.jsonl", b"".join(rows[::70]))
    put(whole, "pakke.json", json.dumps({"utvalg": "lop:0", "hendelser": 10}).encode())
    assert broken(whole) == {}
    assert "10 av 700" in said(capsys, str(whole))[1]
    put(whole, "pakke.json", json.dumps({"utvalg": "lop:0", "hendelser": 11}).encode())
    assert broken(whole).keys() == {"V6"}


def test_a_public_bundle_proves_its_events_without_the_entries_of_the_others(whole: Path) -> None:
    for one in (whole / "tile/entries").rglob("*"):
        if one.is_file():
            one.unlink()
    log = events(700)
    for other in log:
        other.extra = {}
    log[69].extra = {"entry": b64encode(log[69].entry(69)).decode()}
    put(whole, "events.jsonl", log[69].line(70))
    put(
        whole, "pakke.json", json.dumps({"offentlig": True, "utvalg": "x", "hendelser": 1}).encode()
    )
    assert held(whole) == {"V1", "V3", "V4", "V6", "V8", "V9"}
    log[69].extra = {"entry": b64encode(log[69].entry(68)).decode()}
    put(whole, "events.jsonl", log[69].line(70))
    assert broken(whole) == {"V6": 70}
    put(whole, "pakke.json", b"{}")
    assert "V3" in broken(whole), "only a public bundle may leave the entries out"


def test_a_stranger_runs_it_alone(whole: Path, tmp_path: Path) -> None:
    """In a folder of its own, with nothing of ours to import."""
    empty = tmp_path / "tom"
    empty.mkdir()
    put(empty, "verify_log.py", PROGRAM.read_bytes())
    put(empty, "vkey", LOG.vkey.encode() + b"\n")
    words = [sys.executable, "-I", "verify_log.py", str(whole), "--vkey", "vkey"]
    answer = subprocess.run(words, cwd=empty, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "IKKE BEVIST" in answer.stdout


def test_many_events_are_shared_among_processes(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = [(c.status, c.why) for c in run(whole).checks.values()]
    monkeypatch.setattr(verify_log, "ALONE", 100)
    monkeypatch.setattr(verify_log, "BATCH_ROWS", 50)
    assert [(c.status, c.why) for c in run(whole).checks.values()] == alone
    log = events(700)
    log[600].state = log[600].state.replace(b'"n":600', b'"n":601')
    lines(whole, log)
    assert broken(whole) == {"V6": 601}


def test_the_verifier_imports_nothing_of_the_program() -> None:
    source = PROGRAM.read_text("utf-8")
    assert "import innforing" not in source
    assert "from innforing" not in source
