"""A rule names guards and authorities by name, so all of them must be read first."""

from __future__ import annotations

from innforing.domain.katalog import STEG

assert STEG
