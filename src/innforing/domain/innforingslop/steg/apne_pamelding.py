"""Planlagt → påmelding: the invitation is sent, and the pulje takes answers (K-147 to K-156)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from pydantic import Field, model_validator

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.invitasjon import (
    Invitasjonstekst,
    SendtInvitasjon,
    avtrykk,
    en_tekst_per_malform,
)
from innforing.domain.innforingslop.verdier import Puljefase, Sektor

KORTESTE_SVARFRIST = timedelta(days=14)
"""A shorter time to answer must be answered for; a setting, not a rule of the sources."""


class Fakta(Verdi):
    mottakernes_malformer: tuple[str, ...] = ("nb", "nn")
    """The written forms of the receivers; both while none is registered."""
    kommuner_med_svar: tuple[str, ...] = ()
    """Kommuner that have a seat in the løp, said no or withdrew; not invited unless named."""
    kommuner_uten_kontakt: tuple[str, ...] = ()
    """Kommuner of the løp that nobody acts for yet."""


class ApnePamelding(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Åpne påmelding", "Opne påmelding", "Open enrolment")
    fakta: ClassVar[type[Verdi]] = Fakta

    pulje: int = Field(default=1, ge=1)
    svarfrist: date
    tekster: tuple[Invitasjonstekst, ...] = Field(min_length=1)
    adressater: tuple[Sektor, ...] = ()
    """Whose leaders the invitation is addressed to (K-155)."""
    kommuner: tuple[Kode, ...] = ()
    """Empty: everyone that the pulje is for, and that has not answered."""

    @model_validator(mode="after")
    def _form(self) -> ApnePamelding:
        en_tekst_per_malform(self.tekster)
        return self

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[PameldingApnet]:
        yield PameldingApnet(
            pulje=self.pulje,
            sendt=g.gjelder_dag,
            svarfrist=self.svarfrist,
            tekster=self.tekster,
            avtrykk=avtrykk(self.tekster),
            adressater=self.adressater,
            mottakere=mottakere(g),
        )


class PameldingApnet(Hendelse[Innforingslop]):
    """The texts stand here unchanged for ever (K-151)."""

    tekst: ClassVar[Tekst] = Tekst(
        "Påmeldingen er åpnet", "Påmeldinga er opna", "Enrolment was opened"
    )
    pulje: int
    sendt: date
    svarfrist: date
    tekster: tuple[Invitasjonstekst, ...]
    avtrykk: str
    """SHA-256 of the texts, in hexadecimal."""
    adressater: tuple[Sektor, ...] = ()
    mottakere: tuple[Kode, ...] = ()

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        sendt = SendtInvitasjon(
            pulje=self.pulje, sendt=self.sendt, svarfrist=self.svarfrist, avtrykk=self.avtrykk
        )
        apnet = aggregat.med_endret_pulje(
            self.pulje, fase=Puljefase.PAMELDING, svarfrist=self.svarfrist
        )
        return apnet.med(invitasjoner=(*aggregat.invitasjoner, sendt))


def mottakere(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    """Who is invited: those named, else all the pulje is for that have not answered the løp.

    A no is never reminded of (K-161); who said it may all the same join the pulje (K-165).
    """
    if g.steg.kommuner:
        navngitt: tuple[str, ...] = g.steg.kommuner
        return navngitt
    aktuelle = g.aggregat.aktuelle_for(g.steg.pulje)
    return tuple(k for k in aktuelle if k not in g.fakta.kommuner_med_svar)


@vilkar(
    "K-036, K-029",
    "Det er fastsatt hvilke kommuner puljen er for, og ingen andre inviteres",
    "Det er fastsett kva kommunar pulja er for, og ingen andre blir inviterte",
    "It is fixed which kommuner the pulje is for, and nobody else is invited",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Fastsett kommunene, eller ta bort dem som ikke er i målgruppen",
        "Fastset kommunane, eller ta bort dei som ikkje er i målgruppa",
        "Fix the kommuner, or remove those outside the target group",
    ),
)
def aktuelle_kommuner_er_fastsatt(g: Grunnlag[Innforingslop, Fakta]) -> bool | tuple[str, ...]:
    aktuelle = g.aggregat.aktuelle_for(g.steg.pulje)
    return tuple(k for k in g.steg.kommuner if k not in aktuelle) or bool(aktuelle)


@vilkar(
    "K-156",
    "Svarfristen er fram i tid",
    "Svarfristen er fram i tid",
    "The deadline for answers is ahead",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=("Sett en senere svarfrist", "Set ein seinare svarfrist", "Set a later deadline"),
)
def svarfristen_er_framover(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    frist: date = g.steg.svarfrist
    return frist > g.gjelder_dag


@vilkar(
    "K-139",
    "Puljen er planlagt, og ikke åpnet før",
    "Pulja er planlagd, og ikkje opna før",
    "The pulje is planned, and was not opened before",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Velg en pulje som er planlagt, eller legg en ny inn i planen",
        "Vel ei pulje som er planlagd, eller legg ei ny inn i planen",
        "Choose a planned pulje, or add one to the plan",
    ),
)
def puljen_kan_apnes(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    pulje = g.aggregat.pulje(g.steg.pulje)
    return pulje is not None and pulje.fase is Puljefase.PLANLAGT


@vilkar(
    "K-159",
    "Kommunene får minst 14 dager til å svare",
    "Kommunane får minst 14 dagar til å svare",
    "The kommuner have at least 14 days to answer",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Sett en senere svarfrist, eller begrunn den korte",
        "Set ein seinare svarfrist, eller grunngi den korte",
        "Set a later deadline, or give grounds for the short one",
    ),
)
def svarfristen_er_lang_nok(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    """Silent on a deadline that has passed: that is a block of its own."""
    frist: date = g.steg.svarfrist
    return frist <= g.gjelder_dag or frist - g.gjelder_dag >= KORTESTE_SVARFRIST


@vilkar(
    "K-012",
    "Kommunene er informert på forhånd",
    "Kommunane er informerte på førehand",
    "The kommuner were informed in advance",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Informer kommunene før invitasjonen, eller begrunn hvorfor det ikke trengs",
        "Informer kommunane før invitasjonen, eller grunngi at det ikkje trengst",
        "Inform the kommuner first, or give grounds",
    ),
)
def kommunene_er_informert(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(k for k in mottakere(g) if k not in g.aggregat.informert)


@vilkar(
    "K-156",
    "Hver mottaker har en kontakt i kommunen",
    "Kvar mottakar har ein kontakt i kommunen",
    "Each receiver has a contact in the kommune",
    rettes_av=("kontaktperson", "ks"),
    slik=(
        "Registrer hvem som svarer for kommunen, eller begrunn hvordan den nås",
        "Registrer kven som svarar for kommunen, eller grunngi korleis han blir nådd",
        "Register who answers for the kommune, or say how it is reached",
    ),
)
def mottakerne_har_kontakt(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(k for k in mottakere(g) if k in g.fakta.kommuner_uten_kontakt)


@vilkar(
    "K-155",
    "Invitasjonen er rettet til lederne den gjelder",
    "Invitasjonen er retta til leiarane han gjeld",
    "The invitation is addressed to the leaders it concerns",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Rett invitasjonen også til lederne i disse sektorene, eller begrunn valget",
        "Rett invitasjonen også til leiarane i desse sektorane, eller grunngi valet",
        "Address the leaders of these sectors too, or give grounds",
    ),
)
def lederne_er_adressert(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    uten = (s for s in g.aggregat.sektorer if s not in g.steg.adressater)
    return tuple(str(sektor.value) for sektor in uten)
