"""P-17 Bevis: the tree in words, what a reader kept outside held against it, and its files."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from base64 import b64encode
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest

from innforing.application.kommando import Gjort
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.eventlog.kvittering import Kvittering
from innforing.eventlog.notes import COSIGNATURE, Checkpoint, Signature
from innforing.eventlog.tiles import Tiles
from innforing.web.pages.revisjon.bevisoppskrift import OPENSSL, SHA256
from tests.web.klient import Klient
from tests.web.lenker import lenker, tekst
from tests.web.nettside import sjekk
from tests.web.nettsted import apent, bygd, logg_inn, utgitt
from trust.signer import SigningKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

    Klientvalg = Callable[[str, str], Klient]

BEVIS = "/revisjon/bevis"
REVISOR = ("revisor", "helsedirektoratet")


@pytest.fixture
def revisoren(klient_som: Klientvalg) -> Klient:
    return klient_som(*REVISOR)


@pytest.fixture
def sjekkpunktet(nettsted: Nettsted) -> Checkpoint:
    sjekkpunkt = nettsted.hus.bevisstatus().sjekkpunkt
    assert sjekkpunkt is not None
    return sjekkpunkt


@pytest.fixture
def brutt(demokopi: Path) -> Iterator[Callable[[], str]]:
    """The words of the page over a log that the test may break."""
    with apent(demokopi, folger=False) as sted:
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(*REVISOR)
        yield lambda: ordene(klient.vis(BEVIS))


def ordene(side: str) -> str:
    return unescape(tekst(side)).replace("\u00a0", " ")


def tre_av(sted: Nettsted) -> Tiles:
    return Tiles(sted.hus.bevismappe)


def rot(sted: Nettsted, antall: int) -> bytes:
    return tre_av(sted).root(antall)


# --- the tree ---


def test_siden_sier_hva_som_er_signert_og_at_ingen_utenfor_har_bekreftet_det(
    revisoren: Klient, nettsted: Nettsted, sjekkpunktet: Checkpoint
) -> None:
    side = ordene(revisoren.vis(BEVIS))
    antall = f"{sjekkpunktet.size:,}".replace(",", " ")
    assert f"{antall} hendelser står i et signert sjekkpunkt. Ikke bekreftet av vitne." in side
    assert sjekkpunktet.root.hex() in side
    assert b64encode(sjekkpunktet.root).decode() in side
    assert nettsted.hus.bevisstatus().nokler[0].text() in side
    assert "Dette er vårt eget svar" in side


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_ingenting_her_sies_a_vaere_uendret(
    revisoren: Klient, sjekkpunktet: Checkpoint, sprak: str
) -> None:
    revisoren.cookies.set("__Host-sprak", sprak, domain="testserver.local", path="/")
    rotord = sjekkpunktet.root.hex()
    assert f'<html lang="{sprak}"' in revisoren.vis(BEVIS)
    for sporring in ({}, {"storrelse": str(sjekkpunktet.size), "rot": rotord}, {"alt": "ja"}):
        side = ordene(revisoren.vis(BEVIS, posisjon="1", **sporring)).casefold()
        assert not re.search(r"\b(uendret|uendra|unchanged)\b", side)


def test_nar_nok_vitner_har_bekreftet_sies_det_overalt(demokopi: Path, tmp_path: Path) -> None:
    vitner = [SigningKey(f"vitne-{nr}.example", COSIGNATURE, bytes([nr]) * 32) for nr in (1, 2)]
    with apent(demokopi, folger=False) as sted:
        hus, klient = sted.hus, Klient(sted.app, sted.hus)
        linjer = [
            f"log {hus.bevisstatus().nokler[0].text()}",
            *(f"witness V{nr} {vitne.vkey.text()}" for nr, vitne in enumerate(vitner, 1)),
            *("group alle all V1 V2", "quorum alle"),
        ]
        policy = tmp_path / "policy"
        policy.write_text("".join(f"{linje}\n" for linje in linjer), "utf-8")
        hus.innstillinger = replace(hus.innstillinger, policy=str(policy))
        klient.logg_inn(*REVISOR)
        for antall, ord_ in enumerate(("Ikke bekreftet", "Ikke bekreftet", "Bekreftet")):
            if antall:
                _bekreft(tre_av(sted), vitner[antall - 1])
            assert f"signert sjekkpunkt. {ord_} av vitne." in ordene(klient.vis(BEVIS))
            assert f". {ord_} av vitne." in ordene(klient.vis("/hendelser/2309"))
            assert f"{antall} av 2 har bekreftet" in ordene(klient.vis(BEVIS))


def test_en_policy_som_ikke_kan_leses_stanser_ingen_annen_side(
    demokopi: Path, tmp_path: Path
) -> None:
    with apent(demokopi, folger=False) as sted:
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(*REVISOR)
        policy = str(tmp_path / "finnes-ikke")
        sted.hus.innstillinger = replace(sted.hus.innstillinger, policy=policy)
        assert "Filen som nevner vitnene, kan ikke leses." in ordene(klient.vis(BEVIS))
        assert "Bevisfilene kan ikke leses" in ordene(klient.vis("/hendelser/2309"))


def test_det_som_er_for_sent_sies_med_siden_nar_og_hvem_som_kan_rette_det(
    demokopi: Path,
) -> None:
    with apent(demokopi, folger=False) as sted:
        hus, klient = sted.hus, Klient(sted.app, sted.hus)
        klient.logg_inn(*REVISOR)
        assert "ventet for lenge" not in ordene(klient.vis(BEVIS))
        siste = hus.reader.last()[0]
        ks = hus.som("Siri", rolle="saksbehandler", organ="ks")
        rolle = {"person": ks.aktor.person, "rolle": "revisor", "fra": "2024-01-01"}
        assert isinstance(ks.tar("gi_rolle", "organ:ks", roller=[rolle]), Gjort)
        eldste = hus.reader.span(siste + 1, siste + 1)[0].recorded_us
        hus.na = lambda: fra_mikrosekunder(eldste + 61_000_000)  # type: ignore[method-assign] -- a minute passes
        side = ordene(klient.vis(BEVIS))
        nar = f"{fra_mikrosekunder(eldste).astimezone(OSLO):kl. %H.%M}"
        assert re.search(
            rf"for lenge på et signert sjekkpunkt\. Den eldste er fra .* {nar}\.", side
        )
        assert "Den som driver loggen, kan rette det: se om tjeneren" in side
        klient.cookies.set("__Host-sprak", "en", domain="testserver.local", path="/")
        assert "Events have waited too long for a signed checkpoint." in ordene(klient.vis(BEVIS))


def _bekreft(tre: Tiles, vitne: SigningKey) -> None:
    note = tre.checkpoint()
    assert note is not None
    sagt = b"cosignature/v1\ntime 1700000000\n" + note.text
    linje = vitne.line(sagt, (1_700_000_000).to_bytes(8, "big")) + b"\n"
    tre.publish(note.with_(Signature.read(linje)))


# --- what was kept outside ---


@pytest.mark.parametrize("antall", [1, 2, 255, 256, 257, 1000])
def test_en_rot_som_ble_tatt_vare_pa_viser_at_loggen_bare_har_vokst(
    revisoren: Klient, nettsted: Nettsted, antall: int
) -> None:
    for skrevet in (rot(nettsted, antall).hex(), b64encode(rot(nettsted, antall)).decode()):
        side = ordene(revisoren.vis(BEVIS, storrelse=str(antall), rot=skrevet))
        assert "Loggen har bare vokst siden" in side
        assert side.count("Dette er vårt eget svar") == 2, "with the tree, and with the answer"


def test_datoen_i_svaret_er_den_siste_hendelsens(revisoren: Klient, nettsted: Nettsted) -> None:
    side = ordene(revisoren.vis(BEVIS, storrelse="1", rot=rot(nettsted, 1).hex()))
    dag = revisoren.vis("/hendelser/1")
    nar = re.search(r"siden (\d+\. \w+ \d{4} kl\. \d\d\.\d\d): de 1 første", side)
    assert nar is not None
    assert nar[1] in ordene(dag)


def test_et_helt_sjekkpunkt_kan_limes_inn_slik_nettleseren_sender_det(
    revisoren: Klient, nettsted: Nettsted
) -> None:
    note = revisoren.get("/bevis/checkpoint").text
    for limt in (note, note.replace("\n", "\r\n"), note.strip(), note.partition("\n\n")[0]):
        assert "Loggen har bare vokst siden" in ordene(revisoren.vis(BEVIS, sjekkpunkt=limt))
    opphav = nettsted.hus.bevisstatus().nokler[0].name
    assert opphav in note


def test_en_annen_rot_en_lengre_logg_og_en_annen_logg_sies_med_ord(
    revisoren: Klient, nettsted: Nettsted, sjekkpunktet: Checkpoint
) -> None:
    def svar(sjekkpunkt: Checkpoint) -> str:
        return ordene(revisoren.vis(BEVIS, sjekkpunkt=sjekkpunkt.text().decode()))

    opphav, antall = sjekkpunktet.origin, sjekkpunktet.size
    assert "fører til en annen rot" in svar(Checkpoint(opphav, 17, bytes(32)))
    assert "fører til en annen rot" in svar(Checkpoint(opphav, antall, bytes(32)))
    assert "flere enn det som er utgitt" in svar(Checkpoint(opphav, antall + 1, bytes(32)))
    assert "fra en annen logg: x/hendelser/1" in svar(
        Checkpoint("x/hendelser/1", 17, rot(nettsted, 17))
    )


def test_et_sjekkpunkt_som_noen_andre_har_signert_gjelder_ikke(
    revisoren: Klient,
) -> None:
    linjer = revisoren.get("/bevis/checkpoint").text.splitlines()
    signatur = linjer[4][:-6] + ("AAAAA=" if not linjer[4].endswith("AAAAA=") else "BAAAA=")
    limt = "\n".join([*linjer[:4], signatur])
    side = ordene(revisoren.vis(BEVIS, sjekkpunkt=limt))
    assert "Loggen har bare vokst" not in side
    assert "ikke signert med loggens nøkkel" in side


@pytest.mark.parametrize(
    ("felt", "setning"),
    [
        ({"sjekkpunkt": "hei"}, "Lim inn hele sjekkpunktet"),
        ({"sjekkpunkt": "a\nb\n\n— c"}, "Lim inn hele sjekkpunktet"),
        ({"storrelse": "x", "rot": "0" * 64}, "Skriv antall hendelser med sifre."),
        ({"storrelse": "5", "rot": "0" * 63}, "Skriv roten som"),
        ({"storrelse": "5"}, "Skriv roten som"),
        ({"posisjon": "0"}, "Skriv en posisjon fra 1 til"),
        ({"posisjon": "999999999"}, "Skriv en posisjon fra 1 til"),
        ({"posisjon": "en"}, "Skriv en posisjon fra 1 til"),
    ],
)
def test_det_som_ikke_kan_leses_far_en_setning_ved_feltet(
    revisoren: Klient, felt: dict[str, str], setning: str
) -> None:
    svar = revisoren.get(BEVIS, params=felt)
    assert svar.status_code == 422
    side = ordene(svar.text)
    assert setning in side
    assert re.search(rf'href="#({"|".join([*felt, "rot"])})"', svar.text)


# --- one event ---


def test_en_hendelse_star_i_sjekkpunktet_og_kvitteringen_holder_uten_loggen(
    revisoren: Klient, nettsted: Nettsted
) -> None:
    side = revisoren.vis(BEVIS, posisjon="2309")
    assert "Hendelse 2 309 står i sjekkpunktet" in ordene(side)
    assert "/hendelser/2309/kvittering" in lenker(side)
    svar = revisoren.get("/hendelser/2309/kvittering")
    assert svar.headers["content-type"] == "text/plain; charset=utf-8"
    assert 'filename="hendelse-2309-kvittering.txt"' in svar.headers["content-disposition"]
    kvittering = Kvittering.read(svar.content)
    assert kvittering is not None
    assert kvittering.index == 2308
    assert kvittering.holds()
    assert kvittering.signed_by(nettsted.hus.bevisstatus().nokler)


def test_historikken_og_hendelsen_sier_hvor_langt_beviset_er_kommet(
    eget_nettsted: Nettsted, egen_klient: Klient
) -> None:
    egen_klient.logg_inn("saksbehandler", "ks")
    antall = eget_nettsted.hus.bevisstatus().size
    ks = eget_nettsted.hus.som("Siri", rolle="saksbehandler", organ="ks")
    ny = {"person": ks.aktor.person, "rolle": "medlem", "fra": "2024-01-01"}
    ks.tar("gi_rolle", "organ:ks", roller=[ny])
    siste = eget_nettsted.hus.reader.last()[0]
    assert siste > antall
    sjekkpunkt = f"I sjekkpunkt {antall:,}. Ikke bekreftet av vitne.".replace(",", " ")
    historikk = ordene(egen_klient.vis("/historikk/organ:ks"))
    assert "Ikke i noe sjekkpunkt ennå" in historikk
    assert sjekkpunkt in historikk
    listen = egen_klient.vis("/historikk/organ:ks", vis_som="liste")
    assert "Ikke i noe sjekkpunkt ennå" in ordene(listen)
    fil = egen_klient.get(
        "/historikk/organ:ks", params={"vis_som": "liste", "last_ned": "historikk.json"}
    )
    bevis = {rad["posisjon"]: rad["bevis"] for rad in fil.json()["rader"]}
    assert bevis[siste] == "Ikke i noe sjekkpunkt ennå"
    assert bevis[min(bevis)].replace("\N{NO-BREAK SPACE}", " ") == sjekkpunkt
    assert sjekkpunkt in ordene(egen_klient.vis("/hendelser/2309"))
    assert "Ikke i noe sjekkpunkt ennå" in ordene(egen_klient.vis(f"/hendelser/{siste}"))
    svar = egen_klient.get(f"/hendelser/{siste}/kvittering")
    assert svar.status_code == 400
    assert "ikke i noe sjekkpunkt ennå" in ordene(svar.text)


def test_kvitteringen_er_for_den_som_ser_radata(klient_som: Klientvalg, nettsted: Nettsted) -> None:
    programmet = klient_som("leder", "program-digihelse")
    posisjon = nettsted.hus.reader.stream("innforingslop:s08")[0].position
    side = programmet.vis(f"/hendelser/{posisjon}")
    assert "I sjekkpunkt" in ordene(side)
    assert "Last ned kvittering" not in ordene(side)
    assert programmet.get(f"/hendelser/{posisjon}/kvittering").status_code == 403
    kommunen = klient_som("fullmektig", "kommune-stjordal")
    assert kommunen.get("/hendelser/2309/kvittering").status_code == 404
    assert kommunen.get("/hendelser/999999999/kvittering").status_code == 404


# --- the files ---


def test_filene_er_apne_og_hendelsene_for_revisor(klient: Klient, nettsted: Nettsted) -> None:
    antall = nettsted.hus.bevisstatus().size
    for navn in ("checkpoint", f"sjekkpunkt/{antall}"):
        svar = klient.get(f"/bevis/{navn}")
        assert svar.content == (nettsted.hus.bevismappe / navn).read_bytes()
        assert svar.headers["content-type"] == "text/plain; charset=utf-8"
        assert svar.headers["cache-control"] == "public, no-cache"
    delvis = f"tile/1/000.p/{antall // 256}"
    for navn in ("tile/0/000", delvis):
        svar = klient.get(f"/bevis/{navn}")
        assert svar.content == (nettsted.hus.bevismappe / navn).read_bytes()
        assert svar.headers["content-type"] == "application/octet-stream"
        assert "immutable" in svar.headers["cache-control"]
    assert klient.get("/bevis/tile/entries/000").status_code == 403
    klient.logg_inn(*REVISOR)
    svar = klient.get("/bevis/tile/entries/000")
    assert svar.content == (nettsted.hus.bevismappe / "tile/entries/000").read_bytes()
    assert svar.headers["cache-control"].startswith("private")


def test_hver_fil_som_siden_forer_til_er_der(
    revisoren: Klient, klient_som: Klientvalg, nettsted: Nettsted
) -> None:
    filer = [sti for sti in lenker(revisoren.vis(BEVIS)) if sti.startswith("/bevis/")]
    antall = nettsted.hus.bevisstatus().size
    assert {"/bevis/checkpoint", f"/bevis/sjekkpunkt/{antall}", "/bevis/tile/0/000"} <= set(filer)
    assert {sti: revisoren.get(sti).status_code for sti in filer} == dict.fromkeys(filer, 200)
    assert "/revisjon/uttrekk" in lenker(revisoren.vis(BEVIS))
    for sti in lenker(klient_som("medlem", "koordineringsgruppen").vis(BEVIS)):
        assert "entries" not in sti
        assert "uttrekk" not in sti


@pytest.mark.parametrize(
    "navn",
    [
        "",
        "checkpoint/",
        "Checkpoint",
        "../signer/hendelser.key",
        "..%2fsigner%2fhendelser.key",
        "%2e%2e/signer/hendelser.key",
        "tile/0/..%2f..%2f..%2fcheckpoint",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/0000",
        "tile/64/000",
        "tile/00/000",
        "tile/entries/..%2f0/000",
        "tile//000",
        "sjekkpunkt/01",
        "sjekkpunkt/0",
        "sjekkpunkt/999999999999",
        ".utgis",
        "checkpoint%00",
        "tile/0/٠٠٠",
    ],
)
def test_ingen_annen_fil_gis_ut(revisoren: Klient, navn: str) -> None:
    assert revisoren.get(f"/bevis/{navn}").status_code == 404


def test_det_som_ligger_i_mappen_uten_a_vaere_utgitt_gis_ikke_ut(demokopi: Path) -> None:
    navn = (".utgis", "sjekkpunkt/01", "tile/64/000", "tile/0/0000", "tile/0/111.p/256")
    navn += ("tile/0/111.p/0", "tile/0/.111.ny", "hendelser.key", "tile/entries/x11/111")
    with apent(demokopi, folger=False) as sted:
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(*REVISOR)
        for ett in navn:
            fil = sted.hus.bevismappe / ett
            fil.parent.mkdir(parents=True, exist_ok=True)
            fil.write_bytes(b"x")
            assert klient.get(f"/bevis/{ett}").status_code == 404, ett
        fil = sted.hus.bevismappe / "tile/0/111.p/255"
        fil.write_bytes(b"x")
        assert klient.get("/bevis/tile/0/111.p/255").content == b"x"


# --- a log that does not hold ---


def test_uten_nokkel_og_for_noe_er_utgitt_sier_siden_hva_som_skal_kjores(
    samlet: Path, tmp_path: Path
) -> None:
    mappe = bygd(samlet, tmp_path / "ny")
    with apent(mappe, folger=False) as sted:
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(*REVISOR)
        assert "Kjør «innforing key new --host VERT»" in ordene(klient.vis(BEVIS))
        assert klient.get("/bevis/checkpoint").status_code == 404
        assert "Ikke i noe sjekkpunkt ennå" in ordene(klient.vis("/hendelser/2309"))
        utgitt(mappe)
        shutil.rmtree(sted.hus.bevismappe)
        assert "Kjør «innforing publish»" in ordene(klient.vis(BEVIS))


def test_en_endret_hendelse_navngis(demokopi: Path, brutt: Callable[[], str]) -> None:
    _endre(demokopi, "UPDATE events SET recorded_us = recorded_us + 1 WHERE position = 700")
    _endre(demokopi, "UPDATE events SET recorded_us = recorded_us + 1 WHERE position = 2309")
    _endre(
        demokopi,
        "UPDATE events SET recorded_us = recorded_us + 1"
        " WHERE position = (SELECT max(position) FROM events)",
    )
    side = brutt()
    assert "Loggen er ikke den som ble signert" in side
    assert "ikke stemmer, er nr. 700." in side
    assert "Ikke endre noe." in side


def test_en_hendelse_som_er_borte_fra_enden_navngis(
    demokopi: Path, brutt: Callable[[], str]
) -> None:
    _endre(demokopi, "DELETE FROM events WHERE position > 3000")
    assert "Første hendelse som er borte, er nr. 3 001." in brutt()


@pytest.mark.parametrize("flis", ["tile/0/000", "tile/1/000.p/*"])
def test_en_endret_og_en_borttatt_flis_er_brudd(demokopi: Path, flis: str) -> None:
    [fil] = demokopi.glob(f"*-bevis/{flis}")
    bytes_ = bytearray(fil.read_bytes())
    bytes_[32 * 4] ^= 1
    fil.write_bytes(bytes_)
    with apent(demokopi, folger=False) as sted:
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(*REVISOR)
        galt = "Bevisfilene fører ikke til den signerte roten."
        assert galt in ordene(klient.vis(BEVIS, alt="ja")), "though the log itself is whole"
        fil.unlink()
        assert galt in ordene(klient.vis(BEVIS, alt="ja"))


def test_en_hendelse_med_et_annet_innhold_enn_den_lovet_navngis(demokopi: Path) -> None:
    _endre(demokopi, "UPDATE events SET state = x'7b7d' WHERE position = 701")
    with apent(demokopi, folger=False) as sted:
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(*REVISOR)
        assert "er nr. 701." in ordene(klient.vis(BEVIS, alt="ja"))
        assert "Loggen er ikke den som ble signert" in ordene(klient.vis(BEVIS, posisjon="701"))


def test_et_sjekkpunkt_som_er_skadet_eller_signert_av_en_annen_er_brudd(
    demokopi: Path, brutt: Callable[[], str]
) -> None:
    [fil] = demokopi.rglob("*-bevis/checkpoint")
    note = fil.read_bytes()
    linjer = note.splitlines(keepends=True)
    linjer[2] = b64encode(bytes(32)) + b"\n"
    fil.write_bytes(b"".join(linjer))
    assert "ikke signert med loggens nøkkel" in brutt()
    fil.write_bytes(note[:40])
    assert "Sjekkpunktet kan ikke leses." in brutt()


def test_hele_loggen_kan_gas_gjennom(revisoren: Klient, nettsted: Nettsted) -> None:
    antall = f"{nettsted.hus.bevisstatus().size:,}".replace(",", " ")
    assert f"Alle de {antall} hendelsene er de som står i sjekkpunktet" in ordene(
        revisoren.vis(BEVIS, alt="ja")
    )


def test_gjennomgangen_finner_det_den_siste_hendelsen_ikke_viser(demokopi: Path) -> None:
    _endre(demokopi, "UPDATE events SET recorded_us = recorded_us + 1 WHERE position = 700")
    with apent(demokopi, folger=False) as sted:
        klient = Klient(sted.app, sted.hus)
        klient.logg_inn(*REVISOR)
        assert "er nr. 700." not in ordene(klient.vis(BEVIS))
        assert "er nr. 700." in ordene(klient.vis(BEVIS, alt="ja"))


def _endre(mappe: Path, sql: str) -> None:
    """What nobody can do through the program."""
    [fil] = [f for f in mappe.glob("*.sqlite") if "-" not in f.stem]
    with sqlite3.connect(fil) as base:
        for (navn,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            base.execute(f"DROP TRIGGER {navn}")
        base.execute("PRAGMA ignore_check_constraints = ON")
        base.execute(sql)


# --- without this system ---


def _kjor(linjer: str, mappe: Path, **miljo: str) -> list[str]:
    kjort = subprocess.run(
        ["/bin/sh", "-ec", linjer],
        cwd=mappe,
        env={"PATH": "/usr/bin:/bin", **miljo},
        capture_output=True,
        text=True,
        check=True,
    )
    return kjort.stdout.splitlines()


def test_oppskriften_med_sha256sum_apner_kvitteringen(
    revisoren: Klient, nettsted: Nettsted, tmp_path: Path
) -> None:
    (tmp_path / "kvittering.txt").write_bytes(revisoren.get("/hendelser/2309/kvittering").content)
    apnet, lovet, blad = _kjor(SHA256, tmp_path)
    assert apnet.split() == [lovet, "-"]
    assert blad.split()[0] in revisoren.vis(BEVIS, posisjon="2309")
    [rad] = nettsted.hus.reader.span(2309, 2309)
    assert lovet == rad.commitment.hex()


def test_oppskriften_med_openssl_godtar_signaturen_og_ingen_annen(
    revisoren: Klient, nettsted: Nettsted, tmp_path: Path
) -> None:
    note, vkey = revisoren.get("/bevis/checkpoint").content, nettsted.hus.bevisstatus().nokler[0]
    fil = tmp_path / "checkpoint"
    fil.write_bytes(note)
    assert _kjor(OPENSSL, tmp_path, VKEY=vkey.text()) == ["Signature Verified Successfully"]
    fil.write_bytes(note.replace(b"\n", b"\n1", 1))
    with pytest.raises(subprocess.CalledProcessError):
        _kjor(OPENSSL, tmp_path, VKEY=vkey.text())


# --- as people meet it ---


def test_siden_er_hel_med_og_uten_brudd(
    nettside: Nettside, nettsted: Nettsted, demokopi: Path
) -> None:
    logg_inn(nettside, nettsted, rolle=REVISOR[0], organ=REVISOR[1])
    nettside.ga(f"{nettsted.adresse}{BEVIS}?posisjon=2309&storrelse=5&rot={rot(nettsted, 5).hex()}")
    sjekk(nettside)
    _endre(demokopi, "DELETE FROM events WHERE position > 3000")
    with apent(demokopi, folger=False) as sted:
        logg_inn(nettside, sted, rolle=REVISOR[0], organ=REVISOR[1])
        nettside.ga(f"{sted.adresse}{BEVIS}")
        sjekk(nettside)
