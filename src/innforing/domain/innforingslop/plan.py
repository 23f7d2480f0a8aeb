"""The plan of a løp: period, activities, communication, and what others have said of it."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Publikumstekst, Verdi
from innforing.domain.innforingslop.verdier import Sektor


class Aktivitetsart(Kodeverk):
    """The kinds of activity a løp may hold (K-173 to K-185)."""

    INFORMASJON = "informasjon", "Informasjon", "Informasjon", "Information"
    GEVINSTARBEID = "gevinstarbeid", "Gevinstarbeid", "Gevinstarbeid", "Benefits work"
    ROS_OG_DPIA = "ros_og_dpia", "ROS og DPIA", "ROS og DPIA", "Risk and privacy assessment"
    ARBEIDSPROSESSER = (
        "arbeidsprosesser",
        "Endringer i arbeidsprosesser",
        "Endringar i arbeidsprosessar",
        "Changes in work processes",
    )
    ENDRINGSLEDELSE = "endringsledelse", "Endringsledelse", "Endringsleiing", "Change management"
    TJENESTEMODELL = (
        "tjenestemodell",
        "Helhetlig tjenestemodell",
        "Heilskapleg tenestemodell",
        "Service model",
    )
    ANSKAFFELSE = (
        "anskaffelse",
        "Støtte ved anskaffelser",
        "Støtte ved innkjøp",
        "Support in procurement",
    )
    LEVERANDORDIALOG = (
        "leverandordialog",
        "Leverandørdialog",
        "Leverandørdialog",
        "Supplier dialogue",
    )
    TEKNISK_STOTTE = "teknisk_stotte", "Teknisk støtte", "Teknisk støtte", "Technical support"
    OPPLAERING = "opplaering", "Opplæring og trening", "Opplæring og trening", "Training"
    ERFARINGSDELING = (
        "erfaringsdeling",
        "Erfaringsdeling",
        "Erfaringsdeling",
        "Sharing of experience",
    )
    OVERGANG_TIL_DRIFT = (
        "overgang_til_drift",
        "Overgang til drift",
        "Overgang til drift",
        "Transition to operations",
    )
    OPPFOLGING = (
        "oppfolging",
        "Oppfølging av bruk over tid",
        "Oppfølging av bruk over tid",
        "Follow-up of use over time",
    )
    EVALUERING = "evaluering", "Felles evaluering", "Felles evaluering", "Joint evaluation"


class Aktivitetsform(Kodeverk):
    """How an activity is held (K-024)."""

    DIGITAL = "digital", "Digital", "Digital", "Digital"
    FYSISK = "fysisk", "Fysisk", "Fysisk", "In person"


class Malgruppe(Kodeverk):
    """Whom an activity is for (K-186)."""

    MELLOMLEDERE = "mellomledere", "Mellomledere", "Mellomleiarar", "Middle managers"
    HELSELEDERE = "helseledere", "Helseledere", "Helseleiarar", "Heads of health services"
    OPPVEKSTLEDERE = "oppvekstledere", "Oppvekstledere", "Oppvekstleiarar", "Heads of schools"
    ANSATTE = "ansatte", "Ansatte", "Tilsette", "Employees"
    KOORDINATORER = "koordinatorer", "Koordinatorer", "Koordinatorar", "Coordinators"


class PlanlagtAktivitet(Verdi):
    """An activity of the plan; several puljer means that they carry it out together (K-144)."""

    navn: Publikumstekst
    art: Aktivitetsart
    form: Aktivitetsform
    start: date | None = None
    slutt: date | None = None
    malgrupper: tuple[Malgruppe, ...] = ()
    puljer: tuple[int, ...] = ()


class Forankring(Verdi):
    """Regional agreement: whose leaders, when, where it was reached (K-155, K-188)."""

    sektor: Sektor
    dato: date
    arena: Publikumstekst


class Prioritering(Verdi):
    """The decision by which the sektor put this løp first (K-107)."""

    organ: Kode
    dato: date
    referanse: Publikumstekst


class Kapasitetssvar(Verdi):
    """Whether a body says that it has capacity for the løp (K-115)."""

    organ: Kode
    nok: bool


class Laeringspunktsvar(Verdi):
    """What this løp does with a lesson from an earlier one (K-212)."""

    laeringspunkt: Kode
    """`<løp>.<number>`."""
    brukes: bool
    hvordan: Publikumstekst | None = None


class Plan(Verdi):
    """The plan beside the puljer; every field may be empty in a draft."""

    oppstart: date | None = None
    slutt: date | None = None
    aktiviteter: tuple[PlanlagtAktivitet, ...] = ()
    kommunikasjonsplan: Publikumstekst | None = None
    stotteressurser: tuple[Kode, ...] = ()
    utviklingsansvarlig: Kode | None = None
    forankring: tuple[Forankring, ...] = ()
    kapasitet: tuple[Kapasitetssvar, ...] = ()
    laeringspunkter: tuple[Laeringspunktsvar, ...] = ()
    prioritering: Prioritering | None = None


class Planutkast(Verdi):
    """What somebody lays or changes of a plan; None leaves that part as it is."""

    oppstart: date | None = None
    slutt: date | None = None
    aktiviteter: tuple[PlanlagtAktivitet, ...] | None = None
    kommunikasjonsplan: Publikumstekst | None = None
    stotteressurser: tuple[Kode, ...] | None = None
    utviklingsansvarlig: Kode | None = None
    forankring: tuple[Forankring, ...] | None = None
    kapasitet: tuple[Kapasitetssvar, ...] | None = None
    laeringspunkter: tuple[Laeringspunktsvar, ...] | None = None
    prioritering: Prioritering | None = None

    @model_validator(mode="after")
    def _slutt_etter_oppstart(self) -> Self:
        if self.oppstart and self.slutt and self.slutt < self.oppstart:
            raise PydanticCustomError("periode", "the løp ends before it starts")
        return self

    def lagt_pa(self, plan: Plan) -> Plan:
        """Return the plan with the given parts replaced."""
        gitt = {navn: getattr(self, navn) for navn in type(self).model_fields}
        return plan.med(**{navn: verdi for navn, verdi in gitt.items() if verdi is not None})


class Deling(Verdi):
    """That the koordineringsgruppe was shown the plan, and whether it has changed since."""

    forst: date
    siste: date
    gjelder_planen: bool
    """False when the plan was laid anew after it was shared."""


class Merknadsart(Kodeverk):
    """What the koordineringsgruppe says of a plan (K-116)."""

    MERKNAD = "merknad", "Merknad", "Merknad", "Remark"
    DELE_DELER = "dele_deler", "Forslag om å dele deler", "Forslag om å dele delar", "Share parts"
    KNYTTE_REGIONER = (
        "knytte_regioner",
        "Forslag om å knytte regioner sammen",
        "Forslag om å knyte regionar saman",
        "Link regions",
    )


class Merknad(Verdi):
    """A remark, and whether it has been answered."""

    nr: int
    art: Merknadsart
    besvart: bool = False
