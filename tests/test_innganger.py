"""One table of violations, refused alike from every entrance: Python, command line and web page.

Four eyes, quorum and habilitet are judged in one place; this holds that no entrance goes round it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

import pytest

from innforing.application.kommando import Avvist, Gjort
from innforing.application.scenario import kjor
from innforing.application.tilfeldighet import demo_person
from innforing.bootstrap import Hus
from innforing.domain.katalog import STEG
from innforing.web.skjema.skjemasending import som_felter
from tests.application.demohus import FRO, innstillinger, nytt
from tests.cli.conftest import program_i
from tests.scenarios.verdener import FELLES, MOTENE, les
from tests.web.klient import Klient
from tests.web.nettsted import Nettsted, apent
from tests.web.skjemahtml import les as les_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innforing.application.kommando import Svar

GRUPPEN = "koordineringsgruppe:koordineringsgruppen"
ORGANET = "organ:koordineringsgruppen"
LOP = "innforingslop:s27"
MEDLEM = ("medlem", "koordineringsgruppen")
KS = ("saksbehandler", "ks")
SIST = "oppnevn_vara"
"""The story is told up to here: a plan is laid, and three parties must take part in a decision."""
ANLEDNING = {"begrunnelse": "Slik gruppen ser det."}


class Tilfelle(NamedTuple):
    """Who tries what, and every guard that is to refuse it."""

    navn: str
    person: str
    verv: tuple[str, str]
    steg: str
    pa: str
    data: dict[str, Any]
    vilkar: tuple[str, ...]


def person_id(navn: str) -> str:
    """Who the stories call that."""
    return demo_person(FRO, navn)


def beslutt(sak: str) -> dict[str, Any]:
    return {"sak": sak, "utfall": "ja", **ANLEDNING}


def sittende(person: str, part: str, fra: str) -> dict[str, Any]:
    rolle = {"person": person_id(person), "rolle": "medlem", "part": part, "fra": fra}
    return {"roller": [rolle]}


PLANSAKEN, RUNDESAKEN, MOTET = "sak-2026-5", "sak-2026-6", "mote-2026-3"
SITERT = {"beslutning": {"form": "mote", "dato": "2026-02-23", "referanse": PLANSAKEN}}
AVKLART = {
    "avklaringer": {
        "arsaken_er_kartlagt": "Utvidelsen er ny.",
        "sektoren_har_prioritert": "Den er for liten til å prioriteres.",
    }
}

TILFELLER = (
    Tilfelle(
        "den som la planen, fører beslutningen om den",
        *("solveig", MEDLEM, "beslutt_sak", GRUPPEN, beslutt(PLANSAKEN)),
        ("fire_oyne_i_saken", "gruppen_er_beslutningsdyktig"),
    ),
    Tilfelle(
        "en som vek sete, fører beslutningen",
        *("randi", MEDLEM, "beslutt_sak", GRUPPEN, beslutt(PLANSAKEN)),
        ("fores_av_en_habil", "gruppen_er_beslutningsdyktig"),
    ),
    Tilfelle(
        "for få parter deltok",
        *("helle", MEDLEM, "beslutt_sak", GRUPPEN, beslutt(PLANSAKEN)),
        ("gruppen_er_beslutningsdyktig",),
    ),
    Tilfelle(
        "en som ikke møtte, fører beslutningen",
        *("reidar", MEDLEM, "beslutt_sak", GRUPPEN, beslutt(PLANSAKEN)),
        ("fores_av_en_som_deltok", "gruppen_er_beslutningsdyktig"),
    ),
    Tilfelle(
        "en inhabil svarer i runden",
        *("randi", MEDLEM, "gi_standpunkt", GRUPPEN),
        {"sak": RUNDESAKEN, "part": "region", "standpunkt": "for"},
        ("den_som_svarer_er_habil",),
    ),
    Tilfelle(
        "en svarer for en annens part",
        *("reidar", MEDLEM, "gi_standpunkt", GRUPPEN),
        {"sak": RUNDESAKEN, "part": "nhn", "standpunkt": "for"},
        ("svarer_for_egen_part",),
    ),
    Tilfelle(
        "den som førte protokollen, godkjenner den",
        *("helle", MEDLEM, "godkjenn_protokoll", GRUPPEN, {"mote": MOTET}),
        ("alle_saker_er_behandlet", "protokollen_leses_av_en_annen"),
    ),
    Tilfelle(
        "den som la planen, godkjenner den",
        *("solveig", MEDLEM, "godkjenn_plan", LOP, SITERT | AVKLART),
        ("fire_oyne", "sitert_beslutning_gjelder"),
    ),
    Tilfelle(
        "planen godkjennes uten at gruppen har besluttet",
        *("helle", MEDLEM, "godkjenn_plan", LOP, SITERT | AVKLART),
        ("sitert_beslutning_gjelder",),
    ),
    Tilfelle(
        "et medlem skal sitte for to parter",
        *("siri", KS, "gi_rolle", ORGANET, sittende("reidar", "ks", "2026-03-13")),
        ("en_part_i_gruppen",),
    ),
    Tilfelle(
        "to perioder i samme plass går over hverandre",
        *("siri", KS, "gi_rolle", ORGANET, sittende("reidar", "region", "2026-03-13")),
        ("rollen_er_ledig",),
    ),
)


def ta(hus: Hus, hvem: tuple[str, str, str], steg: str, pa: str = GRUPPEN, **felt: Any) -> Svar:
    person, rolle, organ = hvem
    return hus.som(person_id(person), rolle=rolle, organ=organ).tar(steg, pa, **felt)


def legg_til_rette(hus: Hus) -> None:
    """A member lays the plan, the group meets with three parties, and one of them steps aside."""
    solveig, helle = ("solveig", *MEDLEM), ("helle", *MEDLEM)
    gruppen = ("solveig", "medlem", "arbeidsgruppe-s27")
    oppmote = [("solveig", "ks"), ("helle", "helsedirektoratet"), ("randi", "region")]
    sak = {"type": "til_beslutning", "lop": ["s27"]}
    inhabil = {"person": person_id("randi"), "grunn": "egen_arbeidsgiver"}
    dag = hus.na().date().isoformat()
    rolle = {"person": person_id("solveig"), "rolle": "medlem", "fra": dag}
    for svar in (
        ta(hus, solveig, "gi_rolle", "organ:arbeidsgruppe-s27", roller=[rolle]),
        ta(hus, gruppen, "legg_plan", LOP, plan={"slutt": "2026-07-10"}),
        ta(hus, gruppen, "del_plan", LOP),
        ta(hus, helle, "innkall_mote", dato=dag),
        ta(hus, helle, "meld_sak", tittel="Plan", emne="plan", **sak),
        ta(hus, helle, "meld_sak", tittel="Annet", emne="samordning", **sak),
        ta(hus, helle, "send_ut_saker", mote=MOTET, saker=[PLANSAKEN]),
        ta(
            *(hus, helle, "apne_mote"),
            mote=MOTET,
            oppmote=[{"person": person_id(p), "part": part} for p, part in oppmote],
        ),
        ta(hus, helle, "meld_inhabil", sak=PLANSAKEN, **inhabil),
        ta(hus, helle, "apne_skriftlig_runde", saker=[RUNDESAKEN], frist="2026-03-13"),
        ta(hus, helle, "meld_inhabil", sak=RUNDESAKEN, **inhabil),
    ):
        assert isinstance(svar, Gjort), svar


@pytest.fixture(scope="module")
def motebordet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the log in which every violation can be tried."""
    mappe = tmp_path_factory.mktemp("innganger")
    fortelling = les(MOTENE)
    steg = fortelling.form.steg
    nr = next(i for i, s in enumerate(steg) if s.tar == SIST)
    form = fortelling.form.model_copy(update={"steg": steg[: nr + 1], "forvent": ()})
    with nytt(mappe, FELLES / "verden.toml") as hus:
        kjor(hus, [*fortelling.verdener, replace(fortelling, form=form)])
        legg_til_rette(hus)
    return mappe


@pytest.fixture(scope="module")
def sted(motebordet: Path) -> Iterator[Nettsted]:
    with apent(motebordet, folger=True) as nettsted:
        yield nettsted


def avvist_i_loggen(hus: Hus, strom: str) -> tuple[str, ...]:
    """The guards of the last refused step on the stream, as the log holds them."""
    return tuple(hus.reader.refused(strom)[-1].unmet)


alle = pytest.mark.parametrize("tilfelle", TILFELLER, ids=lambda t: t.navn)


@pytest.mark.krav("K-104", "K-109", "K-375")
@alle
def test_from_python(tilfelle: Tilfelle, motebordet: Path) -> None:
    with Hus(innstillinger(motebordet)) as hus:
        for_ = hus.reader.last()
        hvem = (tilfelle.person, *tilfelle.verv)
        svar = ta(hus, hvem, tilfelle.steg, tilfelle.pa, **tilfelle.data)
        assert isinstance(svar, Avvist), svar
        uoppfylte = (*svar.avvisning.sperrer, *svar.avvisning.avklares)
        assert tuple(u.vilkar.navn for u in uoppfylte) == tilfelle.vilkar
        assert (avvist_i_loggen(hus, tilfelle.pa), hus.reader.last()) == (tilfelle.vilkar, for_)


@pytest.mark.krav("K-104", "K-109", "K-375")
@alle
def test_from_the_command_line(tilfelle: Tilfelle, motebordet: Path) -> None:
    program = program_i(motebordet)
    rolle, organ = tilfelle.verv
    for_ = program.siste
    svar = program(
        *("step", tilfelle.steg, tilfelle.pa, "--as", person_id(tilfelle.person)),
        *("--role", rolle, "--body", organ, "--data", json.dumps(tilfelle.data), "--json"),
    )
    assert svar.exit_code == 1, (svar.stdout, svar.stderr)
    lest = json.loads(svar.stdout)
    assert [p["vilkar"] for p in (*lest["sperrer"], *lest["avklares"])] == list(tilfelle.vilkar)
    with program.hus() as hus:
        assert (avvist_i_loggen(hus, tilfelle.pa), hus.reader.last()) == (tilfelle.vilkar, for_)


@pytest.mark.krav("K-104", "K-109", "K-375")
@alle
def test_from_the_page(tilfelle: Tilfelle, sted: Nettsted) -> None:
    klient = Klient(sted.app, sted.hus)
    klient.logg_inn(*tilfelle.verv, person=person_id(tilfelle.person))
    adresse = f"/steg/{tilfelle.steg}/{tilfelle.pa}"
    skjult = {n: v for n, v in les_html(klient.vis(adresse)).felt.items() if n.startswith("_")}
    felter = som_felter(STEG[tilfelle.steg], tilfelle.data)
    for_ = sted.hus.reader.last()
    svar = klient.post(
        adresse,
        content=urlencode([*((n, v) for n, alle_ in skjult.items() for v in alle_), *felter]),
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert svar.status_code == 422, svar.text[:2000]
    funnet = avvist_i_loggen(sted.hus, tilfelle.pa)
    assert (funnet, sted.hus.reader.last()) == (tilfelle.vilkar, for_)
