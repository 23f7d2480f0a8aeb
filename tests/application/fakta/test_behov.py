"""Where a behov lies, what it refers to, and what it is gathered with."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.fakta import behov as _behov  # noqa: F401 - fills the register
from innforing.application.fakta.behov import samlende
from innforing.application.fakta.sporring import hent_fakta
from innforing.domain.behov.folger import BehovGikkInnI
from innforing.domain.behov.myndigheter import MelderFakta
from innforing.domain.behov.steg.knytt_behov_til_portefoljen import (
    Fakta as PortefoljeFakta,
)
from innforing.domain.behov.steg.knytt_behov_til_portefoljen import (
    KnyttBehovTilPortefoljen,
)
from innforing.domain.behov.steg.meld_behov import Fakta, MeldBehov
from innforing.domain.behov.steg.meld_samme_behov import MeldSammeBehov
from innforing.domain.behov.steg.samle_behov import SamleBehov
from innforing.domain.behov.verdier import Behovstatus, Sambehov
from innforing.domain.losning.steg.registrer_losning import LosningRegistrert
from innforing.domain.losning.steg.sett_portefoljestatus import PortefoljestatusSatt
from innforing.domain.losning.verdier import (
    Losningskategori,
    Omfang,
    Portefoljeplass,
    Portefoljestatus,
)
from tests.application.verden import Verden
from tests.domain.behov.historie import BERGEN_HAR, MELDT, TEKST
from tests.domain.samling.historie import PLANLAGT

STROM = "behov:a"
PLL = LosningRegistrert(
    navn="Legemiddellisten",
    kategori=Losningskategori.NASJONAL_EHELSELOSNING,
    omfang=Omfang.STORT,
)


@pytest.mark.krav("K-241")
@pytest.mark.parametrize(
    ("kommune", "fylke", "nettverk"),
    [
        ("bergen", "46", "digi-vestland"),
        ("Bergen", None, None),
        ("4601", None, None),
        ("atlantis", None, None),
        (None, None, None),
    ],
)
def test_kommunen_ligger_i_sitt_fylke_og_er_kjent_ved_sin_id(
    kommune: str | None, fylke: str | None, nettverk: str | None
) -> None:
    steg = MeldBehov(tittel="Varsel", beskrivelse=TEKST, kommune=kommune)
    svar = hent_fakta(steg, Verden().sporring(STROM, steg))
    assert isinstance(svar, Fakta)
    assert (svar.melderens_fylke, svar.melderens_nettverk) == (fylke, nettverk)


def test_det_samme_gjelder_en_kommune_til() -> None:
    steg = MeldSammeBehov(kommune="bergen")
    svar = hent_fakta(steg, Verden().sporring(STROM, steg))
    assert svar == MelderFakta(melderens_fylke="46", melderens_nettverk="digi-vestland")


def test_losningen_og_samlingen_finnes_eller_ikke() -> None:
    steg = MeldBehov(tittel="Varsel", beskrivelse=TEKST, losning="pll", samling="host")
    v = Verden()
    tom, ikke = (
        hent_fakta(s, v.sporring(STROM, s)) for s in (steg.med(losning=None, samling=None), steg)
    )
    for svar in (tom, ikke):
        assert isinstance(svar, Fakta)
        assert not svar.behovets_losning_finnes
        assert not svar.behovets_samling_finnes
    v.skjer("losning:pll", PLL).skjer("samling:host", PLANLAGT)
    svar = hent_fakta(steg, v.sporring(STROM, steg))
    assert isinstance(svar, Fakta)
    assert svar.behovets_losning_finnes
    assert svar.behovets_samling_finnes


def test_hvert_behov_som_samles_er_kjent_en_gang() -> None:
    v = Verden().skjer("behov:b", MELDT, BehovGikkInnI(behov="c"))
    steg = SamleBehov(behov=("b", "d", "b"))
    svar = hent_fakta(steg, v.sporring(STROM, steg))
    b = Sambehov(
        behov="b", finnes=True, samlet_i="c", status=Behovstatus.MELDT, meldere=(BERGEN_HAR,)
    )
    assert svar.model_dump()["behov_som_samles"] == (
        b.model_dump(),
        Sambehov(behov="d").model_dump(),
    )


def test_portefoljen_har_losningen_nar_status_er_satt() -> None:
    steg = KnyttBehovTilPortefoljen(losning="pll")
    v = Verden().skjer("losning:pll", PLL)
    assert hent_fakta(steg, v.sporring(STROM, steg)) == PortefoljeFakta()
    plass = Portefoljeplass(
        status=Portefoljestatus.UNDER_UTVIKLING, dato=date(2024, 1, 1), kilde="Porteføljen"
    )
    v.skjer("losning:pll", PortefoljestatusSatt(plass=plass))
    i_den = PortefoljeFakta(stegets_losning_i_portefoljen=True)
    assert hent_fakta(steg, v.sporring(STROM, steg)) == i_den


@pytest.mark.krav("K-242")
def test_en_kjede_av_samlinger_ender_i_det_som_star_for_seg_selv() -> None:
    v = Verden().skjer("behov:a", MELDT, BehovGikkInnI(behov="b"))
    v.skjer("behov:b", MELDT, BehovGikkInnI(behov="c")).skjer("behov:c", MELDT)
    assert {samlende(v.sporring(STROM), id_) for id_ in "abc"} == {"c"}
    assert samlende(v.sporring(STROM), "ukjent") == "ukjent"
