"""Særtilfeller: what was done out of the ordinary, on both clocks, and the events behind it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.tidspunkt import dag_i_norge
from innforing.domain.deltakelse.folger import (
    KommuneBleAktuell,
    KommuneIkkeLengerAktuell,
    KommuneInvitert,
    KommunePameldt,
    KommuneVarslet,
)
from innforing.domain.deltakelse.steg.bestrid_svar import SvarBestridt
from innforing.domain.deltakelse.steg.svar import KommuneTakketNei, SenPameldingBedtOm
from innforing.domain.deltakelse.verdier import Varsel
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.ibruktakelse.folger import KommuneOrientert
from innforing.domain.innforingslop.invitasjon import NySvarfrist, SendtInvitasjon
from innforing.domain.innforingslop.plan import Planutkast
from innforing.domain.innforingslop.steg.apne_pamelding import PameldingApnet
from innforing.domain.innforingslop.steg.avlys_pulje import PuljeAvlyst
from innforing.domain.innforingslop.steg.endre_plan import PlanEndret
from innforing.domain.innforingslop.steg.gjenoppta import LopGjenopptatt
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.steg.legg_plan import PlanLagt
from innforing.domain.innforingslop.verdier import Puljeplan, Puljeutkast
from innforing.eventlog.database import upgrade
from innforing.projections.saertilfeller.saertilfeller import (
    LANDET,
    Saertilfelle,
    Saertilfeller,
    antall,
    forklar,
    saertilfeller,
)
from innforing.projections.saertilfeller.tilfeller import (
    AVKLART,
    BESTRIDT,
    ENDRET,
    GODKJENT_SELV,
    PA_VEGNE_AV,
    SENT_FORT,
    SLAG,
    UTEN_GRUNN,
)
from innforing.registers.kommuner import Kommuneregister
from tests.projections.gjenfortelling import DAG_US, fakta_fra, hendt, slutt, start, utvalgte
from tests.projections.lesehus import klokke_us, leseside

if TYPE_CHECKING:
    from innforing.projections.readside import ReadSide

PROJEKSJONER = (Saertilfeller(),)
REGISTER = Kommuneregister.standard()
ALLTID = 4_102_444_800_000_000
LOP, BERGEN = "innforingslop:a", "deltakelse:a:bergen"
MAI = date(2024, 5, 1)
GRUNNLAG = {"posisjon": 0}
"""What the header of a step's own events holds, and that of its consequences does not."""


@pytest.fixture
def tom_logg(tables_url: str) -> str:
    upgrade(tables_url)
    return tables_url


def se(
    side: ReadSide, slag: str | None = None, per: int = ALLTID, kjent: int | None = None, **om: Any
) -> list[Saertilfelle]:
    with side.sight("saertilfeller", per=per, kjent=kjent) as sight:
        return saertilfeller(sight, slag=slag, **om)


def tekst(id_: str) -> Fritekst:
    return Fritekst(id=id_, forpliktelse="0" * 64)


def apne(db: str, *puljer: int) -> None:
    """A plan laid by p1, approved by p2, and an invitation sent to each of the puljer."""
    alle = tuple(Puljeplan(nr=nr) for nr in (1, 2))
    hendt(db, LOP, PlanLagt(plan=Planutkast(oppstart=MAI), av="p1"))
    hendt(db, LOP, PlanGodkjent(puljer=alle, av="p2"), beslutning={"form": "mote"})
    for nr in puljer:
        apnet = PameldingApnet(
            pulje=nr, sendt=MAI, svarfrist=date(2024, 6, 1), tekster=(), avtrykk="0" * 64
        )
        hendt(db, LOP, apnet)


def inviter(db: str) -> None:
    hendt(db, BERGEN, KommuneBleAktuell(), MAI)
    hendt(db, BERGEN, KommuneInvitert(pulje=1, svarfrist=MAI, invitasjon="0" * 64), MAI)


@pytest.mark.krav("K-373")
def test_a_warning_answered_is_one_case_however_many_events_the_step_gave(tom_logg: str) -> None:
    svar = {"innenfor_kapasitet": {"id": "t1"}, "sektoren_har_prioritert": {"id": "t2"}}
    hode = {
        "avklaringer": svar,
        "kommando": "k1",
        "steg": "legg_plan",
        "person": "p1",
        "rolle": "medlem",
        "organ": "gruppe",
        "grunnlag": GRUNNLAG,
    }
    forst = hendt(tom_logg, LOP, PlanLagt(plan=Planutkast(oppstart=MAI), av="p1"), **hode)
    hendt(tom_logg, LOP, PlanLagt(plan=Planutkast(slutt=MAI), av="p1"), **hode)
    folge = {n: v for n, v in hode.items() if n != "grunnlag"} | {"arsak": forst}
    hendt(tom_logg, BERGEN, KommuneBleAktuell(), **folge)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        alle = se(side)
        assert [(s.slag, s.ledd, s.tekst) for s in alle] == [
            (AVKLART, "innenfor_kapasitet", "t1"),
            (AVKLART, "sektoren_har_prioritert", "t2"),
        ]
        assert {(s.om, s.steg, s.person, s.rolle, s.organ, s.posisjoner) for s in alle} == {
            ("a", "legg_plan", "p1", "medlem", "gruppe", (forst,))
        }


@pytest.mark.krav("K-156")
def test_an_answer_entered_by_others_is_one_case_and_its_acceptance_none(tom_logg: str) -> None:
    inviter(tom_logg)
    selv = KommunePameldt(pulje=1)
    hendt(tom_logg, BERGEN, selv)
    av_andre = KommuneTakketNei(fort_av_andre=True, referanse=tekst("ref"))
    fort = hendt(tom_logg, BERGEN, av_andre, MAI, rolle="innforingsleder", organ="digi")
    bedt = hendt(tom_logg, BERGEN, SenPameldingBedtOm(pulje=1, fort_av_andre=True), MAI)
    hendt(tom_logg, BERGEN, KommunePameldt(pulje=1, fort_av_andre=True, etter_fristen=True), MAI)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        funnet = se(side, PA_VEGNE_AV)
        assert [s.posisjoner for s in funnet] == [(fort,), (bedt,)]
        assert (funnet[0].tekst, funnet[0].kommune, funnet[0].rolle, funnet[0].dag) == (
            *("ref", "bergen", "innforingsleder"),
            MAI,
        )
        assert se(side, PA_VEGNE_AV, per=start(MAI) - 1) == []


@pytest.mark.krav("K-373")
def test_what_others_report_of_use_is_on_the_kommunes_behalf_but_not_the_figures_of_nhn(
    tom_logg: str,
) -> None:
    strom = "ibruktakelse:kj:bergen"
    for person, organ, organtype in (("p1", "nhn", "nhn"), ("p2", "nhn", "nhn"), ("p1", "a", "ks")):
        grunnlag = {"verv": {"organtype": organtype}, "fakta": {"losningens_ledere": ["p2"]}}
        hode = {"person": person, "organ": organ, "grunnlag": grunnlag, "steg": "meld_bruksstatus"}
        hendt(tom_logg, strom, KommuneOrientert(av_organ=organ), **hode)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert [(s.posisjoner, s.om, s.kommune) for s in se(side, PA_VEGNE_AV)] == [
            ((2,), strom, "bergen"),
            ((3,), strom, "bergen"),
        ]
        assert [s.person for s in se(side, lop=strom)] == ["p2", "p1"]


@pytest.mark.krav("K-156")
def test_a_disputed_answer_is_followed_to_its_end(tom_logg: str) -> None:
    inviter(tom_logg)
    for dag in (2, 10):
        hendt(tom_logg, BERGEN, KommuneTakketNei(fort_av_andre=True), date(2024, 5, dag))
        hendt(tom_logg, BERGEN, SvarBestridt(), date(2024, 5, dag + 1))
        if dag == 2:
            svarte = hendt(tom_logg, BERGEN, KommunePameldt(pulje=1), date(2024, 5, 5))
    star = hendt(tom_logg, BERGEN, KommuneVarslet(om=Varsel.LOP_AVSLUTTET), date(2024, 5, 20))
    hendt(tom_logg, "deltakelse:b:bergen", KommuneBleAktuell(), MAI)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        forste, annen = se(side, BESTRIDT)
        assert (forste.detalj, annen.detalj) == ("takket_nei", "takket_nei")
        assert forste.utfall == ("pameldt", False, False, svarte)
        assert annen.utfall == ("lop_avsluttet", True, False, star)
        assert forste.posisjoner == (4, svarte)
        [da] = se(side, BESTRIDT, per=slutt(date(2024, 5, 4)))
        assert da.utfall is None, "the answer had not come yet"
        assert [s.utfall for s in se(side, BESTRIDT, kjent=svarte - 1)] == [None]
        assert se(side, BESTRIDT, lop="b") == []


@pytest.mark.krav("K-156")
def test_an_answer_said_to_hold_from_before_the_dispute_ends_it_all_the_same(
    tom_logg: str,
) -> None:
    inviter(tom_logg)
    hendt(tom_logg, BERGEN, KommuneTakketNei(fort_av_andre=True), date(2024, 5, 2))
    hendt(tom_logg, BERGEN, SvarBestridt(), date(2024, 5, 3))
    forst = hendt(tom_logg, BERGEN, KommunePameldt(pulje=1), date(2024, 5, 4))
    hendt(tom_logg, BERGEN, KommuneTakketNei(fort_av_andre=True), date(2024, 5, 10))
    hendt(tom_logg, BERGEN, SvarBestridt(), date(2024, 5, 12))
    visste = hendt(tom_logg, "deltakelse:b:bergen", KommuneBleAktuell(), MAI)
    svarte = hendt(tom_logg, BERGEN, KommunePameldt(pulje=2), date(2024, 5, 8))
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        [_, for_] = se(side, BESTRIDT, per=slutt(date(2024, 5, 12)), kjent=visste)
        [_, etter] = se(side, BESTRIDT, per=slutt(date(2024, 5, 12)), kjent=svarte)
        assert for_.utfall is None
        assert etter.utfall == ("pameldt", False, False, svarte)
        [eldre] = se(side, BESTRIDT, per=slutt(date(2024, 5, 9)))
        assert eldre.utfall == ("pameldt", False, False, forst), "what had ended has ended"


@pytest.mark.krav("K-373")
def test_a_fact_is_late_from_when_it_was_recorded_and_the_system_is_never_late(
    tom_logg: str,
) -> None:
    na = klokke_us()
    for dager, rolle in ((0, "medlem"), (3, "medlem"), (9, "medlem"), (9, "prosess")):
        hendt(tom_logg, LOP, PlanLagt(av="p1"), gjelder_us=na - dager * DAG_US, rolle=rolle)
    hendt(tom_logg, LOP, PlanLagt(av="p1"), gjelder_us=na + DAG_US)
    hendt(tom_logg, LOP, PlanLagt(av="p1"), gjelder_us=na - 9 * DAG_US, arsak=1)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        rader = side.follower.reader.tail(0)
        ventet = [
            (r.position, (dag_i_norge(r.recorded_us) - dag_i_norge(r.effective_us or 0)).days)
            for r in rader[1:3]
        ]
        assert [(s.posisjoner[0], s.dager) for s in se(side, SENT_FORT)] == ventet
        assert [s.posisjoner for s in se(side, dager=5)] == [(3,)]
        assert se(side, per=na - DAG_US) == [], "nobody knew it then"


@pytest.mark.krav("K-109")
@pytest.mark.parametrize(("planla", "detalj"), [("p1", "alene"), ("p3", "sammen_med_andre")])
def test_a_plan_approved_by_one_who_laid_it_is_a_case(
    tom_logg: str, planla: str, detalj: str
) -> None:
    for av in dict.fromkeys(("p1", planla)):
        hendt(tom_logg, LOP, PlanLagt(plan=Planutkast(oppstart=MAI), av=av))
    hendt(tom_logg, LOP, PlanGodkjent(puljer=(), av="p2"), begrunnelse={"id": "hvorfor"})
    selv = hendt(tom_logg, LOP, PlanGodkjent(puljer=(), av="p1"))
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        [tilfelle] = se(side, GODKJENT_SELV)
        assert (tilfelle.detalj, tilfelle.posisjoner) == (detalj, (selv,))
        [uten] = se(side, UTEN_GRUNN)
        assert uten.posisjoner == (selv,), "the other gave a begrunnelse"


@pytest.mark.krav("K-151")
def test_changes_after_a_sent_invitation_are_cases_and_those_before_are_not(
    tom_logg: str,
) -> None:
    ny = SendtInvitasjon(pulje=1, versjon=2, sendt=MAI, svarfrist=date(2024, 7, 1))
    plan = Planutkast(slutt=date(2024, 12, 1))
    apne(tom_logg)
    hendt(tom_logg, LOP, PlanEndret(plan=plan, av="p1"))
    apne(tom_logg, 1)
    hele = hendt(tom_logg, LOP, PlanEndret(plan=plan, av="p1"), begrunnelse={"id": "t1"})
    hendt(tom_logg, LOP, PlanEndret(puljer=(Puljeutkast(nr=2),), av="p1"))
    frister = (NySvarfrist(pulje=1, svarfrist=date(2024, 7, 1)),)
    frist = hendt(tom_logg, LOP, PlanEndret(svarfrister=frister, invitasjoner=(ny,), av="p1"))
    hendt(tom_logg, LOP, LopGjenopptatt())
    gjenopptatt = hendt(tom_logg, LOP, LopGjenopptatt(invitasjoner=(ny,)))
    hendt(tom_logg, LOP, PuljeAvlyst(pulje=2))
    avlyst = hendt(tom_logg, LOP, PuljeAvlyst(pulje=1))
    hendt(tom_logg, LOP, PlanEndret(plan=plan, av="p1"))  # no invited pulje is left
    inviter(tom_logg)
    ute = hendt(tom_logg, BERGEN, KommuneIkkeLengerAktuell(), MAI, arsak=1, kommando="k")
    hendt(tom_logg, "deltakelse:a:alver", KommuneBleAktuell())
    hendt(tom_logg, "deltakelse:a:alver", KommuneIkkeLengerAktuell(), arsak=1, kommando="k")
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert [(s.posisjoner[0], s.detalj) for s in se(side, ENDRET)] == [
            (hele, "plan"),
            (frist, "svarfrist.1 invitasjon.1"),
            (gjenopptatt, "svarfrist.1"),
            (avlyst, "avlyst.1"),
            (ute, "ikke_lenger_aktuell"),
        ]


@pytest.mark.krav("K-373", "K-374")
def test_in_the_stories_the_cases_are_what_the_headers_say(logg: str) -> None:
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        sett = Counter[str]()
        for kjent, per in utvalgte(side):
            ventet = fra_hodene(side, kjent, per)
            with side.sight("saertilfeller", per=per, kjent=kjent) as sight:
                alle = saertilfeller(sight)
                i_alt = antall(sight)
                om = [*{s.om for s in alle}][:9]
                for id_ in om:
                    mine = antall(sight, id_)
                    talt = Counter(s.slag for s in alle if s.om == id_)
                    assert {slag: t.antall for slag, t in mine.items()} == {
                        slag: talt[slag] for slag in SLAG
                    }
            fikk = Counter((s.om, s.slag) for s in alle if s.slag in {slag for _, slag in ventet})
            assert fikk == ventet
            assert sum(t.antall for t in i_alt.values()) == len(alle)
            sett += Counter(s.slag for s in alle)
        assert set(sett) == {AVKLART, PA_VEGNE_AV, SENT_FORT, GODKJENT_SELV, UTEN_GRUNN}
        assert min(sett[AVKLART], sett[SENT_FORT]) > 100


def fra_hodene(side: ReadSide, kjent: int, per: int) -> Counter[tuple[str, str]]:
    """What a case is about and its kind → how many, from the bytes of the log."""
    funnet: set[tuple[str, str, str, str]] = set()
    for rad in side.follower.reader.tail(0):
        if rad.position > kjent or rad.state is None:
            continue
        lest = json.loads(rad.state)
        hode, hva = lest["hode"], lest["hendelse"]
        art, *nokkel = rad.stream_id.split(":")
        om = nokkel[0] if art in {"innforingslop", "deltakelse"} else rad.stream_id
        virker = rad.effective_us or rad.recorded_us
        dager = (dag_i_norge(rad.recorded_us) - dag_i_norge(virker)).days
        eget = "grunnlag" in hode and art not in {"lesemodell", "logg"}
        if eget and virker <= per:
            funnet |= {(om, AVKLART, hode["kommando"], v) for v in hode.get("avklaringer", ())}
        if eget and dager > 0 and hode["rolle"] != "prosess" and rad.recorded_us <= per:
            funnet.add((om, SENT_FORT, hode["kommando"], ""))
        av_andre = hva.get("fort_av_andre") and not hva.get("etter_fristen")
        meldt = rad.topic == "KommuneOrientert" and not egne_tall(hode)
        if (av_andre or meldt) and virker <= per:
            funnet.add((om, PA_VEGNE_AV, hode["kommando"], ""))
    return Counter((om, slag) for om, slag, _, _ in funnet)


def egne_tall(hode: dict[str, Any]) -> bool:
    """Whether NHN reports what it has seen itself, and not as one who leads the løp."""
    leder = hode["person"] in hode["grunnlag"]["fakta"]["losningens_ledere"]
    return hode["organ"] == "nhn" and not leder


def test_the_events_of_forklar_give_the_numbers_again(logg: str) -> None:
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        kjent, per = utvalgte(side)[-1]
        with side.sight("saertilfeller", per=per, kjent=kjent) as sight:
            for om in (None, "s03", "s08", "finnes-ikke"):
                for slag, tall in antall(sight, om).items():
                    hviler = forklar(sight, slag, om)
                    assert hviler == tall.posisjoner
                    valgt = hviler if om else hviler[::40]
                    fakta = [f for f in fakta_fra(side, *PROJEKSJONER, valgt) if f.key[1] == slag]
                    saker = {f.key for f in fakta}
                    if om:
                        assert len(saker) == tall.antall
                    assert len(saker) >= len(valgt)


def test_every_cell_stands_once_and_is_what_its_case_says(logg: str) -> None:
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        kjent, per = utvalgte(side)[-1]
        with side.sight("saertilfeller", per=per, kjent=kjent) as sight:
            celler = list(Saertilfeller().statements(sight, REGISTER))
            i_alt = {slag: t.antall for slag, t in antall(sight, dager=0).items()}
            bare = list(Saertilfeller().statements(sight, REGISTER, "s03"))
            land = list(Saertilfeller().statements(sight, REGISTER, LANDET))
        assert len({c.path for c in celler}) == len(celler)
        assert all(c.positions for c in celler if c.value and c.path[1] in SLAG)
        assert bare == [c for c in celler if c.path[0] == "s03"]
        assert land == [c for c in celler if c.path[0] == LANDET]
        assert {c.path[2]: c.value for c in land} == i_alt
