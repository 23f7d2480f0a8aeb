"""The minutes, or the agenda of a meeting to come, as PDF/A: made from the log at one position.

The minutes are those of the position at which they were signed off, whoever asks and whenever:
nothing in them is of today. They are written in bokmål.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from innforing.application.pdf import Del, Dokument, lag_pdf
from innforing.domain.grunnmur.aktor import Part
from innforing.domain.koordineringsgruppe.verdier import Habilitetsgrunn, Standpunkt
from innforing.projections.moter.motebok import Motebok
from innforing.projections.moter.moter import Moter
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.lopet.lopsord import kodeord
from innforing.web.pages.moter.moterom import (
    formord,
    moteboken,
    motetittel,
    typeord,
    utfallsord,
)
from innforing.web.pages.moter.saksbilde import lopene

if TYPE_CHECKING:
    from innforing.application.pdf import Fakta
    from innforing.projections.moter.motesaker import Behandling, Mote, Partssvar, Sak
    from innforing.web.kall import Kall

Linjepar = tuple[str, str]
Ordene = dict[str, str | None]
"""Id of a text → its words."""
ALT: Final = (1 << 62) - 1
"""µs: whatever takes effect later has no day of its own in the minutes."""


def fil(kall: Kall, mote: str) -> Response:
    """The file; of minutes that are signed off always the same bytes."""
    na = moteboken(kall).moter.get(mote)
    if na is None:
        raise IkkeFunnet
    posisjon = na.godkjent_ved or kall.moment.kjent or kall.lesesiden.position()
    nb = replace(kall, sprak="nb")
    with kall.lesesiden.sight(Moter.navn, per=ALT, kjent=posisjon) as sight:
        bok = Motebok(sight)
    innhold = lag_pdf(_dokument(nb, bok, bok.moter[mote], posisjon))
    navn = "protokoll" if na.holdt else "saksliste"
    return Response(
        innhold,
        media_type="application/pdf",
        headers={"content-disposition": f'attachment; filename="{navn}-{mote}.pdf"'},
    )


def _dokument(kall: Kall, bok: Motebok, mote: Mote, posisjon: int) -> Dokument:
    slag = "Protokoll" if mote.holdt else "Saksliste"
    ord_ = _tekstene(kall, mote)
    return Dokument(
        tittel=f"{slag}: {motetittel(kall, mote)}",
        under="Nasjonal koordineringsgruppe",
        forfatter="Nasjonal koordineringsgruppe",
        dag=mote.dato,
        fakta=tuple(_om_motet(kall, bok, mote)),
        deler=tuple(_sak(kall, mote, sak, ord_, nr) for nr, sak in enumerate(mote.saker, 1)),
        bunn=f"{mote.id}. Laget av loggen til og med hendelse {posisjon}.",
    )


def _tekstene(kall: Kall, mote: Mote) -> Ordene:
    ider: set[str | None] = set()
    for sak in mote.saker:
        ider |= {b.begrunnelse for b in sak.behandlinger} | {b.avklaring for b in sak.behandlinger}
        ider |= {s.merknad for s in (*sak.svar, *sak.dissens)}
    return dict(kall.hus.fritekster.les_mange(id_ for id_ in ider if id_ is not None))


def _om_motet(kall: Kall, bok: Motebok, mote: Mote) -> Iterator[Linjepar]:
    yield "Form", formord(kall, mote.form)
    yield "Dato", kall.dato(mote.dato)
    if mote.frist is not None:
        yield "Svarfrist", kall.dato(mote.frist)
    if mote.sted is not None:
        yield "Sted", mote.sted
    if bok.parter_som_kreves is not None:
        yield "Beslutningsdyktig", f"Når {bok.parter_som_kreves} parter deltar"
    for part, person in mote.oppmote:
        yield kodeord(kall, Part, part), kall.navn(person)
    if mote.uten_stemme:
        yield "Til stede uten stemme", ", ".join(map(kall.navn, mote.uten_stemme))
    if mote.fort_av is not None:
        yield "Ført av", kall.navn(mote.fort_av)
    if mote.holdt:
        godkjent = "Utkast, ikke godkjent" if mote.godkjent_av is None else ""
        yield "Godkjent av", godkjent or kall.navn(mote.godkjent_av)


def _sak(kall: Kall, mote: Mote, sak: Sak, ord_: Ordene, nr: int) -> Del:
    her = next((b for b in sak.behandlinger if b.mote == mote.id), None)
    avsnitt = [typeord(kall, sak)]
    if sak.forslag:
        avsnitt.append(f"Forslag: {sak.forslag}")
    if her is not None and her.begrunnelse is not None:
        avsnitt.append(f"Begrunnelse: {_ord(ord_, her.begrunnelse)}")
    posisjon = sak.posisjon if her is None else her.posisjon
    fakta = (
        *(() if her is None else _utfallet(kall, her, ord_)),
        *_partene(kall, mote, sak, ord_),
        *_grunnlaget(kall, sak, posisjon),
    )
    return Del(tittel=f"{nr}. {sak.tittel} ({sak.id})", avsnitt=tuple(avsnitt), fakta=fakta)


def _utfallet(kall: Kall, her: Behandling, ord_: Ordene) -> Iterator[Linjepar]:
    yield "Utfall", utfallsord(kall, her)[1]
    if her.vilkar is not None and her.vilkarsfrist is not None:
        yield "Vilkår", f"{her.vilkar} Frist: {kall.dato(her.vilkarsfrist)}"
    yield "Ført av", kall.navn(her.av)
    if her.endret:
        ordbok = kall.ordbok()
        yield "Endret etter utsending", ", ".join(map(ordbok.ord, her.endret))
    if her.avklaring is not None:
        yield "Hvorfor gruppen likevel besluttet", _ord(ord_, her.avklaring)


def _partene(kall: Kall, mote: Mote, sak: Sak, ord_: Ordene) -> Fakta:
    svar = [_part(kall, s, kodeord(kall, Standpunkt, s.standpunkt), ord_) for s in sak.svar]
    andre = [_part(kall, d, "Så det annerledes", ord_) for d in sak.dissens]
    vek = [
        ("Vek sete", f"{kall.navn(i.person)}: {kodeord(kall, Habilitetsgrunn, i.grunn)}")
        for i in sak.inhabile
    ]
    return (*(svar if mote.er_runde else ()), *andre, *vek)


def _part(kall: Kall, svar: Partssvar, hva: str, ord_: Ordene) -> Linjepar:
    merknad = "" if svar.merknad is None else f". {_ord(ord_, svar.merknad)}"
    return kodeord(kall, Part, svar.part), f"{hva}{merknad}"


def _grunnlaget(kall: Kall, sak: Sak, posisjon: int | None) -> Iterator[Linjepar]:
    """What the deciders were sent, with its place in the log and its digest."""
    if posisjon is None:
        return
    for lop in lopene(kall, sak, posisjon):
        linjer = "; ".join(f"{linje.tekst}: {linje.verdi}" for linje in lop.linjer if linje.verdi)
        yield lop.tittel, linjer
    avtrykk = next((b.avtrykk for b in sak.behandlinger if b.posisjon == posisjon), sak.avtrykk)
    yield "Grunnlag", f"Loggen til og med hendelse {posisjon}, avtrykk {avtrykk}"


def _ord(ord_: Ordene, id_: str) -> str:
    return ord_.get(id_) or "Teksten er fjernet"
