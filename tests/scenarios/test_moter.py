"""The meetings of the group: what it decides carries the steps of the løp, nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.application.kontroll import kontroller
from innforing.application.replay import kontroller_replay
from innforing.application.scenario import kjor
from innforing.bootstrap import Hus
from tests.application.demohus import innstillinger, kopi
from tests.scenarios.verdener import MOTENE, les

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.krav("K-103", "K-104", "K-109", "K-111", "K-118", "K-375")
def test_motene_fortelles_og_det_gruppen_beslutter_baerer_stegene(
    bare_verden: Path, tmp_path: Path
) -> None:
    with Hus(innstillinger(kopi(bare_verden, tmp_path))) as hus:
        kjort = kjor(hus, [les(MOTENE)])
        assert kjort.steg > 0
        assert kontroller(hus).brudd == ()
        assert kontroller_replay(hus.verksted) == kjort.avtrykk
