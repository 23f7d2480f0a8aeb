"""A kommune answers: yes to a pulje, no, or it withdraws (K-160, K-161)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.folger import (
    KommunePameldt,
    KommuneSattPaVenteliste,
    KommuneVarslet,
    besvart,
)
from innforing.domain.deltakelse.verdier import SenPamelding, Svarstatus, Svarvalg, Varsel
from innforing.domain.deltakelse.vilkar import PuljeFakta, for_sent
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.lokalt import kommunens_fullmektig
from innforing.domain.grunnmur.verdi import Begrunnelse, Notat, Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Svar(Steg[Deltakelse]):
    """Nothing is asked of a kommune that says no."""

    tekst = Tekst("Svar på invitasjonen", "Svar på invitasjonen", "Answer the invitation")
    fakta = PuljeFakta
    regel = Regel(
        hvem=("kommunens_fullmektig", "lopets_leder", "kommunens_kontaktperson"),
        sperrer=(
            "det_har_skjedd",
            "lopet_tar_imot_svar",
            "kommunen_er_invitert",
            "kommunen_er_med",
            "puljen_er_apen",
            "trekk_passer",
            "plass_eller_venteliste",
            "svaret_er_nytt",
            "kommunens_eget_svar_er_vist",
        ),
    )

    svar: Svarvalg
    pulje: int | None = None
    venteliste: bool = False
    """Yes to the waiting list, should the pulje be full (K-146)."""
    referanse: Notat | None = None
    """Where the kommune's own written answer is found, when others enter it (K-156).

    It counts from the day it was given, which is the day that the step takes effect (ADR 0014).
    """
    egen_vurdering: Begrunnelse | None = None
    """The kommune's own weighing of gevinst against capacity, if it wants to keep it (K-162)."""

    @model_validator(mode="after")
    def _ja_til_en_pulje(self) -> Self:
        if (self.svar is Svarvalg.JA) != (self.pulje is not None):
            raise PydanticCustomError("pulje", "a yes names its pulje; no and trekk name none")
        return self

    def avgjor(self, g: Grunnlag[Deltakelse, PuljeFakta]) -> Iterator[Hendelse[Deltakelse]]:
        fort_av_andre = not kommunens_fullmektig.sporsmal(g)
        if self.egen_vurdering is not None:
            yield KommunensVurderingFort(vurdering=self.egen_vurdering)
        yield self._svaret(g, fort_av_andre=fort_av_andre)
        if fort_av_andre:
            yield KommuneVarslet(om=Varsel.SVAR_REGISTRERT, pulje=self.pulje)

    def _svaret(
        self, g: Grunnlag[Deltakelse, PuljeFakta], *, fort_av_andre: bool
    ) -> Hendelse[Deltakelse]:
        if self.pulje is None:
            nei = KommuneTrakkSeg if self._trekker_seg(g) else KommuneTakketNei
            return nei(fort_av_andre=fort_av_andre, referanse=self.referanse)
        if for_sent(g) and not _har_plassen(g):
            return SenPameldingBedtOm(
                pulje=self.pulje,
                venteliste=self.venteliste,
                fort_av_andre=fort_av_andre,
                referanse=self.referanse,
            )
        plass = g.fakta.pulje_har_plass or _har_plassen(g)
        ja = KommunePameldt if plass else KommuneSattPaVenteliste
        return ja(pulje=self.pulje, fort_av_andre=fort_av_andre, referanse=self.referanse)

    def _trekker_seg(self, g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
        """A no of one that is in is a change of answer until the deadline, or until it begins."""
        i_gang = g.fakta.pulje_fase == "gjennomforing" or for_sent(g)
        return self.svar is Svarvalg.TREKK or (g.aggregat.pameldt and i_gang)


class KommuneTakketNei(Hendelse[Deltakelse]):
    """A complete answer, with no consequence (K-161).

    One that changed its yes before anything began has not taken part, and is not asked why.
    """

    tekst = Tekst("Kommunen takket nei", "Kommunen takka nei", "The kommune declined")
    fort_av_andre: bool = False
    referanse: Notat | None = None

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        deltatt = aggregat.deltatt and not aggregat.pameldt
        return besvart(
            aggregat, Svarstatus.TAKKET_NEI, pulje=None, fort_av_andre=self.fort_av_andre
        ).med(deltatt=deltatt)


class KommuneTrakkSeg(Hendelse[Deltakelse]):
    """Its seat is released; the rung it reached is kept (K-200)."""

    tekst = Tekst("Kommunen trakk seg", "Kommunen trekte seg", "The kommune withdrew")
    fort_av_andre: bool = False
    referanse: Notat | None = None

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return besvart(
            aggregat, Svarstatus.TRUKKET_SEG, pulje=None, fort_av_andre=self.fort_av_andre
        )


class SenPameldingBedtOm(Hendelse[Deltakelse]):
    """A yes after the deadline waits for the innføringsleder; what stood before stands."""

    tekst = Tekst(
        "Kommunen ba om plass etter fristen",
        "Kommunen bad om plass etter fristen",
        "The kommune asked for a seat after the deadline",
    )
    pulje: int
    venteliste: bool = False
    fort_av_andre: bool = False
    referanse: Notat | None = None

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        sen = SenPamelding(
            pulje=self.pulje,
            venteliste=self.venteliste,
            fort_av_andre=self.fort_av_andre,
            referanse=self.referanse,
        )
        return aggregat.med(sen_pamelding=sen)


class KommunensVurderingFort(Hendelse[Deltakelse]):
    """The kommune wanted its own assessment kept (K-162)."""

    tekst = Tekst(
        "Kommunens egen vurdering er tatt vare på",
        "Kommunen si eiga vurdering er teken vare på",
        "The kommune's own assessment is kept",
    )
    vurdering: Begrunnelse

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return aggregat


def _har_plassen(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    return bool(g.aggregat.pameldt and g.aggregat.pulje == g.steg.pulje)


@vilkar(
    "K-157",
    "Kommunen er invitert til løpet",
    "Kommunen er invitert til løpet",
    "The kommune is invited to the løp",
    rettes_av="lopets_leder",
    slik=(
        "Inviter kommunen, hvis løpet er for den",
        "Inviter kommunen, dersom løpet er for han",
        "Invite the kommune, if the løp is for it",
    ),
)
def kommunen_er_invitert(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    """To any pulje: one that declined may join a later one (K-165)."""
    return g.steg.svar is Svarvalg.TREKK or bool(g.aggregat.invitasjoner)


@vilkar(
    "K-160",
    "Kommunen er med, eller venter på plass",
    "Kommunen er med, eller ventar på plass",
    "The kommune takes part, or waits for a seat",
    rettes_av="kommunens_fullmektig",
    slik=(
        "Takk nei i stedet, hvis kommunen ikke har svart",
        "Takk nei i staden, dersom kommunen ikkje har svart",
        "Decline instead, if the kommune has not answered",
    ),
)
def kommunen_er_med(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    """Only one that is in can withdraw, and at any time."""
    d = g.aggregat
    return g.steg.svar is not Svarvalg.TREKK or d.pameldt or d.venter or bool(d.sen_pamelding)


@vilkar(
    "K-146",
    "Puljen har plass, eller kommunen vil stå på venteliste",
    "Pulja har plass, eller kommunen vil stå på venteliste",
    "The pulje has a seat, or the kommune will wait",
    rettes_av=("kommunens_fullmektig", "lopets_leder"),
    slik=(
        "Si ja til venteliste, eller velg en annen pulje",
        "Sei ja til venteliste, eller vel ei anna pulje",
        "Say yes to the waiting list, or choose another pulje",
    ),
)
def plass_eller_venteliste(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    """A late yes is a request, and is judged when it is accepted."""
    if g.steg.pulje is None or for_sent(g) or _har_plassen(g):
        return True
    return bool(g.fakta.pulje_har_plass or g.steg.venteliste)


@vilkar(
    "K-157",
    "Kommunen har ikke gitt dette svaret fra før",
    "Kommunen har ikkje gitt dette svaret frå før",
    "The kommune has not given this answer already",
    rettes_av="kommunens_fullmektig",
    slik=(
        "Svaret står; kommunen trenger ikke gjøre noe",
        "Svaret står; kommunen treng ikkje gjere noko",
        "The answer stands; nothing more is needed",
    ),
)
def svaret_er_nytt(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    """The kommune itself may confirm what others entered for it."""
    d = g.aggregat
    if d.svar_fort_av_andre and kommunens_fullmektig.sporsmal(g):
        return True
    if g.steg.svar is Svarvalg.NEI:
        return d.status is not Svarstatus.TAKKET_NEI or d.sen_pamelding is not None
    bedt_om = None if d.sen_pamelding is None else d.sen_pamelding.pulje
    return g.steg.svar is Svarvalg.TREKK or g.steg.pulje not in (d.pulje, bedt_om)


@vilkar(
    "K-156",
    "Kommunens eget skriftlige svar er vist til",
    "Det er vist til kommunen sitt eige skriftlege svar",
    "The kommune's own written answer is referred to",
    rettes_av=("lopets_leder", "kommunens_kontaktperson"),
    slik=(
        "Oppgi hvor svaret finnes, eller la kommunen svare selv",
        "Oppgje kvar svaret finst, eller la kommunen svare sjølv",
        "State where the answer is found, or let the kommune answer",
    ),
)
def kommunens_eget_svar_er_vist(g: Grunnlag[Deltakelse, PuljeFakta]) -> bool:
    return kommunens_fullmektig.sporsmal(g) or g.steg.referanse is not None
