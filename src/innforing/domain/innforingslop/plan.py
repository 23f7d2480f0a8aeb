"""The plan of a løp: period, activities, communication, and what others have said of it."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aktiviteter import (
    Aktivitetsart,
    Aktivitetsform,
    Malgruppe,
    Sektor,
)
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Publikumstekst, Verdi


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
