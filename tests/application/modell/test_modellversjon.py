"""A version of the model over 50 running løp: tried, approved, used in bulk, and undone."""

from __future__ import annotations

import uuid
from collections import Counter
from typing import TYPE_CHECKING, Any, cast

import pytest

from innforing.application.kommando import Avvist, Gjort, Kommando
from innforing.application.modell.bruk import angre, bruk
from innforing.application.modell.flytteprove import (
    livslopets_feil_i,
    lop_i_gang,
    prov_alle,
    prov_en,
)
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dag_i_norge
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.grunnmur.livslop import Livslop
from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.innforingsmodell.steg.prov_modellversjon import ModellversjonProvd
from innforing.domain.innforingsmodell.verdier import Modellmal

if TYPE_CHECKING:
    from innforing.application.kommando import Svar
    from innforing.bootstrap import Hus
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.domain.organ.organ import Organ

NY = "2025.1"
STROM = f"innforingsmodell:{NY}"
FORSLAG: dict[str, Any] = {
    "begrunnelse": "Evalueringene viser at lederne kom for sent med.",
    "funn": [
        {
            "nr": nr,
            "tema": tema.value,
            "maler": [mal.value for mal in Modellmal],
            "tekst": "Lederne kom for sent med.",
        }
        for nr, tema in enumerate(Evalueringstema, start=1)
    ],
    "justeringer": [{"svarer_pa": [3], "endring": "Lederne er med først.", "grunn": "Funn 3."}],
}
BESLUTNING = {"form": "mote", "dato": "2022-12-01", "referanse": "Sak 4 (eksempel)"}


def medlem(hus: Hus, organ: str, nr: int = 0) -> Aktor:
    """Somebody who acts for the body now."""
    rolle = cast("Organ", hus.levende.aggregat(f"organ:{organ}")).aktive(hus.na().date())[nr]
    return Aktor(person=rolle.person, rolle=rolle.rolle, organ=organ)


def ta(hus: Hus, steg: str, aktor: Aktor, strom: str = STROM, **data: object) -> Svar:
    """Take a step on the version, or on a løp."""
    id_ = str(uuid.uuid4())
    return hus.ta_steg(Kommando(id=id_, steg=steg, pa=strom, aktor=aktor, data=data, na=hus.na()))


def innfor(hus: Hus) -> None:
    """Propose, try, approve and put in force, as it should go."""
    ks, kg = medlem(hus, "ks"), medlem(hus, "koordineringsgruppen")
    assert isinstance(ta(hus, "foresla_modellversjon", ks, **FORSLAG, beslutning=BESLUTNING), Gjort)
    assert isinstance(ta(hus, "prov_modellversjon", ks), Gjort)
    assert isinstance(ta(hus, "godkjenn_modellversjon", kg, beslutning=BESLUTNING), Gjort)
    i_dag = dag_i_norge(mikrosekunder(hus.na())).isoformat()
    assert isinstance(ta(hus, "innfor_modellversjon", ks, gjelder_fra=i_dag), Gjort)


def modeller(hus: Hus) -> dict[str, str | None]:
    """Løp → the version it follows."""
    return {id_: lop.definisjon for id_, lop in lop_i_gang(hus.levende).items()}


@pytest.mark.krav("K-015", "K-324")
def test_det_proven_sier_er_det_som_skjer_og_hvert_lop_kan_angres(hus: Hus) -> None:
    """Done-when of the issue: dry run, approval, bulk apply and undo over 50 running løp."""
    for_ = modeller(hus)
    assert len(for_) >= 50
    innfor(hus)
    loggfort = hus.mapper.decode(hus.reader.stream(STROM)[1]).hendelse
    assert isinstance(loggfort, ModellversjonProvd)
    assert {u.utfall for u in loggfort.lop} == set(Modellutfall), "the log holds all four"
    assert loggfort.posisjon == hus.reader.stream(STROM)[0].position

    sett: list[tuple[int, int]] = []
    ks, na = medlem(hus, "ks"), hus.na()
    gjort = bruk(
        hus,
        hus.levende,
        NY,
        ks,
        "Vi flytter alle som kan.",
        na=na,
        framdrift=lambda *n: sett.append(n),
    )
    assert [(u.lop, u.utfall, u.vilkar) for u in gjort] == [
        (p.lop, p.utfall, p.vilkar) for p in loggfort.lop
    ]
    assert sett[-1] == (len(for_), len(for_))
    flyttes = {Modellutfall.UBERORT, Modellutfall.FLYTTES}
    flyttet = {u.lop for u in gjort if u.posisjon is not None}
    assert flyttet == {p.lop for p in loggfort.lop if p.utfall in flyttes}
    assert modeller(hus) == for_ | dict.fromkeys(flyttet, NY)

    en = min(flyttet)
    angret = angre(hus, hus.levende, NY, ks, "Feil løp.", na=na, bare=(en,))
    assert [(u.lop, u.posisjon is not None) for u in angret] == [(en, True)]
    assert modeller(hus) == for_ | dict.fromkeys(flyttet - {en}, NY)
    angre(hus, hus.levende, NY, ks, "Alle tilbake.", na=na)
    assert modeller(hus) == for_
    assert angre(hus, hus.levende, NY, ks, "Ingen igjen.", na=na) == ()


@pytest.mark.krav("K-324")
def test_bare_en_annen_godkjenner_og_bare_det_som_er_provd(hus: Hus) -> None:
    kg, en_annen = (medlem(hus, "koordineringsgruppen", nr) for nr in (0, 1))
    ta(hus, "foresla_modellversjon", kg, **FORSLAG, beslutning=BESLUTNING)
    assert _avvist(ta(hus, "godkjenn_modellversjon", kg, beslutning=BESLUTNING)) == [
        "modellversjonen_er_provd",
        "modellversjonen_godkjennes_av_en_annen",
        "proven_gjelder_fortsatt",
    ]
    ta(hus, "prov_modellversjon", kg)
    godkjent = ta(hus, "godkjenn_modellversjon", en_annen, beslutning=BESLUTNING)
    assert isinstance(godkjent, Gjort)


@pytest.mark.krav("K-324")
def test_et_lop_flyttes_ikke_til_en_versjon_som_ikke_gjelder(hus: Hus) -> None:
    lop = f"innforingslop:{min(modeller(hus))}"
    for versjon in (NY, "2031.1"):
        svar = ta(hus, "flytt_til_modell", medlem(hus, "ks"), lop, modell=versjon, begrunnelse="nå")
        assert "modellen_er_i_kraft" in _avvist(svar)


@pytest.mark.krav("K-015", "K-324", "K-379")
def test_nye_lop_fodes_med_versjonen_som_gjelder_og_gamle_beholder_sin(hus: Hus) -> None:
    for_ = modeller(hus)
    kg = medlem(hus, "koordineringsgruppen")
    losning = next(iter(hus.levende.under("losning:"))).partition(":")[2]
    forslag: dict[str, Any] = {
        "tittel": "Et nytt løp",
        "type": "a",
        "losning": losning,
        "begrunnelse": "Det trengs.",
        "avklaringer": dict.fromkeys(("i_portefoljen", "eneste_lop_for_losningen"), "Ja."),
    }
    ta(hus, "foresla", kg, "innforingslop:gammelt", **forslag)
    innfor(hus)
    ta(hus, "foresla", kg, "innforingslop:nytt", **forslag)
    assert modeller(hus) == for_ | {"gammelt": "2024.1", "nytt": NY}
    nytt = cast("Innforingslop", hus.levende.aggregat("innforingslop:nytt"))
    assert nytt.livslop is LIVSLOP[NY]


@pytest.mark.krav("K-324")
def test_et_livslop_som_ikke_henger_sammen_innfores_ikke(
    hus: Hus, monkeypatch: pytest.MonkeyPatch
) -> None:
    ny = LIVSLOP[NY]
    uten = tuple(rad for rad in ny.overganger if rad.steg != "evaluer")
    monkeypatch.setitem(LIVSLOP, NY, Livslop(NY, LopTilstand, uten))
    assert any(
        feil.endswith("start_gjennomforing → ? → evaluert")
        for feil in livslopets_feil_i(LIVSLOP[NY])
    )
    ks = medlem(hus, "ks")
    ta(hus, "foresla_modellversjon", ks, **FORSLAG, beslutning=BESLUTNING)
    ta(hus, "prov_modellversjon", ks)
    ta(hus, "godkjenn_modellversjon", medlem(hus, "koordineringsgruppen"), beslutning=BESLUTNING)
    i_dag = dag_i_norge(mikrosekunder(hus.na())).isoformat()
    svar = ta(hus, "innfor_modellversjon", ks, gjelder_fra=i_dag)
    assert _avvist(svar) == ["livslopet_henger_sammen"]


@pytest.mark.krav("K-324")
def test_en_tilstand_som_den_nye_versjonen_ikke_har_vurderes_av_et_menneske(
    hus: Hus, monkeypatch: pytest.MonkeyPatch
) -> None:
    ny = LIVSLOP[NY]
    uten = tuple(rad for rad in ny.overganger if rad.steg != "start_gjennomforing")
    monkeypatch.setitem(LIVSLOP, NY, Livslop(NY, LopTilstand, uten))
    prove = prov_alle(hus.levende, hus.kommuner, NY, na=hus.na())
    i_gang = {u.utfall: u.vilkar for u in prove if u.tilstand == "gjennomforing"}
    assert i_gang == {Modellutfall.MA_VURDERES: ("riktig_fase",)}


@pytest.mark.krav("K-054", "K-324")
def test_nye_obligatoriske_kriterier_vurderes_av_et_menneske(hus: Hus) -> None:
    """Kriteriesett 1 as if it were new: a løp that nobody has judged yet has all of it to come."""
    id_, lop = next(
        (id_, lop)
        for id_, lop in lop_i_gang(hus.levende).items()
        if lop.tilstand is LopTilstand.FORESLATT and lop.art != "F" and not lop.vurderinger
    )

    def prov(kriteriesett: int | None) -> Any:
        funnet = prov_en(
            hus.levende, hus.kommuner, id_, lop, NY, na=hus.na(), kriteriesett=kriteriesett
        )
        return funnet.utfall, bool(funnet.vilkar)

    assert prov(None) == (Modellutfall.FLYTTES, False)
    assert prov(1) == (Modellutfall.MA_VURDERES, True)


def test_et_steg_som_kom_imellom_sies_fra_om(hus: Hus, monkeypatch: pytest.MonkeyPatch) -> None:
    innfor(hus)
    lop = min(modeller(hus))
    ks, kg = medlem(hus, "ks"), medlem(hus, "koordineringsgruppen")
    tilstand = hus.levende.tilstand

    def for_sent(strom: str) -> Any:
        funnet = tilstand(strom)
        ta(hus, "gi_merknad", kg, strom, merknad="Vi ser på det.")
        return funnet

    monkeypatch.setattr(hus.levende, "tilstand", for_sent)
    gjort = bruk(hus, hus.levende, NY, ks, "Flytt.", na=hus.na())
    assert Counter(u.vilkar for u in gjort) == {("sett_versjon",): len(gjort)}
    assert lop in {u.lop for u in gjort}


def test_den_som_ikke_har_myndighet_flytter_ingen(hus: Hus) -> None:
    innfor(hus)
    revisor = Aktor(person="ingen", rolle=Rolle.REVISOR, organ="ks")
    gjort = bruk(hus, hus.levende, NY, revisor, "Flytt.", na=hus.na())
    assert {u.posisjon for u in gjort} == {None}
    assert all("rett_myndighet" in u.vilkar for u in gjort)


def _avvist(svar: Svar) -> list[str]:
    assert isinstance(svar, Avvist), svar
    return [u.vilkar.navn for u in (*svar.avvisning.sperrer, *svar.avvisning.avklares)]
