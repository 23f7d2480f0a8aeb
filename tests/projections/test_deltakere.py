"""Deltakere: where each kommune stands, field by field, on both clocks, and the events behind."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.application.tidspunkt import dag_i_norge
from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import (
    KommuneBleAktuell,
    KommuneIkkeLengerAktuell,
    KommuneInformert,
    KommuneInvitert,
    KommunePameldt,
    KommuneSattPaVenteliste,
    KommuneVarslet,
)
from innforing.domain.deltakelse.steg.bestrid_svar import SvarBestridt
from innforing.domain.deltakelse.steg.planlegg_oppfolging import OppfolgingPlanlagt
from innforing.domain.deltakelse.steg.registrer_aktivitet import AktivitetRegistrert
from innforing.domain.deltakelse.steg.registrer_forankring import ForankringRegistrert
from innforing.domain.deltakelse.steg.registrer_kartlegging import KartleggingRegistrert
from innforing.domain.deltakelse.steg.registrer_kontakt import KontaktRegistrert
from innforing.domain.deltakelse.steg.registrer_oppfolging import OppfolgingRegistrert
from innforing.domain.deltakelse.steg.svar import (
    KommuneTakketNei,
    KommuneTrakkSeg,
    SenPameldingBedtOm,
)
from innforing.domain.deltakelse.verdier import Aktivitetsomfang, Arsak, Kanal, Varsel
from innforing.domain.grunnmur.aktiviteter import (
    Aktivitetsart,
    Aktivitetsform,
    Malgruppe,
    Sektor,
)
from innforing.domain.pulje.folger import (
    Bortfallsgrunn,
    PlasserBortfalt,
    PlassFrigitt,
    PlassTildelt,
    PuljeOpprettet,
    VentelisteplassGitt,
)
from innforing.domain.pulje.pulje import Pulje
from innforing.eventlog.database import open_reader
from innforing.projections.deltakere.deltaker import Deltaker, Fort, Invitasjon, Plass
from innforing.projections.deltakere.deltakere import (
    ALLE,
    Deltakere,
    Nokkeltall,
    deltakere,
    for_kommune,
    forklar,
    nokkeltall,
)
from innforing.projections.statement import difference
from innforing.registers.kommuner import Kommuneregister
from tests.projections.dagbok import Dagbok, slutt
from tests.projections.lesehus import MAPPER, leseside

if TYPE_CHECKING:
    from typing import Any

    from innforing.projections.readside import ReadSide
    from innforing.projections.statement import Statement

PROJEKSJONER = (Deltakere(),)
REGISTER = Kommuneregister.standard()
HELSE, OPPVEKST = "helse", "oppvekst"


def d(nr: int, maned: int = 1) -> date:
    return date(2024, maned, nr)


def i(lop: str, kommune: str) -> str:
    return f"deltakelse:{lop}:{kommune}"


def inviter(bok: Dagbok, strom: str, dag: date, pulje: int = 1, **kwargs: Any) -> int:
    innhold = {"svarfrist": d(20), "invitasjon": "0" * 64, **kwargs}
    return bok.hendt(strom, dag, KommuneInvitert(pulje=pulje, **innhold), rolle="innforingsleder")


def kontakt(bok: Dagbok, strom: str, dag: date, person: str | None = None) -> int:
    return bok.hendt(
        strom, dag, KontaktRegistrert(dato=dag, kanal=Kanal.MOTE, kontaktperson=person)
    )


def aktivitet(bok: Dagbok, strom: str, dag: date, omfang: str, *malgrupper: Malgruppe) -> int:
    innhold = AktivitetRegistrert(
        dato=dag,
        navn="Prøvet",
        art=Aktivitetsart.OPPLAERING,
        omfang=Aktivitetsomfang(omfang),
        form=Aktivitetsform.DIGITAL,
        malgrupper=malgrupper,
    )
    return bok.hendt(strom, dag, innhold)


def forankring(
    bok: Dagbok, strom: str, dag: date, *sektorer: Sektor, eier: str | None = None
) -> int:
    return bok.hendt(
        strom, dag, ForankringRegistrert(dato=dag, sektorer=sektorer, endringseier=eier)
    )


def se(
    side: ReadSide, lop: str, per: date, kjent: int | None = None, pulje: int | None = None
) -> dict[str, Deltaker]:
    with side.sight("deltakere", per=slutt(per), kjent=kjent) as sight:
        return {en.kommune: en for en in deltakere(sight, lop, pulje)}


def tall(side: ReadSide, lop: str, per: date, dager: int = 90) -> Nokkeltall:
    with side.sight("deltakere", per=slutt(per)) as sight:
        return nokkeltall(sight, deltakere(sight, lop), dager=dager)


def sagt(
    side: ReadSide, per: int, kjent: int | None = None, om: str | None = None
) -> list[Statement]:
    with side.sight("deltakere", per=per, kjent=kjent) as sight:
        return list(side.projection("deltakere").statements(sight, REGISTER, om))


@pytest.mark.krav("K-009", "K-172", "K-187", "K-188")
def test_given_events_give_the_row_of_a_kommune(bok: Dagbok) -> None:
    bergen = i("a", "bergen")
    bok.hendt(bergen, d(1), KommuneBleAktuell())
    bok.hendt(bergen, d(2), KartleggingRegistrert(dato=d(2), arsak=Arsak.KAPASITET))
    bok.hendt(bergen, d(3), KommuneInformert(dato=d(3)))
    inviter(bok, bergen, d(4))
    inviter(bok, bergen, d(5), pulje=2, svarfrist=d(25))
    inviter(bok, bergen, d(6), svarfrist=d(22), utgave=2)
    kontakt(bok, bergen, d(7), "p-bergen")
    kontakt(bok, bergen, d(9))
    ja = bok.hendt(
        *(bergen, d(10), KommunePameldt(pulje=2)),
        rolle="fullmektig",
        organ="kommune-bergen",
    )
    plass = bok.hendt("pulje:a:2", d(10), PlassTildelt(kommune="bergen"))
    forankring(bok, bergen, d(11), Sektor.HELSE, eier="p-leder")
    forankring(bok, bergen, d(12), Sektor.HELSE, Sektor.OPPVEKST)
    aktivitet(bok, bergen, d(13), "felles", Malgruppe.MELLOMLEDERE, Malgruppe.ANSATTE)
    aktivitet(bok, bergen, d(14), "felles")
    aktivitet(bok, bergen, d(15), "skreddersom")
    bok.hendt(bergen, d(16), OppfolgingPlanlagt(id="halvt", dato=d(1, 6)))
    bok.hendt(bergen, d(16), OppfolgingPlanlagt(id="helt", dato=d(1, 12)))
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        [en] = se(side, "a", d(31)).values()
        assert (en.lop, en.kommune, en.status, en.pulje) == ("a", "bergen", "pameldt", 2)
        assert en.fort == Fort("KommunePameldt", d(10), "fullmektig", "kommune-bergen")
        assert en.invitasjoner == (
            Invitasjon(pulje=1, invitert=d(4), svarfrist=d(22), utgave=2),
            Invitasjon(pulje=2, invitert=d(5), svarfrist=d(25), utgave=1),
        )
        assert en.plass == Plass("plass", None)
        assert (en.kartlagt, en.informert) == (d(2), d(3))
        assert (en.kontaktperson, en.siste_kontakt) == ("p-bergen", d(9))
        assert en.forankring == {HELSE: d(12), OPPVEKST: d(12)}
        assert en.endringseiere == {HELSE: "p-leder"}, "one that names nobody changes no owner"
        assert en.aktiviteter == {"felles": 2, "lokal": 0, "skreddersom": 1}
        assert (en.med_mellomledere, en.neste) == (1, d(1, 6))
        assert (en.deltatt, en.avsluttet, en.fort_av_andre, en.omtvistet) == (True, *[False] * 3)
        assert {ja, plass} < set(en.posisjoner) < set(range(1, bok.sist + 1))
        for_ = se(side, "a", d(4))["bergen"]
        assert (for_.status, for_.fort.rolle) == ("invitert", "innforingsleder")
        assert for_.invitasjoner == (Invitasjon(1, d(4), d(20), 1),)
        assert (for_.siste_kontakt, for_.neste, for_.plass) == (None, None, None)
        assert se(side, "a", date(2023, 12, 31)) == {}


def test_each_field_has_its_own_time(bok: Dagbok) -> None:
    """A contact of the 5th entered last changes the contact of the 5th, and nothing else."""
    bergen = i("a", "bergen")
    bok.hendt(bergen, d(1), KommuneBleAktuell())
    kontakt(bok, bergen, d(3), "p1")
    bok.hendt(bergen, d(10), KommuneTakketNei())
    visste = kontakt(bok, bergen, d(12))
    kontakt(bok, bergen, d(5), "p2")
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()

        def funnet(dag: date, kjent: int | None) -> tuple[Any, ...]:
            en = se(side, "a", dag, kjent)["bergen"]
            return en.status, en.siste_kontakt, en.kontaktperson

        assert funnet(d(5), visste) == ("aktuell", d(3), "p1")
        assert funnet(d(5), None) == ("aktuell", d(5), "p2")
        assert funnet(d(12), visste) == ("takket_nei", d(12), "p1")
        assert funnet(d(12), None) == ("takket_nei", d(12), "p2")
        endret = difference(sagt(side, slutt(d(6)), visste), sagt(side, slutt(d(6))))
        assert [
            (e.path, e.before.value, e.after.value) for e in endret if e.before and e.after
        ] == [
            (("a", "kontakt", "bergen", "dato"), "2024-01-03", "2024-01-05"),
            (("a", "kontaktperson", "bergen", "person"), "p1", "p2"),
        ]


@pytest.mark.krav("K-156")
def test_an_answer_entered_by_others_is_disputed_and_given_anew(bok: Dagbok) -> None:
    bergen = i("a", "bergen")
    bok.hendt(bergen, d(1), KommuneBleAktuell())
    inviter(bok, bergen, d(2))
    bok.hendt(bergen, d(3), KommunePameldt(pulje=1, fort_av_andre=True), rolle="innforingsleder")
    bok.hendt(bergen, d(4), SvarBestridt(), rolle="fullmektig", organ="kommune-bergen")
    bok.hendt(bergen, d(5), KommuneTakketNei(), rolle="fullmektig", organ="kommune-bergen")
    bok.hendt(bergen, d(6), KommuneTakketNei(), rolle="radmann", organ="kommune-bergen")
    bok.hendt(bergen, d(7), SenPameldingBedtOm(pulje=2))
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        rader = [se(side, "a", d(dag))["bergen"] for dag in range(3, 8)]
        assert [(r.status, r.fort_av_andre, r.omtvistet, r.deltatt) for r in rader] == [
            ("pameldt", True, False, True),
            ("invitert", False, True, False),
            *[("takket_nei", False, False, False)] * 3,
        ]
        # the same answer again is the standing one; a late wish is no answer
        assert [r.fort.dag for r in rader] == [d(3), d(4), d(5), d(6), d(6)]
        assert [r.fort.rolle for r in rader][2:] == ["fullmektig", "radmann", "radmann"]
        assert [r.sen_pulje for r in rader] == [None, None, None, None, 2]


@pytest.mark.krav("K-146")
def test_the_waiting_list_is_in_the_order_given(bok: Dagbok) -> None:
    fire = ("bergen", "alver", "voss", "oygarden")
    for kommune in fire:
        bok.hendt(i("a", kommune), d(1), KommuneBleAktuell())
        type_ = KommunePameldt if kommune == "bergen" else KommuneSattPaVenteliste
        bok.hendt(i("a", kommune), d(2), type_(pulje=1))
    bok.hendt("pulje:a:1", d(1), PuljeOpprettet(kapasitet=1))
    bok.hendt("pulje:a:1", d(2), PlassTildelt(kommune="bergen"))
    voss = bok.hendt("pulje:a:1", d(3), VentelisteplassGitt(kommune="voss"))
    alver = bok.hendt("pulje:a:1", d(4), VentelisteplassGitt(kommune="alver"))
    # last in line although it asked first: the order is the one in which places were given
    sist = bok.hendt("pulje:a:1", d(2), VentelisteplassGitt(kommune="oygarden"))
    bok.hendt("pulje:a:1", d(6), PlassFrigitt(kommune="bergen"))
    bok.hendt("pulje:a:1", d(6), PlassTildelt(kommune="voss"))
    bok.hendt(
        "pulje:a:1", d(8), PlasserBortfalt(grunn=Bortfallsgrunn.PULJEN_AVLYST, plasser=("voss",))
    )
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()

        def plasser(dag: date, kjent: int | None = None) -> dict[str, tuple[str, int | None]]:
            rader = se(side, "a", dag, kjent).values()
            return {r.kommune: tuple(r.plass) for r in rader if r.plass is not None}

        har = ("plass", None)
        assert plasser(d(5), alver) == {
            "bergen": har,
            "voss": ("venter", 1),
            "alver": ("venter", 2),
        }
        assert plasser(d(5)) == {
            "bergen": har,
            "voss": ("venter", 1),
            "alver": ("venter", 2),
            "oygarden": ("venter", 3),
        }
        assert plasser(d(6)) == {"voss": har, "alver": ("venter", 1), "oygarden": ("venter", 2)}
        assert plasser(d(8)) == {}, "nobody moves up in a pulje that is called off"
        koen = {s.path[2]: s.positions for s in sagt(side, slutt(d(5))) if s.path[-1] == "i_koen"}
        # and on the answer that it has a place by
        assert set(koen["oygarden"]) > {voss, alver, sist}
        assert not {alver, sist} & set(koen["voss"])


@pytest.mark.krav("K-161")
def test_nothing_is_missing_of_one_that_said_no(bok: Dagbok) -> None:
    svar = {
        "alver": KommuneTakketNei(),
        "bergen": KommunePameldt(pulje=1),
        "kvam": KommuneTrakkSeg(),
        "voss": None,
        "ulvik": KommuneIkkeLengerAktuell(),
    }
    for kommune, innhold in svar.items():
        bok.hendt(i("a", kommune), d(1), KommuneBleAktuell())
        inviter(bok, i("a", kommune), d(2))
        if innhold is not None:
            bok.hendt(i("a", kommune), d(3), innhold)
    kontakt(bok, i("a", "bergen"), d(1), "p1")
    forankring(bok, i("a", "bergen"), d(4), Sektor.HELSE)
    kontakt(bok, i("a", "alver"), d(1))
    bok.hendt(i("b", "bergen"), d(1), KommuneBleAktuell())
    bok.hendt(i("b", "bergen"), d(2), KommuneVarslet(om=Varsel.LOP_AVSLUTTET))
    bok.skriv()
    with leseside(bok.db, PROJEKSJONER) as side:
        side.catch_up()
        assert sorted(se(side, "a", d(31))) == ["alver", "bergen", "kvam", "voss"]
        alle = antall(tall(side, "a", d(31)))
        assert alle["kommuner"] == 2, "bergen and voss"
        assert (alle["med_kontaktperson"], alle["uten_kontaktperson"]) == (1, 1)
        assert (alle["forankret helse"], alle["ikke_forankret helse"]) == (1, 1)
        assert (alle["forankret oppvekst"], alle["ikke_forankret oppvekst"]) == (0, 2)
        assert (alle["forankret alle"], alle["ikke_kartlagt"]) == (1, 2)
        assert (alle["nylig_kontakt"], alle["lenge_siden"], alle["aldri_kontakt"]) == (1, 0, 1)
        for dager, lenge_siden in ((30, 0), (29, 1)):
            assert tall(side, "a", d(31), dager).lenge_siden.antall == lenge_siden
        ved_starten = antall(tall(side, "a", d(1)))
        assert (ved_starten["kommuner"], ved_starten["aldri_kontakt"]) == (5, 3)
        assert antall(tall(side, "b", d(31)))["kommuner"] == 0, "of a løp that ended"
        with side.sight("deltakere", per=slutt(d(31))) as sight:
            assert [(r.lop, r.avsluttet) for r in for_kommune(sight, "bergen")] == [
                ("a", False),
                ("b", True),
            ]
            assert for_kommune(sight, "ulvik") == []
            assert forklar(sight, "a", "ulvik") == ()


def antall(tall_: Nokkeltall) -> dict[str, int]:
    return {" ".join(navn): figur.antall for navn, figur in tall_.figurer}


def fyll_ut(db: str) -> Dagbok:
    """What the stories do not tell of the kommuner of S-01: contacts, follow-ups and a queue."""
    bok = Dagbok(db)
    kommuner = sorted(s for s in bok.versjoner if s.startswith("deltakelse:s01:"))
    for nr, strom in enumerate(kommuner[:40]):
        dag = date(2025, 1, 1) + timedelta(days=7 * nr)
        kontakt(bok, strom, dag, f"p{nr}" if nr % 3 else None)
        if nr % 4 == 0:
            aktivitet(bok, strom, dag, "skreddersom", Malgruppe.MELLOMLEDERE)
            bok.hendt(strom, dag, OppfolgingPlanlagt(id="ny", dato=dag + timedelta(days=30)))
        if nr % 8 == 0:
            bok.hendt(strom, dag, OppfolgingRegistrert(id="ny", dato=dag + timedelta(days=20)))
    with open_reader(db) as reader:
        med = {r.stream_id for r in reader.under("deltakelse:s01:") if r.topic == "KommunePameldt"}
    for strom in [k for k in reversed(kommuner) if k not in med][:5]:
        bok.hendt(strom, d(1, 11), KommuneSattPaVenteliste(pulje=1))
        innhold = VentelisteplassGitt(kommune=strom.rpartition(":")[2])
        bok.hendt("pulje:s01:1", d(1, 11), innhold)
    bok.skriv()
    return bok


def utvalgte(side: ReadSide) -> list[tuple[int, int]]:
    """Positions and moments, early and late: as it was known then, and at last."""
    ende = side.follower.end()
    valgt = [*range(ende // 3, ende, ende // 7), ende]
    tatt_opp = [(p, side.follower.reader.span(p, p)[0].recorded_us) for p in valgt]
    return [*tatt_opp, (ende, slutt(date(2025, 12, 1)))]


def test_in_the_stories_the_rows_are_the_folded_streams(logg: str) -> None:
    fyll_ut(logg)
    sett = Counter[str]()
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        for kjent, per in utvalgte(side):
            blikk = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(kjent, per))
            ventet: dict[str, dict[str, Deltakelse]] = defaultdict(dict)
            for strom, aggregat in blikk.under("deltakelse:").items():
                _, lop, kommune = strom.split(":")
                if cast("Deltakelse", aggregat).aktuell:
                    ventet[lop][kommune] = cast("Deltakelse", aggregat)
            with side.sight("deltakere", per=per, kjent=kjent) as sight:
                for lop, egne in ventet.items():
                    rader = {en.kommune: en for en in deltakere(sight, lop)}
                    assert rader.keys() == egne.keys()
                    for kommune, en in rader.items():
                        assert brettet(en) == som_brettet(egne[kommune])
                        sett[str(en.status)] += 1
                    assert koer(rader.values()) == som_koer(blikk, lop)
    assert len(sett) >= 6
    assert sett.total() > 500


def brettet(en: Deltaker) -> tuple[object, ...]:
    return (
        *(en.status, en.pulje, en.deltatt, en.omtvistet, en.fort_av_andre, en.avsluttet),
        *(en.informert, en.kartlagt, en.kontaktperson, en.siste_kontakt, en.sen_pulje),
        tuple(i.pulje for i in en.invitasjoner),
        set(en.forankring),
        *(sum(en.aktiviteter.values()), en.aktiviteter["skreddersom"], en.neste),
    )


def som_brettet(d_: Deltakelse) -> tuple[object, ...]:
    sen = None if d_.sen_pamelding is None else d_.sen_pamelding.pulje
    apne = [o.dato for o in d_.apne_oppfolginger]
    return (
        None if d_.status is None else str(d_.status.value),
        *(d_.pulje, d_.deltatt, d_.omtvistet, d_.svar_fort_av_andre, d_.lop_avsluttet),
        *(d_.informert, d_.kartlagt, d_.kontaktperson, d_.siste_kontakt, sen),
        d_.invitasjoner,
        {str(s.value) for s in d_.forankret},
        *(d_.aktiviteter, d_.skreddersom, min(apne, default=None)),
    )


def koer(rader: Any) -> dict[int, tuple[set[str], list[str]]]:
    """Pulje → who has a seat, and who waits, in order."""
    funnet: dict[int, tuple[set[str], dict[int, str]]] = defaultdict(lambda: (set(), {}))
    for en in rader:
        if en.plass is not None and en.plass.i_koen is None:
            funnet[en.pulje][0].add(en.kommune)
        elif en.plass is not None:
            funnet[en.pulje][1][en.plass.i_koen] = en.kommune
    return {
        nr: (plasser, [ko[i] for i in range(1, len(ko) + 1)])
        for nr, (plasser, ko) in funnet.items()
    }


def som_koer(blikk: Tilbakeblikk, lop: str) -> dict[int, tuple[set[str], list[str]]]:
    puljer = {s: cast("Pulje", p) for s, p in blikk.under(f"pulje:{lop}:").items()}
    return {
        int(strom.rpartition(":")[2]): (set(pulje.plasser), list(pulje.venteliste))
        for strom, pulje in puljer.items()
        if pulje.plasser + pulje.venteliste
    }


def test_what_is_said_of_one_thing_is_what_is_said_of_it_among_all(logg: str) -> None:
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        alle = sagt(side, slutt(date(2025, 1, 1)))
        for om in ("s01", "voss"):
            egne = [celle for celle in alle if celle.path[0] == om]
            assert sagt(side, slutt(date(2025, 1, 1)), om=om) == egne != []
        assert len({celle.path for celle in alle}) == len(alle)


def test_the_events_of_a_figure_give_it_again(logg: str) -> None:
    """Every figure of every løp, and every derived cell, counted from the named events alone."""
    fyll_ut(logg)
    regnet = Counter[str]()
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        rader = side.follower.reader.tail(0)
        hendt = {r.position: (r.stream_id, MAPPER.decode(r).hendelse) for r in rader}
        for kjent, per in utvalgte(side)[::2]:
            dag = dag_i_norge(per)
            for celle in sagt(side, per, kjent):
                bak = [hendt[p] for p in celle.positions]
                assert all(p <= kjent for p in celle.positions)
                if celle.path[1] == "tall":
                    assert igjen(celle.path[2:], bak, dag) == celle.value
                    regnet[celle.path[2]] += bool(celle.value)
                if celle.path[1] == "deltaker":
                    assert celle_igjen(celle.path[3], [h for _, h in bak]) == celle.value
                    regnet[celle.path[3]] += bool(celle.value)
    assert {navn for navn, ganger in regnet.items() if not ganger} <= {"lokal"}
    assert len(regnet) >= 14


def igjen(navn: tuple[str, ...], bak: list[tuple[str, Any]], dag: date) -> int:
    """A figure from those events alone: each stream is a kommune."""
    if navn[0] == "aktiviteter":
        slag = [h.omfang.value for _, h in bak if isinstance(h, AktivitetRegistrert)]
        return slag.count(navn[1])
    alle = {strom for strom, _ in bak}

    def som(type_: type[Any], om: Any = lambda _h: True) -> set[str]:
        return {strom for strom, h in bak if isinstance(h, type_) and om(h)}

    person = som(KontaktRegistrert, lambda h: h.kontaktperson)
    kontakt_ = {strom: h.dato for strom, h in bak if isinstance(h, KontaktRegistrert)}
    sektor = navn[-1]
    forankret = som(
        ForankringRegistrert,
        lambda h: sektor == ALLE or sektor in {str(s.value) for s in h.sektorer},
    )
    kartlagt = som(KartleggingRegistrert)
    svar = {
        "kommuner": alle,
        "med_kontaktperson": person,
        "uten_kontaktperson": alle - person,
        "forankret": forankret,
        "ikke_forankret": alle - forankret,
        "nylig_kontakt": {s for s, sist in kontakt_.items() if (dag - sist).days <= 90},
        "lenge_siden": {s for s, sist in kontakt_.items() if (dag - sist).days > 90},
        "aldri_kontakt": alle - kontakt_.keys(),
        "kartlagt": kartlagt,
        "ikke_kartlagt": alle - kartlagt,
    }
    return len(svar[navn[0]])


def celle_igjen(navn: str, bak: list[Any]) -> object:
    """A derived cell from those events alone."""
    aktiviteter = [h for h in bak if isinstance(h, AktivitetRegistrert)]
    if navn == "neste":
        gjort = {h.id for h in bak if isinstance(h, OppfolgingRegistrert)}
        planlagt = [h for h in bak if isinstance(h, OppfolgingPlanlagt) and h.id not in gjort]
        return min((h.dato.isoformat() for h in planlagt), default=None)
    if navn == "med_mellomledere":
        return sum(Malgruppe.MELLOMLEDERE in h.malgrupper for h in aktiviteter)
    plasser = [h for h in bak if isinstance(h, PlassTildelt | VentelisteplassGitt)]
    if navn == "plass":
        return "plass" if isinstance(plasser[-1], PlassTildelt) else "venter"
    if navn == "i_koen":
        return len(plasser) if isinstance(plasser[-1], VentelisteplassGitt) else None
    return sum(str(h.omfang.value) == navn for h in aktiviteter)
