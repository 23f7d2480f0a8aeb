"""What fills the days: contact, activities, follow-up and measured use, in all the years."""

from __future__ import annotations

from collections import deque
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from innforing.application.demodata import tekster
from innforing.application.demodata.brukgang import aktivitet
from innforing.application.demodata.gang import Gjor, sjanse
from innforing.application.demodata.naer import noen_naer
from innforing.application.tidspunkt import arbeidsdagens_begynnelse
from innforing.domain.ibruktakelse.verdier import Bruksstatus

if TYPE_CHECKING:
    import random

    from innforing.application.demodata.gang import Data, Gang
    from innforing.application.demodata.historie import Historie
    from innforing.application.demodata.scene import Scene
    from innforing.domain.grunnmur.aktor import Aktor
    from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse

SLAG = (
    ("kontakt", 36),
    ("aktivitet", 18),
    ("maling", 24),
    ("oppfolging", 14),
    ("status", 4),
    ("gevinst", 4),
)
"""What there is, with weights."""

ARBEIDSDAG = timedelta(hours=7)
VEKST = 2.0
"""The log grows slowly at first, and faster the more kommuner take part."""


class Fyll:
    """The kommuner that contact is kept with, and the follow-ups that are planned."""

    def __init__(self, s: Scene) -> None:
        """Begin with none."""
        self.s = s
        self.hell: random.Random = s.terning("fyll")
        self._planlagt: deque[tuple[date, str, str, str]] = deque()
        self._nr = 0

    def neste(self) -> Gjor | None:
        """One step with some kommune that takes part, or has taken part."""
        if not self.s.med:
            return self._uten_lop()
        if self._planlagt and self._planlagt[0][0] <= self.s.dag:
            return self._gjort()
        # the newer are met with more often, as they are in the middle of it
        hvilken = max(self.hell.random(), self.hell.random())
        lop, kommune = self.s.med[int(hvilken * len(self.s.med))]
        slag = self.hell.choices(*zip(*SLAG, strict=True))[0]
        losning = self.s.lop(lop).losning
        if losning is None and slag in ("maling", "status", "gevinst"):
            slag = "kontakt"
        aktor = noen_naer(self.s, kommune, self.hell)
        if aktor is None:
            return None
        if slag in ("maling", "status", "gevinst"):
            return self._bruk(slag, f"ibruktakelse:{losning}:{kommune}", aktor)
        return self._i_lopet(slag, lop, kommune, aktor)

    def _i_lopet(self, slag: str, lop: str, kommune: str, aktor: Aktor) -> Gjor:
        """Contact, an activity, or a follow-up that is planned."""
        pa = f"deltakelse:{lop}:{kommune}"
        if slag == "kontakt":
            return Gjor("registrer_kontakt", pa, aktor, self._kontakt(), gjelder=self._sent())
        if slag == "aktivitet":
            data = aktivitet(self.hell.choice(tekster.AKTIVITETER))
            return Gjor("registrer_aktivitet", pa, aktor, data, gjelder=self._sent())
        return Gjor("planlegg_oppfolging", pa, aktor, self._oppfolging(lop, kommune))

    def _uten_lop(self) -> Gjor:
        """Use is measured in any kommune, whether a løp reached it or not."""
        losning = self.hell.choice(self.s.losninger).id
        kommune = self.hell.choice(self.s.kommunene()).id
        return self._bruk("maling", f"ibruktakelse:{losning}:{kommune}", self.s.folk.nhn())

    def _kontakt(self) -> Data:
        kanal = self.hell.choice(("mote", "telefon", "epost", "epost"))
        if not sjanse(self.hell, 0.06):
            return {"kanal": kanal}
        return {"kanal": kanal, "notat": self.hell.choice(tekster.NOTAT)}

    def _oppfolging(self, lop: str, kommune: str) -> Data:
        self._nr += 1
        id_, dager = f"o{self._nr}", self.hell.choice((14, 30, 60))
        if sjanse(self.hell, 0.85):
            gjores = self.s.dag + timedelta(days=dager + self.hell.randint(-5, 25))
            self._planlagt.append((gjores, lop, kommune, id_))
        return {"id": id_, "dato": self.s.iso(dager)}

    def _gjort(self) -> Gjor | None:
        _, lop, kommune, id_ = self._planlagt.popleft()
        aktor = noen_naer(self.s, kommune, self.hell)
        if aktor is None:
            return None
        return Gjor("registrer_oppfolging", f"deltakelse:{lop}:{kommune}", aktor, {"id": id_})

    def _bruk(self, slag: str, strom: str, aktor: Aktor) -> Gjor:
        steg, data = self._om_bruk(slag, strom)
        return Gjor(steg, strom, aktor, data, gjelder=self._sent())

    def _om_bruk(self, slag: str, strom: str) -> tuple[str, Data]:
        if slag == "maling":
            alle = self.hell.randint(20, 400)
            antall = self.hell.randint(0, alle)
            data: Data = {"indikator": "aktive_brukere", "antall": antall, "av_antall": alle}
            return "registrer_bruksmaling", {**data, "kilde": "Statistikk fra løsningen"}
        if slag == "gevinst":
            kategori = self.hell.choice(("kvalitet", "trygghet", "effektivitet"))
            return "registrer_gevinst", {"id": f"g{self.hell.randint(2, 5)}", "kategori": kategori}
        data = {"status": self._status(strom), "belegg": "dokument"}
        return "meld_bruksstatus", {**data, "referanse": tekster.REFERANSE}

    def _status(self, strom: str) -> str:
        """Mostly the rung the kommune stands on, now and then the one above or below."""
        na = cast("Ibruktakelse", self.s.aggregat(strom)).status
        trinn = 0 if na is None else na.trinn
        nytt = trinn + self.hell.choices((-1, 0, 1), (4, 70, 26))[0]
        hoyest = max(trinn, Bruksstatus.TATT_I_BRUK.trinn)
        return str(list(Bruksstatus)[max(0, min(hoyest, nytt))].value)

    def _sent(self) -> date | None:
        if not sjanse(self.hell, 0.15):
            return None
        dag = self.s.dag - timedelta(days=self.hell.choice((1, 2, 5, 10, 21, 45)))
        return max(dag, self.s.bestilling.start.date())


def fyllgang(h: Historie) -> Gang:
    """Every working day so many steps that the log is as long as it should be by then."""
    s, fyll = h.s, Fyll(h.s)
    while True:
        yield arbeidsdagens_begynnelse(s.dag + timedelta(days=1))
        mangler = h.mangler if s.med or h.mot_slutten else 0
        for _ in range(mangler):
            gjor = fyll.neste()
            if gjor is not None:
                yield gjor
            yield s.na + ARBEIDSDAG / mangler
            if h.mangler == 0:
                break
