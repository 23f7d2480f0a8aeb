"""Who leads a løp for the løsning, and when the kommune began in one."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.fakta import deltakelse as _deltakelse  # noqa: F401 - fills the register
from innforing.application.fakta import ibruktakelse as _bruk  # noqa: F401 - fills the register
from innforing.application.fakta.sporring import hent_fakta
from innforing.domain.deltakelse.folger import KommuneBleAktuell, KommunePameldt
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import Fakta, MeldBruksstatus
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.plan import Plan
from innforing.domain.innforingslop.verdier import Leder, Puljeplan
from innforing.domain.losning.losning import Losning
from tests.application.verden import Verden

STROM = "ibruktakelse:kjernejournal:bergen"
STEG = MeldBruksstatus(status=Bruksstatus.TEKNISK_INNFORT)


def lop(*, start: date | None, oppstart: date | None = None) -> Innforingslop:
    return Innforingslop(
        losning="kjernejournal",
        kommuner=("bergen",),
        ledere=(Leder(person="lise", organ="regional-vestland", fra=date(2024, 1, 1)),),
        plan=Plan(oppstart=oppstart),
        puljer=(Puljeplan(nr=1, start=start),),
    )


def fakta(v: Verden) -> Fakta:
    svar = hent_fakta(STEG, v.sporring(STROM, STEG))
    assert isinstance(svar, Fakta)
    return svar


def med(v: Verden, id_: str, lopet: Innforingslop, *, pulje: int | None = 1) -> Verden:
    """The løp, with Bergen in the pulje if one is given."""
    v.strommer[f"innforingslop:{id_}"] = lopet
    v.skjer(f"deltakelse:{id_}:bergen", KommuneBleAktuell())
    return v if pulje is None else v.skjer(f"deltakelse:{id_}:bergen", KommunePameldt(pulje=pulje))


@pytest.mark.krav("K-191")
def test_uten_noe_lop_er_det_ingen_leder_og_ingen_oppstart() -> None:
    svar = fakta(Verden())
    assert (svar.losningens_ledere, svar.lopets_oppstart) == ((), None)
    assert svar.kommunens_regioner == ("46", "helseregion-vest", "digi-vestland")


@pytest.mark.krav("K-191")
def test_en_losning_og_en_kommune_som_ikke_finnes() -> None:
    v = Verden()
    assert fakta(v).ukjente_koder == ("kjernejournal",)
    v.strommer["losning:kjernejournal"] = Losning(navn="Kjernejournal")
    assert fakta(v).ukjente_koder == ()
    ukjent = hent_fakta(STEG, v.sporring("ibruktakelse:kjernejournal:bergne", STEG))
    assert isinstance(ukjent, Fakta)
    assert ukjent.ukjente_koder == ("bergne",)
    nummer = hent_fakta(STEG, v.sporring("ibruktakelse:kjernejournal:4601", STEG))
    assert isinstance(nummer, Fakta)
    assert nummer.ukjente_koder == ("4601",)


@pytest.mark.krav("K-138")
def test_lederen_av_et_lop_for_losningen_som_kommunen_er_aktuell_i() -> None:
    v = med(Verden(), "kj", lop(start=None), pulje=None)
    assert fakta(v).losningens_ledere == ("lise",)
    assert fakta(v).lopets_oppstart is None


@pytest.mark.parametrize(
    "annet",
    [
        lop(start=None).med(losning="vkp"),
        lop(start=None).med(kommuner=("voss",)),
    ],
)
def test_et_lop_for_noe_annet_teller_ikke(annet: Innforingslop) -> None:
    v = med(Verden(), "kj", annet)
    assert fakta(v).losningens_ledere == ()


@pytest.mark.krav("K-193")
def test_den_forste_oppstarten_av_flere_lop_teller() -> None:
    v = med(Verden(), "en", lop(start=date(2024, 5, 1)))
    assert fakta(v).lopets_oppstart == date(2024, 5, 1)
    med(v, "to", lop(start=None, oppstart=date(2024, 2, 1)))
    assert fakta(v).lopets_oppstart == date(2024, 2, 1)
    med(v, "tre", lop(start=None, oppstart=date(2023, 2, 1)), pulje=2)
    assert fakta(v).lopets_oppstart == date(2023, 2, 1)


def test_et_lop_uten_datoer_har_ingen_oppstart() -> None:
    v = med(Verden(), "kj", lop(start=None))
    assert fakta(v).lopets_oppstart is None
