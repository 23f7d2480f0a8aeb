"""Addresses that come from outside: only those of our own pages are followed."""

from __future__ import annotations

from urllib.parse import urlsplit


def lokal(adresse: str | None, ellers: str = "/") -> str:
    """The address when it is one of ours, else `ellers`: nobody is sent on to another site."""
    if not adresse or not adresse.startswith("/") or "\\" in adresse or not adresse.isprintable():
        return ellers
    deler = urlsplit(adresse)
    return ellers if deler.scheme or deler.netloc or adresse.startswith("//") else adresse
