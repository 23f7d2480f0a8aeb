"""The five lines of the README, as they stand there, on the demo that `start` makes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from innforing.application.scenario import forste_tid, kjor
from innforing.application.scenario_fil import les_fortellinger
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_demo

ROT = Path(__file__).parents[1]
FORTELLING = ROT / "scenarios" / "s07_pll_ikke_klar.toml"


def fem_linjer() -> str:
    """The code of the README between its marks."""
    innhold = (ROT / "README.md").read_text("utf-8")
    funnet = re.search(
        r"<!-- five lines -->\n```python\n(.*?)```\n<!-- /five lines -->", innhold, re.DOTALL
    )
    assert funnet is not None
    return funnet[1]


def test_the_five_lines_of_the_readme_take_a_step(tmp_path: Path) -> None:
    """In a process of its own, as a reader of the README would run them."""
    kode = fem_linjer()
    assert len([linje for linje in kode.splitlines() if linje.strip()]) <= 5
    valgt = Innstillinger(f"sqlite:///{tmp_path / 'logg.sqlite'}")
    fortellinger = les_fortellinger([FORTELLING])
    na = forste_tid(fortellinger)
    assert na is not None
    oppgrader(valgt)
    opprett_demo(valgt, fro="innforing", na=na)
    with Hus(valgt) as hus:
        kjor(hus, fortellinger)
        for_ = len(hus.reader.stream("innforingslop:s07"))
    kjort = subprocess.run(
        [sys.executable, "-c", kode],
        env=os.environ | {"INNFORING_DB": str(tmp_path / "logg.sqlite")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert kjort.returncode == 0, kjort.stderr
    with Hus(valgt) as hus:
        *_, siste = hus.reader.stream("innforingslop:s07")
    assert (siste.topic, siste.stream_version) == ("MerknadGitt", for_ + 1)
