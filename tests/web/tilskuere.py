"""Those who look on while a story is clicked: an auditor, and the leader of a regional løp."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from innforing.application.kommando import Gjort
from innforing.application.neste_steg import neste_steg
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.aktor import Aktor
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.organ.organ import Organ

if TYPE_CHECKING:
    from innforing.application.kommando import Kommando, Svar
    from innforing.domain.grunnmur.aktor import Rolle
    from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
    from tests.web.klikkehus import Klikkehus

SES = frozenset(
    {"sjekk_klar_til_bruk", "godkjenn_plan", "apne_pamelding", "endre_plan", "motta_evaluering"}
)
"""Steps after which the auditor looks."""
GRUPPEN = {"koordineringsgruppen"}
OVERSIKT, FANER = "", ("/plan", "/vurdering")
"""The page of the løp, and the tabs that offer steps too."""
KAN_GJORE = "main form[method=post], a[href^='/steg/'], button[formaction], [hx-post]"
STEG = re.compile(r"""(?:href|action)="/steg/(\w+)/""")


@dataclass
class Revisor:
    """Sees every event of the løp, and can do nothing."""

    hus: Klikkehus
    aktor: Aktor
    sett: list[int] = field(default_factory=list)
    """Positions of the events that were seen."""

    def ser(self, kommando: Kommando, svar: Svar) -> None:
        """The løp, its history and the event itself, when a step that matters was taken."""
        if not isinstance(svar, Gjort) or kommando.steg not in SES:
            return
        egen = [h for h in svar.hendelser if h.strom == svar.strom][-1]
        self.hus.scene.lest(svar.posisjon)
        lop = svar.strom.partition(":")[2]
        self._ser(f"/lop/{lop}", lenke=svar.posisjon)
        self._ser(f"/lop/{lop}/historikk", lenke=egen.posisjon)
        self._ser(f"/hendelser/{egen.posisjon}", tekst=egen.hendelse.tekst.nb)
        self.sett.append(egen.posisjon)

    def _ser(self, sti: str, *, lenke: int | None = None, tekst: str = "") -> None:
        page = self.hus.scene.side(self.aktor)
        svar = page.goto(f"{self.hus.scene.adresse}{sti}")
        assert svar is not None
        assert svar.ok, (sti, svar.status)
        if lenke is not None:
            assert page.locator(f"main a[href='/hendelser/{lenke}']").count(), (sti, lenke)
        assert tekst in page.locator("main").inner_text()
        assert page.locator(KAN_GJORE).count() == 0, (sti, page.locator(KAN_GJORE).all())


@dataclass
class Regionen:
    """Never meets what only the koordineringsgruppe can do, in whatever state the løp is."""

    hus: Klikkehus
    strom: str
    aktorer: tuple[tuple[Rolle, str], ...]
    tilstander: set[LopTilstand] = field(default_factory=set)
    egne: set[str] = field(default_factory=set)
    """Steps that the pages have offered."""

    def ser(self, kommando: Kommando) -> None:
        """The page of the løp as it stands before a step; its tabs whenever the state is new."""
        lop = self.hus.levende.aggregat(self.strom)
        if not self.aktorer or not isinstance(lop, Innforingslop) or not lop.finnes:
            return
        assert lop.tilstand is not None
        assert kommando.na is not None
        faner = () if lop.tilstand in self.tilstander else FANER
        self.tilstander.add(lop.tilstand)
        mulige = neste_steg(self.hus.levende, self.hus.kommuner, self.strom, na=kommando.na)
        gruppens = {m.steg for m in mulige if set(m.hvem) <= GRUPPEN}
        assert gruppens
        for aktor in (i_rolle(self.hus, *verv) for verv in self.aktorer):
            tilbudt = {steg for fane in (OVERSIKT, *faner) for steg in self._tilbudt(aktor, fane)}
            assert not tilbudt & gruppens, (aktor.rolle, self.tilstander)
            self.egne |= tilbudt

    def _tilbudt(self, aktor: Aktor, fane: str) -> list[str]:
        adresse = f"{self.hus.scene.adresse}/lop/{self.strom.partition(':')[2]}{fane}"
        svar = self.hus.scene.side(aktor).request.get(adresse)
        assert svar.ok, (adresse, svar.status)
        return STEG.findall(svar.text())


def i_rolle(hus: Klikkehus, rolle: Rolle, organ: str) -> Aktor:
    """The first who has the role in the body."""
    funnet = hus.levende.aggregat(f"organ:{organ}")
    assert isinstance(funnet, Organ)
    dag = hus.scene.klokke.na.astimezone(OSLO).date()
    verv = next(v for v in funnet.aktive(dag) if v.rolle is rolle)
    return Aktor(person=verv.person, rolle=rolle, organ=organ)
