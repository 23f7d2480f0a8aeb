"""What several tests of proof need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trust import tidsstempel

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A time stamp authority of our own."""
    return tidsstempel.made(tmp_path_factory.mktemp("tsa"))
