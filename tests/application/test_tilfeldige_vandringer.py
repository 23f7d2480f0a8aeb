"""2 000 random walks through the life cycle, and proof that they would see what they look for.

What is chosen is in `vandring/vandrer.py`, what must hold after every step in
`vandring/kontroll.py`. A walk that fails is printed step by step, with the numbers that give it.
"""

from __future__ import annotations

import logging
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import structlog
from coverage import Coverage
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from innforing.application.fakta.sporring import FAKTA
from innforing.application.memory import Memory
from innforing.domain.grunnmur import livslop
from innforing.domain.grunnmur.livslop import Livslop
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.pulje.folger import PuljeOpprettet
from innforing.eventlog.mapper import Mapper
from tests.application.vandring.kontroll import Brudd
from tests.application.vandring.startsteder import steder
from tests.application.vandring.vandrer import (
    BRUKSSTEG,
    KOMMUNESTEG,
    LOPSTEG,
    VERVSTEG,
    Maling,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from innforing.domain.grunnmur.aggregat import Hendelse, LoggfortHendelse

ARTER = "ABCF"
VANDRINGER = 500
"""Of each type of løp: 2 000 in all."""
MINST_I_HVER_TILSTAND = 20
"""Walks, of those 500, that were in a given state of the type."""
MINST_AV_HVERT_STEG = 3
"""Times, in all walks, that each step was taken, and each promise held somebody back."""
VANDRERENS_STEG = (*LOPSTEG, *KOMMUNESTEG, *BRUKSSTEG, *VERVSTEG)
LOVET = (
    "har_vervet",
    "rett_myndighet",
    "fire_oyne",
    "mottas_av_en_annen",
    "ikke_pa_vent",
    "plass_eller_venteliste",
    "overlapp_besvart",
)
"""Guards behind what is promised: walks that never met them would prove little."""
FRO = st.integers(0, 2**32 - 1)


@pytest.fixture(autouse=True)
def _stille() -> Iterator[None]:
    """Refusals are what half of the steps come to; nobody needs a line for each."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    yield
    structlog.reset_defaults()


@pytest.fixture(autouse=True)
def _umalt() -> Iterator[None]:
    """Lines are for the small tests to cover; traced line by line a walk takes twice as long."""
    maler = Coverage.current()
    if maler is None:
        yield
        return
    maler.stop()
    yield
    maler.start()


def vandre(art: str, start: int, valg: Iterable[int], maling: Maling) -> None:
    """One walk, judged after every step and once more at its end."""
    vandrer = steder(art)[start % len(steder(art))].kopi(maling)
    maling.vandringer += 1
    vandrer.merk()
    try:
        for fro in valg:
            vandrer.skritt(fro)
        vandrer.kontroll.til_slutt(vandrer.hus)
    except Exception as feil:
        feil.add_note("\n".join(vandrer.historie))
        raise


def test_ingen_rekke_av_steg_bryter_det_som_alltid_gjelder() -> None:
    maling = Maling()
    for art in ARTER:
        _mange_vandringer(art, maling)
    assert maling.vandringer >= len(ARTER) * VANDRINGER
    besok = {(art, t): maling.tilstander[art, str(t.value)] for art in ARTER for t in LopTilstand}
    assert {sted: n for sted, n in besok.items() if n < MINST_I_HVER_TILSTAND} == {}
    tatt = {steg: maling.tatt[steg] for steg in VANDRERENS_STEG}
    assert {steg: n for steg, n in tatt.items() if n < MINST_AV_HVERT_STEG} == {}
    avvist = {navn: maling.avvist_av[navn] for navn in LOVET}
    assert {navn: n for navn, n in avvist.items() if n < MINST_AV_HVERT_STEG} == {}


def _mange_vandringer(art: str, maling: Maling) -> None:
    @settings(
        max_examples=VANDRINGER,
        derandomize=True,
        deadline=None,
        database=None,
        print_blob=True,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(start=st.integers(0, len(steder(art)) - 1), valg=st.lists(FRO, min_size=8, max_size=25))
    def vandringer(start: int, valg: list[int]) -> None:
        note(f"type {art}")
        vandre(art, start, valg, maling)

    vandringer()


def uten_vilkar(monkeypatch: pytest.MonkeyPatch, *navn: str) -> None:
    """The table as it would be if somebody took the guards out of their rows."""
    tabell = LIVSLOP["2024.1"]
    rader = (
        replace(rad, sperrer=tuple(v for v in rad.sperrer if v not in navn))
        for rad in tabell.overganger
    )
    ny = Livslop(tabell.versjon, tabell.tilstander, tuple(rader))
    monkeypatch.setitem(LIVSLOP, "2024.1", ny)


def uten_fire_oyne(m: pytest.MonkeyPatch) -> None:
    """Whoever laid the plan may approve it."""
    uten_vilkar(m, "fire_oyne")


def uten_en_annen_mottaker(m: pytest.MonkeyPatch) -> None:
    """Whoever delivered the evaluering may receive it."""
    uten_vilkar(m, "mottas_av_en_annen")


def pausen_glemmes(m: pytest.MonkeyPatch) -> None:
    """A paused løp moves on."""
    alltid = replace(VILKAR["ikke_pa_vent"], sporsmal=lambda _: True)
    m.setattr(livslop, "ikke_pa_vent", alltid)
    m.setitem(VILKAR, "ikke_pa_vent", alltid)


def verv_sporres_det_ikke_etter(m: pytest.MonkeyPatch) -> None:
    """A stated role is taken at its word."""
    m.setattr(livslop, "har_vervet", replace(VILKAR["har_vervet"], sporsmal=lambda _: True))


def systemet_er_eier(m: pytest.MonkeyPatch) -> None:
    """An authority that anybody is, the system itself too."""
    m.setitem(MYNDIGHETER, "eier", replace(MYNDIGHETER["eier"], sporsmal=lambda _: True))


def det_er_alltid_plass(m: pytest.MonkeyPatch) -> None:
    """A fact that does not count the seats taken."""
    m.setitem(FAKTA, "pulje_har_plass", lambda _: True)


def et_nei_skal_begrunnes(m: pytest.MonkeyPatch) -> None:
    """Somebody asks a kommune why."""
    sporrende = replace(VILKAR["svaret_er_nytt"], sporsmal=lambda g: g.steg.begrunnelse is not None)
    m.setitem(VILKAR, "svaret_er_nytt", sporrende)


def minnet_hopper_over_en_hendelse(m: pytest.MonkeyPatch) -> None:
    """What is remembered is not all that was written."""
    ta_inn = Memory.take_in

    def glem(self: Memory, events: Iterable[LoggfortHendelse[Any]]) -> None:
        ta_inn(self, (h for h in events if type(h.hendelse).__name__ != "KommuneVarslet"))

    m.setattr(Memory, "take_in", glem)


def bytene_sier_noe_annet(m: pytest.MonkeyPatch) -> None:
    """What is written is not what happened."""
    kod = Mapper.encode

    def feil(self: Mapper, event: Hendelse[Any], header: Mapping[str, Any]) -> bytes:
        endret = event.med(kapasitet=7) if isinstance(event, PuljeOpprettet) else event
        return kod(self, endret, header)

    m.setattr(Mapper, "encode", feil)


@pytest.mark.parametrize(
    ("odelegg", "art", "lofte"),
    [
        (uten_fire_oyne, "A", "fire øyne"),
        (uten_fire_oyne, "C", "fire øyne"),
        (uten_en_annen_mottaker, "B", "fire øyne"),
        (pausen_glemmes, "B", "på vent"),
        (verv_sporres_det_ikke_etter, "A", "verv"),
        (systemet_er_eier, "F", "systemet"),
        (det_er_alltid_plass, "A", "kapasitet"),
        (et_nei_skal_begrunnes, "A", "et nei er nok"),
        (minnet_hopper_over_en_hendelse, "A", "avspilling"),
        (bytene_sier_noe_annet, "A", "bytes"),
    ],
)
def test_vandringene_ser_det_nar_noe_er_odelagt(
    odelegg: Callable[[pytest.MonkeyPatch], None],
    art: str,
    lofte: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A test of the test: with one thing broken, a walk stops, and says which promise broke."""
    steder(art)
    odelegg(monkeypatch)
    with pytest.raises(Brudd, match=f"^{lofte}: "):
        _vandre_til_det_brister(art)


def _vandre_til_det_brister(art: str) -> None:
    for nr in range(VANDRINGER):
        terning = random.Random(f"{art} {nr}")  # noqa: S311 - a walk that can be walked again
        valg = [terning.getrandbits(32) for _ in range(25)]
        vandre(art, terning.randrange(999), valg, Maling())
