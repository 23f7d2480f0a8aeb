"""Pasted rows: matched by their heads in any order, judged by the engine, and saved once."""

from __future__ import annotations

import csv
import io
import re
import uuid
from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.registers.kommuner import Kommuneregister
from innforing.web.lister.innliming import (
    FLEST,
    Innlimt,
    les_innliming,
    les_kode,
    les_pulje,
    les_svar,
)
from tests.web.apent_lop import apne

if TYPE_CHECKING:
    from httpx2 import Response

    from tests.web.klient import Klient

DAG = date(2024, 12, 11)
REGISTER = Kommuneregister.standard()
STI = "/lop/s01/deltakere/innliming"


def lim(tekst: str) -> Innlimt:
    return les_innliming(tekst, REGISTER, DAG)


def ark(*rader: tuple[str, ...], skille: str = "\t") -> str:
    """A text as a sheet copies it."""
    ut = io.StringIO()
    csv.writer(ut, delimiter=skille, lineterminator="\r\n").writerows(rader)
    return ut.getvalue()


@pytest.mark.parametrize("skille", ["\t", ";", ","])
def test_kolonnene_finnes_igjen_i_hvilken_rekkefolge_som_helst(skille: str) -> None:
    tekst = ark(
        ("Referanse", "Dato", "Farge", "PULJE", "Kommunenr.", "Svar"),
        ("e-post", "4.12.2024", "blå", "2", "301", "Ja"),
        skille=skille,
    )
    innlimt = lim(tekst)
    [rad] = innlimt.rader
    assert (rad.kommune, rad.les("svar"), rad.les("pulje")) == ("oslo", "Ja", "2")
    assert (rad.les("referanse"), rad.les("dato")) == ("e-post", "4.12.2024")
    assert innlimt.ubrukte == ("Farge",)
    assert innlimt.slag == ("svar",)


def test_nummeret_gar_foran_navnet_nar_arket_har_begge() -> None:
    [rad] = lim(ark(("Kommune", "Kommunenr", "Svar"), ("Os lo", "0301", "ja"))).rader
    assert rad.kommune == "oslo"


def test_et_linjeskift_i_anforselstegn_horer_til_cella() -> None:
    tekst = ark(("Kommune", "Kontakt", "Notat"), ("Oslo", "telefon", "linje én\nlinje to"))
    [rad] = lim(tekst).rader
    assert rad.les("notat") == "linje én\nlinje to"


def test_to_rader_for_samme_kommune_finnes_ogsa_nar_de_er_skrevet_ulikt() -> None:
    assert lim(ark(("Kommune", "Svar"), ("Oslo", "ja"), ("301", "nei"))).doble == {"oslo"}


def test_en_ukjent_kommune_blir_staende_uten_id() -> None:
    [rad] = lim(ark(("Kommune", "Svar"), ("Atlantis", "ja"))).rader
    assert rad.kommune is None


def test_tomme_rader_og_bom_teller_ikke() -> None:
    innlimt = lim("\ufeffKommune;Svar\r\n;;\r\n\r\nOslo;ja\r\n")
    assert [rad.les("kommune") for rad in innlimt.rader] == ["Oslo"]


@pytest.mark.parametrize(
    "tekst", ["", "  \n ", "bare en linje", '"aldri lukket', "a\tb\n1", "\x00"]
)
def test_a_text_that_is_no_sheet_gives_no_rows_to_save(tekst: str) -> None:
    assert all(rad.kommune is None for rad in lim(tekst).rader)


def test_more_rows_than_one_paste_may_have_is_said() -> None:
    assert not lim("Kommune\n" + "Oslo\n" * FLEST).for_mange
    assert lim("Kommune\n" + "Oslo\n" * (FLEST + 1)).for_mange


@pytest.mark.parametrize(
    ("skrevet", "kode"),
    [("JA", "ja"), ("Påmeldt", "ja"), ("takket nei", "nei"), ("Trukket seg", "trekk"), ("?", "?")],
)
def test_svar_leses_slik_folk_skriver_dem(skrevet: str, kode: str) -> None:
    assert les_svar(skrevet) == kode


@pytest.mark.parametrize(
    "skrevet", ["Tatt i bruk", "teken i bruk", "TATT_I_BRUK", "Taken into use"]
)
def test_trinn_leses_pa_alle_tre_sprak(skrevet: str) -> None:
    assert les_kode(Bruksstatus, skrevet) == "tatt_i_bruk"


def test_en_pulje_leses_som_nummer_eller_navn() -> None:
    navn = {2: "Vest"}
    assert [les_pulje(t, navn) for t in ("2", "Pulje 2", "vest", "to")] == [2, 2, 2, "to"]


# --- the page ---


def leder(klient: Klient) -> Klient:
    klient.logg_inn("innforingsleder", "regional-50")
    return klient


def kommunene(klient: Klient) -> list[str]:
    """Names of kommuner of the løp, one for each that there is."""
    lop = klient.hus.levende.aggregat("innforingslop:s01")
    dag = klient.hus.na().date()
    navn = {k.id: k.visningsnavn for k in klient.hus.kommuner.per(dag)}
    return [navn[id_] for id_ in lop.kommuner]  # type: ignore[attr-defined]


def se(klient: Klient, tekst: str, **felt: str) -> Response:
    return klient.sporr(STI, tekst=tekst, gjor="se", **felt)


def bekreft(klient: Klient, tekst: str, **felt: str) -> Response:
    """The preview, and then the same text confirmed."""
    innsending = re.findall(r'name="innsending" value="([^"]+)"', se(klient, tekst).text)
    ider = {"innsending": innsending[0] if innsending else str(uuid.uuid4())}
    return klient.sporr(STI, tekst=tekst, gjor="bekreft", **{**ider, **felt})


def siste(klient: Klient) -> int:
    return klient.hus.reader.last()[0]


def test_seksti_limte_rader_gir_seksti_hendelser_og_to_ganger_gir_ingen_flere(
    egen_klient: Klient,
) -> None:
    klient = leder(egen_klient)
    navn = kommunene(klient)[:60]
    rader = [(n, "Telefon", f"Snakket med {i}") for i, n in enumerate(navn)]
    tekst = ark(("Kommune", "Kontakt", "Notat"), *rader)
    for_ = siste(klient)
    side = se(klient, tekst)
    assert side.status_code == 200
    assert "Ingenting er lagret ennå" in side.text
    assert siste(klient) == for_
    innsending = str(uuid.uuid4())
    svar = bekreft(klient, tekst, innsending=innsending)
    assert "60 av 60 rader er registrert" in svar.text
    assert siste(klient) == for_ + 60
    igjen = bekreft(klient, tekst, innsending=innsending)
    assert "60 av 60 rader er registrert" in igjen.text
    assert "Registrert fra før" in igjen.text
    assert siste(klient) == for_ + 60


def test_det_som_ikke_kan_lagres_listes_med_hvorfor_og_resten_lagres(egen_klient: Klient) -> None:
    klient = leder(egen_klient)
    en, to, tre = kommunene(klient)[:3]
    tekst = ark(
        ("Kontakt", "Kommune"),
        ("telefon", en),
        ("røyksignal", to),
        ("telefon", "Bergn"),
        ("møte", tre),
        ("e-post", tre),
        ("", kommunene(klient)[3]),
    )
    side = se(klient, tekst).text
    for sagt in ("OK: 1", "Ukjent kommune: 1", "To rader for samme kommune: 2"):
        assert sagt in side
    assert "Kan ikke registreres: 1" in side
    assert "Mente du Bergen" in side
    for_ = siste(klient)
    svar = bekreft(klient, tekst)
    assert "1 av 6 rader er registrert" in svar.text
    assert siste(klient) == for_ + 1


def test_et_trinn_tilbake_lagres_bare_med_forklaring(egen_klient: Klient) -> None:
    klient = leder(egen_klient)
    stigen = klient.hus.levende.under("ibruktakelse:kjernejournal:")
    aktuelle = set(klient.hus.levende.aggregat("innforingslop:s01").kommuner)  # type: ignore[attr-defined]
    kommune = next(
        strom.rpartition(":")[2]
        for strom, a in stigen.items()
        if a.status is Bruksstatus.TATT_I_BRUK and strom.rpartition(":")[2] in aktuelle  # type: ignore[attr-defined]
    )
    tekst = ark(("Kommune", "Bruksstatus"), (kommune, "Teknisk innført"))
    side = se(klient, tekst).text
    assert "Må forklares: bekreft: 1" in side
    assert "Et trinn tilbake: bekreft" in side
    for_ = siste(klient)
    assert "0 av 1 rader" in bekreft(klient, tekst).text
    assert siste(klient) == for_
    svar = bekreft(klient, tekst, **{"hvorfor.2": "Målingen telte feil system."})
    assert "1 av 1 rader er registrert" in svar.text
    assert klient.hus.levende.aggregat(f"ibruktakelse:kjernejournal:{kommune}").status is (  # type: ignore[attr-defined]
        Bruksstatus.TEKNISK_INNFORT
    )


def test_det_som_star_fra_for_er_uendret(egen_klient: Klient) -> None:
    klient = leder(egen_klient)
    stigen = klient.hus.levende.under("ibruktakelse:kjernejournal:")
    aktuelle = set(klient.hus.levende.aggregat("innforingslop:s01").kommuner)  # type: ignore[attr-defined]
    strom, a = next((s, a) for s, a in stigen.items() if s.rpartition(":")[2] in aktuelle)
    tekst = ark(("Kommune", "Trinn"), (strom.rpartition(":")[2], a.status.tekst.nb))  # type: ignore[attr-defined]
    assert "Uendret: 1" in se(klient, tekst).text
    for_ = siste(klient)
    bekreft(klient, tekst)
    assert siste(klient) == for_


def test_flere_ja_enn_plasser_sies_for_noe_lagres(egen_klient: Klient) -> None:
    kommuner = apne(egen_klient.hus, plasser=2)
    egen_klient.logg_inn("innforingsleder", "regional-11")
    rader = [(k, "Ja", "Pulje 1", "e-post 10.12.") for k in kommuner]
    tekst = ark(("Kommune", "Svar", "Pulje", "Referanse"), *rader)
    sti = "/lop/s09/deltakere/innliming"
    side = egen_klient.sporr(sti, tekst=tekst, gjor="se").text
    assert "4 rader sier ja til pulje 1, som har 2 ledige plasser" in side
    innsending = re.findall(r'name="innsending" value="([^"]+)"', side)[0]
    svar = egen_klient.sporr(sti, tekst=tekst, gjor="bekreft", innsending=innsending)
    assert "2 av 4 rader er registrert" in svar.text
    assert svar.text.count("Ikke registrert") == 2
    assert "venteliste" in svar.text
    # the same sheet again: two answers stand, and two are still refused
    igjen = egen_klient.sporr(sti, tekst=tekst, gjor="se").text
    assert "Uendret: 2" in igjen
    assert "Kan ikke registreres: 2" in igjen


def test_raden_har_nummeret_sitt_fra_arket_ogsa_etter_tomme_rader() -> None:
    assert [rad.nr for rad in lim("Kommune;Svar\n\n;\nOslo;ja\n").rader] == [4]


def test_et_ark_uten_kjente_kolonner_kommer_tilbake_med_teksten(klient: Klient) -> None:
    svar = se(leder(klient), "Farge\tForm\nblå\trund")
    assert svar.status_code == 422
    assert "Feil:" in svar.text
    assert "Fant ingen kolonne for kommune" in svar.text
    assert "blå\trund" in svar.text


def test_nothing_pasted_is_code(klient: Klient) -> None:
    ondt = "<script>alert(1)</script>"
    svar = se(leder(klient), ark(("Kommune", "Kontakt", ondt), (ondt, ondt, ondt)))
    assert svar.status_code == 200
    assert ondt not in svar.text
    assert "&lt;script&gt;" in svar.text


def test_andre_enn_de_som_folger_opp_kan_ikke_lime_inn(klient: Klient) -> None:
    for rolle, organ in (("medlem", "koordineringsgruppen"), ("fullmektig", "kommune-fitjar")):
        klient.logg_inn(rolle, organ)
        assert klient.get(STI).status_code == 403
        assert klient.sporr(STI, tekst="Kommune\tKontakt\nOslo\ttelefon").status_code == 403
