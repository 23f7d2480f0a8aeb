"""Reading story files: every error names the file, the line and what was expected."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from innforing.application.fortelling import Fortelling
from innforing.application.lesing import nermeste

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

    from innforing.application.fortelling import Hvem, Kommunevalg


class UgyldigFortelling(Exception):
    """The file is not a story; one sentence for each thing that is wrong."""

    def __init__(self, fil: str, *feil: str) -> None:
        """Name the file first in every sentence."""
        self.feil = tuple(f"{fil}{f}" for f in feil)
        super().__init__("\n".join(self.feil))


def fortellingsfiler() -> list[Path]:
    """The stories that come with the program, from the package or else from the checkout."""
    pakket = files("innforing") / "scenarios"
    if pakket.is_dir():
        with as_file(pakket) as mappe:
            return sorted(mappe.glob("*.toml"))
    return sorted((Path(__file__).parents[3] / "scenarios").glob("*.toml"))


@dataclass(frozen=True, slots=True)
class Innlest:
    """A story as it was read, and the worlds it uses."""

    navn: str
    """The file's name; command ids are made of it, so the same story is the same commands."""
    form: Fortelling
    verdener: tuple[Innlest, ...] = ()

    @property
    def hvem(self) -> dict[str, Hvem]:
        """Every alias of the story and of its worlds; the story's own go first."""
        arvet = {navn: hvem for verden in self.verdener for navn, hvem in verden.hvem.items()}
        return {**arvet, **self.form.hvem}

    @property
    def lister(self) -> dict[str, Kommunevalg]:
        """Every named list of kommuner, likewise."""
        arvet = {navn: valg for verden in self.verdener for navn, valg in verden.lister.items()}
        return {**arvet, **self.form.lister}


def les_fortellinger(stier: Sequence[Path]) -> tuple[Innlest, ...]:
    """Read the files and the worlds they use: each world once, before the stories."""
    verdener: dict[Path, Innlest] = {}
    fortellinger = {sti.resolve(): _les(sti, verdener, ()) for sti in stier}
    return (*verdener.values(), *(f for s, f in fortellinger.items() if s not in verdener))


def _les(sti: Path, verdener: dict[Path, Innlest], pa_vei: tuple[str, ...]) -> Innlest:
    fortelling = _les_en(sti)
    mappe = _fellesmappe(sti)
    brukt: list[Innlest] = []
    for navn in fortelling.bruker:
        verden = (mappe / f"{navn}.toml").resolve()
        if navn in pa_vei:
            raise UgyldigFortelling(sti.name, f": bruker: «{navn}» uses itself.")
        if not verden.is_file():
            kjente = [kjent.stem for kjent in mappe.glob("*.toml")]
            raise UgyldigFortelling(
                sti.name, f": bruker: there is no felles/{navn}.toml.{nermeste(navn, kjente)}"
            )
        if verden not in verdener:
            verdener[verden] = _les(verden, verdener, (*pa_vei, navn))
        brukt.append(verdener[verden])
    return Innlest(sti.name, fortelling, tuple(brukt))


def _fellesmappe(sti: Path) -> Path:
    """Where the worlds are: the story's own `felles`, or that of the folder above."""
    if sti.parent.name == "felles":
        return sti.parent
    egen = sti.parent / "felles"
    return egen if egen.is_dir() else sti.parent.parent / "felles"


def _les_en(sti: Path) -> Fortelling:
    try:
        tekst = sti.read_bytes().decode("utf-8")
    except OSError as feil:
        raise UgyldigFortelling(
            str(sti), f": {(feil.strerror or 'cannot be read').lower()}."
        ) from None
    except UnicodeDecodeError as feil:
        raise UgyldigFortelling(str(sti), f": byte {feil.start} is not UTF-8.") from None
    try:
        innhold = tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as feil:
        raise UgyldigFortelling(str(sti), f": {_toml_feil(str(feil))}") from None
    try:
        return Fortelling.model_validate(innhold)
    except ValidationError as feil:
        setninger = (_setning(tekst, en) for en in feil.errors(include_url=False))
        raise UgyldigFortelling(str(sti), *setninger) from None


def _toml_feil(melding: str) -> str:
    funnet = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", melding)
    if funnet is None:
        return f"not TOML: {melding}."
    hva, linje, kolonne = funnet.groups()
    return f", line {linje}, column {kolonne}: not TOML: {hva}."


def _setning(tekst: str, feil: ErrorDetails) -> str:
    sted = [ledd for ledd in feil["loc"] if not str(ledd).startswith(("literal[", "tuple[", "Utv"))]
    linje = _linje(tekst, sted)
    hvor = ".".join(str(ledd + 1 if isinstance(ledd, int) else ledd) for ledd in sted)
    melding = feil["msg"].rstrip(".")
    return f"{f', line {linje}' if linje else ''}: {hvor}: {melding}."


def _linje(tekst: str, sted: Sequence[int | str]) -> int | None:
    """The line of a field: under its table's heading, or the heading when it stands nowhere."""
    linjer = tekst.splitlines()
    hode = _hode(linjer, sted)
    forste = 0 if hode is None else hode
    siste = next(
        (i for i in range(forste + 1, len(linjer)) if linjer[i].lstrip().startswith("[")),
        len(linjer),
    )
    for felt in (re.escape(ledd) for ledd in reversed(sted) if isinstance(ledd, str)):
        for i in range(forste, siste):
            if re.match(rf"\s*\"?{felt}\"?\s*[=.]", linjer[i]):
                return i + 1
    return None if hode is None else hode + 1


def _hode(linjer: Sequence[str], sted: Sequence[int | str]) -> int | None:
    """Where the heading of the field's table stands: `[[steg]]` number n, or `[hvem.kari]`."""
    navn = re.escape(str(sted[0]))
    nummer = 0
    if len(sted) > 1 and isinstance(sted[1], int):
        nummer = sted[1]
    elif len(sted) > 1:
        navn += rf"\.\"?{re.escape(str(sted[1]))}\"?"
    hoder = [i for i, rad in enumerate(linjer) if re.match(rf"\s*\[\[?\s*{navn}\s*\]", rad)]
    return hoder[nummer] if nummer < len(hoder) else None
