"""How many times a fault is tried: few in every run, many before a release."""

from __future__ import annotations

import os

RELEASE = "INNFORING_RELEASE"


def antall(ci: int, release: int) -> int:
    """Give the count of this run: `ci` in every `./test`, `release` in `./test --release`."""
    return release if os.environ.get(RELEASE) == "1" else ci
