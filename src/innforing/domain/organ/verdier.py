"""Which part a person stands for in a body, and the period a role is held."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aktor import Organtype, Part, Rolle
from innforing.domain.grunnmur.verdi import Kode, Notat, Verdi


class Rolletildeling(Verdi):
    """A role given to a person; who gave it is added by the step."""

    person: Kode
    rolle: Rolle
    fra: date
    til: date | None = None
    """The last day the role is held; None: until further notice."""
    part: Part | None = None
    fullmakt: Notat | None = None
    """Where the fullmakt to answer for a kommune is found: a reference, never a name."""
    frikjopt: bool = False
    """Bought free with national funds (K-122)."""

    @model_validator(mode="after")
    def _til_etter_fra(self) -> Self:
        if self.til is not None and self.til < self.fra:
            raise PydanticCustomError("periode", "til must not be before fra")
        if self.rolle in (Rolle.PROSESS, Rolle.OPPSETT):
            raise PydanticCustomError("rolle", "no person can hold this role")
        return self

    def gjelder(self, dato: date) -> bool:
        """Whether the role is held on the day."""
        return self.fra <= dato and (self.til is None or dato <= self.til)

    def overlapper(self, annen: Rolletildeling) -> bool:
        """Whether there is a day when both are held."""
        return self.gjelder(annen.fra) or annen.gjelder(self.fra)


class Rolleperiode(Rolletildeling):
    """A role as it is or was held, and who gave it."""

    gitt_av: str | None = None
    """Person id; None when the log was set up."""

    @classmethod
    def av(cls, tildeling: Rolletildeling, gitt_av: str | None) -> Self:
        """The period of a role that somebody gave."""
        felt = {navn: getattr(tildeling, navn) for navn in Rolletildeling.model_fields}
        return cls(**felt, gitt_av=gitt_av)


ROLLER_BARE_I: dict[Rolle, tuple[Organtype, ...]] = {
    Rolle.KONTAKTPERSON_EHELSE: (Organtype.REGIONAL_GRUPPE, Organtype.DIGINETTVERK),
    Rolle.NETTVERKSRESSURS: (Organtype.REGIONAL_GRUPPE, Organtype.DIGINETTVERK),
    Rolle.FULLMEKTIG: (Organtype.KOMMUNE,),
}
"""Roles that belong to certain bodies only (K-217, K-218): a network may hold them (K-017)."""

KODER: dict[Organtype, str] = {
    Organtype.KOORDINERINGSGRUPPE: "koordineringsgruppen",
    Organtype.KS: "ks",
    Organtype.NHN: "nhn",
    Organtype.HELSEDIREKTORATET: "helsedirektoratet",
    Organtype.PROGRAM: "program-.+",
    Organtype.REGIONAL_GRUPPE: "regional-.+",
    Organtype.DIGINETTVERK: "digi-.+",
    Organtype.KOMMUNE: "kommune-.+",
    Organtype.ARBEIDSGRUPPE: "arbeidsgruppe-.+",
    Organtype.HELSEFAGLIG_GRUPPE: "helsefaglig.*",
}
"""What a body of each kind is called, as a pattern: of some there is one only (K-103), and no
group can take the name that a kommune or a region will have. The system itself is no body."""
