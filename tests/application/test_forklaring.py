"""A refusal in words, in three languages: what is missing, who can mend it, and how."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest

from innforing.application.forklaring import VIST, forklar, punkter
from innforing.application.kommando import Avvist, Flyttet, Kommando, Svar
from innforing.application.ordbok import Ordbok, Sprak
from innforing.application.replay import Tilbakeblikk, utsnitt
from innforing.application.tilfeldighet import demo_person
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from innforing.domain.grunnmur.livslop import Uoppfylt
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.innforingslop import Innforingslop
from tests.application.demohus import FRO

if TYPE_CHECKING:
    from innforing.bootstrap import Hus


def ta(hus: Hus, steg: str, pa: str, som: str, rolle: Rolle, organ: str, **mer: object) -> Svar:
    sett = mer.pop("sett_versjon", None)
    aktor = Aktor(person=demo_person(FRO, som), rolle=rolle, organ=organ)
    return hus.ta_steg(
        Kommando(
            id=str(uuid.uuid4()),
            steg=steg,
            pa=pa,
            aktor=aktor,
            data=dict(mer),
            sett_versjon=sett if isinstance(sett, int) else None,
        )
    )


def test_a_wrong_role_is_told_who_may(hus: Hus) -> None:
    svar = ta(hus, "del_plan", "innforingslop:pll", "siri", Rolle.SAKSBEHANDLER, "ks")
    (punkt,) = forklar(svar, Ordbok("nb")).sperrer
    assert punkt.vilkar == "rett_myndighet"
    assert punkt.ord == ("Arbeidsgruppen for løpet", "Innføringslederen")


@pytest.mark.krav("K-002")
def test_a_skipped_state_is_told_the_missing_steps(hus: Hus) -> None:
    svar = ta(
        hus, "godkjenn_plan", "innforingslop:pll", "kari", Rolle.MEDLEM, "koordineringsgruppen"
    )
    (punkt,) = forklar(svar, Ordbok("en")).sperrer
    assert punkt.ord == ("Check readiness for use (sjekk_klar_til_bruk)",)


@pytest.mark.parametrize(
    ("sprak", "hoder"),
    [
        ("nb", ("Dette må på plass først:", "Dette må avklares:", "Kan rettes av")),
        ("nn", ("Dette må på plass først:", "Dette må avklarast:", "Kan rettast av")),
        ("en", ("This must be in place first:", "This must be answered:", "Can be mended by")),
    ],
)
def test_blocks_and_warnings_stand_apart_in_every_language(
    hus: Hus, sprak: Sprak, hoder: tuple[str, ...]
) -> None:
    svar = ta(
        hus,
        "sjekk_klar_til_bruk",
        "innforingslop:pll",
        "kari",
        Rolle.MEDLEM,
        "koordineringsgruppen",
    )
    assert isinstance(svar, Avvist)
    ordbok = Ordbok(sprak)
    linjer = forklar(svar, ordbok).linjer(ordbok)
    forst, sa, rettes = hoder
    assert linjer.index(forst) < linjer.index(sa)
    assert sum(rettes in linje for linje in linjer) == 4
    assert '"overlevering_er_registrert": "…"' in linjer[-1]


def test_a_moved_stream_is_told_the_events_in_between(hus: Hus) -> None:
    svar = ta(
        hus,
        "registrer_laeringspunkt",
        "innforingslop:pll",
        "kari",
        Rolle.MEDLEM,
        "koordineringsgruppen",
        punkter=[{"hva": "x", "fase": "utproving", "anbefaling": "y"}],
        sett_versjon=1,
    )
    assert isinstance(svar, Flyttet)
    ordbok = Ordbok("nb")
    assert forklar(svar, ordbok).linjer(ordbok) == [
        "Noen andre var raskere; dette har skjedd siden:",
        "- Et kriterium er vurdert (KriteriumVurdert, 2)",
    ]


def test_a_taken_step_needs_no_explanation(hus: Hus) -> None:
    svar = ta(
        hus,
        "folg_utproving",
        "innforingslop:pll",
        "kari",
        Rolle.MEDLEM,
        "koordineringsgruppen",
        hva_folges="Utprøvingen",
    )
    assert forklar(svar, Ordbok("nb")).linjer(Ordbok("nb")) == []


def test_codes_become_words_where_somebody_knows_them(lest_hus: Hus) -> None:
    blikk = Tilbakeblikk(lest_hus.reader, lest_hus.mapper, utsnitt(lest_hus.reader))
    lop = blikk.aggregat("innforingslop:pll")
    assert isinstance(lop, Innforingslop)
    bok = Ordbok("nb", kommuner=lest_hus.kommuner, leser=blikk, lop=lop, personer=lest_hus.personer)
    assert bok.ord("heroy-nordland") == "Herøy (Nordland)"
    assert bok.ord("alesund-2020") == "Ålesund"
    assert bok.ord("eier") == "Eieren av løpet"
    assert bok.ord("legg_plan") == "Legg plan (legg_plan)"
    assert bok.ord("rett_myndighet") == "Steget tas av den som har myndighet til det"
    assert bok.ord(demo_person(FRO, "kari")) == "Kari (eksempel)"
    assert bok.ord("oppleringen_er_klar").endswith("(Nasjonal koordineringsgruppe, KS)")
    assert bok.ord("dokumentert_nytte").endswith("(Ikke oppfylt; program-pll)")
    assert bok.ord(ukjent := str(uuid.UUID(int=4))) == ukjent
    assert bok.hvem("finnes_ikke") == bok.steg("finnes_ikke") == "finnes_ikke"


def test_a_long_list_is_cut_on_a_screen_and_whole_for_machines() -> None:
    koder = tuple(f"kommune-{nr}" for nr in range(VIST + 5))
    (punkt,) = punkter([Uoppfylt(VILKAR["har_vervet"], koder)], Ordbok("nb"))
    assert punkt.mangler == koder
    assert "    … (+5)" in list(punkt.linjer(Ordbok("nb")))
