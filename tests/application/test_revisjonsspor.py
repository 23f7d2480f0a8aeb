"""The audit trail: who in which role for which body, why, and what the decision rested on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application.replay import utsnitt
from innforing.application.revisjonsspor import er_fritekst, fritekster_i, spor_av
from innforing.application.tilfeldighet import demo_person
from innforing.domain.katalog import HENDELSER
from innforing.eventlog.mapper import Mapper
from tests.application.demohus import FRO

if TYPE_CHECKING:
    from innforing.bootstrap import Hus


@pytest.mark.krav("K-373", "K-375")
def test_a_line_says_who_when_why_and_on_what(lest_hus: Hus) -> None:
    (foreslatt, *_) = spor_av(lest_hus, "innforingslop:pll", utsnitt(lest_hus.reader))
    assert foreslatt.hendelse == "LopForeslatt"
    assert (foreslatt.navn, foreslatt.rolle, foreslatt.organ) == (
        "Kari (eksempel)",
        "medlem",
        "koordineringsgruppen",
    )
    assert foreslatt.begrunnelse == "Vi vil følge utprøvingen."
    assert foreslatt.avklaringer == {"i_portefoljen": "Løsningen er under utprøving."}
    assert foreslatt.gjelder is not None
    assert foreslatt.gjelder < foreslatt.registrert
    assert isinstance(foreslatt.grunnlag, dict)
    assert foreslatt.grunnlag["posisjon"] < foreslatt.posisjon
    assert foreslatt.grunnlag["fakta"]["losningen_finnes"] is True


def test_texts_inside_an_event_are_opened_too(lest_hus: Hus) -> None:
    linje = spor_av(lest_hus, "innforingslop:pll", utsnitt(lest_hus.reader))[1]
    assert linje.hendelse == "KriteriumVurdert"
    assert linje.innhold["grunn"] == "Effekten er ikke målt ennå."


@pytest.mark.krav("K-069")
def test_refused_steps_stand_among_the_events_in_order(lest_hus: Hus) -> None:
    linjer = spor_av(lest_hus, "innforingslop:pll", utsnitt(lest_hus.reader), avviste=True)
    assert [(linje.steg, linje.avvist) for linje in linjer] == [
        ("foresla", True),
        ("foresla", False),
        ("vurder_kriterium", False),
        ("sjekk_klar_til_bruk", True),
    ]
    assert linjer[0].uoppfylte == ("i_portefoljen",)
    assert [linje.registrert for linje in linjer] == sorted(linje.registrert for linje in linjer)


def test_the_trail_can_be_cut_at_a_date(lest_hus: Hus) -> None:
    til = utsnitt(lest_hus.reader, kjent=date(2024, 2, 15))
    linjer = spor_av(lest_hus, "innforingslop:pll", til, avviste=True)
    assert [linje.steg for linje in linjer] == ["foresla", "foresla"]


def test_what_time_brought_has_no_person_and_a_consequence_names_its_cause(lest_hus: Hus) -> None:
    linjer = spor_av(lest_hus, "deltakelse:htm:alver", utsnitt(lest_hus.reader))
    aktuell, _, frist = linjer
    assert aktuell.arsak is not None
    assert aktuell.arsak < aktuell.posisjon
    assert (frist.hendelse, frist.person, frist.navn) == ("SvarfristPassert", None, None)


def test_an_erased_text_and_an_erased_person_leave_the_line(hus: Hus) -> None:
    hode = hus.mapper.decode(hus.reader.stream("innforingslop:pll")[0]).hode
    hus.nokler.slett(hode["begrunnelse"]["id"])
    hus.nokler.slett(demo_person(FRO, "kari"))
    linje = spor_av(hus, "innforingslop:pll", utsnitt(hus.reader))[0]
    assert (linje.begrunnelse, linje.navn) == ("slettet", "Person fjernet")


def test_an_event_that_this_program_cannot_read_is_shown_as_it_is_stored(
    hus: Hus, monkeypatch: pytest.MonkeyPatch
) -> None:
    alle = spor_av(hus, "innforingslop:pll", utsnitt(hus.reader))
    kjente = {navn: h for navn, h in HENDELSER.items() if navn != "KriteriumVurdert"}
    monkeypatch.setattr(hus, "mapper", Mapper(kjente))
    uten = spor_av(hus, "innforingslop:pll", utsnitt(hus.reader))
    assert [linje.posisjon for linje in uten] == [linje.posisjon for linje in alle]
    [ulest] = [linje for linje in uten if linje.ulest is not None]
    assert "KriteriumVurdert" in (ulest.ulest or "")
    assert (ulest.navn, ulest.rolle) == (alle[1].navn, alle[1].rolle)
    assert ulest.innhold["v"] == 1
    assert (ulest.kommando, ulest.definisjon) == (alle[1].kommando, alle[1].definisjon)


def test_a_text_is_known_by_its_id_and_commitment_alone() -> None:
    tekst = {"id": "a", "forpliktelse": "b"}
    assert er_fritekst(tekst)
    assert not er_fritekst({"id": "a"})
    assert not er_fritekst({**tekst, "navn": "c"})
    assert list(fritekster_i({"x": [tekst, {"y": tekst}], "z": 1})) == [("a", "b"), ("a", "b")]
