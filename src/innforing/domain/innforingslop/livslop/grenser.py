"""Days and numbers that the rules of 2024.1 speak of (livslop.md §2: settings)."""

from __future__ import annotations

from datetime import timedelta

GAMMEL_VURDERING = timedelta(days=365)
"""A verdict older than this is asked about when it is laid to ground (K-054)."""

VARSEL_FOR_PLAN = timedelta(days=14)
"""How long before approval the koordineringsgruppe is told of a B løp or felles prosess (K-110)."""

SVARTID = timedelta(days=14)
"""The time a kommune is given to answer before the short time is asked about."""

LOP_PER_LEDER = 2
"""Løp that one person may lead at the same time before capacity is asked about (K-115)."""
