"""Settings from the environment; puts the house together. The only place that knows the clock."""

from __future__ import annotations

import itertools
import logging
import os
import socket
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

import platformdirs
import structlog
from sqlalchemy.engine import make_url

from innforing.application import innlasting as _innlasting  # noqa: F401 - fills the registers
from innforing.application.fodsel import fod_logg
from innforing.application.frister.fristbok import Fristbok, kjor_frister
from innforing.application.levende import Levende
from innforing.application.memory import Memory
from innforing.application.scenario import ForSent, forste_tid
from innforing.application.som import som
from innforing.application.ta_steg import Verksted, ta_steg
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.application.tilfeldighet import fra_fro, fra_systemet
from innforing.domain.katalog import HENDELSER
from innforing.domain.logg.logg import STROM, Logg
from innforing.eventlog import database
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import LogMissing, SchemaOutdated
from innforing.eventlog.mapper import Mapper
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.garbage import settle_once
from innforing.projections.readside import ReadSide
from innforing.projections.runner import Who
from innforing.registers import nokler
from innforing.registers.forsegling import ny_id
from innforing.registers.fritekst import Fritekstregister
from innforing.registers.kommuner import Kommuneregister
from innforing.registers.nokler import Nokkellager
from innforing.registers.personer import Personregister

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from innforing.application.kommando import Kommando, Svar
    from innforing.application.scenario_fil import Innlest
    from innforing.application.som import Som
    from innforing.eventlog.reader import Reader


@dataclass(frozen=True, slots=True)
class Innstillinger:
    """Where the log, its keys and its owner are found."""

    db: str
    """SQLAlchemy URL of the log and the registers (`INNFORING_DB`)."""
    keys_db: str | None = None
    """SQLAlchemy URL of the keys (`INNFORING_KEYS_DB`); None: beside the log, or by its id."""
    les_db: str | None = None
    """SQLAlchemy URL of the read models (`INNFORING_READ_DB`); None: see `lesebase`."""
    eier: str | None = None
    """URL of the migrating role on PostgreSQL (`INNFORING_DB_EIER`)."""
    bevis: str | None = None
    """Folder of what is published to prove the log (`INNFORING_PROOF_DIR`)."""
    signer: str | None = None
    """Folder of the signer's keys and memory (`INNFORING_KEY_DIR`)."""

    @classmethod
    def fra_miljo(cls, miljo: Mapping[str, str] = os.environ, *, db: str | None = None) -> Self:
        """Read the environment; `db` (a URL, or a path of a SQLite file) goes before it."""
        url = db or miljo.get("INNFORING_DB") or f"sqlite:///{datamappe() / 'innforing.sqlite'}"
        if "://" not in url:
            url = f"sqlite:///{Path(url).absolute()}"
        return cls(
            url,
            keys_db=miljo.get("INNFORING_KEYS_DB"),
            les_db=miljo.get("INNFORING_READ_DB"),
            eier=miljo.get("INNFORING_DB_EIER"),
            bevis=miljo.get("INNFORING_PROOF_DIR"),
            signer=miljo.get("INNFORING_KEY_DIR"),
        )

    def lesebase(self) -> str:
        """The URL of the read models: beside a SQLite log, in the database of a PostgreSQL one."""
        if self.les_db is not None:
            return self.les_db
        fil = self._ved_siden_av_loggen("lesing.sqlite")
        return self.db if fil is None else f"sqlite:///{fil}"

    def nokkelbase(self, logg_id: str) -> str:
        """The URL of the key database of the log with that id."""
        if self.keys_db is not None:
            return self.keys_db
        fil = self._ved_siden_av_loggen("nokler.sqlite")
        return f"sqlite:///{fil or datamappe() / f'{logg_id}-nokler.sqlite'}"

    def bevismappe(self, logg_id: str) -> Path:
        """Where the log with that id publishes its proofs: static files that anyone may offer."""
        if self.bevis is not None:
            return Path(self.bevis)
        return self._ved_siden_av_loggen("bevis") or datamappe() / f"{logg_id}-bevis"

    def nokkelmappe(self, logg_id: str) -> Path:
        """Where the signer of that log keeps its keys and its memory; never where proofs are."""
        if self.signer is not None:
            return Path(self.signer)
        return self._ved_siden_av_loggen("signer") or datamappe() / f"{logg_id}-signer"

    def _ved_siden_av_loggen(self, navn: str) -> Path | None:
        """A name beside the file of a SQLite log; none where the log is no file."""
        url = make_url(self.db)
        if url.get_backend_name() != "sqlite" or not url.database:
            return None
        fil = Path(url.database)
        return fil.with_name(f"{fil.stem}-{navn}")


def datamappe() -> Path:
    """The user's data folder for innforing, made when it is not there."""
    return Path(platformdirs.user_data_dir("innforing", appauthor=False, ensure_exists=True))


def stille() -> None:
    """Log warnings only, and on the standard error: what a command writes is its own."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def klokke() -> datetime:
    """The machine's clock, UTC."""
    return datetime.now(UTC)


DEMOFRO = "innforing"
"""The seed of every demo log: the same stories give the same bytes everywhere."""
_TELLER = itertools.count(1)


def oppgrader(innstillinger: Innstillinger) -> None:
    """Bring the schema of log and registers to this program's version (`innforing db upgrade`)."""
    url = make_url(innstillinger.db)
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    database.upgrade(innstillinger.eier or innstillinger.db)


def opprett_demo(innstillinger: Innstillinger, *, fro: str, na: datetime) -> None:
    """Give birth to a demo log, recorded at the story's own time; its chance comes from `fro`."""
    logg_id = ny_id(fra_fro(fro, "logg"))
    with database.open_writer(innstillinger.db) as writer:
        fod_logg(writer, logg_id=logg_id, tilfeldig=fra_fro(fro, "fodsel"), fro=fro, na=na)


def demolog(innstillinger: Innstillinger, fortellinger: Sequence[Innlest]) -> Hus:
    """The house of a log that stories run in, born and upgraded when needed."""
    try:
        return Hus(innstillinger)
    except (LogMissing, SchemaOutdated):
        oppgrader(innstillinger)
    try:
        return Hus(innstillinger)
    except LogMissing:
        na = forste_tid(fortellinger)
        if na is None:
            raise ForSent("the files hold no step: there is nothing to make a log of.") from None
        opprett_demo(innstillinger, fro=DEMOFRO, na=na)
    return Hus(innstillinger)


def opprett_ekte(innstillinger: Innstillinger) -> None:
    """Give birth to an ekte log; from now on nothing can back-date it."""
    tilfeldig = fra_systemet("fodsel")
    logg_id = ny_id(tilfeldig)
    with database.open_writer(innstillinger.db) as writer:
        fod_logg(writer, logg_id=logg_id, tilfeldig=tilfeldig, fro=None, na=None)


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
        self.levende = Levende(self.reader, self.mapper)
        self.fristbok = Fristbok(self.mapper)
        settle_once()

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
        return ta_steg(self.verksted, kommando)

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

    def close(self) -> None:
        """Let go of every database."""
        self.verksted.writer.close()
        self.reader.close()
        self.registre.dispose()
        self.nokler.close()

    def __enter__(self) -> Self:
        """Use the house in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close at the end of the block."""
        self.close()
