"""What can be done next, what is missing for it, and what depends on what is filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from innforing.application.fakta.sporring import FAKTA
from innforing.application.neste_steg import Mulig, framover, neste_steg, uutfylt
from innforing.application.replay import Tilbakeblikk, utsnitt
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.katalog import STEG

if TYPE_CHECKING:
    from innforing.bootstrap import Hus

NA = datetime(2024, 5, 2, 12, tzinfo=UTC)


def blikk(hus: Hus) -> Tilbakeblikk:
    return Tilbakeblikk(hus.reader, hus.mapper, utsnitt(hus.reader))


def mulige(hus: Hus, strom: str) -> dict[str, Mulig]:
    return {m.steg: m for m in neste_steg(blikk(hus), hus.kommuner, strom, na=NA)}


@pytest.mark.krav("K-004", "K-364")
def test_every_unmet_criterion_is_listed_before_anybody_tries(lest_hus: Hus) -> None:
    sjekk = mulige(lest_hus, "innforingslop:pll")["sjekk_klar_til_bruk"]
    alle = {u.vilkar.navn: u.mangler for u in (*sjekk.sperrer, *sjekk.avklares, *sjekk.avhenger)}
    assert alle["obligatoriske_kriterier_oppfylt"] == ("dokumentert_nytte", "oppleringen_er_klar")
    assert not sjekk.klar
    assert sjekk.til is LopTilstand.KLAR_TIL_BRUK_SJEKKET
    assert sjekk.hvem == ("eier",)


def test_steps_that_the_state_does_not_allow_are_not_offered(lest_hus: Hus) -> None:
    assert "godkjenn_plan" not in mulige(lest_hus, "innforingslop:pll")
    assert "foresla" not in mulige(lest_hus, "innforingslop:pll")
    assert "evaluer" in mulige(lest_hus, "innforingslop:htm")


def test_the_steps_stand_in_the_order_of_the_table(lest_hus: Hus) -> None:
    steg = list(mulige(lest_hus, "innforingslop:pll"))
    assert steg.index("utpek_leder") < steg.index("velg_type") < steg.index("sjekk_klar_til_bruk")
    assert steg[-1] == "avslutt"


@pytest.mark.parametrize(
    "strom",
    [
        "organ:ks",
        "deltakelse:htm:voss",
        "ibruktakelse:pll:voss",
        "losning:pll",
        "kriteriesett:1",
        "pulje:htm:1",
        "materiell:m",
    ],
)
def test_every_stream_can_be_asked_and_no_guard_breaks_on_an_empty_step(
    lest_hus: Hus, strom: str
) -> None:
    for mulig in mulige(lest_hus, strom).values():
        assert mulig.hvem
        assert {u.vilkar.navn for u in mulig.avhenger}.isdisjoint(
            u.vilkar.navn for u in (*mulig.sperrer, *mulig.avklares)
        )


def test_the_next_step_is_the_one_that_leads_on_along_the_main_line(lest_hus: Hus) -> None:
    foreslatt = mulige(lest_hus, "innforingslop:pll").values()
    forst = framover(foreslatt, LopTilstand.FORESLATT)
    assert forst is not None
    assert forst.steg == "sjekk_klar_til_bruk"
    assert framover(foreslatt, None) is None
    assert framover([], LopTilstand.FORESLATT) is None


@pytest.mark.parametrize("type_", STEG.values(), ids=STEG)
def test_an_empty_step_says_which_field_was_asked_for(type_: type) -> None:
    steg = uutfylt(type_)
    egne = set(type_.model_fields) - {"begrunnelse", "avklaringer", "beslutning"}  # type: ignore[attr-defined]
    for felt in egne:
        with pytest.raises(AttributeError) as feil:
            getattr(steg, felt)
        assert (feil.value.obj, feil.value.name) == (steg, felt)


def test_a_fault_in_a_guard_or_a_fact_is_not_taken_for_an_empty_field(
    lest_hus: Hus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def feil(_: object) -> bool:
        return bool("tekst".finnes_ikke)  # type: ignore[attr-defined]

    with monkeypatch.context() as bytt:
        bytt.setitem(FAKTA, "manglende_materiell", feil)
        with pytest.raises(AttributeError, match="finnes_ikke"):
            mulige(lest_hus, "innforingslop:pll")
    vilkar = VILKAR["overlevering_er_registrert"]
    monkeypatch.setitem(VILKAR, vilkar.navn, replace(vilkar, sporsmal=feil))
    with pytest.raises(AttributeError, match="finnes_ikke"):
        mulige(lest_hus, "innforingslop:pll")
