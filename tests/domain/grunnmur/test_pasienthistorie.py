"""Texts about needs are stopped when they tell of one patient."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from innforing.domain.grunnmur.pasienthistorie import Behovsnotat, Behovstittel, er_pasienthistorie
from innforing.domain.grunnmur.verdi import FRA_LOGGEN, Fritekst

TITTEL: TypeAdapter[str] = TypeAdapter(Behovstittel)
NOTAT: TypeAdapter[Fritekst] = TypeAdapter(Behovsnotat)


@pytest.mark.krav("K-377")
@pytest.mark.parametrize(
    "tekst",
    [
        "En kvinne på 82 år fikk feil medisin etter hjemkomst.",
        "Pasienten (82-åring) har ikke sett meldingen.",
        "Brukeren er født 1941 og bor alene.",
        "Meldingen kom ikke fram. Pasienten døde to dager senere.",
        "Ein mann vart innlagt fordi lista ikkje var oppdatert.",
        "En pasient hos oss ble skrevet ut uten at vi fikk vite det",
    ],
)
def test_en_historie_om_en_pasient_stoppes(tekst: str) -> None:
    assert er_pasienthistorie(tekst)
    with pytest.raises(ValidationError, match="one patient"):
        TITTEL.validate_python(tekst)
    with pytest.raises(ValidationError, match="one patient"):
        NOTAT.validate_python(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "Hjemmetjenesten ser ikke om pasienten er innlagt.",
        "Brukere over 67 år trenger en enklere innlogging.",
        "Vi fikk ikke varsel. Pasienten må kunne se sine egne avtaler.",
        "Løsningen ble ferdig for 3 år siden, og mangler støtte for nynorsk.",
    ],
)
def test_det_tjenesten_trenger_stoppes_ikke(tekst: str) -> None:
    assert not er_pasienthistorie(tekst)
    assert TITTEL.validate_python(tekst) == tekst
    assert NOTAT.validate_python(tekst).tekst == tekst


def test_det_som_star_i_loggen_dommes_ikke_pa_nytt() -> None:
    tekst = "Pasienten døde."
    assert TITTEL.validate_python(tekst, context=FRA_LOGGEN) == tekst
    forseglet = Fritekst(id="t1", forpliktelse="00")
    assert NOTAT.validate_python(forseglet) == forseglet


@pytest.mark.krav("K-377")
def test_et_fodselsnummer_stoppes_ogsa_her() -> None:
    with pytest.raises(ValidationError, match="fødselsnummer"):
        TITTEL.validate_python("Gjelder 01019012480")
