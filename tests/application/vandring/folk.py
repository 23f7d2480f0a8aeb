"""The small world that is walked in: bodies, people who wear several hats, and a løsning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from innforing.application.kommando import Gjort, Kommando
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from innforing.domain.kriteriesett.kriteriesett_1 import KRITERIER
from tests.application.minnehus import Minnehus

BEGYNNELSEN = datetime(2024, 1, 8, 9, 0, tzinfo=UTC)
OPPSETT = Aktor(person=None, rolle=Rolle.OPPSETT, organ="system")
SYSTEMET = Aktor(person=None, rolle=Rolle.PROSESS, organ="system")

KG, KS, VESTLAND, AGDER = "koordineringsgruppen", "ks", "regional-vestland", "regional-agder"
GRUPPE, NY_GRUPPE, PROGRAM = "arbeidsgruppe-fast", "arbeidsgruppe-ny", "program-kj"
KOMMUNER = ("bergen", "kinn", "etne", "stord", "voss")
UTENFOR = "arendal"
"""A kommune of another region."""


@dataclass(frozen=True)
class Verv:
    """An office as the test itself knows it: the oracle does not ask the register of bodies."""

    aktor: Aktor
    til: str | None = None


def _verv(person: str, rolle: Rolle, organ: str, til: str | None = None) -> Verv:
    return Verv(Aktor(person=person, rolle=rolle, organ=organ), til)


_R = Rolle
VERV = (
    # kari plans in the arbeidsgruppe, leads for Agder, and approves in the koordineringsgruppe
    _verv("kari", _R.MEDLEM, KG),
    _verv("kari", _R.MEDLEM, GRUPPE),
    _verv("kari", _R.INNFORINGSLEDER, AGDER),
    _verv("kari", _R.SAKSBEHANDLER, PROGRAM),
    # ola leads, delivers, and could receive what he delivered
    _verv("ola", _R.MEDLEM, KG),
    _verv("ola", _R.INNFORINGSLEDER, VESTLAND),
    _verv("ola", _R.PROSESSLEDER, VESTLAND),
    _verv("ola", _R.SAKSBEHANDLER, "nhn"),
    _verv("lise", _R.MEDLEM, KG),
    _verv("lise", _R.INNFORINGSLEDER, VESTLAND),
    _verv("lise", _R.MEDLEM, GRUPPE),
    _verv("rita", _R.LEDER, VESTLAND),
    _verv("rita", _R.KONTAKTPERSON_EHELSE, VESTLAND),
    _verv("rita", _R.PROSESSLEDER, VESTLAND),
    _verv("rita", _R.FULLMEKTIG, "kommune-voss"),
    _verv("stine", _R.NETTVERKSRESSURS, VESTLAND),
    _verv("stine", _R.FULLMEKTIG, "kommune-kinn"),
    _verv("geir", _R.LEDER, GRUPPE),
    _verv("ine", _R.INNFORINGSLEDER, AGDER),
    _verv("ine", _R.LEDER, AGDER),
    _verv("siri", _R.SAKSBEHANDLER, KS),
    _verv("siri", _R.MEDLEM, KG),
    _verv("pia", _R.SAKSBEHANDLER, PROGRAM),
    _verv("hege", _R.MEDLEM, "helsefaglig"),
    _verv("berit", _R.FULLMEKTIG, "kommune-bergen"),
    _verv("berit", _R.LEDER, "kommune-bergen"),
    # vera's fullmakt ends while many walks are under way; nobody answers for stord
    _verv("vera", _R.FULLMEKTIG, "kommune-etne", "2024-05-31"),
    _verv("nils", _R.MEDLEM, KG, "2023-12-31"),
)
PERSONER = (*dict.fromkeys(str(v.aktor.person) for v in VERV), "ingen-av-dem")

_ORGANER: dict[str, dict[str, Any]] = {
    KG: {"organtype": "koordineringsgruppe"},
    "nhn": {"organtype": "nhn"},
    PROGRAM: {"organtype": "program"},
    VESTLAND: {"organtype": "regional_gruppe", "region": "46"},
    AGDER: {"organtype": "regional_gruppe", "region": "42"},
    GRUPPE: {"organtype": "arbeidsgruppe", "overordnet": KG},
    "helsefaglig": {"organtype": "helsefaglig_gruppe"},
} | {f"kommune-{k}": {"organtype": "kommune", "kommune": k} for k in KOMMUNER}

KRITERIELISTE = [k.model_dump(mode="json") for k in KRITERIER]
OPPLAERING = ("opplaeringsmateriell", "informasjonsmateriell")


def bygd() -> Minnehus:
    """The world as it is before anybody proposes a løp."""
    hus = Minnehus()
    _gjor(hus, OPPSETT, "opprett_organ", "organ:ks", _organ(KS, {"organtype": "ks"}))
    siri = VERV[[v.aktor.organ for v in VERV].index(KS)].aktor
    for id_, data in _ORGANER.items():
        _gjor(hus, siri, "opprett_organ", f"organ:{id_}", _organ(id_, data))
    _gjor(
        hus,
        siri,
        "publiser_kriteriesett",
        "kriteriesett:1",
        {"gjelder_fra": "2024-01-01", "kriterier": KRITERIELISTE},
    )
    _losninger(hus, siri)
    for verv in (v for v in VERV if v.aktor.rolle is Rolle.FULLMEKTIG):
        kommune = verv.aktor.organ.removeprefix("kommune-")
        innfort = {"status": "teknisk_innfort"}
        losning = "kj" if kommune in KOMMUNER[:2] else "vkp"
        _gjor(hus, verv.aktor, "meld_bruksstatus", f"ibruktakelse:{losning}:{kommune}", innfort)
    return hus


def _losninger(hus: Minnehus, siri: Aktor) -> None:
    """`kj` is ready for all; `vkp` for those with one journalsystem, and the program goes on."""
    for id_ in ("kj", "vkp"):
        _gjor(
            hus,
            siri,
            "registrer_losning",
            f"losning:{id_}",
            {
                "navn": id_,
                "kategori": "nasjonal_ehelselosning",
                "omfang": "lite",
                "avgivende_program": PROGRAM,
            },
        )
        for art in OPPLAERING:
            _gjor(
                hus,
                siri,
                "registrer_materiell",
                f"materiell:{id_}-{art}",
                {
                    "art": art,
                    "losning": id_,
                    "tittel": art,
                    "utgave": "1",
                    "oppdatert": "2024-01-02",
                    "forvalter": KS,
                },
            )
    klar = {"status": "klart_til_bruk", "dato": "2024-01-02", "kilde": "Porteføljen"}
    _gjor(hus, siri, "sett_portefoljestatus", "losning:kj", klar)
    overlevert = {"fra_organ": PROGRAM, "dato": "2024-01-02"}
    _gjor(hus, siri, "registrer_overlevering", "losning:kj", overlevert)
    uferdig = {"id": "lev", "navn": "Lev", "beredskap": "utvikler", "dato": "2024-01-02"}
    _gjor(hus, siri, "registrer_leverandor", "losning:vkp", {"leverandorer": [uferdig]})


def _organ(id_: str, data: dict[str, Any]) -> dict[str, Any]:
    roller = [_rolle(v) for v in VERV if v.aktor.organ == id_]
    return {"navn": id_, "roller": roller, **data}


def _rolle(verv: Verv) -> dict[str, Any]:
    return {
        "person": verv.aktor.person,
        "rolle": verv.aktor.rolle.value,
        "fra": "2023-01-01",
        "til": verv.til,
        "fullmakt": "Sak 1" if verv.aktor.rolle is Rolle.FULLMEKTIG else None,
        "frikjopt": verv.aktor.person == "lise",
    }


def _gjor(hus: Minnehus, som: Aktor, steg: str, pa: str, data: dict[str, Any]) -> None:
    svar = hus.ta_steg(
        Kommando(id=f"oppsett.{steg}.{pa}", steg=steg, pa=pa, aktor=som, data=data, na=BEGYNNELSEN)
    )
    assert isinstance(svar, Gjort), svar
