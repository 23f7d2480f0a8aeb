"""Moving a log by the command line: both roots are said, and nothing is written over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from innforing.bootstrap import Hus, Innstillinger
from innforing.eventlog.database import open_reader
from tests.cli.test_steps import LAERING

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def test_a_moved_log_has_the_root_and_the_keys_of_the_old_one(program: Program) -> None:
    ny = str(program.mappe / "flyttet.sqlite")
    nye_nokler = f"sqlite:///{program.mappe / 'flyttet-nokler.sqlite'}"
    svar = program("db", "move", "--to", ny, "--keys-to", nye_nokler)
    assert svar.exit_code == 0, svar.stderr
    for_, etter = re.findall(r"^root (?:before|after): +([0-9a-f]{64})$", svar.stdout, re.MULTILINE)
    assert for_ == etter == program.json("root")["hex"]
    assert "write to it alone" in svar.stdout
    med = {"INNFORING_KEYS_DB": nye_nokler}
    assert program("verify", "--db", ny, **med).exit_code == 0
    with program.hus() as gammel, Hus(Innstillinger(f"sqlite:///{ny}", keys_db=nye_nokler)) as hus:
        assert hus.nokler.loggnokkel() == gammel.nokler.loggnokkel()
        assert hus.personer.alle() == gammel.personer.alle()


def test_to_a_server_goes_the_log_of_who_read_too(program: Program, postgres_url: str) -> None:
    nye_nokler = f"sqlite:///{program.mappe / 'server-nokler.sqlite'}"
    svar = program("db", "move", "--to", postgres_url, "--keys-to", nye_nokler)
    assert svar.exit_code == 0, svar.stderr
    with program.hus() as hus:
        gammel = Innstillinger(hus.innstillinger.db).innsynsbase()
    ny = Innstillinger(postgres_url).innsynsbase()
    with open_reader(gammel) as en, open_reader(ny) as annen:
        assert en.tail(0) == annen.tail(0)
        assert len(en.tail(0)) > 0
    med = {"INNFORING_KEYS_DB": nye_nokler}
    assert program("verify", "--db", postgres_url, **med).exit_code == 0
    assert "choose another" in program("db", "move", "--to", postgres_url).stderr


def test_a_signed_receipt_holds_on_the_moved_log_and_publishing_goes_on(
    program: Program, postgres_url: str
) -> None:
    """Files of proofs and keys stand where they stood, and the signer sees one log that grows."""
    mapper = {
        "INNFORING_PROOF_DIR": str(program.mappe / "bevis"),
        "INNFORING_KEY_DIR": str(program.mappe / "signer"),
    }
    assert program("key", "new", "--host", "logg.example", **mapper).exit_code == 0
    assert program("publish", **mapper).exit_code == 0
    kvittering = program.mappe / "kvittering"
    kvittering.write_text(program("receipt", "7", **mapper).stdout)
    nye_nokler = f"sqlite:///{program.mappe / 'server-nokler.sqlite'}"
    svar = program("db", "move", "--to", postgres_url, "--keys-to", nye_nokler, **mapper)
    assert svar.exit_code == 0, svar.stderr
    assert "checkpoints: 1" in svar.stdout.splitlines()
    assert "move the folder" not in svar.stdout
    der = {**mapper, "INNFORING_DB": postgres_url, "INNFORING_KEYS_DB": nye_nokler}
    assert program("check", str(kvittering), **der).exit_code == 0
    assert program(*LAERING, **der).exit_code == 0
    assert "Sjekkpunkt er utgitt" in program("publish", **der).stdout
    assert program("check", str(kvittering), **der).exit_code == 0


def test_a_log_is_not_moved_over_another_and_keys_not_into_those_of_another(
    program: Program,
) -> None:
    ny = str(program.mappe / "flyttet.sqlite")
    assert "choose another" in program.ugyldig(
        "db", "move", "--to", str(program.mappe / "logg.sqlite")
    )
    assert program("db", "move", "--to", ny).exit_code == 0
    assert "choose another" in program.ugyldig("db", "move", "--to", ny)
    andres = program.mappe / "andres.sqlite"
    assert program("db", "init", "--ekte", "--db", str(andres)).exit_code == 0
    andres_nokler = f"sqlite:///{program.mappe / 'andres-nokler.sqlite'}"
    with Hus(Innstillinger(f"sqlite:///{andres}", keys_db=andres_nokler)) as hus:
        hus.nokler.loggnokkel()
    tredje = ("--to", str(program.mappe / "tredje.sqlite"))
    svar = program.ugyldig("db", "move", *tredje, "--keys-to", andres_nokler)
    assert "other keys" in svar
    assert program("db", "move", *tredje).exit_code == 0, "nothing was left by the one that failed"
