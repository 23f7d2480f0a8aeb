"""People behind the random ids of the log; each erasable under a key of its own (§6)."""

import os
from collections.abc import Iterable
from typing import Final

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field

from innforing.registers.forsegling import (
    NOKKEL_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    Tilfeldig,
    apne,
    forsegl,
    ny_id,
)
from innforing.registers.nokler import Nokkellager

__all__ = ["PERSON_FJERNET", "Person", "PersonFinnes", "Personopplysninger", "Personregister"]

PERSON_FJERNET: Final = "Person fjernet"  # what is read where a name was
_BOLK: Final = 400

personer = sa.table(
    "personer",
    sa.column("id", sa.Text),
    sa.column("ciphertext", sa.LargeBinary),
)


class PersonFinnes(ValueError):
    """The id is taken: a person, also an erased one, is never written over."""

    def __init__(self, id: str) -> None:
        """Name the id, never the person."""
        super().__init__(f"a person with the id {id} is already registered")
        self.id = id


class Personopplysninger(BaseModel):
    """What is known of a person, kept out of every repr and log; stored as encrypted JSON."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", str_strip_whitespace=True)

    navn: str = Field(min_length=1, max_length=200, repr=False)
    epost: str | None = Field(default=None, max_length=320, repr=False)
    telefon: str | None = Field(default=None, max_length=40, repr=False)


class Person(BaseModel):
    """A row of the register as it can be read today; without `opplysninger` when erased."""

    model_config = ConfigDict(frozen=True)

    id: str
    opplysninger: Personopplysninger | None

    @property
    def navn(self) -> str:
        """The name, or «Person fjernet»."""
        return PERSON_FJERNET if self.opplysninger is None else self.opplysninger.navn

    @property
    def fjernet(self) -> bool:
        """Whether the person was erased."""
        return self.opplysninger is None


class Personregister:
    """Writes and reads people in the log's database with keys from the key database."""

    def __init__(
        self, engine: sa.Engine, nokler: Nokkellager, *, tilfeldig: Tilfeldig = os.urandom
    ) -> None:
        """Take the engine of the log, which owns the table, and the log's keys."""
        self._engine = engine
        self._nokler = nokler
        self._tilfeldig = tilfeldig

    def registrer(
        self,
        navn: str,
        *,
        epost: str | None = None,
        telefon: str | None = None,
        id: str | None = None,
    ) -> str:
        """Register a person and give the id: a new UUIDv4, or the one a demo log asks for."""
        opplysninger = Personopplysninger(navn=navn, epost=epost, telefon=telefon)
        person_id = id or ny_id(self._tilfeldig)
        if self._rader(person_id):
            raise PersonFinnes(person_id)
        forseglet = forsegl(
            opplysninger.model_dump_json(),
            person_id,
            self._sikre_nokkel(person_id),
            self._tilfeldig(SALT_BYTES),
            self._tilfeldig(NONCE_BYTES),
        )
        rad = {"id": person_id, "ciphertext": forseglet.ciphertext}
        try:
            with self._engine.begin() as connection:
                connection.execute(sa.insert(personer), rad)
        except sa.exc.IntegrityError:
            raise PersonFinnes(person_id) from None
        return person_id

    def navn(self, id: str) -> str | None:
        """The name, «Person fjernet» when erased, None when the id was never registered."""
        person = self.person(id)
        return None if person is None else person.navn

    def navn_mange(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of those ids that were ever registered, «Person fjernet» for the erased."""
        rader: dict[str, bytes] = {}
        sokt = sorted(set(ids))
        for start in range(0, len(sokt), _BOLK):
            rader |= self._rader(*sokt[start : start + _BOLK])
        nokler = self._nokler.nokler(rader)
        return {id_: _person(id_, rad, nokler.get(id_)).navn for id_, rad in rader.items()}

    def person(self, id: str) -> Person | None:
        """The person with this id, erased or not; None when it was never registered."""
        funnet = self._les(id)
        return funnet[0] if funnet else None

    def alle(self) -> tuple[Person, ...]:
        """Everyone in the register by id, the erased among them."""
        return self._les()

    def _sikre_nokkel(self, id: str) -> bytes:
        """The key left by a registration that broke off before its row, else a new one."""
        kjent = self._nokler.nokkel(id)
        if kjent is not None:
            return kjent
        key = self._tilfeldig(NOKKEL_BYTES)
        self._nokler.legg_inn(id, key, "person")
        return key

    def _les(self, id: str | None = None) -> tuple[Person, ...]:
        rader = self._rader() if id is None else self._rader(id)
        nokler = self._nokler.nokler(rader)
        return tuple(_person(id_, kryptert, nokler.get(id_)) for id_, kryptert in rader.items())

    def _rader(self, *ids: str) -> dict[str, bytes]:
        """The rows of some people; of everyone when nobody is named."""
        sok = sa.select(personer).order_by(personer.c.id)
        if ids:
            sok = sok.where(personer.c.id.in_(ids))
        with self._engine.connect() as connection:
            return {rad.id: rad.ciphertext or b"" for rad in connection.execute(sok)}


def _person(id: str, ciphertext: bytes, key: bytes | None) -> Person:
    klartekst = apne(ciphertext, id, key)
    if klartekst is None:
        return Person(id=id, opplysninger=None)
    return Person(id=id, opplysninger=Personopplysninger.model_validate_json(klartekst))
