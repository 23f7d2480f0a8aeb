"""An arbeidsgruppe is tied to a løp by the name it has or gets, and its members by theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.organ.organ import Organ
from innforing.web.skjema.arbeidsgruppe import med_gruppens_id
from innforing.web.skjema.gjenkjenning import kjenn_igjen
from innforing.web.skjema.valg import alle_personer, arbeidsgrupper
from tests.web.kallprove import kallet
from tests.web.lenker import hoveddel

if TYPE_CHECKING:
    from httpx2 import Response

    from innforing.web.kall import Kall
    from tests.web.klient import Klient
    from tests.web.nettsted import Nettsted

STEG = "knytt_arbeidsgruppe"
LOP = "innforingslop:s07"
GRUPPEN = "Arbeidsgruppe for øvrig bruk"


@pytest.fixture
def kall(nettsted: Nettsted, klient: Klient) -> Kall:
    klient.logg_inn("medlem", "koordineringsgruppen")
    return kallet(nettsted, klient)


def test_the_name_of_a_group_there_is_means_that_group(kall: Kall) -> None:
    kjente = arbeidsgrupper(kall, LOP)
    assert kjente
    for gruppe in kjente:
        skrevet = f" {gruppe.etikett.upper()} "
        assert med_gruppens_id(kall, STEG, {"organ": skrevet})["organ"] == gruppe.verdi
        assert med_gruppens_id(kall, STEG, {"organ": gruppe.verdi}) == {"organ": gruppe.verdi}


@pytest.mark.parametrize(
    ("skrevet", "id_"),
    [
        (GRUPPEN, "arbeidsgruppe-for-ovrig-bruk"),
        ("Digital hjemmeoppfølging 2", "arbeidsgruppe-digital-hjemmeoppfolging-2"),
        ("???", "arbeidsgruppe-ny"),
    ],
)
def test_a_new_name_becomes_an_id_and_stays_as_the_name(kall: Kall, skrevet: str, id_: str) -> None:
    assert med_gruppens_id(kall, STEG, {"organ": skrevet}) == {"organ": id_, "navn": skrevet}
    begge = med_gruppens_id(kall, STEG, {"organ": skrevet, "navn": "Gruppen"})
    assert begge == {"organ": id_, "navn": "Gruppen"}


def test_other_steps_are_left_alone(kall: Kall) -> None:
    assert med_gruppens_id(kall, "utpek_leder", {"organ": GRUPPEN}) == {"organ": GRUPPEN}


def test_a_member_may_come_from_a_kommune_and_is_named_as_the_list_has_it(kall: Kall) -> None:
    fullmektig = next(v for v in alle_personer(kall, LOP) if "Asker" in v.etikett)
    for skrevet in (fullmektig.etikett, fullmektig.verdi):
        data = {"medlemmer": [{"person": skrevet}]}
        lest, feil = kjenn_igjen(kall, STEG, data)
        assert (lest, feil) == ({"medlemmer": [{"person": fullmektig.verdi}]}, {})


def test_a_name_that_nobody_has_is_told_of_at_its_field(kall: Kall) -> None:
    _, feil = kjenn_igjen(kall, STEG, {"medlemmer": [{"person": "Ingen slik"}]})
    assert "«Ingen slik»" in feil["medlemmer.0.person"][0]


def test_en_ny_gruppe_knyttes_ved_navnet_sitt(egen_klient: Klient, eget_nettsted: Nettsted) -> None:
    egen_klient.logg_inn("medlem", "koordineringsgruppen")
    medlem = alle_personer(kallet(eget_nettsted, egen_klient), LOP)[0]
    svar = _knytt(egen_klient, organ=GRUPPEN, medlem=medlem.etikett)
    assert svar.status_code == 303, hoveddel(svar.text)
    lop = eget_nettsted.hus.levende.aggregat(LOP)
    assert isinstance(lop, Innforingslop)
    organ = eget_nettsted.hus.levende.aggregat(f"organ:{lop.arbeidsgruppe}")
    assert isinstance(organ, Organ)
    assert (organ.organtype, organ.navn) == (Organtype.ARBEIDSGRUPPE, GRUPPEN)
    assert [rolle.person for rolle in organ.roller] == [medlem.verdi]


def _knytt(klient: Klient, *, organ: str, medlem: str) -> Response:
    assert "<datalist" in klient.vis(f"/steg/{STEG}/{LOP}")
    felt = {
        "_kommando": "5a0b7c1e-0000-4000-8000-000000000001",
        "organ": organ,
        "mandat": "Følge bruken.",
        "medlemmer.0.person": medlem,
        "medlemmer.0.del_av": "nhn",
        "begrunnelse": "Gruppen er ny.",
        "avklaringer.gruppen_har_alle_deler": "Flere kommer.",
        "avklaringer.medlemmene_er_frikjopt": "Avtalt.",
    }
    return klient.sporr(f"/steg/{STEG}/{LOP}", **felt)
