"""The ledger always balances, whatever steps are tried in whatever order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Avgjorelse
from innforing.domain.tilskudd.deler import Fakturalinje, Resultatregnskap
from innforing.domain.tilskudd.regnskap import Regnskap
from innforing.domain.tilskudd.steg.avvis_faktura import AvvisFaktura
from innforing.domain.tilskudd.steg.beslutt_tilbakebetaling import BesluttTilbakebetaling
from innforing.domain.tilskudd.steg.endre_tilskudd import EndreTilskudd
from innforing.domain.tilskudd.steg.godta_sen_faktura import GodtaSenFaktura
from innforing.domain.tilskudd.steg.krev_tilbakebetaling import KrevTilbakebetaling
from innforing.domain.tilskudd.steg.registrer_misbruk import RegistrerMisbruk
from innforing.domain.tilskudd.steg.registrer_tidligere_bruk import RegistrerTidligereBruk
from innforing.domain.tilskudd.steg.registrer_tilbakebetaling import RegistrerTilbakebetaling
from innforing.domain.tilskudd.steg.send_faktura import Fakta, SendFaktura
from innforing.domain.tilskudd.steg.utbetal_tilskudd import UtbetalTilskudd
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Kostnadsart
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import (
    AR_2024,
    BILAG,
    FORKLART,
    FUNN,
    JANUAR,
    MOTTATT,
    RAMME,
    UTBETALT,
)

I_DAG = date(2025, 1, 14)
belop = st.sampled_from([0, 1, 400_000, 950_584, 1_000_000, 2_000_000, RAMME, RAMME + 1])
nr = st.sampled_from(["F-1", "F-2", "F-3"])
funn = st.integers(1, 2)


def _faktura(nr_: str, kroner: int, *, sen: bool) -> SendFaktura:
    sjekksum = {"F-1": "1", "F-2": "2", "F-3": "3"}[nr_] * 64
    return SendFaktura(
        nr=nr_,
        datert=I_DAG if sen else date(2024, 12, 31),
        mottatt=I_DAG,
        kostnader_til=date(2024, 12, 31),
        prosjektnr="103972",
        linjer=(Fakturalinje(art=Kostnadsart.FRIKJOP, belop=kroner, person="rita"),),
        resultatregnskap=Resultatregnskap(referanse=nr_, sjekksum=sjekksum, signert_av="aslaug"),
        avklaringer={"fakturaen_er_innenfor_rammen": FORKLART},
    )


steg = st.one_of(
    st.builds(_faktura, nr, belop, sen=st.booleans()),
    st.builds(GodtaSenFaktura, nr=nr),
    st.builds(AvvisFaktura, nr=nr, begrunnelse=st.just(FORKLART)),
    st.builds(UtbetalTilskudd, nr=nr, belop=belop, dato=st.just(I_DAG)),
    st.builds(RegistrerTidligereBruk, belop=belop, beregning=st.just(BILAG)),
    st.builds(EndreTilskudd, belop=belop, begrunnelse=st.just(FORKLART)),
    st.builds(RegistrerMisbruk, beskrivelse=st.just(FORKLART)),
    st.builds(BesluttTilbakebetaling, funn=funn, belop=belop, begrunnelse=st.just(FORKLART)),
    st.builds(KrevTilbakebetaling, funn=funn, krav=st.just(BILAG)),
    st.builds(RegistrerTilbakebetaling, funn=funn, belop=belop, dato=st.just(I_DAG)),
)
LEDET = Fakta(nettverkets_ledere=("aslaug",))


@pytest.mark.krav("K-269", "K-272", "K-282")
@settings(max_examples=400)
@given(st.lists(steg, min_size=6, max_size=30))
def test_regnskapet_balanserer_etter_hvert_steg(stegene: list[Steg[Tilskudd]]) -> None:
    historie: tuple[Hendelse[Any], ...] = (*UTBETALT, MOTTATT.med(nr="F-2"), FUNN)
    for ett in stegene:
        fakta = LEDET if isinstance(ett, SendFaktura) else None
        resultat = gitt(*historie, nokkel=AR_2024).nar(ett, som=KS_SAK, na=JANUAR, fakta=fakta)
        if isinstance(resultat.utfall, Avgjorelse):
            historie = (*historie, *resultat.utfall.hendelser)
        tilskudd = gitt(*historie).aggregat(Tilskudd)
        assert isinstance(tilskudd, Tilskudd)
        r = tilskudd.regnskap
        assert r.balanserer
        assert r.ramme == r.brukt_for + r.utbetalt + r.gjenstar
        assert r.netto + r.krevd == r.utbetalt
        assert 0 <= r.tilbakebetalt <= r.krevd <= r.utbetalt <= r.ramme
        assert all(0 <= f.utbetalt <= f.belop and f.rest >= 0 for f in tilskudd.fakturaer)


@pytest.mark.parametrize(
    ("endret", "balanserer"),
    [
        ({}, True),
        ({"brukt_for": 6}, False),
        ({"krevd": 5}, False),
        ({"krevd": 1, "tilbakebetalt": 2}, False),
    ],
)
def test_et_regnskap_som_ikke_gar_opp_sees(endret: dict[str, int], balanserer: bool) -> None:  # noqa: FBT001 - an example has its verdict beside it
    felt = {"ramme": 10, "brukt_for": 1, "utbetalt": 5, "krevd": 2, "tilbakebetalt": 1}
    if endret.get("krevd") == 5:
        felt["utbetalt"] = 4
    assert Regnskap(**(felt | endret)).balanserer is balanserer
