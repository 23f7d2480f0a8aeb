"""Arbeidsbord against the stories: what the folded løp and deltakelser themselves say waits."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.tidspunkt import dag_i_norge
from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.grunnmur.aggregat import Grunnlag, IngenFakta
from innforing.domain.grunnmur.aktor import Aktor, Organtype, Rolle, Verv
from innforing.domain.grunnmur.vilkar import MYNDIGHETER
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.eventlog.database import upgrade
from innforing.eventlog.readstore import ReadStore
from innforing.eventlog.rows import NewRow
from innforing.projections import books
from innforing.projections.arbeidsbord.arbeidsbord import Arbeidsbord, venter
from innforing.projections.arbeidsbord.oppgaver import Oppgave, Oppgaveart
from innforing.projections.books import SERVING
from innforing.projections.projection import Streams
from innforing.projections.sight import Sight
from innforing.projections.table import Fold, Table
from tests.application.vandring.startsteder import steder
from tests.application.vandring.vandrer import HOVEDLOPET, KOMMUNESTEG, Maling
from tests.projections.lesehus import MAPPER, leseside, skriv

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innforing.projections.readside import ReadSide
    from tests.application.minnehus import Minnelogg

PROJEKSJONER = (Arbeidsbord(),)
T = LopTilstand
HVERT = 97
"""Every so many positions the stories are compared with."""

VANDRINGER = 7
"""Walks of each type of løp."""
NY_EIER = 876
"""One more, in which ownership is on its way to another: few walks come there."""
VENTELISTE = 69
"""A walk that fills a pulje."""
SKRITT = 40
HVERT_SKRITT = 11
SENERE_US = 60 * 86_400_000_000
"""Two months on: what was ahead is due."""

FRA_LOPET = {"neste_steg", "evaluering", "pause", "merknad", "eierskap", "bredde"}
FRA_PULJENE = {"puljestart", "puljeevaluering"}
FRA_KOMMUNENE = {"svar", "sen_pamelding", "venteliste", "oppfolging"}
VIDERE = {
    T.FORESLATT: "sjekk_klar_til_bruk",
    T.KLAR_TIL_BRUK_SJEKKET: "godkjenn_plan",
    T.PLANLAGT: "apne_pamelding",
    T.PAMELDING: "start_gjennomforing",
    T.GJENNOMFORING: "evaluer",
}


class Ventet(NamedTuple):
    """What waits, and until when, as told by the folded states."""

    art: str
    om: tuple[str, ...]
    frist: date | None = None


def ventet_i(blikk: Tilbakeblikk, dag: date) -> Iterator[Ventet]:
    """Everything but the plans shown to the group, which no state remembers."""
    for strom, lop in blikk.under("innforingslop:").items():
        id_ = strom.partition(":")[2]
        if isinstance(lop, Innforingslop) and lop.finnes:
            yield from i_lopet(id_, lop)
            if lop.pa_vent is None:
                yield from i_puljene(id_, lop, dag)
            for navn, d in blikk.under(f"deltakelse:{id_}:").items():
                assert isinstance(d, Deltakelse)
                yield from i_kommunen((id_, navn.rpartition(":")[2]), lop, d, dag)


def i_lopet(id_: str, lop: Innforingslop) -> Iterator[Ventet]:
    if lop.pa_vent is not None:
        yield Ventet("pause", (id_,), lop.pa_vent.vurderes)
    elif lop.tilstand in VIDERE or (lop.tilstand is T.EVALUERT and lop.levert is None):
        yield Ventet("neste_steg", (id_,))
    elif lop.tilstand is T.EVALUERT:
        yield Ventet("evaluering", (id_,))
    if lop.ny_eier is not None:
        yield Ventet("eierskap", (id_,))
    ferdig = lop.tilstand in (T.DELT_MED_KOORDINERINGSGRUPPE, T.AVSLUTTET)
    for merknad in lop.merknader:
        if not merknad.besvart and lop.art in "AC" and not ferdig:
            yield Ventet("merknad", (id_, str(merknad.nr)))
    bredde = lop.breddeforpliktelse
    if lop.tilstand is T.DELT_MED_KOORDINERINGSGRUPPE and bredde and not bredde.lukket:
        yield Ventet("bredde", (id_,))


def i_puljene(id_: str, lop: Innforingslop, dag: date) -> Iterator[Ventet]:
    for p in lop.puljer:
        start, slutt = p.start or lop.plan.oppstart, p.slutt or lop.plan.slutt
        om = (id_, f"pulje.{p.nr}")
        apner = p.fase is Puljefase.PLANLAGT and lop.tilstand in (
            *(T.PLANLAGT, T.PAMELDING),
            T.GJENNOMFORING,
        )
        starter = p.fase is Puljefase.PAMELDING and lop.tilstand in (T.PAMELDING, T.GJENNOMFORING)
        if (apner or starter) and start is not None and start <= dag:
            yield Ventet("puljestart", om, start)
        gar = p.fase is Puljefase.GJENNOMFORING and lop.tilstand is T.GJENNOMFORING
        if gar and (slutt is None or slutt < dag):
            yield Ventet("puljeevaluering", om)


def i_kommunen(
    om: tuple[str, str], lop: Innforingslop, d: Deltakelse, dag: date
) -> Iterator[Ventet]:
    for oppfolging in d.apne_oppfolginger:
        if oppfolging.dato <= dag:
            yield Ventet("oppfolging", (*om, oppfolging.id), oppfolging.dato)
    sen = d.sen_pamelding
    if sen is not None and lop.tilstand in (T.PAMELDING, T.GJENNOMFORING, T.EVALUERT):
        yield Ventet("sen_pamelding", (*om, f"pulje.{sen.pulje}"))
    if d.lop_avsluttet or lop.tilstand not in (T.PAMELDING, T.GJENNOMFORING):
        return
    apne = {p.nr: p for p in lop.puljer_i(Puljefase.PAMELDING, Puljefase.GJENNOMFORING)}
    if d.venter and d.pulje in apne:
        yield Ventet("venteliste", (*om, f"pulje.{d.pulje}"))
    if d.status is Svarstatus.INVITERT and d.omtvistet:
        yield Ventet("bestridt", om)
        yield Ventet("nytt_svar", om)
    elif d.status is Svarstatus.INVITERT:
        for nr in d.invitasjoner:
            if nr in apne and not d.fristen_er_utlopt(nr):
                yield Ventet("svar", (*om, f"pulje.{nr}"), apne[nr].svarfrist)


def utvalgte(side: ReadSide) -> list[tuple[int, int]]:
    """Positions with their moments: as it was, and as it was known, then."""
    alle = range(HVERT, side.follower.end() + 1, HVERT)
    return [(p, side.follower.reader.span(p, p)[0].recorded_us) for p in alle]


def se(side: ReadSide, kjent: int, per: int) -> list[Oppgave]:
    with side.sight("arbeidsbord", per=per, kjent=kjent) as sight:
        return alt_som_venter(sight)


def alt_som_venter(sight: Sight) -> list[Oppgave]:
    """All of it; asked of each role and body it is the same, though less is looked through."""
    alle = venter(sight)
    mottakere = {m for o in alle for m in o.mottakere}
    for rolle, organ in {(rolle, m.organ) for m in mottakere for rolle in (*m.roller, None)}:
        mine = [o for o in alle if any(m.er(rolle, organ) for m in o.mottakere)]
        assert venter(sight, rolle=rolle, organ=organ) == mine
    return alle


def sammenlign(
    blikk: Tilbakeblikk, alle: list[Oppgave], dag: date, uten: frozenset[str] = frozenset()
) -> set[str]:
    """The same things, each with its deadline and its step; the kinds that were seen."""
    ventet = Counter(v for v in ventet_i(blikk, dag) if v.om[0] not in uten)
    husket = [o for o in alle if o.art.value not in ("plan", "varsel")]
    oppgaver = [o for o in husket if o.lop not in uten]
    assert Counter(Ventet(o.art.value, o.om, o.frist) for o in oppgaver) == ventet
    for o in oppgaver:
        lop = blikk.aggregat(f"innforingslop:{o.lop}")
        assert isinstance(lop, Innforingslop)
        if o.art is Oppgaveart.NESTE_STEG and lop.tilstand in VIDERE:
            assert o.steg == VIDERE[lop.tilstand]
        pause = lop.pa_vent if o.art is Oppgaveart.SVAR else None
        loper = o.frist is not None and (pause is None or pause.fra > o.frist)
        assert o.forfalt == (loper and o.frist is not None and o.frist < dag)
        assert o.siden <= dag
        har_myndighet(o, lop, dag)
    return {v.art for v in ventet}


@pytest.mark.krav("K-364")
def test_what_waits_is_what_the_folded_states_say(logg: str) -> None:
    sett: set[str] = set()
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        for kjent, per in utvalgte(side):
            blikk = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(kjent, per))
            sett |= sammenlign(blikk, se(side, kjent, per), dag_i_norge(per))
    assert sett >= {"neste_steg", "svar", "puljestart", "puljeevaluering"}


def test_in_random_walks_too(tmp_path: Path) -> None:
    """They come where no story does: pauses, new owners, late answers, waiting lists, ends."""
    sett: set[str] = set()
    for nr in (*range(4 * VANDRINGER), NY_EIER, VENTELISTE):
        art = "ABCF"[nr % 4]
        valg = random.Random(f"{art} {nr}")  # noqa: S311 - the same walk each time
        vandrer = valg.choice([s for s in steder(art) if s.lop().finnes]).kopi(Maling())
        for _ in range(SKRITT):
            vandrer.skritt(valg.randrange(2**32))
            if vandrer.lop().tilstand in (T.PAMELDING, T.GJENNOMFORING):
                vandrer.svar(valg.randrange(6))
                vandrer.fram(HOVEDLOPET, valg.randrange(2**32), valg.choice(KOMMUNESTEG))
        sett |= vandret(vandrer.hus.logg, tmp_path / f"{nr}.sqlite")
    assert sett >= FRA_LOPET | FRA_PULJENE | FRA_KOMMUNENE


def vandret(logg: Minnelogg, fil: Path) -> set[str]:
    """The walk folded by the projection, and asked of at moments of its end."""
    sett: set[str] = set()
    with ReadStore(f"sqlite:///{fil}") as store:
        with store.transaction() as rows:
            books.open_books(rows)
            utgave = books.begin(rows, PROJEKSJONER[0], SERVING)
            for tabell, fold in brettet(logg).items():
                utgave.stored(tabell).save(rows, fold)
        utgave = utgave._replace(position=logg.last()[0])
        with store.snapshot() as rows:
            for rad in logg.rader[-2 * SKRITT :: HVERT_SKRITT]:
                for per in (rad.recorded_us, rad.recorded_us + SENERE_US):
                    blikk = Tilbakeblikk(logg, MAPPER, Utsnitt(rad.position, per))
                    sight = Sight(rows, utgave, per=per, kjent=rad.position)
                    uten = etterdatert(logg, rad.position)
                    sett |= sammenlign(blikk, alt_som_venter(sight), dag_i_norge(per), uten)
    return sett


def etterdatert(logg: Minnelogg, til: int) -> frozenset[str]:
    """Løp where an event took effect before one recorded earlier: its fold is in another order."""
    sist: dict[str, int] = {}
    funnet = set()
    for rad in logg.rader[:til]:
        virker = rad.recorded_us if rad.effective_us is None else rad.effective_us
        if virker < sist.get(rad.stream_id, 0) and rad.stream_id.count(":"):
            funnet.add(rad.stream_id.split(":")[1])
        sist[rad.stream_id] = max(virker, sist.get(rad.stream_id, 0))
    return frozenset(funnet)


def brettet(logg: Minnelogg) -> dict[Table, Fold]:
    """The whole log as one page."""
    [projeksjon] = PROJEKSJONER
    folder = {tabell.name: Fold(tabell, {}) for tabell in projeksjon.tabeller}
    streams = Streams(logg, MAPPER)
    for rad in logg.rader:
        happened = streams.happened(rad)
        if rad.stream_id.partition(":")[0] in projeksjon.prefikser:
            for fact in projeksjon.handle(happened):
                folder[fact.table].add(
                    fact, position=rad.position, gyldig_fra=fact.gyldig_fra or happened.virker_us
                )
    return {fold.table: fold for fold in folder.values()}


def har_myndighet(o: Oppgave, lop: Innforingslop, dag: date) -> None:
    """Each leader and each national group that is named, has the authority as the domain judges."""
    na = datetime.combine(dag, time(12), UTC)
    for m in o.mottakere:
        if m.person is None and m.organ != "koordineringsgruppen":
            continue
        rolle = next(r for r in Rolle if r.value == m.roller[0])
        aktor = Aktor(person=m.person or "kari", rolle=rolle, organ=m.organ or "")
        gruppe = Organtype.KOORDINERINGSGRUPPE if m.organ == "koordineringsgruppen" else None
        grunnlag = Grunnlag(
            aggregat=lop,
            steg=type("Steget", (), {} if o.pulje is None else {"pulje": o.pulje}),
            aktor=aktor,
            verv=Verv(innehar=True, organtype=gruppe),
            na=na,
            gjelder=na,
            fakta=IngenFakta(),
        )
        if m.myndighet == "puljens_leder" and o.pulje is None:
            assert any(lop.puljens_ledere(p.nr, dag) for p in lop.puljer)
        elif m.myndighet == "lopets_leder":
            assert m.person in {leder.person for leder in lop.ledere_pa(dag)}
        else:
            assert MYNDIGHETER[m.myndighet].sporsmal(grunnlag)


def test_the_events_of_forklar_alone_give_the_same_thing(logg: str, tmp_path: Path) -> None:
    """Of every kind in the stories, taken out of the log and told again by themselves."""
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        valgt: dict[str, tuple[int, Oppgave]] = {}
        for kjent, per in utvalgte(side):
            valgt |= {o.art.value: (per, o) for o in reversed(se(side, kjent, per))}
        for art, (per, ventet) in valgt.items():
            url = f"sqlite:///{tmp_path / art}.sqlite"
            upgrade(url)
            gjenfortell(side, url, ventet.posisjoner)
            with leseside(url, PROJEKSJONER) as alene:
                alene.catch_up()
                funnet = se(alene, alene.follower.end(), per)
            [igjen] = [o for o in funnet if (o.art, o.om) == (ventet.art, ventet.om)]
            assert (igjen.steg, igjen.frist, igjen.forfalt) == (
                *(ventet.steg, ventet.frist),
                ventet.forfalt,
            )
            assert (igjen.mottakere, igjen.siden) == (ventet.mottakere, ventet.siden)
    assert len(valgt) > 5


def gjenfortell(side: ReadSide, url: str, posisjoner: tuple[int, ...]) -> None:
    """Only those events, in a log of their own, each in effect as it was."""
    numre = Counter[str]()
    nye: list[NewRow] = []
    for posisjon in posisjoner:
        [rad] = side.follower.reader.span(posisjon, posisjon)
        numre[rad.stream_id] += 1
        assert rad.state is not None
        nye.append(
            NewRow(
                stream_id=rad.stream_id,
                stream_version=numre[rad.stream_id],
                topic=rad.topic,
                state=rad.state,
                salt=bytes(32),
                effective_us=rad.recorded_us if rad.effective_us is None else rad.effective_us,
                tilstand=rad.tilstand,
            )
        )
    skriv(url, *nye)
