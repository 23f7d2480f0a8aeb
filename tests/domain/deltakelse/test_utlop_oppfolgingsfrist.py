"""The day of a planned follow-up passes, once; the follow-up can still be done."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.steg.planlegg_oppfolging import OppfolgingPlanlagt
from innforing.domain.deltakelse.steg.registrer_oppfolging import (
    OppfolgingRegistrert,
    RegistrerOppfolging,
)
from innforing.domain.deltakelse.steg.utlop_oppfolgingsfrist import (
    Fakta,
    OppfolgingsfristPassert,
    UtlopOppfolgingsfrist,
    oppfolgingen_har_forfalt,
)
from innforing.domain.deltakelse.steg.utlop_svarfrist import fristen_loper
from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import ETTER_FRISTEN, FRIST, NAER, NOKKEL, PAMELDT
from tests.domain.spesifikasjon import LEDER, SYSTEMET, Resultat, gitt

UTLOP = UtlopOppfolgingsfrist(id="var", frist=FRIST)
PASSERT = OppfolgingsfristPassert(id="var", frist=FRIST)
PLANLAGT = (
    *PAMELDT,
    OppfolgingPlanlagt(id="var", dato=FRIST),
    OppfolgingPlanlagt(id="host", dato=date(2024, 10, 1)),
)
SISTE_DAG = datetime(2024, 3, 15, 21, 0, tzinfo=UTC)


def noterer(*historie: Hendelse[Deltakelse], na: datetime = ETTER_FRISTEN) -> Resultat:
    """The system notices that the day has passed."""
    return gitt(*historie, nokkel=NOKKEL).nar(UTLOP, som=SYSTEMET, na=na)


@pytest.mark.krav("K-201")
def test_dagen_noteres_som_passert_og_oppfolgingen_star_apen() -> None:
    deltakelse = noterer(*PLANLAGT).da(PASSERT)
    assert isinstance(deltakelse, Deltakelse)
    assert [(o.id, o.forfalt) for o in deltakelse.apne_oppfolginger] == [
        ("var", True),
        ("host", False),
    ]


def test_den_noteres_ikke_for_dagen_er_over_eller_to_ganger() -> None:
    noterer(*PLANLAGT, na=SISTE_DAG).avvises(oppfolgingen_har_forfalt)
    noterer(*PLANLAGT, PASSERT).avvises(oppfolgingen_har_forfalt)


def test_en_oppfolging_som_er_gjort_eller_ukjent_forfaller_ikke() -> None:
    gjort = OppfolgingRegistrert(id="var", dato=date(2024, 3, 10))
    noterer(*PLANLAGT, gjort).avvises(oppfolgingen_har_forfalt)
    noterer(*PAMELDT).avvises(oppfolgingen_har_forfalt)


def test_en_annen_dato_enn_den_planlagte_forfaller_ikke() -> None:
    annen = gitt(*PLANLAGT, nokkel=NOKKEL).nar(
        UTLOP.med(frist=date(2024, 3, 14)), som=SYSTEMET, na=ETTER_FRISTEN
    )
    annen.avvises(oppfolgingen_har_forfalt)


def test_ingen_frist_loper_mens_lopet_star_pa_vent() -> None:
    pa_vent = Fakta(lopet_pa_vent_fra=date(2024, 3, 1))
    resultat = gitt(*PLANLAGT, nokkel=NOKKEL).nar(
        UTLOP, som=SYSTEMET, fakta=pa_vent, na=ETTER_FRISTEN
    )
    resultat.avvises(fristen_loper)


def test_en_forfalt_oppfolging_kan_gjores() -> None:
    gjores = gitt(*PLANLAGT, PASSERT, nokkel=NOKKEL).nar(
        RegistrerOppfolging(id="var"), som=LEDER, fakta=NAER, na=ETTER_FRISTEN
    )
    deltakelse = gjores.da(OppfolgingRegistrert(id="var", dato=ETTER_FRISTEN.date()))
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.oppfolginger[0].forfalt


def test_bare_systemet_noterer_det() -> None:
    resultat = gitt(*PLANLAGT, nokkel=NOKKEL).nar(UTLOP, som=LEDER, na=ETTER_FRISTEN)
    resultat.avvises(rett_myndighet)
