"""From request to actor: the signed session, the office it stands for, and which pages it meets."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from itsdangerous import BadData, URLSafeTimedSerializer

from innforing.application.fullmakt import verv_for
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.aktor import Aktor, Organtype, Rolle
from innforing.domain.organ.organ import Organ

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from starlette.responses import Response

    from innforing.bootstrap import Hus

KAKE: Final = "__Host-innforing"
SPRAKKAKE: Final = "__Host-sprak"
VARIGHET: Final = 8 * 3600
"""Seconds a session lasts."""


class Flate(Enum):
    """What one meets first, by the role one acts in (sider.md §1.6)."""

    KOORDINERING = "koordinering"
    LEDER = "leder"
    KOMMUNE = "kommune"
    REVISOR = "revisor"
    LESER = "leser"
    UTEN = "uten"
    """Not signed in."""


INNLOGGET: Final = frozenset(set(Flate) - {Flate.UTEN})
ALLE: Final = frozenset(Flate)
MOTEROM: Final = frozenset({Flate.KOORDINERING, Flate.LEDER, Flate.REVISOR, Flate.LESER})
"""Who has a way in to the meetings of the group: members, the regions, the revisor (P-08)."""

_LEDERE = (Organtype.REGIONAL_GRUPPE, Organtype.DIGINETTVERK, Organtype.ARBEIDSGRUPPE)
_LEDERROLLER = (Rolle.INNFORINGSLEDER, Rolle.PROSESSLEDER)


class Verv(NamedTuple):
    """An office that a person can act in."""

    person: str
    rolle: Rolle
    organ: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Innlogget:
    """Who is signed in, and what they act as."""

    aktor: Aktor
    navn: str
    rolletekst: str
    organnavn: str
    organtype: Organtype
    kommune: str | None
    """Our id of the kommune that one acts for."""
    region: str | None
    flate: Flate
    flere_roller: bool


class Okter:
    """Sessions, signed with a key that is derived from the log's own."""

    def __init__(self, loggnokkel: bytes) -> None:
        """Every process of the same log reads the sessions of the others."""
        nokkel = hmac.new(loggnokkel, b"innforing web session v1", hashlib.sha256).digest()
        self._serie = URLSafeTimedSerializer(nokkel, salt="okt")

    def sett(self, svar: Response, verv: Verv) -> None:
        """Let the answer sign a person in, in one office."""
        verdi = self._serie.dumps([verv.person, verv.rolle.value, verv.organ])
        svar.set_cookie(
            KAKE, verdi, max_age=VARIGHET, secure=True, httponly=True, samesite="lax", path="/"
        )

    def avslutt(self, svar: Response) -> None:
        """Let the answer sign out."""
        svar.delete_cookie(KAKE, secure=True, httponly=True, samesite="lax", path="/")

    def les(self, kake: str | None) -> Verv | None:
        """The office of a session that holds; None when it is forged, malformed or too old."""
        if kake is None:
            return None
        try:
            person, rolle, organ = self._serie.loads(kake, max_age=VARIGHET)
            return Verv(person, Rolle(rolle), organ)  # type: ignore[call-arg]
        except (BadData, ValueError, TypeError):
            return None


def alle_verv(hus: Hus, na: datetime) -> Iterator[Verv]:
    """Every office that somebody holds today."""
    dag = na.astimezone(OSLO).date()
    for strom, organ in hus.levende.under("organ:").items():
        if isinstance(organ, Organ):
            kode = strom.partition(":")[2]
            yield from (Verv(r.person, r.rolle, kode) for r in organ.aktive(dag))


def logg_inn(hus: Hus, verv: Verv, na: datetime, sprak: str) -> Innlogget | None:
    """The person as pages know them; None when the office is no longer held."""
    aktor = Aktor(person=verv.person, rolle=verv.rolle, organ=verv.organ)
    organ = hus.levende.aggregat(f"organ:{verv.organ}")
    na_verv = verv_for(aktor, hus.levende, na)
    navn = hus.personer.navn(verv.person)
    if not na_verv.innehar or na_verv.organtype is None or navn is None:
        return None
    rolletekst: str = getattr(verv.rolle.tekst, sprak)
    return Innlogget(
        aktor=aktor,
        navn=navn,
        rolletekst=rolletekst,
        organnavn=(organ.navn if isinstance(organ, Organ) else None) or verv.organ,
        organtype=na_verv.organtype,
        kommune=na_verv.kommune,
        region=na_verv.region,
        flate=flate_for(verv.rolle, na_verv.organtype),
        flere_roller=any(v.person == verv.person and v != verv for v in alle_verv(hus, na)),
    )


def flate_for(rolle: Rolle, organtype: Organtype) -> Flate:
    """Which navigation and landing page an office has."""
    if rolle is Rolle.REVISOR:
        return Flate.REVISOR
    if organtype is Organtype.KOMMUNE:
        return Flate.KOMMUNE
    if organtype in (Organtype.KOORDINERINGSGRUPPE, Organtype.KS) and rolle not in _LEDERROLLER:
        return Flate.KOORDINERING
    if organtype in _LEDERE or rolle in _LEDERROLLER:
        return Flate.LEDER
    return Flate.LESER


_MENY: Final[dict[Flate, tuple[str, ...]]] = {
    Flate.KOORDINERING: (
        *("/", "/lop", "/moter", "/tidslinje", "/utbredelse", "/losninger"),
        *("/laeringspunkter", "/behov", "/regioner", "/modell", "/revisjon"),
    ),
    Flate.LEDER: (
        *("/", "/lop", "/moter", "/tidslinje", "/kommuner", "/utbredelse", "/losninger"),
        *("/laeringspunkter", "/behov", "/regioner"),
    ),
    Flate.KOMMUNE: ("/kommuner/{kommune}", "/lop", "/behov", "/utbredelse", "/losninger"),
    Flate.REVISOR: (
        *("/revisjon", "/beslutningsspor", "/lop", "/moter", "/losninger", "/modell"),
        "/utbredelse",
    ),
    Flate.LESER: ("/lop", "/tidslinje", "/utbredelse", "/losninger", "/laeringspunkter"),
    Flate.UTEN: ("/utbredelse", "/lop", "/losninger"),
}
_RAPPORTERER = (Organtype.KS, Organtype.DIGINETTVERK)
"""Bodies that grants and reports go between (K-262, K-308)."""


def meny_for(jeg: Innlogget | None) -> tuple[str, ...]:
    """The addresses of the main navigation, the landing page first."""
    if jeg is None:
        return _MENY[Flate.UTEN]
    rapporterer = ("/tilskudd", "/rapporter") if jeg.organtype in _RAPPORTERER else ()
    i_ks = jeg.organtype is Organtype.KS and jeg.flate is Flate.KOORDINERING
    stier = (*_MENY[jeg.flate], *rapporterer, *(("/personvern",) if i_ks else ()))
    return tuple(sti.format(kommune=jeg.kommune) for sti in stier)
