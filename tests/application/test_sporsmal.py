"""Questions by name: what they answer, and what they say to one that cannot be answered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application.replay import Tilbakeblikk, utsnitt
from innforing.application.sporsmal.alle import SPORSMAL, Kilde, UgyldigSporsmal, spor, stemmer

if TYPE_CHECKING:
    from innforing.bootstrap import Hus


def kilde(hus: Hus, per: date | None = None, kjent: date | None = None) -> Kilde:
    del_ = utsnitt(hus.reader, per=per, kjent=kjent)
    return Kilde(Tilbakeblikk(hus.reader, hus.mapper, del_), hus.kommuner)


@pytest.mark.krav("K-365")
@pytest.mark.parametrize(
    ("per", "fordeling"),
    [
        (date(2024, 1, 8), {"aktuelle": 0}),
        (date(2024, 1, 9), {"aktuelle": 3, "aktuell": 3}),
        (date(2024, 2, 2), {"aktuelle": 3, "invitert": 3}),
        (date(2024, 2, 10), {"aktuelle": 3, "invitert": 1, "pameldt": 1, "pa_venteliste": 1}),
        (date(2024, 2, 20), {"aktuelle": 3, "invitert": 1, "pameldt": 1, "trukket_seg": 1}),
        (date(2024, 4, 2), {"aktuelle": 3, "ikke_svart": 1, "pameldt": 1, "trukket_seg": 1}),
    ],
)
def test_the_answers_sum_to_the_aktuelle_on_every_date(
    lest_hus: Hus, per: date, fordeling: dict[str, int]
) -> None:
    svar = spor(kilde(lest_hus, per), "svarfordeling", {"lop": "htm"})
    assert isinstance(svar, dict)
    assert {navn: antall for navn, antall in svar.items() if antall} == {
        navn: antall for navn, antall in fordeling.items() if antall
    }
    assert svar.pop("aktuelle") == sum(svar.values())


def test_the_answers_of_one_pulje_are_those_invited_to_it(lest_hus: Hus) -> None:
    def aktuelle(pulje: int) -> object:
        svar = spor(kilde(lest_hus), "svarfordeling", {"lop": "htm", "pulje": pulje})
        return svar["aktuelle"] if isinstance(svar, dict) else None

    assert (aktuelle(1), aktuelle(2)) == (3, 0)


@pytest.mark.parametrize(
    ("navn", "om", "svar"),
    [
        ("tilstand", {"lop": "htm"}, "gjennomforing"),
        ("tilstand", {"lop": "finnes-ikke"}, None),
        ("faser", {"lop": "htm"}, {"1": "gjennomforing"}),
        ("status_for", {"lop": "htm", "kommune": "alver"}, "ikke_svart"),
        ("svar_av", {"lop": "htm", "kommune": "bergen"}, ["pameldt", "trukket_seg"]),
        ("svar_av", {"lop": "htm", "kommune": "voss"}, ["pa_venteliste", "pameldt"]),
        ("invitert_antall", {"lop": "htm"}, 3),
        ("laeringspunkter", {"lop": "htm"}, []),
        ("forankring", {"lop": "htm"}, {"to_sektorer": 0}),
        ("malinger", {"losning": "pll", "kommune": "voss"}, 0),
        ("historikk", {"strom": "pulje:htm:1"}, {"PlassTildelt": 2, "PlassFrigitt": 1}),
        ("historikk", {"strom": "deltakelse:htm:*"}, {"KommuneInvitert": 3}),
        ("felt", {"strom": "innforingslop:htm", "felt": "puljer.0.kapasitet"}, 1),
        ("plasser", {"lop": "htm", "pulje": 1}, {"tatt": 1, "ledige": 0, "venteliste": []}),
        (
            "avviste",
            {"strom": "innforingslop:pll"},
            [{"steg": "foresla", "mangler": ["i_portefoljen"]}, {"steg": "sjekk_klar_til_bruk"}],
        ),
    ],
)
def test_a_question_has_its_answer(
    lest_hus: Hus, navn: str, om: dict[str, object], svar: object
) -> None:
    assert stemmer(svar, spor(kilde(lest_hus), navn, om))


@pytest.mark.krav("K-363", "K-362")
def test_the_denominator_follows_the_date_and_shares_are_of_it(lest_hus: Hus) -> None:
    def bruk(per: date) -> object:
        return spor(kilde(lest_hus, per), "bruksstatus", {"losning": "pll"})

    for per, nevner, innfort in (
        (date(2023, 12, 31), 356, 0),
        (date(2024, 1, 14), 357, 0),
        (date(2024, 1, 15), 357, 1),
    ):
        ventet = {
            "nevner": nevner,
            "ukjent": nevner - innfort,
            "teknisk_innfort": innfort,
            "minst": {"teknisk_innfort": innfort, "tatt_i_bruk": 0},
            "prosent": {"teknisk_innfort": round(100 * innfort / nevner, 1)},
        }
        assert stemmer(ventet, bruk(per))


@pytest.mark.krav("K-191")
def test_a_report_for_a_date_between_shows_what_held_then(lest_hus: Hus) -> None:
    """Reported on 2 May with effect from 15 January: the entry fills the gap behind it."""

    def status(per: date, kjent: date | None = None) -> object:
        om = {"losning": "pll", "kommune": "voss"}
        return spor(kilde(lest_hus, per, kjent), "bruksstatus_for", om)

    assert status(date(2024, 2, 1)) == "teknisk_innfort"
    assert status(date(2024, 1, 14)) is None
    assert status(date(2024, 2, 1), kjent=date(2024, 4, 30)) is None


def test_some_kommuner_are_their_own_denominator(lest_hus: Hus) -> None:
    om = {"losning": "pll", "kommuner": ["voss", "bergen"]}
    svar = spor(kilde(lest_hus), "bruksstatus", om)
    assert stemmer({"nevner": 2, "prosent": {"teknisk_innfort": 50.0}}, svar)


@pytest.mark.parametrize(
    ("navn", "om", "setning"),
    [
        ("svarfordling", {}, "there is no question «svarfordling». Nearest: svarfordeling"),
        ("tilstand", {"lop": 3}, "«tilstand»: lop: Input should be a valid string"),
        ("tilstand", {}, "«tilstand»: lop: Missing required argument"),
        ("tilstand", {"lop": "x", "y": 1}, "«tilstand» is asked with lop; not with y."),
        ("plasser", {"lop": "x", "pulje": 1}, "there is no «pulje:x:1» as of that moment."),
        ("felt", {"strom": "innforingslop:htm", "felt": "a.b"}, "has no «a.b»"),
        ("felt", {"strom": "innforingslop:htm", "felt": "puljer.9"}, "has no «puljer.9»"),
    ],
)
def test_a_question_that_cannot_be_answered_is_one_sentence(
    lest_hus: Hus, navn: str, om: dict[str, object], setning: str
) -> None:
    with pytest.raises(UgyldigSporsmal) as feil:
        spor(kilde(lest_hus), navn, om)
    assert setning in str(feil.value)


def test_an_expected_table_names_only_what_it_cares_for() -> None:
    assert stemmer({"a": 1}, {"a": 1, "b": 2})
    assert not stemmer({"a": 1}, {"b": 2})
    assert not stemmer({"a": 1}, 1)
    assert stemmer([{"a": 1}], [{"a": 1, "b": 2}])
    assert not stemmer([1], [1, 2])
    assert not stemmer([1], 1)
    assert stemmer(date(2024, 1, 1), "2024-01-01")


def test_every_question_tells_what_it_answers() -> None:
    assert [navn for navn, f in SPORSMAL.items() if not (f.__doc__ or "").strip()] == []
