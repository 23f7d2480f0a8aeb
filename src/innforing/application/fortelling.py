"""The form of a story: what may stand in `scenarios/*.toml` (hus.md §8)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal, Self, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from innforing.application.lesing import nermeste
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.verdi import Kode
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.katalog import HENDELSER, STEG

if TYPE_CHECKING:
    from collections.abc import Iterable

Tid: TypeAlias = datetime | date
"""As TOML reads it; a bare date means what its field says."""

Tabell: TypeAlias = dict[str, object]
"""Anything TOML can hold, on its way to a strict model."""


def _rolle(verdi: object) -> object:
    koder = {str(rolle.value): rolle for rolle in Rolle}
    if not isinstance(verdi, str) or verdi not in koder:
        raise PydanticCustomError("rolle", f"expected a role.{nermeste(str(verdi), koder)}")
    return koder[verdi]


def _en_eller_flere(verdi: object) -> object:
    return (verdi,) if isinstance(verdi, str) else _som_tuppel(verdi)


def _som_tuppel(verdi: object) -> object:
    return tuple(verdi) if isinstance(verdi, list) else verdi


def _kjent(verdi: str, kjente: Iterable[str], hva: str) -> str:
    if verdi not in (alle := list(kjente)):
        raise PydanticCustomError("ukjent", f"unknown {hva} «{verdi}».{nermeste(verdi, alle)}")
    return verdi


def _steg(verdi: str) -> str:
    return _kjent(verdi, STEG, "step")


def _hendelse(verdi: str) -> str:
    return _kjent(verdi, HENDELSER, "event")


def _vilkar(verdi: str) -> str:
    return _kjent(verdi, VILKAR, "guard")


Strom = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Strommer = Annotated[tuple[Strom, ...], BeforeValidator(_en_eller_flere), Field(min_length=1)]
Hendelsesnavn = Annotated[str, BeforeValidator(_hendelse)]
Hendelsesrekke = Annotated[tuple[Hendelsesnavn, ...], BeforeValidator(_som_tuppel)]
Vilkarsnavn = Annotated[str, BeforeValidator(_vilkar)]
Vilkarsrekke = Annotated[tuple[Vilkarsnavn, ...], BeforeValidator(_som_tuppel)]
Kodeliste = Annotated[tuple[Kode, ...], BeforeValidator(_som_tuppel)]
Krav = Annotated[str, StringConstraints(pattern=r"^[KTS]-\d{2,3}$")]


class Form(BaseModel):
    """Frozen, strict, and without unknown fields."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Hvem(Form):
    """An alias: a person of the story in a role for a body; all may hold `{kommune}`."""

    person: str | None = None
    """None only for the set-up of the log, which has no person."""
    rolle: Annotated[Rolle, BeforeValidator(_rolle)]
    organ: str
    navn: str | None = None
    """What the person is called; «(eksempel)» is added."""

    @model_validator(mode="after")
    def _uten_person(self) -> Self:
        if (self.person is None) != (self.rolle in (Rolle.OPPSETT, Rolle.PROSESS)):
            raise PydanticCustomError("person", "give a person, except to the set-up of the log")
        return self


class Utvalg(Form):
    """Kommuner of the register on the day of the step, less those in `uten`."""

    fylke: str | None = None
    diginettverk: str | None = None
    helseregion: str | None = None
    liste: str | None = None
    uten: Kommunevalg = ()


Kommunevalg: TypeAlias = Annotated[
    Literal["alle"] | Kodeliste | Utvalg, Field(union_mode="left_to_right")
]
"""`"alle"`, a list of ids, or a table such as `{fylke = "46"}` or `{liste = "de93"}`."""


class ForHver(Form):
    """One entry that stands for a step per kommune; `{kommune}` and `{navn}` are filled in."""

    kommuner: Kommunevalg


class Stegpost(Form):
    """One `[[steg]]`: who takes which step on what, and what must come of it."""

    dato: Tid
    """When it is recorded; a bare date is 09:00 that day."""
    gjelder: Tid | None = None
    """When it takes effect, if that is another moment; a bare date is 00:00."""
    hvem: Strommer
    pa: Strommer
    tar: Annotated[str, BeforeValidator(_steg)]
    med: Tabell = Field(default_factory=dict)
    hver: dict[str, list[object]] = Field(default_factory=dict)
    """Fields that differ: one value for each of `pa`, `hvem` or the kommuner."""
    for_hver: ForHver | None = None
    gir: Hendelsesrekke | None = None
    """The events of the step's own stream, in order."""
    gir_ogsa: dict[Hendelsesnavn, int] = Field(default_factory=dict)
    """Consequences on other streams: event → how many."""
    avvises: Vilkarsrekke | None = None
    """Every unmet guard, blocks before warnings."""

    @model_validator(mode="after")
    def _ett_utfall(self) -> Self:
        if self.gir is not None and self.avvises is not None:
            raise PydanticCustomError("utfall", "expected gir or avvises, not both")
        return self

    @model_validator(mode="after")
    def _like_lange(self) -> Self:
        lengder = {len(verdier) for verdier in self.hver.values()}
        if self.for_hver is None:
            lengder |= {len(felt) for felt in (self.pa, self.hvem) if len(felt) > 1}
        elif len(self.pa) > 1 or len(self.hvem) > 1:
            raise PydanticCustomError("lister", "with for_hver, pa and hvem are one text each")
        if len(lengder) > 1:
            raise PydanticCustomError("lengder", "expected lists of equal length in pa, hvem, hver")
        return self

    @property
    def antall(self) -> int:
        """How many steps it stands for, where no kommuner are chosen."""
        return max(len(self.pa), len(self.hvem), *(len(v) for v in self.hver.values()), 1)


class Forventning(Form):
    """One `[[forvent]]`: a question of `sporsmal.py`, and the answer it must give."""

    per: Tid | None = None
    """How it was at the end of that day; None: at the end of the story."""
    kjent: Tid | None = None
    """As it was known at the end of that day."""
    spor: str
    om: Tabell = Field(default_factory=dict)
    svar: object
    """A table names only what it cares for; everything else must be equal."""


class Fortelling(Form):
    """One story, or a world that stories share."""

    tittel: Annotated[str, StringConstraints(min_length=1)]
    kilde: Annotated[str, StringConstraints(min_length=1)]
    om: str = ""
    eksempeldata: Literal[True]
    """People, answers and dates of a story are invented, and it says so."""
    krav: Annotated[tuple[Krav, ...], BeforeValidator(_som_tuppel)] = ()
    bruker: Kodeliste = ()
    """Names of worlds: `felles/<name>.toml` beside the story."""
    hvem: dict[Kode, Hvem] = Field(default_factory=dict)
    lister: dict[Kode, Kommunevalg] = Field(default_factory=dict)
    steg: Annotated[tuple[Stegpost, ...], BeforeValidator(_som_tuppel)] = ()
    forvent: Annotated[tuple[Forventning, ...], BeforeValidator(_som_tuppel)] = ()
