"""Whom to believe: logs, witnesses, and how many of them it takes (c2sp.org/tlog-policy).

The file reaches an auditor by another road than the proofs, and the log uses the same one to know
whom to ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from innforing.eventlog.errors import LogError
from innforing.eventlog.notes import COSIGNATURE, ED25519, NotANote, VerifierKey, signed_by

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from innforing.eventlog.notes import Note

LARGEST = 64 * 1024
NOBODY = "none"
_ALLOWED = re.compile(rb"[\t\n\x20-\x7e\x80-\xff]*").fullmatch


class InvalidPolicy(LogError):
    """The file is no policy; the sentence names the line."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One that cosigns."""

    name: str
    key: VerifierKey
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Witnesses and groups, and how many of them it takes."""

    needed: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """What a checkpoint needs to be believed."""

    logs: tuple[VerifierKey, ...]
    witnesses: tuple[Witness, ...]
    groups: Mapping[str, Group]
    quorum: str

    @classmethod
    def read(cls, data: bytes) -> Self:
        """The policy in a file; `InvalidPolicy` where it is not whole."""
        if len(data) > LARGEST or _ALLOWED(data) is None:
            raise InvalidPolicy("the policy is too large, or holds control characters")
        text = data.decode("utf-8", "surrogateescape")  # names are opaque
        being = _Being()
        for number, line in enumerate(text.split("\n"), 1):
            words = line.strip(" \t").split()
            if words and not words[0].startswith("#"):
                being.take(number, words)
        if being.quorum is None:
            raise InvalidPolicy("the policy has no quorum line")
        return cls(tuple(being.logs), tuple(being.witnesses), being.groups, being.quorum)

    def cosigned_by(self, note: Note) -> frozenset[str]:
        """The witnesses whose cosignature the note carries."""
        return frozenset(one.name for one in self.witnesses if one.key.signed(note))

    def needed(self) -> int:
        """The fewest witnesses that meet the quorum."""
        return self._fewest(self.quorum)

    def met_by(self, names: frozenset[str]) -> bool:
        """Whether these witnesses are enough."""
        return self._met(self.quorum, names)

    def _met(self, name: str, names: frozenset[str]) -> bool:
        if name == NOBODY:
            return True
        group = self.groups.get(name)
        if group is None:
            return name in names
        return sum(self._met(one, names) for one in group.members) >= group.needed

    def _fewest(self, name: str) -> int:
        if name == NOBODY:
            return 0
        group = self.groups.get(name)
        if group is None:
            return 1
        return sum(sorted(map(self._fewest, group.members))[: group.needed])


def met(policy: Policy, note: Note) -> bool:
    """Whether a note is signed by a log of the policy, and cosigned by enough of its witnesses."""
    signed = not policy.logs or signed_by(note, policy.logs)
    return signed and policy.met_by(policy.cosigned_by(note))


def confirmed(policy: Policy | None, note: Note) -> bool:
    """Whether others than the log itself stand behind a note, and enough of them."""
    return policy is not None and policy.needed() > 0 and met(policy, note)


@dataclass
class _Being:
    """A policy while its lines are read."""

    logs: list[VerifierKey] = field(default_factory=list)
    witnesses: list[Witness] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: str | None = None
    _named: set[str] = field(default_factory=set)
    _members: set[str] = field(default_factory=set)
    _line: int = 0

    def take(self, number: int, words: list[str]) -> None:
        """Take one line in."""
        self._line = number
        kinds: dict[str, Callable[..., None]] = {
            "log": self._log,
            "witness": self._witness,
            "group": self._group,
            "quorum": self._quorum,
        }
        kind = kinds.get(words[0])
        if kind is None:
            raise self._wrong("a line begins with log, witness, group or quorum")
        try:
            kind(*words[1:])
        except TypeError:
            raise self._wrong(f"a {words[0]} line has another number of words") from None
        except NotANote as error:
            raise self._wrong(str(error)) from None

    def _log(self, vkey: str, _url: str = "") -> None:
        key = self._key(vkey, ED25519, [one.public for one in self.logs])
        self.logs.append(key)

    def _witness(self, name: str, vkey: str, url: str | None = None) -> None:
        self._name(name)
        key = self._key(vkey, COSIGNATURE, [one.key.public for one in self.witnesses])
        self.witnesses.append(Witness(name, key, url))

    def _group(self, name: str, needed: str, *members: str) -> None:
        counts = {"any": 1, "all": len(members)}
        count = counts.get(needed) or int(needed if re.fullmatch("[1-9][0-9]{0,3}", needed) else 0)
        if not 1 <= count <= len(members):
            raise self._wrong("a group says any, all or how many of its members it takes")
        for member in members:
            if member not in self._named or member in self._members:
                raise self._wrong(f"«{member}» is not named above, or is a member already")
            self._members.add(member)
        self._name(name)
        self.groups[name] = Group(count, members)

    def _quorum(self, name: str) -> None:
        if self.quorum is not None:
            raise self._wrong("there is a quorum already")
        if name != NOBODY and name not in self._named:
            raise self._wrong(f"«{name}» is not named above")
        self.quorum = name

    def _name(self, name: str) -> None:
        if name == NOBODY or name in self._named:
            raise self._wrong(f"«{name}» is taken")
        self._named.add(name)

    def _key(self, vkey: str, kind: int, known: list[bytes]) -> VerifierKey:
        key = VerifierKey.read(vkey)
        if key.kind != kind:
            raise self._wrong("the key is of another kind")
        if key.public in known:
            raise self._wrong("the key is there already")
        return key

    def _wrong(self, what: str) -> InvalidPolicy:
        return InvalidPolicy(f"the policy, line {self._line}: {what}")
