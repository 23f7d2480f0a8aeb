"""Revisjonsspor: every event found by what its header says, and by nothing else, on both clocks."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innforing.domain.deltakelse.steg.utlop_svarfrist import SvarfristPassert
from innforing.projections import books
from innforing.projections.kalender import dag_i_norge
from innforing.projections.revisjonsspor.revisjonsspor import (
    FASETTER,
    HENDELSE,
    Revisjonsspor,
    fasetter,
    forklar,
    historikk,
    sok,
)
from innforing.projections.revisjonsspor.sporrevilkar import BETYDNING, INDEKSERT
from innforing.projections.revisjonsspor.sporring import KVALIFIKATORER, UgyldigSporring
from innforing.projections.sight import Sight
from innforing.projections.table import Fact, Fold, Table
from innforing.registers.kommuner import Kommuneregister
from tests.projections.lesehus import MAPPER, benk, fasit, hendelse, skriv, versjon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from innforing.eventlog.rows import StoredRow
    from tests.projections.lesehus import Benk

REGISTER = Kommuneregister.standard()
ALLTID = 4_102_444_800_000_000
"""The year 2100."""
VESTLAND = {k.id for k in REGISTER.per(dag_i_norge(ALLTID)) if k.fylke == "46"}


class Fortalt(NamedTuple):
    """One event of the log, read from there alone."""

    rad: StoredRow
    hode: dict[str, Any]

    @property
    def deler(self) -> list[str]:
        return self.rad.stream_id.split(":")

    @property
    def virker(self) -> int:
        return self.rad.effective_us or self.rad.recorded_us

    @property
    def registrert(self) -> str:
        return dag_i_norge(self.rad.recorded_us).isoformat()

    @property
    def sent(self) -> int:
        return max(0, (dag_i_norge(self.rad.recorded_us) - dag_i_norge(self.virker)).days)

    @property
    def kommune(self) -> str | None:
        if self.deler[0] in {"deltakelse", "ibruktakelse"}:
            return self.deler[2]
        forst, skille, kommune = self.rad.stream_id.partition("organ:kommune-")
        return kommune if skille and not forst else None

    def om_lop(self, lop: str) -> bool:
        return self.deler[0] in {"innforingslop", "pulje", "deltakelse"} and self.deler[1] == lop


VILKARENE: dict[str, Callable[[Fortalt], bool]] = {
    "hendelse:PlanGodkjent": lambda f: f.rad.topic == "PlanGodkjent",
    "hendelse:kommuneinvitert": lambda f: f.rad.topic == "KommuneInvitert",
    "løp:s01": lambda f: f.om_lop("s01"),
    "lop:s08": lambda f: f.om_lop("s08"),
    "kommune:Bergen": lambda f: f.kommune == "bergen",
    "kommune:ingen": lambda f: f.kommune is None,
    "strøm:innforingslop:s03": lambda f: f.rad.stream_id == "innforingslop:s03",
    "strom:deltakelse:s03": lambda f: f.deler[:2] == ["deltakelse", "s03"],
    "strom:pulje": lambda f: f.deler[0] == "pulje",
    "aktør:innføringsleder": lambda f: f.rad.role == "innforingsleder",
    "rolle:saksbehandler": lambda f: f.rad.role == "saksbehandler",
    "organ:nhn": lambda f: f.rad.body == "nhn",
    "organ:koordineringsgruppen": lambda f: f.rad.body == "koordineringsgruppen",
    "region:Vestland": lambda f: f.kommune in VESTLAND,
    "region:46": lambda f: f.kommune in VESTLAND,
    "steg:apne_pamelding": lambda f: f.rad.step == "apne_pamelding",
    "steg:ingen": lambda f: f.rad.step is None,
    "tilstand:planlagt": lambda f: f.rad.tilstand == "planlagt",
    "modell:2024.1": lambda f: f.rad.definition == "2024.1",
    "etter:2024-03-01": lambda f: f.registrert >= "2024-03-01",
    "før:2024-06-01": lambda f: f.registrert < "2024-06-01",
    "for:2023-12-01": lambda f: f.registrert < "2023-12-01",
    "år:2023": lambda f: f.registrert < "2024-01-01",
    "gjelder-etter:2024-01-01": lambda f: dag_i_norge(f.virker).isoformat() >= "2024-01-01",
    "gjelder-før:2023-11-01": lambda f: dag_i_norge(f.virker).isoformat() < "2023-11-01",
    "frist:passert": lambda f: f.rad.topic == SvarfristPassert.__name__,
    "begrunnelse:mangler": lambda f: "begrunnelse" not in f.hode,
    "begrunnelse:finnes": lambda f: "begrunnelse" in f.hode,
    "avklart:overlapp_besvart": lambda f: "overlapp_besvart" in f.hode.get("avklaringer", ()),
    "beslutning:ja": lambda f: "beslutning" in f.hode,
    "sent:ja": lambda f: f.sent > 0,
    "sent:nei": lambda f: f.sent == 0,
    "posisjon:100..1500": lambda f: 100 <= f.rad.position <= 1500,
    "posisjon:3000..": lambda f: f.rad.position >= 3000,
    "posisjon:..40": lambda f: f.rad.position <= 40,
    "posisjon:7": lambda f: f.rad.position == 7,
}
"""What a term asks for, and the same asked of the log."""


def fortalt(b: Benk) -> list[Fortalt]:
    return [Fortalt(rad, dict(MAPPER.decode(rad).hode)) for rad in b.reader().tail(0)]


@contextmanager
def fulgt(db: str, *, side: int = 10_000) -> Iterator[Benk]:
    """A log with the trail of all of it."""
    with benk(db) as b:
        runner = b.runner(Revisjonsspor())
        runner.take_lead()
        while runner.step(limit=side):
            pass
        yield b


@contextmanager
def sett(b: Benk, *, per: int = ALLTID, kjent: int | None = None) -> Iterator[Sight]:
    with b.store.snapshot() as rows:
        utgave = books.serving(rows, "revisjonsspor")
        assert utgave is not None
        yield Sight(rows, utgave, per=per, kjent=kjent)


@pytest.fixture(scope="module")
def spor(samlet_logg: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Benk]:
    """The trail of the stories on SQLite; not to be written to."""
    mappe = tmp_path_factory.mktemp("spor")
    (mappe / "logg.sqlite").write_bytes(samlet_logg.read_bytes())
    with fulgt(f"sqlite:///{mappe / 'logg.sqlite'}") as b:
        yield b


@pytest.mark.krav("K-373", "K-375")
def test_every_event_is_found_with_what_its_header_says(logg: str) -> None:
    with fulgt(logg, side=401) as b, sett(b) as sight:
        alle = fortalt(b)
        treff = sok(sight, "", REGISTER, antall=1000)
        rader = list(treff.rader)
        while treff.eldre is not None:
            treff = sok(sight, "", REGISTER, for_=treff.eldre, antall=1000)
            rader += treff.rader
        assert [r.posisjon for r in reversed(rader)] == [f.rad.position for f in alle]
        for r, f in zip(reversed(rader), alle, strict=True):
            hode = (f.rad.step, f.rad.person, f.rad.role, f.rad.body, f.rad.tilstand)
            assert (r.steg, r.person, r.rolle, r.organ, r.tilstand) == hode
            assert (r.strom, r.hendelse, r.definisjon) == (
                f.rad.stream_id,
                f.rad.topic,
                f.rad.definition,
            )
            assert (r.registrert_us, r.gjelder_us) == (f.rad.recorded_us, f.virker)
            assert (r.kommune, r.dager_sent) == (f.kommune, f.sent)
            assert (r.korrelasjon, r.arsak) == (f.rad.correlation_id, f.rad.causation)
            assert r.begrunnelse == f.hode.get("begrunnelse", {}).get("id")
            assert set(r.avklaringer) == set(f.hode.get("avklaringer", ()))
            assert r.beslutning == ("beslutning" in f.hode)
            assert r.lop is None or f.om_lop(r.lop)
            assert r.pulje == (int(f.deler[2]) if r.prefiks == "pulje" else None)
        assert {r.losning for r in rader if r.lop == "s03"} == {None, "digihelsestasjon"}


@pytest.mark.krav("K-372")
def test_each_term_finds_what_the_log_says_and_the_count_rests_on_those(logg: str) -> None:
    with fulgt(logg) as b, sett(b) as sight:
        alle = fortalt(b)
        assert {linje.partition(":")[0] for linje in VILKARENE} >= {"løp", "før", "aktør", "år"}
        for linje, passer in VILKARENE.items():
            ventet = [f.rad.position for f in alle if passer(f)]
            assert ventet, linje
            for tegn, valgt in (
                ("", ventet),
                ("-", [f.rad.position for f in alle if not passer(f)]),
            ):
                treff = sok(sight, f"{tegn}{linje}", REGISTER, antall=20)
                assert (linje, treff.antall) == (linje, len(valgt))
                assert [r.posisjon for r in treff.rader] == valgt[::-1][:20]
                assert forklar(sight, f"{tegn}{linje}", REGISTER) == tuple(valgt)
        for strom in ("logg", "pulje:s03:1", "innforingslop:s01", "deltakelse:s01:somna"):
            assert historikk(sight, strom) == forklar(sight, f"strom:{strom}", REGISTER) != ()
        ar = fasetter(sight, "lop:s01 rolle:medlem", REGISTER)["ar"]
        assert sum(ar.values()) == sok(sight, "lop:s01 rolle:medlem", REGISTER).antall


def test_every_qualifier_has_a_meaning() -> None:
    assert set(BETYDNING) == set(KVALIFIKATORER)


def test_a_day_is_from_its_beginning_to_that_of_the_next(spor: Benk) -> None:
    alle = fortalt(spor)
    with sett(spor) as sight:
        for ett in alle[::150]:
            for slag, us in (("", ett.rad.recorded_us), ("gjelder-", ett.virker)):
                dag = dag_i_norge(us)
                linje = f"{slag}etter:{dag} {slag}før:{dag + timedelta(days=1)}"
                ventet = tuple(
                    f.rad.position
                    for f in alle
                    if dag_i_norge(f.virker if slag else f.rad.recorded_us) == dag
                )
                assert forklar(sight, linje, REGISTER) == ventet
                assert ett.rad.position in ventet


LINJER = st.lists(st.tuples(st.booleans(), st.sampled_from(sorted(VILKARENE))), max_size=5)


def test_terms_narrow_and_repeated_ones_widen(spor: Benk) -> None:
    alle = fortalt(spor)
    sider: set[int] = set()

    @settings(max_examples=120, deadline=None)
    @given(LINJER)
    def enhver_linje(valgt: list[tuple[bool, str]]) -> None:
        grupper: dict[tuple[bool, str], list[Callable[[Fortalt], bool]]] = {}
        for ikke, linje in valgt:
            navn = linje.partition(":")[0].translate(str.maketrans("øåæ", "oae"))
            grupper.setdefault((ikke, navn), []).append(VILKARENE[linje])
        ventet = tuple(
            f.rad.position
            for f in alle
            if all(any(p(f) for p in en_av) != ikke for (ikke, _), en_av in grupper.items())
        )
        with sett(spor) as sight:
            sporring = " ".join(f"{'-' if ikke else ''}{linje}" for ikke, linje in valgt)
            assert forklar(sight, sporring, REGISTER) == ventet
        sider.add(len(ventet))

    enhver_linje()
    assert len(sider) > 10


def test_a_losning_brings_its_lop_and_its_use(spor: Benk) -> None:
    with sett(spor) as sight:
        funnet = {r.strom.split(":")[0] for r in sok(sight, "løsning:vkp", REGISTER).rader}
        strommer = {
            spor.reader().span(p, p)[0].stream_id
            for p in forklar(sight, "losning:kjernejournal", REGISTER)
        }
    assert funnet & {"deltakelse", "innforingslop"}
    assert {s.split(":")[0] for s in strommer} == {
        *("losning", "materiell", "innforingslop", "pulje", "deltakelse", "ibruktakelse")
    }
    assert not any(s.startswith(("innforingslop:s03", "ibruktakelse:dho")) for s in strommer)


def test_a_person_is_found_by_id(spor: Benk) -> None:
    person = next(f.rad.person for f in fortalt(spor) if f.rad.role == "prosessleder")
    ventet = tuple(f.rad.position for f in fortalt(spor) if f.rad.person == person)
    with sett(spor) as sight:
        assert forklar(sight, f"aktør:{person}", REGISTER) == ventet
        begge = forklar(sight, f'aktor:"{person}" aktor:oppsett', REGISTER)
    assert set(begge) > set(ventet)


@pytest.mark.krav("K-372")
def test_the_history_of_a_stream_is_its_events_as_known_and_as_it_was(spor: Benk) -> None:
    alle = fortalt(spor)
    strommer = sorted({f.rad.stream_id for f in alle})[::40]
    slutt = alle[-1].rad
    for per, kjent in ((ALLTID, None), (slutt.recorded_us, 1700), (alle[2000].virker, None)):
        with sett(spor, per=per, kjent=kjent) as sight:
            for strom in strommer:
                assert historikk(sight, strom) == tuple(
                    f.rad.position
                    for f in alle
                    if f.rad.stream_id == strom
                    and f.virker <= per
                    and f.rad.position <= (kjent or slutt.position)
                )


def test_the_pages_are_every_event_once_both_ways(spor: Benk) -> None:
    with sett(spor) as sight:
        alle = forklar(sight, "lop:s08", REGISTER)
        side = sok(sight, "lop:s08", REGISTER, antall=7)
        assert side.nyere is None
        sett_: list[int] = []
        while True:
            sett_ += [r.posisjon for r in side.rader]
            assert side.antall == len(alle)
            if side.eldre is None:
                break
            side = sok(sight, "lop:s08", REGISTER, for_=side.eldre, antall=7)
        assert tuple(reversed(sett_)) == alle
        tilbake = [r.posisjon for r in side.rader]
        while side.nyere is not None:
            side = sok(sight, "lop:s08", REGISTER, etter=side.nyere, antall=7)
            tilbake = [r.posisjon for r in side.rader] + tilbake
        assert tuple(reversed(tilbake)) == alle


def test_each_facet_counts_what_its_term_would_find(spor: Benk) -> None:
    with sett(spor) as sight:
        for linje in ("lop:s01 -rolle:medlem", "", "hendelse:PlanGodkjent posisjon:..1"):
            funnet = fasetter(sight, linje, REGISTER)
            alle = sok(sight, linje, REGISTER).antall
            assert list(funnet) == list(FASETTER)
            for fasett, tall in funnet.items():
                assert sum(tall.values()) == alle
                assert list(tall.values()) == sorted(tall.values(), reverse=True)
                for verdi, antall in list(tall.items())[:4]:
                    assert sok(sight, f"{linje} {fasett}:{verdi}", REGISTER).antall == antall > 0


def test_what_took_effect_before_it_was_recorded_differs_on_the_two_clocks(logg: str) -> None:
    strom = "deltakelse:s01:somna"
    innhold = SvarfristPassert(pulje=1, frist=date(2024, 5, 2))
    with benk(logg) as b:
        siste = b.reader().last()[1]
    tre_dager = 3 * 86_400_000_000
    sent = skriv(
        logg, hendelse(strom, versjon(logg, strom), innhold, effective_us=siste - tre_dager)
    )
    with fulgt(logg) as b:
        linje = f"strom:{strom} frist:passert posisjon:{sent}.."
        for per, kjent, ventet in (
            (ALLTID, None, 1),
            (siste - tre_dager, None, 1),
            (siste - tre_dager - 1, None, 0),
            (ALLTID, sent - 1, 0),
        ):
            with sett(b, per=per, kjent=kjent) as sight:
                assert sok(sight, linje, REGISTER).antall == ventet
        with sett(b) as sight:
            [rad] = sok(sight, f"{linje} sent:ja", REGISTER).rader
            assert rad.dager_sent >= 3
            assert sok(sight, f"{linje} sent:nei", REGISTER).antall == 0


GALE = {
    "hendelse:PlanGodkjnt": "there is no event of that name. Nearest: PlanGodkjent",
    "lop:s1": "there is no such løp. Nearest: s11, s01",
    "kommune:bergn": "there is no such kommune. Nearest: Bergen",
    "losning:kjerne": "there is no such løsning. Nearest: kjernejournal",
    "strom:deltakels": "there is no such stream. Nearest: deltakelse",
    "strom:deltakelse:s01:oslooo": "there is no such stream. Nearest: deltakelse:s01:",
    "strom:innforingslop:s1": "there is no such stream. Nearest: innforingslop:s",
    "aktor:ledr": "there is no role of that name. Nearest: leder",
    "organ:k": "there is no such body. Nearest: ks",
    "region:vestlan": "Nearest: Vestland",
    "steg:foresl": "there is no step of that name. Nearest: foresla",
    "tilstand:planlag": "there is no state of that name. Nearest: planlagt",
    "modell:2024": "Nearest: 2024.1",
    "etter:igår": "that is no date",
    "gjelder-for:2024-13-01": "that is no date",
    "ar:24": "that is no year",
    "frist:x": "the value is passert",
    "sent:kanskje": "the value is ja or nei",
    "posisjon:9..2": "9 comes after 2",
    "posisjon:..": "that is no position",
    "posisjon:-1": "that is no position",
    "avklart:overlapp_besvar": "there is no guard of that name. Nearest: overlapp_besvart",
    "rollle:leder": "there is no «rollle:». Nearest: rolle",
    "rolle:": "«rolle:» needs a value",
    "leder": "«leder» is no qualifier",
    '"rolle:leder': "is no qualifier",
}


def test_all_that_is_wrong_with_a_line_is_said_at_once(spor: Benk) -> None:
    with sett(spor) as sight:
        for linje, setning in GALE.items():
            with pytest.raises(UgyldigSporring) as en:
                sok(sight, linje, REGISTER)
            assert setning in str(en.value)
        with pytest.raises(UgyldigSporring) as alle:
            fasetter(sight, " ".join([*GALE, "rolle:leder"]), REGISTER)
        assert len(alle.value.setninger) == len(GALE)
        for lang in (
            "x" * 3000,
            "rolle:leder\x00",
            "posisjon:1 " * 3 + " ".join(f"posisjon:{n}" for n in range(60)),
        ):
            with pytest.raises(UgyldigSporring):
                sok(sight, lang, REGISTER)
        for antall in (0, 1001):
            with pytest.raises(UgyldigSporring, match="1 to 1000"):
                sok(sight, "", REGISTER, antall=antall)


def test_what_is_not_known_yet_is_no_name(spor: Benk) -> None:
    forst = next(f.rad.position for f in fortalt(spor) if f.om_lop("s11"))
    with sett(spor, kjent=forst - 1) as sight, pytest.raises(UgyldigSporring, match="no such løp"):
        sok(sight, "lop:s11", REGISTER)
    with sett(spor, kjent=forst) as sight:
        assert sok(sight, "lop:s11", REGISTER).antall == 1


SOKT = {
    "strom:innforingslop:s01": "emne",
    "strom:deltakelse:s01:somna": "kommune",
    "lop:s01": "emne",
    "hendelse:PlanGodkjent": "hendelse",
    "aktor:46d9bcb7-ebf3-4e5e-a028-b93148c6c3ea": "person",
    "organ:nhn": "organ",
    "kommune:bergen": "kommune",
    "losning:kjernejournal": "emne",
    "region:vestland": "kommune",
    "region:vestland lop:s01": "emne",
    "etter:2024-01-01 før:2024-02-01": None,
    "hendelse:PlanGodkjent rolle:leder -hendelse:PlanLagt etter:2024-01-01": "hendelse",
    "hendelse:KommuneInvitert organ:nhn": "organ",
    "organ:nhn lop:s01 hendelse:KommuneInvitert -kommune:bergen": "emne",
    "organ:nhn kommune:bergen begrunnelse:mangler": "kommune",
}
"""A line, and the column whose index finds the fewest; None: the place of the rows itself."""


@pytest.mark.parametrize("linje", SOKT)
def test_a_search_goes_by_the_index_that_finds_the_fewest(
    spor: Benk, linje: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spurt: list[tuple[str, Any]] = []
    ask = Sight.ask

    def lytt(self: Sight, sql: str, parametre: Any = ()) -> Any:
        spurt.append((sql, parametre))
        return ask(self, sql, parametre)

    monkeypatch.setattr(Sight, "ask", lytt)
    with sett(spor) as sight:
        sok(sight, linje, REGISTER)
    with spor.store.snapshot() as rows:
        planer = [
            str(plan[-1])
            for sql, parametre in spurt
            if sql.startswith(("SELECT count(*)", "SELECT posisjon, strom"))
            for plan in rows.fetch(f"EXPLAIN QUERY PLAN {sql}", parametre)
            # the rows of the table, by the name that a question gives them
            if str(plan[-1]).split()[1] == "h"
        ]
    kolonne = SOKT[linje]
    brukt = "PRIMARY KEY" if kolonne is None else f"_i{INDEKSERT.index(kolonne)} "
    assert len(planer) == 2, "the count and the page"
    assert [plan for plan in planer if not plan.startswith("SEARCH") or brukt not in plan] == []


def test_pages_of_any_size_give_the_rows_that_one_gives_and_never_a_history(logg: str) -> None:
    ventet = fasit(logg, Revisjonsspor())
    with fulgt(logg, side=97) as b:
        assert b.rader(Revisjonsspor()) == ventet
        assert len(ventet[HENDELSE.name]) == b.follower.end()
        assert ventet[f"{HENDELSE.name}_historikk"] == []


def test_a_table_that_appends_asks_for_nothing_before_it_writes() -> None:
    tabell = Table(name="ting", key=("nr",), values=("v",), numbers=frozenset({"nr"}), appends=True)
    fold = Fold(tabell, {})
    for nr in (2, 1):
        fold.add(Fact("ting", (nr,), ("a",)), position=nr, gyldig_fra=10 * nr)
    assert fold.added == [(2, "a", 20, 2), (1, "a", 10, 1)]
    assert (fold.touched, fold.ended) == (set(), [])
