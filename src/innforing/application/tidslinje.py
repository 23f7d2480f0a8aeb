"""From stories to one timeline of commands: lists unfolded, names filled in, merged by date."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from innforing.application.fortelling import Utvalg
from innforing.application.kommando import Kommando
from innforing.application.lesing import nermeste
from innforing.application.scenario_fil import UgyldigFortelling
from innforing.application.tidspunkt import arbeidsdagens_begynnelse, dagens_begynnelse
from innforing.application.tilfeldighet import demo_person
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.aktor import Aktor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from innforing.application.fortelling import Hvem, Kommunevalg, Stegpost, Tabell
    from innforing.application.scenario_fil import Innlest
    from innforing.registers.kommuner import Kommune, Kommuneregister

STEG = timedelta(milliseconds=1)
"""What lies between two steps that a story puts at the same moment."""

_FORTELLING = uuid.uuid5(uuid.NAMESPACE_URL, "innforing/fortelling")
_PLASS = re.compile(r"\{([a-z]+)\}")
_PERSON = re.compile(r"\{person:([A-Za-z0-9._-]+)\}")
_LISTE = re.compile(r"\{liste:([A-Za-z0-9._-]+)\}")


@dataclass(frozen=True, slots=True)
class Post:
    """One command of a story, and what must come of it."""

    fil: str
    nr: int
    """Number of the `[[steg]]` in its file, from 1."""
    ledd: int
    """Which of the steps the entry stands for, from 0."""
    antall: int
    """How many steps the entry stands for."""
    tid: datetime
    """When the story says it is recorded, UTC; before posts of one moment are set in order."""
    bare_dag: bool
    form: Stegpost
    kommando: Kommando

    @property
    def sted(self) -> str:
        """Where it stands, for a person."""
        hvilket = f", {self.ledd + 1} of {self.antall}" if self.antall > 1 else ""
        return f"{self.fil}, step {self.nr} ({self.form.tar} on {self.kommando.pa}{hvilket})"


@dataclass(frozen=True, slots=True)
class Tidslinje:
    """Every command in the order it is taken, and the people who take them."""

    poster: tuple[Post, ...]
    personer: Mapping[str, str]
    """Person id → name, all with «(eksempel)»."""


def tidslinje(fortellinger: Sequence[Innlest], kommuner: Kommuneregister, *, fro: str) -> Tidslinje:
    """Merge the stories: by moment, then by order of files, then by order in the file."""
    personer: dict[str, str] = {}
    poster: list[Post] = []
    for fortelling in fortellinger:
        poster += _Utfolding(fortelling, kommuner, fro, personer).poster()
    return Tidslinje(tuple(sorted(poster, key=lambda post: post.tid)), personer)


class _Utfolding:
    """One story being unfolded."""

    def __init__(
        self, fortelling: Innlest, kommuner: Kommuneregister, fro: str, personer: dict[str, str]
    ) -> None:
        self._fortelling = fortelling
        self._kommuner = kommuner
        self._fro = fro
        self._personer = personer
        self._hvem = fortelling.hvem

    def poster(self) -> Iterator[Post]:
        """Every command of the story; a bare date never goes before the step above it that day."""
        siste: datetime | None = None
        for nr, form in enumerate(self._fortelling.form.steg, 1):
            tid = arbeidsdagens_begynnelse(form.dato)
            bare_dag = not isinstance(form.dato, datetime)
            if bare_dag and siste is not None and _dag(siste) == _dag(tid):
                tid = max(tid, siste)
            siste = tid
            try:
                yield from self._ledd(form, nr, tid, bare_dag=bare_dag)
            except _Feil as feil:
                raise UgyldigFortelling(self._fortelling.navn, f": steg.{nr}: {feil}") from None

    def _ledd(self, form: Stegpost, nr: int, tid: datetime, *, bare_dag: bool) -> Iterator[Post]:
        valgt = None if form.for_hver is None else self._velg(form.for_hver.kommuner, _dag(tid))
        antall = form.antall if valgt is None else len(valgt)
        if valgt is not None and any(len(v) != antall for v in form.hver.values()):
            raise _Feil(f"for_hver gives {antall} kommuner, but hver has lists of other lengths")
        for ledd in range(antall):
            navn = {"nr": str(ledd + 1)} | ({} if valgt is None else _om(valgt[ledd]))
            med: Tabell = {**form.med, **{felt: v[ledd] for felt, v in form.hver.items()}}
            kommando = Kommando(
                id=str(uuid.uuid5(_FORTELLING, f"{self._fortelling.navn}\n{nr}\n{ledd}")),
                steg=form.tar,
                pa=self._tekst(form.pa[min(ledd, len(form.pa) - 1)], navn),
                aktor=self._aktor(form.hvem[min(ledd, len(form.hvem) - 1)], navn),
                data={felt: self._verdi(v, navn, _dag(tid)) for felt, v in med.items()},
                gjelder=None if form.gjelder is None else dagens_begynnelse(form.gjelder),
            )
            fil = self._fortelling.navn
            yield Post(fil, nr, ledd, antall, tid, bare_dag, form, kommando)

    def _aktor(self, alias: str, navn: Mapping[str, str]) -> Aktor:
        hvem = self._hvem.get(alias)
        if hvem is None:
            raise _Feil(f"hvem: there is no alias «{alias}».{nermeste(alias, self._hvem)}")
        organ = self._tekst(hvem.organ, navn)
        if hvem.person is None:
            return Aktor(person=None, rolle=hvem.rolle, organ=organ)
        person = self._person(self._tekst(hvem.person, navn), hvem, navn)
        return Aktor(person=person, rolle=hvem.rolle, organ=organ)

    def _person(self, kode: str, hvem: Hvem | None, navn: Mapping[str, str]) -> str:
        id_ = demo_person(self._fro, kode)
        if hvem is not None and hvem.navn is not None:
            self._personer[id_] = f"{self._tekst(hvem.navn, navn)} (eksempel)"
        else:
            kalt = kode.replace("-", " ").replace("_", " ")
            self._personer.setdefault(id_, f"{kalt[:1].upper()}{kalt[1:]} (eksempel)")
        return id_

    def _verdi(self, verdi: object, navn: Mapping[str, str], dag: date) -> object:
        """The value as JSON can hold it, with every `{…}` filled in."""
        if isinstance(verdi, str):
            if (liste := _LISTE.fullmatch(verdi)) is not None:
                return [k.id for k in self._velg(Utvalg(liste=liste[1]), dag)]
            return self._tekst(verdi, navn)
        if isinstance(verdi, dict):
            return {str(n): self._verdi(v, navn, dag) for n, v in verdi.items()}
        if isinstance(verdi, list):
            return [self._verdi(ledd, navn, dag) for ledd in verdi]
        return verdi.isoformat() if isinstance(verdi, date) else verdi

    def _tekst(self, tekst: str, navn: Mapping[str, str]) -> str:
        """The text with `{kommune}` and the like filled in, then `{person:…}`."""

        def person(funn: re.Match[str]) -> str:
            hvem = next((h for h in self._hvem.values() if self._er(h, funn[1], navn)), None)
            return self._person(funn[1], hvem, navn)

        return _PERSON.sub(person, _fyll(tekst, navn))

    def _er(self, hvem: Hvem, kode: str, navn: Mapping[str, str]) -> bool:
        if hvem.person is None or not set(_PLASS.findall(hvem.person)) <= set(navn):
            return False
        return _fyll(hvem.person, navn) == kode

    def _velg(self, valg: Kommunevalg, dag: date) -> tuple[Kommune, ...]:
        """The kommuner of a choice on that day, in the register's order, or in the list's own."""
        alle = self._kommuner.per(dag)
        if valg == "alle":
            return alle
        if isinstance(valg, Utvalg):
            borte = {k.id for k in self._velg(valg.uten, dag)}
            return tuple(k for k in self._innenfor(valg, dag) if k.id not in borte)
        etter_id = {k.id: k for k in alle}
        if ukjente := [id_ for id_ in valg if id_ not in etter_id]:
            raise _Feil(
                f"there is no kommune «{ukjente[0]}» on {dag}.{nermeste(ukjente[0], etter_id)}"
            )
        return tuple(etter_id[str(id_)] for id_ in valg)

    def _innenfor(self, valg: Utvalg, dag: date) -> tuple[Kommune, ...]:
        krav = {n: getattr(valg, n) for n in ("fylke", "diginettverk", "helseregion")}
        stilt = {n: verdi for n, verdi in krav.items() if verdi is not None}
        blant = self._kommuner.per(dag) if valg.liste is None else self._listen(valg.liste, dag)
        return tuple(k for k in blant if all(getattr(k, n) == v for n, v in stilt.items()))

    def _listen(self, navn: str, dag: date) -> tuple[Kommune, ...]:
        lister = self._fortelling.lister
        if navn not in lister:
            raise _Feil(f"there is no list «{navn}».{nermeste(navn, lister)}")
        return self._velg(lister[navn], dag)


class _Feil(Exception):
    """One thing that is wrong in one entry; the file and the number are added."""


def _fyll(tekst: str, navn: Mapping[str, str]) -> str:
    def ord_(funn: re.Match[str]) -> str:
        if funn[1] not in navn:
            raise _Feil(f"nothing to put for «{funn[0]}» in «{tekst}»; for_hver names a kommune")
        return navn[funn[1]]

    return _PLASS.sub(ord_, tekst)


def _om(kommune: Kommune) -> dict[str, str]:
    navn = {"kommune": kommune.id, "navn": kommune.visningsnavn, "nummer": kommune.nummer}
    return navn | {"fylke": kommune.fylke, "fylkesnavn": kommune.fylkesnavn}


def _dag(tid: datetime) -> date:
    return tid.astimezone(OSLO).date()
