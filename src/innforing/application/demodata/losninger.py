"""The løsninger of the history: ten kinds, in as many editions as there are løp for."""

from __future__ import annotations

from dataclasses import dataclass

from innforing.application.demodata.folk import program

SLAG = (
    ("Kjernejournal", "nasjonal_ehelselosning", False),
    ("Pasientens legemiddelliste", "nasjonal_ehelselosning", False),
    ("Velferdsteknologisk knutepunkt", "velferdsteknologi", False),
    ("DigiHelsestasjon", "kommunal_felleslosning", True),
    ("DigiHelse", "kommunal_felleslosning", False),
    ("Dokumentdeling", "ny_funksjon", False),
    ("Digital hjemmeoppfølging", "digital_hjemmeoppfolging", False),
    ("Elektronisk melding om fødsel", "journallosning", True),
    ("Trygghetsalarm med varsling", "velferdsteknologi", False),
    ("Støtte til dokumentasjon", "robot", False),
)
"""Name, category, and whether it concerns oppvekst too."""
LOP_PER_LOSNING = 8
TRINN = 0.85
"""When the last of them is registered, as a part of the history."""


@dataclass(frozen=True, slots=True)
class Losningsplan:
    """A løsning, and when it is registered."""

    id: str
    navn: str
    kategori: str
    oppvekst: bool
    liten: bool
    program: str
    program_nr: int
    nar: float
    """From 0 to 1, as a part of the history."""


def losningene(antall_lop: int) -> tuple[Losningsplan, ...]:
    """The first stand there from the beginning; the others come along the way."""
    antall = max(3, antall_lop // LOP_PER_LOSNING)
    return tuple(_losning(nr, antall) for nr in range(antall))


def _losning(nr: int, antall: int) -> Losningsplan:
    navn, kategori, oppvekst = SLAG[nr % len(SLAG)]
    utgave = nr // len(SLAG) + 1
    return Losningsplan(
        id=f"losning-{nr + 1}",
        navn=f"{navn} {utgave} (eksempel)",
        kategori=kategori if utgave == 1 else "ny_funksjon",
        oppvekst=oppvekst,
        liten=utgave > 1,
        program=program(nr),
        program_nr=nr,
        nar=0.0 if nr < antall // 4 + 1 else TRINN * nr / antall,
    )
