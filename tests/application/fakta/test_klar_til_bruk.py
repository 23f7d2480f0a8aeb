"""Facts behind the klar-til-bruk check."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from innforing.application.fakta import klar_til_bruk as fakta
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import LopType, Omrade, Omradeart
from innforing.domain.innforingslop.vurdering import Verdikt, Vurdering
from innforing.domain.kriteriesett.kriteriesett import Kriteriesett
from innforing.domain.kriteriesett.kriteriesett_1 import KRITERIER
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.verdier import (
    Beredskap,
    HelsefagligVurdering,
    Konklusjon,
    Leverandor,
    Omfang,
    Overlevering,
    Vurderingstid,
)
from innforing.domain.materiell.materiell import Materiell
from innforing.domain.materiell.verdier import Materielltype
from innforing.domain.organ.organ import Organ
from tests.application.verden import Verden

LOP = "innforingslop:x"
FRA = date(2024, 1, 1)
A, B = LopType.A_FELLES_NASJONALT, LopType.B_FELLES_REGIONALT
ETT, TO = KRITERIER[0], KRITERIER[1]


def vurdering(kriterium: str) -> Vurdering:
    return Vurdering(
        kriterium=kriterium,
        verdikt=Verdikt.OPPFYLT,
        av="kari",
        organ="koordineringsgruppen",
        dato=FRA,
        kriteriesett=1,
    )


def verden(type_: LopType = A) -> Verden:
    v = Verden()
    omrade = Omrade(art=Omradeart.FYLKE, kode="46") if type_ is B else None
    v.strommer[LOP] = Innforingslop(losning="kj", type=type_, omrade=omrade)
    v.strommer["kriteriesett:1"] = Kriteriesett(gjelder_fra=FRA, kriterier=(ETT, TO))
    v.strommer["losning:kj"] = Losning(navn="Kjernejournal", omfang=Omfang.LITE)
    for id_, organtype in (
        ("nhn", Organtype.NHN),
        ("program-kj", Organtype.PROGRAM),
        ("regional-vestland", Organtype.REGIONAL_GRUPPE),
    ):
        v.strommer[f"organ:{id_}"] = Organ(organtype=organtype)
    return v


@pytest.mark.krav("K-054", "K-379")
def test_kriteriesettet_som_gjelder_den_dagen() -> None:
    v = verden()
    v.strommer["kriteriesett:2"] = Kriteriesett(gjelder_fra=date(2024, 6, 1), kriterier=(TO,))
    v.strommer["kriteriesett:3"] = Kriteriesett()
    assert fakta.gjeldende_kriteriesett(v.sporring(LOP)) == 1
    assert [k.id for k in fakta.kriterier(v.sporring(LOP))] == [ETT.id, TO.id]
    v.na = v.na.replace(month=7)
    assert fakta.gjeldende_kriteriesett(v.sporring(LOP)) == 2
    tomt = Verden()
    assert fakta.gjeldende_kriteriesett(tomt.sporring(LOP)) == 0
    assert fakta.kriterier(tomt.sporring(LOP)) == ()


@pytest.mark.krav("K-054")
def test_vurderinger_av_samme_losning_og_kriterier_som_er_endret_siden() -> None:
    v = verden()
    vurdert = {k.id: vurdering(k.id) for k in (ETT, TO)}
    v.strommer["innforingslop:for"] = Innforingslop(losning="kj", vurderinger=vurdert)
    s = v.sporring(LOP, SimpleNamespace(lop="for"))
    assert fakta.tidligere_vurderinger(s) == tuple(vurdert.values())
    assert fakta.endrede_kriterier(s) == ()
    endret = TO.med(tillater_ikke_relevant=not TO.tillater_ikke_relevant)
    ny = Kriteriesett(gjelder_fra=date(2024, 2, 1), kriterier=(endret,))
    v.strommer["kriteriesett:2"] = ny
    assert fakta.endrede_kriterier(v.sporring(LOP, s.steg)) == (ETT.id, TO.id)
    v.strommer["innforingslop:for"] = Innforingslop(losning="vkp", vurderinger=vurdert)
    assert fakta.tidligere_vurderinger(v.sporring(LOP, s.steg)) == ()
    assert fakta.tidligere_vurderinger(v.sporring(LOP, SimpleNamespace(lop="x"))) == ()


@pytest.mark.krav("K-005", "K-071")
def test_overlevering_og_helsefaglig_vurdering() -> None:
    v = verden()
    assert not fakta.overlevert(v.sporring(LOP))
    assert fakta.helsefaglig_konklusjon(v.sporring(LOP)) is None
    assert fakta.apne_helsefaglige_merknader(v.sporring(LOP)) == ()
    v.strommer["losning:kj"] = Losning(
        overlevering=Overlevering(fra_organ="program-kj", dato=FRA),
        helsefaglig=HelsefagligVurdering(
            organ="h", dato=FRA, konklusjon=Konklusjon.FORSVARLIG, tidspunkt=Vurderingstid.UNDERVEIS
        ),
    )
    assert fakta.overlevert(v.sporring(LOP))
    assert fakta.helsefaglig_konklusjon(v.sporring(LOP)) == "forsvarlig"
    assert fakta.apne_helsefaglige_merknader(v.sporring(LOP)) == ()


@pytest.mark.krav("K-022")
def test_leverandorene_ma_vaere_klare_for_alle_i_a_og_for_regionen_i_b() -> None:
    def lev(id_: str, *regioner: str) -> Leverandor:
        return Leverandor(
            id=id_, navn=id_, beredskap=Beredskap.UTVIKLER, dato=FRA, regioner=regioner
        )

    leverandorer = (lev("i-agder", "42"), lev("i-vest", "helseregion-vest"), lev("overalt"))
    v = verden()
    v.strommer["losning:kj"] = Losning(leverandorer=leverandorer)
    assert fakta.leverandorer_ikke_klare(v.sporring(LOP)) == ("i-agder", "i-vest", "overalt")
    v = verden(B)
    v.strommer["losning:kj"] = Losning(leverandorer=leverandorer)
    assert fakta.leverandorer_ikke_klare(v.sporring(LOP)) == ("i-vest", "overalt")


@pytest.mark.krav("K-011", "K-060", "K-080", "K-083")
def test_obligatorisk_materiell_og_hvem_som_forvalter_det() -> None:
    v = verden()
    info, opplaering = Materielltype.INFORMASJONSMATERIELL, Materielltype.OPPLAERINGSMATERIELL
    alt = v.sporring(LOP)
    assert fakta.manglende_materiell(alt) == ("opplaeringsmateriell", "informasjonsmateriell")
    for id_, art, losning, forvalter in (
        ("m1", info, "kj", "nhn"),
        ("m2", opplaering, "kj", "program-kj"),
        ("m3", info, "kj", "regional-vestland"),
        ("m4", info, "kj", None),
        ("m5", info, "vkp", None),
        ("m6", Materielltype.ROS_MAL, "kj", None),
    ):
        v.strommer[f"materiell:{id_}"] = Materiell(art=art, losning=losning, forvalter=forvalter)
    assert fakta.manglende_materiell(v.sporring(LOP)) == ()
    assert fakta.materiell_uten_forvalter(v.sporring(LOP)) == ("m3", "m4")
    assert fakta.forvaltere_som_slutter(v.sporring(LOP)) == ()
    v.strommer["losning:kj"] = Losning(omfang=Omfang.LITE, prosjektfase_til=date(2024, 12, 31))
    assert fakta.forvaltere_som_slutter(v.sporring(LOP)) == ("m2",)
    v.strommer[LOP] = Innforingslop(losning="kj", type=B)
    assert fakta.materiell_uten_forvalter(v.sporring(LOP)) == ("m4",)
