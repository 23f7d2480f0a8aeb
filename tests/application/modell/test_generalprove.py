"""The rehearsal on history gives what a replay of the whole log, event by event, gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.kommando import UgyldigKommando
from innforing.application.modell import generalprove as modul
from innforing.application.modell.dom import Ukjent, dom
from innforing.application.modell.generalprove import Stans, generalprove
from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.rad import UAVSLUTTET
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP

if TYPE_CHECKING:
    from innforing.application.modell.generalprove import Generalprove
    from innforing.bootstrap import Hus

BEGYNNELSEN = datetime(2020, 1, 1, tzinfo=UTC)
TILSTANDEN = "laeringspunkt_er_registrert"
"""A guard on the state alone: it may be met later."""
FAKTA = "overlapp_besvart"
"""A guard on facts that the header keeps."""
STEGET = "roller_og_forankring_vurdert"
"""A guard on what was filled in."""
NYTT = "lederne_i_regionen_er_med"
"""The guard of 2025.1 that no løp has had in force."""


def prov(fa: Hus, navn: str, fra: datetime = BEGYNNELSEN) -> Generalprove:
    """The rehearsal over the whole log."""
    return generalprove(map(fa.mapper.decode, fa.reader.under("innforingslop:")), navn, fra)


def rett_fram(fa: Hus, navn: str, fra: datetime) -> list[Stans]:
    """The same answer with no memory at all: every state is folded anew from the log."""
    funnet = []
    rader = {
        (rad.steg, None if f is None else f.value, art)
        for tabell in LIVSLOP.values()
        for rad in tabell.overganger
        if navn in (*rad.sperrer, *rad.avklares)
        for f in rad.fra
        for art in rad.typer
    }
    for rad in fa.reader.tail(0):
        hendelse = fa.mapper.decode(rad)
        forste = hendelse.versjon == 1 or (
            fa.mapper.decode(fa.reader.stream(rad.stream_id)[hendelse.versjon - 2]).hode["kommando"]
            != hendelse.hode["kommando"]
        )
        if not rad.stream_id.startswith("innforingslop:") or not forste:
            continue
        for_ = _som_det_sto(fa, rad.stream_id, rad.position - 1)
        etter = _som_det_sto(fa, rad.stream_id, rad.position)
        art = (for_ if for_.finnes else etter).art
        if (hendelse.hode["steg"], for_.tilstandskode, art) not in rader:
            continue
        if fra_mikrosekunder(rad.recorded_us) < fra:
            continue
        g = modul._grunnlag(for_, hendelse)
        try:
            uoppfylt = dom(VILKAR[navn], g)
        except Ukjent:
            continue
        if uoppfylt is not None:
            stans = Stans(
                lop=rad.stream_id.partition(":")[2],
                steg=str(hendelse.hode["steg"]),
                tilstand=for_.tilstandskode or "",
                posisjon=rad.position,
                fra_us=rad.recorded_us,
                mangler=uoppfylt.mangler,
            )
            funnet.append(_varighet(fa, navn, rad.stream_id, stans, g))
    return funnet


def _varighet(fa: Hus, navn: str, strom: str, stans: Stans, g: Any) -> Stans:
    tomt = replace(g, steg=type(g.steg).model_construct(), fakta=None)
    for senere in fa.reader.stream(strom):
        if senere.position < stans.posisjon:
            continue
        lop = _som_det_sto(fa, strom, senere.position)
        tid = fra_mikrosekunder(senere.recorded_us)
        try:
            met = VILKAR[navn](replace(tomt, aggregat=lop, na=tid, gjelder=tid))
        except AttributeError:
            return replace(stans, kjent_varighet=False)
        if met:
            return replace(stans, til_us=senere.recorded_us)
        if lop.tilstand not in UAVSLUTTET:
            return stans
    return stans


def _som_det_sto(fa: Hus, strom: str, posisjon: int) -> Innforingslop:
    lop = Tilbakeblikk(fa.reader, fa.mapper, Utsnitt(posisjon)).aggregat(strom)
    assert isinstance(lop, Innforingslop)
    return lop


@pytest.mark.krav("K-324", "K-379")
@pytest.mark.parametrize("navn", [TILSTANDEN, FAKTA, STEGET, NYTT, "i_portefoljen"])
def test_generalproven_svarer_som_en_avspilling_uten_hukommelse(fa: Hus, navn: str) -> None:
    for fra in (BEGYNNELSEN, datetime(2021, 6, 1, tzinfo=UTC)):
        assert list(prov(fa, navn, fra).stanser) == rett_fram(fa, navn, fra)


@pytest.mark.krav("K-324")
def test_en_stans_sier_hvor_og_hvor_lenge(fa: Hus) -> None:
    stanser = prov(fa, TILSTANDEN).stanser
    assert {s.tilstand for s in stanser} == {"gjennomforing"}
    assert {s.steg for s in stanser} <= {"evaluer", "evaluer_pulje"}
    assert all(s.kjent_varighet for s in stanser)
    slutt = [s for s in stanser if s.til_us is not None]
    assert all(s.dager is not None and s.dager >= 0 for s in slutt)
    assert [s.dager for s in stanser if s.til_us is None] == [None] * (len(stanser) - len(slutt))


@pytest.mark.krav("K-324")
def test_det_som_hviler_pa_steget_eller_fakta_har_ingen_kjent_varighet(fa: Hus) -> None:
    for navn in (FAKTA, STEGET):
        stanser = prov(fa, navn).stanser
        assert stanser
        assert not any(s.kjent_varighet for s in stanser), navn


@pytest.mark.krav("K-324")
def test_for_datoen_er_ingen_provd(fa: Hus) -> None:
    slutten = fra_mikrosekunder(fa.reader.last()[1] + 1)
    prove = prov(fa, TILSTANDEN, slutten)
    assert (prove.provde, prove.stanser) == (0, ())
    assert prov(fa, TILSTANDEN).provde > 0


def test_framdriften_er_posisjonen_i_loggen(fa: Hus) -> None:
    sett: list[int] = []
    rader = fa.reader.under("innforingslop:")
    prove = generalprove(map(fa.mapper.decode, rader), NYTT, BEGYNNELSEN, framdrift=sett.append)
    assert sett == [rad.position for rad in rader]
    assert prove.posisjon == sett[-1]


def test_et_vilkar_som_ingen_rad_har_far_det_naermeste_til_svar(fa: Hus) -> None:
    with pytest.raises(UgyldigKommando, match=r"Nearest: overlapp_besvart"):
        prov(fa, "overlap_besvart")
    with pytest.raises(UgyldigKommando, match="no row"):
        prov(fa, "modellversjonen_er_ny")
