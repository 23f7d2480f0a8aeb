"""One request as pages see it: who asks, for which moment, and everything there is to ask."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from innforing.application.neste_steg import neste_steg
from innforing.application.ordbok import Ordbok, i_sprak
from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.organ.organ import Organ
from innforing.web.sprak import Oversetter, dato, klokkeslett, prosent, tall

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from starlette.datastructures import FormData, QueryParams

    from innforing.application.fakta.sporring import Leser
    from innforing.application.moment import Moment
    from innforing.application.neste_steg import Mulig
    from innforing.application.ordbok import Sprak
    from innforing.bootstrap import Hus
    from innforing.domain.grunnmur.aktor import Rolle
    from innforing.domain.grunnmur.verdi import Tekst
    from innforing.projections.readside import ReadSide
    from innforing.projections.sight import Sight
    from innforing.web.innlogging import Innlogget, Okter

KLOKKENE = ("per", "kjent", "ved")
"""Parameters that follow a reader from page to page; `ved` is one place in the log."""
KVITTERING = "kvittering"


class IkkeFunnet(Exception):
    """There is no such page, or nothing of that id."""


class IkkeAdgang(Exception):
    """The page is for others."""

    def __init__(self, *roller: Rolle) -> None:
        """Carry the roles it is for."""
        super().__init__(*roller)
        self.roller = roller


class UgyldigForesporsel(Exception):
    """The address or the form asks for something that cannot be; one sentence each."""

    def __init__(self, *feil: str) -> None:
        """Carry the sentences."""
        super().__init__("; ".join(feil))
        self.feil = feil


@dataclass(frozen=True, kw_only=True)
class Kall:
    """One request."""

    hus: Hus
    lesesiden: ReadSide
    okter: Okter
    jeg: Innlogget | None
    sprak: Sprak
    na: datetime
    moment: Moment
    feil: Exception | None = None
    """Why the moment asked for cannot be answered for."""
    nettsted: str = ""
    """Scheme and host of this site, for what is read elsewhere."""
    sti: str
    sporring: QueryParams
    felt: FormData
    oppfrisking: bool = False
    """Whether a page that is open already asks again, by itself or with other filters."""
    demo_innlogging: bool = False
    """Whether people of the demo may be chosen (loopback only)."""
    _navn: dict[str, str] = field(default_factory=dict, repr=False)
    _organer: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def spolt(self) -> bool:
        """Whether the page is shown for a moment that was asked for: then it has no forms."""
        return any(self.sporring.get(klokke) for klokke in KLOKKENE)

    # --- words ---

    @cached_property
    def oversetter(self) -> Oversetter:
        """The catalogs of the reader's language."""
        return Oversetter(self.sprak)

    def _(self, tekst: str) -> str:
        """A text of a page, in the reader's language."""
        return self.oversetter.gettext(tekst)

    def antall(self, entall: str, flertall: str, antall: int) -> str:
        """One or many; `{n}` in the text is the number."""
        tekst = self.oversetter.ngettext(entall, flertall, antall)
        return tekst.format(n=tall(antall, self.sprak))

    def t(self, tekst: Tekst) -> str:
        """A text of the domain, in the reader's language."""
        return i_sprak(tekst, self.sprak)

    def dato(self, tid: date | int) -> str:
        """«4. desember 2026» of a day, a moment or µs."""
        return dato(tid, self.sprak)

    def klokkeslett(self, us: int) -> str:
        """«kl. 14.05» of µs."""
        return klokkeslett(fra_mikrosekunder(us), self.sprak)

    def tall(self, verdi: float) -> str:
        """«12 345»."""
        return tall(verdi, self.sprak)

    def prosent(self, andel: float) -> str:
        """«46 %»."""
        return prosent(andel, self.sprak)

    def ordbok(self, lop: Innforingslop | None = None) -> Ordbok:
        """What the codes of refusals and states are called."""
        return Ordbok(
            self.sprak,
            kommuner=self.hus.kommuner,
            leser=self.leser,
            lop=lop,
            personer=self.hus.personer,
        )

    def navn(self, person: str | None) -> str:
        """The name of a person, «Person fjernet» when erased, the system's when there is none."""
        if person is None:
            return self._("Systemet selv")
        if person not in self._navn:
            self._navn[person] = self.hus.personer.navn(person) or person
        return self._navn[person]

    def hent_navn(self, personer: Iterable[str]) -> None:
        """Read the names of many at once; `navn` then asks the register for none of them."""
        self._navn.update(self.hus.personer.navn_mange(personer))

    def organnavn(self, organ: str | None) -> str:
        """What a body is called; the log is asked once for each, however many rows name it."""
        if not organ:
            return ""
        if organ not in self._organer:
            funnet = self.hus.levende.aggregat(f"organ:{organ}")
            self._organer[organ] = (funnet.navn if isinstance(funnet, Organ) else None) or organ
        return self._organer[organ]

    def kommunenavn(self, kommune: str) -> str:
        """What a kommune is called on the day of the page, or was when it ended."""
        return self._kommuner.get(kommune, kommune)

    @cached_property
    def _kommuner(self) -> dict[str, str]:
        register = self.hus.kommuner
        dager = (register.begynner, self.moment.dag)
        return {k.id: k.visningsnavn for dag in dager for k in register.per(dag)}

    # --- addresses ---

    @property
    def adresse(self) -> str:
        """Path and query of this page, without its receipt."""
        return self.lenke()

    def lenke(self, **endret: str | None) -> str:
        """The same page with other parameters; None takes one away."""
        borte = {*endret, KVITTERING}
        par = [(n, v) for n, v in self.sporring.multi_items() if n not in borte and v]
        par += [(n, v) for n, v in endret.items() if v is not None]
        return f"{self.sti}?{urlencode(par)}" if par else self.sti

    def til(self, sti: str, /, **sporring: str) -> str:
        """Another page, at the same moment."""
        par = {k: v for k in KLOKKENE if (v := self.sporring.get(k))} | sporring
        return f"{sti}?{urlencode(par)}" if par else sti

    def flere(self, navn: str) -> list[str]:
        """Every value of a parameter that may be given more than once."""
        return [v for v in self.sporring.getlist(navn) if v]

    # --- answers ---

    @contextmanager
    def sight(self, navn: str) -> Iterator[Sight]:
        """One read model at the moment of the page."""
        with self.lesesiden.sight(navn, per=self.moment.per, kjent=self.moment.kjent) as sight:
            yield sight

    @cached_property
    def leser(self) -> Leser:
        """States of streams at the moment of the page."""
        if not self.spolt:
            return self.hus.levende
        kjent = self.moment.kjent
        posisjon = self.hus.reader.last()[0] if kjent is None else kjent
        utsnitt = Utsnitt(posisjon, self.moment.per)
        return Tilbakeblikk(self.hus.reader, self.hus.mapper, utsnitt)

    def lop(self, lop: str) -> Innforingslop:
        """The løp as it was; `IkkeFunnet` when it was not proposed yet."""
        aggregat = self.leser.aggregat(f"innforingslop:{lop}")
        if not isinstance(aggregat, Innforingslop) or not aggregat.finnes:
            raise IkkeFunnet
        return aggregat

    def mulige(self, strom: str) -> tuple[Mulig, ...]:
        """Every step that the stream allows, judged as the reader's own; none for other moments."""
        if self.spolt:
            return ()
        aktor = None if self.jeg is None else self.jeg.aktor
        return neste_steg(self.leser, self.hus.kommuner, strom, na=self.na, aktor=aktor)

    def felter(self) -> Mapping[str, str]:
        """The fields of the form, the last where a name comes twice."""
        return {navn: str(verdi) for navn, verdi in self.felt.multi_items()}
