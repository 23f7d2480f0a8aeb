"""What a fordeling and a grant must know of the registers and of each other."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.fakta import tilskudd as _tilskudd  # noqa: F401 - fills the register
from innforing.application.fakta.sporring import hent_fakta
from innforing.domain.fordeling.fordeling import Fordeling
from innforing.domain.fordeling.steg import lagre_simulering, registrer_fordeling
from innforing.domain.fordeling.verdier import Fordelingsnokkel
from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.domain.organ.verdier import Rolleperiode
from innforing.domain.tilskudd.steg import send_faktura, send_oppdragsbrev
from innforing.domain.tilskudd.steg.registrer_tilskuddssoknad import TilskuddssoknadRegistrert
from tests.application.verden import Verden
from tests.domain.fordeling.historie import FORDELT_2024, GRUNNLAG_2023, STEG_2023, TRYKT_2024
from tests.domain.tilskudd.historie import BREV, DELT_2023, MOTTATT, TILDELT


@pytest.mark.krav("K-295")
def test_soknadene_for_aret_hentes_og_bare_de() -> None:
    v = Verden().skjer("tilskudd:2023:agder", TilskuddssoknadRegistrert(soknadssum=1_526_000))
    v.skjer("tilskudd:2024:oslo", TilskuddssoknadRegistrert(soknadssum=5))
    v.skjer("tilskudd:2023:viken", TILDELT)
    fakta = hent_fakta(STEG_2023, v.sporring("fordeling:2023", STEG_2023))
    assert fakta == registrer_fordeling.Fakta(tilskuddssoknader={"agder": 1_526_000})


@pytest.mark.krav("K-265")
def test_nokkelen_teller_kommuner_og_folketall_i_registrene() -> None:
    v = Verden().skjer("fordeling:2024", FORDELT_2024)
    nokkel = Fordelingsnokkel(forst=100_000, flat_andel=600, kommuneandel=200, folketallsandel=200)
    steg = lagre_simulering.LagreSimulering(
        nokkel=nokkel, total=TRYKT_2024, kommuner_ar=2023, folketall_ar=2023
    )
    fakta = hent_fakta(steg, v.sporring("fordeling:2024", steg))
    assert isinstance(fakta, lagre_simulering.Fakta)
    assert sorted(fakta.grunnlagstall, key=str) == sorted(GRUNNLAG_2023, key=str)
    v.strommer["fordeling:2024"] = Fordeling(rader=FORDELT_2024.rader[:1])
    [bare_agder] = hent_fakta(steg, v.sporring("fordeling:2024", steg)).grunnlagstall  # type: ignore[attr-defined]
    assert bare_agder.mottaker == "agder"


@pytest.mark.krav("K-279")
@pytest.mark.parametrize(
    ("kommune", "nettverk"), [("arendal", "agder"), ("oslo", "oslo"), ("4203", None), ("x", None)]
)
def test_vertskommunen_er_en_kommune_i_et_nettverk(kommune: str, nettverk: str | None) -> None:
    steg = send_oppdragsbrev.SendOppdragsbrev(brev=BREV.med(vertskommune=kommune))
    fakta = hent_fakta(steg, Verden().sporring("tilskudd:2024:agder", steg))
    assert fakta == send_oppdragsbrev.Fakta(vertskommunens_nettverk=nettverk)


@pytest.mark.krav("K-281")
def test_nettverkets_leder_er_den_som_leder_det_den_dagen() -> None:
    roller = (
        Rolleperiode(person="aslaug", rolle=Rolle.LEDER, fra=date(2024, 1, 1)),
        Rolleperiode(person="for", rolle=Rolle.LEDER, fra=date(2023, 1, 1), til=date(2023, 12, 31)),
        Rolleperiode(person="kine", rolle=Rolle.KONTAKTPERSON_EHELSE, fra=date(2024, 1, 1)),
    )
    nettverket = OrganOpprettet(organtype=Organtype.DIGINETTVERK, navn="Digi Agder", roller=roller)
    v = Verden().skjer("organ:digi-agder", nettverket)
    v.skjer("tilskudd:2023:grimstad", DELT_2023.med(utbetales_til=(), del_av="agder"))
    steg = send_faktura.SendFaktura(
        nr="F-1",
        datert=MOTTATT.datert,
        mottatt=MOTTATT.mottatt,
        kostnader_til=MOTTATT.kostnader_til,
        prosjektnr="1",
        linjer=MOTTATT.linjer,
    )
    for strom in ("tilskudd:2024:agder", "tilskudd:2023:grimstad"):
        fakta = hent_fakta(steg, v.sporring(strom, steg))
        assert fakta == send_faktura.Fakta(nettverkets_ledere=("aslaug",))
    annet = hent_fakta(steg, v.sporring("tilskudd:2024:oslo", steg))
    assert annet == send_faktura.Fakta()
