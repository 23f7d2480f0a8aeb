"""What the group treats, how it decides, and who sits in it: code lists and values."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aktor import Part
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Notat, Verdi


class Sakstype(Kodeverk):
    """What the group is asked to do with an item."""

    BESLUTNING = "til_beslutning", "Til beslutning", "Til avgjerd", "For decision"
    DROFTING = "til_drofting", "Til drøfting", "Til drøfting", "For discussion"
    ORIENTERING = "til_orientering", "Til orientering", "Til orientering", "For information"


class Saksemne(Kodeverk):
    """What an item is about."""

    PLAN = "plan", "Plan for et løp", "Plan for eit løp", "Plan of a løp"
    KLAR_TIL_BRUK = "klar_til_bruk", "Klar til bruk", "Klar til bruk", "Ready for use"
    EVALUERING = "evaluering", "Evaluering", "Evaluering", "Evaluation"
    PRIORITERING = "prioritering", "Prioritering", "Prioritering", "Prioritising"
    SAMORDNING = "samordning", "Samordning av løp", "Samordning av løp", "Coordination of løp"
    KOMMUNIKASJON = (
        "kommunikasjon",
        "Felles kommunikasjon til kommunene",
        "Felles kommunikasjon til kommunane",
        "Joint communication to the kommuner",
    )
    UTBREDELSE = (
        "utbredelse",
        "Utbredelse av nasjonale komponenter",
        "Utbreiing av nasjonale komponentar",
        "Spread of national components",
    )
    ANNET = "annet", "Annet", "Anna", "Other"


ETT_LOP = (Saksemne.PLAN, Saksemne.KLAR_TIL_BRUK, Saksemne.EVALUERING)
"""What is about exactly one løp, and is cited by a step on it."""

EMNE_FOR_STEG: dict[str, Saksemne] = {
    "godkjenn_plan": Saksemne.PLAN,
    "sjekk_klar_til_bruk": Saksemne.KLAR_TIL_BRUK,
    "motta_evaluering": Saksemne.EVALUERING,
}
"""Step on a løp → what the item behind it is about."""


class Utfall(Kodeverk):
    """What came of an item; a deferred item has no outcome."""

    JA = "ja", "Gruppen slutter seg til", "Gruppa sluttar seg til", "The group agrees"
    JA_PA_VILKAR = (
        "ja_pa_vilkar",
        "Gruppen slutter seg til på vilkår",
        "Gruppa sluttar seg til på vilkår",
        "The group agrees on a condition",
    )
    NEI = (
        "nei",
        "Gruppen slutter seg ikke til",
        "Gruppa sluttar seg ikkje til",
        "The group does not agree",
    )
    DROFTET = "droftet", "Drøftet", "Drøfta", "Discussed"
    TIL_ORIENTERING = (
        "tatt_til_orientering",
        "Tatt til orientering",
        "Teke til orientering",
        "Taken note of",
    )


UTFALL_FOR: dict[Sakstype, tuple[Utfall, ...]] = {
    Sakstype.BESLUTNING: (Utfall.JA, Utfall.JA_PA_VILKAR, Utfall.NEI),
    Sakstype.DROFTING: (Utfall.DROFTET,),
    Sakstype.ORIENTERING: (Utfall.TIL_ORIENTERING,),
}
"""The outcomes an item of each type can have: information is never approved (K-111)."""


class Standpunkt(Kodeverk):
    """What a party answers in a written round."""

    FOR = "for", "For", "For", "In favour"
    MOT = "mot", "Mot", "Mot", "Against"
    STEMMER_IKKE = "stemmer_ikke", "Stemmer ikke", "Røystar ikkje", "Does not vote"


class Habilitetsgrunn(Kodeverk):
    """Why a member steps aside: ties to the matter only, never anything about the person."""

    HAR_LAGET_SAKEN = (
        "har_laget_saken",
        "Har laget det saken gjelder",
        "Har laga det saka gjeld",
        "Made what the item is about",
    )
    EGEN_ARBEIDSGIVER = (
        "egen_arbeidsgiver",
        "Egen arbeidsgiver har interesse i saken",
        "Eigen arbeidsgivar har interesse i saka",
        "Own employer has an interest",
    )
    LEVERANDOR = (
        "leverandor",
        "Tilknytning til en leverandør",
        "Tilknyting til ein leverandør",
        "Ties to a supplier",
    )
    ANNEN_TILKNYTNING = (
        "annen_tilknytning",
        "Annen tilknytning til saken",
        "Anna tilknyting til saka",
        "Other ties to the matter",
    )


class Beslutningsmangel(Kodeverk):
    """Why a cited item does not carry the step that cites it."""

    IKKE_BESLUTTET = (
        "ikke_besluttet",
        "Gruppen har ikke besluttet i saken",
        "Gruppa har ikkje avgjort saka",
        "The group has not decided the item",
    )
    GJELDER_NOE_ANNET = (
        "gjelder_noe_annet",
        "Saken gjelder noe annet",
        "Saka gjeld noko anna",
        "The item is about something else",
    )
    SLUTTET_SEG_IKKE_TIL = (
        "sluttet_seg_ikke_til",
        "Gruppen sluttet seg ikke til",
        "Gruppa slutta seg ikkje til",
        "The group did not agree",
    )
    VILKARET_ER_APENT = (
        "vilkaret_er_ikke_bekreftet",
        "Vilkåret er ikke bekreftet oppfylt",
        "Vilkåret er ikkje stadfesta oppfylt",
        "The condition is not confirmed as met",
    )
    BORTFALT = (
        "beslutningen_er_bortfalt",
        "Vilkåret ble ikke oppfylt i tide",
        "Vilkåret vart ikkje oppfylt i tide",
        "The condition was not met in time",
    )
    ER_RETTET = (
        "beslutningen_er_rettet",
        "Beslutningen er rettet av en senere",
        "Avgjerda er retta av ei seinare",
        "The decision was corrected by a later one",
    )
    ANNEN_DATO = (
        "beslutningen_har_annen_dato",
        "Datoen er ikke den saken ble besluttet",
        "Datoen er ikkje den saka vart avgjord",
        "The date is not that of the decision",
    )
    PLANEN_ER_NY = (
        "planen_er_lagt_etter_beslutningen",
        "Planen er lagt på nytt etter beslutningen",
        "Planen er lagd på nytt etter avgjerda",
        "The plan was laid anew after the decision",
    )
    VIST_TIL_NOE_ANNET = (
        "saken_star_i_moteboka",
        "Saken står i møteboka, og det må vises til den",
        "Saka står i møteboka, og det må visast til ho",
        "The item stands in the record, and must be cited",
    )
    DU_VEK_I_SAKEN = (
        "du_vek_i_saken",
        "Du er ikke habil i saken",
        "Du er ikkje habil i saka",
        "You stepped aside in this item",
    )


class Gruppeplass(Verdi):
    """One seat in the group, as the register of bodies has it (K-104)."""

    person: Kode
    part: Part | None = None
    fra: date
    til: date | None = None

    def gjelder(self, dag: date) -> bool:
        """Whether the seat is held on the day."""
        return self.fra <= dag and (self.til is None or dag <= self.til)

    def overlapper(self, fra: date, til: date | None) -> bool:
        """Whether the seat is held on any day of the period."""
        return (til is None or self.fra <= til) and (self.til is None or fra <= self.til)


class Oppmotte(Verdi):
    """One member who was there, and for which party."""

    person: Kode
    part: Part


class Dissens(Verdi):
    """A party that saw it otherwise, and its words."""

    part: Part
    merknad: Notat | None = None


class SakTilBehandling(Verdi):
    """An item as it was sent out: all that was known of it up to that place in the log."""

    sak: Kode
    posisjon: int
    avtrykk: str
    """SHA-256 over the commitments of the events up to the position, in hex."""


class Vara(Verdi):
    """Who acts for a member, and when."""

    person: Kode
    for_medlem: Kode
    fra: date
    til: date

    @model_validator(mode="after")
    def _til_etter_fra(self) -> Self:
        if self.til < self.fra:
            raise PydanticCustomError("periode", "til must not be before fra")
        return self

    def gjelder(self, dag: date) -> bool:
        """Whether the substitute acts on the day."""
        return self.fra <= dag <= self.til
