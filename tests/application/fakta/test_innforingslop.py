"""Facts behind the proposal of a løp, its people and its kommuner."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from innforing.application.fakta import innforingslop as fakta
from innforing.domain.deltakelse.folger import KommuneBleAktuell, KommunePameldt
from innforing.domain.deltakelse.steg.registrer_kartlegging import KartleggingRegistrert
from innforing.domain.grunnmur.aktor import Organtype, Part, Rolle
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.utpek_leder import Utnevnelse
from innforing.domain.innforingslop.verdier import Omrade, Omradeart
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.verdier import Portefoljeplass, Portefoljestatus
from innforing.domain.organ.organ import Organ
from innforing.domain.organ.verdier import Rolleperiode
from tests.application.verden import Verden

LOP = "innforingslop:x"
FRA = date(2024, 1, 1)
VESTLAND = Omrade(art=Omradeart.FYLKE, kode="46")
VEST = Omrade(art=Omradeart.HELSEREGION, kode="vest")


def rolle(person: str, rolle_: Rolle = Rolle.INNFORINGSLEDER, **felt: object) -> Rolleperiode:
    return Rolleperiode.model_validate({"person": person, "rolle": rolle_, "fra": FRA, **felt})


def verden(**lop: object) -> Verden:
    v = Verden()
    v.strommer[LOP] = Innforingslop(losning="kj").med(**lop)
    v.strommer["losning:kj"] = Losning(
        navn="Kjernejournal",
        gjelder_oppvekst=True,
        avgivende_program="program-kj",
        portefolje=Portefoljeplass(
            status=Portefoljestatus.KLART_TIL_BRUK, dato=FRA, kilde="KommIT"
        ),
    )
    v.strommer["organ:regional-vestland"] = Organ(
        organtype=Organtype.REGIONAL_GRUPPE,
        region="46",
        roller=(rolle("lise", frikjopt=True), rolle("tor", Rolle.NETTVERKSRESSURS)),
    )
    v.strommer["organ:regional-agder"] = Organ(
        organtype=Organtype.REGIONAL_GRUPPE, region="42", roller=(rolle("ine"),)
    )
    v.strommer["organ:kommune-voss"] = Organ(organtype=Organtype.KOMMUNE, kommune="voss")
    return v


@pytest.mark.krav("K-003", "K-155", "K-353")
def test_losningen_slas_opp_for_og_etter_at_lopet_finnes() -> None:
    v = verden()
    nytt = v.sporring("innforingslop:nytt", SimpleNamespace(losning="kj"))
    assert fakta.losningen_finnes(nytt)
    assert fakta.losningen_gjelder_oppvekst(nytt)
    assert fakta.portefoljestatus(v.sporring(LOP)) == "klart_til_bruk"
    ukjent = v.sporring("innforingslop:nytt", SimpleNamespace(losning=None))
    assert not fakta.losningen_finnes(ukjent)
    assert fakta.portefoljestatus(ukjent) is None


@pytest.mark.krav("K-021")
def test_andre_lop_for_losningen_som_ikke_er_ferdige() -> None:
    v = verden()
    for nokkel, tilstand, losning in (
        ("i-gang", T.GJENNOMFORING, "kj"),
        ("slutt", T.AVSLUTTET, "kj"),
        ("delt", T.DELT_MED_KOORDINERINGSGRUPPE, "kj"),
        ("annet", T.FORESLATT, "vkp"),
    ):
        v.strommer[f"innforingslop:{nokkel}"] = Innforingslop(losning=losning, tilstand=tilstand)
    assert fakta.lopende_lop(v.sporring(LOP)) == ("i-gang",)
    tema = v.sporring("innforingslop:nytt", SimpleNamespace(losning=None))
    assert fakta.lopende_lop(tema) == ()


@pytest.mark.krav("K-017", "K-027", "K-032")
def test_regioner_og_organene_i_dem() -> None:
    v = verden()
    kjente = fakta.kjente_regioner(v.sporring(LOP))
    assert {"46", "42", "helseregion-vest"} <= set(kjente)
    assert "30" not in kjente
    i_vestland = v.sporring(LOP, SimpleNamespace(omrade=VESTLAND))
    assert fakta.omradets_organer(i_vestland) == ("regional-vestland", "digi-vestland")
    assert fakta.omradets_regioner(i_vestland) == ("46", "helseregion-vest")
    i_vest = verden(omrade=VEST).sporring(LOP)
    assert "regional-vestland" in fakta.omradets_organer(i_vest)
    assert "regional-agder" not in fakta.omradets_organer(i_vest)
    assert fakta.omradets_regioner(i_vest)[0] == "helseregion-vest"
    assert fakta.omradets_organer(v.sporring(LOP)) == ()
    assert fakta.omradets_regioner(v.sporring(LOP)) == ()


@pytest.mark.krav("K-120", "K-122")
def test_arbeidsgruppens_deler_og_frikjop() -> None:
    v = verden()
    v.strommer["organ:arbeidsgruppe-kj"] = Organ(
        organtype=Organtype.ARBEIDSGRUPPE,
        roller=(
            rolle("geir", Rolle.MEDLEM, part=Part.REGION_MED_ERFARING),
            rolle("gro", Rolle.LEDER, part=Part.REGION_MED_LAV_UTBREDELSE, frikjopt=True),
            rolle("nils", Rolle.MEDLEM, part=Part.NHN),
        ),
    )
    s = v.sporring(LOP, SimpleNamespace(organ="arbeidsgruppe-kj"))
    assert fakta.gruppens_organtype(s) == "arbeidsgruppe"
    assert fakta.gruppens_deler(s) == ("nhn", "region_med_erfaring", "region_med_lav_utbredelse")
    assert fakta.ufrikjopte_i_gruppen(s) == ("geir",)
    ny = v.sporring(LOP, SimpleNamespace(organ="arbeidsgruppe-ny"))
    assert fakta.gruppens_organtype(ny) is None


@pytest.mark.krav("K-131", "K-122")
def test_ledernes_verv_region_og_frikjop() -> None:
    ledere = (
        Utnevnelse(person="lise", organ="regional-vestland"),
        Utnevnelse(person="ine", organ="regional-agder"),
        Utnevnelse(person="lise", organ="regional-agder", fra=date(2024, 6, 1)),
        Utnevnelse(
            person="tor",
            rolle=Rolle.NETTVERKSRESSURS,
            organ="regional-vestland",
            stedfortreder=True,
        ),
    )
    s = verden(omrade=VESTLAND).sporring(LOP, SimpleNamespace(ledere=ledere))
    assert fakta.ledere_uten_verv(s) == ("lise",)
    assert fakta.ledere_utenfor_omradet(s) == ("ine", "lise")
    assert fakta.ufrikjopte_ledere(s) == ("ine", "lise")


@pytest.mark.krav("K-029", "K-123")
def test_kommunene_i_registeret_og_i_omradet() -> None:
    steg = SimpleNamespace(kommuner=("bergen", "kristiansand", "atlantis"))
    s = verden(omrade=VESTLAND).sporring(LOP, steg)
    assert fakta.ukjente_kommuner(s) == ("atlantis",)
    assert fakta.kommuner_utenfor_omradet(s) == ("kristiansand", "atlantis")
    s = verden(omrade=VEST).sporring(LOP, steg)
    assert fakta.kommuner_utenfor_omradet(s) == ("kristiansand", "atlantis")
    assert fakta.kommuner_utenfor_omradet(verden().sporring(LOP, steg)) == ()


@pytest.mark.krav("K-029")
def test_kommuner_som_er_fastsatt_for_lopet_ble_regionalt() -> None:
    s = verden(kommuner=("bergen", "kristiansand")).sporring(LOP, SimpleNamespace(omrade=VESTLAND))
    assert fakta.fastsatte_utenfor_omradet(s) == ("kristiansand",)
    s = verden(kommuner=("bergen",)).sporring(LOP, SimpleNamespace(omrade=None))
    assert fakta.fastsatte_utenfor_omradet(s) == ()


@pytest.mark.krav("K-108")
def test_hvem_som_har_satt_ned_gruppen() -> None:
    v = verden()
    v.strommer["organ:arbeidsgruppe-kj"] = Organ(
        organtype=Organtype.ARBEIDSGRUPPE, overordnet="koordineringsgruppen"
    )
    s = v.sporring(LOP, SimpleNamespace(organ="arbeidsgruppe-kj"))
    assert fakta.gruppens_overordnet(s) == "koordineringsgruppen"


@pytest.mark.krav("K-123", "K-363")
def test_alle_kommuner_som_mangler_losningen_den_dagen() -> None:
    v = verden()
    for kommune, status in (
        ("bergen", Bruksstatus.TEKNISK_INNFORT),
        ("voss", Bruksstatus.IKKE_INNFORT),
    ):
        v.skjer(f"ibruktakelse:kj:{kommune}", BruksstatusMeldt(status=status, fra=FRA))
    mangler = fakta.kommuner_uten_losningen(v.sporring(LOP))
    assert len(mangler) == 356
    assert "bergen" not in mangler
    assert "voss" in mangler


def test_pameldte_og_kartlagte_kommuner() -> None:
    v = verden()
    v.skjer("deltakelse:x:bergen", KommuneBleAktuell(), KommunePameldt(pulje=1))
    v.skjer("deltakelse:x:voss", KommuneBleAktuell(), KartleggingRegistrert(dato=FRA))
    assert fakta.pameldte_kommuner(v.sporring(LOP)) == ("bergen",)
    assert fakta.kartlagte_kommuner(v.sporring(LOP)) == ("voss",)


@pytest.mark.krav("K-055")
def test_om_den_som_forer_sjekken_ogsa_er_fra_programmet() -> None:
    v = verden()
    assert not fakta.aktoren_er_fra_programmet(v.sporring(LOP))
    v.strommer["organ:program-kj"] = Organ(organtype=Organtype.PROGRAM, roller=(rolle("lise"),))
    assert fakta.aktoren_er_fra_programmet(v.sporring(LOP))
