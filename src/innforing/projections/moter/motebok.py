"""The record of the group as people read it: meetings with their items, items with their story."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from innforing.projections.felt import tekst
from innforing.projections.moter import moterader as r
from innforing.projections.moter.motesaker import (
    Behandling,
    Inhabil,
    Mote,
    Partssvar,
    Sak,
    Venter,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.projections.sight import Found, Sight
    from innforing.projections.table import Cell, Table


class Motebok:
    """Everything of the record at one moment, read once."""

    def __init__(self, sight: Sight) -> None:
        """Read every table: they are small, for a group meets some ten times a year."""
        self._sight = sight
        self.saker = {sak.id: sak for sak in self._saker()}
        self.moter = {mote.id: mote for mote in self._moter()}
        self.ventende_lop = tuple(self._ventende_lop())
        """Løp with a plan or an evaluering that nobody has put forward since."""
        regel = next(iter(sight.rows(r.REGEL)), None)
        self.parter_som_kreves = None if regel is None else _tall(regel.cells["parter"])
        """How many parties must take part in a decision; None when there is no such rule."""

    @property
    def ventende_saker(self) -> tuple[Sak, ...]:
        """Items that are to be treated and stand on no agenda."""
        apne = (s for s in self.saker.values() if s.beslutning is None and s.mote is None)
        return tuple(apne)

    def _ventende_lop(self) -> Iterable[Venter]:
        meldt = {(lop, sak.emne) for sak in self.saker.values() for lop in sak.lop}
        for rad in self._sight.rows(r.LOP):
            emne = tekst(rad.cells["venter"])
            if emne is None or (rad.text("lop"), emne) in meldt:
                continue
            yield Venter(
                lop=rad.text("lop"),
                tittel=rad.text("tittel"),
                art=rad.text("art"),
                emne=emne,
                gruppens=rad.cells["eier"] == "koordineringsgruppen",
                posisjoner=(rad.fra_pos,),
            )

    def _saker(self) -> Iterable[Sak]:
        behandlet = self._etter_sak(r.BEHANDLET)
        dissens, svar = self._etter_sak(r.DISSENS), self._etter_sak(r.STANDPUNKT)
        inhabile, utsendt = self._etter_sak(r.INHABIL), self._etter_sak(r.UTSENDT)
        bekreftet, rettet = self._etter_sak(r.BEKREFTET), self._etter_sak(r.RETTET)
        for rad in sorted(self._sight.rows(r.SAK), key=lambda rad: rad.fra_pos):
            id_ = rad.text("sak")
            alle = (behandlet, dissens, svar, inhabile, utsendt, bekreftet, rettet)
            hviler = sorted({rad.fra_pos, *(f.fra_pos for rader in alle for f in rader[id_])})
            sendt: dict[str, Cell] = next((f.cells for f in utsendt[id_]), {})
            yield Sak(
                id=id_,
                tittel=rad.text("tittel"),
                type=rad.text("type"),
                emne=rad.text("emne"),
                lop=tuple(json.loads(rad.text("lop"))),
                **{n: tekst(rad.cells[n]) for n in ("forslag", "retter", "person", "organ")},
                mote=tekst(sendt.get("mote")),
                nr=int(sendt.get("nr") or 0),
                posisjon=_tall(sendt.get("posisjon")),
                avtrykk=tekst(sendt.get("avtrykk")),
                behandlinger=tuple(map(_behandling, behandlet[id_])),
                dissens=tuple(map(_partssvar, dissens[id_])),
                svar=tuple(map(_partssvar, svar[id_])),
                inhabile=tuple(map(_inhabil, inhabile[id_])),
                bekreftet=next((_dag(f.cells["dato"]) for f in bekreftet[id_]), None),
                rettet_av=next((f.text("av_sak") for f in rettet[id_]), None),
                posisjoner=tuple(hviler),
            )

    def _moter(self) -> Iterable[Mote]:
        holdt = {rad.text("mote"): rad for rad in self._sight.rows(r.HOLDT)}
        godkjent = {rad.text("mote"): rad for rad in self._sight.rows(r.PROTOKOLL)}
        oppmote: dict[str, list[Found]] = defaultdict(list)
        for rad in self._sight.rows(r.OPPMOTE):
            oppmote[rad.text("mote")].append(rad)
        for rad in self._sight.rows(r.MOTE):
            id_ = rad.text("mote")
            apnet, signert = holdt.get(id_), godkjent.get(id_)
            rader = [f for f in (rad, apnet, signert) if f is not None]
            yield Mote(
                id=id_,
                form=rad.text("form"),
                dato=_naar(rad if apnet is None else apnet),
                sted=tekst(rad.cells["sted"]),
                frist=_dag(rad.cells["frist"]),
                holdt=apnet is not None,
                fort_av=None if apnet is None else tekst(apnet.cells["av"]),
                oppmote=tuple(sorted((f.text("part"), f.text("person")) for f in oppmote[id_])),
                uten_stemme=() if apnet is None else tuple(json.loads(apnet.text("uten_stemme"))),
                godkjent_av=None if signert is None else tekst(signert.cells["av"]),
                godkjent_ved=None if signert is None else signert.fra_pos,
                saker=self._saker_i(id_),
                posisjoner=tuple(sorted(f.fra_pos for f in (*rader, *oppmote[id_]))),
            )

    def _saker_i(self, mote: str) -> tuple[Sak, ...]:
        """The items that are, or were, on the agenda of the meeting, in its order."""
        plass: dict[str, int] = {}
        for sak in self.saker.values():
            if sak.mote == mote:
                plass[sak.id] = sak.nr
            for b in sak.behandlinger:
                if b.mote == mote:
                    plass.setdefault(sak.id, b.nr)
        return tuple(self.saker[id_] for id_ in sorted(plass, key=lambda s: plass[s]))

    def _etter_sak(self, tabell: Table) -> dict[str, list[Found]]:
        funnet: dict[str, list[Found]] = defaultdict(list)
        for rad in self._sight.rows(tabell):
            funnet[rad.text("sak")].append(rad)
        return funnet


def _behandling(rad: Found) -> Behandling:
    c = rad.cells
    navn = ("utfall", "avtrykk", "avklaring", "vilkar", "av", "begrunnelse")
    return Behandling(
        mote=rad.text("mote"),
        nr=rad.number("nr"),
        form=rad.text("form"),
        dato=_naar(rad),
        posisjon=_tall(c["posisjon"]),
        endret=tuple(json.loads(rad.text("endret"))),
        vilkarsfrist=_dag(c["vilkarsfrist"]),
        ved=rad.fra_pos,
        **{n: tekst(c[n]) for n in navn},
    )


def _partssvar(rad: Found) -> Partssvar:
    c = rad.cells
    return Partssvar(
        part=rad.text("part"),
        person=tekst(c.get("person")),
        standpunkt=tekst(c.get("standpunkt")),
        merknad=tekst(c["merknad"]),
    )


def _inhabil(rad: Found) -> Inhabil:
    grunn, utdyping = rad.text("grunn"), tekst(rad.cells["utdyping"])
    return Inhabil(person=rad.text("person"), grunn=grunn, utdyping=utdyping)


def _naar(rad: Found) -> date:
    return date.fromisoformat(rad.text("dato"))


def _dag(celle: Cell) -> date | None:
    return None if celle is None else date.fromisoformat(str(celle))


def _tall(celle: Cell) -> int | None:
    return None if celle is None else int(celle)
