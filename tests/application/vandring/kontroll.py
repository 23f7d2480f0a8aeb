"""What must hold after every step of a walk, told without asking the code that is tested.

The table of the life cycle is not read here: which pairs are four eyes, what advances and who
holds which role is written down again from livslop.md, so that a row that loses a guard is seen.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from innforing.application.kommando import Avvist, Gjort
from innforing.domain.deltakelse.steg.utlop_svarfrist import SvarfristPassert
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.aggregat import OSLO, bygg
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.innforingslop.verdier import Puljefase, Slag
from innforing.domain.katalog import aggregattype
from tests.application.minnehus import FORPLIKTELSE

if TYPE_CHECKING:
    from innforing.application.kommando import Kommando, Svar
    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.grunnmur.aggregat import Aggregat
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.organ.organ import Organ
    from innforing.domain.pulje.pulje import Pulje
    from innforing.eventlog.rows import StoredRow
    from tests.application.minnehus import Minnehus

PLANLAGT, PAMELDING, GJENNOMFORING = (
    Puljefase.PLANLAGT,
    Puljefase.PAMELDING,
    Puljefase.GJENNOMFORING,
)
PLANLEGGER = frozenset({"PlanLagt", "PlanEndret"})
FIRE_OYNE_I = "AC"
"""Types whose plan is approved by another than those who laid it (livslop.md §2)."""
PROSESSENS = frozenset({"utlop_svarfrist", "utlop_oppfolgingsfrist", "utlop_vurderingsdato"})
"""The only steps that the system itself may take."""
HVILER_I_PAUSEN = PROSESSENS - {"utlop_vurderingsdato"}
"""Deadlines that do not run out while the løp waits."""
LEDERENS = frozenset({"apne_pamelding", "start_gjennomforing", "evaluer"})
"""Steps that advance from påmelding on: the appointed leader's own (K-138)."""
UT_AV_PAUSEN = frozenset({"avslutt", "ta_opp_igjen"})
"""Side exits, which may be taken while the løp is paused."""
HINDRER_ALT = frozenset({"har_vervet", "rett_myndighet", "avklaringer_kjent", "det_har_skjedd"})
"""Who answers, and when, whatever the answer is."""
I_LOPET = frozenset({"lopet_tar_imot_svar", "kommunen_er_invitert", "svaret_er_nytt"})
NEI_KAN_AVVISES_AV = HINDRER_ALT | I_LOPET
"""Nothing here asks a kommune why (K-161)."""


class Brudd(AssertionError):
    """Something that must always hold did not."""


def krev(navn: str, holder: object, *detaljer: object) -> None:
    """Stop the walk, and say which promise was broken."""
    if not holder:
        raise Brudd(f"{navn}: {', '.join(map(str, detaljer))}")


@dataclass
class Kontroll:
    """State folded from stored bytes, state folded from the events themselves, and who did what."""

    fra_bytes: dict[str, Aggregat] = field(default_factory=dict)
    fra_hendelser: dict[str, Aggregat] = field(default_factory=dict)
    versjoner: dict[str, int] = field(default_factory=dict)
    sett: int = 0
    """Positions that have been read."""
    avviste: int = 0
    rort: set[str] = field(default_factory=set)
    """Streams that were written to in this walk."""
    planla: dict[str, frozenset[str | None]] = field(default_factory=dict)
    """Løp → everyone who laid or changed its plan."""
    frister: frozenset[tuple[str, object]] = frozenset()
    """Deadlines that were recorded as passed: deltakelse, and pulje with date."""
    leverte: dict[str, str | None] = field(default_factory=dict)
    """Løp → who delivered its evaluering."""

    def kopi(self) -> Kontroll:
        """The same knowledge, to be continued another way."""
        return Kontroll(
            fra_bytes=dict(self.fra_bytes),
            fra_hendelser=dict(self.fra_hendelser),
            versjoner=dict(self.versjoner),
            sett=self.sett,
            avviste=self.avviste,
            planla=dict(self.planla),
            leverte=dict(self.leverte),
            frister=self.frister,
        )

    def lopet(self, strom: str) -> Innforingslop:
        """The løp as the stored bytes tell it."""
        return cast("Innforingslop", self._stored(f"innforingslop:{strom.split(':')[1]}"))

    def les_alt(self, hus: Minnehus) -> None:
        """Take in a log that was written before anybody walked; its events stand as read."""
        for rad in hus.logg.rader:
            lest = hus.mapper.decode(rad)
            hus.mapper.gitt[rad.topic, cast("bytes", rad.state)] = lest.hendelse
            self._ta_inn(hus, rad)

    def etter(self, hus: Minnehus, kommando: Kommando, svar: Svar) -> None:
        """Judge what a step left behind."""
        for_ = self.lopet(kommando.pa)
        nye = hus.logg.rader[self.sett :]
        self._ingenting_ved_nei(hus, svar, nye)
        if nye:
            self._fire_oyne(kommando, for_, nye)
        for rad in nye:
            self._ta_inn(hus, rad)
        for strom in {kommando.pa, *(rad.stream_id for rad in nye)}:
            self._levende_er_avspilt(hus, strom)
        if nye:
            self._bare_den_som_har_vervet(kommando)
            self._ingenting_under_pausen(kommando, for_)
            self._lederen_driver(kommando, for_)
            if kommando.pa.startswith(("innforingslop:", "deltakelse:")):
                self._plassene(kommando.pa.split(":")[1])
        self._et_nei_er_nok(kommando, for_, svar)

    def til_slutt(self, hus: Minnehus) -> None:
        """Read every stream that the walk wrote to back from its first byte."""
        for strom in self.rort:
            rader = hus.logg.strommer[strom]
            tom = aggregattype(strom)()
            avspilt: Aggregat = bygg(tom, map(hus.mapper.decode, rader))
            krev("avspilling", avspilt == hus.aggregat(strom), strom)
            numre = [rad.stream_version for rad in rader]
            krev("versjoner", numre == list(range(1, len(rader) + 1)), strom, numre)

    def _stored(self, strom: str) -> Any:
        return self.fra_bytes.get(strom) or aggregattype(strom)()

    def _ingenting_ved_nei(self, hus: Minnehus, svar: Svar, nye: list[StoredRow]) -> None:
        """A refusal leaves one row in its own log, and nothing else leaves anything."""
        tok = isinstance(svar, Gjort) and not svar.gjentatt
        krev("avslag endrer ingenting", bool(nye) == tok, svar)
        ventet = self.avviste + isinstance(svar, Avvist)
        krev("avslag føres", len(hus.logg.avviste) == ventet, svar)
        self.avviste = ventet

    def _ta_inn(self, hus: Minnehus, rad: StoredRow) -> None:
        strom, state = rad.stream_id, cast("bytes", rad.state)
        self.sett += 1
        self.rort.add(strom)
        krev("posisjoner", rad.position == self.sett, rad.position, self.sett)
        neste = self.versjoner.get(strom, 0) + 1
        krev("versjoner", rad.stream_version == neste, strom, rad.stream_version, neste)
        segl = hashlib.sha256(FORPLIKTELSE + (rad.salt or b"") + state).digest()
        krev("forpliktelse", rad.commitment == segl, strom)
        self.versjoner[strom] = neste
        lest, gitt = hus.mapper.decode(rad), hus.mapper.gitt[rad.topic, state]
        self.fra_bytes[strom] = bygg(self._stored(strom), (lest,))
        for_ = self.fra_hendelser.get(strom) or aggregattype(strom)()
        etter = gitt.anvend(for_)
        self.fra_hendelser[strom] = (
            etter if rad.tilstand is None else etter.i_tilstand(rad.tilstand)
        )
        self._husk_hvem(rad)
        if isinstance(gitt, SvarfristPassert):
            utlop = (strom, gitt)
            krev("frist en gang", utlop not in self.frister, strom, gitt)
            self.frister |= {utlop}

    def _husk_hvem(self, rad: StoredRow) -> None:
        lop = rad.stream_id
        if rad.topic in PLANLEGGER:
            self.planla[lop] = self.planla.get(lop, frozenset()) | {rad.person}
        if rad.topic == "EvalueringDelt":
            self.leverte[lop] = rad.person

    def _levende_er_avspilt(self, hus: Minnehus, strom: str) -> None:
        """What the house remembers, what the bytes say and what the events say are one."""
        levende, lest = hus.aggregat(strom), self._stored(strom)
        krev("avspilling", levende == lest, strom)
        versjon = hus.memory.state(strom, hus.logg)[1]
        krev("avspilling", versjon == self.versjoner.get(strom, 0), strom, versjon)
        gitt = self.fra_hendelser.get(strom) or aggregattype(strom)()
        krev("bytes", gitt == lest, strom)

    def _fire_oyne(self, kommando: Kommando, for_: Innforingslop, nye: list[StoredRow]) -> None:
        person, strom = kommando.aktor.person, kommando.pa
        emner = {rad.topic for rad in nye}
        if "PlanGodkjent" in emner and art_av(for_) in FIRE_OYNE_I:
            planla = self.planla.get(strom, frozenset())
            krev("fire øyne", person not in planla, person, "laid and approved", strom)
        if "EvalueringMottatt" in emner:
            leverte = self.leverte.get(strom)
            krev("fire øyne", person != leverte, person, "delivered and received", strom)

    def _bare_den_som_har_vervet(self, kommando: Kommando) -> None:
        a = kommando.aktor
        if a.rolle is Rolle.PROSESS:
            krev("systemet", kommando.steg in PROSESSENS, kommando.steg)
            return
        krev("oppsett", a.rolle is not Rolle.OPPSETT, kommando.steg)
        krev("prosessens steg", kommando.steg not in PROSESSENS, a)
        # a role that ended in this very step was held when it was taken, for `til` is a past day
        if kommando.steg == "avslutt_rolle" or kommando.na is None:
            return
        dag = kommando.na.astimezone(OSLO).date()
        organ = cast("Organ", self._stored(f"organ:{a.organ}"))
        egne = [r for r in organ.roller if (r.person, r.rolle) == (a.person, a.rolle)]
        holder = any(r.fra <= dag and (r.til is None or dag <= r.til) for r in egne)
        krev("verv", holder, a, kommando.steg, dag)

    def _ingenting_under_pausen(self, kommando: Kommando, for_: Innforingslop) -> None:
        """While the løp is paused, neither it nor a pulje of it moves on."""
        if for_.pa_vent is None or kommando.steg in UT_AV_PAUSEN:
            return
        krev("på vent", kommando.steg not in HVILER_I_PAUSEN, kommando.steg)
        na = self.lopet(kommando.pa)
        krev("på vent", na.tilstand is for_.tilstand, kommando.steg, na.tilstand)
        faser = {p.nr: p.fase for p in for_.puljer}
        flyttet = [
            p.nr
            for p in na.puljer
            if p.fase is not Puljefase.AVLYST and p.fase is not faser.get(p.nr, p.fase)
        ]
        krev("på vent", not flyttet, kommando.steg, flyttet)

    def _lederen_driver(self, kommando: Kommando, for_: Innforingslop) -> None:
        if kommando.steg not in LEDERENS or kommando.na is None:
            return
        a, dag = kommando.aktor, kommando.na.astimezone(OSLO).date()
        hvem = (a.person, a.rolle, a.organ)
        egne = [le for le in for_.ledere if (le.person, le.rolle, le.organ) == hvem]
        leder = any(le.fra <= dag and (le.til is None or dag <= le.til) for le in egne)
        krev("lederen driver", leder, a, kommando.steg)

    def _et_nei_er_nok(self, kommando: Kommando, for_: Innforingslop, svar: Svar) -> None:
        if kommando.steg != "svar" or kommando.data.get("svar") != "nei":
            return
        a, kommune = kommando.aktor, kommando.pa.rpartition(":")[2]
        egen = a.rolle is Rolle.FULLMEKTIG and a.organ == f"kommune-{kommune}"
        if not egen or not isinstance(svar, Avvist):
            return
        krev("et nei er nok", not svar.avvisning.avklares, svar)
        grunner = {u.vilkar.navn for u in svar.avvisning.sperrer}
        krev("et nei er nok", grunner <= NEI_KAN_AVVISES_AV, grunner)
        d = cast("Deltakelse", self._stored(kommando.pa))
        apent = for_.tilstandskode in ("pamelding", "gjennomforing")
        nytt = d.status is not Svarstatus.TAKKET_NEI
        hindret = grunner & HINDRER_ALT
        krev("et nei er nok", hindret or not (apent and d.invitasjoner and nytt), grunner)

    def _plassene(self, lop: str) -> None:
        """A seat is given once, and there are never more of them than the plan says."""
        prefiks = f"pulje:{lop}:"
        har: dict[str, list[int]] = {}
        venter: dict[str, list[int]] = {}
        for strom, aggregat in self.fra_bytes.items():
            if not strom.startswith(prefiks):
                continue
            pulje, nr = cast("Pulje", aggregat), int(strom.rpartition(":")[2])
            tatt = len(pulje.plasser)
            krev("kapasitet", pulje.kapasitet is None or tatt <= pulje.kapasitet, strom, pulje)
            ledig = pulje.apen and (pulje.kapasitet is None or tatt < pulje.kapasitet)
            plan = self.lopet(f"innforingslop:{lop}").pulje(nr)
            i_gang = plan is not None and plan.fase in (PLANLAGT, PAMELDING, GJENNOMFORING)
            krev(
                "ingen venter på en ledig plass",
                not (ledig and i_gang and pulje.venteliste),
                strom,
                pulje,
            )
            alle = (*pulje.plasser, *pulje.venteliste)
            krev("plass en gang", len(set(alle)) == len(alle), strom, pulje)
            for liste, sted in ((pulje.plasser, har), (pulje.venteliste, venter)):
                for kommune in liste:
                    sted.setdefault(kommune, []).append(nr)
        for strom, aggregat in self.fra_bytes.items():
            if strom.startswith(f"deltakelse:{lop}:"):
                d, kommune = cast("Deltakelse", aggregat), strom.rpartition(":")[2]
                aktuell = kommune in self.lopet(f"innforingslop:{lop}").kommuner
                krev("aktuell", d.aktuell == aktuell, strom)
                _plass_som_svart(strom, d, har.pop(kommune, []), venter.pop(kommune, []))
        krev("plass en gang", not har and not venter, "seats of nobody", har, venter)


def _plass_som_svart(strom: str, d: Deltakelse, har: list[int], venter: list[int]) -> None:
    """The kommune has the seat its answer says, there and nowhere else."""
    med = d.status is Svarstatus.PAMELDT and not d.lop_avsluttet
    i_ko = d.status is Svarstatus.PA_VENTELISTE and not d.lop_avsluttet
    krev("plass en gang", har == ([d.pulje] if med else []), strom, d.status, d.pulje, har)
    krev("plass en gang", venter == ([d.pulje] if i_ko else []), strom, d.status, d.pulje, venter)


def art_av(lop: Innforingslop) -> str:
    """A, B, C or F, read from the state and not from the table's own helper."""
    if lop.slag is Slag.FELLES_PROSESS:
        return "F"
    return "?" if lop.type is None else str(lop.type.value).upper()
