"""What happens to the seats of a pulje: each event follows from a step on a sibling stream."""

from __future__ import annotations

from typing import ClassVar

from pydantic import NonNegativeInt

from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Tekst
from innforing.domain.pulje.pulje import Pulje


class Plassgrunn(Kodeverk):
    PAMELDING = "pamelding", "Meldt på innen fristen", "Meldt på innan fristen", "Enrolled in time"
    VENTELISTE = (
        "venteliste",
        "Rykket opp fra ventelisten",
        "Rykt opp frå ventelista",
        "Moved up from the waiting list",
    )
    SEN_PAMELDING = (
        "sen_pamelding",
        "Meldt på etter fristen",
        "Meldt på etter fristen",
        "Enrolled after the deadline",
    )
    FLYTTET = (
        "flyttet",
        "Flyttet fra en annen pulje",
        "Flytta frå ei anna pulje",
        "Moved from another pulje",
    )


class Bortfallsgrunn(Kodeverk):
    PULJEN_AVLYST = (
        "puljen_avlyst",
        "Puljen er avlyst",
        "Pulja er avlyst",
        "The pulje was cancelled",
    )
    LOPET_AVSLUTTET = (
        "lopet_avsluttet",
        "Løpet er avsluttet før fullføring",
        "Løpet er avslutta før fullføring",
        "The løp ended before completion",
    )


class PuljeOpprettet(Hendelse[Pulje]):
    """Seats begin, or begin anew for a løp that is taken up again: old seats do not come back."""

    tekst: ClassVar[Tekst] = Tekst(
        "Puljen er opprettet", "Pulja er oppretta", "The pulje was created"
    )
    kapasitet: NonNegativeInt | None = None

    def anvend(self, aggregat: Pulje) -> Pulje:
        return Pulje(apen=True, kapasitet=self.kapasitet)


class KapasitetEndret(Hendelse[Pulje]):
    tekst: ClassVar[Tekst] = Tekst(
        "Puljens kapasitet er endret",
        "Kapasiteten i pulja er endra",
        "The capacity of the pulje was changed",
    )
    kapasitet: NonNegativeInt | None

    def anvend(self, aggregat: Pulje) -> Pulje:
        return aggregat.med(kapasitet=self.kapasitet)


class PlassTildelt(Hendelse[Pulje]):
    """A kommune has a seat, given once: it leaves the waiting list."""

    tekst: ClassVar[Tekst] = Tekst(
        "En kommune har fått plass", "Ein kommune har fått plass", "A kommune was given a seat"
    )
    kommune: Kode
    grunn: Plassgrunn = Plassgrunn.PAMELDING

    def anvend(self, aggregat: Pulje) -> Pulje:
        if self.kommune in aggregat.plasser:
            return aggregat
        uten = aggregat.uten(self.kommune)
        return uten.med(plasser=(*uten.plasser, self.kommune))


class VentelisteplassGitt(Hendelse[Pulje]):
    tekst: ClassVar[Tekst] = Tekst(
        "En kommune er satt på venteliste",
        "Ein kommune er sett på venteliste",
        "A kommune was put on the waiting list",
    )
    kommune: Kode

    def anvend(self, aggregat: Pulje) -> Pulje:
        uten = aggregat.uten(self.kommune)
        return uten.med(venteliste=(*uten.venteliste, self.kommune))


class PlassFrigitt(Hendelse[Pulje]):
    """The kommune withdrew, changed its answer or was moved; the next in line moves up."""

    tekst: ClassVar[Tekst] = Tekst(
        "En plass er frigitt", "Ein plass er frigitt", "A seat was released"
    )
    kommune: Kode

    def anvend(self, aggregat: Pulje) -> Pulje:
        return aggregat.uten(self.kommune)


class VentelisteplassOppgitt(Hendelse[Pulje]):
    tekst: ClassVar[Tekst] = Tekst(
        "En kommune står ikke lenger på venteliste",
        "Ein kommune står ikkje lenger på venteliste",
        "A kommune left the waiting list",
    )
    kommune: Kode

    def anvend(self, aggregat: Pulje) -> Pulje:
        return aggregat.uten(self.kommune)


class PlasserBortfalt(Hendelse[Pulje]):
    """All seats go at once, and nobody moves up; the event keeps who had them."""

    tekst: ClassVar[Tekst] = Tekst(
        "Plassene i puljen er falt bort",
        "Plassane i pulja har falle bort",
        "The seats of the pulje lapsed",
    )
    grunn: Bortfallsgrunn
    plasser: tuple[Kode, ...] = ()
    venteliste: tuple[Kode, ...] = ()

    def anvend(self, aggregat: Pulje) -> Pulje:
        return aggregat.med(apen=False, plasser=(), venteliste=())
