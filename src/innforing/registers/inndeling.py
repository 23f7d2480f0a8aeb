"""The facts of kommuner.py: what a kommune, a fylke and a diginettverk is, read from `fakta/`."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kommune:
    """One kommune as it is on one day, as far as was known on another (K-384)."""

    id: str
    nummer: str
    navn: str
    visningsnavn: str
    offisielle_navn: tuple[str, ...]
    fylke: str
    fylkesnavn: str
    diginettverk: str
    helseregion: str
    folketall: int | None
    delt_fra: str | None = None

    @property
    def offisielt_navn(self) -> str:
        """All official names, Norwegian, Sámi and Kven, in the kommune's own order."""
        return " - ".join(self.offisielle_navn)


@dataclass(frozen=True, slots=True)
class Fylke:
    """One fylke, known by its number: a fylke that is divided ends, and its parts are new."""

    nummer: str
    navn: str
    offisielle_navn: tuple[str, ...]
    diginettverk: str
    helseregion: str
    delt_fra: str | None = None

    @property
    def offisielt_navn(self) -> str:
        """All official names, Norwegian, Sámi and Kven."""
        return " - ".join(self.offisielle_navn)


@dataclass(frozen=True, slots=True)
class Diginettverk:
    """One of the eleven diginettverk and the fylker it covers on the day asked for (K-268)."""

    id: str
    navn: str
    fylker: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Helseregion:
    """One helseregion and the numbers of every fylke, past and present, that belongs to it."""

    id: str
    navn: str
    fylker: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Datert(Generic[T]):
    """One fact with both its clocks: in effect from `gjelder`, known from `kjent`."""

    verdi: T
    gjelder: date
    kjent: date


def gjeldende(fakta: Iterable[Datert[T]], *, dato: date, kjent: date) -> T | None:
    """The last of the facts that is in effect on `dato` and was known on `kjent`."""
    treff = [f for f in fakta if f.gjelder <= dato and f.kjent <= kjent]
    return max(treff, key=lambda f: (f.gjelder, f.kjent)).verdi if treff else None


@dataclass(frozen=True, slots=True)
class Kommunefakta:
    """Everything the register holds of one kommune. A number of None means: it is no more."""

    id: str
    navn: str
    delt_fra: str | None
    nummer: tuple[Datert[str | None], ...]
    offisielle_navn: tuple[Datert[tuple[str, ...]], ...]
    folketall: tuple[Datert[int], ...]


@dataclass(frozen=True, slots=True)
class Fylkesfakta:
    """Everything the register holds of one fylke."""

    fylke: Fylke
    finnes: tuple[Datert[bool], ...]


@dataclass(frozen=True, slots=True)
class Inndeling:
    """All facts of the register, each with its two dates."""

    begynner: date
    kommuner: tuple[Kommunefakta, ...]
    fylker: tuple[Fylkesfakta, ...]
    diginettverk: tuple[tuple[str, str], ...]
    helseregioner: tuple[Helseregion, ...]
    skiller: tuple[date, ...]


def les_inndeling() -> Inndeling:
    """Read the two files of facts that come with the package."""
    mappe = files("innforing.registers") / "fakta"
    toml = _Fil.model_validate(tomllib.loads((mappe / "inndeling.toml").read_text("utf-8")))
    linjer = (mappe / "kommuner.txt").read_text("utf-8").splitlines()
    kommuner = tuple(_kommune(linje, toml) for linje in linjer if not linje.startswith("#"))
    fylker = tuple(_fylke(f, toml) for f in toml.fylke)
    dater = (*toml.endring, *toml.navneskifte, toml.folketall)
    return Inndeling(
        begynner=min(e.gjelder for e in toml.endring),
        kommuner=kommuner,
        fylker=fylker,
        diginettverk=tuple((n.id, n.navn) for n in toml.diginettverk),
        helseregioner=tuple(_helseregion(r, toml) for r in toml.helseregion),
        skiller=tuple(sorted({d for e in dater for d in (e.gjelder, e.kjent)})),
    )


class _Rad(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _Endring(_Rad):
    gjelder: date
    kjent: date
    kilde: str
    navn: str = ""


class _Navneskifte(_Endring):
    kommune: str
    for_: str = Field(alias="for")


class _Navngitt(_Rad):
    id: str
    navn: str


class _Fylke(_Rad):
    nummer: str
    navn: str
    offisielt: str = ""
    fra: str = "2020"
    til: str = ""
    delt_fra: str | None = None
    diginettverk: str
    helseregion: str


class _Fil(_Rad):
    endring: list[_Endring]
    folketall: _Endring
    navneskifte: list[_Navneskifte]
    diginettverk: list[_Navngitt]
    helseregion: list[_Navngitt]
    fylke: list[_Fylke]

    def endret(self, navn: str) -> _Endring:
        """The change with this name."""
        return next(e for e in self.endring if e.navn == navn)


def _datert(verdi: T, endring: _Endring) -> Datert[T]:
    return Datert(verdi, gjelder=endring.gjelder, kjent=endring.kjent)


def _navn(offisielt: str, navn: str) -> tuple[str, ...]:
    return tuple((offisielt or navn).split(" - "))


def _kommune(linje: str, toml: _Fil) -> Kommunefakta:
    id_, navn, n2020, n2024, folketall, offisielt, delt_fra = (linje.split("|") + [""] * 7)[:7]
    nummer: list[Datert[str | None]] = []
    if n2020 != "-":
        nummer.append(_datert(n2020, toml.endret("2020")))
    if n2024 != "=":
        nummer.append(_datert(None if n2024 == "-" else n2024, toml.endret("2024")))
    navnene = [_datert(_navn(offisielt, navn), toml.endret("2020"))]
    for skifte in toml.navneskifte:
        if skifte.kommune == id_:
            navnene = [_datert(_navn(skifte.for_, navn), toml.endret("2020"))]
            navnene.append(_datert(_navn(offisielt, navn), skifte))
    malt = () if folketall == "-" else (_datert(int(folketall), toml.folketall),)
    return Kommunefakta(id_, navn, delt_fra or None, tuple(nummer), tuple(navnene), malt)


def _fylke(rad: _Fylke, toml: _Fil) -> Fylkesfakta:
    finnes = [_datert(True, toml.endret(rad.fra))]  # noqa: FBT003  the fact itself is a truth value
    if rad.til:
        finnes.append(_datert(False, toml.endret(rad.til)))  # noqa: FBT003
    fylke = Fylke(
        nummer=rad.nummer,
        navn=rad.navn,
        offisielle_navn=_navn(rad.offisielt, rad.navn),
        diginettverk=rad.diginettverk,
        helseregion=rad.helseregion,
        delt_fra=rad.delt_fra,
    )
    return Fylkesfakta(fylke, tuple(finnes))


def _helseregion(rad: _Navngitt, toml: _Fil) -> Helseregion:
    fylker = tuple(f.nummer for f in toml.fylke if f.helseregion == rad.id)
    return Helseregion(rad.id, rad.navn, fylker)
