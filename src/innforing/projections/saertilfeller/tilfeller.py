"""What makes an event a case out of the ordinary, from the event, its header and the state before.

These are the rules of the read model `saertilfeller`, which keeps what they find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from innforing.domain.deltakelse.folger import (
    KommuneIkkeLengerAktuell,
    KommunePameldt,
    KommuneSattPaVenteliste,
)
from innforing.domain.deltakelse.steg.bestrid_svar import SvarBestridt
from innforing.domain.deltakelse.steg.svar import (
    KommuneTakketNei,
    KommuneTrakkSeg,
    SenPameldingBedtOm,
)
from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.ibruktakelse.folger import KommuneOrientert
from innforing.domain.innforingslop.steg.avlys_pulje import PuljeAvlyst
from innforing.domain.innforingslop.steg.avslutt import LopAvsluttet
from innforing.domain.innforingslop.steg.endre_plan import PlanEndret
from innforing.domain.innforingslop.steg.fastsla_ikke_klar import IkkeKlarFastslatt
from innforing.domain.innforingslop.steg.gjenoppta import LopGjenopptatt
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.steg.sjekk_klar_til_bruk import KlarTilBrukSjekket
from innforing.domain.innforingslop.steg.ta_opp_igjen import LopTattOppIgjen
from innforing.domain.innforingslop.steg.velg_type import TypeValgt
from innforing.projections.felt import kode
from innforing.projections.kalender import dag_i_norge

if TYPE_CHECKING:
    from datetime import date

    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.projections.projection import Happened

AVKLART = "avklart"
"""A warning was answered in a step."""
PA_VEGNE_AV = "pa_vegne_av"
"""Others entered an answer or a report of a kommune."""
SENT_FORT = "sent_fort"
"""Recorded on a later day than it took effect."""
BESTRIDT = "bestridt"
"""The kommune says that an answer is not its own."""
GODKJENT_SELV = "godkjent_av_planlegger"
"""A plan was approved by one who laid a part of it."""
ENDRET = "endret_etter_invitasjon"
"""What an invitation was sent to was changed."""
UTEN_GRUNN = "uten_grunn"
"""A decision with neither a begrunnelse nor the meeting or round it was made in."""
SLAG = (AVKLART, PA_VEGNE_AV, SENT_FORT, BESTRIDT, GODKJENT_SELV, ENDRET, UTEN_GRUNN)

TIME_US = 3_600_000_000
"""One hour."""

Svaret = (
    KommunePameldt
    | KommuneSattPaVenteliste
    | KommuneTakketNei
    | KommuneTrakkSeg
    | SenPameldingBedtOm
)


class Sak(NamedTuple):
    """One case that an event is."""

    slag: str
    ledd: str = ""
    """The guard that was answered, or the kommune it concerns."""
    tekst: str | None = None
    """Id of the words that answer for it."""
    dager: int | None = None
    detalj: str | None = None
    gyldig_fra: int | None = None


def tilfeller_i(happened: Happened) -> Iterator[Sak]:
    """Every case that an event is, by its header and of its own accord."""
    h = happened.hendelse
    # what follows from a step repeats its header, and is no case of its own
    if "arsak" not in h.hode or "grunnlag" in h.hode:
        yield from _av_hodet(happened)
    if (finn := EGNE.get(type(h.hendelse))) is not None:
        yield from finn(h.hendelse, happened.for_, happened)


def _av_hodet(happened: Happened) -> Iterator[Sak]:
    hode = happened.hendelse.hode
    for vilkar, svar in (hode.get("avklaringer") or {}).items():
        yield Sak(AVKLART, vilkar, svar["id"])
    virker, registrert = happened.virker_us, happened.hendelse.registrert_us
    # the system records a deadline when it gets to it: that is nobody's late entry
    if virker < registrert and hode.get("rolle") != Rolle.PROSESS.value:
        dager = (_dagen(registrert // TIME_US) - _dagen(virker // TIME_US)).days
        if dager:
            # late from the moment it was recorded, not from when the fact took effect
            yield Sak(SENT_FORT, dager=dager, gyldig_fra=registrert)


@lru_cache(maxsize=1024)
def _dagen(time: int) -> date:
    """The day in Norway of an hour since 1970 UTC: midnight there is always on the hour."""
    return dag_i_norge(time * TIME_US)


def _begrunnelse(happened: Happened) -> str | None:
    gitt = happened.hendelse.hode.get("begrunnelse")
    return None if gitt is None else str(gitt["id"])


def _svar(svar: Svaret, _: Deltakelse, happened: Happened) -> Iterator[Sak]:
    """An answer entered by others; its acceptance after the deadline is no entry of its own."""
    if svar.fort_av_andre and not getattr(svar, "etter_fristen", False):
        referanse = None if svar.referanse is None else svar.referanse.id
        yield Sak(PA_VEGNE_AV, happened.nokkel[-1], referanse)


def _orientert(_: KommuneOrientert, __: Ibruktakelse, happened: Happened) -> Iterator[Sak]:
    """Use, measurements and gevinster that others reported: the kommune is told each time.

    NHN reports its own figures, on nobody's behalf, but where its person leads the løp (K-192).
    """
    hode = happened.hendelse.hode
    grunnlag = hode.get("grunnlag") or {}
    nhn = grunnlag.get("verv", {}).get("organtype") == Organtype.NHN.value
    if not nhn or hode.get("person") in grunnlag.get("fakta", {}).get("losningens_ledere", ()):
        yield Sak(PA_VEGNE_AV, happened.nokkel[-1], _begrunnelse(happened))


def _bestridt(_: SvarBestridt, for_: Deltakelse, happened: Happened) -> Iterator[Sak]:
    status = kode(for_.status)
    yield Sak(BESTRIDT, happened.nokkel[-1], _begrunnelse(happened), detalj=status)


def _godkjent(plan: PlanGodkjent, lop: Innforingslop, happened: Happened) -> Iterator[Sak]:
    """By one who laid a part of the plan: alone, or with others (K-109)."""
    if plan.av in lop.plan_av:
        detalj = "alene" if len(lop.plan_av) == 1 else "sammen_med_andre"
        yield Sak(GODKJENT_SELV, tekst=_begrunnelse(happened), detalj=detalj)
    yield from _uten_grunn(plan, lop, happened)


def _uten_grunn(_: object, __: Innforingslop, happened: Happened) -> Iterator[Sak]:
    """Neither a begrunnelse nor the meeting or round it was decided in (K-375)."""
    hode = happened.hendelse.hode
    if "begrunnelse" not in hode and "beslutning" not in hode:
        yield Sak(UTEN_GRUNN)


def _endret(happened: Happened, *deler: str) -> Iterator[Sak]:
    yield Sak(ENDRET, tekst=_begrunnelse(happened), detalj=" ".join(deler))


def _plan_endret(ny: PlanEndret, lop: Innforingslop, happened: Happened) -> Iterator[Sak]:
    """The plan as a whole, or a pulje, that kommuner were invited to and that is not over."""
    ferdige = {p.nr for p in lop.puljer if p.er_ferdig}
    sendt = {i.pulje for i in lop.invitasjoner} - ferdige
    puljer, frister = [p.nr for p in ny.puljer], [f.pulje for f in ny.svarfrister]
    nevnt = {*puljer, *frister, *(i.pulje for i in ny.invitasjoner)}
    if sendt and (ny.plan is not None or nevnt & sendt):
        yield from _endret(
            happened,
            *(("plan",) if ny.plan is not None else ()),
            *(f"pulje.{nr}" for nr in puljer),
            *(f"svarfrist.{nr}" for nr in frister),
            *(f"invitasjon.{i.pulje}" for i in ny.invitasjoner),
        )


def _gjenopptatt(ny: LopGjenopptatt, _: Innforingslop, happened: Happened) -> Iterator[Sak]:
    if ny.invitasjoner:
        yield from _endret(happened, *(f"svarfrist.{i.pulje}" for i in ny.invitasjoner))


def _avlyst(avlyst: PuljeAvlyst, lop: Innforingslop, happened: Happened) -> Iterator[Sak]:
    if lop.invitasjon_til(avlyst.pulje) is not None:
        yield from _endret(happened, f"avlyst.{avlyst.pulje}")


def _ikke_lenger_aktuell(_: object, for_: Deltakelse, happened: Happened) -> Iterator[Sak]:
    if for_.invitasjoner:
        yield Sak(ENDRET, happened.nokkel[-1], _begrunnelse(happened), detalj="ikke_lenger_aktuell")


EGNE: Mapping[type, Callable[..., Iterator[Sak]]] = {
    KommunePameldt: _svar,
    KommuneSattPaVenteliste: _svar,
    KommuneTakketNei: _svar,
    KommuneTrakkSeg: _svar,
    SenPameldingBedtOm: _svar,
    KommuneOrientert: _orientert,
    SvarBestridt: _bestridt,
    PlanGodkjent: _godkjent,
    PlanEndret: _plan_endret,
    LopGjenopptatt: _gjenopptatt,
    PuljeAvlyst: _avlyst,
    KommuneIkkeLengerAktuell: _ikke_lenger_aktuell,
    KlarTilBrukSjekket: _uten_grunn,
    IkkeKlarFastslatt: _uten_grunn,
    TypeValgt: _uten_grunn,
    LopAvsluttet: _uten_grunn,
    LopTattOppIgjen: _uten_grunn,
}
"""Event → the cases it is of its own accord."""
