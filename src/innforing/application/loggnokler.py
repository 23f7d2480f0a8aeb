"""The keys of a log and of its read log: what they are called, made, and checked with (§4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.eventlog.notes import VerifierKey
from innforing.eventlog.signing import make_key

if TYPE_CHECKING:
    from pathlib import Path

HENDELSESLOGG: Final = "hendelser"
INNSYNSLOGG: Final = "innsyn"
DEMOVERT: Final = "demo.innforing.example"
"""The host in the name of a demo log's key: no such host can be (RFC 2606)."""


def verifikasjonsnokler(mappe: Path, stamme: str = HENDELSESLOGG) -> tuple[VerifierKey, ...]:
    """The keys by which the checkpoints of a log can be checked; the one that signs now first."""
    filer = sorted(mappe.glob(f"{stamme}*.vkey"), key=lambda fil: (len(fil.name), fil.name))
    return tuple(VerifierKey.read(fil.read_text("utf-8")) for fil in filer)


def er_demo(mappe: Path) -> bool:
    """Whether a log is signed as a demo log is, as far as its keys tell."""
    return any(nokkel.name.startswith(f"{DEMOVERT}/") for nokkel in verifikasjonsnokler(mappe))


def lag_nokler(mappe: Path, vert: str, serie: int = 1) -> tuple[str, str]:
    """Make the keys of the log and of its read log; the two vkeys to hand out."""
    logg = make_key(mappe, HENDELSESLOGG, f"{vert}/{HENDELSESLOGG}/{serie}")
    return logg, make_key(mappe, INNSYNSLOGG, f"{vert}/{INNSYNSLOGG}/{serie}")
