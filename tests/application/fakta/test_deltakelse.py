"""What a step of one kommune is told of its løp, its pulje and its regions."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.application.fakta import deltakelse as _deltakelse  # noqa: F401 - fills the register
from innforing.application.fakta.sporring import hent_fakta
from innforing.domain.deltakelse.folger import KommuneBleAktuell, KommuneInvitert, KommunePameldt
from innforing.domain.deltakelse.myndigheter import DeltakelseFakta
from innforing.domain.deltakelse.steg.registrer_kontakt import RegistrerKontakt
from innforing.domain.deltakelse.steg.svar import Svar
from innforing.domain.deltakelse.verdier import Kanal, Svarvalg
from innforing.domain.deltakelse.vilkar import PuljeFakta
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.verdier import (
    Leder,
    Pause,
    Puljefase,
    Puljeplan,
    Trekk,
    Trekkart,
)
from innforing.domain.pulje.folger import PlassTildelt, PuljeOpprettet
from tests.application.verden import Verden

STROM = "deltakelse:kj:bergen"
FRIST = date(2024, 3, 15)
JOURNAL = Trekk(art=Trekkart.JOURNALSYSTEM, verdi="en")
JA = Svar(svar=Svarvalg.JA, pulje=1)
NEI = Svar(svar=Svarvalg.NEI)


def verden(*, plasser: int | None = 1) -> Verden:
    """A løp with one open pulje; the person of the query leads it."""
    v = Verden()
    v.strommer["innforingslop:kj"] = Innforingslop(
        tilstand=LopTilstand.PAMELDING,
        kommuner=("bergen",),
        kommunetrekk={"bergen": (JOURNAL,)},
        ledere=(
            Leder(person="lise", organ="regional-vestland", fra=date(2024, 1, 1)),
            Leder(
                person="lars",
                organ="regional-vestland",
                fra=date(2024, 1, 1),
                til=date(2024, 2, 1),
            ),
            Leder(person="ine", organ="regional-agder", fra=date(2024, 1, 1)),
            Leder(
                person="pal",
                rolle=Rolle.PROSESSLEDER,
                organ="regional-vestland",
                fra=date(2024, 1, 1),
            ),
        ),
        puljer=(
            Puljeplan(nr=1, fase=Puljefase.PAMELDING, svarfrist=FRIST, trekk=(JOURNAL,)),
            Puljeplan(nr=2),
        ),
    )
    v.skjer("pulje:kj:1", PuljeOpprettet(kapasitet=plasser))
    invitert = KommuneInvitert(pulje=1, svarfrist=FRIST, invitasjon="ab" * 32)
    return v.skjer(STROM, KommuneBleAktuell(), invitert)


def fakta(v: Verden, steg: Svar) -> PuljeFakta:
    svar = hent_fakta(steg, v.sporring(STROM, steg))
    assert isinstance(svar, PuljeFakta)
    return svar


@pytest.mark.krav("K-138", "K-141")
def test_et_ja_far_vite_alt_om_puljen() -> None:
    assert fakta(verden(), JA) == PuljeFakta(
        kommunens_regioner=("46", "helseregion-vest", "digi-vestland"),
        lopets_ledere=("lise",),
        pulje_fase="pamelding",
        pulje_har_plass=True,
        pulje_trekk=("journalsystem:en",),
        kommunens_trekk=("journalsystem:en",),
        svarfrist=FRIST,
        lopets_tilstand="pamelding",
        lopet_pa_vent_fra=None,
    )


@pytest.mark.krav("K-146")
def test_en_full_pulje_har_ikke_plass() -> None:
    v = verden().skjer("pulje:kj:1", PlassTildelt(kommune="voss"))
    assert not fakta(v, JA).pulje_har_plass
    assert fakta(verden(plasser=None), JA).pulje_har_plass


def test_en_pulje_som_ikke_finnes_har_verken_fase_plass_eller_frist() -> None:
    svar = fakta(verden(), JA.med(pulje=9))
    assert (svar.pulje_fase, svar.pulje_har_plass, svar.pulje_trekk) == (None, False, ())
    assert svar.svarfrist is None


def test_et_nei_gjelder_puljen_kommunen_er_i() -> None:
    assert fakta(verden(), NEI).svarfrist is None
    v = verden().skjer(STROM, KommunePameldt(pulje=1))
    assert fakta(v, NEI).svarfrist == FRIST


def test_pausen_folger_med() -> None:
    v = verden()
    pause = Pause(av="lise", organ="x", fra=date(2024, 2, 1), vurderes=date(2024, 4, 1))
    v.strommer["innforingslop:kj"] = v.aggregat("innforingslop:kj").med(pa_vent=pause)
    assert fakta(v, JA).lopet_pa_vent_fra == date(2024, 2, 1)


@pytest.mark.krav("K-384")
def test_en_kommune_som_ikke_finnes_den_dagen_har_ingen_region() -> None:
    v = verden()
    steg = RegistrerKontakt(kanal=Kanal.MOTE)

    def regioner(kommune: str) -> tuple[str, ...]:
        svar = hent_fakta(steg, v.sporring(f"deltakelse:kj:{kommune}", steg))
        assert isinstance(svar, DeltakelseFakta)
        return svar.kommunens_regioner

    assert regioner("alesund-2020") == ()
    assert regioner("haram") == ("15", "helseregion-midt", "digi-more_og_romsdal")
    v.na = datetime(2023, 3, 1, 9, 0, tzinfo=UTC)
    assert regioner("alesund-2020") == ("15", "helseregion-midt", "digi-more_og_romsdal")
