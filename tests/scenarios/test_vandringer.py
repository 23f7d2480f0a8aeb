"""Two walks: a region needs nobody's leave, and a no stops nothing (livslop.md §2)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import pytest

from innforing.application.kommando import Avvist, Gjort, Kommando
from innforing.application.replay import Tilbakeblikk, utsnitt
from innforing.application.scenario import kjor
from innforing.application.sporsmal.alle import Kilde, spor
from innforing.application.tilfeldighet import demo_person
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from tests.application.demohus import FRO
from tests.scenarios.verdener import VANDRINGER, VEIER, les

if TYPE_CHECKING:
    from innforing.application.fortelling import Tabell
    from innforing.application.kommando import Svar
    from innforing.bootstrap import Hus


@pytest.mark.krav("K-110", "K-111")
def test_a_regional_lop_goes_from_foreslatt_to_evaluert_without_the_koordineringsgruppe(
    verdenshus: Hus,
) -> None:
    for_ = verdenshus.reader.last()[0]
    fortelling = les(VANDRINGER / "b_uten_koordineringsgruppen.toml")
    kjor(verdenshus, [fortelling])
    rader = verdenshus.reader.tail(for_)
    assert {r.tilstand for r in rader if r.stream_id == "innforingslop:vandring-b"} == {
        t.value for t in list(LopTilstand)[:6]
    }
    organer = {r.body for r in rader}
    assert "koordineringsgruppen" not in organer
    assert {o for o in organer if not str(o).startswith("kommune-")} == {"regional-40", "system"}
    assert verdenshus.reader.refused("innforingslop:vandring-b") == []


class Vei(NamedTuple):
    """A way to påmelding, and who leads the løp from there."""

    lop: str
    rolle: Rolle
    leder: str
    organ: str
    kommuner: tuple[str, str, str]

    @property
    def strom(self) -> str:
        return f"innforingslop:{self.lop}"


AGDER = ("arendal", "grimstad", "risor")
VEIER_TIL_PAMELDING = {
    "felles_prosess": Vei("kort-f", Rolle.PROSESSLEDER, "leder-42", "regional-42", AGDER),
    "b_hviler_pa_tidligere_sjekk": Vei(
        "kort-b", Rolle.INNFORINGSLEDER, "leder-42", "regional-42", AGDER
    ),
    "a_liten": Vei(
        "kort-a",
        Rolle.INNFORINGSLEDER,
        "leder-50",
        "regional-50",
        ("arendal", "bergen", "hammerfest"),
    ),
}
EVALUERING = {"oppsummering": "Ingen ble med denne gangen, og det er et svar."}
"""Nobody took part, so nobody is asked."""


class Gange:
    """Takes steps in one løp, answers what is only a warning, and never meets a block."""

    def __init__(self, hus: Hus) -> None:
        self._hus = hus
        self.avklart: dict[str, list[str]] = {}

    def ta(self, dag: datetime, aktor: Aktor, steg: str, pa: str, data: Tabell) -> Gjort:
        self._hus.kjor_frister(dag)
        svar = self._prov(dag, aktor, steg, pa, data)
        if isinstance(svar, Avvist):
            assert svar.avvisning.sperrer == ()
            self.avklart[steg] = [u.vilkar.navn for u in svar.avvisning.avklares]
            avklaringer = dict.fromkeys(self.avklart[steg], "Alle har fått velge fritt.")
            svar = self._prov(dag, aktor, steg, pa, {**data, "avklaringer": avklaringer})
        assert isinstance(svar, Gjort)
        return svar

    def _prov(self, dag: datetime, aktor: Aktor, steg: str, pa: str, data: Tabell) -> Svar:
        forsok = "igjen" if "avklaringer" in data else "forst"
        kommando = Kommando(
            id=f"{steg}:{pa}:{forsok}", steg=steg, pa=pa, aktor=aktor, data=data, na=dag
        )
        return self._hus.ta_steg(kommando)


def person(kode: str, rolle: Rolle, organ: str) -> Aktor:
    return Aktor(person=demo_person(FRO, kode), rolle=rolle, organ=organ)


def den(maned: int, dag: int) -> datetime:
    return datetime(2024, maned, dag, 8, tzinfo=UTC)


@pytest.mark.krav("K-160", "K-161", "K-163")
@pytest.mark.parametrize(("fil", "vei"), VEIER_TIL_PAMELDING.items(), ids=VEIER_TIL_PAMELDING)
def test_a_lop_to_which_everyone_says_no_or_nothing_comes_to_its_end_without_a_block(
    fil: str, vei: Vei, verdenshus: Hus
) -> None:
    kjor(verdenshus, [les(VEIER / f"{fil}.toml")])
    leder = person(vei.leder, vei.rolle, vei.organ)
    gange = Gange(verdenshus)
    for kommune in vei.kommuner[:2]:
        fullmektig = person(f"fullmektig-{kommune}", Rolle.FULLMEKTIG, f"kommune-{kommune}")
        strom = f"deltakelse:{vei.lop}:{kommune}"
        gange.ta(den(3, 1), fullmektig, "svar", strom, {"svar": "nei"})
    assert gange.avklart == {}
    gange.ta(den(4, 8), leder, "start_gjennomforing", vei.strom, {"start": "2024-04-08"})
    gange.ta(den(6, 17), leder, "evaluer", vei.strom, {"evaluering": EVALUERING})
    gange.ta(den(6, 18), leder, "del_evaluering", vei.strom, {})
    gruppe = person("helle", Rolle.MEDLEM, "koordineringsgruppen")
    slutt = gange.ta(den(6, 25), gruppe, "motta_evaluering", vei.strom, {})
    assert slutt.hendelser[-1].tilstand == LopTilstand.DELT_MED_KOORDINERINGSGRUPPE.value
    assert gange.avklart["start_gjennomforing"] == ["noen_deltar"]
    alle = Kilde(
        Tilbakeblikk(verdenshus.reader, verdenshus.mapper, utsnitt(verdenshus.reader)),
        verdenshus.kommuner,
    )
    om = [{"lop": vei.lop, "kommune": kommune} for kommune in vei.kommuner]
    assert [spor(alle, "status_for", en) for en in om] == ["takket_nei"] * 2 + ["ikke_svart"]
