"""The bundle that `innforing export bundle` makes, and the stranger who checks it alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from innforing.application import revisjonsspor
from innforing.application.innsynslogg import Innsynssok
from innforing.application.kommando import UgyldigKommando
from innforing.application.pakke import treet
from innforing.application.pakke.lesmeg import APNING, BLAD, SIGNATUR, STEMPEL
from innforing.application.pakke.skjema import skjema
from innforing.bootstrap import Hus
from innforing.domain.katalog import HENDELSER
from innforing.eventlog.rows import NewRow, StoredRow
from innforing.eventlog.tiles import Tiles
from tests.application.demohus import IKKE_KLAR, PROSESS, fortalt, kopi
from tests.application.slettefolk import SVEN, sven
from tests.cli.conftest import program_i
from tests.scenarios.verdener import FORTELLINGER
from tests.trust import tidsstempel
from tests.trust.admin import Place
from tests.trust.bunt import put
from trust import verify_log

if TYPE_CHECKING:
    from collections.abc import Iterator

S01 = FORTELLINGER / "s01_kjernejournal_type_a.toml"


@pytest.fixture(scope="session")
def s01(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The story of Kjernejournal, told and published; not to be written to."""
    place = Place(fortalt(tmp_path_factory.mktemp("s01"), S01))
    place.make_keys()
    place.publish()
    return place


@pytest.fixture(scope="session")
def whole(s01: Place) -> Path:
    return s01.export("hel")


@pytest.fixture
def place(s01: Place, tmp_path: Path) -> Place:
    """The same, to be written to."""
    return Place(kopi(s01.folder, tmp_path / "hus"))


@pytest.fixture
def decided(s01: Place) -> Iterator[revisjonsspor.Sporlinje]:
    """The choice of type in the story, as the program itself tells of it."""
    with Hus(s01.settings) as hus:
        rows = hus.reader.stream("innforingslop:s01")
        yield next(
            line for line in revisjonsspor.linjer_av(hus, rows) if line.hendelse == "TypeValgt"
        )


def alone(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The verifier in a folder, with nothing of ours to import."""
    command = [sys.executable, "-I", "verify_log.py", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("lop", [None, "s01"])
def test_a_stranger_proves_a_decision_who_when_why_and_resting_on_what(
    s01: Place, tmp_path: Path, decided: revisjonsspor.Sporlinje, lop: str | None
) -> None:
    """In an empty folder with only the bundle, the verifier and the vkey."""
    bundle = s01.export(f"til-{lop}.zip", lop=lop)
    shutil.move(bundle, tmp_path / "pakke.zip")
    shutil.copyfile(verify_log.__file__, tmp_path / "verify_log.py")
    put(tmp_path, "vkey", s01.vkey.encode())
    words = ("pakke.zip", "--vkey", "vkey", "--vis", str(decided.posisjon))
    answer = alone(tmp_path, *words)
    assert (answer.returncode, answer.stderr) == (0, "")
    told = answer.stdout
    for fact in (decided.navn, decided.person, decided.rolle, decided.organ, decided.steg):
        assert fact, "the story names each of them"
        assert fact in told
    assert f"«{decided.begrunnelse}» (åpner det hendelsen binder)" in told
    assert f"{decided.registrert:%Y-%m-%d %H:%M:%S} UTC" in told
    assert f"hviler på: 1–{decided.posisjon - 1}" in told
    assert "uendret" not in told, "nobody has kept a checkpoint"
    english = alone(tmp_path, *words, "--en").stdout
    assert f"«{decided.begrunnelse}» (opens what the event binds)" in english


def test_the_bundle_holds_with_every_event_of_the_catalogue(s01: Place, whole: Path) -> None:
    assert s01.broken(whole) == {}
    assert len((whole / "events.jsonl").read_bytes().splitlines()) == len(s01.rows())
    assert json.loads((whole / "pakke.json").read_text())["utvalg"] is None


def test_every_story_fits_the_schema(helheten: Path, tmp_path: Path) -> None:
    place = Place(kopi(helheten, tmp_path / "hus"))
    place.make_keys()
    place.publish()
    assert place.broken(place.export()) == {}


def test_the_schema_tells_of_every_event() -> None:
    known = skjema()
    assert known.keys() == HENDELSER.keys()
    evaluated = known["LopEvaluert"]
    assert (evaluated["versjon"], evaluated["oppgraderes"]) == (2, [1])
    assert {"evaluering"} <= set(evaluated["felt"])


def opened(bundle: Path) -> dict[int, dict[str, Any]]:
    rows = (json.loads(row) for row in (bundle / "events.jsonl").read_bytes().splitlines())
    return {row["position"]: row for row in rows}


def test_a_selection_opens_one_lop_and_what_it_rests_on(s01: Place) -> None:
    bundle = s01.export("utvalg", lop="s01")
    assert s01.broken(bundle) == {}
    here = opened(bundle)
    streams = {row.stream_id for row in s01.rows() if row.position in here}
    for stream in ("innforingslop:s01", "pulje:s01:1", "losning:kjernejournal", "logg"):
        assert stream in streams
    assert any(stream.startswith("materiell:") for stream in streams)
    assert not any("s01-nabo" in stream for stream in streams)
    texts = (bundle / "tekster.jsonl").read_text()
    everything = (s01.export("alt") / "tekster.jsonl").read_text()
    assert everything.count("\n") > texts.count("\n") > 0
    assert (bundle / "personer.jsonl").read_text()


def test_a_public_bundle_has_no_names_no_texts_and_no_entries_of_others(s01: Place) -> None:
    bundle = s01.export("offentlig", lop="s01", offentlig=True)
    assert s01.broken(bundle) == {}
    files = {str(one.relative_to(bundle)) for one in bundle.rglob("*") if one.is_file()}
    assert not any(
        "entries" in one or one.endswith(("tekster.jsonl", "personer.jsonl")) for one in files
    )
    everything = b"".join((bundle / one).read_bytes() for one in files)
    everything += b"".join(b64decode(row["state"]) for row in opened(bundle).values())
    with Hus(s01.settings) as hus:
        names = [one.navn for one in hus.personer.alle()]
        ids = {id_ for row in hus.reader.tail(0) for id_, _ in texts_of(row.state or b"")}
        texts = [text for _, text in hus.fritekster.apninger(ids).values()]
    assert names
    assert texts
    assert [one for one in names + texts if one.encode() in everything] == []
    about = json.loads((bundle / "pakke.json").read_text())
    assert all(one["hva"] and one["hjemmel"] for one in about["skjermet"])
    assert not opened(s01.export("tom", offentlig=True))


def texts_of(state: bytes) -> Iterator[tuple[str, str]]:
    return revisjonsspor.fritekster_i(json.loads(state))


def test_a_receipt_of_the_program_is_checked_by_the_stranger_too(
    s01: Place, tmp_path: Path, decided: revisjonsspor.Sporlinje
) -> None:
    with Hus(s01.settings) as hus:
        (row,) = hus.reader.span(decided.posisjon, decided.posisjon)
        receipt = hus.bevisstatus().kvittering(row)
    assert receipt is not None
    put(tmp_path, "kvittering", receipt.text())
    shutil.copyfile(verify_log.__file__, tmp_path / "verify_log.py")
    answer = alone(tmp_path, "--kvittering", "kvittering", "--vkey", s01.vkey)
    assert (answer.returncode, answer.stderr) == (0, "")
    for fact in (decided.person, decided.rolle, decided.organ, decided.steg, "2024-01-16"):
        assert str(fact) in answer.stdout
    text = receipt.text()
    put(tmp_path, "kvittering", text.replace(b"index 1", b"index 2"))
    assert alone(tmp_path, "--kvittering", "kvittering", "--vkey", s01.vkey).returncode == 1


# --- LESMEG: the commands work -----------------------------------------------------------------


def shell(folder: Path, script: str, **more: str) -> str:
    """What the commands of LESMEG answer, run as it says."""
    settings = "".join(f"{name}='{value}'\n" for name, value in more.items())
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", settings + script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "kopi"))


def test_lesmeg_has_the_commands_in_both_languages(whole: Path, s01: Place) -> None:
    text = (whole / "LESMEG.txt").read_text("utf-8")
    for part in (SIGNATUR, APNING, BLAD, STEMPEL):
        assert part in text
    for words in ("Hent loggens nøkkel", "Get the key of the log", "sumdb/note", "tlog"):
        assert words in text
    public = (s01.export("lesmeg", offentlig=True) / "LESMEG.txt").read_text("utf-8")
    assert BLAD not in public


def test_the_openssl_of_lesmeg_checks_the_signature(copy: Path, s01: Place) -> None:
    assert "Verified Successfully" in shell(copy, SIGNATUR, VKEY=s01.vkey)
    data = bytearray((copy / "checkpoint").read_bytes())
    data[60] ^= 1
    (copy / "checkpoint").write_bytes(bytes(data))
    assert "Verified Successfully" not in shell(copy, SIGNATUR, VKEY=s01.vkey)


@pytest.mark.parametrize("position", ["1", "256", "257", "1032"])
def test_the_sha256sum_of_lesmeg_gives_what_stands_in_the_tree(copy: Path, position: str) -> None:
    promised = shell(copy, APNING, N=position).split()[0]
    assert len(promised) == 64
    assert shell(copy, BLAD, N=position).strip() == promised


def test_the_openssl_of_lesmeg_checks_a_time_stamp(copy: Path, s01: Place, tsa: Path) -> None:
    size = len(s01.rows())
    tidsstempel.stamp(tsa, copy, size)
    shutil.copyfile(tsa / "rot.pem", copy / "rot.pem")
    assert "Verification: OK" in shell(copy, STEMPEL, STR=str(size))


# --- how it is written ----------------------------------------------------------------------------


def test_nothing_is_written_over_and_nothing_half_is_left(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.export("der")
    before = sorted(place.folder.iterdir())
    for name in ("der", "der.zip"):
        put(place.folder, "der.zip", b"mitt")
        with pytest.raises(UgyldigKommando, match="there already"):
            place.export(name)
    (place.folder / "der.zip").unlink()
    with pytest.raises(UgyldigKommando, match="no folder"):
        place.export("ikke/der")
    with pytest.raises(UgyldigKommando, match="innforingslop «s99»"):
        place.export("ny", lop="s99")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("innforing.application.pakke.innhold.Innhold.skriv", full)
    with pytest.raises(OSError, match="No space"):
        place.export("ny")
    assert sorted(place.folder.iterdir()) == before


def test_without_a_checkpoint_there_is_nothing_to_take_along(place: Place) -> None:
    shutil.rmtree(place.proofs)
    with pytest.raises(UgyldigKommando, match="innforing publish"):
        place.export()


def test_what_came_after_the_checkpoint_says_when(place: Place) -> None:
    """Tiles that have grown past the checkpoint give their beginning."""
    row = place.rows()[-1]
    with Hus(place.settings) as hus:
        hus.verksted.writer.run(
            lambda log: log.append(
                [replaced(row, version=log.version("logg") + 1)],
                recorded_us=row.recorded_us + 1,
                command_id=None,
                body_hash=None,
            )
        )
    bundle = place.export()
    size = len(place.rows())
    assert opened(bundle)[size]["recorded_us"] == row.recorded_us + 1
    assert place.broken(bundle) == {}


def replaced(row: StoredRow, *, version: int) -> NewRow:
    return NewRow("logg", version, row.topic, row.state or b"", row.salt or b"")


def test_wider_tiles_give_their_beginning(place: Place, tmp_path: Path) -> None:
    grown = Tiles(place.proofs)
    size = grown.size()
    more = [grown.entry(0, size)] * 300
    grown.extend(size, more)
    shutil.rmtree(place.proofs / f"tile/0/{(size // 256):03d}.p")
    shutil.rmtree(place.proofs / f"tile/entries/{(size // 256):03d}.p")
    (tmp_path / "ut").mkdir()
    treet.kopier_treet(place.proofs, tmp_path / "ut", linjer=True)
    copied = Tiles(tmp_path / "ut")
    assert copied.root(size) == grown.root(size)
    assert copied.entry(size - 1, size) == grown.entry(size - 1, size)


def test_erased_texts_are_not_in_the_bundle(place: Place) -> None:
    whole = place.export("for")
    every = [json.loads(line) for line in (whole / "tekster.jsonl").read_text().splitlines()]
    texts = [one["text"] for one in every]
    text = next(one for one in every if texts.count(one["text"]) == 1)
    place.admin("UPDATE fritekst SET ciphertext = NULL WHERE id = ?", parameters=(text["id"],))
    after = place.export("etter")
    assert place.broken(after) == {}
    assert text["id"] not in (after / "tekster.jsonl").read_text()
    assert text["text"] not in (after / "tekster.jsonl").read_text()


def test_what_was_erased_and_redacted_openly_holds_and_in_secret_does_not(tmp_path: Path) -> None:
    (tmp_path / "hus").mkdir()
    place = Place(fortalt(tmp_path / "hus", PROSESS, IKKE_KLAR))
    place.make_keys()
    place.publish()
    pin, program = place.hold(), program_i(place.folder)
    with program.hus() as hus:
        sven(hus)
        row = hus.reader.stream("innforingslop:htm")[0]
        text = str(hus.mapper.decode(row).hode["begrunnelse"]["id"])
        said = hus.fritekster.les(text)
    for words in (("erase", "text", text), ("redact", str(row.position))):
        case = str(program.json(*words, "--be-om", "--som", "siri")["sak"])
        assert program(*words, "--godkjenn", case, "--som", SVEN).exit_code == 0
    place.publish()
    for name, more in (("hel", {}), ("lop", {"lop": "htm"})):
        bundle = place.export(name, **more)
        assert place.broken(bundle, "--pin", pin) == {}
        assert opened(bundle)[row.position].get("sladdet") is True
        assert str(said).encode() not in (bundle / "tekster.jsonl").read_bytes()
    secret = row.position + 1
    place.admin(
        "UPDATE events SET state = NULL, salt = NULL WHERE position = ?", parameters=(secret,)
    )
    assert place.broken(place.export("hemmelig"), "--pin", pin) == {"V9": secret}


def test_the_command_makes_a_bundle_and_leaves_a_row_in_the_innsynslogg(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INNFORING_PROOF_DIR", str(place.proofs))
    program = program_i(place.folder)
    answer = program.json("export", "bundle", str(place.folder / "ut"), "--lop", "s01")
    assert place.broken(place.folder / "ut") == {}
    assert answer["hendelser"] == len(opened(place.folder / "ut"))
    assert "there already" in program.ugyldig("export", "bundle", str(place.folder / "ut"))
    with Hus(place.settings) as hus:
        rows, _ = hus.innsyn.les(Innsynssok(), 10)
    assert ("export bundle", "innforingslop:s01") in {(r.innsyn.side, r.innsyn.ting) for r in rows}
    for language, words in (("nb", "Pakken er laget"), ("nn", "Pakka er laga"), ("en", "is made")):
        out = program("export", "bundle", str(place.folder / language), "--lang", language).stdout
        assert words in out
