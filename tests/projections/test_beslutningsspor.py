"""Beslutningsspor: what had happened, what held, and what was known of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innforing.domain.avtale.steg.registrer_bidrag import BidragRegistrert
from innforing.domain.avtale.steg.si_opp_avtale import AvtaleSagtOpp
from innforing.domain.avtale.steg.vurder_avtale import AvtaleVurdert
from innforing.domain.avtale.verdier import Arsvurdering, Bidrag, Bidragsart, Oppsigelse
from innforing.domain.losning.steg.registrer_betalingsplikt import BetalingspliktRegistrert
from innforing.domain.losning.steg.registrer_portefoljevedtak import PortefoljevedtakRegistrert
from innforing.domain.losning.steg.sett_plikt_til_bruk import PliktTilBrukSatt
from innforing.domain.losning.steg.vurder_andel import AndelVurdert
from innforing.domain.losning.styring import (
    Andelsdom,
    Andelstall,
    Andelsvurdering,
    Betalingsplikt,
    Plikt,
    Pliktstatus,
    Portefoljevedtak,
)
from innforing.domain.milepel.steg.registrer_milepel import MilepelRegistrert
from innforing.domain.milepel.steg.rett_milepel import MilepelRettet
from innforing.domain.veikart.steg.sett_pa_veikartet import VeikartpunktSatt
from innforing.domain.veikart.steg.ta_av_veikartet import VeikartpunktFjernet
from innforing.domain.veikart.verdier import Veikartart
from innforing.eventlog.database import upgrade
from innforing.projections.beslutningsspor.beslutningsspor import (
    Beslutningsspor,
    avtaler,
    forklar,
    milepeler,
    plikter,
    veikart,
)
from innforing.registers.kommuner import Kommuneregister
from tests.domain.avtale.historie import AVTALEN
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.milepel.historie import RAPPORTEN, REGISTRERT
from tests.domain.veikart.historie import INNFOR, UTVIKLE, VEIKARTET
from tests.projections.gjenfortelling import hendt, slutt
from tests.projections.lesehus import leseside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innforing.projections.readside import ReadSide
    from innforing.projections.sight import Sight

REGISTER = Kommuneregister.standard()
LOSNING = "losning:kj"
NA = date(2024, 4, 1)


@pytest.fixture
def db(tables_url: str) -> str:
    """A log with one løsning."""
    upgrade(tables_url)
    hendt(tables_url, LOSNING, KJERNEJOURNAL, date(2022, 1, 1))
    return tables_url


@pytest.fixture
def side(db: str) -> Iterator[ReadSide]:
    with leseside(db, (Beslutningsspor(),)) as side:
        yield side


def se(
    side: ReadSide, sporsmal: Callable[[Sight], Any], per: date = NA, kjent: int | None = None
) -> Any:
    side.catch_up()
    with side.sight("beslutningsspor", per=slutt(per), kjent=kjent) as sight:
        return sporsmal(sight)


def plikt(status: Pliktstatus, dato: date) -> PliktTilBrukSatt:
    return PliktTilBrukSatt(plikt=Plikt(status=status, dato=dato, kilde="Kilden"))


@pytest.mark.krav("K-337", "K-372")
def test_what_had_happened_by_a_day_is_in_the_order_it_happened(db: str, side: ReadSide) -> None:
    """Both were entered on the same day, the later one first."""
    nokkel = RAPPORTEN.med(dato=date(2024, 3, 22), bygger_pa=("rapporten",))
    hendt(db, "milepel:nokkelen", MilepelRegistrert(innhold=nokkel), NA)
    hendt(db, "milepel:rapporten", REGISTRERT, NA)
    assert [m.id for m in se(side, milepeler)] == ["rapporten", "nokkelen"]
    assert [m.id for m in se(side, milepeler, date(2024, 3, 1))] == ["rapporten"]
    assert se(side, milepeler, date(2024, 2, 15)) == []
    [rapporten] = se(side, milepeler, date(2024, 2, 16))
    assert rapporten.tekst("organ") == "ks"
    assert rapporten.liste("bygger_pa") == ["stotte-i-kommit-radet"]


@pytest.mark.krav("K-337", "K-374")
def test_a_corrected_day_moves_the_fact_and_what_was_believed_stays(
    db: str, side: ReadSide
) -> None:
    feil = hendt(db, "milepel:rapporten", REGISTRERT, NA)
    riktig = RAPPORTEN.med(dato=date(2024, 2, 20))
    hendt(db, "milepel:rapporten", MilepelRettet(innhold=riktig), NA)
    assert se(side, milepeler, date(2024, 2, 19)) == []
    [na] = se(side, milepeler, date(2024, 2, 20))
    assert (na.tekst("dato"), na.celler["rettet"]) == ("2024-02-20", 1)
    [da] = se(side, milepeler, date(2024, 2, 19), kjent=feil)
    assert (da.tekst("dato"), da.celler["rettet"]) == ("2024-02-16", 0)


@pytest.mark.krav("K-340")
@pytest.mark.parametrize(
    ("per", "gjelder"), [(date(2022, 1, 13), True), (date(2023, 12, 31), True), (NA, False)]
)
def test_an_agreement_holds_to_the_last_day_of_its_term(
    db: str,
    side: ReadSide,
    per: date,
    gjelder: bool,  # noqa: FBT001 - an example has its verdict beside it
) -> None:
    posisjon = hendt(db, "avtale:hod-ks", AVTALEN, NA)
    [avtale] = se(side, avtaler, per)
    assert (avtale.gjelder, avtale.siste_dag) == (gjelder, date(2023, 12, 31))
    assert se(side, lambda sight: forklar(sight, "hod-ks"), per) == (posisjon,)
    assert se(side, avtaler, date(2022, 1, 12)) == []
    assert se(side, lambda sight: forklar(sight, "hod-ks"), date(2022, 1, 12)) == ()


@pytest.mark.krav("K-340")
def test_a_party_ends_it_before_its_term(db: str, side: ReadSide) -> None:
    forste = hendt(db, "avtale:hod-ks", AVTALEN, NA)
    oppsigelse = Oppsigelse(part="hod", siste_dag=date(2023, 6, 30), referanse="Brevet")
    sagt_opp = AvtaleSagtOpp(oppsigelse=oppsigelse)
    andre = hendt(db, "avtale:hod-ks", sagt_opp, date(2023, 3, 1))
    [for_], [etter] = se(side, avtaler, date(2023, 2, 1)), se(side, avtaler, date(2023, 7, 1))
    assert for_.siste_dag == date(2023, 12, 31)
    assert (etter.siste_dag, etter.gjelder) == (date(2023, 6, 30), False)
    assert etter.posisjoner == (forste, andre)


@pytest.mark.krav("K-341")
def test_the_years_that_nobody_assessed_are_named(db: str, side: ReadSide) -> None:
    hendt(db, "avtale:hod-ks", AVTALEN, NA)
    hendt(db, "avtale:evig", AVTALEN.med(til=None), NA)
    vurdering = Arsvurdering(ar=2022, dato=date(2023, 2, 1), oppsummering="Innholdet står")
    hendt(db, "avtale:hod-ks", AvtaleVurdert(vurdering=vurdering), NA)
    evig, avtale = se(side, avtaler)
    assert avtale.uten_vurdering == (2023,)
    assert evig.uten_vurdering == (2022, 2023)
    assert [v.id for v in avtale.vurderinger] == ["2022"]
    forst = {a.avtale: a.uten_vurdering for a in se(side, avtaler, date(2023, 1, 31))}
    assert forst == {"hod-ks": (2022,), "evig": (2022,)}
    assert se(side, avtaler, date(2022, 12, 31))[0].uten_vurdering == ()


@pytest.mark.krav("K-347")
def test_what_is_given_stands_with_the_agreement(db: str, side: ReadSide) -> None:
    hendt(db, "avtale:hod-ks", AVTALEN, NA)
    bidrag = Bidrag(giver="hod", art=Bidragsart.PENGER, ar=2023, hva="Nettverkene", belop=7)
    hendt(db, "avtale:hod-ks", BidragRegistrert(bidrag=bidrag), date(2023, 1, 1))
    [avtale] = se(side, avtaler)
    assert [(b.tekst("giver"), b.celler["belop"]) for b in avtale.bidrag] == [("hod", 7)]


@pytest.mark.krav("K-166", "K-167")
def test_the_duty_is_that_of_the_day_and_none_when_nobody_entered_any(
    db: str, side: ReadSide
) -> None:
    hendt(db, LOSNING, plikt(Pliktstatus.PLIKT, date(2026, 1, 1)), NA)
    hendt(db, LOSNING, plikt(Pliktstatus.VURDERES, date(2022, 6, 1)), NA)
    betaling = Betalingsplikt(fra=date(2023, 1, 1), hjemmel="Loven", kilde="Kilden")
    hendt(db, LOSNING, BetalingspliktRegistrert(plikt=betaling), NA)
    dager = date(2022, 5, 31), date(2022, 6, 1), date(2025, 12, 31), date(2026, 1, 1)
    bilder = [se(side, plikter, dag)[0] for dag in dager]
    assert [b.status for b in bilder] == [
        Pliktstatus.INGEN,
        Pliktstatus.VURDERES,
        Pliktstatus.VURDERES,
        Pliktstatus.PLIKT,
    ]
    assert [b.plikt is None for b in bilder] == [True, False, False, False]
    assert [b.betaling is None for b in bilder] == [True, True, False, False]


@pytest.mark.krav("K-168", "K-353")
def test_judgements_stand_in_order_with_their_numbers_and_reasons(db: str, side: ReadSide) -> None:
    tall = Andelstall(posisjon=4, nevner=356, tilgjengelig=263, i_bruk=1)
    for dom in Andelsdom:
        vurdering = Andelsvurdering(per=date(2023, 12, 31), dom=dom, tall=tall, organ="ks")
        grunn = {"id": f"t-{dom.value}", "forpliktelse": "00"}
        hendt(db, LOSNING, AndelVurdert(vurdering=vurdering), NA, begrunnelse=grunn)
    vedtak = Portefoljevedtak(dato=date(2024, 2, 1), vedtatt_av="ks", referanse="Sak 3")
    hendt(db, LOSNING, PortefoljevedtakRegistrert(vedtak=vedtak), NA)
    [bilde] = se(side, lambda sight: plikter(sight, "kj"))
    assert [v.tekst("dom") for v in bilde.vurderinger] == ["betydelig", "ikke_betydelig"]
    siste = bilde.vurderinger[-1]
    assert [siste.celler[n] for n in ("nevner", "tilgjengelig", "i_bruk")] == [356, 263, 1]
    assert siste.tekst("begrunnelse") == "t-ikke_betydelig"
    assert bilde.vedtak.tekst("referanse") == "Sak 3"
    assert se(side, lambda sight: plikter(sight, "annet")) == []


@pytest.mark.krav("K-345")
def test_the_roadmap_shows_what_is_planned_and_no_longer_what_was_taken_off(
    db: str, side: ReadSide
) -> None:
    for hva in (VEIKARTET, VeikartpunktSatt(punkt=INNFOR), VeikartpunktSatt(punkt=UTVIKLE)):
        hendt(db, "veikart:v", hva, date(2024, 1, 10))
    fjernet = VeikartpunktFjernet(losning="kj", art=Veikartart.INNFORING)
    hendt(db, "veikart:v", fjernet, date(2024, 3, 1))
    [for_], [etter] = se(side, veikart, date(2024, 2, 1)), se(side, veikart)
    assert [p.id for p in for_.punkter] == ["kj", "pll"]
    assert [(p.id, p.tekst("fra")) for p in etter.punkter] == [("pll", "2024-01-01")]


def test_nothing_is_said_of_what_had_not_happened(db: str, side: ReadSide) -> None:
    """Not even to those who ask for each cell, or compare two days."""
    hendt(db, "milepel:rapporten", REGISTRERT, date(2024, 1, 1))
    hendt(db, "avtale:hod-ks", AVTALEN, date(2022, 1, 1))

    def om(sight: Sight) -> set[str]:
        celler = list(Beslutningsspor().statements(sight, REGISTER))
        om_avtalen = list(Beslutningsspor().statements(sight, REGISTER, "hod-ks"))
        assert om_avtalen == [celle for celle in celler if celle.path[0] == "hod-ks"]
        return {celle.path[0] for celle in celler}

    assert se(side, om, date(2022, 1, 12)) == {"kj"}
    assert se(side, om, date(2024, 2, 15)) == {"kj", "hod-ks"}
    assert se(side, om, date(2024, 2, 16)) == {"kj", "hod-ks", "rapporten"}
