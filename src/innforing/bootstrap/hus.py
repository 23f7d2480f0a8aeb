"""Puts the house together. The only place that knows the clock."""

from __future__ import annotations

import itertools
import os
import socket
from contextlib import nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from innforing.application import innlasting as _innlasting  # noqa: F401 - fills the registers
from innforing.application.frister.fristbok import Fristbok, kjor_frister
from innforing.application.innsynslogg import Innsynslogg
from innforing.application.kommando import Gjort
from innforing.application.levende import Levende
from innforing.application.loggnokler import verifikasjonsnokler
from innforing.application.memory import Memory
from innforing.application.slettinger import STROMMER, Slettinger
from innforing.application.som import som
from innforing.application.ta_steg import Verksted, mikrosekunder, ta_steg
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.application.tilfeldighet import fra_fro, fra_systemet
from innforing.bootstrap.innstillinger import Innstillinger
from innforing.bootstrap.utgiving import (
    bevisalarmer_for,
    bevisstatus_for,
    utgivelse_for,
    utgivere_for,
)
from innforing.domain.katalog import HENDELSER
from innforing.domain.logg.logg import STROM, Logg
from innforing.eventlog import database
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import LogMissing
from innforing.eventlog.mapper import Mapper
from innforing.eventlog.roles import owns_its_log
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.garbage import settle_once
from innforing.projections.readside import ReadSide, discard_all
from innforing.projections.runner import Who
from innforing.registers import nokler
from innforing.registers.fritekst import Fritekstregister
from innforing.registers.kommuner import Kommuneregister
from innforing.registers.nokler import Nokkellager
from innforing.registers.personer import Personregister

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from innforing.application.bevisalarm import Bevisalarm
    from innforing.application.bevisstatus import Bevisstatus
    from innforing.application.kommando import Kommando, Svar
    from innforing.application.som import Som
    from innforing.eventlog.publish import Publisher
    from innforing.eventlog.reader import Reader


_TELLER = itertools.count(1)


def klokke() -> datetime:
    """The machine's clock, UTC."""
    return datetime.now(UTC)


class Hus:
    """The house: one open log with everything around it."""

    def __init__(
        self, innstillinger: Innstillinger, *, tid: Callable[[], datetime] = klokke
    ) -> None:
        """Open a log that exists; `LogMissing` with what to run when it does not."""
        self.innstillinger = innstillinger
        self.mapper = Mapper(HENDELSER)
        self.reader: Reader = database.open_reader(innstillinger.db)
        fodt = self.reader.stream(STROM)
        if not fodt:
            self.reader.close()
            raise LogMissing(
                "the log is empty: run «innforing start» for a demo, or «innforing db init --ekte»"
            )
        hendelse = self.mapper.decode(fodt[0]).hendelse
        self.logg: Logg = hendelse.anvend(Logg())
        nokkelbase = innstillinger.nokkelbase(self.logg.id or "")
        nokler.upgrade(nokkelbase)
        self.nokler = Nokkellager.open(nokkelbase)
        self.kommuner = Kommuneregister.standard()
        self.registre = make_engine(innstillinger.db, "reader")
        self.fritekster = Fritekstregister(self.registre, self.nokler)
        self.personer = Personregister(self.registre, self.nokler)
        self._tid = tid
        self._apnet = tid()
        self._demotid = fra_mikrosekunder(self.reader.last()[1])
        self.verksted = self._verksted()
        self.innsyn = Innsynslogg(innstillinger.innsynsbase(), self.logg, na=self.na)
        self.levende = Levende(self.reader, self.mapper)
        self.fristbok = Fristbok(self.mapper)
        self.mapper.erasures = partial(self.reader.under, STROMMER)
        self.slettinger = Slettinger(
            reader=self.reader,
            mapper=self.mapper,
            writer=self.verksted.writer,
            nokler=self.nokler,
            kast_lesemodeller=partial(discard_all, innstillinger.lesebase()),
        )
        self.slettinger.gjor_ferdig()
        settle_once("the program")

    def na(self) -> datetime:
        """Now; a demo log's clock goes on from its last event, where its stories end."""
        if not self.logg.demo:
            return self._tid()
        siste = fra_mikrosekunder(self.reader.last()[1])
        return max(siste, self._demotid + (self._tid() - self._apnet))

    def _verksted(self) -> Verksted:
        fro = self.logg.fro
        return Verksted(
            writer=database.open_writer(self.innstillinger.db),
            mapper=self.mapper,
            memory=Memory(self.mapper),
            kommuner=self.kommuner,
            nokler=self.nokler,
            klokke=self.na,
            tilfeldig=fra_systemet if fro is None else lambda kommando: fra_fro(fro, kommando),
            demo=self.logg.demo,
            loggnokkel=self.nokler.loggnokkel(),
        )

    def ta_steg(self, kommando: Kommando) -> Svar:
        """Take one step; see `application.ta_steg`."""
        svar = ta_steg(self.verksted, kommando)
        if isinstance(svar, Gjort) and kommando.pa.startswith(STROMMER):
            self.slettinger.gjor_ferdig()
        return svar

    def lesesiden(self, *bare: str) -> ReadSide:
        """The read models of this log, to be asked and followed; the caller closes them.

        With names only those: several processes may share the following.
        """
        return ReadSide(
            self.innstillinger.db,
            self.innstillinger.lesebase(),
            mapper=self.mapper,
            projections=[p for p in PROJEKSJONER if not bare or p.navn in bare],
            who=Who(
                holder=f"{socket.gethostname()}:{os.getpid()}:{next(_TELLER)}",
                clock=database.system_clock_us,
            ),
        )

    def som(self, person: str, *, rolle: str, organ: str) -> Som:
        """Act as a person, by id or name, in a role, for a body: `hus.som(…).tar(step, …)`."""
        return som(self, person, rolle=rolle, organ=organ)

    def kjor_frister(self, na: datetime) -> list[Svar]:
        """Record every deadline that has passed; once, however often it is asked."""
        return kjor_frister(self.verksted, self.fristbok, self.reader, na)

    def kjor_forfalte(self) -> list[Svar]:
        """Record every deadline that has passed by now."""
        return self.kjor_frister(self.na())

    @property
    def bevismappe(self) -> Path:
        """Where the proofs of this log are published."""
        return self.innstillinger.bevismappe(self.logg.id or "")

    @property
    def nokkelmappe(self) -> Path:
        """Where the keys that sign for this log are, or at least their vkeys."""
        return self.innstillinger.nokkelmappe(self.logg.id or "")

    def bevisstatus(self) -> Bevisstatus:
        """How far the proof of this log has come."""
        return bevisstatus_for(self.innstillinger, self.logg.id or "", self.registre)

    def bevisalarmer(self, status: Bevisstatus) -> tuple[Bevisalarm, ...]:
        """What is late in the proof of this log now."""
        na_us, demo = mikrosekunder(self.na()), self.logg.demo
        return bevisalarmer_for(self.innstillinger, status, self.registre, na_us=na_us, demo=demo)

    def utgivere(self) -> AbstractContextManager[tuple[Publisher, ...]]:
        """Whoever publishes the log and the log of who reads it; refused where there is no key."""
        return utgivere_for(
            self.innstillinger, self.logg.id or "", tid_us=lambda: mikrosekunder(self.na())
        )

    @property
    def kan_utgi(self) -> bool:
        """Whether this program may keep checkpoints; else the role `logg` runs `publish`."""
        with self.registre.connect() as connection:
            return owns_its_log(connection)

    def utgivelse(self) -> AbstractContextManager[object]:
        """Publishing on and on, where there is a key and this program may; else nothing."""
        kan = self.kan_utgi and verifikasjonsnokler(self.nokkelmappe)
        if not kan:
            return nullcontext()
        return utgivelse_for(
            self.innstillinger,
            self.logg.id or "",
            tid_us=lambda: mikrosekunder(self.na()),
            demo=self.logg.demo,
        )

    def close(self) -> None:
        """Let go of every database."""
        self.verksted.writer.close()
        self.innsyn.close()
        self.reader.close()
        self.registre.dispose()
        self.nokler.close()

    def __enter__(self) -> Self:
        """Use the house in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close at the end of the block."""
        self.close()
