"""What a deltakelse remembers, and what it does not let go of."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import (
    KommuneBleAktuell,
    KommuneFikkPlass,
    KommuneIkkeLengerAktuell,
    KommuneInformert,
    KommuneInvitert,
    KommuneVarslet,
)
from innforing.domain.deltakelse.steg.svar import KommuneTrakkSeg
from innforing.domain.deltakelse.verdier import Svarstatus, Varsel
from innforing.domain.grunnmur.aggregat import Hendelse
from tests.domain.deltakelse.historie import (
    AKTUELL,
    BEDT_OM_PLASS,
    FRIST,
    IKKE_SVART,
    INVITERT,
    INVITERT_TIL_TO,
    PAMELDT,
    TAKKET_NEI,
    VENTER,
)
from tests.domain.spesifikasjon import gitt

PULJE_2 = KommuneInvitert(pulje=2, svarfrist=date(2024, 9, 1), invitasjon="ef" * 32)


def etter(*hendelser: Hendelse[Deltakelse]) -> Deltakelse:
    """Fold the events."""
    deltakelse = gitt(*hendelser).aggregat(Deltakelse)
    assert isinstance(deltakelse, Deltakelse)
    return deltakelse


@pytest.mark.krav("K-157")
def test_en_kommune_gar_fra_aktuell_til_invitert() -> None:
    assert etter(*AKTUELL).status is Svarstatus.AKTUELL
    assert etter(*INVITERT).status is Svarstatus.INVITERT
    assert etter(*INVITERT_TIL_TO).invitasjoner == (1, 2)


def test_a_bli_aktuell_igjen_tar_ikke_bort_svaret() -> None:
    assert etter(*PAMELDT, KommuneBleAktuell()).pameldt


def test_en_kommune_som_ikke_lenger_er_aktuell_star_ikke_i_lopet() -> None:
    borte = etter(*VENTER, KommuneIkkeLengerAktuell())
    assert (borte.aktuell, borte.status, borte.pulje, borte.invitasjoner) == (False, None, None, ())


@pytest.mark.krav("K-012")
def test_den_forste_informasjonen_huskes() -> None:
    forst, senere = KommuneInformert(dato=date(2024, 2, 1)), KommuneInformert(dato=FRIST)
    assert etter(*AKTUELL, forst, senere).informert == date(2024, 2, 1)


@pytest.mark.krav("K-161", "K-165")
def test_en_ny_invitasjon_tar_ikke_bort_et_nei() -> None:
    senere = etter(*TAKKET_NEI, PULJE_2)
    assert senere.status is Svarstatus.TAKKET_NEI
    assert senere.invitasjoner == (1, 2)


@pytest.mark.krav("K-165")
def test_en_som_ikke_svarte_inviteres_pa_nytt() -> None:
    assert etter(*IKKE_SVART, PULJE_2).status is Svarstatus.INVITERT


@pytest.mark.krav("K-151")
def test_en_ny_utgave_av_invitasjonen_gir_en_ny_frist() -> None:
    igjen = KommuneInvitert(pulje=1, svarfrist=date(2024, 4, 1), invitasjon="aa" * 32, utgave=2)
    assert not etter(*IKKE_SVART, igjen).fristen_er_utlopt(1)
    assert etter(*IKKE_SVART, igjen).status is Svarstatus.INVITERT


@pytest.mark.krav("K-156")
def test_en_ny_utgave_tar_ikke_opp_igjen_en_frist_som_er_ute() -> None:
    igjen = KommuneInvitert(pulje=1, svarfrist=FRIST, invitasjon="aa" * 32, utgave=2)
    taus = etter(*IKKE_SVART, igjen)
    assert taus.fristen_er_utlopt(1)
    assert taus.status is Svarstatus.IKKE_SVART


@pytest.mark.krav("K-146")
def test_den_som_rykker_opp_er_pameldt_og_har_deltatt() -> None:
    assert not etter(*VENTER).deltatt
    opp = etter(*VENTER, KommuneFikkPlass(pulje=1))
    assert opp.pameldt
    assert opp.deltatt


@pytest.mark.krav("K-215")
def test_en_som_trakk_seg_har_fortsatt_deltatt() -> None:
    trukket = etter(*PAMELDT, KommuneTrakkSeg())
    assert (trukket.status, trukket.pulje) == (Svarstatus.TRUKKET_SEG, None)
    assert trukket.deltatt


@pytest.mark.krav("K-165")
def test_nar_puljen_avlyses_er_kommunen_invitert_uten_plass() -> None:
    avlyst = KommuneVarslet(om=Varsel.PULJE_AVLYST, pulje=1)
    borte = etter(*PAMELDT, avlyst)
    assert (borte.status, borte.pulje, borte.invitasjoner) == (Svarstatus.INVITERT, None, ())
    assert etter(*BEDT_OM_PLASS, avlyst).sen_pamelding is None


def test_at_en_annen_pulje_avlyses_endrer_ikke_plassen() -> None:
    avlyst = KommuneVarslet(om=Varsel.PULJE_AVLYST, pulje=2)
    assert etter(*PAMELDT, PULJE_2, avlyst).invitasjoner == (1,)
    assert etter(*PAMELDT, PULJE_2, avlyst).pulje == 1
    assert etter(*BEDT_OM_PLASS, avlyst).sen_pamelding is not None


def test_svar_og_plasser_kommer_ikke_tilbake_nar_lopet_har_vart_avsluttet() -> None:
    slutt = etter(*PAMELDT, KommuneVarslet(om=Varsel.LOP_AVSLUTTET))
    assert (slutt.status, slutt.pulje, slutt.lop_avsluttet) == (Svarstatus.PAMELDT, None, True)
    assert not slutt.pameldt
    assert not etter(*VENTER, KommuneVarslet(om=Varsel.LOP_AVSLUTTET)).venter
    igjen = etter(*PAMELDT, KommuneVarslet(om=Varsel.LOP_AVSLUTTET), PULJE_2)
    assert (igjen.status, igjen.invitasjoner) == (Svarstatus.INVITERT, (2,))
    assert not igjen.lop_avsluttet


def test_andre_varsler_endrer_ingenting() -> None:
    assert etter(*PAMELDT, KommuneVarslet(om=Varsel.LOP_PA_VENT)) == etter(*PAMELDT)
