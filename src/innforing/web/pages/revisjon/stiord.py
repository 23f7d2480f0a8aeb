"""Where a figure stands in a read model, and what it is, in words."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.verdier import LopType, Puljefase, Slag
from innforing.domain.katalog import HENDELSER, STEG
from innforing.projections.saertilfeller.tekster import SLAG as SAERTILFELLER
from innforing.web.pages.revisjon.hendelsesord import LOP, stromnavn
from innforing.web.pages.revisjon.lesemodeller import LEDD
from innforing.web.skjema.feltnavn import NAVN

if TYPE_CHECKING:
    from innforing.application.ordbok import Ordbok
    from innforing.domain.grunnmur.verdi import Tekst
    from innforing.projections.table import Cell
    from innforing.web.kall import Kall

_VERK: Final = (
    *(LopTilstand, Svarstatus, Bruksstatus, Puljefase),
    *(Slag, LopType, Rolle, Modellutfall),
)
KODER: Final[dict[str, Tekst]] = {
    str(kode.value): kode.tekst for verk in reversed(_VERK) for kode in verk
} | dict(SAERTILFELLER)
MINST: Final = "minst_"
_DATO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Stiord:
    """Paths and values of read models in words."""

    def __init__(self, kall: Kall) -> None:
        """Know what codes, kommuner and regions are called."""
        self._kall = kall
        self._bok: Ordbok = kall.ordbok()
        register, dag = kall.hus.kommuner, kall.moment.dag
        self._omrader = {f.nummer: f.navn for f in register.fylker(dag)}
        self._omrader |= {d.id: d.navn for d in register.diginettverk(dag)}
        self._omrader |= {h.id: h.navn for h in register.helseregioner}

    def sti(self, sti: tuple[str, ...]) -> str:
        """«Kjernejournal, Vestland, Tatt i bruk»."""
        return ", ".join(self.om(sti[0]) if nr == 0 else self.ledd(d) for nr, d in enumerate(sti))

    def om(self, id_: str) -> str:
        """What the figure is about: a løp, a løsning, a behov, a stream, or another thing's id."""
        if ":" in id_:
            return stromnavn(self._kall, id_)
        for slag in (LOP, "losning", "organ", "behov", "samling"):
            navn = stromnavn(self._kall, f"{slag}:{id_}")
            if navn not in (id_, f"{slag}:{id_}"):
                return navn
        return self.ledd(id_)

    def ledd(self, kode: str) -> str:
        """One part of a path."""
        if kode == "norge":
            return self._kall._("Hele landet")
        if kode.startswith(MINST):
            minst = self._kall._("Minst {trinn}")
            return minst.format(trinn=self.ledd(kode.removeprefix(MINST)).lower())
        if kode in KODER:
            return self._kall.t(KODER[kode])
        if (kjent := LEDD.get(kode) or NAVN.get(kode)) is not None:
            return self._kall.t(kjent)
        for register in (STEG, HENDELSER):
            if kode in register:
                return self._kall.t(register[kode].tekst)
        funnet = self._omrader.get(kode) or self._bok.ord(kode)
        return funnet.replace("_", " ") if funnet == kode else funnet

    def verdi(self, verdi: Cell) -> str:
        """A value of a cell."""
        if verdi is None:
            return "–"
        if not isinstance(verdi, str):
            return self._kall.tall(verdi)
        if _DATO.fullmatch(verdi):
            return self._kall.dato(date.fromisoformat(verdi))
        return self.om(verdi) if verdi.isascii() else verdi
