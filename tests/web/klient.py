"""A reader without a browser: signed in as somebody of the demo, asking the program directly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.testclient import TestClient

from innforing.web.innlogging import Verv, alle_verv

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI
    from httpx2 import Response

    from innforing.bootstrap import Hus

EGEN: Final = {"sec-fetch-site": "same-origin"}
"""What a browser says of a form of our own."""


class Klient(TestClient):
    """Follows no redirect by itself; a test asks for what it wants to see."""

    def __init__(self, app: FastAPI, hus: Hus) -> None:
        """Not signed in yet; cookies that ask for TLS are kept, for the address has it."""
        super().__init__(app, base_url="https://testserver", headers=EGEN, follow_redirects=False)
        self.hus = hus

    def logg_inn(self, rolle: str, organ: str, person: str | None = None) -> Verv:
        """Be the first who holds the office, or the one named."""
        verv = next(
            v
            for v in alle_verv(self.hus, self.hus.na())
            if (v.rolle.value, v.organ) == (rolle, organ) and person in (None, v.person)
        )
        svar = self.sporr("/innlogging", person=verv.person, rolle=rolle, organ=organ)
        assert svar.status_code == 303, svar.text
        return verv

    def sporr(self, sti: str, **felt: str) -> Response:
        """Post a form."""
        return self.post(sti, data=felt)

    def vis(self, sti: str, **sporring: str) -> str:
        """A page that must be there, as HTML."""
        # an empty set of parameters would take away those that stand in the address
        svar = self.get(sti, params=sporring or None)
        assert svar.status_code == 200, (svar.status_code, svar.text[:2000])
        return str(svar.text)

    def med(self, hoder: Mapping[str, str]) -> Klient:
        """The same reader, whose browser says something more."""
        self.headers.update(hoder)
        return self
