"""Canaries are entered where people write, erased, and sought in every byte that is left (§6)."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar, cast

import pytest
from sqlalchemy import text

from innforing.application.kommando import Gjort
from innforing.application.kontroll import kontroller
from innforing.application.replay import kontroller_replay
from innforing.application.scenario import forste_tid, kjor
from innforing.application.scenario_fil import les_fortellinger
from innforing.application.tidslinje import tidslinje
from innforing.bootstrap import Hus, oppgrader, opprett_demo
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.katalog import AGGREGATER
from innforing.domain.organ.organ import Organ
from innforing.domain.sletting.verdier import Sletteart
from innforing.eventlog.bevis import leaves, root
from tests.application.demohus import FRO, innstillinger
from tests.application.slettefolk import siri, slett, sven
from tests.cli.conftest import program_i
from tests.eventlog.given import owner_engine
from tests.scenarios.verdener import FORTELLINGER, MOTENE
from tests.trust.kanarilesing import LESERE, apne_sider, les_igjen, oppdag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from innforing.application.kommando import Kommando, Svar
    from tests.cli.conftest import Program

N = TypeVar("N")
MERKE = "kanarifugl"
SLAG = {"", ".csv", ".json", ".pdf", ".xlsx"}
"""Pages, and the kinds of files in which canaries are seen before they are erased."""
FILER = [
    FORTELLINGER / "s05_tjenestemodell_felles_prosess.toml",
    FORTELLINGER / "s16_en_person_slutter.toml",
    FORTELLINGER / "s22_behov_blir_fellestiltak.toml",
    MOTENE,
]


@dataclass
class Bur:
    """The canaries that were let out, each unlike all others."""

    fugler: list[str] = field(default_factory=list)

    def en(self) -> str:
        """A new one."""
        self.fugler.append(f"{MERKE}-{len(self.fugler):04d}")
        return self.fugler[-1]

    def i(self, verdi: object) -> object:
        """The same value with a canary in each text: what has a blank in it is no code."""
        if isinstance(verdi, str):
            return f"{verdi} {self.en()}" if " " in verdi else verdi
        if isinstance(verdi, dict):
            return {navn: self.i(innhold) for navn, innhold in verdi.items()}
        if isinstance(verdi, list | tuple):
            return [self.i(ledd) for ledd in verdi]
        return verdi


class Kanarihus(Hus):
    """A house in which every text of every step gets a canary before it is taken."""

    bur: Bur | None = None

    def ta_steg(self, kommando: Kommando) -> Svar:
        """Take the step with canaries in it."""
        if self.bur is None or kommando.steg == "opprett_organ":
            return super().ta_steg(kommando)  # names of bodies: there are hundreds
        data = cast("dict[str, object]", self.bur.i(kommando.data))
        return super().ta_steg(replace(kommando, data=data))


def fortell(hus: Kanarihus, bur: Bur) -> None:
    """Tell the stories with canaries in names, addresses, numbers and texts."""
    fortellinger = [
        replace(en, form=en.form.model_copy(update={"forvent": ()}))
        for en in les_fortellinger(FILER)
    ]
    for id_, navn in tidslinje(fortellinger, hus.kommuner, fro=FRO).personer.items():
        if navn.split()[0] in {"Siri", "Solveig"}:
            hus.personer.registrer(navn, id=id_)
            continue
        fugl = bur.en()
        epost = f"{bur.en()}@eksempel.no"
        hus.personer.registrer(f"{navn} {fugl}", epost=epost, telefon=bur.en(), id=id_)
    hus.bur = bur
    kjor(hus, fortellinger)
    hus.bur = None


@pytest.fixture
def bur() -> Bur:
    return Bur()


@pytest.fixture
def hus(tmp_path: Path, tables_url: str, bur: Bur) -> Iterator[Kanarihus]:
    """A house full of canaries, on each database."""
    valgt = innstillinger(tmp_path, tables_url)
    na = forste_tid(les_fortellinger(FILER))
    assert na is not None
    oppgrader(valgt)
    opprett_demo(valgt, fro=FRO, na=na)
    with Kanarihus(valgt) as apnet:
        fortell(apnet, bur)
        yield apnet


def former(merke: str) -> list[bytes]:
    """The mark as it may stand in a file: in three alignments of base64 too."""
    raa = merke.encode()
    skjult = [base64.b64encode(b"x" * forskyvning + raa)[4:-4] for forskyvning in range(3)]
    return [raa, raa.upper(), merke.encode("utf-16-le"), merke.encode("utf-16-be"), *skjult]


def treff(innhold: Iterable[tuple[N, bytes]]) -> dict[N, int]:
    """Name of some bytes → how many times the mark stands in them, in any form."""
    talt = {navn: sum(bytes_.count(f) for f in former(MERKE)) for navn, bytes_ in innhold}
    return {navn: antall for navn, antall in talt.items() if antall}


def i_filene(mappe: Path) -> dict[str, int]:
    """The same of every file of a folder."""
    filer = (fil for fil in sorted(mappe.rglob("*")) if fil.is_file())
    return treff((fil.name, fil.read_bytes()) for fil in filer)


def pa_tjeneren(hus: Hus) -> dict[str, int]:
    """The same of the files of the tables, on PostgreSQL: rewritten first, as its owner does."""
    engine = owner_engine(hus.innstillinger.db)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM FULL"))
        connection.execute(text("CHECKPOINT"))
        rader = connection.execute(
            text(
                "SELECT relname, "
                "pg_read_binary_file(pg_relation_filepath(oid), 0, 1000000000, true) "
                "FROM pg_class WHERE pg_relation_filepath(oid) IS NOT NULL AND relfilenode <> 0"
            )
        ).all()
    engine.dispose()
    return treff((navn, bytes(data or b"")) for navn, data in rader)


def synlig(hus: Hus) -> int:
    """How many times canaries are seen by those who ask the house."""
    tilstander = [str(hus.levende.under(f"{prefiks}:")) for prefiks in AGGREGATER]
    navn = [str(p.opplysninger and p.opplysninger.model_dump()) for p in hus.personer.alle()]
    with hus.registre.connect() as connection:
        ider = list(connection.execute(text("SELECT id FROM fritekst")).scalars())
    tekster = hus.fritekster.les_mange(ider).values()
    with hus.lesesiden() as lesesiden:
        lesesiden.catch_up()
        celler = [
            str(utsagn)
            for modell in lesesiden.projections
            for utsagn in lesesiden.statements(modell, hus.kommuner, per=hus.reader.last()[1])
        ]
    return sum(linje.count(MERKE) for linje in (*tilstander, *navn, *tekster, *celler))


def i_registrene(hus: Hus) -> list[str]:
    """The canaries in names and erasable texts: no read model may ever hold one of them."""
    navn = [str(p.opplysninger and p.opplysninger.model_dump()) for p in hus.personer.alle()]
    with hus.registre.connect() as connection:
        ider = list(connection.execute(text("SELECT id FROM fritekst")).scalars())
    return re.findall(
        MERKE + "-[0-9]{4}", "\n".join((*navn, *hus.fritekster.les_mange(ider).values()))
    )


def slett_alt(hus: Hus) -> None:
    """End every role, then erase every person but the two who erase, and all canaries."""
    sven(hus)
    slettere = {siri(hus).aktor.person, sven(hus).aktor.person}
    i_dag = hus.na().astimezone(OSLO).date()
    for strom, organ in hus.levende.under("organ:").items():
        for rolle in cast("Organ", organ).aktive(i_dag):
            if rolle.person in slettere:
                continue
            felt = {"person": rolle.person, "rolle": rolle.rolle.value}
            til = (i_dag - timedelta(days=1)).isoformat()
            assert isinstance(siri(hus).tar("avslutt_rolle", strom, til=til, **felt), Gjort)
    med_ord = [rad.position for rad in hus.reader.tail(0) if MERKE.encode() in (rad.state or b"")]
    for posisjon in med_ord:
        assert isinstance(slett(hus, Sletteart.HENDELSE, posisjon), Gjort)
    with hus.registre.connect() as connection:
        ider = list(connection.execute(text("SELECT id FROM fritekst")).scalars())
    tekster = hus.fritekster.les_mange(ider)
    for id_ in (id_ for id_, tekst in tekster.items() if MERKE in tekst):
        assert isinstance(slett(hus, Sletteart.TEKST, id_), Gjort)
    for person in hus.personer.alle():
        if MERKE in person.navn:
            assert isinstance(slett(hus, Sletteart.PERSON, person.id), Gjort)


def gi_vervene(hus: Hus) -> str:
    """Give Sven every office that reads; his id."""
    person = sven(hus).aktor.person
    for rolle, organ, _ in LESERE:
        felt = {"person": person, "rolle": rolle, "fra": "2024-01-01"}
        if rolle != "saksbehandler":
            assert isinstance(siri(hus).tar("gi_rolle", f"organ:{organ}", roller=[felt]), Gjort)
    return person


def kjennetegn(sti: str) -> str:
    """What follows the last dot of an address; of a page, nothing."""
    return PurePosixPath(sti.rpartition("=")[2]).suffix


def miljo(hus: Hus, mappe: Path) -> dict[str, str]:
    """The environment of commands on the same log, with everything they keep in the folder."""
    return program_i(mappe).miljo | {
        "INNFORING_DB": hus.innstillinger.db,
        "INNFORING_PROOF_DIR": str(mappe / "bevis"),
        "INNFORING_KEY_DIR": str(mappe / "signer"),
    }


def gitt_ut(program: Program, hus: Hus) -> list[str]:
    """Publish the log, and hand out receipts of events full of words, as they were then."""
    for ord_ in (("key", "new", "--host", "kanari.innforing.example"), ("publish",)):
        svar = program(*ord_)
        assert svar.exit_code == 0, svar.stderr
    rader = [rad for rad in hus.reader.tail(0) if MERKE.encode() in (rad.state or b"")]
    kvitteringer = [program("receipt", str(rad.position)) for rad in rader[:5]]
    assert [k.exit_code for k in kvitteringer] == [0] * 5
    return [k.stdout for k in kvitteringer]


@pytest.mark.krav("K-377", "K-374")
def test_no_canary_is_left_and_every_proof_stands(
    hus: Kanarihus, bur: Bur, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert len(bur.fugler) >= 50
    sqlite = hus.innstillinger.db.startswith("sqlite")
    sett = synlig(hus)
    assert sett > len(bur.fugler), "seen by those who ask"
    assert i_filene(tmp_path) if sqlite else pa_tjeneren(hus), "and there on the disk"
    lesemodeller = b"".join(fil.read_bytes() for fil in tmp_path.glob("*lesing*"))
    assert [fugl for fugl in i_registrene(hus) if fugl.encode() in lesemodeller] == []
    siste = hus.reader.last()[0]
    rot = root(leaves(hus.reader, siste))
    program = replace(program_i(tmp_path), miljo=miljo(hus, tmp_path))
    kvitteringer = gitt_ut(program, hus)
    with apne_sider(hus, gi_vervene(hus)) as lesere:
        sider = oppdag(lesere)
        assert {kjennetegn(sti) for _, sti in treff(sider.items())} >= SLAG
        slett_alt(hus)
        assert treff(les_igjen(lesere, sider).items()) == {}
    assert synlig(hus) == 0
    assert program("publish").exit_code == 0
    assert program("export", "bundle", str(tmp_path / "uttrekk")).exit_code == 0
    assert i_filene(tmp_path) == {}
    if not sqlite:
        assert pa_tjeneren(hus) == {}
    assert root(leaves(hus.reader, siste)) == rot
    assert kontroller(hus).brudd == ()
    avtrykk = kontroller_replay(hus.verksted)
    with Hus(hus.innstillinger) as annet:
        assert kontroller_replay(annet.verksted) == avtrykk
        assert synlig(annet) == 0
    assert MERKE not in "".join(capfd.readouterr())
    for nr, kvittering in enumerate(kvitteringer):
        gammel = tmp_path / f"kvittering{nr}"
        gammel.write_text(kvittering, "utf-8")
        svar = program("check", str(gammel))
        assert svar.exit_code == 0, svar.stdout + svar.stderr
