"""How the pages of history say an event: what happened, in which stream, when, and who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.application.ta_steg import mikrosekunder
from innforing.domain.behov.behov import Behov
from innforing.domain.fordeling.fordeling import Fordeling
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.katalog import AGGREGATER, HENDELSER, STEG
from innforing.domain.losning.losning import Losning
from innforing.domain.materiell.materiell import Materiell
from innforing.domain.samling.samling import Samling
from innforing.eventlog.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from innforing.domain.grunnmur.aggregat import Aggregat
    from innforing.web.kall import Kall

LOP: Final = "innforingslop"
SYSTEM: Final = "system"
"""The body that the system itself acts for."""


def hendelsesnavn(kall: Kall, emne: str | None) -> str:
    """What happened, in words; an event that this program does not know keeps its own name."""
    kjent = HENDELSER.get(emne or "")
    return (emne or "") if kjent is None else kall.t(kjent.tekst)


def stegnavn(kall: Kall, steg: str | None) -> str:
    """What a step is called."""
    kjent = STEG.get(steg or "")
    return (steg or "") if kjent is None else kall.t(kjent.tekst)


def vilkarsnavn(kall: Kall, vilkarene: Iterable[str]) -> str:
    """Guards that were not met, in words."""
    kjente = ((navn, VILKAR.get(navn)) for navn in vilkarene)
    return "; ".join(navn if vilkar is None else kall.t(vilkar.tekst) for navn, vilkar in kjente)


def rolleord(kall: Kall, rolle: str | None) -> str:
    """The word for a stored role."""
    funnet = next((r for r in Rolle if r.value == rolle), None)
    return (rolle or "") if funnet is None else kall.t(funnet.tekst)


def rolle_og_organ(kall: Kall, rolle: str | None, organ: str | None) -> str:
    """«Leder, KS»."""
    hvor = "" if organ == SYSTEM else kall.organnavn(organ)
    return ", ".join(ledd for ledd in (rolleord(kall, rolle), hvor) if ledd)


def hvem(
    kall: Kall, person: str | None, rolle: str | None, organ: str | None, navn: str | None = None
) -> str:
    """«Solveig, Medlem, Nasjonal koordineringsgruppe»; the system itself has no person."""
    i_rolle = rolle_og_organ(kall, rolle, organ)
    if person is None and i_rolle:
        return i_rolle
    return f"{navn or kall.navn(person)}, {i_rolle}".strip(", ")


def navnene(kall: Kall, personer: Iterable[str | None]) -> dict[str, str]:
    """The names of all people of a list, read at once."""
    return kall.hus.personer.navn_mange(person for person in personer if person is not None)


def tidspunkt(kall: Kall, tid: datetime | int) -> str:
    """«4. desember 2024 kl. 14.05» of a moment or µs."""
    us = tid if isinstance(tid, int) else mikrosekunder(tid)
    return f"{kall.dato(us)} {kall.klokkeslett(us)}"


def om_gjelder(kall: Kall) -> str:
    """What the column of effective time holds."""
    return kall._("Fylt ut der hendelsen gjelder fra et annet tidspunkt enn den ble registrert.")


def stromnavn(kall: Kall, strom: str) -> str:
    """What a stream is about: «Bergen, Kjernejournal i Vestland»."""
    slag, _, nokkel = strom.partition(":")
    if slag not in AGGREGATER:
        return strom
    return _NAVN.get(slag, _annet)(kall, nokkel) or strom


def _lop(kall: Kall, nokkel: str) -> str:
    lop = _aggregat(kall, f"{LOP}:{nokkel}")
    return (lop.tittel if isinstance(lop, Innforingslop) else None) or nokkel


def _deltakelse(kall: Kall, nokkel: str) -> str:
    lop, _, kommune = nokkel.partition(":")
    return f"{kall.kommunenavn(kommune)}, {_lop(kall, lop)}"


def _pulje(kall: Kall, nokkel: str) -> str:
    lop, _, nr = nokkel.partition(":")
    return kall._("Pulje {nr}, {lop}").format(nr=nr, lop=_lop(kall, lop))


def _losning(kall: Kall, nokkel: str) -> str:
    losning = _aggregat(kall, f"losning:{nokkel}")
    return (losning.navn if isinstance(losning, Losning) else None) or nokkel


def _ibruktakelse(kall: Kall, nokkel: str) -> str:
    losning, _, kommune = nokkel.partition(":")
    return f"{kall.kommunenavn(kommune)}, {_losning(kall, losning)}"


def _materiell(kall: Kall, nokkel: str) -> str:
    materiell = _aggregat(kall, f"materiell:{nokkel}")
    return (materiell.tittel if isinstance(materiell, Materiell) else None) or nokkel


def _med_tittel(kall: Kall, strom: str, nokkel: str) -> str:
    aggregat = _aggregat(kall, strom)
    return (aggregat.tittel if isinstance(aggregat, Behov | Samling) else None) or nokkel


def _behov(kall: Kall, nokkel: str) -> str:
    return _med_tittel(kall, f"behov:{nokkel}", nokkel)


def _samling(kall: Kall, nokkel: str) -> str:
    return _med_tittel(kall, f"samling:{nokkel}", nokkel)


def _fordeling(kall: Kall, nokkel: str) -> str:
    return kall._("Fordelingen for {ar}").format(ar=nokkel)


def _tilskudd(kall: Kall, nokkel: str) -> str:
    """By the name in the table; a kommune that is paid its own part by its own."""
    ar, _, mottaker = nokkel.partition(":")
    fordeling = _aggregat(kall, f"fordeling:{ar}")
    rader = fordeling.rader if isinstance(fordeling, Fordeling) else ()
    navn = next((rad.navn for rad in rader if rad.mottaker == mottaker), None)
    setning = kall._("Tilskudd for {ar}, {mottaker}")
    return setning.format(ar=ar, mottaker=navn or kall.kommunenavn(mottaker))


def _samlingsplan(kall: Kall, nokkel: str) -> str:
    return kall._("Samlinger i {ar}").format(ar=nokkel)


def _organ(kall: Kall, nokkel: str) -> str:
    return kall.organnavn(nokkel)


def _kriteriesett(kall: Kall, nokkel: str) -> str:
    return kall._("Kriteriesett {nr}").format(nr=nokkel)


def _annet(kall: Kall, nokkel: str) -> str:
    return nokkel or kall._("Loggen")


_NAVN: Final[Mapping[str, Callable[[Kall, str], str]]] = {
    "fordeling": _fordeling,
    "tilskudd": _tilskudd,
    LOP: _lop,
    "deltakelse": _deltakelse,
    "pulje": _pulje,
    "losning": _losning,
    "ibruktakelse": _ibruktakelse,
    "materiell": _materiell,
    "organ": _organ,
    "regional_gruppe": _organ,
    "arbeidsgruppe": _organ,
    "kriteriesett": _kriteriesett,
    "behov": _behov,
    "samling": _samling,
    "samlingsplan": _samlingsplan,
}


def _aggregat(kall: Kall, strom: str) -> Aggregat | None:
    """The state as it is now; None where the stream has an event that this program cannot read."""
    try:
        return kall.hus.levende.aggregat(strom)
    except LogError:
        return None


def historikkens_sti(strom: str) -> str:
    """The address of the history of a stream: of a løp it is a tab of the løp."""
    slag, _, nokkel = strom.partition(":")
    return f"/lop/{nokkel}/historikk" if slag == LOP else f"/historikk/{strom}"
