"""The answer deadline of a pulje passes, once."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.steg.utlop_svarfrist import (
    SvarfristPassert,
    UtlopSvarfrist,
    fristen_er_passert,
    fristen_loper,
    utlopet_er_ikke_fort,
)
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.deltakelse.historie import (
    AKTUELL,
    APEN,
    ETTER_FRISTEN,
    FRIST,
    IKKE_SVART,
    INVITERT,
    INVITERT_TIL_TO,
    NOKKEL,
    PAMELDT,
    TAKKET_NEI,
)
from tests.domain.spesifikasjon import LEDER, SYSTEMET, Resultat, gitt

UTLOP = UtlopSvarfrist(pulje=1, frist=FRIST)


def etter_fristen(*historie: Hendelse[Deltakelse]) -> Resultat:
    """The system notices that the deadline has passed."""
    return gitt(*historie, nokkel=NOKKEL).nar(UTLOP, som=SYSTEMET, fakta=APEN, na=ETTER_FRISTEN)


@pytest.mark.krav("K-156", "K-157")
def test_taushet_star_som_ikke_svart() -> None:
    deltakelse = etter_fristen(*INVITERT).da(SvarfristPassert(pulje=1, frist=FRIST))
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.status is Svarstatus.IKKE_SVART


@pytest.mark.krav("K-161", "K-163")
@pytest.mark.parametrize(
    ("historie", "status"),
    [(PAMELDT, Svarstatus.PAMELDT), (TAKKET_NEI, Svarstatus.TAKKET_NEI)],
)
def test_et_svar_star(historie: tuple[Hendelse[Deltakelse], ...], status: Svarstatus) -> None:
    deltakelse = etter_fristen(*historie).etter()
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.status is status


@pytest.mark.krav("K-140")
def test_den_som_fortsatt_kan_svare_i_en_annen_pulje_star_som_invitert() -> None:
    deltakelse = etter_fristen(*INVITERT_TIL_TO).etter()
    assert isinstance(deltakelse, Deltakelse)
    assert deltakelse.status is Svarstatus.INVITERT


def test_fristen_utloper_ikke_to_ganger() -> None:
    etter_fristen(*IKKE_SVART).avvises(utlopet_er_ikke_fort)


def test_den_som_ikke_er_invitert_har_ingen_frist() -> None:
    etter_fristen(*AKTUELL).avvises(utlopet_er_ikke_fort)


def test_fristen_utloper_ikke_for_den_er_passert() -> None:
    gitt(*INVITERT, nokkel=NOKKEL).nar(UTLOP, som=SYSTEMET, fakta=APEN).avvises(fristen_er_passert)


def test_bare_fristen_som_gjelder_utloper() -> None:
    flyttet = APEN.med(svarfrist=date(2024, 4, 1))
    resultat = gitt(*INVITERT, nokkel=NOKKEL).nar(
        UTLOP, som=SYSTEMET, fakta=flyttet, na=ETTER_FRISTEN
    )
    resultat.avvises(fristen_er_passert)


def test_ingen_frist_utloper_mens_lopet_er_pa_vent() -> None:
    pause = APEN.med(lopet_pa_vent_fra=date(2024, 3, 10))
    resultat = gitt(*INVITERT, nokkel=NOKKEL).nar(
        UTLOP, som=SYSTEMET, fakta=pause, na=ETTER_FRISTEN
    )
    resultat.avvises(fristen_loper)


def test_bare_systemet_selv_forer_at_fristen_er_ute() -> None:
    resultat = gitt(*INVITERT, nokkel=NOKKEL).nar(UTLOP, som=LEDER, fakta=APEN, na=ETTER_FRISTEN)
    resultat.avvises(rett_myndighet)
