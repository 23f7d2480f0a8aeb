"""Who is tied to a regional gruppe holds its roles in the body, and loses them with the tie."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.konsekvenser import (
    arbeidsgruppe as _arbeidsgruppe,  # noqa: F401 - fills the register
)
from innforing.application.konsekvenser import (
    regional_gruppe as _regional_gruppe,  # noqa: F401 - fills the register
)
from innforing.domain.arbeidsgruppe.steg.avslutt_arbeidsgruppe import ArbeidsgruppeAvsluttet
from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.organ.organ import Organ
from innforing.domain.organ.steg.avslutt_rolle import RolleAvsluttet
from innforing.domain.organ.steg.gi_rolle import RolleGitt
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.domain.organ.verdier import Rolleperiode
from innforing.domain.regional_gruppe.steg.avslutt_tilknytning import TilknytningAvsluttet
from tests.application.verden import Verden
from tests.domain.regional_gruppe.historie import GRUPPE, KINE, RUNE, knyttet

STROM, ORGAN = f"regional_gruppe:{GRUPPE}", f"organ:{GRUPPE}"


def verden(*roller: Rolleperiode, organ: str = ORGAN) -> Verden:
    opprettet = OrganOpprettet(
        organtype=Organtype.REGIONAL_GRUPPE, navn="Gruppen", region="46", roller=roller
    )
    return Verden().skjer(organ, opprettet)


def rolle(person: str, rolle: Rolle, fra: date = date(2023, 11, 1)) -> Rolleperiode:
    return Rolleperiode(person=person, rolle=rolle, fra=fra)


@pytest.mark.krav("K-218", "K-228")
def test_den_som_knyttes_far_en_rolle_for_hver_funksjon() -> None:
    folger = verden().folger(STROM, knyttet(KINE))
    assert [strom for strom, _ in folger] == [ORGAN, ORGAN]
    gitt = [h.rolle for _, h in folger if isinstance(h, RolleGitt)]
    assert [r.rolle for r in gitt] == [Rolle.KONTAKTPERSON_EHELSE, Rolle.INNFORINGSLEDER]
    assert {(r.person, r.fra, r.frikjopt, r.gitt_av) for r in gitt} == {
        ("kine", KINE.fra, True, "lise")
    }


def test_en_rolle_personen_har_fra_for_blir_som_den_er() -> None:
    v = verden(rolle("kine", Rolle.KONTAKTPERSON_EHELSE), rolle("rune", Rolle.INNFORINGSLEDER))
    [(_, hendelse)] = v.folger(STROM, knyttet(KINE))
    assert isinstance(hendelse, RolleGitt)
    assert hendelse.rolle.rolle is Rolle.INNFORINGSLEDER


def test_rollene_slutter_med_tilknytningen_og_ingen_andre_roller() -> None:
    v = verden(rolle("rune", Rolle.NETTVERKSRESSURS), rolle("rune", Rolle.SAKSBEHANDLER))
    v.skjer(STROM, knyttet(RUNE), knyttet(KINE))
    slutt = TilknytningAvsluttet(person="rune", til=date(2024, 2, 1))
    assert v.folger(STROM, slutt) == [
        (
            ORGAN,
            RolleAvsluttet(person="rune", rolle=Rolle.NETTVERKSRESSURS, til=date(2024, 2, 1)),
        )
    ]


@pytest.mark.krav("K-240", "K-257")
def test_medlemmene_gar_ut_av_en_arbeidsgruppe_pa_siste_dag() -> None:
    """Whoever holds one role for two parts leaves once."""
    organ = "organ:arbeidsgruppe-kj"
    v = verden(
        rolle("kari", Rolle.LEDER),
        rolle("ola", Rolle.MEDLEM),
        rolle("ola", Rolle.MEDLEM),
        rolle("senere", Rolle.MEDLEM, date(2024, 4, 1)),
        organ=organ,
    )
    dag = date(2024, 3, 1)
    folger = v.folger("arbeidsgruppe:arbeidsgruppe-kj", ArbeidsgruppeAvsluttet(dato=dag))
    assert [(s, h.person) for s, h in folger if isinstance(h, RolleAvsluttet)] == [
        (organ, "kari"),
        (organ, "ola"),
    ]
    etter = v.aggregat(organ)
    assert isinstance(etter, Organ)
    assert etter.aktive(date(2024, 3, 2)) == ()
