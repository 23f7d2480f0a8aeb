"""Kinds and statuses of a løsning, its leverandører, overlevering and helsefaglig vurdering."""

from __future__ import annotations

from datetime import date

from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Kodeverk, Publikumstekst, Verdi


class Losningskategori(Kodeverk):
    """Kinds of løsning (K-356); the list may grow (K-346)."""

    NASJONAL_EHELSELOSNING = (
        "nasjonal_ehelselosning",
        "Nasjonal e-helseløsning",
        "Nasjonal e-helseløysing",
        "National e-health solution",
    )
    KOMMUNAL_FELLESLOSNING = (
        "kommunal_felleslosning",
        "Kommunal fellesløsning",
        "Kommunal fellesløysing",
        "Solution shared by kommuner",
    )
    VELFERDSTEKNOLOGI = (
        "velferdsteknologi",
        "Velferdsteknologi",
        "Velferdsteknologi",
        "Welfare technology",
    )
    DIGITAL_HJEMMEOPPFOLGING = (
        "digital_hjemmeoppfolging",
        "Digital hjemmeoppfølging",
        "Digital heimeoppfølging",
        "Digital home follow-up",
    )
    JOURNALLOSNING = "journallosning", "Journalløsning", "Journalløysing", "Record system"
    NY_FUNKSJON = (
        "ny_funksjon",
        "Ny funksjon i en løsning",
        "Ny funksjon i ei løysing",
        "New function in a solution",
    )
    ROBOT = "robot", "Robot", "Robot", "Robot"


class Omfang(Kodeverk):
    """The size of what is introduced: a small extension needs fewer elements (K-011)."""

    STORT = "stort", "Ny løsning", "Ny løysing", "New solution"
    LITE = "lite", "Funksjonell utvidelse", "Funksjonell utviding", "Functional extension"


class Portefoljestatus(Kodeverk):
    """Status in kommunal sektors portefølje (K-354)."""

    UNDER_UTVIKLING = (
        "under_utvikling",
        "Under utvikling",
        "Under utvikling",
        "Under development",
    )
    UNDER_UTPROVING = "under_utproving", "Under utprøving", "Under utprøving", "In trial"
    KLART_TIL_BRUK = "klart_til_bruk", "Klart til bruk", "Klart til bruk", "Ready for use"
    UTFASES = "utfases", "Fases ut", "Blir fasa ut", "Being phased out"


class Beredskap(Kodeverk):
    """How far a leverandør has come (K-087)."""

    IKKE_INFORMERT = "ikke_informert", "Ikke informert", "Ikkje informert", "Not informed"
    INFORMERT = "informert", "Informert", "Informert", "Informed"
    UTVIKLER = "utvikler", "Utvikler", "Utviklar", "Developing"
    KLAR = "klar", "Klar", "Klar", "Ready"


class Konklusjon(Kodeverk):
    """Conclusion of a helsefaglig vurdering (K-071)."""

    FORSVARLIG = "forsvarlig", "Forsvarlig", "Forsvarleg", "Sound"
    FORSVARLIG_MED_MERKNADER = (
        "forsvarlig_med_merknader",
        "Forsvarlig med merknader",
        "Forsvarleg med merknader",
        "Sound, with remarks",
    )
    IKKE_FORSVARLIG = "ikke_forsvarlig", "Ikke forsvarlig", "Ikkje forsvarleg", "Not sound"


class Kompetanse(Kodeverk):
    """The three kinds of competence that assess a løsning (K-072)."""

    KLINISK = "klinisk", "Klinisk", "Klinisk", "Clinical"
    HELSEFAGLIG = "helsefaglig", "Helsefaglig", "Helsefagleg", "Health professional"
    ADMINISTRATIV = "administrativ", "Administrativ", "Administrativ", "Administrative"


class Vurderingstid(Kodeverk):
    """Whether the assessment came during development or only at the end (K-074)."""

    UNDERVEIS = "underveis", "Underveis i utviklingen", "Undervegs i utviklinga", "Along the way"
    TIL_SLUTT = "til_slutt", "Først til slutt", "Først til slutt", "Only at the end"


class Portefoljeplass(Verdi):
    """What the portefølje says, from when, and where it says so (K-353, K-354)."""

    status: Portefoljestatus
    dato: date
    kilde: Publikumstekst


class Leverandor(Verdi):
    """A leverandør and how ready it is (K-087, K-088)."""

    id: Kode
    navn: Publikumstekst
    beredskap: Beredskap
    dato: date
    """From when it is this ready."""
    involvert: date | None = None
    """When it was first told anything (K-088)."""
    regioner: tuple[Kode, ...] = ()
    """Fylkesnummer or `helseregion-<code>` where it is relevant; empty: everywhere."""

    def relevant_i(self, regioner: tuple[str, ...]) -> bool:
        """Whether the leverandør matters in any of the regions; no region asked: the country."""
        return not regioner or not self.regioner or bool(set(regioner) & set(self.regioner))


class Overlevering(Verdi):
    """The handover from program or prosjekt to utbredelse (K-005)."""

    fra_organ: Kode
    dato: date
    fulgte_med: tuple[Publikumstekst, ...] = ()


class Merknad(Verdi):
    """A remark of a helsefaglig vurdering, and when it was closed."""

    id: Kode
    tekst: Begrunnelse
    lukket: date | None = None


class HelsefagligVurdering(Verdi):
    """Is the løsning professionally sound, who says so, and when (K-071 to K-074)."""

    organ: Kode
    dato: date
    konklusjon: Konklusjon
    kompetanse: tuple[Kompetanse, ...] = ()
    tidspunkt: Vurderingstid
    merknader: tuple[Merknad, ...] = ()
    enighet: date | None = None
    """When the actors agreed on criteria, faglige krav and goals (K-073)."""

    @property
    def apne_merknader(self) -> tuple[str, ...]:
        """Ids of remarks that nobody has closed."""
        return tuple(m.id for m in self.merknader if m.lukket is None)
