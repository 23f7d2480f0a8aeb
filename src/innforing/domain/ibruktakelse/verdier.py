"""The ladder of use, and what each rung rests on."""

from __future__ import annotations

from datetime import date

from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Notat, Publikumstekst, Verdi


class Bruksstatus(Kodeverk):
    """The ladder (K-191): its rungs are never mixed (K-192, T-13)."""

    IKKE_INNFORT = "ikke_innfort", "Ikke innført", "Ikkje innført", "Not introduced"
    TEKNISK_INNFORT = (
        "teknisk_innfort",
        "Teknisk innført",
        "Teknisk innført",
        "Technically introduced",
    )
    TATT_I_BRUK = "tatt_i_bruk", "Tatt i bruk", "Teken i bruk", "Taken into use"
    NYTTIGGJORT = "nyttiggjort", "Nyttiggjort", "Nyttiggjord", "Benefits realised"

    @property
    def trinn(self) -> int:
        """The number of the rung, from the ground."""
        return list(Bruksstatus).index(self)


class Belegg(Kodeverk):
    """What a status rests on (K-193)."""

    MALING = "maling", "Måling av bruk", "Måling av bruk", "Measured use"
    DOKUMENT = "dokument", "Dokument", "Dokument", "Document"
    EGENERKLAERING = (
        "egenerklaering",
        "Kommunens egen opplysning",
        "Kommunen si eiga opplysning",
        "The kommune's own statement",
    )


class Gevinstkategori(Kodeverk):
    """Categories named in the sources (K-198)."""

    KVALITET = (
        "kvalitet",
        "Kvalitet og pasientsikkerhet",
        "Kvalitet og pasienttryggleik",
        "Quality and patient safety",
    )
    TRYGGHET = (
        "trygghet",
        "Trygghet og mestring for innbygger",
        "Tryggleik og meistring for innbyggjar",
        "Safety and mastery for citizens",
    )
    OMSORGSKAPASITET = (
        "omsorgskapasitet",
        "Omsorgskapasitet",
        "Omsorgskapasitet",
        "Capacity of care",
    )
    EFFEKTIVITET = (
        "effektivitet",
        "Mindre dobbeltføring og manuelt arbeid",
        "Mindre dobbeltføring og manuelt arbeid",
        "Less double entry and manual work",
    )
    ENKLERE_HVERDAG = (
        "enklere_hverdag",
        "Enklere hverdag for helsepersonell",
        "Enklare kvardag for helsepersonell",
        "Simpler working day for staff",
    )


class Statusperiode(Verdi):
    """A status from the day it took effect."""

    fra: date
    status: Bruksstatus


class Gevinst(Verdi):
    """A planned or realised gevinst (K-197)."""

    id: Kode
    kategori: Gevinstkategori
    indikator: Kode | None = None
    realisert: date | None = None
    """None: planned."""
    dokumentasjon: Notat | None = None
    """Where it is documented."""


class Driftsmerke(Verdi):
    """Moved over to drift: to whom, and what remains (K-203)."""

    mottaker: Publikumstekst
    fra: date
    gjenstar: tuple[Notat, ...] = ()
