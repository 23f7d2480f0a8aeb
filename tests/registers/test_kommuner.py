"""Kommuner, fylker and diginettverk by date, with both clocks."""

import csv
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from innforing.registers.kommuner import DatoUtenforRegisteret, Kommune, Kommuneregister

REGISTER = Kommuneregister.standard()
FOR, ETTER = date(2023, 12, 31), date(2024, 1, 1)
VEDTATT = date(2022, 6, 14)
FACIT = Path(__file__).parents[2].parent / "shared" / "data"


def _les(fil: str) -> list[dict[str, str]]:
    with (FACIT / fil).open(encoding="utf-8", newline="") as apen:
        return list(csv.DictReader(apen))


def _maa_finnes(tekst: str, dato: date, kjent: date | None = None) -> Kommune:
    funnet = REGISTER.finn(tekst, dato, kjent)
    assert funnet is not None
    return funnet


@pytest.mark.krav("K-384")
@pytest.mark.parametrize(
    ("dato", "kommuner", "fylker"),
    [(date(2020, 1, 1), 356, 11), (FOR, 356, 11), (ETTER, 357, 15), (date(2031, 5, 4), 357, 15)],
)
def test_antallet_folger_datoen(dato: date, kommuner: int, fylker: int) -> None:
    assert len(REGISTER.per(dato)) == kommuner
    assert len(REGISTER.fylker(dato)) == fylker
    assert len(REGISTER.diginettverk(dato)) == 11


def test_en_deling_regnes_ikke_med_for_den_er_vedtatt() -> None:
    dagen_for = VEDTATT - timedelta(days=1)
    assert len(REGISTER.per(ETTER, kjent=dagen_for)) == 356
    assert len(REGISTER.per(ETTER, kjent=VEDTATT)) == 357
    assert _maa_finnes("halden", ETTER, dagen_for).nummer == "3001"
    assert _maa_finnes("halden", ETTER, VEDTATT).nummer == "3101"
    assert REGISTER.etterfolgere("alesund-2020", dagen_for) == ()


def test_et_vedtak_flytter_ikke_det_som_gjaldt() -> None:
    dagen_for = VEDTATT - timedelta(days=1)
    assert REGISTER.per(VEDTATT, kjent=VEDTATT) == REGISTER.per(VEDTATT, kjent=dagen_for)
    assert REGISTER.per(VEDTATT, kjent=VEDTATT) == REGISTER.per(VEDTATT)


@pytest.mark.parametrize("dato", [FOR, ETTER])
def test_hver_kommune_har_ett_fylke_og_ett_diginettverk(dato: date) -> None:
    kommuner = REGISTER.per(dato)
    i_fylker = [k.id for f in REGISTER.fylker(dato) for k in REGISTER.i_fylke(f.nummer, dato)]
    i_nettverk = [
        k.id for d in REGISTER.diginettverk(dato) for k in REGISTER.i_diginettverk(d.id, dato)
    ]
    i_regioner = [k.id for r in REGISTER.helseregioner for k in REGISTER.i_helseregion(r.id, dato)]
    alle = sorted(k.id for k in kommuner)
    assert sorted(i_fylker) == sorted(i_nettverk) == sorted(i_regioner) == alle
    dekket = [f for d in REGISTER.diginettverk(dato) for f in d.fylker]
    assert sorted(dekket) == [f.nummer for f in REGISTER.fylker(dato)]


@pytest.mark.parametrize("dato", [FOR, ETTER])
def test_id_nummer_og_visningsnavn_er_entydige(dato: date) -> None:
    kommuner = REGISTER.per(dato)
    for felt in ("id", "nummer", "visningsnavn"):
        assert len({getattr(k, felt) for k in kommuner}) == len(kommuner)
    assert all(re.fullmatch(r"[a-z0-9-]{2,30}", k.id) for k in kommuner)
    assert all(re.fullmatch(r"\d{4}", k.nummer) for k in kommuner)
    assert all(k.navn in k.offisielle_navn for k in kommuner)


def test_id_er_varig_og_bare_alesund_er_delt() -> None:
    gamle = {k.id for k in REGISTER.per(FOR)}
    nye = {k.id for k in REGISTER.per(ETTER)}
    assert gamle - nye == {"alesund-2020"}
    assert nye - gamle == {"alesund-2024", "haram-2024"}
    assert REGISTER.etterfolgere("alesund-2020") == ("alesund-2024", "haram-2024")
    assert _maa_finnes("1508", ETTER).delt_fra == "alesund-2020"
    assert _maa_finnes("Haram", ETTER).delt_fra == "alesund-2020"
    assert REGISTER.finn("1507", ETTER) is None
    assert REGISTER.finn("Haram", FOR) is None
    assert _maa_finnes("Ålesund", FOR).id == "alesund-2020"
    assert _maa_finnes("Ålesund", ETTER).id == "alesund-2024"


def test_114_kommuner_fikk_nytt_nummer() -> None:
    """KS counts 114 touched kommuner: 113 in divided fylker, and Ålesund."""
    byttet = [k for k in REGISTER.per(FOR) if REGISTER.finn(k.nummer, ETTER) is None]
    assert len(byttet) == 114


def test_folketallet_er_nasjonens_og_kjent_fra_det_ble_lest() -> None:
    assert sum(k.folketall or 0 for k in REGISTER.per(ETTER)) == 5_550_203
    assert all(k.folketall for k in REGISTER.per(ETTER))
    assert all(k.folketall is None for k in REGISTER.per(FOR))
    assert all(k.folketall is None for k in REGISTER.per(ETTER, kjent=ETTER))


def test_delte_fylker_peker_tilbake() -> None:
    delt = {f.nummer: f.delt_fra for f in REGISTER.fylker(ETTER) if f.delt_fra}
    assert Counter(delt.values()) == {"30": 3, "38": 2, "54": 2}
    assert REGISTER.i_fylke("30", ETTER) == ()
    assert len(REGISTER.i_fylke("30", FOR)) == 51
    nummer = [f.nummer for f in REGISTER.fylker(FOR)]
    assert [n for n in nummer if n in delt.values()] == ["30", "38", "54"]


@pytest.mark.krav("K-268")
def test_digi_viken_dekker_tre_fylker_etter_delingen() -> None:
    fylker = {
        dato: {d.id: d.fylker for d in REGISTER.diginettverk(dato)}["viken"]
        for dato in (FOR, ETTER)
    }
    assert fylker == {FOR: ("30",), ETTER: ("31", "32", "33")}


@pytest.mark.krav("K-027")
def test_fire_helseregioner() -> None:
    antall = {r.id: len(REGISTER.i_helseregion(r.id, ETTER)) for r in REGISTER.helseregioner}
    assert antall == {"midt": 65, "nord": 80, "sor-ost": 146, "vest": 66}


@pytest.mark.parametrize(
    ("tekst", "id_"),
    [
        ("bergen", "bergen"),
        ("4601", "bergen"),
        ("  BERGEN ", "bergen"),
        ("Guovdageaidnu", "kautokeino"),
        ("guovdageaidnu - kautokeino", "kautokeino"),
        ("Kaivuono", "kafjord"),
        ("Herøy (Nordland)", "heroy-nordland"),
        ("heroy-more-og-romsdal", "heroy-more-og-romsdal"),
        ("Våler (Østfold)", "valer-ostfold"),
    ],
)
def test_en_kommune_finnes_ved_id_nummer_og_navn(tekst: str, id_: str) -> None:
    assert _maa_finnes(tekst, ETTER).id == id_


@pytest.mark.parametrize("tekst", ["Herøy", "Våler", "", "9999", "Bergn", "3001"])
def test_et_tvetydig_eller_ukjent_navn_finner_ingen(tekst: str) -> None:
    assert REGISTER.finn(tekst, ETTER) is None


def test_visningsnavnet_nevner_fylket_som_var() -> None:
    assert _maa_finnes("3018", FOR).visningsnavn == "Våler (Viken)"
    assert _maa_finnes("3114", ETTER).visningsnavn == "Våler (Østfold)"


def test_samisk_navn_gjelder_fra_det_ble_vedtatt() -> None:
    assert _maa_finnes("5025", date(2022, 9, 8)).offisielt_navn == "Røros"
    assert _maa_finnes("5025", date(2022, 9, 9)).offisielt_navn == "Rosse - Røros"
    assert REGISTER.finn("Tråante", date(2022, 9, 8)) is None
    assert _maa_finnes("Tråante", date(2022, 9, 9)).id == "trondheim"
    assert _maa_finnes("5001", ETTER, kjent=VEDTATT).offisielt_navn == "Trondheim"


@pytest.mark.parametrize(
    ("tekst", "forst"),
    [
        ("Bergn", "Bergen"),
        ("alesund", "Ålesund"),
        ("Karasjokk", "Karasjok"),
        ("Sor Varanger", "Sør-Varanger"),
        ("Aurskog Høland", "Aurskog-Høland"),
        ("3001", "Halden"),
    ],
)
def test_det_nermeste_navnet_foreslas_forst(tekst: str, forst: str) -> None:
    assert REGISTER.nermeste(tekst, ETTER)[0] == forst


def test_forslag_nevner_alle_med_navnet_og_arvingene_til_et_gammelt_nummer() -> None:
    assert set(REGISTER.nermeste("Herøy")[:2]) == {"Herøy (Møre og Romsdal)", "Herøy (Nordland)"}
    assert REGISTER.nermeste("1507", ETTER) == ("Ålesund", "Haram")
    assert REGISTER.nermeste("qqqq") == ()


@pytest.mark.parametrize("kjent", [None, date(2019, 12, 31)])
def test_for_registeret_begynner_sies_det_fra(kjent: date | None) -> None:
    dato = ETTER if kjent else date(2019, 12, 31)
    with pytest.raises(DatoUtenforRegisteret, match="2019-12-31 is before"):
        REGISTER.per(dato, kjent)


def test_tabellen_er_den_samme_som_faktagrunnlaget() -> None:
    """Row by row against the reference data; our own sums where that folder is not there."""
    if not FACIT.is_dir():
        assert len(REGISTER.per(ETTER)) == 357
        assert sum(k.folketall or 0 for k in REGISTER.per(ETTER)) == 5_550_203
        return
    assert [
        {
            "kommunenummer": k.nummer,
            "kommune": k.navn,
            "visningsnavn": k.visningsnavn,
            "offisielt_navn": k.offisielt_navn,
            "fylkesnummer": k.fylke,
            "fylke": k.fylkesnavn,
            "diginettverk_id": k.diginettverk,
            "folketall_2024": str(k.folketall),
        }
        for k in REGISTER.per(ETTER)
    ] == sorted(_les("kommuner.csv"), key=lambda rad: rad["kommunenummer"])
    assert [
        {
            "kommunenummer": k.nummer,
            "kommune": k.navn,
            "fylkesnummer": k.fylke,
            "fylke": k.fylkesnavn,
            "etterfolger_2024": ";".join(
                sorted(ny.nummer for ny in REGISTER.per(ETTER) if k.id in (ny.id, ny.delt_fra))
            ),
        }
        for k in REGISTER.per(FOR)
    ] == sorted(_les("kommuner_2020.csv"), key=lambda rad: rad["kommunenummer"])


def test_fylker_og_diginettverk_er_de_samme_som_faktagrunnlaget() -> None:
    """As above, for the 15 fylker and the 11 diginettverk."""
    if not FACIT.is_dir():
        assert len(REGISTER.fylker(ETTER)) == 15
        assert len(REGISTER.diginettverk(ETTER)) == 11
        return
    fylker = _les("fylker.csv")
    assert [
        (f.nummer, f.navn, f.offisielt_navn, f.diginettverk) for f in REGISTER.fylker(ETTER)
    ] == [
        (r["fylkesnummer"], r["fylke"], r["offisielt_navn"], r["diginettverk_id"]) for r in fylker
    ]
    assert [str(len(REGISTER.i_fylke(r["fylkesnummer"], ETTER))) for r in fylker] == [
        r["antall_kommuner_2024"] for r in fylker
    ]
    assert [(d.id, d.navn, ";".join(d.fylker)) for d in REGISTER.diginettverk(ETTER)] == [
        (r["diginettverk_id"], r["diginettverk"], r["fylkesnummer"])
        for r in _les("diginettverk.csv")
    ]
    assert [
        (str(len(REGISTER.i_diginettverk(r["diginettverk_id"], dag))))
        for r in _les("diginettverk_grunnlag.csv")
        for dag in (FOR, ETTER)
    ] == [
        r[f"antall_kommuner_{ar}"] for r in _les("diginettverk_grunnlag.csv") for ar in (2023, 2024)
    ]
