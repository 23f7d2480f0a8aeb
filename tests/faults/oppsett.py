"""A house with KS and some kommuner in it, for the fault tests, and commands to give it."""

from __future__ import annotations

import random
import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

from innforing.application.kommando import Gjort, Kommando
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_ekte
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from tests.faults.antall import antall

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from innforing.application.kommando import Svar

OPPSETT = Aktor(person=None, rolle=Rolle.OPPSETT, organ="system")
KS = Aktor(person="ks-leder", rolle=Rolle.LEDER, organ="ks")
ORGANER = tuple(f"organ:kommune-k{nr}" for nr in range(antall(6, 240)))
"""Enough that no body gets thousands of roles before a fault comes."""


def nytt_hus(db: str, mappe: Path) -> Innstillinger:
    """A new ekte log with KS, its leader, and a body for each of some kommuner."""
    innstillinger = Innstillinger(db, keys_db=f"sqlite:///{mappe / 'nokler.sqlite'}")
    oppgrader(innstillinger)
    opprett_ekte(innstillinger)
    leder = {"person": KS.person, "rolle": "leder", "fra": "2020-01-01"}
    with Hus(innstillinger) as hus:
        ks = {"organtype": "ks", "navn": "KS", "roller": [leder]}
        gjort(hus, kommando("opprett_organ", "organ:ks", ks, aktor=OPPSETT))
        for organ in ORGANER:
            kommune = organ.rpartition("-")[2]
            data = {"organtype": "kommune", "navn": kommune, "kommune": kommune}
            gjort(hus, kommando("opprett_organ", organ, data))
    return innstillinger


def kommando(
    steg: str,
    pa: str,
    data: dict[str, Any],
    *,
    aktor: Aktor = KS,
    id: str | None = None,
    sett_versjon: int | None = None,
) -> Kommando:
    """One command; a new id unless one is given."""
    return Kommando(
        id=id or str(uuid.uuid4()),
        steg=steg,
        pa=pa,
        aktor=aktor,
        data=data,
        sett_versjon=sett_versjon,
    )


def gi_roller(id: str, organ: str, mange: int) -> Kommando:
    """A command of so many events; each names the command, so that a fact is known again."""
    roller = [
        {"person": person, "rolle": "medlem", "fra": "2024-01-01"} for person in personer(id, mange)
    ]
    return kommando("gi_rolle", organ, {"roller": roller}, id=id)


def personer(id: str, mange: int) -> Sequence[str]:
    """The persons that `gi_roller` names."""
    return [f"{id}.{nr}" for nr in range(mange)]


def ny_terning(fro: object) -> random.Random:
    """Chance that comes again with the same seed."""
    return random.Random(str(fro))  # noqa: S311, nothing is to be kept secret


def tilfeldig_id(terning: random.Random) -> str:
    """A command id that comes again with the same seed."""
    return str(uuid.UUID(int=terning.getrandbits(128), version=4))


def gjort(hus: Hus, k: Kommando) -> Gjort:
    """Take a step that must succeed."""
    svar = hus.ta_steg(k)
    assert isinstance(svar, Gjort), svar
    return svar


def samtidig(hus: Hus, kommandoer: Sequence[Kommando]) -> list[Svar]:
    """Take each step from a thread of its own, all let go at once."""
    start = Barrier(len(kommandoer))

    def ta(k: Kommando) -> Svar:
        start.wait()
        return hus.ta_steg(k)

    with ThreadPoolExecutor(len(kommandoer)) as traader:
        return list(traader.map(ta, kommandoer))
