"""A step taken from its page: the receipt, the refusals, and who was faster."""

from __future__ import annotations

import re
import uuid
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from innforing.application.kommando import Gjort, Kommando
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.katalog import STEG
from tests.web.skjemahtml import les

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innforing.web.innlogging import Verv
    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted

ONDT = '"><script>alert(1)</script>'


def lop_med_steg(sted: Nettsted, trigger: str) -> Iterator[str]:
    """The løp whose state allows a step."""
    for strom, lop in sted.hus.levende.under("innforingslop:").items():
        if lop.regel_for(STEG[trigger].model_construct()) is not None:
            yield strom


@pytest.fixture
def pause(egen_klient: Klient, eget_nettsted: Nettsted) -> str:
    """The address of «Sett på vent» of a løp that is owned by the koordineringsgruppe."""
    egen_klient.logg_inn("medlem", "koordineringsgruppen")
    for strom in lop_med_steg(eget_nettsted, "sett_pa_vent"):
        lop = eget_nettsted.hus.levende.aggregat(strom)
        if getattr(lop, "eier", "") == "koordineringsgruppen" and not getattr(lop, "pa_vent", 1):
            return f"/steg/sett_pa_vent/{strom}"
    raise AssertionError("the stories have no such løp")


def fylt(klient: Klient, adresse: str, **felt: str) -> dict[str, list[str]]:
    """What the browser would send when these fields are filled in."""
    html = les(klient.vis(adresse, tilbake="/lop"))
    return html.felt | {n: [v] for n, v in felt.items()}


def send(klient: Klient, adresse: str, felt: dict[str, list[str]]) -> tuple[int, str, str]:
    """Status, body and where it leads."""
    svar = klient.post(
        adresse,
        content=urlencode(felt, doseq=True),
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    return svar.status_code, svar.text, svar.headers.get("location", "")


FELT = {"vurderes": "1.6.2030", "begrunnelse": "Venter på leverandøren"}


def test_a_step_that_is_taken_leads_back_with_its_receipt(
    egen_klient: Klient, eget_nettsted: Nettsted, pause: str
) -> None:
    status, _, sted = send(egen_klient, pause, fylt(egen_klient, pause, **FELT))
    assert status == 303
    posisjon = eget_nettsted.hus.reader.last()[0]
    assert sted == f"/lop?kvittering={posisjon}"
    lop = eget_nettsted.hus.levende.aggregat(pause.rpartition("/")[2])
    assert isinstance(lop, Innforingslop)
    assert lop.pa_vent is not None
    assert lop.pa_vent.vurderes == date(2030, 6, 1)


def test_sending_twice_records_once_and_shows_the_same_receipt(
    egen_klient: Klient, eget_nettsted: Nettsted, pause: str
) -> None:
    felt = fylt(egen_klient, pause, **FELT)
    forst = send(egen_klient, pause, felt)
    siste = eget_nettsted.hus.reader.last()
    assert send(egen_klient, pause, felt) == forst
    assert eget_nettsted.hus.reader.last() == siste


def test_sending_the_same_form_with_another_content_says_that_the_first_holds(
    egen_klient: Klient, eget_nettsted: Nettsted, pause: str
) -> None:
    felt = fylt(egen_klient, pause, **FELT)
    assert send(egen_klient, pause, felt)[0] == 303
    siste = eget_nettsted.hus.reader.last()
    status, html, _ = send(egen_klient, pause, felt | {"vurderes": ["1.7.2030"]})
    assert (status, eget_nettsted.hus.reader.last()) == (409, siste)
    assert "Det første står" in html


def test_whoever_was_slower_sees_what_happened_and_keeps_what_was_written(
    egen_klient: Klient, eget_nettsted: Nettsted, pause: str
) -> None:
    felt = fylt(egen_klient, pause, **FELT)
    strom = pause.rpartition("/")[2]
    _noen_andre(eget_nettsted, strom)
    status, html, _ = send(egen_klient, pause, felt)
    assert status == 409
    assert "endret dette" in html
    assert "Se endringene" in html
    nytt = les(html)
    assert ("begrunnelse", FELT["begrunnelse"]) in nytt.par
    assert nytt.felt["_sett_versjon"] == [str(int(felt["_sett_versjon"][0]) + 1)]
    assert "Send inn likevel" in html
    assert send(egen_klient, pause, nytt.felt)[0] == 303


def _noen_andre(sted: Nettsted, strom: str) -> None:
    """Somebody else remarks on the plan, or follows the trial, meanwhile."""
    from innforing.web.innlogging import alle_verv  # noqa: PLC0415 - the web, only where it is asked

    noe: tuple[tuple[str, dict[str, object]], ...] = (
        ("gi_merknad", {"merknad": "En merknad"}),
        ("folg_utproving", {"hva_folges": "Alt"}),
        (
            "registrer_laeringspunkt",
            {"punkter": [{"hva": "A", "fase": "drift", "anbefaling": "B"}]},
        ),
    )
    for steg, data in noe:
        for verv in alle_verv(sted.hus, sted.hus.na()):
            if _tar(sted, verv, steg, strom, data):
                return
    raise AssertionError(strom)


def _tar(sted: Nettsted, verv: Verv, steg: str, strom: str, data: dict[str, object]) -> bool:
    from innforing.domain.grunnmur.aktor import Aktor  # noqa: PLC0415 - as above

    aktor = Aktor(person=verv.person, rolle=verv.rolle, organ=verv.organ)
    svar = sted.hus.ta_steg(
        Kommando(id=str(uuid.uuid4()), steg=steg, pa=strom, aktor=aktor, data=data)
    )
    return isinstance(svar, Gjort)


def test_what_is_wrong_with_the_form_is_said_and_nothing_is_recorded(
    egen_klient: Klient, eget_nettsted: Nettsted, pause: str
) -> None:
    siste = eget_nettsted.hus.reader.last()
    status, html, _ = send(egen_klient, pause, fylt(egen_klient, pause, vurderes="31.2.2030"))
    assert (status, eget_nettsted.hus.reader.last()) == (422, siste)
    assert "<title>Feil:" in html
    assert "felt-vurderes" in les(html).lenker
    assert ("vurderes", "31.2.2030") in les(html).par


def test_a_made_up_field_is_refused(
    egen_klient: Klient, eget_nettsted: Nettsted, pause: str
) -> None:
    siste = eget_nettsted.hus.reader.last()
    status, html, _ = send(egen_klient, pause, fylt(egen_klient, pause, **FELT, av="en-annen"))
    assert (status, eget_nettsted.hus.reader.last()) == (422, siste)
    assert "Ukjent felt: av" in html


@pytest.mark.parametrize("felt", ["vurderes", "begrunnelse", "beslutning.referanse", "gjelder"])
def test_markup_comes_back_as_text(egen_klient: Klient, pause: str, felt: str) -> None:
    sendt = fylt(egen_klient, pause) | {felt: [ONDT], "vurderes": [ONDT]}
    status, html, _ = send(egen_klient, pause, sendt)
    assert status == 422
    assert ONDT not in html
    assert (felt, ONDT) in les(html).par


@pytest.mark.parametrize(
    ("tilbake", "sted"),
    [
        ("//ondsinnet.example", "/lop/"),
        ("https://ondsinnet.example/", "/lop/"),
        ("/lop?type=A&kvittering=1", "/lop?type=A&kvittering="),
    ],
)
def test_the_reader_is_only_sent_to_our_own_pages(
    egen_klient: Klient, pause: str, tilbake: str, sted: str
) -> None:
    felt = fylt(egen_klient, pause, **FELT) | {"_tilbake": [tilbake]}
    status, _, leder_til = send(egen_klient, pause, felt)
    assert (status, leder_til.startswith(sted)) == (303, True)
    assert leder_til.count("kvittering") == 1


def test_one_group_more_takes_no_step_and_keeps_what_was_written(
    klient: Klient, nettsted: Nettsted
) -> None:
    klient.logg_inn("medlem", "koordineringsgruppen")
    strom = next(lop_med_steg(nettsted, "utpek_leder"))
    adresse = f"/steg/utpek_leder/{strom}"
    siste = nettsted.hus.reader.last()
    felt = fylt(klient, adresse, begrunnelse="Bytte")
    status, html, _ = send(klient, adresse, felt | {"_legg_til": ["ledere"]})
    assert (status, nettsted.hus.reader.last()) == (200, siste)
    nytt = les(html)
    assert "felt-ledere-0-person" in nytt.ider
    assert ("begrunnelse", "Bytte") in nytt.par
    assert nytt.felt["_kommando"] == felt["_kommando"]
    assert ("_fjern", "ledere.0") in nytt.knapper
    _, html, _ = send(klient, adresse, nytt.felt | {"_fjern": ["ledere.0"]})
    assert "felt-ledere-0-person" not in les(html).ider


def test_guards_that_are_not_met_are_listed_with_who_can_mend_them(
    egen_klient: Klient, eget_nettsted: Nettsted
) -> None:
    egen_klient.logg_inn("medlem", "koordineringsgruppen")
    strom = next(lop_med_steg(eget_nettsted, "sjekk_klar_til_bruk"))
    adresse = f"/steg/sjekk_klar_til_bruk/{strom}"
    side = egen_klient.vis(adresse)
    assert "Dette må på plass først" in side
    assert "Kan rettes av" in side
    siste = eget_nettsted.hus.reader.last()
    status, html, _ = send(egen_klient, adresse, fylt(egen_klient, adresse, oversikt="Se vedlegg"))
    assert (status, eget_nettsted.hus.reader.last()) == (422, siste)
    assert "Dette må på plass først" in html
    assert ("oversikt", "Se vedlegg") in les(html).par


def test_who_may_not_take_the_step_is_told_who_may(klient: Klient, nettsted: Nettsted) -> None:
    klient.logg_inn("revisor", _organ_med(nettsted, "revisor"))
    strom = next(lop_med_steg(nettsted, "sett_pa_vent"))
    assert "Rollen du har nå, kan ikke ta dette steget" in klient.vis(f"/steg/sett_pa_vent/{strom}")


def _organ_med(sted: Nettsted, rolle: str) -> str:
    from innforing.web.innlogging import alle_verv  # noqa: PLC0415 - as above

    return next(v.organ for v in alle_verv(sted.hus, sted.hus.na()) if v.rolle.value == rolle)


def test_a_step_out_of_turn_names_the_steps_that_come_first(
    klient: Klient, nettsted: Nettsted
) -> None:
    klient.logg_inn("medlem", "koordineringsgruppen")
    strom = next(lop_med_steg(nettsted, "sjekk_klar_til_bruk"))
    side = klient.vis(f"/steg/motta_evaluering/{strom}")
    assert "Disse stegene må komme først" in side
    assert "sjekk_klar_til_bruk" in side or "Sjekk klar til bruk" in side
    assert les(side).handling == ""


def test_the_address_fills_in_the_form(klient: Klient, nettsted: Nettsted) -> None:
    klient.logg_inn("medlem", "koordineringsgruppen")
    strom = next(lop_med_steg(nettsted, "sett_pa_vent"))
    side = klient.vis(f"/steg/sett_pa_vent/{strom}", **{"forhand.vurderes": "4.12.2030"})
    assert ("vurderes", "2030-12-04") in les(side).par
    assert klient.get(f"/steg/sett_pa_vent/{strom}?forhand.av=x").status_code == 400


def test_under_another_moment_there_is_no_form(klient: Klient, nettsted: Nettsted) -> None:
    klient.logg_inn("medlem", "koordineringsgruppen")
    strom = next(lop_med_steg(nettsted, "sett_pa_vent"))
    dag = nettsted.hus.na().date().isoformat()
    assert les(klient.vis(f"/steg/sett_pa_vent/{strom}", per=dag)).handling == ""


@pytest.mark.parametrize(
    "sti",
    [
        "finnes_ikke/innforingslop:vkp",
        "svar/innforingslop:vkp",
        "sett_pa_vent/innforingslop:finnes-ikke",
        "sett_pa_vent/innforingslop:a:b",
        "sett_pa_vent/tull",
    ],
)
def test_what_is_not_there_is_not_found(klient: Klient, sti: str) -> None:
    klient.logg_inn("medlem", "koordineringsgruppen")
    assert klient.get(f"/steg/{sti}").status_code == 404


def test_whoever_is_not_signed_in_is_asked_to(klient: Klient, nettsted: Nettsted) -> None:
    strom = next(lop_med_steg(nettsted, "sett_pa_vent"))
    spurt = klient.get(f"/steg/sett_pa_vent/{strom}")
    assert spurt.status_code == 303
    assert spurt.headers["location"].startswith("/innlogging?til=")
    # what was sent is carried along, so the page to sign in at is the answer itself
    sendt = klient.sporr(f"/steg/sett_pa_vent/{strom}")
    assert sendt.status_code == 403
    assert "Velg hvem du vil være" in sendt.text


def test_a_form_without_its_command_id_is_refused(egen_klient: Klient, pause: str) -> None:
    felt = fylt(egen_klient, pause, **FELT) | {"_kommando": ["x"]}
    assert send(egen_klient, pause, felt)[0] == 422


@pytest.mark.parametrize("trigger", STEG)
def test_every_step_has_a_page(klient: Klient, nettsted: Nettsted, trigger: str) -> None:
    klient.logg_inn("medlem", "koordineringsgruppen")
    prefiks = STEG[trigger].aggregattype().prefiks
    strommer = list(nettsted.hus.levende.under(f"{prefiks}:"))
    strom = strommer[0] if strommer else f"{prefiks}:1"
    svar = klient.get(f"/steg/{trigger}/{strom}")
    assert svar.status_code == 200 or not strommer
    assert re.search(r"<h1[^>]*>[^<]+</h1>", svar.text)


def test_den_som_ikke_kan_ta_steget_far_ikke_lista_over_folk(
    klient_som: Callable[[str, str], Klient],
) -> None:
    andres = klient_som("fullmektig", "kommune-stjordal").vis("/lop/s08/plan/endre")
    assert "Rollen du har nå, kan ikke ta dette steget" in andres
    assert "slik den var" not in andres
    assert "<form" not in andres[andres.index("<main") : andres.index("</main")]
    eget = klient_som("innforingsleder", "regional-50").vis("/lop/s08/plan/endre")
    assert "<option" in eget[eget.index("<main") :]
