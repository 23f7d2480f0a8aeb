"""What a løp is made of: type, area, leaders, puljer, plan and the codes they use."""

from __future__ import annotations

from datetime import date

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aktiviteter import Sektor as Sektor  # noqa: PLC0414 - a word of the løp too
from innforing.domain.grunnmur.aktor import Aktor, Part, Rolle
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Kodeverk, Publikumstekst, Verdi


class LopType(Kodeverk):
    """The three types of løp (K-019)."""

    A_FELLES_NASJONALT = "a", "Felles nasjonalt", "Felles nasjonalt", "Joint national"
    B_FELLES_REGIONALT = "b", "Felles regionalt", "Felles regionalt", "Joint regional"
    C_DELVIS_NASJONALT = "c", "Delvis nasjonalt", "Delvis nasjonalt", "Partly national"


class Slag(Kodeverk):
    """Whether something is introduced, or a way of working is lifted together (K-041)."""

    INNFORING = "innforing", "Innføring", "Innføring", "Rollout"
    FELLES_PROSESS = "felles_prosess", "Felles prosess", "Felles prosess", "Joint process"


class Omradeart(Kodeverk):
    """The two kinds of area a type B løp may have (K-027, T-03)."""

    FYLKE = "fylke", "Fylke", "Fylke", "County"
    HELSEREGION = "helseregion", "Helseregion", "Helseregion", "Health region"


class Omrade(Verdi):
    """One fylke or one helseregion (K-027)."""

    art: Omradeart
    kode: Kode

    @property
    def region(self) -> str:
        """The area as a regional body's `Verv.region` spells it."""
        return self.kode if self.art is Omradeart.FYLKE else f"helseregion-{self.kode}"


class Leder(Verdi):
    """Who leads the løp, or one pulje of it, in which period (K-131, K-136)."""

    person: Kode
    rolle: Rolle = Rolle.INNFORINGSLEDER
    organ: Kode
    pulje: int | None = None
    fra: date
    til: date | None = None
    stedfortreder: bool = False
    helheten: bool = False
    """C: acts where the løp as a whole moves (livslop.md §2, The owner)."""

    def gjelder(self, dag: date) -> bool:
        """Whether the person leads on that day."""
        return self.fra <= dag and (self.til is None or dag <= self.til)

    def i_verv(self, aktor: Aktor) -> bool:
        """Whether it is the role and the body that the actor acts in (K-138)."""
        return (self.rolle, self.organ) == (aktor.rolle, aktor.organ)


class Trekkart(Kodeverk):
    """What kommuner of one pulje have in common in type C (K-141, K-383)."""

    JOURNALSYSTEM = "journalsystem", "Journalsystem", "Journalsystem", "Record system"
    VELFERDSTEKNOLOGISYSTEM = (
        "velferdsteknologisystem",
        "Velferdsteknologisystem",
        "Velferdsteknologisystem",
        "Welfare technology system",
    )
    RESPONSSENTERTJENESTE = (
        "responssentertjeneste",
        "Responssentertjeneste",
        "Responssenterteneste",
        "Response centre service",
    )
    FELLES_ANSKAFFELSE = (
        "felles_anskaffelse",
        "Felles anskaffelse",
        "Felles innkjøp",
        "Joint procurement",
    )


class Trekk(Verdi):
    """One trait: which system, service or procurement."""

    art: Trekkart
    verdi: Kode


class Gruppemedlem(Verdi):
    """A member of the arbeidsgruppe and the part the member stands for (K-122)."""

    person: Kode
    rolle: Rolle = Rolle.MEDLEM
    del_av: Part
    frikjopt: bool = False

    @field_validator("rolle")
    @classmethod
    def _i_gruppen(cls, rolle: Rolle) -> Rolle:
        if rolle not in (Rolle.MEDLEM, Rolle.LEDER):
            raise PydanticCustomError("rolle", "in the group a person is medlem or leder")
        return rolle


class Puljefase(Kodeverk):
    """Each pulje has its own phase (livslop.md §2)."""

    PLANLAGT = "planlagt", "Planlagt", "Planlagt", "Planned"
    PAMELDING = "pamelding", "Påmelding", "Påmelding", "Enrolment"
    GJENNOMFORING = "gjennomforing", "Gjennomføring", "Gjennomføring", "Running"
    EVALUERT = "evaluert", "Evaluert", "Evaluert", "Evaluated"
    AVLYST = "avlyst", "Avlyst", "Avlyst", "Cancelled"


class Puljeform(Verdi):
    """What a pulje is, in a draft and in the løp alike (K-139, K-142)."""

    nr: int = Field(ge=1, le=999)
    navn: Publikumstekst | None = None
    start: date | None = None
    slutt: date | None = None
    kapasitet: int | None = Field(default=None, ge=1)
    """None: without a limit."""
    trekk: tuple[Trekk, ...] = ()

    def passer(self, trekk: tuple[Trekk, ...]) -> bool:
        """Whether a kommune with these traits has one of each kind the pulje asks for (K-141)."""
        arter = {krav.art for krav in self.trekk}
        return arter == {har.art for har in trekk if har in self.trekk}


class Puljeutkast(Puljeform):
    """A pulje as the plan describes it."""

    @model_validator(mode="after")
    def _slutt_etter_start(self) -> Puljeutkast:
        if self.start and self.slutt and self.slutt < self.start:
            raise PydanticCustomError("periode", "the pulje ends before it starts")
        return self


class Puljeplan(Puljeform):
    """A pulje of the løp, and how far it has come; it may have started after its planned end."""

    fase: Puljefase = Puljefase.PLANLAGT
    svarfrist: date | None = None
    evaluert: date | None = None

    @property
    def er_ferdig(self) -> bool:
        """Evaluated or cancelled: nothing more happens in it."""
        return self.fase in (Puljefase.EVALUERT, Puljefase.AVLYST)


class Pause(Verdi):
    """«På vent»: who paused, since when, and when it is looked at again."""

    av: Kode
    organ: Kode
    fra: date
    vurderes: date


class Breddeforpliktelse(Verdi):
    """Type C: the party that develops the løsning until all can have it (K-038)."""

    part: Kode
    meldt: date | None = None
    """When the party reported that all can have it; a new check must say so too."""
    lukket: date | None = None


class Bevis(Verdi):
    """A document or source that a judgement rests on, by reference and checksum (K-378)."""

    referanse: Publikumstekst
    sjekksum: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")


class Mangel(Verdi):
    """What falls short, and who must mend it (K-004)."""

    kriterium: Kode
    rettes_av: Kode
    begrunnelse: Begrunnelse
