"""What somebody would fill in, step by step: mostly sensible, now and then not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.invitasjon import Malform
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.domain.innforingslop.vurdering import Vurderingskriterium
from tests.application.vandring.folk import (
    AGDER,
    GRUPPE,
    KOMMUNER,
    KRITERIELISTE,
    NY_GRUPPE,
    PROGRAM,
    UTENFOR,
    VESTLAND,
)

if TYPE_CHECKING:
    import random

    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.grunnmur.aktor import Aktor
    from tests.application.minnehus import Minnehus

Data = dict[str, Any]
VESTLANDET = {"art": "fylke", "kode": "46"}
BEVIS = [{"referanse": "Rapport"}]
FORDI = "fordi"
ELEMENTER = (
    "forutsetninger",
    "kostnad_og_kapasitet",
    "ressurser",
    "konsekvenser",
    "nytte",
    "krav_til_ledelsen",
    "hvem_det_gjelder",
)
LOP = ("lop-0", "lop-1", "lop-2")


@dataclass(frozen=True)
class Blikk:
    """What the one who fills in can see, and the dice."""

    hus: Minnehus
    terning: random.Random
    lop_id: str
    kommune: str
    aktor: Aktor
    na: datetime
    art: str
    """The art of løp that the walk is about."""

    @property
    def lop(self) -> Innforingslop:
        """The løp as it stands."""
        return cast("Innforingslop", self.hus.aggregat(f"innforingslop:{self.lop_id}"))

    @property
    def deltakelse(self) -> Deltakelse:
        """The kommune in the løp."""
        return cast("Deltakelse", self.hus.aggregat(f"deltakelse:{self.lop_id}:{self.kommune}"))

    @property
    def dag(self) -> date:
        """Today, in Norway."""
        return self.na.astimezone(OSLO).date()

    def om(self, dager: int) -> str:
        """A date so many days ahead."""
        return (self.dag + timedelta(days=dager)).isoformat()

    def sjanse(self, del_: float) -> bool:
        """Whether the dice say yes."""
        return self.terning.random() < del_

    def pulje(self, *faser: Puljefase) -> int:
        """A pulje in one of the phases, when there is one; now and then any number."""
        egnet = [p.nr for p in self.lop.puljer if p.fase in faser]
        return (
            self.terning.choice(egnet) if egnet and self.sjanse(0.95) else self.hvilken_som_helst()
        )

    def hvilken_som_helst(self) -> int:
        """Any pulje of the løp, or one that may not be there."""
        return self.terning.choice([*(p.nr for p in self.lop.puljer), 1, 2])


MANGEL = {"kriterium": "god_nok_kvalitet", "rettes_av": PROGRAM, "begrunnelse": FORDI}
ALLTID_LIKE: dict[str, Data] = {
    "fastsla_ikke_klar": {"mangler": [MANGEL]},
    "folg_utproving": {"hva_folges": "Utprøvingen"},
    "gi_merknad": {"merknad": "Se på datoene"},
    "ta_opp_igjen": {"begrunnelse": "Noe er endret"},
    "registrer_forankring": {"sektorer": ["helse"]},
    "registrer_kontakt": {"kanal": "telefon"},
    "meld_klar_for_alle": {},
    "overfor_til_drift": {"mottaker": "IKT-avdelingen"},
}
"""Steps that are filled in the same way every time."""

UTFYLLING: dict[str, Callable[[Blikk], Data]] = {}


def fyller(funksjon: Callable[[Blikk], Data]) -> Callable[[Blikk], Data]:
    """Let the function fill in the step of its name."""
    UTFYLLING[funksjon.__name__] = funksjon
    return funksjon


def fyll_ut(steg: str, b: Blikk) -> Data:
    """The step's own fields."""
    fyll = UTFYLLING.get(steg)
    return ALLTID_LIKE.get(steg, {}) if fyll is None else fyll(b)


@fyller
def foresla(b: Blikk) -> Data:
    art = b.art if b.sjanse(0.7) else b.terning.choice("ABCF")
    felles = {"begrunnelse": FORDI, "tittel": "Løpet"}
    losning = "vkp" if art == "C" and b.sjanse(0.5) else "kj"
    omrade = VESTLANDET if art == "B" or (art == "F" and b.sjanse(0.7)) else None
    if art == "F":
        return {**felles, "slag": "felles_prosess", "tema": "Tjenestemodell", "omrade": omrade}
    program = PROGRAM if b.sjanse(0.5) else None
    return {
        **felles,
        "type": art.lower(),
        "losning": losning,
        "omrade": omrade,
        "program": program,
    }


@fyller
def knytt_arbeidsgruppe(b: Blikk) -> Data:
    deler = ("region_med_erfaring", "region_med_lav_utbredelse", "nhn", "ks")
    personer = ("kari", "lise", "ola", "geir")
    medlemmer = [
        {"person": p, "del_av": d, "frikjopt": b.sjanse(0.5)}
        for p, d in zip(personer, deler, strict=True)
    ]
    return {
        "organ": b.terning.choice((GRUPPE, GRUPPE, NY_GRUPPE)),
        "mandat": "Planlegge",
        "medlemmer": medlemmer[: b.terning.randint(1, 4)],
        "begrunnelse": FORDI if b.sjanse(0.7) else None,
    }


@fyller
def utpek_leder(b: Blikk) -> Data:
    lise, ola, kari, ine = ("lise", VESTLAND), ("ola", VESTLAND), ("kari", AGDER), ("ine", AGDER)
    art = b.lop.art
    if art == "C":
        forst, sist = b.terning.sample([lise, ola, kari, ine], 2)
        helheten = {"person": "geir", "rolle": "leder", "organ": GRUPPE, "helheten": True}
        ledere = [_utnevnt(forst, pulje=1), _utnevnt(sist, pulje=2), helheten]
    elif art == "F":
        hvem = b.terning.choice((("rita", VESTLAND), ("ola", VESTLAND)))
        ledere = [_utnevnt(hvem, rolle="prosessleder")]
    else:
        ledere = [_utnevnt(b.terning.choice([lise, ola] if art == "B" else [lise, ola, kari, ine]))]
    if b.sjanse(0.2):
        stine = {"person": "stine", "rolle": "nettverksressurs", "organ": VESTLAND}
        ledere.append({**stine, "stedfortreder": True, "pulje": 1 if art == "C" else None})
    ut = [b.terning.choice(("lise", "ola", "kari"))] if b.sjanse(0.05) else []
    return {
        "ledere": ledere,
        "avslutter": ut,
        "begrunnelse": FORDI if b.sjanse(0.8) else None,
    }


def _utnevnt(hvem: tuple[str, str], **mer: object) -> Data:
    return {"person": hvem[0], "organ": hvem[1], **mer}


@fyller
def fastsett_kommuner(b: Blikk) -> Data:
    kommuner = b.terning.sample(KOMMUNER, b.terning.randint(3, len(KOMMUNER)))
    if b.sjanse(0.05):
        kommuner.append(b.terning.choice((UTENFOR, "atlantis")))
    trekk = {k: [_journal(b.terning.choice(("dips", "dips", "gerica")))] for k in kommuner}
    if b.sjanse(0.1):
        trekk.popitem()
    return {"kommuner": kommuner, "trekk": trekk if b.lop.art == "C" else {}}


def _journal(verdi: str) -> Data:
    return {"art": "journalsystem", "verdi": verdi}


@fyller
def informer_pa_forhand(b: Blikk) -> Data:
    noen = [b.terning.choice(KOMMUNER)] if b.sjanse(0.2) else None
    return {"informasjon": "Et løp kommer", "mottakere": noen}


@fyller
def registrer_laeringspunkt(b: Blikk) -> Data:
    punkt = {"hva": "Kort frist", "fase": "pamelding", "anbefaling": "Lengre frist"}
    return {"punkter": [{**punkt, "publisert": b.sjanse(0.6)}]}


@fyller
def trekk_laeringspunkt(b: Blikk) -> Data:
    numre = [punkt.nr for punkt in b.lop.laeringspunkter]
    return {"nr": b.terning.choice([*numre, 1]), "begrunnelse": FORDI}


@fyller
def registrer_leverandordialog(b: Blikk) -> Data:
    return {"leverandor": "lev", "dato": b.om(-1), "tema": "Framdrift"}


@fyller
def besvar_merknad(b: Blikk) -> Data:
    return {"nr": b.terning.randint(1, max(1, len(b.lop.merknader))), "svar": "Det er gjort"}


@fyller
def besvar_vurderingskriterium(b: Blikk) -> Data:
    alle = list(Vurderingskriterium)
    valgte = alle if b.sjanse(0.85) else b.terning.sample(alle, 2)
    svar = b.terning.choice(("ja", "ja", "delvis", "nei", "vet_ikke"))
    return {
        "svar": [
            {"kriterium": k.value, "svar": svar, "grunnlag": FORDI, "bevis": BEVIS} for k in valgte
        ]
    }


@fyller
def velg_type(b: Blikk) -> Data:
    art = b.lop.art if b.sjanse(0.85) else b.terning.choice("ABBC")
    valgt = {"begrunnelse": FORDI, "type": art.lower()}
    if art == "B":
        ny_eier = None if b.lop.eier == VESTLAND else VESTLAND
        return {**valgt, "omrade": VESTLANDET, "regional_grunn": FORDI, "ny_eier": ny_eier}
    return {**valgt, "ventet_nytte": "Mindre dobbeltføring" if art == "C" else None}


@fyller
def vurder_kriterium(b: Blikk) -> Data:
    organ = b.hus.aggregat(f"organ:{b.aktor.organ}")
    type_ = getattr(getattr(organ, "organtype", None), "value", None)
    regionen = b.lop.art == "B" and b.aktor.organ == VESTLAND
    egne = [k["id"] for k in KRITERIELISTE if regionen or type_ in k["vurderes_av"]]
    if b.sjanse(0.1):
        egne = [k["id"] for k in KRITERIELISTE]
    return {"vurderinger": [_verdikt(b, id_) for id_ in egne or ["god_nok_kvalitet"]]}


def _verdikt(b: Blikk, kriterium: str) -> Data:
    if b.sjanse(0.98):
        return {"kriterium": kriterium, "verdikt": "oppfylt", "bevis": BEVIS}
    verdikt = b.terning.choice(("delvis", "ikke_oppfylt", "ikke_relevant"))
    return {"kriterium": kriterium, "verdikt": verdikt, "grunn": FORDI, "rettes_av": PROGRAM}


@fyller
def legg_til_grunn(b: Blikk) -> Data:
    return {"lop": b.terning.choice(LOP)}


@fyller
def sjekk_klar_til_bruk(b: Blikk) -> Data:
    if b.lop.art == "F":
        return {"oversikt": "Kartleggingen fra 2023" if b.sjanse(0.9) else None}
    if b.sjanse(0.9 if b.lop.losning == "vkp" else 0.1):
        return {"resultat": "delvis_klar", "begrensning": {"journalsystemer": ["dips"]}}
    return {}


@fyller
def legg_plan(b: Blikk) -> Data:
    puljer = [_pulje(b, nr) for nr in range(1, b.terning.randint(1, 2) + 1)]
    if b.sjanse(0.15):
        return {"puljer": puljer}
    plan = {
        "oppstart": b.om(30),
        "slutt": b.om(300),
        "aktiviteter": [{"navn": "Opplæring", "art": "opplaering", "form": "digital"}],
        "kommunikasjonsplan": "Hvem som kan være med",
        "utviklingsansvarlig": PROGRAM,
        "stotteressurser": ["stine"] if b.sjanse(0.5) else None,
        "forankring": [{"sektor": "helse", "dato": b.om(0), "arena": "Ledersamling"}],
        "laeringspunkter": [{"laeringspunkt": "lop-0.1", "brukes": True}],
    }
    uten_puljer = b.lop.art != "C" and b.sjanse(0.2)
    return {"plan": plan, "puljer": [] if uten_puljer else puljer}


def _pulje(b: Blikk, nr: int) -> Data:
    trekk = [_journal("dips")] + ([_journal("gerica")] if nr > 1 else [])
    return {
        "nr": nr,
        "start": b.om(30 * nr),
        "slutt": b.om(30 * nr + 90),
        "kapasitet": b.terning.choice((1, 1, 2, 3, None)),
        "trekk": trekk if b.lop.art == "C" else [],
    }


@fyller
def del_plan(b: Blikk) -> Data:
    return {"skisse": "En skisse" if b.sjanse(0.5) else None}


@fyller
def besvar_overlapp(b: Blikk) -> Data:
    andre = [lop for lop in LOP if lop != b.lop_id]
    andre = andre[:1] if b.sjanse(0.8) else andre
    return {"svar": [{"lop": i, "samordning": "uten_betydning", "grunn": FORDI} for i in andre]}


@fyller
def godkjenn_plan(b: Blikk) -> Data:
    mote = {"form": "mote", "dato": b.om(0), "referanse": "Sak 3"}
    return {"beslutning": mote if b.sjanse(0.95) else None}


@fyller
def endre_plan(b: Blikk) -> Data:
    nr = b.hvilken_som_helst()
    kjent = b.lop.pulje(nr)
    datoer = {} if kjent is None else {"start": kjent.start, "slutt": kjent.slutt}
    utkast = {**_pulje(b, nr), **{n: d and d.isoformat() for n, d in datoer.items()}}
    frist = {"pulje": nr, "svarfrist": b.om(b.terning.choice((-1, 5, 30)))}
    tekster = _tekster(b) if b.sjanse(0.7) else []
    valg: tuple[Data, ...] = (
        {"puljer": [utkast]},
        {"puljer": [utkast]},
        {"puljer": [_pulje(b, nr)], "tekster": tekster},
        {"puljer": [_pulje(b, len(b.lop.puljer) + 1)]},
        {"svarfrister": [frist], "tekster": tekster},
        {"plan": {"slutt": b.om(200)}},
    )
    return b.terning.choice(valg)


@fyller
def apne_pamelding(b: Blikk) -> Data:
    noen = b.sjanse(0.1)
    return {
        "pulje": b.pulje(Puljefase.PLANLAGT),
        "svarfrist": b.om(b.terning.choice((20, 20, 15, 5, 0) if b.sjanse(0.3) else (20,))),
        "tekster": _tekster(b),
        "adressater": ["helse"] if b.sjanse(0.8) else [],
        "kommuner": [b.terning.choice(KOMMUNER)] if noen else [],
    }


def _tekster(b: Blikk) -> list[Data]:
    elementer = dict.fromkeys(ELEMENTER, "Ja")
    if b.sjanse(0.03):
        elementer.popitem()
    return [{"malform": m.value, **elementer} for m in Malform]


@fyller
def start_gjennomforing(b: Blikk) -> Data:
    start = b.om(0) if b.sjanse(0.5) else None
    return {"pulje": b.pulje(Puljefase.PAMELDING), "start": start}


@fyller
def avlys_pulje(b: Blikk) -> Data:
    return {
        "pulje": b.pulje(Puljefase.PLANLAGT, Puljefase.PAMELDING),
        "begrunnelse": FORDI,
    }


@fyller
def evaluer(b: Blikk) -> Data:
    return {"evaluering": _evaluering(b)}


@fyller
def evaluer_pulje(b: Blikk) -> Data:
    return {"pulje": b.pulje(Puljefase.GJENNOMFORING), "evaluering": _evaluering(b)}


def _evaluering(b: Blikk) -> Data:
    under = b.hus.under(f"deltakelse:{b.lop_id}:")
    spurte = [s.rpartition(":")[2] for s, d in under.items() if cast("Deltakelse", d).deltatt]
    if spurte and b.sjanse(0.05):
        spurte.pop()
    svarte = spurte if b.sjanse(0.7) else spurte[:1]
    return {
        "spurte": spurte,
        "svarte": svarte,
        "aktorer": [GRUPPE],
        "oppsummering": "Det gikk bra",
        "roller_og_forankring": "Klare" if b.sjanse(0.7) else None,
    }


@fyller
def del_evaluering(b: Blikk) -> Data:
    return {"sendt_til": [PROGRAM] if b.sjanse(0.7) else []}


@fyller
def del_erfaring(b: Blikk) -> Data:
    return {"arena": "Samling", "dato": b.om(0)}


@fyller
def rett_evaluering(b: Blikk) -> Data:
    return {"rettelse": "Tallet var feil", "pulje": 1 if b.sjanse(0.3) else None}


@fyller
def lukk_breddeforpliktelse(b: Blikk) -> Data:
    return {"viderefores_i": b.terning.choice(("lop-0", "lop-0", "lop-2"))}


@fyller
def sett_pa_vent(b: Blikk) -> Data:
    return {"begrunnelse": FORDI, "vurderes": b.om(b.terning.choice((0, 20, 60)))}


@fyller
def gjenoppta(b: Blikk) -> Data:
    apne = [p.nr for p in b.lop.puljer if p.fase is Puljefase.PAMELDING]
    if b.sjanse(0.2):
        return {}
    return {"frister": [{"pulje": nr, "svarfrist": b.om(20)} for nr in apne]}


@fyller
def avslutt(b: Blikk) -> Data:
    art = b.terning.choice(("avvist", "trukket", "avbrutt"))
    return {"begrunnelse": FORDI, "art": art}


@fyller
def svar(b: Blikk) -> Data:
    valg = b.terning.choices(("ja", "nei", "trekk"), (6, 2, 2))[0]
    nr = b.pulje(Puljefase.PAMELDING, Puljefase.GJENNOMFORING) if valg == "ja" else None
    return {
        "svar": valg,
        "pulje": nr,
        "venteliste": b.sjanse(0.7),
        "referanse": "Brev" if b.sjanse(0.8) else None,
        "egen_vurdering": "Vi veide det" if b.sjanse(0.1) else None,
    }


@fyller
def flytt_deltaker(b: Blikk) -> Data:
    andre = [p.nr for p in b.lop.puljer if p.nr != b.deltakelse.pulje]
    nr = b.terning.choice(andre) if andre else b.hvilken_som_helst()
    return {"pulje": nr, "samtykke": "E-post" if b.sjanse(0.9) else None}


@fyller
def godta_sen_pamelding(b: Blikk) -> Data:
    sen = b.deltakelse.sen_pamelding
    return {"pulje": b.hvilken_som_helst() if sen is None else sen.pulje}


@fyller
def ikke_godta_sen_pamelding(b: Blikk) -> Data:
    return {**godta_sen_pamelding(b), "begrunnelse": FORDI}


@fyller
def utlop_svarfrist(b: Blikk) -> Data:
    nr = b.hvilken_som_helst()
    pulje = b.lop.pulje(nr)
    frist = b.dag if pulje is None or pulje.svarfrist is None else pulje.svarfrist
    return {"pulje": nr, "frist": frist.isoformat()}


@fyller
def utlop_oppfolgingsfrist(b: Blikk) -> Data:
    o = next(iter(b.deltakelse.apne_oppfolginger), None)
    frist = b.dag if o is None else o.dato
    return {"id": "var" if o is None else o.id, "frist": frist.isoformat()}


@fyller
def utlop_vurderingsdato(b: Blikk) -> Data:
    return {"frist": (b.lop.apen_vurderingsdato or b.dag).isoformat()}


@fyller
def registrer_kartlegging(b: Blikk) -> Data:
    return {"arsak": b.terning.choice(("vet_ikke", "kapasitet"))}


@fyller
def registrer_aktivitet(b: Blikk) -> Data:
    omfang = b.terning.choice(("felles", "lokal", "skreddersom"))
    return {"navn": "Opplæring", "art": "opplaering", "omfang": omfang, "form": "digital"}


@fyller
def planlegg_oppfolging(b: Blikk) -> Data:
    return {"id": b.terning.choice(("en", "to")), "dato": b.om(b.terning.choice((1, 4, 60)))}


@fyller
def registrer_oppfolging(b: Blikk) -> Data:
    return {"id": b.terning.choice(("en", "to"))}


@fyller
def meld_bruksstatus(b: Blikk) -> Data:
    trinn = ("ikke_innfort", "teknisk_innfort", "tatt_i_bruk", "nyttiggjort")
    return {
        "status": b.terning.choices(trinn, (1, 6, 4, 2))[0],
        "belegg": b.terning.choice(("maling", "dokument", "egenerklaering")),
        "referanse": "Rapport" if b.sjanse(0.6) else None,
    }


@fyller
def registrer_bruksmaling(b: Blikk) -> Data:
    return {"indikator": "oppslag", "antall": b.terning.randint(0, 50), "kilde": "Statistikk"}


@fyller
def registrer_gevinst(b: Blikk) -> Data:
    return {
        "id": b.terning.choice(("g1", "g2")),
        "kategori": "kvalitet",
        "realisert": b.sjanse(0.5),
        "dokumentasjon": "Notat" if b.sjanse(0.7) else None,
    }


@fyller
def gi_rolle(b: Blikk) -> Data:
    person = b.terning.choice(("kari", "nils", "nina", "noah"))
    return {"roller": [{"person": person, "rolle": "medlem", "fra": b.om(-1)}]}


@fyller
def avslutt_rolle(b: Blikk) -> Data:
    person = b.terning.choice(("kari", "ola", "lise", "siri", "nils"))
    return {"person": person, "rolle": "medlem", "til": b.om(-1)}
