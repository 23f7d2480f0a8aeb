"""A felles prosess brought to påmelding through the one way in, with kommuner that may answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from innforing.application.kommando import Avvist, Gjort
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from tests.faults.oppsett import gjort, kommando

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.bootstrap import Hus

LOP = "innforingslop:f1"
PULJE = "pulje:f1:1"
DELTAKELSER = "deltakelse:f1:"
IDAG = datetime.now(UTC).date()
GRUPPELEDER = Aktor(person="gruppeleder", rolle=Rolle.LEDER, organ="koordineringsgruppen")
PROSESSLEDER = Aktor(person="lise", rolle=Rolle.PROSESSLEDER, organ="nhn")
INVITASJON = (
    *("forutsetninger", "kostnad_og_kapasitet", "ressurser", "konsekvenser"),
    *("nytte", "krav_til_ledelsen"),
)


def dag(om: int) -> str:
    """The day so many days from now."""
    return (IDAG + timedelta(days=om)).isoformat()


def lag_organer(hus: Hus) -> None:
    """The koordineringsgruppe and Norsk helsenett, with one person each."""
    for navn, organtype, aktor in (
        ("koordineringsgruppen", "koordineringsgruppe", GRUPPELEDER),
        ("nhn", "nhn", PROSESSLEDER),
    ):
        data = {"organtype": organtype, "navn": navn, "roller": [_rolle(aktor)]}
        gjort(hus, kommando("opprett_organ", f"organ:{navn}", data))


def la_svare(hus: Hus, kommuner: Sequence[str]) -> None:
    """Give each kommune somebody who answers for it."""
    for kommune in kommuner:
        rolle = _rolle(fullmektig(kommune)) | {"fullmakt": "Sak 24/1"}
        data = {"organtype": "kommune", "navn": kommune, "kommune": kommune, "roller": [rolle]}
        gjort(hus, kommando("opprett_organ", f"organ:kommune-{kommune}", data))


def fullmektig(kommune: str) -> Aktor:
    """Who answers for the kommune."""
    return Aktor(person=f"svarer-{kommune}", rolle=Rolle.FULLMEKTIG, organ=f"kommune-{kommune}")


def planlegg(hus: Hus, kommuner: Sequence[str], *, kapasitet: int | None) -> None:
    """From the proposal to the approved plan with one pulje."""
    foresla(hus)
    fastsett(hus, kommuner)
    godkjenn(hus, kapasitet=kapasitet)


def foresla(hus: Hus) -> None:
    """A felles prosess of the koordineringsgruppe, checked, and led from Norsk helsenett."""
    forslag = {
        "tittel": "Felles prosess",
        "slag": "felles_prosess",
        "tema": "Trygg utskriving",
        "begrunnelse": "Kommunene ba om det",
    }
    leder = {"person": PROSESSLEDER.person, "rolle": "prosessleder", "organ": "nhn"}
    ta(hus, GRUPPELEDER, "foresla", forslag)
    ta(hus, GRUPPELEDER, "sjekk_klar_til_bruk", {"oversikt": "Kartlegging i 2023"})
    ta(hus, GRUPPELEDER, "utpek_leder", {"ledere": [leder]})


def fastsett(hus: Hus, kommuner: Sequence[str]) -> None:
    """Say which kommuner the løp is for."""
    ta(hus, PROSESSLEDER, "fastsett_kommuner", {"kommuner": list(kommuner)})


def godkjenn(hus: Hus, *, kapasitet: int | None) -> None:
    """Lay the plan, share it and approve it."""
    pulje = {"nr": 1, "start": dag(90), "slutt": dag(200), "kapasitet": kapasitet}
    ta(hus, PROSESSLEDER, "legg_plan", {"puljer": [pulje]})
    ta(hus, PROSESSLEDER, "del_plan", {"skisse": "Skisse"})
    ta(hus, GRUPPELEDER, "godkjenn_plan", {})


def apne(hus: Hus) -> None:
    """Invite every kommune to the pulje."""
    tekster = [{"malform": m} | dict.fromkeys(INVITASJON, "Som avtalt") for m in ("nb", "nn")]
    data = {"pulje": 1, "svarfrist": dag(60), "tekster": tekster}
    ta(hus, PROSESSLEDER, "apne_pamelding", data)


def svar_ja(hus: Hus, kommune: str) -> Gjort:
    """The kommune says yes, and will wait when the pulje is full."""
    data = {"svar": "ja", "pulje": 1, "venteliste": True}
    return gjort(hus, kommando("svar", f"{DELTAKELSER}{kommune}", data, aktor=fullmektig(kommune)))


def ta(hus: Hus, aktor: Aktor, steg: str, data: dict[str, Any]) -> None:
    """Take a step on the løp; what is only a warning is answered."""
    svar = hus.ta_steg(kommando(steg, LOP, data, aktor=aktor))
    if isinstance(svar, Avvist):
        assert svar.avvisning.sperrer == (), svar.avvisning
        avklaringer = {u.vilkar.navn: "Avklart" for u in svar.avvisning.avklares}
        gjort(hus, kommando(steg, LOP, data | {"avklaringer": avklaringer}, aktor=aktor))


def _rolle(aktor: Aktor) -> dict[str, Any]:
    return {"person": aktor.person, "rolle": aktor.rolle.value, "fra": "2020-01-01"}
