"""What a fordelingsnøkkel counts: kommuner and folketall per diginettverk, by year (K-265).

The kommuner are counted in the register of kommuner as of 1 January; the folketall stands in
`fakta/folketall.toml`, which names its source. Neither decides an amount: the table does (K-263).
"""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from innforing.registers.kommuner import DatoUtenforRegisteret, Kommuneregister


class Nettverkstall(NamedTuple):
    """The figures of one diginettverk."""

    nettverk: str
    kommuner: int
    folketall: int


@cache
def _folketall() -> dict[int, dict[str, int]]:
    tekst = files("innforing.registers").joinpath("fakta/folketall.toml").read_text("utf-8")
    return {int(ar): tall for ar, tall in tomllib.loads(tekst).items()}


def folketallsar() -> tuple[int, ...]:
    """The years that folketall is known for, earliest first."""
    return tuple(sorted(_folketall()))


def nettverkstall(
    register: Kommuneregister, *, kommuner_ar: int, folketall_ar: int
) -> tuple[Nettverkstall, ...]:
    """The figures of every diginettverk; none when a year is not in the registers."""
    folketall = _folketall().get(folketall_ar, {})
    dag = date(kommuner_ar, 1, 1)
    try:
        nettverk = register.diginettverk(dag)
    except DatoUtenforRegisteret:
        return ()
    return tuple(
        Nettverkstall(n.id, len(register.i_diginettverk(n.id, dag)), folketall[n.id])
        for n in nettverk
        if n.id in folketall
    )
