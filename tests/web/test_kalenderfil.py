"""What has a date can be put in a calendar, and is moved there when it moves (RFC 5545)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from innforing.web.kalenderfil import Kalenderpunkt, kalender, kalendersvar

FRIST = Kalenderpunkt(
    uid="frist-lop-1-3218@innforing",
    tittel="Svarfrist: Velferdsteknologisk knutepunkt",
    dag=date(2026, 12, 4),
    adresse="https://innforing.example/svar/1?per=2026-11-22&x=1",
    oppdatert=datetime(2026, 11, 22, 9, 30, 1, 123456, tzinfo=UTC),
    sekvens=2,
)


def lest(*punkter: Kalenderpunkt) -> list[dict[str, object]]:
    bok = Calendar.from_ical(kalender(punkter))
    return [{str(n).lower(): getattr(v, "dt", v) for n, v in h.items()} for h in bok.walk("VEVENT")]


def test_en_frist_star_hele_dagen_og_tar_ingen_tid() -> None:
    (frist,) = lest(FRIST)
    assert frist == {
        "uid": "frist-lop-1-3218@innforing",
        "summary": "Svarfrist: Velferdsteknologisk knutepunkt",
        "dtstart": date(2026, 12, 4),
        "dtend": date(2026, 12, 5),
        "dtstamp": datetime(2026, 11, 22, 9, 30, 1, tzinfo=UTC),
        "last-modified": datetime(2026, 11, 22, 9, 30, 1, tzinfo=UTC),
        "sequence": 2,
        "transp": "TRANSPARENT",
        "url": "https://innforing.example/svar/1?per=2026-11-22&x=1",
        "status": "CONFIRMED",
    }
    assert b"DTSTART;VALUE=DATE:20261204\r\n" in kalender([FRIST])


@pytest.mark.parametrize(("slutt", "etter"), [(date(2026, 12, 6), 7), (date(2026, 12, 1), 5)])
def test_en_samling_varer_til_og_med_sin_siste_dag(slutt: date, etter: int) -> None:
    (samling,) = lest(replace(FRIST, slutt=slutt))
    assert samling["dtend"] == date(2026, 12, etter)


def test_en_flyttet_frist_er_den_samme_med_et_hoyere_nummer() -> None:
    (for_,), (etter,) = lest(FRIST), lest(replace(FRIST, dag=date(2027, 1, 8), sekvens=3))
    assert for_["uid"] == etter["uid"]
    assert (for_["sequence"], etter["sequence"]) == (2, 3)


def test_det_som_er_avlyst_sies_og_blir_ikke_borte() -> None:
    (avlyst,) = lest(replace(FRIST, avlyst=True))
    assert avlyst["status"] == "CANCELLED"


@pytest.mark.parametrize(
    ("tittel", "ventet"),
    [
        ("Kárášjohka, Porsáŋgu; frist\\nå", "Kárášjohka, Porsáŋgu; frist\\nå"),
        ("to\nlinjer", "to\nlinjer"),
        ("x\r\nEND:VEVENT\r\nBEGIN:VALARM", "x\nEND:VEVENT\nBEGIN:VALARM"),
        ("null\x00tegn", "nulltegn"),
        ("å" * 2000, "å" * 2000),
    ],
)
def test_a_title_stays_a_title_whatever_stands_in_it(tittel: str, ventet: str) -> None:
    (ett,) = lest(replace(FRIST, tittel=tittel))
    assert str(ett["summary"]) == ventet


def test_no_line_is_longer_than_a_calendar_may_read() -> None:
    linjer = kalender([replace(FRIST, tittel="Kárášjohka " * 60)]).split(b"\r\n")
    assert max(len(linje) for linje in linjer) <= 75


def test_the_calendar_has_the_order_of_days_and_the_same_bytes_each_time() -> None:
    neste = replace(FRIST, uid="b@innforing", dag=FRIST.dag + timedelta(days=1))
    assert [h["uid"] for h in lest(neste, FRIST)] == [FRIST.uid, neste.uid]
    assert kalender([neste, FRIST]) == kalender(iter([FRIST, neste]))


def test_an_empty_calendar_is_a_calendar() -> None:
    bok = Calendar.from_ical(kalender([], navn="Våre frister"))
    assert (bok["version"], bok["prodid"]) == ("2.0", "-//innforing//kalender//NO")
    assert bok["x-wr-calname"] == "Våre frister"
    assert bok.walk("VEVENT") == []


def test_the_answer_is_a_file_for_calendars() -> None:
    svar = kalendersvar(
        [FRIST], nettsted="https://innforing.example", navn="Frist", fil='frist"\r\n-1'
    )
    assert svar.headers["content-type"] == "text/calendar; charset=utf-8"
    assert svar.headers["content-disposition"] == 'attachment; filename="frist-1.ics"'
    (en,) = Calendar.from_ical(bytes(svar.body)).walk("VEVENT")
    assert en["url"] == f"https://innforing.example{FRIST.adresse}"
