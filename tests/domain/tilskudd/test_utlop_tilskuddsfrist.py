"""A deadline that passes with nothing received is noted once, and nothing follows of itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.deler import UtloptFrist
from innforing.domain.tilskudd.steg.avvis_faktura import FakturaAvvist
from innforing.domain.tilskudd.steg.flytt_tilskuddsfrist import TilskuddsfristFlyttet
from innforing.domain.tilskudd.steg.utlop_tilskuddsfrist import (
    TilskuddsfristUtlopt,
    UtlopTilskuddsfrist,
    fristdagen_er_over,
    tilskuddet_venter,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Fristart
from tests.domain.spesifikasjon import KS_SAK, SYSTEMET, gitt
from tests.domain.tilskudd.historie import (
    AR_2023,
    AR_2024,
    BREV_2023,
    KLAR,
    MOTTATT,
    SENDT,
    TILDELT_2023,
)

MOTTAK = UtlopTilskuddsfrist(frist=Fristart.FAKTURAMOTTAK, dag=date(2025, 1, 15))
UTLOPT = TilskuddsfristUtlopt(frist=Fristart.FAKTURAMOTTAK, dag=date(2025, 1, 15))
DAGEN_ETTER = datetime(2025, 1, 15, 23, 1, tzinfo=UTC)


@pytest.mark.krav("K-283")
def test_fristen_for_mottak_passerer_en_gang_nar_ingen_faktura_er_kommet() -> None:
    klart = gitt(*KLAR, nokkel=AR_2024)
    tilskudd = klart.nar(MOTTAK, som=SYSTEMET, na=DAGEN_ETTER).da(UTLOPT)
    assert isinstance(tilskudd, Tilskudd)
    assert tilskudd.apne_frister(2024) == ()
    igjen = gitt(*KLAR, UTLOPT, nokkel=AR_2024).nar(MOTTAK, som=SYSTEMET, na=DAGEN_ETTER)
    igjen.avvises(tilskuddet_venter)
    klart.nar(MOTTAK, som=KS_SAK, na=DAGEN_ETTER).avvises(rett_myndighet)


@pytest.mark.krav("K-283")
def test_fristen_har_ikke_passert_for_dagen_er_over_i_norge() -> None:
    samme_dag = datetime(2025, 1, 15, 22, 59, tzinfo=UTC)
    gitt(*KLAR, nokkel=AR_2024).nar(MOTTAK, som=SYSTEMET, na=samme_dag).avvises(fristdagen_er_over)


def _apne(*historie: object, ar: int = 2024) -> tuple[UtloptFrist, ...]:
    tilskudd = gitt(*historie).aggregat(Tilskudd)  # type: ignore[arg-type]
    assert isinstance(tilskudd, Tilskudd)
    return tilskudd.apne_frister(ar)


@pytest.mark.krav("K-283", "K-304")
def test_det_ventes_pa_bekreftelsen_og_sa_pa_fakturaen() -> None:
    brev_2023 = (TILDELT_2023, SENDT.med(brev=BREV_2023))
    frist = UtloptFrist(frist=Fristart.BEKREFTELSE, dag=date(2023, 5, 15))
    assert _apne(*brev_2023, ar=2023) == (frist,)
    assert _apne(TILDELT_2023, ar=2023) == ()
    assert _apne(*KLAR[:2]) == (), "2024 has no such deadline"
    mottak = UtloptFrist(frist=Fristart.FAKTURAMOTTAK, dag=date(2025, 1, 15))
    assert _apne(*KLAR) == (mottak,)
    assert _apne(*KLAR, MOTTATT) == ()
    assert _apne(*KLAR, MOTTATT, FakturaAvvist(nr="F-1")) == (mottak,)
    flyttet = TilskuddsfristFlyttet(frist=Fristart.FAKTURAMOTTAK, til=date(2025, 1, 31))
    assert _apne(*KLAR, flyttet) == (mottak.med(dag=date(2025, 1, 31)),)
    forst = gitt(*brev_2023, nokkel=AR_2023).nar(
        UtlopTilskuddsfrist(frist=frist.frist, dag=frist.dag), som=SYSTEMET, na=DAGEN_ETTER
    )
    forst.da(TilskuddsfristUtlopt(frist=frist.frist, dag=frist.dag))
