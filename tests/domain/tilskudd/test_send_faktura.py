"""The year-end invoice, with every check of S-14."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.deler import Fakturalinje
from innforing.domain.tilskudd.fakturavilkar import (
    fakturaen_er_etterskuddsvis,
    fakturaen_er_innenfor_rammen,
    fakturaen_er_ny,
    frikjopet_er_knyttet,
    kostnadene_er_nevnt,
    kostnadene_kan_dekkes,
    prosjektkoden_er_egen,
    prosjektnummeret_stemmer,
    resultatregnskapet_er_signert,
    resultatregnskapet_er_vedlagt,
)
from innforing.domain.tilskudd.steg.avvis_faktura import FakturaAvvist
from innforing.domain.tilskudd.steg.registrer_tidligere_bruk import TidligereBrukRegistrert
from innforing.domain.tilskudd.steg.send_faktura import Fakta, SendFaktura
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Frikjopsrolle, Fristart, Kostnadsart
from innforing.domain.tilskudd.vilkar import bekreftelsen_er_mottatt, utbetales_samlet
from tests.domain.spesifikasjon import KS_SAK, Person, gitt
from tests.domain.tilskudd.historie import (
    AR_2023,
    AR_2024,
    BEKREFTET,
    BILAG,
    DELT_2023,
    DIGI_AGDER,
    FORKLART,
    FRIKJOP,
    JANUAR,
    KLAR,
    KNYTTET,
    KODET,
    MOTTATT,
    NABOEN,
    RAMME,
    REGNSKAP,
    RESSURS_I_HALV,
    SENDT,
    TILDELT,
    TILDELT_2023,
    VERTEN,
)

SEND = SendFaktura(
    nr="F-1",
    datert=date(2024, 12, 31),
    mottatt=date(2025, 1, 10),
    kostnader_til=date(2024, 12, 31),
    prosjektnr="103972",
    linjer=(FRIKJOP,),
    resultatregnskap=REGNSKAP,
)
LEDET = Fakta(nettverkets_ledere=("aslaug",))
KLART = gitt(*KLAR, nokkel=AR_2024)


@pytest.mark.krav("K-280", "K-281", "K-282", "K-284")
@pytest.mark.parametrize("som", [VERTEN, DIGI_AGDER, KS_SAK])
def test_a_en_faktura_i_orden_mottas(som: Person) -> None:
    tilskudd = KLART.nar(SEND, som=som, fakta=LEDET, na=JANUAR).da(MOTTATT)
    assert isinstance(tilskudd, Tilskudd)
    faktura = tilskudd.faktura("F-1")
    assert faktura is not None
    assert (faktura.belop, faktura.rest, faktura.godtatt) == (2_000_000, 2_000_000, True)
    assert MOTTATT.sum == 2_000_000


@pytest.mark.krav("K-281")
def test_b_uten_lederens_signatur_avvises_fakturaen() -> None:
    usignert = SEND.med(resultatregnskap=REGNSKAP.med(signert_av=None))
    KLART.nar(usignert, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(resultatregnskapet_er_signert)
    av_en_annen = SEND.med(resultatregnskap=REGNSKAP.med(signert_av="rita"))
    KLART.nar(av_en_annen, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(
        resultatregnskapet_er_signert
    )


@pytest.mark.krav("K-281")
def test_uten_resultatregnskap_avvises_fakturaen() -> None:
    uten = SEND.med(resultatregnskap=None)
    KLART.nar(uten, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(resultatregnskapet_er_vedlagt)


@pytest.mark.krav("K-284")
def test_c_et_annet_prosjektnummer_avvises() -> None:
    feil = SEND.med(prosjektnr="103966")
    KLART.nar(feil, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(prosjektnummeret_stemmer)


@pytest.mark.krav("K-283")
@pytest.mark.parametrize(
    ("datert", "mottatt", "forsinket"),
    [
        (date(2025, 1, 2), date(2025, 1, 15), (Fristart.FAKTURADATO,)),
        (date(2024, 12, 31), date(2025, 1, 16), (Fristart.FAKTURAMOTTAK,)),
        (
            date(2025, 1, 16),
            date(2025, 1, 17),
            (Fristart.FAKTURADATO, Fristart.FAKTURAMOTTAK),
        ),
    ],
)
def test_d_og_e_en_sen_faktura_merkes_og_overlates_til_ks(
    datert: date, mottatt: date, forsinket: tuple[Fristart, ...]
) -> None:
    sen = SEND.med(datert=datert, mottatt=mottatt)
    na = datetime(2025, 1, 20, 9, tzinfo=UTC)
    tilskudd = KLART.nar(sen, som=VERTEN, fakta=LEDET, na=na).da(
        MOTTATT.med(datert=datert, mottatt=mottatt, forsinket=forsinket)
    )
    assert isinstance(tilskudd, Tilskudd)
    faktura = tilskudd.faktura("F-1")
    assert faktura is not None
    assert not faktura.godtatt


@pytest.mark.krav("K-271")
@pytest.mark.parametrize(
    "art",
    [
        Kostnadsart.PROGRAMVARELEIE,
        Kostnadsart.PROGRAMVAREKJOP,
        Kostnadsart.TEKNISK_UTSTYR,
        Kostnadsart.PROGRAMVAREUTVIKLING,
    ],
)
def test_f_en_linje_som_ikke_dekkes_avvises(art: Kostnadsart) -> None:
    steg = SEND.med(linjer=(FRIKJOP, Fakturalinje(art=art, belop=1)))
    avvist = KLART.nar(steg, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(kostnadene_kan_dekkes)
    assert avvist.sperrer[0].mangler == (f"2: {art.value}",)


@pytest.mark.krav("K-275", "K-301")
def test_reise_er_nevnt_i_2023_og_ma_forklares_i_2024() -> None:
    steg = SEND.med(linjer=(FRIKJOP, Fakturalinje(art=Kostnadsart.REISE, belop=1)))
    avvist = KLART.nar(steg, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(kostnadene_er_nevnt)
    assert avvist.avklares[0].mangler == ("2: reise",)
    koordinator = RESSURS_I_HALV.med(funksjon=Frikjopsrolle.NETTVERKSKOORDINATOR)
    i_2023 = gitt(
        TILDELT_2023, SENDT, BEKREFTET, KODET, KNYTTET.med(knytning=koordinator), nokkel=AR_2023
    )
    linjer = (FRIKJOP.med(belop=1_000_000), Fakturalinje(art=Kostnadsart.REISE, belop=20_000))
    usignert = REGNSKAP.med(signert_av=None)
    steg = SEND.med(linjer=linjer, prosjektnr="102265", resultatregnskap=usignert)
    i_2023.nar(steg, som=VERTEN, na=JANUAR).etter()


@pytest.mark.krav("K-285")
def test_g_en_sum_over_det_som_gjenstar_ma_forklares() -> None:
    over = SEND.med(linjer=(FRIKJOP.med(belop=RAMME + 1),))
    KLART.nar(over, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(fakturaen_er_innenfor_rammen)
    forklart = over.med(avklaringer={"fakturaen_er_innenfor_rammen": FORKLART})
    KLART.nar(forklart, som=VERTEN, fakta=LEDET, na=JANUAR).etter()
    KLART.nar(
        SEND.med(linjer=(FRIKJOP.med(belop=RAMME),)), som=VERTEN, fakta=LEDET, na=JANUAR
    ).etter()


@pytest.mark.krav("K-269", "K-285")
def test_h_det_som_er_brukt_for_er_ikke_med_i_det_som_gjenstar() -> None:
    brukt = TidligereBrukRegistrert(belop=1_000_000, beregning=BILAG)
    resultat = gitt(*KLAR, brukt, nokkel=AR_2024).nar(SEND, som=VERTEN, fakta=LEDET, na=JANUAR)
    resultat.avvises(fakturaen_er_innenfor_rammen)


@pytest.mark.krav("K-282")
def test_samme_faktura_eller_samme_regnskap_sendes_ikke_to_ganger() -> None:
    sendt = gitt(*KLAR, MOTTATT, nokkel=AR_2024)
    liten = (FRIKJOP.med(belop=1),)
    samme_nr = SEND.med(linjer=liten, resultatregnskap=REGNSKAP.med(sjekksum="c" * 64))
    sendt.nar(samme_nr, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(fakturaen_er_ny)
    samme_bilag = SEND.med(nr="F-2", linjer=liten)
    avvist = sendt.nar(samme_bilag, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(fakturaen_er_ny)
    assert avvist.sperrer[0].mangler == ("F-1",)
    ny = samme_nr.med(nr="F-2")
    sendt.nar(ny, som=VERTEN, fakta=LEDET, na=JANUAR).etter()
    uten = samme_nr.med(resultatregnskap=None)
    sendt.nar(uten, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(
        fakturaen_er_ny, resultatregnskapet_er_vedlagt
    )


@pytest.mark.krav("K-282")
def test_en_faktura_som_ks_har_avvist_kan_sendes_med_nytt_nummer() -> None:
    avvist = gitt(*KLAR, MOTTATT, FakturaAvvist(nr="F-1"), nokkel=AR_2024)
    avvist.nar(SEND.med(nr="F-2"), som=VERTEN, fakta=LEDET, na=JANUAR).etter()
    avvist.nar(SEND, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(fakturaen_er_ny)


@pytest.mark.krav("K-282")
@pytest.mark.parametrize(
    "endret",
    [
        {"kostnader_til": date(2025, 1, 31)},
        {"mottatt": date(2024, 12, 30)},
        {"mottatt": date(2025, 1, 15)},
    ],
)
def test_det_faktureres_etterskuddsvis(endret: dict[str, date]) -> None:
    KLART.nar(SEND.med(**endret), som=VERTEN, fakta=LEDET, na=JANUAR).avvises(
        fakturaen_er_etterskuddsvis
    )


@pytest.mark.krav("K-273")
def test_frikjop_gjelder_noen_som_er_knyttet_til_tilskuddet() -> None:
    steg = SEND.med(linjer=(FRIKJOP, FRIKJOP.med(person=None, belop=1), FRIKJOP.med(person="x")))
    steg = steg.med(avklaringer={"fakturaen_er_innenfor_rammen": FORKLART})
    avvist = KLART.nar(steg, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(frikjopet_er_knyttet)
    assert avvist.sperrer[0].mangler == ("2", "3")


@pytest.mark.krav("K-277", "K-280")
def test_uten_bekreftelse_og_kode_sendes_ingen_faktura() -> None:
    brevet = gitt(TILDELT, SENDT, KNYTTET, nokkel=AR_2024)
    brevet.nar(SEND, som=VERTEN, fakta=LEDET, na=JANUAR).avvises(
        bekreftelsen_er_mottatt, prosjektkoden_er_egen
    )


@pytest.mark.krav("K-298")
def test_en_delt_rad_faktureres_av_kommunene() -> None:
    delt = gitt(DELT_2023, SENDT, BEKREFTET, KODET, KNYTTET, nokkel=AR_2023)
    steg = SEND.med(prosjektnr="102265", linjer=(FRIKJOP.med(belop=1),))
    delt.nar(steg, som=VERTEN, na=JANUAR).avvises(utbetales_samlet)


def test_en_annen_kommune_fakturerer_ikke() -> None:
    KLART.nar(SEND, som=NABOEN, fakta=LEDET, na=JANUAR).avvises(rett_myndighet)
