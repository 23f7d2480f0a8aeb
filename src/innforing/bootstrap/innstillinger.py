"""Settings: where the log, and all that stands beside it, is found."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import platformdirs
from sqlalchemy.engine import make_url

from innforing.eventlog import readlog
from innforing.eventlog.policy import LARGEST, InvalidPolicy, Policy
from innforing.eventlog.timestamps import Authority, NotStamped

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    innsyn: str | None = None
    """SQLAlchemy URL of the log of who reads (`INNFORING_INNSYN_DB`); None: see `innsynsbase`."""
    bevis: str | None = None
    """Folder of what is published to prove the log (`INNFORING_PROOF_DIR`)."""
    signernokler: str | None = None
    """Folder of the signer's keys and memory (`INNFORING_KEY_DIR`)."""
    signer: str | None = None
    """Socket of a signer that runs by itself (`INNFORING_SIGNER`); the keys' folder then needs
    the vkeys only."""
    policy: str | None = None
    """File that names the witnesses, and how many it takes (`INNFORING_POLICY`)."""
    tsa: str | None = None
    """Address of a time stamp authority (`INNFORING_TSA`); None: nothing is stamped by itself."""
    tsa_rot: str | None = None
    """File of its root certificate, PEM (`INNFORING_TSA_ROOT`)."""

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
            innsyn=miljo.get("INNFORING_INNSYN_DB"),
            bevis=miljo.get("INNFORING_PROOF_DIR"),
            signernokler=miljo.get("INNFORING_KEY_DIR"),
            signer=miljo.get("INNFORING_SIGNER"),
            policy=miljo.get("INNFORING_POLICY"),
            tsa=miljo.get("INNFORING_TSA"),
            tsa_rot=miljo.get("INNFORING_TSA_ROOT"),
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

    def innsynsbase(self, *, eier: bool = False) -> str:
        """The URL of the log of who reads: as the program, or as the one who makes its tables."""
        if self.innsyn is not None:
            return self.innsyn
        fil = self._ved_siden_av_loggen("innsyn.sqlite")
        if fil is not None:
            return f"sqlite:///{fil}"
        return readlog.beside((self.eier if eier else None) or self.db)

    def bevismappe(self, logg_id: str) -> Path:
        """Where the log with that id publishes its proofs: static files that anyone may offer."""
        if self.bevis is not None:
            return Path(self.bevis)
        return self._ved_siden_av_loggen("bevis") or datamappe() / f"{logg_id}-bevis"

    @property
    def utgis_uten_hus(self) -> bool:
        """Whether both folders are named, so that whoever publishes need not open the log."""
        return self.bevis is not None and self.signernokler is not None

    def nokkelmappe(self, logg_id: str) -> Path:
        """Where the signer of that log keeps its keys and its memory; never where proofs are."""
        if self.signernokler is not None:
            return Path(self.signernokler)
        return self._ved_siden_av_loggen("signer") or datamappe() / f"{logg_id}-signer"

    def vitnepolicy(self) -> Policy | None:
        """Whom to ask outside, and whom to believe; None where nobody is named."""
        if self.policy is None:
            return None
        try:
            with Path(self.policy).open("rb") as fil:
                return Policy.read(fil.read(LARGEST + 1))
        except OSError as feil:
            raise InvalidPolicy(f"INNFORING_POLICY: {self.policy}: {feil.strerror}") from None

    def tidsstempeltjeneste(self) -> Authority:
        """Who is asked for the time; `NotStamped` where the settings name nobody to believe."""
        if self.tsa is None or self.tsa_rot is None:
            raise NotStamped("INNFORING_TSA and INNFORING_TSA_ROOT must both be named")
        try:
            with Path(self.tsa_rot).open("rb") as fil:
                return Authority.read(self.tsa, fil.read(LARGEST))
        except OSError as feil:
            raise NotStamped(f"{self.tsa_rot} cannot be read: {feil.strerror}") from None

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
