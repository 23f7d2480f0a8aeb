"""The invitation as it was sent: each version from the log, and how a kommune reads it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from innforing.domain.innforingslop.invitasjon import Invitasjonstekst, Malform
from innforing.domain.innforingslop.steg.apne_pamelding import PameldingApnet
from innforing.domain.innforingslop.steg.endre_plan import PlanEndret
from innforing.web.pages.svar.svarhistorikk import utsnittet
from innforing.web.skjema.feltnavn import NAVN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from innforing.application.forklaring import Punkt
    from innforing.domain.grunnmur.aktiviteter import Sektor
    from innforing.domain.grunnmur.verdi import Tekst
    from innforing.web.kall import Kall

LESEFART: Final = 200
"""Words that a person reads in a minute."""
ELEMENTER: Final = tuple(navn for navn in Invitasjonstekst.model_fields if navn != "malform")
"""The fields of a text, in the order that a kommune reads them."""
SENDER: Final = frozenset((PameldingApnet.__name__, PlanEndret.__name__))
"""The events that send an invitation."""
MALFORMER: Final = tuple(str(malform.value) for malform in Malform)


@dataclass(frozen=True, slots=True)
class Avsnitt:
    """One element of the invitation."""

    element: str
    overskrift: str
    tekst: str
    """Empty: it was left out."""


@dataclass(frozen=True, slots=True)
class Brev:
    """The invitation in one målform."""

    malform: str
    navn: str
    avsnitt: tuple[Avsnitt, ...]
    minutter: int
    """How long it takes to read."""

    @property
    def skrevet(self) -> tuple[Avsnitt, ...]:
        """What is written in it."""
        return tuple(ett for ett in self.avsnitt if ett.tekst)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utgave:
    """One version of the invitation to one pulje, never changed (K-151)."""

    pulje: int
    versjon: int
    sendt: date
    svarfrist: date
    tekster: tuple[Invitasjonstekst, ...]
    avtrykk: str
    posisjon: int
    """Of the event that holds the texts."""
    adressater: tuple[Sektor, ...] = ()
    """Whose leaders the first version was addressed to (K-155)."""
    mottakere: tuple[str, ...] = ()
    """Those that the first version was sent to."""


def utgaver(kall: Kall, lop: str) -> tuple[Utgave, ...]:
    """Every version that had been sent at the moment of the page, in the order sent."""
    hus, utsnitt = kall.hus, utsnittet(kall)
    ut: list[Utgave] = []
    for rad in hus.reader.stream(f"innforingslop:{lop}"):
        if rad.topic in SENDER and utsnitt.har(rad):
            hendelse = hus.mapper.decode(rad)
            ut += _fra(hendelse.hendelse, rad.position, ut)
    return tuple(ut)


def _fra(hendelse: object, posisjon: int, for_: Iterable[Utgave]) -> Iterator[Utgave]:
    """What one event sent; a change without new texts promises the former texts anew."""
    if isinstance(hendelse, PameldingApnet):
        yield Utgave(
            pulje=hendelse.pulje,
            versjon=1,
            sendt=hendelse.sendt,
            svarfrist=hendelse.svarfrist,
            tekster=hendelse.tekster,
            avtrykk=hendelse.avtrykk,
            posisjon=posisjon,
            adressater=hendelse.adressater,
            mottakere=hendelse.mottakere,
        )
    if isinstance(hendelse, PlanEndret):
        forrige = {utgave.pulje: utgave for utgave in for_}
        for ny in hendelse.invitasjoner:
            gammel = forrige.get(ny.pulje)
            yield Utgave(
                pulje=ny.pulje,
                versjon=ny.versjon,
                sendt=ny.sendt,
                svarfrist=ny.svarfrist,
                tekster=hendelse.tekster or (() if gammel is None else gammel.tekster),
                avtrykk=ny.avtrykk or "",
                posisjon=posisjon,
            )


def siste_til(alle: Iterable[Utgave], pulje: int | None = None) -> Utgave | None:
    """The newest version that was sent to a pulje, or to any."""
    passer = [utgave for utgave in alle if pulje in (None, utgave.pulje)]
    return passer[-1] if passer else None


def brevene(kall: Kall, tekster: Iterable[Invitasjonstekst]) -> tuple[Brev, ...]:
    """The texts as letters, bokmål first; headings are in the language of the letter."""
    etter_malform = {str(tekst.malform.value): tekst for tekst in tekster}
    return tuple(
        brev(kall, kode, etter_malform[kode]) for kode in MALFORMER if kode in etter_malform
    )


def brev(kall: Kall, kode: str, tekst: Invitasjonstekst | None) -> Brev:
    """One letter; without a text every element of it is empty."""
    malform = next(m for m in Malform if m.value == kode)
    innhold: Mapping[str, object] = {} if tekst is None else dict(tekst)
    avsnitt = tuple(
        Avsnitt(navn, i_malform(NAVN[navn], kode), str(innhold.get(navn) or ""))
        for navn in ELEMENTER
    )
    ord_ = sum(len(f"{ett.overskrift} {ett.tekst}".split()) for ett in avsnitt if ett.tekst)
    return Brev(kode, kall.t(malform.tekst), avsnitt, math.ceil(ord_ / LESEFART))


def i_malform(tekst: Tekst, kode: str) -> str:
    """A heading in the written form of a letter, whatever the language of the page."""
    return tekst.nn if kode == "nn" else tekst.nb


def valgt_malform(kall: Kall) -> str:
    """The written form that the reader asked for, else that of the page, else bokmål."""
    onsket = kall.sporring.get("malform", kall.sprak)
    return onsket if onsket in MALFORMER else MALFORMER[0]


def i_ord(kall: Kall, funnet: Iterable[Punkt]) -> tuple[Punkt, ...]:
    """Unmet guards where `nn.ressurser` reads «Nynorsk: Ressurser fra kommunen»."""
    return tuple(
        replace(punkt, ord=tuple(_elementord(kall, en) for en in punkt.ord)) for punkt in funnet
    )


def _elementord(kall: Kall, kode: str) -> str:
    """An element of a text, or a whole text, in words; anything else as it is."""
    forst, _, element = kode.partition(".")
    malform = next((m for m in Malform if m.value == forst), None)
    if malform is None or (element and element not in ELEMENTER):
        return kode
    navn = kall.t(malform.tekst)
    return f"{navn}: {kall.t(NAVN[element])}" if element else navn
