"""Ours: each transition is a step through `Hus.ta_steg`, with all that belongs to it."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.engines.engine import HOLD, RESUME, WHY, named
from innforing.application.kommando import Gjort, Kommando
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_ekte
from innforing.domain.grunnmur.aktor import Aktor, Rolle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OPPSETT = Aktor(person=None, rolle=Rolle.OPPSETT, organ="system")
KS = Aktor(person="ks-leder", rolle=Rolle.LEDER, organ="ks")
GRUPPELEDER = Aktor(person="gruppeleder", rolle=Rolle.LEDER, organ="koordineringsgruppen")
TOPICS = ("LopSattPaVent", "LopGjenopptatt")


def ask(hus: Hus, steg: str, pa: str, aktor: Aktor, data: dict[str, Any]) -> int:
    """Take a step that must succeed; the position of its last event."""
    kommando = Kommando(
        id=str(uuid.uuid4()),
        steg=steg,
        pa=pa,
        aktor=aktor,
        data=data,
        korrelasjon=str(uuid.uuid4()),
    )
    svar = hus.ta_steg(kommando)
    assert isinstance(svar, Gjort), svar
    return svar.posisjon


def found(hus: Hus) -> None:
    """KS and the koordineringsgruppe, with a leader each."""
    for navn, organtype, leder, av in (
        ("ks", "ks", KS, OPPSETT),
        ("koordineringsgruppen", "koordineringsgruppe", GRUPPELEDER, KS),
    ):
        roller = [{"person": leder.person, "rolle": "leder", "fra": "2020-01-01"}]
        data = {"organtype": organtype, "navn": navn, "roller": roller}
        ask(hus, "opprett_organ", f"organ:{navn}", av, data)


def propose(hus: Hus, case: str, *, by: Aktor = GRUPPELEDER) -> int:
    """A new felles prosess, owned by the body of who proposes it."""
    forslag = {
        "tittel": f"Felles prosess {case}",
        "slag": "felles_prosess",
        "tema": "Trygg utskriving",
        "begrunnelse": "Kommunene ba om det",
    }
    return ask(hus, "foresla", f"innforingslop:{case}", by, forslag)


def move(hus: Hus, case: str, number: int, *, by: Aktor = GRUPPELEDER) -> int:
    """Put the løp on hold, or resume it."""
    vurderes = (hus.verksted.klokke() + timedelta(days=60)).date().isoformat()
    data = {HOLD: {"begrunnelse": WHY, "vurderes": vurderes}, RESUME: {}}
    steg = named(number)
    return ask(hus, steg, f"innforingslop:{case}", by, data[steg])


class House:
    """The whole house on one SQLite file."""

    name = "innforing"
    lacks = ""

    def __init__(self, folder: Path) -> None:
        keys = f"sqlite:///{folder / 'house-keys.sqlite'}"
        settings = Innstillinger(f"sqlite:///{folder / 'house.sqlite'}", keys_db=keys)
        oppgrader(settings)
        opprett_ekte(settings)
        self.hus = Hus(settings)
        found(self.hus)

    def enter(self) -> None:
        """The writer's thread is shared."""

    def leave(self) -> None:
        """Nothing to give up."""

    def begin(self, case: str) -> None:
        """A new løp."""
        propose(self.hus, case)

    def drive(self, cases: Sequence[str], transitions: int) -> None:
        """Step by step, one løp after the other."""
        for number in range(transitions):
            for case in cases:
                move(self.hus, case, number)

    def stored(self) -> int:
        """Events of the two steps in the log."""
        return sum(row.topic in TOPICS for row in self.hus.reader.under("innforingslop:"))

    def durability(self) -> str:
        """What a connection that is set up as the writer's says."""
        from innforing.eventlog.engines import make_engine  # noqa: PLC0415

        engine = make_engine(self.hus.innstillinger.db, "writer")
        with engine.connect() as connection:
            said = [
                str(connection.exec_driver_sql(f"PRAGMA {name}").scalar())
                for name in ("journal_mode", "synchronous")
            ]
        engine.dispose()
        return " ".join(said)

    def close(self) -> None:
        """Close the house."""
        self.hus.close()
