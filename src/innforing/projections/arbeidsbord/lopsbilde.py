"""One løp as the rows of the arbeidsbord know it, and who has an authority in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.projections.arbeidsbord.oppgaver import GRUPPEN, Mottaker, Oppgaveart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innforing.projections.sight import Found

_LEDERE = frozenset({"innforingsleder", "lopets_leder", "puljens_leder", "den_som_leder_helheten"})
_ROLLER: dict[str, tuple[str, ...]] = {
    navn: tuple(str(rolle.value) for rolle in roller)
    for navn, roller in {
        GRUPPEN: (Rolle.MEDLEM, Rolle.LEDER),
        "kommunens_fullmektig": (Rolle.FULLMEKTIG,),
        "kommunens_kontaktperson": (Rolle.KONTAKTPERSON_EHELSE,),
        "kommunens_nettverksressurs": (Rolle.NETTVERKSRESSURS,),
    }.items()
}
"""Authorities that certain roles have, whoever holds them."""
_I_KOMMUNEN = ("kommunen", "kommunens_fullmektig", "kommunen_som_svarer")
_ETTER_FELT = {"eier": "eier", "arbeidsgruppen": "arbeidsgruppe"}
"""Authorities that a body has → the field that names it."""

Utpekte = list[tuple[Mottaker, int | None]]


@dataclass
class Lopsbilde:
    """What is known of one løp at the moment asked for, row by row; filled before it is asked."""

    lop: str
    dag: date
    felt: dict[str, Found] = field(default_factory=dict)
    ledere: list[Found] = field(default_factory=list)
    puljer: dict[int, dict[str, Found]] = field(default_factory=dict)
    saker: dict[str, list[Found]] = field(default_factory=dict)
    i_kommunene: list[Found] = field(default_factory=list)
    """What is open between the løp and its kommuner."""
    oppfolginger: list[Found] = field(default_factory=list)
    """Follow-ups whose day has come."""
    ubesvarte: list[Found] = field(default_factory=list)
    """Kommuner that have not answered an open spørreskjema."""
    _utpekt: dict[tuple[str, int | None], Utpekte] = field(default_factory=dict)

    def verdi(self, navn: str) -> str | None:
        """One field of the løp."""
        rad = self.felt.get(navn)
        return None if rad is None or rad.cells["verdi"] is None else rad.text("verdi")

    @property
    def kjent(self) -> bool:
        """Whether it had been proposed."""
        return self.verdi("definisjon") in LIVSLOP and self.verdi("tilstand") is not None

    @property
    def tilstand(self) -> str:
        """The state it stands in."""
        return self.verdi("tilstand") or ""

    @property
    def art(self) -> str:
        """The letter of its rows in the table."""
        return self.verdi("art") or ""

    def apne(self, art: Oppgaveart) -> list[Found]:
        """The matters of a kind that are open."""
        return [rad for rad in self.saker.get(str(art.value), []) if rad.cells["apen"]]

    @cached_property
    def pause(self) -> Found | None:
        """The pause that goes on."""
        return next(iter(self.apne(Oppgaveart.PAUSE)), None)

    @cached_property
    def grunn(self) -> frozenset[int]:
        """The events that all that waits in the løp rests on: what it is, and pauses."""
        felt = [self.felt[navn] for navn in ("definisjon", "art", "tilstand") if navn in self.felt]
        pauser = self.saker.get(str(Oppgaveart.PAUSE.value), [])
        return frozenset(rad.fra_pos for rad in (*felt, *pauser))

    def hvem(self, steg: str) -> tuple[str, ...] | None:
        """Who may take the step where the løp stands; None when nobody may."""
        rad = LIVSLOP[self.verdi("definisjon") or ""].rad(steg, self.tilstand, self.art)
        return None if rad is None else rad.hvem

    def puljens(self, nr: int, navn: str) -> Found | None:
        """One field of a pulje, where it says something."""
        rad = self.puljer.get(nr, {}).get(navn)
        return None if rad is None or rad.cells["verdi"] is None else rad

    def har(
        self, navn: str, *, kommune: str | None, pulje: int | None, organ: str | None
    ) -> Utpekte:
        """Those who have an authority, each with the event that says so.

        `organ` is the body that the matter itself names.
        """
        if navn in _I_KOMMUNEN:
            return [(Mottaker(navn, _ROLLER.get(navn, ()), f"kommune-{kommune}"), None)]
        if organ is not None:
            return [(Mottaker(navn, (), organ), None)]
        if (navn, pulje) not in self._utpekt:
            self._utpekt[navn, pulje] = list(self._utpekte(navn, pulje))
        return self._utpekt[navn, pulje]

    def _utpekte(self, navn: str, pulje: int | None) -> Iterator[tuple[Mottaker, int | None]]:
        ledere = [rad for rad in self.ledere if navn in _LEDERE and _leder(self, rad, navn, pulje)]
        for rad in ledere:
            rolle = (rad.text("rolle"),)
            yield Mottaker(navn, rolle, rad.text("organ"), rad.text("person")), rad.fra_pos
        if not ledere:
            organ = GRUPPEN if navn == GRUPPEN else self.verdi(_ETTER_FELT.get(navn, ""))
            felt = self.felt.get(_ETTER_FELT.get(navn, ""))
            roller = _ROLLER.get(GRUPPEN if organ == GRUPPEN else navn, ())
            yield Mottaker(navn, roller, organ), None if felt is None else felt.fra_pos


def _leder(bilde: Lopsbilde, rad: Found, navn: str, pulje: int | None) -> bool:
    """Whether an appointment gives the authority that day."""
    fra, til, dag = rad.cells["fra"], rad.cells["til"], bilde.dag.isoformat()
    if fra is None or str(fra) > dag or (til is not None and str(til) < dag):
        return False
    if navn == "den_som_leder_helheten":
        return bool(rad.cells["helheten"])
    if navn == "puljens_leder":
        egen = rad.cells["pulje"]
        if egen is None:
            return bilde.art != "C"
        # what concerns no pulje yet waits for the leader of any
        return pulje in (None, egen)
    return True
