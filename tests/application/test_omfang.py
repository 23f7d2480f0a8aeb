"""Odd and oversized commands are refused before anybody looks at what they mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from innforing.application.kommando import Kommando, UgyldigKommando
from innforing.application.lesing import les_steg
from innforing.application.omfang import DYPEST, LENGSTE, kontroller_omfang
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from tests.domain.grunnmur.tall import fodselsnummer

SIRI = Aktor(person="siri", rolle=Rolle.SAKSBEHANDLER, organ="ks")
ROLLE = {"person": "nils", "rolle": "saksbehandler", "fra": "2024-01-01"}
MOTE = {"form": "mote", "dato": "2024-01-01", "referanse": f"møte om {fodselsnummer('-')}"}
NHN: dict[str, object] = {"organtype": "nhn", "navn": "NHN"}


def kommando(**endret: object) -> Kommando:
    gitt = Kommando(id="k1", steg="opprett_organ", pa="organ:nhn", aktor=SIRI, data=NHN)
    return replace(gitt, **endret)  # type: ignore[arg-type]


def nestet(dybde: int) -> object:
    return [nestet(dybde - 1)] if dybde > 1 else []


def test_dypt_og_langt_gar_til_grensen_og_ikke_lenger() -> None:
    kontroller_omfang(nestet(DYPEST))
    kontroller_omfang({"a": list(range(LENGSTE))})
    with pytest.raises(UgyldigKommando, match="nested deeper"):
        kontroller_omfang({"a": nestet(DYPEST)})
    with pytest.raises(UgyldigKommando, match="1001 members"):
        kontroller_omfang({"a": list(range(LENGSTE + 1))})
    with pytest.raises(UgyldigKommando, match="nested deeper"):
        les_steg(kommando(data={"a": nestet(900)}))


def test_det_som_ikke_er_json_avvises() -> None:
    with pytest.raises(UgyldigKommando, match="not JSON"):
        les_steg(kommando(data=NHN | {"navn": object()}))


@pytest.mark.krav("K-377")
@pytest.mark.parametrize(
    "endret",
    [
        {"pa": f"organ:{fodselsnummer()}"},
        {"id": fodselsnummer()},
        {"korrelasjon": fodselsnummer()},
        {"aktor": SIRI.med(person=fodselsnummer())},
        {"data": NHN | {"overordnet": fodselsnummer()}},
        {"data": NHN | {"roller": [ROLLE | {"person": fodselsnummer()}]}},
        {"data": NHN | {"roller": [ROLLE | {"fullmakt": f"sak {fodselsnummer(' ')}"}]}},
        {"data": NHN | {"beslutning": MOTE}},
    ],
)
def test_et_fodselsnummer_avvises_hvor_det_enn_star(endret: dict[str, object]) -> None:
    with pytest.raises(UgyldigKommando, match="fødselsnummer"):
        les_steg(kommando(**endret))


def test_et_tidspunkt_uten_tidssone_og_en_lang_korrelasjon_avvises() -> None:
    naivt = datetime(2024, 1, 1)  # noqa: DTZ001 - that is the point
    with pytest.raises(UgyldigKommando, match="no time zone"):
        les_steg(kommando(gjelder=naivt))
    with pytest.raises(UgyldigKommando, match="is not 1 to 100"):
        les_steg(kommando(korrelasjon="k" * 101))


@pytest.mark.parametrize(
    ("steg", "pa"),
    [
        ("foresla", "innforingslop:a:b"),
        ("foresla", "innforingslop:"),
        ("svar", "deltakelse:a"),
        ("svar", "deltakelse:a:b:c"),
        ("meld_bruksstatus", "ibruktakelse:kj"),
        ("publiser_kriteriesett", "kriteriesett:ny"),
        ("publiser_kriteriesett", "kriteriesett:0"),
    ],
)
def test_en_strom_kan_bare_hete_det_slaget_heter(steg: str, pa: str) -> None:
    with pytest.raises(UgyldigKommando, match="is not the name of"):
        les_steg(kommando(steg=steg, pa=pa))
