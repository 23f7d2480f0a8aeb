"""Regioner: the regional grupper and the arbeidsgrupper as the stories leave them."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.domain.regional_gruppe.verdier import Fagkompetanse, Funksjon, Ordning
from innforing.projections.regioner.regioner import (
    DELENE,
    Regioner,
    arbeidsgrupper,
    forklar,
    gruppen,
    grupper,
)
from innforing.registers.kommuner import Kommuneregister
from tests.application.demohus import fortalt
from tests.projections.gjenfortelling import slutt
from tests.projections.lesehus import avskrift, leseside
from tests.scenarios.verdener import FILER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innforing.projections.readside import ReadSide
    from innforing.projections.regioner.arbeidsgruppebilde import Arbeidsgruppebilde
    from innforing.projections.regioner.gruppebilde import Gruppebilde

PROJEKSJONER = (Regioner(),)
REGISTER = Kommuneregister.standard()
FORTELLINGENE = [fil for fil in FILER if fil.stem[:3] in ("s19", "s20", "s21")]


@pytest.fixture(scope="module")
def fortalte_grupper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fortalt(tmp_path_factory.mktemp("grupper"), *FORTELLINGENE) / "logg.sqlite"


@pytest.fixture(params=["sqlite", "postgresql"])
def side(
    request: pytest.FixtureRequest, fortalte_grupper: Path, tmp_path: Path
) -> Iterator[ReadSide]:
    kopi = tmp_path / "logg.sqlite"
    shutil.copy(fortalte_grupper, kopi)
    db = f"sqlite:///{kopi}"
    if request.param == "postgresql":
        db = avskrift(db, str(request.getfixturevalue("postgres_tables")))
    with leseside(db, PROJEKSJONER) as side:
        side.catch_up()
        yield side


def se(side: ReadSide, organ: str, per: date) -> Gruppebilde:
    with side.sight("regioner", per=slutt(per)) as sight:
        funnet = gruppen(sight, organ)
    assert funnet is not None
    return funnet


def se_gruppe(side: ReadSide, organ: str, per: date) -> Arbeidsgruppebilde:
    with side.sight("regioner", per=slutt(per)) as sight:
        return next(g for g in arbeidsgrupper(sight) if g.organ == organ)


@pytest.mark.krav("K-217", "K-218", "K-224", "K-225", "K-226", "K-227")
def test_hull_i_dekningen_vises_til_de_er_fylt(side: ReadSide) -> None:
    for_, etter = (se(side, "regional-33", date(2024, *dag)) for dag in ((2, 5), (3, 12)))
    assert for_.dekning.manglende_funksjoner == (Funksjon.NETTVERKSRESSURS,)
    assert Fagkompetanse.JOURNALLOSNINGER in for_.dekning.manglende_kompetanser
    assert etter.dekning.hull == ()
    assert etter.dekning.kommuner == ("drammen", "kongsberg")
    assert etter.antall_per_funksjon == {
        "kontaktperson_ehelse": 1,
        "innforingsleder": 1,
        "nettverksressurs": 2,
    }
    assert [p.celler["kommune"] for p in etter.i_gruppen] == ["drammen"] * 3 + ["kongsberg"]


@pytest.mark.krav("K-221", "K-229", "K-232", "K-235", "K-237", "K-238")
def test_en_gruppe_har_samarbeid_forankring_plan_og_veiledning(side: ReadSide) -> None:
    ostfold, buskerud = (se(side, f"regional-{nr}", date(2024, 12, 31)) for nr in (31, 33))
    assert ostfold.nettverk == "digi-viken"
    assert ostfold.start is not None
    assert ostfold.start.tekst("arbeidsgruppe") == "arbeidsgruppe-viken"
    assert {s.tekst("part"): s.dag("avtalt") for s in ostfold.samarbeid} == {
        "helsefellesskap": date(2024, 2, 20),
        "statsforvalter": None,
    }
    assert [p.tekst("omrade") for p in ostfold.prosjekter] == ["digital_hjemmeoppfolging"]
    assert ostfold.forankring[0].liste("kommuner") == ("fredrikstad", "sarpsborg", "halden")
    plan = ostfold.plan(2024)
    assert plan is not None
    assert (plan.tall("kapasitet"), plan.liste("losninger")) == (2, ("kjernejournal",))
    assert ostfold.plan(2025) is None
    assert buskerud.veiledning[0].liste("kommuner") == ("ringerike", "hole")
    i_fpu = {
        o: any(t.i_fpu for t in se(side, o, date(2024, 12, 31)).dekning.tilknytninger)
        for o in ("regional-31", "regional-32")
    }
    assert i_fpu == {"regional-31": True, "regional-32": False}


@pytest.mark.krav("K-269", "K-327", "K-328", "K-329")
def test_overgangen_star_med_dager_og_belop(side: ReadSide) -> None:
    for_ = se(side, "regional-50", date(2024, 6, 2))
    etter = se(side, "regional-50", date(2024, 12, 31))
    assert (for_.ordning, etter.ordning) == (Ordning.VIDEREFORT, Ordning.REGIONAL_GRUPPE)
    assert len(for_.i_gamle_nettverk) == 2
    assert etter.i_gamle_nettverk == ()
    assert [m.dag("til") for m in etter.medlemskap] == [
        date(2024, 6, 2),
        date(2024, 1, 31),
        date(2024, 6, 9),
    ]
    assert etter.medlemskap[2].dag("dialog") == date(2024, 1, 30)
    assert {v.tekst("nettverk"): v.tall("niva_fra") for v in etter.viderefort} == {
        "ks_ekomp": 2023,
        "kommunenettverk_vft_dho": 2022,
    }
    assert [b.tall("belop") for b in etter.rammebruk] == [1_000_000, 1_200_000]
    assert len(etter.nedlagt) == 2


@pytest.mark.krav("K-240", "K-260")
def test_en_arbeidsgruppe_har_mandat_medlemmer_og_resultat(side: ReadSide) -> None:
    i_arbeid = se_gruppe(side, "arbeidsgruppe-adhoc-kpr", date(2024, 9, 30))
    ferdig = se_gruppe(side, "arbeidsgruppe-adhoc-kpr", date(2024, 12, 31))
    assert (i_arbeid.eier, i_arbeid.mandat.kanskje("behov")) == ("ks", "s21-kpr")
    assert len(i_arbeid.medlemmer) == len(ferdig.medlemmer) == 4
    assert (i_arbeid.manglende_deler, ferdig.manglende_deler) == ((), ())
    assert (i_arbeid.avsluttet, i_arbeid.resultater) == (None, ())
    [resultat] = ferdig.resultater
    assert (resultat.forvalter, resultat.dato) == ("ks", date(2024, 10, 15))
    assert resultat.tittel == "Veiledningstekster for rapportering til KPR"
    assert [d.tekst("samling") for d in resultat.delt] == ["s21-neste"]


@pytest.mark.krav("K-121")
def test_deler_som_mangler_i_en_arbeidsgruppe_vises(side: ReadSide) -> None:
    """Of a group that has ended, those of its last day count."""
    viken = se_gruppe(side, "arbeidsgruppe-viken", date(2024, 12, 31))
    assert viken.avsluttet is not None
    deler = {m.celler["part"] for m in viken.medlemmer}
    assert deler >= {"diginettverk", "fpu_ehelse", "ks_ekomp"}
    uten = [r for r in viken.roller if r.celler["part"] != "fpu_ehelse"]
    assert _med_roller(viken, uten).manglende_deler == ("fpu_ehelse",)


def _med_roller(bilde: Arbeidsgruppebilde, roller: list[object]) -> Arbeidsgruppebilde:
    felt = {navn: getattr(bilde, navn) for navn in bilde.__dataclass_fields__}
    return type(bilde)(**felt | {"roller": tuple(roller)})


def test_every_group_is_listed_once_by_region(side: ReadSide) -> None:
    with side.sight("regioner", per=slutt(date(2024, 12, 31))) as sight:
        alle = grupper(sight)
    regioner = [g.region for g in alle]
    assert regioner == sorted(set(regioner), key=str)
    assert len(alle) == 15
    assert {g.organ for g in alle if g.etablert is not None} == {
        f"regional-{nr}" for nr in (31, 32, 33, 42, 50)
    }


def test_what_is_derived_names_its_events(side: ReadSide) -> None:
    with side.sight("regioner", per=slutt(date(2024, 12, 31))) as sight:
        celler = {c.path: c for c in PROJEKSJONER[0].statements(sight, REGISTER)}
        for del_, organ, sti in (
            ("dekning", "regional-33", ("dekning", "hull")),
            ("ordning", "regional-33", ("ordning",)),
            ("mangler", "arbeidsgruppe-viken", ("mangler",)),
        ):
            assert forklar(sight, organ, del_) == celler[(organ, *sti)].positions != ()
        assert {forklar(sight, "finnes-ikke", del_) for del_ in DELENE} == {()}
        assert forklar(sight, "regional-33", "noe annet") == ()


def test_an_unknown_body_is_no_group(side: ReadSide) -> None:
    with side.sight("regioner", per=slutt(date(2024, 12, 31))) as sight:
        assert gruppen(sight, "ks") is None
        assert gruppen(sight, "digi-viken") is None
