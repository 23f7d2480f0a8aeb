"""A file is the whole list as it was filtered, and no text in it can be run (tillit.md §8)."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from innforing.projections.utbredelse import Andel
from innforing.web.lister.filrader import Opphav
from innforing.web.lister.nedlasting import fil, filnavn, svar
from innforing.web.lister.tabell import FORMATER, Celle, Format, Kolonne, Liste, Rad
from tests.web.listekall import Prove, liste, tall

LAGET = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
OPPHAV = Opphav(dag=date(2026, 11, 21), laget=LAGET, posisjon=1234, ord=str)

FORMLER = [
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u00a0=1+1"),
    *("\ufeff=1+1", "\u200b=1+1", "\u200b \u2060@A1", "\x00=1+1", "\x07\x1b=1+1", "\ud800=1+1"),
    *("＝1+1", "＋1+1", "－1", "＠SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")'),
    *('=WEBSERVICE("http://x/"&A1)', '=IMPORTXML("http://x","//a")', '=DDE("cmd";"/C";"x")'),
    *("-2+3+cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "{=1+1}", "a;=1+1", "a; +1", 'a";=1+1'),
    *("a,=1+1", "a\n=1+1", "http://x.example", "=\n1+1", "==1", "'=1+1", '"=1+1"'),
]


def ark(innhold: bytes, nr: int = 0) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(innhold)).worksheets[nr]


def csvrader(rader: Liste, format_: Format = "csv") -> list[list[str]]:
    tekst = fil(rader, format_, OPPHAV).decode("utf-8-sig" if format_ == "csv" else "utf-8")
    return list(
        csv.reader(io.StringIO(tekst, newline=""), delimiter=";" if format_ == "csv" else ",")
    )


def en_av_hver() -> Liste:
    return Liste(
        navn="alt",
        tittel="Alt",
        kolonner=(
            Kolonne("kommunenummer", "Nummer"),
            Kolonne("frist", "Frist", "dato", "Siste dag å svare."),
            Kolonne("dager", "Dager", "tall"),
            Kolonne("andel", "I bruk", "andel", "Kommuner som har tatt i bruk."),
            Kolonne("status", "Status"),
        ),
        rader=(
            Rad(
                (
                    Celle("0301", "0301"),
                    Celle(date(2026, 12, 4), "4. desember 2026"),
                    Celle(12.5, "12,5"),
                    Celle(Andel(1, 3, (7,)), "1 av 3"),
                    Celle("takket_nei", "Takket nei"),
                ),
                "0301",
            ),
            Rad((*(Celle(None, "–") for _ in range(4)), Celle("pameldt", "Påmeldt")), "2"),
        ),
        tomt="Ingen.",
        om=(("Filter", "Region: 46"),),
    )


@pytest.mark.parametrize("formel", FORMLER, ids=range(len(FORMLER)))
def test_a_formula_stays_text_in_every_file(formel: str) -> None:
    rader = liste(Celle(formel, formel), navn="x")
    celle = ark(fil(rader, "xlsx", OPPHAV))["A2"]
    assert celle.data_type in {"s", "inlineStr"}
    assert celle.hyperlink is None
    for format_ in ("csv", "maskin.csv"):
        (_, (verdi,)) = csvrader(rader, format_)
        assert (verdi.lstrip("\ufeff\u200b\u2060\u00a0 ") or "x")[0] not in "=+-@\t\r\n＝＋－＠"
    (rad,) = json.loads(fil(rader, "json", OPPHAV))["rader"]
    assert isinstance(rad["verdi"], str)


@pytest.mark.parametrize("formel", FORMLER, ids=range(len(FORMLER)))
def test_a_file_for_machines_is_safe_where_it_is_parted_by_semicolon(formel: str) -> None:
    to = (Kolonne("a", "A"), Kolonne("b", "B"))
    par = (Celle("x", "x"), Celle(formel, formel))
    rader = Liste(navn="x", tittel="X", kolonner=to, rader=(Rad(par, "1"),), tomt="Ingen.")
    tekst = fil(rader, "maskin.csv", OPPHAV).decode()
    celler = [c for rad in csv.reader(io.StringIO(tekst, newline=""), delimiter=";") for c in rad]
    assert [c for c in celler if c.lstrip()[:1] in {"=", "+", "-", "@"}] == []


@pytest.mark.parametrize("format_", FORMATER)
def test_heads_and_titles_cannot_run_either(format_: Format) -> None:
    farlig = Liste(
        navn="x",
        tittel="=1+1",
        kolonner=(Kolonne("=a", "=1+1", om="=1+1"), Kolonne("-b", "@A1", "andel")),
        rader=(),
        tomt="Ingen.",
        om=(("=1+1", "=1+1"),),
    )
    innhold = fil(farlig, format_, OPPHAV)
    if format_ == "xlsx":
        celler = [c for nr in (0, 1) for rad in ark(innhold, nr).iter_rows() for c in rad]
        assert {c.data_type for c in celler if c.value is not None} == {"s"}
    elif format_ != "json":
        assert [c for c in csvrader(farlig, format_)[0] if c[0] in "=+-@"] == []


def test_arket_har_ekte_datoer_og_tall_og_nummer_som_tekst() -> None:
    rader = list(ark(fil(en_av_hver(), "xlsx", OPPHAV)).iter_rows(values_only=True))
    assert rader == [
        (
            "Nummer",
            "Frist",
            "Dager",
            "I bruk (antall)",
            "I bruk (av)",
            "I bruk (prosent)",
            "Status",
        ),
        ("0301", datetime(2026, 12, 4), 12.5, 1, 3, 33.3, "Takket nei"),  # noqa: DTZ001 - a sheet knows no zone
        (None, None, None, None, None, None, "Påmeldt"),
    ]


def test_arket_er_en_tabell_med_fast_hode() -> None:
    data = ark(fil(en_av_hver(), "xlsx", OPPHAV))
    assert data.freeze_panes == "B2"
    assert [t.ref for t in data.tables.values()] == ["A1:G3"]
    assert data["B2"].number_format == "dd.mm.yyyy"
    assert data["A2"].number_format == "@"


def test_arket_sier_hva_dataene_er() -> None:
    om = ark(fil(en_av_hver(), "xlsx", OPPHAV), 1)
    assert om.title == "Om dataene"
    assert dict(om.iter_rows(values_only=True)) == {  # type: ignore[arg-type]
        "Liste": "Alt",
        "Filter": "Region: 46",
        "Tallene gjelder for": "2026-11-21",
        "Til og med hendelse": "1234",
        "Fila er laget": "2026-11-22T09:30:00+01:00",
        "Antall rader": "2",
        "Frist": "Siste dag å svare.",
        "I bruk": "Kommuner som har tatt i bruk.",
    }


def test_norsk_csv_apnes_rett_i_norsk_excel() -> None:
    innhold = fil(en_av_hver(), "csv", OPPHAV)
    assert innhold.startswith("\ufeffNummer;Frist;Dager;".encode())
    assert csvrader(en_av_hver())[1:] == [
        ["0301", "04.12.2026", "12,5", "1", "3", "33,3", "Takket nei"],
        ["", "", "", "", "", "", "Påmeldt"],
    ]


def test_csv_for_maskiner_har_koder_iso_og_punktum() -> None:
    assert fil(en_av_hver(), "maskin.csv", OPPHAV).decode() == (
        "kommunenummer,frist,dager,andel_antall,andel_av,andel_prosent,status\r\n"
        "0301,2026-12-04,12.5,1,3,33.3,takket_nei\r\n"
        ",,,,,,pameldt\r\n"
    )


def test_json_sier_hva_den_er_og_har_de_samme_verdiene() -> None:
    lest = json.loads(fil(en_av_hver(), "json", OPPHAV))
    assert (lest["dag"], lest["posisjon"], lest["liste"]) == ("2026-11-21", 1234, "alt")
    assert lest["om"] == [{"navn": "Filter", "tekst": "Region: 46"}]
    assert lest["rader"][0] == {
        "kommunenummer": "0301",
        "frist": "2026-12-04",
        "dager": 12.5,
        "andel": {"antall": 1, "av": 3, "prosent": 33.3},
        "status": "takket_nei",
    }
    assert lest["rader"][1]["andel"] is None


def test_et_klokkeslett_er_norsk_tid_i_hver_fil() -> None:
    rader = liste(Celle(datetime(2026, 6, 1, 22, 30, tzinfo=UTC), "2. juni"), navn="x")
    assert ark(fil(rader, "xlsx", OPPHAV))["A2"].value == datetime(2026, 6, 2, 0, 30)  # noqa: DTZ001 - a sheet knows no zone
    assert csvrader(rader)[1] == ["02.06.2026 00:30"]
    assert csvrader(rader, "maskin.csv")[1] == ["2026-06-01T22:30:00+00:00"]


@pytest.mark.parametrize("format_", FORMATER)
def test_samiske_bokstaver_og_tegn_fra_hele_verden_star(format_: Format) -> None:
    navn = "Kárášjohka – Porsáŋgu, Deatnu/Tana, Guovdageaidnu: đ ŋ ŧ ž č š 日本 🙂"
    innhold = fil(liste(Celle(navn, navn)), format_, OPPHAV)
    if format_ == "xlsx":
        assert ark(innhold)["A2"].value == navn
    elif format_ == "json":
        assert json.loads(innhold)["rader"] == [{"verdi": navn}]
    else:
        assert csvrader(liste(Celle(navn, navn)), format_)[1] == [navn]


@pytest.mark.parametrize("tegn", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\ufffe", "\udfff"])
def test_signs_that_no_file_can_hold_are_gone(tegn: str) -> None:
    rader = liste(Celle(f"a{tegn}b", f"a{tegn}b"))
    assert ark(fil(rader, "xlsx", OPPHAV))["A2"].value == "ab"
    assert csvrader(rader)[1] == csvrader(rader, "maskin.csv")[1] == ["ab"]
    assert json.loads(fil(rader, "json", OPPHAV))["rader"] == [{"verdi": "ab"}]


def test_a_text_that_looks_like_an_escape_of_excel_stays_as_it_was_written() -> None:
    assert ark(fil(liste(Celle("_x0041_", "_x0041_")), "xlsx", OPPHAV))["A2"].value == "_x0041_"


def test_a_long_text_comes_whole_and_one_past_what_excel_holds_is_cut_in_sight() -> None:
    lang = "Begrunnelsen er lang. " * 910
    assert ark(fil(liste(Celle(lang, lang)), "xlsx", OPPHAV))["A2"].value == lang
    assert csvrader(liste(Celle(lang, lang)))[1] == [lang]
    for_lang = "å" * 40_000
    verdi = ark(fil(liste(Celle(for_lang, for_lang)), "xlsx", OPPHAV))["A2"].value
    assert (len(str(verdi)), str(verdi)[-1]) == (32_767, "…")
    assert csvrader(liste(Celle(for_lang, for_lang)))[1] == [for_lang]


def test_line_breaks_and_quotes_stay_in_their_cell() -> None:
    tekst = 'Han sa: "nei;\r\ntakk", og\ngikk'
    for format_ in ("csv", "maskin.csv"):
        assert csvrader(liste(Celle(tekst, tekst)), format_)[1] == [tekst]


@pytest.mark.parametrize("format_", FORMATER)
def test_en_tom_liste_er_en_hel_fil(format_: Format) -> None:
    innhold = fil(liste(), format_, OPPHAV)
    if format_ == "xlsx":
        assert next(ark(innhold).iter_rows(values_only=True)) == ("Verdi",)
    elif format_ == "json":
        assert json.loads(innhold)["rader"] == []
    else:
        assert len(csvrader(liste(), format_)) == 1


def test_columns_with_one_title_and_days_before_excel_are_no_trouble() -> None:
    par = (Celle(date(1850, 1, 1), "1850"), Celle(float("inf"), "∞"))
    to = (Kolonne("a", "Dag", "dato"), Kolonne("b", "dag", "tall"))
    rader = Liste(navn="2-x y", tittel="X", kolonner=to, rader=(Rad(par, "1"),), tomt="Ingen.")
    assert list(ark(fil(rader, "xlsx", OPPHAV)).iter_rows(values_only=True)) == [
        ("Dag", "dag\u00a0(2)"),
        ("1850-01-01", None),
    ]
    assert json.loads(fil(rader, "json", OPPHAV))["rader"] == [{"a": "1850-01-01", "b": None}]


def test_a_number_in_a_column_of_texts_is_a_text() -> None:
    rader = liste(Celle(301, "0301"))
    assert ark(fil(rader, "xlsx", OPPHAV))["A2"].value == "0301"


@pytest.mark.parametrize("format_", FORMATER)
def test_the_same_list_is_the_same_bytes(format_: Format) -> None:
    assert fil(en_av_hver(), format_, OPPHAV) == fil(en_av_hver(), format_, OPPHAV)


def test_the_workbook_says_when_it_was_made_and_not_when_it_was_asked_for() -> None:
    bok = openpyxl.load_workbook(io.BytesIO(fil(en_av_hver(), "xlsx", OPPHAV)))
    assert bok.properties.created == LAGET.replace(tzinfo=None)


def test_the_workbook_reaches_for_nothing_outside() -> None:
    with zipfile.ZipFile(io.BytesIO(fil(en_av_hver(), "xlsx", OPPHAV))) as bok:
        assert [n for n in bok.namelist() if "external" in n.lower() or "vba" in n.lower()] == []


def test_the_name_of_a_file_says_what_and_when() -> None:
    assert filnavn(liste(navn="lop"), "xlsx", OPPHAV) == "lop-2026-11-21-hendelse-1234.xlsx"
    farlig = liste(navn='../"x"\r\nSet-Cookie: a')
    assert filnavn(farlig, "maskin.csv", OPPHAV) == (
        "x-set-cookie-a-2026-11-21-hendelse-1234.maskin.csv"
    )


def test_the_answer_is_the_file_that_was_asked_for_in_that_order() -> None:
    lister = (liste(navn="andre"), tall(120))
    kall = Prove({"last_ned": "prove.maskin.csv", "prove.sorter": "-verdi", "prove.side": "2"})
    funnet = svar(lister, kall, OPPHAV)
    assert funnet is not None
    assert bytes(funnet.body).decode().split() == ["verdi", *(str(n) for n in range(120, 0, -1))]
    assert funnet.headers["content-type"] == "text/csv; charset=utf-8"
    assert funnet.headers["content-disposition"] == (
        'attachment; filename="prove-2026-11-21-hendelse-1234.maskin.csv"'
    )


@pytest.mark.parametrize("onsket", ["", "prove", "prove.exe", "annen.csv", "prove.csv.xlsx"])
def test_there_is_no_other_file(onsket: str) -> None:
    assert svar((tall(1),), Prove({"last_ned": onsket}), OPPHAV) is None
