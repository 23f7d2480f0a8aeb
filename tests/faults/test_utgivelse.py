"""F4: `kill -9` and EIO at every write, sync and rename of a publishing (tillit.md §7)."""

from __future__ import annotations

import errno
import shutil
import signal
import subprocess
import sys
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from innforing.eventlog import bevis, signing
from innforing.eventlog.errors import LogError
from innforing.eventlog.notes import Checkpoint, Note, VerifierKey
from innforing.eventlog.tiles import CHECKPOINT, KEPT, WIDTH, Tiles
from tests.eventlog.given import DEMO, new_log, row
from tests.faults.antall import antall
from tests.faults.flokk import ROT
from tests.faults.oppsett import ny_terning
from tests.faults.stromtap import Disk
from tests.faults.styring import ALLE, DREP, LYV, NAVN, SKRIV, SYNK
from tests.faults.utgiver import BEVIS, LOGG, NOKLER, ORIGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tests.eventlog.given import Log
    from tests.faults.styring import Merke, Styring

GANGER = antall(1, 5)
FEIL = {"kill -9": DREP, "EIO": errno.EIO}
HVERT_KALL = SKRIV | SYNK | NAVN
FULL_FLIS = 250
"""So many events stand before, so that a tile becomes full while the faults go on."""
UTEN = ("-wal", LOGG, "sokkel")
"""What is not of the disk that loses its power: the log itself has a test of its own."""
SKREVET_OM = {CHECKPOINT}
"""The one file that is there to be replaced."""


class Vakt:
    """Remembers what was ever seen of a published log, and says what is wrong with it now."""

    def __init__(self, mappe: Path, vkey: str) -> None:
        """Nothing is seen yet."""
        self._mappe = mappe
        self._nokkel = VerifierKey.read(vkey)
        self._sett: dict[str, bytes] = {}
        self._rotter: dict[int, set[bytes]] = defaultdict(set)

    def feil(self) -> Iterator[str]:
        """What must never be, whatever was broken off."""
        for sti in (self._mappe / BEVIS).rglob("*"):
            navn = str(sti.relative_to(self._mappe / BEVIS))
            if sti.is_dir() or sti.name.startswith(".") or navn in SKREVET_OM:
                continue
            innhold = sti.read_bytes()
            if self._sett.setdefault(navn, innhold) != innhold:
                yield f"{navn} was written again with other bytes"
        for sti in self._notene():
            note = Note.read(sti.read_bytes())
            if not self._nokkel.signed(note):
                yield f"{sti.name} is not signed"
            punkt = Checkpoint.read(note.text)
            self._rotter[punkt.size].add(punkt.root)
        yield from self._to_rotter()

    def _to_rotter(self) -> Iterator[str]:
        for storrelse, rotter in self._rotter.items():
            if len(rotter) > 1:
                yield f"two roots of size {storrelse} are signed"

    def ved_enden(self, log: Log) -> Iterator[str]:
        """What must hold when the publishing has come to the end of the log."""
        flis = Tiles(self._mappe / BEVIS)
        rader = log.reader.tail(0)
        note = flis.checkpoint()
        if note is None or Checkpoint.read(note.text) != Checkpoint(
            ORIGIN, len(rader), bevis.root([bevis.leaf_hash(bevis.entry(rad)) for rad in rader])
        ):
            yield "the checkpoint is not that of the log"
        elif flis.root(len(rader)) != Checkpoint.read(note.text).root:
            yield "the tiles have another root than the checkpoint"
        beholdt = dict(log.reader.fetch("SELECT size, root FROM checkpoints", ()))
        for storrelse, rot in beholdt.items():
            self._rotter[storrelse].add(rot)
        if uten_rad := set(flis.kept()) - set(beholdt):
            yield f"files of checkpoints that are not in the table: {uten_rad}"
        yield from self._to_rotter()

    def _notene(self) -> Iterator[Path]:
        """Every place where something signed stands."""
        yield from (self._mappe / BEVIS / KEPT).glob("[0-9]*")
        for sti in (self._mappe / BEVIS / CHECKPOINT, self._mappe / NOKLER / "hendelser.siste"):
            if sti.exists():
                yield sti


@pytest.fixture(scope="module")
def grunnlag(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A log with a key, of which nothing is published; and the vkey."""
    mappe = tmp_path_factory.mktemp("utgivelse")
    with_log = new_log(f"sqlite:///{mappe / LOGG}")
    with_log.append(row("logg:1", topic=DEMO))
    with_log.append(*(row("lop-1", nr) for nr in range(1, FULL_FLIS)))
    with_log.close()
    return mappe, signing.make_key(mappe / NOKLER, "hendelser", ORIGIN)


@pytest.fixture
def mappe(grunnlag: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(grunnlag[0], tmp_path / "logg")


@contextmanager
def utgiver(mappe: Path, styring: Styring) -> Iterator[Callable[[str], int]]:
    """Publishes when it is called; says how that ended."""
    styring.gjelder(str(mappe))
    prosess = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.utgiver", str(mappe)],
        cwd=ROT,
        env={**styring.miljo, "PYTHONPATH": f"{ROT / 'src'}:{ROT}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )

    def gi_ut(hvordan: str) -> int:
        assert prosess.stdin is not None
        assert prosess.stdout is not None
        prosess.stdin.write(f"{hvordan}\n")
        return int(prosess.stdout.readline())

    with prosess:
        yield gi_ut
        assert prosess.stdin is not None
        prosess.stdin.close()


@pytest.mark.feil("F4", GANGER)
@pytest.mark.krav("K-374")
@pytest.mark.parametrize("feil", FEIL)
def test_broken_off_at_every_call_it_goes_on_and_no_file_or_root_is_another(
    feil: str, mappe: Path, grunnlag: tuple[Path, str], styring: Styring
) -> None:
    log = new_log(f"sqlite:///{mappe / LOGG}")
    vakt = Vakt(mappe, grunnlag[1])
    with utgiver(mappe, styring) as gi_ut:
        for _ in range(GANGER):
            brutt_av = 0
            for nr in range(1, 200):
                log.append(row("lop-1", log.reader.last()[0]))
                styring.feil(HVERT_KALL, FEIL[feil], fra=nr)
                utgang = gi_ut("helt")
                assert utgang in {0, -signal.SIGKILL}
                truffet = styring.truffet
                styring.ingen_feil()
                assert list(vakt.feil()) == [], f"after the fault at call {nr}"
                if nr % 2:  # the signer may have signed what was never published
                    log.append(row("lop-1", log.reader.last()[0]))
                assert gi_ut("helt") == 0
                assert [*vakt.feil(), *vakt.ved_enden(log)] == [], f"call {nr}"
                brutt_av += truffet
                if not truffet:
                    break
            assert brutt_av == nr - 1 > 15, "every call was tried"
    log.close()


@pytest.mark.feil("F7")
@pytest.mark.krav("K-374")
def test_after_a_power_cut_no_checkpoint_lacks_its_tiles_and_no_signature_is_forgotten(
    mappe: Path, styring: Styring, tmp_path: Path
) -> None:
    """Killed at each call and gone on, and then the power goes."""
    terning = ny_terning(2026)
    base, kutt = ta_opp(mappe, styring, ((HVERT_KALL, DREP, nr, 1) for nr in range(1, 40)))
    spor = list(styring.les_spor())
    kutt = sorted([*kutt, *(terning.randint(1, len(spor)) for _ in range(20))])
    disk, sett = Disk(base, terning, rot=mappe, uten=UTEN), 0
    for ende in kutt:
        for merke in spor[sett:ende]:
            disk.ta(merke)
        sett = ende
        for _ in range(2):
            assert list(etter_stromtap(disk, tmp_path, spor[:ende])) == [], f"cut at {ende}"


def test_a_disk_that_lies_of_its_syncs_is_found_out(
    mappe: Path, styring: Styring, tmp_path: Path
) -> None:
    """The test above must be able to fail: here nothing is on disk when it is said to be."""
    base, _ = ta_opp(mappe, styring, [(SYNK, LYV, 1, ALLE)] * 3)
    spor = list(styring.les_spor())
    disk = Disk(base, ny_terning(2026), rot=mappe, uten=UTEN)
    for merke in spor:
        disk.ta(merke)
    funn = [" ".join(etter_stromtap(disk, tmp_path, spor)) for _ in range(20)]
    assert any("is missing" in ett for ett in funn)
    assert any("forgotten" in ett for ett in funn)


def ta_opp(
    mappe: Path, styring: Styring, feil: Iterable[tuple[int, int, int, int]]
) -> tuple[Path, list[int]]:
    """Publish an event with each fault, and go on; the folder as it was, and how far each came."""
    kutt = []
    with utgiver(mappe, styring) as gi_ut:
        assert gi_ut("helt") == 0
        # not while this process has the log open: to close a copied file lets go of its locks
        sokkelen = shutil.ignore_patterns("sokkel")
        base = shutil.copytree(mappe, mappe.with_name("base"), ignore=sokkelen)
        log = new_log(f"sqlite:///{mappe / LOGG}")
        styring.spor(pa=True)
        for slag, fault, fra, ganger in feil:
            log.append(row("lop-1", log.reader.last()[0]))
            styring.feil(slag, fault, fra=fra, ganger=ganger)
            gi_ut("helt")
            styring.ingen_feil()
            kutt.append(len(list(styring.les_spor())))
            assert gi_ut("helt") == 0
            kutt.append(len(list(styring.les_spor())))
    assert Tiles(mappe / BEVIS).size() == log.reader.last()[0]
    log.close()
    return base, kutt


def etter_stromtap(disk: Disk, mappe: Path, spor: Sequence[Merke]) -> Iterator[str]:
    """What is wrong with the files that one disk held, after all that had happened."""
    bilde = mappe / "bilde"
    shutil.rmtree(bilde, ignore_errors=True)
    bilde.mkdir()
    disk.strommen_gar(bilde)
    flis = Tiles(bilde / BEVIS)
    try:
        punkt = Checkpoint.read(flis.kept_note(flis.size()).text)
        bunter = range(-(-punkt.size // WIDTH))
        bunt = [flis.entries(nr, min(WIDTH, punkt.size - nr * WIDTH)) for nr in bunter]
        blader = [bevis.leaf_hash(ett) for entries in bunt for ett in entries]
        if not punkt.root == flis.root(punkt.size) == bevis.root(blader):
            yield "the tiles have another root than the checkpoint"
    except LogError as mangler:
        yield str(mangler)
    navnene = [Path(m.sti) for m in spor if m.slag == NAVN]
    utgitt = [int(sti.name) for sti in navnene if sti.parent.name == KEPT]
    if husket(bilde / NOKLER / "hendelser.siste") < max(utgitt, default=0):
        yield "the signer has forgotten a signature that had left it"


def husket(fil: Path) -> int:
    """The size that the signer remembers to have signed; a torn memory is none."""
    try:
        return Checkpoint.read(Note.read(fil.read_bytes()).text).size
    except LogError:
        return -1


def test_files_written_where_they_are_to_stand_are_found_out(
    mappe: Path, grunnlag: tuple[Path, str], styring: Styring
) -> None:
    """The test above must be able to fail: here the publishing does what it must not."""
    log = new_log(f"sqlite:///{mappe / LOGG}")
    vakt = Vakt(mappe, grunnlag[1])
    with utgiver(mappe, styring) as gi_ut:
        assert gi_ut("brutt") == 0
        assert [*vakt.feil(), *vakt.ved_enden(log)] == []
        log.append(row("lop-1", log.reader.last()[0]))
        styring.feil(HVERT_KALL, DREP, fra=2)
        gi_ut("brutt")
        styring.ingen_feil()
        utgang = gi_ut("brutt")
        funn = [*vakt.feil(), *vakt.ved_enden(log)]
    assert utgang or funn
    log.close()
