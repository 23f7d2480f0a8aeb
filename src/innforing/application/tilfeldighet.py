"""Chance from outside: the operating system, or a demo log's seed (issue A, point 2)."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from innforing.registers.forsegling import ny_id

if TYPE_CHECKING:
    from collections.abc import Callable

    Bytekilde = Callable[[int], bytes]


def fra_fro(fro: str, kommando: str) -> Bytekilde:
    """Bytes drawn from SHA-256(log seed ‖ command id ‖ counter): the same story, the same bytes."""
    teller = 0
    rest = b""

    def trekk(antall: int) -> bytes:
        nonlocal teller, rest
        while len(rest) < antall:
            rest += hashlib.sha256(f"{fro}\n{kommando}\n{teller}".encode()).digest()
            teller += 1
        ut, rest = rest[:antall], rest[antall:]
        return ut

    return trekk


def fra_systemet(_kommando: str) -> Bytekilde:
    """Bytes from the operating system, whatever the command."""
    return os.urandom


def demo_person(fro: str, navn: str) -> str:
    """The person id (UUIDv4 form) that a name in a story stands for, in a log with that seed."""
    return ny_id(fra_fro(fro, f"person {navn}"))
