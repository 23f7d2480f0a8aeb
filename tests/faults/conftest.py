"""Faults below Python, for the tests that ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.styring import Styring, bygd

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled shim of this run."""
    return bygd(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def styring(shim: Path, tmp_path: Path) -> Iterator[Styring]:
    """What steers the faults of one test; its log goes in a folder of its own."""
    with Styring(shim, tmp_path) as side:
        yield side
