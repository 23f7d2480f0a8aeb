"""What is erased is gone from registers, log, keys, memory and read models; the rest stands."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from innforing.application.kommando import Avvist, Gjort, UgyldigKommando
from innforing.application.kontroll import kontroller
from innforing.application.replay import Tilbakeblikk, kontroller_replay, utsnitt
from innforing.application.scenario import kjor
from innforing.application.scenario_fil import les_fortellinger
from innforing.application.tilfeldighet import demo_person
from innforing.bootstrap import Hus
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.sletting.verdier import Sletteart
from innforing.eventlog.bevis import leaves, root
from tests.application.demohus import PROSESS, nytt
from tests.application.slettefolk import be_om, siri, slett, sven

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innforing.eventlog.rows import StoredRow
    from innforing.projections.readside import ReadSide
    from innforing.projections.supervisor import Supervisor

LOP = "innforingslop:htm"


@pytest.fixture
def hus(tmp_path: Path, tables_url: str) -> Iterator[Hus]:
    """A house with the small story told, on each database."""
    with nytt(tmp_path, PROSESS, db=tables_url) as apnet:
        kjor(apnet, les_fortellinger([PROSESS]))
        sven(apnet)
        yield apnet


def forslaget(hus: Hus) -> StoredRow:
    return hus.reader.stream(LOP)[0]


def begrunnelsen(hus: Hus) -> str:
    return str(hus.mapper.decode(forslaget(hus)).hode["begrunnelse"]["id"])


def rot(hus: Hus, antall: int) -> bytes:
    return root(leaves(hus.reader, antall))


@pytest.mark.krav("K-377")
def test_a_text_is_gone_with_its_key_and_the_log_stands(hus: Hus) -> None:
    id_, siste = begrunnelsen(hus), hus.reader.last()[0]
    for_rot, for_rad = rot(hus, siste), forslaget(hus)
    assert hus.fritekster.les(id_) != "slettet"
    assert isinstance(slett(hus, Sletteart.TEKST, id_), Gjort)
    assert hus.fritekster.les(id_) == "slettet"
    assert hus.nokler.nokkel(id_) is None
    with hus.registre.connect() as connection:
        sporring = text("SELECT ciphertext FROM fritekst WHERE id = :id")
        assert connection.execute(sporring, {"id": id_}).scalar_one() is None
    assert forslaget(hus) == for_rad
    assert rot(hus, siste) == for_rot
    sett = kontroller(hus)
    assert (sett.brudd, sett.slettede) == ((), 1)


@pytest.mark.krav("K-377")
def test_a_person_without_a_role_is_gone_and_decisions_stand_with_their_id(hus: Hus) -> None:
    id_ = hus.personer.registrer("Kanari Fugl", epost="k@eksempel.no")
    slett(hus, Sletteart.PERSON, id_)
    assert hus.personer.navn(id_) == "Person fjernet"
    assert hus.nokler.nokkel(id_) is None
    lise = demo_person(hus.logg.fro or "", "lise")
    svar = slett(hus, Sletteart.PERSON, lise)
    assert isinstance(svar, Avvist)
    assert [u.vilkar.navn for u in svar.avvisning.sperrer] == ["personen_har_ingen_rolle"]
    assert hus.personer.navn(lise) != "Person fjernet"


@pytest.mark.krav("K-377", "K-374")
def test_a_redacted_event_keeps_all_but_its_words_and_every_replay_agrees(hus: Hus) -> None:
    rad, siste = forslaget(hus), hus.reader.last()[0]
    for_rot = rot(hus, siste)
    lop = hus.levende.aggregat(LOP)
    assert isinstance(lop, Innforingslop)
    assert isinstance(slett(hus, Sletteart.HENDELSE, rad.position), Gjort)
    na = forslaget(hus)
    assert na.state is None
    assert na.salt is None
    assert na._replace(state=rad.state, salt=rad.salt) == rad
    assert rot(hus, siste) == for_rot
    etter = hus.levende.aggregat(LOP)
    assert isinstance(etter, Innforingslop)
    assert etter.med(tittel=lop.tittel) == lop.med(tittel=lop.tittel)
    assert etter.tittel == "sladdet"
    kontroller_replay(hus.verksted)
    blikk = Tilbakeblikk(hus.reader, hus.mapper, utsnitt(hus.reader))
    assert blikk.aggregat(LOP) == etter
    with Hus(hus.innstillinger) as annet:
        assert annet.levende.aggregat(LOP) == etter
        kontroller_replay(annet.verksted)
    sett = kontroller(hus)
    assert (sett.brudd, sett.sladdede) == ((), 1)


@pytest.mark.krav("K-374")
@pytest.mark.parametrize("posisjon", [0, 1, 999_999])
def test_what_is_not_there_or_tells_the_logs_own_story_is_not_redacted(
    hus: Hus, posisjon: int
) -> None:
    svar = siri(hus).tar(
        "be_om_sletting", "sletting:s", art="hendelse", id=str(posisjon), hjemmel="art_17"
    )
    assert isinstance(svar, Avvist)
    assert [u.vilkar.navn for u in svar.avvisning.sperrer] == ["hendelsen_kan_sladdes"]


def test_an_erasure_is_no_event_to_redact(hus: Hus) -> None:
    be_om(hus, Sletteart.TEKST, begrunnelsen(hus), "t")
    svar = siri(hus).tar(
        "be_om_sletting",
        "sletting:s",
        art="hendelse",
        id=str(hus.reader.last()[0]),
        hjemmel="art_17",
    )
    assert isinstance(svar, Avvist)


def test_what_never_was_is_refused_and_nothing_is_recorded(hus: Hus) -> None:
    for art in (Sletteart.PERSON, Sletteart.TEKST):
        strom = be_om(hus, art, "ingen")
        siste = hus.reader.last()
        with pytest.raises(UgyldigKommando, match="to erase"):
            sven(hus).tar("godkjenn_sletting", strom)
        assert hus.reader.last() == siste
    kontroller_replay(hus.verksted)


class Drept(BaseException):
    """Stands for a crash: nothing that catches errors catches it."""


@pytest.mark.parametrize("ved", ["nokkel", "lesemodell", "ferdig"])
def test_a_crash_between_the_log_and_the_keys_is_finished_at_the_next_start(
    hus: Hus, ved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tekst = begrunnelsen(hus)
    slett_tekst = be_om(hus, Sletteart.TEKST, tekst)
    sladd = be_om(hus, Sletteart.HENDELSE, forslaget(hus).position)
    with hus.lesesiden() as lesesiden:
        lesesiden.catch_up()

    def dor(*_: object) -> None:
        raise Drept

    mal = {
        "nokkel": ("innforing.registers.nokler.Nokkellager.slett", slett_tekst),
        "lesemodell": ("innforing.projections.books.discard_all", sladd),
        "ferdig": ("innforing.eventlog.writer.Writer.run", slett_tekst),
    }
    navn, strom = mal[ved]
    if ved == "ferdig":
        monkeypatch.setattr(type(hus.slettinger), "gjor_ferdig", dor)
    else:
        monkeypatch.setattr(navn, dor)
    with pytest.raises(Drept):
        sven(hus).tar("godkjenn_sletting", strom)
    monkeypatch.undo()
    ferdig = hus.reader.process("slettinger")
    assert ferdig < hus.reader.last()[0]
    if strom == slett_tekst:
        assert hus.nokler.nokkel(tekst) is not None
    with Hus(hus.innstillinger) as neste:
        assert neste.reader.process("slettinger") == neste.reader.last()[0]
        if strom == slett_tekst:
            assert neste.nokler.nokkel(tekst) is None
        else:
            with neste.lesesiden() as lesesiden:
                assert lesesiden.position() == 0
        assert neste.slettinger.gjor_ferdig() == 0


def test_read_models_say_nothing_more_of_what_is_redacted(hus: Hus) -> None:
    tittel = "Helhetlig tjenestemodell i Vestland"
    with hus.lesesiden() as lesesiden:
        lesesiden.start()
        lesesiden.catch_up()
        assert tittel in _alt(hus)
        slett(hus, Sletteart.HENDELSE, forslaget(hus).position)
        lesesiden.catch_up()
        assert tittel not in _alt(hus)
        assert "sladdet" in _alt(hus)
        assert lesesiden.position() == hus.reader.last()[0]


def test_a_follower_reads_anew_what_it_had_in_hand(hus: Hus) -> None:
    annen = hus.reader.stream("organ:ks")[0]
    with hus.lesesiden("lopsoversikt") as lesesiden:
        folger = lesesiden.supervisor()
        # the second time round there is a page that begins where the log does
        for rad in (annen, forslaget(hus)):
            sak = be_om(hus, Sletteart.HENDELSE, rad.position)
            _folg(folger, lesesiden, hus)
            sven(hus).tar("godkjenn_sletting", sak)
            _folg(folger, lesesiden, hus)
        folger.stop()
        folger.run()
    assert "Helhetlig tjenestemodell i Vestland" not in _alt(hus)


def _folg(folger: Supervisor, lesesiden: ReadSide, hus: Hus) -> None:
    """Follow to the end of the log, in this thread."""
    slutt = time.monotonic() + 30
    while lesesiden.position() < hus.reader.last()[0]:
        assert time.monotonic() < slutt
        folger.round()


def _alt(hus: Hus) -> str:
    """Every cell of the overview of løp."""
    with hus.lesesiden("lopsoversikt") as lesesiden:
        lesesiden.catch_up()
        na = hus.reader.last()[1] + 1
        utsagn = lesesiden.statements("lopsoversikt", hus.kommuner, per=na)
        return "\n".join(map(str, utsagn))
