"""A life cycle that would make a løp stand still is told of, with the path."""

from __future__ import annotations

from dataclasses import replace

import pytest

from innforing.domain.grunnmur.livslop import Livslop, Overgang
from innforing.domain.grunnmur.livslopskontroll import feil_i
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.katalog import STEG

GAMMELT = LIVSLOP["2024.1"]
UTENFOR = frozenset(n for s in STEG.values() if s.regel is not None for n in s.regel.hvem)


def _feil(*rader: Overgang, utenfor: frozenset[str] = UTENFOR) -> tuple[str, ...]:
    nytt = Livslop("2030.1", T, rader)
    return feil_i(nytt, fodsel=GAMMELT, utenfor=utenfor)


def _med(steg: str, **endring: object) -> tuple[Overgang, ...]:
    return tuple(
        replace(rad, **endring) if rad.steg == steg else rad  # type: ignore[arg-type] # any field
        for rad in GAMMELT.overganger
    )


@pytest.mark.krav("K-324")
@pytest.mark.parametrize("versjon", LIVSLOP)
def test_utgitte_livslop_henger_sammen(versjon: str) -> None:
    assert feil_i(LIVSLOP[versjon], fodsel=GAMMELT, utenfor=UTENFOR) == ()


@pytest.mark.krav("K-324")
def test_en_tilstand_som_ikke_kan_nas_vises_med_veien_dit() -> None:
    uten = tuple(r for r in GAMMELT.overganger if r.steg != "start_gjennomforing")
    feil = _feil(*uten)
    assert (
        "A: foresla → sjekk_klar_til_bruk → godkjenn_plan → apne_pamelding → ? → gjennomforing"
        in feil
    )
    assert len([f for f in feil if f.endswith("? → evaluert")]) == 4, "every type of løp"


@pytest.mark.krav("K-324")
def test_et_vilkar_som_ingen_har_skrevet_vises_med_veien_dit() -> None:
    feil = _feil(*_med("legg_plan", sperrer=("planen_er_vakker",)))
    assert "A: foresla → legg_plan → planen_er_vakker" in feil
    assert len(feil) == 4, "once for each type"


@pytest.mark.krav("K-324")
def test_et_vilkar_som_ingen_kan_oppfylle_vises_med_veien_dit() -> None:
    """`kriteriene_gjelder` is for KS to mend: where KS holds no step at all, nobody can."""
    feil = _feil(*GAMMELT.overganger, utenfor=frozenset())
    assert "B: foresla → vurder_kriterium → kriteriene_gjelder" in feil
    assert all("mottas_av_en_annen" not in f for f in feil)


@pytest.mark.krav("K-324")
def test_en_myndighet_som_ikke_finnes_vises() -> None:
    feil = _feil(*_med("motta_evaluering", hvem=("kongen",)))
    assert any(f.endswith("motta_evaluering → kongen") for f in feil)


@pytest.mark.krav("K-324")
def test_et_lop_foreslas_likt_hva_det_enn_fodes_med() -> None:
    assert _feil(*_med("foresla", avklares=())) == ("ny ≠ 2024.1",)
