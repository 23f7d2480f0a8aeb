"""How figures are told: the machine, percentiles, and the blocks of README that hold them."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def machine() -> str:
    """The machine, and how busy it was when it was asked."""
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, load average {os.getloadavg()[0]:.1f}, "
        f"{datetime.now(UTC):%Y-%m-%d}"
    )


def command() -> str:
    """How this run was begun, without the paths of this machine."""
    hidden = [Path(word).name if "/" in word else word for word in sys.argv[1:]]
    return " ".join(["benchmarks/run", Path(sys.argv[0]).stem, *hidden])


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent are not above."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def spread(values: Sequence[float]) -> str:
    """Median, and from least to most, of ratios."""
    return f"**{statistics.median(values):.2f}×** | {min(values):.2f}–{max(values):.2f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_readme(name: str, text: str) -> None:
    """Put figures between the marks of that name; at the end where there are none yet."""
    begin, end = f"<!-- figures: {name} -->", f"<!-- /figures: {name} -->"
    page = README.read_text("utf-8")
    if begin not in page:
        page = f"{page.rstrip()}\n\n{begin}\n{end}\n"
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    README.write_text(f"{before}{begin}\n{text.rstrip()}\n\n{end}{after}", "utf-8")
