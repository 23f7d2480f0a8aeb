"""A look beforehand says what the engine says, and leaves no trace."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest

from innforing.application.kommando import Avvist, Gjort, Kommando, UgyldigKommando
from innforing.application.prove import prov_kommando

if TYPE_CHECKING:
    from innforing.bootstrap import Hus
    from innforing.domain.grunnmur.livslop import Avvisning


def kommando(hus: Hus, steg: str, data: dict[str, object]) -> Kommando:
    """One step on the first kommune of the first løp, by its first leader."""
    lop_id, lop = next(
        (s.partition(":")[2], lop)
        for s, lop in hus.levende.under("innforingslop:").items()
        if lop.ledere and lop.kommuner  # type: ignore[attr-defined]
    )
    leder = lop.ledere[0]  # type: ignore[attr-defined]
    som = hus.som(leder.person, rolle=leder.rolle.value, organ=leder.organ)
    return Kommando(
        id=str(uuid.uuid4()),
        steg=steg,
        pa=f"deltakelse:{lop_id}:{lop.kommuner[0]}",  # type: ignore[attr-defined]
        aktor=som.aktor,
        data=data,
    )


def provd(hus: Hus, gitt: Kommando) -> Avvisning | None:
    return prov_kommando(hus.levende, hus.kommuner, gitt, na=hus.na())


def test_what_would_be_recorded_meets_nothing_and_nothing_is_recorded(hus: Hus) -> None:
    gitt = kommando(hus, "registrer_kontakt", {"kanal": "telefon"})
    for_ = hus.reader.last()
    assert provd(hus, gitt) is None
    assert hus.reader.last() == for_
    assert isinstance(hus.ta_steg(gitt), Gjort)


def test_what_would_be_refused_is_refused_for_the_same_reasons(hus: Hus) -> None:
    gitt = kommando(hus, "svar", {"svar": "trekk"})
    mott = provd(hus, gitt)
    assert mott is not None
    assert hus.reader.refused(gitt.pa) == []
    svar = hus.ta_steg(gitt)
    assert isinstance(svar, Avvist)
    assert svar.avvisning == mott


def test_malformed_data_is_said_as_it_is_when_the_step_is_taken(hus: Hus) -> None:
    with pytest.raises(UgyldigKommando, match="kanal"):
        provd(hus, kommando(hus, "registrer_kontakt", {"kanal": "røyk"}))
