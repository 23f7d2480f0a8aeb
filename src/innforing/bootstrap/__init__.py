"""Settings from the environment, and the house they put together."""

from innforing.bootstrap.apning import (
    DEMOFRO,
    demolog,
    oppgrader,
    opprett_demo,
    opprett_ekte,
    stille,
)
from innforing.bootstrap.hus import Hus, klokke
from innforing.bootstrap.innstillinger import Innstillinger, datamappe
from innforing.bootstrap.utgiving import tidsstempling_for, utgivelse_for, utgivere_for

__all__ = [
    "DEMOFRO",
    "Hus",
    "Innstillinger",
    "datamappe",
    "demolog",
    "klokke",
    "oppgrader",
    "opprett_demo",
    "opprett_ekte",
    "stille",
    "tidsstempling_for",
    "utgivelse_for",
    "utgivere_for",
]
