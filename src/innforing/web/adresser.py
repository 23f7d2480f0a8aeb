"""Addresses: those from outside are followed only when they are ours, and how one is sent on."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.responses import RedirectResponse


def lokal(adresse: str | None, ellers: str = "/") -> str:
    """The address when it is one of ours, else `ellers`: nobody is sent on to another site."""
    if not adresse or not adresse.startswith("/") or "\\" in adresse or not adresse.isprintable():
        return ellers
    deler = urlsplit(adresse)
    return ellers if deler.scheme or deler.netloc or adresse.startswith("//") else adresse


def videre(adresse: str) -> RedirectResponse:
    """Go on to another page, as a form that was taken is answered."""
    return RedirectResponse(adresse, HTTPStatus.SEE_OTHER)
