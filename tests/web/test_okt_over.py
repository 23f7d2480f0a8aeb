"""A form that is sent after the session is over: sign in, and it stands there as it was."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from innforing.web.gjenopptak import BAR
from innforing.web.innlogging import KAKE
from innforing.web.vern import STORSTE_SKJEMA
from tests.web.klient import EGEN
from tests.web.nettside import sjekk
from tests.web.nettsted import logg_inn
from tests.web.skjemahtml import les
from tests.web.sporing import skjulte

if TYPE_CHECKING:
    from innforing.web.innlogging import Verv
    from tests.web.klient import Klient
    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

MEDLEM: Final = ("medlem", "koordineringsgruppen")
LEDER: Final = ("innforingsleder", "regional-50")
STEG: Final = "/steg/gi_merknad/innforingslop:s08"
MERKNAD: Final = 'Se «vedlegg» <2> & "3"\nog neste linje'


def sendt(**mer: str) -> dict[str, str]:
    """The form as it was filled in."""
    return {"_kommando": str(uuid.uuid4()), "_tilbake": "/lop/s08", "merknad": MERKNAD, **mer}


def kontor(verv: Verv) -> str:
    return f"{verv.person} {verv.rolle.value} {verv.organ}"


def inn_igjen(klient: Klient, html: str, verv: Verv, til: str) -> str:
    """Sign in from the page that carries the form, as a browser follows a 307."""
    felt = {**dict(skjulte(html)), "som": kontor(verv)}
    svar = klient.post("/innlogging", data=felt)
    assert (svar.status_code, svar.headers["location"]) == (307, til)
    vist = klient.post(til, data=felt)
    assert vist.status_code == 200, vist.text
    return str(vist.text)


def test_the_form_is_shown_again_filled_in_and_nothing_is_taken_until_it_is_sent(
    egen_klient: Klient,
) -> None:
    klient = egen_klient
    verv = klient.logg_inn(*MEDLEM)
    klient.cookies.clear()
    siste = klient.hus.reader.last()
    felt = sendt()
    svar = klient.post(STEG, data=felt)
    assert svar.status_code == 403
    assert "skjemaet er ikke sendt inn" in svar.text
    vist = les(inn_igjen(klient, svar.text, verv, STEG))
    assert vist.handling == STEG
    assert vist.felt["merknad"] == [MERKNAD]
    assert vist.felt["_kommando"] == [felt["_kommando"]]
    assert vist.felt["_tilbake"] == ["/lop/s08"]
    assert klient.hus.reader.last() == siste
    gjort = klient.post(STEG, data=vist.felt)
    assert gjort.headers["location"].startswith("/lop/s08?kvittering=")
    assert klient.hus.reader.last()[0] == siste[0] + 1


def test_one_can_look_for_oneself_and_the_form_comes_along(klient: Klient) -> None:
    svar = klient.post(STEG, data=sendt())
    felt = {**dict(skjulte(svar.text)), "sok": "regional-50 innføringsleder"}
    funnet = klient.post("/innlogging", data=felt)
    assert funnet.status_code == 403
    assert dict(skjulte(funnet.text)) == {**dict(skjulte(svar.text))}
    assert 'innforingsleder regional-50"' in funnet.text
    ingen = klient.post("/innlogging", data={**felt, "sok": "finnes ikke"})
    assert "Ingen treff" in ingen.text


@pytest.mark.parametrize(
    ("sti", "felt"),
    [
        ("/lop/s08/deltakere", {"_skjema": "svar", "kommune": "stjordal", "begrunnelse": MERKNAD}),
        ("/svar/s08/stjordal", {"svar": "ja", "begrunnelse": MERKNAD}),
        ("/lop/s08/plan/endre?per=", {"begrunnelse": MERKNAD}),
    ],
)
def test_any_other_form_is_kept_too_and_is_sent_by_the_reader(
    egen_klient: Klient, sti: str, felt: dict[str, str]
) -> None:
    verv = egen_klient.logg_inn(*LEDER)
    egen_klient.cookies.clear()
    siste = egen_klient.hus.reader.last()
    svar = egen_klient.post(sti, data=felt)
    til = sti.removesuffix("?per=")
    html = inn_igjen(egen_klient, svar.text, verv, til)
    assert "ikke sendt inn ennå" in html
    assert f'action="{til}"' in html
    assert {n: v for n, v in skjulte(html) if n in felt} == felt
    assert egen_klient.hus.reader.last() == siste


def test_a_form_from_another_site_is_carried_nowhere(klient: Klient) -> None:
    svar = klient.post(STEG, data=sendt(), headers={**EGEN, "sec-fetch-site": "cross-site"})
    assert svar.status_code == 403
    assert MERKNAD.split()[0] not in svar.text
    verv = klient.logg_inn(*MEDLEM)
    felt = {f"{BAR}{navn}": verdi for navn, verdi in sendt().items()}
    siste = klient.hus.reader.last()
    assert klient.post(STEG, data={**felt, "som": kontor(verv)}).status_code == 200
    assert klient.hus.reader.last() == siste


def test_a_form_that_has_no_room_is_told_to_be_too_big(klient: Klient) -> None:
    svar = klient.post(STEG, data=sendt(merknad="x" * (STORSTE_SKJEMA - 2_000)))
    assert svar.status_code == 403
    assert "for stort til å tas med" in svar.text
    assert len(svar.text) < 100_000
    assert klient.post(STEG, data=sendt(merknad="x" * STORSTE_SKJEMA)).status_code == 413


def test_a_role_that_has_no_such_page_is_told_so(klient: Klient) -> None:
    verv = klient.logg_inn("fullmektig", "kommune-gjesdal")
    klient.cookies.clear()
    svar = klient.post(STEG, data=sendt())
    felt = {**dict(skjulte(svar.text)), "som": f"{verv.person} leder ks"}
    assert klient.post("/innlogging", data=felt).status_code == 400
    felt["som"] = kontor(verv)
    assert klient.post("/innlogging", data=felt).status_code == 307


def test_i_nettleseren_er_ingenting_tapt(nettside: Nettside, eget_nettsted: Nettsted) -> None:
    page, hus = nettside.page, eget_nettsted.hus
    verv = logg_inn(nettside, eget_nettsted, rolle=MEDLEM[0], organ=MEDLEM[1])
    nettside.ga(eget_nettsted.adresse + STEG)
    page.get_by_role("textbox", name="Merknad").fill(MERKNAD)
    page.context.clear_cookies(name=KAKE)
    siste = hus.reader.last()[0]
    page.get_by_role("button", name="Gi en merknad").last.click()
    page.get_by_text("skjemaet er ikke sendt inn").wait_for()
    sjekk(nettside)
    page.locator(f"button[name=som][value='{kontor(verv)}']").click()
    page.wait_for_url(f"**{STEG}")
    expect(page.get_by_role("textbox", name="Merknad")).to_have_value(MERKNAD)
    assert hus.reader.last()[0] == siste
    sjekk(nettside)
    page.get_by_role("button", name="Gi en merknad").last.click()
    page.wait_for_url("**kvittering=*")
    assert hus.reader.last()[0] == siste + 1


def test_uten_egen_tegning_vises_det_som_ble_skrevet(
    nettside: Nettside, nettsted: Nettsted
) -> None:
    page = nettside.page
    verv = logg_inn(nettside, nettsted, rolle=LEDER[0], organ=LEDER[1])
    nettside.ga(f"{nettsted.adresse}/lop/s08/deltakere/stjordal")
    felt = {"_skjema": "kontakt", "begrunnelse": MERKNAD, f"{BAR}begrunnelse": MERKNAD}
    page.evaluate(
        """felt => {
          const skjema = document.createElement("form");
          skjema.method = "post";
          for (const [navn, verdi] of Object.entries(felt)) {
            const ett = document.createElement("textarea");
            ett.name = navn; ett.value = verdi; skjema.append(ett);
          }
          document.body.append(skjema); skjema.submit();
        }""",
        {navn: verdi for navn, verdi in felt.items() if navn.startswith(BAR)},
    )
    page.get_by_text("Dette fylte du ut").wait_for()
    assert "neste linje" in page.locator("main").inner_text()
    sjekk(nettside)
    assert verv.organ == LEDER[1]
