"""What can be chosen in the steps of the koordineringsgruppe: its meetings, items and members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innforing.application.fakta.koordineringsgruppe import SITTER
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.organ.organ import Organ
from innforing.projections.moter.moter import Moter
from innforing.projections.moter.moterader import SAK
from innforing.web.skjema.valg import alle_personer, andre_lop
from innforing.web.skjema.valgtype import Valg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.domain.koordineringsgruppe.mote import Mote, Sak
    from innforing.web.kall import Kall
    from innforing.web.skjema.valgtype import Kilde


def _gruppe(kall: Kall, strom: str) -> Koordineringsgruppe:
    gruppe = kall.leser.aggregat(strom)
    return gruppe if isinstance(gruppe, Koordineringsgruppe) else Koordineringsgruppe()


def _saker(kall: Kall, saker: Iterable[Sak]) -> tuple[Valg, ...]:
    with kall.sight(Moter.navn) as sight:
        titler = {rad.text("sak"): rad.text("tittel") for rad in sight.rows(SAK)}
    return tuple(Valg(sak.id, f"{sak.id}: {titler.get(sak.id, '')}") for sak in saker)


def apne_saker(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Items that are not decided."""
    return _saker(kall, (s for s in _gruppe(kall, strom).saker.values() if s.er_apen))


def ventende_saker(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Items that are not decided and stand in no written round."""
    gruppe = _gruppe(kall, strom)
    apne = (s for s in gruppe.saker.values() if s.er_apen)
    return _saker(kall, (s for s in apne if s.mote is None or not gruppe.moter[s.mote].er_runde))


def besluttede_saker(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Items that are decided."""
    return _saker(kall, (s for s in _gruppe(kall, strom).saker.values() if not s.er_apen))


def _moter(kall: Kall, moter: Iterable[Mote]) -> tuple[Valg, ...]:
    return tuple(Valg(m.id, f"{kall.dato(m.dato)} ({m.id})") for m in moter)


def innkalte_moter(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Meetings that are to be held."""
    alle = _gruppe(kall, strom).moter.values()
    return _moter(kall, (m for m in alle if not m.holdt and not m.er_runde))


def apne_runder(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Written rounds that take answers."""
    alle = _gruppe(kall, strom).moter.values()
    return _moter(kall, (m for m in alle if not m.holdt and m.er_runde))


def apne_protokoller(kall: Kall, strom: str) -> tuple[Valg, ...]:
    """Meetings and rounds whose minutes are not signed off."""
    alle = _gruppe(kall, strom).moter.values()
    return _moter(kall, (m for m in alle if m.holdt and not m.protokoll_godkjent))


def medlemmene(kall: Kall, _strom: str) -> tuple[Valg, ...]:
    """Who sits in the group on the day of the page, with the party."""
    organ = kall.leser.aggregat("organ:koordineringsgruppen")
    roller = organ.aktive(kall.moment.dag) if isinstance(organ, Organ) else ()
    sitter = (r for r in roller if r.rolle in SITTER)
    parter = {r.person: "" if r.part is None else f" ({kall.t(r.part.tekst)})" for r in sitter}
    return tuple(Valg(person, f"{kall.navn(person)}{part}") for person, part in parter.items())


MOTEKILDER: Final[dict[str, Kilde]] = {
    **dict.fromkeys(("beslutt_sak.sak", "utsett_sak.sak", "meld_inhabil.sak"), apne_saker),
    "gi_standpunkt.sak": apne_saker,
    **dict.fromkeys(("send_ut_saker.saker", "apne_skriftlig_runde.saker"), ventende_saker),
    **dict.fromkeys(("bekreft_vilkar.sak", "meld_sak.retter"), besluttede_saker),
    **dict.fromkeys(("send_ut_saker.mote", "apne_mote.mote"), innkalte_moter),
    "lukk_skriftlig_runde.mote": apne_runder,
    "godkjenn_protokoll.mote": apne_protokoller,
    **dict.fromkeys(("Oppmotte.person", "meld_inhabil.person", "Vara.for_medlem"), medlemmene),
    **dict.fromkeys(("apne_mote.uten_stemme", "Vara.person"), alle_personer),
    "tilkall_ressurs.person": alle_personer,
    "meld_sak.lop": andre_lop,
}
"""`owner.field` → what can be chosen for it."""
