"""The kinds of activity that the sources name can be planned and registered."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.aktiviteter import Aktivitetsart

KILDENES = {
    "K-173": "gevinstarbeid",
    "K-174": "ros_og_dpia",
    "K-175": "arbeidsprosesser",
    "K-176": "endringsledelse",
    "K-177": "tjenestemodell",
    "K-178": "anskaffelse",
    "K-179": "leverandordialog",
    "K-180": "teknisk_stotte",
    "K-181": "opplaering",
    "K-182": "erfaringsdeling",
    "K-183": "overgang_til_drift",
    "K-184": "oppfolging",
    "K-185": "evaluering",
}


@pytest.mark.krav("K-173", "K-174", "K-175", "K-176", "K-177", "K-178", "K-179")
@pytest.mark.krav("K-180", "K-181", "K-182", "K-183", "K-184", "K-185")
def test_hver_type_aktivitet_i_kildene_finnes() -> None:
    arter = {str(art.value) for art in Aktivitetsart}
    assert {krav for krav, art in KILDENES.items() if art not in arter} == set()
