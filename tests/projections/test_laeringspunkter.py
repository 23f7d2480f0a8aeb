"""Læringspunkter: lessons and what later løp did with them, on both clocks."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.laering import Laeringsfase
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE
from innforing.domain.innforingslop.plan import Laeringspunktsvar, Planutkast
from innforing.domain.innforingslop.steg.foresla import LopForeslatt
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.steg.legg_plan import PlanLagt
from innforing.domain.innforingslop.steg.registrer_laeringspunkt import (
    LaeringspunktPublisert,
    LaeringspunktRegistrert,
)
from innforing.domain.innforingslop.steg.trekk_laeringspunkt import LaeringspunktTrukketTilbake
from innforing.domain.innforingslop.verdier import LopType, Slag
from innforing.domain.losning.steg.registrer_leverandor import LeverandorRegistrert
from innforing.domain.losning.verdier import Beredskap, Leverandor
from innforing.eventlog.database import upgrade
from innforing.projections.laeringspunkter import (
    IKKE_BRUKT,
    SVARENE,
    TATT_MED,
    UBESVART,
    Laeringspunkter,
    angar,
    forklar,
    sok,
)
from innforing.registers.kommuner import Kommuneregister
from tests.projections.gjenfortelling import fakta_fra, hendt, slutt, utvalgte
from tests.projections.lesehus import MAPPER, leseside

if TYPE_CHECKING:
    from innforing.projections.laeringspunkter import Punkt
    from innforing.projections.readside import ReadSide

PROJEKSJONER = (Laeringspunkter(),)
REGISTER = Kommuneregister.standard()
ALLTID = 4_102_444_800_000_000
JANUAR, MARS = date(2024, 1, 10), date(2024, 3, 10)
FORESLATT, PLANLAGT = "foreslatt", "planlagt"


@pytest.fixture
def tom_logg(tables_url: str) -> str:
    upgrade(tables_url)
    return tables_url


def foresla(db: str, lop: str, losning: str | None, type_: LopType | None = None) -> int:
    slag = Slag.FELLES_PROSESS if losning is None else Slag.INNFORING
    foreslatt = LopForeslatt(
        definisjon=GJELDENDE,
        tittel=f"Løpet {lop}",
        slag=slag,
        type=type_,
        losning=losning,
        eier="kg",
        av="p1",
    )
    return hendt(db, f"innforingslop:{lop}", foreslatt, JANUAR, tilstand=FORESLATT)


def laer(db: str, lop: str, nr: int, dag: date = JANUAR, **annet: Any) -> int:
    punkt = {"fase": Laeringsfase.PLANLEGGING, "publisert": True, **annet}
    innhold = LaeringspunktRegistrert(
        nr=nr, hva=f"Erfaring {nr}", anbefaling="Begynn før", av="p1", **punkt
    )
    return hendt(
        *(db, f"innforingslop:{lop}", innhold, dag),
        rolle="innforingsleder",
        organ="digi",
        tilstand=FORESLATT,
    )


def leveres(db: str, losning: str, leverandor: str, dag: date = JANUAR) -> int:
    """A løsning has one more leverandør."""
    ny = Leverandor(id=leverandor, navn=leverandor, beredskap=Beredskap.KLAR, dato=dag)
    return hendt(db, f"losning:{losning}", LeverandorRegistrert(leverandor=ny), dag)


def svar(db: str, lop: str, dag: date = MARS, **svarene: str | None) -> int:
    """What the plan says: `a_1="how"` is used, `a_1=None` is not."""
    gitt = tuple(
        Laeringspunktsvar(
            laeringspunkt=navn.replace("_", "."), brukes=hvordan is not None, hvordan=hvordan
        )
        for navn, hvordan in svarene.items()
    )
    plan = PlanLagt(plan=Planutkast(laeringspunkter=gitt), av="p1")
    return hendt(db, f"innforingslop:{lop}", plan, dag, tilstand=FORESLATT)


def godkjenn(db: str, lop: str, dag: date = MARS) -> int:
    return hendt(
        *(db, f"innforingslop:{lop}", PlanGodkjent(puljer=(), av="p2"), dag), tilstand=PLANLAGT
    )


def se(side: ReadSide, per: int = ALLTID, kjent: int | None = None, **om: Any) -> list[Punkt]:
    with side.sight("laeringspunkter", per=per, kjent=kjent) as sight:
        return sok(sight, **om)


def moter(
    side: ReadSide, punkt: str, per: int = ALLTID, kjent: int | None = None
) -> dict[str, str]:
    [funnet] = [p for p in se(side, per, kjent) if p.id == punkt]
    return {mote.lop: mote.svar for mote in funnet.moter}


@pytest.mark.krav("K-211")
def test_a_lesson_is_found_by_losning_phase_lop_and_words(tom_logg: str) -> None:
    foresla(tom_logg, "a", "kj", LopType.A_FELLES_NASJONALT)
    foresla(tom_logg, "f", None)
    forste = laer(tom_logg, "a", 1)
    laer(tom_logg, "a", 2, MARS, fase=Laeringsfase.DRIFT, publisert=False)
    laer(tom_logg, "f", 1)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert [p.id for p in se(side)] == ["a.1", "a.2", "f.1"]
        assert [p.id for p in se(side, losning="kj")] == ["a.1", "a.2"]
        assert [p.id for p in se(side, fase="drift")] == ["a.2"]
        assert [p.id for p in se(side, lop="f")] == ["f.1"]
        assert [p.id for p in se(side, med_ord="ERFARING 2")] == ["a.2"]
        assert [p.id for p in se(side, bare_publiserte=True)] == ["a.1", "f.1"]
        assert [p.id for p in se(side, slutt(JANUAR))] == ["a.1", "f.1"]
        punkt = se(side)[0]
        assert (punkt.hva, punkt.anbefaling, punkt.fase) == (
            *("Erfaring 1", "Begynn før"),
            "planlegging",
        )
        assert (punkt.lopets_tittel, punkt.losning, punkt.art, punkt.definisjon) == (
            *("Løpet a", "kj", "A"),
            GJELDENDE,
        )
        assert (punkt.dag, punkt.person, punkt.rolle, punkt.organ) == (
            *(JANUAR, "p1", "innforingsleder"),
            "digi",
        )
        assert punkt.posisjoner == (1, forste)


@pytest.mark.krav("K-212")
def test_a_lesson_is_followed_to_every_lop_that_met_it(tom_logg: str) -> None:
    foresla(tom_logg, "a", "kj", LopType.A_FELLES_NASJONALT)
    foresla(tom_logg, "gammelt", "kj", LopType.C_DELVIS_NASJONALT)
    godkjenn(tom_logg, "gammelt", JANUAR)
    laer(tom_logg, "a", 1, publisert=False)
    foresla(tom_logg, "samme", "kj", LopType.C_DELVIS_NASJONALT)
    foresla(tom_logg, "typen", "annet", LopType.A_FELLES_NASJONALT)
    foresla(tom_logg, "ulikt", "annet", LopType.C_DELVIS_NASJONALT)
    for_ = foresla(tom_logg, "uten", "kj", LopType.C_DELVIS_NASJONALT)
    publisert = hendt(
        *(tom_logg, "innforingslop:a", LaeringspunktPublisert(numre=(1, 1), av="p1"), JANUAR),
        tilstand=FORESLATT,
    )
    brukt = svar(tom_logg, "samme", a_1="Vi begynte før")
    svar(tom_logg, "typen", a_1=None)
    uten = godkjenn(tom_logg, "uten")
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert moter(side, "a.1") == {"samme": TATT_MED, "typen": IKKE_BRUKT, "uten": UBESVART}
        assert moter(side, "a.1", kjent=for_) == {}, "it was not for everyone yet"
        ventet = dict.fromkeys(("samme", "typen", "uten"), UBESVART)
        assert moter(side, "a.1", slutt(JANUAR)) == ventet
        [punkt] = se(side)
        assert punkt.publisert
        mote = next(m for m in punkt.moter if m.lop == "samme")
        assert (mote.hvordan, mote.posisjoner) == ("Vi begynte før", (brukt,))
        ubesvart = next(m for m in punkt.moter if m.lop == "uten")
        assert {publisert, uten} <= set(ubesvart.posisjoner)
        assert {s: t.antall for s, t in punkt.antall.items()} == dict.fromkeys(SVARENE, 1)
        with side.sight("laeringspunkter", per=ALLTID) as sight:
            assert [(p.id, m.svar) for p, m in angar(sight, "typen")] == [("a.1", IKKE_BRUKT)]
            assert angar(sight, "a") == angar(sight, "ulikt") == angar(sight, "finnes-ikke") == []


@pytest.mark.krav("K-212")
def test_a_lesson_about_a_leverandor_meets_whoever_introduces_something_of_theirs(
    tom_logg: str,
) -> None:
    foresla(tom_logg, "a", "kj", LopType.A_FELLES_NASJONALT)
    leveres(tom_logg, "vkp", "delta")
    foresla(tom_logg, "delta", "vkp", LopType.C_DELVIS_NASJONALT)
    foresla(tom_logg, "uten", "annet", LopType.C_DELVIS_NASJONALT)
    om_dem = laer(tom_logg, "a", 1, leverandorer=("delta", "epsilon"))
    med_epsilon = leveres(tom_logg, "vkp", "epsilon", MARS)
    leveres(tom_logg, "annet", "zeta")
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert moter(side, "a.1") == {"delta": UBESVART}
        assert [p.id for p in se(side, leverandor="epsilon")] == ["a.1"]
        assert se(side, leverandor="zeta") == []
        [punkt] = se(side)
        assert punkt.leverandorer == ("delta", "epsilon")
        assert {om_dem, med_epsilon} <= set(punkt.moter[0].posisjoner)


@pytest.mark.krav("K-211")
def test_a_lesson_taken_back_meets_nobody_more_and_the_answers_to_it_stand(tom_logg: str) -> None:
    foresla(tom_logg, "a", "kj", LopType.A_FELLES_NASJONALT)
    foresla(tom_logg, "b", "kj", LopType.A_FELLES_NASJONALT)
    foresla(tom_logg, "c", "kj", LopType.A_FELLES_NASJONALT)
    laer(tom_logg, "a", 1)
    for_ = svar(tom_logg, "b", a_1="slik")
    trukket = LaeringspunktTrukketTilbake(nr=1)
    hendt(tom_logg, "innforingslop:a", trukket, MARS, tilstand=FORESLATT)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert moter(side, "a.1", kjent=for_) == {"b": TATT_MED, "c": UBESVART}
        assert moter(side, "a.1") == {"b": TATT_MED}
        assert [p.trukket for p in se(side)] == [True]


def test_an_answer_taken_out_of_the_plan_is_no_answer(tom_logg: str) -> None:
    foresla(tom_logg, "a", "kj", LopType.A_FELLES_NASJONALT)
    foresla(tom_logg, "b", "kj", LopType.A_FELLES_NASJONALT)
    laer(tom_logg, "a", 1)
    laer(tom_logg, "a", 2)
    svar(tom_logg, "b", a_1="slik", a_2=None)
    visste = svar(tom_logg, "b", a_2=None)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert moter(side, "a.1") == {"b": UBESVART}
        assert moter(side, "a.1", kjent=visste - 1) == {"b": TATT_MED}
        assert moter(side, "a.2") == {"b": IKKE_BRUKT}


def test_an_answer_of_tuesday_recorded_after_one_of_friday_fills_the_gap(tom_logg: str) -> None:
    tirsdag, fredag = date(2024, 3, 5), date(2024, 3, 8)
    foresla(tom_logg, "a", "kj", LopType.A_FELLES_NASJONALT)
    foresla(tom_logg, "b", "kj", LopType.A_FELLES_NASJONALT)
    laer(tom_logg, "a", 1)
    visste = svar(tom_logg, "b", fredag, a_1="slik")
    sent = svar(tom_logg, "b", tirsdag, a_1=None)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert moter(side, "a.1", slutt(tirsdag), visste) == {"b": UBESVART}
        assert moter(side, "a.1", slutt(tirsdag), sent) == {"b": IKKE_BRUKT}
        assert moter(side, "a.1", slutt(fredag), sent) == {"b": TATT_MED}


@pytest.mark.krav("K-212")
def test_in_the_stories_the_lessons_are_those_that_the_rule_asks_for(logg: str) -> None:
    nytt_svar(logg)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        sett = Counter[str]()
        for kjent, per in utvalgte(side):
            blikk = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(kjent, per))
            lopene = lop_i(blikk)
            with side.sight("laeringspunkter", per=per, kjent=kjent) as sight:
                punkter = sok(sight)
                for id_, lop in lopene.items():
                    mine = [p.nr for p in punkter if p.lop == id_]
                    assert mine == spor(Kilde(blikk, REGISTER), "laeringspunkter", {"lop": id_})
                    fikk = {p.id: m.svar for p, m in angar(sight, id_)}
                    assert set(fikk) == angar_etter_regelen(id_, lop, lopene)
                    svarte = {s.laeringspunkt: s.brukes for s in lop.plan.laeringspunkter}
                    gitt = {p: svar for p, svar in fikk.items() if svar != UBESVART}
                    assert gitt == {p: TATT_MED if s else IKKE_BRUKT for p, s in svarte.items()}
                    sett += Counter(fikk.values())
        assert set(sett) == set(SVARENE)


def nytt_svar(db: str) -> None:
    """One more løp for the løsning of s01, whose plan answers two of what it meets."""
    foresla(db, "nytt", "kjernejournal", LopType.A_FELLES_NASJONALT)
    svar(db, "nytt", s01_1="Vi ringte først", s02_1=None)


def lop_i(blikk: Tilbakeblikk) -> dict[str, Innforingslop]:
    alle = blikk.under("innforingslop:").items()
    return {s.partition(":")[2]: lop for s, lop in alle if isinstance(lop, Innforingslop)}


def angar_etter_regelen(id_: str, lop: Innforingslop, lopene: dict[str, Innforingslop]) -> set[str]:
    """As the fact behind the guard says, of a løp whose plan is not approved; else the answered.

    No løp of the stories is approved after a lesson that it leaves unanswered was published.
    """
    svarte = {s.laeringspunkt for s in lop.plan.laeringspunkter}
    if lop.tilstandskode not in {FORESLATT, "klar_til_bruk_sjekket"}:
        return svarte
    return svarte | {
        f"{andre}.{punkt.nr}"
        for andre, annet in lopene.items()
        if andre != id_
        and (annet.art == lop.art or (lop.losning is not None and annet.losning == lop.losning))
        for punkt in annet.laeringspunkter
        if punkt.publisert
    }


def test_the_events_of_forklar_give_the_number_again(logg: str) -> None:
    nytt_svar(logg)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        with side.sight("laeringspunkter", per=ALLTID) as sight:
            talt = Counter[str]()
            for punkt in sok(sight):
                for svar_, tall in punkt.antall.items():
                    hviler = forklar(sight, punkt.lop, punkt.nr, svar_)
                    assert hviler == tall.posisjoner
                    assert igjen(side, hviler, punkt, svar_) == tall.antall
                    talt[svar_] += tall.antall
            assert forklar(sight, "finnes-ikke", 1, TATT_MED) == ()
        assert min(talt.values()) > 0


def igjen(side: ReadSide, hviler: tuple[int, ...], punkt: Punkt, svar_: str) -> int:
    """How many løp, from what those events alone say."""
    sagt = [(p, f) for p in hviler for f in fakta_fra(side, *PROJEKSJONER, [p])]
    svarene = {f.key[1]: f.values[0] for _, f in sagt if f.key[0] == punkt.id}
    if svar_ != UBESVART:
        return sum(bool(brukes) is (svar_ == TATT_MED) for brukes in svarene.values())
    lopene = {str(f.key[0]): f.values for _, f in sagt if f.table == "laeringspunkter_lop"}
    godkjent = {f.key[0]: p for p, f in sagt if f.table == "laeringspunkter_godkjent"}
    [publisert] = [p for p, f in sagt if f.table == "laeringspunkter_punkt" and f.values[3]]
    return sum(
        lop not in (punkt.lop, *svarene) and (planlegges or godkjent.get(lop, 0) > publisert)
        for lop, (_, losning, art, _, _, planlegges) in lopene.items()
        if art == punkt.art or (losning is not None and losning == punkt.losning)
    )


def test_every_cell_stands_once_and_rests_on_events(logg: str) -> None:
    nytt_svar(logg)
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        with side.sight("laeringspunkter", per=ALLTID) as sight:
            celler = list(Laeringspunkter().statements(sight, REGISTER))
            bare = list(Laeringspunkter().statements(sight, REGISTER, "s01"))
        assert len({c.path for c in celler}) == len(celler) > 100
        assert bare == [c for c in celler if c.path[0] == "s01"] != []
        assert all(c.positions for c in celler if c.value)
        for celle in bare:
            if celle.path[2] in {"hva", "anbefaling", "fase"}:
                fakta = fakta_fra(side, *PROJEKSJONER, celle.positions)
                assert celle.value in {verdi for f in fakta for verdi in f.values}
