"""Commands of proof: the root of the log, a receipt of one event, and whether a receipt holds."""

from __future__ import annotations

from base64 import b64encode
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from innforing.application.kommando import UgyldigKommando
from innforing.cli.apning import apent_hus
from innforing.cli.skjerm import Skjerm
from innforing.cli.valg import NB, Db, Som_json, Sprak
from innforing.domain.grunnmur.verdi import Tekst
from innforing.eventlog.bevis import TooFewLeaves, leaves
from innforing.eventlog.bevis import root as root_of
from innforing.eventlog.errors import InvalidRow
from innforing.eventlog.kvittering import Fault, Kvittering, NotOpened
from innforing.eventlog.notes import Note, VerifierKey
from innforing.eventlog.policy import confirmed
from innforing.eventlog.publish import LogRewritten, LogShorter
from innforing.eventlog.signing import SignerRefused
from innforing.eventlog.tiles import TileChanged, TileMissing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.bootstrap import Hus

STORST = 4 * 1024 * 1024
"""Bytes of a receipt; the state of an event is far smaller."""
Antall = Annotated[
    int | None,
    typer.Option("--size", min=1, help="The log as it was when it had so many events."),
]

ROT = Tekst("Rot", "Rot", "Root")
HENDELSER = Tekst("hendelser", "hendingar", "events")
USIGNERT = Tekst(
    "Ikke signert og ikke bekreftet av vitne: den som eier loggen, kan ha laget den på nytt.",
    "Ikkje signert og ikkje stadfesta av vitne: den som eig loggen, kan ha laga han på nytt.",
    "Not signed and not confirmed by a witness: the owner of the log may have made it anew.",
)
SIGNERT = Tekst(
    "Signert av loggens nøkkel, ikke bekreftet av vitne: bare et vitne, eller et sjekkpunkt "
    "du selv har tatt vare på, beviser noe mot den som eier loggen.",
    "Signert av nøkkelen til loggen, ikkje stadfesta av vitne: berre eit vitne, eller eit "
    "sjekkpunkt du sjølv har teke vare på, prover noko mot den som eig loggen.",
    "Signed by the key of the log, not confirmed by a witness: only a witness, or a checkpoint "
    "that you kept yourself, proves anything against the owner of the log.",
)
BEKREFTET = Tekst(
    "Signert av loggens nøkkel, og bekreftet av så mange vitner som det er bestemt.",
    "Signert av nøkkelen til loggen, og stadfesta av så mange vitne som det er bestemt.",
    "Signed by the key of the log, and confirmed by as many witnesses as was settled.",
)
UPROVD = Tekst(
    "Signaturen er ikke prøvd: gi nøkkelen med --vkey.",
    "Signaturen er ikkje prøvd: gi nøkkelen med --vkey.",
    "The signature was not tried: give the key with --vkey.",
)
HOLDER = Tekst(
    "Beviset holder: hendelsen står i loggen slik kvitteringen har den, på posisjon",
    "Beviset held: hendinga står i loggen slik kvitteringa har ho, på posisjon",
    "The proof holds: the event stands in the log as the receipt has it, at position",
)
FEIL = {
    Fault.FORM: Tekst(
        "Kvitteringen er endret eller ikke hel.",
        "Kvitteringa er endra eller ikkje heil.",
        "The receipt is changed or not whole.",
    ),
    Fault.LOG: Tekst(
        "Kvitteringen er fra en annen logg.",
        "Kvitteringa er frå ein annan logg.",
        "The receipt is of another log.",
    ),
    Fault.SIGNATURE: Tekst(
        "Signaturen er ikke laget med nøkkelen til denne loggen.",
        "Signaturen er ikkje laga med nøkkelen til denne loggen.",
        "The signature is not made with the key of this log.",
    ),
    Fault.LENGTH: Tekst(
        "Kvitteringen er fra en lengre logg enn denne: noe er borte, eller loggen er en annen.",
        "Kvitteringa er frå ein lengre logg enn denne: noko er borte, eller loggen er ein annan.",
        "The receipt is of a longer log than this: something is gone, or the log is another.",
    ),
    Fault.PROOF: Tekst(
        "Beviset holder ikke: kvitteringen eller hendelsen i loggen er endret.",
        "Beviset held ikkje: kvitteringa eller hendinga i loggen er endra.",
        "The proof does not hold: the receipt or the event in the log is changed.",
    ),
    Fault.ROOT: Tekst(
        "Loggen er en annen enn da kvitteringen ble laget: roten er ikke den samme.",
        "Loggen er ein annan enn då kvitteringa vart laga: rota er ikkje den same.",
        "The log is another than when the receipt was made: the root is not the same.",
    ),
}

_HOLDER_IKKE = (
    InvalidRow,
    NotOpened,
    TooFewLeaves,
    LogShorter,
    LogRewritten,
    TileChanged,
    TileMissing,
    SignerRefused,
)


def legg_til(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.command()(root)
    app.command()(receipt)
    app.command()(check)


def root(
    *, size: Antall = None, db: Db = None, som_json: Som_json = False, sprak: Sprak = NB
) -> None:
    """The one hash that the whole log, or its first events, come to."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    with apent_hus(skjerm, db) as hus, hel_logg():
        antall = _antall(hus, size)
        rot = root_of(leaves(hus.reader, antall))
    skjerm.json(
        origin=_opphav(hus),
        size=antall,
        root=b64encode(rot).decode("ascii"),
        hex=rot.hex(),
        signert=False,
        bekreftet_av_vitne=False,
    )
    skjerm.linje(f"{antall} {skjerm.tekst(HENDELSER)}")
    skjerm.linje(f"{skjerm.tekst(ROT)}: {rot.hex()}")
    skjerm.linje(skjerm.tekst(USIGNERT))


def receipt(
    position: Annotated[int, typer.Argument(min=1, help="The event, as `history` numbers it.")],
    *,
    size: Antall = None,
    db: Db = None,
    sprak: Sprak = NB,
) -> None:
    """A proof that an event stands in the log, as text to keep outside it, with its content."""
    skjerm = Skjerm(sprak.value)
    with apent_hus(skjerm, db) as hus, hel_logg():
        antall = _antall(hus, size)
        if position > antall:
            raise UgyldigKommando(f"position {position} is not among the first {antall} events.")
        rader = hus.reader.span(position, position)
        if not rader:
            raise TooFewLeaves(f"position {position} is missing from the log")
        kvittering = hus.bevisstatus().kvittering(rader[0]) if size is None else None
        if kvittering is None:
            kvittering = Kvittering.of(hus.reader, rader[0], antall, origin=_opphav(hus))
        signert = _signert(hus, kvittering.note)
    typer.echo(kvittering.text(), nl=False)
    skjerm.ved_siden(skjerm.tekst(signert if kvittering.note.signatures else USIGNERT))


def check(
    fil: Annotated[Path, typer.Argument(metavar="FILE", help="A receipt that was kept.")],
    *,
    vkey: Annotated[
        str | None,
        typer.Option(help="The key of the log, as you got it; else the one beside the log."),
    ] = None,
    db: Db = None,
    som_json: Som_json = False,
    sprak: Sprak = NB,
) -> None:
    """Whether a receipt holds: in itself, by the key of the log, and against the log's events."""
    skjerm = Skjerm(sprak.value, som_json=som_json)
    kvittering = Kvittering.read(_innhold(fil))
    with apent_hus(skjerm, db) as hus, hel_logg():
        nokler = (VerifierKey.read(vkey),) if vkey else hus.bevisstatus().nokler
        opphav = {_opphav(hus), *(nokkel.name for nokkel in nokler)}
        feil: Fault | None = Fault.FORM
        if kvittering is not None:
            feil = kvittering.fault(hus.reader, origins=opphav, keys=nokler)
            ord_ = _signert(hus, kvittering.note)
    signert = kvittering is not None and feil is None and kvittering.signed_by(nokler)
    skjerm.json(
        holder=feil is None,
        feil=feil and feil.value,
        posisjon=kvittering and kvittering.index + 1,
        size=kvittering and kvittering.checkpoint.size,
        signert=signert,
        bekreftet_av_vitne=signert and ord_ is BEKREFTET,
    )
    if feil is not None or kvittering is None:
        skjerm.linje(skjerm.tekst(FEIL[feil or Fault.FORM]))
        raise typer.Exit(1)
    skjerm.linje(f"{skjerm.tekst(HOLDER)} {kvittering.index + 1}.")
    uprovd = UPROVD if kvittering.note.signatures else USIGNERT
    skjerm.linje(skjerm.tekst(ord_ if signert else uprovd))


def _signert(hus: Hus, note: Note) -> Tekst:
    """What is said of a note that the log signed: who else stands behind it."""
    return BEKREFTET if confirmed(hus.innstillinger.vitnepolicy(), note) else SIGNERT


def _antall(hus: Hus, size: int | None) -> int:
    """How many events the tree is of."""
    siste = hus.reader.last()[0]
    if size is not None and size > siste:
        raise UgyldigKommando(f"the log has {siste} events, not {size}.")
    return siste if size is None else size


def _opphav(hus: Hus) -> str:
    """The origin of a tree that nobody signs: no host is named so (RFC 2606)."""
    return f"{hus.logg.id}.invalid/hendelser/1"


def _innhold(fil: Path) -> bytes:
    """The bytes of a receipt, and no more than a receipt can have."""
    try:
        with fil.open("rb") as apnet:
            lest = apnet.read(STORST + 1)
    except OSError as feil:
        raise UgyldigKommando(f"{fil} cannot be read: {feil.strerror}.") from None
    if len(lest) > STORST:
        raise UgyldigKommando(f"{fil} is no receipt: it is larger than {STORST} bytes.")
    return lest


@contextmanager
def hel_logg() -> Iterator[None]:
    """A log that has lost something does not hold: one sentence, and exit code 1."""
    try:
        yield
    except _HOLDER_IKKE as feil:
        typer.echo(str(feil), err=True)
        raise typer.Exit(1) from None
