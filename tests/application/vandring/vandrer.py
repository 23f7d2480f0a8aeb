"""One who walks: chooses a step, somebody to take it, and what to fill in."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from innforing.application.kommando import Avvist, Gjort, Kommando, UgyldigKommando
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.domain.innforingslop.vurdering import Vurderingskriterium
from innforing.domain.katalog import STEG
from tests.application.vandring.folk import (
    BEGYNNELSEN,
    KG,
    KOMMUNER,
    KRITERIELISTE,
    KS,
    OPPSETT,
    PERSONER,
    PROGRAM,
    SYSTEMET,
    VERV,
    VESTLAND,
)
from tests.application.vandring.kontroll import Kontroll, art_av, krev
from tests.application.vandring.utfylling import LOP, Blikk, fyll_ut

if TYPE_CHECKING:
    from datetime import datetime

    from innforing.application.kommando import Svar
    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.innforingslop.verdier import Leder
    from tests.application.minnehus import Minnehus

HOVEDLOPET = "lop-1"
AKTORER = tuple(v.aktor for v in VERV)
I_DRIFT = (T.PAMELDING, T.GJENNOMFORING)
OBLIGATORISKE = {k["id"] for k in KRITERIELISTE if k["styrke"] != "bor"}


def _steg_paa(prefiks: str) -> tuple[str, ...]:
    return tuple(n for n, s in STEG.items() if s.aggregattype().prefiks == prefiks)


MODELLENS = frozenset({"flytt_til_modell", "angre_modellflytting"})
"""Between versions of the model: no row of a life cycle, and moved in tests/application/modell."""
LOPSTEG = tuple(steg for steg in _steg_paa("innforingslop") if steg not in MODELLENS)
KOMMUNESTEG = _steg_paa("deltakelse")
BRUKSSTEG = _steg_paa("ibruktakelse")
VERVSTEG = ("gi_rolle", "avslutt_rolle")
VEKT = {
    "avslutt": 5,
    "ta_opp_igjen": 1,
    "sett_pa_vent": 6,
    "avlys_pulje": 2,
    "endre_plan": 10,
    "meld_klar_for_alle": 20,
}
"""How often a step is chosen among those that the table allows; 4 unless it stands here."""
LEDERENS = ("flytt_deltaker", "godta_sen_pamelding", "ikke_godta_sen_pamelding")
KOMMUNENS = ("svar", "bestrid_svar")
LAERING = "registrer_laeringspunkt"
SVARERE = tuple(a for a in AKTORER if a.rolle is Rolle.FULLMEKTIG)
SIRI = next(a for a in AKTORER if a.organ == KS)


def _terning(fro: object) -> random.Random:
    return random.Random(str(fro))  # noqa: S311 - a walk that can be walked again


@dataclass
class Maling:
    """What the walks have been through, so that it can be seen that they prove something."""

    tilstander: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(Art, state of a løp) → walks that were there."""
    tatt: Counter[str] = field(default_factory=Counter)
    """Trigger → times it succeeded."""
    avvist_av: Counter[str] = field(default_factory=Counter)
    """Guard → times it refused."""
    svar: Counter[str] = field(default_factory=Counter)
    vandringer: int = 0

    def tell(self, steg: str, svar: Svar) -> None:
        """Count one answer."""
        self.svar[type(svar).__name__] += 1
        if isinstance(svar, Gjort):
            self.tatt[steg] += 1
        if isinstance(svar, Avvist):
            alle = (*svar.avvisning.sperrer, *svar.avvisning.avklares)
            self.avvist_av.update(u.vilkar.navn for u in alle)


@dataclass
class Vandrer:
    """A house, a day, and the løp that is walked through."""

    hus: Minnehus
    kontroll: Kontroll
    art: str
    maling: Maling
    na: datetime = BEGYNNELSEN
    nr: int = 0
    besokt: set[tuple[str, str]] = field(default_factory=set)
    historie: list[str] = field(default_factory=list)
    """What was tried and what came of it; shown when a walk ends badly."""
    gjorte: list[Kommando] = field(default_factory=list)

    def kopi(self, maling: Maling) -> Vandrer:
        """Somebody who walks on from here."""
        return Vandrer(self.hus.kopi(), self.kontroll.kopi(), self.art, maling, self.na, self.nr)

    def lop(self, lop_id: str = HOVEDLOPET) -> Innforingslop:
        """A løp as it stands."""
        return cast("Innforingslop", self.hus.aggregat(f"innforingslop:{lop_id}"))

    def skritt(self, fro: int) -> None:
        """One step, chosen by one number; a refusal by warnings alone may be tried again.

        The same number at another place of the log chooses otherwise, but a step that left nothing
        can be taken out of a walk without changing what follows.
        """
        terning = _terning(f"{fro} {self.kontroll.sett}")
        self.na += timedelta(days=terning.choice((0, 0, 0, 1, 3, 10, 25)), hours=1)
        if terning.random() < 0.06:
            self._frister()
        if self.gjorte and terning.random() < 0.02:
            self._gjenta(terning.choice(self.gjorte))
        ferdig = self.lop().tilstand is T.DELT_MED_KOORDINERINGSGRUPPE
        vekter = (20, 5, 5, 70) if ferdig else (90, 4, 2, 4)
        lop_id = terning.choices((HOVEDLOPET, *LOP), vekter)[0]
        self._prov(terning, *self._velg(terning, lop_id), lop_id)

    def fram(self, lop_id: str, fro: int, steg: str | None = None) -> None:
        """One step straight ahead, or the one that is named, by one of those who may."""
        terning = _terning(fro)
        self.na += timedelta(days=1)
        lop = self.lop(lop_id)
        steg = steg or neste(lop, terning)
        aktor = self._rett_aktor(terning, lop, steg)
        self._prov(terning, steg, aktor, terning.choice(KOMMUNER), lop_id)

    def svar(self, fro: int) -> None:
        """A kommune of the løp answers for itself."""
        terning = _terning(fro)
        aktor = SVARERE[fro % len(SVARERE)]
        self._prov(terning, "svar", aktor, _egen_kommune(aktor) or "stord", HOVEDLOPET)

    def _velg(self, terning: random.Random, lop_id: str) -> tuple[str, Aktor, str]:
        lop = self.lop(lop_id)
        vekter = (38, 38, 16, 8) if lop.tilstand in I_DRIFT else (62, 8, 20, 10)
        maate = terning.choices(("fram", "kommune", "tillatt", "vilt"), vekter)[0]
        if maate == "vilt":
            return self._hva_som_helst(terning)
        if maate == "kommune" and lop.kommuner:
            return self._ved_kommunen(terning, lop, lop_id)
        steg = self._tillatt(terning, lop) if maate == "tillatt" else neste(lop, terning)
        rett = terning.random() < 0.93
        som = self._rett_aktor(terning, lop, steg) if rett else self._hvem_som_helst(terning)
        return steg, som, terning.choice(KOMMUNER)

    def _hva_som_helst(self, terning: random.Random) -> tuple[str, Aktor, str]:
        if terning.random() < 0.15:
            som = SIRI if terning.random() < 0.6 else terning.choice(AKTORER)
            return terning.choice(VERVSTEG), som, ""
        steg = terning.choice((*LOPSTEG, *KOMMUNESTEG, *BRUKSSTEG))
        return steg, self._hvem_som_helst(terning), terning.choice(KOMMUNER)

    def _tillatt(self, terning: random.Random, lop: Innforingslop) -> str:
        """A step that the table has a row for, the heavy ones a little less often."""
        if not lop.finnes:
            return "foresla"
        if lop.merknader and terning.random() < 0.15:
            return "besvar_merknad"
        alle = lop.livslop.steg_fra(lop.tilstandskode, lop.art)
        rader = [rad for rad in alle if rad.hvem != ("prosess",)]
        vekt = [VEKT.get(rad.steg, 4) for rad in rader]
        return terning.choices(rader, vekt)[0].steg

    def _ved_kommunen(
        self, terning: random.Random, lop: Innforingslop, lop_id: str
    ) -> tuple[str, Aktor, str]:
        """What one kommune of the løp, or somebody near it, may have reason to do."""
        kommune = terning.choice((*lop.kommuner, *KOMMUNER))
        d = cast("Deltakelse", self.hus.aggregat(f"deltakelse:{lop_id}:{kommune}"))
        vanlige = (*KOMMUNESTEG, *BRUKSSTEG, *BRUKSSTEG)
        steg = terning.choice(vanlige)
        begynt = lop.tilstand in I_DRIFT or d.status not in (None, Svarstatus.AKTUELL)
        if begynt and terning.random() < 0.8:
            sent = d.sen_pamelding is not None
            hastende = {
                "svar": 6,
                "bestrid_svar": 15 * d.svar_fort_av_andre,
                "flytt_deltaker": 2 * (d.pameldt and len(lop.puljer) > 1),
                "godta_sen_pamelding": 8 * sent,
                "ikke_godta_sen_pamelding": 3 * sent,
            }
            steg = terning.choices(tuple(hastende), tuple(hastende.values()))[0]
        if terning.random() < 0.1:
            steg = terning.choice(("meld_bruksstatus", "overfor_til_drift"))
        return steg, self._naer_kommunen(terning, lop, steg, kommune), kommune

    def _naer_kommunen(
        self, terning: random.Random, lop: Innforingslop, steg: str, kommune: str
    ) -> Aktor:
        if steg == "utlop_svarfrist":
            return SYSTEMET
        ledere = _som(("innforingsleder",), lop)
        if steg in LEDERENS and ledere:
            return terning.choice(ledere)
        if terning.random() < 0.1:
            return self._hvem_som_helst(terning)
        egne = [a for a in AKTORER if _egen_kommune(a) == kommune]
        naere = [a for a in AKTORER if a.organ == VESTLAND]
        if steg in KOMMUNENS:
            egne = [a for a in egne if a.rolle is Rolle.FULLMEKTIG]
        if steg in (*KOMMUNENS, *BRUKSSTEG):
            naere = [a for a in naere if a.rolle is Rolle.KONTAKTPERSON_EHELSE]
        if steg == "bestrid_svar" and egne:
            return terning.choice(egne)
        return terning.choice((*egne * 3, *naere, *ledere))

    def _hvem_som_helst(self, terning: random.Random) -> Aktor:
        """Anybody, the system itself, or somebody with an office that is another's."""
        if terning.random() < 0.15:
            return terning.choice((SYSTEMET, OPPSETT))
        lant = terning.choice(AKTORER)
        return lant if terning.random() < 0.7 else lant.med(person=terning.choice(PERSONER))

    def _rett_aktor(self, terning: random.Random, lop: Innforingslop, steg: str) -> Aktor:
        """One of those whom the row names, as far as the state tells."""
        rad = lop.livslop.rad(steg, lop.tilstandskode, lop.art if lop.finnes else self.art)
        return terning.choice(_som(() if rad is None else rad.hvem, lop) or AKTORER)

    def _prov(
        self, terning: random.Random, steg: str, aktor: Aktor, kommune: str, lop_id: str
    ) -> None:
        blikk = Blikk(self.hus, terning, lop_id, kommune, aktor, self.na, self.art)
        pa = strommen(steg, lop_id, kommune, self.lop(lop_id).losning)
        avklaringer = self._avklaringer(terning, steg, lop_id)
        data = {**fyll_ut(steg, blikk), "avklaringer": avklaringer}
        svar = self.ta(self._kommando(terning, steg, pa, aktor, data))
        if not isinstance(svar, Avvist) or svar.avvisning.sperrer or terning.random() < 0.2:
            return
        spurt = {u.vilkar.navn: "Det er avklart" for u in svar.avvisning.avklares}
        data["avklaringer"] = {**avklaringer, **spurt}
        self.ta(self._kommando(terning, steg, pa, aktor, data))

    def _avklaringer(self, terning: random.Random, steg: str, lop_id: str) -> dict[str, object]:
        """Often every warning is answered at once; sometimes none, or one that nobody asked."""
        lop, type_ = self.lop(lop_id), STEG[steg]
        art = lop.art if lop.finnes else self.art
        rad = type_.regel or lop.livslop.rad(steg, lop.tilstandskode, art)
        if terning.random() < 0.01:
            return {"noe_annet": "Ingen har spurt"}
        if rad is None or terning.random() < 0.3:
            return {}
        return dict.fromkeys(rad.avklares, "Det er avklart")

    def _kommando(
        self, terning: random.Random, steg: str, pa: str, aktor: Aktor, data: dict[str, object]
    ) -> Kommando:
        self.nr += 1
        versjon = len(self.hus.logg.strommer.get(pa, ()))
        sett = terning.choices((None, versjon, max(0, versjon - 1)), (90, 7, 3))[0]
        for_ = timedelta(days=terning.choice((1, 5, -1)))
        gjelder = self.na - for_ if terning.random() < 0.08 else None
        return Kommando(
            id=f"kommando.{self.nr}",
            steg=steg,
            pa=pa,
            aktor=aktor,
            data=data,
            na=self.na,
            gjelder=gjelder,
            sett_versjon=sett,
        )

    def ta(self, kommando: Kommando) -> Svar | None:
        """Take one step and have it judged; a malformed one is told apart and leaves nothing."""
        try:
            svar = self.hus.ta_steg(kommando)
        except UgyldigKommando as feil:
            self._fortell(kommando, f"ugyldig: {feil}")
            self.maling.svar["UgyldigKommando"] += 1
            assert len(self.hus.logg.rader) == self.kontroll.sett
            return None
        self._fortell(kommando, _kort(svar))
        self.maling.tell(kommando.steg, svar)
        self.kontroll.etter(self.hus, kommando, svar)
        if isinstance(svar, Gjort):
            self.gjorte.append(kommando)
            self.merk()
        return svar

    def _gjenta(self, kommando: Kommando) -> None:
        """The same command once more gives the first outcome, and records nothing."""
        svar = self.hus.ta_steg(kommando)
        self.kontroll.etter(self.hus, kommando, svar)
        assert isinstance(svar, Gjort)
        assert svar.gjentatt

    def _frister(self) -> None:
        for kommando in self.hus.forfalte(self.na):
            svar = self.ta(kommando)
            krev("frist en gang", isinstance(svar, Gjort) and not svar.gjentatt, svar)

    def merk(self) -> None:
        """Remember where the løp have been in this walk."""
        for lop_id in LOP:
            lop = self.lop(lop_id)
            if (
                lop.tilstandskode is None
                or (sted := (art_av(lop), lop.tilstandskode)) in self.besokt
            ):
                continue
            self.besokt.add(sted)
            self.maling.tilstander[sted] += 1

    def _fortell(self, kommando: Kommando, utfall: str) -> None:
        a = kommando.aktor
        hvem = f"{a.person or '–'}/{a.rolle.value}/{a.organ}"
        dag = "" if kommando.na is None else kommando.na.date()
        self.historie.append(f"{dag} {kommando.steg} {kommando.pa} {hvem}: {utfall}")


def _kort(svar: Svar) -> str:
    if isinstance(svar, Avvist):
        alle = (*svar.avvisning.sperrer, *svar.avvisning.avklares)
        return "avvist av " + ", ".join(u.vilkar.navn for u in alle)
    if isinstance(svar, Gjort):
        return "+ " + ", ".join(type(h.hendelse).__name__ for h in svar.hendelser)
    return "flyttet"


def strommen(steg: str, lop_id: str, kommune: str, losning: str | None) -> str:
    """The stream that a step is taken on."""
    prefiks = STEG[steg].aggregattype().prefiks
    nokkel = {
        "innforingslop": lop_id,
        "deltakelse": f"{lop_id}:{kommune}",
        "ibruktakelse": f"{losning or 'kj'}:{kommune}",
        "organ": KG,
    }
    return f"{prefiks}:{nokkel[prefiks]}"


def _egen_kommune(aktor: Aktor) -> str | None:
    """The kommune whose body the actor acts for."""
    return aktor.organ.removeprefix("kommune-") if aktor.organ.startswith("kommune-") else None


def _mine(a: Aktor, lop: Innforingslop) -> list[Leder]:
    """The appointments of the actor that have not ended."""
    hvem = (a.person, a.rolle, a.organ)
    return [le for le in lop.ledere if (le.person, le.rolle, le.organ) == hvem and not le.til]


def _alene(lop: Innforingslop) -> bool:
    return lop.arbeidsgruppe is None and not lop.ledere


MYNDIG: dict[str, Callable[[Aktor, Innforingslop], bool]] = {
    "eier": lambda a, lop: a.organ == lop.eier,
    "eier_til_andre_finnes": lambda a, lop: a.organ == lop.eier and _alene(lop),
    "foreslatt_eier": lambda a, lop: a.organ == lop.ny_eier,
    "arbeidsgruppen": lambda a, lop: a.organ == lop.arbeidsgruppe,
    "innforingsleder": lambda a, lop: bool(_mine(a, lop)),
    "puljens_leder": lambda a, lop: any(
        le.pulje is not None or lop.art != "C" for le in _mine(a, lop)
    ),
    "den_som_leder_helheten": lambda a, lop: any(le.helheten for le in _mine(a, lop)),
    "koordineringsgruppen": lambda a, _: a.organ == KG,
    "kriteriets_organ": lambda a, _: a.organ == KG,
    "ks": lambda a, _: a.organ == KS,
    "nhn": lambda a, _: a.organ == "nhn",
    "program": lambda a, _: a.organ == PROGRAM,
    "utviklingsansvarlig": lambda a, _: a.organ == PROGRAM,
    "regionen": lambda a, _: a.organ == VESTLAND,
    "kontaktperson": lambda a, _: a.rolle is Rolle.KONTAKTPERSON_EHELSE,
    "regionens_kontaktperson": lambda a, _: a.rolle is Rolle.KONTAKTPERSON_EHELSE,
    "i_rollen_innforingsleder": lambda a, _: a.rolle is Rolle.INNFORINGSLEDER,
}
"""Authority → whether the actor may be it: a guess of the walker's, that the house judges."""


def _som(hvem: Iterable[str], lop: Innforingslop) -> list[Aktor]:
    mulige = [MYNDIG[navn] for navn in hvem]
    return [a for a in AKTORER if any(er(a, lop) for er in mulige)]


def neste(lop: Innforingslop, terning: random.Random) -> str:
    """The step that leads on from where the løp stands."""
    if not lop.finnes:
        return "foresla"
    if lop.pa_vent is not None and terning.random() < 0.5:
        return "gjenoppta"
    return terning.choice(tuple(_videre(lop)))


def _videre(lop: Innforingslop) -> Iterable[str]:
    """The steps that lead on from the state; one of them is chosen."""
    senere = ("apne_pamelding",) if lop.puljer_i(Puljefase.PLANLAGT) else ()
    if lop.tilstand is T.FORESLATT:
        return _mot_sjekk(lop)
    if lop.tilstand is T.KLAR_TIL_BRUK_SJEKKET:
        return _mot_plan(lop)
    if lop.tilstand is T.GJENNOMFORING:
        return _mot_evaluering(lop)
    forpliktet = lop.breddeforpliktelse is not None and lop.breddeforpliktelse.lukket is None
    return {
        T.PLANLAGT: ("apne_pamelding", *(() if lop.informert else ("informer_pa_forhand",))),
        T.PAMELDING: ("start_gjennomforing", *senere),
        T.EVALUERT: ("motta_evaluering",) if lop.levert else ("del_evaluering", LAERING),
        T.DELT_MED_KOORDINERINGSGRUPPE: (
            ("lukk_breddeforpliktelse",) if forpliktet else ("del_erfaring", "rett_evaluering")
        ),
        T.AVSLUTTET: ("ta_opp_igjen",),
    }[lop.tilstand or T.AVSLUTTET]


def _mot_sjekk(lop: Innforingslop) -> tuple[str, ...]:
    """What is missing before the check, the first of it first."""
    innforing = lop.art != "F"
    vurdert = {k for k, v in lop.vurderinger.items() if v.verdikt.value == "oppfylt"}
    mangler: dict[tuple[str, ...], bool] = {
        ("knytt_arbeidsgruppe",): lop.art in "AC" and lop.arbeidsgruppe is None,
        ("utpek_leder",): not lop.ledere,
        ("besvar_vurderingskriterium",): innforing and len(lop.svar) < len(Vurderingskriterium),
        ("velg_type",): innforing and not lop.type_valgt,
        ("godta_eierskap",): lop.ny_eier is not None,
        ("vurder_kriterium", "vurder_kriterium", "legg_til_grunn"): innforing
        and bool(OBLIGATORISKE - vurdert),
        ("fastsett_kommuner",): not lop.kommuner,
    }
    return next((steg for steg, er_det in mangler.items() if er_det), ("sjekk_klar_til_bruk",))


def _mot_plan(lop: Innforingslop) -> tuple[str, ...]:
    if lop.ny_eier is not None:
        return ("godta_eierskap",)
    if lop.plan.oppstart is None:
        return ("legg_plan",)
    if lop.delt is None or not lop.delt.gjelder_planen:
        return ("del_plan",)
    besvart = bool(lop.besvarte_overlapp)
    return ("godkjenn_plan",) if besvart else ("godkjenn_plan", "godkjenn_plan", "besvar_overlapp")


def _mot_evaluering(lop: Innforingslop) -> tuple[str, ...]:
    if lop.puljer_i(Puljefase.PAMELDING):
        return ("start_gjennomforing",)
    if lop.puljer_i(Puljefase.PLANLAGT):
        return ("apne_pamelding", "avlys_pulje")
    if lop.art == "C" and lop.puljer_i(Puljefase.GJENNOMFORING):
        return ("evaluer_pulje",)
    return ("evaluer", "evaluer", LAERING)
