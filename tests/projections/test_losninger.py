"""Løsninger: what is known of each, on both clocks, and the events behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest

from innforing.application.replay import Tilbakeblikk, Utsnitt
from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.versjoner import GJELDENDE
from innforing.domain.innforingslop.steg.fastsla_ikke_klar import IkkeKlarFastslatt
from innforing.domain.innforingslop.steg.foresla import LopForeslatt
from innforing.domain.innforingslop.steg.godkjenn_plan import BreddeforpliktelseApnet
from innforing.domain.innforingslop.steg.legg_til_grunn import VurderingLagtTilGrunn
from innforing.domain.innforingslop.steg.lukk_breddeforpliktelse import BreddeforpliktelseLukket
from innforing.domain.innforingslop.steg.sjekk_klar_til_bruk import KlarTilBrukSjekket
from innforing.domain.innforingslop.steg.ta_opp_igjen import LopTattOppIgjen
from innforing.domain.innforingslop.steg.vurder_kriterium import KriteriumVurdert
from innforing.domain.innforingslop.verdier import LopType, Mangel, Slag
from innforing.domain.innforingslop.vurdering import KlarResultat, Verdikt, Vurdering
from innforing.domain.kriteriesett.kriteriesett_1 import KRITERIER
from innforing.domain.kriteriesett.steg.publiser_kriteriesett import KriteriesettPublisert
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_helsefaglig_vurdering import (
    HelsefagligVurderingRegistrert,
)
from innforing.domain.losning.steg.registrer_leverandor import LeverandorRegistrert
from innforing.domain.losning.steg.registrer_losning import LosningRegistrert
from innforing.domain.losning.steg.registrer_overlevering import LosningOverlevert
from innforing.domain.losning.steg.sett_portefoljestatus import PortefoljestatusSatt
from innforing.domain.losning.verdier import (
    Beredskap,
    HelsefagligVurdering,
    Konklusjon,
    Leverandor,
    Losningskategori,
    Merknad,
    Omfang,
    Overlevering,
    Portefoljeplass,
    Portefoljestatus,
    Vurderingstid,
)
from innforing.domain.materiell.materiell import Materiell
from innforing.domain.materiell.steg.oppdater_materiell import MateriellOppdatert
from innforing.domain.materiell.steg.overta_forvaltning import ForvaltningOvertatt
from innforing.domain.materiell.steg.registrer_materiell import MateriellRegistrert
from innforing.domain.materiell.verdier import OBLIGATORISK_MATERIELL, Materielltype
from innforing.domain.organ.steg.opprett_organ import OrganOpprettet
from innforing.eventlog.database import upgrade
from innforing.projections.felt import iso, kode
from innforing.projections.losninger.losninger import (
    Losninger,
    Losningsbilde,
    Post,
    alle,
    en,
    forklar,
)
from innforing.registers.kommuner import Kommuneregister
from tests.projections.gjenfortelling import fakta_fra, hendt, slutt, utvalgte
from tests.projections.lesehus import MAPPER, leseside

if TYPE_CHECKING:
    from innforing.projections.losninger.verdikter import GittVerdikt
    from innforing.projections.readside import ReadSide

A = TypeVar("A", bound=Aggregat)
PROJEKSJONER = (Losninger(),)
REGISTER = Kommuneregister.standard()
ALLTID = 4_102_444_800_000_000
LOSNING = "losning:provet"
JANUAR, MARS, MAI = date(2024, 1, 10), date(2024, 3, 10), date(2024, 5, 10)
DELER = (
    *("hva", "portefolje", "leverandorer", "overlevering", "helsefaglige", "sjekker"),
    *("materiell", "lop", "forpliktelser"),
)


@pytest.fixture
def tom_logg(tables_url: str) -> str:
    """A log with one løsning."""
    upgrade(tables_url)
    registrert = LosningRegistrert(
        navn="Prøvet",
        kategori=Losningskategori.NASJONAL_EHELSELOSNING,
        omfang=Omfang.LITE,
        avgivende_program="programmet",
        prosjektfase_til=date(2024, 12, 31),
        avhenger_av=("annet",),
    )
    hendt(tables_url, LOSNING, registrert, date(2024, 1, 1))
    return tables_url


def se(side: ReadSide, per: date | None = None, kjent: int | None = None) -> Losningsbilde:
    us = ALLTID if per is None else slutt(per)
    with side.sight("losninger", per=us, kjent=kjent) as sight:
        funnet = en(sight, "provet")
    assert funnet is not None
    return funnet


def tekst(id_: str) -> Fritekst:
    return Fritekst(id=id_, forpliktelse="0" * 64)


def status(db: str, ny: Portefoljestatus, dag: date) -> int:
    plass = Portefoljeplass(status=ny, dato=dag, kilde=f"Porteføljen {dag}")
    return hendt(db, LOSNING, PortefoljestatusSatt(plass=plass), MAI)


def leverandor(db: str, ny: Beredskap, dag: date, involvert: date | None = None) -> int:
    lev = Leverandor(
        id="lev", navn="Leverandøren", beredskap=ny, dato=dag, involvert=involvert, regioner=("46",)
    )
    return hendt(db, LOSNING, LeverandorRegistrert(leverandor=lev), MAI)


def foresla(db: str, lop: str, losning: str | None = "provet") -> int:
    foreslatt = LopForeslatt(
        definisjon=GJELDENDE,
        tittel=f"Løpet {lop}",
        slag=Slag.INNFORING if losning else Slag.FELLES_PROSESS,
        type=LopType.C_DELVIS_NASJONALT if losning else None,
        losning=losning,
        eier="kg",
        av="p1",
    )
    return hendt(db, f"innforingslop:{lop}", foreslatt, JANUAR, tilstand="foreslatt")


def i_lopet(db: str, lop: str, innhold: object, dag: date = MARS, **hode: object) -> int:
    return hendt(db, f"innforingslop:{lop}", innhold, dag, **{"tilstand": "foreslatt", **hode})


def vurdering(kriterium: str, dag: date, verdikt: Verdikt = Verdikt.OPPFYLT) -> Vurdering:
    return Vurdering(
        kriterium=kriterium, verdikt=verdikt, av="p1", organ="kg", dato=dag, kriteriesett=1
    )


def verdikter(bilde: Losningsbilde, kriterium: str) -> tuple[GittVerdikt, ...]:
    [funnet] = [k for k in bilde.kriterier if k.id == kriterium]
    return funnet.verdikter


@pytest.mark.krav("K-353", "K-354")
def test_a_status_holds_from_its_day_and_one_of_before_does_not_override_it(tom_logg: str) -> None:
    klart = status(tom_logg, Portefoljestatus.KLART_TIL_BRUK, MARS)
    utproves = status(tom_logg, Portefoljestatus.UNDER_UTPROVING, JANUAR)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        na, i_januar = se(side).portefolje, se(side, JANUAR).portefolje
        assert na is not None
        assert i_januar is not None
        assert (na.tekst("status"), na.posisjoner) == ("klart_til_bruk", (klart,))
        assert (i_januar.tekst("status"), i_januar.tekst("dato"), i_januar.posisjoner) == (
            *("under_utproving", "2024-01-10"),
            (utproves,),
        )
        assert se(side, JANUAR, klart).portefolje is None
        assert se(side).hva.celler["navn"] == "Prøvet"
        assert se(side).hva.liste("avhenger_av") == ["annet"]
        with side.sight("losninger", per=ALLTID) as sight:
            assert en(sight, "finnes-ikke") is None
            assert [bilde.losning for bilde in alle(sight)] == ["provet"]


@pytest.mark.krav("K-087", "K-088")
def test_of_a_leverandor_the_last_registered_stands_from_its_day(tom_logg: str) -> None:
    forst = leverandor(tom_logg, Beredskap.INFORMERT, JANUAR, involvert=JANUAR)
    klar = leverandor(tom_logg, Beredskap.KLAR, MAI)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        [na], [da] = se(side).leverandorer, se(side, MARS).leverandorer
        assert (na.id, na.tekst("beredskap"), na.posisjoner) == ("lev", "klar", (klar,))
        assert na.tekst("involvert") == JANUAR.isoformat(), "kept from when it was first told"
        assert na.liste("regioner") == ["46"]
        assert (da.tekst("beredskap"), da.posisjoner) == ("informert", (forst,))
        assert se(side).klare_leverandorer == (1, (klar,))
        assert se(side, MARS).klare_leverandorer == (0, ())
        leverandor(tom_logg, Beredskap.UTVIKLER, MARS)
        side.catch_up()
        assert se(side).klare_leverandorer.antall == 0, "a correction: it was never ready"


@pytest.mark.krav("K-005", "K-071", "K-074")
def test_handover_and_assessment_hold_from_their_day_and_a_correction_replaces(
    tom_logg: str,
) -> None:
    for dag in (MAI, MARS):
        overlevering = Overlevering(fra_organ="programmet", dato=dag, fulgte_med=("Håndbok",))
        siste = hendt(tom_logg, LOSNING, LosningOverlevert(overlevering=overlevering), MAI)
    for dag, konklusjon in (
        (JANUAR, Konklusjon.IKKE_FORSVARLIG),
        (MARS, Konklusjon.FORSVARLIG_MED_MERKNADER),
    ):
        ny = HelsefagligVurdering(
            organ="fag",
            dato=dag,
            konklusjon=konklusjon,
            tidspunkt=Vurderingstid.UNDERVEIS,
            merknader=(Merknad(id="m1", tekst=tekst("t1")),),
        )
        innhold = HelsefagligVurderingRegistrert(vurdering=ny)
        vurdert = hendt(tom_logg, LOSNING, innhold, MAI, rolle="leder")
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        overlevert = se(side).overlevering
        assert overlevert is not None
        assert (overlevert.tekst("dato"), overlevert.posisjoner) == (iso(MARS), (siste,))
        assert overlevert.liste("fulgte_med") == ["Håndbok"]
        assert se(side, JANUAR).overlevering is None
        assert se(side, MAI, siste - 1).overlevering != overlevert
        tidlig, sen = se(side).helsefaglige
        assert (tidlig.tekst("konklusjon"), sen.tekst("konklusjon")) == (
            *("ikke_forsvarlig",),
            "forsvarlig_med_merknader",
        )
        assert (sen.tekst("rolle"), sen.tekst("merknader"), sen.posisjoner) == (
            *("leder", '[["m1", "t1", null]]'),
            (vurdert,),
        )
        assert [p.tekst("dato") for p in se(side, JANUAR).helsefaglige] == [iso(JANUAR)]


@pytest.mark.krav("K-076", "K-080", "K-081", "K-083")
def test_materiell_by_kind_with_its_keeper_and_the_kinds_that_are_missing(tom_logg: str) -> None:
    registrert = MateriellRegistrert(
        art=Materielltype.OPPLAERINGSMATERIELL,
        losning="provet",
        tittel="Kurs",
        utgave="1",
        oppdatert=JANUAR,
        delvis_utfylt=True,
        laget_med=("bergen",),
    )
    forst = hendt(tom_logg, "materiell:kurs", registrert, JANUAR)
    overtatt = hendt(tom_logg, "materiell:kurs", ForvaltningOvertatt(forvalter="programmet"), MARS)
    ny = MateriellOppdatert(utgave="2", oppdatert=MAI)
    oppdatert = hendt(tom_logg, "materiell:kurs", ny, MAI)
    organ = OrganOpprettet(organtype=Organtype.PROGRAM, navn="Programmet")
    hendt(tom_logg, "organ:programmet", organ, MARS)
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        bilde = se(side)
        [kurs] = bilde.materiell
        assert (kurs.id, kurs.celler["utgave"], kurs.celler["forvalter"]) == (
            *("kurs", "2"),
            "programmet",
        )
        assert (kurs.celler["delvis_utfylt"], kurs.liste("laget_med")) == (1, ["bergen"])
        assert kurs.posisjoner == (forst, oppdatert)
        assert bilde.mangler_materiell == ("informasjonsmateriell",)
        assert (bilde.uten_forvalter, bilde.forvaltere_som_slutter) == ((), ("kurs",))
        da = se(side, JANUAR)
        assert (da.uten_forvalter, da.forvaltere_som_slutter) == (("kurs",), ())
        assert len(se(side, date(2024, 1, 1)).mangler_materiell) == 2
        assert overtatt not in kurs.posisjoner


@pytest.mark.krav("K-054")
def test_a_verdict_has_its_maker_and_the_lop_that_rest_on_it(tom_logg: str) -> None:
    krav = KRITERIER[0].id
    for lop in ("a", "b", "c"):
        foresla(tom_logg, lop)
    hendt(
        tom_logg, "kriteriesett:1", KriteriesettPublisert(gjelder_fra=JANUAR, kriterier=KRITERIER)
    )
    egen = i_lopet(
        tom_logg, "a", KriteriumVurdert(vurdering=vurdering(krav, JANUAR)), rolle="medlem"
    )
    for lop in ("b", "c"):
        lagt = vurdering(krav, JANUAR).med(lop="a")
        til_grunn = i_lopet(tom_logg, lop, VurderingLagtTilGrunn(vurdering=lagt, av="p2"))
    nytt = i_lopet(
        *(tom_logg, "c", KriteriumVurdert(vurdering=vurdering(krav, MAI, Verdikt.DELVIS))),
        dag=MAI,
    )
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        siste, forste = verdikter(se(side), krav)
        assert (siste.lop, siste.verdikt, siste.hviler, siste.posisjoner) == (
            *("c", "delvis", ()),
            (nytt,),
        )
        assert (forste.lop, forste.rolle, forste.organ, forste.dato, forste.hviler) == (
            *("a", "medlem", "kg"),
            *(iso(JANUAR), ("b",)),
        )
        assert forste.posisjoner == (egen, til_grunn - 1)
        [da] = verdikter(se(side, MARS), krav)
        assert da.hviler == ("b", "c"), "before the third judged it anew"
        assert verdikter(se(side), KRITERIER[1].id) == (), "in force, and not judged"
        assert [k.id for k in se(side).kriterier] == [k.id for k in KRITERIER]


@pytest.mark.krav("K-054")
def test_a_verdict_that_was_judged_anew_is_kept_where_others_rest_on_it(tom_logg: str) -> None:
    krav = KRITERIER[0].id
    foresla(tom_logg, "a")
    foresla(tom_logg, "b")
    i_lopet(tom_logg, "a", KriteriumVurdert(vurdering=vurdering(krav, JANUAR)), rolle="medlem")
    lagt = vurdering(krav, JANUAR).med(lop="a")
    i_lopet(tom_logg, "b", VurderingLagtTilGrunn(vurdering=lagt, av="p2"))
    ny = vurdering(krav, MARS, Verdikt.IKKE_OPPFYLT)
    i_lopet(tom_logg, "a", KriteriumVurdert(vurdering=ny))
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        assert [(v.lop, v.verdikt, v.hviler) for v in verdikter(se(side), krav)] == [
            ("a", "ikke_oppfylt", ()),
            ("a", "oppfylt", ("b",)),
        ]


@pytest.mark.krav("K-054")
def test_a_verdict_by_a_criterion_that_reads_otherwise_now_says_so(tom_logg: str) -> None:
    endret, uendret, borte = KRITERIER[0], KRITERIER[1], KRITERIER[2]
    andre = (endret.med(krav="K-099"), uendret)
    foresla(tom_logg, "a")
    hendt(
        tom_logg, "kriteriesett:1", KriteriesettPublisert(gjelder_fra=JANUAR, kriterier=KRITERIER)
    )
    hendt(tom_logg, "kriteriesett:2", KriteriesettPublisert(gjelder_fra=MAI, kriterier=andre), MARS)
    for krav in (endret, uendret, borte):
        i_lopet(tom_logg, "a", KriteriumVurdert(vurdering=vurdering(krav.id, MARS)))
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        for_, etter = se(side, MARS), se(side, MAI)
        assert (for_.kriteriesett, etter.kriteriesett) == (1, 2), "published early, in force later"
        gitt = {k.id: [v.endret_siden for v in k.verdikter] for k in etter.kriterier}
        assert gitt == {endret.id: [True], uendret.id: [False], borte.id: [True]}
        assert not any(v.endret_siden for k in for_.kriterier for v in k.verdikter)
        assert [k.styrke is None for k in etter.kriterier] == [False, False, True]


@pytest.mark.krav("K-004", "K-038", "K-069")
def test_checks_lop_and_what_is_owed_to_the_others(tom_logg: str) -> None:
    for lop in ("a", "b"):
        foresla(tom_logg, lop)
    foresla(tom_logg, "felles", None)
    mangel = Mangel(kriterium="k1", rettes_av="programmet", begrunnelse=tekst("t1"))
    ikke = i_lopet(tom_logg, "a", IkkeKlarFastslatt(mangler=(mangel,), av="p1"), organ="kg")
    klar = KlarTilBrukSjekket(resultat=KlarResultat.KLAR, kriteriesett=1, av="p1")
    sjekket = i_lopet(tom_logg, "b", klar, tilstand="klar_til_bruk_sjekket")
    i_lopet(tom_logg, "b", BreddeforpliktelseApnet(part="utvikler"), tilstand="planlagt")
    slutten = i_lopet(tom_logg, "b", LopTattOppIgjen(), MAI)
    lukket = BreddeforpliktelseLukket(dato=MAI, viderefores_i="a")
    i_lopet(tom_logg, "b", lukket, MAI, tilstand="avsluttet")
    with leseside(tom_logg, PROJEKSJONER) as side:
        side.catch_up()
        da, na = se(side, MARS), se(side)
        assert [(s.id, s.celler["resultat"], s.posisjoner) for s in da.sjekker] == [
            ("a", "ikke_klar", (ikke,)),
            ("b", "klar", (sjekket,)),
        ]
        assert da.sjekker[0].celler["mangler"] == '[["k1", "programmet", "t1"]]'
        assert [s.id for s in na.sjekker] == ["a"], "taken up again, it is checked anew"
        assert [(p.id, p.celler["part"]) for p in da.apne_forpliktelser] == [("b", "utvikler")]
        assert na.apne_forpliktelser == ()
        assert na.forpliktelser[0].celler["viderefores_i"] == "a"
        assert ([p.id for p in da.lop_na], [p.id for p in da.lop_for]) == (["a", "b"], [])
        assert ([p.id for p in na.lop_na], [p.id for p in na.lop_for]) == (["a"], ["b"])
        assert se(side, MAI, slutten - 1).apne_forpliktelser == da.apne_forpliktelser


@pytest.mark.krav("K-070")
def test_in_the_stories_it_is_what_the_folded_streams_say(logg: str) -> None:
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        sett = 0
        for kjent, per in utvalgte(side):
            blikk = Tilbakeblikk(side.follower.reader, MAPPER, Utsnitt(kjent, per))
            with side.sight("losninger", per=per, kjent=kjent) as sight:
                bilder = {bilde.losning: bilde for bilde in alle(sight)}
            lopene = alle_i(blikk, Innforingslop)
            stykker = alle_i(blikk, Materiell)
            losninger = alle_i(blikk, Losning)
            assert list(bilder) == sorted(losninger)
            for id_, losning in losninger.items():
                mine = {navn: lop for navn, lop in lopene.items() if lop.losning == id_}
                eget = {navn: m for navn, m in stykker.items() if m.losning == id_}
                assert_losningen(bilder[id_], losning)
                assert_lopene(bilder[id_], mine)
                assert_materiellet(bilder[id_], losning, eget)
                sett += len(mine) + len(eget)
        assert sett > 50


def alle_i(blikk: Tilbakeblikk, type_: type[A]) -> dict[str, A]:
    prefiks = f"{type_.prefiks}:"
    alle_ = blikk.under(prefiks).items()
    return {strom.removeprefix(prefiks): a for strom, a in alle_ if isinstance(a, type_)}


def assert_losningen(bilde: Losningsbilde, losning: Losning) -> None:
    plass, helsefaglig = losning.portefolje, losning.helsefaglig
    assert bilde.hva.celler["navn"] == losning.navn
    assert [(p.celler["status"], p.celler["kilde"]) for p in _liste(bilde.portefolje)] == (
        [] if plass is None else [(kode(plass.status), plass.kilde)]
    )
    assert {p.id: (p.celler["beredskap"], p.celler["involvert"]) for p in bilde.leverandorer} == {
        lev.id: (kode(lev.beredskap), iso(lev.involvert)) for lev in losning.leverandorer
    }
    assert [p.celler["dato"] for p in _liste(bilde.overlevering)] == (
        [] if losning.overlevering is None else [iso(losning.overlevering.dato)]
    )
    assert [p.celler["konklusjon"] for p in bilde.helsefaglige[-1:]] == (
        [] if helsefaglig is None else [kode(helsefaglig.konklusjon)]
    )


def assert_lopene(bilde: Losningsbilde, lopene: dict[str, Innforingslop]) -> None:
    assert {p.id: (p.celler["tilstand"], p.celler["art"]) for p in bilde.lop} == {
        id_: (lop.tilstandskode, lop.art) for id_, lop in lopene.items()
    }
    assert {p.id: p.celler["resultat"] for p in bilde.sjekker} == {
        id_: kode(lop.resultat) for id_, lop in lopene.items() if lop.resultat is not None
    }
    assert {p.id: p.celler["part"] for p in bilde.apne_forpliktelser} == {
        id_: lop.breddeforpliktelse.part
        for id_, lop in lopene.items()
        if lop.breddeforpliktelse is not None and lop.breddeforpliktelse.lukket is None
    }
    fikk = {
        (lop, krav.id, v.verdikt, v.dato, v.person)
        for krav in bilde.kriterier
        for v in krav.verdikter
        for lop in (v.lop, *v.hviler)
    }
    for id_, lop in lopene.items():
        for krav, v in lop.vurderinger.items():
            assert (id_, krav, kode(v.verdikt), iso(v.dato), v.av) in fikk


def assert_materiellet(
    bilde: Losningsbilde, losning: Losning, stykker: dict[str, Materiell]
) -> None:
    assert {p.id: (p.celler["utgave"], p.celler["forvalter"]) for p in bilde.materiell} == {
        id_: (m.utgave, m.forvalter) for id_, m in stykker.items()
    }
    kreves = OBLIGATORISK_MATERIELL[str(losning.omfang.value)]
    arter = {m.art for m in stykker.values()}
    assert bilde.mangler_materiell == tuple(str(a.value) for a in kreves if a not in arter)


def _liste(post: Post | None) -> list[Post]:
    return [] if post is None else [post]


def test_the_events_of_forklar_give_every_cell_again(logg: str) -> None:
    with leseside(logg, PROJEKSJONER) as side:
        side.catch_up()
        kjent, per = utvalgte(side)[-1]
        with side.sight("losninger", per=per, kjent=kjent) as sight:
            celler = list(Losninger().statements(sight, REGISTER))
            bare = list(Losninger().statements(sight, REGISTER, "vkp"))
            hviler = {del_: forklar(sight, "vkp", del_) for del_ in DELER}
            kriterier = forklar(sight, "vkp", "kriterier")
            assert forklar(sight, "finnes-ikke", "hva") == ()
        assert len({c.path for c in celler}) == len(celler) > 500
        assert bare == [c for c in celler if c.path[0] == "vkp"]
        for celle in bare:
            fakta = fakta_fra(side, *PROJEKSJONER, celle.positions)
            sagt = {v for f in fakta for v in (*f.key, *f.values)}
            if celle.path[1] in DELER:
                assert celle.value in sagt
                assert set(celle.positions) <= set(hviler[celle.path[1]])
            if celle.path[1] == "kriterier":
                assert set(celle.positions) <= set(kriterier)
                assert celle.path[-1] == "hviler" or celle.value in sagt
            if celle.path[1] == "klare_leverandorer":
                assert celle.value == sum("klar" in f.values for f in fakta)
            if celle.path[1] == "mangler_materiell":
                assert celle.value == "[]"
                assert {f.values[0] for f in fakta if f.table == "losninger_materiell"} == {
                    str(art.value) for art in Materielltype
                }
