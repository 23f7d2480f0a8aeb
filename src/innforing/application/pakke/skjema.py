"""What every event must hold, for those who have not our code: `skjema.json` of a bundle."""

from __future__ import annotations

from innforing.domain.grunnmur.aggregat import slangenavn
from innforing.domain.katalog import HENDELSER
from innforing.eventlog.mapper import find_upcasters


def skjema() -> dict[str, dict[str, object]]:
    """Topic → highest version, fields, those that must be there, and which versions are read."""
    fremforere = set(find_upcasters())
    return {
        emne: {
            "versjon": hendelse.versjon,
            "felt": [n for n, felt in hendelse.model_fields.items() if not felt.exclude],
            "pakrevd": [n for n, felt in hendelse.model_fields.items() if felt.is_required()],
            "oppgraderes": [
                versjon
                for versjon in range(1, hendelse.versjon)
                if (slangenavn(emne), versjon) in fremforere
            ],
            "tekst": hendelse.tekst._asdict(),
        }
        for emne, hendelse in HENDELSER.items()
    }
