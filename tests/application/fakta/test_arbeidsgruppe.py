"""What the mandate and the result of a group rest on: its body, the regions, the materiell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from innforing.application.fakta import (  # noqa: F401 - fills the register
    arbeidsgruppe as _arbeidsgruppe,
)
from innforing.application.fakta import (  # noqa: F401 - as above
    regional_gruppe as _regional_gruppe,
)
from innforing.application.fakta.sporring import hent_fakta
from innforing.domain.arbeidsgruppe.steg.gi_mandat import GiMandat
from innforing.domain.arbeidsgruppe.steg.registrer_grupperesultat import RegistrerGrupperesultat
from innforing.domain.arbeidsgruppe.verdier import Gruppeart
from innforing.domain.grunnmur.aktor import Organtype, Part, Rolle
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.domain.organ.verdier import Rolleperiode
from tests.application.verden import Verden
from tests.domain.materiell.historie import ROS_MAL

STROM = "arbeidsgruppe:arbeidsgruppe-kpr"
MANDAT = GiMandat(art=Gruppeart.AD_HOC, oppdrag="Veiledning", fra=date(2024, 2, 1))


def rolle(
    person: str, del_: Part | None, rolle: Rolle = Rolle.MEDLEM, til: date | None = None
) -> Rolleperiode:
    return Rolleperiode(person=person, rolle=rolle, fra=date(2024, 1, 1), til=til, part=del_)


def verden(*roller: Rolleperiode) -> Verden:
    gruppe = OrganOpprettet(
        organtype=Organtype.ARBEIDSGRUPPE, navn="Gruppen", overordnet="ks", roller=roller
    )
    v = Verden().skjer("organ:arbeidsgruppe-kpr", gruppe)
    for region, person in (("46", "rune"), ("50", "marit"), ("18", "en-annen")):
        organ = OrganOpprettet(
            organtype=Organtype.REGIONAL_GRUPPE,
            navn=region,
            region=region,
            roller=(rolle(person, None, Rolle.NETTVERKSRESSURS),),
        )
        v.skjer(f"organ:regional-{region}", organ)
    return v


def fakta(v: Verden) -> Any:
    return hent_fakta(MANDAT, v.sporring(STROM, MANDAT))


@pytest.mark.krav("K-122", "K-257")
def test_regionene_er_de_medlemmene_horer_til() -> None:
    svar = fakta(verden(rolle("siri", Part.KS), rolle("rune", Part.REGION), rolle("marit", None)))
    assert svar.organets_regioner == ("46", "50")
    assert svar.organets_deler == ("ks", "region")
    assert (svar.organets_type, svar.organets_overordnet) == ("arbeidsgruppe", "ks")


def test_den_som_har_gatt_ut_teller_ikke() -> None:
    svar = fakta(verden(rolle("rune", Part.REGION, til=date(2024, 1, 31))))
    assert (svar.organets_regioner, svar.organets_deler) == ((), ())


def test_en_som_star_for_to_parter_finnes_igjen() -> None:
    to = (rolle("rune", Part.REGION), rolle("rune", Part.KS, Rolle.LEDER))
    assert fakta(verden(*to, rolle("siri", Part.KS))).i_to_parter == ("rune",)


@pytest.mark.krav("K-261")
def test_resultatet_er_materiell_som_noen_forvalter() -> None:
    steg = RegistrerGrupperesultat(materiell="ros", dato=date(2024, 2, 1))
    v = verden().skjer("materiell:ros", ROS_MAL)
    svar: Any = hent_fakta(steg, v.sporring(STROM, steg))
    assert (svar.materiellet_finnes, svar.materiellets_forvalter) == (True, "program-kj")
    svar = hent_fakta(steg.med(materiell="x"), v.sporring(STROM, steg.med(materiell="x")))
    assert (svar.materiellet_finnes, svar.materiellets_forvalter) == (False, None)
