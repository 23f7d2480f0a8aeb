"""Is the share that has the løsning substantial?"""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.vurder_andel import (
    AndelVurdert,
    Fakta,
    VurderAndel,
    andelen_har_tall,
    vurderingen_er_begrunnet,
)
from innforing.domain.losning.styring import (
    Andelsdom,
    Andelstall,
    Andelsvurdering,
    Pliktstatus,
)
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import BERGEN, KARI, KS_SAK, NHN_SAK, Person, gitt

TALL = Andelstall(posisjon=812, nevner=356, tilgjengelig=263, i_bruk=0)
FAKTA = Fakta(andelstall=TALL)
VURDER = VurderAndel(
    per=date(2023, 12, 31),
    dom=Andelsdom.BETYDELIG,
    begrunnelse=Fritekst(id="t1", forpliktelse="00"),
)


@pytest.mark.krav("K-168")
@pytest.mark.parametrize("dom", list(Andelsdom))
def test_vurderingen_gjemmer_tallene_den_bygger_pa_og_setter_ingen_plikt(dom: Andelsdom) -> None:
    """The same numbers may be judged either way: no threshold decides (T-18)."""
    losning = (
        gitt(KJERNEJOURNAL)
        .nar(VURDER.med(dom=dom), som=KARI, fakta=FAKTA)
        .da(
            AndelVurdert(
                vurdering=Andelsvurdering(
                    per=date(2023, 12, 31), dom=dom, tall=TALL, organ="koordineringsgruppen"
                )
            )
        )
    )
    assert isinstance(losning, Losning)
    assert losning.har_betydelig_andel is (dom is Andelsdom.BETYDELIG)
    assert losning.plikt_per(date(2024, 3, 1)) is Pliktstatus.INGEN


@pytest.mark.krav("K-168")
def test_en_vurdering_uten_begrunnelse_er_ingen_vurdering() -> None:
    uten = VURDER.med(begrunnelse=None)
    gitt(KJERNEJOURNAL).nar(uten, som=KS_SAK, fakta=FAKTA).avvises(vurderingen_er_begrunnet)


@pytest.mark.krav("K-168")
def test_en_vurdering_trenger_tall_for_dagen() -> None:
    gitt(KJERNEJOURNAL).nar(VURDER, som=KS_SAK).avvises(andelen_har_tall)
    framover = VURDER.med(per=date(2024, 3, 2))
    gitt(KJERNEJOURNAL).nar(framover, som=KS_SAK, fakta=FAKTA).avvises(andelen_har_tall)
    i_dag = VURDER.med(per=date(2024, 3, 1))
    gitt(KJERNEJOURNAL).nar(i_dag, som=KS_SAK, fakta=FAKTA).etter()


@pytest.mark.parametrize("som", [NHN_SAK, BERGEN])
def test_andre_vurderer_ikke_andelen(som: Person) -> None:
    gitt(KJERNEJOURNAL).nar(VURDER, som=som, fakta=FAKTA).avvises(rett_myndighet)
