"""Materiell that the tests begin from."""

from __future__ import annotations

from datetime import date

from innforing.domain.materiell.steg.registrer_materiell import MateriellRegistrert
from innforing.domain.materiell.verdier import Materielltype

ROS_MAL = MateriellRegistrert(
    art=Materielltype.ROS_MAL,
    losning="kjernejournal",
    tittel="ROS for kjernejournal",
    utgave="1.0",
    oppdatert=date(2024, 1, 10),
    forvalter="program-kj",
    delvis_utfylt=True,
    laget_med=("bergen",),
)
