"""Kommuner and people as they are written, by number or name, exchanged for our lasting ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.katalog import STEG
from innforing.web.skjema.feltslag import Blad, Feltslag, Gruppe, Liste, Rekke, Tabell, felter_i
from innforing.web.skjema.kilder import kilde_for
from innforing.web.skjema.skjemalesing import NOKKEL
from innforing.web.skjema.skjemasending import tabellrader
from innforing.web.skjema.valg import FYLKE, KOMMUNEKILDER, alle_personer
from innforing.web.skjema.valgtype import Valg

if TYPE_CHECKING:
    from datetime import date

    from pydantic import BaseModel

    from innforing.registers.kommuner import Kommuneregister
    from innforing.web.kall import Kall

UKJENT: Final = Tekst(
    "Fant ingen kommune som heter «{navn}».",
    "Fann ingen kommune som heiter «{navn}».",
    "Found no kommune called “{navn}”.",
)
UKJENT_PERSON: Final = Tekst(
    "Fant ikke én person som heter «{navn}». Velg fra listen.",
    "Fann ikkje éin person som heiter «{navn}». Vel frå lista.",
    "Found no one person called “{navn}”. Choose from the list.",
)
MENTE: Final = Tekst(" Mente du {navn}?", " Meinte du {navn}?", " Did you mean {navn}?")

_NUMMER = re.compile(r"([0-9]{3,4})(?: .*)?")
_VIST: Final = 100
"""Characters of an unknown name that are shown again."""


def kjenn_igjen(
    kall: Kall, trigger: str, data: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, tuple[str, ...]]]:
    """The data with ids for kommuner and people, and for each field those that nobody knows."""
    leser = _Gjenkjenner(kall, kall.hus.kommuner, kall.moment.dag)
    return leser.modell(trigger, STEG[trigger], data, ""), leser.feil


def finn_kommuner(
    register: Kommuneregister, tekst: str, dag: date, *, mange: bool
) -> tuple[str, ...]:
    """The ids that a text means: one kommune, or where there may be many all of a fylke."""
    ren = " ".join(tekst.split())
    kommune = register.finn(ren, dag)
    treff = _NUMMER.fullmatch(ren)
    if kommune is None and treff is not None:  # a sheet has taken the first zero away
        kommune = register.finn(treff[1].zfill(4), dag)
    if kommune is not None:
        return (kommune.id,)
    if not mange:
        return ()
    sokt = ren.removeprefix(FYLKE).casefold()
    like = (f.nummer for f in register.fylker(dag) if sokt in (f.nummer, f.navn.casefold()))
    return tuple(k.id for nummer in like for k in register.i_fylke(nummer, dag))


@dataclass(slots=True)
class _Gjenkjenner:
    kall: Kall
    register: Kommuneregister
    dag: date
    feil: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _folk: list[Valg] = field(default_factory=list)
    """Everyone, asked for once, and only where somebody is named."""

    def modell(
        self, eier: str, modell: type[BaseModel], data: Mapping[str, object], sti: str
    ) -> dict[str, object]:
        felter = felter_i(modell)
        return {
            navn: self._felt(eier, felter[navn], verdi, f"{sti}{navn}")
            for navn, verdi in data.items()
        }

    def _felt(self, eier: str, felt: Feltslag, verdi: object, sti: str) -> object:
        kilde = kilde_for(eier, felt.navn)
        er_kommune = kilde in KOMMUNEKILDER
        match felt.slag:
            case Gruppe(modell) if isinstance(verdi, Mapping):
                return self.modell(modell.__name__, modell, verdi, f"{sti}.")
            case Rekke(Gruppe(modell)) if isinstance(verdi, list):
                return [
                    self.modell(modell.__name__, modell, rad, f"{sti}.{nr}.")
                    for nr, rad in enumerate(verdi)
                ]
            case Tabell() if er_kommune and isinstance(verdi, Mapping):
                return self._tabell(verdi, sti)
            case Liste() if er_kommune and isinstance(verdi, list):
                return self._liste(verdi, sti)
            case Blad() if isinstance(verdi, str) and kilde in (*KOMMUNEKILDER, alle_personer):
                return self._en(verdi, sti) if er_kommune else self._person(verdi, sti)
            case _:
                return verdi

    def _liste(self, verdier: list[object], sti: str) -> list[object]:
        ut: dict[object, None] = {}
        for verdi in verdier:
            funnet = finn_kommuner(self.register, str(verdi), self.dag, mange=True)
            if not funnet:
                self._ukjent(str(verdi), sti)
            ut |= dict.fromkeys(funnet or (verdi,))
        return list(ut)

    def _en(self, verdi: str, sti: str) -> str:
        funnet = finn_kommuner(self.register, verdi, self.dag, mange=False)
        if not funnet:
            self._ukjent(verdi, sti)
        return funnet[0] if funnet else verdi

    def _person(self, verdi: str, sti: str) -> str:
        """The id of somebody named as the list has it, or by a name that only one has."""
        self._folk = self._folk or list(alle_personer(self.kall, ""))
        treff = [
            en.verdi
            for en in self._folk
            if verdi in (en.verdi, en.etikett) or en.etikett.startswith(f"{verdi} (")
        ]
        if len(treff) == 1:
            return treff[0]
        tekst = self.kall.t(UKJENT_PERSON).format(navn=verdi[:_VIST])
        self.feil[sti] = (*self.feil.get(sti, ()), tekst)
        return verdi

    def _tabell(self, verdi: Mapping[str, object], sti: str) -> dict[str, object]:
        ut: dict[str, object] = {}
        rad = 0
        for nokkel, rader in verdi.items():
            kjent = self._en(nokkel, f"{sti}.{rad}.{NOKKEL}") if nokkel else nokkel
            forst = ut.setdefault(kjent, [])
            if isinstance(forst, list) and isinstance(rader, list):
                forst += rader
            rad += len(list(tabellrader({nokkel: rader})))
        return ut

    def _ukjent(self, navn: str, sti: str) -> None:
        kall = self.kall
        tekst = kall.t(UKJENT).format(navn=navn[:_VIST])
        if nermeste := self.register.nermeste(navn[:_VIST], self.dag):
            tekst += kall.t(MENTE).format(navn=", ".join(nermeste))
        self.feil[sti] = (*self.feil.get(sti, ()), tekst)
