"""A løp begins anew: check, sharing and invitations are made again, the draft stays."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.myndigheter import rett_myndighet, riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.avlys_pulje import PuljeAvlyst
from innforing.domain.innforingslop.steg.avslutt import Avslutningsart, LopAvsluttet
from innforing.domain.innforingslop.steg.ta_opp_igjen import LopTattOppIgjen, TaOppIgjen
from innforing.domain.innforingslop.verdier import Puljefase
from tests.domain.innforingslop.historie import (
    APNET_A,
    AVSLUTTET_A,
    PLANLAGT_A,
    SATT_PA_VENT,
    SJEKKET_A,
    fritekst,
)
from tests.domain.spesifikasjon import KARI, LEDER, gitt

OPP_IGJEN = TaOppIgjen(begrunnelse=fritekst("leverandørene er klare nå"))


@pytest.mark.parametrize(
    ("historie", "tilstand"),
    [
        (AVSLUTTET_A, T.AVSLUTTET),
        (SJEKKET_A, T.KLAR_TIL_BRUK_SJEKKET),
        ((*PLANLAGT_A, SATT_PA_VENT), T.PLANLAGT),
    ],
)
def test_lopet_begynner_pa_nytt_som_foreslatt(
    historie: tuple[Hendelse[Innforingslop], ...], tilstand: T
) -> None:
    lop = gitt(*historie, i=tilstand).nar(OPP_IGJEN, som=KARI).da(LopTattOppIgjen())
    assert isinstance(lop, Innforingslop)
    assert lop.tilstand is T.FORESLATT
    assert (lop.resultat, lop.sjekket_for, lop.delt, lop.pa_vent) == (None, None, None, None)
    assert lop.type_valgt


def test_svar_og_invitasjoner_kommer_ikke_tilbake_men_utkastet_star() -> None:
    avlyst = gitt(
        *APNET_A,
        PuljeAvlyst(pulje=2),
        LopAvsluttet(art=Avslutningsart.TRUKKET),
        i=T.AVSLUTTET,
    )
    lop = avlyst.nar(OPP_IGJEN, som=KARI).etter()
    assert isinstance(lop, Innforingslop)
    assert lop.invitasjoner == ()
    assert [(p.fase, p.svarfrist) for p in lop.puljer] == [
        (Puljefase.PLANLAGT, None),
        (Puljefase.AVLYST, None),
    ]


def test_det_ma_sta_hva_som_er_endret() -> None:
    with pytest.raises(ValidationError, match="begrunnelse"):
        TaOppIgjen.model_validate({})


def test_et_lop_som_tar_imot_svar_tas_ikke_opp_igjen() -> None:
    gitt(*APNET_A, i=T.PAMELDING).nar(OPP_IGJEN, som=KARI).avvises(riktig_fase)


def test_bare_eieren_tar_opp_igjen() -> None:
    gitt(*AVSLUTTET_A, i=T.AVSLUTTET).nar(OPP_IGJEN, som=LEDER).avvises(rett_myndighet)
