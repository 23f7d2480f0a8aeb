"""What is installed is what was written: the wheel carries every file of the package."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.house.kilder import ROT, SRC


def test_the_wheel_carries_every_file_of_the_package(tmp_path: Path) -> None:
    bygg = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(bygg, cwd=ROT, capture_output=True, check=True)
    (hjul,) = tmp_path.glob("*.whl")
    i_hjulet = set(zipfile.ZipFile(hjul).namelist())
    skrevet = {
        f"innforing/{fil.relative_to(SRC).as_posix()}"
        for fil in SRC.rglob("*")
        if fil.is_file() and "__pycache__" not in fil.parts
    }
    assert sorted(skrevet - i_hjulet) == []
    assert "innforing/py.typed" in i_hjulet
