"""P-17 Bevis: what the tree of the log answers, in words and with what to do about it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.application.bevisprove import Bruddart, Tilvekst
from innforing.web.pages.revisjon.bevisfiler import ADRESSE
from innforing.web.pages.revisjon.hendelsesord import tidspunkt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.application.bevisalarm import Bevisalarm
    from innforing.application.bevisprove import Brudd
    from innforing.application.bevisstatus import Bevisstatus
    from innforing.eventlog.notes import Checkpoint
    from innforing.web.kall import Kall

HOLDER, FEIL, HALV, VARSEL = "hake", "feil", "halv", "varsel"
"""Codes of the shape beside what the macro `bevis` says."""


@dataclass(frozen=True, slots=True)
class Bevisboks:
    """What the macro `bevis` is given, and what to know or do about it."""

    utsagn: str
    kode: str
    verdier: tuple[tuple[str, str], ...] = ()
    lenker: tuple[tuple[str, str], ...] = ()
    rad: tuple[str, ...] = ()


def rot_i_ord(rot: bytes) -> str:
    """The root as checkpoints write it."""
    return b64encode(rot).decode()


def rotverdier(kall: Kall, sjekkpunkt: Checkpoint) -> tuple[tuple[str, str], ...]:
    """Size and root, the root in both ways that tools write it."""
    return (
        (kall._("Hendelser"), kall.tall(sjekkpunkt.size)),
        (kall._("Rot"), rot_i_ord(sjekkpunkt.root)),
        (kall._("Rot, heksadesimalt"), sjekkpunkt.root.hex()),
    )


def bare_du(kall: Kall) -> str:
    """What is said with every answer of ours: our own word proves nothing against us."""
    return kall._(
        "Dette er vårt eget svar. Mot oss som eier loggen, beviser bare et sjekkpunkt som noen har"
        " tatt vare på utenfor systemet, eller et vitne, noe."
    )


def vitneord(kall: Kall, status: Bevisstatus) -> str:
    """Whether enough of those outside have confirmed the newest checkpoint."""
    if status.bekreftet:
        return kall._("Bekreftet av vitne")
    return kall._("Ikke bekreftet av vitne")


def vitnene(kall: Kall, status: Bevisstatus) -> str:
    """Which witnesses have cosigned, and how many it takes."""
    if not status.krever:
        return kall._("Ingen er oppnevnt")
    setning = kall._("{har} av {krever} har bekreftet: {navn}")
    return setning.format(
        har=kall.tall(len(status.vitner)),
        krever=kall.tall(status.krever),
        navn=", ".join(sorted(status.vitner)) or "–",
    )


def alarmboks(kall: Kall, alarm: Bevisalarm) -> Bevisboks:
    """One thing that is late: since when, and who can mend it."""
    utsagn = kall.t(alarm.art.tekst).format(siden=tidspunkt(kall, alarm.siden_us))
    return Bevisboks(utsagn, VARSEL, rad=(kall.t(alarm.art.rad),))


def bruddboks(kall: Kall, brudd: Brudd) -> Bevisboks:
    """A log that does not hold: what is wrong, the first bad position, and what to do."""
    return Bevisboks(
        utsagn=_brudd(kall, brudd),
        kode=FEIL,
        lenker=_hendelsen(kall, brudd.posisjon),
        rad=(
            kall._("Ikke endre noe. Ta en kopi av databasen og av bevisfilene slik de er nå."),
            kall._(
                "Si fra til KS og til den som reviderer. Bare de kan avgjøre hva som har skjedd."
            ),
            kall._(
                "Kjør «innforing verify --full». Den går gjennom alt og nevner det som er galt."
            ),
        ),
    )


def _brudd(kall: Kall, brudd: Brudd) -> str:
    setninger: Mapping[Bruddart, str] = {
        Bruddart.SJEKKPUNKT: kall._(
            "Sjekkpunktet kan ikke leses. Filen er skadet eller byttet ut."
        ),
        Bruddart.SIGNATUR: kall._("Sjekkpunktet er ikke signert med loggens nøkkel."),
        Bruddart.KORTERE: kall._(
            "Loggen er kortere enn det som er signert. Første hendelse som er borte, er nr. {nr}."
        ),
        Bruddart.FLISER: kall._(
            "Bevisfilene fører ikke til den signerte roten. En fil er borte eller endret."
        ),
        Bruddart.HENDELSE: kall._(
            "Loggen er ikke den som ble signert. Første hendelse som ikke stemmer, er nr. {nr}."
        ),
    }
    nr = "" if brudd.posisjon is None else kall.tall(brudd.posisjon)
    return setninger[brudd.art].format(nr=nr)


def _hendelsen(kall: Kall, posisjon: int | None) -> tuple[tuple[str, str], ...]:
    if posisjon is None or posisjon > kall.hus.reader.last()[0]:
        return ()
    tekst = kall._("Se hendelse {nr}").format(nr=kall.tall(posisjon))
    return ((tekst, kall.til(f"/hendelser/{posisjon}")),)


def vekstboks(kall: Kall, for_: Checkpoint, svar: Tilvekst, *, signert: bool | None) -> Bevisboks:
    """What an earlier checkpoint says; `signert`: by the key of the log, None where nobody did."""
    holder = svar is Tilvekst.BARE_VOKST and signert is not False
    return Bevisboks(
        utsagn=_vekst(kall, for_, svar, signert=signert),
        kode=HOLDER if holder else HALV if svar is Tilvekst.TOM else FEIL,
        verdier=rotverdier(kall, for_),
        lenker=(
            ((kall._("Last ned sjekkpunktet til å kontrollere selv"), f"{ADRESSE}/checkpoint"),)
            if holder
            else ()
        ),
        rad=(_rad(kall, svar, holder=holder),),
    )


def _vekst(kall: Kall, for_: Checkpoint, svar: Tilvekst, *, signert: bool | None) -> str:
    if svar is Tilvekst.BARE_VOKST and signert is False:
        return kall._("Tallene stemmer, men sjekkpunktet ditt er ikke signert med loggens nøkkel.")
    setninger: Mapping[Tilvekst, str] = {
        Tilvekst.BARE_VOKST: kall._(
            "Loggen har bare vokst siden {tid}: de {antall} første hendelsene er de samme."
        ),
        Tilvekst.TOM: kall._("En tom logg er begynnelsen på alle logger, og beviser ingenting."),
        Tilvekst.ANNEN_LOGG: kall._("Sjekkpunktet er fra en annen logg: {opphav}."),
        Tilvekst.LENGRE: kall._(
            "Sjekkpunktet ditt har {antall} hendelser, flere enn det som er utgitt. Noe er borte,"
            " eller loggen er en annen."
        ),
        Tilvekst.ANNEN_ROT: kall._(
            "Loggen er ikke den samme som da: de {antall} første hendelsene fører til en annen rot."
        ),
    }
    return setninger[svar].format(
        tid=_nar(kall, for_.size) if svar is Tilvekst.BARE_VOKST else "",
        antall=kall.tall(for_.size),
        opphav=for_.origin,
    )


def _nar(kall: Kall, posisjon: int) -> str:
    """When the last event of a checkpoint was recorded."""
    rader = kall.hus.reader.span(posisjon, posisjon)
    return tidspunkt(kall, rader[0].recorded_us) if rader else ""


def _rad(kall: Kall, svar: Tilvekst, *, holder: bool) -> str:
    if holder:
        return bare_du(kall)
    if svar is Tilvekst.TOM:
        return kall._("Lim inn et sjekkpunkt som har minst én hendelse.")
    if svar is Tilvekst.ANNEN_LOGG:
        return kall._("Finn sjekkpunktet som ble tatt vare på fra denne loggen, og prøv igjen.")
    return kall._(
        "Ta vare på det du limte inn og på bevisfilene slik de er nå. Si fra til den som reviderer."
    )
