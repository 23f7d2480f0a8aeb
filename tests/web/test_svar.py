"""P-12a: a kommune answers an invitation."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING

import pytest

from innforing.application.som import som
from innforing.web.innlogging import alle_verv
from tests.web.apent_lop import LOP, apne, deltakelse, idag, lopet

if TYPE_CHECKING:
    from httpx2 import Response

    from tests.web.klient import Klient

SKJULT = re.compile(r'<input type="hidden" name="([\w.]+)" value="([^"]*)">')


@pytest.fixture
def kommunene(egen_klient: Klient) -> tuple[str, ...]:
    """The kommuner that are invited; the first is signed in."""
    kommuner = apne(egen_klient.hus)
    egen_klient.logg_inn("fullmektig", f"kommune-{kommuner[0]}")
    return kommuner


def skjulte(html: str) -> dict[str, str]:
    """What the form of a page sends unseen; the forms of the layout are not its own."""
    innhold = html[html.index("<main") :]
    return {navn: unescape(verdi) for navn, verdi in SKJULT.findall(innhold)}


def sjekk(klient: Klient, kommune: str, **svar: str) -> dict[str, str]:
    """What the last page before sending has in its form."""
    html = klient.vis(f"/svar/{LOP}/{kommune}", trinn="sjekk", **svar)
    return skjulte(html)


def send(klient: Klient, kommune: str, **felt: str) -> Response:
    """Post the answer."""
    return klient.sporr(f"/svar/{LOP}/{kommune}", **felt)


def kvitteringen(klient: Klient, svar: Response) -> str:
    """The page that a recorded answer leads to."""
    assert svar.status_code == 303, svar.text
    return str(klient.get(svar.headers["location"]).text)


def svart(klient: Klient, kommune: str, **svar: str) -> str:
    """Answer, and come to the receipt."""
    return kvitteringen(klient, send(klient, kommune, **sjekk(klient, kommune, **svar)))


def svar_som_kollega(klient: Klient, kommune: str, svar: str, pulje: int | None = None) -> None:
    """A colleague in the same kommune answers in another window."""
    verv = next(
        v for v in alle_verv(klient.hus, klient.hus.na()) if v.organ == f"kommune-{kommune}"
    )
    annen = som(klient.hus, verv.person, rolle="fullmektig", organ=verv.organ)
    annen.tar("svar", f"deltakelse:{LOP}:{kommune}", svar=svar, pulje=pulje)


def test_en_kommune_svarer_ja_i_fire_sider_og_far_en_kvittering(
    egen_klient: Klient, kommunene: tuple[str, ...]
) -> None:
    kommune, sti = kommunene[0], f"/svar/{LOP}/{kommunene[0]}"
    forst = egen_klient.vis(sti)
    assert forst.index("Dette spør vi dere om") < forst.index("Ressurser fra kommunen")
    assert "Ja, meld på" in egen_klient.vis(sti, trinn="svar")
    assert 'name="plass" value="1"' in egen_klient.vis(sti, trinn="pulje", svar="ja")
    felt = sjekk(egen_klient, kommune, svar="ja", plass="1")
    svar = send(egen_klient, kommune, **felt, egen_vurdering="Vi har tid til våren.")
    kvittering = kvitteringen(egen_klient, svar)
    assert "Dere har plass i Pulje 1" in kvittering
    assert "Dere kan endre svaret til og med" in kvittering
    assert felt["_kommando"] in kvittering
    assert deltakelse(egen_klient.hus, kommune).pameldt


def test_nei_krever_ingenting_og_er_et_fullstendig_svar(
    egen_klient: Klient, kommunene: tuple[str, ...]
) -> None:
    html = egen_klient.vis(f"/svar/{LOP}/{kommunene[0]}", trinn="pulje", svar="nei")
    assert "Se over svaret" in html
    assert "Takk nei</button>" in html
    kvittering = svart(egen_klient, kommunene[0], svar="nei")
    assert "Dere har takket nei. Det er et fullstendig svar." in kvittering
    assert "Takket nei" in kvittering


def test_et_ubesvart_sporsmal_vises_igjen_med_feil(
    egen_klient: Klient, kommunene: tuple[str, ...]
) -> None:
    svar = egen_klient.get(f"/svar/{LOP}/{kommunene[0]}", params={"trinn": "pulje"})
    assert svar.status_code == 422
    assert "<title>Feil: Vil dere delta?" in svar.text
    assert 'href="#svar-ja"' in svar.text
    uten = {"trinn": "sjekk", "svar": "ja"}
    pulje = egen_klient.get(f"/svar/{LOP}/{kommunene[0]}", params=uten)
    assert (pulje.status_code, "Velg en pulje." in pulje.text) == (422, True)


def test_etter_ja_kan_kommunen_endre_og_trekke_seg(
    egen_klient: Klient, kommunene: tuple[str, ...]
) -> None:
    kvittering = svart(egen_klient, kommunene[0], svar="ja", pulje="1")
    assert "?trinn=sjekk&amp;svar=trekk" in kvittering
    trukket = svart(egen_klient, kommunene[0], svar="trekk")
    assert "Dere har trukket dere fra løpet." in trukket
    assert "svar=trekk" not in trukket


def test_samme_skjema_sendt_to_ganger_gir_ett_svar(
    egen_klient: Klient, kommunene: tuple[str, ...]
) -> None:
    felt = sjekk(egen_klient, kommunene[0], svar="ja", plass="1")
    forst, igjen = (send(egen_klient, kommunene[0], **felt) for _ in range(2))
    assert forst.headers["location"] == igjen.headers["location"]


def test_en_kollega_som_svarte_i_mellomtiden_vises_og_svaret_beholdes(
    egen_klient: Klient, kommunene: tuple[str, ...]
) -> None:
    kommune = kommunene[0]
    felt = sjekk(egen_klient, kommune, svar="ja", plass="1")
    svar_som_kollega(egen_klient, kommune, svar="nei")
    svar = send(egen_klient, kommune, **felt, egen_vurdering="Skal ikke gå tapt.")
    assert svar.status_code == 409
    assert "Svarer for kommunen" in svar.text
    assert "endret svaret" in svar.text
    assert "Skal ikke gå tapt." in svar.text
    likevel = send(egen_klient, kommune, **skjulte(svar.text))
    assert likevel.status_code == 303
    assert deltakelse(egen_klient.hus, kommune).pameldt


def test_blir_puljen_full_imens_beholdes_svaret_og_det_er_et_valg(egen_klient: Klient) -> None:
    forste, andre, *_ = apne(egen_klient.hus, plasser=1)
    egen_klient.logg_inn("fullmektig", f"kommune-{forste}")
    assert "Få plasser igjen: 1" in egen_klient.vis(
        f"/svar/{LOP}/{forste}", trinn="pulje", svar="ja"
    )
    felt = sjekk(egen_klient, forste, svar="ja", plass="1")
    svar_som_kollega(egen_klient, andre, svar="ja", pulje=1)
    svar = send(egen_klient, forste, **felt, egen_vurdering="Vi vil gjerne.")
    assert svar.status_code == 422
    assert "ble full mens dere svarte" in svar.text
    assert 'value="1-venteliste"' in svar.text
    kept = skjulte(svar.text)
    assert kept["egen_vurdering"] == "Vi vil gjerne."
    ventet = send(egen_klient, forste, **kept, plass="1-venteliste")
    kvittering = kvitteringen(egen_klient, ventet)
    assert "Dere er nummer 1 på ventelisten til Pulje 1" in kvittering
    assert deltakelse(egen_klient.hus, forste).venter


def test_et_sent_ja_gar_som_foresporsel_til_lederen(egen_klient: Klient) -> None:
    """The deadline of the demo løp ran out in March."""
    kommune = lopet(egen_klient.hus).kommuner[0]
    egen_klient.logg_inn("fullmektig", f"kommune-{kommune}")
    assert "Fristen er ute." in egen_klient.vis(f"/svar/{LOP}/{kommune}")
    html = egen_klient.vis(f"/svar/{LOP}/{kommune}", trinn="sjekk", svar="ja", plass="1")
    assert "Send forespørsel</button>" in html
    kvittering = svart(egen_klient, kommune, svar="ja", plass="1")
    assert "Dere har bedt om plass i Pulje 1 etter fristen." in kvittering
    assert deltakelse(egen_klient.hus, kommune).sen_pamelding is not None


def test_andre_enn_kommunen_ma_vise_til_kommunens_eget_svar(
    egen_klient: Klient, kommunene: tuple[str, ...]
) -> None:
    kommune, leder = kommunene[0], lopet(egen_klient.hus).ledere[0]
    egen_klient.logg_inn(str(leder.rolle.value), leder.organ, leder.person)
    felt = sjekk(egen_klient, kommune, svar="ja", plass="1")
    uten = send(egen_klient, kommune, **felt)
    assert uten.status_code == 422
    assert "Skriv hvor kommunens eget svar finnes." in uten.text
    nye = skjulte(uten.text)
    assert send(egen_klient, kommune, **nye, referanse="E-post (eksempel)").status_code == 303
    egen_klient.logg_inn("fullmektig", f"kommune-{kommune}")
    html = egen_klient.vis(f"/svar/{LOP}/{kommune}")
    assert "på vegne av dere" in html
    assert f"/steg/bestrid_svar/deltakelse:{LOP}:{kommune}" in html


def test_et_lop_som_er_over_tar_ikke_imot_svar(egen_klient: Klient) -> None:
    egen_klient.logg_inn("fullmektig", "kommune-bindal")
    html = egen_klient.vis("/svar/s01/bindal", trinn="svar")
    assert "Løpet er ikke åpent for svar fra kommunen" in html
    assert "Løpet tar imot svar" in html
    assert "Ja, meld på" not in html


def test_en_kommune_som_ikke_er_invitert_far_vite_hvorfor(
    egen_klient: Klient, kommunene: tuple[str, ...]
) -> None:
    assert "tromso" not in kommunene
    egen_klient.logg_inn("fullmektig", "kommune-tromso")
    html = egen_klient.vis(f"/svar/{LOP}/tromso")
    assert "Kommunen er invitert til løpet" in html


def test_en_annen_kommunes_svar_finnes_ikke(
    egen_klient: Klient, kommunene: tuple[str, ...]
) -> None:
    assert egen_klient.get(f"/svar/{LOP}/{kommunene[1]}").status_code == 404
    assert send(egen_klient, kommunene[1], svar="nei").status_code == 404


def test_den_som_bare_kan_lese_far_ikke_svare(
    egen_klient: Klient, kommunene: tuple[str, ...]
) -> None:
    egen_klient.logg_inn("saksbehandler", "ks")
    html = egen_klient.vis(f"/svar/{LOP}/{kommunene[0]}", trinn="svar")
    assert "Rollen du har nå, kan ikke svare for kommunen." in html
    assert send(egen_klient, kommunene[0], svar="nei").status_code == 403


def test_oppdiktede_felt_og_puljer_avvises(egen_klient: Klient, kommunene: tuple[str, ...]) -> None:
    felt = sjekk(egen_klient, kommunene[0], svar="ja", plass="1")
    assert send(egen_klient, kommunene[0], **felt, oppdiktet="1").status_code == 422
    assert send(egen_klient, kommunene[0], **{**felt, "pulje": "99"}).status_code == 422
    assert not deltakelse(egen_klient.hus, kommunene[0]).pameldt


def test_et_skjema_uten_noe_i_far_et_svar_i_ord(
    egen_klient: Klient, kommunene: tuple[str, ...]
) -> None:
    egen_klient.logg_inn("fullmektig", f"kommune-{kommunene[0]}")
    svar = egen_klient.sporr(f"/svar/{LOP}/{kommunene[0]}")
    assert svar.status_code == 422
    assert "Feil:" in svar.text


def test_slik_det_var_har_ingen_knapper(egen_klient: Klient, kommunene: tuple[str, ...]) -> None:
    dag = (idag(egen_klient.hus) - timedelta(days=1)).isoformat()
    html = egen_klient.vis(f"/svar/{LOP}/{kommunene[0]}", trinn="svar", per=dag)
    assert "Svar på invitasjonen</a>" not in html
    assert "Forutsetninger på nb." not in html
    assert "Kommunen bruker Kjernejournal" in html


def test_fristen_kan_legges_i_en_kalender(egen_klient: Klient, kommunene: tuple[str, ...]) -> None:
    svar = egen_klient.get(f"/svar/{LOP}/{kommunene[0]}/frist.ics")
    frist = idag(egen_klient.hus) + timedelta(days=30)
    assert f"DTSTART;VALUE=DATE:{frist:%Y%m%d}" in svar.text
