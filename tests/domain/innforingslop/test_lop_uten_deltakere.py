"""A løp to which every kommune says no, or nothing, is carried to its end without one block."""

from __future__ import annotations

from typing import Any

import pytest

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Avgjorelse, Avvisning
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.apne_pamelding import ApnePamelding
from innforing.domain.innforingslop.steg.avlys_pulje import AvlysPulje
from innforing.domain.innforingslop.steg.del_evaluering import DelEvaluering
from innforing.domain.innforingslop.steg.evaluer import Evaluer
from innforing.domain.innforingslop.steg.evaluer_pulje import EvaluerPulje
from innforing.domain.innforingslop.steg.motta_evaluering import MottaEvaluering
from innforing.domain.innforingslop.steg.start_gjennomforing import Fakta as Startfakta
from innforing.domain.innforingslop.steg.start_gjennomforing import StartGjennomforing
from tests.domain.innforingslop.historie import (
    FRIST,
    GRUPPELEDER,
    KOMMUNER,
    PLANLAGT_A,
    PLANLAGT_B,
    PLANLAGT_C,
    PLANLAGT_F,
    PROSESSLEDER,
    PULJELEDER_1,
    PULJELEDER_2,
    TEKSTER,
    evaluering,
    fritekst,
)
from tests.domain.spesifikasjon import KARI, LEDER, Person, gitt

Vei = tuple[tuple[Steg[Innforingslop], Person], ...]

APNE = ApnePamelding(svarfrist=FRIST, tekster=TEKSTER)
START = StartGjennomforing()
AVLYS_2 = AvlysPulje(pulje=2, begrunnelse=fritekst("ingen vil være med"))
INGEN = evaluering()
TAUST = Startfakta(ubesvarte_i_puljen=KOMMUNER)
MOTTA = (MottaEvaluering(), KARI)


def hele(leder: Person) -> Vei:
    return (
        (APNE, leder),
        (START, leder),
        (Evaluer(evaluering=INGEN), leder),
        (DelEvaluering(), leder),
        MOTTA,
    )


VEI_A = (*hele(LEDER)[:2], (AVLYS_2, LEDER), *hele(LEDER)[2:])
VEI_C: Vei = (
    (APNE, PULJELEDER_1),
    (START, PULJELEDER_1),
    (APNE.med(pulje=2), PULJELEDER_2),
    (START.med(pulje=2), PULJELEDER_2),
    (EvaluerPulje(pulje=1, evaluering=INGEN), PULJELEDER_1),
    (EvaluerPulje(pulje=2, evaluering=INGEN), PULJELEDER_2),
    (Evaluer(evaluering=INGEN), GRUPPELEDER),
    (DelEvaluering(), GRUPPELEDER),
    MOTTA,
)


def ga(historie: tuple[Hendelse[Innforingslop], ...], vei: Vei) -> str | None:
    """Take the steps; answer what must be answered, and fail on the first block."""
    tilstand: str | None = T.PLANLAGT.value
    for steg, som in vei:
        fakta: Any = TAUST if isinstance(steg, StartGjennomforing) else None
        sa_langt = gitt(*historie, i=T(tilstand))
        utfall = sa_langt.nar(steg, som=som, fakta=fakta).utfall
        if isinstance(utfall, Avvisning):
            assert utfall.sperrer == ()
            svar = {u.vilkar.navn: fritekst() for u in utfall.avklares}
            utfall = sa_langt.nar(steg.med(avklaringer=svar), som=som, fakta=fakta).utfall
        assert isinstance(utfall, Avgjorelse)
        historie, tilstand = (*historie, *utfall.hendelser), utfall.tilstand
    return tilstand


@pytest.mark.krav("K-161", "K-164", "K-002")
@pytest.mark.parametrize(
    ("historie", "vei"),
    [
        (PLANLAGT_A, VEI_A),
        (PLANLAGT_B, hele(LEDER)),
        (PLANLAGT_C, VEI_C),
        (PLANLAGT_F, hele(PROSESSLEDER)),
    ],
    ids=["A", "B", "C", "felles prosess"],
)
def test_ingen_kommune_kan_stanse_et_lop_ved_a_takke_nei_eller_tie(
    historie: tuple[Hendelse[Innforingslop], ...], vei: Vei
) -> None:
    assert ga(historie, vei) == T.DELT_MED_KOORDINERINGSGRUPPE.value
