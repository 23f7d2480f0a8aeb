"""Kartlegging: reasons, answers by theme and who was not asked, and the events behind."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.application.tidspunkt import dag_i_norge
from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import KommuneBleAktuell, KommuneIkkeLengerAktuell
from innforing.domain.deltakelse.steg.registrer_kartlegging import KartleggingRegistrert
from innforing.domain.deltakelse.verdier import Arsak, Kartleggingssvar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE
from innforing.domain.innforingslop.steg.foresla import LopForeslatt
from innforing.domain.innforingslop.verdier import Slag
from innforing.projections.kartlegging import (
    ARSAKER,
    IKKE_AKTUELL,
    IKKE_KARTLAGT,
    NORGE,
    UTEN_ARSAK,
    Arsaksbilde,
    Kartlagt,
    Kartlegging,
    arsaker,
    arsaksbilde,
    forklar,
    kartlegging,
    temaer,
)
from innforing.projections.statement import difference
from innforing.registers.kommuner import Kommuneregister
from tests.projections.dagbok import Dagbok, slutt
from tests.projections.lesehus import MAPPER, leseside

if TYPE_CHECKING:
    from typing import Any

    from innforing.projections.readside import ReadSide
    from innforing.projections.sight import Figure
    from innforing.projections.statement import Statement

PROJEKSJONER = (Kartlegging(),)
REGISTER = Kommuneregister.standard()


def d(nr: int, maned: int = 1, ar: int = 2024) -> date:
    return date(ar, maned, nr)


def foresla(bok: Dagbok, lop: str, losning: str | None, dag: date) -> int:
    foreslatt = LopForeslatt(
        definisjon=GJELDENDE,
        tittel="Prøvet",
        slag=Slag.INNFORING,
        type=None,
        losning=losning,
        eier="kg",
        av="p1",
    )
    return bok.hendt(f"innforingslop:{lop}", dag, foreslatt, tilstand="foreslatt")


def aktuell(bok: Dagbok, lop: str, kommune: str, dag: date) -> int:
    return bok.hendt(f"deltakelse:{lop}:{kommune}", dag, KommuneBleAktuell())


def spurt(
    bok: Dagbok, lop: str, kommune: str, dag: date, arsak: Arsak | None = None, **svar: str
) -> int:
    svarene = tuple(Kartleggingssvar(tema=tema, svar=gitt) for tema, gitt in svar.items())
    innhold = KartleggingRegistrert(dato=dag, arsak=arsak, svar=svarene)
    hode = {"rolle": "nettverksressurs", "organ": "diginettverk-vestland"}
    return bok.hendt(f"deltakelse:{lop}:{kommune}", dag, innhold, **hode)


def over_null(figurer: dict[str, Figure]) -> dict[str, int]:
    return {navn: figur.antall for navn, figur in figurer.items() if figur.antall}


def se(side: ReadSide, lop: str, per: date, kjent: int | None = None) -> dict[str, Kartlagt]:
    with side.sight("kartlegging", per=slutt(per), kjent=kjent) as sight:
        return {rad.kommune: rad for rad in kartlegging(sight, lop)}


def bildet(side: ReadSide, losning: str, per: date, kjent: int | None = None) -> Arsaksbilde:
    with side.sight("kartlegging", per=slutt(per), kjent=kjent) as sight:
        return arsaksbilde(sight, losning, REGISTER)


def sagt(
    side: ReadSide, per: int, kjent: int | None = None, om: str | None = None
) -> list[Statement]:
    with side.sight("kartlegging", per=per, kjent=kjent) as sight:
        return list(side.projection("kartlegging").statements(sight, REGISTER, om))


@pytest.mark.krav("K-124")
def test_not_asked_is_neither_a_reason_nor_do_not_know(bok: Dagbok) -> None:
    foresla(bok, "a", "provet", d(1))
    alle_aktuelle = [
        aktuell(bok, "a", k, d(2)) for k in ("alver", "bergen", "kvam", "ulvik", "voss")
    ]
    alver = spurt(bok, "a", "alver", d(3), Arsak.KAPASITET)
    spurt(bok, "a", "bergen", d(3), Arsak.VET_IKKE)
    spurt(bok, "a", "kvam", d(3), hvor_langt="i_gang")
    bok.hendt("deltakelse:a:ulvik", d(4), KommuneIkkeLengerAktuell())
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        rader = se(side, "a", d(5))
        fordelt = arsaker(rader.values())
        assert over_null(fordelt) == {
            "kapasitet": 1,
            "vet_ikke": 1,
            UTEN_ARSAK: 1,
            IKKE_KARTLAGT: 1,
        }
        assert sum(f.antall for f in fordelt.values()) == len(rader) == 4
        assert set(fordelt) == {*ARSAKER, UTEN_ARSAK, IKKE_KARTLAGT}
        ikke_ulvik = {p for p in range(2, 10) if p != alle_aktuelle[3]}
        assert set(fordelt[IKKE_KARTLAGT].posisjoner) == ikke_ulvik, "and on what the others told"
        assert rader["alver"] == Kartlagt(
            *("alver", "kapasitet", d(3), "nettverksressurs", "diginettverk-vestland"),
            (alle_aktuelle[0], alver),
        )
        assert rader["voss"] == Kartlagt(
            "voss", IKKE_KARTLAGT, None, None, None, (alle_aktuelle[4],)
        )
        assert over_null(arsaker(se(side, "a", d(2)).values())) == {IKKE_KARTLAGT: 5}
        assert se(side, "a", d(1)) == {}
        with side.sight("kartlegging", per=slutt(d(5))) as sight:
            [(tema, svar)] = temaer(sight, "a").items()
        assert (tema, over_null(svar)) == ("hvor_langt", {"i_gang": 1, IKKE_KARTLAGT: 3})


def test_a_later_kartlegging_by_theme_leaves_the_reason(bok: Dagbok) -> None:
    foresla(bok, "a", None, d(1))
    aktuell(bok, "a", "bergen", d(1))
    spurt(bok, "a", "bergen", d(2), Arsak.OKONOMI, hvor_langt="i_gang", roller="klart")
    spurt(bok, "a", "bergen", d(8), hvor_langt="kommet_langt")
    visste = bok.sist
    spurt(bok, "a", "bergen", d(5), Arsak.NYTTE, hvor_langt="halvveis")
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()

        def funnet(dag: date, kjent: int | None = None) -> tuple[Any, ...]:
            with side.sight("kartlegging", per=slutt(dag), kjent=kjent) as sight:
                [rad] = kartlegging(sight, "a")
                svar = {t: next(iter(over_null(s))) for t, s in temaer(sight, "a").items()}
            return rad.arsak, rad.dag, svar

        assert funnet(d(9), visste) == (
            *("okonomi", d(2)),
            {"hvor_langt": "kommet_langt", "roller": "klart"},
        )
        assert funnet(d(9)) == ("nytte", d(5), {"hvor_langt": "kommet_langt", "roller": "klart"})
        assert funnet(d(6), visste) == (
            "okonomi",
            d(2),
            {"hvor_langt": "i_gang", "roller": "klart"},
        )
        assert funnet(d(6)) == ("nytte", d(5), {"hvor_langt": "halvveis", "roller": "klart"})
        endret = difference(sagt(side, slutt(d(9)), visste), sagt(side, slutt(d(9))))
        stier = {e.path for e in endret}
        assert stier == {
            ("a", "arsak", "bergen", "arsak"),
            ("a", "arsak", "bergen", "dato"),
            ("a", "arsaker", "nytte"),
            ("a", "arsaker", "okonomi"),
        }, "the kartlegging of the 8th is still the last"


def test_a_losning_in_the_country_has_the_denominators_of_the_day(bok: Dagbok) -> None:
    """Two løp for one løsning: of a kommune in both the last reason counts, wherever it stood."""
    gammel = d(1, 6, 2023)
    foresla(bok, "a", "provet", gammel)
    foresla(bok, "b", "provet", gammel)
    foresla(bok, "c", "annen", gammel)
    foresla(bok, "d", None, gammel)
    for lop, kommune in (
        *(("a", "bergen"), ("a", "alver"), ("b", "bergen"), ("b", "oslo")),
        *(("c", "voss"), ("d", "voss"), ("a", "alesund-2020")),
    ):
        aktuell(bok, lop, kommune, gammel)
    spurt(bok, "b", "bergen", d(2, 6, 2023), Arsak.KAPASITET)
    spurt(bok, "a", "bergen", d(3, 6, 2023), Arsak.OKONOMI)
    spurt(bok, "c", "voss", d(3, 6, 2023), Arsak.NYTTE)
    spurt(bok, "a", "alesund-2020", d(3, 6, 2023), Arsak.KAPASITET)
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        for_, etter = (bildet(side, "provet", dag) for dag in (d(31, 12, 2023), d(1)))
        tall = {o.id: (o.nevner, over_null(dict(o.arsaker))) for o in etter.omrader}
        assert tall[NORGE] == (357, {"okonomi": 1, IKKE_KARTLAGT: 2, IKKE_AKTUELL: 354})
        assert tall["03"] == (1, {IKKE_KARTLAGT: 1})
        assert tall["46"] == (43, {"okonomi": 1, IKKE_KARTLAGT: 1, IKKE_AKTUELL: 41})
        assert over_null(dict(for_.omrader[0].arsaker)) == {
            "okonomi": 1,
            "kapasitet": 1,
            IKKE_KARTLAGT: 2,
            IKKE_AKTUELL: 352,
        }
        assert (for_.utenfor, etter.utenfor) == ((), ("alesund-2020",))
        assert (len(for_.omrader), len(etter.omrader)) == (1 + 11 + 11, 1 + 11 + 15)
        for bilde in (for_, etter):
            for omrade in bilde.omrader:
                assert sum(f.antall for f in omrade.arsaker.values()) == omrade.nevner
            assert sum(o.nevner for o in bilde.omrader) == 3 * bilde.omrader[0].nevner
        assert forklar(etter, "okonomi", "46") == (1, 2, 5, 7, 13)
        assert forklar(etter, "okonomi", "ingensteds") == ()
        assert over_null(dict(bildet(side, "annen", d(1)).omrader[0].arsaker))["nytte"] == 1
        tomt = bildet(side, "ukjent", d(1)).omrader[0]
        assert over_null(dict(tomt.arsaker)) == {IKKE_AKTUELL: 357}


def utvalgte(side: ReadSide) -> list[tuple[int, int]]:
    ende = side.follower.end()
    valgt = [*range(ende // 3, ende, ende // 8), ende]
    return [(p, side.follower.reader.span(p, p)[0].recorded_us) for p in valgt]


@pytest.mark.krav("K-042")
def test_in_the_stories_the_answers_are_those_of_the_streams(logg: str) -> None:
    """Reasons as the folded streams say them; themes as the question that the stories ask."""
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        sett = Counter[str]()
        for kjent, per in utvalgte(side):
            blikk = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(kjent, per))
            kilde = Kilde(blikk, REGISTER)
            with side.sight("kartlegging", per=per, kjent=kjent) as sight:
                for strom, innforingslop in blikk.under("innforingslop:").items():
                    assert isinstance(innforingslop, Innforingslop)
                    lop = strom.removeprefix("innforingslop:")
                    rader = {rad.kommune: rad for rad in kartlegging(sight, lop)}
                    ventet = aktuelle(blikk, lop)
                    assert {k: rad.arsak for k, rad in rader.items()} == ventet
                    sett += Counter(ventet.values())
                    for tema, svar in temaer(sight, lop).items():
                        gitt = over_null(svar)
                        gitt.pop(IKKE_KARTLAGT, None)
                        ventet_svar = spor(kilde, "kartlegging", {"lop": lop, "tema": tema})
                        assert ventet_svar == {"svarte": sum(gitt.values()), "svar": gitt}
                        sett[tema] += 1
        assert {"kapasitet", "vet_ikke", IKKE_KARTLAGT, UTEN_ARSAK, "hvor_langt"} <= set(sett)


def aktuelle(blikk: Tilbakeblikk, lop: str) -> dict[str, str]:
    """Kommune → its reason, from the folded streams."""
    prefiks = f"deltakelse:{lop}:"
    alle = {s.removeprefix(prefiks): cast("Deltakelse", a) for s, a in blikk.under(prefiks).items()}
    uten = {k: UTEN_ARSAK if a.kartlagt else IKKE_KARTLAGT for k, a in alle.items()}
    return {
        k: str(a.arsak.value) if a.arsak is not None else uten[k]
        for k, a in alle.items()
        if a.aktuell
    }


def test_what_is_said_of_one_thing_is_what_is_said_of_it_among_all(logg: str) -> None:
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        alle = sagt(side, slutt(date(2025, 1, 1)))
        for om in ("s05", "kjernejournal"):
            egne = [celle for celle in alle if celle.path[0] == om]
            assert sagt(side, slutt(date(2025, 1, 1)), om=om) == egne != []
        assert len({celle.path for celle in alle}) == len(alle)


def test_the_events_of_a_figure_give_it_again(logg: str) -> None:
    """Every figure by løp, theme, løsning and area, counted from the named events alone."""
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        rader = side.follower.reader.tail(0)
        hendt = {r.position: (r.stream_id, MAPPER.decode(r).hendelse) for r in rader}
        regnet = Counter[str]()
        momenter = utvalgte(side)[1::2]
        nevnere = {
            (dag, id_): len(kommuner)
            for dag in {dag_i_norge(per) for _, per in momenter}
            for id_, kommuner in omradene(dag).items()
        }
        for kjent, per in momenter:
            for celle in sagt(side, per, kjent):
                if celle.path[1] not in {"arsaker", "temaer", "omrader"}:
                    continue
                bak = [hendt[p] for p in celle.positions]
                assert all(p <= kjent for p in celle.positions)
                funnet = igjen(celle.path, bak)
                if celle.path[-1] == IKKE_AKTUELL:
                    nevner = nevnere[dag_i_norge(per), celle.path[2]]
                    funnet = nevner - len(kommunene(bak))
                assert funnet == celle.value, celle
                regnet[celle.path[1]] += bool(celle.value)
        assert min(regnet.values()) > 5
        assert len(regnet) == 3


def omradene(dag: date) -> dict[str, list[str]]:
    """Area → its kommuner, as the register has them."""
    omrader: dict[str, list[str]] = defaultdict(list)
    for k in REGISTER.per(dag):
        for id_ in (NORGE, k.diginettverk, k.fylke):
            omrader[id_].append(k.id)
    return omrader


def kommunene(bak: list[tuple[str, Any]]) -> set[str]:
    return {strom.split(":")[2] for strom, h in bak if isinstance(h, KommuneBleAktuell)}


def igjen(sti: tuple[str, ...], bak: list[tuple[str, Any]]) -> int:
    """The kommuner that answered so, or of those that were aktuelle the rest."""
    gitt: dict[str, str] = {}
    for strom, h in bak:
        if not isinstance(h, KartleggingRegistrert):
            continue
        kommune = strom.split(":")[2]
        gitt[kommune] = UTEN_ARSAK if h.arsak is None else str(h.arsak.value)
        if sti[1] == "temaer":
            gitt[kommune] = next(s.svar for s in h.svar if s.tema == sti[2])
    if sti[-1] == IKKE_KARTLAGT:
        return len(kommunene(bak) - gitt.keys())
    return sum(svar == sti[-1] for svar in gitt.values())
