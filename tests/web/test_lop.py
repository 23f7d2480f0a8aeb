"""P-03: the portfolio as a table and a board, its filters, what it compares, and who sees what."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dagens_slutt
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.projections.arbeidsbord.arbeidsbord import lop_med, venter
from innforing.projections.arbeidsbord.oppgaver import Oppgaveart
from innforing.projections.lopsoversikt.lopsoversikt import oversikt
from innforing.projections.revisjonsspor.siste import sist_endret
from innforing.web.innlogging import alle_verv
from innforing.web.pages.lop.portefolje import APNE_SAKER
from tests.application.demohus import IKKE_KLAR, nytt
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettsted import apent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from innforing.projections.lopsoversikt.lopsoversikt import Oversiktsrad
    from tests.web.nettsted import Nettsted

ONDT = '"><script>alert(1)</script>'


@pytest.fixture
def medlem(klient_som: Callable[[str, str], Klient]) -> Klient:
    """A member of the koordineringsgruppe."""
    return klient_som("medlem", "koordineringsgruppen")


def rader(sted: Nettsted) -> list[Oversiktsrad]:
    """The rows of the read model, now."""
    us = int(sted.hus.na().timestamp() * 1_000_000)
    with sted.lesesiden.sight("lopsoversikt", per=us) as sight:
        return oversikt(sight)


def viste(html: str) -> list[str]:
    """The løp that the page leads to, in its order."""
    stier = (re.fullmatch(r"/lop/([\w-]+)(\?.*)?", sti) for sti in lenker(html))
    return [s[1] for s in stier if s is not None and s[1] not in {"nytt", "sammenlign"}]


def test_hvert_lop_star_i_tabellen(medlem: Klient, nettsted: Nettsted) -> None:
    html = medlem.vis("/lop")
    assert sorted(viste(html)) == sorted(rad.lop for rad in rader(nettsted))


@pytest.mark.parametrize("navn", ["fase", "type", "losning", "region", "leder", "slag"])
def test_et_filter_gir_de_lopene_som_har_verdien(
    medlem: Klient, nettsted: Nettsted, navn: str
) -> None:
    def koder(rad: Oversiktsrad) -> set[str]:
        return {
            "fase": {rad.tilstand},
            "type": {(rad.type or "").upper()} if rad.slag == "innforing" else set(),
            "losning": {rad.losning or ""},
            "region": {rad.omrade or "landet"},
            "leder": {person for person, _ in rad.ledere},
            "slag": {rad.slag},
        }[navn]

    alle = rader(nettsted)
    for verdi in {kode for rad in alle for kode in koder(rad)} - {""}:
        ventet = {rad.lop for rad in alle if verdi in koder(rad)}
        assert set(viste(medlem.vis("/lop", **{navn: verdi}))) == ventet


def test_flere_filtre_snevrer_inn_og_kan_tas_bort(medlem: Klient) -> None:
    html = medlem.vis("/lop", type="B", fase="gjennomforing")
    assert viste(html) == ["s08"]
    assert "/lop?type=B" in lenker(html)
    assert "/lop" in lenker(html)


def test_et_filter_som_ingen_passer_sier_ingen_treff_og_hvilket_filter(medlem: Klient) -> None:
    html = medlem.vis("/lop", losning="finnes-ikke")
    assert viste(html) == []
    assert "Ingen treff" in html
    assert "Nullstill filtre" in html


def test_stripen_teller_hvert_lop_i_sin_fase(medlem: Klient, nettsted: Nettsted) -> None:
    html = medlem.vis("/lop")
    stripe = html[html.index('class="fasestripe"') : html.index("</nav>", html.index("fasestripe"))]
    for tilstand in LopTilstand:
        antall = sum(rad.tilstand == tilstand.value for rad in rader(nettsted))
        assert f"{tilstand.tekst.nb} {antall}" in tekst(stripe)
    assert "På vent 0" in tekst(stripe)


def test_tavlen_har_en_kolonne_per_fase_og_lenker_til_hvert_lop(
    medlem: Klient, nettsted: Nettsted
) -> None:
    html = medlem.vis("/lop", vis_som="tavle")
    for tilstand in list(LopTilstand)[:7]:
        assert f'id="tavle-{tilstand.value}"' in html
    assert sorted(viste(html)) == sorted(rad.lop for rad in rader(nettsted))
    assert "draggable" not in html


def test_uten_innlogging_vises_bare_det_som_er_apent(klient: Klient, nettsted: Nettsted) -> None:
    html = klient.vis("/lop")
    assert sorted(viste(html)) == sorted(rad.lop for rad in rader(nettsted))
    for kolonne in ("Påmeldt", "Tatt i bruk", "Innføringsleder", "Neste steg", "Sist endret"):
        assert kolonne not in html
    ledere = {person for rad in rader(nettsted) for person, _ in rad.ledere}
    assert not [p for p in ledere if (nettsted.hus.personer.navn(p) or p) in html]
    person = ledere.pop()
    assert len(viste(klient.vis("/lop", leder=person))) == len(rader(nettsted))


def test_en_kommune_ser_ikke_svarene_i_lop_den_ikke_er_med_i(klient: Klient) -> None:
    klient.logg_inn("fullmektig", "kommune-fitjar")
    html = klient.vis("/lop", last_ned="lop.maskin.csv")
    linjer = {linje.split(",")[0]: linje for linje in html.splitlines()}
    egen, annen = linjer["DigiHelsestasjon i Vestland"], linjer["DigiHelse i Trøndelag"]
    assert "Ingunn (eksempel)" in egen
    assert "eksempel" not in annen


def test_de_som_kan_foresla_et_lop_far_lenken_og_ingen_andre(
    klient: Klient, nettsted: Nettsted
) -> None:
    roller = {"kontaktperson_ehelse", "innforingsleder"}
    organer = {"ks", "nhn", "koordineringsgruppen"}
    sett: set[tuple[str, str]] = set()
    for verv in alle_verv(nettsted.hus, nettsted.hus.na()):
        slag = (verv.rolle.value, verv.organ.partition("-")[0])
        if slag in sett:
            continue
        sett.add(slag)
        klient.logg_inn(verv.rolle.value, verv.organ)
        kan = bool({verv.rolle.value, verv.organ} & (roller | organer)) or verv.organ.startswith(
            ("program-", "regional-", "digi-")
        )
        assert ("/lop/nytt" in lenker(klient.vis("/lop"))) == (
            kan and verv.rolle is not Rolle.REVISOR
        ), verv


def test_slik_det_var_har_bare_lopene_som_var_foreslatt(medlem: Klient, nettsted: Nettsted) -> None:
    html = medlem.vis("/lop", per="2024-01-22")
    assert 0 < len(viste(html)) < len(rader(nettsted))
    assert "Slik var det 22. januar 2024." in html
    assert "/lop/nytt" not in lenker(html)
    assert all("per=2024-01-22" in sti for sti in lenker(html) if re.match(r"/lop/s\d+", sti))


def test_lop_som_sammenlignes_star_ved_siden_av_hverandre_med_forskjellene_merket(
    medlem: Klient,
) -> None:
    html = medlem.get("/lop/sammenlign?lop=s03&lop=s08").text
    assert viste(html)[:2] == ["s03", "s08"]
    assert re.search(r"Region\s.*?Ulikt", tekst(html))
    assert not re.search(r"<th scope=\"row\">Type[^<]*<span", html)


def test_flere_enn_fire_eller_ukjente_lop_kan_ikke_sammenlignes(medlem: Klient) -> None:
    for_mange = "&".join(f"lop={id_}" for id_ in ("s01", "s02", "s03", "s05", "s06"))
    svar = medlem.get(f"/lop/sammenlign?{for_mange}")
    assert (svar.status_code, "opptil fire løp" in svar.text) == (400, True)
    svar = medlem.get("/lop/sammenlign", params={"lop": ONDT})
    assert svar.status_code == 400
    assert ONDT not in svar.text


def test_nedlastingen_har_de_samme_lopene_som_filteret_gir(medlem: Klient) -> None:
    fil = medlem.vis("/lop", type="B", last_ned="lop.maskin.csv")
    assert len(fil.strip().splitlines()) == 1 + len(viste(medlem.vis("/lop", type="B")))


def test_en_logg_uten_lop_sier_hva_som_kommer(tmp_path: Path) -> None:
    with nytt(tmp_path, IKKE_KLAR):
        pass
    with apent(tmp_path, folger=False) as sted:
        sted.lesesiden.catch_up()
        html = Klient(sted.app, sted.hus).vis("/lop")
    assert "Ingen løp ennå. Et løp starter med et forslag." in html


def test_lop_med_apne_avklaringer_kan_velges_ut(medlem: Klient) -> None:
    assert viste(medlem.vis("/lop", avklaringer="ja", per="2024-03-08")) == ["s01"]
    assert viste(medlem.vis("/lop", avklaringer="ja", per="2024-03-20")) == []


@pytest.mark.parametrize("dag", ["2024-02-15", "2024-03-08", "2024-05-21", "2024-10-15"])
def test_a_question_of_some_kinds_gives_what_the_whole_arbeidsbord_does(
    nettsted: Nettsted, dag: str
) -> None:
    us = mikrosekunder(dagens_slutt(date.fromisoformat(dag)))
    with nettsted.lesesiden.sight("arbeidsbord", per=us) as sight:
        alle = venter(sight)
        assert {o.art for o in alle}
        for arter in (APNE_SAKER, *((art,) for art in Oppgaveart)):
            assert lop_med(sight, *arter) == {o.lop for o in alle if o.art in arter}


def test_sist_endret_er_den_siste_hendelsen_i_lopet_og_hos_kommunene(nettsted: Nettsted) -> None:
    hus = nettsted.hus
    us = int(hus.na().timestamp() * 1_000_000)
    siste: dict[str, int] = {}
    for rad in hus.reader.span(1, hus.reader.last()[0]):
        slag, _, nokkel = rad.stream_id.partition(":")
        if slag in {"innforingslop", "pulje", "deltakelse"}:
            siste[nokkel.partition(":")[0]] = rad.recorded_us
    with nettsted.lesesiden.sight("revisjonsspor", per=us) as sight:
        assert sist_endret(sight, [*siste, "finnes-ikke"]) == siste
        assert sist_endret(sight, []) == {}
