"""P-17: the proof of one event: its state beside the event, in words, and as a receipt to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from innforing.application.bevisprove import Brudd, Bruddart
from innforing.eventlog.bevis import leaf_hash
from innforing.eventlog.errors import LogError
from innforing.web.deler import Bevispunkt, Feillinje
from innforing.web.heltall import les_heltall
from innforing.web.innsyn import krev_innsyn, ser_alt_om
from innforing.web.kall import IkkeAdgang, UgyldigForesporsel
from innforing.web.pages.revisjon.bevisfiler import TEKST
from innforing.web.pages.revisjon.bevisord import HALV, HOLDER, Bevisboks, bruddboks, vitneord
from innforing.web.pages.revisjon.hendelsesord import hendelsesnavn, stromnavn, tidspunkt
from innforing.web.pages.revisjon.hendelsespunkt import raden

if TYPE_CHECKING:
    from collections.abc import Callable

    from innforing.application.bevisstatus import Bevisstatus
    from innforing.eventlog.kvittering import Kvittering
    from innforing.eventlog.rows import StoredRow
    from innforing.web.kall import Kall

POSISJON: Final = "posisjon"


def bevispunkter(kall: Kall, strom: str) -> Callable[[int], Bevispunkt]:
    """Position → how far the proof of it has come; what is published is looked at once."""
    try:
        status = kall.hus.bevisstatus()
    except LogError:
        return lambda _: Bevispunkt("feil", kall._("Bevisfilene kan ikke leses"))
    last_ned = ser_alt_om(kall, strom)
    i_sjekkpunkt = kall._("I sjekkpunkt {antall}. {vitne}.")
    vitne, kode = vitneord(kall, status), HOLDER if status.bekreftet else HALV

    def punktet(posisjon: int) -> Bevispunkt:
        antall = status.dekker(posisjon)
        if antall is None:
            return Bevispunkt("klokke", kall._("Ikke i noe sjekkpunkt ennå"))
        adresse = kall.til(f"/hendelser/{posisjon}/kvittering") if last_ned else None
        tekst = i_sjekkpunkt.format(antall=kall.tall(antall), vitne=vitne)
        return Bevispunkt(kode, tekst, adresse)

    return punktet


def om_bevis(kall: Kall) -> str:
    """What the column of proof holds."""
    return kall._("Det første signerte sjekkpunktet som har hendelsen, eller at den venter på ett.")


def kvittering(kall: Kall, posisjon: str) -> Response:
    """`/hendelser/{posisjon}/kvittering`: the receipt, which opens all that the event says."""
    rad = raden(kall, posisjon)
    krev_innsyn(kall, rad.stream_id)
    if not ser_alt_om(kall, rad.stream_id):
        raise IkkeAdgang
    if rad.state is None:
        raise UgyldigForesporsel(_sladdet(kall, rad.position))
    kvittering = kall.hus.bevisstatus().kvittering(rad)
    if kvittering is None:
        setning = kall._("Hendelsen er ikke i noe sjekkpunkt ennå. Prøv igjen om et øyeblikk.")
        raise UgyldigForesporsel(setning)
    navn = f"hendelse-{rad.position}-kvittering.txt"
    return Response(
        kvittering.text(),
        headers={
            "content-type": TEKST,
            "content-disposition": f'attachment; filename="{navn}"',
        },
    )


def hendelsesbevis(kall: Kall, status: Bevisstatus, tekst: str) -> Bevisboks | Feillinje | None:
    """The proof that one event stands in the checkpoint, in words; None: none is asked for."""
    if not tekst:
        return None
    posisjon = les_heltall(tekst)
    if not posisjon or posisjon > status.size:
        setning = kall._("Skriv en posisjon fra 1 til {siste}.")
        return Feillinje(setning.format(siste=kall.tall(status.size)), POSISJON)
    rader = kall.hus.reader.span(posisjon, posisjon)
    if not rader:
        return bruddboks(kall, Brudd(Bruddart.HENDELSE, posisjon))
    if rader[0].state is None:
        return Bevisboks(_sladdet(kall, posisjon), HALV)
    try:
        kvittering = status.kvittering(rader[0])
    except LogError:
        kvittering = None
    if kvittering is None or not kvittering.holds():
        return bruddboks(kall, Brudd(Bruddart.HENDELSE, posisjon))
    return _i_ord(kall, rader[0], kvittering)


def _i_ord(kall: Kall, rad: StoredRow, kvittering: Kvittering) -> Bevisboks:
    nr, antall = kall.tall(rad.position), kall.tall(kvittering.checkpoint.size)
    setning = kall._("Hendelse {nr} står i sjekkpunktet med {antall} hendelser.")
    return Bevisboks(
        utsagn=setning.format(nr=nr, antall=antall),
        kode=HOLDER,
        verdier=(
            (
                kall._("Hendelse"),
                f"{hendelsesnavn(kall, rad.topic)}: {stromnavn(kall, rad.stream_id)}",
            ),
            (kall._("Registrert"), tidspunkt(kall, rad.recorded_us)),
            (kall._("Bladet i treet"), leaf_hash(kvittering.entry).hex()),
            (kall._("Hasher på veien til roten"), kall.tall(len(kvittering.proof))),
            (kall._("Rot, heksadesimalt"), kvittering.checkpoint.root.hex()),
        ),
        lenker=(
            (kall._("Last ned kvittering"), f"/hendelser/{rad.position}/kvittering"),
            (kall._("Se hendelse {nr}").format(nr=nr), f"/hendelser/{rad.position}"),
        ),
        rad=(
            kall._(
                "Kvitteringen har hendelsen, veien til roten og det signerte sjekkpunktet. Den kan"
                " kontrolleres uten dette systemet."
            ),
        ),
    )


def _sladdet(kall: Kall, posisjon: int) -> str:
    setning = kall._(
        "Hendelse {nr} er sladdet. Bare kvitteringer fra før den ble sladdet, åpner den."
    )
    return setning.format(nr=kall.tall(posisjon))
