"""`verify_log.py` over a whole bundle, beside `sha256sum` over the same bytes."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psutil

from benchmarks.figures import ROOT
from benchmarks.readings.figure import Figure, timed

if TYPE_CHECKING:
    from pathlib import Path

LIMIT_S, LIMIT_GB = 60, 2
FULL = 1_000_000
PAUSE_S = 0.1


def verified(bundle: Path, vkey: str) -> tuple[float, float, str]:
    """Seconds, the most memory of all its processes at once, and its last line."""
    words = [sys.executable, str(ROOT / "trust/verify_log.py"), str(bundle), "--vkey", vkey]
    began, most = time.perf_counter(), 0
    with subprocess.Popen([*words, "--en"], stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            most = max(most, _memory(process.pid))
            time.sleep(PAUSE_S)
        took = time.perf_counter() - began
        said = process.stdout.read().strip() if process.stdout else ""
    if process.returncode:
        raise SystemExit(f"verify_log.py answered {process.returncode}:\n{said}")
    return took, most / 1e9, said.splitlines()[-1]


def _memory(pid: int) -> int:
    """Bytes of a process and its children that no other process shares, and the largest share."""
    try:
        whole = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        return sum(one.memory_full_info().pss for one in whole)
    except psutil.NoSuchProcess:
        return 0


def hashed(bundle: Path) -> float:
    """Seconds of `sha256sum` over every file."""
    names = sorted(str(one) for one in bundle.rglob("*") if one.is_file())
    listed = "\0".join(names).encode()
    words = ["/usr/bin/env", "xargs", "-0", "sha256sum"]
    return timed(lambda: subprocess.run(words, input=listed, stdout=subprocess.DEVNULL, check=True))


def measure(bundle: Path, vkey: str, events: int) -> Figure:
    """Both, the files already in the page cache for both."""
    hashed(bundle)
    took, memory, _ = verified(bundle, vkey)
    peer = hashed(bundle)
    size = sum(one.stat().st_size for one in bundle.rglob("*") if one.is_file()) / 1e9
    goal = f"≤ {LIMIT_S} s, ≤ {LIMIT_GB} GB" if events >= FULL else "–"
    return Figure(
        f"verify_log.py of {events:,} events, {size:.2f} GB",
        f"sha256sum over the same files ({peer:.1f} s)",
        f"**{took:.1f} s**, {memory:.2f} GB ({took / peer:.1f}×)",
        goal,
        None if events < FULL else took <= LIMIT_S and memory <= LIMIT_GB,
    )
