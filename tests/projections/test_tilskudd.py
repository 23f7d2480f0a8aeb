"""Tilskudd: tables, ledgers, people and invoices as the stories leave them, on both clocks."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application.replay import Tilbakeblikk, utsnitt
from innforing.domain.fordeling.nokkel import fordel
from innforing.domain.fordeling.verdier import Fordelingsnokkel, Grunnlagstall
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.projections.tilskudd.simulering import BEST, BESTE_AR, prov_nokkel
from innforing.projections.tilskudd.tilskudd import (
    Tilskuddene,
    alle_ar,
    fordelingen,
    forklar,
    i_aret,
    tilskuddet,
)
from innforing.registers.kommuner import Kommuneregister
from innforing.registers.tilskuddstall import nettverkstall
from tests.application.demohus import fortalt
from tests.domain.fordeling.historie import TABELL_2023, TABELL_2024
from tests.projections.gjenfortelling import slutt
from tests.projections.lesehus import MAPPER, avskrift, leseside
from tests.scenarios.verdener import FILER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innforing.projections.readside import ReadSide
    from innforing.projections.tilskudd.svar import Tilskuddssvar

PROJEKSJONER = (Tilskuddene(),)
REGISTER = Kommuneregister.standard()
FORTELLINGENE = [f for f in FILER if f.stem[:3] in ("s12", "s13", "s14", "s15", "s16", "s18")]
SLUTT = date(2025, 12, 31)


@pytest.fixture(scope="module")
def fortalte_tilskudd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fortalt(tmp_path_factory.mktemp("tilskudd"), *FORTELLINGENE) / "logg.sqlite"


@pytest.fixture(params=["sqlite", "postgresql"])
def side(
    request: pytest.FixtureRequest, fortalte_tilskudd: Path, tmp_path: Path
) -> Iterator[ReadSide]:
    kopi = tmp_path / "logg.sqlite"
    shutil.copy(fortalte_tilskudd, kopi)
    db = f"sqlite:///{kopi}"
    if request.param == "postgresql":
        db = avskrift(db, str(request.getfixturevalue("postgres_tables")))
    with leseside(db, PROJEKSJONER) as side:
        side.catch_up()
        yield side


def se(side: ReadSide, ar: str, mottaker: str, per: date = SLUTT) -> Tilskuddssvar:
    with side.sight("tilskudd", per=slutt(per)) as sight:
        funnet = tilskuddet(sight, ar, mottaker)
    assert funnet is not None
    return funnet


@pytest.mark.krav("K-262", "K-263", "K-264", "K-267", "K-268")
def test_tabellen_for_2024_star_slik_den_er_trykt_med_den_ene_krona(side: ReadSide) -> None:
    with side.sight("tilskudd", per=slutt(SLUTT)) as sight:
        fordeling = fordelingen(sight, "2024")
        assert alle_ar(sight) == ("2024", "2023")
        assert fordelingen(sight, "2026") is None
    assert fordeling is not None
    rader = {r.mottaker: (r.navn, r.prosjektnr, r.tilskudd) for r in fordeling.rader}
    assert rader == TABELL_2024
    assert (fordeling.radsum, fordeling.oppgitt) == (36_683_802, 36_683_801)
    assert (fordeling.vedtatt_av, fordeling.vedtatt) == ("kommit_radet", "2024-03-22")


@pytest.mark.krav("K-265", "K-266")
def test_simuleringene_star_ved_siden_av_med_avviket(side: ReadSide) -> None:
    with side.sight("tilskudd", per=slutt(SLUTT)) as sight:
        fordeling = fordelingen(sight, "2024")
    assert fordeling is not None
    ordrett, best = fordeling.simuleringer
    assert sum(kr for _, kr, _ in best.rader) == sum(kr for _, kr, _ in ordrett.rader) == 36_683_801
    assert ordrett.storste_avvik > 40_000
    assert 1_000 < best.storste_avvik <= 1_500


@pytest.mark.krav("K-293", "K-296", "K-298")
def test_tabellen_for_2023_gir_tilskudd_per_fylke_og_per_kommune(side: ReadSide) -> None:
    with side.sight("tilskudd", per=slutt(SLUTT)) as sight:
        fordeling = fordelingen(sight, "2023")
        alle = i_aret(sight, "2023")
    assert fordeling is not None
    rader = {r.mottaker: (r.vektet, r.soknadssum, r.tilskudd) for r in fordeling.rader}
    assert rader == TABELL_2023
    viken = next(r for r in fordeling.rader if r.mottaker == "viken")
    assert viken.nevnte[-1] == "Øvre Romerike"
    deler = {t.mottaker: t.regnskap.ramme for t in alle if t.del_av is not None}
    assert deler == {
        "grimstad": 967_000,
        "kristiansand": 559_000,
        "sandnes": 1_290_000,
        "karmoy": 450_000,
        "sola": 160_000,
    }
    assert sum(t.regnskap.ramme for t in alle if not t.utbetales_til) == 21_957_753
    assert se(side, "2023", "kristiansand").opplysninger["bekreftet_for_sent"] == "ja"
    assert se(side, "2023", "grimstad").opplysninger["bekreftet_for_sent"] == "nei"


@pytest.mark.krav("K-269", "K-272")
def test_regnskapet_er_det_steget_avgjor_etter_pa_enhver_dag(side: ReadSide) -> None:
    reader = side.follower.reader
    for per in (date(2024, 4, 30), date(2024, 6, 30), date(2025, 1, 20), date(2025, 3, 4), SLUTT):
        blikk = Tilbakeblikk(reader, MAPPER, utsnitt(reader, per=per))
        with side.sight("tilskudd", per=slutt(per)) as sight:
            svarene = i_aret(sight, "2024")
        assert len(svarene) == 11
        for svar in svarene:
            tilskudd = blikk.aggregat(f"tilskudd:2024:{svar.mottaker}")
            assert isinstance(tilskudd, Tilskudd)
            assert svar.regnskap == tilskudd.regnskap
            assert svar.regnskap.balanserer


@pytest.mark.krav("K-272", "K-375")
def test_sporet_fra_funn_til_tilbakebetaling_leses_i_rekkefolge(side: ReadSide) -> None:
    vestland = se(side, "2024", "vestland")
    assert [(b.slag, b.belop) for b in vestland.bevegelser] == [
        ("utbetalt", 3_700_000),
        ("funnet", None),
        ("besluttet", 450_000),
        ("krevd", 450_000),
        ("tilbakebetalt", 200_000),
        ("tilbakebetalt", 250_000),
    ]
    assert vestland.tallene == {
        "ramme": 3_739_052,
        "brukt_for": 0,
        "utbetalt": 3_700_000,
        "gjenstar": 39_052,
        "krevd": 450_000,
        "tilbakebetalt": 450_000,
    }
    with side.sight("tilskudd", per=slutt(SLUTT)) as sight:
        assert forklar(sight, "2024", "vestland") == vestland.hviler
        assert forklar(sight, "2024", "svalbard") == ()
    assert {b.posisjon for b in vestland.bevegelser} < set(vestland.hviler)


@pytest.mark.krav("K-283")
def test_en_sen_faktura_venter_til_ks_har_bestemt_seg(side: ReadSide) -> None:
    [ventet] = se(side, "2024", "more_og_romsdal", date(2025, 1, 20)).fakturaer
    [godtatt] = se(side, "2024", "more_og_romsdal").fakturaer
    assert (ventet.venter, ventet.forsinket, ventet.utbetalt) == (True, ("fakturadato",), 0)
    assert (godtatt.venter, godtatt.forsinket, godtatt.utbetalt) == (
        False,
        ("fakturadato",),
        2_900_000,
    )
    [avvist] = se(side, "2024", "rogaland").fakturaer
    assert (avvist.avvist, avvist.venter, avvist.forsinket) == (True, False, ("fakturamottak",))
    [i_tide] = se(side, "2024", "agder").fakturaer
    assert (i_tide.venter, i_tide.linjer) == (False, (("frikjop", 2_950_584),))


@pytest.mark.krav("K-273", "K-274")
def test_personene_star_med_perioder_ogsa_de_som_har_sluttet(side: ReadSide) -> None:
    nordland = se(side, "2024", "nordland")
    ressurser = [p for p in nordland.personer if p.funksjon == "nettverksressurs"]
    assert sorted((p.fra, p.til, p.stillingsprosent) for p in ressurser) == [
        ("2024-01-01", "2024-08-31", 50),
        ("2024-10-01", None, 40),
    ]
    assert [
        len(nordland.personer_pa(dag)) for dag in ("2024-08-31", "2024-09-15", "2024-10-01")
    ] == [
        3,
        2,
        3,
    ]
    [koordinator, ny] = se(side, "2023", "grimstad").personer
    assert (koordinator.stillingsprosent, koordinator.til) == (80, "2023-07-31")
    assert (ny.stillingsprosent, ny.fra) == (60, "2023-08-01")


def test_et_tilskudd_finnes_fra_tabellen_er_registrert(side: ReadSide) -> None:
    with side.sight("tilskudd", per=slutt(date(2024, 4, 14))) as sight:
        assert tilskuddet(sight, "2024", "agder") is None
        assert i_aret(sight, "2024") == ()


def test_regnskapet_kan_forklares_for_ett_ar_eller_alle(side: ReadSide) -> None:
    with side.sight("tilskudd", per=slutt(SLUTT)) as sight:
        alle = list(Tilskuddene().statements(sight, REGISTER))
        ett = list(Tilskuddene().statements(sight, REGISTER, "2024"))
    assert {s.path for s in ett} == {s.path for s in alle if s.path[0] == "2024"}
    sti = ("2024", "regnskap", "oslo", "gjenstar")
    [gjenstar] = [s for s in alle if s.path == sti]
    assert gjenstar.value == 0
    assert len(gjenstar.positions) == 3


@pytest.mark.krav("K-265", "K-266")
def test_en_nokkel_proves_uten_a_lagres(side: ReadSide) -> None:
    with side.sight("tilskudd", per=slutt(SLUTT)) as sight:
        fordeling = fordelingen(sight, "2024")
    assert fordeling is not None
    ar = {"kommuner_ar": BESTE_AR, "folketall_ar": BESTE_AR}
    best = prov_nokkel(fordeling, BEST, REGISTER, **ar)
    assert best is not None
    assert sum(rad.belop for rad in best.rader) == fordeling.oppgitt
    assert best.storste_avvik == fordeling.simuleringer[1].storste_avvik <= 1_500
    skjev = BEST.med(flat_andel=601)
    for_mye = BEST.med(forst=4_000_000)
    assert prov_nokkel(fordeling, skjev, REGISTER, **ar) is None
    assert prov_nokkel(fordeling, for_mye, REGISTER, **ar) is None
    assert prov_nokkel(fordeling, BEST, REGISTER, kommuner_ar=2024, folketall_ar=2050) is None


@pytest.mark.krav("K-266", "K-293")
def test_kolonnen_for_2023_har_ingen_flat_del(side: ReadSide) -> None:
    with side.sight("tilskudd", per=slutt(SLUTT)) as sight:
        fordeling = fordelingen(sight, "2023")
    assert fordeling is not None
    vektet = {rad.mottaker: rad.vektet or 0 for rad in fordeling.rader}
    tall = nettverkstall(REGISTER, kommuner_ar=2023, folketall_ar=2022)
    grunnlag = [
        Grunnlagstall(mottaker=t.nettverk, kommuner=t.kommuner, folketall=t.folketall) for t in tall
    ]
    halvt = Fordelingsnokkel(forst=0, flat_andel=0, kommuneandel=500, folketallsandel=500)
    belop = fordel(21_957_778, halvt, grunnlag)
    assert sum(belop.values()) == sum(vektet.values()) == 21_957_778
    assert max(abs(belop[m] - kr) for m, kr in vektet.items()) <= 4_420
