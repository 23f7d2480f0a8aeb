"""What happens to a deltakelse by a step elsewhere, or in more than one step of its own."""

from __future__ import annotations

from datetime import date

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.verdier import Fristutlop, Svarstatus, Varsel
from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.verdi import Notat, Tekst

HAR_SVART = (
    Svarstatus.PAMELDT,
    Svarstatus.PA_VENTELISTE,
    Svarstatus.TAKKET_NEI,
    Svarstatus.TRUKKET_SEG,
)
"""An answer stands; a new invitation does not take it away (K-161, K-165)."""


class KommuneBleAktuell(Hendelse[Deltakelse]):
    """The løp is for this kommune (`fastsett_kommuner`)."""

    tekst = Tekst("Kommunen er aktuell", "Kommunen er aktuell", "The kommune is concerned")

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return aggregat.med(aktuell=True, status=aggregat.status or Svarstatus.AKTUELL)


class KommuneIkkeLengerAktuell(Hendelse[Deltakelse]):
    """The løp is no longer for this kommune; a seat is released."""

    tekst = Tekst(
        "Kommunen er ikke lenger aktuell",
        "Kommunen er ikkje lenger aktuell",
        "The kommune is no longer concerned",
    )

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return aggregat.med(
            aktuell=False, status=None, pulje=None, invitasjoner=(), sen_pamelding=None
        )


class KommuneInformert(Hendelse[Deltakelse]):
    """Early information, before any invitation (K-012)."""

    tekst = Tekst(
        "Kommunen er informert på forhånd",
        "Kommunen er informert på førehand",
        "The kommune was informed in advance",
    )
    dato: date

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return aggregat.med(informert=aggregat.informert or self.dato)


class KommuneInvitert(Hendelse[Deltakelse]):
    """Invited to one pulje, with the sent text by its checksum (K-151, K-156)."""

    tekst = Tekst("Kommunen er invitert", "Kommunen er invitert", "The kommune was invited")
    pulje: int
    svarfrist: date
    invitasjon: str
    """SHA-256 of the sent text, in hexadecimal."""
    utgave: int = 1

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        """A new version does not bring back a deadline that has run out; a later date does."""
        utlopt = Fristutlop(pulje=self.pulje, frist=self.svarfrist)
        er_ute = aggregat.status is Svarstatus.IKKE_SVART and utlopt in aggregat.frister
        star = (aggregat.status in HAR_SVART or er_ute) and not aggregat.lop_avsluttet
        for_ = () if aggregat.lop_avsluttet else aggregat.invitasjoner
        return aggregat.med(
            status=aggregat.status if star else Svarstatus.INVITERT,
            invitasjoner=tuple(sorted({*for_, self.pulje})),
            frister=tuple(f for f in aggregat.frister if f.pulje != self.pulje or f == utlopt),
            lop_avsluttet=False,
        )


class KommunePameldt(Hendelse[Deltakelse]):
    """A yes, and a seat; the kommune's earlier seat in another pulje is released."""

    tekst = Tekst("Kommunen er påmeldt", "Kommunen er påmeld", "The kommune is enrolled")
    pulje: int
    fort_av_andre: bool = False
    referanse: Notat | None = None
    """Where the kommune's own written answer is found, when others entered it."""
    etter_fristen: bool = False

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return besvart(
            aggregat,
            Svarstatus.PAMELDT,
            pulje=self.pulje,
            fort_av_andre=self.fort_av_andre,
        ).med(deltatt=True, siste_pulje=self.pulje)


class KommuneSattPaVenteliste(Hendelse[Deltakelse]):
    """A yes to a full pulje (K-146)."""

    tekst = Tekst(
        "Kommunen er satt på venteliste",
        "Kommunen er sett på venteliste",
        "The kommune is on the waiting list",
    )
    pulje: int
    fort_av_andre: bool = False
    referanse: Notat | None = None
    etter_fristen: bool = False

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return besvart(
            aggregat,
            Svarstatus.PA_VENTELISTE,
            pulje=self.pulje,
            fort_av_andre=self.fort_av_andre,
        )


class KommuneFikkPlass(Hendelse[Deltakelse]):
    """Moved up from the waiting list."""

    tekst = Tekst(
        "Kommunen fikk plass fra ventelisten",
        "Kommunen fekk plass frå ventelista",
        "The kommune got a seat from the waiting list",
    )
    pulje: int

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return aggregat.med(
            status=Svarstatus.PAMELDT, pulje=self.pulje, deltatt=True, siste_pulje=self.pulje
        )


class KommuneVarslet(Hendelse[Deltakelse]):
    """The kommune is told; what ends its pulje or the løp also ends its seat."""

    tekst = Tekst("Kommunen er varslet", "Kommunen er varsla", "The kommune was told")
    om: Varsel
    pulje: int | None = None

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        if self.om is Varsel.LOP_AVSLUTTET:
            return aggregat.med(lop_avsluttet=True, pulje=None, invitasjoner=(), sen_pamelding=None)
        if self.om is Varsel.PULJE_AVLYST:
            return _uten_pulje(aggregat, self.pulje)
        return aggregat


def besvart(
    aggregat: Deltakelse, status: Svarstatus, *, pulje: int | None, fort_av_andre: bool
) -> Deltakelse:
    """The deltakelse with an answer; what stood before is kept while others may be wrong."""
    return aggregat.med(
        status=status,
        pulje=pulje,
        svar_fort_av_andre=fort_av_andre,
        for_andres_svar=aggregat.status if fort_av_andre else None,
        omtvistet=False,
        sen_pamelding=None,
    )


def _uten_pulje(aggregat: Deltakelse, pulje: int | None) -> Deltakelse:
    """Without the pulje that was called off; a kommune that had a seat is asked anew."""
    uten = aggregat.med(invitasjoner=tuple(p for p in aggregat.invitasjoner if p != pulje))
    if uten.sen_pamelding is not None and uten.sen_pamelding.pulje == pulje:
        uten = uten.med(sen_pamelding=None)
    if uten.pulje != pulje:
        return uten
    return uten.med(status=Svarstatus.INVITERT, pulje=None)
