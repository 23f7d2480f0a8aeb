"""What waits in the koordineringsgruppe itself: answers in written rounds, and minutes.

A round waits for each part that has not answered, by those who sit for it and have not stepped
aside (K-104, K-109); minutes wait for another than the one who kept them (K-375).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aktor import Rolle
from innforing.projections.arbeidsbord.apne_saker import endret
from innforing.projections.arbeidsbord.oppgaver import GRUPPEN, Mottaker, Oppgave, Oppgaveart
from innforing.projections.felt import iso, kode
from innforing.projections.kalender import dag_i_norge
from innforing.projections.table import Fact, Table

if TYPE_CHECKING:
    from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
    from innforing.domain.organ.organ import Organ
    from innforing.projections.arbeidsbord.apne_saker import Rader
    from innforing.projections.sight import Found, Sight

RUNDE = Table(name="arbeidsbord_runde", key=("sak",), values=("runde", "frist"))
"""An item that is open for answers in writing; no round when it is not."""
SVART = Table(name="arbeidsbord_svart", key=("sak", "part"), values=("runde",))
"""The last round in which a part answered."""
VEKET = Table(
    name="arbeidsbord_veket", key=("sak", "person"), values=("veket",), numbers=frozenset({"veket"})
)
"""That somebody stepped aside in an item."""
PROTOKOLL = Table(name="arbeidsbord_protokoll", key=("mote",), values=("fort_av",))
"""Minutes that can be signed off, and who kept them; nobody when there is nothing to sign."""
SETE = Table(
    name="arbeidsbord_sete", key=("person", "rolle", "fra"), values=("sitter", "part", "til")
)
"""A seat in the group; the period says when it is held."""
GRUPPETABELLER = (RUNDE, SVART, VEKET, PROTOKOLL, SETE)
_SITTER = (Rolle.MEDLEM, Rolle.LEDER)


def gruppens_rader(for_: Koordineringsgruppe, etter: Koordineringsgruppe) -> Iterator[Fact]:
    """What an event of the group changed in what waits there."""
    for tabell, rader in (
        (RUNDE, _runder),
        (SVART, _svarte),
        (VEKET, _vekne),
        (PROTOKOLL, _protokoller),
    ):
        yield from endret(tabell, (), rader(for_), rader(etter))


def setene(for_: Organ, etter: Organ) -> Iterator[Fact]:
    """The seats that an event of the body changed."""
    yield from endret(SETE, (), _seter(for_), _seter(etter))


def gruppens_oppgaver(sight: Sight, dag: date) -> Iterator[Oppgave]:
    """Each item that a part has not answered, and all minutes that nobody has signed."""
    seter = [rad for rad in sight.rows(SETE) if _sitter(rad, dag)]
    for rad in sight.rows(RUNDE):
        if rad.cells["runde"] is not None:
            yield from _standpunkt(sight, rad, seter, dag)
    for rad in sight.rows(PROTOKOLL):
        andre = [sete for sete in seter if sete.cells["person"] != rad.cells["fort_av"]]
        if rad.cells["fort_av"] is not None and andre:
            yield Oppgave(
                art=Oppgaveart.PROTOKOLL,
                steg="godkjenn_protokoll",
                lop=None,
                nr=rad.text("mote"),
                mottakere=_mottakere(andre),
                siden=dag_i_norge(rad.gyldig_fra),
                posisjoner=_posisjoner(rad, *andre),
            )


def _standpunkt(sight: Sight, rad: Found, seter: list[Found], dag: date) -> Iterator[Oppgave]:
    sak, frist = rad.text("sak"), date.fromisoformat(rad.text("frist"))
    svart = [r for r in sight.rows(SVART, sak=sak) if r.cells["runde"] == rad.cells["runde"]]
    veket = sight.rows(VEKET, sak=sak)
    ferdige = {None, *(r.cells["part"] for r in svart)}
    borte = {r.cells["person"] for r in veket}
    igjen = [s for s in seter if s.cells["part"] not in ferdige and s.cells["person"] not in borte]
    if igjen:
        yield Oppgave(
            art=Oppgaveart.STANDPUNKT,
            steg="gi_standpunkt",
            lop=None,
            nr=sak,
            mottakere=_mottakere(igjen),
            siden=dag_i_norge(rad.gyldig_fra),
            frist=frist,
            forfalt=dag > frist,
            posisjoner=_posisjoner(rad, *svart, *veket, *igjen),
        )


def _mottakere(seter: list[Found]) -> tuple[Mottaker, ...]:
    alle = (Mottaker(GRUPPEN, (s.text("rolle"),), GRUPPEN, s.text("person")) for s in seter)
    return tuple(dict.fromkeys(alle))


def _posisjoner(*rader: Found) -> tuple[int, ...]:
    return tuple(sorted({rad.fra_pos for rad in rader}))


def _sitter(rad: Found, dag: date) -> bool:
    til = rad.cells["til"]
    begynt = rad.cells["sitter"] is not None and rad.text("fra") <= dag.isoformat()
    return begynt and (til is None or str(til) >= dag.isoformat())


def _runder(gruppen: Koordineringsgruppe) -> Rader:
    apne = (m for m in gruppen.moter.values() if m.er_runde and not m.holdt)
    return {(sak,): (runde.id, iso(runde.frist)) for runde in apne for sak in runde.saker}


def _svarte(gruppen: Koordineringsgruppe) -> Rader:
    return {(s.sak, kode(s.part)): (m.id,) for m in gruppen.moter.values() for s in m.svar}


def _vekne(gruppen: Koordineringsgruppe) -> Rader:
    return {(s.id, p): (1,) for s in gruppen.saker.values() for p in sorted(s.inhabile)}


def _protokoller(gruppen: Koordineringsgruppe) -> Rader:
    ubehandlet = {sak.mote for sak in gruppen.saker.values() if sak.er_apen}
    return {
        (m.id,): (m.fort_av,)
        for m in gruppen.moter.values()
        if m.holdt and not m.protokoll_godkjent and m.id not in ubehandlet
    }


def _seter(organ: Organ) -> Rader:
    return {
        (r.person, kode(r.rolle), iso(r.fra)): (1, kode(r.part), iso(r.til))
        for r in organ.roller
        if r.rolle in _SITTER
    }
