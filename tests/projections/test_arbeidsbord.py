"""Arbeidsbord: what waits for whom, on both clocks, and the events behind it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest

from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import dagens_begynnelse, dagens_slutt
from innforing.domain.deltakelse.folger import (
    KommuneInvitert,
    KommunePameldt,
    KommuneSattPaVenteliste,
    KommuneVarslet,
)
from innforing.domain.deltakelse.steg.bestrid_svar import SvarBestridt
from innforing.domain.deltakelse.steg.ikke_godta_sen_pamelding import SenPameldingIkkeGodtatt
from innforing.domain.deltakelse.steg.planlegg_oppfolging import OppfolgingPlanlagt
from innforing.domain.deltakelse.steg.registrer_oppfolging import OppfolgingRegistrert
from innforing.domain.deltakelse.steg.svar import KommuneTakketNei, SenPameldingBedtOm
from innforing.domain.deltakelse.steg.utlop_svarfrist import SvarfristPassert
from innforing.domain.deltakelse.verdier import Varsel
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.innforingslop.evaluering import Evaluering
from innforing.domain.innforingslop.plan import Merknadsart
from innforing.domain.innforingslop.steg.avslutt import Avslutningsart, LopAvsluttet
from innforing.domain.innforingslop.steg.besvar_merknad import MerknadBesvart
from innforing.domain.innforingslop.steg.evaluer import LopEvaluert
from innforing.domain.innforingslop.steg.evaluer_pulje import PuljeEvaluert
from innforing.domain.innforingslop.steg.gi_merknad import MerknadGitt
from innforing.domain.innforingslop.steg.gjenoppta import LopGjenopptatt
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.steg.godta_eierskap import EierskapGodtatt
from innforing.domain.innforingslop.steg.legg_plan import PlanLagt
from innforing.domain.innforingslop.steg.lukk_breddeforpliktelse import BreddeforpliktelseLukket
from innforing.domain.innforingslop.steg.motta_evaluering import EvalueringMottatt
from innforing.domain.innforingslop.steg.sett_pa_vent import LopSattPaVent
from innforing.domain.innforingslop.steg.start_gjennomforing import GjennomforingStartet
from innforing.domain.innforingslop.steg.velg_type import TypeValgt
from innforing.domain.innforingslop.verdier import Leder, Pause, Puljeplan
from innforing.domain.organ.steg.gi_rolle import RolleGitt
from innforing.domain.organ.verdier import Rolleperiode
from innforing.domain.sporreskjema.steg.besvar_sporreskjema import SporreskjemaBesvart
from innforing.domain.sporreskjema.steg.lukk_sporreskjema import SporreskjemaLukket
from innforing.domain.sporreskjema.steg.send_sporreskjema import SporreskjemaSendt
from innforing.eventlog.database import upgrade
from innforing.eventlog.rows import NewRow
from innforing.projections.arbeidsbord.arbeidsbord import Arbeidsbord, forklar, per_rolle, venter
from innforing.projections.arbeidsbord.oppgaver import Mottaker, Oppgave, Oppgaveart
from innforing.registers.kommuner import Kommuneregister
from tests.domain.innforingslop import historie as h
from tests.domain.koordineringsgruppe import historie as g
from tests.projections.lesehus import MAPPER, leseside, skriv

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from innforing.projections.readside import ReadSide

PROJEKSJONER = (Arbeidsbord(),)
TEKST = Fritekst(id="f1", forpliktelse="0" * 64)
KG = "koordineringsgruppen"
A = Oppgaveart


class Bok:
    """A log that is told event by event, beside all rules, and written in one go."""

    def __init__(self, db: str) -> None:
        self.db = db
        self.rader: list[NewRow] = []

    def legg(self, strom: str, dag: date, innhold: Any, tilstand: str | None = None) -> int:
        """An event that takes effect on a day; its position."""
        us = mikrosekunder(dagens_begynnelse(dag))
        hode = {"gjelder_us": us} | ({} if tilstand is None else {"tilstand": tilstand})
        rad = NewRow(
            stream_id=strom,
            stream_version=sum(rad.stream_id == strom for rad in self.rader) + 1,
            topic=type(innhold).__name__,
            state=MAPPER.encode(innhold, hode),
            salt=bytes(32),
            effective_us=us,
            tilstand=tilstand,
        )
        self.rader.append(rad)
        return len(self.rader)


@pytest.fixture
def bok(tables_url: str) -> Bok:
    upgrade(tables_url)
    return Bok(tables_url)


@contextmanager
def lest(bok: Bok) -> Iterator[ReadSide]:
    """The read side, which has taken all of it in."""
    skriv(bok.db, *bok.rader)
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        yield side


class Lop(NamedTuple):
    """One løp in a log, told by days of 2024."""

    bok: Bok
    id: str = "a"

    def er(self, maned: int, dag: int, innhold: Any, tilstand: str | None = None) -> int:
        return self.bok.legg(f"innforingslop:{self.id}", d(maned, dag), innhold, tilstand)

    def i(self, kommune: str, maned: int, dag: int, innhold: Any) -> int:
        return self.bok.legg(f"deltakelse:{self.id}:{kommune}", d(maned, dag), innhold)

    def planlagt(self, *begynnelse: Any, planlagt: Any) -> None:
        """Proposed, manned and planned in January."""
        self.er(1, 1, begynnelse[0], "foreslatt")
        for innhold in begynnelse[1:]:
            self.er(1, 2, innhold)
        self.er(1, 3, planlagt, "planlagt")

    def apnet(self, *kommuner: str, svarfrist: date = h.FRIST) -> None:
        """The first pulje takes answers from 1 March."""
        self.er(3, 1, h.apnet(1, *kommuner, svarfrist=svarfrist), "pamelding")
        for kommune in kommuner:
            self.i(kommune, 3, 1, invitert(svarfrist))


def d(maned: int, dag: int) -> date:
    return date(2024, maned, dag)


def invitert(svarfrist: date = h.FRIST) -> KommuneInvitert:
    return KommuneInvitert(pulje=1, svarfrist=svarfrist, invitasjon="0" * 64)


def evaluering() -> Evaluering:
    return Evaluering(oppsummering=TEKST)


def se(side: ReadSide, dag: date, kjent: int | None = None, **hvem: str) -> list[Oppgave]:
    with side.sight("arbeidsbord", per=mikrosekunder(dagens_slutt(dag)), kjent=kjent) as sight:
        return venter(sight, **hvem)


def kort(oppgaver: list[Oppgave]) -> list[str]:
    return [" ".join((o.art.value, *o.om[1:])) for o in oppgaver]


def den(oppgaver: list[Oppgave], art: Oppgaveart) -> Oppgave:
    [funnet] = [o for o in oppgaver if o.art is art]
    return funnet


LISE = Mottaker("innforingsleder", ("innforingsleder",), "regional-vestland", "lise")
STINE = Mottaker("innforingsleder", ("nettverksressurs",), "regional-vestland", "stine")
GRUPPEN = Mottaker(KG, ("medlem", "leder"), KG)
PA_VENT = LopSattPaVent(
    pause=Pause(av="lise", organ="regional-vestland", fra=d(3, 10), vurderes=d(6, 1))
)
MERKNAD = MerknadGitt(nr=1, art=Merknadsart.MERKNAD, merknad=TEKST, av="kari")


@pytest.mark.krav("K-364", "K-109", "K-116")
def test_before_the_plan_is_approved_the_group_reviews_and_the_leader_answers(
    bok: Bok,
) -> None:
    lop = Lop(bok)
    lop.er(2, 1, h.FORESLATT_A[0], "foreslatt")
    lop.er(2, 2, h.GRUPPE)
    lop.er(2, 3, h.LEDER_A)
    lop.er(2, 4, PlanLagt(plan=h.PLAN, puljer=(h.PULJE_1,), av="geir"))
    delt = lop.er(2, 5, h.DELT)
    lop.er(2, 6, MERKNAD)
    lop.er(2, 7, MerknadBesvart(nr=1, svar=TEKST, av="lise"))
    lop.er(2, 8, h.DELT)
    lop.er(2, 9, PlanLagt(plan=h.PLAN, av="geir"))
    lop.er(2, 10, h.DELT)
    sjekket = lop.er(2, 11, h.SJEKK_A, "klar_til_bruk_sjekket")
    lop.er(2, 12, h.GODKJENT_A, "planlagt")
    with lest(bok) as side:
        uten = {1: [], 2: [], 3: [], 4: [], 5: ["plan"], 6: ["merknad 1"], 7: [], 8: ["plan"]}
        ventet = {**uten, 9: [], 10: ["plan"], 11: ["plan"], 12: []}
        for dag, andre in ventet.items():
            assert [hva for hva in kort(se(side, d(2, dag))) if hva != "neste_steg"] == andre
        forst = se(side, d(2, 1))[0]
        assert (forst.art, forst.steg, forst.siden) == (
            A.NESTE_STEG,
            "sjekk_klar_til_bruk",
            d(2, 1),
        )
        assert forst.mottakere == (Mottaker("eier", ("medlem", "leder"), KG),)
        assert forst.tekst.nb == "Sjekk klar til bruk"
        plan = den(se(side, d(2, 5)), A.PLAN)
        assert (plan.hvem, plan.organ, plan.siden) == ((KG,), (KG,), d(2, 5))
        assert plan.posisjoner == (1, delt)
        merknad = den(se(side, d(2, 6)), A.MERKNAD)
        assert merknad.hvem == ("arbeidsgruppen", "innforingsleder")
        assert merknad.organ == ("arbeidsgruppe-kj", "regional-vestland")
        neste = den(se(side, d(2, 11)), A.NESTE_STEG)
        assert (neste.steg, neste.mottakere, neste.siden) == ("godkjenn_plan", (GRUPPEN,), d(2, 11))
        assert neste.posisjoner == (1, sjekket)
        assert se(side, d(2, 12))[0].mottakere == (LISE, STINE)


@pytest.mark.krav("K-110", "K-111")
def test_of_a_regional_lop_the_group_is_told_and_its_merknad_is_answered_or_not(
    bok: Bok,
) -> None:
    lop = Lop(bok)
    lop.er(1, 1, h.FORESLATT_B[0], "foreslatt")
    lop.er(1, 2, h.DELT)
    lop.er(1, 3, MERKNAD)
    with lest(bok) as side:
        assert kort(se(side, d(1, 2))) == ["neste_steg", "varsel"]
        assert den(se(side, d(1, 2)), A.VARSEL).hvem == (KG,)
        assert kort(se(side, d(1, 3))) == ["neste_steg"]
        assert se(side, d(1, 3))[0].mottakere == (Mottaker("eier", (), "regional-vestland"),)


@pytest.mark.krav("K-364", "K-114", "K-145")
def test_from_the_invitation_to_the_receipt(bok: Bok) -> None:
    lop = Lop(bok)
    lop.planlagt(*h.FORESLATT_A, h.GRUPPE, h.LEDER_A, planlagt=h.GODKJENT_A)
    lop.apnet("bergen", "voss")
    lop.i("bergen", 3, 5, KommunePameldt(pulje=1))
    lop.i("voss", 3, 21, SvarfristPassert(pulje=1, frist=h.FRIST))
    lop.i("alver", 3, 22, KommuneSattPaVenteliste(pulje=1))
    lop.er(4, 10, h.startet(1), "gjennomforing")
    lop.er(7, 1, PuljeEvaluert(pulje=1, evaluering=evaluering(), av="lise", dato=d(7, 1)))
    lop.er(12, 2, LopEvaluert(evaluering=evaluering(), av="lise", dato=d(12, 2)), "evaluert")
    lop.er(12, 3, h.EVALUERING_DELT)
    ferdig = EvalueringMottatt(av="kari", dato=d(12, 4))
    lop.er(12, 4, ferdig, "delt_med_koordineringsgruppe")
    ventet: dict[tuple[int, int], list[str]] = {
        (3, 1): ["svar bergen pulje.1", "svar voss pulje.1", "neste_steg"],
        (3, 5): ["svar voss pulje.1", "neste_steg"],
        (3, 21): ["neste_steg"],
        (4, 1): ["puljestart pulje.1", "neste_steg", "venteliste alver pulje.1"],
        (4, 10): ["venteliste alver pulje.1", "neste_steg"],
        (6, 15): ["venteliste alver pulje.1", "neste_steg"],
        (6, 16): ["venteliste alver pulje.1", "neste_steg", "puljeevaluering pulje.1"],
        (7, 1): ["neste_steg"],
        (8, 20): ["puljestart pulje.2", "neste_steg"],
        (12, 2): ["neste_steg"],
        (12, 3): ["evaluering"],
        (12, 4): [],
    }
    with lest(bok) as side:
        assert {dag: kort(se(side, d(*dag))) for dag in ventet} == ventet
        steg = [(3, 1), (4, 10), (12, 2), (12, 3)]
        assert [se(side, d(*dag))[-1].steg for dag in steg] == [
            "start_gjennomforing",
            "evaluer",
            "del_evaluering",
            "motta_evaluering",
        ]
        svar = se(side, d(3, 1))[0]
        assert svar.mottakere == (
            Mottaker("kommunens_fullmektig", ("fullmektig",), "kommune-bergen"),
        )
        assert (svar.losning, svar.frist, svar.forfalt) == ("kjernejournal", h.FRIST, False)
        start = [den(se(side, d(4, dag)), A.PULJESTART) for dag in (1, 2)]
        assert [(o.siden, o.frist, o.forfalt) for o in start] == [
            (d(4, 1), d(4, 1), False),
            (d(4, 1), d(4, 1), True),
        ]
        assert start[0].hvem == ("innforingsleder",)
        assert den(se(side, d(6, 20)), A.PULJEEVALUERING).siden == d(6, 16)
        assert den(se(side, d(8, 20)), A.PULJESTART).steg == "apne_pamelding"
        assert den(se(side, d(12, 3)), A.EVALUERING).mottakere == (GRUPPEN,)


def test_a_deadline_passes_the_day_after_and_not_while_the_lop_is_paused(bok: Bok) -> None:
    lop = Lop(bok)
    lop.planlagt(*h.FORESLATT_B, h.BEMANNET_B[1], planlagt=h.GODKJENT_B)
    lop.apnet("bergen")
    uten_pause = lop.i("voss", 3, 1, invitert())
    hvil = lop.er(3, 10, PA_VENT)
    igjen = lop.er(6, 3, LopGjenopptatt())
    with lest(bok) as side:
        gikk = {dag: se(side, d(3, dag), uten_pause)[0].forfalt for dag in (20, 21)}
        assert gikk == {20: False, 21: True}
        pa_vent = se(side, d(3, 21))
        assert kort(pa_vent) == ["svar bergen pulje.1", "svar voss pulje.1", "pause"]
        assert [o.forfalt for o in pa_vent] == [False] * 3
        pause = den(pa_vent, A.PAUSE)
        assert (pause.steg, pause.siden, pause.frist) == ("gjenoppta", d(3, 10), d(6, 1))
        assert pause.hvem == ("innforingsleder", "eier")
        assert hvil in pa_vent[0].posisjoner
        assert [den(se(side, d(6, dag)), A.PAUSE).forfalt for dag in (1, 2)] == [False, True]
        etter = se(side, d(6, 3))
        assert "pause" not in kort(etter)
        assert igjen in den(etter, A.NESTE_STEG).posisjoner


@pytest.mark.krav("K-161", "K-165", "K-146", "K-156", "K-201")
def test_what_waits_between_a_lop_and_its_kommuner(bok: Bok) -> None:
    lop = Lop(bok)
    lop.planlagt(*h.FORESLATT_B, h.BEMANNET_B[1], planlagt=h.GODKJENT_B)
    alle = ("alver", "bergen", "voss", "oygarden", "stord")
    lop.apnet(*alle)
    lop.i("alver", 3, 2, KommuneTakketNei())
    lop.i("bergen", 3, 2, KommuneSattPaVenteliste(pulje=1))
    lop.i("voss", 3, 2, KommunePameldt(pulje=1, fort_av_andre=True))
    lop.i("voss", 3, 3, SvarBestridt())
    lop.i("oygarden", 3, 21, SvarfristPassert(pulje=1, frist=h.FRIST))
    lop.i("oygarden", 3, 22, SenPameldingBedtOm(pulje=1))
    lop.i("stord", 3, 2, KommunePameldt(pulje=1))
    lop.i("stord", 3, 4, OppfolgingPlanlagt(id="host", dato=d(9, 1)))
    lop.i("bergen", 3, 23, KommunePameldt(pulje=1))
    lop.i("oygarden", 3, 24, SenPameldingIkkeGodtatt(pulje=1))
    lop.i("voss", 3, 25, KommuneTakketNei())
    lop.i("stord", 9, 3, OppfolgingRegistrert(id="host", dato=d(9, 3)))
    lop.er(9, 4, LopAvsluttet(art=Avslutningsart.AVBRUTT), "avsluttet")
    with lest(bok) as side:
        for dag, ventet in (
            ((3, 3), ["svar oygarden pulje.1", "svar stord pulje.1"]),
            ((3, 22), ["bestridt voss", "nytt_svar voss", "sen_pamelding oygarden pulje.1"]),
            ((3, 25), []),
            ((8, 31), []),
            ((9, 1), ["oppfolging stord host"]),
            ((9, 3), []),
        ):
            funnet = [o for o in se(side, d(*dag)) if o.kommune not in (None, "bergen")]
            kjent = (
                ventet
                if dag != (3, 3)
                else [
                    "svar oygarden pulje.1",
                    "bestridt voss",
                    "nytt_svar voss",
                ]
            )
            assert sorted(kort(funnet)) == sorted(kjent), dag
        ko = den(se(side, d(3, 3)), A.VENTELISTE)
        assert (ko.om, ko.hvem, ko.siden) == (
            ("a", "bergen", "pulje.1"),
            ("lopets_leder",),
            d(3, 2),
        )
        assert ko.mottakere[0].person == "lise"
        assert A.VENTELISTE not in {o.art for o in se(side, d(3, 23))}
        nytt = den(se(side, d(3, 22)), A.NYTT_SVAR)
        assert (nytt.organ, nytt.frist, nytt.siden) == (("kommune-voss",), None, d(3, 3))
        fulgt = [den(se(side, d(9, dag)), A.OPPFOLGING) for dag in (1, 2)]
        assert [(o.frist, o.forfalt) for o in fulgt] == [(d(9, 1), False), (d(9, 1), True)]
        assert set(fulgt[0].hvem) == {
            "lopets_leder",
            "kommunens_nettverksressurs",
            "kommunens_kontaktperson",
            "kommunen",
        }
        assert se(side, d(9, 4)) == []


@pytest.mark.krav("K-161")
def test_a_no_that_others_spoke_over_stands_and_nobody_is_asked_again(bok: Bok) -> None:
    lop = Lop(bok)
    lop.planlagt(*h.FORESLATT_B, h.BEMANNET_B[1], planlagt=h.GODKJENT_B)
    lop.apnet("bergen")
    lop.i("bergen", 3, 2, KommuneTakketNei())
    lop.i("bergen", 3, 3, KommunePameldt(pulje=1, fort_av_andre=True))
    lop.i("bergen", 3, 4, SvarBestridt())
    with lest(bok) as side:
        assert [kort(se(side, d(3, dag)))[0] for dag in (1, 2, 3, 4)] == [
            "svar bergen pulje.1",
            *["neste_steg"] * 3,
        ]
        assert [len(se(side, d(3, dag))) for dag in (2, 4)] == [1, 1]


def test_a_lop_that_ends_asks_its_kommuner_for_nothing(bok: Bok) -> None:
    lop = Lop(bok)
    lop.planlagt(*h.FORESLATT_B, h.BEMANNET_B[1], planlagt=h.GODKJENT_B)
    lop.apnet("bergen", "voss")
    lop.i("bergen", 3, 22, SenPameldingBedtOm(pulje=1))
    lop.i("bergen", 3, 23, KommuneVarslet(om=Varsel.LOP_AVSLUTTET))
    with lest(bok) as side:
        assert [o.om[1] for o in se(side, d(3, 22)) if o.kommune] == ["bergen", "voss", "bergen"]
        assert [o.om[1] for o in se(side, d(3, 23)) if o.kommune] == ["voss"]


@pytest.mark.krav("K-038", "K-143")
def test_in_type_c_each_pulje_has_its_leader_and_the_party_is_bound_until_all_can_have_it(
    bok: Bok,
) -> None:
    lop = Lop(bok)
    lop.planlagt(*h.FORESLATT_C, h.LEDERE_C, TypeValgt(type=h.C, av="kari"), planlagt=h.GODKJENT_C)
    apnet = lop.er(1, 3, h.PLANLAGT_C[-1])
    lop.er(3, 1, h.apnet(1, "bergen"), "pamelding")
    lop.er(4, 1, h.startet(1), "gjennomforing")
    lop.er(12, 2, LopEvaluert(evaluering=evaluering(), av="gro", dato=d(12, 2)), "evaluert")
    lop.er(12, 3, h.EVALUERING_DELT)
    mottatt = EvalueringMottatt(av="kari", dato=d(12, 4))
    lop.er(12, 4, mottatt, "delt_med_koordineringsgruppe")
    lop.er(12, 20, BreddeforpliktelseLukket(dato=d(12, 20), viderefores_i="b"))
    with lest(bok) as side:

        def ledes_av(maned: int, dag: int, art: Oppgaveart) -> list[str | None]:
            return [m.person for m in den(se(side, d(maned, dag)), art).mottakere]

        assert ledes_av(2, 1, A.NESTE_STEG) == ["ine", "jon"]
        assert ledes_av(6, 20, A.PULJEEVALUERING) == ["ine"]
        assert ledes_av(8, 20, A.PULJESTART) == ["jon"]
        assert ledes_av(4, 1, A.NESTE_STEG) == ["gro"]
        [bredde] = se(side, d(12, 4))
        assert (bredde.art, bredde.organ, bredde.siden) == (A.BREDDE, ("program-vkp",), d(1, 3))
        assert apnet in bredde.posisjoner
        assert se(side, d(12, 20)) == []


@pytest.mark.krav("K-215")
def test_a_sporreskjema_waits_for_each_kommune_until_it_answers_or_it_is_closed(bok: Bok) -> None:
    lop = Lop(bok)
    lop.planlagt(*h.FORESLATT_A, planlagt=h.GODKJENT_A)
    frist = d(6, 14)
    spurt = SporreskjemaSendt(utgave=1, temaer=(), svarfrist=frist, spurte=("bergen", "voss"))
    sendt = bok.legg("sporreskjema:a:1", d(6, 1), spurt)
    bok.legg("sporreskjema:a", d(6, 2), spurt)
    bok.legg("sporreskjema:a:1", d(6, 10), SporreskjemaBesvart(kommune="bergen", svar=()))
    bok.legg("sporreskjema:a:1", d(6, 20), SporreskjemaLukket(dato=d(6, 20)))
    with lest(bok) as side:

        def ventet(maned: int, dag: int, **hvem: str) -> list[str]:
            alle = se(side, d(maned, dag), **hvem)
            return [" ".join(o.om) for o in alle if o.art is A.SPORRESKJEMA]

        assert ventet(6, 1) == ["a bergen pulje.1", "a voss pulje.1"]
        assert ventet(6, 9, organ="kommune-bergen") == ["a bergen pulje.1", "a bergen"]
        assert ventet(6, 10) == ["a voss pulje.1", "a bergen", "a voss"]
        assert ventet(6, 20) == ["a bergen", "a voss"]
        assert ventet(6, 9, organ="regional-46") == []
        [forst, *_] = se(side, d(6, 15), organ="kommune-voss")
        assert (forst.siden, forst.frist, forst.forfalt) == (d(6, 1), frist, True)
        assert [m.kode for m in forst.mottakere] == ["kommunen_som_svarer/kommune-voss"]
        assert (forst.steg, sendt in forst.posisjoner) == ("besvar_sporreskjema", True)


@pytest.mark.krav("K-104", "K-109", "K-375")
def test_a_round_that_is_closed_waits_for_no_answer_and_a_seat_is_held_for_a_time(
    bok: Bok,
) -> None:
    for plass in g.PLASSER:
        felt = plass.model_dump() | {"rolle": Rolle.MEDLEM}
        bok.legg(f"organ:{KG}", d(1, 1), RolleGitt(rolle=Rolleperiode(**felt)))
    for dag, innhold in ((1, g.MELDT), (2, g.RUNDE_APNET), (3, g.KARI_FOR), (12, g.LUKKET)):
        bok.legg(f"koordineringsgruppe:{KG}", d(3, dag), innhold)
    with lest(bok) as side:

        def ventet(dag: date) -> list[tuple[Oppgaveart, list[str | None]]]:
            return [(o.art, [m.person for m in o.mottakere]) for o in se(side, dag, organ=KG)]

        assert ventet(d(3, 2)) == [(A.STANDPUNKT, ["hanne", "kari", "ola"])]
        assert ventet(d(3, 3)) == [(A.STANDPUNKT, ["hanne", "ola"])]
        [apen] = se(side, date(2025, 1, 1), 6)
        assert [m.person for m in apen.mottakere] == ["ola"], "Hanne sat to the end of the year"
        assert ventet(d(3, 12)) == []


def test_a_new_owner_accepts_and_then_owns(bok: Bok) -> None:
    lop = Lop(bok)
    lop.er(1, 1, h.FORESLATT_A[0], "foreslatt")
    valgt = TypeValgt(
        type=h.B, omrade=h.VESTLAND, regional_grunn=TEKST, ny_eier="regional-vestland", av="kari"
    )
    lop.er(1, 5, valgt)
    lop.er(1, 9, EierskapGodtatt(eier="regional-vestland", av="rita"))
    with lest(bok) as side:
        eierskap = den(se(side, d(1, 5)), A.EIERSKAP)
        assert eierskap.mottakere == (Mottaker("foreslatt_eier", (), "regional-vestland"),)
        assert den(se(side, d(1, 5)), A.NESTE_STEG).organ == (KG,)
        [neste] = se(side, d(1, 9))
        assert (neste.organ, neste.siden) == (("regional-vestland",), d(1, 1))


def test_a_pulje_without_dates_of_its_own_has_those_of_the_plan(bok: Bok) -> None:
    lop = Lop(bok)
    lagt = PlanLagt(plan=h.REGIONAL_PLAN, av="lise")
    eneste = PlanGodkjent(puljer=(Puljeplan(nr=1),), av="rita")
    lop.planlagt(*h.FORESLATT_B, h.BEMANNET_B[1], lagt, planlagt=eneste)
    lop.er(4, 2, GjennomforingStartet(pulje=1, start=d(4, 2)), "gjennomforing")
    with lest(bok) as side:
        assert kort(se(side, d(3, 31))) == ["neste_steg"]
        assert den(se(side, d(4, 1)), A.PULJESTART).frist == h.OPPSTART
        assert kort(se(side, h.SLUTT)) == ["neste_steg"]
        assert kort(se(side, d(12, 2))) == ["neste_steg", "puljeevaluering pulje.1"]


def test_a_leader_leads_in_the_period_of_the_appointment(bok: Bok) -> None:
    lop = Lop(bok)
    lop.planlagt(*h.FORESLATT_A, h.GRUPPE, planlagt=h.GODKJENT_A)
    forst = Leder(person="lise", organ="regional-vestland", fra=d(1, 10), til=d(1, 20))
    lop.er(1, 4, h.utpekt(forst))
    with lest(bok) as side:
        personer = {dag: se(side, d(1, dag))[0].mottakere[0].person for dag in (9, 10, 20, 21)}
        assert personer == {9: None, 10: "lise", 20: "lise", 21: None}
        assert se(side, d(1, 9))[0].mottakere == (Mottaker("innforingsleder", (), None),)


@pytest.mark.krav("K-364")
def test_a_role_and_a_body_are_asked_of_the_same_one(bok: Bok) -> None:
    lop, annet = Lop(bok), Lop(bok, "b")
    lop.planlagt(*h.FORESLATT_A, h.GRUPPE, h.LEDER_A, planlagt=h.GODKJENT_A)
    lop.apnet("bergen")
    annet.er(1, 1, h.FORESLATT_B[0], "foreslatt")
    with lest(bok) as side:

        def for_(**hvem: str) -> list[str]:
            return [f"{o.lop} {o.art.value}" for o in se(side, d(3, 2), **hvem)]

        start, sjekk, svar = "a neste_steg", "b neste_steg", "a svar"
        assert for_() == [svar, sjekk, start]
        assert for_(rolle="innforingsleder") == [start]
        assert for_(rolle="nettverksressurs", organ="regional-vestland") == [sjekk, start]
        assert for_(rolle="nettverksressurs") == [start]
        assert for_(organ="regional-vestland") == [sjekk, start]
        assert for_(rolle="eier") == [sjekk]
        assert for_(rolle="fullmektig", organ="kommune-bergen") == [svar]
        assert for_(rolle="fullmektig", organ="kommune-voss") == []
        assert for_(rolle="innforingsleder", organ=KG) == []
        assert for_(rolle="revisor", organ="regional-vestland") == []
        with side.sight("arbeidsbord", per=mikrosekunder(dagens_slutt(d(3, 2)))) as sight:
            grupper = {hvem: kort(alle) for hvem, alle in per_rolle(sight).items()}
            ene = per_rolle(sight, organ="regional-vestland")
            assert (
                forklar(sight, A.SVAR, "a", "bergen", "pulje.1") == se(side, d(3, 2))[0].posisjoner
            )
            assert forklar(sight, A.SVAR, "a", "voss", "pulje.1") == ()
        assert grupper == {
            "kommunens_fullmektig": ["svar bergen pulje.1"],
            "eier": ["neste_steg"],
            "innforingsleder": ["neste_steg"],
        }
        assert list(ene) == ["eier", "innforingsleder"]


def test_an_answer_given_tuesday_and_entered_friday(bok: Bok) -> None:
    lop = Lop(bok)
    lop.planlagt(*h.FORESLATT_B, h.BEMANNET_B[1], planlagt=h.GODKJENT_B)
    lop.apnet("bergen", "voss")
    visste = lop.i("voss", 3, 8, KommunePameldt(pulje=1))
    lop.i("bergen", 3, 5, KommuneTakketNei())
    with lest(bok) as side:
        ubesvart = [
            [o.kommune for o in se(side, d(3, dag), kjent) if o.kommune]
            for dag, kjent in ((4, None), (5, visste), (5, None), (8, visste), (8, None))
        ]
        assert ubesvart == [["bergen", "voss"], ["bergen", "voss"], ["voss"], ["bergen"], []]


def test_each_cell_of_the_answer_is_a_statement_with_its_events(bok: Bok) -> None:
    lop, annet = Lop(bok), Lop(bok, "b")
    lop.planlagt(*h.FORESLATT_A, h.GRUPPE, h.LEDER_A, planlagt=h.GODKJENT_A)
    lop.apnet("bergen")
    annet.er(1, 1, h.FORESLATT_B[0], "foreslatt")
    register = Kommuneregister.standard()
    per = mikrosekunder(dagens_slutt(d(3, 25)))
    with lest(bok) as side, side.sight("arbeidsbord", per=per) as sight:
        alle = list(Arbeidsbord().statements(sight, register))
        egne = list(Arbeidsbord().statements(sight, register, "a"))
        svar = den(venter(sight), A.SVAR)
    assert [s for s in alle if s.path[0] == "a"] == egne
    assert {s.path[0] for s in alle} == {"a", "b"}
    assert len({s.path for s in alle}) == len(alle) == 4 * 3
    assert [s for s in egne if s.path[1] == "svar"] == [
        (("a", "svar", "bergen", "pulje.1", navn), verdi, svar.posisjoner)
        for navn, verdi in (
            ("hvem", "kommunens_fullmektig/kommune-bergen"),
            ("siden", "2024-03-01"),
            ("frist", "2024-03-20"),
            ("forfalt", 1),
        )
    ]
