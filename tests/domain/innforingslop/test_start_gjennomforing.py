"""A pulje starts; the løp is in gjennomføring from its first one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.myndigheter import ikke_pa_vent, rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.plan import Planutkast
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.steg.legg_plan import PlanLagt
from innforing.domain.innforingslop.steg.start_gjennomforing import (
    Fakta,
    GjennomforingStartet,
    StartGjennomforing,
    alle_har_svart,
    noen_deltar,
    puljen_har_leder,
    puljen_har_startdato,
    puljen_kan_starte,
)
from innforing.domain.innforingslop.steg.utpek_leder import InnforingslederUtpekt
from innforing.domain.innforingslop.verdier import Puljefase, Puljeplan, Puljeutkast
from tests.domain.innforingslop.historie import (
    APNET_A,
    APNET_C,
    GODKJENT_A,
    I_GANG_A,
    OPPSTART,
    PULJELEDER_1,
    PULJELEDER_2,
    SATT_PA_VENT,
    STEDFORTREDER,
    apnet,
    fritekst,
    startet,
)
from tests.domain.spesifikasjon import KARI, LEDER, gitt

START = StartGjennomforing()
DELTAR = Fakta(pameldte_i_puljen=("bergen",))
APEN = gitt(*APNET_A, i=T.PAMELDING)
ETTER_FRISTEN = datetime(2024, 3, 21, 9, 0, tzinfo=UTC)


@pytest.mark.krav("K-142", "K-139")
def test_lopet_gar_i_gjennomforing_med_den_forste_puljen() -> None:
    lop = APEN.nar(START, som=LEDER, fakta=DELTAR).da(startet(1))
    assert isinstance(lop, Innforingslop)
    assert lop.tilstand is T.GJENNOMFORING
    assert [p.fase for p in lop.puljer] == [Puljefase.GJENNOMFORING, Puljefase.PLANLAGT]


def test_en_pulje_kan_starte_senere_enn_planen_lot_den_slutte() -> None:
    """What happened is kept; a løp that is taken up again can be approved with it."""
    sent = START.med(start=date(2024, 7, 1))
    lop = APEN.nar(sent, som=LEDER, fakta=DELTAR).etter()
    assert isinstance(lop, Innforingslop)
    forste = lop.pulje(1)
    assert forste is not None
    assert (forste.start, forste.slutt) == (date(2024, 7, 1), date(2024, 6, 15))
    assert PlanGodkjent(puljer=lop.puljer, av="ola").puljer == lop.puljer


def test_en_senere_pulje_starter_uten_at_lopet_flytter_seg() -> None:
    to = gitt(*I_GANG_A, apnet(2), i=T.GJENNOMFORING)
    senere = START.med(pulje=2, start=date(2024, 9, 2))
    lop = to.nar(senere, som=LEDER, fakta=DELTAR).da(
        GjennomforingStartet(pulje=2, start=date(2024, 9, 2))
    )
    assert isinstance(lop, Innforingslop)
    assert lop.tilstand is T.GJENNOMFORING
    assert lop.pulje(2) == Puljeplan(
        nr=2,
        navn="Høsten",
        start=date(2024, 9, 2),
        slutt=date(2024, 12, 1),
        kapasitet=1,
        fase=Puljefase.GJENNOMFORING,
        svarfrist=date(2024, 3, 20),
    )


@pytest.mark.krav("K-164")
def test_en_pulje_uten_deltakere_starter_med_begrunnelse() -> None:
    """A løp to which every kommune says no goes on without one block."""
    APEN.nar(START, som=LEDER).avvises(noen_deltar)
    avklart = START.med(avklaringer={"noen_deltar": fritekst("åpent for sen påmelding")})
    APEN.nar(avklart, som=LEDER).da(startet(1))


@pytest.mark.krav("K-156")
def test_for_fristen_er_ute_nevnes_de_som_ikke_har_svart() -> None:
    stille = DELTAR.med(ubesvarte_i_puljen=("voss",))
    avvisning = APEN.nar(START, som=LEDER, fakta=stille).avvises(alle_har_svart)
    assert avvisning.avklares[0].mangler == ("voss",)
    avklart = START.med(avklaringer={"alle_har_svart": fritekst("de er ringt")})
    APEN.nar(avklart, som=LEDER, fakta=stille).da(startet(1))
    APEN.nar(START, som=LEDER, fakta=stille, na=ETTER_FRISTEN).da(startet(1))


@pytest.mark.krav("K-139")
@pytest.mark.parametrize("nr", [2, 9])
def test_en_pulje_som_ikke_har_hatt_pamelding_starter_ikke(nr: int) -> None:
    APEN.nar(START.med(pulje=nr), som=LEDER, fakta=DELTAR).avvises(puljen_kan_starte)


@pytest.mark.krav("K-131", "K-143")
def test_en_stedfortreder_alene_er_ikke_nok() -> None:
    uten_leder = InnforingslederUtpekt(avslutter=("lise",), dato=date(2024, 2, 1), av="kari")
    bare_stedfortreder = gitt(*APNET_A, uten_leder, i=T.PAMELDING)
    bare_stedfortreder.nar(START, som=STEDFORTREDER, fakta=DELTAR).avvises(puljen_har_leder)
    APEN.nar(START, som=STEDFORTREDER, fakta=DELTAR).da(startet(1))


@pytest.mark.krav("K-139")
def test_startdatoen_tas_fra_puljen_ellers_fra_planen() -> None:
    udatert = PlanLagt(puljer=(Puljeutkast(nr=1),), av="geir")
    fra_planen = gitt(*APNET_A, udatert, i=T.PAMELDING)
    fra_planen.nar(START, som=LEDER, fakta=DELTAR).da(startet(1))
    historie = (
        h.med(plan=Planutkast(), puljer=(Puljeutkast(nr=1),)) if isinstance(h, PlanLagt) else h
        for h in APNET_A
        if h != GODKJENT_A
    )
    uten_dato = gitt(*historie, i=T.PAMELDING)
    uten_dato.nar(START, som=LEDER, fakta=DELTAR).avvises(puljen_har_startdato)
    uten_dato.nar(START.med(start=OPPSTART), som=LEDER, fakta=DELTAR).da(startet(1))


def test_pa_vent_starter_ingen_pulje() -> None:
    gitt(*APNET_A, SATT_PA_VENT, i=T.PAMELDING).nar(START, som=LEDER, fakta=DELTAR).avvises(
        ikke_pa_vent
    )
    senere = gitt(*I_GANG_A, apnet(2), SATT_PA_VENT, i=T.GJENNOMFORING)
    senere.nar(START.med(pulje=2), som=LEDER, fakta=DELTAR).avvises(ikke_pa_vent)


@pytest.mark.krav("K-138")
def test_bare_lopets_leder_starter() -> None:
    APEN.nar(START, som=KARI, fakta=DELTAR).avvises(rett_myndighet)


@pytest.mark.krav("K-143")
def test_i_type_c_starter_puljens_egen_leder() -> None:
    apen = gitt(*APNET_C, i=T.PAMELDING)
    apen.nar(START, som=PULJELEDER_1, fakta=DELTAR).da(startet(1))
    apen.nar(START, som=PULJELEDER_2, fakta=DELTAR).avvises(rett_myndighet)
