"""What holds for every answer: headers, whose forms are read, sessions, and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.web.adresser import lokal
from innforing.web.innlogging import KAKE, Okter, alle_verv
from innforing.web.ruter import RUTER
from innforing.web.vern import HODER, STORSTE_SKJEMA

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.klient import Klient

SOLVEIG = ("medlem", "koordineringsgruppen")


@pytest.mark.parametrize("sti", ["/innlogging", "/finnes-ikke", "/static/innforing.css", "/rolle"])
def test_every_answer_has_the_headers(klient: Klient, sti: str) -> None:
    svar = klient.get(sti)
    assert {navn: svar.headers[navn] for navn in HODER} == HODER
    assert "server" not in svar.headers


@pytest.mark.parametrize(
    ("hoder", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"sec-fetch-site": "same-origin"}, 303),
    ],
)
def test_a_form_is_read_from_our_own_pages_only(
    klient: Klient, hoder: dict[str, str], status: int
) -> None:
    assert klient.med(hoder).sporr("/sprak", sprak="nn").status_code == status


@pytest.mark.parametrize(
    ("opphav", "status"), [("https://ondsinnet.example", 403), ("https://testserver", 303)]
)
def test_an_old_browser_is_known_by_its_origin(klient: Klient, opphav: str, status: int) -> None:
    del klient.headers["sec-fetch-site"]
    assert klient.med({"origin": opphav}).sporr("/sprak", sprak="nn").status_code == status


def test_a_form_over_one_mebibyte_is_refused_before_it_is_read(klient: Klient) -> None:
    svar = klient.sporr("/sprak", sprak="n" * STORSTE_SKJEMA)
    assert svar.status_code == 413
    assert "1 MiB" in svar.text


@pytest.mark.parametrize(
    ("innhold", "type_", "status"),
    [
        (b'{"sprak": "nn"}', "application/json", 415),
        (b"sprak=%ff%fe&sprak=\xff", "application/x-www-form-urlencoded", 400),
        (b"&".join(b"a=1" for _ in range(30_000)), "application/x-www-form-urlencoded", 400),
    ],
)
def test_what_is_no_form_of_ours_is_refused(
    klient: Klient, innhold: bytes, type_: str, status: int
) -> None:
    svar = klient.post("/sprak", content=innhold, headers={"content-type": type_})
    assert svar.status_code == status
    assert "<h1" in svar.text


def test_a_wrong_method_and_a_wrong_address_have_pages(klient: Klient) -> None:
    assert klient.get("/finnes/ikke").status_code == 404
    assert klient.post("/finnes/ikke", data={"a": "b"}).status_code == 404
    svar = klient.get("/utlogging")
    assert svar.status_code == 405
    assert "tar ikke imot skjemaer" not in klient.get("/finnes/ikke").text


def test_one_is_who_one_chose_to_be_until_one_signs_out(klient: Klient) -> None:
    verv = klient.logg_inn(*SOLVEIG)
    navn = klient.hus.personer.navn(verv.person) or ""
    assert navn in klient.vis("/rolle")
    assert klient.sporr("/utlogging").status_code == 303
    assert klient.get("/rolle").headers["location"] == "/innlogging?til=%2Frolle"


def test_the_cookie_is_bound_to_the_host_and_no_script_reads_it(klient: Klient) -> None:
    verv = next(iter(alle_verv(klient.hus, klient.hus.na())))
    kake = klient.sporr(
        "/innlogging", person=verv.person, rolle=str(verv.rolle.value), organ=verv.organ
    ).headers["set-cookie"]
    assert kake.startswith(f"{KAKE}=")
    for ord_ in ("Secure", "HttpOnly", "SameSite=lax", "Path=/"):
        assert ord_ in kake
    assert "Domain" not in kake


def test_a_forged_session_is_no_session(klient: Klient) -> None:
    klient.logg_inn(*SOLVEIG)
    ekte = klient.cookies[KAKE]
    klient.cookies.clear()
    klient.cookies.set(KAKE, ekte[:-2] + ("AA" if ekte[-2:] != "AA" else "BB"))
    assert klient.get("/rolle").status_code == 303
    annen = Okter(b"en annen logg")
    assert annen.les(ekte) is None
    assert annen.les("tull") is None


def test_somebody_without_the_office_cannot_choose_it(klient: Klient) -> None:
    verv = klient.logg_inn(*SOLVEIG)
    svar = klient.sporr("/rolle", rolle="revisor", organ="koordineringsgruppen")
    assert svar.status_code == 400
    svar = klient.sporr("/innlogging", person=verv.person, rolle="leder", organ="ks")
    assert svar.status_code == 400


def test_the_language_that_was_chosen_is_remembered(klient: Klient) -> None:
    assert '<html lang="nb"' in klient.vis("/innlogging")
    assert (
        klient.sporr("/sprak", sprak="nn", til="/innlogging").headers["location"] == "/innlogging"
    )
    assert '<html lang="nn"' in klient.vis("/innlogging")
    assert klient.sporr("/sprak", sprak="xx").status_code == 400


@pytest.mark.parametrize(
    "adresse",
    ["https://ondsinnet.example/", "//ondsinnet.example", "/\\ondsinnet.example", "javascript:x"],
)
def test_nobody_is_sent_on_to_another_site(klient: Klient, adresse: str) -> None:
    assert lokal(adresse) == "/"
    assert klient.sporr("/sprak", sprak="nn", til=adresse).headers["location"] == "/"


@pytest.mark.parametrize("per", ["2019-01-01", "2999-01-01", "i går", "2024-13-01"])
def test_a_moment_outside_the_log_is_refused_with_what_it_can_be(klient: Klient, per: str) -> None:
    svar = klient.get("/innlogging", params={"per": per})
    assert svar.status_code == 400
    assert "2024" in svar.text


def test_what_was_known_is_a_question_for_the_revisor(
    klient_som: Callable[[str, str], Klient],
) -> None:
    assert klient_som(*SOLVEIG).get("/rolle", params={"kjent": "2024-06-01"}).status_code == 403


def test_a_fault_of_ours_has_a_number_and_tells_nothing_of_the_inside(
    klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def feil(*_: object, **__: object) -> None:
        raise RuntimeError("hemmelig")

    monkeypatch.setattr("innforing.web.pages.innlogging.alle_verv", feil)
    svar = klient.get("/innlogging")
    assert svar.status_code == 500
    assert "hemmelig" not in svar.text
    assert "er ikke lagret" in svar.text


def test_no_two_routes_are_one_address() -> None:
    sett = [(rute.sti, rute.metode) for rute in RUTER]
    assert len(sett) == len(set(sett))


def test_a_page_for_doing_something_says_why_it_has_nothing_to_offer_about_the_past(
    klient_som: Callable[[str, str], Klient],
) -> None:
    klient = klient_som(*SOLVEIG)
    svar = klient.get("/losninger/ny", params={"per": "2024-06-01"})
    assert svar.status_code == 403
    assert "Du ser siden slik den var" in svar.text
