"""What is late in the proof of a log, by an outside clock, and how it is told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
from structlog.testing import capture_logs

from innforing.application.bevisalarm import GRENSER, Alarmart, Alarmvakt, Bevisalarm, bevisalarmer
from innforing.bootstrap import Hus
from innforing.eventlog.errors import StorageFault
from innforing.eventlog.notes import COSIGNATURE, Signature
from innforing.eventlog.publish import ProofColumns
from innforing.eventlog.tiles import Tiles
from tests.application.demohus import PROSESS, fortalt, innstillinger, kopi
from tests.application.frister.forfallshus import planlegg
from tests.web.nettsted import utgitt
from trust.signer import SigningKey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VITNER = [SigningKey(f"vitne-{nr}.example", COSIGNATURE, bytes([nr]) * 32) for nr in (1, 2)]
SEKUND = 1_000_000
NYTTAR_US = 1_704_067_200 * SEKUND


class Provd(NamedTuple):
    """A log that is published, and whoever looks at it."""

    hus: Hus

    @property
    def siste(self) -> tuple[int, int]:
        return self.hus.reader.last()

    @property
    def tre(self) -> Tiles:
        return Tiles(self.hus.bevismappe)

    def ved(self, na_us: int, *, stemples: bool = False) -> dict[Alarmart, int]:
        kolonner = ProofColumns(self.hus.registre)
        status = self.hus.bevisstatus()
        alarmer = bevisalarmer(status, kolonner, na_us=na_us, stemples=stemples)
        return {alarm.art: alarm.siden_us for alarm in alarmer}

    def begynner(self, art: Alarmart, siden_us: int, *, stemples: bool = False) -> None:
        """One alarm, from the moment its time is out, and no other so early."""
        ute = siden_us + round(GRENSER[art].total_seconds() * SEKUND)
        assert art not in self.ved(ute, stemples=stemples)
        assert self.ved(ute + 1, stemples=stemples)[art] == siden_us

    def vokser(self) -> int:
        """One event more; when it was recorded."""
        for_ = self.siste[0]
        planlegg(self.hus, f"pulje{for_}", date(2024, 4, 1))
        return self.hus.reader.span(for_ + 1, for_ + 1)[0].recorded_us

    def utgis(self) -> None:
        with self.hus.utgivere() as publiserer:
            publiserer[0].round()

    def bekreftes(self, vitne: SigningKey, sekund: int) -> None:
        note = self.tre.checkpoint()
        assert note is not None
        sagt = b"cosignature/v1\ntime %d\n" % sekund + note.text
        linje = vitne.line(sagt, sekund.to_bytes(8, "big")) + b"\n"
        self.tre.publish(note.with_(Signature.read(linje)))


@pytest.fixture(scope="module")
def fortelling(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return utgitt(fortalt(tmp_path_factory.mktemp("alarm"), PROSESS))


@pytest.fixture
def provd(fortelling: Path, tmp_path: Path) -> Iterator[Provd]:
    with Hus(innstillinger(kopi(fortelling, tmp_path))) as hus:
        yield Provd(hus)


@pytest.fixture
def bevitnet(provd: Provd, tmp_path: Path) -> Provd:
    """Two witnesses are named, and both are needed; nobody has asked them."""
    linjer = [
        f"log {provd.hus.bevisstatus().nokler[0].text()}",
        *(f"witness V{nr} {vitne.vkey.text()}" for nr, vitne in enumerate(VITNER, 1)),
        *("group alle all V1 V2", "quorum alle"),
    ]
    policy = tmp_path / "policy"
    policy.write_text("".join(f"{linje}\n" for linje in linjer), "utf-8")
    provd.hus.innstillinger = replace(provd.hus.innstillinger, policy=str(policy))
    return provd


def test_en_demo_som_er_helt_utgitt_har_ingen_alarm_hvor_gammel_fortellingen_enn_er(
    provd: Provd,
) -> None:
    assert provd.hus.bevisalarmer(provd.hus.bevisstatus()) == ()
    assert provd.ved(provd.siste[1] + 10**15) == {}


def test_en_hendelse_skal_sta_i_et_sjekkpunkt_innen_ett_minutt(provd: Provd) -> None:
    eldste = provd.vokser()
    provd.vokser()
    provd.begynner(Alarmart.USIGNERT, eldste)
    provd.utgis()
    assert provd.ved(eldste + 10**15) == {}


def test_en_logg_uten_nokkel_har_ikke_lovet_noe(tmp_path: Path) -> None:
    with Hus(innstillinger(fortalt(tmp_path, PROSESS))) as hus:
        assert Provd(hus).ved(hus.reader.last()[1] + 10**15) == {}


def test_nok_vitner_skal_ha_bekreftet_det_som_er_utgitt_innen_et_kvarter(bevitnet: Provd) -> None:
    forste = bevitnet.hus.reader.span(1, 1)[0].recorded_us
    bevitnet.begynner(Alarmart.UBEKREFTET, forste)
    na = bevitnet.siste[1] // SEKUND
    bevitnet.bekreftes(VITNER[0], na)
    bevitnet.begynner(Alarmart.UBEKREFTET, forste)
    bevitnet.bekreftes(VITNER[1], na)
    assert bevitnet.ved(bevitnet.siste[1] + 3600 * SEKUND) == {}
    eldste = bevitnet.vokser()
    assert bevitnet.ved(eldste + 3600 * SEKUND).keys() == {Alarmart.USIGNERT}
    bevitnet.utgis()
    bevitnet.vokser()
    bevitnet.utgis()
    bevitnet.begynner(Alarmart.UBEKREFTET, eldste)


def test_et_vitne_skal_ha_hort_fra_oss_det_siste_dognet(bevitnet: Provd) -> None:
    sekund = bevitnet.siste[1] // SEKUND
    bevitnet.bekreftes(VITNER[0], sekund - 100)
    bevitnet.bekreftes(VITNER[1], sekund)
    bevitnet.begynner(Alarmart.FOR_LENGE_SIDEN, sekund * SEKUND)
    senest = bevitnet.ved((sekund + 86_401) * SEKUND)
    assert senest.keys() == {Alarmart.FOR_LENGE_SIDEN}


def test_et_bevart_sjekkpunkt_som_er_skadet_er_ikke_bekreftet(bevitnet: Provd) -> None:
    for vitne in VITNER:
        bevitnet.bekreftes(vitne, bevitnet.siste[1] // SEKUND)
    bevitnet.vokser()
    bevitnet.utgis()
    (bevitnet.tre.folder / "sjekkpunkt" / str(bevitnet.tre.kept()[0])).write_bytes(b"x")
    assert Alarmart.UBEKREFTET in bevitnet.ved(bevitnet.siste[1] + 10**12)


def test_en_logg_som_er_endret_skal_ha_tidsstempel_innen_tre_timer(provd: Provd) -> None:
    forste = provd.hus.reader.span(1, 1)[0].recorded_us
    provd.begynner(Alarmart.USTEMPLET, forste, stemples=True)
    provd.tre.put(f"tokens/{provd.siste[0]}.tsr", b"stempel")
    assert provd.ved(provd.siste[1] + 10**12, stemples=True) == {}
    eldste = provd.vokser()
    assert Alarmart.USTEMPLET not in provd.ved(eldste + 10**12, stemples=True)
    provd.utgis()
    provd.begynner(Alarmart.USTEMPLET, eldste, stemples=True)
    assert Alarmart.USTEMPLET not in provd.ved(eldste + 10**12)


def test_en_demo_stemples_ikke_og_har_derfor_ikke_den_alarmen(provd: Provd) -> None:
    provd.hus.innstillinger = replace(provd.hus.innstillinger, tsa="http://tsa.example")
    assert provd.hus.bevisalarmer(provd.hus.bevisstatus()) == ()


def test_en_alarm_fortelles_nar_den_begynner_og_nar_den_er_over_ikke_hver_gang() -> None:
    alarmen = Bevisalarm(Alarmart.USIGNERT, NYTTAR_US)
    svar = iter([(), (alarmen,), (alarmen,), (), ()])
    vakt = Alarmvakt(lambda: next(svar))
    with capture_logs() as linjer:
        for _ in range(5):
            vakt.se_etter()
    felles = {"event": "bevisalarm", "art": "usignert", "siden": "2024-01-01T00:00:00+00:00"}
    assert linjer == [
        {**felles, "tilstand": "begynt", "log_level": "error"},
        {**felles, "tilstand": "over", "log_level": "warning"},
    ]


def test_en_vakt_som_ikke_far_se_sier_det_og_husker_det_den_visste() -> None:
    alarmen = Bevisalarm(Alarmart.USTEMPLET, NYTTAR_US)
    borte = iter([False, True, False])

    def se() -> tuple[Bevisalarm, ...]:
        if next(borte):
            raise StorageFault("the disk is away")
        return (alarmen,)

    vakt = Alarmvakt(se)
    with capture_logs() as linjer:
        for _ in range(3):
            vakt.se_etter()
    assert [linje["event"] for linje in linjer] == ["bevisalarm", "bevisalarm_ukjent"]
